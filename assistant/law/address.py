"""Addresses in running text: 第三十条第一款第（二）项, lists (第三、五条) and ranges (第三条至第五条).

Works on compact text (no white space, half width, see assistant.text.compact). A scanner cuts the text into pieces
(第, a number, a unit) of bounded length and puts them together; it never looks at a character more than a few times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.law.model import Provision
from assistant.text.numerals import to_chinese, to_int

_HAN = "零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟廿卅"
NUMBER = f"(?:[0-9]{{1,12}}|[{_HAN}]{{1,12}})"
ROUND = "[㈠-㈩⑴-⒇①-⑳]"
OPEN, CLOSE = r"[(（〔\[【]", r"[)）〕\]】]"
_SEP = "(?:以及|或者|[、,，和及与或/／])"
_TO = "(?:至|到|-{1,2}|~)"
_SUFFIX = rf"之(?P<suffix>{NUMBER})(?![般切旦种类样致律定部]|系列|并)"
_UNIT = "条(?!例)|款(?!项目)|项(?!目[标录]|目的(?!规定))|目(?!标|录|的(?!规定))"
_PIECE = re.compile(
    rf"(?P<di>第)?(?:(?P<open>{OPEN})?(?P<number>{NUMBER})(?P<close>{CLOSE})?|(?P<round>{ROUND}))"
    rf"(?:之(?P<inner>{NUMBER})(?=条))?(?P<unit>{_UNIT})?(?:(?<=条){_SUFFIX})?"
)
_BARE_SUFFIX = re.compile(_SUFFIX)
_JOINT = re.compile(rf"(?P<to>{_TO})|{_SEP}")
_INNER = re.compile(rf"(?:中的?|的|之)(?=第|{OPEN}{NUMBER}|{ROUND}|{NUMBER}{CLOSE}?[款项目])")
_JUNK = r"×xX*＊_＿□某?？…几.．|lIoO\-—~、,，/和及与或至到()（）〔〕\[\]【】"
_BLANK = re.compile(rf"第[{_JUNK}0-9{_HAN}]*+条(?!例)")
_UNIT_AHEAD = "(?=[^条]{0,60}条)"
ARTICLE_START = re.compile(
    rf"第(?:{OPEN}?{NUMBER}{CLOSE}?(?:条|(?:之|{_SEP}|{_TO}){_UNIT_AHEAD})|[{_JUNK}0-9{_HAN}]*+条(?!例))"
)
_MISREAD = re.compile(rf"[笫苐]|(?<![兄子徒表堂师学小胞姐令内])弟(?={NUMBER}(?:条(?!例)|款|项))")
_LEVELS = ("article", "paragraph", "item", "point")
_RANKS = {"条": 0, "款": 1, "项": 2, "目": 3}
_ITEM = _RANKS["项"]
_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
MAX_RANGE = 300
_MOST = 400
_LOOSE = 40  # numbers in a row without a unit


@dataclass(frozen=True, slots=True)
class Entry:
    """One address with its compact span; ``provision`` None when it cannot be read (``reason`` says why)."""

    start: int
    end: int
    provision: Provision | None
    reason: str = ""


@dataclass(slots=True)
class _Piece:
    """第, a number and a unit; ``joint`` is how it hangs on the piece before: "" (directly), 的, 、 or 至."""

    start: int
    end: int
    joint: str
    di: bool
    number: int | None
    suffix: int | None
    marked: bool
    unit: str
    own_unit: bool

    @property
    def rank(self) -> int:
        return _RANKS[self.unit]

    @property
    def beside(self) -> bool:
        """Whether it stands beside the piece before, not below it."""
        return self.joint in ("、", "至")


@lru_cache(maxsize=4096)
def read_number(text: str) -> int | None:
    """The value of a well-formed number (四十二, 42, 肆拾贰, (二), ㈡); None for 四十十二, 0 and the like."""
    bare = text.strip("()（）〔〕[]【】")
    if len(bare) == 1 and (marked := _round(bare)):
        return marked
    bare = bare.translate(_CAPITALS).replace("廿", "二十").replace("卅", "三十")
    value = to_int(bare) if len(bare) <= 12 else None
    if not value or value > 9999:
        return None
    return value if bare.isascii() or _canonical(bare) == to_chinese(value) else None


def with_ordinals(text: str) -> str:
    """A compact text with the characters that scanners read for 第 (笫, 苐, 弟 before an address) put right, one for one."""
    return _MISREAD.sub("第", text)


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
    pieces = _with_units(_scan(text, start))
    if pieces and pieces[0].rank == _LEVELS.index(level):
        return _entries(pieces)
    if level == "article" and (blank := _BLANK.match(text, start)):
        return [Entry(start, blank.end(), None, "条号空缺" if blank.end() - start < 3 else "条号无法识别")]
    return []


# pieces -------------------------------------------------------------------------------------------------------


def _scan(text: str, start: int) -> list[_Piece]:
    pieces: list[_Piece] = []
    loose = 0
    while len(pieces) < _MOST and loose < _LOOSE:
        last = pieces[-1] if pieces else None
        piece = _next_piece(text, last.end, last) if last else _read_piece(text, start, "")
        if piece is None:
            break
        pieces.append(piece)
        loose = 0 if piece.own_unit else loose + 1
    return pieces


def _next_piece(text: str, at: int, last: _Piece) -> _Piece | None:
    if joint := _JOINT.match(text, at):
        word = "至" if joint["to"] else "、"
        piece = _read_piece(text, joint.end(), word) or _read_suffix(text, joint, word, last)
        lone = piece is not None and piece.marked and not piece.own_unit and joint[0] in ",，"
        return None if lone else piece
    inner = _INNER.match(text, at)
    piece = _read_piece(text, inner.end() if inner else at, "的" if inner else "")
    if piece is None or not (last.own_unit or last.marked):
        return None
    listed = piece.marked and last.marked and piece.unit in ("", "项") and last.unit in ("", "项")
    if listed and (piece.own_unit or not last.own_unit):
        piece.joint = "、"  # （一）（三）项
    elif piece.unit and piece.rank <= (last.rank if last.unit else _ITEM):
        return None
    return piece if piece.own_unit or piece.di or (piece.marked and not inner) else None


def _read_piece(text: str, at: int, joint: str) -> _Piece | None:
    match = _PIECE.match(text, at)
    if match is None or (match["open"] and not match["close"] and not match["unit"]):
        return None
    end, unit = match.end(), match["unit"] or ""
    if match["close"] and not match["open"] and not unit:
        end = match.end("number")
    written = match["inner"] or match["suffix"]
    return _Piece(
        at,
        end,
        joint,
        bool(match["di"]),
        read_number(match["number"] or match["round"]),
        read_number(written) if written else 0,
        bool(match["round"] or match["open"] or match["close"]) and end == match.end(),
        unit,
        bool(unit),
    )


def _read_suffix(text: str, joint: re.Match[str], word: str, last: _Piece) -> _Piece | None:
    """A bare 之二 repeats the number before it (第十条之一、之二)."""
    match = _BARE_SUFFIX.match(text, joint.end())
    if match is None or last.unit != "条":
        return None
    suffix = read_number(match["suffix"])
    return _Piece(match.start(), match.end(), word, False, last.number, suffix, False, "条", False)


def _with_units(pieces: list[_Piece]) -> list[_Piece]:
    """Every piece with its unit, which may stand at the end of a list only; without what is no address.

    A number in brackets after an article or paragraph is an item although 项 is missing: 第三十二条（九）.
    """
    resolved = 0
    for place in range(len(pieces) - 1, -1, -1):
        if pieces[place].unit:
            resolved = max(resolved, place + 1)
        elif place + 1 < resolved and pieces[place + 1].beside:
            pieces[place].unit = pieces[place + 1].unit
        elif place + 1 < resolved and not pieces[place].marked:
            return _with_units(pieces[:place])
    for place in range(len(pieces)):
        if not pieces[place].unit:
            limit = _ITEM if place and pieces[place].beside else _ITEM - 1
            if not pieces[place].marked or not place or pieces[place - 1].rank > limit:
                return pieces[:place]
            pieces[place].unit = "项"
    return pieces


# entries ------------------------------------------------------------------------------------------------------


def _entries(pieces: Sequence[_Piece]) -> list[Entry]:
    entries: list[Entry] = []
    for group in _groups(pieces):
        head = group[0]
        if not entries:
            entries = list(_elements(group, Provision(0)))
            continue
        last = entries[-1]
        if last.provision is None or not (head.beside or head.rank > _depth(last.provision)):
            break
        found = list(_elements(group, _truncate(last.provision, head.rank)))
        if head.joint == "至":
            between = _between(last.provision, found[0].provision, head.rank)
            found = [Entry(last.start, found[0].end, p) for p in between] + found
        entries = entries + found if head.beside else _nested(entries, found)
    return entries


def _nested(entries: list[Entry], below: list[Entry]) -> list[Entry]:
    return [*entries[:-1], replace(below[0], start=entries[-1].start), *below[1:]]


def _groups(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Runs of pieces of one unit that stand beside each other."""
    group: list[_Piece] = []
    for piece in pieces:
        if group and (piece.rank != group[0].rank or not piece.beside):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _elements(group: list[_Piece], base: Provision) -> Iterator[Entry]:
    """An entry for every address of a list; those that share 第 or the unit share the span of the whole list."""
    rank = group[0].rank
    whole = [piece.di and piece.own_unit for piece in group]
    shared = any(piece.joint == "至" for piece in group[1:]) or not all(whole[1:])
    shared = shared or (len(group) > 1 and not group[0].own_unit)
    previous: _Piece | None = None
    for piece in group:
        span = (group[0].start, group[-1].end) if shared else (piece.start, piece.end)
        if piece.number is None or piece.suffix is None:
            yield Entry(*span, None, "序号写法不规范")
        elif piece.joint == "至" and previous is not None:
            yield from _range_entries(span, previous, piece, rank, base)
        else:
            yield Entry(*span, _with(base, rank, piece.number, piece.suffix))
        previous = piece


def _range_entries(
    span: tuple[int, int], first: _Piece, last: _Piece, rank: int, base: Provision
) -> Iterator[Entry]:
    """What a range adds after its first element (第三条至第五条, 第十条之一至之三)."""
    if first.number is None or first.suffix is None or last.number is None or last.suffix is None:
        return
    if first.number == last.number and first.suffix < last.suffix:
        for suffix in range(first.suffix + 1, min(last.suffix, first.suffix + MAX_RANGE) + 1):
            yield Entry(*span, _with(base, rank, last.number, suffix))
    elif not 0 < last.number - first.number <= MAX_RANGE:
        yield Entry(*span, None, "起止条号颠倒" if last.number <= first.number else "范围过大")
    else:
        for number in range(first.number + 1, last.number):
            yield Entry(*span, _with(base, rank, number))
        yield Entry(*span, _with(base, rank, last.number, last.suffix))


def _between(first: Provision, last: Provision | None, rank: int) -> list[Provision]:
    if last is None:
        return []
    low, high = getattr(first, _LEVELS[rank]), getattr(last, _LEVELS[rank])
    base = _truncate(last, rank)
    if high - low > MAX_RANGE:
        return []
    return [_with(base, rank, n) for n in range(low + 1, high)]


def _depth(provision: Provision) -> int:
    """The rank of the deepest part given."""
    return max(rank for rank, level in enumerate(_LEVELS) if rank == 0 or getattr(provision, level))


def _truncate(provision: Provision, rank: int) -> Provision:
    """Only the parts above ``rank``."""
    parts = (provision.paragraph, provision.item, provision.point)[: max(0, rank - 1)]
    return Provision(provision.article if rank else 0, provision.suffix if rank else 0, *parts)


def _with(base: Provision, rank: int, number: int, suffix: int = 0) -> Provision:
    parts = [base.article, base.paragraph, base.item, base.point]
    parts[rank] = number
    return Provision(parts[0], suffix or base.suffix, *parts[1:])
