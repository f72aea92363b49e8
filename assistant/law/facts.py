"""Recorded facts about versions that no source text states: when an amendment took effect, when a law was repealed."""

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


class _Repeal(BaseModel):
    model_config = ConfigDict(extra="forbid")

    law: str
    since: date
    basis: str


class _Facts(BaseModel):
    model_config = ConfigDict(extra="forbid")

    commencements: list[_Commencement]
    repeals: list[_Repeal]
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


def repeals() -> list[tuple[str, date]]:
    """Recorded repeals: comparison form of the law's name, and the day from which it no longer governs."""
    return [(names.key(entry.law), entry.since) for entry in _facts().repeals]


def abbreviations() -> dict[str, str]:
    """Customary abbreviations of national laws -> official full names."""
    return _facts().abbreviations
