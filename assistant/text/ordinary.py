"""Ordinary words of the language that begin as a name does: 白酒, 柴油, 方面, 周五."""

from __future__ import annotations

from functools import lru_cache

_PROPER = ("nr", "ns", "nt", "nz")
_LONGEST = 4


@lru_cache(maxsize=4)
def ordinary_words(firsts: str, lasts: str) -> frozenset[str]:
    """Words of the dictionary that begin with one of some characters and are no proper names.

    Args:
        firsts: the characters that they begin with.
        lasts: characters of things; a word that ends with one is ordinary, though the dictionary call it a name (毛巾).
    """
    import jieba  # read when a text may name persons, not with every start

    begin, end, found = frozenset(firsts), frozenset(lasts), set()
    with jieba.dt.get_dict_file() as lines:
        for line in lines:
            word, _, kind = line.decode("utf-8").split(" ")
            if word[0] in begin and 1 < len(word) <= _LONGEST and (word[-1] in end or _common(kind)):
                found.add(word)
    return frozenset(found)


def _common(kind: str) -> bool:
    return not kind.startswith(_PROPER)
