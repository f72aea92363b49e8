"""R25, R29 for seizures: what is seized is named with its number, and what the party says on the spot is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import CannotTellError, finding, rule


class _Said(Words):
    """The words of seizures, as corpora/lexicon/review/seized.yaml has them."""

    FILE = "lexicon/review/seized.yaml"

    decides: re.Pattern[str]
    stops: re.Pattern[str]
    listed: re.Pattern[str]
    counted: re.Pattern[str]
    premises: re.Pattern[str]
    speaks: re.Pattern[str]
    agrees: re.Pattern[str]
    answers: re.Pattern[str]


_FAR, _ANSWER = 600, 160


@rule(
    "R29", "查封扣押的财物写明数量", Severity.MAJOR, "《中华人民共和国行政强制法》第二十四条第二款第（三）项", kinds=("seizure",), needs="清单",
    examples=("决定查封下列财物：库内涉案物品一批。（没有清单）", "决定查封下列财物：甲物16箱、乙物9箱"),
)  # fmt: skip
def things_counted(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Name and number of what is seized stand in the decision or in a list that goes with it."""
    said = _Said.read()
    text = unquoted(decision.text)
    decided = next(said.decides.finditer(text), None)
    if decision.excerpt or decided is None:
        raise CannotTellError("文本不完整，或者没有读出决定查封、扣押的内容")
    if said.listed.search(text):
        return
    stop = said.stops.search(text, decided.end())
    what = text[decided.start() : stop.start() if stop else decided.end() + _FAR]
    if said.counted.search(what) or said.premises.search(what):
        return
    at = Span(decided.start(), decided.end(), decision.text[decided.start() : decided.end()])
    yield finding(
        "R29", Severity.MAJOR, "没有写明查封、扣押的财物的名称和数量，也没有附清单", at, "逐项写明名称、规格、数量，或者写明所附清单",
    )  # fmt: skip


@rule(
    "R25", "当场陈述有答复", Severity.HINT, "《中华人民共和国行政强制法》第十八条第（六）项", kinds=("seizure",), needs="现场笔录",
    examples=("当事人陈述：货是寄存的。现场笔录由双方签名。", "当事人陈述：货是寄存的。执法人员答复：寄存不影响查封。"),
)  # fmt: skip
def answered_on_the_spot(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What the party says against a seizure is answered; the law asks only that it be heard, so the record may hold it."""
    said = _Said.read()
    text = unquoted(decision.text)
    for match in said.speaks.finditer(text):
        behind = text[match.end() : match.end() + _ANSWER]
        if said.agrees.search(re.split("[，,]", match[0])[0]) or said.answers.search(behind):
            continue
        yield finding(
            "R25", Severity.HINT, "当事人当场陈述、申辩，没有写明怎样答复，需看现场笔录", Span(match.start(), match.end(), decision.text[match.start() : match.end()]), "写明对陈述、申辩的答复和理由", ground=Ground.CANNOT_TELL,
        )  # fmt: skip
        return
