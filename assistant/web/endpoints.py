"""The HTTP face: the nine verbs as named endpoints of the page, and nothing else by name or number."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import parse_qs

import gradio as gr
from gradio.events import api
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.contract import VERBS, Verb, flat
from assistant.dossier.audit import Action
from assistant.journal import Face, timed
from assistant.web import session, work
from assistant.web.places import readable

NAMES = frozenset(verb.name for verb in VERBS)
_CALL = re.compile(r"/(?:run|api|call(?:/v2)?)/(?P<name>[^/]+)/?$")
_RESULT = re.compile(r"/call/(?:v2/)?[^/]+/(?P<event>[^/]+)/?$")
_GONE = JSONResponse({"detail": "没有这个结果，或者已经取走"}, status_code=404)
_REFUSED = JSONResponse({"detail": "没有这个接口；可用的接口见 docs/schemas"}, status_code=404)
MOST_BYTES = 64 * 1024 * 1024
TOO_LARGE = f"内容太大，最多 {MOST_BYTES // 2**20} MB。请分几次送，或者把文件放进 ASSISTANT_IMPORT_FOLDERS 的文件夹、只送路径"


def add_endpoints() -> None:
    """Add the nine endpoints to the page being built."""
    for verb in VERBS:
        function = flat(served(verb), own_files_only, called)
        api(function, api_name=verb.name, api_description=verb.says)


def served(verb: Verb) -> Verb:
    """A verb whose long work is done by workers."""
    return replace(verb, run=partial(work.answer_of, verb))


@contextmanager
def called(name: str) -> Iterator[None]:
    """What is around a call by a program: the audit log tells who called which verb, the running log how it ended.

    Raises:
        StoreError: the audit log cannot be written; then nothing is answered.
    """
    who = session.person()
    with timed(name, Face.HTTP, who.name):
        if who.signed_in:
            session.record(Action.CALLED, about=name)
        yield


def close_handlers(page: gr.Blocks) -> None:
    """Take name and visibility from every event handler of the page."""
    for handler in page.fns.values():
        if handler.api_name not in NAMES:
            handler.api_name, handler.api_visibility = "", "private"


def own_files_only(verb: Verb, given: Mapping[str, Any]) -> None:
    """An endpoint reads uploads and the folders of the settings, no other file of this machine."""
    for name in verb.paths:
        if given.get(name) or verb.request.model_fields[name].is_required():
            readable(str(given.get(name) or ""))


class Gate:
    """Lets direct calls through to the nine names only: page handlers answer to the page alone, by its queue.

    Args:
        app: the page as ASGI application.
        page: the page.
    """

    def __init__(self, app: ASGIApp, page: gr.Blocks) -> None:
        self._app, self._page = app, page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "POST":
            gone = scope["type"] == "http" and self._waits_for_nothing(scope)
            await (_GONE if gone else self._app)(scope, receive, send)
            return
        call = _CALL.search(scope["path"])
        if call is None:
            await self._app(scope, receive, send)
            return
        body = await body_of(receive)
        if call["name"] not in NAMES or body is None or _numbers_a_handler(body):
            await _REFUSED(scope, receive, send)
            return
        fault = _fault(call["name"], body, named="/v2/" in scope["path"])
        if fault:
            await JSONResponse({"detail": fault}, 422)(scope, receive, send)
            return
        if "/v2/" not in scope["path"]:
            body = _complete(call["name"], body)
        await self._app(_sized(scope, body), again(body, receive), send)

    def _waits_for_nothing(self, scope: Scope) -> bool:
        """Whether the result of an event is asked for that there is not."""
        queue = self._page._queue
        if result := _RESULT.search(scope["path"]):
            running = queue.pending_event_ids_session.values()
            return result["event"] not in queue.event_ids_to_events and not any(
                result["event"] in events for events in running
            )
        if not scope["path"].endswith("/queue/data"):
            return False
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("session_hash", [""])[0]
        return asked not in queue.pending_messages_per_session


def _fault(name: str, body: bytes, *, named: bool) -> str:
    """What keeps a body from being a request of a verb; "" if nothing does.

    Args:
        name: of the verb.
        body: as it was sent.
        named: whether it gives the fields by name instead of in ``data``.
    """
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        return "内容不是完整的 JSON"
    fields = next(verb for verb in VERBS if verb.name == name).request.model_fields
    needed = [field for field, about in fields.items() if about.is_required()]
    if not isinstance(values, dict):
        return "内容应为 JSON 对象"
    if named:
        missing = next((field for field in needed if field not in values), "")
        unknown = next((field for field in values if field not in fields), "")
        return f"缺少 {missing}" if missing else f"没有 {unknown[:40]} 这一项" if unknown else ""
    data = values.get("data")
    if not isinstance(data, list):
        return "data 应为列表，按 gradio_api/info 列出的顺序"
    if len(data) < len(needed):
        return f"data 至少应有 {len(needed)} 项，只有 {len(data)} 项"
    return ""


def _complete(name: str, body: bytes) -> bytes:
    """The body with null for every field at the end that is not given: programs written before a field was added go on."""
    values = json.loads(body)
    fields = next(verb for verb in VERBS if verb.name == name).request.model_fields
    if "data" not in values or len(values["data"]) >= len(fields):
        return body
    values["data"] += [None] * (len(fields) - len(values["data"]))
    return json.dumps(values).encode()


def _sized(scope: Scope, body: bytes) -> Scope:
    """The scope with the length that the body has now."""
    headers = [(name, value) for name, value in scope["headers"] if name != b"content-length"]
    return {**scope, "headers": [*headers, (b"content-length", str(len(body)).encode())]}


async def body_of(receive: Receive) -> bytes | None:
    """The whole body of a request; None when it is too large for one of a verb or an event."""
    body, more = b"", True
    while more and len(body) <= MOST_BYTES:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body if len(body) <= MOST_BYTES else None


def _numbers_a_handler(body: bytes) -> bool:
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        return False
    return isinstance(values, dict) and values.get("fn_index") is not None


def again(body: bytes, receive: Receive) -> Receive:
    """The body once more for whoever reads it next, then what follows it."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def read() -> Message:
        return messages.pop() if messages else await receive()

    return read
