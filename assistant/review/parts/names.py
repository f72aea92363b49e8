"""Names of persons that may be one name, once mistyped."""

from __future__ import annotations


def a_character_off(name: str, other: str) -> bool:
    """Whether two names of three characters have the same surname and differ in one character.

    Args:
        name: of a person; one with 某 is like none.
        other: of a person.
    """
    return (
        len(name) == len(other) == 3
        and name[0] == other[0]
        and "某" not in name + other
        and sum(a != b for a, b in zip(name, other, strict=True)) == 1
    )
