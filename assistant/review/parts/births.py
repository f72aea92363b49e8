"""Births told in the head of a paper: those of the party, not of a parent, guardian or spouse named beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.text.dates import read_date


class _Said(Words):
    """The words of births, as corpora/lexicon/review/births.yaml has them."""

    FILE = "lexicon/review/births.yaml"

    kin: re.Pattern[str]
    day: re.Pattern[str]
    about: re.Pattern[str]
    aside: re.Pattern[str]
    label: re.Pattern[str]


def birth_in(area: str) -> date | None:
    """The day on which the party was born.

    Args:
        area: the words of its head.
    """
    told = next(own_births(_Said.read().day, area), None)
    return read_date(told[0]) if told else None


def birth_about(area: str) -> re.Match[str] | None:
    """Year and perhaps month in which the party was born, where no day is told.

    Args:
        area: the words of its head.
    """
    return next(own_births(_Said.read().about, area), None)


def own_births(form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The births of a form that are not those of somebody named beside the party.

    Args:
        form: of a birth.
        text: of a head.
    """
    return (told for told in form.finditer(text) if not _is_of_kin(text[: told.start()]))


def _is_of_kin(before: str) -> bool:
    """Whether the person named last before a birth is another: in its sentence, or in the line above a line of its own."""
    said = _Said.read()
    *above, line = before.split("\n")
    if above and said.label.fullmatch(line):
        line = f"{above[-1]}，{line}"
    sentence = re.split("[。；]", said.aside.sub("", line))[-1]
    return said.kin.search(sentence) is not None
