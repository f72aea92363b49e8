"""Accounts, passwords, sessions, tokens: what may pass and what not, on SQLite and PostgreSQL."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import create_engine

from assistant.dossier.audit import Action, AuditLog
from assistant.dossier.drafts import Draft, DraftStore
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.errors import InputError
from assistant.people import accounts as accounts_module
from assistant.people import sessions as sessions_module
from assistant.people.accounts import FAILURES, Accounts, SignInError
from assistant.people.model import LOCAL_USER, Role
from assistant.people.sessions import Sessions

GOOD = "巡查早上八点半准时出发"
OTHER = "下午三点回来写笔录吧"


@pytest.fixture
def accounts(url: str) -> Accounts:
    found = Accounts(url)
    found.set_up("Guan", GOOD)
    found.add("王五", Role.HANDLER, GOOD, by="guan", must_change=False)
    return found


def actions(url: str) -> list[str]:
    return [entry.action for entry in reversed(AuditLog(url).newest(100))]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("zhang.san", "zhang.san"),
        ("  Zhang-San ", "zhang-san"),
        ("张三", "张三"),
        ("ＺＳ０１", "zs01"),
        ("a" * 32, "a" * 32),
    ],
)
def test_names(url: str, name: str, kept: str) -> None:
    assert Accounts(url).add(name, Role.ADMIN, GOOD, by="x") == kept


@pytest.mark.parametrize(
    "name",
    [
        "",
        "a",
        "a" * 33,
        "a b",
        "a/b",
        "a\0b",
        "../x",
        "<b>x</b>",
        "a\nb",
        LOCAL_USER,
        "命令行",
        "a:b",
        "😀😀",
    ],
)
def test_names_that_cannot_be(url: str, name: str) -> None:
    with pytest.raises(InputError):
        Accounts(url).add(name, Role.ADMIN, GOOD, by="x")
    assert not Accounts(url).any()


@pytest.mark.parametrize(
    "password", ["", "short", "a" * 30, "abcabcabcabc", "zhangsan2026", "密" * 12, "x" * 201]
)
def test_weak_passwords(url: str, password: str) -> None:
    with pytest.raises(InputError):
        Accounts(url).add("zhangsan", Role.ADMIN, password, by="x")


def test_a_name_is_given_out_once(accounts: Accounts) -> None:
    accounts.set_disabled("王五", True, by="guan")
    with pytest.raises(InputError, match="已经有了"):
        accounts.add("王五", Role.HANDLER, GOOD, by="guan")


def test_the_first_is_an_administrator_and_takes_over(url: str) -> None:
    store = CaseStore(url)
    case_id = store.save(Case(facts="摆摊"), user=LOCAL_USER).id
    DraftStore(url).keep(Draft("d", LOCAL_USER, content="{}"))
    with pytest.raises(InputError, match="管理员"):
        Accounts(url).add("王五", Role.HANDLER, GOOD, by="x")
    Accounts(url).set_up("guan", GOOD)
    assert store.handlers(case_id) == ["guan"]
    assert [d.id for d in DraftStore(url).drafts("guan")] == ["d"]
    with pytest.raises(InputError, match="已经有账号"):
        Accounts(url).set_up("other", GOOD)


def test_signing_in(accounts: Accounts, url: str) -> None:
    person = accounts.check(" 王五 ", GOOD)
    assert (person.name, person.role, person.must_change) == ("王五", Role.HANDLER, False)
    for name, password in (
        ("王五", OTHER),
        ("乙", GOOD),
        ("", ""),
        ("王五\0", GOOD + "x"),
        ("guan", "甲" * 5000),
    ):
        with pytest.raises(SignInError) as refused:
            accounts.check(name, password)
        assert "用户名或者口令不对" in str(refused.value)
    kept = create_engine(url)
    with kept.connect() as db:
        held = [str(row) for row in db.exec_driver_sql("SELECT * FROM accounts")]
        log = [str(row) for row in db.exec_driver_sql("SELECT * FROM audit")]
    kept.dispose()
    assert all("$argon2id$" in row and GOOD not in row for row in held)
    assert not [row for row in log if GOOD in row or OTHER in row or "乙" in row]


def test_a_disabled_account_signs_in_no_more(accounts: Accounts, url: str) -> None:
    secret = Sessions(url).begin("王五")
    token = Sessions(url).add_token("王五", "报表", by="guan")
    accounts.set_disabled("王五", True, by="guan")
    assert Sessions(url).person(secret) is None
    assert Sessions(url).person(token, token=True) is None
    with pytest.raises(SignInError):
        accounts.check("王五", GOOD)
    accounts.set_disabled("王五", False, by="guan")
    assert accounts.check("王五", GOOD).name == "王五"
    assert Sessions(url).person(secret) is None


def test_of_two_who_set_up_at_once_one_is_first(url: str) -> None:
    Accounts(url).any()
    done: list[str] = []

    def set_up(name: str) -> None:
        with suppress(InputError):
            done.append(Accounts(url).set_up(name, GOOD))

    threads = [threading.Thread(target=set_up, args=(f"admin{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [account.name for account in Accounts(url).all()] == done
    assert len(done) == 1


@pytest.mark.parametrize("how", ["disable", "role"])
def test_one_administrator_stays(accounts: Accounts, how: str) -> None:
    def go(name: str) -> None:
        if how == "disable":
            accounts.set_disabled(name, True, by="guan")
        else:
            accounts.set_role(name, Role.REVIEWER, by="guan")

    with pytest.raises(InputError, match="管理员"):
        go("guan")
    accounts.add("fu", Role.ADMIN, GOOD, by="guan")
    go("guan")


def test_failures_lock_and_time_unlocks(
    accounts: Accounts, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(FAILURES):
        with pytest.raises(SignInError):
            accounts.check("王五", OTHER)
    with pytest.raises(SignInError):  # now the right one is refused, too
        accounts.check("王五", GOOD)
    assert next(a for a in accounts.all() if a.name == "王五").is_locked
    assert actions(url).count(Action.LOCKED) == 1
    later = datetime.now(UTC) + timedelta(minutes=16)

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return later

    monkeypatch.setattr(accounts_module, "datetime", Later)
    assert accounts.check("王五", GOOD).name == "王五"


def test_success_begins_the_count_anew(accounts: Accounts) -> None:
    for _ in range(3):
        for _ in range(FAILURES - 1):
            with pytest.raises(SignInError):
                accounts.check("王五", OTHER)
        assert accounts.check("王五", GOOD).name == "王五"


def test_many_at_once_get_no_more_tries(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def slow(password: str, kept: str) -> bool:
        if kept:
            looked.append(password)
        return False

    monkeypatch.setattr(accounts_module, "matches", slow)

    def guess() -> None:
        with pytest.raises(SignInError):
            accounts.check("王五", OTHER)

    threads = [threading.Thread(target=guess) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(looked) == FAILURES


def test_a_reset_unlocks_and_must_be_changed(accounts: Accounts, url: str) -> None:
    for _ in range(FAILURES):
        with pytest.raises(SignInError):
            accounts.check("王五", "错的口令一二三四")
    secret = Sessions(url).begin("王五")
    token = Sessions(url).add_token("王五", "报表", by="guan")
    accounts.reset_password("王五", OTHER, by="guan")
    assert Sessions(url).person(secret) is None
    assert Sessions(url).person(token, token=True) is not None
    assert accounts.check("王五", OTHER).must_change
    with pytest.raises(InputError, match="相同"):
        accounts.change_password("王五", OTHER, OTHER)
    accounts.change_password("王五", OTHER, GOOD)
    assert not accounts.check("王五", GOOD).must_change


def test_sessions_end(accounts: Accounts, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = Sessions(url)
    secret = sessions.begin("王五")
    assert sessions.person(secret) is not None
    assert sessions.person(secret, token=True) is None
    for wrong in ("", "x", secret[:-1], f"{secret}x", "\0", "密"):
        assert sessions.person(wrong) is None
    sessions.end(secret)
    sessions.end(secret)
    assert sessions.person(secret) is None
    assert actions(url).count(Action.SIGN_OUT) == 1
    held = create_engine(url)
    secret = sessions.begin("王五")
    with held.connect() as db:
        assert secret not in str(list(db.exec_driver_sql("SELECT * FROM sessions")))
    held.dispose()
    start = datetime.now(UTC)

    class Clock(datetime):
        at = start

        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return cls.at

    monkeypatch.setattr(sessions_module, "datetime", Clock)
    for minutes in range(0, 12 * 60, 45):  # in use, it lasts its longest time
        Clock.at = start + timedelta(minutes=minutes)
        assert sessions.person(secret) is not None
    Clock.at = start + timedelta(hours=12, minutes=1)
    assert sessions.person(secret) is None
    secret = sessions.begin("王五")
    Clock.at += timedelta(minutes=61)
    assert sessions.person(secret) is None
    Clock.at -= timedelta(minutes=61)
    assert sessions.person(secret) is None, "what ended stays ended"


def test_a_new_role_ends_sessions(accounts: Accounts, url: str) -> None:
    secret = Sessions(url).begin("王五")
    accounts.set_role("王五", Role.TRAINER, by="guan")
    assert Sessions(url).person(secret) is None


def test_tokens(accounts: Accounts, url: str) -> None:
    sessions = Sessions(url)
    token = sessions.add_token("王五", "报表程序", by="guan")
    person = sessions.person(token, token=True)
    assert person is not None
    assert (person.name, person.by_token) == ("王五", True)
    assert sessions.person(token) is None, "a token is no cookie"
    (listed,) = sessions.tokens()
    assert token not in str(listed)
    for wrong in ("", "zz", listed.digest + "0"):
        with pytest.raises(InputError):
            sessions.end_token(wrong, by="guan")
    sessions.end_token(listed.digest[:8], by="guan")
    assert sessions.person(token, token=True) is None
    with pytest.raises(InputError):
        sessions.add_token("无此人", "x", by="guan")
    with pytest.raises(InputError):
        sessions.add_token("王五", " ", by="guan")


@pytest.mark.parametrize(
    ("role", "sees", "changes"),
    [
        (Role.HANDLER, "own", True),
        (Role.REVIEWER, "all", False),
        (Role.TRAINER, "", False),
        (Role.ADMIN, "all", True),
    ],
)
def test_cases_by_role(url: str, role: Role, sees: str, changes: bool) -> None:
    everybody = CaseStore(url)
    Accounts(url).set_up("guan", GOOD)
    Accounts(url).add("yi", Role.HANDLER, GOOD, by="guan")
    foreign = CaseStore(url, Role.HANDLER.access("yi")).save(Case(facts="摆摊", title="别人的"), user="yi").id
    mine = everybody.save(Case(facts="摆摊", title="自己的"), user="x").id
    Accounts(url).add("jia", role, GOOD, by="guan")
    if role is Role.HANDLER:
        everybody.assign(mine, "jia", user="guan")
    store = CaseStore(url, role.access("jia"))
    seen = {"own": {mine}, "all": {mine, foreign}, "": set()}[sees]
    assert {row[0] for row in store.cases()} == seen
    for case_id in (mine, foreign):
        calls = (
            lambda c=case_id: store.load(c, user="jia"),
            lambda c=case_id: store.peek(c),
            lambda c=case_id: store.raw(c, user="jia"),
        )
        for call in calls:
            if case_id in seen:
                call()
            else:
                with pytest.raises(InputError, match="没有编号"):
                    call()
        case = everybody.load(case_id, user="x")[0]
        if case_id in seen and changes:
            store.save(case, user="jia", expected=1)
        else:
            with pytest.raises(InputError, match="没有编号|只能查看"):
                store.save(case, user="jia", expected=1)
    if changes:
        fresh = store.save(Case(facts="摆摊", title="新的"), user="jia").id
        assert everybody.handlers(fresh) == ["jia"]
    else:
        with pytest.raises(InputError, match="只能查看"):
            store.save(Case(facts="摆摊", title="新的"), user="jia")


def test_handlers_come_and_go(url: str) -> None:
    Accounts(url).set_up("guan", GOOD)
    Accounts(url).add("jia", Role.HANDLER, GOOD, by="guan")
    everybody = CaseStore(url)
    case_id = everybody.save(Case(facts="摆摊"), user="x").id
    mine = CaseStore(url, Role.HANDLER.access("jia"))
    assert mine.cases() == []
    for _ in range(2):
        everybody.assign(case_id, "jia", user="guan")
    assert [row[0] for row in mine.cases()] == [case_id]
    for _ in range(2):
        everybody.unassign(case_id, "jia", user="guan")
    assert mine.cases() == []
    with pytest.raises(InputError, match="没有账号"):
        everybody.assign(case_id, "yi", user="guan")
    with pytest.raises(InputError, match="没有编号"):
        everybody.assign("无", "jia", user="guan")
    assert actions(url).count(Action.ASSIGNED) == actions(url).count(Action.UNASSIGNED) == 1


def test_two_people_keep_a_draft_of_the_same_name(url: str) -> None:
    drafts = DraftStore(url)
    for owner in ("jia", "yi"):
        drafts.keep(Draft("cases:asked", owner, content=owner))
    for owner in ("jia", "yi"):
        assert [d.content for d in drafts.drafts(owner)] == [owner]


def test_what_is_too_old_goes(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = DraftStore(url)
    drafts.keep(Draft("old", "jia", content="x"))
    CaseStore(url).save(Case(facts="x"), user="jia")
    assert drafts.expire(1, user="x") == 0
    later = datetime.now(UTC) + timedelta(days=40)

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return later

    monkeypatch.setattr("assistant.dossier.drafts.datetime", Later)
    drafts.keep(Draft("new", "jia", content="x"))
    assert drafts.expire(0, user="x") == 0
    assert drafts.expire(30, user="x") == 1
    assert [draft.id for draft in drafts.drafts("jia")] == ["new"]
    assert len(CaseStore(url).cases()) == 1
    assert actions(url).count(Action.EXPIRED) == 1
