"""The party says that on that day nothing was running or open, where a record of ours found the very thing at work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.model import SEEN_BY_US, Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.sources import Contradiction, Side
from assistant.dossier.statements import Mode, Statement, read_evidence


class _Said(Words):
    """The words of things said to be idle, as corpora/lexicon/dossier/running_denied.yaml has them."""

    FILE = "lexicon/dossier/running_denied.yaml"

    that_day: re.Pattern[str]
    thing_idle: re.Pattern[str]
    idle: re.Pattern[str]
    at_work: str
    denied: re.Pattern[str]
    part: re.Pattern[str]


def running_denied(case: Case) -> Iterator[Contradiction]:
    """Every denial of the party that a machine or trade was at work, and the record that found it so.

    Args:
        case: statements of the party and records are read; those from after the correction are left out.
    """
    found = [p for p in case.evidence if p.kind in SEEN_BY_US and not is_later(p.name)]
    for piece in (p for p in case.evidence if p.kind is EvidenceKind.PARTY):
        for said in read_evidence(piece):
            seen = _seen(said, found)
            if seen:
                mine = Side(piece.id, said.sentence.strip(), said.text)
                yield Contradiction("当时是否在生产（使用、营业）", mine, seen, "行为")


def _seen(said: Statement, found: list[Evidence]) -> Side | None:
    """The words of a record that what a clause denies was at work."""
    listed = _Said.read()
    if said.polarity is Polarity.ASKED or said.mode is not Mode.FACT or not listed.that_day.search(said.text):
        return None
    thing, act = listed.thing_idle.search(said.text), listed.idle.search(said.text)
    if thing:
        form = re.compile(re.escape(thing["thing"]) + listed.at_work)
    elif act:
        form = re.compile(f"正在(?:正常)?{act['act']}(?!许可|执照|资质)")
    else:
        return None
    part = listed.part.search(said.text)
    for piece in found:
        match = form.search(piece.text)
        before = re.split("[，。；]", piece.text[: match.start()])[-1] if match else ""
        if match and not listed.denied.search(before) and (part is None or part[0] in before):
            return Side(piece.id, match[0], match[0])
    return None
