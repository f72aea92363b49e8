"""Our wording for inquiries (corpora/documents/inquiry.yaml): notices, checklist, follow-up questions, closing."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from assistant.errors import CorpusError
from assistant.settings import settings


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _compile(patterns: tuple[str, ...]) -> None:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"正则写错：{pattern}（{error}）") from error


class Notice(_Frozen):
    """Something the officer must say, with the usual reply; ``cues`` tell whether the recording already holds it."""

    id: str = ""
    name: str = ""
    ask: str
    reply: str
    basis: str = ""
    cues: tuple[str, ...]

    @model_validator(mode="after")
    def _readable(self) -> Self:
        _compile(self.cues)
        return self


class Item(_Frozen):
    """One thing an inquiry must cover: how a question about it looks, how an answer, and what to ask otherwise."""

    id: str
    name: str
    question: str
    asked: tuple[str, ...]
    answered: tuple[str, ...]

    @model_validator(mode="after")
    def _readable(self) -> Self:
        _compile(self.asked + self.answered)
        return self


class Inquiry(_Frozen):
    """The whole file."""

    title: str
    head: dict[str, str]
    notices: tuple[Notice, ...]
    closing: tuple[Notice, ...]
    refusal: str
    signatures: tuple[str, ...]
    page_signature: str
    checklist: tuple[Item, ...]
    elements: dict[str, str]
    conditions: dict[str, str]

    @model_validator(mode="after")
    def _readable(self) -> Self:
        _compile(tuple(self.conditions))
        return self


@lru_cache(maxsize=4)
def load_inquiry(path: Path | None = None) -> Inquiry:
    """The wording file.

    Args:
        path: None means corpora/documents/inquiry.yaml.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    path = path or settings().corpora / "documents" / "inquiry.yaml"
    try:
        return Inquiry.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise CorpusError(f"笔录用语 {path} 不合格式：{error}", "请按文件开头的说明修正") from error
