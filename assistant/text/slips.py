"""Slips of the pen: how two writings of the same length differ."""

from __future__ import annotations

import re
from decimal import Decimal

_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:20)?[0-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=\d{0,4}(?!\d))"
)
_SHORTEST = 2  # digits of a number in which one may be a slip


def places_apart(one: str, other: str) -> tuple[int, ...] | None:
    """The places at which two writings of one length differ; None where they are of two lengths.

    Args:
        one: a name, number or code.
        other: another.
    """
    if len(one) != len(other):
        return None
    return tuple(n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)


def turned(one: str, other: str, *, digits: bool = False) -> bool:
    """Whether two writings are the same but for two neighbours that changed places (185, 158).

    Args:
        one: a name, number or code.
        other: another.
        digits: only digits count, not letters.
    """
    at = places_apart(one, other) or ()
    first, last = (at[0], at[-1] + 1) if len(at) == 2 and at[1] == at[0] + 1 else (0, 0)
    pair = one[first:last]
    return bool(pair) and pair == other[first:last][::-1] and (pair.isdigit() or not digits)


def digits_of(value: Decimal) -> str:
    """A number as it is written, without zeros behind its point.

    Args:
        value: any.
    """
    return f"{value.normalize():f}"


def same_digits(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers are written with the same digits in whatever order (46, 64).

    Args:
        one: a number.
        other: another.
    """
    return sorted(digits_of(one)) == sorted(digits_of(other))


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers of two digits or more have the same digits in another order, or differ by one of them.

    Args:
        one: a number.
        other: another.
    """
    a, b = digits_of(one), digits_of(other)
    if a == b or len(a) != len(b) or len(a.replace(".", "")) < _SHORTEST:
        return False
    return same_digits(one, other) or len(places_apart(a, b) or ()) == 1


def of_two_days(one: str, other: str) -> bool:
    """Whether two codes are told apart by the days in them: lots, samples and forms are numbered by the day.

    Args:
        one: a code (20260301, YP-20260301-02, 260301).
        other: another.
    """
    days = [{(m["year"][-2:], m["month"], m["day"]) for m in _DAY.finditer(code)} for code in (one, other)]
    return all(days) and days[0] != days[1]
