"""The words of corpora/lexicon/reckoning.yaml: what breaks a sum, and what says that numbers belong together."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator

from assistant.corpora import Data, corpus, load


def _any_of(words: object) -> object:
    return "|".join(words) if isinstance(words, list) and all(isinstance(w, str) for w in words) else words


AnyOf = Annotated[re.Pattern[str], BeforeValidator(_any_of)]


class Words(Data):
    """The whole file; see its comments for the meaning of each list."""

    stock_otherwise: AnyOf
    gain_otherwise: AnyOf
    total_beside: AnyOf
    opposites: AnyOf
    no_parts: AnyOf
    attributes: AnyOf
    this_time: AnyOf
    price_beside: AnyOf
    price_anywhere: AnyOf
    limits: AnyOf
    not_sold: AnyOf
    odd_shape: AnyOf
    several_bodies: AnyOf
    land: AnyOf
    no_row: AnyOf
    no_column: AnyOf
    taken_off: AnyOf
    taxes: AnyOf
    plain_total: AnyOf
    came: AnyOf
    left: AnyOf
    passing: AnyOf
    whole: AnyOf
    taken: AnyOf
    rest: AnyOf
    rest_otherwise: AnyOf
    beyond_otherwise: AnyOf


def load_words() -> Words:
    """The words, read once."""
    return load(corpus("lexicon/reckoning.yaml"), Words)
