"""Fines and their ranges in words, the same in tables, papers, findings and pages."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

UNITS = {"amount": "元", "multiple": "倍", "percent": "%", "per_unit": "元"}
_UNNAMED = {"", "any"}


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
    def base(self) -> str:
        """What is multiplied or counted."""

    @property
    def party(self) -> str:
        """Whom it hits; any for all."""

    @property
    def condition(self) -> str:
        """When it applies."""


def number(value: float | Decimal) -> str:
    """A number without exponent and empty decimals: 1000000, 0.5, 7667.25."""
    plain = f"{Decimal(str(value)):f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def limits(low: float | Decimal | None, high: float | Decimal | None, unit: str = "元") -> str:
    """Two limits in the words of the law: 5000元以上50000元以下, 2000元以下, 500元, 500000元以上."""
    if high is None:
        return f"{number(low or 0)}{unit}以上"
    if low == high:
        return f"{number(high)}{unit}"
    upper = f"{number(high)}{unit}以下"
    return f"{number(low)}{unit}以上{upper}" if low else upper


def told_amounts(fine: Ranged) -> str:
    """The range of a fine with its base: 违法所得的1倍以上3倍以下, 按每平方米计500元以下, 依照前款规定."""
    if fine.type == "reference":
        return f"依照{fine.base}"
    if fine.min is None and fine.max is None:
        return "未写明数额"
    counted = fine.type == "per_unit"
    base = f"按{fine.base}计" if fine.base and counted else f"{fine.base}的" if fine.base else ""
    return base + limits(fine.min, fine.max, UNITS[fine.type])


def told_range(fine: Ranged) -> str:
    """Whom and when a fine hits, and its range: 单位，逾期不改正：2000元以下."""
    who = "，".join(part for part in (fine.party, fine.condition) if part not in _UNNAMED)
    return f"{who}：{told_amounts(fine)}" if who else told_amounts(fine)
