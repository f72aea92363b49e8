"""Addresses in running text: 第三十条第一款第（二）项, lists (第三、五条) and ranges (第三条至第五条).

Works on compact text (no white space, half width, see assistant.text.compact).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.law.model import Provision
from assistant.text.numerals import to_chinese, to_int

_NUM = "[零〇一二两三四五六七八九十百千0-9]+"
_ROUND = r"[㈠-㈩⑴-⒇①-⑳]"
_ITEM_NUM = rf"(?:[(（]{_NUM}[)）]|{_NUM}|{_ROUND})"
_SEP = "(?:以及|或者|[、,，和及与或])"
_TO = "(?:至|到|-{1,2}|~)"
_SUFFIX = rf"(?:之{_NUM}(?![般切旦种类样致律定部]|系列|并))"
_PLACEHOLDER = r"第(?:[×xX*＊_＿□某?？]{1,6}|-{2,6}|\.{2,6}|…{1,2}|几)?条(?!例)"
MAX_RANGE = 300


def _listing(number: str, unit: str) -> str:
    """A list or range of numbers of one unit; the unit may stand only at the end."""
    tail = rf"{unit}{_SUFFIX}?" if unit == "条" else unit
    return rf"第?{number}(?:(?:{tail})?(?:{_SEP}|{_TO})(?:第?{number}|{_SUFFIX}))*{tail}"


_UNITS = {
    "article": re.compile(_listing(_NUM, "条") + rf"(?:(?:{_SEP}|{_TO}){_SUFFIX})*(?!例|款|文)"),
    "paragraph": re.compile(_listing(_NUM, "款") + "(?!项目)"),
    "item": re.compile(_listing(_ITEM_NUM, "项") + "(?!目[标录]|目的(?!规定))"),
    "point": re.compile(_listing(_ITEM_NUM, "目") + "(?!标|录|的(?!规定))"),
}
_LEVELS = tuple(_UNITS)
_JOIN = re.compile(rf"{_SEP}|{_TO}")
_INNER_OF = re.compile("(?:中的?|的|之)(?=第)")
_ELEMENT = re.compile(
    rf"(?P<to>{_TO})?(?:{_SEP})?(?P<di>第)?(?:(?P<number>{_ITEM_NUM})(?P<unit>[条款项目])?)?(?:之(?P<suffix>{_NUM}))?"
)
ARTICLE_START = re.compile(rf"第{_NUM}(?:条|[、,和及与或至到~-])|{_PLACEHOLDER}")
_BLANK = re.compile(_PLACEHOLDER)


@dataclass(frozen=True, slots=True)
class Entry:
    """One address with its compact span; ``provision`` None when it cannot be read (``reason`` says why)."""

    start: int
    end: int
    provision: Provision | None
    reason: str = ""


def read_number(text: str) -> int | None:
    """The value of a well-formed number (四十二, 42, (二), ㈡); None for 四十十二, 0 and the like."""
    bare = text.strip("()（）")
    if len(bare) == 1 and (marked := _round(bare)):
        return marked
    value = to_int(bare)
    if not value or value > 9999:
        return None
    return value if bare.isascii() or _canonical(bare) == to_chinese(value) else None


def _round(char: str) -> int:
    for first, last in ("㈠㈩", "⑴⒇", "①⑳"):
        if first <= char <= last:
            return ord(char) - ord(first) + 1
    return 0


def _canonical(numeral: str) -> str:
    plain = numeral.replace("〇", "零").replace("两", "二")
    plain = re.sub("(?<=[百千零])十", "一十", plain)
    return plain[1:] if plain.startswith("一十") else plain


def read_addresses(text: str, start: int, level: str = "article") -> list[Entry]:
    """All addresses that belong together from ``start`` on: the first and what is joined to it.

    Args:
        text: compact text.
        start: where the first address begins.
        level: what stands there: article, paragraph or item (then the provisions have article 0).

    Returns:
        The entries in order; empty if no address begins at ``start``.
    """
    if blank := _BLANK.match(text, start):
        return [Entry(start, blank.end(), None, "条号空缺")]
    entries = _read_level(text, start, _LEVELS.index(level), Provision(0))
    while entries:
        more = _read_joined(text, entries[-1])
        if not more:
            break
        entries += more
    return entries


def _read_joined(text: str, last: Entry) -> list[Entry]:
    """What follows a 、 or 和 after the last entry: a new article, or a paragraph or item of the same article."""
    join = _JOIN.match(text, last.end)
    if join is None or last.provision is None or text[join.end() : join.end() + 1] not in ("第", "(", "（"):
        return []
    for rank, level in enumerate(_LEVELS):
        if _UNITS[level].match(text, join.end()):
            return _joined_at(text, last, join, rank)
    return []


def _joined_at(text: str, last: Entry, join: re.Match[str], rank: int) -> list[Entry]:
    assert last.provision is not None
    base = _truncate(last.provision, rank)
    found = _read_level(text, join.end(), rank, base)
    if not found or not re.fullmatch(_TO, join[0]):
        return found
    between = _between(last.provision, found[0].provision, rank)
    return [Entry(last.start, found[0].end, p) for p in between] + found


def _between(first: Provision, last: Provision | None, rank: int) -> list[Provision]:
    if last is None:
        return []
    low, high = getattr(first, _LEVELS[rank]), getattr(last, _LEVELS[rank])
    base = _truncate(last, rank)
    if high - low > MAX_RANGE:
        return []
    return [_with(base, rank, n) for n in range(low + 1, high)]


def _truncate(provision: Provision, rank: int) -> Provision:
    """Only the parts above ``rank``."""
    return replace(provision, **dict.fromkeys((*_LEVELS[rank:], *(() if rank else ("suffix",))), 0))


def _with(base: Provision, rank: int, number: int, suffix: int = 0) -> Provision:
    changed = replace(base, **{_LEVELS[rank]: number})
    return replace(changed, suffix=suffix) if suffix else changed


def _read_level(text: str, start: int, rank: int, base: Provision) -> list[Entry]:
    """A list of one unit and, below its last element, what is nested directly after it."""
    match = _UNITS[_LEVELS[rank]].match(text, start)
    if match is None:
        return []
    entries = list(_elements(text, match, rank, base))
    last = entries[-1]
    if last.provision is None:
        return entries
    nested = _read_nested(text, last, rank)
    if not nested:
        return entries
    return [*entries[:-1], replace(nested[0], start=last.start), *nested[1:]]


def _read_nested(text: str, last: Entry, rank: int) -> list[Entry]:
    assert last.provision is not None
    inner = _INNER_OF.match(text, last.end)
    at = inner.end() if inner else last.end
    for below in range(rank + 1, len(_LEVELS)):
        found = _read_level(text, at, below, last.provision)
        if found:
            return found
    return []


@dataclass(frozen=True, slots=True)
class _Element:
    start: int
    end: int
    number: int | None
    suffix: int | None
    ranged: bool
    whole: bool


def _split(match: re.Match[str]) -> Iterator[_Element]:
    """The elements of a listing; a bare 之二 repeats the number before it."""
    text, at, number = match.string, match.start(), None
    while at < match.end():
        part = _ELEMENT.match(text, at, match.end())
        if part is None or part.end() == at:
            return
        if part["number"]:
            number = read_number(part["number"])
        suffix = read_number(part["suffix"]) if part["suffix"] else 0
        start = part.start("di") if part["di"] else part.start("number")
        yield _Element(
            start if start >= 0 else part.start("suffix") - 1,
            part.end(),
            number,
            suffix,
            bool(part["to"]),
            bool(part["di"] and part["unit"]) or at == match.start(),
        )
        at = part.end()


def _elements(text: str, match: re.Match[str], rank: int, base: Provision) -> Iterator[Entry]:
    elements = list(_split(match))
    shared = any(e.ranged or not e.whole for e in elements) or (
        len(elements) > 1 and text[elements[0].end - 1] not in "条款项目" and not elements[0].suffix
    )
    previous: _Element | None = None
    for element in elements:
        span = (match.start(), match.end()) if shared else (element.start, element.end)
        if element.number is None or element.suffix is None:
            yield Entry(*span, None, "序号写法不规范")
        elif element.ranged and previous is not None:
            yield from _range_entries(span, previous, element, rank, base)
        else:
            yield Entry(*span, _with(base, rank, element.number, element.suffix))
        previous = element


def _range_entries(
    span: tuple[int, int], first: _Element, last: _Element, rank: int, base: Provision
) -> Iterator[Entry]:
    """What a range adds after its first element (第三条至第五条, 第十条之一至之三)."""
    if first.number is None or first.suffix is None or last.number is None or last.suffix is None:
        return
    if first.number == last.number and first.suffix < last.suffix:
        for suffix in range(first.suffix + 1, last.suffix + 1):
            yield Entry(*span, _with(base, rank, last.number, suffix))
    elif not 0 < last.number - first.number <= MAX_RANGE:
        yield Entry(*span, None, "起止条号颠倒" if last.number <= first.number else "范围过大")
    else:
        for number in range(first.number + 1, last.number):
            yield Entry(*span, _with(base, rank, number))
        yield Entry(*span, _with(base, rank, last.number, last.suffix))
