"""Cases written by earlier versions brought to today's schema, step by step, as plain dicts.

A migration turns schema n into n + 1. It changes what it must, keeps every other field and value, and leaves a dict
that already has the new form as it is. CASE.json without a number is schema 1.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.dossier.model import SCHEMA
from assistant.errors import InputError

Fields = dict[str, Any]
NUMBER = "schema"


def _to_2(case: Fields) -> Fields:
    """Schema 2 only adds fields (parties, charges, track, more about evidence, facts and steps)."""
    return case


CHAIN: dict[int, Callable[[Fields], Fields]] = {1: _to_2}
"""The schema a migration starts from → the migration."""


def migrate(case: Fields) -> Fields:
    """The case in today's schema. The number is written only where a migration changed something.

    Args:
        case: as read from JSON; it is not changed.

    Raises:
        InputError: its schema number is none, or newer than this program.
    """
    number = case.get(NUMBER, 1)
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        raise InputError("案件文件的 schema 应为正整数", "请改为案件格式的版本号，或删去这一项")
    if number > SCHEMA:
        raise InputError(
            f"案件文件的格式版本为 {number}，本程序只认识到 {SCHEMA}", "请升级本程序后再打开，文件没有改动"
        )
    changed = case
    for step in range(number, SCHEMA):
        changed = CHAIN[step](changed)
    return case if changed is case else {**changed, NUMBER: SCHEMA}
