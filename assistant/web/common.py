"""What all tabs share: turning known errors into notices, escaping, regions."""

from __future__ import annotations

import functools
import html
from collections.abc import Callable
from typing import Any

import gradio as gr

from assistant.errors import AssistantError

USER = "本机用户"
REGION_HINT = "如 浙江省/温州市；留空只查全国性法规"


def told(handler: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap an event handler: a known error becomes a notice and every output keeps what it shows."""

    @functools.wraps(handler)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return handler(*args, **kwargs)
        except AssistantError as error:
            gr.Warning(html.escape(str(error)), duration=12)
            return gr.skip()

    return wrapped


def escape(text: object) -> str:
    """Text made safe for HTML and Markdown components."""
    return html.escape(str(text))


def saved_cases() -> list[tuple[str, str]]:
    """Saved cases as choices: title with id, and the id."""
    from assistant.dossier.store import CaseStore

    return [(f"{title or '未命名'}（{case_id}）", case_id) for case_id, title, _ in CaseStore().cases()]
