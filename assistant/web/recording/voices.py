"""Voices of officers, enrolled so that they are told apart by their names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup

from assistant.dossier.audit import Action
from assistant.errors import InputError
from assistant.settings import settings
from assistant.web import session
from assistant.web.components.shapes import joined, pill


def _store() -> Any:
    from assistant.speech.enrolment import Voices

    return Voices(settings().home, settings().models)


def known() -> Markup:
    """The names of enrolled voices."""
    names = joined((pill(name, "b") for name in _store().all()), " ")
    return (
        Markup("<p>已登记：{}</p>").format(names)
        if names
        else Markup('<p class="dim">还没有登记过声音。</p>')
    )


def enrol(name: str, sample: str | None) -> dict[str, Markup]:
    """Keep an officer's voice.

    Raises:
        InputError: there is no recording or no name, or it is too short.
    """
    if not sample:
        raise InputError("没有录音", "请上传或录一段只有本人说话的录音")
    _store().enrol(name, Path(sample))
    session.record(Action.VOICE_ENROLLED)
    return {"known": known()}


def forget(name: str) -> dict[str, Markup]:
    """Delete an officer's voice.

    Raises:
        InputError: there is none of that name.
    """
    _store().remove(name.strip())
    session.record(Action.VOICE_REMOVED)
    return {"known": known()}
