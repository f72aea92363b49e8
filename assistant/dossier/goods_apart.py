"""Goods that two papers call by one full name and tell otherwise: how many were seized, the day they were made, how many came in.

Only the very name counts, and one value of it in each paper; what was sampled, given back or relabelled is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.sources import Contradiction, Side
from assistant.text.dates import find_dates
from assistant.text.quantities import find_quantities
from assistant.text.slips import digits_of, turned


class _Said(Words):
    """The words of goods told twice, as corpora/lexicon/dossier/goods_apart.yaml has them."""

    FILE = "lexicon/dossier/goods_apart.yaml"

    seizing: re.Pattern[str]
    part: re.Pattern[str]
    relabelled: re.Pattern[str]
    made: re.Pattern[str]
    came: re.Pattern[str]


_STRETCH = re.compile(r"[^。；;\n]+")
_BRACKET = re.compile(r"[（(][^（）()]{1,24}[)）]")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,}$")
_LONG, _SHORT = 5, 2  # characters of a full name, and of one as people say it


@dataclass(frozen=True, slots=True)
class _Told:
    """What a paper tells of goods: their name as far as it stands before the number, the value, its words."""

    evidence: str
    name: str
    value: str
    quote: str


def goods_apart(case: Case) -> Iterator[Contradiction]:
    """Every count of seized goods, day of making and count of bought goods on which two papers of the case differ.

    Args:
        case: its evidence is read; papers from after the correction are left out.
    """
    said = _Said.read()
    papers = [p for p in case.evidence if p.text.strip() and not is_later(p.name)]
    seized = [
        p for p in papers if (said.seizing.search(p.name) or _is_thing(p)) and not said.part.search(p.text)
    ]
    yield from _differ(seized, _counts, "扣押的数量", _LONG, thing=True)
    if not any(said.relabelled.search(text) for text in (case.facts, *(p.text for p in papers))):
        found = [p for p in papers if p.kind is EvidenceKind.RECORD or _is_thing(p)]
        yield from _differ(found, _days, "生产日期", _LONG, thing=True)
    for clash in _differ(papers, _came, "购进的数量", _SHORT, thing=False):
        if turned(*(re.sub(r"\D", "", side.value) for side in (clash.a, clash.b))):
            yield clash


def _is_thing(piece: Evidence) -> bool:
    return piece.kind is EvidenceKind.OBJECT


Reader = Callable[[Evidence], Iterator[_Told]]


def _differ(
    papers: list[Evidence], read: Reader, what: str, least: int, *, thing: bool
) -> Iterator[Contradiction]:
    """Pairs of papers (``thing``: one of them is the goods themselves) that tell one name otherwise."""
    told = [(piece, list(read(piece))) for piece in papers]
    for (one, mine), (other, yours) in combinations(told, 2):
        if thing and not (_is_thing(one) or _is_thing(other)):
            continue
        for a in mine:
            for b in yours:
                name = min(a.name, b.name, key=len)
                same = len(name) >= least and a.name.endswith(name) and b.name.endswith(name)
                if same and _one_value(mine, name) and _one_value(yours, name) and a.value != b.value:
                    one_side, other_side = (Side(t.evidence, t.quote, t.value) for t in (a, b))
                    yield Contradiction(f"{name}{what}", one_side, other_side, "数量（件数）")


def _one_value(told: list[_Told], name: str) -> bool:
    """Whether a paper tells one value only of all goods whose names may be meant."""
    return len({t.value for t in told if t.name.endswith(name) or name.endswith(t.name)}) == 1


def _named(piece: Evidence) -> Iterator[tuple[str, str, int, str]]:
    """The counted goods of a paper: name, count with unit, where the count ends, and the stretch, brackets blanked out."""
    for match in _STRETCH.finditer(piece.text):
        words = _BRACKET.sub("", match[0])
        for one in find_quantities(words, counters=True):
            name = _NAME.search(words[: one.start])
            if one.kind == "件数" and name and one.span.value is not None and not one.span.rough:
                yield name[0], f"{digits_of(one.span.value)}{one.unit}", one.end, words


def _counts(piece: Evidence) -> Iterator[_Told]:
    for name, value, _, words in _named(piece):
        yield _Told(piece.id, name, value, words.strip())


def _days(piece: Evidence) -> Iterator[_Told]:
    """The day of making that stands behind the goods, in a stretch that names one kind of goods and one such day."""
    for match in _STRETCH.finditer(piece.text):
        words = _BRACKET.sub("", match[0])
        goods = [n for n in _named(piece) if n[3] == words]
        made = list(_Said.read().made.finditer(words))
        if len(goods) == len(made) == 1 and goods[0][2] <= made[0].start() and (day := _day(made[0]["day"])):
            shown = f"{day.year}年{day.month}月{day.day}日"
            yield _Told(piece.id, goods[0][0], shown, words.strip())


def _day(text: str) -> date | None:
    if text.isdigit():
        text = f"{text[:4]}年{int(text[4:6])}月{int(text[6:])}日"
    found = find_dates(text)
    return found[0][0] if found else None


def _came(piece: Evidence) -> Iterator[_Told]:
    for match in _STRETCH.finditer(piece.text):
        words = _BRACKET.sub("", match[0])
        for one in find_quantities(words, counters=True):
            bought = _Said.read().came.search(words[: one.start]) if one.kind == "件数" else None
            if bought and one.span.value is not None and not one.span.rough:
                name = bought["one"] or bought["two"]
                yield _Told(piece.id, name, f"{digits_of(one.span.value)}{one.unit}", words.strip())
