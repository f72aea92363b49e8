"""The lists of a case in a form: evidence and steps as rows, each known by a token that lasts while the page is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from assistant.dossier.editing import replace
from assistant.dossier.model import Evidence, EvidenceKind, Step
from assistant.errors import InputError
from assistant.text.dates import read_date

Row = TypeVar("Row", bound=BaseModel)
Tokens = Mapping[str, Sequence[str]]
NEW = "new-"  # what the tokens of rows begin with that were added on the page
CHECKED = {None: "", True: "已与原件核对", False: "未核对"}


class FieldError(InputError):
    """A value of a form cannot be read; ``field`` says where it stands."""

    def __init__(self, field: str, what: str, do: str = "") -> None:
        super().__init__(what, do)
        self.field = field


@dataclass(frozen=True)
class Table(Generic[Row]):
    """A list of the case as rows of cells.

    Attributes:
        field: its name in the case.
        columns: what users call each column.
        own: columns that a new row has from the start; with nothing else in it, it is no row yet.
        make: a new item from its cells.
        read: a cell as a value; takes the column, the cell and the name of the row.
    """

    field: str
    columns: dict[str, str]
    own: frozenset[str]
    make: Callable[..., Row]
    read: Callable[[str, Any, str], Any]

    def shown(self, items: Sequence[Row], tokens: Sequence[str]) -> list[dict[str, Any]]:
        """The rows that show a list."""
        return [{"row": token, **self._cells(item)} for token, item in zip(tokens, items, strict=True)]

    def cells(self, typed: Any) -> list[dict[str, Any]]:
        """The rows with something in them, each cell as plain text or a list of plain text."""
        rows = [row for row in typed if isinstance(row, dict)] if isinstance(typed, list) else []
        read = [
            {"row": plain(row.get("row"))} | {name: _plain(row.get(name)) for name in self.columns}
            for row in rows
        ]
        return [row for row in read if any(row[name] for name in self._telling(row["row"]))]

    def _telling(self, token: str) -> list[str]:
        """The columns that make a row: of a new one not those that it has from the start."""
        return [name for name in self.columns if not (token.startswith(NEW) and name in self.own)]

    def tokens(self, typed: Any) -> list[str]:
        """The tokens of those rows, in order."""
        return [row["row"] for row in self.cells(typed)]

    def rows(self, typed: Any, opened: Sequence[Row], tokens: Sequence[str]) -> tuple[Row, ...]:
        """The list that the rows stand for: each goes on from its own in the opened case.

        Raises:
            FieldError: a cell cannot be read.
        """
        left = dict(zip(tokens, opened, strict=True))
        return tuple(self._row(left.pop(cells["row"], None), cells) for cells in self.cells(typed))

    def _row(self, item: Row | None, cells: dict[str, Any]) -> Row:
        before = self._cells(item) if item else dict.fromkeys(self.columns, "")
        name = plain(cells["name"]) or plain(cells.get("id"))
        changed = {
            column: self.read(column, cells[column], name)
            for column in self.columns
            if cells[column] != _plain(before[column]) or (item is None and column in _NEEDED)
        }
        try:
            return self.make(**changed) if item is None else replace(item, **changed) if changed else item
        except ValidationError:
            raise FieldError(self.field, f"“{name}”这一项填写有误", "请更正后再试") from None

    def _cells(self, item: Row) -> dict[str, Any]:
        return {name: _cell(getattr(item, name)) for name in self.columns}


_NEEDED = ("kind", "on")


def day(text: str, field: str, name: str) -> date | None:
    """A day as typed; None for nothing.

    Raises:
        FieldError: it is no date.
    """
    found = read_date(text) if text else None
    if text and found is None:
        raise FieldError(field, f"{name}无法识别：{text}", "请写成 2026-03-05")
    return found


def plain(value: object) -> str:
    """Text as a page gives it back: without outer blanks, lines ended one way, nothing for an empty cell."""
    if value is None or value != value:  # NaN is not equal to itself
        return ""
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def split(text: str) -> tuple[str, ...]:
    """Several entries in one line: 甲、乙."""
    parts = text.replace(",", "、").replace("，", "、").split("、")
    return tuple(part.strip() for part in parts if part.strip())


def _plain(value: object) -> Any:
    return [plain(part) for part in value] if isinstance(value, list) else plain(value)


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if value is None or isinstance(value, bool):
        return CHECKED[value]
    return value.isoformat() if isinstance(value, date) else str(value)


def _new_evidence(*, id: str = "", name: str = "", **values: Any) -> Evidence:  # noqa: A002
    return Evidence(id=id or name, name=name, **values)


def _evidence_cell(column: str, cell: Any, row: str) -> Any:
    if column == "kind":
        known = {str(kind): kind for kind in EvidenceKind}
        if cell not in known:
            raise FieldError(
                "evidence", f"证据“{row}”的种类“{cell}”不是法定种类", f"请填：{'、'.join(known)}"
            )
        return known[cell]
    if column == "obtained":
        return day(cell, "evidence", f"证据“{row}”的取得日期")
    if column == "copy_checked":
        return next((value for value, word in CHECKED.items() if word == cell), None)
    return (tuple(cell) if isinstance(cell, list) else split(cell)) if column == "proves" else cell


def _new_step(*, name: str = "", **values: Any) -> Step:
    return Step(name=name, **values)


def _step_cell(column: str, cell: str, row: str) -> Any:
    if column not in ("on", "until"):
        return cell
    found = day(cell, "steps", f"程序步骤“{row}”的日期")
    if column == "on" and found is None:
        raise FieldError("steps", f"程序步骤“{row}”的日期还没有填", "填好后自动保存")
    return found


EVIDENCE = Table(
    "evidence",
    {
        "id": "编号",
        "kind": "种类",
        "name": "名称",
        "text": "内容",
        "proves": "证明对象",
        "obtained": "取得日期",
        "source": "来源",
        "taker": "拍摄、提取、制作人",
        "taken": "拍摄、提取的时间",
        "place": "拍摄、提取的地点",
        "institution": "鉴定、检测机构",
        "qualification": "机构资质",
        "copy_checked": "复印件核对",
    },
    frozenset({"id", "kind"}),
    _new_evidence,
    _evidence_cell,
)
STEPS = Table(
    "steps",
    {
        "name": "步骤",
        "on": "日期",
        "until": "所定期限的最后一日",
        "addressee": "对谁",
        "service": "送达方式",
        "paper": "文号或者证据编号",
        "note": "说明",
    },
    frozenset(),
    _new_step,
    _step_cell,
)
