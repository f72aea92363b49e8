"""Batches: one line a row in order, a bad row says why and stops no other; the forms of the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from samples import CLAUSE, full_case
from typer.testing import CliRunner

from assistant import verbs
from assistant.cli.app import app
from assistant.contract.batch import answers, read_rows
from assistant.contract.evidence import EVIDENCE
from assistant.contract.review import REVIEW
from assistant.contract.suggest import SUGGEST
from assistant.errors import InputError
from assistant.law.library import LawLibrary

PAPER = f"行政处罚决定书\n依据{CLAUSE.replace('六十', '六百')}处罚。\n甲市消防救援大队\n2026年4月1日"


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., list[dict[str, Any]]]:
    """The lines a command prints for a batch of lines."""
    for module in ("case", "suggest", "cite", "search"):
        import_module(f"assistant.cli.{module}")

    def run(command: str, *lines: object, options: tuple[str, ...] = ()) -> list[dict[str, Any]]:
        path = tmp_path / "in.jsonl"
        path.write_text(
            "\n".join(
                line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines
            ),
            encoding="utf-8",
        )
        done = CliRunner().invoke(app, [command, "--batch", str(path), "--json", *options])
        assert done.exit_code == 0, done.output
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


Run = Callable[..., list[dict[str, Any]]]


def test_evidence_batch(run: Run, packaged_library: LawLibrary) -> None:
    case = full_case().model_dump(mode="json")
    rows = run(
        "evidence",
        {"id": "甲", "case": case},
        {"id": 2, "case": case | {"chosen": "消防法第六十条"}},
        {"id": 3, "case": case | {"chosen": "没有的法第一条"}},
        {"id": 4, "case": {"title": "没有事实"}},
        {"id": 5},
        "不是 JSON",
        "[]",
        {"id": 6, "case": case, "备注": "行里多出的字段是自己的"},
    )
    assert [row["id"] for row in rows] == ["甲", 2, 3, 4, 5, None, None, 6]
    assert all({"clause", "gaps", "procedure", "contradictions"} <= set(row) for row in rows)
    assert ["error" in row for row in rows] == [False, False, True, True, True, True, True, False]
    assert rows[0]["clause"] == CLAUSE
    assert rows[0]["procedure"]
    assert (rows[1]["clause"], len(rows[1]["choices"])) == ("", 7)
    assert "“case.facts”没有填写" in rows[3]["error"]
    assert "第 6 行不是 JSON 对象" in rows[5]["error"]
    assert {k: v for k, v in rows[7].items() if k != "id"} == {k: v for k, v in rows[0].items() if k != "id"}


def test_review_batch(run: Run, packaged_library: LawLibrary, tmp_path: Path) -> None:
    (tmp_path / "文书.txt").write_text(PAPER, encoding="utf-8")
    rows = run(
        "review",
        {"id": 1, "text": PAPER},
        {"id": 2, "file": str(tmp_path / "文书.txt")},
        {"id": 3, "text": PAPER, "as_of": "2025-01-02"},
        {"id": 4, "text": PAPER, "case": full_case().model_dump(mode="json")},
        {"id": 5, "file": str(tmp_path / "没有.txt")},
        {"id": 6, "text": ""},
        {"id": 7, "text": PAPER, "as_of": "某天"},
    )
    assert all({"id", "kind", "as_of", "findings", "checked"} <= set(row) for row in rows)
    assert [row.get("kind") for row in rows] == ["decision"] * 4 + [""] * 3
    assert [row["as_of"] for row in rows[:3]] == ["2026-04-01", "2026-04-01", "2025-01-02"]
    assert rows[0]["findings"] == rows[1]["findings"]
    assert any(f["rule"] == "R13" for f in rows[0]["findings"])
    assert all("error" in row for row in rows[4:])


def test_one_form_of_a_file_and_of_a_row(packaged_library: LawLibrary, run: Run, tmp_path: Path) -> None:
    case = tmp_path / "案件.json"
    case.write_text(full_case().model_dump_json(), encoding="utf-8")
    alone = CliRunner().invoke(app, ["evidence", str(case), "--json"])
    (row,) = run("evidence", {"id": 1, "case": full_case().model_dump(mode="json")})
    assert json.loads(alone.stdout) == {name: value for name, value in row.items() if name != "id"}
    paper = tmp_path / "文书.txt"
    paper.write_text(PAPER, encoding="utf-8")
    alone = CliRunner().invoke(app, ["review", str(paper), "--json"])
    (row,) = run("review", {"id": 1, "text": PAPER})
    assert json.loads(alone.stdout) == {name: value for name, value in row.items() if name != "id"}


def test_suggest_batch_says_what_it_cannot_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.analysis.model import Advice

    monkeypatch.setattr(
        verbs, "suggest", lambda case, k: Advice((), message=f"{case.act_date}/{k}"), raising=False
    )
    rows = run(
        "suggest", {"id": 1, "facts": "甲", "date": "2024"}, {"id": 2}, {"id": 3, "facts": "乙", "region": None},
        options=("--k", "7"),
    )  # fmt: skip
    assert rows[0] == {"id": 1, "suggestions": [], "message": "2024/7"}
    assert (rows[1]["suggestions"], "没有填写" in rows[1]["message"]) == ([], True)
    assert rows[2]["message"] == "/7"


def test_a_fault_of_ours_costs_one_row_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(case: Any, k: int) -> None:
        raise ZeroDivisionError("当事人张某")

    monkeypatch.setattr(verbs, "suggest", broken, raising=False)
    (line,) = answers(SUGGEST, [{"id": 1, "facts": "甲"}])
    assert line["id"] == 1
    assert "ZeroDivisionError" in line["error"]
    assert "张某" not in line["error"]


def test_rows_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes('\ufeff{"id": 1}\n\n{"id": "\\ud800"}\n3\n{'.encode())
    rows = list(read_rows(path))
    assert rows[0] == {"id": 1}
    assert [isinstance(row, InputError) for row in rows] == [False, False, True, True]
    for encoding in ("gb18030", "utf-16"):
        path.write_bytes('{"id": "甲\u2028乙"}'.encode(encoding))
        assert list(read_rows(path)) == [{"id": "甲\u2028乙"}]
    path.write_bytes(b"\x00\x01\x02\xff\xfe\x00" * 9)
    with pytest.raises(InputError, match="编码"):
        list(read_rows(path))
    with pytest.raises(InputError, match="找不到文件"):
        list(read_rows(tmp_path / "没有"))


@pytest.mark.parametrize("verb", [EVIDENCE, REVIEW], ids=lambda verb: verb.name)
@pytest.mark.parametrize("row", [{"id": {"a": 1}}, {"id": None, "case": None}, {"case": [], "text": 3}])
def test_any_row_gets_a_line(verb: Any, row: dict[str, Any], packaged_library: LawLibrary) -> None:
    (line,) = answers(verb, [row])
    assert line["id"] == row.get("id")
    assert json.dumps(line, ensure_ascii=False)


def test_without_file_or_batch_the_command_says_so(run: Run) -> None:
    for command in ("evidence", "review"):
        done = CliRunner().invoke(app, [command, "--json"])
        assert isinstance(done.exception, InputError)
        assert "没有给出文件" in str(done.exception)
