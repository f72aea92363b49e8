"""An independent check of decisions in Word: ``python -m scripts.check_decisions FILE.docx …``.

It shares nothing with the code that drafts: it reads the XML itself, writes capitals itself, reads ranges out of the
quoted article itself. It says where capitals and figures differ, where a fine lies outside the range of the quoted
clause, where quoted words are not those of the law library, and where dates run backwards.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_TEXT = re.compile(r"<w:t[^>]*>([^<]*)</w:t>")
_MONEY = re.compile(r"人民币([零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+)（¥(\d+\.\d{2})）")
_QUOTE = re.compile(r"《([^《》]+)》(第[^“”，。]{1,40}?)的规定：“([^”]*)”")
_RANGE = re.compile(
    r"([一二两三四五六七八九十百千万亿零〇\d]+)元以上(?:不满|不足)?([一二两三四五六七八九十百千万亿零〇\d]+)元(?:以下|(?=的?罚款))|(?<!以上)([一二两三四五六七八九十百千万亿零〇\d]+)元以下"
)
_FIXED = re.compile(r"处以?([一二两三四五六七八九十百千万零〇\d]+)元的?罚款")
_SHARE = re.compile("倍|[百千万]分之|[%‰％]|等值")
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_SIGNED = re.compile(
    r"^([〇一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$"
)
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_CAPITALS = {c: n for n, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}


def paragraphs(path: Path) -> list[str]:
    """The text of a Word file, paragraph by paragraph."""
    with zipfile.ZipFile(path) as package:
        xml = package.read("word/document.xml").decode()
    unescape = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))
    found = ["".join(_TEXT.findall(part)) for part in _PARAGRAPH.findall(xml)]
    for mark, char in unescape:
        found = [text.replace(mark, char) for text in found]
    return found


def number(text: str) -> int:
    """A whole number in Chinese characters (small or capital) or digits."""
    head = re.match(r"\d+", text)
    if head:
        scale = {"千": 1000, "万": 10_000, "亿": 100_000_000}.get(text[head.end() :], 1)
        return int(head[0]) * scale
    total = part = digit = 0
    for char in text:
        if char in _DIGITS or char in _CAPITALS:
            digit = _DIGITS.get(char, _CAPITALS.get(char, 0))
        elif char in _UNITS:
            part, digit = part + (digit or 1) * _UNITS[char], 0
        elif char == "万":
            total, part, digit = total + (part + digit) * 10_000, 0, 0
        elif char == "亿":
            total, part, digit = (total + part + digit) * 100_000_000, 0, 0
    return total + part + digit


def cents(capital: str) -> int:
    """An amount in capitals, in 分."""
    whole, _, rest = capital.partition("元")
    jiao = re.search(r"(.)角", rest)
    fen = re.search(r"(.)分", rest)
    return number(whole) * 100 + sum(
        _CAPITALS[found[1]] * weight for found, weight in ((jiao, 10), (fen, 1)) if found
    )


def faults(lines: list[str], articles: dict[str, str] | None = None) -> Iterator[str]:
    """Everything wrong with one decision.

    Args:
        lines: its paragraphs.
        articles: text of the law by 《name》address, where it is to be compared.
    """
    text = "\n".join(lines)
    yield from _money(text)
    yield from _ranges(text)
    yield from _dates(lines)
    for law, place, words in _QUOTE.findall(text):
        held = (articles or {}).get(f"《{law}》{place}")
        for piece in words.split("……") if held is not None else []:
            if _plain(piece) not in _plain(held or ""):
                yield f"《{law}》{place}的引文与库中文字不同：{piece[:30]}"


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def _money(text: str) -> Iterator[str]:
    sums = _MONEY.findall(text)
    for capital, figures in sums:
        if cents(capital) != round(float(figures) * 100):
            yield f"大写{capital}与小写{figures}不一致"
    if "零元整" in text:
        yield "写了零元整"
    if not sums and "处罚款人民币" in text:
        yield "罚款没有写成大写和小写"


def _ranges(text: str) -> Iterator[str]:
    basis = text.partition("处罚依据和决定")[2].partition("本机关")[0]
    found = [
        (number(low or "0"), number(high or only))
        for low, high, only in _RANGE.findall(basis)
        if high or only
    ]
    found += [(number(sum_), number(sum_)) for sum_ in _FIXED.findall(basis)]
    if _SHARE.search(basis) or not found:
        return
    for fine in re.findall(r"处罚款人民币[^（]*（¥(\d+\.\d{2})）", text):
        if not any(low <= float(fine) <= high for low, high in found):
            yield f"罚款{fine}元不在引文的任何一个幅度内：{found}"


def _dates(lines: list[str]) -> Iterator[str]:
    signed = next((m for line in reversed(lines) if (m := _SIGNED.match(line.strip()))), None)
    if signed is None:
        yield "没有汉字的落款日期"
        return
    year = int("".join(str(_DIGITS[c]) for c in signed[1]))
    decided = date(year, number(signed[2]), number(signed[3]))
    text = re.sub(r"“[^”]*”", "", "\n".join(lines))
    for found in _DAY.findall(text):
        if date(*map(int, found)) > decided:
            yield f"{'-'.join(found)}晚于决定日期{decided}"


def main(paths: list[str]) -> int:
    """Print the faults of every file; 1 when there is one."""
    count = 0
    for path in paths:
        for fault in faults(paragraphs(Path(path))):
            count += 1
            print(f"{path}：{fault}")
    print(f"查了 {len(paths)} 份，{count} 处问题")
    return 1 if count else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
