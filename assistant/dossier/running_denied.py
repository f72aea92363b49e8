"""The party says that on that day nothing was running or open, where a record of ours found the very thing at work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.sources import Contradiction, Side
from assistant.dossier.statements import Mode, Statement, read_evidence

_THAT_DAY = re.compile(r"(?:那|当|检查)[天日晚夜时]|那个?(?:晚上|时候)|检查的时候")
_THING_IDLE = re.compile(r"(?:没有?|未)(?:开动?|启动|使用|用)过?(?P<thing>[\u4e00-\u9fff]{2,6})$")
_IDLE = re.compile(r"(?:没有?|未)(?:在|再)?(?P<act>生产|营业|施工|作业|经营|加工)(?:的|了|过)?$")
_AT_WORK = "[^，。；不未没无]{0,4}(?:正在|正常|同时|处于)?(?:生产|运行|作业|运转|工作|使用|开启)"
_NOT = re.compile("[未没不无]")
_FOUND = frozenset({EvidenceKind.RECORD, EvidenceKind.AUDIOVISUAL})


def running_denied(case: Case) -> Iterator[Contradiction]:
    """Every denial of the party that a machine or trade was at work, and the record that found it so.

    Args:
        case: statements of the party and records are read; those from after the correction are left out.
    """
    found = [p for p in case.evidence if p.kind in _FOUND and not is_later(p.name)]
    for piece in (p for p in case.evidence if p.kind is EvidenceKind.PARTY):
        for said in read_evidence(piece):
            seen = _seen(said, found)
            if seen:
                mine = Side(piece.id, said.sentence.strip(), said.text)
                yield Contradiction("当时是否在生产（使用、营业）", mine, seen, "行为")


def _seen(said: Statement, found: list[Evidence]) -> Side | None:
    """The words of a record that what a clause denies was at work."""
    if said.polarity is Polarity.ASKED or said.mode is not Mode.FACT or not _THAT_DAY.search(said.text):
        return None
    thing, act = _THING_IDLE.search(said.text), _IDLE.search(said.text)
    if thing:
        form = re.compile(re.escape(thing["thing"]) + _AT_WORK)
    elif act:
        form = re.compile(f"正在(?:正常)?{act['act']}")
    else:
        return None
    for piece in found:
        match = form.search(piece.text)
        if match and not _NOT.search(re.split("[，。；]", piece.text[: match.start()])[-1]):
            return Side(piece.id, match[0], match[0])
    return None
