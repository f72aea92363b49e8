"""R01: what only the government may approve is not ordered by the agency alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule

# 报经有批准权的人民政府批准，责令停业、关闭; 由人民政府责令关闭; a department of it (人民政府城乡规划主管部门) orders by itself
_NEEDS_LEAVE = re.compile(
    r"(?:报(?:经|请|送)?|提请|由)[^，。；]{0,24}人民政府(?:(?!部门|机关|机构|[局委厅])[^，。；]){0,16}(?:批准|决定|责令)[^。；]{0,12}?(?P<what>停业|关闭|拆除|停产)"
)
_LEAVE = re.compile(
    r"(?:报(?:经|请)?|经|提请|由)[^。；]{0,24}(?:政府|管委会|管理委员会)[^。；]{0,16}(?:批准|同意|批复|决定)|政府[^。；]{0,16}(?:批复|批准)"
)


@rule(
    "R01", "须经人民政府批准的处罚", Severity.MAJOR, "《中华人民共和国行政处罚法》第十七条", kinds=PROPOSING, needs="法规库",
    examples=("条文为报经有批准权的人民政府批准责令停业，某局自行责令停业", "写明经某市人民政府批准，责令停业"),
)  # fmt: skip
def leave_of_government(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The clause invoked lets the agency close or shut down only by leave of a government, and the paper tells of none."""
    if decision.ruling is None:
        raise CannotTellError("没有读出处罚内容")
    ruling = unquoted(decision.ruling.text)
    for cited in context.cited_rules:
        for needs in _NEEDS_LEAVE.finditer(cited.article.text):
            ordered = re.search(
                rf"责令[^，。；\n未]{{0,8}}{needs['what']}(?!整顿|整治|改正)|予以{needs['what']}(?!整顿|整治)",
                ruling,
            )
            agency = decision.agency.text if decision.agency else ""
            if (
                ordered
                and not agency.strip().endswith("人民政府")
                and not _LEAVE.search(unquoted(decision.text[: decision.ruling.end]))
            ):
                start = decision.ruling.start + ordered.start()
                yield finding(
                    "R01", Severity.MAJOR, f"“{ordered[0]}”须经人民政府批准（决定），文书没有写，超越本机关的职权", Span(start, start + len(ordered[0]), ordered[0]), "报有批准权的人民政府批准并写明，或者不作这一项处罚",
                    related=((cited.verdict.citation.start, cited.verdict.citation.end),),
                )  # fmt: skip
                return
