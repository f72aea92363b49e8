"""The running log: one JSON line an event, turned in time, and nothing in it that anybody typed."""

from __future__ import annotations

import json
import multiprocessing
import stat
from pathlib import Path
from typing import Any

import pytest

from assistant import journal
from assistant.errors import InputError
from assistant.journal import Face, note, timed
from assistant.settings import settings


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "home", tmp_path)


def lines(home: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for path in sorted((home / "logs").glob("*.jsonl"), reverse=True)
        for line in path.read_text("utf-8").splitlines()
    ]


def test_a_line_tells_when_what_who_how_long_and_how(tmp_path: Path) -> None:
    with timed("search", Face.HTTP, "ban"):
        pass
    with pytest.raises(InputError), timed("draft", Face.PAGE, "ban"):
        raise InputError("张某某的事", "")
    good, bad = lines(tmp_path)
    assert list(good) == ["time", "verb", "face", "user", "ms", "outcome"]
    assert (good["verb"], good["face"], good["user"], good["outcome"]) == ("search", "http", "ban", "ok")
    assert (bad["verb"], bad["outcome"]) == ("draft", "InputError")
    assert good["ms"] >= 0
    assert good["time"].endswith("+00:00")
    assert "张" not in json.dumps(lines(tmp_path), ensure_ascii=False)


@pytest.mark.parametrize(
    ("code", "outcome"), [(0, "ok"), (None, "ok"), (2, "refused"), ("张某某", "refused")]
)
def test_how_a_command_ends(tmp_path: Path, code: Any, outcome: str) -> None:
    with pytest.raises(SystemExit), timed("law import", Face.COMMAND):
        raise SystemExit(code)
    assert [line["outcome"] for line in lines(tmp_path)] == [outcome]


@pytest.mark.parametrize(
    "word", ["张某某", "search 330302199001011234", "a\nb", "", "x" * 200, "13800138000", '"}']
)
def test_a_word_that_is_not_ours_is_not_written(tmp_path: Path, word: str) -> None:
    note(word, Face.PAGE, outcome=word)
    (line,) = lines(tmp_path)
    assert (line["verb"], line["outcome"]) == ("?", "?")


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    note("search", Face.PAGE)
    assert stat.S_IMODE((tmp_path / "logs").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "logs" / journal.NAME).stat().st_mode) == 0o600


def test_files_are_turned_and_the_oldest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_MB", 400)
    monkeypatch.setattr(settings(), "log_megabytes", 1)
    for number in range(100):
        note("search", Face.PAGE, ms=number)
    found = sorted(path.name for path in (tmp_path / "logs").glob("*.jsonl"))
    assert set(found) - {journal.NAME} == {f"assistant.{n}.jsonl" for n in range(1, journal.KEPT)}
    kept = sorted(line["ms"] for line in lines(tmp_path))
    assert kept == list(range(kept[0], 100))
    assert 400 * 3 < sum(path.stat().st_size for path in (tmp_path / "logs").glob("*.jsonl")) < 600 * 5


def test_nothing_is_written_where_none_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "log_megabytes", 0)
    note("search", Face.PAGE)
    monkeypatch.setattr(settings(), "log_megabytes", 5)
    monkeypatch.setattr(settings(), "home", tmp_path / "none")
    note("search", Face.PAGE)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses_costs_only_the_line(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    with timed("search", Face.PAGE):
        done = True
    assert done


def _write(home: Path, name: str) -> None:
    settings().home, settings().log_megabytes, journal._MB = home, 1, 20_000
    for number in range(200):
        note("search", Face.PAGE, user=name, ms=number)


def test_several_processes_write_whole_lines(tmp_path: Path) -> None:
    # never forked: by now this process has threads of other tests, whose locks a fork would find closed for ever
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(tmp_path, f"w{n}")) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(300)
    assert [writer.exitcode for writer in writers] == [0] * 4
    found = lines(tmp_path)  # each a whole line, or json would say so
    assert len(found) > 300
    assert {line["user"] for line in found} == {"w0", "w1", "w2", "w3"}
