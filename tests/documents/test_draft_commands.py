"""``assistant draft`` and ``assistant papers`` as a user types them."""

import json
from pathlib import Path

import pytest
from samples import full_case

from assistant.cli import main
from assistant.dossier.files import write_case
from assistant.law.library import LawLibrary


@pytest.fixture
def case_file(tmp_path: Path, packaged_library: LawLibrary) -> Path:
    path = tmp_path / "case.json"
    path.write_text(write_case(full_case()), encoding="utf-8")
    return path


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as stop:
        main(list(map(str, arguments)))
    return int(stop.value.code or 0)


def test_the_kinds_are_listed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("draft", "--list", "--json") == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(rows) >= 28
    assert {"kind": "decision", "name": "行政处罚决定书", "step": "决定", "tracks": ["普通"]}.items() <= rows[
        [row["kind"] for row in rows].index("decision")
    ].items()


def test_a_paper_and_its_trace_are_written(case_file: Path, tmp_path: Path) -> None:
    out, trace = tmp_path / "d.docx", tmp_path / "t.json"
    assert run("draft", case_file, "--out", out, "--trace", trace) == 0
    told = json.loads(trace.read_text("utf-8"))
    assert list(told)[:3] == ["kind", "name", "missing"]
    assert all(sentence["sources"] for sentence in told["trace"])
    assert out.read_bytes().startswith(b"PK")


def test_all_papers_of_a_case_are_written_under_good_names(case_file: Path, tmp_path: Path) -> None:
    assert run("draft", case_file, "--all", "--out", tmp_path / "all") == 0
    names = {path.name for path in (tmp_path / "all").glob("*.docx")}
    assert "丙消罚决字〔2026〕第1号_甲公司_行政处罚决定书.docx" in names
    assert {path.with_suffix("").name for path in (tmp_path / "all").glob("*.json")} == {
        name.removesuffix(".docx") + ".trace" for name in names
    }


def test_an_unconfirmed_fault_stops_the_command_by_name(
    tmp_path: Path, packaged_library: LawLibrary, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.json"
    path.write_text(write_case(full_case().model_copy(update={"steps": ()})), encoding="utf-8")
    assert run("draft", path, "--out", tmp_path / "d.docx") == 2
    assert "P02 处罚前告知" in capsys.readouterr().err
    assert run("draft", path, "--all", "--out", tmp_path / "all") == 2
    assert "没有写出 行政处罚决定书" in capsys.readouterr().err


def test_templates_are_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("{{ 无此项 }}")
    document.save(str(tmp_path / "x.docx"))
    assert run("papers", "check-templates", tmp_path / "x.docx") == 1
    assert "x.docx 第1段：没有“无此项”这个字段" in capsys.readouterr().out
    assert run("papers", "check-templates") == 0


def test_facts_are_put_in_other_words_only_where_they_say_the_same(
    case_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("papers", "reword", case_file) == 2
    assert "没有设置改写用的语言模型" in capsys.readouterr().err
    for words, told, kept in (
        ("甲公司于疏散通道内堆放纸箱。", "可以采用", True),
        ("甲公司在疏散通道内堆放木箱。", "不采用", False),
    ):
        monkeypatch.setattr(
            "assistant.documents.wording._model", lambda words=words: lambda prompt, text: words
        )
        assert run("papers", "reword", case_file, "--out", tmp_path / "new.json") == 0
        assert told in capsys.readouterr().out
        assert (words in (tmp_path / "new.json").read_text("utf-8")) is kept
