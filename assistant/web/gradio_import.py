"""Gradio, imported without its stubs and without its server of tools.

At every import it parses all its components to write files for editors, which takes a third of the import, and an
installed program has nothing to write beside its libraries. It also reads the whole package of MCP for a server that is
not used here (ours is ``assistant.mcp``); it does without where that package is not installed.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def _unburdened() -> Iterator[None]:
    """Let Gradio's components look as if they had no file, for which it writes no stub, and MCP as not installed."""
    getfile = inspect.getfile
    mcp = sys.modules.get("mcp")

    def without(subject: Any) -> str:
        if isinstance(subject, type) and subject.__module__.startswith("gradio."):
            raise OSError
        return getfile(subject)

    inspect.getfile = without  # type: ignore[assignment]
    sys.modules["mcp"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        inspect.getfile = getfile
        del sys.modules["mcp"]
        if mcp is not None:
            sys.modules["mcp"] = mcp


with _unburdened():
    import gradio
    from gradio.blocks import Blocks
    from gradio.routes import App


@contextmanager
def served_once() -> Iterator[None]:
    """Let no server be made and nothing described meanwhile.

    Gradio makes a server, and describes all that is laid out so far, at the end of every page, and serves only the
    last; the launch describes all again.
    """
    create_app, described = App.create_app, Blocks.get_config_file
    setattr(App, "create_app", staticmethod(lambda *_, **__: None))  # noqa: B010  (mypy allows no other way)
    setattr(Blocks, "get_config_file", lambda _: {})  # noqa: B010
    try:
        yield
    finally:
        setattr(App, "create_app", staticmethod(create_app))  # noqa: B010
        setattr(Blocks, "get_config_file", described)  # noqa: B010


version: str = gradio.__version__
