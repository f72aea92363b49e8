"""A file that is made when it is asked for, and goes to the user's downloads with one click."""

from __future__ import annotations

import secrets
from typing import Any

import gradio as gr
from gradio.data_classes import FileData

from assistant.web.components.part import OwnMeta, static


class Download(gr.HTML, metaclass=OwnMeta):
    """Set to a path, it downloads the file under the name that it has; None does nothing."""

    def __init__(self, value: Any = None, **more: Any) -> None:
        super().__init__(
            value,
            html_template="<span></span>",
            js_on_load=static("download.js"),
            apply_default_css=False,
            elem_classes=["hidden-part"],
            **more,
        )

    def get_block_name(self) -> str:
        """The front end knows it as plain HTML."""
        return "html"

    def preprocess(self, payload: Any) -> None:
        """Nothing comes back from the page."""

    def postprocess(self, value: Any) -> Any:
        """The file as Gradio serves it; the turn makes each one a change."""
        if value is None:
            return {}
        file = FileData(path=str(value), orig_name=value.name).model_dump()
        return {**file, "turn": secrets.token_hex(4)}
