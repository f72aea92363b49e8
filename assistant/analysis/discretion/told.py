"""Whether a clause tells a circumstance outright, under no negation, and of the party.

A negation turns a circumstance into its contrary (未履行查验义务), so that a form which affirms is met only outside of what
the clause denies, and a form that holds a negation of its own (没有被处罚过) only where that very negation is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.analysis.discretion.catalogue import load_catalogue
from assistant.dossier.model import Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.statements import AS_FACT, Mode, Statement, read_evidence
from assistant.text.bigrams import bigrams

_THEIRS = frozenset({"query"})  # states what happened, not what we or a complainant did or say
_NEGATIVE = re.compile(r"[未没不无非否]")
_AFTER_ORDER = re.compile(
    r"(?:虽?经|被|在)[^，。；]{0,12}责令"
)  # 经责令拒不改正 tells what came of the order
_DONE = re.compile(r"已经?|均已|全部")
_NOT_OF_A_PERMIT = re.compile(r"证据|证明|提供|发现|查|见|核|能|有")
_ORGANISATION = re.compile(
    r"(?:经查询?|查询|据查|查明|显示|其中|经核实)*(?P<name>(?!该|本|贵|我|你|其|此)[\u4e00-\u9fff]{2,20}?(?:公司|合作社|超市|饭店|酒店|商行|经营部|工厂|厂|店))"
)
_GENERIC = re.compile("有限|责任|股份|公司|合作社|超市|饭店|酒店|商行|经营部|工厂")
_HIMSELF = re.compile(r"[我你]|本人|自己")


@dataclass(frozen=True, slots=True)
class Form:
    """How a thing is told: a form that affirms it, and a form with a negation of its own."""

    said: re.Pattern[str]
    lacking: re.Pattern[str]

    def is_told_in(self, clause: Statement) -> bool:
        """Whether a clause tells it as a fact."""
        ordered = clause.mode is Mode.ORDER and _AFTER_ORDER.match(clause.text) is not None
        factual = (clause.mode in AS_FACT or ordered) and clause.polarity in (
            Polarity.AFFIRMED,
            Polarity.DENIED,
        )
        if not factual or set(clause.own) - _THEIRS:
            return False
        return _affirms(self.said, clause) or _lacks(self.lacking, clause)


def told_of_party(piece: Evidence, case: Case) -> Iterator[Statement]:
    """The clauses of a piece whose subject may be the party: nobody else is named at their head or before in the sentence."""
    for _, group in groupby(read_evidence(piece), key=lambda clause: clause.place):
        yield from _of_party(list(group), piece, case)


def _of_party(sentence: Sequence[Statement], piece: Evidence, case: Case) -> Iterator[Statement]:
    other = False
    for clause in sentence:
        subject = _subject(clause, case)
        other = other if subject is None else subject
        if not other and not (piece.kind is EvidenceKind.WITNESS and _of_witness(clause)):
            yield clause


def _of_witness(clause: Statement) -> bool:
    """Whether a witness speaks of himself: he says so, or answers a question that names nobody."""
    asked = clause.short and not load_catalogue().ours.search(clause.question)
    return asked or _HIMSELF.search(clause.matter) is not None


def _subject(clause: Statement, case: Case) -> bool | None:
    """Whether the subject of a clause is somebody else than the party; None when it names none."""
    known = load_catalogue()
    other = known.others.match(clause.text)
    if other and (other[0] in case.party.name or known.attending.match(clause.text[other.end() :])):
        other = None
    if other is None and _other_organisation(clause.text, case):
        return True
    behind = other.end() + 1 if other else 0  # 另一家公司: what follows directly belongs to the name
    ours = any(_is_subject(clause.text, found) for found in known.ours.finditer(clause.text, behind))
    named = case.party.name and case.party.name in clause.text
    return False if ours or named else True if other else None


def _is_subject(text: str, found: re.Match[str]) -> bool:
    known = load_catalogue().mentioned
    return not known.before.search(text[: found.start()]) and not known.behind.match(text[found.end() :])


def _other_organisation(text: str, case: Case) -> bool:
    """Whether a clause begins with an organisation that shares no word with the party's name."""
    found = _ORGANISATION.match(text)
    name = _GENERIC.sub("", found["name"]) if found else ""
    return bool(case.party.name) and bool(name) and not bigrams(name) & bigrams(case.party.name)


def _affirms(form: re.Pattern[str], clause: Statement) -> bool:
    words, denied = clause.matter, _denied(clause)
    return any(not denied or _is_outside(m, denied, clause) for m in form.finditer(words))


def _is_outside(match: re.Match[str], denied: tuple[int, int], clause: Statement) -> bool:
    """Whether a match ends before the negation, or tells what was done with a thing that lacks a permit (未经批准的棚子已拆除)."""
    start, end = denied
    if match.end() < start or match.start() >= end:
        return not _NEGATIVE.search(match[0])
    of_permit = clause.lacks and not _NOT_OF_A_PERMIT.match(clause.denies)
    return of_permit and match.start() >= start and _DONE.match(match[0]) is not None


def _lacks(form: re.Pattern[str], clause: Statement) -> bool:
    """Whether a form meets the very words that are denied, with no further negation before it."""
    denied = _denied(clause)
    negated = clause.lacks or clause.polarity is Polarity.DENIED
    if not negated or denied is None:
        return False
    found = (m for m in form.finditer(clause.matter) if m.start() < denied[1] and m.end() > denied[0])
    return any(not _NEGATIVE.search(clause.text[: max(0, m.start() - _asked(clause))]) for m in found)


def _asked(clause: Statement) -> int:
    return len(clause.question) if clause.short else 0


def _denied(clause: Statement) -> tuple[int, int] | None:
    """Where the words under the negation stand; the whole clause when they cannot be found in it."""
    if not clause.denies:
        return None
    start = clause.matter.rfind(clause.denies)
    return (start, start + len(clause.denies)) if start >= 0 else (0, len(clause.matter))
