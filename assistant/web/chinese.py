"""The page speaks Chinese whatever the browser is set to, from its first byte: Gradio takes its own words by the browser's
language, and says nothing until its script is there."""

from __future__ import annotations

from markupsafe import Markup
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.people.model import Person
from assistant.web import loading
from assistant.web.rights import hidden
from assistant.web.session import KEY
from assistant.web.theme import ICON

_OLD = b'lang="en"'
_NEW = b'lang="zh-CN"'
_APP = b"<gradio-app"  # the door's own pages have none: they are drawn at once
_SCRIPT = (
    b"<script>for(const [n,v] of [['language','zh-CN'],['languages',['zh-CN','zh']]])"
    b"Object.defineProperty(navigator,n,{get:()=>v})</script>"
)


class Chinese:
    """Says so at the head of every page, before Gradio's scripts are read; and who is signed in, for the top bar.

    Args:
        app: the page as ASGI application.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        held: list[Message] = []

        async def rewritten(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                held.append(message)
            elif held:
                held.append(message)
                if not message.get("more_body"):
                    for part in _in_chinese(held, _signed_in(scope.get(KEY))):
                        await send(part)
                    held.clear()
            else:
                await send(message)

        await self._app(scope, receive, rewritten)


def _is_page(message: Message) -> bool:
    headers = dict(message.get("headers", ()))
    return headers.get(b"content-type", b"").startswith(b"text/html") and b"content-encoding" not in headers


def _signed_in(person: object) -> bytes:
    """The name for face.js, and the pages to which no link is shown."""
    if not isinstance(person, Person) or not person.signed_in:
        return b""
    pages = sorted(hidden(person.role))
    links = ",".join(f'a[href="./{page}"],a[href^="./{page}?"]' for page in pages)
    hide = Markup("<style>{}{{display:none!important}}</style>").format(Markup(links)) if links else ""
    told = Markup('<meta name="assistant-person" content="{}（{}）">{}').format(
        person.name, person.role, hide
    )
    return told.encode()


def _in_chinese(held: list[Message], more: bytes) -> tuple[Message, Message]:
    start, *parts = held
    body = b"".join(part.get("body", b"") for part in parts)
    head = b"<head>" + ICON.encode() + _SCRIPT + more
    if _APP in body:
        head += loading.STYLE.encode()
        body = body.replace(_APP, loading.BODY.encode() + _APP, 1)
    body = body.replace(_OLD, _NEW, 1).replace(b"<head>", head, 1)
    headers = [(name, value) for name, value in start["headers"] if name != b"content-length"]
    headers.append((b"content-length", str(len(body)).encode()))
    return {**start, "headers": headers}, {"type": "http.response.body", "body": body}
