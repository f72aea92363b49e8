"""Who grants or tests answers that the permit was held or the test still good, where the facts say that there was none.

Only the same permit of the same persons, or a test of the very things that the record marks, in force before the act was
found; an answer that has anything against it (注销、不含、未、补办) or tells of a day after the act is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.names import names_in, short_names
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.text.bigrams import bigrams
from assistant.text.dates import exact_day, find_dates


class _Said(Words):
    """The words of permits and tests that were good, as corpora/lexicon/dossier/told_held.yaml has them."""

    FILE = "lexicon/dossier/told_held.yaml"

    permit: str
    test: str
    lacks: re.Pattern[str]
    granted: re.Pattern[str]
    holds: re.Pattern[str]
    run_out: re.Pattern[str]
    still_good: re.Pattern[str]
    answer: re.Pattern[str]
    ours: re.Pattern[str]
    against: re.Pattern[str]
    kind: re.Pattern[str]


_UNTIL = re.compile(r"有效期(?:限)?(?:至|到|截止)[:：]?(?P<year>\d{4})年(?P<month>\d{1,2})月(?:\d{1,2}日)?")
_SIZE = re.compile("[平立]方米?")
_HIDDEN = re.compile(r"[\u4e00-\u9fff]某(?:[\u4e00-\u9fff甲乙丙](?![\u4e00-\u9fff]))?")
_MARK = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,5}-?\d{3,}(?:-\d{2,})?")
_DOOR = re.compile(r"(?:路|街|巷|弄|道[东南西北中]?|村)\d+号")
_LIKE, _SHORTEST = 0.75, 4
_SOON = timedelta(days=30)


def held_after_all(case: Case) -> Iterator[Contradiction]:
    """Every answer that the permit which the facts miss was held, or that the test which they call run out was good.

    Args:
        case: facts, day of the act, party and evidence are read.
    """
    said = _Said.read()
    act = exact_day(case.act_date)
    if act is None:
        return
    for piece in (p for p in case.evidence if _is_answer(p)):
        for lacking in said.lacks.finditer(case.facts) if _is_here(piece, case) else ():
            held = _held(piece, lacking["what"], act) if _is_good(piece, act) else None
            if (held := held or _granted(piece, lacking["what"], act)) and _of_them(piece, case):
                yield _clash("许可（资格）的查询结果", "许可手续", piece, held, lacking)
                break
        for run_out in said.run_out.finditer(case.facts) if _is_good(piece, act) else ():
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
    said = _Said.read()
    written = piece.kind in (EvidenceKind.DOCUMENT, EvidenceKind.ELECTRONIC)
    return (
        written
        and said.answer.search(piece.name) is not None
        and not said.ours.search(piece.name)
        and not is_later(piece.name)
    )


def _is_good(piece: Evidence, act: date) -> bool:
    """Whether an answer was made soon after the act, has nothing in it against what it says, and tells of no later day."""
    made = piece.obtained
    if _Said.read().against.search(piece.text) or made is None or made - act > _SOON:
        return False
    ends = {match.start("year") for match in _UNTIL.finditer(piece.text)}
    days = {day for day, start, _ in find_dates(piece.text) if start not in ends}
    return not any(day > act and day != made for day in days)


def _granted(piece: Evidence, lacking: str, act: date) -> re.Match[str] | None:
    """The words by which the very permit was granted on a day before the act, with nothing against it in its clauses."""
    said = _Said.read()
    for found in said.granted.finditer(piece.text):
        days = find_dates(found["day"])
        rest = re.split("[。；;]", found["what"] + found.string[found.end() :])[0]
        before = re.split("[。；;]", found.string[: found.start()])[-1]
        if (
            days
            and days[0][0] < act
            and not said.against.search(before + rest)
            and _one_permit(found["what"], lacking)
        ):
            return found
    return None


def _held(piece: Evidence, lacking: str, act: date) -> re.Match[str] | None:
    """The words by which the very permit was held: in force, or until a later day."""
    for found in _Said.read().holds.finditer(piece.text):
        what = found["what"] or found["valid"]
        clauses = piece.text[found.end() :].split("。")[0]
        good = found["valid"] or "在有效期" in clauses or _lasts(clauses, act)
        if good and _one_permit(what, lacking):
            return found
    return None


def _good(piece: Evidence, test: str, act: date) -> re.Match[str] | None:
    """The words by which the test was still good, whose last day lies behind the act."""
    found = _Said.read().still_good.search(piece.text)
    return found if found and found["test"] == test and _lasts(piece.text, act) else None


def _lasts(text: str, act: date) -> bool:
    until = [(int(m["year"]), int(m["month"])) for m in _UNTIL.finditer(text)]
    return bool(until) and min(until) > (act.year, act.month)


def _one_permit(one: str, other: str) -> bool:
    """Whether two names are of one permit: nearly all of the shorter stands in the longer."""
    short, long = sorted((one, other), key=len)
    pairs = bigrams(short)
    kinds = {frozenset(_Said.read().kind.findall(name)) for name in (one, other)}
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
