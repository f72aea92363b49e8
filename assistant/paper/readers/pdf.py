"""PDF → Paper: the text layer by page, pages without one through recognition."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.paper import ocr
from assistant.paper.encoding import clean
from assistant.paper.layout import arrange
from assistant.paper.limits import MAX_CHARACTERS, MAX_PAGES, MAX_SCANS, SCAN_SECONDS, Budget
from assistant.paper.model import Paper
from assistant.paper.page import Page, PageLine
from assistant.paper.readers.progress import Progress

_WORKER = "assistant.paper.pdf_worker"
_ROOT = str(Path(__file__).resolve().parents[3])


def read(data: bytes, budget: Budget, progress: Progress) -> Paper:
    """The paper of a PDF.

    Args:
        data: the file.
        budget: counts what is read.
        progress: told of each page that goes through recognition.

    Raises:
        InputError: damaged, locked, or beyond the bounds.
    """
    pages: list[Page] = []
    notes: list[str] = []
    scans, broken = [], []
    total = 0
    for message in _messages(data, budget):
        if "pages" in message:
            total = message["pages"]
            if total > MAX_PAGES:
                raise budget.over(f"超过 {MAX_PAGES:,} 页")
            continue
        number = message["page"]
        if "image" in message:
            scans.append(number)
            pages.append(_scanned(message, len(scans), total, budget, progress))
        else:
            pages.append(_page(message, budget))
        broken += [number] if message.get("broken") else []
    parts, margins = arrange(pages)
    if scans:
        notes.append(f"第 {_listed(scans)} 页没有可用的文字层，文字由识别得到，请对照原件核对")
    if broken:
        notes.append(f"第 {_listed(broken)} 页已损坏，没有读出")
    return Paper(budget.name, parts, margins=margins, notes=tuple(notes), pages=len(pages))


def _page(message: dict[str, Any], budget: Budget) -> Page:
    width, height = max(message["width"], 1.0), max(message["height"], 1.0)
    lines = []
    for text, left, top, right, bottom in message["lines"]:
        budget.part(len(text))
        box = (left / width, top / height, right / width, bottom / height)
        if words := clean(text):
            lines.append(PageLine(words, (left, top, right, bottom), box))
    return Page(message["page"], width, height, tuple(lines))


def _scanned(message: dict[str, Any], count: int, total: int, budget: Budget, progress: Progress) -> Page:
    if count > MAX_SCANS:
        raise budget.over(f"没有文字层的页超过 {MAX_SCANS} 页")
    progress(f"正在识别第 {message['page']} 页，共 {total} 页")
    budget.extend(SCAN_SECONDS)
    page = ocr.read_page(base64.b64decode(message["image"]), message["page"], budget)
    for line in page.lines:
        budget.part(len(line.text))
    return page


def _listed(pages: list[int]) -> str:
    shown = "、".join(map(str, pages[:10]))
    return shown if len(pages) <= 10 else f"{shown} 等 {len(pages)}"


def _messages(data: bytes, budget: Budget) -> Iterator[dict[str, Any]]:
    """What the worker says of the file, page by page; it is ended when the time is over."""
    complete = False
    with _worker(budget) as process:
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(data)
            process.stdin.close()
        except OSError:
            pass  # it has ended already; what it said tells why
        for line in process.stdout:
            message = json.loads(line)
            if message.get("error") == "password":
                raise InputError(f"PDF 文件有密码：{budget.name}", "请去掉密码后再试")
            if message.get("error") == "long":
                raise budget.over(f"过长，超过 {MAX_CHARACTERS:,} 字")
            complete = "end" in message
            if not complete and "error" not in message:
                yield message
            budget.tick()
    budget.tick()
    if not complete:
        raise InputError(f"无法打开 PDF 文件：{budget.name}", "文件可能已损坏或者内容过大，请重新导出 PDF")


@contextmanager
def _worker(budget: Budget) -> Iterator[subprocess.Popen[bytes]]:
    """The reading process; killed when the budget's time is over or the work is left."""
    paths = [_ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
    process = subprocess.Popen(
        [sys.executable, "-m", _WORKER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    done = threading.Event()
    watch = threading.Thread(target=_watch, args=(process, budget, done), daemon=True)
    watch.start()
    try:
        yield process
    finally:
        done.set()
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()


def _watch(process: subprocess.Popen[bytes], budget: Budget, done: threading.Event) -> None:
    while not done.wait(0.2):
        if budget.seconds < 0:
            process.kill()
            return
