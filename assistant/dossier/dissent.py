"""One paper alone tells another number than facts and papers agree on: of the same unit, of the same thing, known nowhere else.

What makes two numbers one is not the words right before them but that the case knows no other number for it: the paper
that falls out does not know the agreed number, nobody knows its own, no sum of the case makes it, the two are slips of
one another, and their clauses share the name of a thing. What was granted, agreed or planned is no such number. Where
one digit is another, and where a witness counts, who may count his own, others must know the words next to it, too; of
a witness and of pictures, which may show a part, only the same digits in another order are a slip. What others wrote
about their own dealings (bills, contracts, lists of wages) may tell of more or less and is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.model import Case, EvidenceKind
from assistant.dossier.retold import of_one_thing
from assistant.dossier.retold_words import RetoldWords
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.told_numbers import YUAN, Number, Paper, numbers_of, papers_of
from assistant.dossier.told_of import agreed
from assistant.text.bigrams import bigrams
from assistant.text.quantities import load_units
from assistant.text.slips import is_slip, same_digits

_FEW, _MANY = 2, 3
_SEEN = frozenset({EvidenceKind.WITNESS, EvidenceKind.AUDIOVISUAL})
_ABOUT = re.compile("大约|约(?!定)|左右|近(?=\\d)")

_Key = tuple[str, Decimal]


@dataclass(frozen=True, slots=True)
class _Case:
    """The papers of a case, its numbers by unit and value, and the words that stand everywhere in it."""

    texts: list[Paper]
    told: dict[_Key, list[Number]]
    everywhere: frozenset[str]

    def papers(self, key: _Key) -> frozenset[str]:
        """Who tells a number."""
        return frozenset(n.paper.evidence for n in self.told.get(key, ()))

    def strange(self, one: Number) -> bool:
        """Whether half of the words next to a number are known to no other paper: it may be of another thing."""
        rest = [p.told for p in self.texts if p.evidence != one.paper.evidence]
        words = _words(f"{one.label}，{one.behind}")
        unknown = sum(all(pair not in told for told in rest) for pair in words)
        return unknown > 0 and 2 * unknown >= len(words)

    def explained(self, one: Number, other: Number) -> bool:
        """Whether what two numbers differ by, or come to together, is told beside one of them or in the facts: one is a part, then."""
        for rest in (abs(one.value - other.value), one.value + other.value):
            told = self.told.get((one.unit, rest), ()) if rest not in (one.value, other.value) else ()
            if any(
                n.paper.evidence in (one.paper.evidence, FACTS) or n.sentence == other.sentence for n in told
            ):
                return True
        return False


def numbers_dissenting(case: Case) -> Iterator[Contradiction]:
    """Every number by which one paper stands alone against the rest of its case.

    Args:
        case: evidence, notes of the steps and facts are read; papers from after the correction are left out.
    """
    papers = papers_of(case, notes=True)
    known = _Case(
        papers,
        {},
        bigrams(f"{case.party.name}，{case.place}，{case.agency}，{'，'.join(case.officer_names)}"),
    )
    for number in (n for paper in papers for n in numbers_of(paper)):
        known.told.setdefault(number.key, []).append(number)
    several = [key for key in known.told if len(known.papers(key)) >= _FEW]
    for key, found in known.told.items():
        alone = known.papers(key)
        of_office = _is_of_office(found[0].paper)
        if len(alone) > 1 or FACTS in alone or not of_office or any(_is_granted(n) for n in found):
            continue
        for other in (k for k in several if k[0] == key[0] and k != key):
            if pair := _apart(known, found, other):
                yield _clash(*pair)
                break


def _apart(known: _Case, found: list[Number], other: _Key) -> tuple[Number, Number] | None:
    """A number that stands alone and one of those on which others agree, if they are of one thing."""
    agreeing = known.papers(other) - {found[0].paper.evidence}
    inside = found[0].paper.evidence in known.papers(other)
    enough = len(agreeing) >= _MANY or (FACTS in agreeing and len(agreeing) >= _FEW)
    turned = same_digits(found[0].value, other[1])
    seen = found[0].paper.kind in _SEEN
    if not is_slip(found[0].value, other[1]) or not enough or ((inside or seen) and not turned):
        return None
    for one in (n for n in found if not inside or not _thing(n)):
        if RetoldWords.read().other_lot.search(one.clause) or ((seen or not turned) and known.strange(one)):
            continue
        for yours in (n for n in known.told[other] if n.paper is not one.paper):
            alike = (inside and enough) or _shared(one, yours, known.everywhere)
            pair = (_plain(one), _plain(yours)) if turned else (one, yours)
            if alike and not known.explained(one, yours) and of_one_thing(*pair):
                return one, yours
    return None


def _is_of_office(paper: Paper) -> bool:
    """Whether a paper tells what was found: no document that others made, no second look."""
    words = RetoldWords.read()
    ours = not paper.document or words.of_office.search(paper.name) is not None
    return ours and words.second_look.search(paper.name) is None


def _is_granted(number: Number) -> bool:
    before = number.sentence.partition(number.shown)[0]
    return agreed(number.paper.name, before) or load_patterns().agreed.words.search(number.clause) is not None


def _plain(number: Number) -> Number:
    """A number without the words of 'about', which no slip of a digit makes good."""
    return replace(
        number, clause=_ABOUT.sub("", number.clause), label=_ABOUT.sub("", number.label), goods=False
    )


def _thing(number: Number) -> bool:
    """Whether a number says by itself of which thing it is."""
    return bool(_words(f"{number.label}，{number.behind}"))


def _shared(one: Number, other: Number, everywhere: frozenset[str]) -> bool:
    """Whether the words around two numbers name one thing: next to both, or several times in their sentences."""
    near = [_words(f"{n.label}，{n.behind}，{n.clause}") for n in (one, other)]
    if (near[0] & near[1]) - everywhere:
        return True
    wide = [_words(n.sentence) for n in (one, other)]
    return len((wide[0] & wide[1]) - everywhere) >= _MANY


def _words(text: str) -> frozenset[str]:
    return bigrams(RetoldWords.read().generic.sub("，", load_units().counted_quantity.sub("，", text)))


def _clash(one: Number, other: Number) -> Contradiction:
    a, b = (Side(n.paper.evidence, n.sentence.strip(), n.shown) for n in (one, other))
    topic = "金额" if one.unit == YUAN else "数量"
    return Contradiction(f"{topic}（{one.shown}与{other.shown}）", a, b, topic)
