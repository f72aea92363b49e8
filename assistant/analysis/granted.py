"""Answers of whoever grants permits that say the contrary of a case that rests on the lack of one.

Asked of every case about a permit, also where the facts do not say it in plain words (滥伐), for the element 许可. That two
papers contradict one another is told only where facts and answer name the very permit and everybody in it
(dossier/told_held.py): the words there are stricter, and neither list would serve the other.
"""

from __future__ import annotations

import re

from assistant.analysis.conduct import NOT_PERMITTED, bigrams
from assistant.analysis.pieces import paper_kind
from assistant.analysis.speaking import OF_PERMITS
from assistant.analysis.testimony import LACKING, Proof
from assistant.corpora import Words
from assistant.dossier.model import SPOKEN, Case, Evidence, Polarity
from assistant.dossier.permit_reach import act_days, covers, is_of_others
from assistant.dossier.statements import Statement

_DENIED = 2


class _Said(Words):
    """The words of answers that a permit is held, as corpora/lexicon/granted.yaml has them."""

    FILE = "lexicon/granted.yaml"

    held: re.Pattern[str]
    answers: re.Pattern[str]
    doubted: re.Pattern[str]
    of_the_party: re.Pattern[str]
    not_held: re.Pattern[str]


def grants(piece: Evidence, proof: Proof, case: Case, names: frozenset[str]) -> str:
    """The words of an answer of whoever grants permits that the party holds the very one the case says is lacking; "" if none.

    Args:
        piece: of the case; only answers and results of queries are read.
        proof: the evidence of the case.
        case: the day of its act is read.
        names: how the party is called.
    """
    asked = _Said.read().answers.search(piece.name) is not None or paper_kind(piece) in ("query", "reply")
    if not proof.of_lacking_permit or not asked or piece.kind in SPOKEN:
        return ""
    told = [s for s in proof.statements(piece) if s.polarity is not Polarity.ASKED]
    if any(_denies(s.text) or _Said.read().doubted.search(s.text) or is_of_others(s.text) for s in told):
        return ""
    held = (s for s in told if s.polarity is Polarity.AFFIRMED and _Said.read().held.search(s.text))
    held = (s for s in held if _is_of_the_party(s, names))
    sure = (s for s in held if _names_the_lacking(s, proof.facts) and covers(s.sentence, act_days(case)))
    return next((s.sentence.strip() for s in sure), "")


def _denies(words: str) -> bool:
    return _Said.read().not_held.search(words) is not None and OF_PERMITS.search(words) is not None


def _is_of_the_party(said: Statement, names: frozenset[str]) -> bool:
    """Whether a sentence speaks of the party, by its name or as 当事人, and not only of others who hold such a permit."""
    return _Said.read().of_the_party.search(said.sentence) is not None or any(
        name in said.sentence for name in names
    )


def _names_the_lacking(said: Statement, facts: str) -> bool:
    """Whether a clause, or its sentence where it names no permit itself (有效期至), names the permit that the facts lack."""
    lacking = frozenset(
        pair for m in NOT_PERMITTED.finditer(facts) for pair in bigrams(m[0]) if not LACKING.search(pair)
    )
    words = said.text if OF_PERMITS.search(said.text) else said.sentence
    return len(bigrams(words) & lacking) > _DENIED
