"""What a decision imposes: kinds of penalty and sums, read from the ruling only, not from quoted law or empty boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.parts.model import Imposed, Span, Sum
from assistant.review.parts.sums import parts_of

_QUOTED = re.compile(r"[“「][^“「”」]{0,1500}[”」]|\"[^\"\n]{0,300}\"")
_UNTICKED = re.compile(r"(?:[□☐]|[\[［【(（〔]\s{1,4}[\]］】)）〕])[^□☐☑√✓■\[［〔\n]*")
_KINDS = (
    ("警告", r"警告(?!牌|标)"),
    ("通报批评", r"通报批评"),
    ("没收违法所得", r"没收[^，。；\n]{0,12}(?:违法所得|非法所得|违法收入)"),
    (
        "没收非法财物",
        r"(?<!不予)没收(?!、|和|与|及|款|[^，。；、\n]{0,12}(?:违法所得|非法所得|违法收入))[^，。；\n]{1,30}|没收(?:违法|非法)所得(?:人民币)?[^，。；、\n]{0,24}?元(?:整)?(?:[（(][^（()）]{0,24}[）)])?(?:、|和|以及)(?!罚|并|警)[^，。；、元\n]{2,30}",
    ),
    ("暂扣许可证件", r"暂扣[^，。；\n]{0,16}(?:证|照)"),
    ("降低资质等级", r"降低[^，。；\n]{0,10}资质"),
    ("吊销许可证件", r"吊销[^，。；\n]{0,20}(?:证|照|资格)|撤销[^，。；\n]{0,8}资格"),
    ("责令停产停业", r"(?:责令)?[^，。；\n]{0,6}停(?:产|工|业)(?:停业|整顿|整治)|责令[^，。；\n]{0,6}停业"),
    ("责令关闭", r"责令[^，。；\n]{0,4}关闭|予以关闭"),
    ("限制从业", r"(?:禁止|限制|不得)[^，。；\n]{0,24}(?:从事|从业|担任)"),
    ("行政拘留", r"行政拘留|拘留[一二三四五六七八九十\d]+日"),
    ("不予处罚", r"不予(?:行政)?处罚"),
)
_TOTAL = re.compile(r"(?:共计|合计|总计|罚没款?|合并执行|合并处罚)[^，。；]{0,10}$|每[^，。；]{0,10}$")
_AS_ONE = re.compile(r"合并|合计|共计|总计|决定执行|以上")
_FINE = re.compile(r"罚款|罚金|处以?(?=[^，。；]{0,30}元)")
_NOT_FINE = re.compile(
    r"加处罚款|逾期|违法所得|货值|造价|总额|合同价|价款|工程款|损失|保证金|定金|[处罚款]{0,2}[^，。；]{0,8}(?:以上|以下)|曾|此前|上次|前次"
)
# 1.2倍的罚款，人民币……, 罚款，即……, 罚款，金额为……
_COUNTED = re.compile(
    r"罚款[，,]\s{0,2}(?:(?:共|合)?计|即|折合|(?:罚款)?(?:金额|数额|款额)(?:为|是)?|人民币(?=[^，。；]{0,6}$))(?:人民币)?[^，。；]{0,6}$"
)
# what is fined and what is taken, in one sum
_WITH_TAKEN = re.compile(
    r"罚没[^，。；\n]{0,14}$|没收[^，。；\n]{0,20}(?:合计|共计|总计|共)[^，。；\n]{0,8}$"
)
_IS_BASE = re.compile(
    r"\s*(?:的\s*)?(?:[×xX*＊]|乘以|百分之|千分之|[\d.]{1,6}\s*[%％‰倍]|[一二三四五六七八九十]{1,3}倍)"
)
_FORBIDDEN_FINE = re.compile(
    r"(?<!请求)(?<!要求)(?<!希望)(?<!申请)(?:不予|免予|免于|免除)[^，。；]{0,6}罚款(?!的(?:请求|意见|理由|主张|要求|申请|申辩))"
)


def blanked(text: str) -> str:
    """Quoted law and unticked choices as spaces, so that offsets stay."""
    for pattern in (_QUOTED, _UNTICKED):
        text = pattern.sub(lambda m: " " * len(m[0]), text)
    return text


def imposed_in(ruling: Span | None, sums: tuple[Sum, ...]) -> tuple[Imposed, ...]:
    """The penalties of the ruling in order.

    Args:
        ruling: the part that decides; None gives nothing.
        sums: all amounts of the paper.
    """
    if ruling is None:
        return ()
    text = blanked(ruling.text)
    fines = list(_fines(text, ruling, sums))
    whole = " " * ruling.start + text
    among = {s.span for one in fines if one.amount for s in parts_of(one.amount, sums, whole)}
    fines = [one for one in fines if one.span not in among]
    parts = _without_total(
        [fine for fine in fines if not _TOTAL.search(_before(text, fine, ruling))], text, ruling
    )
    kinds = list(_kinds(text, ruling))
    if any(one.kind.startswith("没收") for one in kinds):
        fines = [fine for fine in fines if not _WITH_TAKEN.search(_before(text, fine, ruling))]
    found = [*kinds, *(parts or fines)]
    return tuple(sorted(found, key=lambda one: one.span.start))


def _without_total(fines: list[Imposed], text: str, ruling: Span) -> list[Imposed]:
    """The fines less a last one that is told to be the sum of those before it (合并执行如下：…), each an act's own."""
    parts = fines[:-1]
    if len(parts) < 2 or not _AS_ONE.search(
        text[parts[-1].span.end - ruling.start : fines[-1].span.start - ruling.start]
    ):
        return fines
    sums = [one.amount.yuan for one in parts if one.amount]
    last = fines[-1].amount if fines else None
    return parts if last is not None and len(sums) > 1 and sum(sums) == last.yuan else fines


def is_base(text: str, end: int) -> bool:
    """Whether an amount that ends there is what a share or a multiple is taken of: 合同价款3860000元的1.2%."""
    return _IS_BASE.match(text, end) is not None


def kinds_named(text: str) -> frozenset[str]:
    """The kinds of penalty that a stretch names, fines among them.

    Args:
        text: what a notice proposed, for example.
    """
    named = {kind for kind, pattern in _KINDS if re.search(pattern, text)}
    if re.search(r"没收[^，。；\n]{0,12}(?:违法所得|非法所得)\s{0,2}(?:和|及|、|以及|并)", text):
        named.add("没收非法财物")
    return frozenset(named | ({"罚款"} if _FINE.search(text) else set()))


def _before(text: str, fine: Imposed, ruling: Span) -> str:
    start = fine.span.start - ruling.start
    return text[max(0, start - 14) : start]


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
        if start < 0 or end > len(text) or not text[start:end].strip() or is_base(text, end):
            continue
        before = re.split(r"[。；\n]|(?<!元)[，、](?=[^，、]{0,40}$)", text[max(0, start - 45) : start])[-1]
        after = re.split(r"[，。；\n]", text[end : end + 16])[0]
        if _COUNTED.search(text[max(0, start - 20) : start]):
            before = text[max(0, start - 30) : start]
        near = before[-28:]
        sentence = re.split(r"[。；\n]", text[:start])[-1]
        total = bool(re.search(r"(?:共计|合计|总计|即|=|＝)[^，。；]{0,8}$", near)) and "罚" in sentence
        is_fine = total or bool(_FINE.search(near)) or bool(re.match(r"[）)]?(?:整)?的?(?:行政)?罚款", after))
        if total or is_fine and not _NOT_FINE.search(near[near.rfind("罚款") + 2 if "罚款" in near else 0 :]):
            yield Imposed("罚款", amount.span, amount)
