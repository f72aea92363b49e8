"""Plain answers beside the suggestions: crime, police matter, nothing unlawful; general provisions that facts call for.

The cues are data: corpora/lexicon/advice.yaml.
"""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import field_validator

from assistant.corpora import Data, corpus, load
from assistant.dossier.model import Polarity
from assistant.dossier.statements import Mode, Verdict, read_statements
from assistant.law import names
from assistant.law.model import LawRef, Provision

_GENERAL_LAW = "中华人民共和国行政处罚法"


class Kind(Data):
    """Facts of one kind: any of ``cues`` and not ``unless``; ``drop`` means that no clause is worth showing.

    ``in_order``: the cues count only where the facts say that all is in order, and only if they tell no fault or lack.
    """

    name: str
    cues: tuple[re.Pattern[str], ...]
    message: str
    unless: re.Pattern[str] | None = None
    drop: bool = False
    in_order: bool = False

    def meets(self, facts: str) -> bool:
        """Whether the facts are of this kind."""
        told, rest = _in_order(facts) if self.in_order else (facts, facts)
        if self.unless is not None and self.unless.search(rest):
            return False
        return any(cue.search(told) for cue in self.cues)


def _in_order(facts: str) -> tuple[str, str]:
    """The clauses that say that all is in order, and all others; no clauses at all when a fault or a lack is told."""
    said = [s for s in read_statements(facts) if s.polarity in (Polarity.AFFIRMED, Polarity.DENIED)]
    if any(s.lacks or s.verdict is Verdict.BAD for s in said if s.mode is Mode.FACT):
        return "", facts
    good = [s for s in said if s.verdict is Verdict.GOOD and s.mode is Mode.FACT]
    return "，".join(s.text for s in good), "，".join(s.text for s in said if s not in good)


class General(Data):
    """A general provision of 行政处罚法; ``always`` is offered whatever the facts say."""

    article: str
    cues: re.Pattern[str]
    always: bool = False

    @field_validator("article")
    @classmethod
    def _readable(cls, article: str) -> str:
        if Provision.parse(article) is None:
            raise ValueError(f"条号不对：{article}")
        return article

    @property
    def ref(self) -> LawRef:
        """The provision as a reference."""
        provision = Provision.parse(self.article)
        assert provision is not None
        return LawRef(_GENERAL_LAW, provision)


class Answers(Data):
    """The whole file."""

    kinds: tuple[Kind, ...]
    police_laws: frozenset[str]
    not_administrative: tuple[re.Pattern[str], ...]
    common_words: frozenset[str]
    general: tuple[General, ...]


def load_answers(path: Path | None = None) -> Answers:
    """The cues and messages.

    Args:
        path: the YAML file; None means corpora/lexicon/advice.yaml.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(path or corpus("lexicon/advice.yaml"), Answers)


def kind_of(facts: str) -> Kind | None:
    """The gravest kind that the facts are of (crime, police, lawful, private); None for all others."""
    return next((kind for kind in load_answers().kinds if kind.meets(facts)), None)


def general_provisions(facts: str) -> tuple[LawRef, ...]:
    """Provisions of 行政处罚法 to keep in mind: always 28 and 32, others when the facts call for them."""
    return tuple(entry.ref for entry in load_answers().general if entry.always or entry.cues.search(facts))


def not_administrative(law: str) -> bool:
    """Whether the sanctions of a law lie outside administrative punishment, or are general rules on it."""
    return any(pattern.fullmatch(names.short(law)) for pattern in load_answers().not_administrative)
