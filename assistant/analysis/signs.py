"""The signs by which a penalty rule is ordered for given facts: one row of numbers a candidate, one column a sign.

Both the search (assistant/analysis/rule_search.py) and the training of the order (scripts/train_order.py) read the
signs from here. Signs that depend on the length of the facts are told relative to the best candidate.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.analysis.common_acts import ways_of_acts, ways_of_matters
from assistant.analysis.known_facts import shipped_facts, support
from assistant.analysis.practice import MOST, UNGRADED
from assistant.analysis.rule_book import RuleRow
from assistant.analysis.rule_index import Rules
from assistant.analysis.scopes import conduct_scopes, scopes_met, scopes_of
from assistant.corpora import Data, corpus, load
from assistant.law.model import Level
from assistant.search.hybrid import Request, Scores
from assistant.search.question import legal_terms
from assistant.search.units import Scope
from assistant.text.bigrams import bigrams

Floats = npt.NDArray[np.float32]
_COUNTED = ("characters", "words", "expansion", "conduct", "conduct_expansion", "known")
_NEAR = ("dense", "asked", "told")
_OWN = (
    "act", "law_centre", "borrowed", "common", "cover", "subject", "law", "administrative", "local_law", "regional", "fined", "official",
    "unit_for_person", "person_for_unit", "scope_met", "scope_unmet", "conduct_unmet", "again_unmet", "again_met",
    "harm_unmet", "harm_met", "law_near", "duty_written", "penalised", "practice", "often", "before",
)  # fmt: skip
SIGNS = (
    *(f"{name}{end}" for name in _COUNTED for end in ("", "_share")),
    *(f"{name}{end}" for name in _NEAR for end in ("", "_behind")),
    *_OWN,
)
_LEVELS = {Level.LAW: "law", Level.ADMINISTRATIVE: "administrative", Level.LOCAL: "local_law"}
_FIRST = {
    "characters": 1.0, "words": 0.3, "expansion": 0.7, "conduct": 0.5, "conduct_expansion": 0.3, "known": 1.05,
    "dense": 80.0, "asked": 120.0, "told": 120.0,
}  # fmt: skip
_PRIOR = {
    "law": 14.0, "administrative": 11.2, "local_law": 5.0, "regional": 15.0, "fined": 8.0, "unit_for_person": -3.0,
}  # fmt: skip
_UNIT_OF_SUM = 40.0
_FLOOR = {"dense": 0.3, "asked": 0.4, "told": 0.3}
_CANDIDATES = 120
_OFTEN, _UNKNOWN_PRACTICE = 3, 1.0
_OFFICIAL = re.compile(r"工作人员|主管部门|国家机关|行政机关|监督管理(?:部门|机构)|人民政府|行政部门")
_BORROWED = re.compile(
    r"^(?:本(?:法|条例|规定|办法|细则)|前款|前条|前两款|有前|直接负责)|前款(?:所列|规定)|以违法所得计算|违法所得无法"
)
_UNIT = re.compile(r"单位|企业|机构|公司|组织|厂|经营者|学校")
_PERSON = re.compile(r"^(?:个人|公民|[^、]{0,10}(?:人员|驾驶人|医师|律师|船员|导游|居民|公证员|鉴定人))$")


class Tier(Data):
    """How a conduct names a graver case, and how facts tell it."""

    conduct: re.Pattern[str]
    facts: re.Pattern[str]


class Tiers(Data):
    """The graver cases (corpora/lexicon/tiers.yaml): done again or in spite of an order; harm done."""

    again: Tier
    harm: Tier


@dataclass(frozen=True)
class Candidates:
    """Rules that may fit, in no order, with a row of signs each; ``near``: a row a part of the facts, its nearness to each."""

    rows: Sequence[RuleRow]
    signs: Floats
    near: Floats


def load_tiers(path: Path | None = None) -> Tiers:
    """The graver cases.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(path or corpus("lexicon/tiers.yaml"), Tiers)


def candidates(rules: Rules, told: Sequence[str], vectors: Floats, scope: Scope, party: str) -> Candidates:
    """The rules that some channel finds near the facts, with their signs.

    Args:
        rules: opened rules.
        told: the facts, then the statements they are made of.
        vectors: of these, by the encoder of facts.
        scope: place and day.
        party: 个人, 企业 or 个体工商户.
    """
    facts, *parts = told
    terms = " ".join(legal_terms(facts))
    scores = rules.index.scores(Request(facts, tuple(parts), terms), scope)
    places = rules.book.positions(scores.refs)
    channels = _channels(rules, scores, places, facts, terms)
    near = np.stack([rules.index.near(v[None], scope) for v in vectors])
    channels["told"] = near.max(axis=0)
    weighed = {
        name: weight * np.maximum(channels[name] - _FLOOR.get(name, 0.0), 0.0)
        for name, weight in _FIRST.items()
    }
    total = np.asarray(sum(weighed.values()), np.float32)
    best = top(total, _CANDIDATES)
    rows = [rules.book.rows[place] for place in places[best].tolist()]
    columns = _relative({name: values[best] for name, values in channels.items()})
    columns |= _own(rows, facts, terms, party, columns["told"]) | _near_acts(rules, rows, vectors)
    columns["before"] = _before((total - weighed["told"])[best], columns)
    signs = np.stack([columns[name] for name in SIGNS], axis=1) if rows else np.zeros((0, len(SIGNS)))
    return Candidates(rows, signs.astype(np.float32), near[:, best])


def _near_acts(rules: Rules, rows: Sequence[RuleRow], vectors: Floats) -> dict[str, Floats]:
    """How near the facts are to the conduct itself, and to all that the law punishes, behind the nearest law."""
    centres = np.array([float(rules.centre(row.law) @ vectors[0]) for row in rows], np.float32)
    return {
        "act": rules.vectors.likeness(vectors, [row.ref for row in rows]),
        "law_centre": (centres - centres.max(initial=-1.0)) * 5,
    }


def top(scores: Floats, count: int) -> npt.NDArray[np.intp]:
    """Places of the highest scores, in no order."""
    count = min(count, len(scores))
    if not count:
        return np.zeros(0, dtype=np.intp)
    return np.argpartition(-scores, count - 1)[:count]


def _channels(
    rules: Rules, scores: Scores, places: npt.NDArray[np.int64], facts: str, terms: str
) -> dict[str, Floats]:
    found = {name: scores.channels[name] for name in ("characters", "words", "expansion", "dense", "asked")}
    found["conduct"] = rules.book.conduct_scores(facts)[places]
    found["conduct_expansion"] = rules.book.conduct_scores(terms)[places]
    found["known"] = _known(rules, facts)[places]
    return found


def _before(sums: Floats, columns: dict[str, Floats]) -> Floats:
    """The sum by which rules were ordered by hand (every channel but the model of facts), behind the best."""
    whole = sums + sum(weight * columns[name] for name, weight in _PRIOR.items())
    return np.asarray((whole - whole.max(initial=0.0)) / _UNIT_OF_SUM, np.float32)


def _known(rules: Rules, facts: str) -> Floats:
    lent = np.zeros(len(rules.book.rows), dtype=np.float32)
    for entry, score in shipped_facts().nearest(facts):
        for ref in entry.clauses:
            for position in rules.book.by_article.get((ref.law, ref.provision.whole_article()), ()):
                row = rules.book.rows[position]
                if entry.day is None or entry.day in row.said:
                    value = support([(ref.provision, score)], row.penalty.provision)
                    lent[position] = max(lent[position], value)
    return lent


def _relative(channels: dict[str, Floats]) -> dict[str, Floats]:
    columns: dict[str, Floats] = {}
    for name in _COUNTED:
        best = max(float(channels[name].max(initial=0.0)), 1e-6)
        columns[name] = np.asarray(np.log1p(channels[name]) / 4, np.float32)
        columns[f"{name}_share"] = channels[name] / best
    for name in _NEAR:
        columns[name] = channels[name]
        columns[f"{name}_behind"] = (channels[name] - channels[name].max(initial=0.0)) * 5
    return columns


def _own(rows: Sequence[RuleRow], facts: str, terms: str, party: str, near: Floats) -> dict[str, Floats]:
    """The signs that a rule shows by what it says, beside the facts."""
    said, met, tiers = bigrams(facts + " " + terms), scopes_met(facts), load_tiers()
    best_of_law: dict[str, float] = {}
    for row, value in zip(rows, near.tolist(), strict=True):
        best_of_law[row.law] = max(best_of_law.get(row.law, 0.0), value)
    most = max(best_of_law.values(), default=0.0)
    again, harm = bool(tiers.again.facts.search(facts)), bool(tiers.harm.facts.search(facts))
    of_row: dict[str, Callable[[RuleRow], float]] = {
        "borrowed": lambda row: float(bool(_BORROWED.search(row.conduct))),
        "common": lambda row: float(
            row.article in ways_of_matters() or any(row.article in ways_of_acts()[day] for day in row.said)
        ),
        "cover": lambda row: _covered(row.conduct, said),
        "subject": lambda row: _covered(row.subject, said),
        "regional": lambda row: float(bool(row.region)),
        "fined": lambda row: float(row.fined),
        "official": lambda row: float(bool(_OFFICIAL.search(row.subject + row.conduct))),
        "unit_for_person": lambda row: float(party == "个人" and bool(_UNIT.search(row.subject))),
        "person_for_unit": lambda row: float(party == "企业" and bool(_PERSON.search(row.subject))),
        "scope_met": lambda row: float(bool(scopes_of(row) & met)),
        "scope_unmet": lambda row: float(bool(scopes_of(row)) and not scopes_of(row) & met),
        "conduct_unmet": lambda row: float(bool(conduct_scopes(row)) and not conduct_scopes(row) & met),
        "again_unmet": lambda row: float(bool(tiers.again.conduct.search(row.conduct)) and not again),
        "again_met": lambda row: float(bool(tiers.again.conduct.search(row.conduct)) and again),
        "harm_unmet": lambda row: float(bool(tiers.harm.conduct.search(row.conduct)) and not harm),
        "harm_met": lambda row: float(bool(tiers.harm.conduct.search(row.conduct)) and harm),
        "law_near": lambda row: (best_of_law[row.law] - most) * 5,
        "duty_written": lambda row: float(bool(row.duties) and not row.duties[0].inferred),
        "penalised": lambda row: float(bool(row.conduct)),
        "practice": lambda row: _practice(row) / MOST,
        "often": lambda row: float(row.practice >= _OFTEN),
    }
    for level, name in _LEVELS.items():
        of_row[name] = lambda row, level=level: float(row.level == level)  # type: ignore[misc]
    return {
        name: np.fromiter((sign(row) for row in rows), np.float32, len(rows)) for name, sign in of_row.items()
    }


def _practice(row: RuleRow) -> float:
    return _UNKNOWN_PRACTICE if row.practice == UNGRADED else row.practice


def _covered(text: str, said: frozenset[str]) -> float:
    """The share of a text's pairs of characters that are among those said."""
    pairs = bigrams(text)
    return len(pairs & said) / len(pairs) if pairs else 0.0
