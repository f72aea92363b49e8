"""The pages come to cases and drafts only as whoever asks; without a request there are the rights of nobody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.people.accounts import Accounts
from assistant.people.model import ALONE, Role
from assistant.settings import ROOT, settings
from assistant.web import session

_ADMINISTRATORS = {"managing/people.py", "session.py"}


def test_no_page_opens_the_store_past_the_rights() -> None:
    web = ROOT / "assistant" / "web"
    found = {
        path.relative_to(web).as_posix()
        for path in web.rglob("*.py")
        if re.search(r"\bCaseStore\(", path.read_text("utf-8"))
    }
    assert found <= _ADMINISTRATORS


def test_whoever_asks_without_a_request_is_nobody_once_there_are_accounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings(), "home", tmp_path)
    assert session.person() == ALONE
    assert session.require(Role.ADMIN) == ALONE
    Accounts().set_up("guan", "一句自己记得住的话语")
    for call in (session.person, session.user, session.cases, lambda: session.require(Role.ADMIN)):
        with pytest.raises(InputError, match="没有登录"):
            call()
