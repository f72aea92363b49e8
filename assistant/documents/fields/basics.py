"""Fields: agency, number, party, officers, dates of the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from assistant.analysis.procedure.moments import Moment
from assistant.documents.fields.registry import field
from assistant.documents.model import SourceKind
from assistant.documents.sheet import Addressee, Row, Sheet, addressees, chinese_day
from assistant.dossier.model import Evidence, Party, Person, Step
from assistant.paper.kinds import PaperKind, kind_named, load_kinds, recognise
from assistant.text.dates import age_on, format_date, parse_as_of

_CASE = re.compile(r"(?:一案|案件?)$")
_LEAD = re.compile(r"^(?:关于|对于?)")
_SUSPECTED = re.compile(r"^涉嫌(?:的)?")
_AND_OTHERS = re.compile(
    r"^等(?:[\d一二两三四五六七八九十]{1,3}(?:名|个|家|户)?)?(?:当事人|人|单位|公司|商户|经营者|企业)"
)
_JOINS = "、和与及，,"
_CUT = re.compile(
    rf"[{_JOINS}（(等某的之]|.{{0,4}}(?:分公司|子公司|分店|分厂)|$"
)  # only a part of a name was taken off
DECISIONS = ("decision", "spot_decision", "no_penalty")
_NUMBER = re.compile(
    r"[^\s，。；：:（(）)、《》“”]{1,20}(?:(?<![书证表单录函])（[^（）\s，。；]{1,6}）[^\s，。；：:（(）)、《》“”]{1,12})?"
    r"[〔\[（(]\d{4}[〕\]）)]\s?(?:第\s?)?[\w-]{1,12}\s?号"
)
_OF_AGE = 18
_AND = re.compile("[及、和与]")
_FORMAL = re.compile("(?:通知|决定|告知|催告)书$")
_OFFICER = re.compile(r"^\s*(?P<name>[^（(\d\s]+)\s*[（(]?[^\d]*(?P<number>\d[\w-]*)?")


@field("机关名称", "处罚机关的全称")
def agency(sheet: Sheet) -> str:
    """From the case."""
    return sheet.fact("agency", sheet.case.agency)


def of_agency(sheet: Sheet, ref: str) -> str:
    """What the agency says of itself.

    Args:
        sheet: of the paper.
        ref: a field of the agency.
    """
    return sheet.mark("机关资料", ref, getattr(sheet.agency, ref))


for _name, _about, _ref in (
    ("机关地址", "机关地址（agencies.json）", "address"),
    ("机关邮编", "机关邮政编码（agencies.json）", "postcode"),
    ("联系人", "机关联系人（agencies.json）", "contact"),
    ("联系电话", "机关联系电话（agencies.json）", "phone"),
):
    field(_name, _about)(partial(of_agency, ref=_ref))


@field("文号", "本文书的文号：决定书取案件的文号，其他文书取该步骤所写的文号")
def number(sheet: Sheet) -> str:
    """The number of this paper, or "" when nobody wrote one down."""
    return number_of(sheet, sheet.kind.kind)


@field("决定文号", "行政处罚决定书的文号")
def decision_number(sheet: Sheet) -> str:
    """From the case, or for further parties from the step of their own decision."""
    return number_of(sheet, "decision")


def number_of(sheet: Sheet, kind: str) -> str:
    """The number of a paper of this kind: written in the case, in its step, or in the paper among the evidence."""
    if kind in DECISIONS and (sheet.to.first or sheet.others):
        return sheet.fact("document_number", sheet.case.document_number)
    entry = kind_named(kind)
    if entry is None or not entry.number:
        return ""
    for step in sheet.entire.steps:
        if _is_of(step, entry.step, sheet) and (found := number_in(f"{step.paper} {step.note}", entry)):
            return sheet.mark("步骤", step.name, found)
    for piece in sheet.entire.evidence if sheet.to.first else ():
        found = "" if names_several(piece) else number_in(f"{piece.name} {piece.text}", entry)
        if found and (is_kind := recognise(piece.text, name=piece.name).kind) and is_kind.kind == kind:
            return sheet.mark("证据", piece.id, found)
    return ""


def names_several(piece: Evidence) -> bool:
    """Whether a piece of evidence is several numbered papers of different acts, so that a number may be that of either."""
    parts = [part for part in _AND.split(piece.name) if _FORMAL.search(part)]
    acts = {next((k.step for k in load_kinds() if k.number and k.title.search(part)), "") for part in parts}
    return len(parts) > 1 and len(acts) > 1


def _is_of(step: Step, act: str, sheet: Sheet) -> bool:
    """Whether a step is this act towards the addressee; what names nobody is meant for the first party."""
    moments = sheet.situation.moments
    kind = next((m.kind for m in moments if m.name == step.name and m.on == step.on), "")
    meant = sheet.party.name in step.addressee if step.addressee else sheet.to.first
    return kind == act and meant


def numbers_in(text: str) -> list[str]:
    """Every number of a paper that some words hold."""
    return [match[0].strip() for match in _NUMBER.finditer(text)]


def number_in(text: str, entry: PaperKind) -> str:
    """The first number that is not plainly that of another paper of the same act: …听告〔2026〕第9号 is no 罚告."""
    rivals = [kind.number for kind in load_kinds() if kind.step == entry.step and kind.kind != entry.kind]
    others = {char for number in rivals for char in number}
    own, foreign = set(entry.number) - others, others - set(entry.number)
    return next((one for one in numbers_in(text) if own & set(one) or not foreign & set(one)), "")


@field("案由", "案件名称")
def title(sheet: Sheet) -> str:
    """From the case."""
    return sheet.fact("title", sheet.case.title)


@field("当事人", "当事人的姓名或者名称；几名当事人合写一份的，逐一列出")
def party(sheet: Sheet) -> str:
    """The addressee, or all of a joint paper."""
    return "、".join(filter(None, (sheet.fact("party.name", one.party.name) for one in sheet.everybody)))


@field("称呼", "文书里怎样称当事人：你、你单位；几名当事人合写一份的为你们")
def called(sheet: Sheet) -> str:
    """A unit and an individual business with a name of its own are 你单位."""
    unit = is_unit(sheet) and sheet.party.name != sheet.party.representative
    return "你们" if sheet.others else "你单位" if unit else "你"


@field("所涉案由", "案件名称，不带开头的当事人和末尾的“案”：用在“一案”之前")
def matter(sheet: Sheet) -> str:
    """未取得许可从事采砂活动 of 甲未取得许可从事采砂活动案; the whole where others stand beside the party (甲与乙…案)."""
    whole = sheet.case.title.strip()
    told = _CASE.sub("", whole)
    parties = [*sheet.case.all_parties, *(to.party for to in addressees(sheet.case))]
    names = {name for one in parties for name in (one.name, one.representative) if name}
    led = _LEAD.sub("", told)
    rest = _without(led if led.startswith(tuple(names)) else told, sorted(names, key=len, reverse=True))
    return sheet.fact("title", _SUSPECTED.sub("", told if _CUT.match(rest) else rest) or whole)


def _without(title: str, names: Sequence[str]) -> str:
    """A title without the names it begins with, 甲、乙 and 甲等3人 among them."""
    found = next((name for name in names if title.startswith(name) and title != name), None)
    if found is None:
        return title
    rest = _AND_OTHERS.sub("", title.removeprefix(found))
    joined = rest[1:] if rest[:1] in _JOINS and rest[1:].startswith(tuple(names)) else rest
    return _without(joined, names)


@field("当事人类型", "个人、企业、个体工商户")
def party_kind(sheet: Sheet) -> str:
    """Of the addressee."""
    return sheet.fact("party.kind", sheet.party.kind)


@field("是单位", "当事人是单位或者个体工商户")
def is_unit(sheet: Sheet) -> bool:
    """Not a natural person."""
    return sheet.party.kind != "个人"


@field("证件号码", "公民身份号码，单位为统一社会信用代码")
def identity(sheet: Sheet) -> str:
    """Of the addressee."""
    unit = sheet.party.kind != "个人"
    return (
        sheet.fact("party.credit_code", sheet.party.credit_code)
        if unit
        else sheet.fact("party.id_number", sheet.party.id_number)
    )


@field("性别", "当事人（经营者）的性别")
def gender(sheet: Sheet) -> str:
    """Of the addressee."""
    return sheet.fact("party.gender", sheet.party.gender)


@field("出生日期", "当事人（经营者）的出生日期")
def birth(sheet: Sheet) -> str:
    """Of the addressee."""
    return sheet.fact("party.birth", format_date(sheet.party.birth) if sheet.party.birth else "")


@field("身份证号", "当事人（经营者）的公民身份号码")
def id_number(sheet: Sheet) -> str:
    """Of the addressee."""
    return sheet.fact("party.id_number", sheet.party.id_number)


@field("当事人住址", "住址、住所或者经营场所")
def address(sheet: Sheet) -> str:
    """Of the addressee."""
    return sheet.fact("party.address", sheet.party.address)


@field("当事人电话", "当事人的联系电话")
def phone(sheet: Sheet) -> str:
    """Of the addressee."""
    return sheet.fact("party.phone", sheet.party.phone)


@field("负责人", "法定代表人、负责人或者经营者")
def representative(sheet: Sheet) -> str:
    """Of the addressee."""
    return sheet.fact("party.representative", sheet.party.representative)


@field(
    "当事人情况", "当事人基本情况，一行一段：个人、单位、个体工商户、责任人员、监护人、代理人；合写的逐一列出"
)
def party_block(sheet: Sheet) -> list[str]:
    """The lines on everybody to whom the paper is made out."""
    return [line for one in sheet.everybody for line in _lines_on(sheet, one)]


def _lines_on(sheet: Sheet, one: Addressee) -> Iterator[str]:
    yield _party_line(sheet, one.party)
    if one.unit is not None:
        post = sheet.fact("party.responsible.role", one.post)
        unit = sheet.fact("party.name", one.unit.name)
        yield sheet.say("party.responsible", 单位=sheet.need("所在单位", unit), 职务=sheet.need("职务和责任", post))  # fmt: skip
    if one.party.guardian is None and _is_minor(sheet, one.party):
        yield sheet.say("party.guardian", 姓名=sheet.need("监护人姓名、与当事人的关系", ""), 关系="")
    for part, person in (("guardian", one.party.guardian), ("agent", one.party.agent)):
        if person is not None:
            yield _person_line(sheet, f"party.{part}", person)


def _is_minor(sheet: Sheet, party: Party) -> bool:
    """Whether a person was under age on the day of the act, as far as both days are known."""
    written = sheet.entire.act_date
    day = parse_as_of(written) if written.count("-") == 2 else None
    born = party.birth if party.kind == "个人" else None
    return day is not None and born is not None and age_on(born, day) < _OF_AGE


def _party_line(sheet: Sheet, party: Party) -> str:
    need, fact = sheet.need, sheet.fact
    told = {
        "电话": need("联系电话", fact("party.phone", party.phone)),
        "住所": need("住所", fact("party.address", party.address)),
    }
    if party.kind == "个人":
        return sheet.say("party.person", 电话=told["电话"], **_person(sheet, party))
    code = need("统一社会信用代码", fact("party.credit_code", party.credit_code))
    if party.kind == "个体工商户" and party.name in ("", party.representative):
        owner = party.model_copy(update={"name": party.name or party.representative})
        return sheet.say("party.trader.person", 代码=code, **told, **_person(sheet, owner))
    told |= {
        "名称": need("当事人名称", fact("party.name", party.name)),
        "代码": code,
        "负责人": need("法定代表人或负责人姓名", fact("party.representative", party.representative)),
    }
    if party.kind == "企业":
        return sheet.say("party.unit", **told)
    number = need("公民身份号码", fact("party.id_number", party.id_number))
    return sheet.say("party.trader", **told, 号码=number)


def _person(sheet: Sheet, party: Party) -> dict[str, str]:
    """What tells one natural person from another."""
    birth = format_date(party.birth) if party.birth else ""
    return {
        "姓名": sheet.need("当事人姓名", sheet.fact("party.name", party.name)),
        "性别": sheet.need("性别", sheet.fact("party.gender", party.gender)),
        "出生日期": sheet.need("出生日期", sheet.fact("party.birth", birth)),
        "号码": sheet.need("公民身份号码", sheet.fact("party.id_number", party.id_number)),
        "住址": sheet.need("住址", sheet.fact("party.address", party.address)),
    }


def _person_line(sheet: Sheet, part: str, person: Person) -> str:
    more = "，".join(filter(None, (person.role, person.id_number, person.phone)))
    tie = sheet.fact(part, more)
    return sheet.say(
        part,
        姓名=sheet.need("姓名", sheet.fact(f"{part}.name", person.name)),
        关系=f"（{tie}）" if tie else "",
    )


@field("执法人员", "两名以上执法人员及执法证号")
def officers(sheet: Sheet) -> str:
    """Only when there are two at least."""
    names = sheet.case.officers
    return (
        "、".join(sheet.fact(f"officers[{n}]", one) for n, one in enumerate(names)) if len(names) > 1 else ""
    )


@field("执法人员表", "执法人员，一人一行", "序号", "姓名", "证号")
def officer_rows(sheet: Sheet) -> list[Row]:
    """Names and numbers apart."""
    rows = []
    for n, written in enumerate(sheet.case.officers):
        found = _OFFICER.match(written)
        name, number = (found["name"], found["number"] or "") if found else (written, "")
        rows.append(
            {
                "序号": str(n + 1),
                "姓名": sheet.fact(f"officers[{n}]", name),
                "证号": sheet.need("执法证号", sheet.fact(f"officers[{n}]", number)),
            }
        )
    return rows or [{"序号": "1", "姓名": sheet.need("执法人员姓名", ""), "证号": sheet.need("执法证号", "")}]


@field("行为日期", "违法行为的日期")
def act_date(sheet: Sheet) -> str:
    """As precise as the case says."""
    return sheet.fact("act_date", told_date(sheet.case.act_date))


@field("行为地点", "违法行为的地点")
def place(sheet: Sheet) -> str:
    """From the case."""
    return sheet.fact("place", sheet.case.place)


def told_date(text: str) -> str:
    """2024-03 as 2024年3月."""
    day = parse_as_of(text) if text.count("-") == 2 else None
    if day:
        return format_date(day)
    year, _, month = text.partition("-")
    return f"{year}年{int(month)}月" if month.isdigit() else f"{year}年" if year.isdigit() else text


@field("成文日期", "本文书的日期，用汉字")
def written_day(sheet: Sheet) -> str:
    """In characters."""
    day = paper_day(sheet)
    return sheet.mark(*_day_source(sheet), chinese_day(day)) if day else ""


@field("填写日期", "本文书的日期，用数字")
def filled_day(sheet: Sheet) -> str:
    """In figures."""
    day = paper_day(sheet)
    return sheet.mark(*_day_source(sheet), format_date(day)) if day else ""


def _day_source(sheet: Sheet) -> tuple[SourceKind, str]:  # the kind of source and its name
    moment = sheet.situation.first(sheet.kind.step) if sheet.kind.step else None
    return ("案件", "decided") if sheet.kind.kind in DECISIONS or moment is None else ("步骤", moment.name)


def paper_day(sheet: Sheet) -> date | None:
    """The day of this paper: of the decision, else of the step it records."""
    if sheet.kind.kind in DECISIONS:
        return sheet.case.decided
    moment = step_of(sheet)
    return moment.on if moment else None


def step_of(sheet: Sheet) -> Moment | None:
    """The act that this paper records."""
    return sheet.situation.first(sheet.kind.step) if sheet.kind.step else None
