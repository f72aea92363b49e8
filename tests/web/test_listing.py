"""我的案件: ways to begin a case are shown to who may begin one."""

from pathlib import Path

import pytest

from assistant.people.model import Person, Role
from assistant.settings import settings
from assistant.web import session
from assistant.web.casework import listing
from assistant.web.pages.home import _UNDER


@pytest.mark.parametrize(
    ("role", "begins"),
    [(Role.HANDLER, True), (Role.ADMIN, True), (Role.REVIEWER, False), (Role.TRAINER, False)],
)
def test_only_who_handles_cases_is_shown_how_to_begin_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, role: Role, begins: bool
) -> None:
    monkeypatch.setattr(settings(), "home", tmp_path)
    monkeypatch.setattr(session, "person", lambda: Person("甲", role))
    shown = str(listing.mine([]))
    assert [word in shown for word in ("新建案件", "载入演示案件", "询问笔录")] == [begins] * 3


def test_no_half_sentence_is_left_where_links_are_hidden() -> None:
    """Every 先 of the hint stands inside a link, which is hidden as a whole."""
    outside = "".join(part.split("</a>")[-1] for part in str(_UNDER).split("<a "))
    assert str(_UNDER).count("，先") == 3
    assert "先" not in outside
