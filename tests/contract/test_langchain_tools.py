"""The verbs as LangChain tools: the fields of the contract, answers and errors as plain JSON."""

from __future__ import annotations

from typing import Any

import pytest

from assistant import verbs
from assistant.contract import VERBS, ask
from assistant.errors import InputError
from assistant.langchain import tools
from assistant.law.library import LawLibrary


def test_a_tool_a_verb_with_the_schema_of_the_contract() -> None:
    made = tools()
    assert list(made) == [verb.name for verb in VERBS]
    for verb in VERBS:
        tool = made[verb.name]
        assert (tool.name, tool.description) == (verb.name, verb.says)
        assert set(tool.args) == set(verb.request.model_fields)
        assert tool.args == verb.schema()["request"]["properties"]


def test_it_answers_as_the_contract_does(packaged_library: LawLibrary) -> None:
    asked = {"text": "依据《中华人民共和国消防法》第六十条第一款第（三）项处罚。", "as_of": "2026-03-05"}
    found = tools()["verify_citations"].invoke(asked)
    assert found == ask("verify_citations", **asked).model_dump(mode="json")
    assert found["citations"][0]["status"] == "verified"


def test_a_call_of_a_model_gets_a_message(packaged_library: LawLibrary) -> None:
    call = {"name": "find_citations", "args": {"text": "《消防法》第六十条"}, "id": "1", "type": "tool_call"}
    message: Any = tools()["find_citations"].invoke(call)
    assert message.tool_call_id == "1"
    assert "第六十条" in message.content


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("verify_citations", {"text": "x", "as_of": "某天"}, "不是日期"),
        ("check_evidence", {"case": {}}, "“case.facts”没有填写"),
        ("search", {}, "“query”没有填写"),
        ("search", {"query": "x", "k": 0}, "“k”太小"),
    ],
)
def test_errors_come_back_as_messages(name: str, given: dict[str, Any], told: str) -> None:
    assert told in tools()[name].invoke(given)["error"]


def test_it_stands_in_a_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "find_citations", lambda text: [], raising=False)
    chain = tools()["find_citations"] | (lambda found: len(found["citations"]))
    assert chain.invoke({"text": "无"}) == 0


def test_asking_by_name() -> None:
    with pytest.raises(InputError, match=r"没有动词 sing。可用的是：search、"):
        ask("sing", text="x")
    with pytest.raises(InputError, match="没有这个字段"):
        ask("find_citations", text="x", more=1)


def test_the_examples_are_requests() -> None:
    """Each example can be sent as it is; a required field without an example could not."""
    for verb in VERBS:
        assert verb.request.model_validate(verb.example)
        assert verb.example
        assert all(f"{{{name}}}" not in verb.command or name in verb.example for name in verb.example)
        assert verb.command.format(**verb.example).startswith("assistant ")
