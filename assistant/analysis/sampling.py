"""Tests of samples: that the sample tested is the one taken, that the party was told the result, that the days are in order (DOMAIN §11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.analysis.model import ElementStatus, Gap, Support
from assistant.analysis.pieces import flaw, load_demands, paper_kind
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.text.dates import find_dates, format_date

_SAMPLED = re.compile(r"采样|抽样|样品|抽检|送检")
_TAKEN_OF_MANY = re.compile(r"采样|抽样|抽检|取样|抽取")
_TAKEN_AWAY = re.compile(r"扣押|先行登记|登记保存|封存")
_TAKEN_FROM_HELD = re.compile(
    r"(?:对|从)[^，。；]{0,8}(?:扣押|登记保存|查封|封存)的[^，。；]{1,20}(?:中|里)?(?:随机)?抽(?:样|取)[^，。；]{0,6}(?:鉴定|鉴别|检验|检测)"
)
_SAMPLING_RECORD = re.compile(
    r"(采|抽|取)样[^，。；]{0,6}(记录|单|笔录|凭证|照片|清单|文书|通知书|登记表|录像|视频)"
)
_RESULT_WITHIN = re.compile(
    r"(?<!未)(?<!不)经(?!营)[^，。；]{0,14}(?:检[验测]|鉴[定别]|监测|化验)(?:[，,]?(?:均|全部|结果)?(?:为|系|是|属于?|合格|不合格|符合|不符合))"
)
_GIVEN_BACK = re.compile(
    r"解除|返还|退还|发还"
)  # an order that names the result tells of no right to another test
_SERVED_ON = re.compile(r"(?<!未)(?:送达|交付)[^。；]{0,24}签收")
_RESULT_TOLD = re.compile(r"(报告|结果|检测|检验|监测|鉴定|结论)[^。；\n]{0,24}(送达|签收|告知|交|无异议)")
_TOLD = re.compile(r"送达|签收|告知|无异议")
_SAMPLE_DAY = re.compile(r"(?:采样|抽样|检测|监测|测量|采集)(?:时间|日期)?[：:于为]{0,2}$")
_SAMPLED_ON = re.compile(r"(?:采样|抽样|取样|采集)(?:时间|日期)?[：:于为]{0,2}$")
_SERVED_THEN = re.compile(r"送达|签收|出具|签发|交付|告知|报告")
_OF_THE_GOODS = re.compile(
    r"生产|制造|加工|灌装|出厂|批号|保质|有效|限用|成立|注册|设立|登记|出生|进货|购进|到期|颁发|核发"
)
_MADE_THEN = re.compile(r"日?[^，。；、]{0,2}(?:生产|制造|加工|灌装|出厂|购进|进货|成立|出生)")
_CLOSES = re.compile(r"[，,。；;（()）\n]")
_ANOTHER_PAPER = re.compile(r"初[检验测]|检定|校准|证书|资质|资格|上次|前次|首次|另一|另案|原报告|更正|作废")
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
    everything = "\n".join(
        (*(f"{p.name}\n{p.text}" for p in case.evidence), *(f"{s.name}{s.note}" for s in case.steps))
    )
    yield from (
        gap for piece in case.evidence if piece.kind is EvidenceKind.EXPERT for gap in _sample_order(piece)
    )
    for piece in case.evidence:
        if paper_kind(piece) != "test_report" or not _SAMPLED.search(piece.text) or _of_the_trade(piece):
            continue
        lacks = [] if _has_sampling_record(piece, case) else ["采样（抽样）记录"]
        told = _RESULT_TOLD.search(everything) or _TOLD.search(piece.text) or _tells_result(case)
        lacks += [] if told else ["结果送达当事人的材料"]
        if lacks:
            yield flaw(
                piece, f"没有{'、'.join(lacks)}", "补采样（抽样）记录和结果送达回证，告知复检的权利",
                "《中华人民共和国行政处罚法》第四十六条第二款",
            )  # fmt: skip
        if piece.kind is not EvidenceKind.EXPERT:
            yield from _sample_order(piece)


def _tells_result(case: Case) -> bool:
    """Whether a paper that the party got says what the test came to (67条经鉴别为真品…，田某签收)."""
    got = (p for p in case.evidence if _SERVED_ON.search(p.text))
    return any(_RESULT_WITHIN.search(p.text) and _GIVEN_BACK.search(p.text) for p in got)


def _has_sampling_record(report: Evidence, case: Case) -> bool:
    """Whether a paper or step tells of the record of this sampling; one that tells only of other days is of another sample."""
    if any(_SAMPLING_RECORD.search(f"{step.name}{step.note}") for step in case.steps):
        return True
    if _TAKEN_FROM_HELD.search(report.text):
        return True  # the expert took it himself from what was held: his report is the record
    if not _TAKEN_OF_MANY.search(report.text) and any(_TAKEN_AWAY.search(p.name) for p in case.evidence):
        return True  # the thing that was seized was sent for test itself
    told = [p for p in case.evidence if _SAMPLING_RECORD.search(f"{p.name}\n{p.text}")]
    day = _sampled_on(report)
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
    label = _CLOSES.split(before)[-1]
    of_goods = _OF_THE_GOODS.search(label) is not None and "样" not in label
    return of_goods or _SERVED_THEN.search(behind) is not None or _MADE_THEN.match(behind) is not None


def _sampled_on(report: Evidence) -> date | None:
    """The day of sampling that a report tells."""
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
    return _ANOTHER_PAPER.search(clause) is not None
