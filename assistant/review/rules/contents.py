"""R29: the six contents of 行政处罚法第五十九条第一款."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.review.contents import contents
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.reader import Reading


def check(reading: Reading, context: ReviewContext) -> Iterator[Finding]:
    """One fatal finding for every content that the text does not show."""
    for content in contents():
        if all(pattern.search(reading.text) for pattern in content.all):
            continue
        yield Finding(
            rule="R29",
            severity=Severity.FATAL,
            message=f"缺少法定内容：{content.name}",
            start=reading.end.start,
            end=reading.end.end,
            quote="",
            basis=f"《中华人民共和国行政处罚法》第五十九条第一款第（{content.item}）项",
            suggestion=content.advice,
        )
