"""How long? Until which day? What comes first?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from assistant.analysis.procedure.data import Limit, load_rules
from assistant.analysis.procedure.workdays import PeriodUnit, last_day
from assistant.law.citations import find_citations
from assistant.law.model import LawRef
from assistant.teaching.made.base import Desk, made
from assistant.teaching.model import Question
from assistant.text.dates import format_date
from assistant.text.numerals import to_chinese

_COUNTS = (3, 5, 7, 10, 15, 30, 60, 90)
_WORDS = {PeriodUnit.WORKDAY: "日", PeriodUnit.DAY: "日", PeriodUnit.MONTH: "个月", PeriodUnit.YEAR: "年"}
_DAYS = 8  # made dates a limit
_SPAN = 700
_FIRST = date(2024, 1, 2)


def deadlines(at: Desk) -> Iterator[Question]:
    """How many days a limit is; the article must name the number itself."""
    for limit in _limits(at):
        for ref in _references(at, limit):
            text, word = at.text(ref), _WORDS[limit.unit]
            if f"{to_chinese(limit.count)}{word}" not in text:
                continue
            known = (limit.count, limit.count + limit.extension)
            wrong = [n for n in _COUNTS if n not in known and f"{to_chinese(n)}{word}" not in text]
            near = sorted(wrong, key=lambda n, count=limit.count: abs(n - count))[:5]  # type: ignore[misc]
            question = made(
                at, "deadline", f"“{limit.element}”（{limit.start}到{limit.end}{_plainly(limit)}）是多少？", [_said(limit.count, limit)],
                [_said(n, limit) for n in at.chance.sample(near, len(near))], basis=[ref.format()],
                facts={"law": ref.law, "provision": ref.provision.format(), "count": limit.count, "unit": str(limit.unit)},
                why=_extended(limit),
            )  # fmt: skip
            if question:
                yield question


def _plainly(limit: Limit) -> str:
    """What must not have happened for the limit to be just this: 没有延长查封扣押、鉴定."""
    return f"，没有{'、'.join(limit.excused_by)}的情形" if limit.excused_by else ""


def _extended(limit: Limit) -> str:
    """How much longer it may last, and on what terms; never the sum alone."""
    if not limit.extension:
        return ""
    total = limit.count + limit.extension
    return (
        f"情况复杂、经本机关负责人批准并告知当事人的，可以延长，延长不超过 {limit.extension} {limit.unit}；"
        f"没有经批准延长的，不能当作 {total} {limit.unit}。"
    )


def last_days(at: Desk) -> Iterator[Question]:
    """The last day of a limit in working days, from a made date; only in years whose holidays are known."""
    for limit in _limits(at):
        if limit.at_most is None or limit.unit is not PeriodUnit.WORKDAY:
            continue
        for _ in range(_DAYS):
            start = _FIRST + timedelta(days=at.chance.randrange(_SPAN))
            end = last_day(start, limit.at_most, limit.unit)
            if not end.certain:
                continue
            plain = start + timedelta(days=limit.at_most)
            wrong = [
                plain,
                end.day - timedelta(days=1),
                end.day + timedelta(days=1),
                end.day + timedelta(days=2),
            ]
            question = made(
                at, "last_day",
                f"{limit.start}是{format_date(start)}，“{limit.element}”为{limit.told}。{limit.end}最迟在哪一天？",
                [format_date(end.day)], [format_date(day) for day in wrong if day != end.day],
                basis=[ref.format() for ref in _references(at, limit)] + ["《中华人民共和国行政处罚法》第八十五条"],
                facts={"start": start.isoformat(), "count": limit.at_most, "unit": str(limit.unit)},
                why="开始的当日不计入；只数工作日，法定节假日和调休照国务院的安排。",
            )  # fmt: skip
            if question:
                yield question


def orders(at: Desk) -> Iterator[Question]:
    """Which of two steps comes first."""
    for order in load_rules().orders:
        if not order.holds("普通", at.day):
            continue
        right, wrong = f"先{order.first}，后{order.then}", f"先{order.then}，后{order.first}"
        refs = [ref.format() for ref in _cited(at, order.basis)]
        question = made(
            at, "order", f"普通程序中，{order.first}与{order.then}哪个在前？", [right], [wrong], basis=refs,
            facts={"first": order.first, "then": order.then},
        )  # fmt: skip
        if question and refs:
            yield question


def _limits(at: Desk) -> Iterator[Limit]:
    return (limit for limit in load_rules().limits if limit.holds("普通", at.day))


def _said(count: int, limit: Limit) -> str:
    word = "至少" if limit.at_least else "最多"
    return (
        f"{word} {count} {'个' if limit.unit in (PeriodUnit.WORKDAY, PeriodUnit.MONTH) else ''}{limit.unit}"
    )


def _references(at: Desk, limit: Limit) -> list[LawRef]:
    return _cited(at, limit.basis)


def _cited(at: Desk, basis: str) -> list[LawRef]:
    """The clauses that a basis names, in the writing of references."""
    found = find_citations(basis, library=at.library)
    return [LawRef(one.name, one.provision) for one in found if one.provision and one.problem is None]
