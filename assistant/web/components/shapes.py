"""The small shapes: pills, dots, buttons, links, cards, said lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal
from urllib.parse import urlencode

from markupsafe import Markup, escape

Tone = Literal["g", "a", "r", "b", "n"]
NOTHING = Markup("")


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Several pieces in one; plain text is escaped."""
    return Markup(between).join(parts)


def data(values: Mapping[str, object]) -> Markup:
    """``data-…`` attributes, each with a blank before it."""
    return joined(Markup(' data-{}="{}"').format(name, value) for name, value in values.items())


def pill(text: str, tone: Tone = "n") -> Markup:
    """A state in a word: g settled, a to be looked at, r what loses a case, b in hand, n neutral."""
    return Markup('<span class="pill {}">{}</span>').format(tone, text) if text else NOTHING


def dot(tone: Tone | Literal[""], says: str) -> Markup:
    """A coloured dot with its meaning for those who do not see it."""
    return Markup('<i class="dot {}" role="img" aria-label="{}" title="{}"></i>').format(tone, says, says)


def button(text: str, act: str, *, main: bool = False, **values: object) -> Markup:
    """A button that raises ``act`` of its Part with the values given."""
    look = "go" if main else "plain"
    return Markup('<button type="button" class="{}"{}>{}</button>').format(
        look, data({"act": act, **values}), text
    )


def doing(text: str, act: str, **values: object) -> Markup:
    """The same, looking like a link."""
    return Markup('<button type="button" class="link"{}>{}</button>').format(
        data({"act": act, **values}), text
    )


def href(page: str, **query: str | None) -> str:
    """The address of a page with its query, relative to the site; empty values are left out."""
    given = {name: value for name, value in query.items() if value}
    return f"./{page}?{urlencode(given)}" if given else f"./{page}"


def link(text: str, address: str) -> Markup:
    """A link to a page of ours."""
    return Markup('<a href="{}">{}</a>').format(address, text)


def card(title: str, body: str, *, right: str = "", id: str = "") -> Markup:  # noqa: A002
    """One thing on a sheet: a small title, what stands at its right, the body."""
    mark = Markup(' id="{}"').format(id) if id else NOTHING
    beside = Markup('<span class="right">{}</span>').format(right) if right else NOTHING
    head = Markup("<h2>{}{}</h2>").format(title, beside) if title or right else NOTHING
    return Markup('<section class="sheet"{}>{}{}</section>').format(mark, head, body)


def pairs(values: Iterable[tuple[str, str]]) -> Markup:
    """Names and values one under the other; empty values are left out."""
    lines = (Markup("<dt>{}</dt><dd>{}</dd>").format(name, value) for name, value in values if value)
    return Markup('<dl class="facts-list">{}</dl>').format(joined(lines))


def said(text: str, tone: Literal["", "a", "r"] = "") -> Markup:
    """A line that says something at the place it concerns: a note, a warning, an error."""
    role = "alert" if tone == "r" else "status"
    return Markup('<div class="said {}" role="{}">{}</div>').format(tone, role, text) if text else NOTHING


def waiting(text: str) -> Markup:
    """What is going on now, in Chinese."""
    return Markup('<div class="waiting" role="status">{}</div>').format(text)


def folded(summary: str, body: str, *, opened: bool = False) -> Markup:
    """One line that opens."""
    return Markup('<details class="rest"{}><summary class="dim small">{}</summary>{}</details>').format(
        Markup(" open") if opened else NOTHING, summary, body
    )


def lines(text: str) -> Markup:
    """Text with its line breaks."""
    return Markup("<br>").join(escape(text).splitlines())
