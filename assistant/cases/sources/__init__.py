"""Reading precedents: JSON lines, tables (csv, xlsx), decisions and other documents, guiding cases, archives; teaching cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from assistant.cases.linking import Linker
from assistant.cases.model import Precedent
from assistant.cases.sources.archives import ARCHIVES, cases_of_archive
from assistant.cases.sources.base import Origin
from assistant.cases.sources.documents import DOCUMENTS, from_document
from assistant.cases.sources.rows import from_lines
from assistant.cases.sources.tables import TABLES, from_table
from assistant.cases.sources.teaching import teaching_cases
from assistant.errors import InputError
from assistant.law.library import LawLibrary

__all__ = ["read_precedents", "teaching_cases"]

SUFFIXES = (*DOCUMENTS, *TABLES, ".jsonl")


def read_precedents(
    path: Path,
    library: LawLibrary,
    *,
    columns: Mapping[str, str] | None = None,
    mask: bool = True,
    licence: str = "",
    passed: Callable[[str, InputError], None] | None = None,
) -> Iterator[Precedent]:
    """The precedents of a file, folder or archive, tied to the law.

    Args:
        path: a .jsonl file (precedents, penalty cases, or rows in our own layout), a csv or xlsx table (one case a row),
            a docx, pdf, html, txt or Markdown file with one decision or case, a folder of these, or a packed archive of
            laws with its 案例 folder.
        library: where the names of the laws cited are looked up.
        columns: for tables, heading → field of a case, where the headings do not say so by themselves.
        mask: hide the names, numbers and homes of persons.
        licence: the licence under which the cases were got, where they do not say so themselves.
        passed: told of each file of a folder that is no case file at all, which is then passed over; None stops at it.

    Raises:
        InputError: the file is missing, unreadable, or not of a known layout (with file and line).
    """
    origin = Origin(library, Linker(library), mask, licence)
    yield from (
        _folder(path, origin, columns or {}, passed) if path.is_dir() else _read(path, origin, columns or {})
    )


def _read(path: Path, origin: Origin, columns: Mapping[str, str]) -> Iterator[Precedent]:
    suffix = path.suffix.lower()
    if not path.is_file():
        raise InputError(f"找不到文件 {path}", "请检查路径")
    elif suffix == ".jsonl":
        yield from from_lines(path, origin)
    elif suffix in TABLES:
        yield from from_table(path, origin, columns)
    elif path.name.lower().endswith(ARCHIVES):
        yield from cases_of_archive(path, origin)
    else:
        yield from_document(path, origin)


def _folder(
    path: Path,
    origin: Origin,
    columns: Mapping[str, str],
    passed: Callable[[str, InputError], None] | None,
) -> Iterator[Precedent]:
    files = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES)
    if not files:
        raise InputError(
            f"文件夹 {path} 中没有可导入的案例", "请选择 jsonl、csv、xlsx、docx、pdf、html、txt 或 md 文件"
        )
    for file in files:
        name = str(file.relative_to(path))
        cases = _read(file, replace(origin, source=name), columns)
        try:
            first = next(cases, None)
        except InputError as error:  # a damaged row further down stops everything instead
            if passed is None:
                raise
            passed(name, error)
            continue
        yield from [first] if first else ()
        yield from cases
