"""The HTTP face: the nine verbs as named endpoints of the page, and nothing else by name or number."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import gradio as gr
from gradio.events import api
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.contract import VERBS, Verb, flat
from assistant.web.places import readable

NAMES = frozenset(verb.name for verb in VERBS)
_CALL = re.compile(r"/(?:run|api|call(?:/v2)?)/(?P<name>[^/]+)/?$")
_REFUSED = JSONResponse({"detail": "没有这个接口；可用的接口见 docs/schemas"}, status_code=404)
_MOST = 64 * 1024 * 1024


def add_endpoints() -> None:
    """Add the nine endpoints to the page being built."""
    for verb in VERBS:
        api(flat(verb, _own_files_only), api_name=verb.name, api_description=verb.says)


def close_handlers(page: gr.Blocks) -> None:
    """Take name and visibility from every event handler of the page."""
    for handler in page.fns.values():
        if handler.api_name not in NAMES:
            handler.api_name, handler.api_visibility = "", "private"


def _own_files_only(verb: Verb, given: Mapping[str, Any]) -> None:
    """An endpoint reads uploads and the folders of the settings, no other file of this machine."""
    for name in verb.paths:
        if given.get(name):
            readable(str(given[name]))


class Gate:
    """Lets direct calls through to the nine names only: page handlers answer to the page alone, by its queue.

    Args:
        app: the page as ASGI application.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        call = _CALL.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "POST" else None
        if call is None:
            await self._app(scope, receive, send)
            return
        body = await _body(receive)
        if call["name"] not in NAMES or body is None or _numbers_a_handler(body):
            await _REFUSED(scope, receive, send)
            return
        await self._app(scope, _again(body, receive), send)


async def _body(receive: Receive) -> bytes | None:
    """The whole body; None when it is too large to be a request of a verb."""
    body, more = b"", True
    while more and len(body) <= _MOST:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body if len(body) <= _MOST else None


def _numbers_a_handler(body: bytes) -> bool:
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        return False
    return isinstance(values, dict) and values.get("fn_index") is not None


def _again(body: bytes, receive: Receive) -> Receive:
    """The body once more, then what follows it."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def read() -> Message:
        return messages.pop() if messages else await receive()

    return read
