"""A part of a page: markup drawn by the server, whose clicks come back as one event ``act``."""

from __future__ import annotations

from abc import ABCMeta
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import gradio as gr
from gradio.component_meta import ComponentMeta, updateable
from markupsafe import escape


@cache
def static(name: str) -> str:
    """The text of a file in assistant/web/static."""
    return (files("assistant.web") / "static" / name).read_text("utf-8")


class OwnMeta(ComponentMeta):
    """Gradio's own metaclass also writes a stub file beside each class; nothing is written into a package of ours."""

    def __new__(cls, name: str, bases: tuple[type, ...], attributes: dict[str, Any]) -> Any:
        """Make the class, its constructor understood by ``gr.update``; the events are inherited."""
        made = updateable(attributes["__init__"])  # type: ignore[no-untyped-call]
        return ABCMeta.__new__(cls, name, bases, {**attributes, "__init__": made})


class Part(gr.HTML, metaclass=OwnMeta):
    """Shows markup of the components; ``part.act(handler, …)`` is called with ``gr.EventData`` (see ``asked``)."""

    def __init__(self, value: str = "", script: str = "", **more: Any) -> None:
        classes = ["face", *more.pop("elem_classes", [])]
        super().__init__(
            value,
            js_on_load=static("part.js") + script,
            apply_default_css=False,
            elem_classes=classes,
            **more,
        )

    def postprocess(self, value: str | None) -> str:
        """Markup goes to the page as it is; plain text is escaped."""
        return str(escape(value or ""))

    def get_block_name(self) -> str:
        """The front end knows it as plain HTML."""
        return "html"


def asked(event: gr.EventData) -> Mapping[str, str]:
    """The data-… values of what was clicked, all text; they come from the page and are to be checked like any input."""
    data = event._data
    return {str(name): str(value) for name, value in data.items()} if isinstance(data, dict) else {}
