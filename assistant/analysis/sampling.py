"""Tests of samples: that the sample tested is the one taken, that the party was told the result, that the days are in order (DOMAIN §11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.analysis.model import ElementStatus, Gap, Support
from assistant.analysis.pieces import flaw, load_demands, paper_kind
from assistant.corpora import Words
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.passed_tests import tells_of_fault, tells_passed
from assistant.text.dates import find_dates, format_date


class _Said(Words):
    """The words of samples, tests and results told, as corpora/lexicon/analysis/sampling.yaml has them."""

    FILE = "lexicon/analysis/sampling.yaml"

    sampled: re.Pattern[str]
    taken_of_many: re.Pattern[str]
    taken_from_held: re.Pattern[str]
    record: re.Pattern[str]
    result_within: re.Pattern[str]
    result_failed: re.Pattern[str]
    result_passed: re.Pattern[str]
    given_back: re.Pattern[str]
    served_on: re.Pattern[str]
    result_told: re.Pattern[str]
    served_then: re.Pattern[str]
    of_the_goods: re.Pattern[str]
    made_then: re.Pattern[str]
    another_paper: re.Pattern[str]


_TAKEN_AWAY = re.compile(r"扣押|先行登记|登记保存|封存")
_TOLD = re.compile(r"送达|签收|告知|无异议")
_SAMPLE_DAY = re.compile(r"(?:采样|抽样|检测|监测|测量|采集)(?:时间|日期)?[：:于为]{0,2}$")
_SAMPLED_ON = re.compile(r"(?:采样|抽样|取样|采集)(?:时间|日期)?[：:于为]{0,2}$")
_CLOSES = re.compile(r"[，,。；;（()）\n]")
_A_SPAN = 31  # days that a sampling told by its first day may go on
_GOES_ON_TO = re.compile(r"\s*(?:至|到|—|－|-|~|、|和|及)")
_SAMPLE_NUMBER = re.compile(r"[A-Z]{1,6}[-—]?\d{3,}(?:[-—]\d+)*")
_REPORT_DAY = re.compile(
    r"(?:报告|出具|签发)(?:日期|时间)?[：:于为]{0,2}$|^[^，。；]{0,6}(?:出具|签发)(?!的?[^，。；]{0,6}(?:委托|聘请|通知|采样|抽样|任务|函))"
)


def sampling_gaps(case: Case) -> Iterator[Gap]:
    """A test of samples needs the record of sampling, the result told to the party, and days in order.

    Args:
        case: evidence and steps are read.
    """
    said = _Said.read()
    yield from (
        gap for piece in case.evidence if piece.kind is EvidenceKind.EXPERT for gap in _sample_order(piece)
    )
    for piece in case.evidence:
        if paper_kind(piece) != "test_report" or not said.sampled.search(piece.text) or _of_the_trade(piece):
            continue
        lacks = [] if _has_sampling_record(piece, case) else ["采样（抽样）记录"]
        lacks += [] if _is_told(piece, case) else ["结果送达当事人的材料"]
        if lacks:
            yield flaw(
                piece, f"没有{'、'.join(lacks)}", "补采样（抽样）记录和结果送达回证，告知复检的权利",
                "《中华人民共和国行政处罚法》第四十六条第二款",
            )  # fmt: skip
        if piece.kind is not EvidenceKind.EXPERT:
            yield from _sample_order(piece)


def _is_told(report: Evidence, case: Case) -> bool:
    """Whether the report, a step or a paper tells that the party was told what the test came to."""
    said, failed = _Said.read(), tells_of_fault(report) and not tells_passed(report)
    steps = (f"{step.name}{step.note}" for step in case.steps)
    return (
        _TOLD.search(report.text) is not None
        or any(said.result_told.search(words) for words in steps)
        or any(_tells_result(piece, failed=failed) for piece in case.evidence)
    )


def _tells_result(piece: Evidence, *, failed: bool) -> bool:
    """Whether a paper tells the party what a test came to.

    What ends the holding of goods (解除、返还、处理决定) and was served tells the result that it states itself
    (67条经鉴别为真品…，田某签收). An order that names a result is no such paper: it tells of no right to another test. Of a
    test that was failed, what it says of goods that passed one tells nothing.

    Args:
        piece: of the case.
        failed: the test was failed.
    """
    said, words = _Said.read(), f"{piece.name}\n{piece.text}"
    ends = said.given_back.search(words) is not None
    if said.result_told.search(said.result_passed.sub("", words) if failed and ends else words):
        return True
    if not ends or not said.served_on.search(piece.text):
        return False
    if failed and said.result_failed.search(piece.text):
        return True
    only_passed = failed and said.result_passed.search(piece.text)
    return said.result_within.search(piece.text) is not None and not only_passed


def _has_sampling_record(report: Evidence, case: Case) -> bool:
    """Whether a paper or step tells of the record of this sampling; one that tells only of other days is of another sample."""
    said = _Said.read()
    if any(said.record.search(f"{step.name}{step.note}") for step in case.steps):
        return True
    if said.taken_from_held.search(report.text):
        return True  # the expert took it himself from what was held: his report is the record
    if not said.taken_of_many.search(report.text) and any(_TAKEN_AWAY.search(p.name) for p in case.evidence):
        return True  # the thing that was seized was sent for test itself
    told = [p for p in case.evidence if said.record.search(f"{p.name}\n{p.text}")]
    day = sampled_on(report)
    numbers = set(_SAMPLE_NUMBER.findall(report.text))
    return any(day is None or _is_of_sample(p, day, numbers) for p in told)


def _is_of_sample(piece: Evidence, day: date, numbers: set[str]) -> bool:
    """Whether a paper names the number of a sample or the day it was taken on, or no day but that of service."""
    words = piece.text
    if numbers & set(_SAMPLE_NUMBER.findall(words)):
        return True
    around = (
        (found, words[max(0, begin - 8) : begin], words[end : end + 14])
        for found, begin, end in find_dates(words)
    )
    told = [
        (found, behind)
        for found, before, behind in around
        if found == day or not _of_another_act(before, behind)
    ]
    near = any(_GOES_ON_TO.match(behind) and 0 <= (day - found).days <= _A_SPAN for found, behind in told)
    return not told or near or any(found == day for found, _ in told)


def _of_another_act(before: str, behind: str) -> bool:
    """Whether the words around a day make it that of a service, or of the making of the goods, not of the sampling."""
    said = _Said.read()
    label = _CLOSES.split(before)[-1]
    of_goods = said.of_the_goods.search(label) is not None and "样" not in label
    return of_goods or said.served_then.search(behind) is not None or said.made_then.match(behind) is not None


def sampled_on(report: Evidence) -> date | None:
    """The day of sampling that a report tells; None if it tells none.

    Args:
        report: a report of a test.
    """
    told = ((day, report.text[max(0, start - 10) : start]) for day, start, _ in find_dates(report.text))
    return next((day for day, before in told if _SAMPLED_ON.search(before)), None)


def _of_the_trade(piece: Evidence) -> bool:
    """Whether a report is one that makers and sellers have made for their goods, not one of a sample that we took."""
    forms = (demand.not_name for demand in load_demands() if demand.id == "test")
    return any(form.search(piece.name + piece.source) for form in forms if form)


def _sample_order(piece: Evidence) -> Iterator[Gap]:
    sampled, reported = None, None
    for day, start, end in find_dates(piece.text):
        before, after = piece.text[max(0, start - 10) : start], piece.text[end : end + 10]
        if _SAMPLE_DAY.search(before):
            sampled = sampled or day
        elif (_REPORT_DAY.search(before) or _REPORT_DAY.search(after)) and not _of_another_paper(
            piece.text[:start], piece.text[end:]
        ):
            reported = max(reported or day, day)
    if sampled and reported and sampled > reported:
        yield Gap(
            f"材料时间·{piece.name}", ElementStatus.CONFLICT, (Support(piece.id, piece.text[:80]),),
            "向出具机构核实采样和报告日期，更正后重新出具", "出具机构", "《中华人民共和国行政处罚法》第四十条",
            f"采样时间{format_date(sampled)}晚于报告日期{format_date(reported)}",
        )  # fmt: skip


def _of_another_paper(before: str, after: str) -> bool:
    """Whether the clause around a day names another paper (a first report, the certificate of the meter)."""
    clause = _CLOSES.split(before)[-1] + _CLOSES.split(after)[0]
    return _Said.read().another_paper.search(clause) is not None
