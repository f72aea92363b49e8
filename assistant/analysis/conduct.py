"""The words of the conduct that a clause punishes and of the facts told, as pairs of characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.analysis.permits import LACKING_PERMIT
from assistant.corpora import corpus, load
from assistant.dossier.model import Case, Polarity
from assistant.dossier.statements import AS_FACT, Statement, read_statements
from assistant.text.bigrams import bigrams as _bigrams

bigrams = lru_cache(maxsize=1 << 15)(
    _bigrams
)  # every clause is asked for its pairs several times in one check
_HEAD = 3
_AN_ACT = 3  # pairs of characters that an act has beside the lack of a permit
_BREACH = re.compile(r"违反[^，。；]{0,16}规定")
_OBJECT = 4  # characters at the end of an omission: the thing that was not given or made
NOT_PERMITTED = re.compile(
    r"(?:未|没有?|无|尚未)(?:依法|按规定)?(?:取得|办理?|领取?|申请|持有?|获得?|报经?|经)[^，。；]{0,20}"
    r"(?:许可|批准|审批|同意|执照|资质|资格|备案|证(?![据明人实])|证明(?=$|[，。；、的就]))"
)


@dataclass(frozen=True, slots=True)
class Conduct:
    """The words of the conduct, as pairs of characters.

    ``terms`` are all that may meet, ``telling`` those of them that not every case file holds; ``done`` what the clause says was done, ``omitted`` what was not, ``objects`` the things
    at the ends of the omissions; ``missing`` is also
    what the facts told say was not done; ``told`` are the words of the facts, ``undone`` by
    clause what they say was not done. ``unpermitted``: the clause punishes doing it without a permit; ``beside_permit``: it
    names an act beside that lack.
    """

    terms: frozenset[str]
    telling: frozenset[str]
    done: frozenset[str]
    omitted: frozenset[str]
    objects: tuple[frozenset[str], ...]
    missing: frozenset[str]
    unpermitted: bool
    beside_permit: bool
    told: frozenset[str]
    undone: tuple[frozenset[str], ...]


def conduct_of(rule_conduct: str, case: Case) -> Conduct:
    """The conduct of a clause and of the facts told.

    Who and where stand in every paper of the case; they say nothing about the conduct and are left out.

    Args:
        rule_conduct: as the penalty rule words it.
        case: its facts, party and place are read.
    """
    everywhere = bigrams(f"{case.party.name}，{case.place}，{case.agency}")
    lacks = [clause for clause in read_statements(rule_conduct) if clause.lacks]
    told = [
        clause for clause in read_statements(case.facts) if clause.lacks or clause.polarity is Polarity.DENIED
    ]
    omitted = frozenset(pair for clause in lacks for pair in bigrams(_from_denial_on(clause)))
    done = bigrams(rule_conduct) - omitted - everywhere
    missing = frozenset(pair for clause in told for pair in bigrams(clause.denies)) - done - everywhere
    terms = bigrams(rule_conduct + case.facts) - everywhere
    objects = tuple(bigrams(_from_denial_on(clause)[-_OBJECT:]) for clause in lacks)
    undone = tuple(bigrams(clause.denies) - everywhere for clause in told if clause.lacks)
    unpermitted = bool(LACKING_PERMIT.search(rule_conduct))
    act = NOT_PERMITTED.sub("，", _BREACH.sub("", rule_conduct))
    beside = unpermitted and bool(NOT_PERMITTED.search(rule_conduct)) and len(bigrams(act)) >= _AN_ACT
    telling = terms & (bigrams(rule_conduct) | (bigrams(case.facts) - _of_proceedings()))
    return Conduct(
        terms,
        telling,
        done,
        omitted,
        objects,
        omitted | missing,
        unpermitted,
        beside,
        bigrams(case.facts),
        undone,
    )


def _of_proceedings() -> frozenset[str]:
    """The pairs of the words that every case file holds (corpora/lexicon/proceedings.yaml)."""
    return bigrams("，".join(load(corpus("lexicon/proceedings.yaml"), tuple[str, ...])))


def _from_denial_on(clause: Statement) -> str:
    """What a clause says was not done, to its end."""
    head = clause.denies[:_HEAD]
    return clause.text[max(clause.text.find(head), 0) :] if head else ""


def tells_lack_of_permit(facts: str) -> bool:
    """Whether facts tell that a permit was lacking, be it that the clause says so by one word (滥伐)."""
    said = (s for s in read_statements(facts) if s.mode in AS_FACT)
    return any(s.lacks and NOT_PERMITTED.search(s.text) for s in said)
