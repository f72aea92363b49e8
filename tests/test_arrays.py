"""Arrays are read although another thread parses, and a real fault is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant import arrays


def _failing(monkeypatch: pytest.MonkeyPatch, times: int) -> list[int]:
    """Let numpy fail as Python 3.11.7 does when two threads parse, so many times."""
    tried: list[int] = []
    read = np.load

    def load(*arguments: object, **named: object) -> object:
        tried.append(1)
        if len(tried) <= times:
            raise SystemError("AST constructor recursion depth mismatch (before=42, after=39)")
        return read(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(np, "load", load)
    return tried


@pytest.mark.parametrize("mode", [None, "r"])
def test_an_array_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str | None) -> None:
    """One that fails because another thread parsed is read again, mapped or not."""
    np.save(tmp_path / "a.npy", np.arange(7))
    tried = _failing(monkeypatch, 3)
    found = arrays.load(tmp_path / "a.npy", mmap_mode=mode)  # type: ignore[arg-type]
    assert found.tolist() == list(range(7))
    assert isinstance(found, np.memmap) == (mode == "r")
    assert len(tried) == 4


def test_the_arrays_of_an_archive_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them, in the order asked for."""
    np.savez(tmp_path / "a.npz", one=np.arange(3), two=np.array(["甲", "乙"]))
    _failing(monkeypatch, 2)
    two, one = arrays.members(tmp_path / "a.npz", "two", "one")
    assert one.tolist() == [0, 1, 2]
    assert two.tolist() == ["甲", "乙"]


def test_a_lasting_fault_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is tried for ever, and a damaged file is not tried again."""
    np.save(tmp_path / "a.npy", np.arange(7))
    (tmp_path / "b.npy").write_bytes(b"\x93NUMPY\x01\x00")
    with pytest.raises(ValueError, match="EOF"):
        arrays.load(tmp_path / "b.npy")
    _failing(monkeypatch, 99)
    with pytest.raises(SystemError, match="recursion depth"):
        arrays.load(tmp_path / "a.npy")
