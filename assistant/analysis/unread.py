"""Words of a case file that are in no list of ours: what was assumed for them, and what was left out of the check."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.analysis.procedure.data import kind_of_step
from assistant.dossier.model import Case

_SHOWN = 20  # characters of a word that are repeated


def unread_notes(case: Case) -> tuple[str, ...]:
    """A note for every kind of party, piece of evidence and step that is not known.

    Args:
        case: as it was read.
    """
    return tuple(dict.fromkeys(_notes(case)))


def _notes(case: Case) -> Iterator[str]:
    for party in case.all_parties:
        if party.unread:
            yield f"当事人类型“{party.unread[:_SHOWN]}”不在收录的说法之内，按“{party.kind}”处理，请核对"
    for piece in case.evidence:
        if piece.unread:
            yield f"证据 {piece.id} 的种类“{piece.unread[:_SHOWN]}”不在收录的说法之内，按“{piece.kind}”处理，请核对"
    for step in case.steps:
        if not (step.kind or kind_of_step(step.name)):
            yield f"步骤“{step.name[:_SHOWN]}”不在收录的说法之内，没有计入程序，请核对名称"
