"""The fine as a share of something: 11260000元的1.2%, 货值金额2000元的5倍; told with another sum than it comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from assistant.dossier.model import Case
from assistant.dossier.retold_words import RetoldWords
from assistant.dossier.sources import FACTS, REASONS, Contradiction, Side
from assistant.text.amounts import amounts_in
from assistant.text.numerals import value_of

_NUMBER = r"[\d.]+|[零一二两三四五六七八九十百点]+"
_SHARE = re.compile(
    rf"[）)]?的?\s?(?:(?P<percent>{_NUMBER})\s?[%％]|百分之(?P<hundredth>{_NUMBER})|千分之(?P<thousandth>{_NUMBER})|(?P<times>{_NUMBER})\s?倍)"
)
_FINED = re.compile(r"[^，。；\d]{0,8}(?:罚款|处以?|计)[^，。；\d]{0,6}$")
_FINED_OF = re.compile(r"[（(，,][^，。；\d（）()]{0,12}$")
_RATE = re.compile(
    rf"(?P<base>[\u4e00-\u9fff]{{3,8}}?)(?:的)?(?:(?P<percent>{_NUMBER})\s?[%％]|百分之(?P<hundredth>{_NUMBER})|千分之(?P<thousandth>{_NUMBER})|(?P<times>{_NUMBER})\s?倍)"
)
_CLAUSES = re.compile("[，。；;\n]")
_WHOLE = (Decimal(1), Decimal(10), Decimal(100))


def fines_reckoned(case: Case) -> Iterator[Contradiction]:
    """Every fine that a step or the reasons tell as a share of a sum and that comes to something else.

    Args:
        case: steps, facts, reasons and fine are read.
    """
    notes = [(f"步骤“{step.name}”", step.note) for step in case.steps]
    for where, text in (*notes, (REASONS, case.discretion), (FACTS, case.facts)):
        yield from _told_together(where, text)
    yield from _by_the_reasons(case)


def _told_together(where: str, text: str) -> Iterator[Contradiction]:
    """The base, the share and the fine in one clause."""
    sums = [one for one in amounts_in(text) if not one.rough]
    for one, other in zip(sums, sums[1:], strict=False):
        share = _SHARE.match(text, one.end)
        if share and _FINED.search(text[share.end() : other.start]) and other.start - share.end() < 16:
            yield from _wrong(where, text, one.yuan, share, other.yuan)
        behind = _SHARE.match(text, other.end)
        if behind and _FINED_OF.match(text[one.end : other.start]) and _FINED.search(text[: one.start]):
            yield from _wrong(where, text, other.yuan, behind, one.yuan)


def _by_the_reasons(case: Case) -> Iterator[Contradiction]:
    """The one share of a base in the reasons, the one sum of that base in the facts, and the fine."""
    rates = [
        m
        for m in _RATE.finditer(case.discretion)
        if not RetoldWords.read().range_of.search(m.string[m.end() :][:6]) and _fines(m)
    ]
    if len(rates) != 1 or case.fine_yuan is None or not case.facts:
        return
    rate = rates[0]
    bases = {
        one.yuan
        for one in amounts_in(case.facts)
        if not one.rough and _is_called(case.facts[: one.start], rate["base"])
    }
    due_apart = RetoldWords.read().fined_apart.search(case.discretion)
    if len(bases) == 1 and not due_apart:
        yield from _wrong(REASONS, case.discretion, next(iter(bases)), rate, case.fine_yuan)


def _fines(rate: re.Match[str]) -> bool:
    """Whether the clause around a share speaks of the penalty: 已退还销售收入的40% does not."""
    before, behind = (
        _CLAUSES.split(text) for text in (rate.string[: rate.start()], rate.string[rate.start() :])
    )
    return "罚" in before[-1] + behind[0]


def _is_called(before: str, base: str) -> bool:
    """Whether the words before a sum end in the name of the base (按合同价款 is 合同价款)."""
    plain = RetoldWords.read().counting.sub("", before)
    return any(plain.endswith(base[at:]) for at in range(len(base) - 3))


def _wrong(
    where: str, text: str, base: Decimal, share: re.Match[str], fine: Decimal
) -> Iterator[Contradiction]:
    parts = {"percent": 100, "hundredth": 100, "thousandth": 1000, "times": 1}
    name = next(name for name in parts if share[name])
    rate = value_of(share[name])
    due = base * rate / parts[name] if rate else None
    if due is None or any(abs(fine - _rounded(due, whole)) < 1 for whole in _WHOLE):
        return
    shown = f"{base:f}元的{share[0].removeprefix(share.groupdict().get('base') or '').removeprefix('的')}"
    a, b = Side(where, text, f"罚款{fine:f}元"), Side(where, text, f"{shown}算得{due.normalize():f}元")
    yield Contradiction("罚款数额的计算", a, b, "金额（罚款的计算）")


def _rounded(value: Decimal, whole: Decimal) -> Decimal:
    return (value / whole).quantize(Decimal(1), ROUND_HALF_UP) * whole
