"""Foreign hosts and origins are refused, browsers are told to let nothing out, and proxies go on working."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from assistant.settings import Settings
from assistant.web.guard import HEADERS, Guard

_PAGE = "http://localhost:7860"


async def _said(_: Any) -> PlainTextResponse:
    return PlainTextResponse(
        "好", headers={"Access-Control-Allow-Origin": "*", "access-control-allow-credentials": "true"}
    )


async def _socket(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("好")
    await socket.close()


def client(host: str = "127.0.0.1", allowed: tuple[str, ...] = (), base: str = _PAGE) -> TestClient:
    routes = [
        Route("/{rest:path}", _said, methods=["GET", "POST", "PUT", "DELETE", "OPTIONS"]),
        WebSocketRoute("/{rest:path}", _socket),
    ]
    return TestClient(Guard(Starlette(routes=routes), host, allowed), base_url=base)


@pytest.mark.parametrize(
    ("host", "fine"),
    [
        ("localhost", True), ("localhost:7860", True), ("LOCALHOST:1", True), ("127.0.0.1:7860", True), ("[::1]:7860", True),
        ("localhost.:7860", True), ("10.1.2.3:7860", True), ("zhifa.example.cn", True), ("Zhifa.Example.cn:443", True),
        ("evil.example", False), ("localhost.evil.example", False), ("127.0.0.1.evil.example", False), ("127.0.0.2", False),
        ("0.0.0.0:7860", False), ("[::2]:7860", False), ("", False), ("localhost@evil.example", False),
        ("evil.example:7860#localhost", False), ("[::1", False), ("localhost evil.example", False), ("localhost/evil", False), ("localhost:", False), ("localhost:a", False), ("local host", False),
    ],
)  # fmt: skip
def test_hosts(host: str, fine: bool) -> None:
    answer = client("10.1.2.3", ("zhifa.example.cn",)).get("/", headers={"Host": host})
    assert answer.status_code == (200 if fine else 421)
    assert fine or "ASSISTANT_ALLOWED_HOSTS" in answer.json()["detail"]


@pytest.mark.parametrize("listening", ["0.0.0.0", "::", ""])
def test_listening_everywhere_lets_no_name_through(listening: str) -> None:
    assert client(listening).get("/", headers={"Host": "192.168.1.5:7860"}).status_code == 421
    assert client(listening).get("/").status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "headers", "fine"),
    [
        # the page itself
        ("GET", "/", {}, True),
        ("GET", "/", {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}, True),
        ("GET", "/", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, True),
        ("POST", "/gradio_api/queue/join", {"Origin": _PAGE, "Sec-Fetch-Site": "same-origin"}, True),
        ("GET", "/gradio_api/queue/data", {"Sec-Fetch-Site": "same-origin"}, True),
        # programs of this machine say nothing of origins
        ("POST", "/gradio_api/run/search", {}, True),
        ("GET", "/gradio_api/queue/data", {}, True),
        # other sites
        ("POST", "/gradio_api/queue/join", {"Origin": "https://evil.example"}, False),
        ("POST", "/gradio_api/run/search", {"Origin": "https://evil.example"}, False),
        ("POST", "/gradio_api/run/search", {"Origin": "null"}, False),
        ("POST", "/gradio_api/upload", {"Origin": "http://localhost:3000"}, False),
        # what stands behind a proxy with TLS: no other service can listen on this port
        ("POST", "/gradio_api/upload", {"Origin": "https://localhost:7860"}, True),
        ("POST", "/gradio_api/upload", {"Origin": "http://127.0.0.1:7860"}, False),
        ("POST", "/", {"Origin": "https://evil.example", "Sec-Fetch-Mode": "navigate"}, False),
        ("PUT", "/x", {"Origin": "https://evil.example"}, False),
        ("DELETE", "/x", {"Origin": "https://evil.example"}, False),
        ("POST", "/x", {"Sec-Fetch-Site": "cross-site"}, False),
        ("POST", "/x", {"Origin": "http://localhost:7860.evil.example"}, False),
        ("POST", "/x", {"Origin": "http://localhost:99999"}, False),
        ("POST", "/x", {"Origin": "file://"}, False),
        ("OPTIONS", "/x", {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}, False),
        ("GET", "/gradio_api/queue/data", {"Origin": "https://evil.example"}, False),
        ("GET", "/gradio_api/queue/data", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, False),
        ("GET", "/gradio_api/queue/data", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, False),
        ("GET", "/gradio_api/queue/data", {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}, False),
        ("GET", "/gradio_api/file=/a", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, False),
        ("GET", "/config", {"Origin": "https://evil.example"}, False),
    ],
)  # fmt: skip
def test_origins(method: str, path: str, headers: dict[str, str], fine: bool) -> None:
    answer = client().request(method, path, headers=headers)
    assert answer.status_code == (200 if fine else 403), answer.text
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert [name for name in answer.headers if name.startswith("access-control")] == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        # a proxy that hands the name on, with and without the name in the settings
        (
            {
                "Host": "127.0.0.1:7860",
                "X-Forwarded-Host": "zhifa.example.cn",
                "Origin": "https://zhifa.example.cn",
            },
            200,
        ),
        (
            {"Host": "127.0.0.1:7860", "X-Forwarded-Host": "evil.example", "Origin": "https://evil.example"},
            421,
        ),
        ({"Host": "127.0.0.1:7860", "X-Forwarded-Host": "zhifa.example.cn, evil.example"}, 421),
        # one that asks under its own name, and one that says nothing
        ({"Host": "zhifa.example.cn", "Origin": "https://zhifa.example.cn"}, 200),
        ({"Host": "127.0.0.1:7860", "Origin": "https://zhifa.example.cn"}, 200),
        ({"Host": "zhifa.example.cn", "Origin": "https://other.example.cn"}, 403),
    ],
)
def test_proxies(headers: dict[str, str], status: int) -> None:
    answer = client(allowed=("zhifa.example.cn",)).post("/zhifa/gradio_api/queue/join", headers=headers)
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("headers", "fine"),
    [
        ({}, True),
        ({"Origin": _PAGE}, True),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Host": "evil.example"}, False),
    ],
)
def test_websockets(headers: dict[str, str], fine: bool) -> None:
    if fine:
        with client().websocket_connect("ws://localhost:7860/live", headers=headers) as socket:
            assert socket.receive_text() == "好"
        return
    with (
        pytest.raises((WebSocketDisconnect, WebSocketDenialResponse)),
        client().websocket_connect("ws://localhost:7860/live", headers=headers),
    ):
        pass


def test_two_host_headers_are_refused() -> None:
    sent: list[dict[str, Any]] = []

    async def ask() -> None:
        scope = {
            "type": "http", "method": "GET", "path": "/", "headers": [(b"host", b"localhost"), (b"host", b"localhost")],
        }  # fmt: skip

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await Guard(Starlette(), "127.0.0.1")(scope, None, send)  # type: ignore[arg-type]

    asyncio.run(ask())
    assert sent[0]["status"] == 421


def test_the_names_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_ALLOWED_HOSTS", " 192.168.1.5, Zhifa.example.cn ,,[fe80::1]")
    assert Settings().allowed_hosts == ("192.168.1.5", "zhifa.example.cn", "fe80::1")
    monkeypatch.setenv("ASSISTANT_ALLOWED_HOSTS", "")
    assert Settings().allowed_hosts == ()


def test_a_page_that_is_not_there_is_told_in_chinese() -> None:
    client = TestClient(Guard(Starlette(), "127.0.0.1"), base_url="http://127.0.0.1")
    page = client.get("/没有", headers={"accept": "text/html"})
    assert page.status_code == 404
    assert "没有这一页" in page.text
    assert "没有这一页" not in client.get("/没有", headers={"accept": "application/json"}).text
