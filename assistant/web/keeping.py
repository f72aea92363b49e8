"""What is typed on a page that is no case: kept as a draft at every input, shown again after reload and restart.

A page takes ``opened`` for its Form when it is opened, ``keep`` for the events ``typed`` and ``left``, ``forget`` when
the work is done or given up. Cases have more to them (revisions, merging): assistant/web/casework/saving.py.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, Generic, TypeVar

import gradio as gr
from pydantic import BaseModel, ValidationError

from assistant.dossier.drafts import Draft, DraftStore
from assistant.web.components.form import stamp
from assistant.web.session import user

T = TypeVar("T", bound=BaseModel)
_SIGN = ":"


class Shelf(Generic[T]):
    """Work of one page kept as a whole, changed one change after the other.

    Args:
        page: a short name, the same each time.
        form: what is kept; its empty form stands for nothing kept yet.
        title: what to call it.
    """

    def __init__(self, page: str, form: type[T], title: Callable[[T], str]) -> None:
        self._page, self._form, self._title = page, form, title
        self._lock = Lock()

    def load(self, key: str) -> T:
        """What is kept under a key; the empty form if there is none or it cannot be read.

        Raises:
            StoreError: the database fails.
        """
        try:
            return self._form.model_validate(opened(self._page, key)["values"])
        except ValidationError:
            return self._form()

    def change(self, key: str, how: Callable[[T], T]) -> T:
        """Change what is kept and keep it.

        Raises:
            StoreError: the database fails; what was kept stays.
        """
        with self._lock:
            now = how(self.load(key))
            value = {"key": key, "serial": 0, "values": now.model_dump(mode="json")}
            keep(self._page, value, self._title(now))
        return now


def new_key() -> str:
    """A key for work that begins."""
    return uuid.uuid4().hex


def is_case_draft(draft: Draft) -> bool:
    """Whether a draft is of a case, not of another page."""
    return _SIGN not in draft.id


def opened(page: str, key: str = "") -> dict[str, Any]:
    """The value of a Form: what was kept under the key; with no key the newest of the page, or a new one.

    Args:
        page: a short name, the same each time.
        key: as the address has it.

    Raises:
        StoreError: the database fails.
    """
    found = [draft for draft in DraftStore().drafts(user()) if draft.id.startswith(f"{page}{_SIGN}{key}")]
    if not found:
        return {"key": key or new_key(), "values": {}}
    return {"key": found[0].id.split(_SIGN, 1)[1], "values": json.loads(found[0].content)}


def keep(page: str, value: Mapping[str, Any], title: str = "") -> Any:
    """Keep what stands in a Form; returns the update that tells it so.

    Args:
        page: as for ``opened``.
        value: what the Form sends.
        title: what to call it in a list.

    Raises:
        StoreError: the database fails; what was kept before stays.
    """
    if value["key"]:
        content = json.dumps(value["values"], ensure_ascii=False)
        DraftStore().keep(Draft(f"{page}{_SIGN}{value['key']}", user(), title=title, content=content))
    return gr.update(kept=stamp(value))


def forget(page: str, key: str) -> None:
    """The work is done or given up."""
    DraftStore().discard(f"{page}{_SIGN}{key}", owner=user())
