"""What the officer changed in a drafted paper: kept with the case, laid over every later draft, held back where the words beneath changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from assistant.documents.marks import plain
from assistant.documents.model import Conflict
from assistant.dossier.model import Case, PaperEdit

_ALIKE = 0.5


def edits_of(case: Case, kind: str, party: str) -> tuple[PaperEdit, ...]:
    """The changes of one paper.

    Args:
        case: which keeps them.
        kind: of the paper.
        party: key of its addressee.
    """
    return tuple(one for one in case.edits if (one.kind, one.party) == (kind, party))


def laid_over(
    edits: Sequence[PaperEdit], drafted: Sequence[str]
) -> tuple[dict[int, str], tuple[Conflict, ...]]:
    """The new words by number of paragraph, and the changes whose paragraph is drafted otherwise now.

    Args:
        edits: of this paper.
        drafted: its paragraphs as the case gives them.
    """
    seen, places = Counter[str](), dict[tuple[str, int], int]()
    for number, text in enumerate(drafted):
        places[text, seen[text]] = number
        seen[text] += 1
    found = [(edit, places.get((edit.before, edit.nth))) for edit in edits]
    words = {place: edit.after for edit, place in found if place is not None}
    free = [n for n in range(len(drafted)) if n not in words]
    return words, tuple(
        Conflict(e.before, _nearest(e.before, drafted, free), e.after) for e, place in found if place is None
    )


def _nearest(before: str, drafted: Sequence[str], free: Sequence[int]) -> str:
    """The paragraph that stands now where the changed one stood; "" when none is like it."""
    rated = [
        (SequenceMatcher(None, before, drafted[n], autojunk=False).ratio(), -n)
        for n in free
        if drafted[n].strip()
    ]
    ratio, place = max(rated, default=(0.0, 0))
    return drafted[-place] if ratio >= _ALIKE else ""


def changed(
    case: Case, kind: str, party: str, *, before: str, after: str, nth: int = 0
) -> tuple[PaperEdit, ...]:
    """All changes of the case with this one put in; back to the drafted words, it is taken out.

    Args:
        case: which keeps them.
        kind: of the paper.
        party: key of its addressee.
        before: the paragraph as it is drafted.
        after: what the officer wants; "" leaves the paragraph out.
        nth: which of the paragraphs with those words, from 0.
    """
    others = tuple(
        one for one in case.edits if (one.kind, one.party, one.before, one.nth) != (kind, party, before, nth)
    )
    words = plain(after).replace("\r", "").strip()
    if words == before.strip():
        return others
    return (*others, PaperEdit(kind=kind, party=party, before=before, after=words, nth=nth))
