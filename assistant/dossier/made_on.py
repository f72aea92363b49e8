"""The day that a paper of ours gives itself against the day it is entered under, and a receipt against the step that it proves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.dossier.known_days import known_beside
from assistant.dossier.model import Case, Evidence, EvidenceKind, Step
from assistant.dossier.names import names_person
from assistant.dossier.sources import Contradiction, Side
from assistant.text.dates import find_dates, format_date

_OURS = frozenset({EvidenceKind.RECORD, EvidenceKind.AUDIOVISUAL, EvidenceKind.PARTY, EvidenceKind.WITNESS})
_MAKING = re.compile(
    r"(?:^|[，。；：:\s（(])(?:(?:询问|讯问|调查|检查|勘[验查察]|拍摄|摄制|录制|复查|查看|检验)?(?:起止)?(?:时间|日期|于)?[:：为]?\s?)?$"
)
_CLOCK = re.compile(r"\s?(?:上午|下午|中午|晚上?)?\s?\d{1,2}[时点:：]")
_HANDED_IN = re.compile(r"提供|调取|提取|监控|拷贝|下载|截图")
_HEAD = 60
_OF_ORDER = {
    "告知": re.compile(r"处罚[^，。；、]{0,10}告知书|听证告知书"),
    "决定": re.compile(r"处罚决定书"),
}
_SERVED_BY = {"告知": frozenset({"告知"}), "决定": frozenset({"送达", "决定送达"})}
_SERVICE = re.compile(r"送达(?:回证|凭证|回执|记录|证明)|邮寄|快递")
_TAKEN = re.compile(r"[^。；\d]{0,16}(?:签收|收到|妥投|收件|当场交付|送达)")
_SAMPLING = re.compile(r"(?:采样|抽样|取样|采集|抽取)(?:日期|时间|日)?(?:起止)?[：:为于是]{0,2}\s?$")


def made_on_other_days(case: Case) -> Iterator[Contradiction]:
    """Every record, picture or statement of our officers that dates itself otherwise than it is entered, and every receipt otherwise than its step.

    Args:
        case: evidence, officers and steps are read.
    """
    for piece in (p for p in case.evidence if p.kind in _OURS and p.obtained):
        if any(names_person(piece.text, name) for name in case.officer_names):
            yield from _of_itself(piece, case)
    yield from _sampled(case)
    yield from _receipts(case)


def _after_decision(day: date, case: Case) -> bool:
    return any(step.name in ("决定", "处罚决定") and step.on < day for step in case.steps)


def _visited(piece: Evidence, case: Case) -> bool:
    """Whether another record or picture of our officers dates itself to the day under which a paper is entered."""
    for other in (
        p
        for p in case.evidence
        if p.id != piece.id and p.kind in (EvidenceKind.RECORD, EvidenceKind.AUDIOVISUAL)
    ):
        days = find_dates(other.text[:_HEAD])
        if days and days[0][0] == piece.obtained and _CLOCK.match(other.text, days[0][2]):
            return True
    return False


def _sampled(case: Case) -> Iterator[Contradiction]:
    """A report that lets the sample be taken on a day that nobody else knows, where a record of sampling tells another."""
    for report in (p for p in case.evidence if p.kind is EvidenceKind.EXPERT):
        mine = dict(_samplings(report.text))
        known = known_beside(case, report)
        told = [
            (p, day, words)
            for p in case.evidence
            if p.kind is not EvidenceKind.EXPERT
            for day, words in _samplings(p.text)
        ]
        if len(mine) != 1 or not told or any(day in mine for _, day, _ in told):
            continue
        day, words = next(iter(mine.items()))
        near = min(told, key=lambda one: abs((one[1] - day).days))
        if (day.month, day.day) not in known:
            a, b = Side(report.id, words, format_date(day)), Side(near[0].id, near[2], format_date(near[1]))
            yield Contradiction("采样（抽样）的日期", a, b, "日期（采样）")


def _samplings(text: str) -> Iterator[tuple[date, str]]:
    for day, start, end in find_dates(text):
        if _SAMPLING.search(text[max(0, start - 10) : start]):
            yield day, text[max(0, start - 8) : end]


def _of_itself(piece: Evidence, case: Case) -> Iterator[Contradiction]:
    """The day with an hour at the head of a paper, where it is not the day under which the paper is entered, nor told in it.

    Only where it cannot be: a record or picture of a visit that another of ours dates to the day of entry, a statement that
    was taken after the decision.
    """
    if _HANDED_IN.search(piece.name + piece.source) or piece.obtained is None:
        return
    days = [(day, start, end) for day, start, end in find_dates(piece.text)]
    if not days or any(day == piece.obtained for day, _, _ in days):
        return
    day, start, end = days[0]
    short = f"{piece.obtained.month}月{piece.obtained.day}日"
    if start > _HEAD or not _CLOCK.match(piece.text, end) or not _MAKING.search(piece.text[:start]):
        return
    if abs((day - piece.obtained).days) > 31 or short in piece.text or "次日" in piece.text[:_HEAD]:
        return
    spoken = piece.kind in (EvidenceKind.PARTY, EvidenceKind.WITNESS)
    if not (_after_decision(day, case) if spoken else _visited(piece, case)):
        return
    a = Side(piece.id, piece.text[: end + 12].strip(), format_date(day))
    b = Side(piece.id, f"取得（制作）日期{format_date(piece.obtained)}", format_date(piece.obtained))
    yield Contradiction(f"{piece.name}的时间（制作日期）", a, b, "日期（制作）")


def _receipts(case: Case) -> Iterator[Contradiction]:
    """A receipt of the notice or decision whose days of taking are all others than that of the step."""
    for what, form in _OF_ORDER.items():
        steps = [s for s in case.steps if s.name in _SERVED_BY[what]]
        papers = [p for p in case.evidence if _is_receipt(p, form)]
        if len(steps) != 1 or len(papers) != 1:
            continue
        taken = [(day, words) for day, words in _taken(papers[0].text)]
        if taken and not _fits(papers[0], steps[0]):
            day, words = taken[-1]
            a = Side(papers[0].id, words, format_date(day))
            b = Side(f"步骤“{steps[0].name}”", steps[0].note, format_date(steps[0].on))
            yield Contradiction(f"{what}书送达（签收）的日期", a, b, "日期（送达）")


def _is_receipt(piece: Evidence, form: re.Pattern[str]) -> bool:
    return (
        bool(form.search(piece.name) and _SERVICE.search(piece.name)) and piece.kind is EvidenceKind.DOCUMENT
    )


def _fits(piece: Evidence, step: Step) -> bool:
    """Whether a receipt knows the day of its step."""
    day: date = step.on
    return any(d == day for d, _, _ in find_dates(piece.text)) or f"{day.month}月{day.day}日" in piece.text


def _taken(text: str) -> Iterator[tuple[date, str]]:
    for day, start, end in find_dates(text):
        if _TAKEN.match(text, end):
            yield day, text[start : end + 20]
