"""R29: a decision not to punish names the provision that spares the party; what it must not impose: grounds.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import CannotTellError, finding, rule
from assistant.review.rules.law import spared_by_law

_LAW = "《中华人民共和国行政处罚法》"
_NAMED = re.compile(r"不予(?:行政)?处罚的?(?:规定|清单|事项|情形)|免罚清单|首违不罚")


@rule(
    "R29", "不予处罚的依据", Severity.MAJOR, f"{_LAW}第五十七条第一款第（二）项", kinds=("no_penalty",),
    examples=("危害后果轻微，决定不予行政处罚", "依照《中华人民共和国行政处罚法》第三十三条第一款，决定不予行政处罚"),
)  # fmt: skip
def spared_by(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A list or a provision that spares is named, by the measure of law.py; the duty to educate is another one."""
    if decision.excerpt:
        raise CannotTellError("文本不完整")
    if not _NAMED.search(decision.text) and not spared_by_law(decision, context):
        at = decision.ruling or decision.end
        yield finding(
            "R29", Severity.MAJOR, "没有写明不予处罚的依据", Span(at.start, at.start, ""), "写明据以不予处罚的法律条款（行政处罚法第三十条、第三十一条、第三十三条等）"
        )  # fmt: skip
