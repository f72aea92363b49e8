"""R21: the hours of one day: a paper made on the spot is not made before the inspection that it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.events import days_of
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import CannotTellError, finding, rule
from assistant.text.numerals import to_int


class _Said(Words):
    """The words of hours, as corpora/lexicon/review/hours.yaml has them."""

    FILE = "lexicon/review/hours.yaml"

    inspected: re.Pattern[str]
    seen: re.Pattern[str]
    imposed: re.Pattern[str]
    imposes: re.Pattern[str]


_HOUR = re.compile(
    r"(?:[（(][^（()）]{1,6}[）)])?[ \t\u3000]*(?P<part>上午|下午|凌晨|早上|中午|晚上|晚|夜间)?[ \t\u3000]*(?P<hour>\d{1,2}|[一二三四五六七八九十]{1,3})\s?(?:[时点]|[:：](?=\d{2}))(?:(?P<minute>\d{1,2}|[一二三四五六七八九十]{1,3})分?)?"
)
_AFTER_NOON = ("下午", "晚上", "晚", "夜间")
_BEFORE, _BEHIND = 16, 80
_Stamp = tuple[date, int, int]


@rule(
    "R21", "同日的时刻先后", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=("spot_decision", "seizure", "registration", "correction"),
    examples=("检查：9时35分；处罚：9时", "检查：9时35分；处罚：10时05分"),
)  # fmt: skip
def hours_in_order(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What is imposed at an hour comes behind what was seen at another of the same paper."""
    said = _Said.read()
    seen = list(_stamps(decision, said.inspected, said.seen))
    made = list(_stamps(decision, said.imposed, said.imposes))
    if not seen or not made:
        raise CannotTellError("没有写检查和处罚（实施）的时刻")
    first, at = min(seen)
    for stamp, span in made:
        if stamp < first and stamp[0] == first[0]:
            yield finding(
                "R21", Severity.MAJOR, f"处罚（实施）的时刻{_told(stamp)}早于检查（发现）的时刻{_told(first)}", span, "核对两个时刻",
                related=((at.start, at.end),),
            )  # fmt: skip
            return


def _stamps(
    decision: Decision, label: re.Pattern[str], behind: re.Pattern[str]
) -> Iterator[tuple[_Stamp, Span]]:
    """Days with their hour that a label before them or the words behind them call such a one."""
    text = unquoted(decision.text)
    for day, start, end in days_of(decision.text):
        hour = _HOUR.match(text, end)
        clock = _clock(hour) if hour else None
        if hour is None or clock is None:
            continue
        before = text[max(0, start - _BEFORE) : start].split("\n")[-1]
        after = re.split("[。；\n]", text[hour.end() : hour.end() + _BEHIND])[0]
        if label.search(before) or behind.match(after):
            yield (day, *clock), Span(start, hour.end(), text[start : hour.end()])


def _clock(match: re.Match[str]) -> tuple[int, int] | None:
    """The hour and minute of a match; None when no clock shows them."""
    hour = _number(match["hour"])
    minute = _number(match["minute"]) if match["minute"] else 0
    if hour is None or minute is None or hour > 24 or minute > 59:
        return None
    return (hour + 12 if match["part"] in _AFTER_NOON and hour < 12 else hour), minute


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() else to_int(written)


def _told(stamp: _Stamp) -> str:
    return f"{stamp[1]}时{stamp[2]:02d}分"
