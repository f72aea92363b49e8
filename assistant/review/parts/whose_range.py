"""Which of several ranges measures a fine: that for the unit, or that for those who answer for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.law.penalty_model import Fine
from assistant.review.parts.for_whom import on_responsible
from assistant.review.parts.model import Decision, Imposed

_NTH = "一二三四五六"


def _named_in(clause: str, decision: Decision) -> bool:
    """Whether a clause names a party that is a person, by name or by its place among the parties (当事人二)."""
    return any(
        p.name is not None and p.name.text in clause or f"当事人{_NTH[n]}" in clause
        for n, p in enumerate(decision.parties[: len(_NTH)])
        if p.organisation is False
    )


_EACH_HIS_OWN = re.compile(r"分别|各自?(?:处|罚|给予)")


def ranges_of_party(one: Imposed, ranges: Sequence[Fine], decision: Decision) -> list[Fine]:
    """With a unit and a responsible person before it, a fine on the person is measured by the range for persons.

    Args:
        one: the fine.
        ranges: those of the rules invoked.
        decision: the paper in its parts.

    Returns:
        The ranges for the party on whom it is; none where the parties are all of one kind or the sum names none.
    """
    person = on_person(one, decision)
    if person is None:
        return []
    responsible = [f for f in ranges if on_responsible(f)]
    return responsible if person else [f for f in ranges if f not in responsible]


def on_person(one: Imposed, decision: Decision) -> bool | None:
    """Whether a fine is on the person, where a unit and a person are before it; None where that cannot be told.

    Args:
        one: the fine.
        decision: the paper in its parts.
    """
    if {p.organisation for p in decision.parties} != {True, False}:
        return None
    before = decision.text[max(0, one.span.start - 40) : one.span.start]
    clause = re.split(r"[；。\n]", before)[-1]
    if _EACH_HIS_OWN.search(clause):
        return None  # 对甲公司、乙分别罚款: which sum is whose is not read here
    return _named_in(clause, decision)
