"""Who may speak to the page: requests to its own names, from its own pages; and what browsers are told of it.

Without this, a foreign site could reach the page through a name that leads here (DNS rebinding), send it requests
with the user's browser, or show it in a frame.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOCAL = ("localhost", "127.0.0.1", "::1")
_ANY = ("", "0.0.0.0", "::")
_SAFE = ("GET", "HEAD")
_QUEUE = "/queue/"
_FOREIGN = (
    "cross-site",
    "same-site",
)  # Sec-Fetch-Site: another site, or another port or sub-domain of this one
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[\w.-]+))(?::(?P<port>[0-9]{1,5}))?")
# Gradio lays its page out with scripts and styles in the page, and makes handlers from text: hence unsafe-*.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "frame-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
}
_HOST_TOLD = (
    "不认识的主机名。从别的机器或经反向代理访问的，请把主机名写进设置 ASSISTANT_ALLOWED_HOSTS，再重新启动"
)
_ORIGIN_TOLD = "请求来自别的网站，已拒绝。请直接打开本程序的网页"

_MISSING = (
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>没有这一页</title>'
    "<h1>没有这一页</h1><p>请检查网址。</p><p><a href='./'>回到首页</a></p></html>"
).encode()


class Guard:
    """Refuses foreign hosts and origins, and sets the security headers on whatever goes out.

    Args:
        app: all of the page, Gradio's own middleware included.
        host: the address the page listens on.
        allowed: further names under which it may be asked, those of a proxy for example.
    """

    def __init__(self, app: ASGIApp, host: str, allowed: tuple[str, ...] = ()) -> None:
        self._app = app
        self._named = frozenset(name.lower() for name in allowed)
        own = () if host in _ANY else (host.strip("[]").lower(),)
        self._known = self._named.union(_LOCAL, own)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve or refuse one request."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        if fault := self._fault(scope):
            await _refuse(fault, scope, receive, _dressed(send))
            return
        out = _dressed(send)
        await self._app(scope, receive, _missing_told(out) if _wants_page(scope) else out)

    def _fault(self, scope: Scope) -> str:
        """Why a request is refused; "" if it is not."""
        headers = Headers(scope=scope)
        asked = [*headers.getlist("host"), *_listed(headers.get("x-forwarded-host", ""))]
        if len(headers.getlist("host")) != 1 or not all(_name(host) in self._known for host in asked):
            return _HOST_TOLD
        if _reads_the_page(scope, headers):
            return ""
        origins = headers.getlist("origin")
        foreign = any(not self._is_own(origin, asked) for origin in origins)
        # a browser that sends no origin (GET) says at least whether another site asks
        elsewhere = not origins and headers.get("sec-fetch-site") in _FOREIGN
        return _ORIGIN_TOLD if foreign or elsewhere else ""

    def _is_own(self, origin: str, asked: list[str]) -> bool:
        """Whether an origin is the page itself, or a name of it that a proxy does not hand on."""
        try:
            parts = urlsplit(origin)
            port = parts.port
        except ValueError:
            return False
        if parts.scheme not in _PORTS or not parts.hostname:
            return False
        own = {_place(host, parts.scheme) for host in asked}
        return (parts.hostname, port or _PORTS[parts.scheme]) in own or parts.hostname in self._named


def guarded(
    host: str, allowed: tuple[str, ...], door: Callable[[ASGIApp], ASGIApp]
) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """A lifespan that puts the guard around everything an application has, which no list of middleware can.

    Args:
        host: as for the guard.
        allowed: as for the guard.
        door: what stands between the guard and the application.
    """

    @asynccontextmanager
    async def lifespan(app: Any) -> AsyncIterator[None]:
        app.middleware_stack = Guard(door(app.middleware_stack), host, allowed)
        yield

    return lifespan


def _reads_the_page(scope: Scope, headers: Headers) -> bool:
    """Whether the page or a file of it is opened by a link: the one thing that may come from elsewhere."""
    if scope["type"] == "websocket" or scope["method"] not in _SAFE or _QUEUE in scope["path"]:
        return False
    return headers.get("sec-fetch-mode") == "navigate"


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _name(host: str) -> str:
    """The host without its port and brackets; "" for what is none."""
    match = _HOST.fullmatch(host.lower())
    return (match["six"] or match["name"].rstrip(".")) if match else ""


def _place(host: str, scheme: str) -> tuple[str, int]:
    match = _HOST.fullmatch(host.lower())
    return _name(host), int(match["port"] or _PORTS[scheme]) if match else 0


async def _refuse(fault: str, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": ""})
        return
    status = 421 if fault == _HOST_TOLD else 403
    await JSONResponse({"detail": fault}, status_code=status)(scope, receive, send)


def _wants_page(scope: Scope) -> bool:
    """Whether a browser asks for a page, not a program for data."""
    return scope.get("method") == "GET" and "text/html" in Headers(scope=scope).get("accept", "")


def _missing_told(send: Send) -> Send:
    """A page that is not there is told in Chinese, with the way back."""
    missing = False

    async def told(message: Message) -> None:
        nonlocal missing
        if message["type"] == "http.response.start":
            missing = message["status"] == 404
            if missing:
                headers = [
                    (b"content-type", b"text/html; charset=utf-8"),
                    (b"content-length", str(len(_MISSING)).encode()),
                ]
                await send({"type": "http.response.start", "status": 404, "headers": headers})
                await send({"type": "http.response.body", "body": _MISSING})
        if not missing:
            await send(message)

    return told


def _dressed(send: Send) -> Send:
    """What is sent, with the security headers and without those that would let other sites read it."""

    async def dressed(message: Message) -> None:
        if message["type"] in ("http.response.start", "websocket.accept"):
            message.setdefault("headers", [])
            headers = MutableHeaders(scope=message)
            for name in [name for name in headers if name.startswith("access-control-")]:
                del headers[name]
            headers.update(HEADERS)
        await send(message)

    return dressed
