"""What the fields of a paper are worked out from: the case, the addressee, the clauses relied on, the agency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from assistant.analysis.charge import charges_of, clause_under
from assistant.analysis.companions import fines_elsewhere
from assistant.analysis.measures import FINE, measures_of
from assistant.analysis.model import Charging, Suggestion
from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.moments import Moment
from assistant.documents.agency import Agency, agency_named
from assistant.documents.confiscated import with_confiscated
from assistant.documents.marks import Ledger, plain
from assistant.documents.meant import steps_of
from assistant.documents.model import Source, SourceKind
from assistant.documents.parts import say
from assistant.documents.served import Served, served_papers
from assistant.dossier.model import Case, Charge, Measure, Party, Person
from assistant.errors import InputError
from assistant.law.citations.model import Citation
from assistant.law.library import LawLibrary
from assistant.law.model import LawRef
from assistant.law.penalties.text import told_amounts
from assistant.law.penalty_model import Fine
from assistant.paper.kinds import PaperKind
from assistant.text.capital import to_capital
from assistant.text.dates import format_date
from assistant.text.numerals import to_chinese

Row = dict[str, str]
JOINT = "全体"
"""Key of a joint paper: everybody against whom there is a charge."""
_TRADER = re.compile(r"[（(]经营者[：:]?\s*(?P<who>[^）)]*)[）)]")


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom a paper is made out: ``key`` names them in a request; a person in charge has the party's ``unit``."""

    key: str
    party: Party
    unit: Party | None = None
    post: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Relied:
    """A clause relied on, narrowed to the one it is held against (``of``), with its measures and the amounts proposed.

    ``act`` is the conduct in the officer's words, "" where he wrote none; ``also`` are further provisions that say how
    much the fine is; ``fines`` are all its ranges.
    """

    clause: Suggestion
    measures: tuple[Measure, ...]
    of: Addressee
    act: str = ""
    also: tuple[LawRef, ...] = ()
    fines: tuple[Fine, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """All that the fields of one paper read. Texts it gives out carry their sources (see ``marks``)."""

    case: Case
    kind: PaperKind
    to: Addressee
    relied: tuple[Relied, ...]
    library: LawLibrary
    agency: Agency
    others: tuple[Addressee, ...] = ()
    whole: Case | None = None
    """The case with what came after the day of the paper, where ``case`` is without it (``documents.by_then``)."""
    serves: Served | None = None
    """The paper whose receipt it is; None for any other paper, or a receipt of all that was served."""
    ledger: Ledger = field(default_factory=Ledger)
    cites: dict[str, tuple[Citation, ...]] = field(default_factory=dict)
    """What the reasons rely on, by their words: read once a paper (``fields.law.cites_in``)."""

    @property
    def everybody(self) -> tuple[Addressee, ...]:
        """All to whom the paper is made out: one, or in a joint paper several."""
        return (self.to, *self.others)

    @property
    def party(self) -> Party:
        """The addressee."""
        return self.to.party

    @cached_property
    def situation(self) -> Situation:
        """The acts of the case, its track, what was told and answered, without what was done towards others."""
        return self._situation_of(self.case)

    @property
    def entire(self) -> Case:
        """The case with what came after the day of the paper: the law is chosen and faults are found by it."""
        return self.whole or self.case

    @cached_property
    def outcome(self) -> Situation:
        """The same of the entire case."""
        return self._situation_of(self.entire)

    def _situation_of(self, case: Case) -> Situation:
        own, everybody = ([to.party for to in some] for some in (self.everybody, addressees(case)))
        told = case.model_copy(update={"steps": steps_of(case, own, everybody)})
        return Situation(told, self.relied[0].clause if self.relied else None)

    @property
    def track(self) -> str:
        """普通, 简易 or 不予处罚: that of a paper which belongs to one only, else that of the case."""
        return self.kind.tracks[0] if len(self.kind.tracks) == 1 else self.situation.track

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All measures relied on."""
        return tuple(measure for one in self.relied for measure in one.measures)

    @property
    def served(self) -> tuple[Served, ...]:
        """The papers of the case that are served on the addressee."""
        own, everybody = (
            tuple(to.party for to in some) for some in (self.everybody, addressees(self.entire))
        )
        return served_papers(self.entire, own, everybody)

    def mark(self, kind: SourceKind, ref: str, value: object) -> str:
        """A value with its source; "" for nothing."""
        text = clean(value)
        return self.ledger.mark(text, Source(kind, ref, text)) if text else ""

    def fact(self, ref: str, value: object) -> str:
        """A value of the case."""
        return self.mark("案件", ref, value)

    def need(self, name: str, text: str) -> str:
        """The text, or 【待补充：name】."""
        return text or self.ledger.lacking(name)

    def say(self, part: str, **values: str) -> str:
        """A sentence of our wording around values that carry their sources."""
        return self.ledger.mark(say(part, **values), Source("措辞", part))

    def day(self, moment: Moment | None) -> str:
        """The day of an act in figures."""
        return self.mark("步骤", moment.name, format_date(moment.on)) if moment else ""

    def note(self, moment: Moment | None) -> str:
        """The note of an act, without its full stop."""
        return self.mark("步骤", moment.name, moment.note.strip().rstrip("。；")) if moment else ""

    def aside(self, moment: Moment | None) -> str:
        """The note of an act in brackets, "" when there is none."""
        note = self.note(moment)
        return f"（{note}）" if note else ""

    def money(self, amount: Decimal, ref: str) -> str:
        """人民币伍仟元整（¥5000.00）."""
        return self.mark("计算" if ref == "合计" else "案件", ref, money(amount))


def money(yuan: float | Decimal) -> str:
    """人民币伍仟元整（¥5000.00）."""
    return f"人民币{to_capital(yuan)}（¥{yuan:.2f}）"


def chinese_day(day: date) -> str:
    """2026-11-22 as 二〇二六年十一月二十二日, the way a decision is dated."""
    year = "".join("〇一二三四五六七八九"[int(c)] for c in str(day.year))
    return f"{year}年{to_chinese(day.month)}月{to_chinese(day.day)}日"


def clean(value: object) -> str:
    """A value as printable text."""
    text = plain(str(value or "")).strip()
    return "".join(char for char in text if char in "\n\t" or char.isprintable())


def addressees(case: Case) -> tuple[Addressee, ...]:
    """Everybody that a paper of the case can be made out to, the first party first."""
    parties = [_tidy(party) for party in case.all_parties]
    found = [Addressee(party.id, party, first=not number) for number, party in enumerate(parties)]
    for party in parties:
        for person in party.responsible:
            found.append(Addressee(_key(party, person.name), _as_party(person), party, person.role))
    return tuple(found)


def _tidy(party: Party) -> Party:
    """A trader's name without the brackets that tell who runs it."""
    found = _TRADER.search(party.name) if party.kind == "个体工商户" else None
    if found is None:
        return party
    name = f"{party.name[: found.start()]}{party.name[found.end() :]}"
    return party.model_copy(update={"name": name, "representative": party.representative or found["who"]})


def addressee_named(case: Case, key: str) -> Addressee:
    """The addressee of that key: the id of a party, or unit/name of a person in charge; "" is the first party.

    Raises:
        InputError: the case has nobody of that key.
    """
    everybody = addressees(case)
    found = next((one for one in everybody if one.key == key), None)
    if found is None and key:
        listed = "、".join([*filter(None, (one.key for one in everybody)), JOINT])
        raise InputError(f"案件中没有当事人 {key}", f"可用的：{listed}")
    return found or everybody[0]


def _key(party: Party, name: str) -> str:
    return f"{party.id}/{name}"


def _as_party(person: Person) -> Party:
    return Party(
        kind="个人",
        name=person.name,
        gender=person.gender,
        birth=person.birth,
        id_number=person.id_number,
        address=person.address,
        phone=person.phone,
    )


def sheet_of(
    case: Case, kind: PaperKind, library: LawLibrary, *, to: str = "", clause: Suggestion | None = None
) -> tuple[Sheet, tuple[str, ...]]:
    """The sheet of one paper and what is to be said about the choice of the law.

    Args:
        case: nothing is added to it.
        kind: the kind of paper.
        library: where articles are read.
        to: key of the addressee, "" for the first party, ``JOINT`` for all who are charged.
        clause: a clause to rely on instead of what the case relies on.

    Raises:
        InputError: nobody of that key, or the case names what is no penalty clause of the library.
    """
    agency = agency_named(case.agency)
    if clause is not None:
        addressee = addressee_named(case, to)
        return Sheet(case, kind, addressee, (_of_clause(clause, library, addressee),), library, agency), ()
    charging = charges_of(case, library)
    meant = _charged(charging, case) if to == JOINT else [addressee_named(case, to)]
    relied = tuple(one for addressee in meant for one in _own(charging, case, library, addressee))
    notes = tuple(note for note in (charging.message, *charging.notes) if note)
    return Sheet(case, kind, meant[0], relied, library, agency, tuple(meant[1:])), notes


def _charged(charging: Charging, case: Case) -> list[Addressee]:
    """Everybody against whom there is a charge; the first party where there is none."""
    everybody = addressees(case)
    found = [one for one in everybody if any(concerns(charge, one.key, case) for charge in charging.charges)]
    return found or [everybody[0]]


def _own(charging: Charging, case: Case, library: LawLibrary, to: Addressee) -> tuple[Relied, ...]:
    """What the charges of the addressee rely on."""
    own = [charge for charge in charging.charges if concerns(charge, to.key, case)]
    if len([charge for charge in charging.charges if not charge.capacity]) == 1:
        own = [_as_told(charge, case) for charge in own]
    found = tuple(_relied(charge, case, library, to) for charge in own)
    return _with_fine(found, case) if to.first else found


def _as_told(charge: Charge, case: Case) -> Charge:
    """A charge, the only one of its case, with what the steps say is confiscated."""
    if charge.capacity:
        return charge
    return charge.model_copy(update={"measures": with_confiscated(charge.measures, case)})


def _relied(charge: Charge, case: Case, library: LawLibrary, to: Addressee) -> Relied:
    clause = clause_under(charge, case, library)
    more = fines_elsewhere(clause.rule, clause.version, library)
    named = any(measure.kind == FINE for measure in charge.measures)
    measures = (*_decided(charge.measures), *(one.measure for one in more if not named))
    also = tuple(dict.fromkeys(LawRef(clause.penalty.law, one.place) for one in more))
    fines = (*clause.rule.fines, *(one.fine for one in more))
    return Relied(clause, measures, to, clean(charge.act).rstrip("。的"), also, fines)


def concerns(charge: Charge, key: str, case: Case) -> bool:
    """Whether a charge is against the addressee of that key; a charge without a party is against the first."""
    unit = charge.party or case.party.id
    return key == (f"{unit}/{charge.person}" if charge.capacity else unit)


def _decided(measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """A fine of nothing is no fine that somebody decided on."""
    return tuple(
        one.model_copy(update={"amount": None}) if one.amount is not None and one.amount <= 0 else one
        for one in measures
    )


def _with_fine(relied: tuple[Relied, ...], case: Case) -> tuple[Relied, ...]:
    """The fine of the case, where no measure names one, put to the range it lies in if that is one only.

    A fine that the clause knows nothing of stands all the same: the paper tells what the officer decided.
    """
    fine = case.fine_yuan
    if len(relied) != 1 or fine is None or fine <= 0 or any(m.amount is not None for m in relied[0].measures):
        return relied
    fines = [measure for measure in relied[0].measures if measure.kind == FINE]
    if len(fines) > 1:
        fines = [one for one in fines if _lies_in(fine, one, relied[0])]
        if len(fines) != 1:
            return relied
    known = relied[0].measures if fines else (*relied[0].measures, Measure(kind=FINE))
    chosen = fines[0] if fines else known[-1]
    measures = tuple(m.model_copy(update={"amount": fine}) if m is chosen else m for m in known)
    return (replace(relied[0], measures=measures),)


def _lies_in(fine: Decimal, measure: Measure, relied: Relied) -> bool:
    """Whether a fine may lie in the range of a measure: surely not where that is a sum of money that leaves it out."""
    ranges = [
        one
        for one in relied.fines
        if told_amounts(one) == measure.detail and one.condition == measure.conditional
    ]
    return not ranges or any(one.type != "amount" or one.allows(float(fine)) for one in ranges)


def _of_clause(clause: Suggestion, library: LawLibrary, to: Addressee) -> Relied:
    article = library.article_in(clause.version, clause.penalty.provision)
    measures = measures_of(clause.rule, article.text if article else "")
    return Relied(clause, measures, to, fines=clause.rule.fines)


Value = str | bool | list[str] | list[Row]
Scope = dict[str, Any]
