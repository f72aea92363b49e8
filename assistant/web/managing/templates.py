"""文书模板: an uploaded Word template checked, tried on the demonstration case, put into the agency's folder."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from markupsafe import Markup

from assistant.contract.draft import papers
from assistant.corpora import corpus
from assistant.documents.template import check_template, template_of
from assistant.documents.verb import draft
from assistant.dossier.audit import Action
from assistant.dossier.files import read_case
from assistant.errors import InputError
from assistant.files import lasting, made, replacing
from assistant.settings import settings
from assistant.web import session
from assistant.web.components.form import Field
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import button, card, joined, said

_LARGEST = 20 * 2**20  # bytes of a template, unpacked
_GUESS = "按文件名判断"


def fields() -> tuple[Field, ...]:
    """Which kind of paper the template is for."""
    names = (_GUESS, *(f"{entry.name}（{entry.kind}）" for entry in papers()))
    return (Field("kind", "文书种类", "choice", choices=names, size="half"),)


def asks() -> Markup:
    """What can be done with the file."""
    folder = settings().templates
    keep = [button("放进机关文件夹", "keep")] if folder else []
    drawn = joined([button("检查", "check", main=True), button("用虚构案件试填", "try"), *keep])
    where = (
        f"机关文件夹：{folder}" if folder else "没有设置机关文件夹（ASSISTANT_TEMPLATES），只能检查和试填。"
    )
    return Markup('<div class="bar-of-buttons">{}</div><p class="dim small">{}</p>').format(drawn, where)


def check(path: Path, kind: str) -> dict[str, Any]:
    """Every fault of the template with its place."""
    _fits(path)
    found = check_template(path)
    listed = rows((Row(f"{one.place}：{one.message}") for one in found), group="template")
    note = (
        said(f"{len(found)} 处问题，改正后再用。", "r")
        if found
        else said(f"没有发现问题：可以用作{template_of(kind).name}。")
    )
    return {"tried": card("模板检查", joined([note, listed]))}


def attempt(path: Path, kind: str) -> dict[str, Any]:
    """The template filled with the demonstration case, as a file."""
    _sound(path)
    filled = draft(read_case(corpus("demo/case.json")), kind, template=path)
    out = lasting("template") / f"试填_{filled.name}.docx"
    out.write_bytes(filled.docx)
    return {
        "tried": said(f"已用虚构案件试填（待补充 {len(filled.missing)} 处），请打开下载的文件看版式。"),
        "made": out,
    }


def keep(path: Path, kind: str) -> dict[str, Any]:
    """The template in the agency's folder, over ours of the same kind."""
    folder = settings().templates
    if folder is None:
        raise InputError("没有设置机关的模板文件夹", "设置 ASSISTANT_TEMPLATES 后重新启动")
    _sound(path)
    with replacing(made(folder) / f"{kind}.docx") as written:
        written.write_bytes(path.read_bytes())
    session.record(Action.TEMPLATE_CHANGED, about=kind)
    return {"tried": said(f"已放进 {folder}，今后的{template_of(kind).name}用这个模板。")}


ACTS: dict[str, Callable[[Path, str], dict[str, Any]]] = {"check": check, "try": attempt, "keep": keep}


def handled(act: str, upload: str | None, values: dict[str, Any]) -> dict[str, Any]:
    """What a click does.

    Args:
        act: a key of ``ACTS``.
        upload: the file; None while none was chosen.
        values: of the form.

    Raises:
        InputError: no file, no kind of paper, or the template has faults.
    """
    if act not in ACTS:
        return {}
    if not upload:
        raise InputError("还没有选择模板文件", "请先上传 .docx")
    path = Path(upload)
    return ACTS[act](path, _kind(path, str(values.get("kind") or _GUESS)))


def _kind(path: Path, chosen: str) -> str:
    known = [entry.kind for entry in papers()]
    said_so = chosen.rpartition("（")[2].rstrip("）")
    found = said_so if said_so in known else path.stem
    if found not in known:
        raise InputError(
            "不知道这是哪种文书的模板", "请在“文书种类”里选，或把文件名改成代号，如 decision.docx"
        )
    return found


def _sound(path: Path) -> None:
    _fits(path)
    if found := check_template(path):
        raise InputError(
            f"模板有 {len(found)} 处问题：{found[0].place}：{found[0].message}", "先按“检查”逐处改正"
        )


def _fits(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise InputError("这不是 Word 文件", "请用 Word 另存为 .docx 再上传") from error
    if size > _LARGEST:
        raise InputError(f"模板解开后有 {size / 2**20:.0f} MB，太大", "去掉里面的图片再试")
