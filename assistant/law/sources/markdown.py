"""Markdown to plain lines: the marks of emphasis, quotation, lists and headings go, the words and the count of lines stay."""

from __future__ import annotations

import re

from assistant.law.marks import read_mark
from assistant.text.simplified import simplified

_QUOTED = re.compile(r"^\s{0,3}(?:>\s?)+")
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$")
_HASH = re.compile(r"^\s{0,3}(#{1,6})\s*(?P<words>.*?)\s*#*\s*$")
_BULLET = re.compile(r"^\s*[-*+•]\s+(?=\S)")
_LISTED = re.compile(
    r"^\s*\d{1,3}[.)]\s+(?=[*_~` ]*(?:第[^条\s]{1,10}条|[（(][一二三四五六七八九十]{1,3}[）)]))"
)
_STRONG = re.compile(r"(\*{1,3}|_{2,3}|~~|`)(?=\S)((?:(?!\1).){1,4000}?)(?<=\S)\1")
_LEFT = re.compile(r"\*{2,}")
_LINK = re.compile(r"!?\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>|~-])")
_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|font|span|p|div|center|a|h[1-6])(?:\s[^<>\n]{0,200})?/?>", re.IGNORECASE
)
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|emsp|ensp|#160|#12288|#x3000);")
_MARKED = re.compile(
    r"^\s*(?:[>#*_+~`-]|\d{1,3}[.)]\s|<[a-z])[>#*_+~`\s-]*第[零〇一二两三四五六七八九十百千0-9０-９]{1,10}[條条]",
    re.MULTILINE,
)


def is_marked_up(text: str) -> bool:
    """Whether articles of a text stand behind marks of Markdown (**第一条**, > 第一条, ### 第一条)."""
    return bool(_MARKED.search(text))


def plain(lines: list[str]) -> list[str]:
    """The lines without marks; headings that are no articles keep their # (they tell the chapters).

    Args:
        lines: of a Markdown text.
    """
    out = [_plain(line) for line in lines]
    return _without_preface(out)


def _plain(line: str) -> str:
    line = _QUOTED.sub("", line)
    if _RULE.match(line):
        return ""
    line = _BREAK.sub(" ", _TAG.sub("", _ENTITY.sub(" ", line)))
    if line.lstrip().startswith("|"):
        return _emphasised(line)
    line = _LISTED.sub("", _BULLET.sub("", line))
    heading = _HASH.match(line)
    words = _emphasised(heading["words"] if heading else line).rstrip()
    if not heading or read_mark(simplified(words)):
        return words
    return f"{heading[1]} {words}" if words else ""


def _emphasised(line: str) -> str:
    line = _LINK.sub(r"\1", line)
    for _ in range(3):  # ***第一条*** and emphasis within emphasis
        line = _STRONG.sub(r"\2", line)
    return _ESCAPED.sub(r"\1", _LEFT.sub("", line))


def _without_preface(lines: list[str]) -> list[str]:
    """Without the fields between two lines --- at the top (the rules themselves are gone already)."""
    if lines and lines[0] == "" and len(lines) > 2 and re.match(r"[a-zA-Z_]+\s*:", lines[1]):
        end = next((at for at, line in enumerate(lines[1:], 1) if not line.strip()), 0)
        return ["" if at < end else line for at, line in enumerate(lines)]
    return lines
