"""The words by which citations are recognised: corpora/lexicon/citation.yaml, checked when loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import CorpusError
from assistant.settings import settings


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BeforeName(_Strict):
    """Words that may precede a law name written without 《》."""

    strong: tuple[str, ...]
    weak: tuple[str, ...]
    joining: tuple[str, ...]


class QuoteGlue(_Strict):
    """Words between an address and the words quoted from it, in order, each part optional."""

    head: tuple[str, ...]
    adverb: tuple[str, ...]
    verb: tuple[str, ...]
    tail: tuple[str, ...]


class CitationLexicon(_Strict):
    """See the comments in the file for the meaning of each list."""

    law_endings: tuple[str, ...]
    bare_endings: tuple[str, ...]
    not_names: tuple[str, ...]
    vague: tuple[str, ...]
    not_law: tuple[str, ...]
    not_law_titles: tuple[str, ...]
    slipped_endings: dict[str, str]
    title_endings: tuple[str, ...]
    parents: tuple[str, ...]
    derived: tuple[str, ...]
    pointing: tuple[str, ...]
    self_words: tuple[str, ...]
    back_words: tuple[str, ...]
    kinds: dict[str, tuple[str, ...]]
    generic: tuple[str, ...]
    nicknames: dict[str, str]
    before_name: BeforeName
    former: tuple[str, ...]
    counted: tuple[str, ...]
    quote_glue: QuoteGlue
    quote_before: tuple[str, ...]


@lru_cache(maxsize=1)
def lexicon() -> CitationLexicon:
    """The word lists, read once.

    Raises:
        CorpusError: if the file is missing or breaks the schema.
    """
    path = settings().corpora / "lexicon" / "citation.yaml"
    try:
        return CitationLexicon.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, ValidationError, yaml.YAMLError) as error:
        raise CorpusError(f"引用词表 {path} 不可用：{error}", "请恢复该文件") from error


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
