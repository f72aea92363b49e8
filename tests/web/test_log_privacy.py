"""Personal data through every verb by every face, well and badly asked: the logs tell of each call and name nobody."""

from __future__ import annotations

import ast
import asyncio
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import httpx
import pytest
from mcp.client import Client

from assistant import mcp
from assistant.contract import NAMED, VERBS, read
from assistant.errors import AssistantError
from assistant.langchain import tools
from assistant.law.library import LawLibrary
from assistant.people.accounts import Accounts
from assistant.people.model import Role
from assistant.people.sessions import Sessions
from assistant.settings import ROOT, settings
from assistant.web import shell, work

WORD = "一句自己记得住的话语"
# made up; the number has a valid check digit
PERSON = (
    "欧阳测试甲",
    "330302199001010013",
    "13912345678",
    "浙C9T8X7",
    "虚构路四十二弄七号",
    "ouyangceshi@example.cn",
)
TOLD = f"{PERSON[0]}（身份证号{PERSON[1]}，电话{PERSON[2]}，邮箱{PERSON[5]}）驾驶{PERSON[3]}，住{PERSON[4]}，封闭了安全出口"
PAPER = f"行政处罚决定书\n当事人：{TOLD}。\n依据《消防法》第六百条处罚。"
CASE = {
    "title": PERSON[0],
    "facts": TOLD,
    "party": {"name": PERSON[0], "id_number": PERSON[1], "phone": PERSON[2]},
}


def questions(sound: str) -> dict[str, list[dict[str, Any]]]:
    """For each verb a request that is answered and one that is refused."""
    return {
        "search": [{"query": TOLD, "k": 1}, {"query": TOLD, "as_of": PERSON[0]}],
        "find_citations": [{"text": PAPER}, {"text": PAPER, PERSON[5]: 1}],
        "verify_citations": [{"text": PAPER}, {"text": PAPER, "as_of": PERSON[0]}],
        "suggest": [{"facts": TOLD}, {"facts": TOLD, "date": PERSON[0]}],
        "check_evidence": [{"case": CASE}, {"case": CASE | {"chosen": PERSON[0]}}],
        "draft": [{"case": CASE}, {"case": CASE, "kind": PERSON[0]}],
        "review": [{"text": PAPER}, {"text": PAPER, "file": f"/{PERSON[0]}.docx"}],
        "transcribe": [{"path": sound}, {"path": f"/{PERSON[0]}/{PERSON[1]}.wav"}],
        "similar_cases": [
            {"facts": TOLD, "k": 1},
            {"facts": TOLD, "only": {"region": PERSON[0], PERSON[5]: "x"}},
        ],
    }


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[gr.Blocks]:
    """The page as it is launched, with an administrator; indexes are those of the session's home."""
    patch = pytest.MonkeyPatch()
    tmp_path_factory.getbasetemp()
    home, kept = tmp_path_factory.mktemp("home"), settings().home
    for name in ("library.db", "indexes", "cache", "models"):
        if (kept / name).exists():
            (home / name).symlink_to(kept / name)
    patch.setattr(settings(), "home", home)
    patch.setattr(shell, "_warm", lambda: None)
    Accounts().set_up("guan", WORD)
    Accounts().add("ban", Role.HANDLER, WORD, by="guan", must_change=False)
    page = shell.launch(block=False, port=0)
    yield page
    page.close()
    patch.undo()


@pytest.fixture
def sound(tmp_path: Path) -> str:
    """No sound at all, under a telling name: the recogniser is not what is tested here."""
    path = tmp_path / f"{PERSON[0]}的笔录.wav"
    path.write_bytes(TOLD.encode())
    return str(path)


def lines() -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for line in (settings().home / "logs" / "assistant.jsonl").read_text("utf-8").splitlines()
    ]


def clean(text: str) -> bool:
    """Whether nothing of the person is in a text, however it is written."""
    plain = text + (text.encode().decode("unicode_escape", "replace") if "\\u" in text else "")
    return not any(word in plain for word in (*PERSON, TOLD[:20], "安全出口"))


def test_the_check_finds_what_it_looks_for() -> None:
    assert clean('{"verb": "search"}')
    assert not clean(json.dumps(PERSON[0]))
    assert not clean(f"x{PERSON[1]}")


@pytest.mark.parametrize("name", list(NAMED))
def test_nobody_is_named_in_the_logs(
    page: gr.Blocks, name: str, sound: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    before = len(lines()) if (settings().home / "logs").is_dir() else 0
    token = Sessions().add_token("ban", "测试", by="guan")
    asked = questions(sound)[name]
    headers = {"authorization": f"Bearer {token}"}
    with httpx.Client(base_url=page.local_url, timeout=300, headers=headers) as client:
        for values in asked:
            client.post(f"api/{name}", json=values)
            fields = NAMED[name].request.model_fields
            client.post(f"gradio_api/run/{name}", json={"data": [values.get(field) for field in fields]})
        client.post(f"api/{name}", content=TOLD.encode())
        client.get(f"api/{PERSON[0]}")
    for values in asked:
        asyncio.run(by_mcp(name, values))
        tools()[name].invoke(values)
        by_page(name, values)
    (settings().home / "logs").mkdir(exist_ok=True)
    told = (settings().home / "logs" / "assistant.jsonl").read_text("utf-8")
    assert clean(told)
    assert clean(caplog.text)
    new = lines()[before:]
    faces = {line["face"] for line in new if line["verb"] == name}
    assert faces == {"http", "mcp", "page"}
    assert {line["user"] for line in new if line["face"] == "http"} == {"ban"}
    assert any(line["outcome"] != "ok" for line in new), "one of the questions of each verb is a bad one"


async def by_mcp(name: str, values: dict[str, Any]) -> None:
    async with Client(mcp.build_server()) as client:
        await client.call_tool(name, values)


def by_page(name: str, values: dict[str, Any]) -> None:
    patch = pytest.MonkeyPatch()
    with patch.context() as context:
        context.setattr(work, "user", lambda: "ban")
        try:
            work.answer(NAMED[name], read(NAMED[name].request, values))
        except AssistantError:
            return


_UNASKED = {"components/cited.py"}  # draws links in what is shown; nobody asked


def test_what_a_page_asks_goes_the_way_that_is_noted() -> None:
    """No page calls the function of a verb: work.answer notes it in the running log, as docs/operation.md says."""
    functions = {
        one.__name__ for verb in VERBS for one in (verb.run, verb.many) if one and hasattr(one, "__name__")
    }
    assert {"similar_cases", "search_many", "verify_citations", "check_evidence"} <= functions
    web = ROOT / "assistant" / "web"
    found = {}
    for path in sorted(web.rglob("*.py")):
        names = {
            alias.name
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("assistant.contract")
            for alias in node.names
        }
        if names & functions:
            found[path.relative_to(web).as_posix()] = names & functions
    assert set(found) == _UNASKED, found


def test_nobody_is_named_in_the_log_of_the_command_line(
    tmp_path: Path, sound: str, packaged_library: LawLibrary
) -> None:
    (tmp_path / "library.db").symlink_to(packaged_library.path)
    for name in ("indexes", "cache"):  # what takes long to make and holds nothing of a case
        if (settings().home / name).exists():
            (tmp_path / name).symlink_to((settings().home / name).resolve())
    paper, case = tmp_path / f"{PERSON[0]}.txt", tmp_path / "案.json"
    paper.write_text(PAPER, "utf-8")
    case.write_text(json.dumps(CASE), "utf-8")
    commands = [
        ["cite", str(paper)], ["review", str(paper)], ["review", f"{PERSON[0]}.docx"], ["evidence", str(case)],
        ["draft", str(case), "--kind", PERSON[0]], ["transcribe", sound], [PERSON[0]], ["search", "--k", PERSON[0]],
    ]  # fmt: skip
    for words in commands:
        subprocess.run(
            [sys.executable, "-m", "assistant.cli", *words], cwd=ROOT, capture_output=True, check=False,
            env={**os.environ, "ASSISTANT_HOME": str(tmp_path)},
        )  # fmt: skip
    told = (tmp_path / "logs" / "assistant.jsonl").read_text("utf-8")
    assert clean(told)
    found = [json.loads(line) for line in told.splitlines()]
    assert [line["verb"] for line in found] == [
        "cite", "review", "review", "evidence", "draft", "transcribe", "help", "search",
    ]  # fmt: skip
    assert {line["face"] for line in found} == {"command"}
    assert [line["outcome"] == "ok" for line in found] == [
        True,
        True,
        False,
        True,
        False,
        False,
        False,
        False,
    ]


def test_every_verb_is_asked() -> None:
    assert set(questions("x")) == {verb.name for verb in VERBS}
    assert re.fullmatch(r"\d{17}[\dX]", PERSON[1])
