"""A range bar: the tiers of a fine one after the other on one line, and where an amount stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from assistant.web.components.shapes import NOTHING, joined

_ROOM = 96  # per cent of the width that amounts take; the rest keeps the last figure inside
_CLOSE = 9  # figures nearer than so many per cent are not written twice


def range_bar(
    tiers: Sequence[tuple[Decimal, Decimal]], *, amount: Decimal | None = None, unit: str = "元"
) -> Markup:
    """Tiers of one fine on one bar.

    Args:
        tiers: lower and upper bound of each, in the order of the clause.
        amount: what is proposed; it is shown also where it lies outside.
        unit: of the figures.
    """
    tiers = [(low, high) for low, high in tiers if high > 0 and low <= high]
    if not tiers:
        return NOTHING
    most = max([high for _, high in tiers] + ([amount] if amount else []))
    bars = [_bar(low, high, most, first=at == 0) for at, (low, high) in enumerate(tiers)]
    here = _here(amount, most) if amount else NOTHING
    edges = sorted({edge for tier in tiers for edge in tier})
    said = "；".join(f"{figure(low)} 至 {figure(high)} {unit}" for low, high in tiers)
    said += f"；拟定 {figure(amount)} {unit}" if amount else ""
    return Markup(
        '<div class="range" role="img" aria-label="幅度 {}"><div class="track">{}{}</div><div class="ticks">{}</div></div>'
    ).format(said, joined(bars), here, _ticks(edges, most, unit))


def figure(amount: Decimal) -> str:
    """An amount with thin groups: 10 000; whole amounts without decimals."""
    whole = f"{amount:,.2f}".replace(",", " ")
    return whole.removesuffix(".00")


def _at(amount: Decimal, most: Decimal) -> float:
    return round(float(amount / most) * _ROOM, 1)


def _here(amount: Decimal, most: Decimal) -> Markup:
    """The mark of what is proposed, its figure above the bar, where it hides no bound."""
    return Markup('<b class="at" style="left:{}%"><span>{}</span></b>').format(
        _at(amount, most), figure(amount)
    )


def _bar(low: Decimal, high: Decimal, most: Decimal, *, first: bool) -> Markup:
    left = _at(low, most)
    width = max(_at(high, most) - left, 0.8)
    return Markup('<i class="{}" style="left:{}%;width:{}%"></i>').format(
        "" if first else "more", left, width
    )


def _ticks(edges: Sequence[Decimal], most: Decimal, unit: str) -> Markup:
    """The figures, each where it belongs; one too near to the one before is left out, the last never."""
    kept: list[Decimal] = []
    for edge in reversed(edges):
        if not kept or _at(kept[-1], most) - _at(edge, most) >= _CLOSE:
            kept.append(edge)
    return joined(_tick(edge, most, unit if edge == kept[0] else "") for edge in reversed(kept))


def _tick(edge: Decimal, most: Decimal, unit: str) -> Markup:
    at = _at(edge, most)
    shift = "0" if at < _CLOSE / 2 else "-100%" if at > 90 else "-50%"
    return Markup('<span style="left:{}%;transform:translateX({})">{} {}</span>').format(
        at, shift, figure(edge), unit
    )
