"""R04 check digits of identity numbers and credit codes; R32 amounts in capitals and digits agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.reader import Passage, Reading
from assistant.text.capital import to_capital
from assistant.text.identity import valid_credit_code, valid_id_number


def check(reading: Reading, context: ReviewContext) -> Iterator[Finding]:
    """Findings for wrong check digits and amounts that disagree."""
    for passage in reading.find_all(r"(?:公民身份号码|身份证号码|身份证号)[^0-9【]{0,3}[0-9Xx]{15,19}"):
        if not valid_id_number(_tail(passage.text)):
            yield _wrong(passage, "公民身份号码的位数或校验位不对", "GB 11643", "核对身份证原件后更正")
    for passage in reading.find_all(r"统一社会信用代码[^0-9A-Za-z【]{0,3}[0-9A-Za-z]{15,20}"):
        if not valid_credit_code(_tail(passage.text)):
            yield _wrong(passage, "统一社会信用代码的位数或校验位不对", "GB 32100", "核对营业执照后更正")
    for pair in reading.amount_pairs:
        if not pair.agrees:
            yield Finding(
                rule="R32",
                severity=Severity.FATAL,
                message=f"金额大小写不一致：{pair.capital} 与 {pair.yuan:.2f} 元",
                start=pair.passage.start,
                end=pair.passage.end,
                quote=pair.passage.text,
                suggestion=f"{pair.yuan:.2f} 元的大写是{to_capital(pair.yuan)}，请核实哪个金额正确",
            )


def _tail(text: str) -> str:
    """The number at the end of a passage such as 统一社会信用代码：9135…"""
    match = re.search(r"[0-9A-Za-z]+$", text)
    return match[0] if match else ""


def _wrong(passage: Passage, message: str, basis: str, suggestion: str) -> Finding:
    return Finding(
        "R04", Severity.MAJOR, message, passage.start, passage.end, passage.text, basis, suggestion
    )
