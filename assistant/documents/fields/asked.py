"""Fields: who was heard, as far as the case knows the person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.documents.fields.records import asked
from assistant.documents.fields.registry import field
from assistant.documents.marks import plain
from assistant.documents.sheet import Sheet
from assistant.dossier.model import Party, Person
from assistant.text.dates import format_date


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the case and the tie to it."""

    name: str
    tie: str
    gender: str = ""
    birth: date | None = None
    id_number: str = ""
    address: str = ""
    phone: str = ""


def _people(party: Party) -> Iterator[Known]:
    """The party, who stands for it, and the persons beside it."""
    if party.kind == "个人":
        yield Known(
            party.name, "当事人", party.gender, party.birth, party.id_number, party.address, party.phone
        )
    for person, tie in _beside(party):
        yield Known(
            person.name, person.role or tie, person.gender, person.birth, person.id_number, person.address, person.phone
        )  # fmt: skip
    if party.kind == "个体工商户":
        yield Known(
            party.representative, "当事人经营者", party.gender, party.birth, party.id_number, "", party.phone
        )
    elif party.kind == "企业":
        yield Known(party.representative, "当事人的法定代表人（负责人）")


def _beside(party: Party) -> Iterator[tuple[Person, str]]:
    yield from ((person, "") for person in party.responsible)
    yield from ((one, tie) for one, tie in ((party.guardian, "监护人"), (party.agent, "委托代理人")) if one)


def _known(sheet: Sheet) -> Known | None:
    name = plain(str(asked(sheet)))
    everybody = (known for party in sheet.case.all_parties for known in _people(party))
    return next((known for known in everybody if known.name == name), None)


def _told(sheet: Sheet, ref: str, blank: str) -> str:
    """What the case knows about the person; a line to be filled in where it does not."""
    known = _known(sheet)
    value = getattr(known, ref) if known else ""
    told = format_date(value) if isinstance(value, date) else value
    return sheet.fact(f"people.{ref}", told) or blank


@field("被询问人性别", "案件写明的被询问人性别；没有的为空线")
def gender(sheet: Sheet) -> str:
    """From the case."""
    return _told(sheet, "gender", "＿＿")


@field("被询问人出生日期", "案件写明的被询问人出生日期；没有的为空线")
def birth(sheet: Sheet) -> str:
    """From the case."""
    return _told(sheet, "birth", "＿＿＿＿＿")


@field("被询问人号码", "案件写明的被询问人公民身份号码；没有的为空线")
def id_number(sheet: Sheet) -> str:
    """From the case."""
    return _told(sheet, "id_number", "＿＿＿＿＿＿＿＿")


@field("被询问人电话", "案件写明的被询问人电话；没有的为空线")
def phone(sheet: Sheet) -> str:
    """From the case."""
    return _told(sheet, "phone", "＿＿＿＿")


@field("被询问人住址", "案件写明的被询问人住址；没有的为空线")
def address(sheet: Sheet) -> str:
    """From the case."""
    return _told(sheet, "address", "＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿")


@field("被询问人身份", "案件写明的被询问人与本案的关系；没有的为空线")
def tie(sheet: Sheet) -> str:
    """From the case."""
    return _told(sheet, "tie", "＿＿＿＿")
