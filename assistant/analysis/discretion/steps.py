"""Which step of a discretion table a case falls into, condition by condition, and what the step makes in yuan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from assistant.analysis.discretion.catalogue import load_patterns
from assistant.analysis.discretion.circumstances import Circumstance
from assistant.analysis.discretion.tables import Tier
from assistant.dossier.fact_patterns import load_patterns as load_facts
from assistant.dossier.facts import read_facts
from assistant.dossier.model import Case, Polarity
from assistant.text.amounts import amounts_in
from assistant.text.quantities import Counted, find_quantities

_AND, _OR = re.compile(r"[；;]"), re.compile(r"\||或者")
_REST = re.compile(r"^(其他|一般情形|一般|不属于.{0,20})?$")
_NOT = re.compile(r"^(没有|未|无|非(?!法)|不(?!足|超|满))")
_MOST = re.compile(
    r"以下|不足|以内|(?<!不)低于|少于|小于|不(?:超过|高于|大于|多于)|未超过|不满|未满|最多|至多"
)
_LEAST = re.compile(r"以上|超过|高于|大于|多于|至少|不(?:低于|少于|小于)|满")
_OPEN = re.compile(
    r"超过|高于|大于|多于|不足|低于|少于|小于|不满|未满|不含(?:本数)?"
)  # the number itself is not meant
_CLOSED = re.compile(r"不(?:超过|高于|大于|多于|低于|少于|小于)|未超过")
_WORDS = r"(?:[不未]?(?:超过|高于|大于|多于|低于|少于|小于|足|满)|至少|至多|最多)"
_BEFORE, _BEHIND = (
    re.compile(rf"{_WORDS}$"),
    re.compile(r"(?:的)?(?:以[上下内](?:[（(]不含(?:本数)?[）)])?|[（(]不含(?:本数)?[）)])?"),
)
_NOTHING = ("",)
_BESIDES = re.compile(r"^(?:以[上下内]|[，、]|且|并且|同时|的)+")
_PERIOD = re.compile(r"[一二两三四五六七八九十\d]+(?:年|个月|日|天|次)")
_LIMIT = re.compile(r"不足|超过|低于|高于|不满|以[上下内]|约|大概|左右|将近")
_CLAUSE = re.compile("[，。；：;:]")


class Met(StrEnum):
    """Whether a condition is met."""

    YES = "符合"
    NO = "不符合"
    OPEN = "无法判断"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A step of the table with what speaks for and against it, and whether it is the step for all other cases."""

    tier: Tier
    met: Met
    why: str
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the step makes: from, to, and the middle, in yuan, with the calculation in words. A proposal, nothing more."""

    low: Decimal
    high: Decimal
    amount: Decimal
    formula: str


def weigh(tiers: Iterable[Tier], found: Sequence[Circumstance], case: Case) -> tuple[Weighed, ...]:
    """Every step with whether its conditions are met.

    Args:
        tiers: of the clause of the case.
        found: its circumstances.
        case: its facts give the quantities.
    """
    return tuple(_weighed(tier, found, case) for tier in tiers)


def chosen(weighed: Sequence[Weighed]) -> Weighed | None:
    """The one step that is met; else the step for all others when no other is open; None where that cannot be told."""
    met = [one for one in weighed if one.met is Met.YES and not one.rest]
    if len(met) == 1:
        return met[0]
    unsure = any(one.met is Met.OPEN and not one.rest for one in weighed)
    rest = [one for one in weighed if one.rest]
    return rest[0] if not met and not unsure and len(rest) == 1 else None


def proposal(tier: Tier, case: Case, bases: Sequence[str]) -> Proposal | None:
    """The range of a step in yuan and its middle; None where the base is not stated in facts or reasons.

    Args:
        tier: the step.
        case: its facts and reasons are read.
        bases: what the clause counts by (货值金额).
    """
    if tier.unit == "元":
        return _made(tier, Decimal(1), "")
    base = _base(case, bases) if tier.unit in ("倍", "%") else _quantity(case, tier.unit.removeprefix("元每"))
    if base is None:
        return None
    factor = base[0] / 100 if tier.unit == "%" else base[0]
    return _made(tier, factor, f"{base[1]}×")


def _made(tier: Tier, factor: Decimal, told: str) -> Proposal:
    low, high = (_yuan(value * factor) for value in (tier.low, tier.high))
    middle = _yuan((tier.low + tier.high) / 2 * factor)
    formula = f"{told}（{tier.low:f}＋{tier.high:f}）{tier.unit}÷2＝{middle:f}元（“{tier.name}”档的中间值）"
    return Proposal(low, high, middle, formula)


def _yuan(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1), ROUND_HALF_UP)


def _base(case: Case, bases: Sequence[str]) -> tuple[Decimal, str] | None:
    """The one amount that reasons and facts name as a base (货值金额2万元); none where they name two, or only a limit."""
    found = {one[0]: one for text in (case.discretion, case.facts) for one in _named(text, bases)}
    return next(iter(found.values())) if len(found) == 1 else None


def _named(text: str, bases: Sequence[str]) -> Iterator[tuple[Decimal, str]]:
    for amount in amounts_in(text):
        before = _CLAUSE.split(text[: amount.start])[-1]
        at = max((before.rfind(base) for base in bases), default=-1)
        if (
            at >= 0
            and not amount.rough
            and not _LIMIT.search(before[at:])
            and not _LIMIT.match(text[amount.end :])
        ):
            yield amount.yuan, before[at:] + text[amount.start : amount.end]


def _quantity(case: Case, unit: str, subject: str = "") -> tuple[Decimal, str] | None:
    """The one exact quantity of a unit that the facts tell of a thing; none where there are several or the thing is another."""
    facts = [f for f in read_facts(case.facts) if f.unit == unit and f.number is not None]
    facts = [f for f in facts if not (subject and f.subject) or _one_thing(subject, f.subject)]
    numbers = {f.number for f in facts}
    if len(numbers) != 1 or any(f.rough or f.polarity is not Polarity.AFFIRMED for f in facts):
        return None
    number = numbers.pop()
    return None if number is None else (number, f"{number:f}{unit}")


def _one_thing(one: str, other: str) -> bool:
    """Whether two names may be of one thing: 面积 and 占用面积, not 建筑面积 and 占用面积."""
    return one.endswith(other) or other.endswith(one)


def _weighed(tier: Tier, found: Sequence[Circumstance], case: Case) -> Weighed:
    if _REST.match(tier.when.strip()):
        return Weighed(tier, Met.OPEN, "其他档都不符合时适用", rest=True)
    parts = [_any(part, found, case) for part in _AND.split(tier.when) if part.strip()]
    met = (
        Met.NO
        if any(p[0] is Met.NO for p in parts)
        else Met.OPEN
        if any(p[0] is Met.OPEN for p in parts)
        else Met.YES
    )
    return Weighed(tier, met, "；".join(why for _, why in parts))


def _any(part: str, found: Sequence[Circumstance], case: Case) -> tuple[Met, str]:
    """One condition of which any alternative will do."""
    tried = [_one(alternative.strip(), found, case) for alternative in _OR.split(part) if alternative.strip()]
    for met in (Met.YES, Met.OPEN):
        if met in (one for one, _ in tried):
            return next((m, why) for m, why in tried if m is met)
    return tried[0] if tried else (Met.OPEN, part)


def _one(condition: str, found: Sequence[Circumstance], case: Case) -> tuple[Met, str]:
    wanted = next((p for p in load_patterns() if p.words.search(condition)), None)
    if wanted is None:
        return _measured(condition, case) or (Met.OPEN, f"“{condition}”须人工判断")
    one = next((c for c in found if c.id == wanted.id), None)
    denied = bool(_NOT.match(condition)) and not wanted.words.match(condition)
    met, why = _established(one, wanted.direction, denied=denied)
    if met is Met.YES and _PERIOD.search(condition):
        return Met.OPEN, f"“{condition}”：有材料，是否在所定期间（次数）以内须核对"
    return met, f"“{condition}”{why}"


def _established(one: Circumstance | None, direction: str, *, denied: bool) -> tuple[Met, str]:
    """Whether a circumstance, or its absence, is borne out. Silence bears out nothing.

    What makes the fine heavier the agency has to prove: where no paper tells it, the step is not met.
    """
    if one is not None and one.support and one.against:
        return Met.OPEN, "的材料互相矛盾"
    if one is not None and one.holds:
        return (Met.NO if denied else Met.YES), ("有相反的材料" if denied else "有材料支持")
    if one is not None and one.against:
        return (Met.YES if denied else Met.NO), ("有材料支持" if denied else "有相反的材料")
    if one is not None and one.support:
        return Met.OPEN, "只有当事人自己的陈述，须取证核实"
    if direction == "从重" and not denied:
        return Met.NO, "没有材料支持"
    return Met.OPEN, "没有材料，须查明后判断"


def _measured(condition: str, case: Case) -> tuple[Met, str] | None:
    """A condition on quantities (面积10平方米以上50平方米以下, 10至50平方米) against the only such quantity in the facts."""
    bounds = list(find_quantities(condition))
    if not bounds:
        return None
    ends = [0, *(bound.end for bound in bounds)]
    starts = [*(bound.start for bound in bounds), len(condition)]
    kept, told, subject = True, [], ""
    for at, bound in enumerate(bounds):
        before, after = condition[ends[at] : bound.start], condition[bound.end : starts[at + 1]]
        subject = _subject(before) if not at or bound.base != bounds[at - 1].base else subject
        held = _quantity(case, bound.base, subject)
        if held is None:
            return Met.OPEN, f"“{condition}”：事实里没有写明（或者有几个、只是约数）{bound.base}数"
        told.append(held[1])
        kept = kept and _within(held[0], bound, before, after)
    return (Met.YES if kept else Met.NO), f"“{condition}”：事实为{'、'.join(dict.fromkeys(told))}"


def _subject(before: str) -> str:
    """What a bound measures, by the words before it; "" for words of measuring only (面积)."""
    words = _BESIDES.sub("", _BEFORE.sub("", before))
    return load_facts().measures.sub("", words)


def _within(value: Decimal, bound: Counted, before: str, after: str) -> bool:
    """Whether a value keeps a bound, by the words around it; 以上、以下 include the number, a span includes both ends."""
    low, high = bound.span.low * bound.factor, bound.span.high * bound.factor
    words = (_BEFORE.search(before) or _NOTHING)[0] + (_BEHIND.match(after) or _NOTHING)[0]
    is_open = bool(_OPEN.search(words)) and not _CLOSED.search(words)
    if _MOST.search(words):
        return value < high if is_open else value <= high
    if _LEAST.search(words):
        return value > low if is_open else value >= low
    return low <= value <= high
