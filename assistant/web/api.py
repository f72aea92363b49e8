"""The plain HTTP face: ``POST /api/<verb>`` takes the request of the contract as JSON and answers in one step.

``GET /api/openapi.json`` describes it (OpenAPI 3.1). Who may call which verb is decided by the door, which stands before
it; the same rules hold for the files a request names as at the endpoints of the pages.
"""

from __future__ import annotations

import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import gradio as gr
from gradio.context import LocalContext
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.contract import NAMED, Verb
from assistant.errors import AssistantError, InputError
from assistant.web.endpoints import TOO_LARGE, body_of, called, own_files_only, served
from assistant.web.openapi import described

_PATH = re.compile(r"/api/(?P<name>[^/]+)/?")
DESCRIPTION = "openapi.json"
_AT_ONCE = 16  # calls; threads of their own, so that they leave those of the pages free
_MISSING = "没有这个接口；可用的接口见 api/openapi.json"


class Api:
    """Answers the addresses under ``/api/``; everything else goes on.

    Args:
        app: the page as ASGI application.
        root: the sub-path under which the page stands behind a proxy.
    """

    def __init__(self, app: ASGIApp, root: str = "") -> None:
        self._app, self._root = app, root.rstrip("/")
        self._served = {name: served(verb) for name, verb in NAMED.items()}
        self._pool = ThreadPoolExecutor(_AT_ONCE, "api")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        found = _PATH.fullmatch(scope["path"].removeprefix(self._root)) if scope["type"] == "http" else None
        if found is None:
            await self._app(scope, receive, send)
            return
        answer = await self._answer(found["name"], scope, receive)
        await answer(scope, receive, send)

    async def _answer(self, name: str, scope: Scope, receive: Receive) -> Response:
        if name == DESCRIPTION:
            return JSONResponse(described(self._root)) if scope["method"] in ("GET", "HEAD") else _only("GET")
        if name not in NAMED:
            return JSONResponse({"error": _MISSING}, 404)
        if scope["method"] != "POST":
            return _only("POST")
        body = await body_of(receive)
        if body is None:
            return JSONResponse({"error": TOO_LARGE}, 413)
        LocalContext.request.set(gr.Request(Request(scope)))  # who asks, for all that is called from here
        run, verb = copy_context().run, self._served[name]
        return await asyncio.get_running_loop().run_in_executor(self._pool, run, _called, verb, body)


def _called(verb: Verb, body: bytes) -> Response:
    """The answer of a verb, or its error with the status that says whose fault it is."""
    try:
        with called(verb.name):
            return Response(
                verb.ask(_fields(body), own_files_only).model_dump_json(), media_type="application/json"
            )
    except AssistantError as error:
        return JSONResponse({"error": str(error)}, 422 if isinstance(error, InputError) else 503)


def _fields(body: bytes) -> dict[str, object]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise InputError("内容不是 JSON 对象", "请按 api/openapi.json 的格式提交")
    return found


def _only(method: str) -> Response:
    return JSONResponse({"error": f"请用 {method}"}, 405, {"Allow": method})
