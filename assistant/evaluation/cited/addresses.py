"""How offices, papers and laymen write an address: Chinese, Arabic, full width, traditional, broken, spaced."""

from __future__ import annotations

import random
from collections.abc import Callable

from assistant.law.model import Provision
from assistant.text.numerals import to_chinese

Number = Callable[[int], str]
_CAPITAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_WIDE = str.maketrans("0123456789()", "０１２３４５６７８９（）")
_DIGITS = "〇一二三四五六七八九"


def _build(at: Provision, article: Number, part: Number, item: str, joint: str = "") -> str:
    """``item`` is a pattern with {} for the number; ``joint`` stands before the item."""
    out = f"第{article(at.article)}条" + (f"之{part(at.suffix)}" if at.suffix else "")
    out += f"第{part(at.paragraph)}款" if at.paragraph else ""
    out += joint + item.format(part(at.item)) if at.item else ""
    return out + (f"第{part(at.point)}目" if at.point else "")


def chinese(at: Provision) -> str:
    """第四十二条第一款第（二）项."""
    return _build(at, to_chinese, to_chinese, "第（{}）项")


def plain(at: Provision) -> str:
    """第四十二条第一款第二项."""
    return _build(at, to_chinese, to_chinese, "第{}项")


def half(at: Provision) -> str:
    """第四十二条第一款第(二)项."""
    return _build(at, to_chinese, to_chinese, "第({})项")


def bare_item(at: Provision) -> str:
    """第四十二条第一款（二）项."""
    return _build(at, to_chinese, to_chinese, "（{}）项")


def arabic(at: Provision) -> str:
    """第42条第1款第2项."""
    return _build(at, str, str, "第{}项")


def arabic_brackets(at: Provision) -> str:
    """第42条第1款第(2)项."""
    return _build(at, str, str, "第({})项")


def wide(at: Provision) -> str:
    """第４２条第１款第（２）项."""
    return arabic_brackets(at).translate(_WIDE)


def mixed(at: Provision) -> str:
    """第四十二条第1款第(2)项."""
    return _build(at, to_chinese, str, "第({})项")


def of_item(at: Provision) -> str:
    """第一款之第（二）项."""
    return _build(at, to_chinese, to_chinese, "第（{}）项", "之")


def of_item_plain(at: Provision) -> str:
    """第一款的第二项."""
    return _build(at, to_chinese, to_chinese, "第{}项", "的")


def capital(at: Provision) -> str:
    """第陆拾条第一款."""
    return _build(at, lambda n: to_chinese(n).translate(_CAPITAL), to_chinese, "第（{}）项")


def traditional(at: Provision) -> str:
    """第四十二條第一款第（二）項."""
    return chinese(at).replace("条", "條").replace("项", "項")


def spaced_digits(at: Provision) -> str:
    """第 42 条第 1 款第 2 项."""
    return _build(at, lambda n: f" {n} ", lambda n: f" {n} ", "第{}项")


def no_ordinal(at: Provision) -> str:
    """42条第1款第2项."""
    return arabic(at).removeprefix("第")


READABLE: tuple[Callable[[Provision], str], ...] = (
    *(chinese, plain, half, bare_item, arabic, arabic_brackets, wide, mixed, of_item, of_item_plain),
    *(capital, traditional, spaced_digits),
)


def by_place(at: Provision) -> str:
    """第一〇五条 for 第一百零五条."""
    return _build(at, lambda n: "".join(_DIGITS[int(d)] for d in str(n)), to_chinese, "第（{}）项")


def misprinted(at: Provision) -> str:
    """笫四十二条: the character that scanners put for 第."""
    return chinese(at).replace("第", "笫", 1)


def odd_items(at: Provision) -> list[str]:
    """The item with marks that are not by the book: （二）, 〔二〕, ②, 2), 第2)项, (2), 第（二项."""
    head = chinese(Provision(at.article, at.suffix, at.paragraph))
    number, word = at.item, to_chinese(at.item)
    marks = [
        f"（{word}）",
        f"〔{word}〕",
        f"{number})",
        f"第{number})项",
        f"({number})",
        f"[{word}]项",
        f"第（{word}项",
    ]
    return [head + mark for mark in (*marks, *([chr(0x245F + number)] if number <= 20 else []))]


def spaced(text: str) -> str:
    """Every character apart, as bad text layers of scans have it."""
    return " ".join(text)


def broken(text: str, rng: random.Random) -> str:
    """The text with a line break somewhere inside, indented or not."""
    at = rng.randrange(1, len(text))
    return text[:at] + rng.choice(("\n", "\n　　", "\r\n", " \n")) + text[at:]


def readable(at: Provision, rng: random.Random) -> str:
    """The address in a way that must be read; the usual one most often."""
    return chinese(at) if rng.random() < 0.3 else rng.choice(READABLE)(at)
