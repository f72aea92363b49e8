"""Pictures of our officers that say of themselves another door, hall or storey than the record of the same visit.

The two places end in the same words and differ in a word that tells which (一号车间, 三号车间); nobody else knows the other.
Where who took the picture stood (东侧人行道, 门口) is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.names import names_person
from assistant.dossier.retold_words import load_words
from assistant.dossier.sources import Contradiction, Side

_PLACE = re.compile(
    r"(?:拍摄|摄制|录制|检查|复查|勘[验查察]|查看)?(?:地点|地址|位置|场所)[:：为是]?\s?(?P<place>[^。；;，,\n（(、]{4,60})"
)
_HEAD = 2
_SEVERAL = re.compile(r"及|和|与|等|、|至")


def pictures_elsewhere(case: Case) -> Iterator[Contradiction]:
    """Every picture whose place is another part of the place that the record of that day tells.

    Args:
        case: records, pictures and officers are read.
    """
    for picture in (p for p in case.evidence if p.kind is EvidenceKind.AUDIOVISUAL and _is_ours(p, case)):
        mine = _PLACE.search(picture.text)
        for record in (
            p for p in case.evidence if p.kind is EvidenceKind.RECORD and p.obtained == picture.obtained
        ):
            yours = _PLACE.search(record.text)
            apart = _which(mine["place"], yours["place"]) if mine and yours else None
            if mine and yours and apart and not _known(apart, case, picture):
                a, b = Side(picture.id, mine[0], mine["place"]), Side(record.id, yours[0], yours["place"])
                yield Contradiction("拍摄地点与检查地点", a, b, "地点（拍摄）")


def _is_ours(piece: Evidence, case: Case) -> bool:
    return any(names_person(piece.text, name) for name in case.officer_names)


def _which(one: str, other: str) -> str | None:
    """The words by which one place is another part than the other; None where they may be one place."""
    one, other = one.strip(), other.strip()
    head = next((n for n in range(min(len(one), len(other))) if one[-1 - n] != other[-1 - n]), 0)
    if head < _HEAD or _SEVERAL.search(one + other):
        return None
    left, right = one[:-head], other[:-head]
    same = max((n for n in range(1, len(left) + 1) if left[:n] in right), default=0)
    mine = left[same:]
    at = right.find(left[:same]) + same if same else 0
    yours = right[at:]
    which = load_words().where_in
    told = all(part and which.search(part + one[-head:]) for part in (mine, yours))
    told = told and not load_words().standing.search(f"{mine}{yours}{one[-head:]}")
    return f"{mine}{one[-head:]}" if told else None


def _known(part: str, case: Case, picture: Evidence) -> bool:
    texts = [case.facts, case.place, *(p.text for p in case.evidence if p.id != picture.id)]
    return any(part in text for text in texts)
