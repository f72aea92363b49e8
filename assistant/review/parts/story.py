"""The story of a paper: everything between its head and the evidence or the law, however the facts begin."""

from __future__ import annotations

import re

from assistant.review.parts.model import Decision, Span

_LAW = re.compile(r"(?:违反了?|触犯了?)[^。；\n]{0,16}《|(?:依据|根据|依照)《")
_CHARGED = re.compile(
    r"[^。；\n]{0,60}(?=违反)|[^。；\n]{4,60}(?=的行为，(?:已|根据|依据|依照|属于|构成|系|是))"
)


def charged_in(text: str) -> list[str]:
    """What stands before 违反, or before 的行为，根据…, in each clause: the act as the charge calls it.

    Args:
        text: the paper with quoted law blanked out.
    """
    return _CHARGED.findall(text)


def story_of(decision: Decision) -> Span:
    """What the paper tells before evidence and law; empty when there is no such part.

    Args:
        decision: the paper in its parts.
    """
    text = decision.text
    start = decision.title.end if decision.title else 0
    for party in decision.parties:
        fields = (party.name, party.address, party.id_number, party.credit_code, party.representative)
        start = max([start, *(field.end for field in fields if field)])
    start = min(start, decision.facts.start) if decision.facts else start
    law = _LAW.search(text, decision.facts.end if decision.facts else start)
    ends = [law.start() if law else len(text)]
    ends += [part.start for part in (decision.evidence, decision.ruling) if part and part.start > start]
    if decision.facts:
        ends = [max(min(ends), decision.facts.end)]
    return Span(start, min(ends), text[start : min(ends)])
