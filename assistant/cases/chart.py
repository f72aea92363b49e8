"""What others were fined as a picture: a dot a case, the middle half as a box, the median, the present case; SVG and PNG."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup
from PIL import Image, ImageDraw, ImageFont

from assistant.cases.statistics import FineStatistics
from assistant.text.numerals import plain

WIDTH, HEIGHT = 640, 150
_LEFT, _RIGHT, _MIDDLE, _AXIS = 30, 610, 70, 120
_WIDE = 20.0  # from this ratio of the highest to the lowest fine on the axis is logarithmic
_SCALE = 3  # pixels a unit in the PNG
_TICKS = 5
Role = Literal["dot", "box", "median", "present", "axis", "tick"]
_INK: dict[Role, tuple[int, int, int]] = {
    "dot": (60, 92, 150),
    "box": (214, 224, 242),
    "median": (24, 52, 110),
    "present": (190, 40, 40),
    "axis": (120, 120, 120),
    "tick": (90, 90, 90),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """One thing to draw, in units of the picture; ``text`` for labels."""

    role: Role
    x: float
    y: float
    width: float = 0
    height: float = 0
    text: str = ""


def shapes(found: FineStatistics) -> list[Shape]:
    """What to draw, back to front."""
    values = [*found.fines, *([found.present] if found.present is not None else [])]
    if not values:
        return []
    place = _scale(values)
    drawn = list(_box(found, place))
    drawn.append(Shape("axis", _LEFT, _AXIS, _RIGHT - _LEFT, 1))
    drawn += [Shape("tick", place(value), _AXIS + 6, text=_short(value)) for value in _ticks(values)]
    seen: dict[int, int] = {}
    for fine in found.fines:
        x = place(fine)
        level = seen[round(x / 6)] = seen.get(round(x / 6), -1) + 1
        drawn.append(Shape("dot", x, _MIDDLE - 6 * (level % 7) + 12, 3, 3))
    if found.present is not None:
        drawn.append(Shape("present", place(found.present), 16, 2, _AXIS - 16, _short(found.present)))
    return drawn


def svg(found: FineStatistics) -> Markup:
    """The picture for a page; it says itself what it shows to those who do not see it."""
    drawn = Markup("").join(map(_element, shapes(found)))
    return Markup(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="同条款罚款数额分布，{} 件">{}</svg>'
    ).format(WIDTH, HEIGHT, len(found.fines), drawn)


def png(found: FineStatistics) -> bytes:
    """The picture for a document."""
    image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(12 * _SCALE)
    for shape in shapes(found):
        x, y = shape.x * _SCALE, shape.y * _SCALE
        ink = _INK[shape.role]
        if shape.role == "dot":
            size = shape.width * _SCALE
            pen.ellipse((x - size, y - size, x + size, y + size), fill=ink)
        elif shape.role != "tick":
            pen.rectangle((x, y, x + shape.width * _SCALE, y + shape.height * _SCALE), fill=ink)
        if shape.text:
            pen.text((x, y), shape.text, fill=ink, font=font, anchor="ma" if shape.role == "tick" else "mb")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _box(found: FineStatistics, place: _Scale) -> Iterator[Shape]:
    if found.whole is None:
        return
    left, right = place(found.whole.quarter), place(found.whole.three_quarters)
    yield Shape("box", left, _MIDDLE - 40, max(right - left, 2), 64)
    yield Shape("median", place(found.whole.median), _MIDDLE - 40, 2, 64)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where on the axis a fine stands."""

    low: float
    high: float
    logarithmic: bool

    def __call__(self, value: float) -> float:
        low, high, value = (self._bent(one) for one in (self.low, self.high, value))
        share = (value - low) / (high - low) if high > low else 0.5
        return _LEFT + share * (_RIGHT - _LEFT)

    def _bent(self, value: float) -> float:
        return math.log10(max(value, 1.0)) if self.logarithmic else value


def _scale(values: Sequence[float]) -> _Scale:
    low, high = min(values), max(values)
    return _Scale(low, high, high / max(low, 1.0) >= _WIDE)


def _ticks(values: Sequence[float]) -> list[float]:
    low, high = min(values), max(values)
    if high <= low:
        return [low]
    if high / max(low, 1.0) >= _WIDE:
        first, last = math.ceil(math.log10(max(low, 1.0))), math.floor(math.log10(high))
        inner = [10.0**power for power in range(first, last + 1)]
        return sorted({low, high, *(one for one in inner if one > 1.5 * low and one < high / 1.5)})
    return [low + (high - low) * step / (_TICKS - 1) for step in range(_TICKS)]


def _short(value: float) -> str:
    """12,000 as on an axis: whole yuan, thousands set apart."""
    return f"{value:,.0f}" if value >= 100 else plain(round(value, 1))


def _element(shape: Shape) -> Markup:
    if shape.role == "dot":
        return Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{}"/>').format(
            shape.role, shape.x, shape.y, shape.width
        )
    if shape.role == "tick":
        return Markup('<text class="tick" x="{:.1f}" y="{:.1f}" text-anchor="middle">{}</text>').format(
            shape.x, shape.y + 12, shape.text
        )
    label = Markup('<text class="{}" x="{:.1f}" y="{:.1f}" text-anchor="middle">{}</text>').format(
        shape.role, shape.x, shape.y - 3, shape.text
    )
    body = Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
        shape.role, shape.x, shape.y, shape.width, shape.height
    )
    return body + (label if shape.text else Markup(""))
