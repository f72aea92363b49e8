"""The words in which a clause names a penalty: 责令停产整治, 吊销排污许可证; what it leaves to choose; whose leave it needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.corpora import Words
from assistant.documents.sheet import Relied, Sheet
from assistant.dossier.model import Measure
from assistant.law.penalty_model import Penalty


class _Said(Words):
    """How clauses word penalties, as corpora/lexicon/documents/clause_words.yaml has it."""

    FILE = "lexicon/documents/clause_words.yaml"

    ends: re.Pattern[str]
    parts: re.Pattern[str]
    lead: re.Pattern[str]
    verb: re.Pattern[str]
    rest: re.Pattern[str]
    joined: re.Pattern[str]
    several: re.Pattern[str]
    leave: re.Pattern[str]
    left: re.Pattern[str]


ORDERED = ("责令停产停业", "责令关闭", "限制开展生产经营活动")
PERMITS = ("吊销许可证件", "暂扣许可证件", "降低资质等级")
_ORDER = "责令"
_SHORT = 30  # characters of the orders in a clause; a longer stretch was cut wrongly
_LONGEST = 24  # characters of the name of a certificate

Said = tuple[str, Penalty]


def options(sheet: Sheet, measures: Sequence[Measure]) -> tuple[str, ...]:
    """The orders among which those of some measures stand: 责令限制生产, 责令停产整治; () where it is not worded alike.

    Args:
        sheet: of the paper.
        measures: of one kind, one of ``ORDERED``; only the tiers they are of are read.
    """
    told = {words for text, penalty in said(sheet, measures) if (words := _order_words(text, penalty))}
    return split(told.pop()) if len(told) == 1 else ()


def order_to(sheet: Sheet, measures: Sequence[Measure]) -> str:
    """The order that some measures are, among those it can be chosen for: 责令停产整治; "" where the clauses differ."""
    told = set()
    for text, penalty in said(sheet, measures):
        words = text[penalty.span.start : penalty.span.end] if penalty.span else ""
        choice = split(_order_words(text, penalty))
        own = (one for one in choice if words in one or one.endswith(penalty.kind[-2:]))
        told.add(next(own, ""))
    return told.pop() if len(told) == 1 else ""


def split(order: str) -> tuple[str, ...]:
    """The single orders of one that names several: 责令改正或者责令限制生产."""
    parts = _Said.read().parts.split(order) if order else ()
    return tuple(one if one.startswith(_ORDER) else f"{_ORDER}{one}" for one in parts)


def certificate(sheet: Sheet, measures: Sequence[Measure]) -> str:
    """What is revoked, withheld or lowered, as the clauses call it: 吊销排污许可证; "" where they name several."""
    told = {_permit_words(text, penalty) for text, penalty in said(sheet, measures)}
    return told.pop() if len(told) == 1 else ""


def literal(sheet: Sheet, measures: Sequence[Measure]) -> str:
    """What the clauses call a kind of penalty that tells nothing by its name, 取缔; "" where they differ."""
    told = set()
    for text, penalty in said(sheet, measures):
        words = text[penalty.span.start : penalty.span.end] if penalty.span else ""
        told.add(_Said.read().lead.sub("", words))
    own = told.pop() if len(told) == 1 else ""
    return "" if _Said.read().several.search(own) else own


def wants_leave(sheet: Sheet, measures: Sequence[Measure]) -> bool:
    """Whether the tiers of some measures let the agency impose them only by leave of a government, and the case tells of none."""
    words, case = _Said.read(), sheet.entire
    if case.agency.endswith("人民政府"):
        return False
    told = "。".join((case.facts, case.discretion, *(f"{step.name}：{step.note}" for step in case.steps)))
    found = [words.leave.search(_tier_before(text, penalty)) for text, penalty in said(sheet, measures)]
    return bool(found) and all(found) and not words.left.search(told)


def said(sheet: Sheet, measures: Sequence[Measure]) -> Iterator[Said]:
    """The places where the clauses lay the measures down: those of their own tiers, all where no tier is theirs."""
    for one in sheet.relied:
        own = [measure for measure in measures if measure in one.measures]
        if own:
            text = _text(sheet, one)
            yield from ((text, penalty) for penalty in _of_tier(own, one.clause.rule.penalties))


def _of_tier(own: Sequence[Measure], penalties: Iterable[Penalty]) -> list[Penalty]:
    kinds, tiers = {one.kind for one in own}, {one.conditional for one in own}
    found = [one for one in penalties if one.kind in kinds and one.span]
    return [one for one in found if one.condition in tiers] or found


def _text(sheet: Sheet, one: Relied) -> str:
    article = sheet.library.article_in(one.clause.version, one.clause.penalty.provision)
    return article.text if article else ""


def _clause_start(text: str, penalty: Penalty, marks: str) -> int:
    at = penalty.span.start if penalty.span else 0
    return max(text.rfind(mark, 0, at) for mark in marks) + 1


def _tier_before(text: str, penalty: Penalty) -> str:
    """What the tier says before it names the penalty."""
    end = penalty.span.start if penalty.span else 0
    named = text[end:].find(_ORDER)
    return text[_clause_start(text, penalty, "；。") : end + (len(_ORDER) if named == 0 else 0)]


def _order_words(text: str, penalty: Penalty) -> str:
    """The words in which the clause orders it, from 责令 on, with those it may be chosen for."""
    if penalty.span is None:
        return ""
    start = _clause_start(text, penalty, "，；。：")
    end = _Said.read().ends.search(text, penalty.span.end)
    part = text[start : end.start() if end else len(text)]
    words = part[part.find(_ORDER) :] if _ORDER in part else ""
    return words if len(words) <= _SHORT else ""


def _permit_words(text: str, penalty: Penalty) -> str:
    """吊销采矿许可证 of 并可以吊销其采矿许可证; "" where several stand in one stretch."""
    if penalty.span is None:
        return ""
    words = _Said.read()
    stretch = text[penalty.span.start : penalty.span.end]
    led = words.verb.match(stretch)
    rest = words.rest.match(text, penalty.span.end)
    name = stretch[led.end() :] + (rest[0] if rest else "") if led else ""
    if not name or len(name) > _LONGEST or words.joined.search(name):
        return ""
    return led["verb"] + name if led else ""
