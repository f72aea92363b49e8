"""The page as it is launched, and how somebody comes to it."""

from __future__ import annotations

from collections.abc import Iterator

import gradio as gr
import httpx
import pytest

from assistant.people.accounts import Accounts
from assistant.people.model import Role
from assistant.people.sessions import Sessions
from assistant.settings import settings
from assistant.web import shell

WORD = "一句自己记得住的话语"
NAMES = {Role.HANDLER: "ban", Role.REVIEWER: "shen", Role.TRAINER: "pei", Role.ADMIN: "guan"}
HTML = {"accept": "text/html"}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[gr.Blocks]:
    """The page as it is launched, with an account of each role and a second handler."""
    patch = pytest.MonkeyPatch()
    tmp_path_factory.getbasetemp()
    patch.setattr(settings(), "home", tmp_path_factory.mktemp("home"))
    patch.setattr(shell, "_warm", lambda: None)
    Accounts().set_up("guan", WORD)
    for role, name in [*NAMES.items(), (Role.HANDLER, "ban2")]:
        if name != "guan":
            Accounts().add(name, role, WORD, by="guan", must_change=False)
    page = shell.launch(block=False, port=0)
    yield page
    page.close()
    patch.undo()


def client(page: gr.Blocks, name: str = "", **headers: str) -> httpx.Client:
    signed_in = {"assistant_session": Sessions().begin(name)} if name else {}
    return httpx.Client(base_url=page.local_url, timeout=300, headers=headers, cookies=signed_in)


def addresses(page: gr.Blocks) -> list[tuple[str, str]]:
    """Method and path of every route that Gradio serves, and of every page and verb."""
    found = set()
    routes = list(page.app.routes)
    while routes:
        route = routes.pop()
        inner = getattr(route, "original_router", None) or getattr(route, "router", None)
        if inner is not None:
            prefix = "/gradio_api"
            routes_of = [(r, prefix) for r in inner.routes]
        else:
            routes_of = [(route, "")]
        for one, prefix in routes_of:
            path = getattr(one, "path", None)
            if path is None:
                continue
            path = path if path.startswith(prefix) else prefix + path
            for method in getattr(one, "methods", None) or {"GET"}:
                found.add((method, filled(path)))
    return sorted(found)


def filled(path: str) -> str:
    """A route's path with something in the place of its parameters."""
    for name, value in {"path_or_url:path": "/etc/passwd", "url_path:path": "http://127.0.0.1/"}.items():
        path = path.replace(f"{{{name}}}", value)
    while "{" in path:
        head, _, rest = path.partition("{")
        path = f"{head}x{rest.partition('}')[2]}"
    return path


PUBLIC = (
    "/assets/",
    "/static/",
    "/svelte/",
    "/theme.css",
    "/favicon.ico",
    "/robots.txt",
    "/manifest.json",
    "/startup-events",
)


def is_public(path: str) -> bool:
    return path.removeprefix("/gradio_api").startswith(PUBLIC)


def upload(someone: httpx.Client, name: str = "案卷.txt", content: str = "当事人张某") -> str:
    (path,) = someone.post("gradio_api/upload", files={"files": (name, content.encode())}).json()
    return str(path)
