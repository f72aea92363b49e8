"""Around the handlers of the pages: errors stand at their place, nothing stale stays, no English progress."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from typing import Any

from assistant.web.components.shapes import NOTHING, said
from assistant.web.unforeseen import sayable

# No progress of Gradio's, and no click lost because the one before is still being answered.
QUIET: dict[str, Any] = {"show_progress": "hidden", "trigger_mode": "multiple"}


def here(handler: Callable[..., Any], *empty: Any) -> Callable[..., Any]:
    """Wrap a handler that returns its results: the first output is the place of its error.

    Args:
        handler: returns one value, or a tuple or list of them; a generator yields them. Whatever it raises is told,
            what nobody foresaw by its sign in the log: else a wait would stand there for ever.
        empty: what the results are set to when it fails, one an output.

    Returns:
        A handler with one output more in front: empty, or the error as a line.
    """

    def with_error(values: Any) -> list[Any]:
        return [NOTHING, *(values if isinstance(values, (tuple, list)) else [values])]

    def failed(error: Exception) -> list[Any]:
        return [said(sayable(error), "r"), *empty]

    if inspect.isgeneratorfunction(handler):

        @functools.wraps(handler)
        def stepwise(*args: Any, **kwargs: Any) -> Iterator[Any]:
            try:
                yield from map(with_error, handler(*args, **kwargs))
            except Exception as error:
                yield failed(error)

        return stepwise

    @functools.wraps(handler)
    def at_once(*args: Any, **kwargs: Any) -> Any:
        try:
            return with_error(handler(*args, **kwargs))
        except Exception as error:
            return failed(error)

    return at_once
