"""What is typed on a page that is no case survives reload and restart, and stays apart from the drafts of cases."""

from pathlib import Path

import pytest

from assistant.dossier.drafts import Draft, DraftStore
from assistant.people.model import LOCAL_USER as USER
from assistant.settings import settings
from assistant.web import keeping


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "home", tmp_path)


def test_what_was_kept_is_shown_again() -> None:
    fresh = keeping.opened("record")
    assert fresh["values"] == {}
    keeping.keep("record", {"key": fresh["key"], "serial": 1, "values": {"text": "<b>问</b>"}})
    assert keeping.opened("record") == keeping.opened("record", fresh["key"])
    assert keeping.opened("record")["values"] == {"text": "<b>问</b>"}
    assert keeping.opened("review")["values"] == {}
    keeping.forget("record", fresh["key"])
    assert keeping.opened("record", fresh["key"])["values"] == {}


def test_it_is_no_draft_of_a_case() -> None:
    DraftStore().keep(Draft("abc", USER))
    keeping.keep("record", {"key": "k", "serial": 1, "values": {}})
    assert [draft.id for draft in DraftStore().drafts(USER) if keeping.is_case_draft(draft)] == ["abc"]


def test_a_form_without_a_key_keeps_nothing() -> None:
    keeping.keep("record", {"key": "", "serial": 1, "values": {"text": "x"}})
    assert DraftStore().drafts(USER) == []
