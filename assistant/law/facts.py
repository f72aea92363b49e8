"""Recorded facts about versions that no source text states: when an amendment took effect, which text was the first."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import CorpusError
from assistant.law import names
from assistant.settings import settings


class _Commencement(BaseModel):
    model_config = ConfigDict(extra="forbid")

    promulgated: date
    effective: date
    laws: list[str]
    basis: str


class _Facts(BaseModel):
    model_config = ConfigDict(extra="forbid")

    commencements: list[_Commencement]
    first_texts: dict[str, int]
    abbreviations: dict[str, str]


@lru_cache(maxsize=1)
def _facts() -> _Facts:
    path = settings().corpora / "law" / "dates.yaml"
    try:
        return _Facts.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, ValidationError, yaml.YAMLError) as error:
        raise CorpusError(f"版本日期表 {path} 不可用：{error}", "请恢复该文件") from error


@lru_cache(maxsize=1)
def _commencements() -> dict[tuple[str, date], date]:
    return {
        (names.key(names.short(law)), entry.promulgated): entry.effective
        for entry in _facts().commencements
        for law in entry.laws
    }


def effective(law: str, promulgated: date | None) -> date | None:
    """The recorded first day in force of the text of that law promulgated on that day."""
    return _commencements().get((names.key(names.short(law)), promulgated)) if promulgated else None


@lru_cache(maxsize=1)
def _first_texts() -> dict[str, int]:
    return {names.key(names.short(law)): year for law, year in _facts().first_texts.items()}


def is_first_text(law: str, promulgated: date | None) -> bool:
    """Whether the text of that law promulgated on that day is recorded as the first under its name."""
    return promulgated is not None and _first_texts().get(names.key(names.short(law))) == promulgated.year


def abbreviations() -> dict[str, str]:
    """Customary abbreviations of national laws -> official full names."""
    return _facts().abbreviations
