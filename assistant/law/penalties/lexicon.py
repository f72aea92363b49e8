"""The words of penalty clauses, read from corpora/lexicon/penalty_*.yaml and compiled once."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import CorpusError
from assistant.settings import settings

_Model = TypeVar("_Model", bound=BaseModel)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KindWord(_Strict):
    """One penalty kind and the words it goes by, with contexts that rule it out."""

    kind: str
    pattern: str
    not_before: str = ""
    not_after: str = ""


class Kinds(_Strict):
    """penalty_kinds.yaml."""

    kinds: tuple[KindWord, ...]
    proceeds: tuple[str, ...]


class Conditions(_Strict):
    """penalty_conditions.yaml."""

    escalations: tuple[str, ...]
    trailing: tuple[str, ...]
    lead: str


class Words(_Strict):
    """penalty_words.yaml."""

    bases: tuple[str, ...]
    party_heads: tuple[str, ...]
    predicates: tuple[str, ...]
    nominal: tuple[str, ...]
    anybody: tuple[str, ...]
    responsible: str
    agency_heads: str
    actions: str
    further: str


def load(path: Path, model: type[_Model]) -> _Model:
    """Read one lexicon file against its schema.

    Raises:
        CorpusError: for a missing file, bad YAML, or a field the schema does not know.
    """
    try:
        return model.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise CorpusError(f"词表 {path} 读不出：{error}", "请对照 corpora/README.md 的格式改正") from error


def alternatives(words: tuple[str, ...]) -> str:
    """A group matching any of the literal words, longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(set(words), key=len, reverse=True)) + ")"


def _folder() -> Path:
    return settings().corpora / "lexicon"


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """Kind words."""
    return load(_folder() / "penalty_kinds.yaml", Kinds)


@lru_cache(maxsize=1)
def conditions() -> Conditions:
    """Condition markers."""
    return load(_folder() / "penalty_conditions.yaml", Conditions)


@lru_cache(maxsize=1)
def words() -> Words:
    """Party, authority, base and action words."""
    return load(_folder() / "penalty_words.yaml", Words)
