"""Digests: of what a rule says, and of the grammar with its words that reads rules from articles."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import assistant
from assistant.corpora import corpus
from assistant.law.model import LawRef, Version
from assistant.law.penalty_model import Fine, Penalty, PenaltyRule
from assistant.text.numerals import plain

GRAMMAR = (
    "law/address.py",
    "law/model.py",
    "law/penalty.py",
    "law/penalty_model.py",
    "law/penalties/agencies.py",
    "law/penalties/antecedents.py",
    "law/penalties/clauses.py",
    "law/penalties/conditions.py",
    "law/penalties/consequences.py",
    "law/penalties/fines.py",
    "law/penalties/grammar.py",
    "law/penalties/kinds.py",
    "law/penalties/layout.py",
    "law/penalties/lexicon.py",
    "law/penalties/parties.py",
    "law/penalties/reading.py",
    "law/penalties/references.py",
    "law/provisions.py",
    "text/money.py",
    "text/numerals.py",
)
"""Every source file that ``parse_article`` runs through (a test compares this with its imports)."""

WORDS = ("lexicon/penalty_kinds.yaml", "lexicon/penalty_conditions.yaml", "lexicon/penalty_words.yaml")
"""Every file of corpora/ that the grammar reads."""


def rule_digest(rule: PenaltyRule, version: Version) -> str:
    """A digest of what a rule says in one version of its law.

    It does not depend on the order in which the parts were read, on where they stand in the text, nor on other rules.

    Args:
        rule: a rule of an article of ``version``.
        version: gives the law, its region and the first day in force.

    Returns:
        32 hexadecimal digits.
    """
    said = {
        "law": version.law.name,
        "region": version.law.region,
        "effective": version.effective.isoformat() if version.effective else "",
        "provision": rule.provision.format(),
        "subject": rule.subject,
        "conduct": rule.conduct,
        "violated": _set(ref.format() for ref in _duties(rule, version)),
        "orders": _set(f"{order}|{when}" for order, when in rule.triggered_orders),
        "penalties": _set(map(_penalty, rule.penalties)),
        "fines": _set(map(_fine, rule.fines)),
        "references": _set(ref.format() for ref in rule.references),
    }
    body = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return blake2b(body.encode(), digest_size=16).hexdigest()


def _duties(rule: PenaltyRule, version: Version) -> Iterable[LawRef]:
    yield from rule.violated
    yield from (LawRef(version.law.name, place) for place in rule.same_article)


def _set(parts: Iterable[str]) -> list[str]:
    return sorted(set(parts))


def _penalty(penalty: Penalty) -> str:
    return json.dumps(
        [penalty.kind, penalty.condition, penalty.party, penalty.discretionary, penalty.relation],
        ensure_ascii=False,
    )


def _fine(fine: Fine) -> str:
    said = [fine.type, fine.party, fine.condition, _number(fine.min), _number(fine.max), fine.base]
    left_out = ["不含下限"] * fine.min_excluded + ["不含上限"] * fine.max_excluded
    return json.dumps([*said, fine.discretionary, fine.relation, *left_out], ensure_ascii=False)


def _number(value: float | None) -> str | None:
    return None if value is None else plain(value)


@lru_cache(maxsize=1)
def grammar_digest() -> str:
    """Changes when the grammar or its word lists do: what was read by another one is stale."""
    root = Path(assistant.__file__).parent
    state = blake2b(digest_size=4)
    for path in (*(root / name for name in GRAMMAR), *map(corpus, WORDS)):
        state.update(path.read_bytes())
    return state.hexdigest()
