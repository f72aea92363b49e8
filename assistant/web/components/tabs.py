"""The views of a room as one line of links, the one that is on marked; the style shows what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from assistant.web.components.shapes import joined


def tabs(label: str, on: str, views: Sequence[tuple[str, str, str]]) -> Markup:
    """The line.

    Args:
        label: what a screen reader calls it.
        on: the view that is shown.
        views: each with its name, what the user reads, and its address.
    """
    links = (
        Markup('<a href="{}"{}>{}</a>').format(
            address, Markup(' aria-current="page"') if view == on else "", name
        )
        for view, name, address in views
    )
    return Markup('<nav class="views on-{}" aria-label="{}">{}</nav>').format(on, label, joined(links))
