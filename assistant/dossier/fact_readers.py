"""What one sentence states: names and numbers of persons and units, days, places, amounts, quantities, permits, stances."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.dossier.fact_patterns import FactPatterns, load_patterns
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_dates
from assistant.text.identity import CREDIT_CODE, ID_NUMBER, valid_credit_code, valid_id_number
from assistant.text.personal import MOBILE, PLATE
from assistant.text.quantities import Counted, find_quantities
from assistant.text.spoken import Number, find_numbers

_RELATIVE = re.compile(
    r"(?:去年|前年|今年|上个?月|这个?月|昨天|前天|今天|上个?星期|上周)(?:[的]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:月份?|[日号]))?(?:早上|上午|中午|下午|晚上|凌晨|夜里)?"
)
_UNIT_NAME = re.compile(
    r"(?:(?<![\u4e00-\u9fff])名称|单位名称|企业名称|字号)[：:|｜ ]{1,3}([\u4e00-\u9fffA-Za-z0-9（）()·]{2,40})"
)
_CLOCK = re.compile(r"\s{0,2}(\d{1,2})[时点:：](?:(\d{1,2})分?)?")
_TO = re.compile(r"\s{0,2}(?:至|到|—|-|－|~)\s{0,2}")
_AFTER_DAY = re.compile(
    r"[^，,；;。]{0,6}?(?:(?P<出生>出生)|(?P<送达>送达|交付)|(?P<报告>出具)|(?P<拍摄>拍?摄于))"
)
_FLOOD = re.compile(
    r"[\d零〇一二两三四五六七八九十百千万亿]{40,}"
)  # no number: a table that lost its columns, or noise
_REACH = 60
_KEPT = 8192  # sentences whose facts are kept: forms repeat theirs, and an edited paper keeps most of its own
_PER = re.compile(r"\s?[/／每]\s?[\u4e00-\u9fffA-Za-z]")  # 108克/袋 is no weight
_BATCH = re.compile(r"批号(?:为|是|：|:)?\s{0,2}([A-Z0-9][A-Z0-9-]{4,19})")
_ANOTHER_VISIT = re.compile(
    r"(?:上|前|下)[一两]?次|此前|以往|计划|预[计定]|拟(?!定)|定于|约定"
)  # of another visit, or of none yet
_DATE_GOES_ON = re.compile(r"\s?\d|[月日]")
_CLAUSE = re.compile(r"[，,；;：:。（）()“”]")


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


@lru_cache(maxsize=_KEPT)
def read_sentence(sentence: str, question: str = "") -> tuple[Found, ...]:
    """Every fact that one sentence states, a denied one included.

    Args:
        sentence: its words.
        question: what it answers; says what a bare amount is about.
    """
    return tuple(_read(sentence, question, load_patterns()))


def _read(sentence: str, question: str, patterns: FactPatterns) -> Iterator[Found]:
    readable = _FLOOD.sub(lambda flood: "□" * len(flood[0]), sentence)
    for reader in _READERS:
        yield from reader(readable, patterns)
    yield from amounts(readable, question, patterns)
    yield from quantities(readable, question, patterns)


def persons(sentence: str, patterns: FactPatterns) -> Iterator[Found]:
    """Names with the role they stand in, and names of units."""
    for form in patterns.name_forms:
        for match in form.finditer(sentence):
            role = match.groupdict().get("role") or ""
            yield Found("姓名", match["name"], match.start("name"), match.end("name"), role)
    for match in _UNIT_NAME.finditer(sentence):
        yield Found("单位名称", match[1], match.start(1), match.end(1))


def numbers_of_persons(sentence: str, patterns: FactPatterns) -> Iterator[Found]:
    """Identity numbers and credit codes with the verdict of their check digit, telephones, plates."""
    said = [n for n in _numbers(sentence) if n.kind == "号码"]
    ids = [(m[0], m.start(), m.end()) for m in ID_NUMBER.finditer(sentence) if not _is_code(m[0])]
    taken = {start for _, start, _ in ids}
    ids += [
        (n.reading, n.start, n.end)
        for n in said
        if len(n.reading) == 18 and n.start not in taken and not _is_code(n.reading)
    ]
    for number, start, end in ids:
        checked = "" if valid_id_number(number) else "（校验位不符，请核对）"
        yield Found("公民身份号码", number.upper() + checked, start, end, _owner(patterns, sentence, start))
    for match in CREDIT_CODE.finditer(sentence):
        if match[0] not in {number for number, _, _ in ids}:
            checked = "" if valid_credit_code(match[0]) else "（校验位不符，请核对）"
            yield Found("统一社会信用代码", match[0] + checked, match.start(), match.end())
    phones = [(re.sub(r"\D", "", m[0])[-11:], m.start(), m.end()) for m in MOBILE.finditer(sentence)]
    seen = {start for _, start, _ in phones}
    phones += [
        (n.reading, n.start, n.end) for n in said if MOBILE.fullmatch(n.reading) and n.start not in seen
    ]
    for number, start, end in phones:
        yield Found("电话", number, start, end)
    for match in PLATE.finditer(sentence):
        yield Found("车牌号", re.sub(r"\W", "", match[0]), match.start(), match.end())
    for match in _BATCH.finditer(sentence):
        yield Found("批号", match[1], match.start(1), match.end(1))


def _is_code(number: str) -> bool:
    """Whether eighteen digits are the code of an organisation (12 begins that of a 事业单位) and no number of a person."""
    return valid_credit_code(number) and not valid_id_number(number)


def moments(sentence: str, patterns: FactPatterns) -> Iterator[Found]:
    """Days and times as said."""
    relative = [(m.start(), m.end()) for m in _RELATIVE.finditer(sentence)]
    for start, end in relative:
        yield Found("时间", sentence[start:end], start, end)
    for number in _numbers(sentence):
        inside = any(start <= number.start < end for start, end in relative)
        if number.kind in ("日期", "时间") and not inside:
            doubt = f"（{number.problem}，请核对）" if number.problem else ""
            yield Found("时间", number.reading + doubt, number.start, number.end)


def events(sentence: str, patterns: FactPatterns) -> Iterator[Found]:
    """Days with the event they belong to, with hours where given: 检查时间：2026年9月8日18时30分至19时50分."""
    form = patterns.event
    for _, start, end in find_dates(sentence):
        until = _hours_end(sentence, end)
        match = _AFTER_DAY.match(sentence, until) or form.search(sentence[max(0, start - 24) : start])
        if match and match.lastgroup and not _ANOTHER_VISIT.search(sentence[max(0, start - 16) : start]):
            subject = _subject_of_day(patterns, match.lastgroup, sentence, start)
            yield Found(f"日期（{match.lastgroup}）", sentence[start:until], start, until, subject)


def places(sentence: str, patterns: FactPatterns) -> Iterator[Found]:
    """Places behind 在, 到, 位于 or 住, and those of an event (检查地点：…)."""
    for match in patterns.place_form.finditer(sentence):
        yield Found("地点", match["place"], match.start("place"), match.end("place"))
    for match in patterns.event_place.finditer(sentence):
        event = next(name for name, words in match.groupdict().items() if words and name != "place")
        yield Found(f"地点（{event}）", match["place"], match.start("place"), match.end("place"))


def permits(sentence: str, patterns: FactPatterns) -> Iterator[Found]:
    """Numbers of permits."""
    for match in patterns.permits.number.finditer(sentence):
        yield Found(
            "许可证号",
            match[3],
            match.start(3),
            match.end(3),
            _permit_before(patterns, sentence[: match.start(3)]),
        )


def amounts(sentence: str, question: str, patterns: FactPatterns) -> Iterator[Found]:
    """Sums of money by what they are about."""
    for number in _numbers(sentence):
        if number.kind == "金额":
            about = _amount_topic(patterns, sentence, number.start, question)
            name = f"金额（{about}）" if about else "金额"
            rough, limit = _beside(patterns, sentence, number.start, number.end)
            priced = limit or _is_price(patterns, sentence, number)
            exact = None if priced or number.span is None else number.span.value
            about_so = rough or (number.span is not None and bool(number.span.rough))
            yield Found(name, number.reading, number.start, number.end, "", exact, "元", about_so)


def _is_price(patterns: FactPatterns, sentence: str, number: Number) -> bool:
    """Whether money is what one of something costs (6元/次), or what a price was set to (改回4元)."""
    per = _PER.match(sentence, number.end) or sentence[: number.start].rstrip("¥￥约").endswith(("/", "／"))
    return bool(per) or patterns.set_to.search(sentence[: number.start]) is not None


def quantities(sentence: str, question: str, patterns: FactPatterns) -> Iterator[Found]:
    """Numbers with a unit: areas, lengths, weights, levels, pieces; ``subject`` is what is measured.

    Args:
        sentence: its words.
        question: says what a bare number measures (占道面积多大？四十平方).
    """
    for one in find_quantities(sentence):
        value = one.span.value
        if (
            one.kind not in patterns.measured
            or patterns.per_piece.match(sentence, one.end)
            or sentence[one.start - 1 : one.start] == "/"
            or (one.kind == "件数" and value == 1)
            or _part_of_date(sentence, one)
        ):
            continue
        rough, limit = _beside(patterns, sentence, one.start, one.end)
        exact = None if limit or value is None else value * one.factor
        subject = _measured(patterns, sentence[max(0, one.start - _REACH) : one.start]) or _asked_about(
            patterns, question
        )
        yield Found(
            f"数量（{one.kind}）", one.span.told(one.shown), one.start, one.end, subject, exact, one.base,
            rough or bool(one.span.rough),
        )  # fmt: skip


def stances(sentence: str, patterns: FactPatterns) -> Iterator[Found]:
    """Admissions and defences, one of each a sentence."""
    for name, forms in (("承认", patterns.admissions), ("辩解", patterns.defences)):
        match = next((m for form in forms if (m := form.search(sentence))), None)
        if match:
            yield Found(name, match[0].rstrip("，。！？； "), match.start(), match.end())


_READERS: tuple[Callable[[str, FactPatterns], Iterator[Found]], ...] = (
    persons,
    numbers_of_persons,
    moments,
    events,
    places,
    permits,
    stances,
)


def _owner(patterns: FactPatterns, sentence: str, start: int) -> str:
    """The name that stands nearest before a number of identity or a day of birth."""
    before = sentence[max(0, start - 48) : start]
    found = [m["name"] for form in patterns.name_forms for m in form.finditer(before)]
    near = [m["name"] for m in patterns.name_before.finditer(before)]
    numbered = [m["name"] for m in patterns.name_numbered.finditer(before)]
    return (numbered or near or found or [""])[-1]


def _subject_of_day(patterns: FactPatterns, event: str, sentence: str, start: int) -> str:
    if event == "出生":
        return _owner(patterns, sentence, start)
    return _permit_before(patterns, sentence[:start]) if event == "有效期至" else ""


def _permit_before(patterns: FactPatterns, text: str) -> str:
    found = [m[0] for m in patterns.permits.name.finditer(text[-40:])]
    return re.sub(r"^.{0,12}(的|为|持有|公示|其|该|店)", "", found[-1]) if found else ""


def _hours_end(text: str, end: int) -> int:
    """The offset behind the hours that follow a day: 18时30分至19时50分."""
    clock = _CLOCK.match(text, end)
    if clock is None:
        return end
    to = _TO.match(text, clock.end())
    until = _CLOCK.match(text, to.end()) if to else None
    return until.end() if until else clock.end()


def _amount_topic(patterns: FactPatterns, sentence: str, start: int, question: str) -> str:
    """What money is about: the nearest word before it, then the whole sentence, then the question."""
    topics = patterns.numbers
    before = _CLAUSE.split(sentence[:start])[-1]
    ends = {topic: m[-1].end() for topic, form in topics.items() if (m := list(form.finditer(before)))}
    if ends:
        return max(ends, key=lambda topic: ends[topic])
    return next(
        (topic for words in (sentence, question) for topic, form in topics.items() if form.search(words)), ""
    )


def _beside(patterns: FactPatterns, sentence: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a number is rough, and whether it is a limit and no measure."""
    rough, limit = patterns.near_number
    before, after = sentence[max(0, start - 4) : start], sentence[end : end + 3]
    return bool(rough.search(before) or rough.match(after)), bool(limit.search(before) or limit.match(after))


def _part_of_date(sentence: str, one: Counted) -> bool:
    return one.unit in ("年", "天", "周") and _DATE_GOES_ON.match(sentence, one.end) is not None


def _asked_about(patterns: FactPatterns, question: str) -> str:
    """What a question asks the size of, "" if it asks for no size."""
    match = patterns.asked_size.search(question)
    return _measured(patterns, question[: match.start()]) if match else ""


def _measured(patterns: FactPatterns, before: str) -> str:
    """What a number measures: the words before it in its clause without words of measuring."""
    words = re.split(r"[，,；;：:。（）()“”、]", before)[-1][-16:]
    words = re.split(r"[\d.]", words)[-1]
    words = patterns.nothing_before.sub("", patterns.measures.sub("", words))
    return words if bigrams(words) else ""
