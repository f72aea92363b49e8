"""Files written whole or not at all, and temporary files that go."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import files
from assistant.errors import InputError
from assistant.files import lasting, put_folder, replacing, run_folder, working
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


_RUN = """
import os, sys
from assistant.files import lasting
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
