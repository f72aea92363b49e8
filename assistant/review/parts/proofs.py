"""What a list of evidence must hold by what the facts tell, as corpora/lexicon/review/proofs.yaml has it."""

from __future__ import annotations

import re

from assistant.corpora import Data, Words


class Needed(Data):
    """What the facts tell, what a list must then name, how the fact is called and how the proof that is wanted."""

    told: re.Pattern[str]
    proof: re.Pattern[str]
    name: str
    wanted: str


class Opposite(Data):
    """What the facts tell and the conclusion of a report that says the opposite."""

    told: re.Pattern[str]
    other: re.Pattern[str]


class Proofs(Words):
    """The whole file: what facts rest on, quantities, scopes of which a list may tell in other words, opposite conclusions."""

    FILE = "lexicon/review/proofs.yaml"

    rests: tuple[Needed, ...]
    needs: tuple[Needed, ...]
    hinted: tuple[Needed, ...]
    opposite: tuple[Opposite, ...]
