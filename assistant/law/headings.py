"""Headings of 编, 分编, 章 and 节 in a law text: marked ones (第二章　罚则, ## 附则) and those whose mark the source lost."""

from __future__ import annotations

import re

_N = "[零〇一二两三四五六七八九十百千0-9０-９－—]{1,12}"
_HEADING = re.compile(rf"\s*#*\s*[第笫][ 　]?{_N}[ 　]*(?P<kind>编|分编|章|节)(?P<rest>.{{0,60}})$")
_BARE_HEADING = re.compile(r"\s*#+\s*(?P<rest>.{1,60})$|\s*(?P<word>[总分附罚]\s*则)\s*$")
_GLUED = re.compile(r"(?!规定|的|所|中|各条|有关)[\u4e00-\u9fff、 　]{2,20}$")
_UNMARKED = re.compile(r"[\u4e00-\u9fff、（）()《》“” 　]{2,24}$")
_NO_HEADING = re.compile(r"^(?:[（(]?[一二三四五六七八九十]+[）)、]|附件|附录|附图)|(?:应当|不得|可以|规定)$")
_SENTENCE_END = ("。", "。”", "。）", "。)", "！", "”")
_WRAPPED = re.compile(r"^(?:、|和|及|与)|(?:、|和|及|与|的|等)$")
_MOST = 3
RANK = {"编": 0, "分编": 1, "章": 2, "节": 3}


def squeeze(title: str) -> str:
    """A title without margins and marks, its blanks single."""
    return re.sub(r"\s+", " ", title.strip("# 　\t\r\n"))


def bare(title: str) -> str:
    """A title without blanks and the page number a table of contents adds."""
    return re.sub(r"[\s　#]+|[.…·]+\d*$", "", title)


def read_heading(line: str) -> tuple[int, str] | None:
    """Rank and title of a heading line, or None."""
    line = line.rstrip("\r\n")
    match = _HEADING.match(line)
    if match:
        rest = match["rest"]
        marked = line.lstrip().startswith("#")
        spaced = (not rest.strip() or rest[0] in " 　\t") and not re.search("[。；：，]", rest)
        return (RANK[match["kind"]], squeeze(line)) if marked or spaced or _GLUED.match(rest) else None
    match = _BARE_HEADING.match(line)
    if match is None:
        return None
    return (RANK["章"], squeeze(match["word"])) if match["word"] else (RANK["节"] + 1, squeeze(line))


def is_unmarked_heading(line: str) -> bool:
    """Whether a line between two sentences reads like a heading whose mark was lost: short, without punctuation."""
    line = line.strip("# 　\t\r\n")
    return bool(_UNMARKED.fullmatch(line)) and not _NO_HEADING.search(line)


def lost_headings(source: str) -> tuple[str, list[str]]:
    """The end of an article's source that is headings without mark, standing before the next article.

    Short lines without punctuation after the last full sentence: 法律责任, or a chapter and its first section.

    Returns:
        That end as it stands ("" if there is none), and the headings in it (two lines of one title joined).
    """
    lines = source.splitlines(keepends=True)
    taken: list[str] = []
    place = len(lines)
    while place > 1 and len(taken) < _MOST:
        line = lines[place - 1].strip()
        if line and (not _UNMARKED.fullmatch(line) or _NO_HEADING.search(line)):
            break
        place -= 1
        if line:
            taken.insert(0, line)
    before = next((line.rstrip() for line in reversed(lines[:place]) if line.strip()), "")
    if not taken or not before.endswith(_SENTENCE_END):
        return "", []
    return "".join(lines[place:]), _joined(taken)


def _joined(lines: list[str]) -> list[str]:
    titles: list[str] = []
    for line in lines:
        if titles and (_WRAPPED.search(line[:1]) or _WRAPPED.search(titles[-1][-1:])):
            titles[-1] += line
        else:
            titles.append(line)
    return [squeeze(title) for title in titles]
