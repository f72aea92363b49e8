"""Slips of the pen: how two writings of the same length differ."""

from __future__ import annotations


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
