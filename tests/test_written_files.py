"""Files written whole or not at all, and temporary files that go."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import files
from assistant.errors import InputError
from assistant.files import _begin, busy, lasting, put_folder, replacing, run_folder, sweep, working
from assistant.settings import settings


def write(path: Path, text: str) -> None:
    with replacing(path) as draft:
        draft.write_text(text, encoding="utf-8")


def test_a_file_is_replaced_whole_in_a_folder_made_for_it(tmp_path: Path) -> None:
    path = tmp_path / "案 卷" / ("很长的名字" * 16 + ".txt")  # 245 bytes of name
    for text in ("一", "二"):
        write(path, text)
        assert path.read_text("utf-8") == text
    assert os.listdir(path.parent) == [path.name]


def fail_while_writing(path: Path) -> None:
    with replacing(path) as draft:
        draft.write_text("新的一半", encoding="utf-8")
        raise RuntimeError


def test_an_error_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write(path, "旧")
    with pytest.raises(RuntimeError):
        fail_while_writing(path)
    assert path.read_text("utf-8") == "旧"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="建不了"):
        write(tmp_path / "file" / "a.txt", "x")


@pytest.mark.parametrize("refusals", [2, 10_000])
def test_a_file_that_somebody_reads_is_waited_for_and_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int
) -> None:
    """As Windows does while the file is open."""
    real, left = Path.replace, [refusals]

    def refuse(self: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError(13, "used by another process")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(files, "_PAUSE", 0)
    if refusals == 2:
        write(tmp_path / "a.txt", "x")
        assert (tmp_path / "a.txt").read_text() == "x"
    else:
        with pytest.raises(InputError, match="打开着的请先关闭"):
            write(tmp_path / "a.txt", "x")


def test_a_folder_takes_the_place_of_another(tmp_path: Path) -> None:
    for text in ("一", "二"):
        made = tmp_path / "made"
        made.mkdir()
        (made / "a").write_text(text)
        put_folder(made, tmp_path / "target")
    assert (tmp_path / "target" / "a").read_text() == "二"
    assert os.listdir(tmp_path) == ["target"]


def test_a_folder_in_use_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows does while a file in it is mapped."""
    for name in ("made", "target"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_text("同")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "rename", refuse)
    put_folder(tmp_path / "made", tmp_path / "target")
    assert os.listdir(tmp_path) == ["target"]


def test_temporary_folders_lie_under_the_data_folder_and_go() -> None:
    with working("工作") as folder:
        (folder / "a.txt").write_text("x")
        assert folder.parent.parent == settings().home / "tmp"
    assert not folder.exists()
    assert lasting("下载").parent == run_folder()
    assert lasting("下载") != lasting("下载")


def test_a_data_folder_keeps_its_run_however_many_others_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = run_folder()
    for number in range(20):
        with monkeypatch.context() as other:
            other.setattr(settings(), "home", tmp_path / str(number))
            assert run_folder().is_relative_to(tmp_path / str(number))
    assert run_folder() == own
    assert not busy()  # a second run of the same process would look like another program


_RUN = """
import os, sys
from assistant.files import busy, lasting
folder = lasting("x")
(folder / "case.txt").write_text("x")
print(folder, flush=True)
if sys.argv[1] == "killed":
    os._exit(9)
"""


def run(home: Path, how: str) -> Path:
    environment = os.environ | {"ASSISTANT_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", _RUN, how], env=environment, capture_output=True, text=True, check=False
    )
    return Path(done.stdout.strip())


def test_what_a_run_leaves_is_gone_at_its_end_and_what_a_killed_run_leaves_at_the_next(
    tmp_path: Path,
) -> None:
    assert not run(tmp_path, "ended").exists()
    left = run(tmp_path, "killed")
    assert (left / "case.txt").is_file()
    run(tmp_path, "ended")
    assert os.listdir(tmp_path / "tmp") == []


def test_a_running_program_keeps_its_files_when_another_starts() -> None:
    folder = lasting("here")
    run(settings().home, "ended")
    assert folder.is_dir()


# what a killed run leaves -----------------------------------------------------------------------------------------


def killed_in(code: str, *given: Path) -> None:
    """Run code in a process that is killed where it says so."""
    code = (
        f"import os, signal, sys\nfrom pathlib import Path\nplaces = [Path(p) for p in sys.argv[1:]]\n{code}"
    )
    done = subprocess.run([sys.executable, "-c", code, *map(str, given)], check=False, timeout=300)
    assert done.returncode == -signal.SIGKILL


KILL = "os.kill(os.getpid(), signal.SIGKILL)"


@pytest.mark.skipif(os.name == "nt", reason="no kill -9")
def test_a_half_written_file_goes_with_the_next_start_wherever_it_lies(tmp_path: Path) -> None:
    target = tmp_path / "别处" / "决定书.docx"
    target.parent.mkdir()
    target.write_text("旧")
    code = f"from assistant.files import replacing\nwith replacing(places[0]) as d:\n    d.write_text('半'); {KILL}"
    killed_in(code, target)
    assert len(list(target.parent.iterdir())) == 2
    sweep()
    assert [path.name for path in target.parent.iterdir()] == ["决定书.docx"]
    assert target.read_text() == "旧"


@pytest.mark.skipif(os.name == "nt", reason="no kill -9")
def test_a_half_imported_library_goes_with_the_next_start(tmp_path: Path) -> None:
    target = tmp_path / "library.db"
    code = (
        "from assistant.law.store import locked, replacing\n"
        f"with locked(places[0]), replacing(places[0]) as db:\n    db.execute('CREATE TABLE x (y)'); {KILL}"
    )
    killed_in(code, target)
    assert list(tmp_path.glob(".library.db.*.tmp"))
    sweep()
    assert [path.name for path in tmp_path.iterdir()] == [".library.db.lock"]


def test_what_is_being_written_by_a_living_run_stays(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.txt") as draft:
        draft.write_text("新")
        sweep()
        assert draft.read_text() == "新"
    assert (tmp_path / "a.txt").read_text() == "新"
    assert list(run_folder().glob("*.half")) == []


@pytest.mark.parametrize("end", [b"", b"\n", b"\n."])
@pytest.mark.parametrize("name", ["案卷", ".案卷"])
def test_a_mark_that_was_cut_off_removes_nothing(tmp_path: Path, end: bytes, name: str) -> None:
    """Half a path may be the folder above; only whole marks of our own hidden names count."""
    folder = tmp_path / name
    folder.mkdir()
    (folder / "a").write_text("重要")
    run = _begin(tmp_path / "run-x")
    (run.folder / "1.half").write_bytes(os.fsencode(folder) + end)
    run.end()
    assert folder.exists() is not (end == b"\n." and name.startswith("."))


def test_a_relative_mark_removes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".a").write_text("重要")
    run = _begin(tmp_path / "run-x")
    (run.folder / "1.half").write_bytes(b".a\n.")
    run.end()
    assert (tmp_path / ".a").read_text() == "重要"
