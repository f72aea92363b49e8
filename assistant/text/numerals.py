"""Chinese numerals, both ways: 四十二 <-> 42, and money-sized numbers such as 三万五千 or 1.5万."""

import re

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
DIGITS |= {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
BIG = {"万": 10_000, "亿": 100_000_000}
NUMERAL = re.compile("[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+")


def to_int(text: str) -> int | None:
    """Read a Chinese or Arabic integer (``四十二``, ``１２``, ``二〇二一``); None if it is not one.

    Args:
        text: the numeral alone, without unit; full-width digits are accepted.
    """
    text = text.strip()
    if text.isdigit():
        return int(text)
    if not text or any(c not in DIGITS and c not in UNITS and c not in BIG for c in text):
        return None
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
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
