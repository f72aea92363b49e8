"""``review --folder``: every paper of a folder, one table each and a summary; what cannot be read is told and passed over."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import typer
from tqdm import tqdm

from assistant.errors import AssistantError, InputError
from assistant.files import replacing

_RESULTS = "审核结果"
_SUMMARY = "汇总.csv"
_NAMED = ("致命", "一般", "提示")


def review_folder(folder: Path, as_of: str) -> None:
    """Review the files of a folder; results go to its subfolder 审核结果.

    Args:
        folder: its files are read, subfolders are not.
        as_of: the day whose law counts for all; "" takes each paper's own.

    Raises:
        InputError: no such folder, or nothing in it.
    """
    files = sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    if not files:
        raise InputError(f"{folder} 不是文件夹或者没有文件", "请给出放文书的文件夹")
    results = folder / _RESULTS
    results.mkdir(exist_ok=True)
    rows = [_row(path, results, as_of) for path in tqdm(files, desc="审核文书", unit="份")]
    lines = [
        "\ufeff文件,文书种类,致命,一般,提示,未检查的规则,说明",
        *(",".join(map(_cell, row)) for row in rows),
    ]
    with replacing(results / _SUMMARY) as draft:
        draft.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    failed = sum(bool(row[-1]) for row in rows)
    typer.echo(f"共 {len(files)} 份，读不出 {failed} 份；结果在 {results}，汇总见 {_SUMMARY}")


def _row(path: Path, results: Path, as_of: str) -> tuple[str, ...]:
    from assistant.contract.review import review_paper
    from assistant.paper.readers import read_file

    try:
        answer = review_paper(read_file(path), as_of=as_of)
        answer.save(results / f"{path.name}.xlsx", name=path.name)
    except AssistantError as error:
        return path.name, "", "", "", "", "", str(error)
    counts = Counter(finding.severity for finding in answer.findings)
    return (
        path.name, answer.kind_name, *(str(counts[name]) for name in _NAMED), str(len(answer.unchecked)), "",  # type: ignore[index]
    )  # fmt: skip


def _cell(text: str) -> str:
    safe = f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
    return '"' + safe.replace('"', '""').replace("\n", " ") + '"'
