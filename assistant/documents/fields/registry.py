"""The names a template may use and how each is worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from assistant.documents.sheet import Scope, Sheet, Value

Work = Callable[[Sheet], Value]


@dataclass(frozen=True, slots=True)
class Field:
    """One name. ``about`` says in Chinese what it gives; ``columns`` are the names of a row where it gives rows."""

    name: str
    about: str
    work: Work
    columns: tuple[str, ...] = ()


LACKING = "待补充"  # {{ 待补充('…') }}: what no case holds
_FIELDS: dict[str, Field] = {}


def field(name: str, about: str, *columns: str) -> Callable[[Work], Work]:
    """Register a function as a field; the arguments are those of ``Field``."""

    def register(work: Work) -> Work:
        assert name not in _FIELDS, name
        _FIELDS[name] = Field(name, about, work, columns)
        return work

    return register


@cache
def all_fields() -> dict[str, Field]:
    """Every field of this package by its name."""
    package = import_module("assistant.documents.fields")
    for info in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{info.name}")
    return dict(sorted(_FIELDS.items()))


def scope(sheet: Sheet, names: Iterable[str]) -> Scope:
    """The values of some fields; a text that is not there becomes 【待补充：name】.

    Args:
        sheet: what they are worked out from.
        names: names that no field bears are left out, so that the template fails on them by name.
    """
    fields = all_fields()
    found: Scope = {name: _given(fields[name], sheet) for name in names if name in fields}
    return found | {LACKING: sheet.ledger.lacking}


def _given(entry: Field, sheet: Sheet) -> Value:
    value = entry.work(sheet)
    return sheet.need(entry.name, value) if isinstance(value, str) else value
