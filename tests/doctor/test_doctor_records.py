"""Cases, attachments and the log, which nothing can make again: what is lost or damaged is told, and only that."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from doctor_home import damaged, found

from assistant.doctor.checks import repaired
from assistant.doctor.model import State
from assistant.dossier import database
from assistant.dossier.attachments import Attachments
from assistant.dossier.audit import AuditLog
from assistant.dossier.drafts import Draft, DraftStore
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.store import CaseStore
from assistant.settings import settings
from assistant.web.casework.saving import Opened


@pytest.mark.parametrize("address", ["", "别处.db"])
@pytest.mark.parametrize("left", ["attachments/ab/abab", "audit.seen", ""])
def test_a_lost_case_database_is_no_fresh_one(
    home: Path, monkeypatch: pytest.MonkeyPatch, address: str, left: str
) -> None:
    path = home.parent / address if address else home / "cases.db"
    if address:
        monkeypatch.setattr(settings(), "database_url", f"sqlite:///{path}")
    if left:
        (home / left).parent.mkdir(parents=True, exist_ok=True)
        (home / left).write_bytes(b"x")
    for name in ("案件库", "访问日志"):
        assert found(name).state is (State.BAD if left else State.GOOD)
        assert ("restore" in found(name).advice) is bool(left)
    for name in ("案例库", "培训"):  # what nobody has used is not lost
        assert found(name).state is State.GOOD
    assert not path.exists()


@pytest.mark.parametrize(
    ("how", "fault"), [("", ""), ("gone", "不在"), ("middle", "已损坏"), ("empty", "已损坏")]
)
def test_attachments_of_the_cases(home: Path, how: str, fault: str) -> None:
    digest = Attachments().add(io.BytesIO(b"picture" * 1000))
    kept = home / "attachments" / digest[:2] / digest
    stray = home / "attachments" / "aa" / ("a" * 64)  # no case refers to it: nothing to be told
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x")
    piece = Evidence(id="证据1", kind=EvidenceKind.DOCUMENT, name="照片", attachment=digest)
    case_id = CaseStore().save(Case(facts=f"指纹 {'c' * 64}", evidence=(piece,)), user="甲").id
    if how:
        damaged(kept, how)
    one = found("附件")
    assert one.state is (State.BAD if how else State.GOOD), one
    assert fault in one.told
    assert (case_id in one.told) is bool(how)


def _cut_short(home: Path, case_id: str) -> None:
    database.close_all()
    with closing(sqlite3.connect(home / "cases.db")) as db:
        db.execute("UPDATE cases SET body = substr(body, 1, length(body) - 1) WHERE id = ?", (case_id,))
        db.commit()


@pytest.mark.parametrize("lost", [True, False])
@pytest.mark.parametrize("where", ["unreadable", "draft", "draft of a case", "only text in a draft"])
def test_attachments_of_unreadable_cases_and_of_drafts(home: Path, where: str, lost: bool) -> None:
    digest = Attachments().add(io.BytesIO(b"picture"))
    piece = Evidence(id="证据1", kind=EvidenceKind.DOCUMENT, name="照片", attachment=digest)
    case = Case(facts="摆摊", evidence=(piece,))
    saved = ""
    if where == "unreadable":
        saved = CaseStore().save(case, user="甲").id
        _cut_short(home, saved)
        assert found("案件库").state is State.WATCH
    elif where == "only text in a draft":
        DraftStore().keep(Draft("页", "甲", content=json.dumps({"typed": {"facts": f"指纹 {digest}"}})))
    else:
        saved = "2026-0009" if where == "draft of a case" else ""
        content = json.dumps({"opened": Opened(case).dump(), "typed": {}})
        DraftStore().keep(Draft("页", "甲", saved, content=content))
    if lost:
        damaged(home / "attachments" / digest[:2] / digest, "gone")
    one = found("附件")
    told = lost and where != "only text in a draft"
    assert one.state is (State.BAD if told else State.GOOD), one
    assert (saved or "没有保存的草稿") in one.told or not told


def test_a_case_that_cannot_be_read_is_told(home: Path) -> None:
    saved = [CaseStore().save(Case(facts=str(n)), user="甲").id for n in range(3)]
    database.close_all()
    with closing(sqlite3.connect(home / "cases.db")) as db:
        db.execute("UPDATE cases SET body = '{' WHERE id = ?", (saved[1],))
        db.commit()
    one = found("案件库")
    assert one.state is State.WATCH
    assert "3 件" in one.told
    assert saved[1] in one.told
    assert found("附件").state is State.GOOD


@pytest.mark.parametrize("by_address", [False, True])
@pytest.mark.parametrize("name", ["培训", "案例库", "案件库"])
def test_every_database_is_looked_at_where_it_lies(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, by_address: bool
) -> None:
    file = {"培训": "teaching.db", "案例库": "precedents.db", "案件库": "cases.db"}[name]
    path = tmp_path / "别处.db" if by_address else home / file
    if by_address:
        monkeypatch.setattr(settings(), "database_url", f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE other (value TEXT)")
        db.executemany("INSERT INTO other VALUES (?)", [("y" * 400,) for _ in range(2000)])
        db.commit()
    damaged(path, "cut")
    one = found(name)
    assert one.state is State.BAD
    assert one.repair
    assert str(path) in one.detail


@pytest.mark.parametrize("how", ["noise", "cut", "middle"])
def test_a_damaged_case_database(filled: Path, how: str) -> None:
    damaged(filled / "cases.db", how)
    before = found("案件库")
    assert before.state is State.BAD
    assert before.repair
    after = repaired(before)
    kept = list(filled.glob("cases.db.damaged-*"))
    if how == "noise":  # nothing can be saved: it stays where it is, and the advice is the backup
        assert "restore" in after.advice
        assert (filled / "cases.db").exists()
    else:
        assert after.state is State.GOOD, after
        assert kept
        database._opened.clear()
        saved = CaseStore().cases()
        assert 0 < len(saved) <= 300
        assert CaseStore().load(saved[0][0], user="甲")[0].facts.startswith("摆摊")


def test_a_log_that_was_changed_is_told_and_not_repaired(home: Path) -> None:
    CaseStore().save(Case(facts="x"), user="甲")
    database.close_all()
    with closing(sqlite3.connect(home / "cases.db")) as db:
        db.execute("DROP TRIGGER audit_no_update")
        db.execute("UPDATE audit SET user = '乙'")
        db.commit()
    one = found("访问日志")
    assert one.state is State.BAD
    assert one.repair is None
    assert AuditLog().verify().faults != ()
