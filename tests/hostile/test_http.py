"""Hostile values for every field of the nine verbs over HTTP: an answer or one Chinese line, within five seconds, no trace."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr
import httpx
import pytest
from pace import pace

from assistant.contract import VERBS
from assistant.web import shell

MOST_SECONDS = 5
SECRET = "张某某的秘密"


def deep(depth: int) -> Any:
    found: Any = SECRET
    for _ in range(depth):
        found = {"a": [found]}
    return found


VALUES: tuple[Any, ...] = (
    None, "", " ", "\0", "a\0b", SECRET, -1, 0, 10**30, 1e300, True, [], {}, [None], [[[]]], {"": None}, deep(50), "a" * 30_000,
    "'; DROP TABLE cases; --", "../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:1/", "😀" * 500, "(" * 3000, "《" * 3000,
    "第九千九百九十九条" * 100, "\u202e罚款", "2026-13-45", "<script>alert(1)</script>", {"facts": 1}, {"facts": SECRET, "evidence": [1, None, {}]},
    {"facts": SECRET, "id": "\0../x", "steps": "x"}, {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}, ["a"] * 2000,
)  # fmt: skip
BODIES = (
    b"", b"{", b"null", b"[]", b"1", b'"a"', b"\xff\xfe", b"\0", b"[" * 100_000, b'{"data": 1}', b'{"data": {}}', b'{"data": null}', b'{"data": []}',
    b'{"data": [' + b"1," * 5000 + b"1]}", b'{"data": ["\\ud800", null, null, null, null, null, null]}', b'{"data": [1e999]}', b'{"data": [NaN]}',
    b'{"data": [' + b"9" * 6000 + b"]}", b'{"data": [], "data": [1]}', b"a" * 3_000_000, b'{"fn_index": 0, "data": []}', b'{"data": [], "session_hash": {}}',
)  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, packaged_library: object) -> Iterator[httpx.Client]:
    """The page with everything opened that a question needs."""
    from assistant.analysis.rule_index import open_rules
    from assistant.search.articles import open_search

    tmp_path_factory.getbasetemp()
    open_search()
    open_rules()
    patch = pytest.MonkeyPatch()
    patch.setattr(shell, "_warm", lambda: None)
    page: gr.Blocks = shell.launch(block=False, port=0)
    with httpx.Client(base_url=page.local_url, timeout=600) as client:
        for verb in VERBS:  # the first of each opens what it needs, and long ones start a worker
            for text in ("占道", "占道" * 12_000):
                client.post(f"gradio_api/run/{verb.name}", json={"data": [text] + [None] * 9})
        yield client
    page.close()
    patch.undo()


def in_time(ask: Callable[[], httpx.Response]) -> httpx.Response:
    """The answer; of three tries one must come in time, reckoned by how fast the machine is just then."""
    waited = []
    for _ in range(3):
        start = time.monotonic()
        answer = ask()
        waited.append(time.monotonic() - start)
        if waited[-1] < MOST_SECONDS or waited[-1] < MOST_SECONDS * pace(time.monotonic):
            return answer
    raise AssertionError(f"no answer within {MOST_SECONDS} s: {waited}")


def asked(client: httpx.Client, path: str, body: bytes) -> httpx.Response:
    answer = in_time(lambda: client.post(path, content=body, headers={"content-type": "application/json"}))
    assert "Traceback" not in answer.text
    assert "/site-packages/" not in answer.text
    return answer


@pytest.fixture(autouse=True)
def nothing_leaks(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    caplog.set_level(logging.INFO)
    yield
    shown = capfd.readouterr()
    for text in (caplog.text, shown.out, shown.err):
        assert "Traceback" not in text, text[-3000:]
        assert SECRET not in text
        assert "程序出错" not in text, text[-3000:]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_values(verb: Any, client: httpx.Client) -> None:
    fields = list(verb.request.model_fields)
    for place in range(len(fields)):
        for value in VALUES:
            data: list[Any] = ["占道"] + [None] * (len(fields) - 1)
            data[place] = value
            answer = asked(client, f"gradio_api/run/{verb.name}", json.dumps({"data": data}).encode())
            fine = answer.status_code in (200, 422) or "不能读取这个文件" in answer.text
            assert fine, (place, str(value)[:60], answer.status_code, answer.text[:300])
            assert "root:" not in answer.text


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_bodies(body: bytes, client: httpx.Client) -> None:
    for verb in VERBS:
        for path in (f"run/{verb.name}", f"call/{verb.name}", f"call/v2/{verb.name}"):
            answer = asked(client, f"gradio_api/{path}", body)
            assert answer.status_code in (200, 400, 404, 413, 422), (
                path,
                answer.status_code,
                answer.text[:300],
            )
    for path in ("queue/join", "cancel", "reset"):
        assert asked(client, f"gradio_api/{path}", body).status_code in (400, 404, 413, 422)


@pytest.mark.parametrize(
    "path",
    ["gradio_api/queue/data?session_hash=none", "gradio_api/call/search/none", "gradio_api/file=/etc/passwd", "gradio_api/file=../../../etc/passwd",
     "gradio_api/file=%2e%2e/%2e%2e/etc/passwd", "gradio_api/file=http://127.0.0.1:1/", "assets/../../../../etc/passwd", "static/%2e%2e/%2e%2e/x", "assets/" + "a" * 5000,
     "gradio_api/upload_progress?upload_id=x", "case?id=%00", "case?id=" + "a" * 5000, "law?id=x&article=%ff", "search?q=" + "%E7%BD%9A" * 1000, "gradio_api/heartbeat/",
     "gradio_api/stream/x/y/z/playlist.m3u8", "gradio_api/proxy=http://127.0.0.1:1/", "monitoring", "gradio_api/runs", "%00", "\\..\\..", "nothing", "config?deep_link=x"],
)  # fmt: skip
def test_addresses(path: str, client: httpx.Client) -> None:
    answer = in_time(lambda: client.get(path))
    assert answer.status_code in (200, 400, 403, 404, 414), (path, answer.status_code)
    assert "root:" not in answer.text


def test_uploads(client: httpx.Client) -> None:
    for name in ("../../x", "/etc/x", "a\0b", "", "." * 300, "CON", "a" * 4000, "x.exe", "\u202etxt.exe"):
        answer = client.post("gradio_api/upload", files={"files": (name, b"x")})
        assert answer.status_code in (200, 400, 413, 422), (name[:20], answer.status_code)
        if answer.status_code == 200:
            assert all("/tmp/run-" in path and ".." not in path for path in answer.json())
    answer = client.post("gradio_api/upload", content=b"x", headers={"content-type": "multipart/form-data"})
    assert answer.status_code in (400, 422)
