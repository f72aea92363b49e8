"""Days that papers of a case tell differently: of a record, of a deadline, of an expiry, of a period, of the act itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.dossier.denials import is_later
from assistant.dossier.known_days import LASTING, days_in, known_beside
from assistant.dossier.model import Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.names import names_person
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.statements import read_evidence
from assistant.dossier.told_of import clause_before, granted
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_dates, format_date, parse_as_of
from assistant.text.numerals import to_int

_MADE_HERE = frozenset({EvidenceKind.RECORD, EvidenceKind.AUDIOVISUAL})
_CLOCK = re.compile(r"\s?(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上?|夜里)?\s?\d{1,2}[时点:：]")
_CLOCKS = re.compile(r"(\d{1,2})[时点:：](\d{0,2})")
_OF_PERSONS_AND_PAPERS = frozenset(
    {EvidenceKind.DOCUMENT, EvidenceKind.PARTY, EvidenceKind.WITNESS, EvidenceKind.RECORD}
)
_HEAD, _REACH = 160, 22
_LABELLED = re.compile(
    r"(?P<label>失效|到期|(?:下次|上次)[^，。；\d]{0,4}(?:检验|检定|检测|年审)|生产)(?:日期|时间)?[^，。；\d]{0,4}"
    r"(?P<year>\d{4})(?:年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?|(?P<month2>\d{2})(?P<day2>\d{2})(?!\d))"
)
_ORDER = re.compile(r"责令|指令|限期|改正|整改")
_DEADLINE = re.compile(
    r"(?:责令|限|须|应|要求|于)[^。；]{0,24}?(?:(?P<year>\d{4})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:以|之)?前"
)
_TO_MEND = re.compile(r"责令|指令|改正|整改|拆除|清理|限期")
_PUT_OFF = re.compile(r"延期|延长|宽限|顺延")
_OF_OTHERS = re.compile(r"缴|申辩|听证|复议|起诉|答复|诉讼")
_PERIOD = re.compile(
    r"(?:(?P<y1>\d{4})年)?(?<!\d)(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日(?:\d{1,2}时)?[^。；\d]{0,12}?(?:至|到|—|－|-|~)"
    r"(?:(?P<y2>\d{4})年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日(?:\d{1,2}时)?"
)
_BEHIND, _AROUND = 10, 16
_TELLS_OF_THE_ACT = re.compile(r"[通公]告|通知|告知|公[示报]|函|说明|证明|决定|意见|规定|办法|线索|举报")
_OWN_PERIOD = re.compile(
    r"租|合同|协议|有效|账|流水|清单|报表|明细|统计|工资|考勤|录[像音]|监控|排班|值班|费|缴|抄表|用[水电]|计划|工期|记录期|采样|监测|保险|假|展期"
)
_OF_PERIODS = bigrams("期间，期限，以来，止共计，累计，时间，日止，天共，止期间")
_HOUR = re.compile(r"(\d{1,2}|[一二两三四五六七八九十]{1,3})[点时](?!间|候|刻)")
_ANOTHER_TIME = re.compile(r"[也又还]|头[一]?天|前[一两几]天|之前|以前|曾|[一两二三几]次|经常|每|第二天|次日")
_ABOUT_ONE = 3
_NEAR = 3


def days_apart(case: Case) -> Iterator[Contradiction]:
    """Every day that two places of a case tell differently of one thing.

    Args:
        case: evidence, facts, day of the act and officers are read.
    """
    for check in (_of_records, _of_pictures, _of_labels, _of_orders, _of_periods, _of_the_act):
        yield from check(case)


def _of_records(case: Case) -> Iterator[Contradiction]:
    """A record or picture of our officers that dates itself to a day nobody else knows, while the facts tell the day it was made."""
    told = {day for day, _, _ in find_dates(case.facts)}
    for piece in (p for p in case.evidence if p.kind in _MADE_HERE and p.obtained in told):
        made = next((found for found in find_dates(piece.text[:_HEAD]) if _timed(piece.text, found[2])), None)
        ours = any(names_person(piece.text, name) for name in case.officer_names)
        if made is None or not ours or is_later(piece.name) or made[0] in (told | {piece.obtained}):
            continue
        if (made[0].month, made[0].day) not in known_beside(case, piece) and piece.obtained:
            a = Side(piece.id, piece.text[: made[2] + 12].strip(), format_date(made[0]))
            b = Side(FACTS, case.facts, format_date(piece.obtained))
            yield Contradiction(f"{piece.name}的日期", a, b, "日期（检查）")


def _of_pictures(case: Case) -> Iterator[Contradiction]:
    """Pictures taken within the hours of the record of a site by the same officers, but dated a few days apart."""
    made = [(p, hours) for p in case.evidence if p.kind in _MADE_HERE and (hours := _hours(p.text))]
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


def _hours(text: str) -> tuple[date, int, int, str] | None:
    """The first day of a paper that stands with hours, those in minutes, and the words."""
    for day, start, end in find_dates(text[:_HEAD]):
        clocks = [int(h) * 60 + int(m or 0) for h, m in _CLOCKS.findall(text[end : end + _REACH])]
        if _timed(text, end) and len(clocks) == 2 and clocks[0] < clocks[1]:
            return day, clocks[0], clocks[1], text[start : end + _REACH].strip()
    return None


def _timed(text: str, end: int) -> bool:
    return _CLOCK.match(text, end) is not None


@dataclass(frozen=True, slots=True)
class _Labelled:
    evidence: str
    quote: str
    value: tuple[int, int, int]

    @property
    def shown(self) -> str:
        year, month, day = self.value
        return f"{year}年{month}月" + (f"{day}日" if day else "")


def _of_labels(case: Case) -> Iterator[Contradiction]:
    """One paper gives another day of expiry or of test than the rest, which all give one and the same."""
    texts = [(p.id, p.text) for p in case.evidence if not is_later(p.name)] + [(FACTS, case.facts)]
    papers = [dict(_labels(number, text)) for number, text in texts]
    for label in sorted({label for paper in papers for label in paper}):
        said = [paper[label] for paper in papers if label in paper]
        for found in (f for f in said if len(f) == 1):
            mine = next(iter(found))
            rest = [next(iter(f)) for f in said if f is not found and len(f) == 1]
            same = len(rest) > 1 and all(_fits(one.value, rest[0].value) for one in rest)
            unknown = not any(_fits(mine.value, one.value) for f in said if f is not found for one in f)
            if same and unknown:
                a, b = (Side(one.evidence, one.quote, one.shown) for one in (mine, rest[0]))
                yield Contradiction(f"{label}日期", a, b, "日期（有效期至）")


def _labels(number: str, text: str) -> Iterator[tuple[str, frozenset[_Labelled]]]:
    found: dict[str, dict[tuple[int, int, int], _Labelled]] = {}
    for m in _LABELLED.finditer(text):
        label = re.sub(r"(?<=次)[^，。；\d]*(?=检验|检定|检测|年审)", "", m["label"])
        value = (int(m["year"]), int(m["month"] or m["month2"]), int(m["day"] or m["day2"] or 0))
        found.setdefault(label, {}).setdefault(value, _Labelled(number, m[0], value))
    for label, values in found.items():
        yield label, frozenset(values.values())


def _fits(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether two days are the same; one written without its day fits any of its month."""
    return one[:2] == other[:2] and (one[2] == other[2] or not (one[2] and other[2]))


def _of_orders(case: Case) -> Iterator[Contradiction]:
    """The order sets another last day than the facts say that it did."""
    told = _deadlines(FACTS, case.facts, case)
    papers = [p for p in case.evidence if p.kind is EvidenceKind.DOCUMENT and _ORDER.search(p.name)]
    set_days = [found for p in papers if (found := _deadlines(p.id, p.text, case))]
    put_off = any(_PUT_OFF.search(p.text) for p in papers) or _PUT_OFF.search(case.facts)
    if len(told) == len(set_days) == 1 and len(set_days[0]) == 1 and not put_off:
        (day, here), (other, there) = next(iter(told.items())), next(iter(set_days[0].items()))
        if day != other:
            a, b = Side(*there, format_date(other)), Side(*here, format_date(day))
            yield Contradiction("责令改正的期限", a, b, "改正期限")


def _deadlines(number: str, text: str, case: Case) -> dict[date, tuple[str, str]]:
    """The last days that a text sets, with the words; a day without year is of the year of the act."""
    found: dict[date, tuple[str, str]] = {}
    for m in _DEADLINE.finditer(text):
        year = m["year"] or case.act_date[:4]
        behind = re.split("[。；]", text[m.end() :])[0]
        try:
            day = date(int(year), int(m["month"]), int(m["day"])) if year.isdigit() else None
        except ValueError:
            continue
        to_mend = _TO_MEND.search(m[0] + behind[:16])
        if day and to_mend and not _OF_OTHERS.search(behind[:12]):
            found[day] = (number, m[0])
    return found


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
    told = piece.kind is not EvidenceKind.DOCUMENT or _TELLS_OF_THE_ACT.search(piece.name)
    return bool(told) and piece.kind in _OF_PERSONS_AND_PAPERS and not is_later(piece.name)


def _is_own(name: str, m: re.Match[str]) -> bool:
    """Whether a period is that of a lease, a ledger, a permit, a plan or a recording."""
    around = m.string[max(0, m.start() - _AROUND) : m.end() + _BEHIND]
    own = _OWN_PERIOD.search(name) or _OWN_PERIOD.search(around)
    return own is not None or granted(name, clause_before(m.string, m.start()))


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
        return bool(about) and not known and not _PUT_OFF.search(piece.name + piece.text)
    slip = start[1] == start2[1] != 1 and start[0] != start2[0]  # months are counted from their first day
    told_twice = any(start in days_in(p.text) for p in case.evidence if p.id != piece.id)
    return slip and told_twice and start2 not in known_beside(case, piece)


def _ends(m: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Month and day on which a period begins and ends."""
    return (int(m["m1"]), int(m["d1"])), (int(m["m2"]), int(m["d2"]))


def _of_the_act(case: Case) -> Iterator[Contradiction]:
    """Who was there tells the act with its hour, but on a neighbouring day that nobody else knows."""
    act = parse_as_of(case.act_date) if len(case.act_date) == len("2026-03-05") else None
    hours = {to_int(hour) for hour in _HOUR.findall(case.facts)}
    if act is None or LASTING.search(case.facts) or not hours:
        return
    facts = bigrams(case.facts) - bigrams(f"{case.party.name}，{case.agency}")
    for piece in (p for p in case.evidence if p.kind in (EvidenceKind.WITNESS, EvidenceKind.PARTY)):
        for said in read_evidence(piece):
            day = _neighbour(said.text, act) if said.polarity is not Polarity.ASKED else None
            told = {to_int(hour) for hour in _HOUR.findall(said.sentence)}
            shared = len(bigrams(said.sentence) & facts) >= _ABOUT_ONE
            about = shared and told & hours and not _ANOTHER_TIME.search(said.sentence)
            if day and about and (day.month, day.day) not in known_beside(case, piece):
                a = Side(piece.id, said.sentence.strip(), f"{day.month}月{day.day}日")
                yield Contradiction("行为日期", a, Side(FACTS, case.act_date, case.act_date), "日期（行为）")


def _neighbour(text: str, act: date) -> date | None:
    """The one day near the act, another than it, that a clause names; None if it names none or more."""
    days = days_in(text)
    year = re.findall(r"(\d{4})年", text)
    if len(days) != 1 or (year and year != [str(act.year)]):
        return None
    month, day = next(iter(days))
    try:
        found = date(act.year, month, day)
    except ValueError:
        return None
    return found if 0 < abs((found - act).days) <= _NEAR else None
