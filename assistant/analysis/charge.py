"""From a reference or a suggestion to charges with pinned rules; where several rules fit, to the choice between them.

Nothing is chosen for the officer: one rule that fits the party gives a charge, several give the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.analysis.charge_duties import duties_told
from assistant.analysis.choices import choices, told_conduct
from assistant.analysis.measures import FINE, Standing, measures_of, own_rule
from assistant.analysis.model import Charging, Suggestion
from assistant.analysis.pin import Located, StalePinError, resolve, rules_in
from assistant.analysis.references import (
    Reference,
    act_day,
    governing,
    read_references,
    version_notes,
    why_not_held,
)
from assistant.dossier.model import Case, Charge, Measure, Party
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.law.model import LawRef, Version
from assistant.law.penalties.references import here

UNCHOSEN = "未选定罚则"
_PICK = "请选定其一"
_APART = re.compile(
    r"(?:主管人员|责任人员|责任人)[^，。；不]{0,12}(?<!人员)另(?:案|行)(?:处理|立案|处罚|查处)"
)
_POINTING = re.compile(r"有(?=前|本条|第)")


@dataclass(frozen=True, slots=True)
class _Asked:
    """For which party of which case, from which library."""

    case: Case
    library: LawLibrary
    party_id: str = ""

    @property
    def party(self) -> Party:
        return party_of(self.case, self.party_id)

    @property
    def standing(self) -> Standing:
        return standing_of(self.case, self.party_id)


def charges_of(case: Case, library: LawLibrary) -> Charging:
    """What a case relies on: its charges, else the clause written in ``chosen``; a message when there is neither.

    Raises:
        InputError: ``chosen`` is no reference, or names no penalty clause of the library.
    """
    if case.charges:
        return _joined([_of_charge(charge, case, library) for charge in case.charges])
    if case.chosen.strip():
        return charge(case.chosen, case, library)
    return Charging(message=UNCHOSEN)


def charge(reference: str, case: Case, library: LawLibrary, *, party: str = "") -> Charging:
    """The rules that a reference names, as charges of a party.

    Args:
        reference: 《全名》第X条第Y款第（Z）项, or less: 消防法第六十条; where several rules stand at one place, the conduct
            behind a colon (as ``Choice.written`` has it).
        case: gives the parties and the days of act and decision.
        library: where the rules are read.
        party: id of the party; "" is the first.

    Returns:
        Charges when one rule fits the party (one for the party, one for its persons in charge where the clause fines
        them); else the choices, with the reason.

    Raises:
        InputError: no reference, a law or clause that the library does not hold, or a clause that punishes nothing.
    """
    asked = _Asked(case, library, party)
    place, _, conduct = reference.partition("：")
    references = read_references(place, library, case.region)
    absent = [said for ref in references if (said := _not_held(ref, asked))]
    if absent:
        return Charging(message="；".join(absent))
    found = [located for ref in references for located in _at(ref, asked)]
    if conduct.strip():
        found = [one for one in found if told_conduct(one.rule.conduct) == conduct.strip()]
    return _settled(found, asked) if found else _beside(reference, references, asked)


def charge_suggestion(
    suggestion: Suggestion, case: Case, library: LawLibrary, *, party: str = ""
) -> Charging:
    """The charge for a suggested rule, its duties as suggested; the choices when it does not fit the party.

    Raises:
        StalePinError: the library changed since the suggestion was made.
    """
    if suggestion.pin is None:
        raise StalePinError(f"建议的条款 {suggestion.penalty.format()} 没有钉定")
    made = _settled([resolve(suggestion.pin, library)], _Asked(case, library, party))
    duties = tuple(ref.format() for ref in suggestion.violated)
    charges = tuple(charge.model_copy(update={"duties": duties}) for charge in made.charges)
    return replace(made, charges=charges)


def standing_of(case: Case, party: str = "") -> Standing:
    """As what a party of the case may be addressed by a clause; of unknown kind while the case does not say.

    Raises:
        InputError: the case has no such party.
    """
    found = party_of(case, party)
    silent = found is case.party and "party" not in case.model_fields_set
    return Standing("" if silent or "kind" not in found.model_fields_set else found.kind)


def clause_under(charge: Charge, case: Case, library: LawLibrary) -> Suggestion:
    """The clause of a charge, narrowed to the party's own range, with the duties of the charge.

    Raises:
        StalePinError: the pinned rule is not there any more.
        InputError: the charge has no rule, or the rule does not punish such a party.
    """
    if charge.rule is None:
        raise InputError(UNCHOSEN, "请先选定罚则")
    located = resolve(charge.rule, library)
    standing = Standing(standing_of(case, charge.party).kind, charge.capacity)
    rule = own_rule(located.rule, standing)
    if rule is None:
        raise InputError(f"{located.ref.format()}不适用于这一当事人", "请核对当事人类型，或改选条款")
    duties = tuple(ref for text in charge.duties if (ref := LawRef.parse(text)))
    # Whether the clause names its duty is a matter of the clause: facts told anew make no guess a written duty.
    inferred = bool(duties) and any(link.inferred for link in duties_told(located, library, ""))
    version = located.article.version
    return Suggestion(rule, located.ref, duties, version, 1.0, inferred=inferred, pin=located.pin)


def party_of(case: Case, party: str) -> Party:
    """The party of that id; "" is the first one.

    Raises:
        InputError: the case has no such party.
    """
    found = next((one for one in (case.party, *case.parties) if one.id == party), None)
    if found is None and party:
        raise InputError(f"案件中没有编号为 {party} 的当事人", "请核对 charges 里的 party")
    return found or case.party


def _of_charge(given: Charge, case: Case, library: LawLibrary) -> Charging:
    """A charge as the case holds it, completed where it says less; the choices when its pin does not hold."""
    pin = given.rule
    if pin is None:
        return Charging(message=UNCHOSEN)
    if not pin.digest:
        return charge(f"《{pin.law}》{pin.provision}", case, library, party=given.party)
    asked = _Asked(case, library, given.party)
    try:
        located = resolve(pin, library)
    except StalePinError as stale:
        return Charging(choices=choices([(now, asked.standing) for now in stale.now]), message=str(stale))
    standing = Standing(asked.standing.kind, given.capacity)
    if own_rule(located.rule, standing) is None:
        return _unfitting([located], asked)
    full = _charge(located, standing, asked)
    blank = {name: value for name in Charge.model_fields if (value := getattr(given, name))}
    return Charging(
        (full.model_copy(update=blank),), notes=version_notes(located.article.version, case, library)
    )


def _joined(parts: Sequence[Charging]) -> Charging:
    return Charging(
        charges=tuple(charge for part in parts for charge in part.charges),
        choices=tuple(choice for part in parts for choice in part.choices),
        message="；".join(dict.fromkeys(part.message for part in parts if part.message)),
        notes=tuple(dict.fromkeys(note for part in parts for note in part.notes)),
    )


def _not_held(ref: Reference, asked: _Asked) -> str:
    """Why no text of the law governs the act as far as the library knows; "" when one does."""
    if governing(ref, asked.case, asked.library) is not None:
        return ""
    return why_not_held(ref, asked.case, asked.library)


def _at(ref: Reference, asked: _Asked) -> tuple[Located, ...]:
    """The rules at the place that a reference names, in the version that governs the act."""
    version = governing(ref, asked.case, asked.library)
    article = asked.library.article_in(version, ref.provision) if version else None
    if article is None:
        raise InputError(
            f"法规库中没有 {ref.text}（行为时有效的文本）",
            "请核对法规全称、条号和行为日期，或先导入该法规",
        )
    place = replace(ref.provision, point=0)  # a rule is never narrower than its item
    return tuple(found for found in rules_in(article) if place.covers(found.rule.provision))


def _beside(reference: str, references: Sequence[Reference], asked: _Asked) -> Charging:
    """Nothing is punished at the places named: the rules that their articles have elsewhere."""
    whole = [replace(ref, provision=ref.provision.whole_article()) for ref in references]
    near = [(located, asked.standing) for ref in whole for located in _at(ref, asked)]
    if not near:
        raise InputError(f"{reference.strip()} 没有可适用的处罚规定", "请选择规定处罚的条款")
    message = f"{reference.strip()} 处没有罚则；同条的其他罚则如下，{_PICK}"
    return Charging(choices=choices(near), message=message)


def _settled(found: Sequence[Located], asked: _Asked) -> Charging:
    own = [located for located in found if own_rule(located.rule, asked.standing)]
    if not own:
        return _unfitting(found, asked)
    if len(own) > 1:
        message = f"所写条款有 {len(own)} 条规则可以适用，{_PICK}"
        return Charging(choices=choices([(located, asked.standing) for located in own]), message=message)
    charges = tuple(_numbered(_charges(own[0], asked)))
    return Charging(charges, notes=_notes(own[0], asked))


def _notes(located: Located, asked: _Asked) -> tuple[str, ...]:
    """What to check beside the rule: versions, and what other paragraphs lay down for the same conduct."""
    found = version_notes(located.article.version, asked.case, asked.library)
    for other in rules_in(located.article):
        if other.rule is not located.rule and _speaks_of(other, located):
            found += tuple(
                f"{choice.reference}对这一行为另有规定：{'；'.join(choice.amounts) or choice.conduct}"
                for choice in choices([(other, asked.standing)])
            )
    return found


def _speaks_of(other: Located, located: Located) -> bool:
    """Whether a rule begins 有前款第一项行为的 and means the conduct of ``located``."""
    own = other.rule.provision
    for start in _POINTING.finditer(other.rule.conduct):
        for place in here(other.rule.conduct[start.end() :], own, own.paragraph):
            if place.covers(located.rule.provision):
                return True
    return False


def _unfitting(found: Sequence[Located], asked: _Asked) -> Charging:
    """The rules punish others: the rules of the same articles that fit, and what holds for persons in charge."""
    standing = asked.standing
    articles = dict.fromkeys(located.article for located in found)
    near = [(other, standing) for article in articles for other in rules_in(article)]
    if standing.kind == "个人":
        near += [(located, Standing(standing.kind, "责任人员")) for located in found]
    whom = "、".join(dict.fromkeys(located.rule.subject or "其他当事人" for located in found))
    named = "、".join(dict.fromkeys(located.ref.format() for located in found[:3]))
    message = f"{named}处罚的是{whom}，当事人是{standing.kind or '其他人'}；请核对当事人类型，或改选条款"
    return Charging(choices=choices(near), message=message)


def _charges(located: Located, asked: _Asked) -> Iterator[Charge]:
    """The charge of the party, then those of its persons in charge where the clause fines them."""
    kind = asked.standing.kind
    yield _charge(located, Standing(kind), asked)
    accessory = Standing(kind, "责任人员")
    elsewhere = not asked.party.responsible and _APART.search(asked.case.facts) is not None
    if kind != "个人" and own_rule(located.rule, accessory) and not elsewhere:
        names = [person.name for person in asked.party.responsible] or [""]
        for name in names:
            yield _charge(located, accessory, asked).model_copy(update={"person": name})


def _numbered(charges: Iterator[Charge]) -> Iterator[Charge]:
    yield from (one.model_copy(update={"id": str(number)}) for number, one in enumerate(charges, 1))


def _charge(located: Located, standing: Standing, asked: _Asked) -> Charge:
    rule = own_rule(located.rule, standing)
    law, case, library = located.article.version.law, asked.case, asked.library
    act = act_day(case)
    links = duties_told(located, library, case.facts)
    links = links[:1] if any(link.inferred for link in links) else links
    return Charge(
        party=asked.party_id,
        capacity="责任人员" if standing.capacity else "",
        rule=located.pin,
        duties=tuple(link.duty.format() for link in links),
        act_version=_effective(library.version_at(law, act) if act else None),
        decision_version=_effective(library.version_at(law, case.decided) if case.decided else None),
        measures=_proposed(measures_of(rule, located.article.text), case, standing) if rule else (),
    )


def _proposed(measures: tuple[Measure, ...], case: Case, standing: Standing) -> tuple[Measure, ...]:
    """The measures, with the fine that the case names where there is only one it can be."""
    fines = [measure for measure in measures if measure.kind == FINE]
    if case.fine_yuan is None or len(fines) != 1 or standing.capacity or case.charges:
        return measures
    return tuple(m.model_copy(update={"amount": case.fine_yuan}) if m is fines[0] else m for m in measures)


def _effective(version: Version | None) -> date | None:
    return version.effective if version else None
