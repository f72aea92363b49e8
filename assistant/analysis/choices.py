"""Several rules that fit, each with what tells it from the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.analysis.measures import FINE, Standing, measures_of, own_rule
from assistant.analysis.model import Choice
from assistant.analysis.pin import Located
from assistant.dossier.model import Measure
from assistant.law.model import Provision
from assistant.law.penalties.parties import ANY
from assistant.text.numerals import to_chinese

_COLON = "："


def choices(options: Sequence[tuple[Located, Standing]]) -> tuple[Choice, ...]:
    """The options in their order; those that do not punish a party of that standing are left out."""
    found = [choice for located, standing in options if (choice := _choice(located, standing))]
    columns = [(name, [read(choice) for choice in found]) for name, read in _COLUMNS]
    telling = [(name, values) for name, values in columns if len(set(values)) > 1]
    shared = Counter(choice.reference for choice in found)
    told = (_told(choice, number, telling) for number, choice in enumerate(found))
    return tuple(replace(choice, written=_written(choice, shared[choice.reference] > 1)) for choice in told)


def told_conduct(conduct: str) -> str:
    """A conduct without the head that all items of a paragraph share (有下列行为之一的：)."""
    return conduct.partition(_COLON)[2] or conduct


def _written(choice: Choice, shared: bool) -> str:
    """The reference, with the conduct behind a colon where another choice stands at the same place."""
    if choice.capacity:
        return ""
    return f"{choice.reference}{_COLON}{told_conduct(choice.conduct)}" if shared else choice.reference


def _choice(located: Located, standing: Standing) -> Choice | None:
    rule = own_rule(located.rule, standing)
    if rule is None:
        return None
    measures = measures_of(rule, located.article.text)
    named = (measure.addressee for measure in measures)
    return Choice(
        reference=located.ref.format(),
        pin=located.pin,
        conduct=rule.conduct,
        addressees=_distinct(named) or _distinct([rule.subject.removeprefix(ANY)]),
        conditions=_distinct(measure.conditional for measure in measures),
        penalties=_distinct(measure.kind for measure in measures),
        amounts=_distinct(map(_amount, measures)),
        capacity=standing.capacity,
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _amount(measure: Measure) -> str:
    if measure.kind != FINE and not measure.detail:
        return ""
    return f"{measure.detail}（{measure.conditional}）" if measure.conditional else measure.detail


def _told(choice: Choice, number: int, telling: list[tuple[str, list[str]]]) -> Choice:
    differs = tuple(f"{name}：{values[number]}" for name, values in telling if values[number])
    return replace(choice, differs=differs)


def _place(part: str) -> Callable[[Choice], str]:
    def read(choice: Choice) -> str:
        at = Provision.parse(choice.pin.provision)
        number = getattr(at, part) if at else 0
        word = {"paragraph": "第{}款", "item": "第（{}）项"}[part]
        return word.format(to_chinese(number)) if number else ""

    return read


_COLUMNS: tuple[tuple[str, Callable[[Choice], str]], ...] = (
    ("法规", lambda choice: choice.pin.law),
    ("条", lambda choice: choice.pin.provision.partition("条")[0] + "条"),
    ("款", _place("paragraph")),
    ("项", _place("item")),
    ("文本", lambda choice: f"{choice.pin.effective} 起施行" if choice.pin.effective else ""),
    ("行为", lambda choice: told_conduct(choice.conduct)),
    ("对象", lambda choice: choice.capacity or "、".join(choice.addressees)),
    ("条件", lambda choice: "；".join(choice.conditions)),
    ("处罚", lambda choice: "、".join(choice.penalties)),
    ("幅度", lambda choice: "；".join(choice.amounts)),
)
