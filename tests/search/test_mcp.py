"""The MCP server offers the nine verbs and answers in plain JSON."""

import asyncio
import json
from datetime import date
from typing import Any

import pytest
from mcp.client import Client

from assistant import mcp as faces
from assistant import verbs
from assistant.contract import VERBS
from assistant.errors import InputError
from assistant.law.model import Article, Law, Level, Provision, Version
from assistant.search.model import Hit


def call(name: str, **arguments: Any) -> dict[str, Any]:
    async def run() -> dict[str, Any]:
        async with Client(faces.build_server()) as client:
            result = await client.call_tool(name, arguments)
            return json.loads(result.content[0].text)  # type: ignore[union-attr, no-any-return]

    return asyncio.run(run())


def test_the_nine_verbs_are_tools_with_the_fields_of_the_contract() -> None:
    async def run() -> dict[str, Any]:
        async with Client(faces.build_server()) as client:
            return {tool.name: tool for tool in (await client.list_tools()).tools}

    tools = asyncio.run(run())
    assert set(tools) == set(verbs.__all__)
    for verb in VERBS:
        schema = tools[verb.name].input_schema
        assert set(schema["properties"]) == set(verb.request.model_fields)
        assert all(field["description"] for field in schema["properties"].values())


def test_search_answers_with_law_article_and_text(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}
    law = Law(1, "某某条例", Level.ADMINISTRATIVE)
    article = Article(1, Version(1, law), Provision(4), "条文")

    def fake(query: str, **options: Any) -> list[Hit]:
        asked.update(query=query, **options)
        return [Hit(article, 0.5, ("dense",))]

    monkeypatch.setattr(verbs, "search", fake, raising=False)
    answer = call("search", query="占道经营", as_of="2024-03-05")
    wanted = {"law": "某某条例", "article": "第四条", "text": "条文", "score": 0.5, "channels": ["dense"]}
    assert answer["hits"][0].items() >= wanted.items()
    assert asked["as_of"] == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("search", {"query": "x", "as_of": "某天"}),
        ("check_evidence", {"case": {"facts": 3, "nothing": 1}}),
        ("suggest", {"facts": ""}),
    ],
)
def test_errors_come_back_as_messages(
    monkeypatch: pytest.MonkeyPatch, name: str, arguments: dict[str, Any]
) -> None:
    def refuse(*args: Any, **options: Any) -> None:
        raise InputError("没有写内容", "请补充")

    monkeypatch.setattr(verbs, "suggest", refuse, raising=False)
    assert "error" in call(name, **arguments)


def test_a_tool_tells_the_whole_schema_of_its_request() -> None:
    """An agent that is only told "an object" cannot write a case."""

    async def run() -> dict[str, Any]:
        async with Client(faces.build_server()) as client:
            return {tool.name: tool.input_schema for tool in (await client.list_tools()).tools}

    told = asyncio.run(run())
    assert told == {verb.name: verb.schema()["request"] for verb in VERBS}
    assert "evidence" in told["check_evidence"]["$defs"]["Case"]["properties"]


def test_a_case_goes_through_as_an_object(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}

    def fake(case: Any) -> Any:
        asked.update(facts=case.facts, officers=case.officers)
        raise InputError("到此为止", "")

    monkeypatch.setattr(verbs, "check_evidence", fake, raising=False)
    answer = call("check_evidence", case={"facts": "堵塞通道", "officers": ["甲", "乙"]})
    assert (answer["error"], asked) == ("到此为止", {"facts": "堵塞通道", "officers": ("甲", "乙")})
