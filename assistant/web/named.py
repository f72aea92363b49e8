"""Handlers that speak of parts by their names: what is not named stays as it is, an error stands in the part ``error``."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import gradio as gr

from assistant.web.components.shapes import NOTHING, said
from assistant.web.frame import opening
from assistant.web.unforeseen import sayable


def named(
    parts: Mapping[str, Any], handler: Callable[..., Any], *empty: str, error: str = "error"
) -> Callable[..., Any]:
    """A handler of names as one of components; its outputs must be all of ``parts``.

    Args:
        parts: the components by their names.
        handler: returns or yields values by name; whatever it raises is told, what nobody foresaw by its sign in the
            log: else a wait would stand there for ever.
        empty: the parts that are emptied when it fails.
        error: the part in which an error stands.
    """

    def given(values: Mapping[str, Any]) -> dict[Any, Any]:
        found = {parts[name]: value for name, value in values.items()}
        return found or {parts[error]: gr.skip()}

    @functools.wraps(handler)
    def run(*args: Any, **kwargs: Any) -> Iterator[dict[Any, Any]]:
        try:
            found = handler(*args, **kwargs)
            yield given({error: NOTHING})
            yield from map(given, found if inspect.isgenerator(found) else [found])
        except Exception as failed:
            yield given({**dict.fromkeys(empty, NOTHING), error: said(sayable(failed), "r")})

    return run


def arriving(parts: Mapping[str, Any], handler: Callable[[dict[str, str]], Any], *empty: str) -> None:
    """Call a handler of names with the query of the address once the page being built is opened; it may yield.

    Args:
        parts: the components by their names.
        handler: what comes first may say that the rest is awaited.
        empty: the parts that are emptied when it fails.
    """
    opening(named(parts, handler, *empty), list(parts.values()))
