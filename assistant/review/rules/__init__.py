"""Review rules, a module a family. Each module has ``check(reading, context)`` yielding findings.

A new rule is a new module in this package; nothing else changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from assistant.review.context import ReviewContext
from assistant.review.model import Finding
from assistant.review.reader import Reading

Check = Callable[[Reading, ReviewContext], Iterable[Finding]]


@cache
def all_checks() -> tuple[Check, ...]:
    """The checks of every module of this package, in module order."""
    modules = (import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__))
    return tuple(module.check for module in modules)
