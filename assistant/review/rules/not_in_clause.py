"""R15: an order to stop, or a confiscation of gain without a sum, that no place invoked knows of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.law.citations import VerifiedCitation
from assistant.review.context import ReviewContext, is_sound
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.imposed import blanked
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import story_of
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule


class _Said(Words):
    """The words of such measures, as corpora/lexicon/review/not_in_clause.yaml has them."""

    FILE = "lexicon/review/not_in_clause.yaml"

    stops: re.Pattern[str]
    any_stop: re.Pattern[str]
    hard: re.Pattern[str]
    gain: re.Pattern[str]
    of_gain: re.Pattern[str]
    sum_told: re.Pattern[str]


_OF_THE_BREACH = ("责令停止", "停止违法", "停止非法")
_LAW = "《中华人民共和国行政处罚法》第四条、第三十八条第一款"


@rule(
    "R15", "责令停工停产的条文有这一处理", Severity.MAJOR, _LAW, kinds=PROPOSING, needs="法规库",
    examples=("条文只有责令改正和罚款，决定责令项目停工", "条文写有责令停止施工，决定责令停止施工"),
)  # fmt: skip
def stopped_without_law(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The ruling orders work, production or business to stop; no place cited in the paper speaks of stopping anything."""
    law, said = _law_cited(context), _Said.read()
    for match in said.stops.finditer(_ruling(decision)):
        known = said.any_stop.finditer(law)
        if said.hard.search(match["act"]):
            known = (
                m
                for m in known
                if m[0] not in _OF_THE_BREACH or not law[m.end() :].startswith(("违法", "行为"))
            )
        if next(known, None) is None:
            yield _finding(
                decision,
                match,
                f"所引条款没有“责令{match['act']}”这一处理",
                "删去，或者写明规定这一处理的法律、法规条款",
            )
            return


@rule(
    "R15", "没收收入有条文和数额", Severity.MAJOR, _LAW, kinds=PROPOSING, needs="法规库",
    examples=("条文没有没收违法所得，事实没有查明收入，决定没收经营收入", "条文写有没收违法所得，查明违法所得3000元，决定没收"),
)  # fmt: skip
def gain_without_law(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Income is confiscated, no place cited speaks of gain, and neither the ruling nor the facts tell how much it was."""
    law, said = _law_cited(context), _Said.read()
    facts = unquoted(story_of(decision).text)
    for match in said.gain.finditer(_ruling(decision)):
        clause = re.split("[。；\n]", match.string[match.start() :])[0]
        if not (said.of_gain.search(law) or re.search(r"\d", clause) or said.sum_told.search(facts)):
            yield _finding(
                decision,
                match,
                "所引条款没有没收违法所得（收入），文书也没有查明违法所得及数额",
                "删去；确有违法所得的，查明数额并写明依据（《中华人民共和国行政处罚法》第二十八条第二款）",
            )
            return


def _law_cited(context: ReviewContext) -> str:
    """The text of every article cited outside general law.

    Raises:
        CannotTellError: one of them is not held.
    """
    cited = [v for v in context.citations if not v.citation.names_only and not context.is_general(v)]
    if not context.bases or not all(is_sound(v) for v in cited):
        raise CannotTellError("没有读出处罚依据，或者所引条款没有收录当时的文本")
    return "\n".join(_article_of(v, context) for v in cited)


def _article_of(verdict: VerifiedCitation, context: ReviewContext) -> str:
    """The whole article of a place cited: what an item imposes stands at the head of its paragraph."""
    law, place = verdict.law, verdict.citation.provision
    article = context.library.article(law, place, context.as_of) if law and place else None
    return article.text if article else context.text_of(verdict)


def _ruling(decision: Decision) -> str:
    if decision.ruling is None:
        raise CannotTellError("没有读出处罚内容")
    return blanked(decision.ruling.text)


def _finding(decision: Decision, match: re.Match[str], message: str, advice: str) -> Finding:
    assert decision.ruling is not None
    start = decision.ruling.start + match.start()
    end = start + len(match[0])
    return finding("R15", Severity.MAJOR, message, Span(start, end, decision.text[start:end]), advice)
