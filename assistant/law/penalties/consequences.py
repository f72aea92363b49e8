"""What follows from a conduct: every consequence phrase of a tier read into its reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.law.penalties import agencies, conditions, fines, kinds, parties, references
from assistant.law.penalties.clauses import Tier
from assistant.law.penalties.layout import Phrase
from assistant.law.penalties.reading import Reading, State
from assistant.law.penalty_model import Fine, Penalty, Span

_TARGET = re.compile(
    r"(?:^(?:、|和|或者|以及|及)?|并|，|可以|可|；|部门|机关|机构|局|依法|同时|应当)对(?!外)(?P<who>[^，]{1,60}?)"
    r"(?:分别|各|依法|并|可以|可(?=处|并)|应当|按照?[^，]*|处以|依据[^，]*|由[^，]*)*"
    r"(?=处(?![理置分方于])|可以|可处|可并|并处|给予|罚款|予以|责令|单处|没收|吊销|$)"
)
_PLAIN_TARGET = re.compile(
    r"^(?:并)?(?P<who>(?!可|应)[^，对由处]{1,10}?)(?:可以?|分别|各|并)*处以?(?![理置分方于罚])"
)
_AUTHORITY = re.compile(r"部门|机关|机构|局|警察|委员会|政府|海关|总队|支队|可以|不得|应当|被|规定|同一|每")
_JOINER = "、|和|以及|及|并且?|同时|或者"
_NEXT_TARGET = re.compile(rf"(?<=罚款)(?:{_JOINER})?对|(?<=警告|批评)(?:{_JOINER})对")
_JOINED = re.compile(_JOINER)
_MAY = re.compile("(?<![许认不])可(?![能移燃])")  # 许可, 认可, 可能 leave nothing to discretion
_ADVERB = re.compile(r"^(?:由|从|自|依据|依照|按照?|根据|视|对|应当$|可以$|依法$|并$|同时$)")
_IMPOSED = re.compile(r"处以?(?![理置分方于罚])[^，]{2,}罚款$")
_HAS_PROCEEDS = re.compile(r"^(?:如?有|具有|存在)(?:违法|非法)(?:所得|收入)$")
_PROPORTIONAL = ("multiple", "percent")


@dataclass(frozen=True, slots=True)
class _Part:
    """A phrase, or the part of it that has one addressee, with what stands before it in the consequence.

    ``may``: 可以 before an earlier addressee of the phrase holds for this one (可以对个人处…、对单位处…).
    """

    text: str
    offset: int
    party: str
    lead: str
    may: bool = False


def read_consequences(tier: Tier, state: State, reading: Reading) -> None:
    """Read the consequence phrases of a tier.

    Args:
        tier: the tier, its antecedent already entered.
        state: what is carried; the addressees named here are remembered in it.
        reading: the conduct they follow from; filled in.
    """
    if tier.before != "，":
        state.fined = []
    ordered = False
    for part in _parts(tier, state):
        ordered = _read(part, state, reading, ordered)


def _parts(tier: Tier, state: State) -> Iterator[_Part]:
    """The phrases of a consequence, each with its addressee: the one it names, the one named before, the acting party."""
    target, lead = "", ""
    inherited, named = state.target, dict[str, None]()
    for phrase in tier.consequence:
        for start, end in _cuts(phrase):
            text = phrase.text[start:end]
            who = "" if fines.is_cap(text) else addressee_in(text, state.said_of)
            if who:
                target = who
                named[who] = None
            party = state.source.original(target or inherited or state.subject or parties.ANY)
            may = bool(_JOINED.match(text)) and _MAY.search(phrase.text, 0, start) is not None
            yield _Part(text, phrase.start + start, party, lead, may)
        lead = f"{lead}，{phrase.text}" if lead else phrase.text
    _carry(state, list(named))


def _carry(state: State, named: list[str]) -> None:
    """One addressee holds for the triggers that follow; several, or only persons in charge, do not."""
    if not named:
        return
    state.named = named[-1]
    state.target = "" if len(named) > 1 or named[0] == parties.RESPONSIBLE else named[0]


def _cuts(phrase: Phrase) -> Iterator[tuple[int, int]]:
    """A phrase cut where a second addressee begins."""
    inner = [m.start() for m in _NEXT_TARGET.finditer(phrase.text)]
    yield from pairwise([0, *inner, len(phrase.text)])


def addressee_in(text: str, said_of: str) -> str:
    """The addressee a consequence phrase names (对单位处…, 个人处…); empty when it names none.

    Args:
        text: the folded phrase.
        said_of: whom 其 means.
    """
    match = _TARGET.search(text)
    if match:
        return parties.addressee(match["who"], said_of)
    plain = _PLAIN_TARGET.match(text)
    name = parties.only_party(plain["who"]) if plain and not _AUTHORITY.search(plain["who"]) else ""
    return parties.addressee(name, said_of) if name else ""


def _read(part: _Part, state: State, reading: Reading, ordered: bool) -> bool:
    """Read one part; returns whether an order may be continued by the next (责令停工，限期拆除)."""

    def spot(start: int, end: int) -> Span:
        return state.source.span(part.offset + start, part.offset + end)

    fined = _read_fines(part, state, reading)
    penalised = _read_kinds(part, state, reading)
    orders = list(kinds.orders_in(part.text, ordered))
    named = agencies.agencies_in(part.text)
    for field, values, found in (
        ("orders", reading.orders, orders),
        ("agency", reading.agencies, named),
    ):
        for value, start, end in found:
            values.extend([value] if value not in values else [])
            reading.mark(field, spot(start, end))
    for value, _, _ in orders:
        reading.order_conditions.setdefault(value, state.source.original(state.condition))
    borrowed = _read_borrowed(part, state, reading)
    if not (fined or penalised or orders or borrowed):
        _leave(part.text, bool(named), reading)
    return ordered or bool(orders)


def _leave(text: str, named: bool, reading: Reading) -> None:
    """A phrase nothing was read from: an unreadable fine is marked, any other consequence kept as it is."""
    if _IMPOSED.search(text):
        reading.unread.append(text)
    elif fines.is_cap(text) or (not named and not _ADVERB.match(text)):
        reading.other.append(text)


def _read_kinds(part: _Part, state: State, reading: Reading) -> bool:
    condition = state.source.original(state.condition)
    proceeds = "违法所得" if _HAS_PROCEEDS.match(condition) else ""
    found = list(kinds.kinds_in(part.text, proceeds))
    for word in found:
        span = state.source.span(part.offset + word.start, part.offset + word.end)
        may = part.may or _MAY.search(part.text, 0, word.start) is not None
        reading.penalties.append(Penalty(word.kind, condition, part.party, may, span=span))
        reading.mark("penalties", span)
    return bool(found)


def _read_borrowed(part: _Part, state: State, reading: Reading) -> bool:
    norm = references.borrowed(part.text)
    if norm:
        start = part.offset + part.text.index(norm)
        span = state.source.span(start, start + len(norm))
        reading.borrowed.append(norm)
        reading.fines.append(Fine("", "", "reference", None, None, norm, span=span))
        reading.mark("references", span)
    return bool(norm)


def _read_fines(part: _Part, state: State, reading: Reading) -> bool:
    found = list(fines.fines_in(part.text, part.lead))
    for entry in found:
        if not entry.readable:
            reading.unread.append(part.text)
            continue
        fine = _fine(entry, part, state)
        if entry.own_phrase:
            reading.fines[:] = [f for f in reading.fines if f.type != "unspecified"]
        reading.fines.append(fine)
        reading.penalties.append(
            Penalty("罚款", fine.condition, fine.party, fine.discretionary, fine.relation, fine.span)
        )
        if fine.span:
            reading.mark("fines", fine.span)
    return bool(found)


def _fine(entry: fines.FineText, part: _Part, state: State) -> Fine:
    """A fine with its party and trigger; a multiple without a base takes the one before it, or the proceeds."""
    limits = entry.range
    kind = "unspecified" if limits is None else "per_unit" if entry.per_unit else str(limits.unit.value)
    fine = Fine(
        party=part.party,
        condition=state.source.original(state.condition),
        type=kind,
        min=limits.low if limits else None,
        max=limits.high if limits else None,
        min_excluded=limits is not None and limits.low_excluded,
        max_excluded=limits is not None and limits.high_excluded,
        base=entry.base if limits else "",
        discretionary=entry.discretionary or part.may,
        relation=entry.relation,
        span=state.source.span(part.offset + entry.start, part.offset + entry.end),
    )
    if kind in _PROPORTIONAL:
        fallback = state.base or ("违法所得" if "违法所得" in part.lead else "")
        state.base = fine.base or fallback
        fine = replace(fine, base=state.base)
    elif _HAS_PROCEEDS.match(fine.condition) or _beside(fine, state):
        fine = replace(fine, condition="")
    state.fined.append(fine.condition)
    return fine


def _beside(fine: Fine, state: State) -> bool:
    """没有违法所得的，处…，对责任人员处…: persons in charge are fined whatever the proceeds of the unit."""
    return bool(fine.party == parties.RESPONSIBLE and state.fined and conditions.counts_money(fine.condition))
