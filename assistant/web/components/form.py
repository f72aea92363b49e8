"""A form whose inputs are kept while they are typed: events ``typed`` (soon after each input) and ``left`` (input done).

Its value is ``{"key": …, "values": {field: text, list of texts, or list of rows}}``; the key says which opened case the
values belong to. What was typed lies in the tab's own store (sessionStorage, under ``store``, or else the key) until the
handler answers with ``gr.update(kept=stamp(value))``, so that neither a reload nor a stopped server loses it. A handler shows an error at its
field with ``gr.update(faults={field: message})``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import gradio as gr

from assistant.web.components.part import OwnMeta, static

Kind = Literal["text", "area", "choice", "many", "date", "number", "title", "table"]


@dataclass(frozen=True, slots=True)
class Field:
    """One input.

    Attributes:
        name: of the value.
        label: what the user reads.
        kind: title is a heading; table is a list of rows with inputs of their own.
        choices: to pick from (choice, many) or offered while typing (text).
        hint: shown in an empty input.
        size: "" a third of the width, half, wide.
        rows: height of an area.
        folded: of a title: what follows stands under a line that opens.
        seldom: of a column: stands under 更多.
        locked: a value that is there cannot be changed.
        columns: of a table.
        head: of a table: the columns that stand in the line of a folded row.
        pill: of a table: the column shown as a pill.
        add: of a table: the words of its button.
        fresh: of a table: the values of a new row.
        counts: of a table: what the ids of new rows begin with (证据 gives 证据1, 证据2 …); "" gives none.
    """

    name: str
    label: str
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    hint: str = ""
    size: Literal["", "half", "wide"] = ""
    rows: int = 4
    folded: bool = False
    seldom: bool = False
    locked: bool = False
    columns: tuple[Field, ...] = ()
    head: tuple[str, ...] = ()
    pill: str = ""
    add: str = ""
    fresh: Mapping[str, Any] = field(default_factory=dict)
    counts: str = ""

    def plain(self) -> dict[str, Any]:
        """As the page's script reads it."""
        own = {name: getattr(self, name) for name in self.__slots__}
        return own | {"columns": [column.plain() for column in self.columns], "fresh": dict(self.fresh)}


class Form(gr.HTML, metaclass=OwnMeta):
    """The form; ``part`` is a name of its own on the page."""

    def __init__(
        self,
        part: str,
        fields: Sequence[Field],
        value: Mapping[str, Any] | None = None,
        *,
        faults: Mapping[str, str] | None = None,
        kept: str = "",
        store: str = "",
        **more: Any,
    ) -> None:
        """Gradio makes it anew with what a handler's ``gr.update`` changes, so all that changes is an argument."""
        # Of its own, or Gradio takes a name that stands in the script for an event.
        self.part, self.kept, self.store, self.faults = part, kept, store, dict(faults or {})
        self.fields = [one.plain() for one in fields]
        super().__init__(
            value or {"key": "", "values": {}},
            html_template='<div class="holder"></div>',
            js_on_load=static("form.js"),
            apply_default_css=False,
            elem_classes=["face", *more.pop("elem_classes", [])],
            part=part,
            fields=self.fields,
            faults=self.faults,
            kept=kept,
            store=store,
            **more,
        )

    def get_block_name(self) -> str:
        """The front end knows it as plain HTML."""
        return "html"

    def preprocess(self, payload: Any) -> Any:
        """What the page sends: checked for its shape only; texts are the user's."""
        found = payload if isinstance(payload, dict) else {}
        values = found.get("values")
        return {
            "key": str(found.get("key", "")),
            "serial": found.get("serial"),
            "load": str(found.get("load", "")),
            "sent": found["sent"] if isinstance(found.get("sent"), int) else 0,
            "values": values if isinstance(values, dict) else {},
        }

    def postprocess(self, value: Any) -> Any:
        """What the page gets."""
        return value


def stamp(value: Mapping[str, Any]) -> str:
    """What ``kept`` must be set to once this value is kept."""
    return f"{value['key']}:{value['serial']}"


def emptied(value: Mapping[str, Any]) -> dict[str, Any]:
    """The update that empties a form whose work is done; without ``kept`` the tab would put back what it holds."""
    return gr.update(value={"key": value["key"], "values": {}}, kept=stamp(value))
