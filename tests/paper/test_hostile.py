import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile import READ, REFUSED, sheet, value
from pace import pace

from assistant.errors import InputError
from assistant.paper import limits
from assistant.paper.comments import Remark, write_comments
from assistant.paper.readers import plain, read_file, read_paper

_SECONDS = 30  # of processor time: far above what any of them takes, far below what they took
_MEGABYTES = 800
_HEAVY = (
    "docx, 3.6 million empty paragraphs",
    "docx, 1.9 million empty paragraphs",
    "docx, 100 MB in its main part",
    "docx, a million cells",
    "html, 200,000 cells",
    "text, 5 million lines",
)


@pytest.fixture(autouse=True)
def _time_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason must be the one of the file and not that a busy machine took a minute."""
    monkeypatch.setattr(limits.Budget.__init__, "__defaults__", (600.0,))


@pytest.mark.parametrize("case", REFUSED)
def test_refused_in_time_with_a_reason(case: str) -> None:
    name, make, says = REFUSED[case]
    data = make()
    begun = time.process_time()
    with pytest.raises(InputError, match=says) as refused:
        read_paper(name, data)
    assert time.process_time() - begun < _SECONDS * pace()
    assert refused.value.do, "it says what to do"


@pytest.mark.parametrize("case", READ)
def test_read_in_time_all_the_same(case: str) -> None:
    name, make, text = READ[case]
    data = make()
    begun = time.process_time()
    paper = read_paper(name, data)
    assert "\n".join(part.text for part in paper.parts if part.text) == text
    assert time.process_time() - begun < _SECONDS * pace()


def test_memory_stays_bounded(tmp_path: Path) -> None:
    if not Path("/proc/self/status").is_file():
        pytest.skip("the peak of a process is told on Linux only")
    for number, case in enumerate(_HEAVY):
        name, make, _ = REFUSED[case]
        (tmp_path / f"{number}-{name}").write_bytes(make())
    code = (
        "import re, sys\nfrom pathlib import Path\nfrom assistant.errors import InputError\n"
        "from assistant.paper.readers import read_file\n"
        "for path in Path(sys.argv[1]).iterdir():\n    try: read_file(path)\n    except InputError: pass\n"
        "print(int(re.search(r'VmHWM:\\s*(\\d+)', Path('/proc/self/status').read_text())[1]) // 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < _MEGABYTES


def test_comments_on_a_hostile_file_are_refused_like_reading() -> None:
    _, make, says = REFUSED["docx, 1.9 million empty paragraphs"]
    with pytest.raises(InputError, match=says):
        write_comments(make(), [Remark(0, 1, "")])


def test_a_file_too_large_or_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="找不到文件"):
        read_file(tmp_path / "无.docx")
    monkeypatch.setattr("assistant.paper.readers.MAX_BYTES", 3)
    (tmp_path / "大.txt").write_bytes(b"1234")
    with pytest.raises(InputError, match="过大.*拆分"):
        read_file(tmp_path / "大.txt")


def test_the_cells_of_a_workbook_are_counted_while_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PARTS", 1_000)
    with pytest.raises(InputError, match="超过 1,000 个"):
        read_paper("a.xlsx", sheet(f"<row>{value('A1')}</row>" * 20_000))


def test_the_time_is_checked_while_reading() -> None:
    budget = limits.Budget("慢.docx", seconds=-1)
    with pytest.raises(InputError, match="时间过长"):
        budget.tick()
    with pytest.raises(InputError, match="时间过长"):
        plain.read("甲\n".encode() * 1000, budget)
