"""R08: a count that points back (该9只探测器, 上述5台设备) is one that was told before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import story_of
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.text.numerals import value_of

_UNITS = "只|台|套|个|件|辆|艘|株|棵|头|箱|瓶|袋|盒|桶|块|张|份|把|支|根|处|间|栋|幢|座|门|扇|条|吨|公斤|千克|亩|平方米|立方米|批|本|册|包|罐|部|双|具|盏|口"
_NUMBER = r"\d{1,6}(?:\.\d{1,3})?|[一二三四五六七八九十百两]{1,4}"
_BACK = re.compile(
    rf"(?:该|上述|前述|这)(?P<number>{_NUMBER})\s?(?P<unit>{_UNITS})(?P<what>[\u4e00-\u9fff]{{2}})"
)
_COUNT = re.compile(rf"(?<![\d.第])(?P<number>{_NUMBER})\s?(?P<unit>{_UNITS})")
_MOST = 8
_NEAR = 6
_EACH = re.compile("(?:各|每|分别)[^，。；]{0,2}$")


@rule(
    "R08", "所指的数量见于前文", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=(*DECISIONS_AND_NOTICES, "correction"),
    examples=("12只探测器中7只过期……复查，该9只探测器仍未检测", "12只探测器中7只过期……复查，该7只探测器仍未检测"),
)  # fmt: skip
def counted_before(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Neither that number of that unit stands before, nor one that makes it together or by the difference of two, and another one does of the same thing."""
    if decision.facts is None or decision.excerpt:
        raise CannotTellError("没有读出事实部分")
    story = story_of(decision)
    text = unquoted(story.text)
    counts = list(_COUNT.finditer(text))
    for match in _BACK.finditer(text):
        meant = value_of(match["number"])
        before = [m for m in counts if m.end() <= match.start() and m["unit"] == match["unit"]]
        told = [value for m in before if (value := value_of(m["number"])) is not None]
        if meant is None or not told or len(told) > _MOST or meant in told or _made_of(meant, told):
            continue
        if any(_EACH.search(text[max(0, m.start() - _NEAR) : m.start()]) for m in before):
            continue  # 甲牌、乙牌各2条: as many again
        if _is_named(match, before, text):
            start = story.start + match.start()
            at = Span(start, start + len(match[0]), match[0])
            shown = "、".join(dict.fromkeys(m[0] for m in before))
            yield finding(
                "R08", Severity.MAJOR, f"“{match[0]}”前后数量不一致：前文写的是{shown}", at, "核对数量，前后统一", actual=match[0], expected=shown,
            )  # fmt: skip
            return


def _made_of(meant: Decimal, told: list[Decimal]) -> bool:
    """Whether some of the counts told make the one meant together, or two by their difference."""
    sums = (sum(some, Decimal(0)) for size in range(2, len(told) + 1) for some in combinations(told, size))
    return meant in {*sums, *(abs(a - b) for a, b in combinations(told, 2))}


def _is_named(match: re.Match[str], before: list[re.Match[str]], text: str) -> bool:
    """Whether what is meant is named beside one of the counts before: 该9只探测器, 12只可燃气体探测器."""
    return any(match["what"] in text[max(0, m.start() - 12) : m.end() + 14] for m in before)
