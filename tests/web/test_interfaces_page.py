"""管理 › 接口: the calls it shows can be made, tokens are shown once and end when they are taken back."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import pytest
import typer
from markupsafe import Markup

from assistant import cli, verbs
from assistant.cli.app import app
from assistant.contract import NAMED, VERBS, Verb
from assistant.dossier.audit import Action, AuditLog
from assistant.errors import InputError
from assistant.people.accounts import Accounts
from assistant.people.model import Role
from assistant.people.sessions import Sessions
from assistant.settings import ROOT, settings
from assistant.web.managing import interfaces, tokens
from assistant.web.pages import interfaces as page

HERE = "http://zhifa.local/"
WORD = "一句自己记得住的话语"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings(), "home", tmp_path)
    return tmp_path


@pytest.fixture(params=VERBS, ids=lambda verb: verb.name)
def verb(request: pytest.FixtureRequest) -> Verb:
    return request.param  # type: ignore[no-any-return]


def test_the_page_shows_every_verb_with_all_its_fields() -> None:
    shown = str(interfaces.verbs(HERE))
    for verb in VERBS:
        assert f'id="verb-{verb.name}"' in shown
        for name in (*verb.request.model_fields, *verb.answer.model_fields):
            assert f"<code>{name}</code>" in shown
    assert shown.count("（必填）") == sum(
        field.is_required() for verb in VERBS for field in verb.request.model_fields.values()
    )
    assert "./api/openapi.json" in interfaces.ways()


def test_five_ways_a_verb(verb: Verb) -> None:
    assert list(interfaces.calls_of(verb, HERE)) == ["HTTP", "MCP", "命令行", "Python", "LangChain"]


def test_the_http_call_sends_the_example(verb: Verb) -> None:
    call = interfaces.calls_of(verb, HERE)["HTTP"]
    lines = [line for line in call.replace("\\\n", " ").splitlines() if not line.startswith("#")]
    words = shlex.split(lines[-1])
    assert words[0] == "curl"
    assert words[-1] == f"{HERE}api/{verb.name}"
    assert json.loads(words[words.index("-d") + 1]) == verb.example
    assert (len(lines) == 2) is (verb.name == "transcribe")


def test_the_call_of_a_tool_is_a_request(verb: Verb) -> None:
    call = json.loads(interfaces.calls_of(verb, HERE)["MCP"])
    assert call["name"] == verb.name
    assert verb.request.model_validate(call["arguments"])


def test_the_command_is_one_that_there_is(verb: Verb, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words are those of a command with options it knows."""
    from importlib import import_module

    for name in cli.MODULES:
        import_module(f"assistant.cli.{name}")
    words = shlex.split(interfaces.calls_of(verb, HERE)["命令行"])
    assert words.pop(0) == "assistant"
    command: Any = typer.main.get_command(app)
    while getattr(command, "commands", None):
        command = command.commands[words.pop(0)]
    context = command.make_context("x", words, resilient_parsing=False)
    assert context.params


@pytest.mark.parametrize("way", ["Python", "LangChain"])
def test_the_code_asks_the_verb(verb: Verb, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    class Answered:
        def model_dump(self, **_: Any) -> dict[str, Any]:
            return {"verb": verb.name}

    def run(request: Any) -> Answered:
        asked.append(request)
        return Answered()

    heard = type(verb)(verb.name, verb.says, verb.request, verb.answer, run)  # type: ignore[arg-type]
    monkeypatch.setitem(NAMED, verb.name, heard)
    monkeypatch.setattr("assistant.langchain.VERBS", (heard,))
    names: dict[str, Any] = {}
    exec(compile(interfaces.calls_of(verb, HERE)[way], way, "exec"), names)
    assert asked == [verb.request.model_validate(verb.example)]
    assert names["answer"]


def test_an_example_of_the_command_line_runs(tmp_path: Path) -> None:
    (tmp_path / "决定书.docx").write_bytes(made_docx())
    words = shlex.split(interfaces.calls_of(NAMED["find_citations"], HERE)["命令行"])
    done = subprocess.run(
        [sys.executable, "-m", "assistant.cli", *words[1:]], cwd=tmp_path, capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert "第六十条" in done.stdout.decode()


def made_docx() -> bytes:
    from io import BytesIO

    from docx import Document

    made, held = Document(), BytesIO()
    made.add_paragraph("依据《中华人民共和国消防法》第六十条第一款第（三）项处罚。")
    made.save(held)
    return held.getvalue()


# tokens ------------------------------------------------------------------------------------------------------


def click(act: str, number: str = "", **fields: str) -> dict[str, Any]:
    event = gr.EventData(None, {"act": act, "number": number})
    return page._clicked(event, {"key": "x", "serial": 3, "values": fields})


def test_without_accounts_no_token_is_needed(home: Path) -> None:
    assert "不用令牌" in tokens.tokens()
    with pytest.raises(InputError, match="没有账号 guan"):
        click("add", account="guan", label="报表")


def secret_in(told: Markup) -> str:
    found = re.search(r"令牌：(\S+)　", str(told))
    assert found
    return found.group(1)


def test_a_token_is_made_shown_once_and_taken_back(home: Path) -> None:
    Accounts().set_up("guan", WORD)
    Accounts().add("pei", Role.TRAINER, WORD, by="guan", must_change=False)
    monkey = pytest.MonkeyPatch()
    with monkey.context() as patch:
        patch.setattr("assistant.web.session.require", lambda *roles: None)
        patch.setattr("assistant.web.session.user", lambda: "guan")
        told = click("add", account=" Pei ", label="数据<b>报表</b>")
        secret = secret_in(told["told"])
        who = Sessions().person(secret, token=True)
        assert who
        assert (who.name, who.role, who.by_token) == ("pei", Role.TRAINER, True)
        assert Sessions().person(secret) is None  # it is no session of a browser
        assert "<b>报表" not in str(told["tokens"])
        assert "数据&lt;b&gt;报表" in str(told["tokens"])
        assert secret not in str(tokens.tokens())
        assert (told["token"]["value"], told["token"]["kept"]) == ({"key": "x", "values": {}}, "x:3")
        assert secret.encode() not in b"".join(path.read_bytes() for path in home.rglob("cases.db*"))
        with pytest.raises(InputError, match="没有写明令牌的用途"):
            click("add", account="pei", label=" ")
        (kept,) = Sessions().tokens()
        assert f'data-number="{kept.number}"' in str(told["tokens"])
        assert "已收回" in str(click("end", kept.number)["told"])
        assert Sessions().person(secret, token=True) is None
        with pytest.raises(InputError, match="没有这个令牌"):
            click("end", kept.number)
    lines = [(line.user, line.action, line.about) for line in reversed(AuditLog().newest(2))]
    assert lines == [("guan", Action.TOKEN_ADDED, "pei"), ("guan", Action.TOKEN_ENDED, "pei")]


@pytest.mark.parametrize("act", ["add", "end"])
def test_only_an_administrator_deals_in_tokens(home: Path, act: str) -> None:
    Accounts().set_up("guan", WORD)
    with pytest.raises(InputError, match="没有登录"):
        click(act, account="guan", label="x")
    assert Sessions().tokens() == []


def run(*words: str) -> Iterator[str]:
    from typer.testing import CliRunner

    done = CliRunner().invoke(app, ["tokens", *words])
    if done.exception:
        raise done.exception
    yield from done.stdout.splitlines()


def test_tokens_by_command(home: Path) -> None:
    from importlib import import_module

    import_module("assistant.cli.tokens")
    Accounts().set_up("guan", WORD)
    first, how = run("add", "GUAN", "夜间 报表")
    secret = re.search(r"令牌：(\S+?)（", first)
    assert secret
    assert "Authorization: Bearer" in how
    assert Sessions().person(secret.group(1), token=True)
    (listed,) = run("list")
    number, account, label, *_ = listed.split("\t")
    assert (account, label) == ("guan", "夜间 报表")
    assert list(run("end", number)) == ["已收回"]
    assert Sessions().person(secret.group(1), token=True) is None
    assert list(run("list")) == []


def test_the_words_of_a_verb_are_those_of_the_package() -> None:
    assert set(NAMED) == set(verbs.__all__)
