"""The laws of one file: where each begins, its title, what promulgated it, and what follows it that is no law.

A law begins with a title above its 第一条; between them stand at most a note, a table of contents and headings. What
stands before the title (关于印发《X》的通知, a decree, the menu of a web page) promulgates it or is nothing of the law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.law import names, regions
from assistant.law.headings import read_heading
from assistant.law.marks import CITED, is_ended, read_mark
from assistant.law.model import Provision
from assistant.law.sources.wrapped import Line
from assistant.text.dates import find_dates
from assistant.text.normalise import fold
from assistant.text.simplified import simplified

_WORDS = "法|条例|规定|办法|细则|规则|决定|决议|解释|通告|规程|标准|基准|章程|准则|意见|制度|守则|规范|方案|清单|公约|法典|修正案|宪法"
_TITLE = re.compile(rf"[^。；：，！？!?|]{{1,80}}(?:{_WORDS})(?:[（(][^）)]{{1,24}}[）)])*$")
_NO_TITLE = re.compile(
    r"附\s*[件录表则：:]|[（(]|目\s*[录次]|现将|各[区县市省部委]|第.{1,8}[条章节编]|[〔\[]|首页|当前位置"
)
_NOTICE = re.compile(
    r"(?:关于)?(?:印发|发布|公布|颁布|颁发|转发|批转|修订印发|重新印发)[〈《](?P<name>.{2,80})[〉》].{0,20}的?(?:通知|公告|通告|决定|命令|令)$"
)
_DECREE = re.compile(r"(?:令|公告)(?:[（(〔\[]?\d{4}[）)〕\]]?)?(?:第?[\d零〇一二三四五六七八九十百]+号)?$")
_NUMBER = re.compile(
    r"[（(]?[\u4e00-\u9fff]{0,20}(?:[〔\[［（(]\d{4}[〕\]］）)]\s*第?\s*\d+\s*号|第\s*[\d零〇一二三四五六七八九十百]+\s*号)[）)]?$"
)
_ANNEX = re.compile(r"附\s*(?:件|表|录|图)?\s*[一二三四五六七八九十\d]*\s*(?:[：:]|$)")
_ENTRY = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]")
_BODY = re.compile(r"(?:人民政府|委员会|常务委员会|人民代表大会|办公[厅室]|[局厅部署院]|国务院)$")
_MENU = re.compile(
    r"打印|关闭|分享|版权所有|备案?\s*\d|ICP|主办(?:单位)?[：:]|责任编辑|上一篇|下一篇|相关(?:链接|文件|解读)|扫一扫|网站地图|联系我们"
    r"|附件下载|返回顶部|无障碍|浏览次数|字体|字号|分享到|来源[：:]|发布(?:时间|日期)[：:]|更新时间|点击(?:量|数|率)?[：:]"
)
_ISSUED = re.compile(
    r"抄送[：:]|.{0,30}\d{1,2}日印发$|(?:市|省|县|区|州)长[：:　 ]|主\s*任[：:　 ]|部\s*长[：:　 ]|此件.{0,6}公开"
)
_SHORTEST, _LONGEST = 3, 60
_SHORT = 8
_REGION_LINE = re.compile(r"(?:省|市|县|区|州|盟|国)$")


@dataclass(slots=True)
class Text:
    """One law of a file.

    Attributes:
        title: its name; "" if the file shows none.
        lines: from the title on to the end.
        head: what stood before the title and belongs to it (notice, decree).
        foot: signature and date behind the text.
        dropped: lines left out that are no law and no promulgation.
        notice: whether a notice (no decree) brings it.
        annexed: titles of laws that stand in its annex and stay there, with their first lines.
    """

    title: str
    lines: list[Line]
    head: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    dropped: list[Line] = field(default_factory=list)
    notice: bool = False
    annexed: list[Line] = field(default_factory=list)


def split(lines: Sequence[Line]) -> list[Text]:
    """The laws that the lines of a file hold, in their order; a file without 第一条 is one text."""
    words = [bare(line.text) for line in lines]
    starts = _starts(words)
    if not starts:
        return [Text(_notified(words), list(lines))]
    texts: list[Text] = []
    for place, following in zip(starts, [*starts[1:], None], strict=True):
        end = following.head if following else len(lines)
        if place.own and texts == []:
            texts.append(Text("", list(lines[: place.title])))
        text = Text(
            place.name,
            list(lines[place.title : end]),
            list(lines[place.head : place.title]),
            notice=place.notice,
        )
        if place.own:
            text.head = []
        _take_tail(text)
        text.annexed = _annexed(text)
        texts.append(text)
    return texts


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a law begins: line of its head, of its title, and its name; ``own`` if the head is a text of its own."""

    head: int
    title: int
    name: str
    notice: bool
    own: bool


def bare(line: str) -> str:
    """A line in simplified characters, without margins and marks of headings."""
    return re.sub(r"\s+", " ", simplified(line).strip("#* 　\t\ufeff"))


def _starts(words: list[str]) -> list[_Start]:
    """The beginnings of laws; a 第一条 without a title above it, or in an annex, begins none but the first."""
    found: list[_Start] = []
    floor, quotes = 0, 0
    for at, line in enumerate(words):
        mark = read_mark(line) if quotes <= 0 else None
        if mark and mark.number == Provision(1) and not CITED.match(mark.rest):
            start = _start(words, floor, at, first=not found)
            if start:
                found.append(start)
        if mark:
            floor, quotes = at + 1, 0
        quotes = max(0, quotes + line.count("“") - line.count("”"))
    return found


def _start(words: list[str], floor: int, at: int, *, first: bool) -> _Start | None:
    title = _title_line(words, floor, at)
    if title is None:
        return _Start(floor, floor, _notified(words[floor:at]), False, False) if first else None
    top = _title_top(words, floor, title)
    name = "".join(part.replace(" ", "") for part in words[top : title + 1])
    head = 0 if first else _head(words, floor, top)
    notice = _notified(words[head:top])
    if notice and not same_name(name, notice):
        name = notice
    between = words[head:top]
    if not first and any(_ANNEX.match(line) for line in words[floor:top]) and not notice:
        return None
    own = first and not notice and sum(bool(_ENTRY.match(line)) for line in between) > 1
    return _Start(head, top, name, bool(notice), own)


def _title_line(words: list[str], floor: int, at: int) -> int | None:
    """The line above a 第一条 that names the law: the nearest one that reads like a title."""
    for place in range(at - 1, floor - 1, -1):
        line = words[place]
        if line and is_title(line):
            return place
    return None


def is_title(line: str) -> bool:
    """Whether a bare line reads like the title of a law."""
    return (
        _SHORTEST <= len(line) <= _LONGEST
        and bool(_TITLE.fullmatch(line))
        and not _NO_TITLE.match(line)
        and not _NOTICE.search(line)
        and read_heading(line) is None
        and not line.endswith(("的规定", "等规定"))
    )


def _title_top(words: list[str], floor: int, title: int) -> int:
    """The first line of a title set in several: short or incomplete ones go on upwards."""
    top = title
    while top > floor and title - top < 3:
        name = "".join(words[top : title + 1]).replace(" ", "")
        above = words[top - 1]
        if not above or is_ended(above) or len(above) > _LONGEST or _is_apart(above):
            break
        whole = bool(regions.of_name(name)) or name.startswith("中华人民共和国")
        wants = (
            len(name) < _SHORT or name.startswith("关于") or (_REGION_LINE.search(above) and len(above) < 16)
        )
        if whole or not wants:
            break
        top -= 1
    return top


def _is_apart(line: str) -> bool:
    """Whether a line above a title is no part of it."""
    return bool(
        _NUMBER.fullmatch(line)
        or _DECREE.search(line)
        or _NOTICE.search(line)
        or _ISSUED.search(line)
        or _MENU.search(line)
        or find_dates(line)
        or _ANNEX.match(line)
        or is_title(line)
    )


def _head(words: list[str], floor: int, top: int) -> int:
    """Where the notice or decree that brings a further law begins; its title where there is none."""
    for at in range(floor, top):
        if _NOTICE.search(words[at]) or (_DECREE.search(words[at]) and len(words[at]) < _LONGEST):
            return at
    while top > floor and (not words[top - 1] or _NUMBER.fullmatch(words[top - 1])):
        top -= 1
    return top


def _notified(words: Sequence[str]) -> str:
    """The law that a notice among the lines says it brings, as 关于印发《X》的通知 names it; "" for none."""
    for at in range(len(words)):
        for width in (1, 2, 3):
            match = _NOTICE.search("".join(words[at : at + width]).replace(" ", ""))
            if match:
                return match["name"]
    return ""


def _take_tail(text: Text) -> None:
    """Move signature, date and the lines of a web page from front and end of a law to where they belong."""
    front = next((at for at, line in enumerate(text.lines) if read_mark(bare(line.text))), 0)
    kept: list[Line] = []
    for at, line in enumerate(text.lines):
        menu = 0 < at < front and _MENU.search(bare(line.text)) and not is_ended(line.text)
        (text.dropped if menu else kept).append(line)
    text.lines = kept
    last = max((at for at, line in enumerate(text.lines) if read_mark(bare(line.text))), default=0)
    lines = text.lines
    foot = (at for at in range(last + 1, len(lines)) if _MENU.search(bare(lines[at].text)))
    end = next((at for at in foot if not is_ended(lines[at].text)), len(lines))
    text.dropped += [line for line in lines[end:] if line.text.strip()]
    del lines[end:]
    while len(lines) > last + 1 and _is_foot(lines, text.foot):
        text.foot.insert(0, lines.pop())


def _is_foot(lines: list[Line], foot: list[Line]) -> bool:
    line = bare(lines[-1].text)
    if not line:
        return True
    days = find_dates(line)
    if days and len(line) <= days[0][2] - days[0][1] + 2 or _ISSUED.match(line):
        return True
    return bool(foot) and len(line) < 30 and bool(_BODY.search(line))


def _annexed(text: Text) -> list[Line]:
    """The titles of what looks like further laws in the annex of a law."""
    found: list[Line] = []
    words = [bare(line.text) for line in text.lines]
    annex = next((at for at, line in enumerate(words) if _ANNEX.match(line) and at), len(words))
    floor = annex
    for at in range(annex, len(words)):
        mark = read_mark(words[at])
        if mark and mark.number == Provision(1):
            place = _title_line(words, floor, at)
            found.append(text.lines[at if place is None else place])
        if mark:
            floor = at + 1
    return found


def same_name(one: str, other: str) -> bool:
    """Whether two titles are one name, where either may lack the place before it."""
    a, b = fold(names.edition_free(simplified(one))), fold(names.edition_free(simplified(other)))
    return a.endswith(b) or b.endswith(a)


def issue_lines(text: Text) -> Iterator[Line]:
    """The lines of head and foot that say who issued the law, when and under what number."""
    for line in (*text.head, *text.foot):
        words = bare(line.text)
        if words and not _MENU.search(words) and not words.endswith("印发"):
            yield line
