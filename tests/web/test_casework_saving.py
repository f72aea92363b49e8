"""Open, autosave, save, conflict: what the page shows and what the database holds after each."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from assistant.dossier.database import open_database
from assistant.dossier.drafts import DraftStore
from assistant.dossier.editing import replace
from assistant.dossier.files import write_case
from assistant.dossier.model import Case, Evidence, EvidenceKind, Fact
from assistant.dossier.store import CaseStore
from assistant.errors import InputError, StoreError
from assistant.people.model import LOCAL_USER as USER
from assistant.people.model import Person, Role
from assistant.settings import settings
from assistant.web import session
from assistant.web.casework import listing
from assistant.web.casework import saving as page
from assistant.web.casework.form import to_form
from assistant.web.casework.saving import Opened, Shown

CASE = Case(
    id="a-1",
    title="占道",
    facts="摆摊",
    evidence=(Evidence(id="E1", kind=EvidenceKind.DOCUMENT, name="执照", source="当事人提供"),),
    extracted=(Fact(name="面积", value="3"),),
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings(), "home", tmp_path)
    return tmp_path


def typed(shown: Shown, **values: Any) -> tuple[str, dict[str, Any]]:
    """What the page sends back: what was opened, and the fields with some of them changed by the user."""
    return shown.opened.dump(), {**shown.values, **values}


def keep(sent: tuple[str, dict[str, Any]]) -> str:
    return page.keep_draft(*sent, Opened.load(sent[0]).key)


def value(shown: Shown, name: str) -> Any:
    return shown.values[name]


def waiting() -> list[str]:
    return [draft.title for draft in DraftStore().drafts(USER)]


@pytest.fixture
def opened() -> Shown:
    CaseStore().save(CASE, user="甲")
    return page.open_case("a-1")


def test_a_new_case_is_saved_without_a_number() -> None:
    shown = page.save_case(*typed(page.new_case(), title="占道"))
    assert shown.opened.revision == 1
    assert CaseStore().load(shown.opened.case.id, user="甲") == (shown.opened.case, 1)
    assert "第 1 版" in shown.note
    assert not shown.fresh


def test_saving_without_a_change_saves_nothing(opened: Shown) -> None:
    before = CaseStore().raw("a-1", user="甲")
    shown = page.save_case(*typed(opened))
    assert CaseStore().raw("a-1", user="甲") == before
    assert shown.opened.revision == 1


def test_every_change_is_kept_without_a_revision_and_shown_again(opened: Shown) -> None:
    assert "已自动保存" in keep(typed(opened, title="占道经营", decided="下个"))
    assert CaseStore().load("a-1", user="甲") == (CASE, 1)
    again = page.open_case("a-1")
    assert (value(again, "title"), value(again, "decided")) == ("占道经营", "下个")
    assert "决定日期无法识别" in again.note
    saved = page.save_case(*typed(again, decided="2026-04-01"))
    assert saved.opened.case == replace(CASE, title="占道经营", decided="2026-04-01")
    assert waiting() == []


def test_a_draft_of_a_new_case_outlives_the_page() -> None:
    rows = [{"row": "new-1", "id": "证据1", "kind": "口供", "name": "笔录"}]
    fresh = page.new_case()
    keep(typed(fresh, facts="摆摊", evidence=rows, fine_yuan="5"))
    (draft,) = page.unsaved()
    assert (draft.id, draft.title) == (fresh.opened.key, "摆摊")
    again = page.new_case(draft.id)
    assert again.opened.key == fresh.opened.key
    assert (value(again, "facts"), value(again, "evidence"), value(again, "fine_yuan")) == ("摆摊", rows, "5")
    page.drop_draft(again.opened.dump())
    assert page.unsaved() == []
    assert value(page.new_case(draft.id), "facts") == ""


def test_an_input_sent_before_the_answer_came_is_no_conflict() -> None:
    """Two fields left one right after the other: the second was sent with what the first had not yet saved."""
    fresh = page.new_case()
    first = page.save_case(*typed(fresh, title="占道"))
    second = page.save_case(*typed(fresh, title="占道", facts="摆摊"))
    third = page.save_case(*typed(fresh, title="占道改", facts="摆摊"))
    assert [shown.opened.revision for shown in (first, second, third)] == [1, 2, 3]
    assert not third.fresh
    assert third.opened.case.title == "占道改"


def test_a_row_added_and_then_filled_in_stays_one_row(opened: Shown) -> None:
    row = {"row": "new-1", "id": "证据2", "kind": "书证", "name": "租约"}
    rows = [*value(opened, "evidence"), row]
    page.save_case(*typed(opened, evidence=rows))
    shown = page.save_case(*typed(opened, evidence=[rows[0], row | {"text": "租期一年"}]))
    assert [(piece.id, piece.text) for piece in shown.opened.case.evidence] == [
        ("E1", ""),
        ("证据2", "租期一年"),
    ]
    assert shown.opened.case.evidence[0] == CASE.evidence[0]


def test_what_is_put_into_a_case_is_saved_with_what_was_typed(opened: Shown) -> None:
    shown = page.put(*typed(opened, place="甲路"), chosen="《甲法》第一条")
    assert shown.fresh
    assert CaseStore().load("a-1", user="甲")[0] == replace(CASE, place="甲路", chosen="《甲法》第一条")


def test_half_a_character_is_kept_in_the_draft_and_refused_by_the_save(opened: Shown) -> None:
    sent = typed(opened, title="占道\ud83d")
    keep(sent)
    with pytest.raises(InputError, match="写不出的字符"):
        page.save_case(*sent)
    assert value(page.open_case("a-1"), "title") == "占道\ud83d"


def test_a_change_taken_back_leaves_no_draft(opened: Shown) -> None:
    keep(typed(opened, title="改"))
    assert waiting() == ["改"]
    assert "第 1 版" in keep(typed(opened))
    assert waiting() == []


def test_forms_of_another_case_are_not_kept(opened: Shown) -> None:
    mine = typed(opened, title="我的改动")
    keep(mine)
    other = page.open_case(page.save_demo())
    assert page.keep_draft(other.opened.dump(), mine[1], opened.opened.key) == ""
    assert page.keep_draft(other.opened.dump(), mine[1], "") == ""
    assert waiting() == ["我的改动"]


def test_the_demonstration_case_never_mixes_with_the_case_before(opened: Shown) -> None:
    keep(typed(opened, title="我的改动"))
    number = page.save_demo()
    demo = page.open_case(number)
    assert demo.values == to_form(demo.opened.case)
    assert number != "a-1"
    assert CaseStore().load("a-1", user="甲") == (CASE, 1)
    assert waiting() == ["我的改动"]
    written = json.loads((settings().corpora / "demo" / "case.json").read_text("utf-8"))
    assert json.loads(write_case(demo.opened.case)) == written | {"id": number}


def other_saves(**values: Any) -> None:
    case, revision = CaseStore().load("a-1", user="乙")
    CaseStore().save(replace(case, **values), user="乙", expected=revision)


def test_a_conflict_shows_both_and_saves_neither_over_the_other(opened: Shown) -> None:
    mine = typed(opened, facts="甲写的<b>", place="甲路")
    keep(mine)
    other_saves(facts="乙写的<i>", region="浙江省")
    both = page.save_case(*mine)
    assert "已有第 2 版（乙保存），您改的是第 1 版" in both.note
    assert (value(both, "facts"), value(both, "place"), value(both, "region")) == (
        "甲写的<b>",
        "甲路",
        "浙江省",
    )
    assert "最新版：乙写的&lt;i&gt;" in both.note
    assert both.opened.held
    assert "<b>" not in both.note
    assert CaseStore().load("a-1", user="甲")[0].facts == "乙写的<i>"
    assert len(waiting()) == 1
    held = page.save_case(*typed(both))
    assert held.opened.revision == 2
    saved = page.save_case(*typed(both), mine=True)
    assert saved.opened.revision == 3
    assert saved.opened.case == replace(CASE, facts="甲写的<b>", place="甲路", region="浙江省")
    assert waiting() == []


def test_changes_at_different_places_are_saved_together(opened: Shown) -> None:
    other_saves(region="浙江省")
    both = page.save_case(*typed(opened, place="甲路"))
    assert both.fresh
    assert "合在一起" in both.note
    assert CaseStore().load("a-1", user="甲") == (replace(CASE, region="浙江省", place="甲路"), 3)


def test_a_draft_from_an_older_revision_goes_on_top_of_the_newest(opened: Shown) -> None:
    keep(typed(opened, evidence=[value(opened, "evidence")[0] | {"name": "执照复印件"}]))
    other_saves(evidence=(replace(CASE.evidence[0], text="已核对"),), place="乙路")
    again = page.open_case("a-1")
    assert "草稿从第 1 版写起" in again.note
    assert [(row["name"], row["text"]) for row in value(again, "evidence")] == [("执照复印件", "已核对")]
    assert page.save_case(*typed(again)).opened.case == replace(
        CASE, evidence=(replace(CASE.evidence[0], name="执照复印件", text="已核对"),), place="乙路"
    )


def test_a_draft_that_was_saved_meanwhile_is_dropped_in_silence(opened: Shown) -> None:
    late = typed(opened, title="改")
    page.save_case(*late)
    keep(late)  # an autosave that was still on its way
    again = page.open_case("a-1")
    assert "第 2 版" in again.note
    assert waiting() == []


def test_giving_a_draft_up_shows_what_is_stored(opened: Shown) -> None:
    keep(typed(opened, title="改"))
    other_saves(place="乙路")
    shown = page.drop_draft(opened.opened.dump())
    assert (value(shown, "title"), value(shown, "place"), shown.opened.revision) == ("占道", "乙路", 2)
    assert waiting() == []


def spoil(body: str) -> None:
    with open_database().writing() as db:
        db.execute(text("UPDATE cases SET body = :body"), {"body": body})


def test_a_case_that_cannot_be_read_is_told(opened: Shown) -> None:
    spoil('{"title": "张某某"')
    with pytest.raises(StoreError, match="案件 a-1（第 1 版）读不出") as told:
        page.open_case("a-1")
    assert "张某某" not in str(told.value)
    assert [one.progress for one in listing.listed()] == [None]
    assert "读不出" in listing.mine(listing.listed())


@pytest.mark.parametrize(
    ("handler", "given", "says"),
    [
        (page.open_case, "nope", "没有编号为 nope 的案件"),
    ],
)
def test_what_cannot_be_opened_is_told(handler: Callable[[Any], Any], given: Any, says: str) -> None:
    with pytest.raises(InputError, match=says):
        handler(given)


def test_a_database_that_fails_is_told_on_the_page(home: Path) -> None:
    (home / "cases.db").write_bytes(b"no database" * 100)
    with pytest.raises(StoreError, match="案件库文件已损坏"):
        listing.listed()


def test_lists_show_state_number_and_party_and_nothing_as_markup(opened: Shown) -> None:
    page.save_case(*typed(opened, name="<b>许某", title="<i>占道"))
    cases = listing.listed()
    drawn = listing.mine(cases) + listing.due(cases)
    assert "&lt;b&gt;许某" in drawn
    assert "<i>" not in drawn
    assert "未立案" in drawn
    assert [row.href for row in listing.found(cases, "许某")] == ["./case?id=a-1"]
    assert listing.found(cases, "无此人") == listing.found(cases, " ") == []


def test_looking_into_a_list_is_no_access_to_a_case(opened: Shown) -> None:
    before = CaseStore().audit("a-1")
    listing.listed()
    assert CaseStore().audit("a-1") == before


def test_drafts_of_two_tabs_are_both_shown(opened: Shown) -> None:
    """Both tabs change the same case and are closed before anything is saved."""
    second = page.open_case("a-1")
    row = {"row": "new-1", "id": "E2", "kind": "书证", "name": "照片"}
    keep(typed(opened, place="甲路<b>", evidence=[*opened.values["evidence"], row]))
    keep(typed(second, title="乙案由"))
    seen = page.open_case("a-1")
    assert (value(seen, "title"), value(seen, "place")) == ("乙案由", "")
    assert "另一份没有存入的草稿" in seen.note
    assert "甲路&lt;b&gt;" in seen.note
    assert "E2；书证；照片" in seen.note
    other = next(draft.id for draft in DraftStore().drafts(USER) if draft.id != seen.opened.key)
    assert f"draft={other}" in seen.note
    turned = page.open_case("a-1", other)
    assert (value(turned, "title"), value(turned, "place")) == ("占道", "甲路<b>")
    assert "乙案由" in turned.note
    page.drop_draft(turned.opened.dump())
    assert "另一份" not in page.open_case("a-1").note
    assert "另一份" not in page.open_case("a-1", "nope").note


@pytest.mark.parametrize("touched", ["", "saved", "drafted"])
def test_the_demonstration_is_opened_again_while_nothing_in_it_was_changed(touched: str) -> None:
    first = page.demo()
    shown = page.open_case(first)
    if touched == "saved":
        page.save_case(*typed(shown, place="别处"))
    elif touched == "drafted":
        keep(typed(shown, place="别处"))
    assert (page.demo() == first) is (not touched)
    assert len(CaseStore().cases()) == (2 if touched else 1)


def test_the_demonstration_of_somebody_else_stays_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for name in ("甲", "乙", "甲"):
        monkeypatch.setattr(session, "of", lambda request, name=name: Person(name, Role.ADMIN))
        found.append(page.demo())
    assert found[0] == found[2] != found[1]
