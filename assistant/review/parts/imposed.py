"""What a decision imposes: kinds of penalty and sums, read from the ruling only, not from quoted law or empty boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.parts.model import Imposed, Span, Sum

_QUOTED = re.compile(r"[“「][^“「”」]{0,1500}[”」]|\"[^\"\n]{0,300}\"")
_UNTICKED = re.compile(r"[□☐][^□☐☑√■\n]*")
_KINDS = (
    ("警告", r"警告(?!牌|标)"),
    ("通报批评", r"通报批评"),
    ("没收违法所得", r"没收[^，。；\n]{0,12}(?:违法所得|非法所得|违法收入)"),
    ("没收非法财物", r"(?<!不予)没收(?![^，。；\n]{0,12}(?:违法所得|非法所得|违法收入))[^，。；\n]{1,30}"),
    ("暂扣许可证件", r"暂扣[^，。；\n]{0,16}(?:证|照)"),
    ("降低资质等级", r"降低[^，。；\n]{0,10}资质"),
    ("吊销许可证件", r"吊销[^，。；\n]{0,20}(?:证|照|资格)|撤销[^，。；\n]{0,8}资格"),
    ("责令停产停业", r"(?:责令)?[^，。；\n]{0,6}停产(?:停业|整顿|整治)|责令[^，。；\n]{0,6}停业"),
    ("责令关闭", r"责令[^，。；\n]{0,4}关闭|予以关闭"),
    ("限制从业", r"(?:禁止|限制|不得)[^，。；\n]{0,24}(?:从事|从业|担任)"),
    ("行政拘留", r"行政拘留|拘留[一二三四五六七八九十\d]+日"),
    ("不予处罚", r"不予(?:行政)?处罚"),
)
_TOTAL = re.compile(r"(?:共计|合计|总计|罚没款?)[^，。；]{0,10}$|每[^，。；]{0,10}$")
_FINE = re.compile(r"罚款|罚金|处以?(?=[^，。；]{0,30}元)")
_NOT_FINE = re.compile(
    r"加处罚款|逾期|违法所得|货值|造价|总额|合同价|价款|工程款|损失|保证金|定金|[处罚款]{0,2}[^，。；]{0,8}(?:以上|以下)|曾|此前|上次|前次"
)
_FORBIDDEN_FINE = re.compile(r"(?:不予|免予|免于|免除)[^，。；]{0,6}罚款")


def imposed_in(ruling: Span | None, sums: tuple[Sum, ...]) -> tuple[Imposed, ...]:
    """The penalties of the ruling in order.

    Args:
        ruling: the part that decides; None gives nothing.
        sums: all amounts of the paper.
    """
    if ruling is None:
        return ()
    text = _blanked(ruling.text)
    fines = list(_fines(text, ruling, sums))
    parts = [fine for fine in fines if not _TOTAL.search(_before(text, fine, ruling))]
    found = [*_kinds(text, ruling), *(parts or fines)]
    return tuple(sorted(found, key=lambda one: one.span.start))


def _before(text: str, fine: Imposed, ruling: Span) -> str:
    start = fine.span.start - ruling.start
    return text[max(0, start - 14) : start]


def _blanked(text: str) -> str:
    """Quoted law and unticked choices as spaces, so that offsets stay."""
    for pattern in (_QUOTED, _UNTICKED):
        text = pattern.sub(lambda m: " " * len(m[0]), text)
    return text


def _kinds(text: str, ruling: Span) -> Iterator[Imposed]:
    for kind, pattern in _KINDS:
        match = re.search(pattern, text)
        if match:
            start = ruling.start + match.start()
            yield Imposed(kind, Span(start, ruling.start + match.end(), match[0]))


def _fines(text: str, ruling: Span, sums: tuple[Sum, ...]) -> Iterator[Imposed]:
    """Sums that are fines: the words 罚款 or 处 stand right before or behind them in the same clause."""
    if _FORBIDDEN_FINE.search(text):
        return
    for amount in sums:
        start, end = amount.span.start - ruling.start, amount.span.end - ruling.start
        if start < 0 or end > len(text) or not text[start:end].strip():
            continue
        before = re.split(r"[。；\n]|(?<!元)[，、](?=[^，、]{0,40}$)", text[max(0, start - 45) : start])[-1]
        after = re.split(r"[，。；\n]", text[end : end + 16])[0]
        near = before[-28:]
        sentence = re.split(r"[。；\n]", text[:start])[-1]
        total = bool(re.search(r"(?:共计|合计|总计|即|=|＝)[^，。；]{0,8}$", near)) and "罚" in sentence
        is_fine = total or bool(_FINE.search(near)) or bool(re.match(r"[）)]?(?:整)?的?(?:行政)?罚款", after))
        if total or is_fine and not _NOT_FINE.search(near[near.rfind("罚款") + 2 if "罚款" in near else 0 :]):
            yield Imposed("罚款", amount.span, amount)
