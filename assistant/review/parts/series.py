"""Lists whose entries bear running marks, A. B. C. or 一组 二组: where such a list ends, whatever its entries say."""

from __future__ import annotations

import re

_MARKS = (
    r"[（(](?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})[）)]",
    r"第?(?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})组",
    r"证据(?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})",
    r"(?P<n>\d{1,2})[、.．)）]",
    r"(?P<n>[A-H])[、.．)）:：]",
    r"(?P<n>[①-⑳])",
)
_HAN = "一二三四五六七八九十"
_HEADING = re.compile(
    r"[ \t\u3000]*(?:[【〔\[][^】〕\]\n]{2,20}[】〕\]]|第[一二三四五六七八九十]{1,2}(?:部分|条|章)|[一二三四五六七八九十]{1,2}[、.．\u3000 ][^。；，\n]{2,20}$)",
    re.MULTILINE,
)
_MOST = 20


def end_of_series(text: str, start: int, until: int) -> int:
    """The end of the last entry of the list that begins on the first marked line behind ``start``; ``start`` if there is none.

    An entry runs to the line before the next mark, the last one to the end of its line; a heading ends the list.

    Args:
        text: of a paper.
        start: where the list may begin, at the head of a line or right behind its heading.
        until: where it ends at the latest.
    """
    heading = _HEADING.search(text, _line_end(text, start), until)
    stop = heading.start() if heading else until
    lines = list(re.finditer(r"[^\n]+", text[start:stop]))
    for mark in _MARKS:
        found = [(m, told["n"]) for m in lines if (told := re.match(rf"[ \t\u3000]*{mark}", m[0]))]
        run = [m for number, (m, told) in enumerate(found[:_MOST], 1) if _ordinal(told) == number]
        if len(run) > 1 and run[0] is found[0][0] and not text[start : start + run[0].start()].strip():
            return start + run[-1].end()
    return start


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _ordinal(told: str) -> int:
    """1 for 一, A, ① and 1."""
    if told.isascii():
        return int(told) if told.isdigit() else ord(told) - ord("A") + 1
    if told in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return ord(told) - ord("①") + 1
    tens, _, ones = told.rpartition("十")
    return 10 * (_HAN.index(tens) + 1 if tens else "十" in told) + (_HAN.index(ones) + 1 if ones else 0)


__all__ = ["end_of_series"]
