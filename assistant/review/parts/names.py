"""Names of persons that may be one name, once mistyped."""

from __future__ import annotations

from assistant.text.personal import persons_called, surnames_words


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


def turned_round(name: str, other: str) -> bool:
    """Whether two names of three characters have the same surname and the two others in each other's place (王建国, 王国建).

    Args:
        name: of a person; one with 某 is like none.
        other: of a person.
    """
    return (
        len(name) == len(other) == 3
        and "某" not in name
        and name != other
        and name[0] == other[0]
        and name[1:] == other[:0:-1]
    )


def reads_as_name(words: str) -> bool:
    """Whether some characters where a name may stand are one by its surname and no ordinary words (外出, 告知单, 任职).

    Args:
        words: what stands there; with 某 it is taken for a name.
    """
    known = surnames_words()
    if "某" in words:
        return True
    return bool(persons_called(words)) and not (words in known.ordinary and words not in known.called)
