"""R11-R13: every citation exists, was in force, and its quotation agrees with the text of the law."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.reader import Reading

_GRAVITY = {
    "wrong_version": (Severity.FATAL, "R12"),
    "no_such_article": (Severity.FATAL, "R13"),
    "no_such_paragraph": (Severity.FATAL, "R13"),
    "no_such_item": (Severity.FATAL, "R13"),
    "text_differs": (Severity.FATAL, "R13"),
    "wrong_name": (Severity.MAJOR, "R11"),
    "not_in_library": (Severity.HINT, "R11"),
    "ambiguous": (Severity.HINT, "R11"),
    "unparseable": (Severity.HINT, "R11"),
    "text_not_held": (Severity.HINT, "R12"),
    "text_incomplete": (Severity.HINT, "R13"),
}


def check(reading: Reading, context: ReviewContext) -> Iterator[Finding]:
    """One finding for every citation that is not verified."""
    for verdict in context.citations:
        if str(verdict.status) not in _GRAVITY:
            continue
        severity, rule = _GRAVITY[str(verdict.status)]
        if rule == "R12" and verdict.citation.edition:
            severity = (
                Severity.HINT
            )  # the paper names the version itself, as an act under the old law requires
        if verdict.citation.names_only:
            if str(verdict.status) not in ("wrong_name", "wrong_version"):
                continue  # no place is cited that could be checked
            severity = Severity.HINT
        start, end = verdict.citation.start, verdict.citation.end
        yield Finding(
            rule=rule,
            severity=severity,
            message=verdict.message,
            start=start,
            end=end,
            quote=reading.text[start:end],
            basis="《中华人民共和国行政处罚法》第三十八条第一款",
            suggestion=verdict.suggestion,
        )
