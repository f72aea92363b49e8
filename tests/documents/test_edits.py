"""What the officer changed in a paper: it survives, it yields where the facts changed, it can be taken back."""

import io
from dataclasses import asdict

import docx
import pytest
from samples import full_case

from assistant.documents.edits import changed
from assistant.documents.verb import draft
from assistant.dossier.files import read_case, write_case
from assistant.dossier.model import Case
from assistant.law.library import LawLibrary

MINE = "经查明，甲公司把纸箱堆在疏散通道里。"


def facts_of(case: Case, library: LawLibrary) -> str:
    return next(p.text for p in draft(case, library=library).paragraphs if p.text.startswith("经查明"))


def edited(case: Case, library: LawLibrary, after: str = MINE) -> Case:
    before = facts_of(case, library)
    return case.model_copy(update={"edits": changed(case, "decision", "", before=before, after=after)})


def test_a_change_survives_drafting_anew_and_saving(packaged_library: LawLibrary) -> None:
    case = edited(full_case(), packaged_library)
    case = read_case(write_case(case.model_copy(update={"discretion": "情节一般，改写了理由。"})))
    made = draft(case, library=packaged_library)
    assert MINE in made.text
    assert made.conflicts == ()
    own = next(p for p in made.paragraphs if p.text == MINE)
    assert own.drafted == facts_of(full_case(), packaged_library)
    assert any(MINE in p.text for p in docx.Document(io.BytesIO(made.docx)).paragraphs)
    assert next(s for s in made.trace if s.text == MINE).sources[0].kind == "改稿"
    assert MINE not in draft(case, "notice", library=packaged_library).text


def test_a_change_is_held_back_where_the_facts_beneath_it_changed(packaged_library: LawLibrary) -> None:
    case = edited(full_case(), packaged_library)
    case = case.model_copy(update={"facts": "甲公司在疏散通道内堆放木板。"})
    made = draft(case, library=packaged_library)
    assert MINE not in made.text
    assert "堆放木板" in made.text
    (held,) = made.conflicts
    assert (held.mine, "堆放纸箱" in held.before, "堆放木板" in held.now) == (MINE, True, True)


@pytest.mark.parametrize(
    ("after", "holds", "count"),
    [
        ("", "", 1),
        ("第一段。\n第二段。", "第一段。\n第二段。", 1),
        ("【待补充：核实数量】", "【待补充：核实数量】", 1),
        ("{{ 文号 }}<b>粗</b>\U000f0001", "{{ 文号 }}<b>粗</b>", 1),
    ],
)
def test_what_was_written_stands_as_it_is(
    after: str, holds: str, count: int, packaged_library: LawLibrary
) -> None:
    case = edited(full_case(), packaged_library, after)
    made = draft(case, library=packaged_library)
    assert len(case.edits) == count
    assert holds in made.text
    assert "堆放纸箱" not in made.text
    assert ("核实数量" in made.missing) is ("核实数量" in after)
    shown = "\n".join(p.text for p in docx.Document(io.BytesIO(made.docx)).paragraphs)
    assert holds in shown


def test_back_to_the_draft_is_no_change(packaged_library: LawLibrary) -> None:
    case = edited(full_case(), packaged_library)
    before = facts_of(full_case(), packaged_library)
    assert changed(case, "decision", "", before=before, after=before) == ()


def test_of_paragraphs_alike_only_the_one_meant_is_changed(packaged_library: LawLibrary) -> None:
    made = draft(full_case(), "service_address", library=packaged_library)
    empty = made.paragraphs[-1].text
    texts = [p.text for p in made.paragraphs]
    word = (
        next(text for text in texts if texts.count(text) > 1 and text.strip())
        if any(texts.count(t) > 1 and t.strip() for t in texts)
        else empty
    )
    case = full_case().model_copy(
        update={"edits": changed(full_case(), "service_address", "", before=word, after="改了", nth=0)}
    )
    assert draft(case, "service_address", library=packaged_library).text.count("改了") == 1


def test_a_wrong_change_is_reviewed_like_any_draft(packaged_library: LawLibrary) -> None:
    before = next(
        p.text for p in draft(full_case(), library=packaged_library).paragraphs if "处罚款人民币" in p.text
    )
    after = before.replace("伍仟元整（¥5000.00）", "陆万元整（¥60000.00）")
    case = full_case().model_copy(
        update={"edits": changed(full_case(), "decision", "", before=before, after=after)}
    )
    assert draft(case, library=packaged_library).blocking
    assert asdict(draft(case, library=packaged_library).blocking[0])["message"]
