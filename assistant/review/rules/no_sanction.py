"""R14: nothing that the paper invokes imposes anything, though it imposes a fine: the number is of another text or another law."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.review.context import ReviewContext, is_sound
from assistant.review.model import Finding, Severity
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule


@rule(
    "R14", "所引的处罚依据规定了处罚", Severity.MAJOR, "《中华人民共和国行政处罚法》第三十八条第一款", kinds=PROPOSING, needs="法规库",
    examples=("依据只引用规定监测制度的一条，处以罚款", "依据引用规定罚款的一条，处以罚款"),
)  # fmt: skip
def imposes_something(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Every place cited is held and was in force, and none of them speaks of a penalty or hands on to one that does."""
    bases = [v for v in context.bases if v.citation.provision]
    cited = [v for v in context.citations if not v.citation.names_only and not context.is_general(v)]
    if not bases or not context.dated or decision.excerpt or not decision.imposed:
        raise CannotTellError("没有读出处罚依据或者处罚内容")
    if not all(is_sound(v) and context.text_of(v) for v in cited):
        raise CannotTellError("所引条款有的没有收录当时的文本")
    if any(context.may_impose(v) or context.rules_at(v) for v in cited):
        return
    first = bases[0]
    at = Span(first.citation.start, first.citation.end, first.citation.text)
    yield finding(
        "R14", Severity.MAJOR, f"{first.citation.text}没有规定处罚，不能作为罚款等处罚的依据（条号可能是另一文本的）", at, "核对处罚条款的条号，按当时有效的文本引用", actual=first.citation.text,
    )  # fmt: skip
