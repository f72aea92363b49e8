"""A library of the format of release 0.1.0 is brought to today's: every import stays, and killed halfway the old one."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest
import release_0_1
from release_0_1 import ARTICLES, LAWS

from assistant.errors import LibraryError
from assistant.law import migrate, store
from assistant.law.library import LawLibrary
from assistant.law.model import Provision


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library as release 0.1.0 wrote it, with imports of the user."""
    path = tmp_path / "library.db"
    release_0_1.library(path)
    return path


def test_every_law_version_and_article_is_there(old: Path) -> None:
    assert migrate.upgrade(old)
    assert store.format_of(old) == store.SCHEMA_VERSION
    library = LawLibrary(old)
    assert [(law.id, law.name, law.level, law.region) for law in library.laws()] == list(LAWS)
    assert [law.aliases for law in library.laws()] == [("别名1",), ("别名2",), ("别名3",)]
    dogs, cats, _ = library.laws()
    first, second = library.versions(dogs)
    assert (str(first.until), str(second.effective), second.document_number, second.source) == (
        "2024-05-01",
        "2024-05-01",
        "令第2号",
        "甲、乙",
    )
    (held,) = library.versions(cats)
    assert held.repealed
    assert library.variants(second) == [("丙", "第二条", "另一种写法。")]
    assert library.note(first) == "（2010年3月1日公布）"
    kept = "".join(
        f"{a.label}{a.chapter}{a.text}"
        for law in library.laws()
        for v in library.versions(law)
        for a in library.articles(v)
    )
    lines = "\n".join(text for *_, text in ARTICLES).split("\n")
    assert all(line.lstrip("一二三、") in kept for line in lines)


def test_what_the_reader_has_learnt_since_is_added(old: Path) -> None:
    migrate.upgrade(old)
    library = LawLibrary(old)
    dogs, cats, birds = library.laws()
    first, second = library.versions(dogs)
    assert [a.label for a in library.articles(first)] == [
        "序言",
        "第一条",
        "第二条",
        "第二条之一",
        "第三条",
        "附件：犬牌",
    ]
    duty = library.article_in(first, Provision(2))
    assert duty
    assert duty.text == "犬只要登记。", "a heading that stuck to the article is none of its paragraphs"
    (decision,) = library.versions(birds)
    assert decision.numbering == "一、"
    assert library.provision_text(birds, Provision(2)) == "鸟只要喂好。"
    assert "缺第二条" in library.versions(cats)[0].incomplete
    assert (first.incomplete, second.incomplete) == ("", "")


def test_a_text_that_would_lose_something_keeps_its_division(old: Path) -> None:
    """The quoted 第九条 of an article is no article now as it was none."""
    migrate.upgrade(old)
    library = LawLibrary(old)
    second = library.versions(library.laws()[0])[1]
    assert [a.text for a in library.articles(second)][1] == "引用的一行：\n第九条 是这样写的。"


def test_again_does_nothing(old: Path) -> None:
    assert migrate.upgrade(old)
    before = old.read_bytes()
    assert not migrate.upgrade(old)
    assert old.read_bytes() == before


def test_an_error_leaves_the_old_library(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()

    def fail(db: sqlite3.Connection) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrate.timeline, "settle", fail)
    with pytest.raises(OSError, match="No space"):
        migrate.upgrade(old)
    assert old.read_bytes() == before
    assert not list(old.parent.glob(".*.tmp"))


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_killed_in_the_middle_the_old_library_is_whole(old: Path) -> None:
    before = old.read_bytes()
    script = textwrap.dedent(
        f"""
        import os, signal
        from pathlib import Path
        from assistant.law import migrate
        def kill(db):
            db.commit()
            os.kill(os.getpid(), signal.SIGKILL)
        migrate.timeline.settle = kill
        migrate.upgrade(Path({str(old)!r}))
        """
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL
    assert old.read_bytes() == before
    assert migrate.upgrade(old)
    assert len(LawLibrary(old).laws()) == len(LAWS)


def test_opening_a_library_directly_says_what_to_do(old: Path) -> None:
    with pytest.raises(LibraryError, match="会自动更新格式"):
        LawLibrary(old).laws()


@pytest.mark.parametrize(("number", "advice"), [("99", "请升级程序"), ("1", "移走"), ("x", "移走")])
def test_other_formats_are_named(number: str, advice: str, old: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        db.execute("UPDATE meta SET value = ?", (number,))
        db.commit()
    before = old.read_bytes()
    assert not migrate.upgrade(old)
    with pytest.raises(LibraryError, match=advice):
        LawLibrary(old).laws()
    assert old.read_bytes() == before


def test_the_command_line_opens_an_old_library(old: Path) -> None:
    environment = os.environ | {"ASSISTANT_HOME": str(old.parent)}
    done = subprocess.run(
        [sys.executable, "-m", "assistant.cli", "law", "list"],
        env=environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == [name for _, name, *_ in LAWS]
