"""Identity over the papers of a case: numbers of one person or unit, holders of a post, days of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.model import Case, Fact, Party
from assistant.dossier.sources import CHECKED, PARTY, Contradiction, Source, clash, day_of, differ, is_hidden
from assistant.text.slips import places_apart

_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
_OF_UNIT = re.compile(r"营业执照|法人证书|登记证|执业许可证|(?:法定代表人|负责人)身份证明|授权委托书")
_HEAD = re.compile(
    r"(?:法定代表人|负责人|执行事务合伙人|经营者|投资人|院长|校长|理事长)(?:姓名)?[：:为是|｜\s]{0,3}"
    r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?=[，,、；;。（(\s]|签[名字]|盖章|$)"
)
_CERTIFICATE = re.compile(r"营业执照|法人证书|登记证|执业许可证")
_OTHER_UNIT = re.compile(
    r"[\u4e00-\u9fff]{3,}(?:有限(?:责任)?公司|股份公司|集团|合作社|商行|经营部|超市|酒店|饭店)"
)
_NOT_THE_HEAD = re.compile("原(?![件始])|变更|曾任|前任|监事|股东|分公司|妻子|丈夫|儿子|女儿|父亲|母亲|兄弟")
_ID, _CODE, _UNIT = "公民身份号码", "统一社会信用代码", "单位名称"


def between(one: Source, other: Source) -> Iterator[Contradiction]:
    """Two numbers of one person or unit, two names for one number, two holders of one post in one unit."""
    for name in (_ID, _CODE):
        for subject in one.subjects(name) & other.subjects(name):
            yield from differ(f"{subject}的{name}", one.about(name, subject), other.about(name, subject))
    for mine in (f for f in one.named.get(_ID, ()) if f.subject):
        for yours in (f for f in other.named.get(_ID, ()) if f.value == mine.value and f.subject):
            if not _may_be_one(mine.subject, yours.subject):
                yield clash("同一公民身份号码的姓名", _by_name(mine), _by_name(yours))
    units = {f.value for source in (one, other) for f in source.named.get(_UNIT, ())}
    if len(units) == 1 and "姓名" in one.named and "姓名" in other.named:
        former = any(load_patterns().apart.former.search(source.name) for source in (one, other))
        for post in load_patterns().posts if not former else ():
            yield from differ(post, one.about("姓名", post), other.about("姓名", post))


def _may_be_one(one: str, other: str) -> bool:
    """Whether two names may be one: the same, hidden, or one with the end of a post before it (主任程丽 read as 任程丽)."""
    return one.endswith(other) or other.endswith(one) or is_hidden(one + other)


def within(paper: Source) -> Iterator[Contradiction]:
    """A day of birth that is not that of the identity number."""
    for born in (f for f in paper.own if f.name == "日期（出生）" and f.subject):
        for number in paper.about(_ID, born.subject):
            day = day_of(born)
            if day and not number.value.endswith(CHECKED) and number.value[6:14] != f"{day:%Y%m%d}":
                yield clash(f"{born.subject}的出生日期与公民身份号码", born, number)


def with_party(case: Case, paper: Source) -> Iterator[Contradiction]:
    """Numbers, names and holders of posts against what the case says of its parties."""
    for party in case.all_parties:
        yield from _numbers(party, paper)
        names = {f.value for f in paper.own if f.name == _UNIT}
        if party.representative and any(name in party.name for name in names):
            posts = [f for f in paper.own if f.name == "姓名" and f.subject in load_patterns().posts]
            yield from differ("当事人的负责人姓名", _given("姓名", party.representative), posts)
        if party.kind != "个人":
            yield from _head_of_unit(party, paper)


def _head_of_unit(party: Party, paper: Source) -> Iterator[Contradiction]:
    """A certificate or authorisation of the party that writes the name of its head with a slip, or a certificate that names another."""
    sentences = [s.sentence for s in {s.place: s for s in paper.statements}.values()]
    name, head = _BRACKETS.sub("", party.name), party.representative
    ours = _OF_UNIT.search(paper.name) and name and any(name in sentence for sentence in sentences)
    if not ours or not head or is_hidden(head):
        return
    told = {m["name"]: (m, sentence) for sentence in sentences for m in _HEAD.finditer(sentence)}
    for other, (match, sentence) in told.items():
        slip = len(places_apart(other, head) or ()) == 1 and _of_party(sentence, name)
        if other != head and (slip or (head not in told and _certified(paper, sentence, name, other))):
            mine = Fact(name="姓名", value=other, evidence=paper.evidence, quote=match[0])
            yield clash("当事人的负责人姓名", _given("姓名", head)[0], mine)


def _of_party(sentence: str, name: str) -> bool:
    """Whether a sentence tells of no other undertaking than the party, nor of a former head."""
    rest = sentence.replace(name, "")
    return not (_OTHER_UNIT.search(rest) or _NOT_THE_HEAD.search(rest))


def _certified(paper: Source, sentence: str, name: str, other: str) -> bool:
    """Whether the licence of the party names in one sentence the party and a full name as that of its head."""
    named = _CERTIFICATE.search(paper.name) and name in sentence and not is_hidden(other)
    return bool(named) and _of_party(sentence, name)


def _numbers(party: Party, paper: Source) -> Iterator[Contradiction]:
    person = party.name if party.kind == "个人" else party.representative
    if party.kind != "企业":
        given = _given(_ID, party.id_number)
        yield from differ("当事人的公民身份号码", given, paper.about(_ID, person))
        for fact in (f for f in paper.own if f.name == _ID and f.subject and f.value == party.id_number):
            yield from differ("当事人的姓名", _given("姓名", person), [_by_name(fact)])
    codes = [f for f in paper.own if f.name == _CODE and f.subject]
    own = [f for f in codes if _one_unit(f.subject, party.name)]
    given_code = _given(_CODE, party.credit_code)
    yield from differ("当事人的统一社会信用代码", given_code, own)
    if not own and len(codes_here := {f.value: f for f in paper.own if f.name == _CODE}) == 1:
        yield from differ("当事人的统一社会信用代码", given_code, _of_licence(party, paper, codes_here))
    others = [f for f in codes if f.value == party.credit_code and not _one_unit(f.subject, party.name)]
    yield from differ("当事人的名称", _given(_UNIT, party.name), [_by_name(f) for f in others])


def _of_licence(party: Party, paper: Source, codes: dict[str, Fact]) -> list[Fact]:
    """The only code of a licence whose first words name the party, though no heading says whose it is."""
    name = _BRACKETS.sub("", party.name)
    words = "".join(s.sentence for s in paper.statements[:3])
    return list(codes.values()) if "营业执照" in paper.name and name and name in words else []


def _one_unit(name: str, party: str) -> bool:
    """Whether two names may be of one unit: one holds the other (甲店 and 甲店（经营者：乙）)."""
    plain = [_BRACKETS.sub("", one) for one in (name, party)]
    return not party or plain[0] in plain[1] or plain[1] in plain[0]


def _by_name(fact: Fact) -> Fact:
    """The fact that this number belongs to that name."""
    return fact.model_copy(update={"name": "姓名", "value": fact.subject})


def _given(name: str, value: str) -> list[Fact]:
    return [Fact(name=name, value=value, evidence=PARTY, quote=value)] if value else []
