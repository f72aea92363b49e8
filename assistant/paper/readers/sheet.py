"""Spreadsheets (xlsx, csv) → Paper: one part a cell that holds something, merged cells once."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from assistant.errors import AssistantError, InputError
from assistant.paper.encoding import clean, decode
from assistant.paper.limits import Budget
from assistant.paper.model import Paper, Part, Role, placed
from assistant.paper.package import Package

_SAMPLE, _SAMPLE_LINES = 20_000, 20


def read(data: bytes, budget: Budget) -> Paper:
    """The paper of an xlsx: every sheet a table, headed by its name; values, not formulas.

    Raises:
        InputError: damaged, locked, or beyond the bounds.
    """
    package = Package(data, budget)
    for name in package.names:
        if name.endswith((".xml", ".rels")):
            package.check(name)
    try:
        parts = list(_workbook(data, budget))
    except AssistantError:
        raise
    except Exception as error:  # openpyxl lets many kinds through for a broken file
        raise package.damaged() from error
    return Paper(budget.name, placed(parts))


def _workbook(data: bytes, budget: Budget) -> Iterator[Part]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        for number, sheet in enumerate(book.worksheets):
            if sheet.sheet_state != "visible":
                continue
            if len(book.worksheets) > 1:
                yield Part(clean(sheet.title), 0)
            sheet.reset_dimensions()
            yield from _cells(number, sheet.iter_rows(values_only=True), budget)
    finally:
        book.close()


def read_table(data: bytes, budget: Budget) -> Paper:
    """The paper of a csv file; commas, semicolons or tabs part its cells.

    Raises:
        InputError: no text, or beyond the bounds.
    """
    text = decode(budget.name, data)
    sample = [line for line in text[:_SAMPLE].splitlines() if line.strip()][:_SAMPLE_LINES]
    comma = max(",\t;", key=lambda mark: min(line.count(mark) for line in sample))
    try:
        parts = list(_cells(0, csv.reader(io.StringIO(text, newline=""), delimiter=comma), budget))
    except csv.Error as error:
        raise InputError(f"表格无法读取：{budget.name}（{error}）", "请用 Excel 另存为 xlsx 再试") from error
    return Paper(budget.name, placed(parts))


def _cells(table: int, rows: Iterable[Iterable[Any]], budget: Budget) -> Iterator[Part]:
    """Parts of a table; lines within a cell become parts of their own."""
    for number, row in enumerate(rows):
        budget.tick()
        for column, content in enumerate(row):
            if content is None or content == "":
                continue
            budget.column(column)
            for line in clean(_shown(content)).splitlines():
                if line.strip():
                    budget.part(len(line))
                    yield Part(line.strip(), 0, Role.CELL, cell=(table, number, column))


def _shown(content: Any) -> str:
    """A cell's value as a reader sees it, near enough: whole numbers without .0, dates without midnight."""
    if isinstance(content, bool):
        return "是" if content else "否"
    if isinstance(content, float) and content.is_integer() and abs(content) < 1e15:
        return str(int(content))
    if isinstance(content, datetime):
        return f"{content:%Y-%m-%d}" if content.time() == time() else f"{content:%Y-%m-%d %H:%M}"
    if isinstance(content, date):
        return content.isoformat()
    return str(content)
