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
from assistant.settings import settings
from assistant.web import case_saving as page
from assistant.web.case_form import FIELDS, to_form
from assistant.web.case_saving import Opened, Shown
from assistant.web.common import USER

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


def typed(shown: Shown, **values: Any) -> tuple[Any, ...]:
    """What the page sends back: what was opened, and the fields with some of them changed by the user."""
    form = list(shown.values)
    for name, value in values.items():
        form[FIELDS.index(name)] = value
    return (shown.opened.dump(), *form)


def keep(sent: tuple[Any, ...]) -> str:
    return page.keep_draft(Opened.load(sent[0]).key, *sent)


def value(shown: Shown, name: str) -> Any:
    return shown.values[FIELDS.index(name)]


def waiting() -> list[str]:
    return [draft.title for draft in DraftStore().drafts(USER)]


@pytest.fixture
def opened() -> Shown:
    CaseStore().save(CASE, user="甲")
    return page.open_choice("case:a-1")


def test_a_new_case_is_saved_without_a_number() -> None:
    shown = page.save_case(*typed(page.new_case(), facts="摆摊"))
    assert shown.opened.revision == 1
    assert value(shown, "id") == shown.opened.case.id
    assert CaseStore().load(shown.opened.case.id, user="甲") == (shown.opened.case, 1)
    assert "第 1 版，已保存" in shown.note


def test_saving_without_a_change_changes_no_byte(opened: Shown) -> None:
    before = CaseStore().raw("a-1", user="甲")
    shown = page.save_case(*typed(opened))
    assert CaseStore().raw("a-1", user="甲") == before
    assert shown.opened.revision == 2


def test_every_change_is_kept_without_a_revision_and_shown_again(opened: Shown) -> None:
    assert "草稿已自动保存" in keep(typed(opened, title="占道经营", decided="下个"))
    assert CaseStore().load("a-1", user="甲") == (CASE, 1)
    assert "有 1 份没有保存的草稿" in page.greeting()
    again = page.open_choice("case:a-1")
    assert (value(again, "title"), value(again, "decided")) == ("占道经营", "下个")
    assert "决定日期无法识别" in again.note
    saved = page.save_case(*typed(again, decided="2026-04-01"))
    assert saved.opened.case == replace(CASE, title="占道经营", decided="2026-04-01")
    assert waiting() == []


def test_a_draft_of_a_new_case_outlives_the_page() -> None:
    rows = [["", "", "口供", "笔录", "", ""]]
    keep(typed(page.new_case(), facts="摆摊", evidence=rows, fine_yuan=5))
    (shown, choice), *_ = page.choices()
    assert shown.startswith("草稿：未命名（未编号，")
    again = page.open_choice(choice)
    assert (value(again, "facts"), value(again, "evidence"), value(again, "fine_yuan")) == ("摆摊", rows, 5)
    with pytest.raises(InputError, match="这份草稿已经不在了"):
        page.open_choice(choice)
    assert waiting() == ["未命名"]
    page.drop_draft(again.opened.dump())
    assert waiting() == []


def test_half_a_character_is_kept_in_the_draft_and_refused_by_the_save(opened: Shown) -> None:
    sent = typed(opened, title="占道\ud83d")
    keep(sent)
    with pytest.raises(InputError, match="写不出的字符"):
        page.save_case(*sent)
    assert value(page.open_choice("case:a-1"), "title") == "占道\ud83d"


def test_a_change_taken_back_leaves_no_draft(opened: Shown) -> None:
    keep(typed(opened, title="改"))
    assert waiting() == ["改"]
    assert keep(typed(opened)) == ""
    assert waiting() == []


def test_while_another_case_is_written_into_the_page_nothing_is_kept(opened: Shown) -> None:
    mine = typed(opened, title="我的改动")
    keep(mine)
    demo = page.load_demo()
    half = (demo.opened.dump(), *mine[1:])
    assert page.keep_draft(opened.opened.key, *half) == ""
    assert page.keep_draft("", *half) == ""
    assert waiting() == ["我的改动"]


def test_the_demonstration_case_never_mixes_with_the_case_before(opened: Shown) -> None:
    keep(typed(opened, title="我的改动"))
    demo = page.load_demo()
    assert (demo.opened.revision, value(demo, "id")) == (None, "")
    assert demo.values == to_form(demo.opened.case)
    saved = page.save_case(*typed(demo))
    assert saved.opened.case.id != "a-1"
    assert saved.opened.case.extracted == ()
    assert CaseStore().load("a-1", user="甲") == (CASE, 1)
    assert waiting() == ["我的改动"]
    written = json.loads((settings().corpora / "demo" / "case.json").read_text("utf-8"))
    assert json.loads(write_case(saved.opened.case)) == written | {"id": saved.opened.case.id}


def test_the_number_of_a_saved_case_stays(opened: Shown) -> None:
    with pytest.raises(InputError, match="请把案件编号改回 a-1"):
        page.save_case(*typed(opened, id="a-2"))


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
    assert "<b>" not in both.note
    assert CaseStore().load("a-1", user="甲")[0].facts == "乙写的<i>"
    assert len(waiting()) == 1
    saved = page.save_case(*typed(both))
    assert saved.opened.revision == 3
    assert saved.opened.case == replace(CASE, facts="甲写的<b>", place="甲路", region="浙江省")
    assert waiting() == []


def test_a_draft_from_an_older_revision_goes_on_top_of_the_newest(opened: Shown) -> None:
    keep(typed(opened, evidence=[["1", "E1", "书证", "执照复印件", "", ""]]))
    other_saves(evidence=(replace(CASE.evidence[0], text="已核对"),), place="乙路")
    again = page.open_choice("case:a-1")
    assert "草稿从第 1 版写起" in again.note
    assert value(again, "evidence") == [["1", "E1", "书证", "执照复印件", "已核对", ""]]
    assert page.save_case(*typed(again)).opened.case == replace(
        CASE, evidence=(replace(CASE.evidence[0], name="执照复印件", text="已核对"),), place="乙路"
    )


def test_a_draft_that_was_saved_meanwhile_is_dropped_in_silence(opened: Shown) -> None:
    late = typed(opened, title="改")
    page.save_case(*late)
    keep(late)  # an autosave that was still on its way
    again = page.open_choice("case:a-1")
    assert again.note == "案件 a-1（第 2 版，已保存）"
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


def test_a_case_that_cannot_be_read_is_told_and_exported(opened: Shown) -> None:
    spoil('{"title": "张某某"')
    assert page.choices() == [("占道（a-1）", "case:a-1")]
    with pytest.raises(StoreError, match="案件 a-1（第 1 版）读不出") as told:
        page.open_choice("case:a-1")
    assert "张某某" not in str(told.value)
    assert Path(page.export_raw("case:a-1")).read_text("utf-8") == '{"title": "张某某"'


@pytest.mark.parametrize(
    ("handler", "given", "says"),
    [
        (page.open_choice, None, "没有选择案件"),
        (page.open_choice, "case:nope", "没有编号为 nope 的案件"),
        (page.export_raw, None, "没有选择已保存的案件"),
        (page.export_raw, "draft:x", "没有选择已保存的案件"),
    ],
)
def test_what_cannot_be_opened_is_told(handler: Callable[[Any], Any], given: Any, says: str) -> None:
    with pytest.raises(InputError, match=says):
        handler(given)


def test_a_database_that_fails_is_told_on_the_page(home: Path) -> None:
    (home / "cases.db").write_bytes(b"no database" * 100)
    assert "案件库文件已损坏" in page.greeting()
