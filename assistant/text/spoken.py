"""Numbers as people say them, with what they mean: 二零二二年三月, 两千四百块, 一万二, 早上六点半, 两三个月, 一百二一天.

The verbatim words stay; the reading in digits stands beside them. Homophones of numbers come out of speech
recognition plausible and wrong, so every number is something to check against the sound, and a day that no calendar
has says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.text.dates import LUNAR, date_number, doubtful_dates
from assistant.text.numerals import BEGINS, DIGITS, NUMBER, NUMERAL_CHARACTERS, value_of
from assistant.text.quantities import SPAN, Span, find_quantities, load_units, span_of

_SAID = "零〇一二三四五六七八九幺"
_ONE_TO_NINE = "1-9一二两三四五六七八九"
_SMALL = r"(?:[0-9０-９]{1,2}|[〇零一二两三四五六七八九十廿]{1,4})"
_BEFORE = rf"(?<![0-9０-９{_SAID}十百千万])"
_PART = "早上|上午|中午|下午|晚上|凌晨|夜里|半夜|傍晚|清晨"
_ROUGH = r"(?P<rough>[多余来几])?(?P<more>[十百千万亿]{1,2})?"
_YUAN = r"(?:元(?![月旦素件宵首])|块钱|块(?![地石砖板儿])|圆)"
_PAID = "花|赚|卖|收|罚|付|给|挣|交|租|借|欠|赔|退"
_MAY_BEGIN = re.compile(rf"[\d半幺廿元正冬腊闰OoＯ{NUMERAL_CHARACTERS}]")  # no form does without one of these
_HOURS, _MINUTES, _MONTHS = 24, 59, 12


@dataclass(frozen=True, slots=True)
class Number:
    """A number found in a text.

    Attributes:
        start: offset of the words.
        end: offset behind them.
        said: the words.
        kind: 号码, 日期, 时间, 金额 or 数量.
        reading: in digits: 35000元, 2至3个月, 30000余元.
        span: the value or range, for money (yuan) and quantities.
        problem: why the reading cannot be right as it stands: 没有这一天, 农历日期 …
    """

    start: int
    end: int
    said: str
    kind: str
    reading: str
    span: Span | None = None
    problem: str = ""


Reader = Callable[[re.Match[str], str], Number | None]


def find_numbers(text: str) -> tuple[Number, ...]:
    """All spoken numbers of a text in order; where two forms overlap, the one earlier in the list of forms wins."""
    if not _MAY_BEGIN.search(text):
        return ()
    taken = bytearray(len(text))
    found: list[Number] = []
    for number in _candidates(text):
        if taken.find(1, number.start, number.end) < 0:
            taken[number.start : number.end] = b"\1" * (number.end - number.start)
            found.append(number)
    return tuple(sorted(found, key=lambda number: number.start))


def _candidates(text: str) -> Iterator[Number]:
    before, after = _forms()
    yield from _of_forms(before, text)
    for one in find_quantities(text):
        said = text[one.start : one.end]
        yield Number(one.start, one.end, said, "数量", one.span.told(one.shown), one.span)
    yield from _of_forms(after, text)


def _of_forms(forms: tuple[tuple[str, re.Pattern[str], Reader], ...], text: str) -> Iterator[Number]:
    for kind, form, read in forms:
        for match in form.finditer(text):
            number = read(match, kind)
            if number is not None:
                yield number


def _number(
    match: re.Match[str], kind: str, reading: str, span: Span | None = None, problem: str = ""
) -> Number:
    return Number(match.start(), match.end(), match[0], kind, reading, span, problem)


def _id(match: re.Match[str], kind: str) -> Number:
    return _number(match, kind, "".join("1" if c == "幺" else str(DIGITS.get(c, c)) for c in match[0]))


def _date(match: re.Match[str], kind: str) -> Number:
    year = re.sub("[OoＯ○]", "〇", match["year"] or "")
    parts = [f"{date_number(year) or year}年"] if year else []
    month = 1 if match["month"] == "元" else date_number(match["month"] or "一")
    parts += [f"{month or match['month']}月"] if match["month"] else []
    parts += [f"{date_number(match['day']) or match['day']}日"] if match["day"] else []
    doubt = next(iter(doubtful_dates(match[0])), None) if match["day"] else None
    in_year = month is not None and 1 <= month <= _MONTHS
    return _number(
        match, kind, "".join(parts), problem=doubt.reason if doubt else "" if in_year else "没有这个月"
    )


def _lunar(match: re.Match[str], kind: str) -> Number | None:
    doubt = next(iter(doubtful_dates(match[0])), None)
    return _number(match, kind, match[0], problem=doubt.reason) if doubt else None


def _clock(match: re.Match[str], kind: str) -> Number:
    hour = date_number(match["hour"])
    minute = 30 if match["half"] else date_number(match["minute"]) if match["minute"] else 0
    wrong = hour is None or minute is None or hour > _HOURS or minute > _MINUTES
    reading = f"{match['part'] or ''}{hour}时" + (f"{minute}分" if minute else "")
    return _number(match, kind, reading, problem="没有这个时间" if wrong else "")


def _price(match: re.Match[str], kind: str) -> Number | None:
    """一百二一天 is 120 yuan a day."""
    value = value_of(match["price"])
    return (
        None
        if value is None
        else _number(match, kind, f"{Span(value, value).told('元')}/{match['per']}", Span(value, value))
    )


def _yuan(match: re.Match[str], kind: str) -> Number | None:
    span = span_of(match)
    tenth = value_of(match.groupdict().get("tenth") or "")
    if span is not None and tenth is not None:
        span = Span(span.low + tenth / 10, span.high + tenth / 10, span.rough)
    return None if span is None else _number(match, kind, span.told("元"), span)


def _bare_yuan(match: re.Match[str], kind: str) -> Number | None:
    """Without 元: only what counts ten thousands (一万二, 三点五万, 两三万) is money by itself."""
    return _yuan(match, kind) if re.search("(?<!^千)(?<!^百)[万亿]", match[0]) else None


def _paid(match: re.Match[str], kind: str) -> Number | None:
    value = value_of(match["value"])
    if value is None or value < 10:
        return None
    span = Span(value, value)
    return Number(match.start("value"), match.end("value"), match["value"], kind, span.told("元"), span)


def _many(match: re.Match[str], kind: str) -> Number | None:
    span = span_of(match)
    return None if span is None else _number(match, kind, span.told(""), span)


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[tuple[str, re.Pattern[str], Reader], ...], ...]:
    """Patterns by kind, those that go before quantities and those behind them."""
    units = load_units().forms
    alone = rf"(?!\s?(?:{units}|人民币|[元块钱圆角平立名字级号年月日点时分条款项多余来几]|[0-9０-９{NUMERAL_CHARACTERS}.．]))"
    spans = rf"(?<!第){BEGINS}(?:{SPAN}){_ROUGH}"
    before: list[tuple[str, str, Reader]] = [
        (
            "号码",
            rf"(?<![0-9.．,，{_SAID}])(?:[0-9]{{6,20}}[Xx]?|[{_SAID}]{{6,20}}[Xx]?)(?![0-9{_SAID}]|[.．][0-9]|\s?(?:{units}|[元块圆万亿]))",
            _id,
        ),
        ("日期", LUNAR.pattern, _lunar),
        (
            "日期",
            rf"{_BEFORE}(?P<year>[0-9０-９]{{4}}|[{_SAID}OoＯ○0]{{4}})\s?年(?:\s?(?P<month>{_SMALL}|元)\s?月份?(?:\s?(?P<day>{_SMALL})\s?[日号])?)?",
            _date,
        ),
        ("日期", rf"{_BEFORE}(?P<year>)(?P<month>{_SMALL}|元)\s?月(?:份|\s?(?P<day>{_SMALL})[日号])", _date),
        ("金额", rf"{BEGINS}(?P<price>{NUMBER}(?<=[百千万][{_ONE_TO_NINE}]))(?P<per>一(?:{units}|月|晚|夜))", _price),
        (
            "金额",
            rf"{spans}\s?{_YUAN}(?:(?P<tenth>[{_ONE_TO_NINE}])(?:毛|角)?{alone})?",
            _yuan,
        ),
    ]  # fmt: skip
    after: list[tuple[str, str, Reader]] = [
        ("金额", rf"{spans}{alone}", _bare_yuan),
        ("金额", rf"(?:{_PAID})(?:了|到|过)?(?P<value>{NUMBER}){alone}", _paid),
        (
            "时间",
            rf"(?P<part>{_PART})?{_BEFORE}(?P<hour>{_SMALL})[点时](?:(?P<half>半)|(?P<minute>{_SMALL})分?|钟|整|(?=多|左右))",
            _clock,
        ),
        ("时间", rf"(?P<part>{_PART})(?P<hour>{_SMALL})点(?P<half>)(?P<minute>)", _clock),
        ("数量", rf"(?<!第){BEGINS}(?P<low>)(?P<high>)(?P<guess>)(?P<value>{NUMBER})(?<=[百千万])(?P<rough>[多余])(?P<unit>)", _many),
    ]  # fmt: skip
    return tuple(
        tuple((kind, re.compile(form), read) for kind, form, read in forms) for forms in (before, after)
    )
