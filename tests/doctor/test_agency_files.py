"""What the agency filled in (its data, hearing thresholds, discretion tables), damaged: told, moved aside, in nobody's way."""

from __future__ import annotations

from pathlib import Path

import pytest
from doctor_home import found

from assistant.analysis.discretion.tables import kept_tables
from assistant.analysis.procedure.local_hearings import local_hearings
from assistant.doctor.checks import repaired
from assistant.doctor.model import State
from assistant.documents.agency import agencies
from assistant.errors import AssistantError
from assistant.web.managing import local
from assistant.web.pages import admin

FILES = {
    "机关资料": ("agencies.json", agencies),
    "听证标准": ("hearing.json", local_hearings),
    "裁量基准": ("discretion/本市.json", kept_tables),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("left", ["", "{", "[1]", '[{"name": "甲局", "zip": 1}]', "\x00" * 40])
def test_damaged_files_are_told_and_moved_aside(home: Path, name: str, left: str) -> None:
    file, read = FILES[name]
    path = home / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(left, "utf-8")
    with pytest.raises(AssistantError, match="doctor --repair"):
        read()
    one = found(name)
    assert one.state is State.BAD, one
    assert "doctor --repair" in one.advice
    assert repaired(one).state is State.GOOD
    assert not read()
    assert len(list(path.parent.glob(f"{path.name}.damaged-*"))) == 1


def test_none_of_them_keeps_the_page_from_opening(home: Path) -> None:
    (home / "agencies.json").write_text("{", "utf-8")
    (home / "hearing.json").write_text("{", "utf-8")
    assert local.number_fields()
    drawn = [part for step in admin._arrive({}) for part in step.items()]
    told = dict(drawn)
    assert "agencies.json" in told["agency-asks"]
    assert "hearing.json" in told["hearing-asks"]
    assert "机关资料" in told["health"]
