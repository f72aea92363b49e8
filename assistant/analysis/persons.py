"""Who the persons of a case are and for whom they may speak: birth, sex and number, minors and guardians, agents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.analysis.acting import acting_gaps
from assistant.analysis.agents import agent_gaps
from assistant.analysis.model import ElementStatus, Gap, Support
from assistant.analysis.pieces import flaw
from assistant.corpora import Words
from assistant.dossier.model import SPOKEN, Case, Evidence, EvidenceKind
from assistant.text.dates import age_on, find_dates, format_date
from assistant.text.identity import ID_NUMBER, valid_id_number


class _Said(Words):
    """The words of guardians and ages, as corpora/lexicon/analysis/persons.yaml has them."""

    FILE = "lexicon/analysis/persons.yaml"

    kin: str
    guardian: re.Pattern[str]
    other_person: re.Pattern[str]
    not_his_age: re.Pattern[str]


_FORTIETH = "《中华人民共和国行政处罚法》第四十条"
_MINOR = 18
_ANSWERS = re.compile(r"问[:：]|答[:：]")
_BORN = re.compile(r"出生(?:日期|年月日?|时间)?[:：为是于]{0,2}\s?$|生于\s?$")
_BORN_BEHIND = re.compile(r"\s?(?:出)?生(?![产效])")
_AGE = re.compile(r"(?:年龄[:：]?\s?|[，,（(、]|今年|现年)(\d{1,2})周?岁")
_OF_CHILD = re.compile(r"之[子女]|[儿女]子|女儿|孩子|子女")
_ANY_AGE = re.compile(r"(?:\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?)周?岁")
_SEX = re.compile(
    r"(?:性别[:：|｜\s]{0,2}|[，,、；;（(／/]\s?)(?P<sex>[男女])(?=[性，,、；;。（()）\s／/|｜]|$)"
)
_SPLIT = re.compile(r"[。；;]|【|\n\s*\n")
_NEAR = 120


def person_gaps(case: Case) -> tuple[Gap, ...]:
    """What is wrong with who the persons are: birth and sex against the number, minors without guardian, agents without authority.

    Args:
        case: party and evidence are read.
    """
    pieces = [piece for piece in case.evidence if not piece.state]
    return (
        *_birth(case),
        *(gap for piece in pieces for gap in _of_cards(piece)),
        *_guardian(case),
        *agent_gaps(case),
        *acting_gaps(case),
    )


def _birth(case: Case) -> Iterator[Gap]:
    """Day of birth and sex of the party and those in the number of its identity card are the same."""
    party = case.party
    if not valid_id_number(party.id_number):
        return
    if party.birth and party.id_number[6:14] != f"{party.birth:%Y%m%d}":
        yield Gap(
            "出生日期与公民身份号码", ElementStatus.CONFLICT, (), "核对身份证原件，更正出生日期或者公民身份号码",
            "当事人、公安机关", _FORTIETH,
            f"出生日期{format_date(party.birth)}与公民身份号码中的出生日期不一致",
        )  # fmt: skip
    if party.kind == "个人" and party.gender in ("男", "女") and party.gender != _sex_in(party.id_number):
        yield _wrong_sex("", "当事人信息", party.gender)


def _of_cards(piece: Evidence) -> Iterator[Gap]:
    """Birth and sex that a piece tells of the one person whose number it gives in the same stretch of its text."""
    for stretch in _stretches(piece.text):
        numbers = {match[0].upper(): match.start() for match in ID_NUMBER.finditer(stretch)}
        if len(numbers) != 1 or not valid_id_number(next(iter(numbers))) or _OF_CHILD.search(stretch):
            continue
        number, at = next(iter(numbers.items()))
        births = {day for day, place in _births(stretch) if _of_one(stretch, place, at)}
        if len(births) == 1 and f"{next(iter(births)):%Y%m%d}" != number[6:14]:
            yield Gap(
                "出生日期与公民身份号码", ElementStatus.CONFLICT, (Support(piece.id, stretch.strip()[:80]),),
                "核对身份证原件，更正出生日期或者公民身份号码", "当事人、公安机关", _FORTIETH,
                f"证据 {piece.id} 写的出生日期{format_date(next(iter(births)))}与公民身份号码中的出生日期不一致",
            )  # fmt: skip
        sexes = {m["sex"] for m in _SEX.finditer(stretch) if _of_one(stretch, m.start(), at)}
        if len(sexes) == 1 and sexes != {_sex_in(number)}:
            yield _wrong_sex(piece.id, stretch.strip()[:80], next(iter(sexes)))


def _of_one(text: str, one: int, other: int) -> bool:
    """Whether two places of a text are near each other, and nobody else is named between them."""
    between = text[min(one, other) : max(one, other)]
    return len(between) <= _NEAR and not _Said.read().other_person.search(between)


def _stretches(text: str) -> Iterator[str]:
    """Pieces of a text of which each tells of one person: sentences, or the lines of a card."""
    lines = text if len(ID_NUMBER.findall(text)) == 1 and len(text) <= 4 * _NEAR else ""
    yield from [lines] if lines and "\n" in lines else _SPLIT.split(text)


def _births(text: str) -> Iterator[tuple[date, int]]:
    """The days of birth that a text tells, with their places."""
    for day, start, end in find_dates(text):
        if _BORN.search(text[max(0, start - 8) : start]) or _BORN_BEHIND.match(text, end):
            yield day, start


def _sex_in(number: str) -> str:
    """The sex that the last digit but one of an identity number tells (GB 11643)."""
    return "男" if int(number[16]) % 2 else "女"


def _wrong_sex(evidence: str, quote: str, told: str) -> Gap:
    where = f"证据 {evidence}" if evidence else quote
    return Gap(
        "性别与公民身份号码", ElementStatus.CONFLICT, (Support(evidence, quote),) if evidence else (),
        "核对身份证原件，更正性别或者公民身份号码", "当事人、公安机关", _FORTIETH,
        f"{where}写的性别是{told}，公民身份号码的第十七位是另一性别的",
    )  # fmt: skip


def _guardian(case: Case) -> Iterator[Gap]:
    """A minor, party or witness, is asked in the presence of a guardian (行政处罚法第三十条: 14 to 18)."""
    for piece in (p for p in case.evidence if p.kind in SPOKEN and p.obtained):
        party = piece.kind is EvidenceKind.PARTY
        if (party and case.party.guardian is not None) or _Said.read().guardian.search(piece.text):
            continue
        if (party and case.party.birth and _is_minor(case.party.birth, piece)) or _says_minor(piece):
            who = "当事人" if party else "证人"
            yield flaw(
                piece, f"{who}未成年，笔录没有写明监护人（或者其他合适成年人）到场",
                "通知监护人到场后重新询问", "《中华人民共和国行政处罚法》第三十条",
            )  # fmt: skip


def _is_minor(birth: date, piece: Evidence) -> bool:
    return piece.obtained is not None and 0 < age_on(birth, piece.obtained) < _MINOR


def _says_minor(piece: Evidence) -> bool:
    """Whether the head of a statement, before its first question, tells that the one who is asked is a minor."""
    head = _ANSWERS.split(piece.text)[0]
    if _OF_CHILD.search(head) or len(set(ID_NUMBER.findall(head))) > 1:
        return False
    births = {day for day, _ in _births(head)} | {_birth_in(m[0]) for m in ID_NUMBER.finditer(head)}
    young = any(day and _is_minor(day, piece) for day in births)
    return young or _young_by_age(head)


def _young_by_age(head: str) -> bool:
    """Whether the only age that the head tells is that of a minor, and it is that of the one who is asked."""
    told = _AGE.search(head)
    if told is None or len(_ANY_AGE.findall(head)) != 1 or int(told[1]) >= _MINOR:
        return False
    return not _Said.read().not_his_age.search(head[: told.start(1)])


def _birth_in(number: str) -> date | None:
    """The day of birth in a valid identity number; None if there is none."""
    try:
        return (
            date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
            if valid_id_number(number)
            else None
        )
    except ValueError:
        return None
