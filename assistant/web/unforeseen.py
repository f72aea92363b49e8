"""Errors nobody foresaw: one line in the log, with the places in the code and no word of the data; a plain answer."""

from __future__ import annotations

import logging
import secrets
import traceback
from pathlib import Path

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import AssistantError
from assistant.journal import Face, note

STEP = "网页的一步没有做完"
_PLACES = 6
_UPLOAD, _NO_UPLOAD = "/gradio_api/upload", "上传的内容读不出，请重新选择文件"
_log = logging.getLogger(__name__)


def logged(error: BaseException, what: str) -> str:
    """Log where an error came from; its own words may hold data of a case and stay out.

    Args:
        error: what was raised.
        what: what was being done, e.g. the kind of a request.

    Returns:
        What to tell the user, with the sign under which it stands in the log.
    """
    sign = secrets.token_hex(3)
    frames = traceback.extract_tb(error.__traceback__)[-_PLACES:]
    places = " > ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    note("failure", Face.SERVER, outcome=type(error).__name__, sign=sign)
    _log.error("%s：%s，编号 %s：%s", what, type(error).__name__, sign, places)
    return f"程序出错，没有做完（编号 {sign}）。请重试；仍然不行的，请把编号告诉管理员"


def sayable(error: Exception, what: str = STEP) -> str:
    """What to tell the user of an error: its own words where we wrote them, else the sign under which it is logged.

    Args:
        error: what was raised.
        what: what was being done.
    """
    return str(error) if isinstance(error, AssistantError) else logged(error, what)


class Quiet:
    """Answers for a request that ran into an error: no trace of the program goes out or into the log.

    Args:
        app: the page as ASGI application.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        begun = False

        async def noticing(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noticing)
        except Exception as error:
            if scope["type"] != "http":
                raise
            unread = scope["path"].endswith(_UPLOAD)
            told = _NO_UPLOAD if unread else logged(error, "请求没有处理完")
            if not begun:
                await JSONResponse({"detail": told}, 400 if unread else 500)(scope, receive, send)
            else:
                await send({"type": "http.response.body", "body": b"", "more_body": False})
