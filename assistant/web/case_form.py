"""The form of the 办案 tab: its fields in order, and the way between them and a Case.

The form shows a part of a case. Its values are therefore put into the case that was opened: a field whose shown value
was not touched keeps what stands in the case, and what the form does not show stays altogether.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from assistant.dossier.editing import replace
from assistant.dossier.model import Case, Evidence, EvidenceKind, Step
from assistant.errors import InputError
from assistant.text.dates import parse_as_of, read_date

# The fields of the form in order; the tab lays its components out by these names.
LABELS = {
    "id": "案件编号",
    "title": "案由",
    "facts": "案件事实",
    "act_date": "行为日期",
    "region": "地区",
    "place": "行为地点",
    "agency": "处罚机关",
    "officers": "执法人员及证号（顿号分隔）",
    "document_number": "文号",
    "kind": "类型",
    "name": "姓名或名称",
    "gender": "性别",
    "birth": "出生日期",
    "id_number": "公民身份号码",
    "credit_code": "统一社会信用代码",
    "representative": "法定代表人",
    "address": "住址或住所",
    "phone": "电话",
    "evidence": "证据",
    "steps": "程序步骤",
    "chosen": "选定条款",
    "fine_yuan": "罚款数额（元）",
    "discretion": "裁量理由",
    "decided": "决定日期",
}
FIELDS = tuple(LABELS)
_PARTY = (
    "kind", "name", "gender", "birth", "id_number", "credit_code", "representative", "address", "phone",
)  # fmt: skip
# What users call the parts of a case that the form shows in pieces or not at all.
_ROOMS = {
    "party": "当事人",
    "parties": "其他当事人",
    "charges": "指控",
    "extracted": "提取的事实",
    "track": "办案程序",
    "fictional": "虚构标记",
    "created": "建立时间",
    "schema_number": "格式版本",
}
BLANK = Case(facts="")
Row = TypeVar("Row", bound=BaseModel)


def to_case(values: Sequence[Any], opened: Case = BLANK) -> Case:
    """The opened case with what was changed in the form.

    Args:
        values: one value a field, in the order of FIELDS; tables are lists of rows.
        opened: the case that the form was filled from.

    Raises:
        InputError: no facts, or a value that cannot be read; names the field.
    """
    if not _plain(values[FIELDS.index("facts")]):
        raise InputError("还没有写事实", "请在“案件事实”里写明谁、何时、何地、做了什么，或先载入演示案件")
    typed = dict(zip(FIELDS, values, strict=True))
    touched = differing(values, to_form(opened))
    changed = {name: _read(name, typed[name]) for name in touched if name not in TABLES}
    party = {name: value for name, value in changed.items() if name in _PARTY}
    own = {name: value for name, value in changed.items() if name not in _PARTY}
    own |= {name: TABLES[name].rows(typed[name], getattr(opened, name)) for name in touched if name in TABLES}
    if party:
        own["party"] = _replaced(opened.party, party)
    return _replaced(opened, own) if own else opened


def to_form(case: Case) -> list[Any]:
    """The values that show a case, in the order of FIELDS."""
    form: dict[str, Any] = dict(case) | {name: getattr(case.party, name) for name in _PARTY}
    form |= {name: table.shown(getattr(case, name)) for name, table in TABLES.items()}
    form["officers"] = "、".join(case.officers)
    form["fine_yuan"] = None if case.fine_yuan is None else float(case.fine_yuan)
    form |= {name: day.isoformat() if (day := form[name]) else "" for name in ("birth", "decided")}
    return [form[name] for name in FIELDS]


def differing(values: Sequence[Any], shown: Sequence[Any]) -> list[str]:
    """Names of the fields, readable or not, where a form holds something else than another one.

    Args:
        values: one value a field, in the order of FIELDS.
        shown: the other form's values.
    """
    return [
        name
        for name, value, was in zip(FIELDS, values, shown, strict=True)
        if (TABLES[name].cells(value) != TABLES[name].cells(was) if name in TABLES else not _same(value, was))
    ]


def label(where: Sequence[str]) -> str:
    """What users call a place in a case.

    Args:
        where: names of fields and ids of rows, as in ``editing.Clash``.
    """
    room, *rest = where
    columns = TABLES[room].columns if room in TABLES else LABELS
    return "·".join([_ROOMS.get(room) or LABELS.get(room, room), *(columns.get(part, part) for part in rest)])


@dataclass(frozen=True)
class Table(Generic[Row]):
    """A list of the case as a table: its first column holds the place of a row in the opened case, "" for a new one."""

    columns: dict[str, str]
    needed: str
    make: Callable[..., Row]
    read: Callable[[str, str, str], Any]

    @property
    def headers(self) -> list[str]:
        """Headings of all columns."""
        return ["行", *self.columns.values()]

    def shown(self, items: Sequence[Row]) -> list[list[str]]:
        """The rows that show a list."""
        return [[str(place), *self._cells(item)] for place, item in enumerate(items, 1)]

    def cells(self, typed: Sequence[Sequence[Any]] | None) -> list[list[str]]:
        """The rows with something in them, each cell as plain text.

        Raises:
            InputError: a column was added or taken out, so that cells no longer stand where they belong.
        """
        rows = [[_plain(cell) for cell in row] for row in typed or ()]
        rows = [row for row in rows if any(row[1:])]
        if any(len(row) != len(self.headers) for row in rows):
            raise InputError(f"表格应有 {len(self.headers)} 列，列不能增减", "请重新打开案件或草稿再填写")
        return rows

    def rows(self, typed: Sequence[Sequence[Any]] | None, opened: Sequence[Row]) -> tuple[Row, ...]:
        """The list that a table stands for: each row goes on from its own in the opened case.

        Raises:
            InputError: a cell cannot be read.
        """
        left = {str(place): item for place, item in enumerate(opened, 1)}
        return tuple(self._row(left.pop(row[0], None), row[1:]) for row in self.cells(typed))

    def _row(self, item: Row | None, cells: list[str]) -> Row:
        typed = dict(zip(self.columns, cells, strict=True))
        before = [_plain(cell) for cell in self._cells(item)] if item else [""] * len(cells)
        changed = {
            name: self.read(name, cell, typed["name"])
            for (name, cell), was in zip(typed.items(), before, strict=True)
            if cell != was or (item is None and name == self.needed)
        }
        if item is None:
            return self.make(**changed)
        return _replaced(item, changed) if changed else item

    def _cells(self, item: Row) -> list[str]:
        values = (getattr(item, name) for name in self.columns)
        return ["、".join(value) if isinstance(value, tuple) else str(value) for value in values]


def _new_evidence(*, id: str = "", name: str = "", **values: Any) -> Evidence:  # noqa: A002
    return Evidence(id=id or name, name=name, **values)


def _evidence_cell(column: str, cell: str, row: str) -> Any:
    if column == "kind":
        known = {str(kind): kind for kind in EvidenceKind}
        if cell not in known:
            raise InputError(f"证据“{row}”的种类“{cell}”不是法定种类", f"请填：{'、'.join(known)}")
        return known[cell]
    return _split(cell) if column == "proves" else cell


def _new_step(*, name: str = "", **values: Any) -> Step:
    return Step(name=name, **values)


def _step_cell(column: str, cell: str, row: str) -> Any:
    if column != "on":
        return cell
    day = read_date(cell)
    if day is None:
        raise InputError(f"程序步骤“{row}”的日期无法识别：{cell}", "请写成 2026-03-05")
    return day


EVIDENCE = Table(
    {"id": "编号", "kind": "种类", "name": "名称", "text": "内容", "proves": "证明对象（顿号分隔）"},
    "kind",
    _new_evidence,
    _evidence_cell,
)
STEPS = Table({"name": "步骤", "on": "日期", "note": "说明"}, "on", _new_step, _step_cell)
TABLES: dict[str, Table[Any]] = {"evidence": EVIDENCE, "steps": STEPS}


def _replaced(model: Any, values: dict[str, Any]) -> Any:
    try:
        return replace(model, **values)
    except ValidationError as error:
        name = str(error.errors(include_input=False)[0]["loc"][0])
        raise InputError(f"“{LABELS.get(name, name)}”填写有误", "请更正后再试") from None


def _same(typed: Any, shown: Any) -> bool:
    return bool(typed == shown) or (not isinstance(typed, float) and _plain(typed) == _plain(shown))


def _read(name: str, typed: Any) -> Any:
    if name == "fine_yuan":
        return None if typed is None else Decimal(str(typed))
    text = _plain(typed)
    if name == "officers":
        return _split(text)
    if name in ("birth", "decided"):
        return _day(text, LABELS[name])
    if name == "kind":
        return text or "个人"
    return _act_date(text) if name == "act_date" else text


def _plain(value: object) -> str:
    """Text as a page gives it back: without outer blanks, lines ended one way, nothing for an empty cell."""
    if value is None or value != value:  # NaN is not equal to itself
        return ""
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _split(text: str) -> tuple[str, ...]:
    parts = text.replace(",", "、").replace("，", "、").split("、")
    return tuple(part.strip() for part in parts if part.strip())


def _act_date(text: str) -> str:
    if not text or parse_as_of(text):
        day = read_date(text)
        return day.isoformat() if day else text
    raise InputError(f"行为日期无法识别：{text}", "请写成 2026-03-05、2026-03 或 2026")


def _day(text: str, name: str) -> Any:
    day = read_date(text) if text else None
    if text and day is None:
        raise InputError(f"{name}无法识别：{text}", "请写成 2026-03-05")
    return day
