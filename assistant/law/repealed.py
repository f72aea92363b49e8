"""National law that ceased to apply since 2000, known by name and day even when its text is not in the library."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import CorpusError
from assistant.law import names
from assistant.settings import settings

SURE = "确定"


class Repealed(BaseModel):
    """One norm of corpora/law/repealed.yaml; see there for the meaning of each field."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    repealed_on: date
    successor: str
    basis: str
    certainty: Literal["确定", "待核"]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    repealed: list[Repealed]


@lru_cache(maxsize=1)
def table() -> tuple[Repealed, ...]:
    """All norms of the table.

    Raises:
        CorpusError: if the file is missing or breaks the schema.
    """
    path = settings().corpora / "law" / "repealed.yaml"
    try:
        return tuple(_File.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))).repealed)
    except (OSError, ValidationError, yaml.YAMLError) as error:
        raise CorpusError(f"废止法规表 {path} 不可用：{error}", "请恢复该文件") from error


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Repealed]:
    return {names.key(names.short(entry.name)): entry for entry in table()}


def find(name: str) -> Repealed | None:
    """The repealed norm of that name (with or without 中华人民共和国, 《》 and the edition)."""
    return _by_name().get(names.key(names.short(name)))


def known_names() -> tuple[str, ...]:
    """The names, and the short ones, for reading them in running text."""
    return tuple(form for entry in table() for form in (entry.name, names.short(entry.name)))


def sure() -> list[tuple[str, date]]:
    """Comparison form of the name and first day out of force, where it is beyond doubt."""
    return [(names.key(entry.name), entry.repealed_on) for entry in table() if entry.certainty == SURE]
