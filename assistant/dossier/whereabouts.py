"""Officers cannot be in two places at once: records whose hours overlap, made by the same officer in different places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from assistant.corpora import Words
from assistant.dossier.model import SPOKEN, Case, Evidence, EvidenceKind
from assistant.dossier.names import names_person
from assistant.dossier.sources import Contradiction, Side, street_of
from assistant.text.bigrams import bigrams
from assistant.text.dates import read_date


class _Said(Words):
    """The words of where records are made, as corpora/lexicon/dossier/whereabouts.yaml has them."""

    FILE = "lexicon/dossier/whereabouts.yaml"

    place: re.Pattern[str]
    behind: re.Pattern[str]
    office: re.Pattern[str]
    away: re.Pattern[str]
    answers: re.Pattern[str]
    asking: re.Pattern[str]


_SPAN = re.compile(
    r"(?P<day>\d{4}年\d{1,2}月\d{1,2}日)\s?(?P<h1>\d{1,2})[时点:：](?P<m1>\d{0,2})分?(?:至|到|—|－|-|~)(?P<h2>\d{1,2})[时点:：](?P<m2>\d{0,2})"
)
_TAIL = 6
_HEAD = 260
_MADE_BY_TWO = SPOKEN | {EvidenceKind.RECORD}


@dataclass(frozen=True, slots=True)
class Made:
    """When, where and by whom a record was made; minutes of the day."""

    piece: Evidence
    day: date
    start: int
    end: int
    place: str
    officers: frozenset[str]
    quote: str


def two_places(case: Case) -> Iterator[Contradiction]:
    """Pairs of records that one officer made at the same time in different places.

    Args:
        case: records and statements among its evidence, and its officers, are read.
    """
    made = [one for piece in case.evidence if (one := _made(piece, case.officer_names))]
    for one, other in combinations(made, 2):
        both = sorted(one.officers & other.officers)
        meet = one.day == other.day and one.start < other.end and other.start < one.end
        if (
            both
            and meet
            and (_apart(one.place, other.place) or _in_and_out(case.agency, one.place, other.place))
        ):
            a, b = (Side(m.piece.id, m.quote, f"{m.quote}，{m.place}") for m in (one, other))
            yield Contradiction(f"同一时间执法人员{'、'.join(both)}所在的地点", a, b, "地点（执法人员）")


def asked_at_once(case: Case) -> Iterator[Contradiction]:
    """Two persons asked by the same two officers at the same time: nobody can hear both, be it in one house.

    Args:
        case: statements among its evidence, and its officers, are read.
    """
    asked = [(p, m) for p in case.evidence if p.kind in SPOKEN and (m := _span(p))]
    for (one, mine), (other, yours) in combinations(asked, 2):
        both = [n for n in case.officer_names if all(names_person(p.text[:_HEAD], n) for p in (one, other))]
        meet = mine[0] == yours[0] and mine[1] < yours[2] and yours[1] < mine[2]
        told = all(_Said.read().asking.search(p.text[:_HEAD]) for p in (one, other))
        if meet and told and len(both) > 1 and one.name != other.name:
            a, b = (Side(p.id, s[3], s[3]) for p, s in ((one, mine), (other, yours)))
            yield Contradiction(f"同一时间执法人员{'、'.join(both)}所做的询问", a, b, "地点（执法人员）")


def _span(piece: Evidence) -> tuple[date, int, int, str] | None:
    """Day and minutes of the one span of time in the head of a record of questions."""
    spans = list(_SPAN.finditer(_Said.read().answers.split(piece.text[:_HEAD])[0]))
    day = read_date(spans[0]["day"]) if len(spans) == 1 else None
    if day is None:
        return None
    m = spans[0]
    return day, int(m["h1"]) * 60 + int(m["m1"] or 0), int(m["h2"]) * 60 + int(m["m2"] or 0), m[0]


def _apart(one: str, other: str) -> bool:
    """Whether two places have different street addresses; a room and its house, a shop and its village are none."""
    mine, yours = street_of(one), street_of(other)
    if mine is None or yours is None:
        return False
    return mine[1] != yours[1] or not bigrams(mine[0]) & bigrams(yours[0])


def _in_and_out(agency: str, one: str, other: str) -> bool:
    """Whether one place is by its name the agency's own office and the other somebody else's place.

    An office of no name (大队询问室) may be a room in the village where the other record was made.
    """
    said = _Said.read()
    own = agency[-_TAIL:]
    office = [place for place in (one, other) if own and own in place]
    away = [place for place in (one, other) if said.away.search(place) and not said.office.search(place)]
    return len(office) == len(away) == 1 and own not in away[0] and away[0][-_TAIL:] not in office[0]


def _made(piece: Evidence, names: Iterable[str]) -> Made | None:
    said = _Said.read()
    if piece.kind not in _MADE_BY_TWO:
        return None
    head = said.answers.split(piece.text[:_HEAD])[0]
    spans, places = list(_SPAN.finditer(head)), list(said.place.finditer(head))
    places = places or [m for span in spans if (m := said.behind.match(head, span.end()))]
    day = read_date(spans[0]["day"]) if spans else None
    if len(spans) != 1 or not places or day is None:
        return None
    m = spans[0]
    start, end = int(m["h1"]) * 60 + int(m["m1"] or 0), int(m["h2"]) * 60 + int(m["m2"] or 0)
    present = frozenset(name for name in names if names_person(head, name))
    return Made(piece, day, start, end, places[0]["place"], present, m[0])
