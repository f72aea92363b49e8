"""Where the papers of a case do not agree: identity, values, claims, days, tests. The one finder for the whole house.

Only what is about the same thing counts: the same person, the same measured thing, the same event. Where that cannot be
told there is no contradiction: a false one costs more trust than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from assistant.corpora import Words
from assistant.dossier import comparisons, identities
from assistant.dossier.arithmetic import Written, shared_parts_apart, totals_apart, wrong_sums
from assistant.dossier.comparable import speaks_for, two_speakers
from assistant.dossier.denials import denials_of
from assistant.dossier.files import write_case
from assistant.dossier.known_days import LASTING, days_in, known_beside
from assistant.dossier.labelled import labelled_apart
from assistant.dossier.model import SPOKEN, Case, Evidence, EvidenceKind, Fact, Polarity
from assistant.dossier.named_things import named_apart
from assistant.dossier.odd_ones import odd_ones
from assistant.dossier.permit_reach import misses_the_act
from assistant.dossier.person_rows import rows_against_words
from assistant.dossier.places_apart import places_told_apart
from assistant.dossier.same_thing import only_of_one_thing
from assistant.dossier.shelf_life import not_past_their_date
from assistant.dossier.sources import (
    CHECKED,
    FACTS,
    PARTY,
    REASONS,
    Contradiction,
    Side,
    Source,
    source_of,
    told_facts,
)
from assistant.dossier.statements import read_evidence
from assistant.dossier.told_act import act_apart
from assistant.dossier.told_counts import counts_apart
from assistant.dossier.told_days import days_apart
from assistant.dossier.told_held import held_after_all
from assistant.dossier.told_twice import told_twice
from assistant.dossier.whereabouts import two_places
from assistant.text.bigrams import bigrams
from assistant.text.dates import exact_day


class _Said(Words):
    """The words of other events than the act, as corpora/lexicon/dossier/contradictions.yaml has them."""

    FILE = "lexicon/dossier/contradictions.yaml"

    other_event: re.Pattern[str]


__all__ = ["FACTS", "PARTY", "Contradiction", "Side", "case_contradictions", "find_contradictions"]

_YEAR = re.compile(r"(\d{4})年")
_NUMBER, _DAY = re.compile(r"\d"), re.compile(r"月|\d-\d{1,2}-\d")
_OF_THE_ACT = 2  # pairs of characters that a question must share with the facts


def case_contradictions(case: Case) -> tuple[Contradiction, ...]:
    """Every contradiction between two papers of a case, between a paper and the case's own fields, and within one paper.

    Args:
        case: evidence, facts and party are read.
    """
    return _once(_Keyed(case, write_case(case, indent=None)))


@dataclass(frozen=True, slots=True)
class _Keyed:
    """A case known by what is written in it."""

    case: Case = field(compare=False)
    key: str


@lru_cache(maxsize=2)
def _once(keyed: _Keyed) -> tuple[Contradiction, ...]:
    """The elements and the table of contradictions both ask, one right after the other."""
    case = keyed.case
    papers = [source_of(piece) for piece in case.evidence]
    found = [clash for paper in papers for clash in (*comparisons.within(paper), *identities.within(paper))]
    sources = [*papers, told_facts(case)]
    for one, other in combinations(sources, 2):
        found += _between(one, other, same_person=_same_person(case, one, other))
    if (
        sum(paper.kind is EvidenceKind.EXPERT and "批号" in paper.named for paper in papers) > 1
    ):  # each report is of a batch of its own
        found = [clash for clash in found if clash.topic != "批号"]
    found += [clash for paper in papers for clash in identities.with_party(case, paper)]
    found += _sums(case)
    found += rows_against_words([Written(p.id, p.name, p.text) for p in case.evidence], papers)
    found += _asked_days(case)
    found += _denials(papers)
    found += [*labelled_apart(case), *named_apart(case), *two_places(case), *places_told_apart(case)]
    found += not_past_their_date(case)
    found += [*odd_ones(case), *days_apart(case), *act_apart(case), *counts_apart(case)]
    found = [clash for clash in found if not misses_the_act(clash, case)]
    certain = (c for c in found if not (_explained(c, found, papers) or _part(c, sources)))
    # our own record of the lack explains no answer away, nor another paper what is told twice
    said = (*certain, *held_after_all(case), *told_twice(case))
    return tuple(_distinct(only_of_one_thing(case, said)))


def _part(clash: Contradiction, sources: list[Source]) -> bool:
    """Whether what two numbers differ by is told in the case as well: one of them is a part of the other, then."""
    known = [f for source in sources for f in source.named.get(clash.topic, ()) if f.number is not None]
    sides = [
        {f.number for f in known if (f.evidence, f.value) == (s.evidence, s.value)}
        for s in (clash.a, clash.b)
    ]
    if any(len(side) != 1 for side in sides):
        return False
    (mine,), (yours,) = sides
    rest = abs((mine or Decimal(0)) - (yours or Decimal(0)))
    return rest not in (mine, yours) and any(f.number == rest for f in known)


def _explained(clash: Contradiction, found: list[Contradiction], papers: list[Source]) -> bool:
    """Whether the facts follow a paper that does not contradict the one that tells it otherwise: of another thing, then."""
    paper, facts = (clash.a, clash.b) if clash.b.evidence == FACTS else (clash.b, clash.a)
    if facts.evidence != FACTS or not clash.topic:
        return False
    against = {frozenset((c.a.evidence, c.b.evidence)) for c in found if c.topic == clash.topic}
    followed = [
        p.evidence for p in papers if any(f.value == facts.value for f in p.named.get(clash.topic, ()))
    ]
    return any(one != paper.evidence and frozenset((one, paper.evidence)) not in against for one in followed)


def find_contradictions(
    first: Iterable[Fact], second: Iterable[Fact], *, same_person: bool = True
) -> tuple[Contradiction, ...]:
    """Contradictions between the facts of two statements.

    Args:
        first: facts of the earlier statement.
        second: facts of the later one.
        same_person: whether the same person speaks; else what each says of himself is not compared.
    """
    one = Source("", "", None, (), tuple(first))
    other = Source("", "", None, (), tuple(second))
    return tuple(_distinct(_between(one, other, same_person=same_person)))


def _between(one: Source, other: Source, *, same_person: bool) -> Iterator[Contradiction]:
    yield from identities.between(one, other)
    yield from comparisons.between(one, other, same_person=same_person)


def _sums(case: Case) -> Iterator[Contradiction]:
    """Sums that do not come out, in the papers and in the reasons for the fine, and totals that differ."""
    written = [Written(piece.id, piece.name, piece.text) for piece in case.evidence]
    for paper in (*written, Written(FACTS, FACTS, case.facts), Written(REASONS, REASONS, case.discretion)):
        yield from wrong_sums(paper)
    yield from totals_apart(written)
    yield from shared_parts_apart(written)


def _asked_days(case: Case) -> Iterator[Contradiction]:
    """A day on which somebody owns to have done the act, where no other paper of the case knows that day.

    The question alone tells nothing, nor does one of several days, of another year, of another event (进货、签订、整改), or
    where the act went on for more than a day.
    """
    act = exact_day(case.act_date)
    if act is None or LASTING.search(case.facts):
        return
    for piece in (p for p in case.evidence if p.kind in SPOKEN):
        if (act.month, act.day) in days_in(piece.text):
            continue
        known = known_beside(case, piece)
        for day, sentence in _days_owned(piece, case, act.year):
            if day not in known:
                a = Side(piece.id, sentence.strip(), f"{day[0]}月{day[1]}日")
                b = Side(FACTS, case.act_date, case.act_date)
                yield Contradiction("行为日期", a, b, "日期（行为）")


def _days_owned(piece: Evidence, case: Case, year: int) -> Iterator[tuple[tuple[int, int], str]]:
    """The one day of each question about the act that is answered with yes, and the question."""
    said, act = read_evidence(piece), bigrams(case.facts)
    owned = [s.question for s in said if s.question and s.polarity is Polarity.AFFIRMED and not s.lacks]
    for s in (s for s in said if s.polarity is Polarity.ASKED):
        days, years = days_in(s.sentence), {int(y) for y in _YEAR.findall(s.sentence)}
        plain = len(days) == 1 and years <= {year} and len(bigrams(s.sentence) & act) >= _OF_THE_ACT
        if (
            plain
            and not _Said.read().other_event.search(s.sentence)
            and any(s.sentence.strip() in q for q in owned)
        ):
            yield next(iter(days)), s.sentence


def _denials(papers: list[Source]) -> Iterator[Contradiction]:
    """What one paper plainly denies and another affirms in the same words."""
    for denied, affirmed, about in denials_of([paper.dated for paper in papers]):
        a = Side(affirmed[0], affirmed[1].sentence, "有")
        b = Side(denied[0], denied[1].sentence, "无")
        yield Contradiction(about, a, b, "行为")


def _same_person(case: Case, one: Source, other: Source) -> bool:
    """Whether what each side says of itself is said of the same person."""
    kinds = (one.kind, other.kind)
    if EvidenceKind.WITNESS in kinds or two_speakers(one, other):
        return False
    if not all(speaks_for(case, source) for source in (one, other)):
        return False
    return (
        len(case.all_parties) == 1 or one.kind is other.kind is EvidenceKind.PARTY and one.name == other.name
    )


def _distinct(found: Iterable[Contradiction]) -> Iterator[Contradiction]:
    """One a topic and pair of papers, and one a pair of numbers in them, whatever they are said to be of."""
    seen: set[Hashable] = set()
    for clash in found:
        keys = (clash.about, frozenset((clash.a.evidence, clash.b.evidence))), _numbers(clash)
        if not any(key in seen for key in keys if key):
            yield clash
        seen.update(keys)


def _numbers(clash: Contradiction) -> frozenset[tuple[str, str]]:
    """Two numbers or codes with the papers that give them; none for days and answers, which may be of several things."""
    sides = frozenset(
        (side.evidence, side.value.removesuffix(CHECKED).upper()) for side in (clash.a, clash.b)
    )
    return (
        sides if all(_NUMBER.search(value) and not _DAY.search(value) for _, value in sides) else frozenset()
    )
