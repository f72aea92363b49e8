"""A paper for publication: natural persons, their numbers, homes, telephones and cars hidden; units and officers kept.

How persons are found and hidden is told in ``text.personal``; here it is told who is who in a case. What the agency and a
unit publish themselves stays: their names, codes, addresses, the legal representative, the way to pay; so does the place
of business of a trader, whose own name is hidden also where it is all the trade is called by (没有字号). Quoted law is
left alone. What no word beside it tells to be personal is not seen (``CAVEAT``): people must look before it is published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.documents.sheet import Sheet, addressees
from assistant.dossier.model import Case, Party, Person
from assistant.text.personal import (
    HIDDEN,
    MOBILE,
    district,
    every_text,
    hidden_names,
    in_a_word,
    masked_number,
    masked_numbers,
    named_in,
    officials_in,
    persons_called,
)

CAVEAT = (
    "自动隐去只认得案卷里写明身份的人和写法固定的号码、住址；前后没有身份字样的姓名、别名和绰号、照片里的人脸、"
    "病情和家庭情况、能认出人的细节认不出来，公开前必须有人逐页核对"
)
_QUOTED = r"规定：“[^”]*”"
_STREET = re.compile(r"[^\d]{2,}\d+号")
_NUMBER = 7  # figures of the shortest telephone number


def redactor(sheet: Sheet) -> Callable[[str], str]:
    """What takes the personal data of a case out of a text.

    Args:
        sheet: the paper; its case and agency say who is who.
    """
    case, agency = sheet.entire, sheet.agency
    homes = {home: district(home) for home in _homes(case)}
    phones = {phone: masked_number(phone) for phone in _phones(case) if len(phone) >= _NUMBER}
    exact = hidden_names(_names(case)) | homes | phones
    kept = [*_kept(case), *filter(None, (agency.payment, agency.phone, agency.contact, agency.address))]
    fixed = re.compile(
        "|".join(
            [
                f"(?P<kept>{'|'.join([_QUOTED, *map(_alone, sorted(kept, key=len, reverse=True))])})",
                *map(_alone, sorted(exact, key=len, reverse=True)),
            ]
        )
    )

    def redact(text: str) -> str:
        done, out = 0, []
        for found in fixed.finditer(text):
            out.append(masked_numbers(text[done : found.start()]))
            stays = found["kept"] is not None or in_a_word(text, *found.span())
            out.append(found[0] if stays else exact[found[0]])
            done = found.end()
        return "".join([*out, masked_numbers(text[done:])])

    return redact


def _alone(word: str) -> str:
    """A word; one that begins or ends with a figure not inside a longer number."""
    before = r"(?<!\d)" if word[:1].isdigit() else ""
    return before + re.escape(word) + (r"(?!\d)" if word[-1:].isdigit() else "")


def _people(case: Case) -> Iterator[Party | Person]:
    """The natural persons that the case names beside its officers and legal representatives."""
    for party in case.all_parties:
        if party.kind == "个人":
            yield party
        yield from party.responsible
        yield from (one for one in (party.guardian, party.agent) if one is not None)


def _phones(case: Case) -> Iterator[str]:
    """Telephones of persons and traders; that of a company only where it is somebody's mobile telephone."""
    yield from (one.phone for one in _people(case))
    yield from (one.phone for one in case.all_parties if one.kind != "企业" or MOBILE.fullmatch(one.phone))


def _names(case: Case) -> list[str]:
    """Whom the case names: its persons, those who run a trade, and whom any text of it tells to be a person."""
    kept, named = _kept(case), named_in(every_text(case.model_dump(mode="json")))
    stated = (fact.value for fact in case.extracted if fact.name == "姓名")
    return [name for name in (*_own(case), *stated, *named) if name not in kept]


def _own(case: Case) -> list[str]:
    """The case's own people: its persons and those who run a trade. Hidden whatever word stands beside their names."""
    parties = [one.party for one in addressees(case)]
    traders = [party for party in parties if party.kind == "个体工商户"]
    owners = [name for one in traders for name in (one.representative, *persons_called(one.name))]
    return [*(one.name for one in _people(case)), *owners]


def _kept(case: Case) -> frozenset[str]:
    """Units with their addresses and representatives, the agency, its officers and their numbers."""
    units = [one.party for one in addressees(case) if one.party.kind != "个人"]
    companies = [unit for unit in units if unit.kind == "企业"]
    told = {text for unit in units for text in (unit.address, unit.credit_code)}
    told |= {unit.name for unit in units if unit in companies or not persons_called(unit.name)}
    told |= {text for one in companies for text in (one.representative, _landline(one.phone))}
    told |= {part for one in case.officers for part in (one, *re.split(r"[（(）)\s]", one)) if len(part) > 1}
    told |= {number for one in case.officers for number in re.findall(r"\d{5,}", one)}
    officials = officials_in(every_text(case.model_dump(mode="json"))) - set(_own(case))
    return frozenset(told | officials | {case.agency}) - {""}


def _landline(phone: str) -> str:
    return "" if MOBILE.fullmatch(phone) or len(phone) < _NUMBER else phone


def _homes(case: Case) -> Iterator[str]:
    """Where the persons of a case live: whole, without the district before, and the street with its number alone."""
    for home in filter(None, (one.address for one in _people(case))):
        street = home.removeprefix(district(home).removesuffix(HIDDEN))
        number = _STREET.match(street)
        yield from (home, *(part for part in (street, number[0] if number else "") if _STREET.match(part)))
