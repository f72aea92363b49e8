"""Inputs in the order they were made: the browser sends each by itself, and one may overtake another on the way.

An older input that arrives after a newer one would write the forms as they stood before, and its save would take away the
draft of what was typed since.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any

_REMEMBERED = 1000


class _Turns:
    """The newest input taken from each open page."""

    def __init__(self) -> None:
        self._newest: OrderedDict[str, tuple[str, int, frozenset[str]]] = OrderedDict()
        self._lock = Lock()

    def take(self, key: str, load: str, sent: int) -> bool:
        """Whether this is newer than all that was taken of the page, and not of a loading before; it is the newest then."""
        with self._lock:
            last, newest, before = self._newest.get(key, (load, 0, frozenset()))
            if load in before or (load == last and sent < newest):
                return False
            self._newest[key] = load, sent, before | ({last} - {load})
            self._newest.move_to_end(key)
            while len(self._newest) > _REMEMBERED:
                self._newest.popitem(last=False)
        return True


_TURNS = _Turns()


def overtaken(key: str, forms: Sequence[Mapping[str, Any]]) -> bool:
    """Whether something newer of the same page came before: these forms are not to be kept.

    Args:
        key: of the opened case.
        forms: what the page sent; ``load`` tells one loading of it from another, ``sent`` counts what it sent since. A page
            that counts nothing is never overtaken.
    """
    load = next((str(form["load"]) for form in forms if form.get("load")), "")
    return bool(load) and not _TURNS.take(key, load, max(form.get("sent", 0) for form in forms))
