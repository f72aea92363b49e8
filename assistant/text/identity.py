"""Check digits of the two numbers every party has: citizen identity (GB 11643) and social credit code (GB 32100)."""

import re

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT_CHARS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ID_NUMBER = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])")
CREDIT_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])")


def valid_id_number(number: str) -> bool:
    """True when an 18-character citizen identity number carries the right check character (GB 11643-1999)."""
    number = number.strip().upper()
    if not re.fullmatch(r"[1-9]\d{16}[0-9X]", number):
        return False
    total = sum(int(c) * w for c, w in zip(number, _ID_WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[-1]


def valid_credit_code(code: str) -> bool:
    """True when an 18-character unified social credit code carries the right check character (GB 32100-2015)."""
    code = code.strip().upper()
    if len(code) != 18 or any(c not in _CREDIT_CHARS for c in code):
        return False
    total = sum(_CREDIT_CHARS.index(c) * pow(3, i, 31) for i, c in enumerate(code[:17]))
    return _CREDIT_CHARS[(31 - total % 31) % 31] == code[-1]
