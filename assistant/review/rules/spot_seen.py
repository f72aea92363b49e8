"""R07: what the office saw on the spot, and that it was a first time, each with some piece that could show it: hints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.pieces import pieces_of
from assistant.review.parts.story import story_of
from assistant.review.rule import CannotTellError, finding, rule


class _Said(Words):
    """The words of looks on the spot and of first offences, as corpora/lexicon/review/spot_seen.yaml has them."""

    FILE = "lexicon/review/spot_seen.yaml"

    seen: re.Pattern[str]
    of_spot: re.Pattern[str]
    first: re.Pattern[str]
    of_record: re.Pattern[str]
    anything: re.Pattern[str]
    of_words: re.Pattern[str]


_LAW = "《中华人民共和国行政处罚法》第四十条"
_LEAST = 3


@rule(
    "R07", "检查所见有记录", Severity.HINT, _LAW, kinds=("decision", "no_penalty", "notice", "hearing_notice"), needs="案卷",
    examples=("执法人员检查时发现；证据没有现场笔录、照片、录像", "执法人员检查时发现；证据有现场检查笔录"),
)  # fmt: skip
def look_recorded(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Officers looked and found; no piece was made on the spot."""
    yield from _lacking(
        decision,
        story_of(decision).text,
        "seen",
        "of_spot",
        "认定了检查（勘验）所见，证据中没有现场笔录、照片、录像",
        "补现场检查（勘验）笔录、照片、录像",
    )


@rule(
    "R07", "当事人的陈述列入证据", Severity.HINT, _LAW, kinds=("decision",), needs="案卷",
    examples=("证据只有照片、单据，没有任何人的询问笔录、陈述", "证据有对负责人的询问笔录"),
)  # fmt: skip
def somebody_heard(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A list of several pieces with no statement of anybody."""
    if len(pieces_of(decision)) <= _LEAST:
        raise CannotTellError("没有读出证据清单，或者证据不多")
    yield from _lacking(
        decision,
        decision.text,
        "anything",
        "of_words",
        "证据中没有当事人或者有关人员的询问笔录（陈述）",
        "补询问笔录、陈述，或者说明没有询问的原因",
    )


@rule(
    "R07", "初次违法有查询", Severity.HINT, _LAW, kinds=("no_penalty",), needs="案卷",
    examples=("系初次违法，不予处罚；证据没有查询记录", "系初次违法，不予处罚；证据有处罚信息查询记录"),
)  # fmt: skip
def first_time_shown(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A first offence is what the party is spared for; no piece can show that there was none before."""
    yield from _lacking(
        decision,
        decision.text,
        "first",
        "of_record",
        "以初次违法为由不予处罚，证据中没有违法记录的查询材料",
        "补行政处罚信息（执法平台）的查询记录",
    )


def _lacking(
    decision: Decision, told: str, what: str, proof: str, message: str, advice: str
) -> Iterator[Finding]:
    said, pieces = _Said.read(), pieces_of(decision)
    if len(pieces) < _LEAST or decision.excerpt:
        raise CannotTellError("没有读出证据清单，或者文本不完整")
    match = getattr(said, what).search(unquoted(told))
    listed = decision.evidence.text if decision.evidence else ""
    if match and not getattr(said, proof).search(listed):
        at = pieces[-1].span
        yield finding(
            "R07", Severity.HINT, message, Span(at.end, at.end, ""), advice, ground=Ground.CANNOT_TELL
        )
