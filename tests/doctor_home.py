"""What the tests of the doctor share: a finding by its name, and the ways a file is damaged."""

from __future__ import annotations

import random
from pathlib import Path

from assistant.doctor.checks import examine
from assistant.doctor.model import Finding


def found(name: str) -> Finding:
    return next(one for one in examine() if one.name == name)


def damaged(path: Path, how: str) -> None:
    size = path.stat().st_size
    if how == "gone":
        path.unlink()
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "noise":
        path.write_bytes(random.Random(1).randbytes(max(size, 100)))
    elif how == "cut":
        with path.open("r+b") as file:
            file.truncate(size // 2)
    else:
        with path.open("r+b") as file:
            file.seek(size // 3)
            file.write(b"\xff" * max(size // 3, 1))
