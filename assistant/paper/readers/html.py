"""A saved web page → Paper: what is visible, a part a block, cells of tables with their place; nothing is loaded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from assistant.errors import InputError
from assistant.paper.encoding import clean, decode
from assistant.paper.limits import MAX_COLUMNS, Budget, whole
from assistant.paper.model import Paper, Part, Role, placed

_BLOCKS = {
    "p", "div", "br", "li", "ul", "ol", "dl", "dt", "dd", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "title",
    "table", "section", "article", "header", "footer", "nav", "aside", "main", "blockquote", "pre", "caption", "hr",
    "body", "form", "fieldset", "option", "figure", "figcaption", "center",
}  # fmt: skip
_HIDDEN = {"script", "style", "template", "noscript", "iframe", "object", "svg"}
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_CHUNK = 1 << 16


def read(data: bytes, budget: Budget) -> Paper:
    """The paper of an HTML file.

    Raises:
        InputError: in an unknown encoding, or beyond the bounds.
    """
    page = _Page(budget)
    parser = etree.HTMLParser(target=page, no_network=True, huge_tree=True, remove_comments=True)
    text = _decoded(budget.name, data)
    try:
        for start in range(0, len(text), _CHUNK):
            parser.feed(text[start : start + _CHUNK])
            budget.tick()
        parser.close()
    except etree.LxmlError as error:
        raise InputError(f"无法打开网页文件：{budget.name}", "请把网页另存为 PDF 或者复制文字再试") from error
    page.flush()
    return Paper(budget.name, placed(page.parts))


def _decoded(name: str, data: bytes) -> str:
    """The page's text; the encoding it names is believed when the bytes fit it."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        encoding = named[1].decode("ascii").lower()
        encoding = "gb18030" if encoding in ("gb2312", "gbk", "x-gbk") else encoding
        try:
            return clean(data.decode(encoding))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(name, data)


@dataclass(slots=True)
class _Table:
    number: int
    row: int = -1
    column: int = -1
    next_column: int = 0


class _Page:
    """Receives the parser's events and collects parts."""

    def __init__(self, budget: Budget) -> None:
        self.parts: list[Part] = []
        self._budget = budget
        self._words: list[str] = []
        self._hidden = 0
        self._tables: list[_Table] = []
        self._count = 0
        self._paragraph = 0
        self._lists: list[int | None] = []
        self._label = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._hidden += tag in _HIDDEN
        if tag not in _BLOCKS:
            return
        self.flush()
        if tag in ("ol", "ul"):
            self._lists.append(whole(attributes.get("start"), 1) if tag == "ol" else None)
        elif tag == "li":
            self._item(attributes)
        if tag == "table":
            self._tables.append(_Table(self._count))
            self._count += 1
        elif self._tables and tag == "tr":
            table = self._tables[-1]
            table.row, table.column, table.next_column = table.row + 1, -1, 0
        elif self._tables and tag in ("td", "th"):
            self._budget.part()
            table = self._tables[-1]
            table.column = table.next_column
            table.next_column += min(max(whole(attributes.get("colspan"), 1), 1), MAX_COLUMNS)
            self._budget.column(table.column)

    def _item(self, attributes: dict[str, str]) -> None:
        """The number that a browser sets before an item of an ordered list."""
        number = self._lists[-1] if self._lists else None
        if number is not None:
            number = whole(attributes.get("value"), number)
            self._lists[-1] = number + 1
        self._label = "" if number is None else f"{number}. "

    def end(self, tag: str) -> None:
        """An element ends."""
        self._hidden -= tag in _HIDDEN and self._hidden > 0
        if tag in _BLOCKS:
            self.flush()
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        if tag == "table" and self._tables:
            self._tables.pop()
        elif self._tables and tag in ("td", "th", "tr"):
            self._tables[-1].column = -1

    def data(self, text: str) -> None:
        """Text between tags."""
        if not self._hidden:
            self._words.append(text)

    def close(self) -> None:
        """The page ends."""

    def flush(self) -> None:
        """Make a part of the words since the last block."""
        text = _SPACES.sub(" ", "".join(self._words)).strip(" ")
        self._words.clear()
        if not text:
            return
        text, self._label = self._label + text, ""
        self._budget.part(len(text))
        table = self._tables[-1] if self._tables else None
        cell = (table.number, max(table.row, 0), table.column) if table and table.column >= 0 else None
        role = Role.CELL if cell else Role.BODY
        self.parts.append(Part(text, 0, role, self._paragraph, cell))
        self._paragraph += 1
