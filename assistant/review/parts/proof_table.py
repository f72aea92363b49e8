"""A table of evidence whose columns are set apart by wide blanks or bars, whatever its columns are and with or without numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.review.parts.model import Span

_BAR = re.compile(r"\s*[|｜│┃]\s*")
GAP = re.compile(r"[\t\u3000]+| {2,}")
_HEAD_CELL = re.compile(
    r"序\s?号|编\s?号|项目|(?:证据)?(?:类别|种类|类型|形式)|(?:证据|材料)?名\s?称|证据(?:材料)?|材料|(?:取得|提取|制作)?(?:来源|方式|时间|日期)|(?:所|拟|欲|待)?证明?(?:的)?(?:事项|内容|目的|对象|事实|问题|要点)|份数|页数|页码|数量|件数|备注|说明|提供(?:人|者)|制作(?:人|者)"
)
_NAME_CELL = re.compile(r"名\s?称|证据(?:材料)?|材料")
_PROOF_CELL = re.compile(r"证明?(?:的)?(?:事项|内容|目的|对象|事实|问题|要点)")
_NO_TEXT = re.compile(
    r"[\d一二三四五六七八九十\s./-]*|[-—－:：]{2,}|[各共]?[\d一二三四五六七八九十两]{1,3}\s?[份张页段次本册组件个]"
)
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table stands in a text, and its rows: the whole row, the name of the piece, what it is said to prove."""

    start: int
    end: int
    rows: tuple[tuple[Span, str, str], ...]


def cells_of(line: str) -> list[str]:
    """The cells of a line, apart by bars, else by wide blanks; empty ones left out.

    Args:
        line: of a text.
    """
    parts = (_BAR if _BAR.search(line.strip()) else GAP).split(line.strip())
    return [part.strip() for part in parts if part.strip()]


def heads_table(line: str) -> bool:
    """Whether a line is the head of a table of evidence (证据名称　证明事项).

    Args:
        line: of a text.
    """
    cells = cells_of(line)
    titles = len(cells) >= _LEAST and all(_HEAD_CELL.fullmatch(cell) for cell in cells)
    return titles and any(_NAME_CELL.search(cell) for cell in cells)


def table_in(text: str, start: int = 0) -> Table | None:
    """The first table of evidence of a text, by its head.

    Args:
        text: to read.
        start: where to begin.
    """
    place, head, rows = start, None, []
    for line in text[start:].splitlines(keepends=True):
        at = Span(place, place + len(line.rstrip("\n")), line.rstrip("\n"))
        place += len(line)
        if head is None:
            head = at if heads_table(at.text) else None
            continue
        cells = cells_of(at.text)
        if len(cells) < _LEAST:
            break
        if not all(_NO_TEXT.fullmatch(cell) for cell in cells):
            rows.append((at, *_read(cells, cells_of(head.text))))
    if head is None or not rows:
        return None
    return Table(head.start, rows[-1][0].end, tuple(rows))


def _read(cells: list[str], titles: list[str]) -> tuple[str, str]:
    """Name and proof of a row: by the head where the row has as many cells, else its first and last words."""
    if len(cells) == len(titles):
        named = [c for c, title in zip(cells, titles, strict=True) if _is_name(title)]
        proof = [c for c, title in zip(cells, titles, strict=True) if _PROOF_CELL.search(title)]
        if named:
            return named[0], "，".join(proof)
    told = [cell for cell in cells if not _NO_TEXT.fullmatch(cell)]
    return told[0], "，".join(told[1:])


def _is_name(title: str) -> bool:
    return _NAME_CELL.search(title) is not None and not re.search("类|种|形式|来源|时间|日期|证明", title)
