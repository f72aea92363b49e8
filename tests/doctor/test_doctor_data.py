"""Damaged libraries, indexes, vectors and voices are told in one line and repaired by one command."""

from __future__ import annotations

import os
import random
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from doctor_home import damaged, found

from assistant.doctor.checks import repaired
from assistant.doctor.model import State
from assistant.errors import ModelError, SearchIndexError
from assistant.law import importer
from assistant.search import sound
from assistant.settings import settings
from assistant.speech.enrolment import Voices


@pytest.mark.parametrize("how", ["empty", "noise", "cut", "middle"])
def test_a_damaged_library(home: Path, how: str) -> None:
    with closing(sqlite3.connect(home / "library.db")) as db:
        db.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        db.execute("INSERT INTO meta VALUES ('schema', '3')")
        db.executemany("INSERT INTO meta VALUES (?, ?)", [(f"x{n}", "y" * 400) for n in range(2000)])
        db.commit()
    damaged(home / "library.db", how)
    before = found("法规库")
    assert before.state is State.BAD
    assert repaired(before).state is State.WATCH
    assert list(home.glob("library.db.damaged-*"))


@pytest.mark.parametrize("how", ["empty", "noise", "cut", "middle"])
def test_damaged_voices(home: Path, how: str) -> None:
    path = home / "speech" / "voices.npz"
    path.parent.mkdir()
    np.savez(path, names=np.array(["甲"]), prints=np.zeros((1, 256), np.float32))
    assert found("登记的声音").state is State.GOOD
    damaged(path, how)
    with pytest.raises(ModelError, match="已损坏"):
        Voices(home, settings().models).all()
    assert repaired(found("登记的声音")).state is State.GOOD
    assert list(path.parent.glob("voices.npz.damaged-*"))


@pytest.mark.parametrize("how", ["empty", "noise", "cut", "middle", "gone"])
def test_a_damaged_file_of_an_index(tmp_path: Path, how: str) -> None:
    folder = tmp_path / "generation"
    (folder / "words").mkdir(parents=True)
    np.save(folder / "words" / "a.npy", np.arange(5000))
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    sound.note(folder)
    sound.check(folder, contents=True)
    damaged(folder / "words" / "a.npy", how)
    with pytest.raises(SearchIndexError, match="已损坏"):
        sound.check(folder, contents=True)
    if how not in ("noise", "middle"):  # the size tells
        with pytest.raises(SearchIndexError):
            sound.check(folder)


@pytest.mark.parametrize("content", ["", "[", "[]", '{"a": 1}', '{"a": [1, 2, 3]}', "null", "\0"])
def test_a_damaged_list_of_files(tmp_path: Path, content: str) -> None:
    (tmp_path / "files.json").write_text(content, encoding="utf-8")
    with pytest.raises(SearchIndexError):
        sound.check(tmp_path)


def test_a_damaged_shard_of_vectors(home: Path) -> None:
    folder = home / "indexes" / "vectors" / "abc"
    folder.mkdir(parents=True)
    for number in range(3):
        np.savez(
            folder / f"shard-{number:06d}.npz",
            keys=np.arange(5, dtype=np.uint64),
            vectors=np.zeros((5, 3), np.float16),
        )
    assert found("向量").state is State.GOOD
    damaged(folder / "shard-000001.npz", "cut")
    assert repaired(found("向量")).state is State.GOOD
    assert len(list(folder.glob("shard-*.npz"))) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the rights of the folder")
def test_files_open_to_others(home: Path) -> None:
    (home / "speech").mkdir(mode=0o755)
    (home / "speech" / "a").write_bytes(b"")
    (home / "speech" / "a").chmod(0o644)
    before = found("文件权限")
    assert before.state is State.WATCH
    assert repaired(before).state is State.GOOD
    assert stat.S_IMODE((home / "speech" / "a").stat().st_mode) == 0o600
    assert stat.S_IMODE((home / "speech").stat().st_mode) == 0o700


def run(home: Path, *command: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "assistant.cli", *command],
        env=os.environ | {"ASSISTANT_HOME": str(home)}, capture_output=True, text=True, encoding="utf-8", timeout=1000,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the packaged laws and their indexes."""
    folder = tmp_path_factory.mktemp("indexed")
    importer.import_packaged(folder / "library.db")
    code, told = run(folder, "index", "build", "--words-only")
    assert code == 0, told
    return folder


def every_file(home: Path) -> list[Path]:
    return sorted(
        path
        for path in (home / "indexes").rglob("*")
        if path.is_file() and path.name != "LOCK" and path.stat().st_size
    ) + [home / "library.db"]


def test_every_damaged_file_is_told_in_a_line_and_repaired(indexed: Path, tmp_path: Path) -> None:
    """One file at a time: all of them take too long for every run; which, changes from day to day."""
    names = [path.relative_to(indexed) for path in every_file(indexed)]
    assert len(names) > 20
    chance = random.Random(os.environ.get("PYTEST_SEED", date.today().isoformat()))
    chosen = chance.sample([*names, Path("library.db")], 1)
    for name in chosen:
        how = chance.choice(["empty", "noise", "cut", "gone"])
        copy = tmp_path / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(indexed, copy)
        damaged(copy / name, how)
        for command in (
            ("search", "占用消防通道"),
            ("index", "build", "--words-only"),
            ("doctor", "--repair"),
        ):
            _, told = run(copy, *command)
            assert "Traceback" not in told, (name, how, command, told[-2000:])
        assert run(copy, "doctor")[1].count("［不可用］") == 0, (name, how)
        code, told = run(copy, "search", "占用消防通道")
        assert code == 0, (name, how, told)
        assert re.search("消防", told)
