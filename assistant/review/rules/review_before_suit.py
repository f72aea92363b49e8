"""R31: review before a suit where a law invoked says so, and only there (行政复议法第二十三条)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.law.citations import VerifiedCitation
from assistant.review.context import ReviewContext, is_sound
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, words
from assistant.review.rule import CannotTellError, finding, rule


class _Said(Words):
    """The words of review before a suit, as corpora/lexicon/review/review_before_suit.yaml has them."""

    FILE = "lexicon/review/review_before_suit.yaml"

    law_says: re.Pattern[str]
    first: re.Pattern[str]
    direct: re.Pattern[str]
    after_review: re.Pattern[str]
    cites: re.Pattern[str]
    others: re.Pattern[str]


_BASIS = "《中华人民共和国行政复议法》第二十三条第一款"
_SPOT_FIRST = date(2024, 1, 1)


def _laws_with_review_first(context: ReviewContext) -> dict[int, VerifiedCitation]:
    """The laws invoked as basis that themselves want review before a suit, by their number."""
    found: dict[int, VerifiedCitation] = {}
    for verdict in context.bases:
        law = verdict.law
        version = context.library.version_at(law, context.as_of) if law and law.id not in found else None
        if (
            law
            and version
            and any(_Said.read().law_says.search(a.text) for a in context.library.articles(version))
        ):
            found[law.id] = verdict
    return found


@rule(
    "R31", "法律规定先复议的先复议", Severity.FATAL, _BASIS, kinds=("decision", "spot_decision"), needs="法规库",
    examples=("依据《价格违法行为行政处罚规定》处罚，写可以直接起诉", "依据《价格违法行为行政处罚规定》处罚，写应当先申请行政复议"),
)  # fmt: skip
def review_first_by_law(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A law invoked for the penalty wants review first, and the paper lets the party sue at once."""
    said = _Said.read()
    text = words(decision.remedies)
    if not decision.remedies or not context.dated:
        raise CannotTellError("没有读出救济途径或者落款日期")
    laws = _laws_with_review_first(context)
    rest = said.after_review.split(text)[0]
    if laws and not said.first.search(text) and said.direct.search(rest):
        name = next(iter(laws.values())).citation.name
        yield finding(
            "R31", Severity.FATAL, f"《{name}》规定对处罚决定不服的应当先申请行政复议，不能直接起诉", decision.remedies[0], "写明应当先申请行政复议，对复议决定不服的再提起行政诉讼",
        )  # fmt: skip


@rule(
    "R31", "没有规定的不写成先复议", Severity.MAJOR, _BASIS, kinds=("decision", "spot_decision"), needs="法规库",
    examples=("应当先申请行政复议，对复议决定不服的再起诉（普通程序）", "可以申请行政复议，也可以直接提起行政诉讼"),
)  # fmt: skip
def review_not_forced(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An ordinary decision leaves the choice; only where all laws invoked are held can it be said that none takes it away."""
    said = _Said.read()
    text = unquoted(words(decision.remedies))
    forced = said.first.search(text)
    if forced is None or re.search(
        r"也可以?|或者?(?:直接|在|于|自)|(?<!不得)(?<!不能)(?<!不可)(?<!不应)直接[^。；]{0,20}(?:起诉|诉讼)",
        text,
    ):
        return
    if decision.is_kind == "spot_decision" and (context.as_of >= _SPOT_FIRST or not context.dated):
        return  # since then every decision on the spot goes to review first
    agency = decision.agency.text if decision.agency else ""
    if (
        said.others.search(agency)
        or said.cites.search(text)
        or not context.bases
        or not all(is_sound(v) for v in context.bases)
    ):
        raise CannotTellError("所引法律没有全部收录，或者另有先复议的规定，不能判断是否应当先复议")
    if not _laws_with_review_first(context):
        yield finding(
            "R31", Severity.MAJOR, f"{'2024年以前的当场处罚决定' if decision.is_kind == 'spot_decision' else '普通程序的处罚决定'}写成必须先申请行政复议，所引法律没有这一规定", decision.remedies[0], "写可以申请行政复议，也可以直接提起行政诉讼",
        )  # fmt: skip
