"""A list of rows, a line each: one open, the rest folded; arrows move, Enter opens, a click chooses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup

from assistant.web.components.shapes import NOTHING, data, joined


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        line: what stands in the line; the first piece takes the room that is left and is cut with …
        right: what stands at the right of the line (pills).
        left: what stands before it (a dot).
        body: shown when the row is open; without one the row does not open.
        opens: event that opening it raises, "" for none.
        act: event that clicking a row without body raises.
        href: address that clicking a row without body leads to.
        values: what the event carries, as data-….
        id: where a jump finds it.
        chosen: whether it is the one that counts.
    """

    line: str
    right: str = ""
    left: str = ""
    body: str = ""
    opens: str = ""
    act: str = ""
    href: str = ""
    values: dict[str, str] = field(default_factory=dict)
    id: str = ""
    chosen: bool = False


def rows(items: Iterable[Row], *, group: str, opened: int | None = None, empty: str = "") -> Markup:
    """The list.

    Args:
        items: its rows.
        group: a name of its own on the page; of one group at most one row is open.
        opened: place of the row that is open.
        empty: what to say when there is none.
    """
    drawn = [_row(row, group, at == opened) for at, row in enumerate(items)]
    if not drawn:
        return Markup('<p class="dim">{}</p>').format(empty) if empty else NOTHING
    return Markup('<div class="rows">{}</div>').format(joined(drawn))


def _row(row: Row, group: str, is_open: bool) -> Markup:
    right = joined([row.right, Markup('<span class="more small"></span>') if row.body else NOTHING])
    line = Markup('{}<span class="grow one">{}</span>{}').format(row.left, row.line, right)
    mark = Markup(' id="{}"').format(row.id) if row.id else NOTHING
    if row.body:
        return _folding(row, group, is_open, line, mark)
    if row.href:
        return Markup('<a class="row-line" href="{}"{}>{}</a>').format(row.href, mark, line)
    if row.act:
        carried = data({"act": row.act, **row.values})
        return Markup('<button type="button" class="row-line"{}{}>{}</button>').format(carried, mark, line)
    return Markup('<div class="row-line"{}>{}</div>').format(mark, line)


def _folding(row: Row, group: str, is_open: bool, line: Markup, mark: Markup) -> Markup:
    carried = data(({"opens": row.opens} if row.opens else {}) | row.values)
    attributes = joined(
        [
            Markup(' class="chosen"') if row.chosen else NOTHING,
            Markup(" open") if is_open else NOTHING,
            carried,
            mark,
        ]
    )
    return Markup(
        '<details name="{}"{}><summary class="row-line">{}</summary><div class="inside">{}</div></details>'
    ).format(group, attributes, line, row.body)
