"""R31: the court that hears a suit first and the term that a law invoked sets itself (行政诉讼法第十四条、第四十六条)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.own_terms import OwnTerm, SuitWords, own_terms
from assistant.review.rule import DECISIONS, REMEDIED, CannotTellError, finding, rule
from assistant.text.days_given import days_to_sue

_COURT = "《中华人民共和国行政诉讼法》第十四条"
_TERM = "《中华人民共和国行政诉讼法》第四十六条第一款"


@rule(
    "R31", "一审由基层人民法院管辖", Severity.MAJOR, _COURT, kinds=REMEDIED,
    examples=("某县某局的决定：向某市中级人民法院提起行政诉讼", "某县某局的决定：向某县人民法院提起行政诉讼"),
)  # fmt: skip
def basic_court(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A department of a county, district or city is sued before a basic court."""
    said = SuitWords.read()
    agency = re.sub(r"\s", "", decision.agency.text) if decision.agency else ""
    if not agency:
        raise CannotTellError("没有读出作出决定的机关")
    if said.not_basic.search(agency) or said.assigned.search(decision.text):
        return
    for sentence in decision.remedies:
        match = said.high_court.search(unquoted(sentence.text))
        if match:
            start = sentence.start + match.start()
            yield finding(
                "R31", Severity.MAJOR, f"起诉的法院写成{match[0].removeprefix('向')}，对{agency}的决定一审由基层人民法院管辖", Span(start, start + len(match[0]), match[0]),
                "写有管辖权的基层人民法院；另有指定（集中）管辖的写明依据", actual=match[0],
            )  # fmt: skip
            return


@rule(
    "R31", "法律另行规定的起诉期限", Severity.MAJOR, _TERM, kinds=DECISIONS, needs="法规库",
    examples=("依据土地管理法限期拆除，只写六个月内起诉", "对限期拆除不服的，十五日内起诉；对其他处罚不服的，六个月内起诉"),
)  # fmt: skip
def term_of_law(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A law invoked that sets a term of its own for suits is told with that term."""
    if not decision.remedies or not context.dated:
        raise CannotTellError("没有读出救济途径或者落款日期")
    given = [(s, one) for s in decision.remedies for one in days_to_sue(s.text)]
    for term in own_terms(decision, context):
        if not given or any(one.days == term.days for _, one in given):
            continue
        sentence, one = given[0]
        at = Span(sentence.start + one.start, sentence.start + one.end, one.text)
        yield _lacking(term, at, one.written)
        return


def _lacking(term: OwnTerm, at: Span, written: str) -> Finding:
    what = "限期拆除" if term.only_demolition else "处罚"
    return finding(
        "R31", Severity.MAJOR, f"{term.place}规定对{what}不服的{term.days}日内起诉，没有写明这一期限", at, f"对{what}不服的，写接到决定之日起{term.days}日内起诉",
        basis=term.place, expected=f"{term.days}日", actual=written,
    )  # fmt: skip
