"""Whose an open page and a file are: nobody reads the events or the files of somebody else, even knowing their names."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any

import gradio as gr
from gradio.exceptions import InvalidPathError

from assistant.people.model import Person
from assistant.web import session
from assistant.web.unforeseen import sayable

_UNREADABLE = "不能读取这个文件。请重新上传"


class Owners:
    """Names and who had each first; the oldest are forgotten when there are too many.

    Args:
        most: how many are remembered.
    """

    def __init__(self, most: int) -> None:
        self._of: OrderedDict[str, str] = OrderedDict()
        self._most, self._lock = most, Lock()

    def claim(self, name: str, account: str) -> bool:
        """Whether a name is that account's; from now on, if it was nobody's before."""
        with self._lock:
            owner = self._of.setdefault(name, account)
            self._of.move_to_end(name)
            while len(self._of) > self._most:
                self._of.popitem(last=False)
        return owner == account

    def owns(self, name: str, account: str) -> bool:
        """Whether a name is that account's already."""
        with self._lock:
            return self._of.get(name) == account


_PAGES = Owners(20_000)  # open pages, by the hash that a page gives itself
_FILES = Owners(200_000)  # uploads and what was made to be taken away


def own_page(person: Person, page: str) -> bool:
    """Whether an open page is that of a person; the first to speak of it is."""
    return _PAGES.claim(page, person.name)


def own_file(person: Person, path: str) -> bool:
    """Whether a person may read a temporary file: uploaded or made in an event of the same account."""
    return not person.signed_in or _FILES.owns(_real(path), person.name)


def give(person: Person, path: str) -> None:
    """Let a person read a file from now on."""
    _FILES.claim(_real(path), person.name)


class Pages(gr.Blocks):
    """The pages; events take and give only files of whoever asks, and none from another machine."""

    async def process_api(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Answer one event; see Gradio's own.

        Raises:
            gr.Error: a file of somebody else or of another machine is named.
        """
        person = session.of(kwargs.get("request"))
        for path in paths(kwargs.get("inputs")):
            if _is_address(path) or not own_file(person, path):
                raise _told(_UNREADABLE)
        try:
            found: dict[str, Any] = await super().process_api(*args, **kwargs)
        except gr.Error:
            raise
        except InvalidPathError:
            raise _told(_UNREADABLE) from None
        except Exception as error:
            raise _told(sayable(error)) from None
        if person.signed_in:
            for path in paths(found.get("data")):
                give(person, path)
        return found


def _told(text: str) -> gr.Error:
    """A notice; without a title Gradio heads it in English."""
    return gr.Error(text, title="没有做完", print_exception=False)


def paths(value: Any) -> Iterator[str]:
    """The files that data of an event name."""
    if isinstance(value, dict):
        path = value.get("path")
        if isinstance(path, str):
            yield path
        for name, one in value.items():
            if name != "path":
                yield from paths(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from paths(one)


def _is_address(path: str) -> bool:
    return "://" in path or path.startswith(("http:", "https:"))


def _real(path: str) -> str:
    try:
        return str(Path(path).resolve())
    except (OSError, ValueError, RuntimeError):
        return ""
