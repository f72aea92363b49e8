"""Fines and their ranges in words, the same in tables, papers, findings and pages."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from assistant.text.numerals import plain

UNITS = {"amount": "元", "multiple": "倍", "percent": "%", "per_unit": "元"}
_UNNAMED = {"", "any"}
_OUT = "（不含）"


class Ranged(Protocol):
    """What has a range of fine: a rule's ``Fine``, an ``Amount`` of our matters."""

    @property
    def type(self) -> str:
        """As in ``Fine``."""

    @property
    def min(self) -> float | None:
        """Lower limit; None where the clause names none."""

    @property
    def max(self) -> float | None:
        """Upper limit."""

    @property
    def min_excluded(self) -> bool:
        """Whether the lower limit itself is out of the range."""

    @property
    def max_excluded(self) -> bool:
        """Whether the upper limit itself is out of the range."""

    @property
    def base(self) -> str:
        """What is multiplied or counted."""

    @property
    def party(self) -> str:
        """Whom it hits; any for all."""

    @property
    def condition(self) -> str:
        """When it applies."""


def yuan_range(number: str) -> str:
    """A regular expression for two limits in yuan as laws and papers write them, the groups ``low`` and ``high``.

    Args:
        number: a regular expression of how a number may be written there.
    """
    return rf"(?P<low>{number})\s?元以上(?:至)?\s?(?P<high>{number})\s?元以下"


def limits(
    low: float | Decimal | None,
    high: float | Decimal | None,
    unit: str = "元",
    *,
    without_low: bool = False,
    without_high: bool = False,
) -> str:
    """Two limits in the words of the law: 5000元以上50000元以下, 2000元以下, 500元, 5000元（不含）以下.

    Args:
        low: the lower limit, None or 0 for none.
        high: the upper limit, None for none.
        unit: of both.
        without_low: the lower limit itself is out of the range.
        without_high: the upper limit itself is.
    """
    lower = f"{plain(low or 0)}{unit}{_OUT * without_low}以上"
    if high is None:
        return lower
    if low == high:
        return f"{plain(high)}{unit}"
    upper = f"{plain(high)}{unit}{_OUT * without_high}以下"
    return lower + upper if low else upper


def told_amounts(fine: Ranged) -> str:
    """The range of a fine with its base: 违法所得的1倍以上3倍以下, 按每平方米计500元以下, 依照前款规定."""
    if fine.type == "reference":
        return f"依照{fine.base}"
    if fine.min is None and fine.max is None:
        return "未写明数额"
    counted = fine.type == "per_unit"
    base = f"按{fine.base}计" if fine.base and counted else f"{fine.base}的" if fine.base else ""
    return base + limits(
        fine.min, fine.max, UNITS[fine.type], without_low=fine.min_excluded, without_high=fine.max_excluded
    )


def told_order(order: str, condition: str) -> str:
    """An order and when it may be given: 责令停业整治（拒不改正）."""
    return f"{order}（{condition}）" if condition else order


def told_range(fine: Ranged) -> str:
    """Whom and when a fine hits, and its range: 单位，逾期不改正：2000元以下."""
    who = "，".join(part for part in (fine.party, fine.condition) if part not in _UNNAMED)
    return f"{who}：{told_amounts(fine)}" if who else told_amounts(fine)
