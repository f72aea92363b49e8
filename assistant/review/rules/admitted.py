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
from assistant.review.rule import finding, rule

_TITLE = "文书自己写明的缺漏"
_CLAIMED = re.compile(r"(?:当事人|你|其|代理人|申请人)[^，。；]{0,12}(?:提出|认为|称|辩称|主张|反映)")


class Admission(Data):
    """One thing that papers admit; ``unless`` in the same sentence makes it another; no ``kinds`` means every paper."""

    rule: str
    basis: str
    message: str
    words: re.Pattern[str]
    advice: str
    unless: re.Pattern[str] | None = None
    kinds: tuple[str, ...] = ()


def load_admissions() -> tuple[Admission, ...]:
    """The list of admissions.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("law/admissions.yaml"), tuple[Admission, ...])


def _admitted(
    entries: tuple[Admission, ...], decision: Decision, context: ReviewContext
) -> Iterator[Finding]:
    """Each entry at its first place, outside quoted law and what the party only claims."""
    plain = unquoted(decision.text)
    for entry in entries:
        if entry.kinds and decision.is_kind not in entry.kinds or not entry.words.search(plain):
            continue
        at = next(_places(entry, decision), None)
        if at is not None:
            yield finding(entry.rule, Severity.MAJOR, entry.message, at, entry.advice, basis=entry.basis)


def _places(entry: Admission, decision: Decision) -> Iterator[Span]:
    for sentence in sentences_of(unquoted(decision.text)):
        match = entry.words.search(sentence.text)
        if (
            match
            and not (entry.unless and entry.unless.search(sentence.text))
            and not _CLAIMED.search(sentence.text, 0, match.start())
        ):
            start = sentence.start + match.start()
            yield Span(start, start + len(match[0]), decision.text[start : start + len(match[0])])


def _register() -> None:
    entries = load_admissions()
    for number in sorted({entry.rule for entry in entries}):
        own = tuple(entry for entry in entries if entry.rule == number)
        rule(
            number, _TITLE, Severity.MAJOR, "、".join(sorted({entry.basis for entry in own})),
            examples=(f"（{own[0].message}）", "（没有这样写）"),
        )(partial(_admitted, own))  # fmt: skip


_register()
