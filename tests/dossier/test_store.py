"""Cases in the database: nothing is overwritten, numbers are given out, every access is logged."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from case_strategies import cases
from hypothesis import HealthCheck, given, settings
from sqlalchemy import text

from assistant.dossier.database import open_database
from assistant.dossier.drafts import Draft, DraftStore
from assistant.dossier.files import read_case, write_case
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.errors import ConflictError, InputError, StoreError
from assistant.settings import settings as house

YEAR = datetime.now().year


@pytest.fixture
def store(url: str) -> CaseStore:
    return CaseStore(url)


def test_a_case_comes_back_as_saved(store: CaseStore) -> None:
    case = Case(id="a-1", title="占道经营案", facts="在人行道摆摊")
    before = datetime.now(UTC)
    assert store.save(case, user="甲") == ("a-1", 1)
    assert store.load("a-1", user="乙") == (case, 1)
    assert [(user, action) for _, user, action in store.audit("a-1")] == [("甲", "保存"), ("乙", "查看")]
    [(case_id, title, changed)] = store.cases()
    assert (case_id, title) == ("a-1", "占道经营案")
    assert before <= changed <= datetime.now(UTC)


def test_two_users_at_once_do_not_overwrite_each_other(store: CaseStore) -> None:
    store.save(Case(id="a-1", facts="原文"), user="甲")
    store.save(Case(id="a-1", facts="甲改"), user="甲", expected=1)
    with pytest.raises(ConflictError, match=r"已有第 2 版（甲保存），您改的是第 1 版"):
        store.save(Case(id="a-1", facts="乙改"), user="乙", expected=1)
    assert store.load("a-1", user="乙")[0].facts == "甲改"
    assert [action for _, _, action in store.audit("a-1")] == ["保存", "保存", "查看"]


@pytest.mark.parametrize(
    ("case", "expected", "says"),
    [
        (Case(id="a-1", facts="x"), None, "案件编号 a-1 已存在"),
        (Case(id="a-2", facts="x"), 1, "没有编号为 a-2 的案件"),
        (Case(facts="x"), 1, "没有编号为"),
        (Case(id="长" * 65, facts="x"), None, "案件编号过长"),
        (Case(id=" a-2", facts="x"), None, "空白"),
        (Case(id="a\0b", facts="x"), None, "不可见"),
    ],
)
def test_saving_refuses_what_would_lose_data(
    store: CaseStore, case: Case, expected: int | None, says: str
) -> None:
    store.save(Case(id="a-1", facts="原文"), user="甲")
    with pytest.raises(InputError, match=says):
        store.save(case, user="乙", expected=expected)
    assert [row[0] for row in store.cases()] == ["a-1"]
    assert store.load("a-1", user="甲") == (Case(id="a-1", facts="原文"), 1)


def test_unknown_case(store: CaseStore) -> None:
    with pytest.raises(InputError, match="没有编号为"):
        store.load("nope", user="甲")
    assert store.audit("nope") == []


def test_cases_without_a_number_get_the_next_one_of_the_year(store: CaseStore) -> None:
    store.save(Case(id=f"{YEAR}-0002", facts="自己编的号"), user="甲")
    given_out = [store.save(Case(facts="x", title=str(n)), user="甲").id for n in range(3)]
    assert given_out == [f"{YEAR}-0001", f"{YEAR}-0003", f"{YEAR}-0004"]
    assert store.load(given_out[1], user="甲")[0] == Case(id=given_out[1], facts="x", title="1")
    assert store.load(f"{YEAR}-0002", user="甲")[0].facts == "自己编的号"


def test_what_a_list_cannot_hold_stays_in_the_case(store: CaseStore) -> None:
    case = Case(id="a-1", title="案由\0" + "长" * 300, facts="零\0字节", agency="😀𠀀")
    store.save(case, user="用户" * 50)
    assert store.load("a-1", user="甲")[0] == case
    assert store.cases()[0][1] == "案由" + "长" * 198


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"officers": 5}, "无法保存的内容"),
        ({"place": "\ud83d"}, "写不出的字符"),
        ({"x": "\ud83d"}, "写不出的字符"),
    ],
)
def test_what_could_not_be_read_again_is_refused_before_it_is_stored(
    store: CaseStore, values: dict[str, object], says: str, recwarn: pytest.WarningsRecorder
) -> None:
    broken = Case(facts="张某某", title="\ud83d").model_copy(update={"title": "秘密", **values})
    with pytest.raises(InputError, match=says) as refused:
        store.save(broken, user="甲")
    assert "张某某" not in str(refused.value)
    assert list(recwarn) == []
    assert store.cases() == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=cases())
def test_every_case_survives_json_and_database(store: CaseStore, case: Case) -> None:
    assert read_case(write_case(case)) == case
    saved = store.save(case.model_copy(update={"id": ""}), user="甲")
    read, _ = store.load(saved.id, user="甲")
    assert read == case.model_copy(update={"id": saved.id})
    assert write_case(read) == write_case(case.model_copy(update={"id": saved.id}))


def unreadable(url: str, body: str) -> CaseStore:
    store = CaseStore(url)
    store.save(Case(id="a-1", title="旧案", facts="x"), user="甲")
    with open_database(url).writing() as db:
        db.execute(text("UPDATE cases SET body = :body"), {"body": body})
    return store


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ('{"id": "a-1", "title": "没有事实，张某某"}', "facts 缺少这一项"),
        (
            '{"facts": "张某某", "evidence": [{"id": "1", "kind": "330302198603150019", "name": "x"}]}',
            "evidence.第1项.kind",
        ),
        ('{"facts": "张某某', "不是 JSON"),
        ("", "不是 JSON"),
        ("[1]", "不合格式"),
        ('{"facts": "张某某", "schema": 99}', "格式版本为 99"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_in_one_line_and_can_be_exported(
    url: str, body: str, says: str
) -> None:
    store = unreadable(url, body)
    assert [row[:2] for row in store.cases()] == [("a-1", "旧案")]
    with pytest.raises(StoreError, match=says) as told:
        store.load("a-1", user="甲")
    assert "\n" not in str(told.value)
    assert "张某某" not in str(told.value)
    assert "案件 a-1（第 1 版）读不出" in str(told.value)
    assert store.raw("a-1", user="乙") == body
    assert [row[1:] for row in store.audit("a-1")] == [("甲", "保存"), ("甲", "查看"), ("乙", "导出")]


def test_a_field_this_program_does_not_know_is_kept(url: str) -> None:
    store = unreadable(url, '{"facts": "x", "id": "a-1", "later": {"a": [1]}}')
    case, revision = store.load("a-1", user="甲")
    store.save(case.model_copy(update={"title": "改"}), user="甲", expected=revision)
    assert '"later": {"a": [1]}' in store.raw("a-1", user="甲")


def test_a_draft_outlives_the_page_and_goes_with_the_save(url: str) -> None:
    store, drafts = CaseStore(url), DraftStore(url)
    drafts.keep(Draft("page-1", "甲", "a-1", 3, "旧", "打到一半"))
    drafts.keep(Draft("page-1", "甲", "a-1", 3, "新\0", "打到最后"))
    drafts.keep(Draft("page-2", "甲", "", None, "未编号", "另一件"))
    drafts.keep(Draft("page-3", "乙", "a-1", 3, "", "别人的"))
    assert [d.content for d in drafts.drafts("甲")] == ["另一件", "打到最后"]
    assert [(d.title, d.base) for d in drafts.drafts("甲", "a-1")] == [("新", 3)]
    assert store.cases() == []
    store.save(Case(id="a-1", facts="x"), user="甲", draft="page-1")
    assert [d.id for d in drafts.drafts("甲")] == ["page-2"]
    drafts.discard("page-2", owner="乙")
    assert [d.id for d in drafts.drafts("甲")] == ["page-2"]
    drafts.discard("page-2", owner="甲")
    assert drafts.drafts("甲") == []
    assert len(drafts.drafts("乙")) == 1


def test_a_refused_save_keeps_the_draft(url: str) -> None:
    store, drafts = CaseStore(url), DraftStore(url)
    store.save(Case(id="a-1", facts="1"), user="甲")
    store.save(Case(id="a-1", facts="2"), user="甲", expected=1)
    drafts.keep(Draft("p", "乙", "a-1", 1, "", "乙写的"))
    with pytest.raises(ConflictError):
        store.save(Case(id="a-1", facts="乙写的"), user="乙", expected=1, draft="p")
    assert drafts.drafts("乙", "a-1")[0].content == "乙写的"
    assert store.load("a-1", user="乙")[0].facts == "2"


def test_a_draft_opened_on_another_page_is_never_written_over(url: str) -> None:
    drafts = DraftStore(url)
    drafts.keep(Draft("old", "甲", content="1"))
    taken = drafts.take("old", owner="甲", page="new")
    assert taken is not None
    assert (taken.id, taken.content) == ("new", "1")
    drafts.keep(Draft("old", "甲", content="旧页接着写"))
    drafts.keep(Draft("new", "甲", content="新页接着写"))
    assert {d.content for d in drafts.drafts("甲")} == {"旧页接着写", "新页接着写"}
    assert drafts.take("old", owner="乙", page="x") is None
    assert drafts.take("none", owner="甲", page="y") is None


def test_without_a_url_cases_lie_in_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house(), "home", tmp_path / "新建" / "a?b#c%20")
    saved = CaseStore().save(Case(facts="x"), user="甲")
    path = tmp_path / "新建" / "a?b#c%20" / "cases.db"
    assert path.is_file()
    assert path.stat().st_mode & 0o077 == 0
    assert CaseStore(f"sqlite:///{tmp_path / 'other.db'}").cases() == []
    assert CaseStore().cases()[0][0] == saved.id
