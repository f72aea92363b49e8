"""Fines in words: as a sentence says them, and short for tables."""

from __future__ import annotations

from assistant.law.penalty_model import Fine

_UNIT = {"amount": "元", "multiple": "倍", "percent": "%", "per_unit": "元"}


def told_range(fine: Fine) -> str:
    """A fine range with whom and when, e.g. 企业，逾期不改正：5000元以上50000元以下."""
    who = "，".join(part for part in (fine.party if fine.party != "any" else "", fine.condition) if part)
    return f"{who}：{told_amounts(fine)}" if who else told_amounts(fine)


def told_amounts(fine: Fine) -> str:
    """The amounts of a fine alone, e.g. 违法所得的1倍以上3倍以下; what has no number says so."""
    unit = _UNIT.get(fine.type)
    if unit is None or (fine.max is None and not fine.min):
        return f"依照{fine.base}确定" if fine.type == "reference" and fine.base else "依所引条款确定"
    base = (
        f"{fine.base}的" if fine.base and fine.type != "per_unit" else f"按{fine.base}计" if fine.base else ""
    )
    if fine.max is None:
        return f"{base}{fine.min:.10g}{unit}以上"
    if fine.min == fine.max:
        return f"{base}{fine.max:g}{unit}" if fine.max < 1e6 else f"{base}{fine.max:.0f}{unit}"
    upper = f"{fine.max:.10g}{unit}以下"
    return f"{base}{fine.min:.10g}{unit}以上{upper}" if fine.min else f"{base}{upper}"


def range_text(fine: Fine) -> str:
    """The range short for tables: 2000 元以上 1 万元以下 as 2000–10000 元."""
    if fine.type == "reference":
        return f"依照{fine.base}"
    if fine.min is None:
        return "未定数额"
    unit = _UNIT[fine.type]
    low, high = plain_number(fine.min), plain_number(fine.max)
    amount = f"{low}{unit}" if low == high else f"{low}{unit}以上" if high is None else f"{low}–{high}{unit}"
    return f"{fine.base}{amount}"


def plain_number(value: float | None) -> float | int | None:
    """A whole number as an integer, so that it is written without a decimal point."""
    return int(value) if value is not None and float(value).is_integer() else value
