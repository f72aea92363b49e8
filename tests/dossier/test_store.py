from pathlib import Path

import pytest

from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.errors import InputError


@pytest.fixture
def store(tmp_path: Path) -> CaseStore:
    return CaseStore(f"sqlite:///{tmp_path / 'cases.db'}")


def test_a_case_comes_back_as_saved(store: CaseStore) -> None:
    case = Case(id="a-1", title="占道经营案", facts="在人行道摆摊")
    assert store.save(case, user="甲") == 1
    assert store.load("a-1", user="乙") == (case, 1)
    assert [(user, action) for _, user, action in store.audit("a-1")] == [("甲", "保存"), ("乙", "查看")]
    assert [row[:2] for row in store.cases()] == [("a-1", "占道经营案")]


def test_two_users_at_once_do_not_overwrite_each_other(store: CaseStore) -> None:
    store.save(Case(id="a-1", facts="原文"), user="甲")
    store.save(Case(id="a-1", facts="甲改"), user="甲", expected=1)
    with pytest.raises(InputError, match="已被他人修改"):
        store.save(Case(id="a-1", facts="乙改"), user="乙", expected=1)
    assert store.load("a-1", user="乙")[0].facts == "甲改"


@pytest.mark.parametrize(
    ("case", "says"), [(Case(facts="x"), "没有编号"), (Case(id="a-1", facts="x"), "已存在")]
)
def test_saving_refuses_what_would_lose_data(store: CaseStore, case: Case, says: str) -> None:
    store.save(Case(id="a-1", facts="原文"), user="甲")
    with pytest.raises(InputError, match=says):
        store.save(case, user="乙")


def test_unknown_case(store: CaseStore) -> None:
    with pytest.raises(InputError, match="没有编号为"):
        store.load("nope", user="甲")
