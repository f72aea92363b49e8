"""What review returns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is."""

    FATAL = "致命"
    MAJOR = "一般"
    HINT = "提示"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding anchored in the text: offsets of the passage, what is wrong, basis, how to mend it."""

    rule: str
    severity: Severity
    message: str
    start: int
    end: int
    quote: str
    basis: str = ""
    suggestion: str = ""
