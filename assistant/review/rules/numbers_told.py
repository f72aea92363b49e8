"""R34: numbers told twice that are one: a count with its digits turned in the list of evidence, a building that changes its number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import story_of
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule


class _Said(Words):
    """How papers count, as corpora/lexicon/review/numbers_told.yaml has it."""

    FILE = "lexicon/review/numbers_told.yaml"

    count: re.Pattern[str]
    place: re.Pattern[str]
    named: re.Pattern[str]
    several: re.Pattern[str]


_LAW = "《中华人民共和国行政处罚法》第五十九条"


@rule(
    "R34", "证据与事实的数字没有颠倒", Severity.HINT, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("使用工人46名……考勤表证明用工64名", "使用工人46名……考勤表证明用工46名"),
)  # fmt: skip
def digits_turned(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A count in the evidence that the paper tells nowhere else and whose digits are those of the one count of the facts."""
    if decision.evidence is None:
        raise CannotTellError("没有读出证据")
    text, told = unquoted(decision.text), decision.evidence
    rest = text[: told.start] + text[told.end :]
    counted: dict[str, set[str]] = {}
    for found in _Said.read().count.finditer(rest):
        counted.setdefault(found["unit"], set()).add(found["number"])
    for match in _Said.read().count.finditer(text, told.start, told.end):
        number, unit = match["number"], match["unit"]
        others = counted.get(unit, set())
        turned = [one for one in others if one != number and sorted(one) == sorted(number)]
        if number not in others and len(turned) == 1 and len(set(number)) > 1:
            at = Span(match.start(), match.end(), match[0])
            yield finding(
                "R34", Severity.HINT, f"前后不一致：事实写{turned[0]}{unit}，证据写{number}{unit}", at, "核对证据后统一", expected=turned[0] + unit, actual=number + unit,
            )  # fmt: skip
            return


@rule(
    "R34", "楼号、机号前后一致", Severity.HINT, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("某小区3号楼未取得施工许可证，检查时8号楼已建两层", "某小区3号楼未取得施工许可证，检查时3号楼已建两层"),
)  # fmt: skip
def same_building(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A building named with its estate, and once, bare, another number that nothing introduces."""
    said, story = _Said.read(), story_of(decision)
    text = unquoted(story.text)
    seen: dict[str, list[re.Match[str]]] = {}
    for match in said.place.finditer(text):
        seen.setdefault(match["what"], []).append(match)
    for what, places in seen.items():
        if len({m["number"] for m in places}) != 2:
            continue
        named = [m for m in places if said.named.search(text[max(0, m.start() - _NEAR) : m.start()])]
        odd = [m for m in places if m not in named]
        odd = [m for m in odd if named and all(m["number"] != n["number"] for n in named)]
        if len(odd) == 1 and not any(said.several.search(_clause(m)) for m in places):
            at = Span(story.start + odd[0].start(), story.start + odd[0].end(), odd[0][0])
            yield finding(
                "R34", Severity.HINT, f"前面写{named[0]['number']}{what}，这里写{odd[0][0]}，没有交代", at, "核对后统一；确是两处的，写明各自的情况",
                ground=Ground.CANNOT_TELL, expected=named[0]["number"] + what, actual=odd[0][0],
            )  # fmt: skip
            return


def _clause(match: re.Match[str]) -> str:
    return (
        re.split("[，。；\n]", match.string[max(0, match.start() - _FAR) : match.start()])[-1]
        + re.split("[。；\n]", match.string[match.start() : match.start() + _FAR])[0][:_NEAR]
    )


_NEAR, _FAR = 24, 200
