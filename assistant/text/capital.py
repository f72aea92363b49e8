"""Money in capital Chinese characters, as decisions and receipts must write it (5000 -> 伍仟元整)."""

from decimal import ROUND_HALF_UP, Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
LARGEST = 10**12


def to_capital(yuan: float | Decimal) -> str:
    """Write an amount in capitals.

    Args:
        yuan: 0 … 999,999,999,999.99; rounded half up to 分.

    Raises:
        ValueError: for a negative amount or one beyond that range.
    """
    amount = Decimal(str(yuan))
    if not amount.is_finite() or not 0 <= amount < LARGEST:
        raise ValueError(yuan)
    cents = int((amount * 100).to_integral_value(ROUND_HALF_UP))
    if cents >= LARGEST * 100:
        raise ValueError(yuan)
    whole, rest = divmod(cents, 100)
    return (_whole(whole) + "元" if whole or not rest else "") + _cents(rest, bool(whole))


def _cents(rest: int, after_yuan: bool) -> str:
    jiao, fen = divmod(rest, 10)
    if not rest:
        return "整"
    out = f"{_DIGITS[jiao]}角" if jiao else ("零" if after_yuan else "")
    return out + (f"{_DIGITS[fen]}分" if fen else "整")


def _whole(number: int) -> str:
    if number == 0:
        return "零"
    out, gap = "", False
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, unit)
        if part:
            out += ("零" if out and (gap or part < 1000) else "") + _four(part) + name
            gap = False
        else:
            gap = bool(out)
    return out


def _four(number: int) -> str:
    out, gap = "", False
    for unit, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return out
