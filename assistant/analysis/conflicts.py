"""Evidence that contradicts itself: different quantities for one thing, or permit both had and lacking."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations

from assistant.dossier.model import Evidence

_QUANTITY = re.compile(
    r"(\d+(?:\.\d+)?)\s*(万元|元|平方米|立方米|吨|公斤|千克|株|棵|只|条|辆|车|米|台|件|箱|人)"
)
_LACKS = re.compile(r"(没有|未|无|没).{0,8}(许可|审批|批准|手续|执照|备案|资质)|无证|擅自")
_HAS = re.compile(
    r"(?<!没)(?<!未)(已经|已|有|取得了|办了|办理了|持有).{0,6}(许可证|审批|批准|手续|执照|备案|资质)"
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two pieces of evidence (ids) that do not fit together, the quoted passages, and about what."""

    about: str
    first: str
    first_quote: str
    second: str
    second_quote: str


def quantities(text: str) -> dict[str, set[str]]:
    """Amounts by unit in a text, e.g. {"平方米": {"35"}}."""
    found: dict[str, set[str]] = {}
    for match in _QUANTITY.finditer(text):
        found.setdefault(match[2], set()).add(match[1])
    return found


def find_conflicts(evidence: tuple[Evidence, ...]) -> tuple[Conflict, ...]:
    """All contradictions between two pieces of evidence that the text itself shows.

    A quantity counts only when each piece names exactly one value for that unit: with several
    values it cannot be told which belong together.
    """
    found: list[Conflict] = []
    for one, two in combinations(evidence, 2):
        found += _quantity_conflicts(one, two)
        found += _permit_conflict(one, two)
    return tuple(found)


def _quantity_conflicts(one: Evidence, two: Evidence) -> list[Conflict]:
    first, second = quantities(one.text), quantities(two.text)
    return [
        Conflict(unit, one.id, f"{min(first[unit])}{unit}", two.id, f"{min(second[unit])}{unit}")
        for unit in first.keys() & second.keys()
        if len(first[unit]) == len(second[unit]) == 1
        and {*map(float, first[unit])} != {*map(float, second[unit])}
    ]


def _permit_conflict(one: Evidence, two: Evidence) -> list[Conflict]:
    for has, lacks in ((one, two), (two, one)):
        yes, no = _HAS.search(has.text), _LACKS.search(lacks.text)
        if yes and no and not _LACKS.search(has.text):
            return [Conflict("许可", has.id, yes[0], lacks.id, no[0])]
    return []
