"""Numbers as people say them, with what they mean: 二零二二年三月, 两千四百块, 一万二, 早上六点半, 四十个平方.

The verbatim words stay; the reading in digits stands beside them. Homophones of numbers come out of speech
recognition plausible and wrong, so every number is something to check against the sound.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.text.money import parse_number
from assistant.text.numerals import DIGITS, to_int

_CN = "零〇一二两三四五六七八九十百千万亿"
_NUM = rf"(?:\d+(?:[,，]\d{{3}})*(?:\.\d+)?[十百千万亿]*|[{_CN}]+(?:点[零〇一二三四五六七八九]+)?|半)"
_SAID = "零〇一二三四五六七八九幺"
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = "早上|上午|中午|下午|晚上|凌晨|夜里|半夜|傍晚|清晨"
_MEASURE = "平方米|平方|平米|立方米|立方|公里|千米|厘米|米|吨|公斤|千克|斤|升|桶|箱|袋|车|趟|株|棵|亩|公顷|辆|台|次|家|户|层|天|个月|小时|分钟|年|周|倍|岁"
_COLLOQUIAL = re.compile(r"(.*[^零〇])([万千百])([一二两三四五六七八九])")
_BELOW = {"万": 1000, "千": 100, "百": 10}


@dataclass(frozen=True, slots=True)
class Number:
    """A number found in a text: offsets, words, kind (号码, 日期, 时间, 金额, 数量) and its reading in digits."""

    start: int
    end: int
    said: str
    kind: str
    reading: str


def spoken_value(text: str) -> float | None:
    """The value of a spoken number; 一万二 is 12000 and 三百五 is 350. None if it is not one."""
    short = _COLLOQUIAL.fullmatch(text)
    if short and short[1]:
        base = to_int(short[1] + short[2])
        return None if base is None else float(base + DIGITS[short[3]] * _BELOW[short[2]])
    return parse_number(text)


def plain(value: float) -> str:
    """A value without needless decimals: 2400.0 is 2400."""
    return str(int(value)) if value == int(value) else f"{value:g}"


def _id(match: re.Match[str]) -> str:
    return "".join("1" if c == "幺" else str(DIGITS.get(c, c)) for c in match[0])


def _date(match: re.Match[str]) -> str:
    parts = []
    for name, unit in (("year", "年"), ("month", "月"), ("day", "日")):
        if match[name]:
            value = to_int(match[name])
            parts.append(f"{match[name] if value is None else value}{unit}")
    return "".join(parts)


def _clock(match: re.Match[str]) -> str:
    hour, minute = to_int(match["hour"]), match["minute"] or ""
    if match["half"]:
        minute = "30"
    part = to_int(minute) if minute else 0
    return f"{match['part'] or ''}{hour}时" + (f"{part}分" if part else "")


def _yuan(match: re.Match[str]) -> str:
    value = spoken_value(match["value"])
    if value is None:
        return ""
    return f"{plain(value)}元" + (match["rough"] or "")


def _quantity(match: re.Match[str]) -> str:
    value = spoken_value(match["value"])
    if value is None:
        return ""
    unit = {"平方": "平方米", "平米": "平方米", "立方": "立方米"}.get(match["unit"], match["unit"])
    return plain(value) + (match["rough"] or "") + unit


_FORMS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    ("号码", re.compile(rf"(?<![\d{_SAID}])(?:\d{{6,}}[Xx]?|[{_SAID}]{{6,}}[Xx]?)(?![\d{_SAID}])"), _id),
    (
        "日期",
        re.compile(
            rf"(?P<year>(?:\d{{4}}|[{_SAID}]{{4}}))年(?:(?P<month>{_SMALL})月份?(?:(?P<day>{_SMALL})[日号])?)?"
        ),
        _date,
    ),
    ("日期", re.compile(rf"(?P<year>)(?P<month>{_SMALL})月(?:份|(?P<day>{_SMALL})[日号])"), _date),
    (
        "时间",
        re.compile(
            rf"(?P<part>{_DAY})?(?P<hour>{_SMALL})(?:点|时)(?:(?P<half>半)|(?P<minute>{_SMALL})分?|钟|整|(?=多|左右))"
        ),
        _clock,
    ),
    ("时间", re.compile(rf"(?P<part>{_DAY})(?P<hour>{_SMALL})点(?P<half>)(?P<minute>)"), _clock),
    ("金额", re.compile(rf"(?P<value>{_NUM})(?P<rough>多)?(?:元|块钱|块|圆)"), _yuan),
    (
        "金额",
        re.compile(
            r"(?P<value>[一二两三四五六七八九十\d.]+万[一二三四五六七八九千百]*)(?P<rough>多)?(?![元块平立吨个斤公])"
        ),
        _yuan,
    ),
    ("数量", re.compile(rf"(?P<value>{_NUM})(?P<rough>多|来)?个?(?P<unit>{_MEASURE})"), _quantity),
    ("数量", re.compile(r"(?P<value>[一二两三四五六七八九十\d]+[百千万])(?P<rough>多)(?P<unit>)"), _quantity),
)


def find_numbers(text: str) -> tuple[Number, ...]:
    """All spoken numbers of a text in order; where two forms overlap, the one earlier in the list above wins."""
    found: list[Number] = []
    for kind, form, read in _FORMS:
        for match in form.finditer(text):
            free = all(match.end() <= n.start or match.start() >= n.end for n in found)
            reading = read(match) if free else ""
            if reading:
                found.append(Number(match.start(), match.end(), match[0], kind, reading))
    return tuple(sorted(found, key=lambda n: n.start))
