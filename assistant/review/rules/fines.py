"""R15: the fine imposed lies within a range of the penalty clause cited."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.context import told_range
from assistant.law.penalty_model import Fine
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.reader import Reading


def check(reading: Reading, context: ReviewContext) -> Iterator[Finding]:
    """A fatal finding for a fine in yuan outside every range of the cited clauses; silent where a range needs a base."""
    ranges = [fine for _, rule in context.cited_rules for fine in rule.fines]
    if not ranges or any(fine.type != "amount" for fine in ranges):
        return
    for passage, yuan in reading.fines:
        if any(_within(fine, yuan) for fine in ranges):
            continue
        told = "；".join(dict.fromkeys(told_range(fine) for fine in ranges))
        yield Finding(
            rule="R15",
            severity=Severity.FATAL,
            message=f"罚款 {yuan:.2f} 元不在所引条款的幅度内",
            start=passage.start,
            end=passage.end,
            quote=passage.text,
            basis="、".join(dict.fromkeys(v.citation.text for v, rule in context.cited_rules if rule.fines)),
            suggestion=f"法定幅度：{told}",
        )


def _within(fine: Fine, yuan: float) -> bool:
    return fine.min is not None and fine.max is not None and fine.min <= yuan <= fine.max
