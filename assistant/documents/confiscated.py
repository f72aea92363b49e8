"""What is confiscated, where the officer wrote it of the decision or of the notice: 没收违法所得2312元、没收扣押的蚝油62桶."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.analysis.procedure.data import kind_of_step
from assistant.corpora import Words
from assistant.dossier.model import Case, Measure
from assistant.law.penalties.kinds import SEIZED
from assistant.text.money import parse_quantity

_GAINS = "没收违法所得"
_TELLING = ("决定", "告知")  # the decision before the notice


class _Said(Words):
    """How notes tell of it, as corpora/lexicon/documents/confiscated.yaml has it."""

    FILE = "lexicon/documents/confiscated.yaml"

    sum: re.Pattern[str]
    things: re.Pattern[str]


def with_confiscated(measures: Sequence[Measure], case: Case) -> tuple[Measure, ...]:
    """Measures to confiscate with the sum, or the things, that a step of the case names; those that are settled stay.

    Args:
        measures: of the only charge of the case.
        case: the notes of its steps are read.
    """
    notes = list(_notes(case))
    filled = list(measures)
    for kind, update in ((_GAINS, _gains(notes)), (SEIZED, _things(notes))):
        own = [one for one in measures if one.kind == kind]
        if update and own and not any(one.amount or one.detail for one in own):
            filled[filled.index(own[0])] = own[0].model_copy(update=update)
    return tuple(filled)


def _notes(case: Case) -> Iterator[str]:
    for kind in _TELLING:
        yield from (step.note for step in case.steps if (step.kind or kind_of_step(step.name)) == kind)


def _gains(notes: Sequence[str]) -> dict[str, object]:
    found = next(filter(None, map(_Said.read().sum.search, notes)), None)
    read = parse_quantity(found["sum"].replace(",", "").replace("，", "")) if found else None
    return {"amount": Decimal(str(read.value))} if read else {}


def _things(notes: Sequence[str]) -> dict[str, object]:
    found = next(filter(None, map(_Said.read().things.search, notes)), None)
    return {"detail": found["things"]} if found else {}
