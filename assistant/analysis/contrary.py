"""Facts that say the contrary of a conduct: 未饮酒 where drinking is punished, 疏散通道畅通 where blocking is.

A suggestion whose words stand only in such a statement is worth a look and no more; it must not sound certain.
"""

from __future__ import annotations

from assistant.analysis.conduct import conduct_of
from assistant.analysis.lawful import own_statements
from assistant.dossier.model import Case, Polarity
from assistant.dossier.statements import Statement, Verdict
from assistant.text.bigrams import bigrams

_IN_ORDER = 2  # pairs of characters that 疏散通道畅通 must share with the conduct; of 未饮酒 one is enough


def contrary(case: Case, rule_conduct: str) -> str:
    """The statement of the facts that says the contrary of a conduct, "" when there is none or something else tells of it.

    Args:
        case: its facts are read; what is neither here nor there (no proceeds, first time) says nothing.
        rule_conduct: as the penalty rule words it; what it says was *not* done is no contrary of 未….
    """
    said = own_statements(case.facts)
    against = [one for one in said if _against(one)]
    if not against:
        return ""
    done = conduct_of(rule_conduct, case).done
    told = frozenset(pair for one in said if one not in against for pair in bigrams(one.text))
    return next((one.text for one in against if _meets(one, done, told)), "")


def _against(said: Statement) -> bool:
    return (said.polarity is Polarity.DENIED and bool(said.denies)) or said.verdict is Verdict.GOOD


def _meets(said: Statement, done: frozenset[str], told: frozenset[str]) -> bool:
    """Whether a statement is about what the clause says was done, and nothing else in the facts is."""
    denied = said.polarity is Polarity.DENIED
    shared = bigrams(said.denies if denied else said.text) & done
    return len(shared) >= (1 if denied else _IN_ORDER) and not shared & told
