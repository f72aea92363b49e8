"""What readers of told things share: a text under its id and name, questions with their answers, what is counted by which unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.dossier.denials import is_later
from assistant.dossier.model import Evidence

GOODS = frozenset({"件数", "重量", "体积"})
NO_COUNTS = frozenset({"时长", "次数", "层数", "年龄", "倍数"})
ANSWERED = re.compile(
    r"问[:：](?P<asked>[^？?\n]{2,60})[？?]\s*答[:：](?P<answer>[^？?\n]*?)(?=问[:：]|\n|$)"
)
"""A question of a record with its answer."""
MARK = re.compile(r"[\u4e00-\u9fff]?[A-Z0-9][A-Z0-9-]{4,}")
"""A number or code of a thing, with the character before it."""
_SAME_UNIT = {"名": "人", "棵": "株"}


@dataclass(frozen=True, slots=True)
class ToldText:
    """A text of the case under its id, with its name."""

    evidence: str
    name: str
    text: str

    @property
    def told(self) -> str:
        """Its name and its text."""
        return f"{self.name}，{self.text}"


def tells(piece: Evidence) -> bool:
    """Whether a piece of evidence has a text that tells of the act: not one from after the correction.

    Args:
        piece: of the case.
    """
    return bool(piece.text.strip()) and not is_later(piece.name)


def unit_of(base: str) -> str:
    """The unit under which numbers are compared: 名 and 人 count the same.

    Args:
        base: the unit as it was read.
    """
    return _SAME_UNIT.get(base, base)
