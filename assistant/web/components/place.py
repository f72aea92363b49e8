"""What the address of the page says, and whether the same thing is open in another tab of this browser."""

from __future__ import annotations

from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.web.components.part import OwnMeta, static
from assistant.web.components.shapes import href

_TEMPLATE = Markup('<div class="said a twice" role="status" hidden>{}</div>')


class Place(gr.HTML, metaclass=OwnMeta):
    """Set to ``at(…)``, it writes the address and speaks up when another tab is at the same place."""

    def __init__(self, says: str, **more: Any) -> None:
        super().__init__(
            {},
            html_template=str(_TEMPLATE.format(says)),
            js_on_load=static("place.js"),
            apply_default_css=False,
            elem_classes=["face"],
            **more,
        )

    def get_block_name(self) -> str:
        """The front end knows it as plain HTML."""
        return "html"

    def preprocess(self, payload: Any) -> Any:
        """The place as the page has it."""
        return payload

    def postprocess(self, value: Any) -> Any:
        """The place as the page gets it."""
        return value


def at(page: str, of: str = "", **query: str | None) -> dict[str, str]:
    """A place: its address, and the name of what is open there ("" for nothing that two tabs could have open)."""
    return {"address": href(page, **query), "of": of}


def go(page: str, **query: str | None) -> dict[str, str]:
    """A place to leave for."""
    return {"go": href(page, **query)}
