"""Who is not signed in gets nothing, who is gets what the role may have: every address of Gradio, every page, event, file."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import gradio as gr
import httpx
import pytest
from door import HTML, WORD, addresses, client, is_public, page, upload

from assistant.dossier.audit import Action, AuditLog
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.people.accounts import Accounts
from assistant.people.model import Role
from assistant.people.sessions import Sessions
from assistant.settings import Settings

assert page  # the fixture


def test_without_signing_in_nothing_is_given(page: gr.Blocks) -> None:
    everything = addresses(page)
    assert len(everything) > 80
    with client(page) as nobody:
        for method, path in everything:
            if is_public(path):
                continue
            answer = nobody.request(method, path, json={} if method == "POST" else None)
            front = path in ("/login", "/logout")
            assert answer.status_code in ((200, 303, 403) if front else (401,)), (method, path)
            assert not front or answer.request.method != "GET" or "config" not in answer.text
            if method == "GET":
                seen = nobody.get(path, headers=HTML)
                assert seen.status_code == 303 or front, path
                assert front or seen.headers["location"].startswith("/login"), path


@pytest.mark.parametrize(
    "secret",
    ["", "x", '"', "a" * 5000, "%00", "../../etc", "1; assistant_session=2", "null", "true"],
)
def test_a_made_up_cookie_opens_nothing(page: gr.Blocks, secret: str) -> None:
    with client(page) as nobody:
        answer = nobody.get("config", headers={"cookie": f"assistant_session={secret}"})
        assert answer.status_code in (401, 431, 400)
        for scheme in ("Bearer", "bearer", "Basic", "Token"):
            got = nobody.get("gradio_api/info", headers={"authorization": f"{scheme} {secret}".strip()})
            assert got.status_code in (401, 431, 400)


def test_files_belong_to_who_uploaded_them(page: gr.Blocks) -> None:
    with client(page, "ban") as first, client(page, "ban2") as second, client(page, "guan") as admin:
        path = upload(first)
        assert first.get(f"gradio_api/file={path}").text == "当事人张某"
        for other in (second, admin):
            assert other.get(f"gradio_api/file={path}").status_code == 404
            assert other.head(f"gradio_api/file={path}").status_code in (404, 405)
            assert other.get(f"gradio_api/file/{path}").status_code == 404
            folder, _, name = path.rpartition("/")
            assert other.get(f"gradio_api/file={folder}/../{Path(folder).name}/{name}").status_code == 404
        answer = second.post("gradio_api/run/review", json={"data": ["", path, None, ""]}).json()
        assert answer["data"][0] == {
            "error": "不能读取这个文件。请先上传，或放进设置 ASSISTANT_IMPORT_FOLDERS 写明的文件夹"
        }


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "http://127.0.0.1:1/", "https://例.cn/x", "../../etc/passwd", "/proc/self/environ", "%00", "x" * 9000,
     "file:///etc/passwd", "ftp://a/b", "~/.bashrc", "/"],
)  # fmt: skip
def test_no_other_file_and_no_address_is_fetched(page: gr.Blocks, path: str) -> None:
    with client(page, "guan") as someone:
        assert someone.get(f"gradio_api/file={path}").status_code == 404
        assert someone.get(f"gradio_api/proxy={path}").status_code == 404


def test_events_take_no_file_of_another(page: gr.Blocks) -> None:
    number = next(
        n for n, fn in page.fns.items() if fn.page == "case" and any(type(i).__name__ == "UploadButton" for i in fn.inputs)
    )  # fmt: skip
    with client(page, "ban") as first, client(page, "ban2") as second:
        path = upload(first)
        for given in (path, "http://127.0.0.1:9/x", "/etc/passwd"):
            mine = uuid.uuid4().hex
            filed = {"path": given, "meta": {"_type": "gradio.FileData"}, "orig_name": "a.txt"}
            inputs = [filed] + [None] * (len(page.fns[number].inputs) - 1)
            body = {"data": inputs, "fn_index": number, "session_hash": mine}
            assert second.post("gradio_api/queue/join", json=body).status_code == 200
            told = ""
            with second.stream("GET", f"gradio_api/queue/data?session_hash={mine}") as stream:
                for line in stream.iter_lines():
                    if "process_completed" in line:
                        told = line
                        break
            assert not json.loads(told.removeprefix("data: "))["success"]
            assert "张某" not in told


def test_the_cookie(page: gr.Blocks) -> None:
    with client(page) as nobody:
        answer = nobody.post("login", data={"name": "ban", "password": WORD, "next": "/law?id=3"})
        told = answer.headers["set-cookie"].lower()
        assert "httponly" in told
        assert "samesite=strict" in told
        assert "secure" not in told
        assert answer.headers["location"] == "/law?id=3"
        with client(page, **{"x-forwarded-proto": "https"}) as proxy:
            proxied = proxy.post("login", data={"name": "ban", "password": WORD})
        assert "secure" in proxied.headers["set-cookie"].lower()
        with client(page, origin="https://evil.example") as other:
            foreign = other.post("login", data={"name": "ban", "password": WORD})
        assert foreign.status_code == 403
        assert "set-cookie" not in foreign.headers


@pytest.mark.parametrize(
    "where",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nSet-Cookie: x=1", "evil", "", "\\\\e"],
)  # fmt: skip
def test_after_signing_in_it_goes_nowhere_else(page: gr.Blocks, where: str) -> None:
    with client(page) as nobody:
        answer = nobody.post("login", data={"name": "ban", "password": WORD, "next": where})
        assert answer.headers["location"] == "/"


def test_signing_in_fails_in_one_way(page: gr.Blocks) -> None:
    with client(page) as nobody:
        told = set()
        for name, password in (
            ("ban", "wrong"),
            ("nobody", WORD),
            ("", ""),
            ("<script>x</script>", "x" * 150),
        ):
            answer = nobody.post("login", data={"name": name, "password": password}, headers=HTML)
            assert answer.status_code == 403
            assert "set-cookie" not in answer.headers
            assert "<script>x" not in answer.text
            told.add("用户名或者口令不对" in answer.text)
        assert told == {True}
        assert nobody.post("login", content=b"a" * 20_000).status_code == 413
        assert nobody.post("login", content=b"\xff\xfe&name=%ff").status_code == 403


def test_signing_out(page: gr.Blocks) -> None:
    with client(page, "ban") as someone:
        kept = someone.cookies["assistant_session"]
        assert someone.get("config").status_code == 200
        assert someone.post("logout").headers["location"] == "/login"
        assert (
            httpx.get(f"{page.local_url}config", cookies={"assistant_session": kept}, timeout=300).status_code
            == 401
        )


def test_a_first_password_must_be_changed(page: gr.Blocks) -> None:
    Accounts().add("xin", Role.HANDLER, WORD, by="guan")
    with client(page) as someone:
        answer = someone.post("login", data={"name": "xin", "password": WORD})
        assert answer.headers["location"] == "/password"
        assert someone.get("", headers=HTML).headers["location"] == "/password"
        assert someone.post("gradio_api/run/search", json={"data": []}).status_code == 403
        form = {"old": WORD, "new": "另外一句也记得住的话", "again": "另外一句也记得住的话"}
        for wrong in ({"again": "x"}, {"old": "x"}, {"new": "短", "again": "短"}):
            assert someone.post("password", data=form | wrong).status_code == 403
        assert someone.post("password", data=form).headers["location"] == "/"
        assert someone.get("", headers=HTML).status_code == 200


def test_a_disabled_account_is_out_at_once(page: gr.Blocks) -> None:
    Accounts().add("zou", Role.ADMIN, WORD, by="guan", must_change=False)
    with client(page, "zou") as someone:
        assert someone.get("config").status_code == 200
        Accounts().set_disabled("zou", True, by="guan")
        assert someone.get("config").status_code == 401


def test_tokens_call_verbs_and_open_no_page(page: gr.Blocks, packaged_library: object) -> None:
    token = Sessions().add_token("pei", "报表", by="guan")
    with client(page, authorization=f"Bearer {token}") as program:
        assert program.get("gradio_api/info").status_code == 200
        found = program.post("gradio_api/run/find_citations", json={"data": ["《消防法》第六十条"]})
        assert found.json()["data"][0]["citations"]
        assert program.post("gradio_api/run/draft", json={"data": []}).status_code == 403
        assert program.get("", headers=HTML).status_code == 403
        for path in ("login", "password", "logout", "setup"):
            assert program.post(path, data={}).headers.get("location") == "/"
        number = next(n for n, fn in page.fns.items() if fn.page == "law")
        body = {"data": [], "fn_index": number, "session_hash": "t1"}
        assert program.post("gradio_api/queue/join", json=body).status_code == 403


def event(someone: httpx.Client, page: gr.Blocks, number: int, query: str = "") -> str:
    """What the event answers, as text."""
    mine = uuid.uuid4().hex
    data: list[Any] = [None] * len(page.fns[number].inputs)
    body = {"data": data, "fn_index": number, "session_hash": mine}
    joined = someone.post(f"gradio_api/queue/join{query}", json=body)
    assert joined.status_code == 200, joined.text
    told = ""
    with someone.stream("GET", f"gradio_api/queue/data?session_hash={mine}") as stream:
        for line in stream.iter_lines():
            told += line
            if "process_completed" in line:
                return told
    return told


def test_a_case_is_shown_to_who_handles_it(page: gr.Blocks) -> None:
    case_id = CaseStore().save(Case(facts="暗号四七二九", title="占道"), user="x").id
    CaseStore().assign(case_id, "ban", user="guan")
    opening = [
        n for n, fn in page.fns.items() if fn.page == "case" and fn.targets and fn.targets[0][1] == "load"
    ]
    assert opening
    seen = {}
    for name in ("ban", "ban2", "shen", "guan"):
        with client(page, name) as someone:
            seen[name] = any("暗号四七二九" in event(someone, page, n, f"?id={case_id}") for n in opening)
    assert seen == {"ban": True, "ban2": False, "shen": True, "guan": True}
    users = {entry.user for entry in AuditLog().newest(50, case_id=case_id) if entry.action == Action.VIEW}
    assert users == {"ban", "shen", "guan"}


def test_the_log_tells_no_content(page: gr.Blocks) -> None:
    with client(page, "ban") as handler:
        assert handler.get("admin", headers=HTML).status_code == 403
    log = AuditLog().newest(10_000)
    assert {Action.SIGN_IN, Action.SIGN_IN_FAILED, Action.REFUSED} <= {entry.action for entry in log}
    told = " ".join(f"{entry.user} {entry.case_id} {entry.about}" for entry in log)
    for secret in (WORD, "张某", "暗号", "占道", "passwd", "wrong"):
        assert secret not in told
    assert AuditLog().verify().faults == ()


@pytest.mark.parametrize(
    ("changed", "is_exposed"),
    [
        ({}, False), ({"host": "localhost"}, False), ({"host": "::1"}, False), ({"host": "[::1]"}, False), ({"host": "127.0.0.5"}, False),
        ({"host": "0.0.0.0"}, True), ({"host": "::"}, True), ({"host": ""}, True), ({"host": "10.1.1.1"}, True), ({"host": "server"}, True),
        ({"allowed_hosts": ("zhifa.example.cn",)}, True), ({"root_path": "/zhifa"}, True),
    ],
)  # fmt: skip
def test_what_demands_an_account(changed: dict[str, Any], is_exposed: bool) -> None:
    assert Settings(**changed).exposed is is_exposed
