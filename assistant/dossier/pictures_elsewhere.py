"""Pictures of our officers that say of themselves another door, hall or storey than the record of the same visit.

The two places end in the same words and differ in one level (一号车间, 三号车间), or one lies below the ground and the other in
the yard; nobody else knows the other. Where who took the picture stood (东侧人行道, 门口) is none of them, and sides are called
by several names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.names import names_person
from assistant.dossier.places_apart import knows_level, levels_of
from assistant.dossier.retold_words import RetoldWords
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
            if mine and yours and _is_other(mine["place"], yours["place"], _rest(case, picture)):
                a, b = Side(picture.id, mine[0], mine["place"]), Side(record.id, yours[0], yours["place"])
                yield Contradiction("拍摄地点与检查地点", a, b, "地点（拍摄）")


def _is_ours(piece: Evidence, case: Case) -> bool:
    return any(names_person(piece.text, name) for name in case.officer_names)


def _rest(case: Case, picture: Evidence) -> list[str]:
    """Whatever else of a case may tell of a place."""
    return [case.facts, case.place, *(p.text for p in case.evidence if p.id != picture.id)]


def _is_other(one: str, other: str, rest: list[str]) -> bool:
    """Whether one place is another part than the other, of which nothing else of the case tells."""
    one, other = one.strip(), other.strip()
    head = next((n for n in range(min(len(one), len(other))) if one[-1 - n] != other[-1 - n]), 0)
    stood = {frozenset(RetoldWords.read().standing.findall(place)) for place in (one, other)}
    if head < _HEAD or _SEVERAL.search(one + other) or len(stood) > 1:
        return False
    mine, yours = levels_of(one), levels_of(other)
    differing = [level for level in mine if yours.get(level, mine[level]) != mine[level]]
    if differing:
        level = differing[0]
        return len(differing) == 1 and not any(knows_level(text, level, mine[level]) for text in rest)
    parts = [_parts(place) for place in (one, other)]
    alone = all(len(part) == 1 for part in parts) and parts[0] != parts[1]
    return alone and not any(parts[0] <= _parts(text) for text in rest)


def _parts(text: str) -> frozenset[str]:
    """The parts of a house that exclude one another: below the ground, in the yard, on the roof."""
    return frozenset(part for part, form in RetoldWords.read().parts_of_house.items() if form.search(text))
