"""Before the pages: who asks, signed in or not, and whether that person may have what is asked.

Nothing passes that is not named below: Gradio has more addresses than our pages need.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import parse_qs, quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.dossier.audit import Action, AuditLog
from assistant.errors import AssistantError
from assistant.journal import Face, note
from assistant.people.accounts import Accounts
from assistant.people.model import ALONE, Person
from assistant.people.sessions import Sessions
from assistant.settings import Settings
from assistant.web import owned, rights, session
from assistant.web.endpoints import TOO_LARGE, again, body_of
from assistant.web.front import COOKIE, Front, notice

# Gradio's own published files, and what it asks itself while it is starting
_PUBLIC = re.compile(
    r"/(?:assets|static|svelte)/.*|(?:/gradio_api)?/theme\.css|/favicon\.ico|/robots\.txt|/manifest\.json"
    r"|/gradio_api/startup-events"
)
_OPEN = re.compile(
    r"/config/?|/gradio_api/(?:info/?|openapi\.json|app_id/?|user/?|login_check/?|token/?"
    r"|upload_progress)|/api/openapi\.json"
)
_CALL = re.compile(
    r"(?:/gradio_api/(?:run|api|call(?:/v2)?)/(?P<name>[^/]+)(?:/[^/]*)?|/api/(?P<plain>[^/]+))/?"
)
_FILE = re.compile(r"/gradio_api/file[=/](?P<path>.+)", re.DOTALL)
_PAGE_OF = re.compile(r"/gradio_api/(?:heartbeat/(?P<hash>[^/]+)|queue/data|cancel|reset/?)")
_JOIN, _UPLOAD = "/gradio_api/queue/join", "/gradio_api/upload"
_LONGEST = 255  # bytes of a part of an address
_NOT_YOURS = "您的角色不能打开这一页。工作需要的，请管理员在“人员与安全”里改您的角色"


class Door:
    """Lets in who is signed in, to what the role may have; serves the pages to sign in, set up, change the password.

    Args:
        app: all of the page, Gradio's own middleware included.
        handlers: of all events of the pages, by their numbers.
        chosen: the settings.
        front: the door's own pages.
    """

    def __init__(self, app: ASGIApp, handlers: Mapping[int, Any], chosen: Settings, front: Front) -> None:
        self._app, self._handlers, self._front = app, handlers, front
        self._exposed, self._root = chosen.exposed, chosen.root_path.rstrip("/")
        self._has_accounts = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve or refuse one request."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
        elif scope["type"] != "http":
            await self._app(scope, receive, send)
        elif any(len(part.encode(errors="replace")) > _LONGEST for part in scope["path"].split("/")):
            await _told(scope, "没有这个地址", 404)(scope, receive, send)  # no file system has such a name
        else:
            path = self._path(scope)
            if _PUBLIC.fullmatch(path) and scope["method"] in ("GET", "HEAD"):
                await self._app(scope, receive, send)
            else:
                await self._known(path, scope, receive, send)

    async def _known(self, path: str, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            who = await run_in_threadpool(self._who, Headers(scope=scope))
            if self._front.has(path):
                answer: Response | None = await self._front.answer(path, who, Request(scope, receive))
            else:
                answer, receive = await self._refusal(path, who, scope, receive)
        except AssistantError as error:
            note("door", Face.SERVER, outcome=type(error).__name__)
            logging.getLogger(__name__).error("%s", error)
            answer = _told(scope, str(error), 503)
        if answer is not None:
            await answer(scope, receive, send)
            return
        scope[session.KEY] = who
        take = path == _UPLOAD and isinstance(who, Person) and who.signed_in
        await self._app(scope, receive, _taking(send, who) if take and isinstance(who, Person) else send)

    def _who(self, headers: Headers) -> Person | str:
        """Who asks; "login" or "setup" where that must come first.

        Raises:
            StoreError: the database fails.
        """
        self._has_accounts = self._has_accounts or Accounts().any()
        if not self._has_accounts:
            return "setup" if self._exposed else ALONE
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return Sessions().person(token.strip(), token=True) or "login"
        secret = _cookie(headers)
        return (Sessions().person(secret) if secret else None) or "login"

    async def _refusal(
        self, path: str, who: Person | str, scope: Scope, receive: Receive
    ) -> tuple[Response | None, Receive]:
        """The answer to who may not have it, None to who may; and the body to be read once more."""
        if isinstance(who, str):
            return self._to_front(who, path, scope), receive
        if who.must_change:
            return self._to_front("password", path, scope), receive
        fault, receive = await self._fault(path, who, scope, receive)
        if fault == 403 and who.signed_in:
            record = partial(AuditLog().record, user=who.name, action=Action.REFUSED, about=_plain(path))
            await run_in_threadpool(record)
        told = {403: _NOT_YOURS, 413: TOO_LARGE}.get(fault, "没有这个地址")
        return (_told(scope, told, fault) if fault else None), receive

    async def _fault(self, path: str, who: Person, scope: Scope, receive: Receive) -> tuple[int, Receive]:
        """The status of a refusal; 0 to let pass."""
        if path in (_JOIN, "/gradio_api/cancel", "/gradio_api/reset", "/gradio_api/reset/"):
            body = await body_of(receive)
            if body is None:
                return 413, receive
            return self._event_fault(path, who, body), again(body, receive)
        return self._plain_fault(path, who, scope), receive

    def _plain_fault(self, path: str, who: Person, scope: Scope) -> int:
        """The same for what its address alone decides."""
        if _OPEN.fullmatch(path) or path == _UPLOAD:
            return 0
        if call := _CALL.fullmatch(path):
            name = call["name"] or call["plain"]
            known = name in rights.VERBS[who.role] or name not in _ALL_VERBS
            return 0 if known else 403  # what is no verb is told so further in
        if file := _FILE.fullmatch(path):
            return 0 if "://" not in file["path"] and owned.own_file(who, file["path"]) else 404
        if of := _PAGE_OF.fullmatch(path):
            asked = (
                of["hash"] or parse_qs(scope["query_string"].decode("latin-1")).get("session_hash", [""])[0]
            )
            return 0 if asked and owned.own_page(who, asked) else 404
        route = path.strip("/")
        if route not in _ALL_PAGES or scope["method"] not in ("GET", "HEAD"):
            return 404
        return 0 if route in rights.PAGES[who.role] and not who.by_token else 403

    def _event_fault(self, path: str, who: Person, body: bytes) -> int:
        """The same for an event: its page must be the person's, its handler one of a page that the role may open."""
        try:
            values = json.loads(body)
        except (ValueError, RecursionError):
            return 400
        page = values.get("session_hash") if isinstance(values, dict) else None
        if not isinstance(page, str) or not page:
            return 400
        if not owned.own_page(who, page):
            return 404
        if path != _JOIN:
            return 0
        number = values.get("fn_index")
        handler = self._handlers.get(number) if type(number) is int else None
        if handler is None:
            return 404
        if handler.api_name in _ALL_VERBS:
            return 0 if handler.api_name in rights.VERBS[who.role] else 403
        return 0 if handler.page in rights.PAGES[who.role] and not who.by_token else 403

    def _to_front(self, where: str, path: str, scope: Scope) -> Response:
        """To the page that must come first; to a program a status."""
        if scope["method"] in ("GET", "HEAD") and "text/html" in Headers(scope=scope).get("accept", ""):
            query = scope["query_string"].decode("latin-1")
            back = (
                f"?next={quote(f'{path}?{query}' if query else path)}"
                if where == "login" and path != "/"
                else ""
            )
            return RedirectResponse(f"{self._root}/{where}{back}", 303)
        told = {"login": "没有登录", "setup": "还没有设置管理员", "password": "请先修改口令"}[where]
        return JSONResponse({"detail": told}, 403 if where == "password" else 401)

    def _path(self, scope: Scope) -> str:
        path: str = scope["path"]
        if self._root and path.startswith(f"{self._root}/"):
            path = path[len(self._root) :]
        return path


_ALL_PAGES = frozenset().union(*rights.PAGES.values())
_ALL_VERBS = frozenset().union(*rights.VERBS.values())


def _told(scope: Scope, told: str, status: int) -> Response:
    if "text/html" in Headers(scope=scope).get("accept", ""):
        return HTMLResponse(notice(told), status)
    return JSONResponse({"detail": told}, status)


def _cookie(headers: Headers) -> str:
    pairs = (part.strip().partition("=") for part in headers.get("cookie", "").split(";"))
    return next((value for name, _, value in pairs if name == COOKIE), "")


def _plain(path: str) -> str:
    """An address without what was asked."""
    return path if len(path) < 40 and path.isprintable() else f"{path[:20]}…"


def _taking(send: Send, person: Person) -> Send:
    """What is sent after an upload names the files: they are the person's from now on."""
    told = bytearray()

    async def taking(message: Message) -> None:
        if message["type"] == "http.response.body":
            told.extend(message.get("body", b""))
            if not message.get("more_body"):
                for path in _listed(bytes(told)):
                    owned.give(person, path)
        await send(message)

    return taking


def _listed(body: bytes) -> list[str]:
    try:
        found = json.loads(body)
    except ValueError:
        return []
    return [path for path in found if isinstance(path, str)] if isinstance(found, list) else []
