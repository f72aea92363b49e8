"""The reading of one head or item: tiers -> conducts with everything that follows from each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.law.penalties.antecedents import enter
from assistant.law.penalties.clauses import tiers_of
from assistant.law.penalties.consequences import read_consequences
from assistant.law.penalties.layout import Phrase, Source
from assistant.law.penalties.reading import Reading, State

_TO_ITEMS = re.compile(r"(?:下列|以下|如下)[^，]{0,8}(?:处罚|罚款|处理|规定|情形|标准|办法)")
_DISCIPLINE = ("警告", "通报批评")


def read(
    source: Source,
    phrases: Sequence[Phrase],
    subject: str = "",
    condition: str = "",
    graded: bool = False,
) -> list[Reading]:
    """Read one head or item.

    Args:
        source: the article, for spans and the original wording.
        phrases: its phrases in order.
        subject: the acting party stated above (the head of an item), if any.
        condition: the trigger stated above under which an item's penalties apply, if any.
        graded: True for items that only grade a conduct stated above (发生一般事故的，处…).
    """
    state = State(source, subject)
    out: list[Reading] = []
    for tier in tiers_of(phrases):
        enter(tier, state, out, graded)
        state.condition = state.condition or condition
        read_consequences(tier, state, out[-1])
        if any(_TO_ITEMS.search(p.text) for p in tier.consequence):
            out[-1].for_items = state.condition
    for reading in out:
        _drop_discipline(reading)
    return out


def _drop_discipline(reading: Reading) -> None:
    """Warnings beside 处分 and without a fine discipline officials; they are no administrative penalty."""
    if not reading.fines and any("处分" in words for words in reading.other):
        reading.penalties[:] = [p for p in reading.penalties if p.kind not in _DISCIPLINE]
