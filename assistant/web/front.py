"""The door's own pages: sign in, set up the first account, change the password, sign out. Plain forms, no Gradio."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.errors import AssistantError, InputError
from assistant.people.accounts import Accounts
from assistant.people.model import Person
from assistant.people.passwords import LEAST
from assistant.people.sessions import Sessions
from assistant.web.components.part import static
from assistant.web.components.shapes import NOTHING, joined, said
from assistant.web.theme import ICON

COOKIE = "assistant_session"
_MOST = 16_384  # bytes of a form
_PATHS = ("/login", "/logout", "/setup", "/password")
_PAGE = Markup(
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport"'
    ' content="width=device-width,initial-scale=1">{icon}<title>{title} · 执法办案助手</title><style>{css}</style>'
    "<script>{script}</script></head><body class='face'><main class='door'><section class='sheet'><h1>执法办案助手</h1>"
    "<h2>{title}</h2>{note}{body}</section></main></body></html>"
)
_FIELD = Markup(
    '<label class="field"><span>{label}</span><input name="{name}" type="{kind}" value="{value}" required'
    ' autocomplete="{auto}" maxlength="200"{more}></label>'
)
_NEW = ("新口令", "new", "password", "new-password")
_AGAIN = ("再输一遍新口令", "again", "password", "new-password")


@dataclass(frozen=True, slots=True)
class _Form:
    """One page: its title, its fields (label, name, kind, what browsers fill in), the word on its button."""

    title: str
    fields: tuple[tuple[str, str, str, str], ...]
    button: str
    note: str = ""


_NAME = ("用户名", "name", "text", "username")
_FORMS = {
    "/login": _Form("登录", (_NAME, ("口令", "password", "password", "current-password")), "登录"),
    "/setup": _Form(
        "第一次使用：设置管理员",
        (("设置码", "code", "text", "one-time-code"), _NAME, _NEW, _AGAIN),
        "建立管理员并登录",
        f"设置码印在启动本程序的窗口（或者服务日志）里。口令至少 {LEAST} 个字符，可以用一句自己记得住的话。",
    ),
    "/password": _Form(
        "修改口令",
        (("现在的口令", "old", "password", "current-password"), _NEW, _AGAIN),
        "修改",
        f"至少 {LEAST} 个字符。改好以后，别处的登录都会退出。",
    ),
}


class Front:
    """Answers the door's own addresses.

    Args:
        root: the sub-path under which the page stands behind a proxy.

    Attributes:
        code: what the first account is set up with; told where the program was started, never on the page.
    """

    def __init__(self, root: str = "") -> None:
        self._root = root.rstrip("/")
        self.code = (
            f"{secrets.randbelow(10**4):04d}-{secrets.randbelow(10**4):04d}-{secrets.randbelow(10**4):04d}"
        )

    def has(self, path: str) -> bool:
        """Whether an address is one of these."""
        return path in _PATHS

    async def answer(self, path: str, who: Person | str, request: Request) -> Response:
        """The page, or what a filled form leads to.

        Args:
            path: one of the addresses.
            who: who asks; "login" or "setup" where that must come first.
            request: the request.
        """
        if path != self._due(path, who):
            return self._to(self._due(path, who))
        if request.method in ("GET", "HEAD") and path in _FORMS:
            return _page(path, {"next": request.query_params.get("next", "")})
        if request.method != "POST":
            return self._to("/")
        values = await _values(request)
        if values is None:
            return HTMLResponse(notice("填写的内容太长"), 413)
        try:
            return await run_in_threadpool(partial(self._done, path, who, values, request))
        except AssistantError as error:
            return _page(path, values, error)

    def _due(self, path: str, who: Person | str) -> str:
        """The address that is in order for who asks."""
        if isinstance(who, str):
            return f"/{who}"
        return path if who.signed_in and not who.by_token and path in ("/logout", "/password") else "/"

    def _done(self, path: str, who: Person | str, values: dict[str, str], request: Request) -> Response:
        """What a filled form leads to.

        Raises:
            AssistantError: it cannot be accepted.
        """
        if path == "/logout":
            Sessions().end(request.cookies.get(COOKIE, ""))
            return self._signed_out()
        if path == "/login":
            person = Accounts().check(values.get("name", ""), values.get("password", ""))
            where = "/password" if person.must_change else _back(values.get("next", ""))
            return self._signed_in(person.name, where, request)
        _check_twice(values)
        if path == "/setup":
            if not secrets.compare_digest(values.get("code", "").strip().encode(), self.code.encode()):
                raise InputError("设置码不对", "请看启动本程序的窗口或者服务日志")
            name = Accounts().set_up(values.get("name", ""), values["new"])
            return self._signed_in(name, "/", request)
        assert isinstance(who, Person)
        Accounts().change_password(who.name, values.get("old", ""), values["new"])
        return self._signed_in(who.name, "/", request)

    def _signed_in(self, name: str, where: str, request: Request) -> Response:
        answer = self._to(where)
        by_tls = "https" in (request.url.scheme, request.headers.get("x-forwarded-proto", "").lower())
        answer.set_cookie(
            COOKIE,
            Sessions().begin(name),
            path=self._root or "/",
            secure=by_tls,
            httponly=True,
            samesite="strict",
        )
        return answer

    def _signed_out(self) -> Response:
        answer = self._to("/login")
        answer.delete_cookie(COOKIE, path=self._root or "/", httponly=True, samesite="strict")
        answer.headers["Clear-Site-Data"] = '"storage"'  # what was being typed lies in the tab's own store
        return answer

    def _to(self, where: str) -> Response:
        return RedirectResponse(f"{self._root}{where}", 303)


def notice(told: str) -> str:
    """A page that says one thing, with the way back."""
    back = Markup('<p><a href="./">回到首页</a></p>')
    return _drawn("请注意", said(told, "r"), back)


def _page(path: str, values: dict[str, str], error: AssistantError | None = None) -> Response:
    form = _FORMS[path]
    fields = joined(_field(at, field, values) for at, field in enumerate(form.fields))
    kept = Markup('<input type="hidden" name="next" value="{}">').format(_back(values.get("next", "")))
    body = Markup('<form method="post">{}{}<button class="go">{}</button></form>').format(
        fields, kept, form.button
    )
    note = Markup('<p class="small dim">{}</p>').format(form.note) if form.note else NOTHING
    told = said(str(error), "r") if error else NOTHING
    return HTMLResponse(
        _drawn(form.title, told + note, body), 403 if error else 200, {"Cache-Control": "no-store"}
    )


def _field(at: int, field: tuple[str, str, str, str], values: dict[str, str]) -> Markup:
    label, name, kind, auto = field
    value = values.get(name, "") if kind == "text" else ""
    more = Markup(" autofocus") if at == 0 else NOTHING
    return _FIELD.format(label=label, name=name, kind=kind, value=value, auto=auto, more=more)


def _drawn(title: str, note: str, body: str) -> str:
    styles = Markup(static("tokens.css") + static("face.css") + static("door.css"))
    script = Markup(static("tone.js") + static("face.js"))
    return str(_PAGE.format(icon=Markup(ICON), title=title, css=styles, script=script, note=note, body=body))


def _back(where: str) -> str:
    """Where to go after signing in: an address of ours, whatever was asked for."""
    parts = urlsplit(where if where.startswith("/") else "/")
    fine = not parts.scheme and not parts.netloc and where.isprintable() and "\\" not in where
    return where if fine and where.startswith("/") and not where.startswith("//") else "/"


def _check_twice(values: dict[str, str]) -> None:
    if values.setdefault("new", "") != values.get("again", ""):
        raise InputError("两遍新口令不一样", "请重新输入")


async def _values(request: Request) -> dict[str, str] | None:
    """The fields of a form; None when it is too large."""
    body = b""
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > _MOST:
                return None
    except ClientDisconnect:
        return None
    found: dict[str, list[Any]] = parse_qs(body.decode("utf-8", "replace"), max_num_fields=20)
    return {name: str(several[0]) for name, several in found.items()}
