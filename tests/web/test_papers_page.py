"""文书 on the page: chosen, shown with sources, edited in place, put back, made into files."""

import io
import re
import zipfile
from html import unescape
from pathlib import Path
from typing import Any

import docx
import pytest
from test_casework_actions import Screen

from assistant.contract.draft import DraftRequest, draft
from assistant.documents.pdf import office
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.settings import settings
from assistant.web.casework import actions, drafting, papers, saving

MINE = "经查明，承办人自己写的一段。"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "database_url", f"sqlite:///{tmp_path / 'cases.db'}")


@pytest.fixture
def demo(packaged_library: LawLibrary) -> Screen:
    return Screen(actions.opening({"id": saving.save_demo()}))


def drawn(screen: Screen, **asked: str) -> dict[str, Any]:
    *_, shown = drafting.write({"kind": "decision"} | asked, *screen.sent)
    return shown


def paragraph(preview: str, start: str) -> dict[str, str]:
    """What an edit of the paragraph that begins so says."""
    for found in re.finditer(r"<p class=[^>]*data-edit(?P<data>[^>]*)>", preview):
        data = {name: unescape(value) for name, value in re.findall(r'data-(\w+)="([^"]*)"', found["data"])}
        if data["before"].startswith(start):
            return data
    raise AssertionError(start)


def stored() -> Case:
    return CaseStore().load(CaseStore().cases()[0][0], user="甲")[0]


def edit(screen: Screen, **asked: str) -> dict[str, Any]:
    shown = actions.edit(asked, *screen.sent)
    screen.take(
        {name: value for name, value in shown.items() if name == "opened" or name.startswith("form-")}
    )
    return shown


def test_the_papers_of_the_case_come_first_and_all_others_are_folded(demo: Screen) -> None:
    shown = str(papers.kinds(stored(), "draft"))
    own, _, rest = shown.partition("<details")
    assert own.index("行政处罚决定书") < own.index("立案审批表")
    assert 'class="go"' in own.partition("行政处罚决定书")[0]
    assert "案件移送函" in rest
    assert "本案全部文书（zip）" in rest


def test_a_draft_marks_what_is_missing_and_can_be_downloaded(demo: Screen) -> None:
    shown = drawn(demo)
    assert "【待补充" in shown["preview"]
    assert Path(shown["download"]["value"]).is_file()


def test_each_sentence_says_where_it_comes_from(demo: Screen) -> None:
    titles = [unescape(t) for t in re.findall(r'<span title="([^"]*)"', drawn(demo)["preview"])]
    assert any("案件 facts" in title for title in titles)
    assert any("法条 《" in title for title in titles)
    assert all(title.startswith("模板 ") for title in titles)


def test_an_edit_is_kept_with_the_case_and_survives_drafting_anew(demo: Screen) -> None:
    told = paragraph(drawn(demo)["preview"], "经查明")
    shown = edit(demo, **told, words=MINE)
    assert MINE in shown["preview"]
    assert "您改过这一段" in shown["preview"]
    assert stored().edits[0].after == MINE
    again = Screen(actions.opening({"id": stored().id}))
    shown = drawn(again)
    assert MINE in shown["preview"]
    assert any(MINE in p.text for p in docx.Document(shown["download"]["value"]).paragraphs)
    back = paragraph(shown["preview"], "经查明")
    assert MINE not in edit(again, **back, words=back["before"])["preview"]
    assert stored().edits == ()


@pytest.mark.parametrize("keep", [True, False])
def test_where_the_facts_changed_the_officer_chooses(keep: bool, demo: Screen) -> None:
    edit(demo, **paragraph(drawn(demo)["preview"], "经查明"), words=MINE)
    demo.type(facts=stored().facts.replace("油烟", "浓烟")).leave()
    preview = drawn(demo)["preview"]
    assert "您改过的段落，所依据的内容变了" in preview
    buttons = re.findall(r'<button type="button" class="plain"([^>]*)>(用[^<]*)<', preview)
    data = {text: dict(re.findall(r'data-(\w+)="([^"]*)"', attributes)) for attributes, text in buttons}
    asked = {name: unescape(value) for name, value in data["用我改的" if keep else "用现在起草的"].items()}
    asked.pop("act")
    shown = edit(demo, **asked)
    assert (MINE in shown["preview"]) is keep
    assert "所依据的内容变了" not in shown["preview"]
    assert len(stored().edits) == int(keep)


def test_markup_in_an_edit_stays_text(demo: Screen) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    told = paragraph(drawn(demo)["preview"], "经查明")
    shown = edit(demo, **told, words=hostile)
    assert hostile not in shown["preview"]
    assert "&lt;img" in shown["preview"]


def test_all_papers_come_in_one_file(demo: Screen) -> None:
    *_, shown = drafting.all_files({"form": "docx"}, *demo.sent)
    names = zipfile.ZipFile(shown["made"]).namelist()
    assert any(name.endswith("_行政处罚决定书.docx") for name in names)
    assert len(names) == len(set(names)) > 8


def test_papers_for_publication_hold_no_number_of_a_person(demo: Screen) -> None:
    party = stored().party
    secrets = {party.id_number, party.phone} - {""}
    assert party.id_number
    *_, plain = drafting.all_files({"form": "docx"}, *demo.sent)
    *_, shown = drafting.all_files({"form": "redacted"}, *demo.sent)
    told = {name: words(data) for name, data in unpacked(plain["made"])}
    assert any(party.id_number in text for text in told.values())  # where it stands, it is found
    papers_out = unpacked(shown["made"])
    assert len(papers_out) == len(told)
    (*_, one) = drafting.one_file({"kind": "decision", "form": "redacted"}, *demo.sent)
    for name, data in [*papers_out, (one["made"].name, one["made"].read_bytes())]:
        assert name.endswith("_公开版.docx")
        assert not [secret for secret in secrets if secret in words(data)], name


def unpacked(path: Path | io.BytesIO) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as bundle:
        return [(name, bundle.read(name)) for name in bundle.namelist()]


def words(paper: bytes) -> str:
    """All that stands in the parts of a Word file: as they are, and without the marks between the runs."""
    parts = [unescape(data.decode("utf-8", "replace")) for _, data in unpacked(io.BytesIO(paper))]
    return "\n".join([*parts, *(re.sub(r"<[^>]*>", "", part) for part in parts)])


@pytest.mark.parametrize(
    "run", ["<w:t>33030219</w:t></w:r><w:r><w:t>9001011234</w:t>", 'x="330302199001011234"']
)
def test_words_are_read_across_runs_and_in_attributes(run: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/footer1.xml", f"<w:p><w:r {run if run.startswith('x') else ''}>{run}</w:r></w:p>")
    assert "330302199001011234" in words(out.getvalue())


@pytest.mark.parametrize("reasons", ["", "主动消除危害后果，依法减轻处罚"])
@pytest.mark.parametrize("fine", ["", "0", "100", "4999.99", "5000", "50000", "50000.01"])
def test_the_page_finds_a_fine_outside_where_the_draft_does(demo: Screen, fine: str, reasons: str) -> None:
    demo.type(fine_yuan=fine, discretion=reasons).leave()
    (shown,) = [parts for parts in actions.enter("discretion", *demo.sent) if "steps" in parts]
    held = drafted("decision", stored())
    assert ("不在法定幅度内" in shown["ranges"]) is held
    expected = fine not in ("", "0", "5000", "50000") and not (reasons and float(fine) < 5000)
    assert held is expected


def drafted(kind: str, case: Case) -> bool:
    """Whether the fine holds up the draft."""
    return any(one.name == "罚款幅度" for one in draft(DraftRequest(case=case, kind=kind)).blocking)


@pytest.mark.skipif(not office(), reason="LibreOffice is not installed")
def test_a_paper_is_shown_page_by_page_and_made_into_pdf(demo: Screen) -> None:
    *_, shown = drafting.pages({"kind": "service"}, *demo.sent)
    assert "data:image/png;base64," in shown["making"]
    *_, shown = drafting.one_file({"kind": "service", "form": "pdf"}, *demo.sent)
    assert shown["made"].read_bytes().startswith(b"%PDF")


def test_a_fault_is_not_got_round_by_another_file(demo: Screen) -> None:
    demo.type(fine_yuan="99999999").leave()
    assert drawn(demo)["download"]["visible"] is False
    for form in ("pdf", "redacted"):
        with pytest.raises(InputError, match="致命"):
            list(drafting.one_file({"kind": "decision", "form": form}, *demo.sent))


def test_another_wording_is_offered_only_where_a_model_is_set_and_taken_by_the_officer(
    demo: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "换个说法" not in drawn(demo)["preview"]
    monkeypatch.setattr(settings(), "wording_model", "m")
    shown = drawn(demo)["preview"]
    assert "换个说法" in shown
    told = paragraph(shown, "经查明")
    words = told["before"].replace("经查明", "经调查", 1)
    monkeypatch.setattr("assistant.documents.wording._model", lambda: lambda prompt, text: words)
    *_, offer = drafting.again({**told, "words": told["before"]}, *demo.sent)
    assert "<ins>" in offer["making"]
    assert "采用" in offer["making"]
    edit(demo, **told, words=words)
    assert stored().edits[0].after == words
    lie = words.replace("2026", "2025")
    monkeypatch.setattr("assistant.documents.wording._model", lambda: lambda prompt, text: f"{lie}<b>")
    *_, refused = drafting.again({**told, "words": told["before"]}, *demo.sent)
    assert "没有采用" in refused["making"]
    assert 'data-act="edit"' not in refused["making"]
    assert "<b>" not in refused["making"]
