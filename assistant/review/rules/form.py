"""R30, R31, R33, R34: payment term, remedies, document number, leftover placeholders."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.reader import Passage, Reading

_LAW = "《中华人民共和国行政处罚法》"


def check(reading: Reading, context: ReviewContext) -> Iterator[Finding]:
    """Findings about how the document is written."""
    for passage in reading.find_all(r"【待补充[:：][^】]*】"):
        yield _finding("R34", Severity.FATAL, "还有未填的内容", passage, suggestion="补齐后删去占位符")
    for passage in reading.find_all(r"[×ＸX]{2,}|_{3,}|＿{3,}"):
        yield _finding("R34", Severity.MAJOR, "疑似占位符", passage, suggestion="补齐或说明为隐去的个人信息")
    if reading.document_number is None:
        yield _finding(
            "R33", Severity.MAJOR, "没有文号", reading.end, f"{_LAW}第五十九条", "写明机关代字、年份和序号"
        )
    yield from _performance(reading)
    yield from _remedies(reading)


def _performance(reading: Reading) -> Iterator[Finding]:
    for passage in reading.find_all(
        r"每日(?:按|加处)[^。；]{0,20}?(?:千分之|万分之|百分之[^三])[^。；]{0,12}加?处?罚款"
    ):
        yield _finding(
            "R30",
            Severity.FATAL,
            "加处罚款的比例不对",
            passage,
            f"{_LAW}第七十二条第一款第（一）项",
            "每日百分之三",
        )
    surcharge = reading.find(r"(百分之三|3\s*%)[^。]{0,10}加处罚款")
    if surcharge and not reading.find(r"(不(得)?超(过|出)[^。]{0,8}罚款|最高不超过[^。]{0,10}本数)"):
        yield _finding(
            "R30",
            Severity.MAJOR,
            "没有写明加处罚款的上限",
            surcharge,
            f"{_LAW}第七十二条第一款第（一）项",
            "写明不超过罚款的数额",
        )


def _remedies(reading: Reading) -> Iterator[Finding]:
    basis = "《中华人民共和国行政复议法》第二十条、《中华人民共和国行政诉讼法》第四十六条"
    for passage in reading.find_all(r"(?:三十|30|十五|15)\s*日内[^。]{0,25}申请行政复议"):
        yield _finding("R31", Severity.FATAL, "复议期限不对", passage, basis, "六十日")
    for passage in reading.find_all(
        r"(?:三个月|3\s*个月|十五日|15\s*日)内?[^。复]{0,25}(?:提起行政诉讼|起诉)"
    ):
        yield _finding("R31", Severity.FATAL, "起诉期限不对", passage, basis, "六个月")


def _finding(
    rule: str, severity: Severity, message: str, passage: Passage, basis: str = "", suggestion: str = ""
) -> Finding:
    return Finding(rule, severity, message, passage.start, passage.end, passage.text, basis, suggestion)
