"""Numerals in every style, one reader for all: 四十二, 42, ４２, 肆拾贰, 5,000, 1.5万, 3万5千, 八点五万, 1万2, 半, -500.

``to_int`` reads the plain integers of addresses and dates, ``value_of`` any amount, exactly; ``NUMBER`` is the pattern
of what ``value_of`` reads. Nothing here is unbounded: a run of digits too long for a number is no number.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
DIGITS |= {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")} | {
    "貳": 2,
    "參": 3,
    "叄": 3,
    "陸": 6,
    "弍": 2,
    "兩": 2,
}
UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
BIG = {"万": 10_000, "亿": 100_000_000, "萬": 10_000, "億": 100_000_000}
NUMERAL_CHARACTERS = "".join(dict.fromkeys([*DIGITS, *UNITS, *BIG]))

_LONGEST_INTEGER = 15
_LONGEST = 40
_KEPT = 4096  # numbers whose value is kept: several readers ask for each
_WIDE = str.maketrans("０１２３４５６７８９．，－−", "0123456789.,--")
_TENS = "".join(c for c in DIGITS if DIGITS[c])
_ARABIC = (
    r"(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3}(?![0-9０-９])){1,5}|[0-9０-９]{1,15})(?:[.．][0-9０-９]{1,6})?"
    r"(?:(?:点[0-9]{1,4})?(?:[十百千]?[万亿萬億]|[百千])[万亿萬億]?(?:零?[0-9０-９]{1,4}[千百十]){0,3}(?:[0-9０-９]{1,4}(?!(?:[.．,，])?[0-9０-９]|[年月日号时点:：%％个]))?)?"
)
_HAN = rf"[{NUMERAL_CHARACTERS}]{{1,20}}(?:点[{''.join(DIGITS)}]{{1,6}}[百千万亿萬億]{{0,2}})?"
NUMBER = rf"(?:{_ARABIC}|{_HAN}|半)"
NOT_INSIDE = rf"(?<![0-9０-９.．{NUMERAL_CHARACTERS}])(?:(?<![0-9０-９][,，])|(?<=[0-9０-９]{{5}}，))(?!(?<=[几数])[十百千万])"  # where a number may begin
BEGINS = rf"(?=[0-9０-９半{NUMERAL_CHARACTERS}]){NOT_INSIDE}"  # the same where the number follows at once: most places are passed over by one look
_NUMBER = re.compile(rf"[-负]?{NUMBER}")
_DECIMAL = re.compile(r"(?P<whole>[0-9]+(?:\.[0-9]+)?)")
_BELOW_WAN = re.compile(
    rf"(?:(?P<k>[0-9]{{1,4}}|[{_TENS}])?(?P<kilo>[千仟]))?零?(?:(?P<h>[0-9]{{1,4}}|[{_TENS}])?(?P<hecto>[百佰]))?零?"
    rf"(?:(?P<t>[0-9]{{1,4}}|[{_TENS}])?(?P<ten>[十拾]))?零?(?P<one>[0-9]{{1,4}}|[{_TENS}])?"
)


def to_int(text: str) -> int | None:
    """Read a Chinese or Arabic integer (``四十二``, ``１２``, ``二〇二一``); None if it is not one.

    Args:
        text: the numeral alone, without unit; full-width digits are accepted.
    """
    text = text.strip()
    if text.isdecimal():
        return int(text) if len(text) <= _LONGEST_INTEGER else None
    if not text or any(c not in DIGITS and c not in UNITS and c not in BIG for c in text):
        return None
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text)) if len(text) <= _LONGEST_INTEGER else None
    return _sections(text) if len(text) <= _LONGEST else None


def _sections(text: str) -> int:
    """A numeral with units, however loosely written."""
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in UNITS:
            section += (digit or (1 if section == 0 or UNITS[char] == 10 else 0)) * UNITS[char]
            digit = 0
        else:
            total = (
                (total + section + digit) * BIG[char]
                if total < BIG[char]
                else total + (section + digit) * BIG[char]
            )
            section = digit = 0
    return total + section + digit


@lru_cache(maxsize=_KEPT)
def value_of(text: str) -> Decimal | None:
    """The exact value of a number in any style; None if it is none or says two things (三四百).

    A digit behind 万, 千 or 百 counts the next lower place, as spoken: 一万二 is 12000, 三百五 is 350, 1万2 is 12000.

    Args:
        text: the number alone, without unit; blanks and thousands separators are accepted, a minus or 负 too.
    """
    text = re.sub(r"\s", "", text[: 2 * _LONGEST]).translate(_WIDE)
    if len(text) > _LONGEST or not _NUMBER.fullmatch(text):
        return None
    sign = -1 if text[0] in "-负" else 1
    value = _value(text.lstrip("-负").replace(",", ""))
    return None if value is None else sign * value


def _value(text: str) -> Decimal | None:
    if not text:
        return None
    if text == "半":
        return Decimal("0.5")
    for unit in ("亿億", "万萬"):
        at = max(text.rfind(char) for char in unit)
        if at >= 0:
            scale = Decimal(BIG[unit[0]])
            head, tail = _value(text[:at]), _tail(text[at + 1 :], scale)
            return None if head is None or tail is None else head * scale + tail
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    if "点" in text or "." in text:
        return _with_point(text)
    if all(char in DIGITS for char in text):
        return _by_place(text)
    return _below_wan(text)


def _tail(text: str, scale: Decimal) -> Decimal | None:
    """What stands behind 万 or 亿; one digit alone counts thousands or ten millions."""
    if not text:
        return Decimal(0)
    if len(text) == 1 and (text in DIGITS or text.isdecimal()):
        return (Decimal(text) if text.isdecimal() else Decimal(DIGITS[text])) * scale / 10
    value = _value(text.lstrip("零〇○"))
    return value if value is not None and value < scale else None


def _with_point(text: str) -> Decimal | None:
    """二十点五, 2.5千, 八点五 (before 万)."""
    unit = UNITS.get(text[-1], 1)
    whole, _, decimals = text.removesuffix(text[-1] if unit > 1 else "").replace(".", "点").partition("点")
    high = _value(whole) if whole else None
    digits = [str(DIGITS.get(char, char)) for char in decimals]
    if high is None or not digits or not all(digit.isdecimal() for digit in digits):
        return None
    return (high + Decimal("0." + "".join(digits))) * unit


def _by_place(text: str) -> Decimal | None:
    """二〇二六, 五; two different neighbours such as 两三 or 七八 are no number but a guess."""
    if len(text) == 2 and approximate(text) is not None:
        return None
    return Decimal("".join(str(DIGITS[char]) for char in text)) if len(text) <= _LONGEST_INTEGER else None


def approximate(text: str) -> tuple[int, int] | None:
    """Two digits side by side that mean from one to the other (两三, 七八, 三五); None otherwise."""
    low, high = (DIGITS.get(char, -1) for char in text) if len(text) == 2 else (-1, -1)
    return (low, high) if low > 0 and (high - low == 1 or (low, high) == (3, 5)) else None


def _below_wan(text: str) -> Decimal | None:
    text = text.replace("〇", "零").replace("○", "零")
    match = _BELOW_WAN.fullmatch(text)
    if match is None:
        return None
    total = Decimal(0)
    for name, unit, scale in (("k", "kilo", 1000), ("h", "hecto", 100), ("t", "ten", 10)):
        if match[unit]:
            total += (_digit(match[name]) or 1) * scale
    return total + _digit(match["one"]) * (_spoken_place(match) if match["one"] else 1)


def _spoken_place(match: re.Match[str]) -> int:
    """What the last digit counts: 100 in 两千四, 10 in 三百五, 1 in 一百零五 and 十五."""
    before = match.string[match.start("one") - 1 : match.start("one")]
    return {"千": 100, "仟": 100, "百": 10, "佰": 10}.get(before, 1) if len(match["one"]) == 1 else 1


def _digit(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if text.isdecimal() else DIGITS[text]


def plain(value: float | Decimal) -> str:
    """A value without exponent and needless decimals: 2400.0 is 2400, 1E+6 is 1000000."""
    text = f"{Decimal(str(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def to_chinese(number: int) -> str:
    """Write 0 … 99,999,999 the way statutes do: 10 -> 十, 42 -> 四十二, 133 -> 一百三十三.

    Raises:
        ValueError: for a number outside that range.
    """
    if not 0 <= number < 100_000_000:
        raise ValueError(number)
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        tail = "" if not low else ("零" if low < 1000 else "") + _below_ten_thousand(low, inner=True)
        return _below_ten_thousand(high) + "万" + tail
    return _below_ten_thousand(number)


def _below_ten_thousand(number: int, *, inner: bool = False) -> str:
    if number == 0:
        return "零"
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += ("零" if gap and out else "") + "零一二三四五六七八九"[digit] + name
            gap = False
        elif out:
            gap = True
    return out[1:] if out.startswith("一十") and not inner else out
