"""What one sentence states: names and numbers of persons and units, days, places, amounts, quantities, permits, stances."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.dossier.fact_patterns import load_patterns
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_dates
from assistant.text.identity import CREDIT_CODE, ID_NUMBER, valid_credit_code, valid_id_number
from assistant.text.spoken import Number, find_numbers, plain, spoken_value

_PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_PLATE = re.compile(r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}")
_RELATIVE = re.compile(
    r"(?:去年|前年|今年|上个?月|这个?月|昨天|前天|今天|上个?星期|上周)(?:[的]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:月份?|[日号]))?(?:早上|上午|中午|下午|晚上|凌晨|夜里)?"
)
_UNIT_NAME = re.compile(
    r"(?:(?<![\u4e00-\u9fff])名称|单位名称|企业名称|字号)[：: ]{1,2}([\u4e00-\u9fffA-Za-z0-9（）()·]{2,40})"
)
_CLOCK = re.compile(r"\s{0,2}(\d{1,2})[时点:：](?:(\d{1,2})分?)?")
_TO = re.compile(r"\s{0,2}(?:至|到|—|-|－|~)\s{0,2}")
_AFTER_DAY = re.compile(r"[^，,；;。]{0,6}?(?:(?P<出生>出生)|(?P<送达>送达|交付)|(?P<报告>出具))")
_FLOOD = re.compile(
    r"[\d零〇一二两三四五六七八九十百千万亿]{40,}"
)  # no number: a table that lost its columns, or noise
_CLAUSE = re.compile(r"[，,；;：:。（）()“”]")
_SAME = {"平方": "平方米", "平米": "平方米", "㎡": "平方米", "立方": "立方米"}


@dataclass(frozen=True, slots=True)
class Found:
    """A fact in a sentence with its offsets there; ``number`` is in ``unit``, exact, and ``rough`` when only about so."""

    name: str
    value: str
    start: int
    end: int
    subject: str = ""
    number: Decimal | None = None
    unit: str = ""
    rough: bool = False


@lru_cache(maxsize=8)
def _numbers(sentence: str) -> tuple[Number, ...]:
    """The numbers of a sentence, which several readers ask for."""
    return find_numbers(sentence)


def read_sentence(sentence: str, question: str = "") -> Iterator[Found]:
    """Every fact that one sentence states, a denied one included.

    Args:
        sentence: its words.
        question: what it answers; says what a bare amount is about.
    """
    readable = _FLOOD.sub(lambda flood: "□" * len(flood[0]), sentence)
    for reader in _READERS:
        yield from reader(readable)
    yield from amounts(readable, question)
    yield from quantities(readable, question)


def persons(sentence: str) -> Iterator[Found]:
    """Names with the role they stand in, and names of units."""
    for form in load_patterns().name_forms:
        for match in form.finditer(sentence):
            role = match.groupdict().get("role") or ""
            yield Found("姓名", match["name"], match.start("name"), match.end("name"), role)
    for match in _UNIT_NAME.finditer(sentence):
        yield Found("单位名称", match[1], match.start(1), match.end(1))


def numbers_of_persons(sentence: str) -> Iterator[Found]:
    """Identity numbers and credit codes with the verdict of their check digit, telephones, plates."""
    said = [n for n in _numbers(sentence) if n.kind == "号码"]
    ids = [(m[0], m.start(), m.end()) for m in ID_NUMBER.finditer(sentence)]
    taken = {start for _, start, _ in ids}
    ids += [(n.reading, n.start, n.end) for n in said if len(n.reading) == 18 and n.start not in taken]
    for number, start, end in ids:
        checked = "" if valid_id_number(number) else "（校验位不符，请核对）"
        yield Found("公民身份号码", number.upper() + checked, start, end, _owner(sentence, start))
    for match in CREDIT_CODE.finditer(sentence):
        if match[0] not in {number for number, _, _ in ids}:
            checked = "" if valid_credit_code(match[0]) else "（校验位不符，请核对）"
            yield Found("统一社会信用代码", match[0] + checked, match.start(), match.end())
    phones = [(m[0], m.start(), m.end()) for m in _PHONE.finditer(sentence)]
    seen = {start for _, start, _ in phones}
    phones += [
        (n.reading, n.start, n.end) for n in said if _PHONE.fullmatch(n.reading) and n.start not in seen
    ]
    for number, start, end in phones:
        yield Found("电话", number, start, end)
    for match in _PLATE.finditer(sentence):
        yield Found("车牌号", match[0], match.start(), match.end())


def moments(sentence: str) -> Iterator[Found]:
    """Days and times as said."""
    relative = [(m.start(), m.end()) for m in _RELATIVE.finditer(sentence)]
    for start, end in relative:
        yield Found("时间", sentence[start:end], start, end)
    for number in _numbers(sentence):
        inside = any(start <= number.start < end for start, end in relative)
        if number.kind in ("日期", "时间") and not inside:
            yield Found("时间", number.reading, number.start, number.end)


def events(sentence: str) -> Iterator[Found]:
    """Days with the event they belong to, with hours where given: 检查时间：2026年9月8日18时30分至19时50分."""
    form = load_patterns().event
    for _, start, end in find_dates(sentence):
        until = _hours_end(sentence, end)
        match = _AFTER_DAY.match(sentence, until) or form.search(sentence[max(0, start - 24) : start])
        if match and match.lastgroup:
            subject = _subject_of_day(match.lastgroup, sentence, start)
            yield Found(f"日期（{match.lastgroup}）", sentence[start:until], start, until, subject)


def places(sentence: str) -> Iterator[Found]:
    """Places behind 在, 到, 位于 or 住, and those of an event (检查地点：…)."""
    for match in load_patterns().place_form.finditer(sentence):
        yield Found("地点", match["place"], match.start("place"), match.end("place"))
    for match in load_patterns().event_place.finditer(sentence):
        event = next(name for name, words in match.groupdict().items() if words and name != "place")
        yield Found(f"地点（{event}）", match["place"], match.start("place"), match.end("place"))


def permits(sentence: str) -> Iterator[Found]:
    """Numbers of permits."""
    for match in load_patterns().permits.number.finditer(sentence):
        yield Found(
            "许可证号", match[3], match.start(3), match.end(3), _permit_before(sentence[: match.start(3)])
        )


def amounts(sentence: str, question: str) -> Iterator[Found]:
    """Sums of money by what they are about."""
    for number in _numbers(sentence):
        if number.kind == "金额":
            digits = number.reading.partition("元")
            about = _amount_topic(sentence, number.start, question)
            name = f"金额（{about}）" if about else "金额"
            rough, limit = _beside(sentence, number.start, number.end)
            exact = None if limit else Decimal(digits[0])
            yield Found(
                name, number.reading, number.start, number.end, "", exact, "元", rough or bool(digits[2])
            )


def quantities(sentence: str, question: str) -> Iterator[Found]:
    """Numbers with a unit: areas, lengths, weights, levels, pieces; ``subject`` is what is measured.

    Args:
        sentence: its words.
        question: says what a bare number measures (占道面积多大？四十平方).
    """
    patterns = load_patterns()
    for match in patterns.quantity.finditer(sentence):
        value = spoken_value(match["value"].replace("，", "").replace(",", ""))
        kind, base, factor = patterns.unit_kind(match["unit"])
        if value is None or (kind == "件数" and value == 1) or _part_of_date(sentence, match):
            continue
        rough, limit = _beside(sentence, match.start(), match.end())
        exact = None if limit else Decimal(plain(value)) * factor
        told = plain(value) + (match["rough"] or "") + _SAME.get(match["unit"], match["unit"])
        subject = _measured(sentence[: match.start()]) or _asked_about(question)
        yield Found(
            f"数量（{kind}）", told, match.start(), match.end(), subject, exact, base,
            rough or bool(match["rough"]),
        )  # fmt: skip


def stances(sentence: str) -> Iterator[Found]:
    """Admissions and defences, one of each a sentence."""
    patterns = load_patterns()
    for name, forms in (("承认", patterns.admissions), ("辩解", patterns.defences)):
        match = next((m for form in forms if (m := form.search(sentence))), None)
        if match:
            yield Found(name, match[0].rstrip("，。！？； "), match.start(), match.end())


_READERS: tuple[Callable[[str], Iterator[Found]], ...] = (
    persons,
    numbers_of_persons,
    moments,
    events,
    places,
    permits,
    stances,
)


def _owner(sentence: str, start: int) -> str:
    """The name that stands nearest before a number of identity or a day of birth."""
    before = sentence[max(0, start - 48) : start]
    found = [m["name"] for form in load_patterns().name_forms for m in form.finditer(before)]
    near = [m["name"] for m in load_patterns().name_before.finditer(before)]
    return (near or found or [""])[-1]


def _subject_of_day(event: str, sentence: str, start: int) -> str:
    if event == "出生":
        return _owner(sentence, start)
    return _permit_before(sentence[:start]) if event == "有效期至" else ""


def _permit_before(text: str) -> str:
    found = [m[0] for m in load_patterns().permits.name.finditer(text[-40:])]
    return re.sub(r"^.{0,12}(的|为|持有|公示|其|该|店)", "", found[-1]) if found else ""


def _hours_end(text: str, end: int) -> int:
    """The offset behind the hours that follow a day: 18时30分至19时50分."""
    clock = _CLOCK.match(text, end)
    if clock is None:
        return end
    to = _TO.match(text, clock.end())
    until = _CLOCK.match(text, to.end()) if to else None
    return until.end() if until else clock.end()


def _amount_topic(sentence: str, start: int, question: str) -> str:
    """What money is about: the nearest word before it, then the whole sentence, then the question."""
    topics = load_patterns().numbers
    before = _CLAUSE.split(sentence[:start])[-1]
    ends = {topic: m[-1].end() for topic, form in topics.items() if (m := list(form.finditer(before)))}
    if ends:
        return max(ends, key=lambda topic: ends[topic])
    return next(
        (topic for words in (sentence, question) for topic, form in topics.items() if form.search(words)), ""
    )


def _beside(sentence: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a number is rough, and whether it is a limit and no measure."""
    rough, limit = load_patterns().near_number
    before, after = sentence[max(0, start - 4) : start], sentence[end : end + 3]
    return bool(rough.search(before) or rough.match(after)), bool(limit.search(before) or limit.match(after))


def _part_of_date(sentence: str, match: re.Match[str]) -> bool:
    return (
        match["unit"] in ("年", "天", "周") and re.match(r"\s?\d|[月日]", sentence[match.end() :]) is not None
    )


def _asked_about(question: str) -> str:
    """What a question asks the size of, "" if it asks for no size."""
    match = load_patterns().asked_size.search(question)
    return _measured(question[: match.start()]) if match else ""


def _measured(before: str) -> str:
    """What a number measures: the words before it in its clause without words of measuring."""
    patterns = load_patterns()
    words = re.split(r"[，,；;：:。（）()“”、]", before)[-1][-16:]
    words = re.split(r"[\d.]", words)[-1]
    words = patterns.nothing_before.sub("", patterns.measures.sub("", words))
    return words if bigrams(words) else ""
