"""R34: one vehicle bears one number, and whoever acts in the story is not left over from another case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import story_of
from assistant.review.rule import ALL, DECISIONS, NOTICES, CannotTellError, finding, rule

_LAW = "《中华人民共和国行政处罚法》第五十九条"


class _Said(Words):
    """The words of vehicles and of firms, as corpora/lexicon/review/marks.yaml has them."""

    FILE = "lexicon/review/marks.yaml"

    plate: re.Pattern[str]
    several: re.Pattern[str]
    firm: re.Pattern[str]
    part: re.Pattern[str]


@rule(
    "R34", "车牌前后一致", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("查获甲A12F*6货车……扣押甲A12P*6货车1辆", "查获甲A12F*6货车……扣押甲A12F*6货车1辆"),
)  # fmt: skip
def one_plate(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Two numbers that differ in one place, where the paper speaks of one vehicle only."""
    said = _Said.read()
    text = decision.text
    told: dict[str, re.Match[str]] = {}
    for match in said.plate.finditer(text):
        told.setdefault(match[0].replace("＊", "*").replace("×", "*").replace("·", ""), match)
    if len(told) != 2 or said.several.search(unquoted(text)):
        return
    (one, first), (two, second) = sorted(told.items(), key=lambda item: item[1].start())
    apart = [n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b]
    swapped = len(apart) == 2 and one[apart[0]] == two[apart[1]] and one[apart[1]] == two[apart[0]]
    near = not re.search("[。；\n]", text[first.end() : second.start()])
    if (
        len(one) != len(two)
        or not (len(apart) == 1 or swapped)
        or near
        or "*" in one[apart[0]] + two[apart[0]]
    ):
        return
    yield finding(
        "R34", Severity.MAJOR, f"车牌前后不一致：“{first[0]}”与“{second[0]}”", Span(second.start(), second.end(), second[0]), "核对行驶证后统一",
        expected=first[0], actual=second[0], related=((first.start(), first.end()),),
    )  # fmt: skip


@rule(
    "R34", "事实里的行为人有交代", Severity.HINT, _LAW, kinds=(*DECISIONS, *NOTICES),
    examples=("当事人甲店……乙县丙镇丁店随即贴出召回告示", "当事人甲店……当事人随即贴出召回告示"),
)  # fmt: skip
def acts_of_a_stranger(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A firm with its county or town that acts once in the story and is named nowhere else, nor as one of a part in the case."""
    said = _Said.read()
    names = [re.sub(r"\s", "", p.name.text) for p in decision.parties if p.name]
    if not names:
        raise CannotTellError("没有读出当事人名称")
    story = story_of(decision)
    text = unquoted(story.text)
    for match in said.firm.finditer(text):
        name = match["name"]
        clause = re.split("[，。；\n]", text[match.end() :])[0]
        short = match["own"]
        if (
            any(short in own or own in name for own in names)
            or decision.text.count(short) > 1
            or said.part.search(clause)
        ):
            continue
        start = story.start + match.start("name")
        yield finding(
            "R34", Severity.HINT, f"事实中的“{name}”不是当事人，前后没有交代是谁", Span(start, start + len(name), name), "核对是否套用其他案件的文书", ground=Ground.CANNOT_TELL,
            expected="、".join(names), actual=name,
        )  # fmt: skip
        return
