"""Totals of money told twice: what was taken, owed or paid in all, and what was given back where all is said to be given back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.dossier.denials import is_later
from assistant.dossier.model import Case
from assistant.dossier.retold_words import RetoldWords
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.told_numbers import YUAN, Number, Paper, numbers_of, papers_of
from assistant.text.bigrams import bigrams

_NEAR = 24  # characters before a sum that tell which money it is
_NEED_NOT_BE_NAMED = frozenset({"工钱", "租", "货"})
_SHARED = 3  # pairs of characters that two sentences about one sum share
_BACK = re.compile(r"退(?!休|役|学(?!费))")


def totals_retold(case: Case) -> Iterator[Contradiction]:
    """A total of money above the one that the facts and further papers tell, and a refund below it that is called whole.

    A smaller total may be of a part; only where everything is said to have been given back must it come to the whole.

    Args:
        case: facts, reasons, steps and evidence are read.
    """
    papers = papers_of(case)
    sums = {p.evidence: [n for n in numbers_of(p) if n.unit == YUAN] for p in papers}
    totals = {key: [n for n in found if n.total] for key, found in sums.items()}
    told_as_total = {n.value for key, found in totals.items() if key != FACTS for n in found}
    whole = {n.value: n for n in totals[FACTS]}
    whole = whole or {n.value: n for n in sums[FACTS] if n.value in told_as_total}
    if len(whole) != 1:
        return
    ((value, fact),) = whole.items()
    knowing = [n for key, found in sums.items() if key != FACTS for n in found if n.value == value]
    everywhere = bigrams(f"{case.party.name}，{case.place}，{case.agency}")
    if not knowing:
        return
    for paper in papers[:-1]:
        mine = _other_total(paper, totals, sums, value)
        if mine and (
            _of_one_sum(mine, [fact, *knowing], everywhere) or _not_all_back(mine, fact, paper, case)
        ):
            a, b = (Side(n.paper.evidence, n.sentence.strip(), n.shown) for n in (mine, fact))
            yield Contradiction(f"合计的金额（{mine.shown}与{fact.shown}）", a, b, "金额")


def payments_retold(case: Case) -> Iterator[Contradiction]:
    """Somebody who paid more than the only sum that the facts and two further papers tell.

    Args:
        case: facts and evidence are read.
    """
    papers = papers_of(case)
    sums = {p.evidence: [n for n in numbers_of(p) if n.unit == YUAN] for p in papers}
    whole = {n.value: n for n in sums[FACTS]}
    if len(whole) != 1:
        return
    ((value, fact),) = whole.items()
    told = {key: {n.value for n in found} for key, found in sums.items()}
    agreed = sum(value in values for values in told.values()) >= _SHARED
    if not agreed or not RetoldWords.read().paid.search(fact.clause):
        return
    for paper in papers[:-1]:
        known = {v for key, values in told.items() if key != paper.evidence for v in values}
        for one in sums[paper.evidence] if value not in told[paper.evidence] else ():
            if one.value > value and one.value not in known and _is_that_payment(one, fact):
                a, b = (Side(n.paper.evidence, n.sentence.strip(), n.shown) for n in (one, fact))
                yield Contradiction(f"收付的金额（{one.shown}与{fact.shown}）", a, b, "金额")


def _is_that_payment(one: Number, fact: Number) -> bool:
    """Whether a sum was paid to those of whom the facts tell, for the same, and is no part."""
    words = RetoldWords.read()
    to_them = words.paid_to.search(one.clause) or bigrams(one.clause) & bigrams(fact.clause)
    paid = words.paid.search(one.clause) and not words.other.search(one.clause)
    return bool(to_them and paid) and _one_kind(_kinds(one), _kinds(fact))


def _other_total(
    paper: Paper, totals: dict[str, list[Number]], sums: dict[str, list[Number]], whole: Decimal
) -> Number | None:
    """The one total of a paper that nobody else knows; None where the paper knows the whole, or somebody the difference."""
    found = {n.value: n for n in totals[paper.evidence]}
    if len(found) != 1 or any(n.value == whole for n in sums[paper.evidence]):
        return None
    ((value, number),) = found.items()
    told = {n.value for key, others in sums.items() if key != paper.evidence for n in others}
    rest = abs(value - whole)
    unexplained = value not in told and rest not in told | {n.value for n in sums[paper.evidence]}
    return number if unexplained else None


def _of_one_sum(mine: Number, agreeing: list[Number], everywhere: frozenset[str]) -> bool:
    """Whether a greater total is of the very sum that others tell: in the same words, and of the same kind of money."""
    words = RetoldWords.read()
    kinds = [_kinds(n) for n in (mine, *agreeing)]
    passages = [bigrams(_passage(n)) for n in (mine, *agreeing)]
    other = words.other.search(mine.clause) or words.in_part.search(mine.sentence)
    if other or mine.paper.witness or mine.value <= agreeing[0].value:
        return False
    alike = [len(passages[0] & passage - everywhere) >= _SHARED for passage in passages[1:]]
    dealt = [_dealt(n) for n in (mine, *agreeing)]
    same = [one or bool(dealt[0] & other) for one, other in zip(alike, dealt[1:], strict=True)]
    return any(_one_kind(kinds[0], kind) and told for kind, told in zip(kinds[1:], same, strict=True))


def _dealt(number: Number) -> frozenset[str]:
    """What was done for the money, by the words right before it (售肉14笔，合计…)."""
    before = number.sentence[: number.sentence.find(number.shown)][-_NEAR:]
    return frozenset(done for done, form in RetoldWords.read().dealt.items() if form.search(before))


def _one_kind(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sums may be of one kind of money: what is owed to workers or for a lease need not be called so twice."""
    plain = [kinds & _NEED_NOT_BE_NAMED for kinds in (one, other)]
    return one - plain[0] == other - plain[1] and (not all(plain) or bool(plain[0] & plain[1]))


def _kinds(number: Number) -> frozenset[str]:
    """Which kinds of money the words right before a sum name."""
    before = number.sentence[: number.sentence.find(number.shown)][-_NEAR:]
    return frozenset(kind for kind, form in RetoldWords.read().money_of.items() if form.search(before))


def _passage(number: Number) -> str:
    """The words up to the full stops around a number."""
    text = number.paper.text
    at = text.find(number.sentence)
    return text[text.rfind("。", 0, at) + 1 : text.find("。", at + len(number.sentence)) + 1 or None]


def _not_all_back(mine: Number, whole: Number, paper: Paper, case: Case) -> bool:
    """Whether a paper totals what was given back to less than the whole, though all is told to be given back."""
    notes = "；".join((case.facts, case.discretion, *(step.note for step in case.steps)))
    words = RetoldWords.read()
    back = _BACK.search(f"{paper.name}，{mine.sentence}") and not is_later(paper.name)
    told = words.given_back.search(notes) and not words.in_part.search(paper.text + notes)
    return bool(back and told) and mine.value < whole.value and not mine.paper.witness
