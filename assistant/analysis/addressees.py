"""Whom a clause punishes: units, natural persons, individual businesses, the persons in charge, or anybody.

The words are data: corpora/lexicon/addressees.yaml.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from assistant.corpora import Data, corpus, load
from assistant.law.penalties.parties import ANY, RESPONSIBLE

_OPENING = re.compile(
    r"(?:单位|个人|公民|企业|个体工商户)(?=[违有未不拒擅在将使把被]|[^、，和或及与负责内以外的]{2})"
)
_JOINED = re.compile(r"、|，|和|及|以及|或者?|与")


class Addressee(StrEnum):
    """A class of those a clause may address."""

    UNIT = "单位"
    PERSON = "个人"
    HOUSEHOLD = "个体工商户"
    RESPONSIBLE = "责任人员"


class _Ends(Data):
    units: tuple[str, ...]
    persons: tuple[str, ...]
    households: tuple[str, ...]


_OF_KIND = {
    "个人": frozenset({Addressee.PERSON}),
    "企业": frozenset({Addressee.UNIT}),
    "个体工商户": frozenset(Addressee) - {Addressee.RESPONSIBLE},
}
"""What a party of each kind may be addressed as; laws count an individual business now as unit, now as person."""


@lru_cache(maxsize=1)
def _ends() -> tuple[tuple[str, Addressee], ...]:
    ends = load(corpus("lexicon/addressees.yaml"), _Ends)
    named = {Addressee.UNIT: ends.units, Addressee.PERSON: ends.persons, Addressee.HOUSEHOLD: ends.households}
    pairs = [(word, kind) for kind, words in named.items() for word in words]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def classes(name: str) -> frozenset[Addressee]:
    """The classes a name of an addressee stands for; empty when it may be anybody.

    Args:
        name: as the clause names it (单位, 建设单位和施工人员, any, "").
    """
    if name in ("", ANY):
        return frozenset()
    if name == RESPONSIBLE:
        return frozenset({Addressee.RESPONSIBLE})
    found = {_class(part) for part in _JOINED.split(name) if part}
    return frozenset() if None in found else frozenset(kind for kind in found if kind)


def _class(name: str) -> Addressee | None:
    bare = re.sub(r"（[^）]*）$", "", name)
    return next((kind for word, kind in _ends() if bare.endswith(word)), None)


def opening(conduct: str) -> str:
    """The plain word for a party that a conduct begins with (单位堆放杂物的); "" when it begins otherwise."""
    match = _OPENING.match(conduct)
    return match[0] if match else ""


def fits(name: str, kind: str) -> bool:
    """Whether what a clause says of an addressee holds for a party.

    Args:
        name: the addressee as the clause names it.
        kind: 个人, 企业 or 个体工商户; "" when it is not known, then everything but the persons in charge fits.
    """
    addressed = classes(name)
    if not addressed:
        return True
    return bool(addressed & _OF_KIND.get(kind, frozenset(Addressee) - {Addressee.RESPONSIBLE}))
