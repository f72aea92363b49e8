"""The 文号 of a paper: 代字＋文种〔年〕第N号, counted without gaps."""

from __future__ import annotations

from assistant.documents.agency import agency_named
from assistant.documents.number_form import form_of_series, numbered, tells_kinds_apart
from assistant.documents.template import template_of
from assistant.dossier.model import Case
from assistant.dossier.paper_numbers import Paper, Series, paper_number
from assistant.errors import InputError
from assistant.law.lookup import today
from assistant.paper.kinds import load_kinds


def codes() -> dict[str, str]:
    """The kinds of number, such as 罚决, with the papers that bear it."""
    found: dict[str, str] = {}
    for entry in load_kinds():
        if entry.number:
            known = found.get(entry.number)
            found[entry.number] = f"{known}、{entry.name}" if known else entry.name
    return found


def series_of(agency: str, code: str, year: int) -> Series:
    """What is counted together: one kind of number, or all of an agency whose numbers do not tell the kinds apart.

    Args:
        agency: in full.
        code: kind of number, such as 罚决.
        year: of the series.
    """
    return Series(agency, code if tells_kinds_apart(agency_named(agency).number_form) else "", year)


def give_number(case: Case, kind: str, *, party: str = "", year: int = 0, url: str = "") -> str:
    """The number of a paper of a case, such as 温云综执罚决字〔2026〕第96号; asked again, the same.

    It stays as it was written when it was given, though the agency writes its numbers otherwise since.

    Args:
        case: must have an id and an agency that filled in its short name.
        kind: of the paper; its registry entry gives the character of the number.
        party: key of the addressee.
        year: 0 for this year.
        url: of the database; empty means the setting.

    Raises:
        InputError: no id, no short name, or a kind of paper that bears no number.
        StoreError: the database fails; no number is given out.
    """
    entry = template_of(kind).entry
    agency = agency_named(case.agency)
    short = agency.short
    if not case.id or not entry.number or not short:
        lacking = (
            "案件编号" if not case.id else "机关代字（short）" if entry.number else "文号（这种文书不编号）"
        )
        raise InputError(f"编不出文号：没有{lacking}", "先保存案件、用 assistant papers agency 填写机关代字")
    chosen = year or today().year
    series = series_of(case.agency, entry.number, chosen)

    def write(code: str, number: int) -> str:
        form = form_of_series(agency.number_form, apart=bool(code))
        return numbered(form, short, entry.number, chosen, number)

    return paper_number(series, Paper(case.id, entry.number, party), write, url=url)
