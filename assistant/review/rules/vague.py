"""R06, R09: time and place of the act told in words that say nothing; a base of the fine that somebody guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.pieces import names_of
from assistant.review.parts.story import story_of
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule


class _Said(Words):
    """The words of vague times and places, as corpora/lexicon/review/vague.yaml has them."""

    FILE = "lexicon/review/vague.yaml"

    some_time: re.Pattern[str]
    day: re.Pattern[str]
    claimed: re.Pattern[str]
    inspected: re.Pattern[str]
    no_conduct: re.Pattern[str]
    somewhere: re.Pattern[str]
    place: re.Pattern[str]
    of_others: re.Pattern[str]
    base: str
    guessed: re.Pattern[str]
    checked: re.Pattern[str]
    owned: re.Pattern[str]
    valued: re.Pattern[str]
    guessed_units: re.Pattern[str]
    surveyed: re.Pattern[str]


_LAW = "《中华人民共和国行政处罚法》第四十条"


@rule(
    "R06", "违法时间没有写成一段时间", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("一段时期以来，你单位抽取地下水", "2024年3月1日至3月31日，你单位抽取地下水"),
)  # fmt: skip
def some_time(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The only time told of the act is 一段时间 and the like: no date stands in the sentence nor a period in the facts."""
    said = _Said.read()
    if decision.facts is None:
        raise CannotTellError("没有读出事实部分")
    story = story_of(decision)
    text = unquoted(story.text)
    if re.search(r"日?(?:至|到|起至)[^，。；]{0,8}月", text):
        return
    for sentence in sentences_of(text):
        match = said.some_time.search(sentence.text)
        clause = re.split("[，；]", sentence.text[match.start() :])[0] if match else ""
        before = said.inspected.split(sentence.text[: match.start()])[-1] if match else ""
        if match and not (
            said.day.search(before + clause) or said.claimed.search(before) or said.no_conduct.search(clause)
        ):
            start = story.start + sentence.start + match.start()
            yield finding(
                "R06", Severity.MAJOR, f"违法行为的时间只写“{match[0]}”，不明确", Span(start, start + len(match[0]), match[0]), "写明起止年月日；查不清的写明查证到的时间和依据",
            )  # fmt: skip
            return


@rule(
    "R06", "违法地点具体", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("在本市一处农田操作拖拉机", "在某镇某村三组农田操作拖拉机"),
)  # fmt: skip
def somewhere(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """一处, 某项目 as the place of the act, and no place with a name in the facts."""
    said = _Said.read()
    if decision.facts is None:
        raise CannotTellError("没有读出事实部分")
    story = story_of(decision)
    text = said.of_others.sub(lambda m: " " * len(m[0]), unquoted(story.text))
    match = said.somewhere.search(text)
    if match and not said.place.search(text.replace(match[0], "")):
        start = story.start + match.start()
        yield finding(
            "R06", Severity.MAJOR, f"违法行为的地点只写“{match[0]}”，不具体", Span(start, start + len(match[0]), match[0]), "写到路、号、村组或者项目名称",
        )  # fmt: skip


@rule(
    "R09", "罚款的基数不凭估计", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("项目负责人口头估计工程造价约148万元", "造价咨询公司鉴定，工程造价148万元"),
)  # fmt: skip
def guessed(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A cost, value or quantity for which the paper names no more than somebody's guess or own word."""
    said = _Said.read()
    where = (story_of(decision), decision.evidence) if decision.evidence else (story_of(decision),)
    for part in where:
        plain = unquoted(part.text)
        own_word = () if said.valued.search(names_of(decision)) else said.owned.finditer(plain)
        by_eye = (
            m for m in said.guessed_units.finditer(plain) if _fined_by_unit(m["unit"], decision, context)
        )
        for match in (*said.guessed.finditer(plain), *own_word, *by_eye):
            clause = part.text[max(0, match.start() - 30) : match.end() + 40].split("。")
            if not said.checked.search("。".join(clause[:2])):
                start = part.start + match.start()
                yield finding(
                    "R09", Severity.MAJOR, "作为罚款基数（情节）的数额只有估计或者自报，没有认定依据", Span(start, start + len(match[0]), match[0]), "委托有资质的机构鉴定、评估，或者以账册、合同、测量等核实",
                )  # fmt: skip
                return


def _fined_by_unit(unit: str, decision: Decision, context: ReviewContext) -> bool:
    """Whether the fine is so much for each of a unit and no piece of evidence measures."""
    by_law = any(
        unit in fine.base for c in context.applied_rules for fine in c.rule.fines if fine.type == "per_unit"
    )
    told = decision.ruling is not None and f"每{unit}" in unquoted(decision.ruling.text)
    return (by_law or told) and not _Said.read().surveyed.search(names_of(decision))
