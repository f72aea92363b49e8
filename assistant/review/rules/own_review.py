"""R27: who reviews the legality of a case has not handled it himself (行政处罚法第五十八条)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.officers import officers_of
from assistant.review.rule import DECISIONS, CannotTellError, finding, rule


class _Said(Words):
    """The words of reviewers, as corpora/lexicon/review/own_review.yaml has them."""

    FILE = "lexicon/review/own_review.yaml"

    by_whom: re.Pattern[str]
    reviewer: re.Pattern[str]
    investigator: re.Pattern[str]
    other: re.Pattern[str]


@rule(
    "R27", "法制审核不由承办人作", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十八条第一款", kinds=DECISIONS, needs="案卷",
    examples=("由承办人张某完成法制审核", "由法制科李某完成法制审核"),
)  # fmt: skip
def reviewed_by_another(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The reviewer is called an investigator of the case, or bears the name of an officer who handled it."""
    text = unquoted(decision.text)
    told = [(s, m) for s in sentences_of(text) for m in _reviewers(s.text)]
    if not told:
        raise CannotTellError("没有写由谁作法制审核")
    officers = officers_of(text)
    for sentence, match in told:
        who = next(name for name in match.groupdict().values() if name)
        if _Said.read().investigator.search(who) or any(who.endswith(name) for name in officers):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            yield finding(
                "R27", Severity.MAJOR, "法制审核由本案的承办（调查）人员自己作", Span(start, end, decision.text[start:end]), "由从事法制审核的其他人员审核；未经审核或者审核未通过的，不得作出决定",
            )  # fmt: skip
            return


def _reviewers(sentence: str) -> Iterator[re.Match[str]]:
    """Where a sentence tells who reviewed, not who sent the case for review nor that it was another."""
    said = _Said.read()
    for pattern in (said.by_whom, said.reviewer):
        yield from (m for m in pattern.finditer(sentence) if not said.other.search(m[0]))
