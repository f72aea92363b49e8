"""The speech model in use and the shelf of models, for whatever page shows them.

From the page a model comes by its known
name, from an uploaded zip file, or from a folder that the settings name for imports; addresses are for the command line.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from assistant.errors import InputError
from assistant.speech.recognisers.shelf import PACKAGED, Sheet, Shelf
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import NOTHING, button, card, doing, joined, pairs, pill, said

_stopping: dict[str, threading.Event] = {}
_TICK = 0.5  # seconds between two looks at the download


class _StoppedError(Exception):
    """The page asked to stop."""


def _shelf() -> Shelf:
    from assistant.settings import settings

    return Shelf(settings().home)


def models() -> Markup:
    """The models on this machine with their errors, speed and memory, what to do with each, and what can be added."""
    from assistant.settings import settings
    from assistant.speech.recognisers.adding import megabytes
    from assistant.speech.recognisers.catalogue import known_models

    shelf = _shelf()
    used, sheets = settings().whisper or shelf.in_use, shelf.all()
    own = rows((_row(sheet, used) for sheet in sheets), group="models")
    fixed = (
        said(f"现在由设置 ASSISTANT_WHISPER 指定：{used}；去掉它之后换用才生效。")
        if settings().whisper
        else NOTHING
    )
    held = {sheet.name for sheet in sheets}
    more = rows(
        (
            Row(
                model.name,
                right=Markup('<span class="small dim">下载 {}，{}</span> {}').format(
                    megabytes(model.size), model.note, doing("看大小和哈希", "plan", known=model.name)
                ),
            )
            for model in known_models()
            if model.name not in held
        ),
        group="known",
    )
    return joined(
        [card("语音识别模型", joined([fixed, own])), card("可以添加（要联网；离线的请上传 zip）", more)]
    )


def _row(sheet: Sheet, used: str) -> Row:
    from assistant.speech.recognisers.standing import of_trial, rate

    facts = "；".join(
        filter(None, [rate(PACKAGED if sheet.name == PACKAGED else sheet.known), of_trial(sheet)])
    )
    acts = [] if sheet.name == used else [button("换用", "use", main=True, name=sheet.name)]
    acts.append(button("试听", "check", name=sheet.name))
    acts += [] if sheet.name == PACKAGED else [button("删除", "remove", name=sheet.name)]
    body = joined(
        [
            Markup("<p>{}</p>").format(facts),
            pairs([("来源", sheet.source), ("SHA-256", sheet.sha256)]),
            Markup('<div class="bar-of-buttons">{}</div>').format(joined(acts)),
        ]
    )
    return Row(sheet.name, left=pill("正在使用", "g") if sheet.name == used else NOTHING, body=body)


def known_choices() -> list[tuple[str, str]]:
    """Published models that can be fetched by name: label with the size of the download, and the name."""
    from assistant.speech.recognisers.adding import megabytes
    from assistant.speech.recognisers.catalogue import known_models

    return [
        (f"{m.name}（{megabytes(m.size)}，{m.note}）", m.name) for m in known_models() if m.name != PACKAGED
    ]


def planned(known: str | None, upload: str | None, folder: str) -> Markup:
    """What adding would fetch, with sizes and hashes, before anything is fetched.

    Raises:
        InputError: nothing was chosen, or a folder that may not be read.
    """
    lines = joined(Markup("<li>{}</li>").format(line) for line in _plan(known, upload, folder).told())
    go = Markup('<div class="bar-of-buttons">{}</div>').format(
        button("添加并启用", "add", main=True, known=known or "")
    )
    return card("将要添加", joined([Markup('<ul class="plain-list small">{}</ul>').format(lines), go]))


def _plan(known: str | None, upload: str | None, folder: str) -> Any:
    from assistant.speech.recognisers.adding import plan
    from assistant.web.places import importable, readable

    if folder.strip():
        return plan(str(importable(folder.strip())))
    if upload:
        return plan(str(readable(upload)))
    if known in {name for _, name in known_choices()}:
        return plan(str(known))
    raise InputError("没有选择模型", "请选一个模型名，或上传 zip，或填写文件夹")


def add_model(known: str | None, upload: str | None, folder: str, session: str) -> Iterator[str]:
    """Put in a model and take it into use, telling how far it is; ``stop_adding`` of the same session stops it.

    Raises:
        InputError: nothing was chosen, the model is hostile or incomplete, or there is no room.
        ModelError: the download broke off (what is there is kept) or the model failed its trial.
    """
    from assistant.speech.recognisers.adding import add, megabytes

    chosen = _plan(known, upload, folder)
    stop = _stopping[session] = threading.Event()
    done: dict[str, int] = {}
    outcome: list[Sheet | BaseException] = []

    def progress(name: str, so_far: int, _: int) -> None:
        done[name] = so_far
        if stop.is_set():
            raise _StoppedError

    def work() -> None:
        try:
            outcome.append(add(chosen, progress))
        except BaseException as error:  # handed to the page's thread
            outcome.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_TICK)
        fetched = sum(done.values())
        fetching = chosen.files and fetched < chosen.size
        yield (
            f"已下载 {megabytes(fetched)} / {megabytes(chosen.size)}"
            if fetching
            else "正在核对并试听一段录音…"
        )
    yield _outcome(outcome[0])


def _outcome(found: Sheet | BaseException) -> str:
    from assistant.speech.recognisers.standing import of_trial

    if isinstance(found, _StoppedError):
        return "已停止；下载的部分保留，再次添加会接着下载。"
    if isinstance(found, BaseException):
        raise found
    return f"已添加并启用 {found.name}：{of_trial(found)}"


def stop_adding(session: str) -> str:
    """Stop the download of a session."""
    if session in _stopping:
        _stopping[session].set()
    return "正在停止…"


def use_model(name: str | None) -> Markup:
    """Take a model into use; the shelf as it is then.

    Raises:
        InputError: no such model.
    """
    _shelf().use(_named(name))
    return models()


def remove_model(name: str | None) -> Markup:
    """Delete a model; the shelf as it is then.

    Raises:
        InputError: no such model, or the packaged one.
    """
    _shelf().remove(_named(name))
    return models()


def check_model(name: str | None) -> Markup:
    """Try a model on this machine; the shelf as it is then.

    Raises:
        InputError: no such model.
        ModelError: it failed.
    """
    from assistant.speech.recognisers.adding import check

    check(_named(name))
    return models()


def _named(name: str | None) -> str:
    if not name:
        raise InputError("没有选择模型", "请先从列表中选一个")
    return name
