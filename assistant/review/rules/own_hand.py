"""R01: money on a bank account is taken by the agencies that a law names; the others ask the court."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import DECISIONS, finding, rule


class _Said(Words):
    """The words of taking money by one's own hand, as corpora/lexicon/review/own_hand.yaml has them."""

    FILE = "lexicon/review/own_hand.yaml"

    us: str
    takes: str
    account: str
    taken: re.Pattern[str]
    by_court: re.Pattern[str]
    willing: re.Pattern[str]
    empowered: re.Pattern[str]


@rule(
    "R01", "划拨存款由法律规定的机关", Severity.MAJOR, "《中华人民共和国行政强制法》第四十七条第一款", kinds=(*DECISIONS, "reminder", "deferral"),
    examples=("逾期不缴的，本局将直接划拨你公司银行存款", "逾期不缴的，本局将申请人民法院强制执行"),
)  # fmt: skip
def takes_from_account(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An agency without that power says that it will take the money from the party's account by itself."""
    said = _Said.read()
    agency = decision.agency.text if decision.agency else decision.title.text if decision.title else ""
    if said.empowered.search(agency):
        return
    for sentence in sentences_of(unquoted(decision.text)):
        match = said.taken.search(sentence.text)
        if match and not (said.by_court.search(match["how"]) or said.willing.search(match[0])):
            start = sentence.start + match.start()
            yield finding(
                "R01", Severity.MAJOR, "写明由本机关自行划拨存款，没有法律授权的机关不能划拨", Span(start, start + len(match[0]), match[0]), "法律没有授权划拨存款的，期满后申请人民法院强制执行",
            )  # fmt: skip
            return
