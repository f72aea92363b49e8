"""The case calls the act the first one, and a paper that looked up earlier penalties tells of one for the like, not two years ago."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.dossier.model import SPOKEN, Case, Evidence
from assistant.dossier.plain_numbers import SENTENCE
from assistant.dossier.sources import FACTS, REASONS, Contradiction, Side
from assistant.text.bigrams import bigrams
from assistant.text.dates import exact_day, find_dates


class _Said(Words):
    """The words of first acts and earlier penalties, as corpora/lexicon/dossier/first_after_all.yaml has them."""

    FILE = "lexicon/dossier/first_after_all.yaml"

    first: re.Pattern[str]
    looked_up: re.Pattern[str]
    fined: re.Pattern[str]
    not_this: re.Pattern[str]


_TWO_YEARS = 731
_ALIKE = 2


def first_after_all(case: Case) -> Iterator[Contradiction]:
    """Every earlier penalty that a paper tells of, where the case is called the first.

    Args:
        case: facts, reasons, steps, day of the act and evidence are read.
    """
    act = exact_day(case.act_date)
    told = ((FACTS, case.facts), (REASONS, case.discretion))
    said = _Said.read()
    first = next(((where, m) for where, text in told if (m := said.first.search(text))), None)
    if act is None or first is None:
        return
    for piece in case.evidence:
        found = _earlier(piece, case, act)
        if found:
            where, match = first
            yield Contradiction(
                "初次违法", Side(piece.id, found, found), Side(where, match[0], match[0]), "处罚记录"
            )


def _earlier(piece: Evidence, case: Case, act: date) -> str:
    """The sentence of a paper that tells of a penalty before the act, of the like and not of this case; "" if none does."""
    said = _Said.read()
    ours = {step.on for step in case.steps}
    if piece.kind in SPOKEN or not said.looked_up.search(piece.name + piece.source):
        return ""
    for sentence in SENTENCE.findall(piece.text):
        fined = said.fined.search(sentence)
        days = [day for day, _, end in find_dates(sentence) if fined and end <= fined.start("how")]
        recent = [day for day in days if 0 < (act - day).days <= _TWO_YEARS and day not in ours]
        alike = bigrams(fined["why"]) & bigrams(case.facts) if fined else frozenset()
        if recent and len(alike) >= _ALIKE and not said.not_this.search(sentence):
            return str(sentence).strip()
    return ""
