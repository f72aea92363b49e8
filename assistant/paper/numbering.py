"""Automatic numbering of a Word file as the text a reader sees: 一、 / （一） / 1. / 第三条."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.paper.counting import count
from assistant.paper.limits import whole
from assistant.paper.package import Xml
from assistant.paper.wordml import child, child_value, children, is_on, value

_PLACE = re.compile(r"%(\d)")
_LEVELS = 9
_HOPS = 20


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    gap: str
    legal: bool
    restart: int  # after which level it begins anew; 0 never
    style: str

    @classmethod
    def read(cls, element: Xml, index: int) -> _Level:
        form = child_value(element, "numFmt") or "decimal"
        text = child_value(element, "lvlText") or ""
        if form == "bullet":
            text = "•" if not text.strip() or "\ue000" <= text[0] <= "\uf8ff" else text
        return cls(
            start=whole(child_value(element, "start"), 1),
            form=form,
            text=text,
            gap="" if child_value(element, "suff") == "nothing" else " ",
            legal=is_on(child(element, "isLgl")),
            restart=whole(child_value(element, "lvlRestart"), index),
            style=child_value(element, "pStyle") or "",
        )


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str
    num: str | None
    level: int | None


class Numbering:
    """The counters of one document; ask for the paragraphs in their order.

    Args:
        numbering: root of numbering.xml, or None.
        styles: root of styles.xml, or None.
    """

    def __init__(self, numbering: Xml | None, styles: Xml | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._linked: dict[str, str] = {}
        self._nums: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._styles: dict[str, _Style] = {}
        self._default = ""
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if styles is not None:
            self._read_styles(styles)
        if numbering is not None:
            self._read(numbering)

    def _read_styles(self, styles: Xml) -> None:
        for style in children(styles, "style"):
            name = value(style, "styleId") or ""
            props = child(child(style, "pPr"), "numPr")
            level = child_value(props, "ilvl")
            self._styles[name] = _Style(
                child_value(style, "basedOn") or "",
                child_value(props, "numId"),
                whole(level) if level is not None else None,
            )
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on"):
                self._default = name

    def _read(self, numbering: Xml) -> None:
        for abstract in children(numbering, "abstractNum"):
            name = value(abstract, "abstractNumId") or ""
            self._abstract[name] = _levels(abstract)
            if link := child_value(abstract, "numStyleLink"):
                self._linked[name] = link
        for num in children(numbering, "num"):
            levels, starts = {}, {}
            for override in children(num, "lvlOverride"):
                index = whole(value(override, "ilvl"))
                if (level := child(override, "lvl")) is not None:
                    levels[index] = _Level.read(level, index)
                if (start := child_value(override, "startOverride")) is not None:
                    starts[index] = whole(start, 1)
            self._nums[value(num, "numId") or ""] = (child_value(num, "abstractNumId") or "", levels, starts)

    def label(self, properties: Xml | None) -> str:
        """The number before a paragraph with the gap behind it; "" for none. Moves the counter on.

        Args:
            properties: the paragraph's ``w:pPr``.
        """
        num, index = self._of(properties)
        if not num or num == "0" or num not in self._nums or not 0 <= index < _LEVELS:
            return ""
        base = self._base(num)
        _, overrides, starts = self._nums[num]
        levels = self._abstract.get(base, {}) | overrides
        if index not in levels:
            return ""
        counters = self._counters.setdefault(base, [None] * _LEVELS)
        if num not in self._begun:
            self._begun.add(num)
            for at, start in starts.items():
                if 0 <= at < _LEVELS:
                    counters[at] = start - 1
        _advance(counters, levels, index)
        return _written(levels, counters, index)

    def _of(self, properties: Xml | None) -> tuple[str, int]:
        """Number list and level of a paragraph: its own, else those of its style."""
        own = child(properties, "numPr")
        num, level = child_value(own, "numId"), child_value(own, "ilvl")
        if num is not None:
            return num, whole(level)
        name = child_value(properties, "pStyle") or self._default
        num, index = self._of_style(name)
        return num, whole(level, index)

    def _of_style(self, name: str) -> tuple[str, int]:
        origin = name
        for _ in range(_HOPS):
            style = self._styles.get(name)
            if style is None:
                break
            if style.num is not None:
                return style.num, self._style_level(style, origin)
            name = style.parent
        return "", 0

    def _style_level(self, style: _Style, name: str) -> int:
        if style.level is not None:
            return style.level
        levels = self._abstract.get(self._base(style.num or ""), {})
        return next((index for index, level in levels.items() if level.style == name), 0)

    def _base(self, num: str) -> str:
        """The list definition behind a list, through a linked numbering style."""
        base = self._nums[num][0] if num in self._nums else ""
        if base in self._linked:
            through = self._styles.get(self._linked[base])
            if through and through.num in self._nums:
                return self._nums[through.num][0]
        return base


def _levels(parent: Xml) -> dict[int, _Level]:
    found = ((whole(value(lvl, "ilvl")), lvl) for lvl in children(parent, "lvl"))
    return {index: _Level.read(lvl, index) for index, lvl in found}


def _advance(counters: list[int | None], levels: dict[int, _Level], index: int) -> None:
    current = counters[index]
    counters[index] = levels[index].start if current is None else current + 1
    for lower in range(index + 1, _LEVELS):
        if lower in levels and levels[lower].restart > index:
            counters[lower] = None


def _written(levels: dict[int, _Level], counters: list[int | None], index: int) -> str:
    level = levels[index]

    def place(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if at not in levels:
            return ""
        current = counters[at]
        shown = levels[at].start if current is None else current
        return count(shown, "decimal" if level.legal else levels[at].form)

    text = level.text if level.form == "bullet" else _PLACE.sub(place, level.text)
    return text + level.gap if text else ""
