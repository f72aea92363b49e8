"""Tables of other rooms on both databases: precedents, answers of learners."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import pytest

from assistant.cases.library import Added, CaseLibrary
from assistant.cases.model import Precedent
from assistant.dossier.stored import stored_at
from assistant.errors import StoreError
from assistant.settings import settings
from assistant.teaching.model import Question
from assistant.teaching.store import Card, Score, TeachingStore


@pytest.fixture(autouse=True)
def database(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "database_url", url)
    monkeypatch.setattr(settings(), "home", tmp_path)
    Path(tmp_path / "案卷").mkdir(exist_ok=True)


def case(name: str, facts: str = "") -> Precedent:
    return Precedent(id=name, kind="处罚案例", title=name, facts=facts or f"{name}的案情，约 100% 属实")


def test_precedents() -> None:
    library = CaseLibrary()
    assert library.add([case("甲"), case("乙"), case("丙", "甲的案情，约 100% 属实")]) == Added(2, 0, 1)
    stamp = library.stamp
    assert library.add([case("甲")]) == Added()
    assert library.add([case("乙", "改过的案情")]) == Added(0, 1)
    assert library.stamp != stamp
    (ref,) = library.with_words(["100%"])
    assert library.by_refs([ref])[ref].id == "甲"
    assert library.ref_of("甲") == ref
    assert library.by_id("乙") == case("乙", "改过的案情")
    assert library.by_id("没有") is None


def test_many_add_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda at: CaseLibrary().add([case(f"{at}", f"第{at}件")]), range(12)))
    assert sum(one.new for one in done) == 12


def test_answers_and_cards() -> None:
    store = TeachingStore()
    question = Question(
        id="x", kind="order", stem="哪个在前？", options={"A": "一", "B": "二"}, answer="A", explanation="", basis=(), as_of="2026-11-01"
    )  # fmt: skip
    at = datetime(2026, 11, 1, 9)
    store.note("甲", question, "B", Card(question, 0, date(2026, 11, 2)), at)
    store.note("甲", question, "A", Card(question, 1, date(2026, 11, 4)), at)
    assert store.cards("甲") == [Card(question, 1, date(2026, 11, 4))]
    assert store.scores("learner") == [Score("甲", 2, 1)]
    assert store.keep_bank([(question, "相符"), (question, "相符")]) == 1
    assert store.bank(("相符",)) == [question]
    assert store.bank(("不符",)) == []


def test_a_failed_write_keeps_nothing() -> None:
    library = CaseLibrary()

    def broken() -> object:
        yield case("甲")
        raise StoreError("断了", "再来")

    with pytest.raises(StoreError, match="断了"):
        library.add(broken())  # type: ignore[arg-type]
    assert library.with_words(["案情"]) == []


def test_a_file_of_its_own_is_no_part_of_the_set_database(tmp_path: Path) -> None:
    from sqlalchemy import MetaData, text

    own = stored_at(MetaData(), "x.db", tmp_path / "own" / "x.db")
    with own.writing() as db:
        db.execute(text("CREATE TABLE t (n INTEGER)"))
    assert (tmp_path / "own" / "x.db").is_file()
