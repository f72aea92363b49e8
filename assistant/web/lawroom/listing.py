"""The list of laws by name, region, level and standing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from assistant.law import lookup
from assistant.law.library import LawLibrary
from assistant.law.model import Law, Level, Status
from assistant.web.components.form import Field
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import Tone, card, href, joined, pill

ALL, NATIONAL = "全部", "全国"
_MOST = 200
_STANDING: dict[str, Tone] = {
    Status.IN_FORCE: "g",
    Status.NOT_YET: "a",
    Status.SUPERSEDED: "a",
    Status.REPEALED: "r",
}


FIELDS = (
    Field("word", "名称包含", hint="如 物业"),
    Field("region", "地区", hint="如 浙江省、温州、全国"),
    Field("level", "效力级别", "choice", choices=(ALL, *Level)),
    Field("standing", "状态", "choice", choices=(ALL, *Status)),
)


@lru_cache(maxsize=2)
def _standings(library: LawLibrary, stamp: str, day: str) -> dict[int, str]:
    """The standing of each law today; ``stamp`` and ``day`` are there to look again."""
    found = {}
    for law in library.laws():
        versions = library.versions(law)
        version = library.version_at(law) or (versions[-1] if versions else None)
        found[law.id] = str(lookup.status(version)) if version else str(Status.UNKNOWN)
    return found


def standing(library: LawLibrary, law: Law) -> str:
    """The standing of a law today."""
    return _standings(library, library.stamp, lookup.today().isoformat()).get(law.id, str(Status.UNKNOWN))


def tone(state: str) -> Tone:
    """The colour of a standing."""
    return _STANDING.get(state, "n")


def matching(library: LawLibrary, asked: Mapping[str, str]) -> list[Law]:
    """The laws that fit: those whose name is nearest to the word first, without a word those of higher rank first."""
    place, word, level, state = (
        asked.get(name, "").strip().replace(ALL, "") for name in ("region", "word", "level", "standing")
    )
    found = [
        law
        for law in library.laws(level=level or None)
        if word in law.name and _lies_in(law, place) and (not state or standing(library, law) == state)
    ]
    return sorted(found, key=lambda law: len(law.name) if word else list(Level).index(law.level))


def _lies_in(law: Law, place: str) -> bool:
    return not law.region if place == NATIONAL else place in law.region


def listed(library: LawLibrary, asked: Mapping[str, str]) -> Markup:
    """The list."""
    found = matching(library, asked)
    drawn = rows(
        (_row(library, law) for law in found[:_MOST]),
        group="laws",
        empty="没有符合条件的法规。可以放宽条件，或者在“导入”中加入。",
    )
    more = (
        Markup('<p class="dim small">只列出前 {} 部，请写得更具体些。</p>').format(_MOST)
        if len(found) > _MOST
        else ""
    )
    return card(f"法规 {len(found)} 部", joined([drawn, more]))


def _row(library: LawLibrary, law: Law) -> Row:
    state = standing(library, law)
    right = Markup('<span class="small dim">{}　{}</span> {}').format(
        law.region or NATIONAL, law.level, pill(state, tone(state))
    )
    return Row(law.name, right=right, href=href("law", id=str(law.id)))
