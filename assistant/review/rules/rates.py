"""R09: so much an hour (a day, a month) for so many of them makes the total that the paper tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import ALL, finding, rule
from assistant.text.numerals import plain, value_of

_NUMBER = r"\d[\d,]{0,11}(?:\.\d{1,4})?|[〇零一二两三四五六七八九十百千万]{1,9}"
_UNIT = r"立方米|平方米|公斤|千克|吨|升|千瓦时|度|元|件|人次|头|只|车|箱|袋"
_RATE = re.compile(
    rf"每(?P<time>小时|日|天|月|周|年|分钟|班次|班|车|趟|次|户|人)(?P<before>[^。；，、\d]{{0,6}}?)(?P<rate>{_NUMBER})\s?(?P<unit>{_UNIT})(?P<middle>[^。；]{{0,24}}?)(?P<count>{_NUMBER})\s?个?(?P=time)(?P<then>[^。；\d]{{0,12}}?(?:共|合计|共计|总计|累计|计)[^。；，\d]{{0,8}}?)(?P<total>{_NUMBER})\s?(?P=unit)"
)
_NOT_PLAIN = re.compile(r"约|左右|以上|以下|不足|余|平均|至|到|扣除|减|折扣|打折|加处|罚款|其中|另|分别")


@rule(
    "R09", "单位量、时间与总量", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=ALL,
    examples=("每小时四十立方米，运行一百零二小时，共取水四千八百立方米", "每小时四十立方米，运行一百二十小时，共取水四千八百立方米"),
)  # fmt: skip
def rate_by_time(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Rate by count is the total; rounded or approximate numbers are left alone."""
    for match in _RATE.finditer(unquoted(decision.text)):
        rate, count, total = (value_of(match[name].replace(",", "")) for name in ("rate", "count", "total"))
        if rate is None or count is None or total is None or _NOT_PLAIN.search(match[0]):
            continue
        expected = rate * count
        if abs(expected - total) > max(Decimal(1), total / 100):
            at = Span(match.start("total"), match.end("total"), match["total"])
            yield finding(
                "R09", Severity.MAJOR, f"每{match['time']}{match['rate']}{match['unit']}、{match['count']}{match['time']}，总量应为{plain(expected)}{match['unit']}", at, "核对每一个数，重新计算",
                expected=plain(expected) + match["unit"], actual=match["total"] + match["unit"], related=((match.start(), match.end()),),
            )  # fmt: skip
            return
