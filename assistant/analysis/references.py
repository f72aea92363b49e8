"""What a written reference to a penalty clause means: the law, the place in it, and the text that governs the act."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.dossier.model import Case
from assistant.errors import InputError
from assistant.law.citations import Citation, find_citations
from assistant.law.library import LawLibrary
from assistant.law.lookup import describe_versions, one_law, version_label
from assistant.law.model import Law, LawRef, Provision, Version
from assistant.text.dates import parse_as_of

_BESIDE = re.compile(r"依据|依照|根据|按照|违反|适用|之?的?规定|处罚|予以|以及|[、和及与，。；：\s]")
_FORMER = "原"
_DOUBTFUL = ("推定：来源", "未知")


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in a law. ``edition``: year or date of the text that the reference asks for, "" when it asks for none."""

    law: Law
    provision: Provision
    edition: str = ""

    @property
    def text(self) -> str:
        """《…》第X条第Y款第（Z）项."""
        return LawRef(self.law.name, self.provision).format()


def read_references(text: str, library: LawLibrary, region: str = "") -> tuple[Reference, ...]:
    """Every place that a text names, in its order: 《全名》第X条第Y款第（Z）项, or less, such as 消防法第六十条.

    Args:
        text: one reference or several; words that are no part of one are not passed over.
        library: gives the laws their names.
        region: tells laws of one name apart, e.g. 浙江省/温州市.

    Raises:
        InputError: the text names no place, names it in a way that cannot be read, or names a law not in the library.
    """
    found = find_citations(text, library=library)
    left = _left(text, found)
    if not found or left:
        unread = f"“{left}”没有读懂" if found else f"认不出条款：{text.strip()}"
        raise InputError(unread, "请写成《法规全称》第几条第几款第几项")
    return tuple(_reference(citation, text, library, region) for citation in found)


def _left(text: str, found: tuple[Citation, ...]) -> str:
    """What of the text belongs to no citation and is no word that introduces one."""
    rest = list(text)
    for citation in found:
        rest[citation.start : citation.end] = " " * (citation.end - citation.start)
    return _BESIDE.sub("", "".join(rest))


def _reference(citation: Citation, text: str, library: LawLibrary, region: str) -> Reference:
    if citation.problem is not None or citation.provision is None or not citation.name:
        raise InputError(
            f"认不出条款：{text.strip()}（{citation.reason or '条号不明'}）", "请写明法规全称和条号"
        )
    if citation.edition == _FORMER:
        raise InputError(f"没有写明是哪一版：{text.strip()}", "请在名称后写明修订年份，如（2008年修订）")
    laws = library.find(citation.name)
    if not laws:
        raise InputError(f"法规库中没有 {text.strip()}", "请核对法规全称、条号和行为日期，或先导入该法规")
    law = laws[0] if len(laws) == 1 else one_law(library, citation.name, region or None)
    return Reference(law, citation.provision, citation.edition)


def act_day(case: Case) -> date | None:
    """The day of the act (the last one of a month or year that is all the case says); None when unknown.

    Raises:
        InputError: the case says something that is no day; another day would mean another law.
    """
    day = parse_as_of(case.act_date, end=True) if case.act_date else None
    if case.act_date and day is None:
        raise InputError(f"行为日期无法识别：{case.act_date}", "请写成 2026-03-05、2026-03 或 2026")
    return day


def governing(reference: Reference, case: Case, library: LawLibrary) -> Version | None:
    """The text a reference means: the edition it names, else the one in force at the act (decision, today)."""
    versions = library.versions(reference.law)
    if reference.edition:
        return next((v for v in reversed(versions) if _is_edition(v, reference.edition)), None)
    return library.version_at(reference.law, act_day(case) or case.decided)


def _is_edition(version: Version, wanted: str) -> bool:
    days = (day for day in (version.promulgated, version.effective) if day)
    return any(wanted in (str(day.year), day.isoformat()) for day in days)


def why_not_held(reference: Reference, case: Case, library: LawLibrary) -> str:
    """Why ``governing`` found no text, in Chinese (DOMAIN §12: what is not held is said, nothing else is claimed)."""
    law = reference.law
    held = f"库内版本：{describe_versions(library.versions(law))}"
    if reference.edition:
        return f"当时文本未收录：《{law.name}》没有 {reference.edition} 的文本（{held}）"
    day = act_day(case) or case.decided
    when = f"{day} " if day else "今天"
    return f"当时文本未收录：{when}没有施行中的《{law.name}》文本，不能据以选定罚则（{held}）"


def version_notes(used: Version, case: Case, library: LawLibrary) -> tuple[str, ...]:
    """What to check about the text that a charge relies on: the day of the act, the decision, doubtful dates."""
    law, act = used.law, act_day(case)
    at_act = library.version_at(law, act) if act else None
    found = [
        _act_note(used, act, at_act),
        _decision_note(at_act or used, case.decided, library),
        f"《{law.name}》该文本的施行日期为{used.certainty}" if used.certainty.startswith(_DOUBTFUL) else "",
    ]
    return tuple(note for note in found if note)


def _act_note(used: Version, act: date | None, at_act: Version | None) -> str:
    name = used.law.name
    if act is None:
        return f"没有行为日期，所依为《{name}》{version_label(used)}的文本；补行为日期后请重新核对"
    if at_act is None:
        return (
            f"当时文本未收录：{act} 的《{name}》文本库中没有，所依为{version_label(used)}的文本，请另行核对"
        )
    if at_act.id != used.id:
        return f"所依《{name}》{version_label(used)}的文本不是行为时（{act}）施行的文本"
    return ""


def _decision_note(before: Version, decided: date | None, library: LawLibrary) -> str:
    now = library.version_at(before.law, decided) if decided else before
    if now is None:
        return f"决定时（{decided}）没有施行中的《{before.law.name}》文本，请核对是否已修改或者废止"
    if now.id != before.id:
        return (
            f"《{before.law.name}》在行为后有修改（{version_label(now)}）：适用行为时的规定，"
            "新规定较轻或者不认为违法的适用新规定（行政处罚法第三十七条），请比较两个文本"
        )
    return ""
