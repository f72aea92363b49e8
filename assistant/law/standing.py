"""Which text of a law governed on a day, and whether the library holds it: settled before anything is judged by it.

The library holds some texts of a law, not all. Before the oldest of them, and between an amendment whose text is
missing and the next text held, the answer is 当时文本未收录, not 尚未施行 and not the neighbouring text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import zip_longest

from assistant.law import facts, names, repealed
from assistant.law.library import LawLibrary
from assistant.law.model import Law, Version
from assistant.text.dates import find_dates, format_date

_AMENDED = re.compile("修正|修订|修改")
_SAME_EVENT = timedelta(days=200)
_FIRST = timedelta(days=400)


class State(StrEnum):
    """How a law stands on a day."""

    IN_FORCE = "有效"
    NOT_HELD = "当时文本未收录"
    NOT_YET = "尚未施行"
    ENDED = "已废止"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a law stands on a day.

    Attributes:
        version: the text in force; None unless ``state`` is IN_FORCE.
        reason: what to tell the user, in Chinese; "" when it is in force.
    """

    state: State
    version: Version | None = None
    reason: str = ""


def standing(library: LawLibrary, law: Law, day: date) -> Standing:
    """How a law stands on a day.

    Args:
        library: where the texts are.
        law: the law.
        day: the day.
    """
    versions = library.versions(law)
    current = library.version_at(law, day)
    if current is not None:
        lost = _lost_after(library, current, versions, day)
        if lost is None:
            return Standing(State.IN_FORCE, current)
        reason = f"{format_date(lost)}修改后的文本未收录，{format_date(day)}的规定无法核验"
        return Standing(State.NOT_HELD, None, reason)
    if not versions:
        return Standing(State.NOT_HELD, None, "没有收录任何文本")
    first, last = versions[0], versions[-1]
    if starts(first) > day:
        return _before_first(library, first, day)
    if last.repealed and (last.until is None or last.until <= day):
        return Standing(State.ENDED, None, _ended(law, last, day))
    return Standing(State.NOT_HELD, None, f"{format_date(day)}施行的文本未收录")


def _before_first(library: LawLibrary, first: Version, day: date) -> Standing:
    if is_first_text(library, first):
        return Standing(State.NOT_YET, None, f"{format_date(day)}该法规尚未施行（{span(first)}）")
    reason = f"{format_date(day)}施行的文本未收录，库内最早的文本{span(first)}"
    return Standing(State.NOT_HELD, None, reason)


def _ended(law: Law, last: Version, day: date) -> str:
    known = repealed.find(law.name) if not law.region else None
    until = f"已于{format_date(last.until)}" if last.until else "已"
    reason = f"{format_date(day)}该法规{until}废止或停止执行"
    return reason + (f"（{known.basis}），现由《{known.successor}》规定" if known and known.successor else "")


def is_first_text(library: LawLibrary, version: Version) -> bool:
    """Whether nothing preceded a text under its name: its note of adoption names no amendment and it repeals no namesake.

    Without a note of adoption only the recorded facts (corpora/law/dates.yaml) can say so.
    """
    if facts.is_first_text(version.law.name, version.promulgated):
        return True
    note = library.note(version)
    days = [day for day, _, _ in find_dates(note)]
    if not days or version.promulgated is None or _AMENDED.search(note):
        return False
    recent = version.promulgated - min(days) <= _FIRST
    return recent and names.key(version.law.name) not in library.repeals(version)


def amendments(note: str) -> list[date]:
    """The days of the amendments that a note of adoption lists."""
    found = find_dates(note)
    return [
        day
        for (day, _, end), following in zip_longest(found, found[1:])
        if _AMENDED.search(note[end : following[1] if following else None])
    ]


def _lost_after(library: LawLibrary, current: Version, versions: list[Version], day: date) -> date | None:
    """The first amendment after the current text and by ``day`` whose text is not held."""
    if len(versions) < 2 or current is versions[-1]:
        return None
    made = current.promulgated or starts(current)
    held = [version.promulgated or starts(version) for version in versions]
    listed = sorted({day for version in versions for day in amendments(library.note(version))})
    lost = [d for d in listed if not any(abs(d - promulgated) <= _SAME_EVENT for promulgated in held)]
    return next((d for d in lost if made < d <= day), None)


def starts(version: Version) -> date:
    """The first day of a text as far as known, for ordering."""
    return version.effective or version.promulgated or date.min


def span(version: Version | None) -> str:
    """2024年1月1日起施行、…停止施行, for the user."""
    if version is None:
        return ""
    start = f"{format_date(version.effective)}起施行" if version.effective else "施行日期不详"
    return f"{start}、{format_date(version.until)}停止施行" if version.until else start
