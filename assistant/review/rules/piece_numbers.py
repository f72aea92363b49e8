"""R08: a number told with a piece is that of the facts on the matter which the piece is said to prove."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.pieces import pieces_of
from assistant.review.parts.story import story_of
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.text.bigrams import bigrams
from assistant.text.numerals import value_of

_UNIT = r"公斤|千克|克|吨|斤|平方米|㎡|立方米|米|亩|公顷|人次|人|件|台|辆|盒|瓶|袋|包|箱|桶|头|只|株|条|个|份|批|次|套|支|元|分贝|mg/L|毫克/升"
_QUANTITY = re.compile(
    rf"(?P<before>[\u4e00-\u9fff（：:]{{0,12}})(?P<number>\d[\d,，]*(?:\.\d+)?)\s?(?P<unit>{_UNIT})(?![\u4e00-\u9fff]{{0,2}}[/每])"
)
# how many papers the piece has, when it was made: no content of it
_OF_PIECE = re.compile(r"\d+\s?[份张页本册段次组枚](?:$|[^\u4e00-\u9fff])|各\d")
_NO_MATTER = re.compile(r"[数量额金总计共合为约达是有仅余的和及与等情况经过时间，、（：:]")
_OTHER = re.compile(r"许可|核定|限[量值载重]|标准|设计|约定|批准|单价|每|规格|面值|注册资本")


@rule(
    "R08", "证据所载数与所证明的事实一致", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=DECISIONS_AND_NOTICES,
    examples=("库存250公斤；称量单（合计320公斤），证明库存数量", "库存250公斤；称量单（合计250公斤），证明库存数量"),
)  # fmt: skip
def number_of_the_matter(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A piece is said to prove a matter of which the facts tell one number, and bears another of that unit which they nowhere tell."""
    pieces = [piece for piece in pieces_of(decision) if piece.proves]
    story = unquoted(story_of(decision).text)
    facts = list(_QUANTITY.finditer(story))
    if not pieces or not facts:
        raise CannotTellError("证据清单没有写各项证明什么，或者事实没有数量")
    for piece in pieces:
        found = [(m, _of_matter(piece.proves, m, facts)) for m in _QUANTITY.finditer(piece.name)]
        found += [(m, _of_matter(m["before"], m, facts)) for m in _QUANTITY.finditer(piece.proves)]
        for match, told in found:
            if told is None or _OF_PIECE.search(match[0]) or _OTHER.search(match["before"]):
                continue
            start = decision.text.find(match["number"] + match["unit"], piece.span.start)
            start = start if start >= 0 else piece.span.start
            words = match["number"] + match["unit"]
            yield finding(
                "R08", Severity.MAJOR, f"证据所载{words}与认定的{told[0].strip()}不一致", Span(start, start + len(words), words), "核实后统一，或者说明采信哪一个的理由",
                expected=told["number"] + told["unit"], actual=words,
            )  # fmt: skip
            return


def _of_matter(matter: str, match: re.Match[str], facts: list[re.Match[str]]) -> re.Match[str] | None:
    """The one number of the facts, in the unit of a piece, on a matter; None where they tell the piece's own number or several."""
    same = [f for f in facts if f["unit"] == match["unit"] and not _OTHER.search(f["before"])]
    values = {_value(f) for f in same}
    proved = bigrams(_NO_MATTER.sub("，", matter))
    own = [f for f in same if bigrams(_NO_MATTER.sub("，", f["before"][-6:])) & proved]
    sums = {a + b for a in values for b in values} | {sum(values, Decimal(0))}
    if len({_value(f) for f in own}) != 1 or _value(match) in values | sums:
        return None
    return own[0]


def _value(match: re.Match[str]) -> Decimal:
    return Decimal(value_of(match["number"].replace("，", "").replace(",", "")) or 0)
