"""R09: readings of a meter and what ran through it, a whole with its one part and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import ALL, finding, rule

_LAW = "《中华人民共和国行政处罚法》第四十条"
_NUMBER = r"\d{1,9}(?:\.\d{1,3})?"
_IS = r"(?:读数|示数|表数|数值|数|码|字)?[^。；\n\d]{0,6}?"
_FIRST = r"(?:起[数码字]|(?:上次|上期|期初|初始|起始|开始)(?:读数|表数|示数|抄表))"
_LAST = r"(?:止[数码字]|(?:本次|本期|期末|截止|终止|结束|当前|检查时)(?:读数|表数|示数|抄表))"
_READ = re.compile(
    rf"{_FIRST}{_IS}(?P<first>{_NUMBER})[^。；\n\d]{{0,16}}?{_LAST}{_IS}(?P<last>{_NUMBER})(?P<of>[^。；\n\d]{{0,30}}?)(?:水|电|气|油|热|用|计)量[^。；\n\d]{{0,12}}?(?P<made>{_NUMBER})"
)
_SCALED = re.compile(r"倍率|互感|换表|更换水表|更换电表|归零|扣除|减去|另有|两[块只台]|三[块只台]|各")
# a part of what ran through, another month's, what was allowed
_OTHER_VOLUME = re.compile(
    r"超|许可|批准|计划|核定|定额|限额|额度|额定|其中|生活|损|本月|上月|当月|日均|平均|每|年|应|剩余|合计|总计|扣"
)
_OTHER_METER = re.compile(r"[\d一二三四]号[^。；，]{0,4}[表井泵]|单位[为是]?[十百千]|[×xX*]\s?10")
_UNITS = r"名|人|户|家|台|套|辆|件|份|瓶|袋|箱|头|只|株|次|处|个|栋|间"
_REST = re.compile(
    rf"(?:共有?|总[共计]|合计|全部)[^。；，\n\d]{{0,12}}(?P<all>\d{{1,6}})\s?(?P<unit>{_UNITS})(?P<one>[^。；\n\d]{{0,30}})(?P<part>\d{{1,6}})\s?(?P=unit)(?P<two>[^。；\n\d]{{0,30}}?)(?:其余|余下)(?:的|仍|均|皆)?[^。；，\n\d]{{0,8}}(?P<rest>\d{{1,6}})\s?(?P=unit)"
)
_NOT_OF_IT = re.compile(r"另|还有|以外|之外|不含|不包括|增加|新增|每|约|余")


@rule(
    "R09", "抄表读数与计量", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("起数1200、止数3600，取水量2600立方米", "起数1200、止数3800，取水量2600立方米"),
)  # fmt: skip
def metered(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What ran through a meter is the last reading less the first, unless a factor or another meter is told."""
    text = unquoted(decision.text)
    for match in _READ.finditer(text):
        first, last, made = (Decimal(match[group]) for group in ("first", "last", "made"))
        around = text[max(0, match.start() - 30) : match.end() + 20]
        if (
            last > first
            and last - first != made
            and not (
                _SCALED.search(around) or _OTHER_METER.search(around) or _OTHER_VOLUME.search(match["of"])
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
    for match in _REST.finditer(unquoted(decision.text)):
        whole, part, rest = (int(match[group]) for group in ("all", "part", "rest"))
        if whole - part != rest and not _NOT_OF_IT.search(match["one"] + match["two"]):
            yield finding(
                "R09", Severity.MAJOR, f"共{whole}{match['unit']}，减去{part}{match['unit']}，其余应为{whole - part}{match['unit']}", _at(match, "rest"), "核对各项数量", expected=f"{whole - part}", actual=match["rest"],
                related=((match.start("all"), match.end("part")),),
            )  # fmt: skip


def _at(match: re.Match[str], group: str) -> Span:
    return Span(match.start(group), match.end(group), match[group])
