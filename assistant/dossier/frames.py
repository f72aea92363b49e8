"""A word or number that changes within the same words: 红色货车 and 蓝色货车, 东侧围墙 and 西侧围墙, …街29号金海公寓 and …街92号金海公寓.

The words on both sides are the frame. A paper falls out of line where it fills a frame with what no other paper has in
it, and does not know what the others agree on: the facts and a further paper, or two papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.dossier.model import Case
from assistant.dossier.retold_words import RetoldWords
from assistant.dossier.sources import PARTY, Contradiction, Side
from assistant.dossier.told_numbers import Paper, papers_of
from assistant.text.bigrams import bigrams
from assistant.text.numerals import to_int

_SENTENCE = re.compile(r"[^。；;\n]+")
_DENIED = re.compile("未|无|没|空置|畅通|完好")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LEFT, _RIGHT = 16, 24  # characters that are read on either side
_COLOUR = "colour"
_AGREE, _TELLING = 2, 5


@dataclass(frozen=True, slots=True)
class _Filled:
    """A value in a paper with the words on both sides of it."""

    paper: Paper
    kind: str
    value: str
    left: str
    right: str
    sentence: str

    @property
    def _is_address(self) -> bool:
        """Whether the value ends a place that is called so (住所：…66号)."""
        return not _HAN.match(self.right[1:]) and RetoldWords.read().place.search(self.left) is not None

    def _is_other_name(self, other: _Filled, shared: int) -> bool:
        """Whether the words behind both go on differently before they tell much: 号面粉店, 号面粉加工坊."""
        ends = [text[shared : shared + 1] for text in (self.right, other.right)]
        return shared < _TELLING and all(_HAN.match(end) for end in ends)

    def is_framed_as(self, other: _Filled) -> bool:
        """Whether two values stand in one frame."""
        need = RetoldWords.read().frames[self.kind]
        left, right = _shared_end(self.left, other.left), _shared_start(self.right, other.right)
        framed = left >= need.left and right >= need.right and left + right >= need.both
        if need.labelled and (right < need.labelled or self._is_other_name(other, right)):
            framed = framed and (self._is_address or other._is_address)
        said = self.paper.spoken or other.paper.spoken
        alike = bool(need.behind) and right >= (need.said if said and need.said else need.behind)
        if alike and need.more:  # the same must be said of it: 西侧通道被占用 beside 东侧通道畅通 is of two
            rest = [text[need.behind :] for text in (self.right, other.right)]
            denied = len({bool(_DENIED.search(text)) for text in rest}) > 1
            alike = bool(bigrams(rest[0]) & bigrams(rest[1])) and not denied
        return framed or alike


def framed_apart(case: Case) -> Iterator[Contradiction]:
    """Every value that one paper alone puts into a frame that the others fill alike.

    Args:
        case: facts and evidence are read; papers from after the correction are left out.
    """
    told_of = (("案件地点", case.place), (PARTY, case.party.address))
    places = [Paper(name, name, f"{text}。") for name, text in told_of if text]
    papers = [*papers_of(case), *places]
    for kind, need in RetoldWords.read().frames.items():
        told = [one for paper in papers for one in _filled(paper, kind)]
        found: set[str] = set()
        for one in (t for t in told if t.paper.evidence not in found):
            others = [t for t in told if t.paper is not one.paper]
            if kind == _COLOUR and RetoldWords.read().other_colour.search(one.sentence):
                continue
            known = any(t.value == one.value and (need.anywhere or t.is_framed_as(one)) for t in others)
            known = (
                known
                or RetoldWords.read().elsewhere.search(f"{one.left}{one.value}{one.right[:_LEFT]}")
                is not None
            )
            if known or _tells_several(one, told) or (one.paper.document and not need.anywhere):
                continue
            alike = [t for t in others if t.is_framed_as(one)]
            real = next((t for t in alike if t.paper not in places), None)
            if real and len({t.value for t in alike}) == 1 and _is_agreed(real, one, told):
                found.add(one.paper.evidence)
                a, b = (Side(t.paper.evidence, t.sentence.strip(), t.value) for t in (one, real))
                yield Contradiction(need.about, a, b, f"{need.about}（重述）")


def _filled(paper: Paper, kind: str) -> Iterator[_Filled]:
    form = RetoldWords.read().frames[kind].value
    for match in _SENTENCE.finditer(paper.text):
        for found in form.finditer(match[0]):
            left, right = match[0][: found.start("value")], match[0][found.end("value") :]
            value = found["value"]
            number = to_int(value)
            yield _Filled(
                paper,
                kind,
                value if number is None else str(number),
                left[-_LEFT:],
                right[:_RIGHT],
                match[0],
            )


def _tells_several(one: _Filled, told: list[_Filled]) -> bool:
    """Whether its paper fills the very frame twice: of several things, then."""
    return any(t.paper is one.paper and t.value != one.value and t.is_framed_as(one) for t in told)


def _is_agreed(other: _Filled, one: _Filled, told: list[_Filled]) -> bool:
    """Whether at least two papers know the value in words alike, and the paper that falls out does not."""
    known = {t.paper.evidence for t in told if t.value == other.value and t.is_framed_as(one)}
    mine = any(t.paper is one.paper and t.value == other.value for t in told)
    on_site = one.paper.on_site and any(
        t.paper.on_site and t.paper.made == one.paper.made and t.value == other.value and t.is_framed_as(one)
        for t in told
    )
    return (len(known) >= _AGREE or on_site) and not mine


def _shared_end(one: str, other: str) -> int:
    """How many Chinese characters two texts share at their ends."""
    count = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b or not _HAN.match(a):
            break
        count += 1
    return count


def _shared_start(one: str, other: str) -> int:
    """How many characters two texts share at their starts; a mark ends them."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b or not _HAN.match(a):
            break
        count += 1
    return count
