"""The commands of the law room."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import law as commands
from assistant.cli.app import app
from assistant.law import importer
from assistant.law.library import LawLibrary

assert commands


@pytest.fixture
def run(small_library: LawLibrary, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.setattr("assistant.law.library.open_library", lambda: small_library)
    return lambda *args: CliRunner().invoke(app, ["law", *args])


def test_show_as_of(run) -> None:  # type: ignore[no-untyped-def]
    before = run("show", "行政复议法", "第二十条", "--as-of", "2023-01-01")
    after = run("show", "行政复议法", "第二十条", "--as-of", "2024-01-01")
    assert before.exit_code == after.exit_code == 0
    assert "2017-09-01 公布" in before.stdout
    assert "六十日内" in after.stdout
    assert "六十日内" not in before.stdout


def test_show_whole_text_and_list(run) -> None:  # type: ignore[no-untyped-def]
    assert "第八十六条" in run("show", "行政处罚法").stdout
    listed = run("list", "市容", "--region", "温州").stdout.splitlines()
    assert [line.split("\t")[0] for line in listed] == ["温州市市容和环境卫生管理条例"]
    assert "浙江省" not in run("list", "--region", "全国", "--level", "行政法规").stdout


def test_diff_and_choose(run) -> None:  # type: ignore[no-untyped-def]
    assert "修改 第九条 → 第二十条：" in run("diff", "行政复议法").stdout
    chosen = run(
        "choose",
        "治安管理处罚法",
        "--act",
        "2025-12-01",
        "--decision",
        "2026-02-01",
        "--article",
        "第二十三条",
    )
    assert "就罚款幅度看较轻：行为时" in chosen.stdout


def test_import_with_preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.db"
    importer.import_documents(path, [])
    monkeypatch.setattr("assistant.law.library.open_library", lambda: LawLibrary(path))
    text = tmp_path / "示例条例.txt"
    text.write_text("第一条　甲。\n第三条　丙。", encoding="utf-8")
    preview = CliRunner().invoke(
        app, ["law", "import", str(text), "--region", "温州", "--level", "地方性法规", "--preview"]
    )
    assert "将新增法规 1 部" in preview.stdout
    assert "缺第二条" in preview.stdout
    assert LawLibrary(path).laws() == []
    done = CliRunner().invoke(app, ["law", "import", str(text), "--region", "温州", "--level", "地方性法规"])
    assert "已新增法规 1 部" in done.stdout
    (law,) = LawLibrary(path).find("示例条例")
    assert (law.region, law.level) == ("浙江省/温州市", "地方性法规")
