"""The six contents of a decision (行政处罚法第五十九条) as data from corpora/review/contents.yaml."""

from __future__ import annotations

import re
from functools import cache

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from assistant.errors import CorpusError
from assistant.settings import settings


class Content(BaseModel):
    """One content: ``all`` lists the patterns that must each be found."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    item: str
    name: str
    all: tuple[str, ...]
    advice: str


@cache
def contents() -> tuple[Content, ...]:
    """The catalogue.

    Raises:
        CorpusError: the file breaks the schema.
    """
    path = settings().corpora / "review" / "contents.yaml"
    try:
        found = TypeAdapter(tuple[Content, ...]).validate_python(
            yaml.safe_load(path.read_text(encoding="utf-8"))
        )
        for pattern in (pattern for content in found for pattern in content.all):
            re.compile(pattern)
    except (OSError, yaml.YAMLError, ValidationError, re.error) as error:
        raise CorpusError(
            f"审核目录 {path} 不合格式：{error}", "请按 corpora/README.md 的说明修正"
        ) from error
    return found
