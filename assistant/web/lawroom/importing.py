"""Import from the page: preview first, steps while it runs, stop, and what is to be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant import jobs
from assistant.analysis import rule_index
from assistant.dossier.audit import Action
from assistant.errors import InputError
from assistant.law.importer import Report
from assistant.law.library import open_library
from assistant.law.model import Level
from assistant.search import articles, upkeep
from assistant.settings import settings
from assistant.web import rights, session, work
from assistant.web.common import REGION_HINT
from assistant.web.components.form import Field
from assistant.web.components.shapes import NOTHING, button, card, folded, joined, said, waiting
from assistant.web.places import source

AUTO = "自动判断"
FIELDS = (
    Field(
        "where", "或者服务器上的文件夹", hint="须在设置 ASSISTANT_IMPORT_FOLDERS 写明的文件夹内", size="wide"
    ),
    Field("level", "文本未写明时的效力级别", "choice", choices=(AUTO, *Level)),
    Field("region", "文本未写明时的地区", hint=REGION_HINT),
)
BUTTONS = Markup('<div class="bar-of-buttons">{}{}</div>').format(
    button("预览将加入的内容", "preview"), button("导入", "import", main=True)
)
_LISTED = 200


def offered() -> Markup:
    """The addresses from which law is fetched with one click; nothing is asked of the network before it."""
    buttons = joined(
        button(f"从 {address.removeprefix('https://')} 下载并导入", "fetch", address=address)
        for address in settings().import_addresses
    )
    if not buttons:
        return NOTHING
    told = said("能上网的机器可以一次取回公开的法规库。按下才连接那台服务器，只下载，不上传。")
    return Markup('{}<div class="bar-of-buttons">{}</div>').format(told, buttons)


def run(
    upload: list[str] | None, asked: Mapping[str, str], request: gr.Request, *, preview: bool
) -> Iterator[dict[str, Any]]:
    """Preview or import, in a worker; yields what goes on, then the report.

    Raises:
        AssistantError: nothing was chosen, a place may not be read, or a bound was passed.
    """
    session.require(*rights.IMPORT_LAW)
    named = asked.get("address") or asked.get("where", "").strip()
    places = [*([] if asked.get("address") else upload or []), *([source(named)] if named else [])]
    if not places:
        raise InputError("还没有选择文件", "请上传文件，或写明文件夹")
    level = Level(asked["level"]) if asked.get("level") in list(Level) else None
    values = {"library": Path(open_library().path), "places": places, "level": level}
    kind = jobs.PREVIEW if preview else jobs.IMPORT
    yield {"report": _going("正在读取文件…")}
    with work.started(kind, request, region=asked.get("region", "").strip() or None, **values) as job:
        for event in job.events():
            if isinstance(event, jobs.Step):
                yield {"report": _going(f"{event.text}…")}
        report = job.result()
    if not preview:
        session.record(Action.LAW_IMPORTED, about=f"新增 {len(report.new_laws)} 部")
        for index in (articles.NAME, rule_index.NAME):
            upkeep.foresee(index)
    yield {"report": told(report, preview=preview)}


def _going(text: str) -> Markup:
    return Markup('<div class="bar-of-buttons">{}{}</div>').format(waiting(text), button("停止", "stop"))


def told(report: Report, *, preview: bool) -> Markup:
    """What an import did or would do; what is to be looked at stands open."""
    watch = _lines(report.problems)
    parts = [
        folded(f"{title} {len(found)}", _lines(found))
        for title, found in (
            ("新增法规", report.new_laws),
            ("新版本", report.new_versions),
            ("同日异文", report.variants),
        )
        if found
    ]
    warn = (
        Markup('<h2 class="counts">未能读取或需留意 {}</h2>{}').format(len(report.problems), watch)
        if watch
        else ""
    )
    done = (
        ""
        if preview
        else said("已写入法规库；索引正在后台更新，新条文先按字词检索，向量随后在后台补齐，不用等。")
    )
    return card(report.summary(preview=preview), joined([done, *parts, warn]))


def _lines(found: list[str]) -> Markup:
    if not found:
        return Markup("")
    shown = joined(Markup("<li>{}</li>").format(line) for line in found[:_LISTED])
    more = Markup("<li>……共 {} 条</li>").format(len(found)) if len(found) > _LISTED else ""
    return Markup('<ul class="plain-list small">{}{}</ul>').format(shown, more)
