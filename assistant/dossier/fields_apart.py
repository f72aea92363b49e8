"""Fields of forms that two papers fill in otherwise: hour and point of sampling, day of making, place of a picture, plot, term.

A field names its value; two papers tell of one thing where they share the number of the sample, the day, or the place of the
case. Where a paper gives a field several values nothing is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.labelled import Labelled, clash_of, single
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.names import short_names
from assistant.dossier.sources import FACTS, Contradiction
from assistant.text.dates import find_dates
from assistant.text.numerals import value_of

_SENTENCE = re.compile(r"[^。；;\n]+")
_DAYS = {"天": "日", "工作日": "个工作日", "月": "个月"}
_OF_POINTS = frozenset("口处点位置内外旁边的")
_HALF_A_MONTH = ("15", "日")


class _Said(Words):
    """The words of fields, as corpora/lexicon/dossier/fields_apart.yaml has them."""

    FILE = "lexicon/dossier/fields_apart.yaml"

    sampled_at: re.Pattern[str]
    other_sample: re.Pattern[str]
    received_at: re.Pattern[str]
    point: re.Pattern[str]
    any_point: re.Pattern[str]
    made_on: re.Pattern[str]
    sample_number: re.Pattern[str]
    plot: re.Pattern[str]
    other_plot: re.Pattern[str]
    agreed_term: re.Pattern[str]
    contract: re.Pattern[str]
    agreed: re.Pattern[str]
    shot_at: re.Pattern[str]
    seen_at: re.Pattern[str]
    named_place: re.Pattern[str]


def fields_apart(case: Case) -> Iterator[Contradiction]:
    """Every field that two papers of a case, or a paper and its facts, fill in otherwise.

    Args:
        case: evidence, facts, place and party are read.
    """
    for check in (_sampled, _received, _points, _made, _pictures, _plots, _terms):
        yield from check(case)


def _sampled(case: Case) -> Iterator[Contradiction]:
    """Two papers that let a sample be taken at two hours of one day."""
    told = [(p, found) for p in case.evidence if (found := _hours(p))]
    for (one, mine), (other, yours) in combinations(told, 2):
        if len(mine) == len(yours) == 1 and _one_sample(one, other):
            a, b = mine[0], yours[0]
            if a["day"] == b["day"] and _minute(a) != _minute(b) and not (a["to"] or b["to"]):
                yield clash_of("采样（抽样）的时间", _shown(one, a), _shown(other, b))


def _hours(piece: Evidence) -> list[re.Match[str]]:
    found = (m for m in _Said.read().sampled_at.finditer(piece.text))
    return [m for m in found if not _Said.read().other_sample.search(_before(piece.text, m.start()))]


def _minute(found: re.Match[str]) -> int:
    return int(found["hour"]) * 60 + int(found["minute"] or 0)


def _shown(piece: Evidence, found: re.Match[str]) -> Labelled:
    return Labelled(piece.id, found[0], found[0])


def _before(text: str, place: int) -> str:
    return re.split(r"[。；;\n]", text[:place])[-1]


def _one_sample(one: Evidence, other: Evidence) -> bool:
    """Whether neither paper names numbers of samples of which the other knows none."""
    numbers = [set(_Said.read().sample_number.findall(p.text)) for p in (one, other)]
    return not all(numbers) or bool(numbers[0] & numbers[1])


def _received(case: Case) -> Iterator[Contradiction]:
    """A paper that lets a sample reach the laboratory before it was taken."""
    for piece in case.evidence:
        taken, got = _hours(piece), list(_Said.read().received_at.finditer(piece.text))
        one_day = len(taken) == len(got) == 1 and got[0]["day"] in (None, taken[0]["day"])
        of_samples = one_day and "样" in _sentence(piece.text, got[0].start())
        if of_samples and _minute(got[0]) < _minute(taken[0]):
            yield clash_of("采样时间晚于收样时间", _shown(piece, taken[0]), _shown(piece, got[0]))


def _sentence(text: str, place: int) -> str:
    return next((m[0] for m in _SENTENCE.finditer(text) if m.start() <= place < m.end()), "")


def _points(case: Case) -> Iterator[Contradiction]:
    """Two papers of one sample that name points of sampling which share no character that tells of a place: 总排口 may be 排放口."""
    told = [(p, found) for p in case.evidence if (found := single(_points_of(p, case)))]
    for (one, mine), (other, yours) in combinations(told, 2):
        a, b = mine.get("点位"), yours.get("点位")
        if a and b and _one_sample(one, other) and not (set(a.value) & set(b.value)) - _OF_POINTS:
            yield clash_of("采样点位", a, b)


def _points_of(piece: Evidence, case: Case) -> Iterator[tuple[str, Labelled]]:
    """The points of sampling that a paper names, without the name of the party; of a second test none."""
    for match in _Said.read().point.finditer(piece.text) if not is_later(piece.name) else ():
        value = match["value"].strip()
        for name in sorted((*short_names(case.party.name), case.place), key=len, reverse=True):
            value = value.replace(name, "")
        if len(value) > 1 and not _Said.read().any_point.search(value):
            yield "点位", Labelled(piece.id, match[0], value)


def _made(case: Case) -> Iterator[Contradiction]:
    """Two papers of one sample, by its number, that let the goods be made on two days."""
    told = [(p, found["made"]) for p in case.evidence if (found := single(_making(p)))]
    for (one, mine), (other, yours) in combinations(told, 2):
        numbers = [set(_Said.read().sample_number.findall(p.text)) for p in (one, other)]
        if mine.value != yours.value and numbers[0] & numbers[1]:
            yield clash_of("样品的生产日期", mine, yours)


def _making(piece: Evidence) -> Iterator[tuple[str, Labelled]]:
    for match in _Said.read().made_on.finditer(piece.text):
        yield (
            "made",
            Labelled(
                piece.id,
                match[0],
                str(find_dates(match["value"])[0][0]) if find_dates(match["value"]) else match["value"],
            ),
        )


def _pictures(case: Case) -> Iterator[Contradiction]:
    """Pictures of a place that the record of their day does not name: another town, village, lake or street, known nowhere else."""
    records = [p for p in case.evidence if p.kind is EvidenceKind.RECORD]
    for piece in (p for p in case.evidence if p.kind is EvidenceKind.AUDIOVISUAL):
        shots = list(_Said.read().shot_at.finditer(piece.text))
        seen = [
            (r, m)
            for r in records
            if r.obtained == piece.obtained and (m := _Said.read().seen_at.search(r.text))
        ]
        if len(shots) == len(seen) == 1:
            rest = "\n".join((case.facts, case.place, *(p.text for p in case.evidence if p.id != piece.id)))
            record, there = seen[0]
            if _is_elsewhere(shots[0]["place"], there["place"], rest) and _is_home(there["place"], case):
                a = Labelled(piece.id, shots[0][0], shots[0]["place"])
                yield clash_of("拍摄地点与检查地点", a, Labelled(record.id, there[0], there["place"]))


def _is_elsewhere(one: str, other: str, rest: str) -> bool:
    """Whether one place names, at some level that both name, what nothing else in the case knows."""
    mine, yours = _levels(one), _levels(other)
    return any(
        yours[kind] != name and name + kind not in rest for kind, name in mine.items() if kind in yours
    )


def _is_home(place: str, case: Case) -> bool:
    """Whether the record was made where the case places the act."""
    here, home = _levels(place), _levels(case.place)
    return any(home.get(kind) == name for kind, name in here.items())


def _levels(place: str) -> dict[str, str]:
    """By level the first name of a place: what follows may be the name of an undertaking there."""
    found: dict[str, str] = {}
    for match in _Said.read().named_place.finditer(place):
        found.setdefault(match["kind"], match["name"])
    return found


def _plots(case: Case) -> Iterator[Contradiction]:
    """A paper that tells of another plot of land than the case and a further paper, and that alone knows it."""
    home = {m["kind"]: m["n"] for m in _Said.read().plot.finditer(case.place + case.facts)}
    for piece in case.evidence if home else ():
        others = [p for p in case.evidence if p.id != piece.id]
        for match in _Said.read().plot.finditer(piece.text):
            kind, n = match["kind"], match["n"]
            right = f"{home.get(kind, n)}{kind}"
            agreeing = next((p for p in others if right in p.text), None)
            known = match[0] in case.facts or any(match[0] in p.text for p in others)
            beside = _Said.read().other_plot.search(_sentence(piece.text, match.start()))
            if n != home.get(kind, n) and right not in piece.text and agreeing and not (known or beside):
                yield clash_of(
                    f"地点（{kind}）",
                    Labelled(piece.id, match[0], match[0]),
                    Labelled(agreeing.id, right, right),
                )


def _terms(case: Case) -> Iterator[Contradiction]:
    """A contract that gives another time for doing what was agreed than the facts and a further paper tell."""
    facts = single(_terms_in(FACTS, case.facts))
    papers = {p.id: single(_terms_in(p.id, p.text)) for p in case.evidence}
    for piece in (p for p in case.evidence if _Said.read().contract.search(p.name)):
        for done, mine in papers[piece.id].items():
            yours = facts.get(done)
            if yours and mine.value != yours.value and yours.value not in piece.text:
                yield clash_of(f"约定的期限（{done}）", mine, yours)


def _terms_in(evidence: str, text: str) -> Iterator[tuple[str, Labelled]]:
    """The times within which something agreed was to be done, by what was to be done."""
    said = _Said.read()
    for sentence in _SENTENCE.findall(text):
        for match in said.agreed_term.finditer(sentence) if said.agreed.search(sentence) else ():
            number = value_of(match["number"].removesuffix("个")) if "半" not in match["number"] else None
            unit = _DAYS.get(match["unit"], match["unit"])
            shown = "".join(_HALF_A_MONTH) if number is None else f"{number:f}{unit}"
            yield match["done"], Labelled(evidence, match[0], shown)
