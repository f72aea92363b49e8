"""R03–R05: who the party is: fields, names used throughout, numbers, minors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rapidfuzz.distance import Levenshtein

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.births import birth_about
from assistant.review.parts.body import unquoted
from assistant.review.parts.head import hidden
from assistant.review.parts.model import Decision, PartyBlock, Span, bare_name
from assistant.review.rule import ALL, NOTICES, PENALTIES, PROPOSING, CannotTellError, finding, rule
from assistant.text.dates import age_on, find_dates
from assistant.text.identity import ID_NUMBER, valid_credit_code, valid_id_number

_ADULT, _CHILD = 18, 14
_SHORTEST_NAME = 6
_PLACE_OF_NAME = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,4}省)?(?:[\u4e00-\u9fff]{2,5}?市)?(?:[\u4e00-\u9fff]{1,5}?[区县](?!域))?"
)
_NAME_ONLY = re.compile(r"[\u4e00-\u9fff（）()]+")
_LONGER = re.compile(r"[\u4e00-\u9fff]{0,4}(?:分公司|分店|店铺|门市|股份|有限)")
_REGISTRATION = re.compile(r"^\d{13,15}$")
_CODE = re.compile(r"社会信用代码[^0-9A-Za-z【\n]{0,12}(?P<code>[0-9A-Za-z*＊×]{8,24})")
_ID = re.compile(
    r"(?:公民身份号码|身份证件号码?|身份证号码?|居民身份证)[^0-9【\n]{0,6}(?P<id>[0-9Xx*＊×]{10,24})"
)
_MILDER = re.compile(r"从轻|减轻|不予(?:行政)?处罚|监护人|法定代理人")
_NOT_MILDER = re.compile(
    r"(?:没有|无|不具[有备]|不存在|不符合|未发现|不属于|不予|不得|不能|未)[^，。；]{0,12}$"
)
_VEILED_YEAR = re.compile(r"(?<!\d)\d{6}(?P<year>(?:19|20)\d{2})[*＊×xX]{4,}")


@rule(
    "R03", "当事人栏目齐全", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十九条第一款第（一）项", kinds=PROPOSING,
    examples=("某公司，统一社会信用代码……，住所……", "某公司，统一社会信用代码……，住所……，法定代表人王某"),
)  # fmt: skip
def representative(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A unit whose other fields are given has its representative too."""
    for party in decision.parties:
        full = party.organisation and party.name and (party.credit_code or party.address)
        if decision.is_kind in NOTICES and party.name and _ADDRESSED.match(decision.text, party.name.end):
            continue  # 某公司：  a notice that is addressed describes nobody
        if full and party.representative is None and party.name and not _is_government(party.name.text):
            yield finding(
                "R03", Severity.MAJOR, "当事人是单位，没有写法定代表人（负责人、经营者）", party.name,
                "写明法定代表人（负责人）姓名、职务；个体工商户写经营者",
            )  # fmt: skip


_ADDRESSED = re.compile(r"[ \t]*(?:[（(][^（()）\n]{0,200}[）)])?[:：][ \t]*\n")


@rule(
    "R03", "写到住所代码的单位也写法定代表人", Severity.HINT, "《中华人民共和国行政处罚法》第五十九条第一款第（一）项", kinds=(*NOTICES, "correction", "seizure", "reminder"),
    examples=("某公司（统一社会信用代码……，住所……）：", "某公司（统一社会信用代码……，住所……，法定代表人王某）："),
)  # fmt: skip
def representative_of_addressed(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A notice or order that describes the unit by code and address: whose hand it goes to is told too; the law asks it of decisions."""
    for party in decision.parties:
        if (
            party.organisation
            and party.name
            and party.credit_code
            and party.address
            and party.representative is None
        ):
            yield finding(
                "R03", Severity.HINT, "写了统一社会信用代码和住所，没有写法定代表人（负责人）", party.name, "一并写明法定代表人（负责人）", ground=Ground.CANNOT_TELL,
            )  # fmt: skip


def _is_government(name: str) -> bool:
    return bool(re.search(r"政府|委员会|管理局", name))


@rule(
    "R03", "名称前后一致", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十九条第一款第（一）项", kinds=ALL,
    examples=("当事人：甲泽公司……决定对甲泰公司罚款", "当事人：甲泽公司……决定对甲泽公司罚款"),
)  # fmt: skip
def name_alike(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Names that differ from the party's by one or two characters are slips."""
    for field in (f for p in decision.parties for f in (p.name, p.representative) if f):
        name = bare_name(field.text)
        if hidden(field.text) or not name:
            continue
        slips = (
            _unit_slips(decision.text, name)
            if len(name) >= _SHORTEST_NAME
            else _person_slips(decision.text, name)
        )
        for at in slips:
            yield finding(
                "R03", Severity.MAJOR, f"名称与首部的“{name}”不一致", at, f"核对后统一写“{name}”", expected=name, actual=at.text,
                related=((field.start, field.end),),
            )  # fmt: skip


def _unit_slips(text: str, name: str) -> Iterator[Span]:
    """Stretches with the beginning and the end of the name, or of the name without its place, that are a character or two off."""
    core = _PLACE_OF_NAME.sub("", name)
    passed = -1
    for known, most in ((name, 2), (core, 1)):
        if len(known) < _SHORTEST_NAME - 1:
            continue
        starts = [m.start() for m in re.finditer(re.escape(known[:2]), text)]
        for start in sorted([*starts, *_misbegun(text, known)]):
            slip = _slip_at(text, start, known, most)
            if (
                slip
                and slip.start > passed
                and name not in text[max(0, slip.start - len(name)) : slip.end + 2]
            ):
                passed = slip.end
                yield slip


def _misbegun(text: str, name: str) -> Iterator[int]:
    """Where a name begins whose first two characters are turned round, the rest being the same."""
    turned = name[1] + name[0] + name[2:]
    yield from (m.start() for m in re.finditer(re.escape(turned), text) if turned != name)


def _slip_at(text: str, start: int, name: str, most: int) -> Span | None:
    """A near form of the name that begins here and ends like it."""
    if text.startswith(name[1] + name[0] + name[2:], start) and name[0] != name[1]:
        return Span(start, start + len(name), text[start : start + len(name)])
    if text.startswith(name, start) or text.startswith(name[2:], start + 2):
        return None
    for length in sorted(range(len(name) - most, len(name) + most + 1), key=lambda n: abs(n - len(name))):
        found = text[start : start + length]
        if found[-1:] != name[-1] or not _NAME_ONLY.fullmatch(found) or _LONGER.match(text, start + length):
            continue
        if 1 <= Levenshtein.distance(found, name) <= most and 5 * most <= len(name) + 3:
            return Span(start, start + length, found)
    return None


def _person_slips(text: str, name: str) -> Iterator[Span]:
    """Three-character names with the same surname and sound and one other character."""
    if len(name) != 3 or "某" in name:
        return
    from pypinyin import lazy_pinyin

    sound = lazy_pinyin(name)
    for match in re.finditer(
        rf"(?:对|由|向)(?P<other>[\u4e00-\u9fff]{re.escape(name[1:])})(?=的|进行|送达|、|，)", text
    ):
        if match["other"] != name:
            yield Span(match.start("other"), match.end("other"), match["other"])
    for match in re.finditer(rf"{re.escape(name[0])}[\u4e00-\u9fff]{{2}}", text):
        differ = sum(a != b for a, b in zip(match[0], name, strict=True))
        if 1 <= differ <= 2 and lazy_pinyin(match[0]) == sound and not _beside(text, match, name):
            yield Span(match.start(), match.end(), match[0])


def _beside(text: str, match: re.Match[str], name: str) -> bool:
    """Whether the clause names the party too, or the other as one of the family: 曾某及其弟 is another person."""
    clause = re.split(r"[。；\n]", text[: match.start()])[-1]
    return name in clause[-16:] or bool(_KIN.search(clause[-6:]))


_KIN = re.compile(
    r"(?:其|之)?(?:父|母|夫|妻|兄|弟|姐|妹|子|女|丈夫|妻子|儿子|女儿|哥哥|弟弟|姐姐|妹妹|堂弟|堂兄)亲?$"
)
_HEARD = re.compile(
    r"对(?P<list>(?:(?!复核|鉴定)[^。；\n（）()，]){2,60}?)(?:各\d次)?(?:的?[两三二\d一]{1,2}[次份])?的?(?:《?(?:调查)?(?:询问)?笔录|询问)"
)
_EXPLAINS = re.compile(r"[（(的]|员工|店员|父|母|夫|妻|兄|弟|姐|妹|证人|顾客|患者|乘客|工人")


@rule(
    "R03", "询问对象的姓名与首部一致", Severity.HINT, "《中华人民共和国行政处罚法》第五十九条第一款第（一）项", kinds=ALL,
    examples=("当事人：甲兰英……对甲兰芳的询问笔录", "当事人：甲兰英……对甲兰英的询问笔录"),
)  # fmt: skip
def heard_by_name(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Somebody was heard whose name is one character off the party's (its representative's), who was not: only a hint, it may be kin."""
    names = [f.text for p in decision.parties for f in (p.name, p.representative) if f]
    people = [n for n in (bare_name(name) for name in names if "某" not in name) if 2 <= len(n) <= 3]
    for match in _HEARD.finditer(decision.text):
        heard = [(m.start(), m[0]) for m in re.finditer(r"[^、和及与]+", match["list"])]
        if any(name in match["list"] for name in people):
            continue
        for at, words in heard:
            other = next((n for n in people if len(words) >= len(n) and _one_off(words[-len(n) :], n)), None)
            if other and not _EXPLAINS.search(words[: -len(other)]):
                start = match.start("list") + at + len(words) - len(other)
                yield finding(
                    "R03", Severity.HINT, f"询问的“{words[-len(other):]}”与首部的“{other}”只差一字", Span(start, start + len(other), words[-len(other) :]), f"核对姓名；是同一人的统一写“{other}”",
                    ground=Ground.CANNOT_TELL, expected=other, actual=words[-len(other) :],
                )  # fmt: skip


def _one_off(told: str, name: str) -> bool:
    """The same surname and one other character; of two characters, the other must sound the same."""
    from pypinyin import lazy_pinyin

    if told[0] != name[0] or sum(a != b for a, b in zip(told, name, strict=True)) != 1:
        return False
    return len(name) == 3 or lazy_pinyin(told) == lazy_pinyin(name)


@rule(
    "R04", "号码校验位", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=ALL,
    examples=("公民身份号码330302198603150018", "公民身份号码330302198603150019"),
)  # fmt: skip
def check_digits(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Check digits (GB 11643, GB 32100); numbers with digits taken out for publication are not judged."""
    for match in _ID.finditer(decision.text):
        if not hidden(match["id"]) and "*" not in match["id"] and not valid_id_number(match["id"]):
            yield _wrong(match, "公民身份号码的位数或校验位不对", "核对身份证原件后更正")
    for match in _CODE.finditer(decision.text):
        code = match["code"]
        if hidden(code) or _REGISTRATION.match(code) or ID_NUMBER.fullmatch(code):
            continue
        if not valid_credit_code(code):
            yield _wrong(match, "统一社会信用代码的位数或校验位不对", "核对营业执照后更正")


def _wrong(match: re.Match[str], message: str, advice: str) -> Finding:
    return finding("R04", Severity.MAJOR, message, Span(match.start(), match.end(), match[0]), advice)


@rule(
    "R04", "号码前后一致", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=ALL,
    examples=("同一当事人写了两个身份证号", "同一当事人的号码处处相同"),
)  # fmt: skip
def one_number(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The case file has the same number for the party."""
    if context.case is None:
        return
    known = {context.case.party.id_number, context.case.party.credit_code} - {""}
    for party in decision.parties[:1]:
        for field in (party.id_number, party.credit_code):
            if (
                field
                and known
                and not hidden(field.text)
                and field.text.upper() not in known
                and len(field.text) == 18
            ):
                yield finding(
                    "R04",
                    Severity.MAJOR,
                    "号码与案卷不一致",
                    field,
                    "核对证件原件",
                    expected="、".join(known),
                    actual=field.text,
                )


@rule(
    "R05", "未成年人", Severity.FATAL, "《中华人民共和国行政处罚法》第三十条", kinds=PENALTIES,
    examples=("当事人2012年生，2026年被罚款", "不满十四周岁的不予处罚，责令监护人管教"),
)  # fmt: skip
def minors(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Under fourteen no penalty; from fourteen to eighteen a milder one (行政处罚法第三十条)."""
    persons = [party for party in decision.parties if not party.organisation]
    for party in persons:
        age = age_at_act(party, decision)
        if age is None:
            continue
        at = party.id_number or party.name or decision.end
        if age < _CHILD:
            yield finding(
                "R05",
                Severity.FATAL,
                f"行为时当事人{age}周岁，不满十四周岁不予处罚",
                at,
                "不予行政处罚，责令监护人加以管教",
            )
        elif age < _ADULT and not _is_milder(unquoted(decision.text)):
            yield finding(
                "R05", Severity.FATAL, f"行为时当事人{age}周岁，应当从轻或者减轻处罚，没有写明", at,
                "写明未成年、监护人到场情况，从轻或者减轻处罚",
            )  # fmt: skip
    if persons and not any(_birth(party) or _born_at_the_earliest(party) for party in persons):
        raise CannotTellError("没有当事人的出生日期或者完整的身份证号")


def _is_milder(text: str) -> bool:
    """Whether the paper speaks of a milder penalty or of a guardian, not that there is no reason for one."""
    return any(
        not _NOT_MILDER.search(re.split("[，。；\n]", text[: m.start()])[-1]) for m in _MILDER.finditer(text)
    )


def age_at_act(party: PartyBlock, decision: Decision) -> int | None:
    """Full years of a person on the day of the act, else of the decision; the most they can be where only month or year of birth is told."""
    born, on = _birth(party) or _born_at_the_earliest(party), _act_day(decision) or decision.decided_on
    return None if born is None or on is None else age_on(born, on)


def _born_at_the_earliest(party: PartyBlock) -> date | None:
    """The first day on which a person may be born of whom only the month or year is told (2006年8月出生, a number with digits taken out)."""
    area = party.area.text if party.area else ""
    told, veiled = birth_about(area), _VEILED_YEAR.search(area)
    if told is None:
        return date(int(veiled["year"]), 1, 1) if veiled else None
    month = int(told["month"] or told["m"] or 1)
    return date(int(told["year"] or told["y"]), month, 1) if 1 <= month <= 12 else None


def _birth(party: PartyBlock) -> date | None:
    if party.birth:
        return party.birth
    number = party.id_number.text if party.id_number else ""
    match = re.fullmatch(r"\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]", number)
    try:
        return date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None


def _act_day(decision: Decision) -> date | None:
    dates = find_dates(decision.facts.text) if decision.facts else []
    return dates[0][0] if dates else None
