"""What the facts say is lacking: a permit that an authority grants to the party, or a test, or a permit of somebody else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.corpora import Words
from assistant.review.parts.model import Decision
from assistant.review.parts.of_concern import only_mentioned
from assistant.review.parts.pieces import Piece
from assistant.review.parts.whose import of_party, speaks_of_others


class _Told(Words):
    """The words, as corpora/lexicon/review/lacks.yaml has them."""

    FILE = "lexicon/review/lacks.yaml"

    no_permit: re.Pattern[str]
    permit: re.Pattern[str]
    got: str
    on_site: re.Pattern[str]
    warden: re.Pattern[str]


def lacks_permit(match: re.Match[str], decision: Decision) -> bool:
    """Whether the facts tell that the party lacks a permit of an authority: no test, nothing of others, of no other matter.

    Args:
        match: the words that tell the lack, in the facts with quoted law blanked out.
        decision: the paper in its parts.
    """
    clause = re.split("[，,。；\n]", match.string[: match.start()])[-1]
    if _Told.read().no_permit.search(clause + match[0]) or only_mentioned(match):
        return False
    named = re.search(of_party(decision, pointed=False), clause)
    return bool(named) or not speaks_of_others(clause, decision)


def got_since(match: re.Match[str], pieces: Sequence[Piece]) -> bool:
    """Whether the permit that was lacking stands among the pieces, got since as the facts tell: its day shows the lack before.

    Args:
        match: the words that tell the lack, in the facts.
        pieces: the list of evidence.
    """
    told = _Told.read()
    named = told.permit.search(match[0])
    if named is None or not any(named[0] in piece.name for piece in pieces):
        return False
    return re.search(told.got.replace("PERMIT", re.escape(named[0])), match.string[match.end() :]) is not None


def may_be_witnessed(pieces: Sequence[Piece]) -> bool:
    """Whether a record of the spot and who watches over the place for its authority may show the lack together.

    Args:
        pieces: the list of evidence.
    """
    told = _Told.read()
    return any(told.on_site.search(p.name) for p in pieces) and any(
        told.warden.search(p.name) for p in pieces
    )
