"""R05: nobody under eighteen signs, receives or testifies alone for the party (民法典第十九条)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import ALL, finding, rule


class _Said(Words):
    """The words, as corpora/lexicon/review/minor_acts.yaml has them."""

    FILE = "lexicon/review/minor_acts.yaml"

    age: re.Pattern[str]
    acts: re.Pattern[str]
    guarded: re.Pattern[str]


_AROUND = 40


@rule(
    "R05", "未成年人不代为签收、作证", Severity.MAJOR, "《中华人民共和国民法典》第十九条", kinds=ALL,
    examples=("扣押决定书交付当事人之女（12周岁）", "扣押决定书交付当事人的成年女儿"),
)  # fmt: skip
def minor_in_procedure(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A step of procedure is taken with somebody whose age is told to be under eighteen, without a guardian."""
    said = _Said.read()
    for sentence in sentences_of(unquoted(decision.text)):
        for match in said.age.finditer(sentence.text):
            near = sentence.text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
            behind = sentence.text[match.end() : match.end() + 2]
            if (
                not said.acts.search(near)
                or said.guarded.search(sentence.text)
                or behind.startswith(("以", "的人"))
            ):
                continue
            start = sentence.start + match.start()
            yield finding(
                "R05", Severity.MAJOR, f"由{match[0]}的未成年人签收（作证、配合检查），没有监护人在场", Span(start, start + len(match[0]), match[0]), "送达成年家属或者本人，询问、清点时通知监护人到场，重新办理",
            )  # fmt: skip
            return
