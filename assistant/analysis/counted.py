"""Things counted in a text: what two papers count alike is the same, be it told in other words (4株)."""

from __future__ import annotations

import re

from assistant.text.numerals import to_int

_COUNTED = re.compile(
    r"(?<![\d.第])(?P<number>\d{1,7}(?:\.\d{1,4})?|[一二两三四五六七八九十百]{1,5})"
    r"(?P<unit>[株棵件袋桶箱瓶盒只个台辆艘套条头尾羽块张根吨筐包罐车把支亩]|公斤|千克|平方米|立方米)(?![月号年])"
)


def counts_in(text: str) -> frozenset[str]:
    """The things counted in a text by number and measure word (4株, 32件), without what there is one of.

    Days, hours, sums of money and persons are no such things.

    Args:
        text: any.
    """
    found = ((_number(m["number"]), m["unit"]) for m in _COUNTED.finditer(text))
    return frozenset(f"{number:g}{unit}" for number, unit in found if number is not None and number > 1)


def _number(digits: str) -> float | None:
    return float(digits) if digits[0].isdecimal() else to_int(digits)
