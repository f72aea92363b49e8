"""Acts that are met often, in plain words, by the penalty clause they fall under (corpora/facts/common)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Annotated

from pydantic import Field

from assistant.analysis.matters import shipped_matters
from assistant.corpora import Data, corpus, load
from assistant.errors import CorpusError
from assistant.law.model import LawRef, Provision
from assistant.text.bigrams import bigrams

_Says = Annotated[list[Annotated[str, Field(min_length=4, max_length=60)]], Field(min_length=1)]
Ways = Mapping[tuple[str, Provision], Sequence[tuple[Provision, tuple[str, ...]]]]
_day = attrgetter("day")


class Said(Data):
    """Ways to say acts by law and clause, as numbered on a day."""

    day: date
    laws: dict[str, dict[str, _Says]]


@dataclass(frozen=True, slots=True)
class CommonAct:
    """Ways to say an act and the clause that punishes it; ``day``: the ordinal of the day as on which it is numbered."""

    says: tuple[str, ...]
    clause: LawRef
    day: int


@lru_cache(maxsize=1)
def shipped_acts() -> tuple[CommonAct, ...]:
    """All acts of corpora/facts/common.

    Raises:
        CorpusError: a file breaks the schema, or a key is no address of a clause.
    """
    return tuple(act for path in sorted(corpus("facts/common").glob("*.yaml")) for act in read_acts(path))


def read_acts(path: Path) -> Iterator[CommonAct]:
    """The acts of one file: day, law, clause, ways to say it.

    Raises:
        CorpusError: the file breaks the schema, or a key is no address of a clause.
    """
    for said in load(path, tuple[Said, ...]):
        for law, clauses in said.laws.items():
            for address, says in clauses.items():
                provision = Provision.parse(address)
                if provision is None:
                    raise CorpusError(
                        f"{path.name}：{law} 之下的“{address}”不是条款写法",
                        "请写成 第四十二条第一款第（三）项",
                    )
                yield CommonAct(tuple(says), LawRef(law, provision), said.day.toordinal())


@lru_cache(maxsize=1)
def ways_of_acts() -> Mapping[int, Ways]:
    """What people say of the common acts, by the day as on which the clauses are numbered."""
    by_day = groupby(sorted(shipped_acts(), key=_day), key=_day)
    return {day: _by_article((act.clause, act.says) for act in acts) for day, acts in by_day}


def days_of(law: str) -> tuple[int, ...]:
    """The days as on which clauses of a law are numbered that something is said of."""
    return _days().get(law, ())


@lru_cache(maxsize=1)
def _days() -> dict[str, tuple[int, ...]]:
    named = sorted({(act.clause.law, act.day) for act in shipped_acts()})
    return {law: tuple(day for _, day in days) for law, days in groupby(named, key=itemgetter(0))}


@lru_cache(maxsize=1)
def ways_of_matters() -> Ways:
    """What people say of the matters, whose clauses are numbered as today."""
    bases = ((matter, basis) for matter in shipped_matters() for basis in matter.bases if basis.until is None)
    return _by_article((ref, matter.says) for matter, basis in bases for ref in basis.penalties)


def _by_article(named: Iterable[tuple[LawRef, tuple[str, ...]]]) -> Ways:
    found: dict[tuple[str, Provision], list[tuple[Provision, tuple[str, ...]]]] = {}
    for ref, says in named:
        found.setdefault((ref.law, ref.provision.whole_article()), []).append((ref.provision, says))
    return found


def ways_to_say(ways: Ways, law: str, rules: Sequence[tuple[Provision, str]]) -> list[tuple[str, ...]]:
    """What people say of each of the conducts that an article punishes.

    Args:
        ways: of acts or of matters.
        law: its title.
        rules: place and conduct of every rule of one article.

    Returns:
        The ways for each rule. What is said of several rules goes to those that share most pairs of characters with it.
    """
    found: list[dict[str, None]] = [{} for _ in rules]
    pairs = [bigrams(conduct) for _, conduct in rules]
    for place, says in ways.get((law, rules[0][0].whole_article()), ()) if rules else ():
        meant = [number for number, (provision, _) in enumerate(rules) if place.touches(provision)]
        for way in says:
            shared = [len(bigrams(way) & pairs[number]) for number in meant]
            for number, count in zip(meant, shared, strict=True):
                if count == max(shared):
                    found[number][way] = None
    return [tuple(ways) for ways in found]
