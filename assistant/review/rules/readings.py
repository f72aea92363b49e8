"""R09: readings of a meter and what ran through it, a whole with its one part and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import ALL, finding, rule


class _Said(Words):
    """The words of readings and rests, as corpora/lexicon/review/readings.yaml has them."""

    FILE = "lexicon/review/readings.yaml"

    number: str
    between: str
    first: str
    last: str
    metered: re.Pattern[str]
    scaled: re.Pattern[str]
    other_volume: re.Pattern[str]
    other_meter: re.Pattern[str]
    units: str
    rest: re.Pattern[str]
    not_of_it: re.Pattern[str]


_LAW = "《中华人民共和国行政处罚法》第四十条"


@rule(
    "R09", "抄表读数与计量", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("起数1200、止数3600，取水量2600立方米", "起数1200、止数3800，取水量2600立方米"),
)  # fmt: skip
def metered(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What ran through a meter is the last reading less the first, unless a factor or another meter is told."""
    said = _Said.read()
    text = unquoted(decision.text)
    for match in said.metered.finditer(text):
        first, last, made = (Decimal(match[group]) for group in ("first", "last", "made"))
        around = text[max(0, match.start() - 30) : match.end() + 20]
        if (
            last > first
            and last - first != made
            and not (
                said.scaled.search(around)
                or said.other_meter.search(around)
                or said.other_volume.search(match["of"])
            )
        ):
            yield finding(
                "R09", Severity.MAJOR, f"止数{last:f}与起数{first:f}之差是{last - first:f}，写成{made:f}", _at(match, "made"), "核对抄表读数和数量", expected=f"{last - first:f}", actual=match["made"],
                related=((match.start("first"), match.end("last")),),
            )  # fmt: skip


@rule(
    "R09", "总数、部分与其余", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("共有60名，已培训15名，其余48名未培训", "共有60名，已培训12名，其余48名未培训"),
)  # fmt: skip
def rest_of_it(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """One part and 其余 make the whole that is told right before them."""
    said = _Said.read()
    for match in said.rest.finditer(unquoted(decision.text)):
        whole, part, rest = (int(match[group]) for group in ("all", "part", "rest"))
        if whole - part != rest and not said.not_of_it.search(match["one"] + match["two"]):
            yield finding(
                "R09", Severity.MAJOR, f"共{whole}{match['unit']}，减去{part}{match['unit']}，其余应为{whole - part}{match['unit']}", _at(match, "rest"), "核对各项数量", expected=f"{whole - part}", actual=match["rest"],
                related=((match.start("all"), match.end("part")),),
            )  # fmt: skip


def _at(match: re.Match[str], group: str) -> Span:
    return Span(match.start(group), match.end(group), match[group])
