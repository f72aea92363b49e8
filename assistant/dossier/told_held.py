"""Who grants or tests answers that the permit was held or the test still good, where the facts say that there was none.

Only the same permit of the same persons, or a test of the very things that the record marks, in force before the act was
found; an answer that has anything against it (注销、不含、未、补办) or tells of a day after the act is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.names import names_in, short_names
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.text.bigrams import bigrams
from assistant.text.dates import exact_day, find_dates

_PERMIT = r"[^，。；、“”：:\d]{{0,{0}}}?(?:许可证|操作证|资格证书?|执业证书?|资质证书?|登记证|检疫证明|准运证|上岗证)"
_LACKS = re.compile(
    rf"(?:未(?:依法|能)?(?:取得|办理|领取|持有|获得)过?|没有(?:取得|办理|领取|持有)?过?)(?P<what>{_PERMIT.format(24)})"
)
_GRANTED = re.compile(
    rf"(?:已[于在]?|于|在)?(?P<day>\d{{4}}年\d{{1,2}}月\d{{1,2}}日)[^，。；]{{0,10}}?(?:取得|领取|领有|领到|获得|获发|核发|颁发|发给|办理|办有|准予)了?(?P<what>{_PERMIT.format(24)})"
)
_HOLDS = re.compile(
    rf"(?:取得|领取|领有|领到|获得|持有|持|办有|办理|登记有|显示|核发)了?(?P<what>{_PERMIT.format(24)})|(?P<valid>{_PERMIT.format(24)})(?=[^，。；]{{0,4}}在有效期)"
)
_TEST = r"(?:定期)?(?P<test>检验|检定|年检|校准|年审)"
_RUN_OUT = re.compile(rf"{_TEST}[^，。；]{{0,6}}有效期[^，。；]{{0,20}}(?:届满|到期|过期)")
_STILL_GOOD = re.compile(rf"在{_TEST}有效期(?:限)?内")
_UNTIL = re.compile(r"有效期(?:限)?(?:至|到|截止)[:：]?(?P<year>\d{4})年(?P<month>\d{1,2})月(?:\d{1,2}日)?")
_ASKED = re.compile(r"查询|函|证明|说明|答复")
_OURS = re.compile(r"处罚|审批(?!局|科|处|股|服务|中心)|决定|通知|告知|询问|笔录")
_AGAINST = re.compile(
    r"未|没有|查无|(?<!有)无(?!误|异)|不[含包属在符]|注销|吊销|撤销|暂扣|过期|失效|届满|逾期|中断|但|仅|超出|变更|补办|补领|新领|新办|换发|其他|另一|分公司|同名|不详|之外"
)
_SIZE = re.compile("[平立]方米?")
_HIDDEN = re.compile(r"[\u4e00-\u9fff]某(?:[\u4e00-\u9fff甲乙丙](?![\u4e00-\u9fff]))?")
_MARK = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,5}-?\d{3,}(?:-\d{2,})?")
_DOOR = re.compile(r"(?:路|街|巷|弄|道[东南西北中]?|村)\d+号")
_KIND = re.compile(
    "危险|临时|国际|跨省|零售|批发|生产|使用"
)  # of which two permits of like names are not one
_LIKE, _SHORTEST = 0.75, 4
_SOON = timedelta(days=30)


def held_after_all(case: Case) -> Iterator[Contradiction]:
    """Every answer that the permit which the facts miss was held, or that the test which they call run out was good.

    Args:
        case: facts, day of the act, party and evidence are read.
    """
    act = exact_day(case.act_date)
    if act is None:
        return
    for piece in (p for p in case.evidence if _is_answer(p)):
        for lacking in _LACKS.finditer(case.facts) if _is_here(piece, case) else ():
            held = _held(piece, lacking["what"], act) if _is_good(piece, act) else None
            if (held := held or _granted(piece, lacking["what"], act)) and _of_them(piece, case):
                yield _clash("许可（资格）的查询结果", "许可手续", piece, held, lacking)
                break
        for run_out in _RUN_OUT.finditer(case.facts) if _is_good(piece, act) else ():
            if (held := _good(piece, run_out["test"], act)) and _of_those(piece, case):
                yield _clash(f"{run_out['test']}的有效期", "日期（有效期至）", piece, held, run_out)
                break


def _clash(
    about: str, topic: str, piece: Evidence, held: re.Match[str], lacking: re.Match[str]
) -> Contradiction:
    mine = Side(piece.id, _sentence(held), held[0])
    return Contradiction(about, mine, Side(FACTS, _sentence(lacking), lacking[0]), topic)


def _sentence(found: re.Match[str]) -> str:
    start = found.string.rfind("。", 0, found.start()) + 1
    end = found.string.find("。", found.end())
    return found.string[start : end if end >= 0 else None].strip()


def _is_answer(piece: Evidence) -> bool:
    """Whether a paper is an answer of others."""
    written = piece.kind in (EvidenceKind.DOCUMENT, EvidenceKind.ELECTRONIC)
    return (
        written
        and _ASKED.search(piece.name) is not None
        and not _OURS.search(piece.name)
        and not is_later(piece.name)
    )


def _is_good(piece: Evidence, act: date) -> bool:
    """Whether an answer was made soon after the act, has nothing in it against what it says, and tells of no later day."""
    made = piece.obtained
    if _AGAINST.search(piece.text) or made is None or made - act > _SOON:
        return False
    ends = {match.start("year") for match in _UNTIL.finditer(piece.text)}
    days = {day for day, start, _ in find_dates(piece.text) if start not in ends}
    return not any(day > act and day != made for day in days)


def _granted(piece: Evidence, lacking: str, act: date) -> re.Match[str] | None:
    """The words by which the very permit was granted on a day before the act, with nothing against it in its clauses."""
    for found in _GRANTED.finditer(piece.text):
        days = find_dates(found["day"])
        rest = re.split("[。；;]", found["what"] + found.string[found.end() :])[0]
        before = re.split("[。；;]", found.string[: found.start()])[-1]
        if (
            days
            and days[0][0] < act
            and not _AGAINST.search(before + rest)
            and _one_permit(found["what"], lacking)
        ):
            return found
    return None


def _held(piece: Evidence, lacking: str, act: date) -> re.Match[str] | None:
    """The words by which the very permit was held: in force, or until a later day."""
    for found in _HOLDS.finditer(piece.text):
        what = found["what"] or found["valid"]
        clauses = piece.text[found.end() :].split("。")[0]
        good = found["valid"] or "在有效期" in clauses or _lasts(clauses, act)
        if good and _one_permit(what, lacking):
            return found
    return None


def _good(piece: Evidence, test: str, act: date) -> re.Match[str] | None:
    """The words by which the test was still good, whose last day lies behind the act."""
    found = _STILL_GOOD.search(piece.text)
    return found if found and found["test"] == test and _lasts(piece.text, act) else None


def _lasts(text: str, act: date) -> bool:
    until = [(int(m["year"]), int(m["month"])) for m in _UNTIL.finditer(text)]
    return bool(until) and min(until) > (act.year, act.month)


def _one_permit(one: str, other: str) -> bool:
    """Whether two names are of one permit: nearly all of the shorter stands in the longer."""
    short, long = sorted((one, other), key=len)
    pairs = bigrams(short)
    kinds = {frozenset(_KIND.findall(name)) for name in (one, other)}
    return len(kinds) == 1 and len(short) >= _SHORTEST and len(pairs & bigrams(long)) >= _LIKE * len(pairs)


def _is_here(piece: Evidence, case: Case) -> bool:
    """Whether an answer tells of no other door than those of the case: the permit of another shop covers none here."""
    known = f"{case.facts}，{case.place}，{case.party.address}"
    return all(door in known for door in _DOOR.findall(piece.text))


def _of_them(piece: Evidence, case: Case) -> bool:
    """Whether an answer names every person whom the facts name, or the party where they name nobody."""
    persons = names_in(_SIZE.sub("，", case.facts)) | frozenset(_HIDDEN.findall(case.facts))
    if persons:
        return all(name in piece.text for name in persons)
    return any(name in piece.text for name in short_names(case.party.name))


def _of_those(piece: Evidence, case: Case) -> bool:
    """Whether an answer is of things of the party, all of them marked in a record of the case."""
    records = "\n".join(p.text for p in case.evidence if p.kind is EvidenceKind.RECORD)
    things = set(_MARK.findall(piece.text))
    named = bool(case.party.name) and case.party.name in piece.text
    return named and bool(things) and all(mark in records for mark in things)
