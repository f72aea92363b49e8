"""Whether a penalty presupposes an order that was not obeyed: by the tiers of its clause, its conduct, or the facts told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.dossier.model import Case
from assistant.law.penalty_model import PenaltyRule

_UNOBEYED = re.compile(r"逾期|拒不|期限内|仍不|再不|不改正|不予改正|拒绝改正")
_ORDERED_AND_NOT = re.compile(r"责令[^，。；]{0,10}[，]?(?:逾期|拒不|仍不|拒绝|期满)")
_ELSEWHERE = re.compile(r"有(?:下列|前款|上述)[^，。；：]{0,12}行为之一的?[，：:]?")
_TOLD = re.compile(
    r"(?:责令|限期|指令|整改通知)[^。]{0,80}(?:逾期|期满|届满|拒不|仍未|仍不|未按期)[^。]{0,20}(?:未|不|没有)"
)


def conditions_of(rule: PenaltyRule) -> tuple[str, ...]:
    """What triggers the tiers of a rule, in its own words.

    Args:
        rule: of a clause.
    """
    return (*(part.condition for part in rule.penalties), *(part.condition for part in rule.fines))


def unobeyed(conditions: Iterable[str]) -> list[bool]:
    """For each condition whether it is that an order was not obeyed.

    Args:
        conditions: of the tiers.
    """
    return [_UNOBEYED.search(condition) is not None for condition in conditions]


def conduct_is_default(rule: PenaltyRule, case: Case) -> bool:
    """Whether the conduct itself is that an order was not obeyed: so worded, or where it stands elsewhere so told by the facts.

    Args:
        rule: of the clause.
        case: its facts are read.
    """
    bare = not _ELSEWHERE.sub("", rule.conduct).strip("，：: 的")
    return bool(_ORDERED_AND_NOT.search(rule.conduct) or (bare and _TOLD.search(case.facts)))
