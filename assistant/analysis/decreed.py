"""Clauses that reach an act only where a government or an agency had decided, ordered, announced or planned something first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.dossier.model import Case, Evidence
from assistant.text.bigrams import bigrams


class _Said(Words):
    """How a clause speaks of the decision, and how a file names it, as corpora/lexicon/analysis/decreed.yaml has it."""

    FILE = "lexicon/analysis/decreed.yaml"

    others: str
    order: str
    obeyed: re.Pattern[str]
    announced: re.Pattern[str]
    planned: re.Pattern[str]
    own_order: re.Pattern[str]
    name: str
    ours: re.Pattern[str]
    titled: re.Pattern[str]
    numbered: re.Pattern[str]
    dated: re.Pattern[str]
    piece: re.Pattern[str]


_PARTS = re.compile(r"[，；：]|或者(?=拒|不|未|违|在)")
_BREACH = re.compile(r"违反[^，]{0,40}规定")
_SHARED = 2


def decree_of(conduct: str, told: str) -> str:
    """What must have been decided before the conduct can be punished, in the words of the clause; "" where nothing must.

    Nothing must, too, where the facts tell of another alternative of the clause (拒绝检查，或者拒不执行…决定).

    Args:
        conduct: of the clause.
        told: what the facts say was done.
    """
    parts = [part for part in _PARTS.split(_BREACH.sub("", conduct)) if part]
    found = [(part, what) for part in parts if (what := _what(part))]
    if not found:
        return ""
    others = [part for part in parts if not _what(part)]
    return "" if _of_another(others, [what for _, what in found], told) else found[0][1]


def _what(part: str) -> str:
    said = _Said.read()
    found = next(filter(None, (p.search(part) for p in (said.obeyed, said.announced, said.planned))), None)
    return found["what"] if found else ""


def _of_another(others: list[str], decrees: list[str], told: str) -> bool:
    """Whether the facts share more with a part that needs no decision, and not the word for what was decided."""
    if any(what[-2:] in told for what in decrees):
        return False
    pairs = bigrams(told)
    return any(len(bigrams(part) & pairs) >= _SHARED for part in others)


def tells_decree(text: str) -> bool:
    """Whether words name such a decision: by its title, its number, or the day on which it was made.

    Args:
        text: facts, or the words of a step.
    """
    said = _Said.read()
    return any(pattern.search(text) for pattern in (said.titled, said.numbered, said.dated))


def is_own_order(what: str) -> bool:
    """Whether what must have been ordered is the order to correct of the agency itself (整改指令).

    Args:
        what: from ``decree_of``.
    """
    return _Said.read().own_order.search(what) is not None


def decree_shown(case: Case) -> Iterator[Evidence]:
    """The pieces of evidence that are such a decision, or tell of one by title, number or day.

    Args:
        case: its evidence is read.
    """
    said = _Said.read()
    for piece in case.evidence:
        named = said.piece.search(piece.name) and not said.ours.search(piece.name)
        if named or tells_decree(piece.name) or tells_decree(piece.text):
            yield piece
