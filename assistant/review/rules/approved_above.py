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

_WHAT = re.compile("停业|关闭|拆除|停产")
_LISTED = re.compile("(?:停业|关闭|拆除|停产)(?:(?:、|或者?)(?:停业|关闭|停产))*")
_ORDERED = r"责令[^，。；\n未]{{0,8}}{what}(?!整顿|整治|改正)|予以{what}(?!整顿|整治)"
_KIND = re.compile("停产停业|停业停产")
_CLOSED = re.compile("停产|停业")


@rule(
    "R01", "须经人民政府批准的处罚", Severity.MAJOR, "《中华人民共和国行政处罚法》第十七条", kinds=PROPOSING, needs="法规库",
    examples=("条文为报经有批准权的人民政府批准责令停业，某局自行责令停业", "写明经某市人民政府批准，责令停业"),
)  # fmt: skip
def leave_of_government(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The clause invoked lets the agency close or shut down only by leave of a government, and the paper tells of none."""
    if decision.ruling is None:
        raise CannotTellError("没有读出处罚内容")
    agency = decision.agency.text if decision.agency else ""
    told = unquoted(decision.text[: decision.ruling.end])
    if agency.strip().endswith("人民政府") or _LEAVE.search(told):
        return
    ruling = unquoted(decision.ruling.text)
    for cited in context.cited_rules:
        ordered = next(_beyond_power(cited.paragraph, ruling), None)
        if ordered:
            start = decision.ruling.start + ordered.start()
            yield finding(
                "R01", Severity.MAJOR, f"“{ordered[0]}”须经人民政府批准（决定），文书没有写，超越本机关的职权", Span(start, start + len(ordered[0]), ordered[0]), "报有批准权的人民政府批准并写明，或者不作这一项处罚",
                related=((cited.verdict.citation.start, cited.verdict.citation.end),),
            )  # fmt: skip
            return


def _beyond_power(clause: str, ruling: str) -> Iterator[re.Match[str]]:
    """What a ruling orders though the clause leaves that to a government, and no other tier of it lets the agency order it."""
    for needs in _NEEDS_LEAVE.finditer(clause):
        listed = _LISTED.match(clause, needs.start("what"))
        others = clause[: needs.start()] + clause[listed.end() if listed else needs.end() :]
        for what in _WHAT.findall(listed[0] if listed else needs["what"]):
            for ordered in re.finditer(_ORDERED.format(what=what), ruling):
                if not _of_another_tier(what, ordered[0], others):
                    yield ordered


def _of_another_tier(what: str, ordered: str, others: str) -> bool:
    """Whether the rest of a clause lets the agency order the same, or what the paper calls by the name of the kind (停产停业 for 停产整治)."""
    if re.search(rf"责令[^，。；]{{0,16}}{what}", others):
        return True
    return _KIND.search(ordered) is not None and _CLOSED.search(others) is not None
