"""``/api/<verb>``: the contract by plain HTTP, for who may call it; the description says what is so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import gradio as gr
import httpx
import jsonschema
import pytest

from assistant import verbs
from assistant.contract import VERBS, Verb, ask
from assistant.dossier.audit import Action, AuditLog
from assistant.errors import ModelError
from assistant.law.library import LawLibrary
from assistant.people.accounts import Accounts
from assistant.people.model import Role
from assistant.people.sessions import Sessions
from assistant.settings import ROOT, settings
from assistant.web import endpoints, rights, shell
from assistant.web.guard import HEADERS
from assistant.web.openapi import described

WORD = "一句自己记得住的话语"
NAMES = {Role.HANDLER: "ban", Role.REVIEWER: "shen", Role.TRAINER: "pei", Role.ADMIN: "guan"}
TEXT = "依据《中华人民共和国消防法》第六十条第一款第（三）项处罚。"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[gr.Blocks]:
    """The page as it is launched, with an account of each role."""
    patch = pytest.MonkeyPatch()
    tmp_path_factory.getbasetemp()
    patch.setattr(settings(), "home", tmp_path_factory.mktemp("home"))
    patch.setattr(shell, "_warm", lambda: None)
    Accounts().set_up("guan", WORD)
    for role, name in NAMES.items():
        if name != "guan":
            Accounts().add(name, role, WORD, by="guan", must_change=False)
    page = shell.launch(block=False, port=0)
    yield page
    page.close()
    patch.undo()


def program(page: gr.Blocks, name: str = "", **headers: str) -> httpx.Client:
    """A program with a token of an account; none without a name."""
    token = {"authorization": f"Bearer {Sessions().add_token(name, '测试', by='guan')}"} if name else {}
    return httpx.Client(base_url=page.local_url, timeout=300, headers=headers | token)


@pytest.mark.parametrize("path", ["api/verify_citations", "gradio_api/queue/join"])
@pytest.mark.parametrize("large", [True, False])
def test_what_is_too_large_is_told_with_what_to_do(
    page: gr.Blocks, monkeypatch: pytest.MonkeyPatch, path: str, large: bool
) -> None:
    monkeypatch.setattr(endpoints, "MOST_BYTES", 1000)
    with program(page, "ban") as client:
        answer = client.post(path, json={"text": "x" * 2000 if large else "《消防法》"})
    assert (answer.status_code == 413) is large
    assert ("64 MB" in answer.text and "分几次" in answer.text) is large


def test_a_call_answers_as_the_contract_does(page: gr.Blocks, packaged_library: LawLibrary) -> None:
    with program(page, "ban") as client:
        answer = client.post("api/verify_citations", json={"text": TEXT, "as_of": "2026-03-05"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == ask("verify_citations", text=TEXT, as_of="2026-03-05").model_dump(mode="json")
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("role", list(Role))
def test_verbs_by_role(page: gr.Blocks, role: Role) -> None:
    with program(page, NAMES[role]) as client:
        for verb in VERBS:
            answer = client.post(f"api/{verb.name}", json={"no_such_field": 1})
            allowed = verb.name in rights.VERBS[role]
            assert answer.status_code == (422 if allowed else 403), (verb.name, answer.text)


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer x", "Basic x", "Bearer ..", "bearer " + "a" * 5000]
)
def test_without_a_token_nothing_is_given(page: gr.Blocks, authorization: str) -> None:
    headers = {"authorization": authorization} if authorization else {}
    with httpx.Client(base_url=page.local_url, headers=headers, timeout=300) as nobody:
        for path in [*(f"api/{verb.name}" for verb in VERBS), "api/none"]:
            assert nobody.post(path, json={}).status_code == 401
        assert nobody.get("api/openapi.json").status_code == 401


def test_a_token_taken_back_is_none(page: gr.Blocks) -> None:
    with program(page, "ban") as client:
        assert client.get("api/openapi.json").status_code == 200
        newest = Sessions().tokens()[-1]
        Sessions().end_token(newest.digest[:8], by="guan")
        assert client.get("api/openapi.json").status_code == 401
        assert client.post("api/find_citations", json={"text": "x"}).status_code == 401


def test_a_token_goes_with_its_account(page: gr.Blocks) -> None:
    Accounts().add("zou", Role.HANDLER, WORD, by="guan", must_change=False)
    with program(page, "zou") as client:
        assert client.post("api/draft", json={}).status_code == 422
        Accounts().set_disabled("zou", True, by="guan")
        assert client.post("api/draft", json={}).status_code == 401


def test_who_called_which_verb_is_in_the_audit_log(page: gr.Blocks, packaged_library: LawLibrary) -> None:
    before = AuditLog().newest(1)[0].number
    with program(page, "ban") as client:
        client.post("api/find_citations", json={"text": TEXT})
        client.post("gradio_api/run/find_citations", json={"data": [TEXT]})
    with program(page, "pei") as client:
        client.post("api/draft", json={})
    lines = [line for line in reversed(AuditLog().newest(20)) if line.number > before]
    told = [(line.user, line.action, line.about) for line in lines if line.action != Action.TOKEN_ADDED]
    assert told == [
        ("ban", Action.CALLED, "find_citations"),
        ("ban", Action.CALLED, "find_citations"),
        ("pei", Action.REFUSED, "/api/draft"),
    ]
    assert AuditLog().verify().faults == ()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "不是 JSON 对象"),
        (b"[]", "不是 JSON 对象"),
        (b'"x"', "不是 JSON 对象"),
        (b"\xff\xfe", "不是 JSON 对象"),
        (b"[" * 100_000, "不是 JSON 对象"),
        (b"{}", "“text”没有填写"),
        (b'{"text": "\\ud800"}', "半个字符"),
        (b'{"text": "x", "more": 1}', "没有这个字段"),
    ],
)
def test_what_is_no_request_is_told_in_chinese(page: gr.Blocks, body: bytes, told: str) -> None:
    with program(page, "ban") as client:
        answer = client.post("api/find_citations", content=body)
    assert answer.status_code == 422
    assert any(part in answer.json()["error"] for part in told.split("|")), answer.text


def test_other_addresses_and_methods(page: gr.Blocks) -> None:
    with program(page, "ban") as client:
        assert client.get("api/search").status_code == 405
        assert client.get("api/search").headers["allow"] == "POST"
        assert client.post("api/openapi.json", json={}).status_code == 405
        assert client.delete("api/search").status_code == 405
        for path in ("api/none", "api/SEARCH", "api/search/x", "api/..%2Fsearch"):
            assert client.post(path, json={}).status_code == 404, path


def test_another_site_is_refused(page: gr.Blocks) -> None:
    with program(page, "ban", origin="https://evil.example") as client:
        assert client.post("api/find_citations", json={"text": "x"}).status_code == 403


def test_a_failing_model_is_no_fault_of_the_caller(page: gr.Blocks, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> Any:
        raise ModelError("模型文件坏了", "请重新安装")

    monkeypatch.setattr(verbs, "find_citations", broken, raising=False)
    with program(page, "ban") as client:
        answer = client.post("api/find_citations", json={"text": "x"})
    assert (answer.status_code, answer.json()) == (503, {"error": "模型文件坏了。请重新安装"})


def test_a_fault_nobody_foresaw_shows_no_content(page: gr.Blocks, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> Any:
        raise RuntimeError(text)

    monkeypatch.setattr(verbs, "find_citations", broken, raising=False)
    with program(page, "ban") as client:
        answer = client.post("api/find_citations", json={"text": "张某某的事"})
    assert answer.status_code == 500
    assert "编号" in answer.json()["detail"]
    assert "张某某" not in answer.text


def test_files_are_only_those_of_the_caller(page: gr.Blocks, packaged_library: LawLibrary) -> None:
    with program(page, "ban") as mine, program(page, "shen") as other:
        files = {"files": ("决定书.txt", "行政处罚决定书\n依据《消防法》第六百条".encode())}
        (path,) = mine.post("gradio_api/upload", files=files).json()
        assert mine.post("api/review", json={"file": path}).json()["kind"] == "decision"
        for client, given in ((other, path), (mine, "/etc/passwd"), (mine, str(ROOT / "README.md"))):
            answer = client.post("api/review", json={"file": given})
            assert answer.status_code == 422
            assert "不能读取这个文件" in answer.json()["error"]


# the description -----------------------------------------------------------------------------------------------


def test_the_description_is_served_and_needs_nothing_from_elsewhere(page: gr.Blocks) -> None:
    with program(page, "pei") as client:
        told = client.get("api/openapi.json").json()
    assert told == json.loads(json.dumps(described()))
    assert "http" not in json.dumps(told).replace('"type": "http"', "")


def test_every_verb_is_described_once() -> None:
    paths = described()["paths"]
    assert set(paths) == {f"/api/{verb.name}" for verb in VERBS} | {"/gradio_api/upload"}
    assert all(set(methods) == {"post"} for methods in paths.values())
    names = [methods["post"]["operationId"] for methods in paths.values()]
    assert len(set(names)) == len(names)
    assert described("/zhifa")["servers"] == [{"url": "/zhifa"}]


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (inner for name, inner in value.items() if name == "$ref")
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from references(inner)


def test_every_reference_leads_somewhere() -> None:
    told = described()
    found = set(references(told))
    assert len(found) > 20
    for reference in found:
        place: Any = told
        for part in reference.removeprefix("#/").split("/"):
            place = place[part]
        assert "properties" in place or "enum" in place, reference


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_the_described_request_is_that_of_the_contract(verb: Verb) -> None:
    operation = described()["paths"][f"/api/{verb.name}"]["post"]
    content = operation["requestBody"]["content"]["application/json"]
    schema = content["schema"] | {"components": described()["components"]}
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(content["example"])
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({"no_such_field": 1})
    name = schema["$ref"].rpartition("/")[2]
    own = verb.schema()["request"]["properties"]
    assert set(described()["components"]["schemas"][name]["properties"]) == set(own)


@pytest.mark.parametrize("name", ["find_citations", "verify_citations", "check_evidence", "draft", "review"])
def test_answers_are_as_described(page: gr.Blocks, packaged_library: LawLibrary, name: str) -> None:
    example = next(verb.example for verb in VERBS if verb.name == name)
    with program(page, "ban") as client:
        answer = client.post(f"api/{name}", json=example)
    assert answer.status_code == 200, answer.text
    operation = described()["paths"][f"/api/{name}"]["post"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(answer.json(), schema | {"components": described()["components"]})
