"""Where the papers of a case do not agree: identity, values, claims, days, tests. The one finder for the whole house.

Only what is about the same thing counts: the same person, the same measured thing, the same event. Where that cannot be
told there is no contradiction: a false one costs more trust than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from assistant.dossier.denials import Dated, denials_of, event_days, is_later
from assistant.dossier.fact_patterns import Claim, load_patterns
from assistant.dossier.facts import facts_of
from assistant.dossier.model import Case, Evidence, EvidenceKind, Fact, Polarity
from assistant.dossier.statements import Statement, read_evidence, read_statements
from assistant.paper.model import Paper
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_dates, read_date

FACTS, PARTY = "案件事实", "当事人信息"
_ROUGH = Decimal("0.25")
_EXACT = Decimal("0.001")
_SHORT_NAME = 5
_HIDDEN = re.compile(r"[*＊×某]|[xX]{4}")
_RENEWED = re.compile("换发|换领|新证|补办|延续|变更")
_CHECKED = "（校验位不符，请核对）"
_PERIOD = re.compile(r"(\d{1,2}月\d{1,2}日)(?:起)?(?:至|到|—|-|~)(?:次年)?(?:\d{4}年)?(\d{1,2}月\d{1,2}日)")
_SPAN = re.compile(r"(\d{1,2})[时点:：](\d{0,2})")
_STATEMENTS = frozenset({EvidenceKind.PARTY, EvidenceKind.WITNESS})


@dataclass(frozen=True, slots=True)
class Side:
    """One side: id of the evidence (案件事实 and 当事人信息 for the case's own fields), words verbatim, and the value."""

    evidence: str
    quote: str
    value: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that cannot both hold, and about what. ``topic``: the name of the facts, e.g. 许可手续."""

    about: str
    a: Side
    b: Side
    topic: str = ""


@dataclass(frozen=True)
class Source:
    """A paper of the case with what was read from it."""

    evidence: str
    name: str
    kind: EvidenceKind | None
    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...] = field(repr=False)

    @cached_property
    def days(self) -> frozenset[date]:
        """The days that the paper's own event took place on; none for statements and papers that do not say."""
        return event_days(self.facts) if self.kind not in _STATEMENTS else frozenset()

    @cached_property
    def own(self) -> tuple[Fact, ...]:
        """What the paper itself says, without what it reports."""
        return tuple(f for f in self.facts if f.polarity is not Polarity.REPORTED)

    @cached_property
    def dated(self) -> Dated:
        """For the search for plain denials."""
        return Dated(self.evidence, self.statements, self.days, later=is_later(self.name), kind=self.kind)


def case_contradictions(case: Case) -> tuple[Contradiction, ...]:
    """Every contradiction between two papers of a case, between a paper and the case's own fields, and within one paper.

    Args:
        case: evidence, facts and party are read.
    """
    papers = [_source(piece) for piece in case.evidence]
    told = Paper.of_text(case.facts)
    said = read_statements(told)
    facts = Source(FACTS, FACTS, None, said, facts_of(said, told, evidence=FACTS))
    found = [clash for paper in papers for clash in _within(paper)]
    for one, other in combinations([*papers, facts], 2):
        found += _between(one, other, same_person=_same_person(case, one, other))
    found += [clash for paper in papers for clash in _with_party(case, paper)]
    found += denials_between(papers)
    return tuple(_distinct(found))


def find_contradictions(
    first: Iterable[Fact], second: Iterable[Fact], *, same_person: bool = True
) -> tuple[Contradiction, ...]:
    """Contradictions between the facts of two statements.

    Args:
        first: facts of the earlier statement.
        second: facts of the later one.
        same_person: whether the same person speaks; else what each says of himself is not compared.
    """
    one = Source("", "", None, (), tuple(first))
    other = Source("", "", None, (), tuple(second))
    return tuple(_distinct(_between(one, other, same_person=same_person)))


def denials_between(papers: list[Source]) -> list[Contradiction]:
    """What one paper plainly denies and another affirms in the same words."""
    found = []
    for denied, affirmed, about in denials_of([paper.dated for paper in papers]):
        a = Side(affirmed[0], affirmed[1].sentence, "有")
        b = Side(denied[0], denied[1].sentence, "无")
        found.append(Contradiction(about, a, b, "行为"))
    return found


def _source(piece: Evidence) -> Source:
    statements = read_evidence(piece)
    paper = Paper.of_text(piece.text, name=piece.name)
    return Source(
        piece.id, piece.name, piece.kind, statements, facts_of(statements, paper, evidence=piece.id)
    )


def _between(one: Source, other: Source, *, same_person: bool) -> Iterator[Contradiction]:
    yield from _identities(one, other)
    yield from _numbers(one, other)
    yield from _claims(one, other, same_person=same_person)
    yield from _validity(one, other)
    yield from _tests(one, other)
    yield from _visits(one, other)


def _identities(one: Source, other: Source) -> Iterator[Contradiction]:
    """Two numbers of one person or unit; two holders of one post in one unit."""
    for name in ("公民身份号码", "统一社会信用代码"):
        for subject in _subjects(one, name) & _subjects(other, name):
            yield from _differ(f"{subject}的{name}", _about(one, name, subject), _about(other, name, subject))
    units = {f.value for source in (one, other) for f in source.own if f.name == "单位名称"}
    if len(units) == 1:
        for post in load_patterns().posts:
            yield from _differ(post, _about(one, "姓名", post), _about(other, "姓名", post))


def _numbers(one: Source, other: Source) -> Iterator[Contradiction]:
    """Amounts about the same thing, quantities of the same thing; one value on each side only."""
    for mine in _singles(one):
        for yours in _singles(other):
            if _same_thing(mine, yours) and not _agree(mine, yours):
                about = mine.subject + _kind(mine) if mine.subject else mine.name
                yield _clash(about, mine, yours)


def _claims(one: Source, other: Source, *, same_person: bool) -> Iterator[Contradiction]:
    for claim in load_patterns().claims:
        if claim.personal and not same_person or claim.changing and not _same_days(one, other):
            continue
        mine, yours = _stance(one, claim), _stance(other, claim)
        if mine and yours and mine.value != yours.value:
            yield _clash(claim.topic, mine, yours)


def _validity(one: Source, other: Source) -> Iterator[Contradiction]:
    """Two last days of one permit, where no paper speaks of a new one."""
    name = "日期（有效期至）"
    for subject in _subjects(one, name):
        for same in (s for s in _subjects(other, name) if _one_permit(s, subject)):
            mine, yours = _about(one, name, subject), _about(other, name, same)
            if not any(_RENEWED.search(fact.quote) for fact in (*mine, *yours)):
                yield from _differ(f"{min(subject, same, key=len)}有效期", mine, yours, by_day=True)


def _one_permit(one: str, other: str) -> bool:
    """Whether two names are of one permit, some word before it apart (店内食品经营许可证)."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) > _SHORT_NAME and long.endswith(short))


def _tests(one: Source, other: Source) -> Iterator[Contradiction]:
    """Opposite conclusions of tests of the same thing."""
    mine, yours = _only(one, "检测结论"), _only(other, "检测结论")
    if mine and yours and mine.value != yours.value and mine.subject and yours.subject:
        alike = bigrams(mine.subject) & bigrams(yours.subject)
        if alike and _same_days(one, other) and not any("复" in s.name for s in (one, other)):
            yield _clash("检测结论", mine, yours)


def _visits(one: Source, other: Source) -> Iterator[Contradiction]:
    """Pictures taken within the hours of an inspection, but on another day."""
    for record, picture in ((one, other), (other, one)):
        seen, taken = _only(record, "日期（检查）"), _only(picture, "日期（拍摄）")
        if seen and taken and _inside(taken.value, seen.value):
            yield from _differ("检查和拍摄的日期", [seen], [taken], by_day=True)


def _within(paper: Source) -> Iterator[Contradiction]:
    """A sample taken after its report; a day of birth that is not that of the identity number."""
    sampled, reported = _only(paper, "日期（采样）"), _only(paper, "日期（报告）")
    if sampled and reported and (_day(sampled) or date.min) > (_day(reported) or date.max):
        yield _clash("采样日期晚于报告日期", sampled, reported)
    for born in (f for f in paper.own if f.name == "日期（出生）" and f.subject):
        for number in _about(paper, "公民身份号码", born.subject):
            day = _day(born)
            if day and not number.value.endswith(_CHECKED) and number.value[6:14] != f"{day:%Y%m%d}":
                yield _clash(f"{born.subject}的出生日期与公民身份号码", born, number)


def _with_party(case: Case, paper: Source) -> Iterator[Contradiction]:
    """Numbers and holders of posts against what the case says of its parties."""
    for party in case.all_parties:
        person = party.name if party.kind == "个人" else party.representative
        if party.kind != "企业":
            given = _given("公民身份号码", person, party.id_number)
            yield from _differ("当事人的公民身份号码", given, _about(paper, "公民身份号码", person))
        codes = [
            f for f in paper.own if f.name == "统一社会信用代码" and f.subject and f.subject in party.name
        ]
        yield from _differ(
            "当事人的统一社会信用代码", _given("统一社会信用代码", "", party.credit_code), codes
        )
        names = {f.value for f in paper.own if f.name == "单位名称"}
        if party.representative and any(name in party.name for name in names):
            posts = [f for f in paper.own if f.name == "姓名" and f.subject in load_patterns().posts]
            yield from _differ("当事人的负责人姓名", _given("姓名", "", party.representative), posts)


def _given(name: str, subject: str, value: str) -> list[Fact]:
    return [Fact(name=name, value=value, evidence=PARTY, quote=value, subject=subject)] if value else []


def _subjects(source: Source, name: str) -> set[str]:
    return {fact.subject for fact in source.own if fact.name == name and fact.subject}


def _about(source: Source, name: str, subject: str) -> list[Fact]:
    return [fact for fact in source.own if fact.name == name and fact.subject == subject and subject]


def _only(source: Source, name: str) -> Fact | None:
    """The fact of this name when the paper gives one value of it."""
    found = [fact for fact in source.own if fact.name == name]
    return found[0] if found and len({fact.value for fact in found}) == 1 else None


def _stance(source: Source, claim: Claim) -> Fact | None:
    """What a paper says of a claim throughout, as long as it speaks of no change."""
    found = [f for f in source.facts if f.name == claim.topic and f.polarity is not Polarity.REPORTED]
    if len({fact.value for fact in found}) != 1:
        return None
    return None if any(load_patterns().changing.search(fact.quote) for fact in found) else found[0]


def _singles(source: Source) -> list[Fact]:
    """The measured facts that are the only value of their thing in the paper."""
    values: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in source.own:
        if fact.name.startswith(("金额（", "数量（")):
            values.setdefault((fact.name, fact.subject, fact.unit), []).append(fact)
    return [
        facts[0]
        for facts in values.values()
        if len({fact.number for fact in facts}) == 1
        and facts[0].number is not None
        and facts[0].polarity is Polarity.AFFIRMED
    ]


def _same_thing(mine: Fact, yours: Fact) -> bool:
    if (mine.name, mine.unit) != (yours.name, yours.unit) or _kind(mine) in ("次数", "时长"):
        return False
    if mine.unit == "元" and _kind(mine) not in load_patterns().one_value:
        return False
    if mine.name == "数量（件数）" and not (mine.subject and yours.subject):
        return False
    periods = [set(_PERIOD.findall(fact.quote)) for fact in (mine, yours)]
    if all(periods) and periods[0] != periods[1]:
        return False
    one, other = sorted((mine.subject, yours.subject), key=len)
    if one == other:
        return True
    rest = other.removesuffix(one)
    return bool(one) and rest != other and not any(word in rest for word in load_patterns().modifiers)


def _kind(fact: Fact) -> str:
    """What stands in the brackets of a name: 金额（收入） → 收入."""
    return fact.name.partition("（")[2].rstrip("）")


def _agree(mine: Fact, yours: Fact) -> bool:
    one, other = mine.number or Decimal(0), yours.number or Decimal(0)
    allowed = _ROUGH if mine.rough or yours.rough else _EXACT
    return abs(one - other) <= allowed * max(abs(one), abs(other))


def _same_days(one: Source, other: Source) -> bool:
    """Whether two papers may speak of the same time: neither is from after the correction, their days meet."""
    if is_later(one.name) != is_later(other.name):
        return False
    return not (one.days and other.days) or bool(one.days & other.days)


def _same_person(case: Case, one: Source, other: Source) -> bool:
    """Whether what each side says of itself is said of the same person."""
    kinds = (one.kind, other.kind)
    if EvidenceKind.WITNESS in kinds:
        return False
    return (
        len(case.all_parties) == 1 or one.kind is other.kind is EvidenceKind.PARTY and one.name == other.name
    )


def _differ(
    about: str, mine: list[Fact], yours: list[Fact], *, by_day: bool = False
) -> Iterator[Contradiction]:
    """A contradiction when each side gives one value and the two are not the same; hidden characters fit anything."""
    one, other = ({_value(fact, by_day=by_day) for fact in side} for side in (mine, yours))
    if len(one) == len(other) == 1 and one != other and not any(map(_HIDDEN.search, one | other)):
        yield _clash(about, mine[0], yours[0])


def _value(fact: Fact, *, by_day: bool) -> str:
    return str(_day(fact) or "") if by_day else fact.value.removesuffix(_CHECKED).upper()


def _day(fact: Fact) -> date | None:
    return read_date(fact.value)


def _inside(taken: str, seen: str) -> bool:
    """Whether the hours of one lie within those of the other; False when either has no hours."""
    hours = [
        [int(h) * 60 + int(m or 0) for h, m in _SPAN.findall(_without_day(text))] for text in (taken, seen)
    ]
    return (
        all(len(found) == 2 for found in hours) and hours[1][0] <= hours[0][0] <= hours[0][1] <= hours[1][1]
    )


def _without_day(text: str) -> str:
    days = find_dates(text)
    return text[days[0][2] :] if days else text


def _clash(about: str, mine: Fact, yours: Fact) -> Contradiction:
    a, b = (Side(fact.evidence, fact.quote, fact.value) for fact in (mine, yours))
    return Contradiction(about, a, b, mine.name)


def _distinct(found: Iterable[Contradiction]) -> Iterator[Contradiction]:
    """One a topic and pair of papers."""
    seen: set[tuple[str, str, str]] = set()
    for clash in found:
        key = (clash.about, clash.a.evidence, clash.b.evidence)
        if key not in seen:
            seen.add(key)
            yield clash
