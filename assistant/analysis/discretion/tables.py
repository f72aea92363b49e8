"""Discretion tables of agencies (裁量基准): read from xlsx or csv, checked row by row, kept in the data folder."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from assistant.corpora import load
from assistant.errors import CorpusError, InputError
from assistant.files import made, present, replacing
from assistant.law.model import LawRef, Provision
from assistant.paper.encoding import decode
from assistant.settings import settings
from assistant.text.dates import read_date

Unit = Literal["元", "倍", "%", "元每平方米", "元每吨", "元每只", "元每株"]
COLUMNS = (
    "法规",
    "条款",
    "行为",
    "档次",
    "适用情形",
    "下限",
    "上限",
    "单位",
    "地区",
    "施行日",
    "废止日",
    "依据",
)
_NEEDED = ("法规", "条款", "档次", "下限", "上限", "单位", "依据")
_MOST_ROWS = 20_000
_NAME = re.compile(r"[\w\u4e00-\u9fff（）()·-]{1,60}")
_FORMAT = "表头和各列的写法见 docs/discretion.md"


@dataclass(frozen=True, slots=True)
class Tier:
    """One step of a table: for which clause, when, and from what to what."""

    law: str
    provision: str
    name: str
    low: Decimal
    high: Decimal
    unit: Unit
    basis: str
    conduct: str = ""
    when: str = ""
    region: str = ""
    since: date | None = None
    until: date | None = None
    table: str = ""

    def governs(self, penalty: LawRef, *, region: str, on: date | None) -> bool:
        """Whether the step is of this clause, this region and this day; the clause is read last, for thousands of steps are asked.

        Args:
            penalty: the clause.
            region: of the case, as 浙江省/温州市.
            on: the day of the decision or of the act; None where neither is known.
        """
        if self.law != penalty.law or not self._here(region):
            return False
        if on is not None and not (self.since or on) <= on < (self.until or date.max):
            return False
        place = Provision.parse(self.provision)
        return place is not None and place.touches(penalty.provision)

    def _here(self, region: str) -> bool:
        """Whether the step is of a region or of one around it."""
        return not self.region or f"{region}/".startswith(f"{self.region.rstrip('/')}/")


_TIER = TypeAdapter(Tier)
_TIERS = TypeAdapter(tuple[Tier, ...])


def read_table(path: Path) -> tuple[Tier, ...]:
    """The steps of an agency's table.

    Args:
        path: xlsx (its first sheet) or csv; the first row holds the names of the columns.

    Raises:
        InputError: a column is missing, or a row cannot be read; names the row and the column.
    """
    rows = _rows(present(path))
    head, body = (rows[0], rows[1:]) if rows else ([], [])
    missing = [name for name in _NEEDED if name not in head]
    if missing:
        raise InputError(f"{path.name} 缺少这些列：{'、'.join(missing)}", _FORMAT)
    if len(body) > _MOST_ROWS:
        raise InputError(f"{path.name} 超过 {_MOST_ROWS:,} 行", "请分开导入")
    return tuple(
        _tier(dict(zip(head, row, strict=False)), number, path.stem)
        for number, row in enumerate(body, 2)
        if any(cell.strip() for cell in row)
    )


def keep_table(path: Path, name: str = "") -> tuple[Tier, ...]:
    """Read a table and keep it under a name; one of the same name is replaced.

    Raises:
        InputError: it cannot be read, or the name cannot be used.
    """
    name = name or path.stem
    if not _NAME.fullmatch(name):
        raise InputError(f"名称不能用：{name}", "请用汉字、字母、数字，不超过 60 字")
    tiers = tuple(replace(tier, table=name) for tier in read_table(path))
    with replacing(made(_folder()) / f"{name}.json") as draft:
        draft.write_bytes(_TIERS.dump_json(tiers))
    return tiers


def kept_tables() -> dict[str, tuple[Tier, ...]]:
    """The tables that were imported, by name; a table is read again only when its file changes.

    Raises:
        InputError: one of them is damaged.
    """
    return {path.stem: _kept(path) for path in _files()}


def damaged_tables() -> list[Path]:
    """The files of tables that were imported and cannot be read any more."""
    return [path for path in _files() if not _is_sound(path)]


def drop_table(name: str) -> None:
    """Take a table away.

    Raises:
        InputError: there is none of that name.
    """
    path = _folder() / f"{name}.json"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise InputError(f"没有名为 {name} 的裁量基准", "用 assistant discretion list 查看")
    path.unlink()


def _folder() -> Path:
    return settings().home / "discretion"


def _files() -> list[Path]:
    return sorted(_folder().glob("*.json"))


def _is_sound(path: Path) -> bool:
    try:
        _kept(path)
    except InputError:
        return False
    return True


def _kept(path: Path) -> tuple[Tier, ...]:
    try:
        return load(path, tuple[Tier, ...])
    except CorpusError:
        raise InputError(
            f"裁量基准 {path.stem} 已损坏", "请重新导入，或者运行 assistant doctor --repair 把它移到一旁"
        ) from None


def _rows(path: Path) -> list[list[str]]:
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return _sheet(path)
    return [
        list(map(str.strip, row)) for row in csv.reader(io.StringIO(decode(path.name, path.read_bytes())))
    ]


def _sheet(path: Path) -> list[list[str]]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True)
        return [[_shown(cell) for cell in row] for row in rows]
    except Exception as error:  # openpyxl raises many kinds for a broken file
        raise InputError(f"表格无法读取：{path.name}", "请用 Excel 另存为 xlsx 再试") from error


def _shown(cell: object) -> str:
    if cell is None:
        return ""
    return cell.strftime("%Y-%m-%d") if isinstance(cell, date) else str(cell).strip()


def _tier(cells: dict[str, str], number: int, table: str) -> Tier:
    def text(column: str) -> str:
        return cells.get(column, "").strip()

    if Provision.parse(text("条款")) is None:
        raise InputError(f"第 {number} 行“条款”读不懂：{text('条款')}", "请写成 第六十条第二款 的样子")
    low, high = _number(text("下限"), number, "下限"), _number(text("上限"), number, "上限")
    if low > high:
        raise InputError(f"第 {number} 行下限 {low} 大于上限 {high}", _FORMAT)
    try:
        return _TIER.validate_python(
            {
                "law": text("法规").strip("《》"), "provision": text("条款"), "conduct": text("行为"),
                "name": text("档次"), "when": text("适用情形"), "low": low, "high": high,
                "unit": text("单位").replace("％", "%"), "region": text("地区"), "since": _day(text("施行日"), number),
                "until": _day(text("废止日"), number), "basis": text("依据"), "table": table,
            }
        )  # fmt: skip
    except ValidationError as error:
        field = str(error.errors(include_input=False)[0]["loc"][0])
        raise InputError(f"第 {number} 行有一列读不懂（{field}）", _FORMAT) from None


def _number(text: str, number: int, column: str) -> Decimal:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise InputError(f"第 {number} 行“{column}”不是数字：{text}", _FORMAT) from None


def _day(text: str, number: int) -> date | None:
    found = read_date(text) if text else None
    if text and found is None:
        raise InputError(f"第 {number} 行日期读不懂：{text}", "请写成 2026-01-01")
    return found


__all__ = ["COLUMNS", "Tier", "damaged_tables", "drop_table", "keep_table", "kept_tables", "read_table"]
