"""Import of cases from the page: tables with their columns named by the user, everything else as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from assistant.cases.library import Added, CaseLibrary
from assistant.cases.sources import read_precedents
from assistant.cases.sources.tables import FIELDS as COLUMNS
from assistant.cases.sources.tables import TABLES, layout_of, named, read_table
from assistant.errors import InputError
from assistant.law.library import open_library
from assistant.web.components.form import Field
from assistant.web.components.shapes import card, joined, said

_UNUSED = "（不用）"
_NAMES = {says: field for field, says in COLUMNS.items()}
_SAMPLE = 30
FIELDS = (
    Field(
        "columns",
        "表格的列（认错的改一改）",
        "table",
        size="wide",
        columns=(
            Field("heading", "表头", locked=True),
            Field("sample", "例", locked=True),
            Field("field", "认作", "choice", choices=(_UNUSED, *COLUMNS.values())),
        ),
        head=("heading", "field"),
    ),
    Field("licence", "许可或者来源说明（可不填）", size="half"),
)


def looked_at(paths: Sequence[str] | None) -> list[dict[str, str]]:
    """The columns of the tables among the files, each heading once, as they are understood.

    Raises:
        InputError: a table cannot be read.
    """
    found = dict[str, dict[str, str]]()
    for path in map(Path, paths or ()):
        for _, table in read_table(path) if path.suffix.lower() in TABLES else ():
            layout = layout_of(table)
            start = layout.row if layout else 0
            head, first = (table[start : start + 2] + [[], []])[:2]
            fields = layout.fields if layout else named(head, {})
            for place, (heading, field) in enumerate(zip(head, fields, strict=True)):
                sample = first[place][:_SAMPLE] if place < len(first) else ""
                if heading:
                    told = {"heading": heading, "sample": sample, "field": COLUMNS.get(field, _UNUSED)}
                    found.setdefault(heading, told)
    return list(found.values())


def imported(paths: Sequence[str] | None, values: Mapping[str, Any] | None = None) -> Markup:
    """Import uploaded files; all of a file or nothing of it, and one that cannot be read does not stop the others.

    Raises:
        InputError: nothing was uploaded, or none of the files is a case file.
    """
    if not paths:
        raise InputError("没有选择文件", "请先上传案例文件")
    values = values or {}
    rows = [row for row in values.get("columns") or () if row.get("heading")]
    columns = {str(row["heading"]): _NAMES.get(str(row.get("field")), "") for row in rows}
    library, laws, lines = CaseLibrary(), open_library(), list[Markup]()
    failed: list[InputError] = []
    for path in map(Path, paths):
        mapped = columns if path.suffix.lower() in TABLES else {}
        read = read_precedents(path, laws, columns=mapped, licence=str(values.get("licence") or ""))
        try:
            told = _added(library.add(read))
        except InputError as error:
            failed.append(error)
            told = f"没有导入：{error}"
        lines.append(Markup("<li>{}：{}</li>").format(path.name, told))
    if len(failed) == len(lines):
        raise failed[0]
    note = said("个人姓名、号码、住址已隐去；索引在下一次查询时更新。")
    return card("", joined([Markup('<ul class="plain-list">{}</ul>').format(joined(lines)), note]))


def _added(added: Added) -> str:
    same = f"，重复 {added.same} 件" if added.same else ""
    return f"新增 {added.new} 件，更新 {added.changed} 件{same}"
