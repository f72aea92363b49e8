"""R20: a decision not to punish gives a reason that the law knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span, words
from assistant.review.rule import CannotTellError, finding, rule


class _Said(Words):
    """The reasons that spare a party, as corpora/lexicon/review/no_reason.yaml has them."""

    FILE = "lexicon/review/no_reason.yaml"

    reason: re.Pattern[str]


_BROKEN = re.compile(r"违反了?[^。；\n]{0,12}(?:《|该法|本)")


@rule(
    "R20", "不予处罚的理由", Severity.MAJOR, "《中华人民共和国行政处罚法》第三十三条、第五十七条第一款第（二）项", kinds=("no_penalty",),
    examples=("当事人经营困难，决定免予处罚", "当事人初次违法、及时改正、没有造成危害后果，决定不予处罚"),
)  # fmt: skip
def spared_with_reason(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Neither between charge and ruling nor among the circumstances is anything said that the law takes as a reason."""
    if decision.excerpt or decision.ruling is None:
        raise CannotTellError("文本不完整，或者没有读出决定的内容")
    text = unquoted(decision.text)
    charge = _BROKEN.search(text)
    if charge is None or charge.start() > decision.ruling.start:
        raise CannotTellError("没有读出违反的规定")
    reasons = text[charge.start() : decision.ruling.end] + unquoted(words(decision.reasons))
    if _Said.read().reason.search(reasons):
        return
    at = Span(decision.ruling.start, decision.ruling.end, decision.ruling.text)
    yield finding(
        "R20", Severity.MAJOR, "不予（免予）处罚没有写明法律规定的理由", at, "写明情节轻微并及时改正、没有主观过错、履行查验义务等法定理由和证据",
    )  # fmt: skip
