"""What a paper itself says was left out: 未送达, 未出示证件, 未经审核 … by a list (corpora/law/admissions.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from assistant.corpora import Data, corpus, load
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.voices import says_of_itself
from assistant.review.parts.whose import done_by_others
from assistant.review.rule import finding, rule

_TITLE = "文书自己写明的缺漏"
_NEXT = 2  # sentences behind in which a paper may tell how the omission was made good


class Admission(Data):
    """One thing that papers admit; no ``kinds`` means every paper.

    ``unless`` in the same sentence makes it another thing, ``later`` in it or the next two makes it good; ``party``: what the
    party left undone counts as well; ``bases``: the basis in papers of some kinds, where it is not ``basis``.
    """

    rule: str
    basis: str
    message: str
    words: re.Pattern[str]
    advice: str
    unless: re.Pattern[str] | None = None
    later: re.Pattern[str] | None = None
    party: bool = False
    severity: Severity = Severity.MAJOR
    kinds: tuple[str, ...] = ()
    bases: dict[str, str] = {}


def load_admissions() -> tuple[Admission, ...]:
    """The list of admissions.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("law/admissions.yaml"), tuple[Admission, ...])


def _admitted(
    entries: tuple[Admission, ...], decision: Decision, context: ReviewContext
) -> Iterator[Finding]:
    """Each entry at its first place, outside quoted law, what the party only claims and what others left undone."""
    plain = unquoted(decision.text)
    for entry in entries:
        if entry.kinds and decision.is_kind not in entry.kinds or not entry.words.search(plain):
            continue
        at = next(_places(entry, decision), None)
        if at is not None:
            basis = entry.bases.get(decision.is_kind, entry.basis)
            yield finding(entry.rule, entry.severity, entry.message, at, entry.advice, basis=basis)


def _places(entry: Admission, decision: Decision) -> Iterator[Span]:
    sentences = sentences_of(unquoted(decision.text))
    for place, sentence in enumerate(sentences):
        match = entry.words.search(sentence.text)
        if match is None or entry.unless and entry.unless.search(sentence.text):
            continue
        behind = "".join(s.text for s in sentences[place : place + 1 + _NEXT])[match.end() :]
        mended = entry.later and entry.later.search(behind)
        if done_by_others(sentence.text, match.start(), decision):
            continue
        if not mended and says_of_itself(sentence.text, match, party_too=entry.party):
            start = sentence.start + match.start()
            yield Span(start, start + len(match[0]), decision.text[start : start + len(match[0])])


def _register() -> None:
    entries = load_admissions()
    for number in sorted({entry.rule for entry in entries}):
        own = tuple(entry for entry in entries if entry.rule == number)
        rule(
            number, _TITLE, Severity.MAJOR, "、".join(sorted({basis for entry in own for basis in (entry.basis, *entry.bases.values())})),
            examples=(f"（{own[0].message}）", "（没有这样写）"),
        )(partial(_admitted, own))  # fmt: skip


_register()
