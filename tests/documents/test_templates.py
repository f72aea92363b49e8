"""Templates an agency edits: its folder lies over ours; what is wrong with one is told by name and place."""

from pathlib import Path

import docx
import pytest
from samples import full_case

from assistant.documents.parts import load_parts
from assistant.documents.template import check_template, template_of, templates
from assistant.documents.verb import draft
from assistant.errors import CorpusError, InputError
from assistant.law.library import LawLibrary
from assistant.settings import settings


def word_file(path: Path, *lines: str) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    ("lines", "place", "says"),
    [
        (["一", "{{ 文号码 }}"], "第2段", "没有“文号码”这个字段"),
        (
            ["{%p for 证 in 证据清单 %}", "{{ 证.名子 }}", "{%p endfor %}"],
            "第2段",
            "“证据清单”的行里没有“名子”",
        ),
        (["{%p for 证 in 证据清单 %}", "{{ 证.名称 }}"], "第1段", "没有结束的 for：for 证 in 证据清单"),
        (["{{ 文号 }}", "{%p endif %}"], "第2段", "多出的 endif"),
        (["{{ 文号 "], "第1段", "花括号不成对"),
        (["{{ 文号 + }}"], "第1段", "写错"),
        (["{%p include 'x' %}"], "第1段", "不认识的语句：include"),
    ],
)
def test_a_fault_is_told_by_name_and_place(tmp_path: Path, lines: list[str], place: str, says: str) -> None:
    found = check_template(word_file(tmp_path / "t.docx", *lines))
    assert any(fault.place == place and says in fault.message for fault in found), found


def test_a_fault_in_a_table_is_told_by_its_row(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(2, 1).rows[1].cells[0].text = "{{ 无此项 }}"
    document.save(str(tmp_path / "t.docx"))
    (found,) = check_template(tmp_path / "t.docx")
    assert (found.place, found.message) == ("表1第2行", "没有“无此项”这个字段")


def test_our_templates_have_no_fault() -> None:
    assert [fault for template in templates().values() for fault in check_template(template.path)] == []


def test_no_word_file_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "t.docx"
    path.write_text("不是 Word")
    with pytest.raises(InputError, match=r"t\.docx 不是能打开的 Word 文件"):
        check_template(path)


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings(), "templates", tmp_path)
    return tmp_path


def test_the_folder_of_the_agency_lies_over_ours(own_folder: Path, packaged_library: LawLibrary) -> None:
    word_file(own_folder / "decision.docx", "本局文书", "{{ 当事人 }}：{{ 待补充('本局栏目') }}")
    made = draft(full_case(), library=packaged_library)
    assert made.text == "本局文书\n甲公司：【待补充：本局栏目】"
    assert not template_of("decision").ours
    assert template_of("notice").ours


def test_an_unknown_field_stops_the_draft_by_name(own_folder: Path, packaged_library: LawLibrary) -> None:
    word_file(own_folder / "decision.docx", "{{ 无此项 }}")
    with pytest.raises(InputError, match=r"decision\.docx.*无此项"):
        draft(full_case(), library=packaged_library)


def test_the_agency_words_a_sentence_otherwise(own_folder: Path, packaged_library: LawLibrary) -> None:
    (own_folder / "parts.yaml").write_text("parts: {facts.whole: '现查明：{{ 事实 }}'}", "utf-8")
    case = full_case().model_copy(update={"facts": "2026年3月5日，甲公司在乙路1号堆放纸箱。"})
    assert "现查明：2026年3月5日" in draft(case, library=packaged_library).text
    (own_folder / "parts.yaml").write_text("parts: {facts.whole: '{{ 别的 }}'}", "utf-8")
    with pytest.raises(InputError, match=r"parts\.yaml 的 facts\.whole"):
        draft(case, library=packaged_library)
    (own_folder / "parts.yaml").write_text("parts: {facts.whole: '{{ 坏'}", "utf-8")
    with pytest.raises(CorpusError, match=r"facts\.whole 写错"):
        load_parts()


def test_a_template_cannot_reach_into_the_program(own_folder: Path, packaged_library: LawLibrary) -> None:
    word_file(own_folder / "decision.docx", "{{ 文号.__class__.__mro__ }}")
    with pytest.raises(InputError):
        draft(full_case(), library=packaged_library)
