"""What a check finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a thing stands."""

    GOOD = "正常"
    WATCH = "要看"
    BAD = "不可用"
    UNKNOWN = "无法判断"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at.

    Attributes:
        name: what it is.
        state: how it stands.
        told: what was found, in a line.
        advice: what to do.
        detail: where it lies, or more about it.
        repair: makes it sound again and says in a line what was done; None where only a person can.
        mended: something was repaired just now.
    """

    name: str
    state: State
    told: str
    advice: str = ""
    detail: str = ""
    repair: Callable[[], str] | None = None
    mended: bool = False


Look = Callable[[str], Finding]
