"""What the negations of one clause do: deny, affirm a lack, or cancel each other out; and whether all is said to be in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.dossier.cues import Cues

_WINDOW = 40
_NO_CONTENT = "的了过啊呀吧呢,。!?;:”)"
_HEADS = ("duties", "acts", "good", "bad", "trouble", "objections")


class Verdict(StrEnum):
    """What a statement says of the state of things: in order (符合标准、未见异常), at fault (超标), or nothing."""

    NONE = ""
    GOOD = "无问题"
    BAD = "有问题"


_OPPOSITE = {Verdict.GOOD: Verdict.BAD, Verdict.BAD: Verdict.GOOD, Verdict.NONE: Verdict.NONE}


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in the folded text: its kind (a list of the cues) and where it stands."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClauseReading:
    """A clause without its mood.

    ``lacks``: a negation that is itself the fault (未取得许可证). ``scope``: the words under the negation, as offsets;
    ``fronted``: the negation has nothing behind it, what it denies stands before.
    """

    denied: bool = False
    lacks: bool = False
    verdict: Verdict = Verdict.NONE
    scope: tuple[int, int] | None = None
    fronted: bool = False


def read_clause(text: str, start: int, end: int, negations: Sequence[Hit], cues: Cues) -> ClauseReading:
    """What a clause says under all of its negations.

    Args:
        text: the folded text.
        start: of the clause in it.
        end: of the clause.
        negations: the negating cues of the clause, in order.
        cues: the word lists.
    """
    if not negations:
        return ClauseReading(verdict=_verdict(text, start, end, cues))
    found: ClauseReading | None = None
    behind = end
    for place in range(len(negations) - 1, -1, -1):
        hit = negations[place]
        if found is None:
            found = _applied(text, start, behind, hit, cues)
        elif _nested(hit, negations[place + 1]):
            found = _flipped(found, hit, end)
        else:
            found = _both(_applied(text, start, behind, hit, cues), found)
        behind = hit.start
    assert found is not None
    return found


def denied(content: str, cues: Cues, *, by_last: bool) -> ClauseReading:
    """What it means that a thing is denied outright, as in the answer 没有 to a question about it.

    Args:
        content: the thing, folded.
        cues: the word lists.
        by_last: its last telling word says what it is about (许可证办了吗), not its first (收到通知书).
    """
    head = _last_head(content, cues) if by_last else _head(content, 0, len(content), cues)[0]
    return _negated(head, (0, len(content)))


def affirmed(content: str, cues: Cues) -> ClauseReading:
    """What it means that a thing is affirmed outright."""
    return ClauseReading(verdict=_verdict(content, 0, len(content), cues))


def opposite(reading: ClauseReading) -> ClauseReading:
    """The reading of the contrary: what was denied or lacking is so, what was so is denied."""
    return _flipped(reading, None, reading.scope[1] if reading.scope else 0)


def lack_ends(text: str, start: int, end: int, cues: Cues) -> int:
    """Where the words under a lack end: behind the last duty word that follows without much between."""
    reach = start
    for match in cues.form("duties").finditer(text, start, min(end, start + _WINDOW)):
        if reach > start and match.start() - reach > 10:
            break
        reach = match.end()
    return reach if reach > start else end


def _applied(text: str, start: int, end: int, hit: Hit, cues: Cues) -> ClauseReading:
    """One negation over what follows it in the clause (or stands before it, when nothing follows)."""
    if hit.kind == "unknown":
        return ClauseReading(denied=True, scope=(hit.start, hit.end))
    if hit.kind == "refuses":
        return ClauseReading(lacks=True, scope=(hit.end, lack_ends(text, hit.end, end, cues)))
    content = text[hit.end : end].strip(_NO_CONTENT)
    if not content:
        head, _ = _head(text, start, hit.start, cues)
        return replace(_negated(head, (start, hit.start)), fronted=True)
    if hit.kind == "contradicts":
        said = _verdict(text, hit.end, end, cues)
        return ClauseReading(denied=True, verdict=_OPPOSITE[said], scope=(hit.end, end))
    head, _ = _head(text, hit.end, end, cues)
    if not head and len(content) <= 3:  # 手续没弄: what is lacking stands before
        before, _ = _head(text, start, hit.start, cues)
        head = before if before == "duties" else ""
    scope = (hit.end, lack_ends(text, hit.end, end, cues) if head == "duties" else end)
    return _negated(head, scope)


def _negated(head: str, scope: tuple[int, int]) -> ClauseReading:
    if head == "objections":
        return ClauseReading(scope=scope)
    if head == "good":
        return ClauseReading(lacks=True, verdict=Verdict.BAD, scope=scope)
    if head in ("bad", "trouble"):
        return ClauseReading(denied=True, verdict=Verdict.GOOD, scope=scope)
    if head == "duties":
        return ClauseReading(lacks=True, scope=scope)
    return ClauseReading(denied=True, scope=scope)


def _flipped(inner: ClauseReading, outer: Hit | None, end: int) -> ClauseReading:
    """A negation around a reading: a lack is denied, a denial is affirmed."""
    scope = (outer.end, end) if outer else inner.scope
    if inner.lacks:
        return ClauseReading(denied=True, verdict=Verdict.GOOD, scope=scope)
    return ClauseReading(denied=not inner.denied, verdict=_OPPOSITE[inner.verdict], scope=scope)


def _both(first: ClauseReading, second: ClauseReading) -> ClauseReading:
    """Two negations side by side (无证无照): a lack counts most."""
    for one, other in ((first, second), (second, first)):
        if one.lacks:
            return replace(one, verdict=one.verdict or other.verdict)
    return first if first.denied else second


def _nested(outer: Hit, inner: Hit) -> bool:
    return outer.kind in ("find", "contradicts") or inner.start == outer.end


def _verdict(text: str, start: int, end: int, cues: Cues) -> Verdict:
    fault = cues.form("bad").search(text, start, end)
    fine = cues.form("good").search(text, start, end)
    if fault and (not fine or fault.start() <= fine.start()):
        return Verdict.BAD
    return Verdict.GOOD if fine else Verdict.NONE


def _last_head(text: str, cues: Cues) -> str:
    """The list of the last telling word; what a question asks stands at its end."""
    found = [
        (m.end(), -m.start(), name) for name in _HEADS for m in cues.form(name).finditer(text[-_WINDOW:])
    ]
    return max(found)[2] if found else ""


def _head(text: str, start: int, end: int, cues: Cues) -> tuple[str, int]:
    """The list of the first telling word of a stretch, and where that word ends; the longer one of two at a place."""
    best: tuple[int, int, str] | None = None
    for name in _HEADS:
        match = cues.form(name).search(text, start, min(end, start + _WINDOW))
        if match:
            found = (match.start(), -match.end(), name)
            best = min(best, found) if best else found
    return (best[2], -best[1]) if best else ("", start)
