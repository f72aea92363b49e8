"""``assistant draft`` and ``assistant papers`` as a user types them."""

import json
from pathlib import Path

import pytest
from samples import full_case

from assistant.cli import main
from assistant.documents.edits import changed
from assistant.documents.template import template_of
from assistant.documents.verb import draft
from assistant.dossier.files import write_case
from assistant.errors import InputError
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


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("decision", "decision"),
        ("行政处罚决定书", "decision"),  # though 当场… and 不予行政处罚决定书 are papers too
        ("《行政处罚决定书》", "decision"),
        ("不予行政处罚决定书", "no_penalty"),
        ("听证告知书", "hearing_notice"),
        ("现场检查(勘验)笔录", "site_record"),
        ("现场勘验笔录", "site_record"),
        ("扣押决定书", "seizure"),
        ("送达 回证", "service"),
    ],
)
def test_a_kind_is_asked_for_by_its_name_too(typed: str, kind: str) -> None:
    assert template_of(typed).kind == kind


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("处罚决定书", "可以是几种文书"),
        ("告知书", "notice（行政处罚事先告知书）"),
        ("书", "没有“书”这种文书"),
        ("行政处罚决定书草稿", "没有“行政处罚决定书草稿”这种文书"),
        ("", "没有“”这种文书"),
    ],
)
def test_a_name_of_several_kinds_or_of_none_is_told(typed: str, says: str) -> None:
    with pytest.raises(InputError) as told:
        template_of(typed)
    assert says in str(told.value)


def test_a_paper_asked_for_by_its_name_is_the_same_paper(case_file: Path, tmp_path: Path) -> None:
    by_key, by_name = tmp_path / "a.docx", tmp_path / "b.docx"
    assert run("draft", case_file, "--kind", "decision", "--out", by_key) == 0
    assert run("draft", case_file, "--kind", "行政处罚决定书", "--out", by_name) == 0
    assert by_key.read_bytes() == by_name.read_bytes()


def test_what_the_officer_changed_is_in_a_paper_asked_for_by_its_name(packaged_library: LawLibrary) -> None:
    case = full_case()
    before = draft(case, library=packaged_library).paragraphs[-1].text
    edits = changed(case, "decision", "", before=before, after="改过的一段")
    made = draft(case.model_copy(update={"edits": edits}), "行政处罚决定书", library=packaged_library)
    assert "改过的一段" in made.text
