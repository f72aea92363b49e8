"""Names that are nearly right: which loaded law a mistyped name most likely means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA, Levenshtein

from assistant.law import names, regions
from assistant.law.citations.lexicon import lexicon
from assistant.law.model import Law

_SWAPPED = ("条例", "办法", "规定", "规则", "细则")
_STAGES = re.compile("实施|暂行|试行|补充|若干")
_STATE = "中华人民共和国"
_NUMERALS = set("零一二三四五六七八九十0123456789")
_ISSUERS = re.compile("^(?:最高人民法院|最高人民检察院|国务院|全国人民代表大会常务委员会|[、和及])+$")


@dataclass(frozen=True, slots=True)
class Proposal:
    """The laws a name may mean; ``sure`` when the name is evidently a slip for the first."""

    laws: tuple[Law, ...] = ()
    sure: bool = False


class NearNames:
    """Looks for loaded names close to a name that is not loaded.

    Args:
        table: comparison form -> laws.
    """

    def __init__(self, table: Mapping[str, Sequence[Law]]) -> None:
        self._table = {names.key(names.short(key)): laws for key, laws in table.items()}
        self._keys = list(self._table)

    def propose(self, name: str) -> Proposal:
        """The loaded law that ``name`` most likely means.

        Only slips count as sure: 中华人民共和国 or the issuer added or left out, one character wrong, missing,
        doubled or swapped, 条例 for 办法. Another place's law, an implementing regulation or another number of a
        series is a different law, never a slip.
        """
        key = names.key(names.short(name))
        if laws := self._table.get(key) or self._without_issuer(key):
            return Proposal(tuple(laws), len(laws) == 1)
        if changed := self._misspelt_ending(key) or self._other_ending(key):
            return Proposal(tuple(changed), len(changed) == 1)
        return self._close(name, key)

    def _without_issuer(self, key: str) -> list[Law]:
        if not key.startswith("关于"):
            return []
        found = [k for k in self._keys if k.endswith(key) and k != key and _ISSUERS.match(k[: -len(key)])]
        return [law for k in found for law in self._table[k]]

    def _misspelt_ending(self, key: str) -> list[Law]:
        """条列 for 条例, at any length: no name ends so."""
        for wrong, right in lexicon().slipped_endings.items():
            if key.endswith(wrong) and (laws := self._table.get(key.removesuffix(wrong) + right)):
                return list(laws)
        return []

    def _other_ending(self, key: str) -> list[Law]:
        ending = next((e for e in _SWAPPED if key.endswith(e)), "")
        stem = key.removesuffix(ending)
        if not ending or len(stem) < 4 or stem.endswith("实施"):
            return []
        return [law for other in _SWAPPED if other != ending for law in self._table.get(stem + other, ())]

    def _close(self, name: str, key: str) -> Proposal:
        limit = 2 if len(key) >= 10 else 1
        head = _STATE if key.startswith(_STATE[:2]) else ""  # a slip within 中华人民共和国
        choices = [head + other for other in self._keys] if head else self._keys
        found = process.extract(key, choices, scorer=OSA.distance, score_cutoff=limit, limit=8)
        close = [(distance, other.removeprefix(head)) for other, distance, _ in found]
        slips = [pair for pair in close if self._is_slip(name, key, pair[1])]
        best = [other for distance, other in slips if distance == min(d for d, _ in slips)]
        if best:
            laws = tuple(law for other in best for law in self._table[other])
            return Proposal(laws, len(laws) == 1)
        return Proposal(tuple(law for _, other in close for law in self._table[other]))

    def _is_slip(self, name: str, key: str, other: str) -> bool:
        region = regions.of_name(name)
        if region and any(regions.of_name(law.name) != region for law in self._table[other]):
            return False
        removed, added = _changed(key, _STATE + other if key.startswith(_STATE[:2]) else other)
        if (set(removed) | set(added)) & _NUMERALS or _STAGES.search(removed) or _STAGES.search(added):
            return False
        if removed and added:
            alike = len(removed) == len(added) and _sound(removed) == _sound(added)
            single = len(removed) == len(added) == 1
            return alike or (single and (len(other) >= 7 or _look_alike(removed, added)))
        return len(other) >= 5


def _changed(key: str, other: str) -> tuple[str, str]:
    """The characters removed from and added to ``key`` to make ``other``."""
    operations = Levenshtein.opcodes(key, other)
    changed = [op for op in operations if op.tag != "equal"]
    return (
        "".join(key[op.src_start : op.src_end] for op in changed),
        "".join(other[op.dest_start : op.dest_end] for op in changed),
    )


def _look_alike(one: str, other: str) -> bool:
    return any(one in group and other in group for group in lexicon().look_alikes)


@lru_cache(maxsize=512)
def _sound(word: str) -> str:
    from pypinyin import lazy_pinyin  # half a second of reading, and only near names need it

    return " ".join(lazy_pinyin(word))
