"""R25: where the party's points are numbered and the answer takes them up by number, none is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import PENALTIES, CannotTellError, finding, rule
from assistant.text.numerals import value_of


class _Said(Words):
    """The words of numbered points, as corpora/lexicon/review/each_point.yaml has them."""

    FILE = "lexicon/review/each_point.yaml"

    points: re.Pattern[str]
    enumerates: re.Pattern[str]
    answers: re.Pattern[str]
    of_all: re.Pattern[str]


_FAR = 600


@rule(
    "R25", "逐条的意见逐条答复", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十五条第一款", kinds=PENALTIES, needs="案卷",
    examples=("提出两条意见：一是……；二是……。第一条不予采纳。", "提出两条意见：一是……；二是……。第一条不予采纳，第二条予以采纳。"),
)  # fmt: skip
def each_answered(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Points counted or numbered by the paper itself; the answer names some of them by number and not the others."""
    said = _Said.read()
    text = unquoted(decision.text)
    made = said.points.search(text)
    if made is None:
        raise CannotTellError("没有分条写当事人的意见")
    end = (
        decision.ruling.start if decision.ruling and decision.ruling.start > made.end() else made.end() + _FAR
    )
    rest = text[made.end() : end]
    count = int(value_of(made["count"]) or 0) if made["count"] else 0
    count = max(count, *map(_number, said.enumerates.finditer(rest)), 0)
    answered = set(map(_number, said.answers.finditer(rest)))
    if count < 2 or not answered or said.of_all.search(rest):
        return
    missing = [n for n in range(1, count + 1) if n not in answered]
    if missing:
        at = Span(made.start(), made.end(), decision.text[made.start() : made.end()])
        yield finding(
            "R25", Severity.MAJOR, f"当事人提出的{count}条意见，第{'、'.join(map(str, missing))}条没有答复", at, "逐条写明复核情况、采纳或者不采纳的理由",
            expected=f"{count}条", actual=f"{len(answered)}条",
        )  # fmt: skip


def _number(match: re.Match[str]) -> int:
    told = next((group for group in match.groups() if group), "")
    return "①②③④⑤⑥".find(told) + 1 or int(value_of(told) or 0)
