"""Each role has its pages, verbs and events, and nobody the page of another."""

from __future__ import annotations

import uuid

import gradio as gr
import pytest
from door import HTML, NAMES, client, page

from assistant import verbs
from assistant.people.model import Role
from assistant.web import rights
from assistant.web.frame import PAGES

assert page  # the fixture


def test_every_page_and_verb_has_its_roles() -> None:
    assert frozenset().union(*rights.PAGES.values()) == {one.route for one in PAGES}
    assert frozenset().union(*rights.VERBS.values()) == set(verbs.__all__)
    for role in Role:
        assert rights.PAGES[role] <= rights.PAGES[Role.ADMIN]
        assert rights.VERBS[role] <= rights.VERBS[Role.ADMIN]


@pytest.mark.parametrize("role", list(Role))
def test_pages_by_role(page: gr.Blocks, role: Role) -> None:
    with client(page, NAMES[role]) as someone:
        for one in PAGES:
            for path in {one.route, f"{one.route}/"}:
                answer = someone.get(path, headers=HTML, follow_redirects=one.route in rights.PAGES[role])
                assert answer.status_code == (200 if one.route in rights.PAGES[role] else 403), path
        shown = someone.get("", headers=HTML).text
        assert f'content="{NAMES[role]}（{role}）"' in shown
        assert ('a[href="./admin"]' in shown) is (role is not Role.ADMIN)


@pytest.mark.parametrize("role", list(Role))
def test_verbs_by_role(page: gr.Blocks, role: Role) -> None:
    with client(page, NAMES[role]) as someone:
        for name in verbs.__all__:
            for path in (f"run/{name}", f"api/{name}", f"run/{name}/"):
                answer = someone.post(f"gradio_api/{path}", json={"data": []})
                allowed = name in rights.VERBS[role]
                assert (answer.status_code == 403) is not allowed, (path, answer.text)
            assert (someone.get(f"gradio_api/call/{name}/x").status_code == 403) is not allowed


@pytest.mark.parametrize("role", list(Role))
def test_events_by_role(page: gr.Blocks, role: Role) -> None:
    with client(page, NAMES[role]) as someone:
        mine = uuid.uuid4().hex
        for number, handler in page.fns.items():
            allowed = (
                handler.api_name in rights.VERBS[role]
                if handler.api_name in verbs.__all__
                else handler.page in rights.PAGES[role]
            )
            if allowed:
                continue
            body = {"data": [], "fn_index": number, "session_hash": mine}
            answer = someone.post("gradio_api/queue/join", json=body)
            assert answer.status_code == 403, (number, handler.page)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"null", 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b'{"fn_index": 1}', 400),
        (b'{"session_hash": "", "fn_index": 1}', 400),
        (b'{"session_hash": ["a"], "fn_index": 1}', 400),
        (b'{"session_hash": "a1", "fn_index": "1"}', 404),
        (b'{"session_hash": "a1", "fn_index": true}', 404),
        (b'{"session_hash": "a1", "fn_index": 1.0}', 404),
        (b'{"session_hash": "a1", "fn_index": 999999}', 404),
        (b'{"session_hash": "a1", "fn_index": null, "api_name": "/search"}', 404),
        (b'{"session_hash": "a1", "fn_index": -1}', 404),
    ],
)
def test_events_that_are_none(page: gr.Blocks, body: bytes, status: int) -> None:
    with client(page, "ban") as someone:
        answer = someone.post(
            "gradio_api/queue/join", content=body, headers={"content-type": "application/json"}
        )
        assert answer.status_code == status, answer.text


def test_nobody_follows_the_page_of_another(page: gr.Blocks) -> None:
    mine = uuid.uuid4().hex
    number = next(n for n, fn in page.fns.items() if fn.page == "" and fn.api_name not in verbs.__all__)
    body = {"data": [], "fn_index": number, "session_hash": mine}
    with client(page, "ban") as first, client(page, "ban2") as second:
        assert first.post("gradio_api/queue/join", json=body).status_code == 200
        assert second.post("gradio_api/queue/join", json=body).status_code == 404
        assert second.get(f"gradio_api/queue/data?session_hash={mine}").status_code == 404
        assert second.get(f"gradio_api/heartbeat/{mine}").status_code == 404
        cancel = {"session_hash": mine, "fn_index": number, "event_id": "x"}
        assert second.post("gradio_api/cancel", json=cancel).status_code == 404
        assert (
            second.post("gradio_api/reset", json={"session_hash": mine, "event_id": "x"}).status_code == 404
        )
        for wrong in ("", "?session_hash=", "?session_hash", "?x=1"):
            assert first.get(f"gradio_api/queue/data{wrong}").status_code == 404
