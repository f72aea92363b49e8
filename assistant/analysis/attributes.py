"""Attributes that a clause asks of persons, things, money and places: the worker is the party's, the money is a fund, the pipe is a public one.

Each is a row of corpora/lexicon/analysis/attributes.yaml. The party's word alone leaves it single, papers of our own
proceedings say nothing of it, nor does the question put to somebody.
"""

from __future__ import annotations

import re

from assistant.analysis.model import ElementStatus, Gap, Suggestion, Support
from assistant.analysis.pieces import paper_kind
from assistant.analysis.sections import read_sections
from assistant.corpora import Data, corpus, load
from assistant.dossier.cues import is_own_kind
from assistant.dossier.model import Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.statements import own_kinds

_FILE = "lexicon/analysis/attributes.yaml"
_BASIS = "《中华人民共和国行政处罚法》第四十条"
_LAID_DOWN = frozenset({"announcement"})
_TOLD = frozenset({Polarity.AFFIRMED, Polarity.REPORTED})
_TITLES = re.compile(r"《[^》]{0,60}》")
_RECORDS = re.compile(r"笔录|照片|记录")


class Attribute(Data):
    """One attribute: the clauses and facts that ask for it, the words that show it, what to collect."""

    name: str
    clause: re.Pattern[str]
    facts: re.Pattern[str]
    shown: re.Pattern[str]
    collect: str
    source: str


class Attributes(Data):
    """The whole file."""

    rows: tuple[Attribute, ...]


def load_attributes() -> tuple[Attribute, ...]:
    """The attributes that clauses ask for.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus(_FILE), Attributes).rows


def attribute_gaps(case: Case, clause: Suggestion, duty: str = "") -> tuple[Gap, ...]:
    """One row for each attribute that the clause, or a duty it names, asks for and the facts tell of.

    Args:
        case: facts and evidence are read.
        clause: the clause.
        duty: text of the duties; only those that the clause itself names count.
    """
    words = clause.rule.conduct + ("" if clause.inferred or not clause.rule.violated else duty)
    if not any(piece.text.strip() for piece in case.evidence):
        return ()
    asked = (a for a in load_attributes() if a.clause.search(words) and a.facts.search(case.facts))
    return tuple(_row(attribute, case) for attribute in asked)


def _row(attribute: Attribute, case: Case) -> Gap:
    backing = [(p, words) for p in case.evidence if (words := _shows(p, attribute))]
    others = any(piece.kind is not EvidenceKind.PARTY for piece, _ in backing)
    status = ElementStatus.PROVED if others else ElementStatus.SINGLE if backing else ElementStatus.MISSING
    return Gap(
        attribute.name,
        status,
        tuple(Support(piece.id, words) for piece, words in backing),
        "" if others else attribute.collect,
        "" if others else attribute.source,
        _BASIS,
        "只有当事人陈述，请补强印证" if status is ElementStatus.SINGLE else "",
    )


def _shows(piece: Evidence, attribute: Attribute) -> str:
    """The sentence of a piece, or its name, that tells of an attribute; "" for papers of our proceedings."""
    if _is_ours(piece):
        return ""
    said = [s for s in read_sections(piece) if s.polarity in _TOLD and not s.lacks]
    said = [s for s in said if set(s.own) <= _LAID_DOWN]
    told = (s.sentence.strip() for s in said if attribute.shown.search(_TITLES.sub("", s.matter)))
    return next(told, "") or (piece.name if attribute.shown.search(piece.name) else "")


def _is_ours(piece: Evidence) -> bool:
    """Whether a piece is a paper of our proceedings and nothing else: orders, notices, decisions."""
    if own := set(own_kinds(piece)):
        return not own <= _LAID_DOWN
    kind = paper_kind(piece)
    return is_own_kind(kind) and kind not in _LAID_DOWN and not _RECORDS.search(piece.name)
