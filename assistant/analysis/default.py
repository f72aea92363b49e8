"""Whether a penalty presupposes an order that was not obeyed: by the tiers of its clause, its conduct, or the facts told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.corpora import Words
from assistant.dossier.model import Case
from assistant.law.penalty_model import PenaltyRule


class _Said(Words):
    """The words of orders that were not obeyed, as corpora/lexicon/default.yaml has them."""

    FILE = "lexicon/default.yaml"

    unobeyed: re.Pattern[str]
    ordered_and_not: re.Pattern[str]
    elsewhere: re.Pattern[str]
    told: re.Pattern[str]


def conditions_of(rule: PenaltyRule) -> tuple[str, ...]:
    """What triggers the tiers of a rule, in its own words.

    Args:
        rule: of a clause.
    """
    return (*(part.condition for part in rule.penalties), *(part.condition for part in rule.fines))


def unobeyed(conditions: Iterable[str]) -> list[bool]:
    """For each condition whether it is that an order was not obeyed.

    Args:
        conditions: of the tiers.
    """
    said = _Said.read()
    return [said.unobeyed.search(condition) is not None for condition in conditions]


def conduct_is_default(rule: PenaltyRule, case: Case) -> bool:
    """Whether the conduct itself is that an order was not obeyed: so worded, or where it stands elsewhere so told by the facts.

    Args:
        rule: of the clause.
        case: its facts are read.
    """
    said = _Said.read()
    bare = not said.elsewhere.sub("", rule.conduct).strip("，：: 的")
    return bool(said.ordered_and_not.search(rule.conduct) or (bare and said.told.search(case.facts)))
