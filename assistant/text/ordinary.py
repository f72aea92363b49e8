"""Words of the language that begin as a name does: 白酒, 柴油, 方面, 周五; and which of them a person may be called by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_PROPER = ("nr", "ns", "nt", "nz")
_CALLS = ("n", "m", "i", "l")  # 方圆 and 石头 are names too; 马上, 周五 and 严格 are none
_TELLS_WHEN = ("t", "d", "c", "p", "f")
_LINKS, _OFTEN = ("p", "c", "r", "u", "d", "y"), 40_000
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the dictionary: ``ordinary`` ones are no proper names; ``called`` ones may be a person's name too.

    With ``adverbs`` (周五, 马上) no name begins; ``all`` are those of two characters.
    """

    ordinary: frozenset[str]
    called: frozenset[str]
    adverbs: frozenset[str]
    all: frozenset[str]


@lru_cache(maxsize=4)
def words_of(firsts: str, lasts: str) -> Words:
    """Words of the dictionary that begin with one of some characters.

    Args:
        firsts: the characters that they begin with.
        lasts: characters of things; a word that ends with one is ordinary, though the dictionary call it a name (毛巾).
    """
    begin, end = frozenset(firsts), frozenset(lasts)
    told = [(word, kind) for word, kind in _dictionary() if word[0] in begin and 1 < len(word) <= _LONGEST]
    ordinary = frozenset(word for word, kind in told if word[-1] in end or not kind.startswith(_PROPER))
    called = frozenset(word for word, kind in told if word[-1] not in end and kind.startswith(_CALLS))
    adverbs = frozenset(word for word, kind in told if len(word) == 2 and kind.startswith(_TELLS_WHEN))
    return Words(ordinary, called, adverbs, frozenset(word for word, _ in told if len(word) == 2))


def pairs() -> frozenset[str]:
    """All words of two characters that are no proper names."""
    return _short()[0]


def linking() -> frozenset[str]:
    """Characters that are words by themselves and link others: 于, 由, 他, 未, and verbs as frequent as 有."""
    return _short()[1]


@lru_cache(maxsize=1)
def _short() -> tuple[frozenset[str], frozenset[str]]:
    """Both in one reading of the dictionary."""
    two, one = set[str](), set[str]()
    for word, count, kind in _entries():
        if len(word) == 2 and not kind.startswith(_PROPER):
            two.add(word)
        elif len(word) == 1 and (kind.startswith(_LINKS) or kind == "v" and count >= _OFTEN):
            one.add(word)
    return frozenset(two), frozenset(one)


def _dictionary() -> Iterator[tuple[str, str]]:
    return ((word, kind) for word, _, kind in _entries())


def _entries() -> Iterator[tuple[str, int, str]]:
    import jieba  # read when a text may name persons, not with every start

    with jieba.dt.get_dict_file() as lines:
        for line in lines:
            word, count, kind = line.decode("utf-8").split(" ")
            yield word, int(count), kind.strip()
