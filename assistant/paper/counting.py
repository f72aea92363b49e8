"""Numbers as Word's automatic numbering writes them (ST_NumberFormat of ECMA-376, part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

from assistant.text.numerals import to_chinese

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_HIGHEST = 30_000


def _roman(number: int) -> str:
    out = ""
    for amount, letters in _ROMAN:
        out += letters * (number // amount)
        number %= amount
    return out


def _letter(number: int) -> str:
    """a … z, then aa, bb …, as Word goes on."""
    turn, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (turn + 1)


def _digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _counting(number: int) -> str:
    return to_chinese(number) if number < 100 else _digits(number)


def _japanese(number: int) -> str:
    """Without 一 before 百 and 千, without 零."""
    return to_chinese(number).replace("零", "").replace("一百", "百").replace("一千", "千")


def _legal(number: int) -> str:
    plain = to_chinese(number)
    return ("一" + plain if plain.startswith("十") else plain).translate(_LEGAL)


def _ring(number: int) -> str:
    for last, start in ((20, 0x2460), (35, 0x3251 - 20), (50, 0x32B1 - 35)):
        if number <= last:
            return chr(start + number - 1)
    return str(number)


def _table(first: int, last: int) -> Callable[[int], str]:
    """Characters that stand in a row in Unicode; beyond the row plain digits."""
    return lambda number: chr(first + number - 1) if first + number - 1 <= last else str(number)


def _cycle(row: str) -> Callable[[int], str]:
    return lambda number: row[number - 1] if number <= len(row) else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": lambda n: _roman(n).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda n: _letter(n).upper(),
    "lowerLetter": _letter,
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": to_chinese,
    "taiwaneseCountingThousand": to_chinese,
    "japaneseCounting": _japanese,
    "koreanCounting": _japanese,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _ring,
    "decimalEnclosedCircleChinese": _ring,
    "decimalEnclosedParen": _table(0x2474, 0x2487),
    "decimalEnclosedFullstop": _table(0x2488, 0x249B),
    "ideographEnclosedCircle": _table(0x3280, 0x3289),
    "decimalFullWidth": lambda n: str(n).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda n: str(n).translate(_FULL_WIDTH),
    "numberInDash": lambda n: f"- {n} -",
    "none": lambda n: "",
}


def count(number: int, form: str) -> str:
    """A counter in one of Word's formats; an unknown format gives plain digits.

    Args:
        number: the counter's value.
        form: value of ``w:numFmt``.
    """
    if not 1 <= number <= _HIGHEST:
        return "" if form == "none" else str(number)
    return _FORMATS.get(form, str)(number)
