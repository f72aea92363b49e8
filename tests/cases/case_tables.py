"""Tables of cases written on the spot, and how they are read."""

from __future__ import annotations

import csv
from pathlib import Path

from openpyxl import Workbook

from assistant.cases.model import Precedent
from assistant.cases.sources import read_precedents
from assistant.law.library import LawLibrary


def read(path: Path, law: LawLibrary, **given: object) -> list[Precedent]:
    return list(read_precedents(path, law, **given))  # type: ignore[arg-type]


def sheet(path: Path, rows: tuple[tuple[str, ...], ...], title: str = "公示") -> Path:
    if path.suffix == ".csv":
        with path.open("w", encoding="gbk", newline="") as out:
            csv.writer(out).writerows(rows)
    else:
        book = Workbook()
        book.active.title = title
        for row in rows:
            book.active.append(row)
        book.save(path)
    return path


def by_columns(folder: Path, law: LawLibrary, columns: dict[str, str], above: str = "") -> Precedent:
    rows = ((above,),) if above else ()
    told = {"违法事实": "堆货", "依据": "消防法第六十条", **columns}
    (case,) = read(sheet(folder / "栏.xlsx", (*rows, tuple(told), tuple(told.values()))), law)
    return case
