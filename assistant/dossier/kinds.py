"""Kinds of party and of evidence as people write them (corpora/kinds.yaml), and the kinds that the rules know them as.

A case file may come from any other program: its word for a hospital or a cooperative must not lose the case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from assistant.corpora import Data, corpus, load
from assistant.text.identity import valid_credit_code

_SPACE = re.compile(r"\s+")
_BRACKETS = re.compile(r"[（(]([^（）()]*)[)）]")
_HEAD = 400  # characters of a record in which it says who was asked
_PERSON = 4  # characters of a person's name at most
_OF_PARTY, _OF_OTHER = "当事人的陈述", "证人证言"


class Kind(Data):
    """A kind of the rules and the words for it, a pattern that a whole word fits."""

    kind: str
    words: str

    @cached_property
    def form(self) -> re.Pattern[str]:
        """The words, compiled."""
        return re.compile(self.words)


class Asked(Data):
    """Who was asked in a record of questions: roles in its name, what follows a label or an answer, his own words."""

    party: re.Pattern[str]
    other: re.Pattern[str]
    label: re.Pattern[str]
    other_by_label: re.Pattern[str]
    said: re.Pattern[str]


class Kinds(Data):
    """The whole file."""

    parties: tuple[Kind, ...]
    unknown_party: str
    evidence: tuple[Kind, ...]
    unknown_evidence: str
    asked: Asked


def load_kinds() -> Kinds:
    """The shipped words.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("kinds.yaml"), Kinds)


def party_kind(word: str) -> str | None:
    """What the rules know a kind of party as; None for a word that is not known.

    Args:
        word: as a file gives it, e.g. 事业单位.
    """
    return _fitting(load_kinds().parties, word)


def assumed_party(name: str, code: str) -> str:
    """What a party of an unknown kind is taken for: by its credit code, else by its name, else ``unknown_party``.

    Args:
        name: of the party.
        code: the unified social credit code; 92 begins that of a trader (GB 32100).
    """
    if valid_credit_code(code):
        return "个体工商户" if code.startswith("92") else "企业"
    known = party_kind(name) if len(name) > _PERSON else None
    return known or load_kinds().unknown_party


def evidence_kind(word: str, name: str = "", text: str = "") -> str | None:
    """What the law calls a kind of evidence; None for a word that is not known.

    Args:
        word: as a file gives it, e.g. 检验报告; a record of questions may be anybody's (询问笔录).
        name: of the piece; with the text it tells who was asked.
        text: of the piece.
    """
    found = _fitting(load_kinds().evidence, word)
    of_other = found == _OF_PARTY and "申辩" not in word and other_was_asked(f"{word}，{name}", text)
    return _OF_OTHER if of_other else found


def other_was_asked(name: str, text: str) -> bool:
    """Whether a record of questions plainly holds the words of somebody else than the party (行政处罚法第四十六条).

    Args:
        name: what the record is called.
        text: of the record; its beginning counts.
    """
    asked, head = load_kinds().asked, text[:_HEAD]
    if asked.party.search(name) or asked.other.search(name):
        return asked.other.search(name) is not None and not asked.party.search(name)
    told = [match[match.lastgroup or 0] for match in asked.label.finditer(head)]
    if told:
        return all(asked.other_by_label.search(value) and not asked.party.search(value) for value in told)
    return asked.said.search(head) is not None


def _fitting(kinds: Sequence[Kind], word: str) -> str | None:
    """The kind of a word, or of what stands before its brackets (个人（外籍）), or of what stands in them."""
    plain = _SPACE.sub("", word)
    for form in (plain, _BRACKETS.sub("", plain), *_BRACKETS.findall(plain)):
        if found := next((kind.kind for kind in kinds if form and kind.form.fullmatch(form)), None):
            return found
    return None
