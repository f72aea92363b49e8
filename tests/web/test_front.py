"""The first account: demanded where others can reach the page, not where only this machine can; and under a sub-path."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.dossier import database
from assistant.people.accounts import Accounts
from assistant.people.model import Role
from assistant.settings import Settings, settings
from assistant.web import session
from assistant.web.door import Door
from assistant.web.front import Front

WORD = "一句自己记得住的话语"
HTML = {"accept": "text/html"}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings(), "home", tmp_path)
    return tmp_path


async def _who(request: Request) -> PlainTextResponse:
    return PlainTextResponse(request.scope[session.KEY].name)


def opened(**chosen: Any) -> tuple[TestClient, Front]:
    changed = Settings(**chosen)
    front = Front(changed.root_path)
    app = Starlette(routes=[Route("/{rest:path}", _who)])
    return TestClient(Door(app, {}, changed, front), follow_redirects=False), front


def test_alone_on_the_machine_nobody_signs_in() -> None:
    client, _ = opened()
    assert client.get("/").text == "本机用户"
    for path in ("/login", "/setup", "/password", "/logout"):
        assert client.get(path).headers["location"] == "/"
        assert client.post(path, data={"name": "x", "new": WORD, "again": WORD}).headers["location"] == "/"
    assert not Accounts().any()


def test_with_an_account_even_the_machine_itself_signs_in() -> None:
    client, _ = opened()
    assert client.get("/").status_code == 200
    Accounts().set_up("guan", WORD)
    assert client.get("/").status_code == 401
    assert client.get("/", headers=HTML).headers["location"] == "/login"
    assert client.get("/case?id=a b", headers=HTML).headers["location"] == "/login?next=/case%3Fid%3Da%2520b"


@pytest.mark.parametrize("chosen", [{"host": "0.0.0.0"}, {"allowed_hosts": ("zhifa.example.cn",)}])
def test_reachable_by_others_it_must_be_set_up(chosen: dict[str, Any]) -> None:
    client, front = opened(**chosen)
    assert client.get("/").status_code == 401
    assert client.get("/", headers=HTML).headers["location"] == "/setup"
    assert client.get("/login").headers["location"] == "/setup"
    assert "设置码" in client.get("/setup").text
    form = {"code": front.code, "name": "guan", "new": WORD, "again": WORD}
    for wrong in (
        {"code": ""},
        {"code": "0000-0000-0000x"},
        {"new": "短", "again": "短"},
        {"again": "不同"},
        {"name": "a b"},
        {"name": ""},
    ):
        refused = client.post("/setup", data=form | wrong)
        assert refused.status_code == 403
        assert WORD not in refused.text
    assert not Accounts().any()
    done = client.post("/setup", data=form)
    assert done.headers["location"] == "/"
    assert client.get("/").text == "guan"
    assert [(one.name, one.role) for one in Accounts().all()] == [("guan", Role.ADMIN)]
    client.cookies.clear()
    assert client.post("/setup", data=form | {"name": "er"}).headers["location"] == "/login"


def test_under_a_sub_path() -> None:
    Accounts().set_up("guan", WORD)
    client, _ = opened(root_path="/zhifa")
    for prefix in ("", "/zhifa"):  # a proxy may hand the sub-path on or not
        assert client.get(f"{prefix}/", headers=HTML).headers["location"] == "/zhifa/login"
        assert client.get(f"{prefix}/login").status_code == 200
    done = client.post("/zhifa/login", data={"name": "guan", "password": WORD, "next": "/law"})
    assert done.headers["location"] == "/zhifa/law"
    assert "path=/zhifa" in done.headers["set-cookie"].lower()


def test_a_damaged_database_is_told_in_a_line(home: Path) -> None:
    (home / "cases.db").write_bytes(b"no database at all" * 100)
    database._opened.clear()
    client, _ = opened()
    answer = client.get("/")
    assert answer.status_code == 503
    assert "损坏" in answer.json()["detail"]
    assert "损坏" in client.get("/", headers=HTML).text
