"""Fields: who was heard, as far as the case knows the person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

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


for _name, _about, _ref, _width in (
    ("性别", "性别", "gender", 2),
    ("出生日期", "出生日期", "birth", 5),
    ("号码", "公民身份号码", "id_number", 8),
    ("电话", "电话", "phone", 4),
    ("住址", "住址", "address", 20),
    ("身份", "与本案的关系", "tie", 4),
):
    field(f"被询问人{_name}", f"案件写明的被询问人{_about}；没有的为空线")(
        partial(_told, ref=_ref, blank="＿" * _width)
    )
