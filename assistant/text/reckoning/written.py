"""Sums that are written out: 22罐×5元, （8500-6000）×2＝5000元, 20条乘以380元等于7600元, 120元（22罐×5元）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.text.numerals import BEGINS, NUMBER, value_of
from assistant.text.quantities import load_units
from assistant.text.reckoning.model import Exactly, Reckoned, Relation, Term, comes_to
from assistant.text.reckoning.terms import YUAN, last_place, rounding

_OPEN, _CLOSE = r"（(〔\[", r"）)〕\]"
_TIMES, _OVER = r"[×xX*＊✕╳·]|乘以|乘(?=[\d每])", r"÷|除以"
_PLUS, _LESS = r"[+＋]|加上|加(?=\d)", r"[-－−]|减去|减(?=\d)"
_OP = rf"{_TIMES}|{_OVER}|{_PLUS}|{_LESS}"
_EQUAL = r"[=＝]|等于"
_WORDS = r"得|即|合计|共计|总计|小计|总额|货值金额|货值|金额|计|共"
_CHAR = rf"(?!{_OP}|{_EQUAL}|{_WORDS}|分之)[\u4e00-\u9fffA-WYZa-wyz㎡²³/／]"
_N = rf"{BEGINS}{NUMBER}"
_NOTE = r"(?:[（(][^（()）\d×xX*＊=＝]{1,8}[）)])?"
_VALUE = rf"(?:[百千]分之{NUMBER}|{_N}\s?[%％‰]?)"
_TERM = rf"(?:{_CHAR}){{0,6}}?{_VALUE}\s?(?:{_CHAR}){{0,8}}{_NOTE}"
_RUN = re.compile(
    rf"[{_OPEN}]{{0,2}}{_TERM}(?:\s?[{_CLOSE}]?\s?(?:{_OP})\s?[{_OPEN}]?{_TERM}){{1,12}}[{_CLOSE}]?"
)
_PIECE = re.compile(
    rf"(?P<open>[{_OPEN}])|(?P<close>[{_CLOSE}])|(?P<op>{_OP})|(?P<scale>[百千])分之(?P<part>{NUMBER})"
    rf"|(?P<number>{_N})\s?(?P<percent>[%％‰]?)\s?(?P<unit>(?:{_CHAR}){{0,8}})"
)
_TOLD = rf"(?P<told>{_N})\s?(?P<unit>[%％]|(?:{_CHAR}|元){{0,6}})"
_RESULT = re.compile(
    rf"\s?(?P<comma>[，,、])?\s?(?:(?P<equal>{_EQUAL})|(?P<word>{_WORDS}|(?<![，,、\s])罚款))(?:人民币|为|[:：]|了)?\s?{_TOLD}"
)
_BEFORE = re.compile(
    rf"{_TOLD}\s?[{_OPEN}](?:按|即|为|由|以)?(?:计算)?(?:公?式|方[式法]|过程)?(?:为|是)?[:：]?\s?$"
)
_GOES_ON = re.compile(rf"\s?[{_CLOSE}]?\s?(?:{_OP})")
_CUT_OFF = re.compile(rf"(?:{_OP}|[\d.．…])\s?[{_OPEN}]{{0,2}}$")
_PRICE_TOLD = re.compile(r"(?:每[^，。；\d]{0,6}|单价[为是:：]?|价格[为是:：]?|[进售]价[为是:：]?)$")
_PART_ONLY = re.compile("其中|另|除|含|包括|约|超")
_INSIDE = re.compile(  # 48瓶（含抽样6瓶）×18元 begins before its bracket
    rf"[{_OPEN}]?[^{_OPEN}{_CLOSE}+＋\-－−×xX*＊÷]*[{_CLOSE}]\s?(?:{_OP})"
)
_REACH = 40
_SEVERAL = "前面还有别的算式或者金额，结果可能是几项之和"


def written_out(text: str) -> Iterator[Reckoned]:
    """Every product, sum, difference or quotient that is written out with its result behind it or before its bracket.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    earlier: list[tuple[int, Exactly]] = []
    for match in _RUN.finditer(text):
        start, end = _balanced(text, match.start(), match.end())
        terms = _terms(text, start, end)
        made = _evaluate(text[start:end]) if terms else None
        if (
            made is None
            or _CUT_OFF.search(text[max(0, start - 4) : start])
            or _INSIDE.match(text, start, end)
        ):
            continue
        yield from _behind(text, start, match.end(), terms, made, earlier)
        yield from _before(text, start, end, terms, made)
        earlier.append((start, made))


def _behind(
    text: str,
    start: int,
    end: int,
    terms: tuple[Term, ...],
    made: Exactly,
    earlier: list[tuple[int, Exactly]],
) -> Iterator[Reckoned]:
    """The result behind the sum; behind a word (计, 共) only of the kind of the terms."""
    match = _RESULT.match(text, end)
    if match is None or _GOES_ON.match(text, match.end()):
        return
    told = _told(match, text)
    enclosed = text[end - 1] in _CLOSE and text.count("（", start, end) < text.count("）", start, end)
    if told is None or (match["word"] and (enclosed or not _of_their_kind(told, terms))):
        return
    sentence = max(text.rfind("。", 0, start), text.rfind("\n", 0, start))
    before = [value for at, value in earlier if at > sentence]
    summed = bool(match["word"]) and (before or _has_amount(text[sentence + 1 : start]))
    together = [sum((v.value for v in before[n:]), made.value) for n in range(len(before))] if summed else []
    if not any(comes_to(Exactly(value), told) for value in together):
        yield _reckoned(terms, told, made, _SEVERAL if summed else "")


def _before(text: str, start: int, end: int, terms: tuple[Term, ...], made: Exactly) -> Iterator[Reckoned]:
    """The result before a bracket that holds the sum and nothing else."""
    if text[end : end + 1] not in _CLOSE or end == len(text):
        return
    low = max(0, start - _REACH)
    match = next((m for m in _BEFORE.finditer(text[low:start])), None)
    told = _told(match, text, low) if match else None
    bare = (
        told is not None and told.unit == YUAN and not any(term.unit for term in terms)
    )  # 130.50元（9×6.50+6×12）
    if match is None or told is None or not match["unit"] or not (bare or _of_their_kind(told, terms)):
        return
    if _PART_ONLY.search(text[start : terms[0].start]):
        return
    priced = _PRICE_TOLD.search(text[max(0, told.start - 10) : told.start])
    if not priced and told.value not in {term.value for term in terms}:
        yield _reckoned(terms, told, made, "")


def _reckoned(terms: tuple[Term, ...], told: Term, made: Exactly, doubt: str) -> Reckoned:
    """With the value in the unit of the result: as written, in base units (厘米×厘米 is 平方米), in 万元."""
    based = _recomputed(terms, made)
    fits = next((value for value in (made, *based) if comes_to(value, told)), made)
    return Reckoned(Relation.WRITTEN, terms, told, fits, doubt)


def _recomputed(terms: tuple[Term, ...], made: Exactly) -> Iterator[Exactly]:
    for scale in {Decimal(1), Decimal(10_000), *(term.factor for term in terms)}:
        for value in (scale, scale * scale, 1 / scale):
            yield Exactly(made.value * value, made.slack * value)


def _told(match: re.Match[str], text: str, by: int = 0) -> Term | None:
    """The result as a term; of percent a hundredth."""
    value, unit, start = value_of(match["told"]), match["unit"], match.start("told") + by
    if value is None:
        return None
    behind = match.end("told") + by
    loose = bool(re.match(r"[余多]|左右", text[behind:][:2]))
    if unit[:1] in ("%", "％"):
        place = last_place(match["told"]) / 100
        return Term(start, behind + 1, value / 100, "%", "%", Decimal("0.01"), place, loose=loose)
    base = YUAN if unit.startswith(YUAN) else _unit_of(unit)
    wan = base == YUAN and match["told"].strip()[-1] in "万萬"
    end = text.index(base, behind) + len(base) if base else behind
    return Term(
        start, end, value, base, f"万{base}" if wan else base, Decimal(10_000 if wan else 1), last_place(match["told"]), loose=loose,
    )  # fmt: skip


def _unit_of(words: str) -> str:
    """The known unit that words begin with."""
    found = re.match(load_units().counted_forms, words)
    return found[0] if found else ""


def _of_their_kind(told: Term, terms: tuple[Term, ...]) -> bool:
    """Whether a result is money where a term is money, else of the unit of a term (or of lengths an area)."""
    units = {term.shown for term in terms}
    if any(YUAN in unit for unit in units):
        return told.unit == YUAN
    areas = told.shown in ("平方米", "㎡", "m²", "平方") and any(
        unit[:1] in ("米", "m") for unit in units if unit
    )
    return bool(told.shown) and (areas or any(unit.startswith(told.shown) for unit in units))


def _has_amount(words: str) -> bool:
    return re.search(r"\d\s?[万千]?元", words) is not None


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without brackets that open or close outside it, nor a pair around the whole of it."""
    while start < end:
        depth = [0]
        for char in text[start:end]:
            depth.append(depth[-1] + (char in _OPEN) - (char in _CLOSE))
        around = text[start] in _OPEN and 0 not in depth[1:-1] and depth[-1] == 0
        if around:
            start, end = start + 1, end - 1
        elif text[start] in _OPEN and depth[-1] > 0:
            start += 1
        elif text[end - 1] in _CLOSE and depth[-1] < 0:
            end -= 1
        else:
            break
    return start, end


def _terms(text: str, start: int, end: int) -> tuple[Term, ...]:
    """The numbers of a written sum, each with what stands behind it for its unit."""
    found = []
    for piece in _PIECE.finditer(text, start, end):
        value = _value(piece)
        if value is not None:
            form = _unit_of(piece["unit"] or "")
            factor = load_units().kind_of(form)[2] if form else Decimal(1)
            found.append(
                Term(
                    piece.start(), piece.end(), value.value, piece["unit"] or "", piece["unit"] or "", factor
                )
            )
    return tuple(found)


def _value(piece: re.Match[str]) -> Exactly | None:
    """A number, a share, a discount (八折) or so many tenths (三成)."""
    if piece["part"]:
        share = value_of(piece["part"])
        return None if share is None else Exactly(share / (100 if piece["scale"] == "百" else 1000))
    number = value_of(piece["number"]) if piece["number"] else None
    if number is None:
        return None
    unit = piece["unit"] or ""
    if piece["percent"]:
        return Exactly(number / (1000 if piece["percent"] == "‰" else 100))
    if unit[:1] in ("折", "成") and unit:
        return Exactly(number / (10 if number < 10 else 100))
    counted = unit.startswith(YUAN) or not _unit_of(unit)
    return Exactly(number, rounding(piece["number"], measured=not counted))


class _Sum:
    """Reads a written sum: brackets first, then products, then sums; None in ``value`` when it is no sum."""

    def __init__(self, words: str) -> None:
        self._pieces = list(_PIECE.finditer(re.sub(_NOTE[:-1], lambda m: " " * len(m[0]), words)))
        self._at = 0
        value = self._sum()
        self.value = value if self._at == len(self._pieces) else None

    def _next(self, group: str, pattern: str = "") -> str:
        """The next piece when it is of that group (and sign), read over; "" otherwise."""
        piece = self._pieces[self._at] if self._at < len(self._pieces) else None
        found = piece[group] if piece else None
        if not found or (pattern and not re.fullmatch(pattern, found)):
            return ""
        self._at += 1
        return found

    def _sum(self) -> Exactly | None:
        total = self._product()
        while total is not None and (sign := self._next("op", f"{_PLUS}|{_LESS}")):
            value = self._product()
            if value is None:
                return None
            total = total.plus(value) if re.fullmatch(_PLUS, sign) else total.minus(value)
        return total

    def _product(self) -> Exactly | None:
        total = self._one()
        while total is not None and (sign := self._next("op", f"{_TIMES}|{_OVER}")):
            value = self._one()
            if value is None or (re.fullmatch(_OVER, sign) and not value.value):
                return None
            total = total.over(value) if re.fullmatch(_OVER, sign) else total.times(value)
        return total

    def _one(self) -> Exactly | None:
        if self._next("open"):
            value = self._sum()
            return value if self._next("close") else None
        piece = self._pieces[self._at] if self._at < len(self._pieces) else None
        self._at += 1
        return _value(piece) if piece else None


def _evaluate(words: str) -> Exactly | None:
    return _Sum(words).value
