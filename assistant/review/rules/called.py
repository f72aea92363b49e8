"""R03, R34: a person called a unit, a name one character off, a character written twice, a second party without address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, PartyBlock, Span, bare_name
from assistant.review.parts.names import a_character_off, turned_round
from assistant.review.rule import ALL, DECISIONS, NOTICES, PROPOSING, CannotTellError, finding, rule


class _Said(Words):
    """The words of how somebody is called, as corpora/lexicon/review/called.yaml has them."""

    FILE = "lexicon/review/called.yaml"

    unit: re.Pattern[str]
    person: re.Pattern[str]
    trades: re.Pattern[str]
    bare_you: re.Pattern[str]
    short: re.Pattern[str]
    office: re.Pattern[str]


_LAW = "《中华人民共和国行政处罚法》第五十九条"


@rule(
    "R34", "对公民不称单位", Severity.MAJOR, _LAW, kinds=PROPOSING,
    examples=("当事人是公民，正文写“你单位的行为”", "当事人是公民，正文写“你的行为”"),
)  # fmt: skip
def person_as_unit(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The only party is a person without a business, called 你 elsewhere, and once 你单位."""
    said = _Said.read()
    if len(decision.parties) != 1 and any(p.organisation for p in decision.parties):
        raise CannotTellError("当事人不止一个")
    person = next((p for p in decision.parties if p.organisation is False), None)
    text = unquoted(decision.text)
    if person is None or said.trades.search(person.name.text if person.name else ""):
        raise CannotTellError("没有读出当事人是公民，或者有经营字号")
    match = next((m for m in said.unit.finditer(text) if m[0].startswith("你")), None)
    if match and said.person.search(text) and not re.search("字号|个体工商户", text):
        yield finding(
            "R34", Severity.MAJOR, f"当事人是公民，却称“{match[0]}”", Span(match.start(), match.end(), match[0]), "改为“你”“当事人”，核对是否误套单位的模板",
            actual=match[0], replacement="你",
        )  # fmt: skip


_UNIT_USED = 2


@rule(
    "R34", "对单位不称“你”", Severity.MAJOR, _LAW, kinds=PROPOSING,
    examples=("当事人是公司，正文都写“你公司”，一处写“你的行为”", "当事人是公司，正文写“你公司的行为”"),
)  # fmt: skip
def unit_as_person(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The only party is an organisation, called 你单位 or 你公司 elsewhere, and once 你 alone."""
    if len(decision.parties) != 1 or not decision.parties[0].organisation:
        raise CannotTellError("没有读出唯一的单位当事人")
    text = unquoted(decision.text)
    units = sum(m[0].startswith("你") for m in re.finditer(r"你(?:单位|公司|企业|厂|店|中心|院|校|社)", text))
    bare = list(_Said.read().bare_you.finditer(text))
    if len(bare) == 1 and units >= _UNIT_USED and not re.search("经营者|个体工商户", text):
        at = Span(bare[0].start(), bare[0].end(), bare[0][0])
        yield finding(
            "R34",
            Severity.MAJOR,
            "当事人是单位，却称“你”",
            at,
            "改为“你单位”“当事人”，核对是否误套公民的模板",
            actual="你",
        )


_DOUBLED = re.compile(r"(?P<one>[\u4e00-\u9fff])(?P=one)")
_SIDE = 2


@rule(
    "R34", "重复的字", Severity.HINT, _LAW, kinds=ALL,
    examples=("共用用设施设备（别处写共用设施设备）", "共用设施设备"),
)  # fmt: skip
def doubled(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A character written twice where the same words stand elsewhere with it once."""
    text = unquoted(decision.text)
    for match in _DOUBLED.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + _SIDE]
        around = before + match["one"] + after
        twice = before + match[0] + after
        if re.fullmatch(r"[\u4e00-\u9fff]{4}", around) and text.count(around) > 1 and text.count(twice) == 1:
            yield finding(
                "R34", Severity.HINT, f"疑似多写一个“{match['one']}”，别处写“{around}”", Span(match.start(), match.end(), match[0]), "核对，删去多写的字", ground=Ground.CANNOT_TELL,
                expected=match["one"], actual=match[0], replacement=match["one"],
            )  # fmt: skip
            return


@rule(
    "R34", "简称前后一致", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("（以下简称云程旅社）……云城旅社", "（以下简称云程旅社）……云程旅社"),
)  # fmt: skip
def short_names(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A short name that the paper itself defines, once with another character of the same sound."""
    from pypinyin import lazy_pinyin

    text = decision.text
    for name in {m["name"] for m in _Said.read().short.finditer(text)}:
        for match in re.finditer(
            rf"(?={re.escape(name[0])}[\u4e00-\u9fff]{{{len(name) - 3}}}{re.escape(name[-2:])})", text
        ):
            start = match.start()
            told = text[start : start + len(name)]
            apart = sum(a != b for a, b in zip(told, name, strict=True))
            if apart == 1 and lazy_pinyin(told) == lazy_pinyin(name):
                yield finding(
                    "R34", Severity.MAJOR, f"简称“{told}”与前文所定的“{name}”不一致", Span(start, start + len(name), told), f"统一写“{name}”",
                    expected=name, actual=told, replacement=name,
                )  # fmt: skip


@rule(
    "R03", "带职务的姓名与首部一致", Severity.MAJOR, f"{_LAW}第一款第（一）项", kinds=PROPOSING,
    examples=("首部当事人顾长青，正文写“厂长顾长清称”", "正文写“厂长顾长青称”"),
)  # fmt: skip
def name_by_office(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A name behind an office, with the surname of one in the head and one character off: a slip, or a relative."""
    heads = {bare_name(f.text) for p in decision.parties for f in (p.name, p.representative) if f}
    for match in _Said.read().office.finditer(unquoted(decision.text)):
        group = "name" if match["name"] else "asked"
        name = match[group]
        turned = next((own for own in heads if turned_round(own, name)), None)
        near = turned or next((own for own in heads if a_character_off(own, name)), None)
        if near and name not in heads:
            at = Span(match.start(group), match.end(group), name)
            how = "两个字的次序相反" if turned else "只差一个字"
            fined = decision.ruling is not None and decision.ruling.holds(
                at.start
            )  # fined, and no party of that name
            turned = turned or (near if fined and decision.text.count(name) == 1 else None)
            yield finding(
                "R03", Severity.MAJOR if turned else Severity.HINT, f"“{name}”与首部的“{near}”{how}，前后不一致", at, "核对是同一人误写，还是另一人", ground=Ground.CERTAIN if turned else Ground.CANNOT_TELL,
                expected=near, actual=name,
            )  # fmt: skip
            return


@rule(
    "R03", "每个当事人都有地址", Severity.MAJOR, f"{_LAW}第一款第（一）项", kinds=DECISIONS,
    examples=("当事人一写住所，当事人二没有住址", "当事人一、当事人二都写住址"),
)  # fmt: skip
def each_address(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Of several parties described alike one lacks the address that the others have."""
    named = [p for p in decision.parties if p.name and (p.id_number or p.credit_code)]
    if len(named) < 2 or not any(p.address for p in named):
        raise CannotTellError("当事人只有一个，或者首部的写法没有读懂")
    for party in named:
        if not party.address and not _lives_somewhere(party):
            assert party.name is not None
            yield finding(
                "R03", Severity.MAJOR, f"没有写{party.name.text}的住址（住所）", party.name, "补写住址；与另一当事人相同的写明"
            )  # fmt: skip


@rule(
    "R03", "写到号码和代表人的也写住址", Severity.HINT, f"{_LAW}第一款第（一）项", kinds=(*NOTICES, "correction", "seizure"),
    examples=("某店（统一社会信用代码……，经营者王某）：", "某店（统一社会信用代码……，经营者王某，经营场所甲市乙路1号）："),
)  # fmt: skip
def address_of_addressed(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A notice or order that describes the party by its number and whoever represents it also tells where it is; the law asks it of decisions."""
    for party in decision.parties:
        described = party.credit_code and party.representative or party.id_number and not party.organisation
        if party.name and described and not party.address and not _lives_somewhere(party):
            yield finding(
                "R03", Severity.HINT, f"写了{party.called}的号码，没有写住址（住所、经营场所）", party.name, "补写住址（住所、经营场所）", ground=Ground.CANNOT_TELL,
            )  # fmt: skip


def _lives_somewhere(party: PartyBlock) -> bool:
    """Whether the block tells a place in words that were not read as its address, and not as that of a thing: 共有某路3号房屋."""
    area = party.area.text if party.area else ""
    clauses = (one for one in re.split("[，,；;。\n]", area) if not _OF_A_THING.search(one))
    return any(_LIVES.search(one) for one in clauses)


_LIVES = re.compile(r"住(?!宅)|地址|户籍|场所|同上|村|路\d|街")
_OF_A_THING = re.compile(r"共有|所有|名下|权属|产权|承租|出租|拥有|经营的|施工|承建")
