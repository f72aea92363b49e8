"""Days that papers of a case tell differently: of a record, of a deadline, of an expiry, of a period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.known_days import days_in, known_beside
from assistant.dossier.model import SEEN_BY_US, Case, Evidence, EvidenceKind
from assistant.dossier.names import names_person
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.told_of import agreed, clause_before
from assistant.dossier.told_orders import PUT_OFF, orders_apart
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_dates, format_date, parse_as_of


class _Said(Words):
    """The words of days and of what they are of, as corpora/lexicon/dossier/told_days.yaml has them."""

    FILE = "lexicon/dossier/told_days.yaml"

    no_thing: re.Pattern[str]
    about_the_act: re.Pattern[str]
    own_period: re.Pattern[str]
    making: re.Pattern[str]


_CLOCK = re.compile(r"\s?(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上?|夜里)?\s?\d{1,2}[时点:：]")
_CLOCKS = re.compile(r"(\d{1,2})[时点:：](\d{0,2})")
_OF_PERSONS_AND_PAPERS = frozenset(
    {EvidenceKind.DOCUMENT, EvidenceKind.PARTY, EvidenceKind.WITNESS, EvidenceKind.RECORD}
)
OTHER_EVENT = re.compile(
    r"举报|投诉|报警|报案|反映(?!情况)|来电|拨打|打电话|热线|接[到报警群]|调取|提取|拷贝|导出|下载|打印|刻录|截取|通知|送达|签收"
)
"""What brings a day of its own into a record or statement: a report, a recording handed over, a paper served."""
_HEAD, _REACH = 160, 22
_LABELLED = re.compile(
    r"(?P<label>失效|到期|(?:下次|上次)[^，。；\d]{0,4}(?:检验|检定|检测|年审)|生产)(?:日期|时间)?[^，。；\d]{0,4}"
    r"(?P<year>\d{4})(?:年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?|(?P<month2>\d{2})(?P<day2>\d{2})(?!\d))"
)
_TESTED = re.compile(
    r"(?<!下次)(?:检验|检定|检测|年审)(?:日期|时间)?[：:为是于]{0,2}\s?(?P<day>\d{4}年\d{1,2}月\d{1,2}日)"
)
_ENDS = re.compile(r"[。；;\n]")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_FOLLOWS = re.compile(r"的?[\u4e00-\u9fff]{2,12}")
_MARK = re.compile(r"(?<![A-Z0-9])[A-Z0-9][A-Z0-9-]{4,}")
_NUMBERED = re.compile(r"(?:编号|出厂号|机号|代码|车架号|设备号)[：:为是]?\s?([A-Z0-9][A-Z0-9-]{4,})")
_PERIOD = re.compile(
    r"(?:(?P<y1>\d{4})年)?(?<!\d)(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日(?:\d{1,2}时)?[^。；\d]{0,12}?(?:至|到|—|－|-|~)"
    r"(?:(?P<y2>\d{4})年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日(?:\d{1,2}时)?"
)
_BEHIND, _AROUND = 10, 16
_OF_PERIODS = bigrams("期间，期限，以来，止共计，累计，时间，日止，天共，止期间")
_NEAR = 3
_LONG = 60  # minutes
_DAY_LONG = 24 * 60


def days_apart(case: Case) -> Iterator[Contradiction]:
    """Every day that two places of a case tell differently of one thing.

    Args:
        case: evidence, facts, day of the act and officers are read.
    """
    for check in (
        _of_records,
        _of_pictures,
        _of_pictures_handed_in,
        _of_pictures_out_of_hours,
        _of_labels,
        orders_apart,
        _of_periods,
    ):
        yield from check(case)


def _of_records(case: Case) -> Iterator[Contradiction]:
    """A record or picture of our officers that dates itself to a day nobody else knows, while the facts tell the day it was made."""
    told = {day for day, _, _ in find_dates(case.facts)}
    for piece in (p for p in case.evidence if p.kind in SEEN_BY_US and p.obtained in told):
        made = next(_made(piece.text), None)
        ours = any(names_person(piece.text, name) for name in case.officer_names)
        if made is None or not ours or is_later(piece.name) or made[0] in (told | {piece.obtained}):
            continue
        if (made[0].month, made[0].day) not in known_beside(case, piece) and piece.obtained:
            a = Side(piece.id, piece.text[: made[2] + 12].strip(), format_date(made[0]))
            b = Side(FACTS, case.facts, format_date(piece.obtained))
            yield Contradiction(f"{piece.name}的日期", a, b, "日期（检查）")


def _of_pictures(case: Case) -> Iterator[Contradiction]:
    """Pictures taken within the hours of the record of a site by the same officers, but dated a few days apart."""
    made = [(p, hours) for p in case.evidence if p.kind in SEEN_BY_US and (hours := _hours(p.text))]
    for record, seen in ((p, h) for p, h in made if p.kind is EvidenceKind.RECORD and not is_later(p.name)):
        for picture, taken in ((p, h) for p, h in made if p.kind is EvidenceKind.AUDIOVISUAL):
            inside = seen[1] <= taken[1] <= taken[2] <= seen[2]
            ours = [n for n in case.officer_names if all(names_person(p.text, n) for p in (record, picture))]
            alone = not any(
                (p.kind is record.kind and h[0] == taken[0]) or (p.kind is picture.kind and h[0] == seen[0])
                for p, h in made
            )
            if (
                inside
                and ours
                and alone
                and 0 < abs((seen[0] - taken[0]).days) <= _NEAR
                and not is_later(picture.name)
            ):
                a, b = (Side(p.id, h[3], format_date(h[0])) for p, h in ((record, seen), (picture, taken)))
                yield Contradiction("检查和拍摄的日期", a, b, "日期（检查）")


def _of_pictures_handed_in(case: Case) -> Iterator[Contradiction]:
    """Pictures of our officers, taken by their words within the hours of the record made on the day they were handed in, on a day that nobody knows."""
    records = [(p, h) for p in case.evidence if p.kind is EvidenceKind.RECORD and (h := _hours(p.text))]
    for picture in (p for p in case.evidence if p.kind is EvidenceKind.AUDIOVISUAL):
        taken = _hours(picture.text)
        ours = any(names_person(picture.text, name) for name in case.officer_names)
        if not taken or not ours or taken[0] == picture.obtained:
            continue
        known = (taken[0].month, taken[0].day) in known_beside(case, picture)
        for record, seen in records if not known else ():
            if seen[0] == picture.obtained and seen[1] <= taken[1] <= taken[2] <= seen[2]:
                a, b = (Side(p.id, h[3], format_date(h[0])) for p, h in ((record, seen), (picture, taken)))
                yield Contradiction("检查和拍摄的日期", a, b, "日期（检查）")


def _of_pictures_out_of_hours(case: Case) -> Iterator[Contradiction]:
    """Pictures of our officers taken long before or after the only record of that day, at an hour that nobody else knows."""
    made = [(p, h) for p in case.evidence if p.kind in SEEN_BY_US and (h := _hours(p.text))]
    for picture, taken in ((p, h) for p, h in made if p.kind is EvidenceKind.AUDIOVISUAL):
        same = [(p, h) for p, h in made if p.id != picture.id and h[0] == taken[0]]
        ours = [
            n
            for n in case.officer_names
            if all(names_person(p.text, n) for p, _ in (*same, (picture, taken)))
        ]
        if len(same) != 1 or not ours or same[0][0].kind is not EvidenceKind.RECORD:
            continue
        record, seen = same[0]
        rest = "，".join((case.facts, *(p.text for p in case.evidence if p.id != picture.id)))
        hour = f"{taken[1] // 60}[时点:：]"
        away = taken[2] + _LONG <= seen[1] or seen[2] + _LONG <= taken[1]
        if away and not re.search(rf"(?<!\d){hour}", rest):
            a, b = (Side(p.id, h[3], h[3]) for p, h in ((record, seen), (picture, taken)))
            yield Contradiction("检查和拍摄的时间", a, b, "日期（检查）")


def _hours(text: str) -> tuple[date, int, int, str] | None:
    """The first day of a paper that stands with hours, those in minutes, and the words."""
    for day, start, end in _made(text):
        told = text[end : end + _REACH]
        clocks = [int(h) * 60 + int(m or 0) for h, m in _CLOCKS.findall(told)]
        if len(clocks) == 2 and clocks[1] < clocks[0] and _goes_on_next_day(day, told):
            clocks[1] += _DAY_LONG
        if len(clocks) == 2 and clocks[0] < clocks[1]:
            return day, clocks[0], clocks[1], text[start : end + _REACH].strip()
    return None


def _goes_on_next_day(day: date, told: str) -> bool:
    """Whether hours that begin on a day end after midnight: 23时40分至3月20日1时30分, 至次日1时."""
    morrow = min(day, date.max - timedelta(days=1)) + timedelta(days=1)
    return "次日" in told or (morrow.month, morrow.day) in days_in(told)


def _made(text: str) -> Iterator[tuple[date, int, int]]:
    """The days with hours at which a record or picture says that it was made, with their offsets.

    That of a report to us, or of the handing over of a recording, stands in the same words but is another day.
    """
    said = _Said.read()
    for day, start, end in find_dates(text[:_HEAD]):
        label = re.split(r"[，,。；;\n]", text[:start])[-1]
        told = re.split(r"[。；;\n]", text[end : end + _HEAD])[0]
        other, making = (form.search(told) for form in (OTHER_EVENT, said.making))
        elsewhere = (
            other and not said.making.search(label) and not (making and making.start() < other.start())
        )
        if _CLOCK.match(text, end) and not OTHER_EVENT.search(label) and not elsewhere:
            yield day, start, end


@dataclass(frozen=True, slots=True)
class _Thing:
    """What stands next to a label: the words that end or begin a name, all pairs of the words, batches and other marks, numbers of things in the whole paper."""

    heads: frozenset[str]
    words: frozenset[str]
    marks: frozenset[str]
    paper: frozenset[str]

    def is_same(self, other: _Thing) -> bool:
        """Whether two labels are, by these words or by a number that both papers know, on one and the same thing."""
        others = self.marks and other.marks and not self.marks & other.marks
        numbered = bool(self.paper & other.paper)
        return numbered or (bool(self.heads & other.words and other.heads & self.words) and not others)


@dataclass(frozen=True, slots=True)
class _Labelled:
    evidence: str
    quote: str
    value: tuple[int, int, int]
    thing: _Thing

    @property
    def shown(self) -> str:
        year, month, day = self.value
        return f"{year}年{month}月" + (f"{day}日" if day else "")


def _of_labels(case: Case) -> Iterator[Contradiction]:
    """One paper gives another day of expiry or of test of a thing than the rest, which all give one and the same."""
    texts = [(p.id, p.name, p.text) for p in case.evidence if not is_later(p.name)]
    papers = [dict(_labels(*one)) for one in [*texts, (FACTS, "", case.facts)]]
    for label in sorted({label for paper in papers for label in paper}):
        said = [paper[label] for paper in papers if label in paper]
        for found in (f for f in said if len(f) == 1):
            mine = next(iter(found))
            others = [next(iter(f)) for f in said if f is not found and len(f) == 1]
            rest = sorted(others, key=lambda one: not mine.thing.is_same(one.thing))
            known = bool(rest) and mine.thing.is_same(rest[0].thing)
            same = known and len(rest) > 1 and all(_fits(one.value, rest[0].value) for one in rest)
            unknown = not any(_fits(mine.value, one.value) for f in said if f is not found for one in f)
            if same and unknown and not _tested_again(case, mine, rest):
                a, b = (Side(one.evidence, one.quote, one.shown) for one in (mine, rest[0]))
                yield Contradiction(f"{label}日期", a, b, "日期（有效期至）")


def _tested_again(case: Case, mine: _Labelled, rest: list[_Labelled]) -> bool:
    """Whether a later day stands in a paper that was made after the others: the thing was tested or renewed in between."""
    made = {piece.id: piece.obtained for piece in case.evidence if piece.obtained}
    days = [made[one.evidence] for one in rest if one.evidence in made]
    act = parse_as_of(case.act_date) if case.act_date else None
    text = next((piece.text for piece in case.evidence if piece.id == mine.evidence), "")
    tested = [day for match in _TESTED.finditer(text) for day, _, _ in find_dates(match["day"])]
    if act and tested and max(tested) < act:
        return False
    newer = all(mine.value > one.value for one in rest)
    return newer and mine.evidence in made and bool(days) and made[mine.evidence] > max(days)


def _thing(name: str, text: str, label: re.Match[str]) -> _Thing:
    """What a label is on; where its sentence names nothing, the name of the paper may (牛奶标签照片)."""
    before = _ENDS.split(text[max(0, label.start() - _HEAD) : label.start()])[-1]
    behind = _ENDS.split(text[label.end() : label.end() + _HEAD])[0]
    follows = _FOLLOWS.match(behind)
    runs = [_words(before)[-1:], _words(follows[0] if follows else "")[:1]]
    first, last = runs if any(runs) else (_words(name), [])
    heads = {run[-2:] for run in (*first, *last)} | {run[:2] for run in last}
    marks = _MARK.findall(before + "，" + behind) + load_patterns().apart.parts.findall(before + behind)
    words = bigrams("，".join((*first, *last)))
    return _Thing(frozenset(heads), words, frozenset(marks), frozenset(_NUMBERED.findall(text)))


def _words(text: str) -> list[str]:
    """The runs of characters that may name a thing."""
    return [run for run in _HAN.findall(_Said.read().no_thing.sub("，", text)) if len(run) > 1]


def _labels(number: str, name: str, text: str) -> Iterator[tuple[str, frozenset[_Labelled]]]:
    found: dict[str, dict[tuple[int, int, int], _Labelled]] = {}
    for m in _LABELLED.finditer(text):
        label = re.sub(r"(?<=次)[^，。；\d]*(?=检验|检定|检测|年审)", "", m["label"])
        value = (int(m["year"]), int(m["month"] or m["month2"]), int(m["day"] or m["day2"] or 0))
        thing = _thing(name, text, m)
        found.setdefault(label, {}).setdefault(value, _Labelled(number, m[0], value, thing))
    for label, values in found.items():
        yield label, frozenset(values.values())


def _fits(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether two days are the same; one written without its day fits any of its month."""
    return one[:2] == other[:2] and (one[2] == other[2] or not (one[2] and other[2]))


def _of_periods(case: Case) -> Iterator[Contradiction]:
    """A period of the facts and one of a paper that share one end only, of the same thing or by a slip of the month."""
    spans = [m for m in _PERIOD.finditer(case.facts) if not _is_own(FACTS, m)]
    common = bigrams(f"{case.party.name}，{case.place}，{case.agency}")
    for piece in (p for p in case.evidence if spans and _tells_of_the_act(p)):
        for m in (m for m in _PERIOD.finditer(piece.text) if not _is_own(piece.name, m)):
            for told in spans:
                if _one_period(told, m, case, piece, common):
                    a, b = Side(piece.id, m[0], m[0]), Side(FACTS, told[0], told[0])
                    yield Contradiction("起止时间", a, b, "时间（起止）")


def _tells_of_the_act(piece: Evidence) -> bool:
    """Whether a paper tells how long the act or the ban went on; ledgers, leases, permits and tables have their own periods."""
    told = piece.kind is not EvidenceKind.DOCUMENT or _Said.read().about_the_act.search(piece.name)
    return bool(told) and piece.kind in _OF_PERSONS_AND_PAPERS and not is_later(piece.name)


def _is_own(name: str, m: re.Match[str]) -> bool:
    """Whether a period is that of a lease, a ledger, a permit, a plan or a recording."""
    said = _Said.read()
    around = m.string[max(0, m.start() - _AROUND) : m.end() + _BEHIND]
    own = said.own_period.search(name) or said.own_period.search(around)
    return own is not None or agreed(name, clause_before(m.string, m.start()))


def _one_period(
    told: re.Match[str], m: re.Match[str], case: Case, piece: Evidence, common: frozenset[str]
) -> bool:
    years = {x for x in (told["y1"], m["y1"], told["y2"], m["y2"]) if x}
    (start, end), (start2, end2) = (_ends(x) for x in (told, m))
    if len(years) > 1 or (start == start2) == (end == end2):
        return False
    if start == start2:
        behind = [bigrams(x.string[x.end() : x.end() + _BEHIND]) for x in (told, m)]
        known = (
            end in days_in(piece.text) or end2 in days_in(case.facts) or piece.kind is EvidenceKind.WITNESS
        )
        about = (behind[0] & behind[1]) - common - _OF_PERIODS
        return bool(about) and not known and not PUT_OFF.search(piece.name + piece.text)
    slip = start[1] == start2[1] != 1 and start[0] != start2[0]  # months are counted from their first day
    told_twice = any(start in days_in(p.text) for p in case.evidence if p.id != piece.id)
    return slip and told_twice and start2 not in known_beside(case, piece)


def _ends(m: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Month and day on which a period begins and ends."""
    return (int(m["m1"]), int(m["d1"])), (int(m["m2"]), int(m["d2"]))
