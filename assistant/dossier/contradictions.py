"""Where the papers of a case do not agree: identity, values, claims, days, tests. The one finder for the whole house.

Only what is about the same thing counts: the same person, the same measured thing, the same event. Where that cannot be
told there is no contradiction: a false one costs more trust than a missed one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from assistant.dossier import comparisons, identities
from assistant.dossier.denials import denials_of
from assistant.dossier.model import Case, EvidenceKind, Fact
from assistant.dossier.sources import FACTS, PARTY, Contradiction, Side, Source, source_of, told_facts

__all__ = ["FACTS", "PARTY", "Contradiction", "Side", "case_contradictions", "find_contradictions"]


def case_contradictions(case: Case) -> tuple[Contradiction, ...]:
    """Every contradiction between two papers of a case, between a paper and the case's own fields, and within one paper.

    Args:
        case: evidence, facts and party are read.
    """
    papers = [source_of(piece) for piece in case.evidence]
    found = [clash for paper in papers for clash in (*comparisons.within(paper), *identities.within(paper))]
    for one, other in combinations([*papers, told_facts(case)], 2):
        found += _between(one, other, same_person=_same_person(case, one, other))
    found += [clash for paper in papers for clash in identities.with_party(case, paper)]
    found += _denials(papers)
    return tuple(_distinct(found))


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


def _denials(papers: list[Source]) -> Iterator[Contradiction]:
    """What one paper plainly denies and another affirms in the same words."""
    for denied, affirmed, about in denials_of([paper.dated for paper in papers]):
        a = Side(affirmed[0], affirmed[1].sentence, "有")
        b = Side(denied[0], denied[1].sentence, "无")
        yield Contradiction(about, a, b, "行为")


def _same_person(case: Case, one: Source, other: Source) -> bool:
    """Whether what each side says of itself is said of the same person."""
    kinds = (one.kind, other.kind)
    if EvidenceKind.WITNESS in kinds:
        return False
    return (
        len(case.all_parties) == 1 or one.kind is other.kind is EvidenceKind.PARTY and one.name == other.name
    )


def _distinct(found: Iterable[Contradiction]) -> Iterator[Contradiction]:
    """One a topic and pair of papers."""
    seen: set[tuple[str, str, str]] = set()
    for clash in found:
        key = (clash.about, clash.a.evidence, clash.b.evidence)
        if key not in seen:
            seen.add(key)
            yield clash
