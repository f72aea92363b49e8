"""R01: money on a bank account is taken by the agencies that a law names; the others ask the court."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import DECISIONS, finding, rule

_US = r"(?:本|我)(?:机关|局|委员会|委|大队|支队|总队|队|厅|会|街道办事处|街道|镇政府|镇|中心|部门|办)"
_TAKES = r"划拨|扣划|划扣|划转|扣缴|强制扣款"
_ACCOUNT = r"存款|汇款|账户|帐户|账号|资金"
_TAKEN = re.compile(
    rf"{_US}(?P<how>[^。；\n]{{0,30}}?)(?:(?:{_TAKES})[^。；，\n]{{0,20}}(?:{_ACCOUNT})|(?:从|自|将|对)[^。；，\n]{{0,24}}(?:{_ACCOUNT})[^。；\n]{{0,16}}(?:{_TAKES}))"
)
_BY_COURT = re.compile(r"法院|申请|协助|配合|不得|不能|无权|没有|未")
# the party lets the bank pay, or an account of ours is meant
_WILLING = re.compile(r"授权|同意|委托|代收|代管|保证金|专户|专用|指定|自动|已(?:经)?划")
# whom a law lets take money from accounts, and those that decide on premiums
_EMPOWERED = re.compile(r"税务|海关|人力资源|人社|劳动|社会保险|社保|医疗保障|医保")


@rule(
    "R01", "划拨存款由法律规定的机关", Severity.MAJOR, "《中华人民共和国行政强制法》第四十七条第一款", kinds=(*DECISIONS, "reminder", "deferral"),
    examples=("逾期不缴的，本局将直接划拨你公司银行存款", "逾期不缴的，本局将申请人民法院强制执行"),
)  # fmt: skip
def takes_from_account(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An agency without that power says that it will take the money from the party's account by itself."""
    agency = decision.agency.text if decision.agency else decision.title.text if decision.title else ""
    if _EMPOWERED.search(agency):
        return
    for sentence in sentences_of(unquoted(decision.text)):
        match = _TAKEN.search(sentence.text)
        if match and not (_BY_COURT.search(match["how"]) or _WILLING.search(match[0])):
            start = sentence.start + match.start()
            yield finding(
                "R01", Severity.MAJOR, "写明由本机关自行划拨存款，没有法律授权的机关不能划拨", Span(start, start + len(match[0]), match[0]), "法律没有授权划拨存款的，期满后申请人民法院强制执行",
            )  # fmt: skip
            return
