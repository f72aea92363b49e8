"""Penalty rules asked for by law, article and date: the JSON contract and the table."""

import json
import re
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli.app import app
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.law.penalties.text import told_order
from assistant.law.penalty import parse_article
from assistant.law.penalty_query import COLUMNS, answer, find_article, rows, split_citation

FINE_KEYS = {"party", "condition", "type", "min", "max", "base", "discretionary", "relation"} | {
    "min_excluded",
    "max_excluded",
}
RULE_KEYS = {"provision", "conduct", "violated", "agency", "orders", "kinds", "fines"}


def test_contract_keys(packaged_library: LawLibrary) -> None:
    out = answer(packaged_library, {"law": "安全生产法", "article": "第一百零二条"})
    assert set(out) == {"law", "article", "rules"}
    assert set(out["rules"][0]) == RULE_KEYS
    assert set(out["rules"][0]["fines"][0]) == FINE_KEYS
    assert out["rules"][0]["fines"][0]["max"] == 50000
    json.dumps(out, ensure_ascii=False)


def test_unknown_law_is_an_answer(packaged_library: LawLibrary) -> None:
    out = answer(packaged_library, {"law": "并不存在的条例", "article": "第一条"})
    assert out["rules"] == []
    assert "未收录" in out["error"]


@pytest.mark.parametrize(
    ("article", "as_of", "message"),
    [("第百千条款", "", "条号"), ("第一条", "去年", "日期"), ("第九千条", "", "没有")],
)
def test_bad_questions(packaged_library: LawLibrary, article: str, as_of: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        find_article(packaged_library, "安全生产法", article, as_of)


@pytest.mark.parametrize("date", ["", "2024", "2024-03", "2024-03-05", "2024年3月5日"])
def test_a_year_or_a_month_is_a_date_too(packaged_library: LawLibrary, date: str) -> None:
    out = answer(packaged_library, {"law": "安全生产法", "article": "第一百零二条", "date": date})
    assert "error" not in out
    assert out["rules"]


@pytest.mark.parametrize(
    ("text", "law", "article"),
    [
        ("《安全生产法》第一百零二条", "安全生产法", "第一百零二条"),
        ("安全生产法第102条", "安全生产法", "第102条"),
        ("《刑法》第一百三十三条之一第二款", "刑法", "第一百三十三条之一"),
    ],
)
def test_split_citation(text: str, law: str, article: str) -> None:
    assert split_citation(text) == (law, article)


def test_split_citation_needs_an_article() -> None:
    with pytest.raises(InputError):
        split_citation("安全生产法")


def test_table_rows(packaged_library: LawLibrary) -> None:
    found = list(rows(find_article(packaged_library, "安全生产法", "第一百零二条")))
    assert all(len(row) == len(COLUMNS) for row in found)
    assert any("罚款" in row[4] and "50000" in row[5] for row in found)


def test_an_order_stands_once_and_with_its_trigger(packaged_library: LawLibrary) -> None:
    """责令停产停业整顿 is the penalty 责令停产停业: one row, given only where the clause gives it."""
    found = list(rows(find_article(packaged_library, "安全生产法", "第一百零二条")))
    assert [(row[2], row[4]) for row in found if row[4].startswith("责令")] == [
        ("", "责令立即消除或者限期消除"),
        ("拒不执行", "责令停产停业"),
    ]


def test_an_order_is_told_with_its_trigger(packaged_library: LawLibrary) -> None:
    [rule] = parse_article(find_article(packaged_library, "安全生产法", "第一百零二条"))
    assert [told_order(*one) for one in rule.triggered_orders] == [
        "责令立即消除或者限期消除",
        "责令停产停业整顿（拒不执行）",
    ]


def test_command_line(packaged_library: LawLibrary, tmp_path: Path) -> None:
    for module in ("law", "penalties"):
        import_module(f"assistant.cli.{module}")
    asked = tmp_path / "in.jsonl"
    asked.write_text('{"law": "安全生产法", "article": "第一百零二条"}\n', encoding="utf-8")
    run = CliRunner().invoke(app, ["penalties", "--batch", str(asked), "--json"])
    assert run.exit_code == 0, run.output
    assert json.loads(run.stdout)["rules"]
    shown = CliRunner().invoke(app, ["law", "penalties", "《安全生产法》第一百零二条"])
    assert re.search("责令停产停业", shown.stdout)
