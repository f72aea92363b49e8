"""A paper that was read as a piece of evidence: which kind of paper it is and why, which kind of evidence, its name."""

from __future__ import annotations

from pathlib import PurePath

from assistant.dossier.editing import replace
from assistant.dossier.kinds import other_was_asked
from assistant.dossier.model import Evidence, EvidenceKind
from assistant.paper.kinds import PaperKind, Recognised, kind_named, recognise
from assistant.paper.model import Paper

PHOTO, RECORDING = "photo", "video"
_INQUIRY = "inquiry"
_NAME = 40
_BY_USER = "人工改定"


def classified(piece: Evidence, paper: Paper, *, medium: str = "") -> Evidence:
    """The piece with what was read: its text, kinds, the reason for them, and a name that says what it is.

    A kind that the user chose before stays.

    Args:
        piece: a piece whose attachment was read.
        paper: what was read from it.
        medium: photo or video (kinds of corpora/papers.yaml) for what is one whatever stands in it, "" for a paper.
    """
    stem = PurePath(piece.file or piece.name).stem
    found = _by_medium(paper, stem, medium) if medium else recognise(paper.text, name=stem)
    kind = kind_named(piece.paper) or found.kind
    by_user = bool(piece.paper)
    return replace(
        piece,
        text=paper.text,
        paper=kind.kind if kind else "",
        kind=piece.kind if by_user else evidence_kind(kind, stem, paper.text),
        name=_name(piece, found, stem),
        reason=piece.reason if by_user else found.reason,
        state="",
        problem="；".join(paper.notes),
    )


def overruled(piece: Evidence, kind: str) -> Evidence:
    """The piece with the kind of paper that the user chose.

    Args:
        piece: any.
        kind: of corpora/papers.yaml, "" for none.
    """
    known = kind_named(kind)
    of_evidence = evidence_kind(known, piece.name, piece.text) if known and known.evidence else piece.kind
    return replace(piece, paper=kind, kind=of_evidence, reason=_BY_USER)


def evidence_kind(kind: PaperKind | None, name: str, text: str) -> EvidenceKind:
    """The kind of evidence that a kind of paper is in a file (行政处罚法第四十六条); 书证 where none is named.

    Args:
        kind: of the paper; None while unknown.
        name: of the piece, with the text it tells the statement of a witness from that of the party.
        text: of the piece.
    """
    known = next((one for one in EvidenceKind if kind and kind.evidence == one), EvidenceKind.DOCUMENT)
    asked = kind is not None and kind.kind == _INQUIRY
    return EvidenceKind.WITNESS if asked and other_was_asked(name, text) else known


def _by_medium(paper: Paper, stem: str, medium: str) -> Recognised:
    """A photograph by its few words or none; a recording whatever is said in it."""
    said = "图片里没有认出文书，按照片收" if medium == PHOTO else "是录音或者录像"
    named = recognise("", name=stem)
    return named if named.kind else Recognised(kind_named(medium), said)


def _name(piece: Evidence, found: Recognised, stem: str) -> str:
    """The name that the user gave; else the file's where it says what it is, else the heading."""
    if piece.name != stem or recognise("", name=stem).kind:
        return piece.name
    told = found.heading or (found.kind.name if found.kind else "")
    return f"{told[:_NAME]}（{stem}）" if told else stem
