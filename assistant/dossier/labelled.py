"""Things that carry a label of their own, compared over the papers: codes, prices, days of events, owners, periods.

A label is what makes two values be of one thing; where a paper gives several values under one label nothing is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import combinations

from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.statements import Mode, read_evidence
from assistant.text.dates import find_dates

_CODE = re.compile(
    r"(?P<label>设备代码|机身(?:号|编号)|车架号|发动机号|出厂编号|出厂号|序列号|机号|登记证号|样品编号|抽样单编号|采样单编号|合同编号|铅封号|船舶识别号|内部编号|使用登记证编号)"
    r"(?:为|是|：|:|\s){0,2}(?P<code>[A-Z0-9][A-Z0-9-]{5,24})"
)
_NEAR = 3  # so many characters apart two codes are still meant to be the same
_PRICE = re.compile(
    r"每(?P<unit>[袋瓶盒箱件公斤千克吨只个条包桶米株张台套])(?:卖|售价?|单价|价格|标价|收)?(?P<price>\d+(?:\.\d+)?)[元块]"
    r"|(?P<price2>\d+(?:\.\d+)?)[元块](?:钱)?(?:/|每|一)(?P<unit2>[袋瓶盒箱件公斤千克吨只个条包桶米株张台套])"
)
_BOUGHT = re.compile(r"进(?:货|价|了)?|购进|采购|批发|送货|供货|出厂|成本|收购")
_SOLD = re.compile(r"卖|销售|售出|出售|售价|价签|标价|零售|买了|买的|买过|购买")
_PARTS = re.compile(r"[。；;！？!?\n]")
_EVENT = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号](?P<between>[^，,。；;\d]{0,12}?)"
    r"(?P<verb>开工|动工|进场|开挖|开业|开张|投产|竣工|完工|入驻|投用|试营业)"
)
_NOT_YET = re.compile(r"计划|预计|约定|拟|应当|定于|准备|打算|未|没有|不得|前")
_HANDED = re.compile(
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号](?P<verb>[\u4e00-\u9fff]{2,4})(?P<count>\d+)(?P<unit>[\u4e00-\u9fff])(?![\u4e00-\u9fff]?/)"
)
_OWNER = re.compile(
    r"(?:所有人|所有权人|车主|机主|权利人)(?:为|是|：|:)?(?P<owner>[\u4e00-\u9fff（）()某]{2,24}?)(?=[，,。；;、\s]|$)"
)
_OWN = re.compile(
    r"自有(?:的)?[\u4e00-\u9fff]{0,8}(?:车|船|货车|客车|机)|本人所有的[\u4e00-\u9fff]{0,8}(?:车|船)"
)
_TERM = re.compile(
    r"期限(?:自|为|：|:)?(?P<first>\d{4}年\d{1,2}月\d{1,2}日)(?:起)?(?:至|到|—|-)(?P<last>\d{4}年\d{1,2}月\d{1,2}日)"
)
_RAN_OUT = re.compile(
    r"(?P<kind>[\u4e00-\u9fff]{2})?(?:合同|协议|租约|租期|委托期|承包期)[^。；]{0,20}(?:到期|期满|届满|终止)"
)
_CONTRACT = re.compile(r"合同|协议|租约")
_WORKING = re.compile(
    r"(?:仍|还|继续|又|重新)[在]?[^，。；]{0,10}(?:施工|浇筑|经营|销售|生产|使用|排放|堆放|建设|作业|营业)|新增|增加了"
)
_STOPPED = re.compile(r"(?:立即|已|及时|主动|随即|当场)[^，。；]{0,4}(?:停工|停止|停业|停售|停产|改正|整改)")
_RECHECK = re.compile(r"复查|核查|回头看|整改")
_RECEIPT = re.compile(r"票据|收据|缴款|缴库|收缴")
_PAID = re.compile(
    r"(?:金额|罚款|收到|缴付|缴入|实收)[^，,。；;\d]{0,12}(?P<sum>\d[\d,]{0,10}(?:\.\d{1,2})?)元"
)
_IN_PARTS = re.compile(r"分期|没收|加处|滞纳")
_SHOWN = frozenset({EvidenceKind.PARTY, EvidenceKind.WITNESS})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value under its label in one paper, with the words that give it."""

    evidence: str
    quote: str
    value: str


def labelled_apart(case: Case) -> Iterator[Contradiction]:
    """Every two papers that give one labelled thing two values.

    Args:
        case: evidence, facts, party and reasons are read.
    """
    for reader, written in ((_codes, True), (_prices, False), (_events, False)):
        papers = [reader(piece.id, piece.text) for piece in case.evidence]
        yield from _apart([*papers, reader(FACTS, case.facts)], written=written)
    for check in (_handed, _owners, _terms, _still_going, _receipts):
        yield from check(case)


def _apart(papers: list[dict[str, Labelled]], *, written: bool) -> Iterator[Contradiction]:
    """Pairs of papers with one value each under the same label, where the two differ.

    ``written``: the values are codes, of one thing only where they differ in a few characters.
    """
    for one, other in combinations(papers, 2):
        for label in sorted(one.keys() & other.keys()):
            mine, yours = one[label], other[label]
            if mine.value != yours.value and (not written or _nearly(mine.value, yours.value)):
                yield _clash(label, mine, yours)


def _nearly(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= _NEAR


def _clash(label: str, mine: Labelled, yours: Labelled) -> Contradiction:
    a, b = (Side(one.evidence, one.quote, one.value) for one in (mine, yours))
    return Contradiction(label, a, b, label)


def _single(found: Iterator[tuple[str, Labelled]]) -> dict[str, Labelled]:
    """By label what a paper gives one value of."""
    values: dict[str, dict[str, Labelled]] = {}
    for label, one in found:
        values.setdefault(label, {}).setdefault(one.value, one)
    return {label: next(iter(under.values())) for label, under in values.items() if len(under) == 1}


def _codes(evidence: str, text: str) -> dict[str, Labelled]:
    return _single((m["label"], Labelled(evidence, m[0], m["code"])) for m in _CODE.finditer(text))


def _prices(evidence: str, text: str) -> dict[str, Labelled]:
    """The price a piece at which things were sold; what they were bought for is another price."""

    def read() -> Iterator[tuple[str, Labelled]]:
        for part in _PARTS.split(text):
            for match in _PRICE.finditer(part):
                near = part[max(0, match.start() - 16) : match.end() + 6]
                if _SOLD.search(near) and not _BOUGHT.search(near):
                    unit, price = match["unit"] or match["unit2"], match["price"] or match["price2"]
                    yield f"每{unit}的售价", Labelled(evidence, part.strip(), _number(price))

    return _single(read())


def _number(text: str) -> str:
    try:
        return f"{Decimal(text).normalize():f}元"
    except InvalidOperation:
        return text


def _events(evidence: str, text: str) -> dict[str, Labelled]:
    """The day on which something began or ended, one a paper; what was planned is no event."""

    def read() -> Iterator[tuple[str, Labelled]]:
        for part in _PARTS.split(text):
            for match in _EVENT.finditer(part):
                before = part[max(0, match.start() - 6) : match.start()] + match["between"]
                if not _NOT_YET.search(before + part[match.end() : match.end() + 1].replace("日", "前")):
                    day = f"{int(match['month'])}月{int(match['day'])}日"
                    yield f"{match['verb']}的日期", Labelled(evidence, part.strip(), day)

    return _single(read())


def _handed(case: Case) -> Iterator[Contradiction]:
    """The same number of the same things, done on one day by the facts and on another by a paper."""
    told = {(m["verb"], m["count"], m["unit"]): m for m in _HANDED.finditer(case.facts)}
    for piece in case.evidence:
        for match in _HANDED.finditer(piece.text):
            mine = told.get((match["verb"], match["count"], match["unit"]))
            days = [(int(m["month"]), int(m["day"])) for m in (match, mine) if m]
            if mine and len(set(days)) > 1 and not _mentions(piece.text, days[1]):
                a, b = (f"{month}月{day}日" for month, day in days)
                about = f"{match['verb']}{match['count']}{match['unit']}的日期"
                yield _clash(about, Labelled(piece.id, match[0], a), Labelled(FACTS, mine[0], b))


def _mentions(text: str, day: tuple[int, int]) -> bool:
    return re.search(rf"(?<!\d){day[0]}月{day[1]}[日号]", text) is not None


def _owners(case: Case) -> Iterator[Contradiction]:
    """The facts call a vehicle or boat the party's own, its licence names somebody else."""
    own = _OWN.search(case.facts)
    name = re.split(r"[（(]", case.party.name)[0]
    for piece in case.evidence if own and name else ():
        owners = (
            {m["owner"]: m for m in _OWNER.finditer(piece.text)}
            if "行驶证" in piece.name + piece.text
            else {}
        )
        if own and len(owners) == 1 and not any(name in owner or owner in name for owner in owners):
            owner, match = next(iter(owners.items()))
            yield _clash(
                "车辆（船舶）所有人", Labelled(piece.id, match[0], owner), Labelled(FACTS, own[0], name)
            )


def _terms(case: Case) -> Iterator[Contradiction]:
    """The facts say that a contract ran out on a day, the contract of the party names another last day."""
    told = [(part, match) for part in _PARTS.split(case.facts) if (match := _RAN_OUT.search(part))]
    part, kind = (told[0][0], told[0][1]["kind"] or "") if told else ("", "")
    days = {day for day, _, _ in find_dates(part)}
    if len(days) != 1:
        return
    for piece in (p for p in case.evidence if _CONTRACT.search(p.name) and kind in p.name):
        terms = list(_TERM.finditer(piece.text))
        if len(terms) == 1 and case.party.name in piece.text[: terms[0].start()]:
            last = find_dates(terms[0]["last"])[0][0]
            if last not in days:
                ended = _told(next(iter(days)))
                yield _clash(
                    "合同到期的日期",
                    Labelled(piece.id, terms[0][0], _told(last)),
                    Labelled(FACTS, part, ended),
                )


def _told(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _still_going(case: Case) -> Iterator[Contradiction]:
    """The reasons say that all was stopped at once, the inspection afterwards saw it go on."""
    claim = _STOPPED.search(case.discretion)
    for piece in case.evidence if claim else ():
        if claim is None or not (_RECHECK.search(piece.name) or is_later(piece.name)) or piece.kind in _SHOWN:
            continue
        said = _going_on(piece)
        if said:
            yield _clash(
                "停止（改正）的情况",
                Labelled(piece.id, said, "仍在继续"),
                Labelled("裁量理由", case.discretion, claim[0]),
            )


def _going_on(piece: Evidence) -> str:
    """The words of a paper that affirm that the act goes on, "" if none do."""
    said = (
        s
        for s in read_evidence(piece)
        if s.polarity is Polarity.AFFIRMED and s.mode is Mode.FACT and not s.lacks
    )
    return next((s.sentence.strip() for s in said if _WORKING.search(s.text)), "")


def _receipts(case: Case) -> Iterator[Contradiction]:
    """A receipt for the fine that gives its amount and another that is neither fine nor what was confiscated."""
    fine = case.fine_yuan
    told = "；".join((case.facts, *(step.note for step in case.steps), case.discretion))
    if fine is None or _IN_PARTS.search(told):
        return
    for piece in (p for p in case.evidence if _RECEIPT.search(p.name)):
        paid = {Decimal(m["sum"].replace(",", "")): m for m in _PAID.finditer(piece.text)}
        wrong = [m for amount, m in paid.items() if amount != fine and f"{amount:f}元" not in told]
        if fine in paid and len(paid) == 2 and wrong:
            a, b = (Labelled(piece.id, m[0], f"{m['sum']}元") for m in (wrong[0], paid[fine]))
            yield _clash("收缴罚款的金额", a, b)
