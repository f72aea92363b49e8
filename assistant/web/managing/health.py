"""What is there and whether it works, as the doctor finds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from assistant.doctor.checks import examine
from assistant.doctor.model import Finding, State
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import NOTHING, Tone, card, dot, joined

_TONES: dict[State, Tone] = {State.GOOD: "g", State.WATCH: "a", State.BAD: "r", State.UNKNOWN: "n"}
_TOLD = (State.BAD, State.WATCH, State.UNKNOWN)


def health() -> Iterator[Markup]:
    """All checks, drawn again after each; nothing is built or changed for them."""
    found: list[Finding] = []
    for finding in examine():
        found.append(finding)
        yield _drawn(found, "正在检查…")
    yield _drawn(found, f"状况：{summed(found)}")


def summed(found: Sequence[Finding]) -> str:
    """All findings in a line; what could not be judged is not taken for good."""
    counts = Counter(one.state for one in found)
    several = (f"{counts[state]} 处{state}" for state in _TOLD if counts[state])
    return "，".join(several) or "都正常"


def _drawn(found: list[Finding], title: str) -> Markup:
    return card(title, rows((_row(one) for one in found), group="health"))


def _row(one: Finding) -> Row:
    tone = _TONES[one.state]
    line = Markup('{}　<span class="dim">{}</span>').format(one.name, one.told)
    body = joined(Markup("<p>{}</p>").format(part) for part in (one.advice, one.detail) if part)
    return Row(line, left=dot(tone if tone != "n" else "", one.state), body=body or NOTHING)
