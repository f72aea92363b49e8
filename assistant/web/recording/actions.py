"""What the page 笔录 does: each click turns the kept record into the next one and shows it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.corpora import corpus
from assistant.dossier.audit import Action
from assistant.errors import InputError
from assistant.files import lasting
from assistant.speech.record_model import Record
from assistant.web import keeping, session, work
from assistant.web.components.form import stamp
from assistant.web.components.place import at
from assistant.web.components.shapes import NOTHING, button, doing
from assistant.web.recording import views
from assistant.web.recording.case import ask_for_case, head_of_case, keep_in_case
from assistant.web.recording.hearing import hear
from assistant.web.recording.kept import PAGE, Kept, change, lexicon_of, load
from assistant.web.session import user

Shown = dict[str, Any]
CLOSED: Shown = {"line_head": NOTHING, "line_foot": NOTHING, "clip": None}
START = Markup('<div class="bar-of-buttons">{}{}{}</div>').format(
    button("开始转写", "hear", main=True),
    button("另做一份", "another"),
    doing("载入演示录音（虚构，合成语音）", "demo"),
)
SPEAKERS = ("自动判断", "2 人", "3 人", "4 人")
FORMATS = {
    "docx": ("docx", "整理"),
    "verbatim": ("docx", "原话"),
    "srt": ("srt", "整理"),
    "vtt": ("vtt", "整理"),
    "json": ("json", "整理"),
}


def shown(key: str, kept: Kept, *, chosen: int = -1) -> Shown:
    """What changes with the record."""
    return {
        "lines": views.transcript(kept.record, kept.page, lexicon_of(kept), chosen=chosen),
        "tools": views.tools(kept.record),
        "checklist": _checked(kept.record),
        "going": NOTHING,
    }


def _checked(record: Record) -> Markup:
    from assistant.speech.checklist import check, follow_ups

    return views.checklist(check(record), follow_ups(record)) if record.lines else NOTHING


def opening(query: Mapping[str, str]) -> Iterator[Shown]:
    """The record that the address names, else the newest, else a new one.

    Raises:
        StoreError: the database fails.
    """
    wanted = query.get("id", "")
    key = keeping.new_key() if wanted == "new" else str(keeping.opened(PAGE, wanted)["key"])
    kept = load(key)
    yield {
        "key": key,
        "start": START,
        "place": at("record", of=f"{PAGE}:{key}", id=key),
        "head": gr.update(value={"key": key, "values": kept.head}),
        "voices": gr.update(value={"key": f"{key}/voices", "values": {}}),
        "audio": kept.audio if kept.audio and Path(kept.audio).is_file() else None,
        "speakers": gr.update(value={"key": key, "values": {"speakers": _people(kept.speakers)}}),
    }
    if kept.record.lines:
        yield shown(key, kept)


def _people(number: int) -> str:
    return f"{number} 人" if number else SPEAKERS[0]


def take_audio(key: str, audio: str | None) -> Shown:
    """Another recording."""
    change(key, lambda kept: kept.model_copy(update={"audio": audio or ""}))
    return {"going": NOTHING}


def take_speakers(value: Mapping[str, Any]) -> Shown:
    """How many people speak."""
    words = str(value["values"].get("speakers") or "")
    number = int(words[0]) if words[:1].isdecimal() else 0
    if value["key"]:
        change(value["key"], lambda kept: kept.model_copy(update={"speakers": number}))
    return {"speakers": gr.update(kept=stamp(value))}


def head_typed(value: Mapping[str, Any]) -> Shown:
    """Keep the head as typed."""
    if value["key"]:
        head = {str(name): str(text or "") for name, text in value["values"].items()}
        change(value["key"], lambda kept: kept.model_copy(update={"head": head}))
    return {"head": gr.update(kept=stamp(value))}


def demo(key: str) -> Shown:
    """The fictional inquiry that comes with the program, copied to where the page may read it."""
    path = shutil.copy(str(corpus("demo/inquiry.ogg")), str(lasting("record")))
    change(key, lambda kept: kept.model_copy(update={"audio": path}))
    return {"audio": path}


def clicked(
    said: Mapping[str, str],
    key: str,
    edited: Mapping[str, Any],
    voices: Mapping[str, Any],
    case_id: str | None,
    request: gr.Request,
) -> Iterator[Shown]:
    """What a click does, by its act.

    Raises:
        AssistantError: what the act raises.
    """
    act = said.get("act", "")
    if act == "hear":
        yield from hear(key, request)
        yield shown(key, load(key))
    elif act == "stop":
        work.stop(request)
    elif act == "demo":
        yield demo(key)
    elif act == "another":
        yield from opening({"id": "new"})
        yield shown("", Kept()) | CLOSED | {"into": NOTHING}
    elif act == "line":
        yield open_line(key, _number(said))
    elif act == "adopt":
        yield {"edit": gr.update(value=adopted(edited, said))}
    elif act == "save":
        yield save_line(key, _number(said), edited)
    elif act in FORMATS:
        yield {"download": export(load(key), act)}
    elif act == "ask":
        yield {"checklist": ask_for_case(load(key).record, case_id)}
    elif act == "keep":
        yield {"into": keep_in_case(load(key).whole, case_id)}
    elif act == "fill":
        yield _filled(key, case_id)
    else:
        yield shown(key, change(key, lambda kept: _changed(act, said, kept, voices))) | CLOSED


def _number(said: Mapping[str, str]) -> int:
    text = said.get("line", "")
    return int(text) if text.isdecimal() else -1


def _filled(key: str, case_id: str | None) -> Shown:
    """The head with what a case knows; what was typed stays where the case knows nothing."""
    known = {name: text for name, text in head_of_case(case_id).items() if text}
    kept = change(key, lambda before: before.model_copy(update={"head": {**before.head, **known}}))
    return {"head": gr.update(value={"key": key, "values": kept.head})}


def _changed(act: str, said: Mapping[str, str], kept: Kept, voices: Mapping[str, Any]) -> Kept:
    if act == "page":
        page = said.get("page", "")
        return kept.model_copy(update={"page": int(page) if page.isdecimal() else 1})
    made = _EDITS.get(act)
    return kept.model_copy(update={"record": made(kept, voices)}) if made else kept


def _swapped(kept: Kept, _: Mapping[str, Any]) -> Record:
    from assistant.speech.record import swap_roles

    return swap_roles(kept.record, who=user(), at=datetime.now().astimezone())


def _renamed(kept: Kept, voices: Mapping[str, Any]) -> Record:
    from assistant.speech.record import rename_speaker

    old, new = (str(voices["values"].get(name) or "").strip() for name in ("old", "new"))
    return rename_speaker(kept.record, old, new, who=user(), at=datetime.now().astimezone())


def _with_notices(kept: Kept, _: Mapping[str, Any]) -> Record:
    from assistant.speech.record import insert_notices

    return insert_notices(kept.whole)


_EDITS: dict[str, Callable[[Kept, Mapping[str, Any]], Record]] = {
    "swap": _swapped,
    "rename": _renamed,
    "notices": _with_notices,
}


def open_line(key: str, number: int) -> Shown:
    """A line to be corrected: its sound, its text, what to check.

    Raises:
        InputError: there is no such line.
    """
    kept = load(key)
    if not 0 <= number < len(kept.record.lines):
        raise InputError("没有这一行", "请先转写，再点击一行")
    line, lexicon = kept.record.lines[number], lexicon_of(kept)
    return {
        "line_head": views.line_head(number, line),
        "edit": gr.update(
            value={"key": f"{key}/{number}", "values": {"text": line.tidied, "role": line.role}}
        ),
        "line_foot": views.line_foot(number, line, lexicon),
        "clip": _sound(kept, number),
    }


def _sound(kept: Kept, number: int) -> Any:
    """The seconds of the recording that a line stands for; none when the recording is gone."""
    import numpy as np

    from assistant.speech.audio import RATE, read_clip

    line = kept.record.lines[number]
    if line.start is None or line.end is None or not kept.audio or not Path(kept.audio).is_file():
        return None
    clip = read_clip(Path(kept.audio), max(0.0, line.start - 0.2), line.end + 0.2)
    return (RATE, (clip * 32767).astype(np.int16)) if len(clip) else None


def adopted(edited: Mapping[str, Any], said: Mapping[str, str]) -> dict[str, Any]:
    """The text of the editor with a suggestion put in; nothing is kept before it is saved."""
    values = dict(edited["values"])
    values["text"] = str(values.get("text") or "").replace(said.get("heard", ""), said.get("proposed", ""), 1)
    return {"key": edited["key"], "values": values}


def save_line(key: str, number: int, edited: Mapping[str, Any]) -> Shown:
    """Keep an edit of text and role with its trace; the line counts as checked by ear from then on.

    Raises:
        InputError: there is no such line, or the text is of another one.
    """
    if edited["key"] != f"{key}/{number}":
        raise InputError("打开的不是这一行", "请再点一次要改的那一行")
    values = edited["values"]
    kept = change(
        key,
        lambda before: _saved(before, number, str(values.get("text") or ""), str(values.get("role") or "")),
    )
    return shown(key, kept) | CLOSED | {"edit": gr.update(kept=stamp(edited))}


def _saved(kept: Kept, number: int, text: str, role: str) -> Kept:
    from assistant.speech.record import confirm, edit_text, set_role

    now = datetime.now().astimezone()
    record = edit_text(kept.record, number, text, who=user(), at=now)
    if role in ("问", "答", "其他") and role != record.lines[number].role:
        record = set_role(record, number, role, who=user(), at=now)  # type: ignore[arg-type]
    return kept.model_copy(update={"record": confirm(record, number, who=user(), at=now)})


def export(kept: Kept, form: str) -> Path:
    """The file to take away.

    Raises:
        InputError: the record is empty, or a time of the head cannot be read.
    """
    from assistant.speech import export as writing

    if not kept.record.lines:
        raise InputError("笔录还没有内容", "请先转写录音")
    suffix, words = FORMATS[form]
    session.record(Action.EXPORT, about=f"询问笔录.{suffix}")
    name = "询问笔录（识别原话）" if form == "verbatim" else "询问笔录"
    return writing.save(kept.whole, lasting("record") / f"{name}.{suffix}", words)  # type: ignore[arg-type]
