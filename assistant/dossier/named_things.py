"""Prices and days of events over the papers, compared only for one named thing and within one year.

A price or a day without the name of what it is of may be of something else; so may one of another year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.corpora import Words
from assistant.dossier.labelled import Labelled, clash_of, single, under_one_label
from assistant.dossier.model import Case, EvidenceKind
from assistant.dossier.sources import FACTS, Contradiction
from assistant.dossier.told_of import marks


class _Said(Words):
    """The words of prices and of works that began, as corpora/lexicon/dossier/named_things.yaml has them."""

    FILE = "lexicon/dossier/named_things.yaml"

    board: re.Pattern[str]
    changed: re.Pattern[str]
    bought: re.Pattern[str]
    bargain: re.Pattern[str]
    sold: re.Pattern[str]
    no_goods: re.Pattern[str]
    not_yet: re.Pattern[str]
    no_subject: re.Pattern[str]


_UNIT = "[袋瓶盒箱件公斤千克吨只个条包桶米株张台套]"
_PRICE = re.compile(
    rf"每(?P<unit>{_UNIT})(?:卖|售价?|单价|价格|标价|收|为|是)*(?P<price>\d+(?:\.\d+)?)[元块]"
    rf"|(?P<price2>\d+(?:\.\d+)?)[元块](?:钱)?(?:/|每|一)(?P<unit2>{_UNIT})"
)
_EACH = rf"(?:次|小?时|[天日晚月人位辆间]|{_UNIT})"
_POSTED = re.compile(
    rf"(?P<price>\d+(?:\.\d+)?)[元块](?:钱)?(?:/|／|每|一)(?P<unit>{_EACH})"
    rf"|每(?P<unit2>{_EACH})(?:收|收取|收费|为|是)?(?P<price2>\d+(?:\.\d+)?)[元块]"
)
_WHOSE = re.compile(r".[店铺摊家][里内中]?$|超市|市场|公司|商[行场]")
_INSIDE = re.compile(r"[店铺摊家]?[里内中]?$")
_ELSEWHERE = re.compile(r"[在从向跟到]")
_SIZE = re.compile(rf"[大中小整散每一两]*{_UNIT}?(?:装|的)?")
_PARTS = re.compile(r"[。；;！？!?\n]")
_CLAUSE = re.compile(r"[，,、：:（）()“”]")
_EVENT = re.compile(
    r"(?:\d{4}年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号](?P<between>(?:(?!\d月)[^，,。；;]){0,12}?)"
    r"(?P<verb>开工|动工|进场|开挖|开业|开张|投产|竣工|完工|入驻|投用|试营业)"
)
_YEAR = re.compile(r"(?<!\d)(\d{4})年(?!\d{1,2}月\d{1,2}日?(?:出)?生)")
_OTHER_YEAR = re.compile(r"[去前上明次翌后]年|次年|同年|当年")
_DAY = re.compile(r"(\d{1,2})月(?:(\d{1,2})[日号])?")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class _Paper:
    """A text with the year in which it was made or of which it tells, None if unknown, and the day on which it was made.

    ``ours``: names of the party, its head and the place.
    """

    evidence: str
    text: str
    year: int | None
    of_party: bool
    made: frozenset[str] = frozenset()
    name: str = ""
    ours: str = ""


def named_apart(case: Case) -> Iterator[Contradiction]:
    """Every two papers that give another price for the same named goods, or another day for the same event of one subject.

    Args:
        case: evidence, facts and day of the act are read.
    """
    papers = list(_papers(case))
    for reader in (_prices, _posted, _events):
        yield from _apart([single(reader(paper)) for paper in papers])


def _papers(case: Case) -> Iterator[_Paper]:
    act = int(case.act_date[:4]) if case.act_date[:4].isdigit() else None
    ours = f"{case.party.name}，{case.party.representative}，{case.place}"
    for piece in case.evidence:
        year = piece.obtained.year if piece.obtained else act
        day = {f"{piece.obtained.month}月{piece.obtained.day}日"} if piece.obtained else set[str]()
        of_party = piece.kind is EvidenceKind.PARTY
        yield _Paper(piece.id, piece.text, year, of_party, frozenset(day), piece.name, ours)
    yield _Paper(FACTS, case.facts, act, of_party=False, ours=ours)


def _apart(papers: list[dict[str, Labelled]]) -> Iterator[Contradiction]:
    for label, mine, yours in under_one_label(papers):
        if mine.value != yours.value and _of_one_time(mine, yours):
            yield clash_of(label, mine, yours)


def _of_one_time(mine: Labelled, yours: Labelled) -> bool:
    """Whether both are of the same year, trader, channel and place, and not each of other days."""
    other_days = mine.days and yours.days and not mine.days & yours.days
    return mine.year is not None and mine.year == yours.year and mine.marks == yours.marks and not other_days


def _parts(paper: _Paper) -> Iterator[tuple[str, int | None]]:
    """The sentences of a paper, each with the one year it can be of."""
    told: set[int] = {paper.year} if paper.year else set()
    for part in _PARTS.split(paper.text):
        own = {int(year) for year in _YEAR.findall(part)}
        known = own or told
        yield part, next(iter(known)) if len(known) == 1 and not _OTHER_YEAR.search(part) else None
        told = told | own


def _told(paper: _Paper, part: str, value: str, year: int | None, days: frozenset[str]) -> Labelled:
    """A value with the sentence that tells it, and of which trader, channel and place that or the name of the paper says it is."""
    return Labelled(paper.evidence, part.strip(), value, year, days, marks(f"{paper.name}，{part}"))


def _prices(paper: _Paper) -> Iterator[tuple[str, Labelled]]:
    """The price a piece at which named goods were sold; what they were bought for is another price."""
    said = _Said.read()
    for part, year in _parts(paper):
        days = frozenset(match[0].replace("号", "日") for match in _DAY.finditer(part))
        for match in _PRICE.finditer(part):
            near = part[max(0, match.start() - 16) : match.end() + 6]
            bought = said.bought.search(near) or (paper.of_party and "给我" in near)
            goods = _goods(part[: match.start()], paper.ours)
            if goods and said.sold.search(near) and not bought and not said.bargain.search(part):
                unit, price = match["unit"] or match["unit2"], match["price"] or match["price2"]
                value = f"{Decimal(price).normalize():f}元"
                yield f"{goods}每{unit}的售价", _told(paper, part, value, year, days)


def _posted(paper: _Paper) -> Iterator[tuple[str, Labelled]]:
    """What a board shows as the price of a named thing; another day may show another."""
    said = _Said.read()
    for part, year in _parts(paper):
        days = frozenset(match[0].replace("号", "日") for match in _DAY.finditer(part)) or paper.made
        for match in _POSTED.finditer(part):
            before = part[: match.start()]
            boards, goods = said.board.findall(before), _goods(before, paper.ours)
            if boards and goods and days and not (said.changed.search(part) or said.bargain.search(part)):
                unit, price = match["unit"] or match["unit2"], match["price"] or match["price2"]
                label = f"{boards[-1]}上{goods}每{unit}的价格"
                value = f"{Decimal(price).normalize():f}元"
                yield label, _told(paper, part, value, year, days)


def _goods(before: str, ours: str) -> str:
    """The goods named right before a price with whose they are (利民超市…龙井茶), if not the party's; "" if the clause names none."""
    clause = _CLAUSE.split(before)[-1]
    named = [word.strip() for word in _Said.read().no_goods.split(clause)]
    words = [word for word in named if word and not _SIZE.fullmatch(word)]
    last = words[-1] if words and not _ELSEWHERE.search(clause) else ""
    others = [w for w in words[:-1] if _WHOSE.search(w) and _INSIDE.sub("", w) not in ours]
    return "".join((*others, last)) if len(last) >= _SHORTEST else ""


def _events(paper: _Paper) -> Iterator[tuple[str, Labelled]]:
    """The day on which something of a named subject began or ended, one a paper; what was planned is no event."""
    said = _Said.read()
    for part, year in _parts(paper):
        for match in _EVENT.finditer(part):
            before = _CLAUSE.split(part[: match.start()])[-1]
            subject = said.no_subject.sub("", before + match["between"])
            behind = part[match.end() : match.end() + 1].replace("日", "前")
            if len(subject) >= _SHORTEST and not said.not_yet.search(before + match["between"] + behind):
                day = f"{int(match['month'])}月{int(match['day'])}日"
                yield f"{subject}{match['verb']}的日期", _told(paper, part, day, year, frozenset())
