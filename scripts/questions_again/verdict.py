"""What is found of a question."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """right, wrong or unjudged, and why."""

    state: str
    reason: str = ""

    @classmethod
    def right(cls) -> Verdict:
        """The answer marked is right and no other is."""
        return cls("right")

    @classmethod
    def wrong(cls, reason: str) -> Verdict:
        """The answer marked is wrong, or another option is right too."""
        return cls("wrong", reason)

    @classmethod
    def unjudged(cls, reason: str) -> Verdict:
        """Nothing that can be told from the text."""
        return cls("unjudged", reason)
