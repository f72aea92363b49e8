"""A rule as it concerns one party: its own penalties and ranges only, as measures with their conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.analysis.addressees import Addressee, classes, fits, opening
from assistant.dossier.model import Measure
from assistant.law.penalties.kinds import SEIZED
from assistant.law.penalties.lexicon import kinds
from assistant.law.penalties.text import told_amounts
from assistant.law.penalty_model import Fine, Penalty, PenaltyRule, Span

FINE = "罚款"
BORROWED = "依照其他条款处罚"
BY_ADDRESS = re.compile(
    r"(?:有|属于)?(?:前[一二两三]?款|上款|本条|第[^，]{1,8}[款项])[^，]*(?:行为|情形|情况)(?:之一)?$"
)
NO_CRIME = re.compile(
    r"尚?[未不](?:够|构成)(?:刑事)?(?:犯罪|刑事处罚)"
)  # parts the penalty from the crime, not one tier from another
_EITHER = re.compile(r"或者?|直至")
_FOR_EACH = re.compile("或者?对[^，。；]{1,12}(?:处|$)")  # 处警告或者对个人处…罚款、对单位处…罚款
_APART = re.compile(r"，(?!直至)|[；。\n]")


@dataclass(frozen=True, slots=True)
class Standing:
    """As what a party is punished. ``kind``: 个人, 企业, 个体工商户 or "" unknown; ``capacity``: 责任人员 or ""."""

    kind: str = ""
    capacity: str = ""

    def concerns(self, addressee: str) -> bool:
        """Whether what is laid down for an addressee holds here; persons in charge and offender never share."""
        if classes(addressee) == {Addressee.RESPONSIBLE}:
            return self.capacity == Addressee.RESPONSIBLE
        return not self.capacity and fits(addressee, self.kind)


def is_order(measure: Measure) -> bool:
    """Whether a measure is an order to act (责令改正 …), which is no penalty of 处罚法第九条."""
    return measure.kind not in {BORROWED, FINE, SEIZED, *(word.kind for word in kinds().kinds)}


def own_rule(rule: PenaltyRule, standing: Standing) -> PenaltyRule | None:
    """The rule with the penalties and fines of this party only; None when it does not punish such a party."""
    penalties = tuple(p for p in rule.penalties if standing.concerns(p.party))
    fines = tuple(f for f in rule.fines if f.type == "reference" or standing.concerns(f.party))
    meant = any(map(classes, (*(p.party for p in penalties), *(f.party for f in fines))))
    imposes = bool(penalties or fines or (rule.unread and not rule.penalties and not rule.fines))
    if not imposes or (standing.capacity and not meant):
        return None
    if not meant and not standing.concerns(rule.subject or opening(rule.conduct)):
        return None
    apart = () if standing.capacity else rule.orders_apart
    return replace(
        rule,
        penalties=tuple(replace(p, condition=_beyond(rule.conduct, p.condition)) for p in penalties),
        fines=tuple(replace(f, condition=_beyond(rule.conduct, f.condition)) for f in fines),
        orders=tuple(order for order, _ in apart),
        order_conditions=tuple(condition for _, condition in apart),
    )


def _beyond(conduct: str, condition: str) -> str:
    """A condition that tells one case from another: neither the conduct by its address (有前款第二项行为之一的), nor that it is no crime."""
    address = condition in conduct and BY_ADDRESS.match(condition)
    return "" if address or NO_CRIME.fullmatch(condition) else condition


def measures_of(rule: PenaltyRule, text: str) -> tuple[Measure, ...]:
    """What a rule provides, in the order of the article: orders, penalties, fines with their ranges in words.

    Args:
        rule: narrowed to one party by ``own_rule``.
        text: the article the rule was read from; 或者 between two penalties makes both of them alternatives.
    """
    found = [*_orders(rule), *_penalties(rule), *_fines(rule)]
    found.sort(key=lambda entry: entry.place)
    either = _alternatives(found, text)
    measures = (
        entry.measure.model_copy(update={"alternative": True}) if number in either else entry.measure
        for number, entry in enumerate(found)
    )
    return tuple(dict.fromkeys(measures))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A measure with where it stands."""

    measure: Measure
    span: Span | None
    place: tuple[int, int]


def _orders(rule: PenaltyRule) -> Iterator[_Entry]:
    """Orders that are no penalty."""
    spans = rule.spans.get("orders", ())
    start = spans[0].start if spans else 0
    for number, (order, condition) in enumerate(rule.orders_apart):
        yield _Entry(Measure(kind=order, conditional=condition), None, (start, number))


def _penalties(rule: PenaltyRule) -> Iterator[_Entry]:
    for number, penalty in enumerate(rule.penalties):
        if penalty.kind != FINE:
            yield _entry(Measure(kind=penalty.kind), penalty, number)


def _fines(rule: PenaltyRule) -> Iterator[_Entry]:
    for number, fine in enumerate(rule.fines):
        kind = BORROWED if fine.type == "reference" else FINE
        detail = fine.base if kind == BORROWED else told_amounts(fine)
        yield _entry(Measure(kind=kind, detail=detail), fine, number)


def _entry(measure: Measure, said: Fine | Penalty, number: int) -> _Entry:
    update = {
        "conditional": said.condition,
        "alternative": said.relation == "或者",
        "discretionary": said.discretionary,
        "addressee": "" if said.party == "any" else said.party,
    }
    place = said.span.end if said.span else 0
    return _Entry(measure.model_copy(update=update), said.span, (place, number))


def _alternatives(found: list[_Entry], text: str) -> set[int]:
    """The numbers of entries of which only one is to be chosen: joined by 或者 or 直至, directly or in one list."""
    either: set[int] = set()
    run: list[int] = []
    for (number, one), (_, two) in pairwise(enumerate(found)):
        between = _between(one, two, text)
        if between is None or _APART.search(between):
            run = []
            continue
        run = [*run, number]
        if _EITHER.search(between):
            either |= {*run, number + 1}
    return either


def _between(one: _Entry, two: _Entry, text: str) -> str | None:
    """The words that join two measures of one tier; None where nothing can join them.

    A fine is read from its verb on, so that 处警告或者五百元以下罚款 holds the warning within the span of the fine.
    """
    if one.span is None or two.span is None:
        return None
    if one.measure.conditional != two.measure.conditional:
        return None
    joined = text[one.span.end : two.span.start] if one.span.end <= two.span.start else None
    if one.measure.addressee != two.measure.addressee:
        return joined if joined and not one.measure.addressee and _FOR_EACH.match(joined) else None
    if joined is not None:
        return joined
    starts, ends = sorted((one.span.start, two.span.start)), sorted((one.span.end, two.span.end))
    return text[starts[0] : starts[1]] + text[ends[0] : ends[1]]
