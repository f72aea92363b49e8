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

_OF_PLATE = re.compile("[＊×*]")
_LAW = "《中华人民共和国行政处罚法》第五十九条"


class _Said(Words):
    """The words of vehicles and of firms, as corpora/lexicon/review/marks.yaml has them."""

    FILE = "lexicon/review/marks.yaml"

    plate: re.Pattern[str]
    several: re.Pattern[str]
    serial: re.Pattern[str]
    several_things: re.Pattern[str]
    firm: re.Pattern[str]
    part: re.Pattern[str]


@rule(
    "R34", "车牌、编号前后一致", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("查获甲A12F*6货车……扣押甲A12P*6货车1辆", "查获甲A12F*6货车……扣押甲A12F*6货车1辆"),
)  # fmt: skip
def one_number(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Two numbers of a vehicle or a machine that differ in one place, where the paper speaks of one only."""
    said, text = _Said.read(), decision.text
    for pattern, several in ((said.plate, said.several), (said.serial, said.several_things)):
        told: dict[str, tuple[int, int]] = {}
        for match in pattern.finditer(text):
            number = _OF_PLATE.sub("*", match["number"]).replace("·", "")
            told.setdefault(number, match.span("number"))
        if len(told) != 2 or several.search(unquoted(text)):
            continue
        (one, first), (two, second) = sorted(told.items(), key=lambda item: item[1])
        if _slip(one, two) and re.search("[。；\n]", text[first[1] : second[0]]):
            was, now = text[slice(*first)], text[slice(*second)]
            yield finding(
                "R34", Severity.MAJOR, f"车牌（编号）前后不一致：“{was}”与“{now}”", Span(*second, now), "核对原件后统一", expected=was, actual=now, related=(first,),
            )  # fmt: skip


def _slip(one: str, two: str) -> bool:
    """Whether two numbers of one length differ in one place, or have two places exchanged; a place taken out tells nothing."""
    if len(one) != len(two):
        return False
    apart = [n for n, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    swapped = len(apart) == 2 and one[apart[0]] == two[apart[1]] and one[apart[1]] == two[apart[0]]
    return (len(apart) == 1 or swapped) and not any("*" in (one[n], two[n]) for n in apart)


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
        name, short = match["name"], match["own"]
        clause = re.split("[，。；\n]", text[match.end() :])[0]
        if (
            any(short in own or own in name for own in names)
            or decision.text.count(short) > 1
            or said.part.search(clause)
        ):
            continue
        start = story.start + match.start()
        yield finding(
            "R34", Severity.HINT, f"事实中的“{name}”不是当事人，前后没有交代是谁", Span(start, start + len(name), name), "核对是否套用其他案件的文书", ground=Ground.CANNOT_TELL,
            expected="、".join(names), actual=name,
        )  # fmt: skip
        return
