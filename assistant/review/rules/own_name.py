"""R01: a branch, an institution or a body that acts on commission decides in its own name where no law empowers it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.model import Decision
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule


class _Said(Words):
    """Which names are of no agency, as corpora/lexicon/review/own_name.yaml has them."""

    FILE = "lexicon/review/own_name.yaml"

    institution: re.Pattern[str]
    branch: re.Pattern[str]
    serves: re.Pattern[str]
    may_be_empowered: re.Pattern[str]
    empowered: re.Pattern[str]
    of_kind: re.Pattern[str]


@rule(
    "R01", "不是行政机关的不以自己名义处罚", Severity.MAJOR, "《中华人民共和国行政处罚法》第十七条", kinds=(*DECISIONS_AND_NOTICES, "correction", "seizure"),
    examples=("落款：甲市园林绿化服务中心", "落款：甲市园林管理局"),
)  # fmt: skip
def by_an_agency(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The foot is of a branch or an institution, the heading of no other, and neither the paper nor the clause tells of a power of its own."""
    said = _Said.read()
    name = re.sub(r"\s", "", decision.agency.text) if decision.agency else ""
    if not name or decision.agency is None:
        raise CannotTellError("没有读出落款机关")
    own = said.institution.search(name) or said.branch.search(name)
    head = re.sub(r"\s", "", decision.title.text) if decision.title else ""
    if own is None or not _stands_alone(name, head):
        return
    if said.may_be_empowered.search(name) or said.empowered.search(decision.text):
        raise CannotTellError("法律、法规可能授权这一机构处罚，需核对授权依据")
    named = [agency for cited in context.cited_rules for agency in cited.rule.agency]
    if any(said.of_kind.search(agency) for agency in named):
        raise CannotTellError("条文写的机关也有这一类机构，需核对")
    sure = own.re is said.branch or said.serves.search(name) is not None
    by_law = f"；所引条款由{'、'.join(dict.fromkeys(named))}实施" if named else ""
    yield finding(
        "R01", Severity.MAJOR if sure else Severity.HINT, f"“{name}”是派出机构、内设机构或者事业单位，不是行政机关，没有授权不能以自己的名义处罚{by_law}", decision.agency,
        "以有处罚权的行政机关名义作出；法律、法规授权的写明授权的条款", expected="、".join(dict.fromkeys(named)), actual=name,
        related=((decision.title.start, decision.title.end),) if decision.title else (), ground=Ground.CERTAIN if sure else Ground.CANNOT_TELL,
    )  # fmt: skip


def _stands_alone(name: str, head: str) -> bool:
    """Whether the heading names no other agency than the foot."""
    return (
        not head
        or head.startswith(name)
        or not re.search(r"[\u4e00-\u9fff]{3,}(?:局|委员会|厅|政府|队|机关)", head)
    )
