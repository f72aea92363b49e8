"""Tiers -> conducts with everything that follows from each: the reading of one head or item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from assistant.law.penalties import (
    agencies,
    conditions,
    fines,
    kinds,
    parties,
    references,
)
from assistant.law.penalties.clauses import Tier, tiers_of
from assistant.law.penalties.layout import Phrase, Source
from assistant.law.penalty_model import Fine, Penalty, Span

_TARGET = re.compile(
    r"(?:^|并|，|可以|可|；|部门|机关|机构|局|依法|同时|应当)对(?!外)(?P<who>[^，]{1,60}?)(?:分别|各|依法|并|可以|可(?=处|并)|应当|按照?[^，]*|处以|依据[^，]*|由[^，]*)*(?=处(?![理置分方于])|可以|可处|可并|并处|给予|罚款|予以|责令|单处|没收|吊销|$)"
)
_PLAIN_TARGET = re.compile(
    r"^(?:并)?(?P<who>(?!可|应)[^，对由处]{1,10}?)(?:可以?|分别|各|并)*处以?(?![理置分方于罚])"
)
_OFFICIAL = re.compile(r"国家工作人员|公职人员|公务员|党员|领导干部")
_ADVERB = re.compile(r"^(?:由|依据|依照|按照?|根据|视|对|应当$|可以$|依法$|并$|同时$)")
_IMPOSED = re.compile(r"处以?(?![理置分方于罚])[^，]{2,}罚款$")
_AUTHORITY = re.compile(r"部门|机关|机构|局|警察|委员会|政府|海关|总队|支队|可以|不得|应当|被|规定|同一|每")
_TO_ITEMS = re.compile(r"(?:下列|以下|如下)[^，]{0,8}(?:处罚|罚款|处理|规定|情形|标准|办法)")
_SELECTED = re.compile(
    r"^(?:有|具有|属于)(?P<which>(?:前|上|本条|第|下列|以下)[^，]*?[项目][^，]*?(?:行为|情形|情况)(?:之一)?)$"
)
_MONEY_TRIGGER = re.compile(r"违法所得|非法所得|货值|经营额|金额|获利")
_HAS_PROCEEDS = re.compile(r"^(?:如?有|具有|存在)(?:违法|非法)(?:所得|收入)$")


@dataclass(slots=True)
class Reading:
    """One conduct and its consequences, still in folded offsets turned to spans by the source."""

    conduct: str
    span: Span
    subject: str = ""
    for_items: str = ""
    agencies: list[str] = field(default_factory=list)
    orders: list[str] = field(default_factory=list)
    penalties: list[Penalty] = field(default_factory=list)
    fines: list[Fine] = field(default_factory=list)
    borrowed: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    spans: dict[str, list[Span]] = field(default_factory=dict)

    def mark(self, name: str, span: Span) -> None:
        """Remember where a field was read."""
        self.spans.setdefault(name, []).append(span)

    @property
    def imposes(self) -> bool:
        """True when anything follows from the conduct."""
        return bool(self.fines or self.penalties or self.orders or self.borrowed)


@dataclass(slots=True)
class _State:
    """What is carried from tier to tier within one head or item."""

    subject: str
    condition: str = ""
    target: str = ""
    base: str = ""
    ordered: bool = False
    fined: list[str] = field(default_factory=list)
    named: str = ""

    @property
    def said_of(self) -> str:
        """Whom 其 means: the acting party, else the addressee named last."""
        return self.subject or self.named


def read(
    source: Source,
    phrases: Sequence[Phrase],
    subject: str = "",
    condition: str = "",
    graded: bool = False,
) -> list[Reading]:
    """Read one head or item.

    Args:
        source: the article, for spans.
        phrases: its phrases in order.
        subject: the acting party stated above (the head of an item), if any.
        condition: the trigger stated above under which an item's penalties apply, if any.
        graded: True for items that only grade a conduct stated above (发生一般事故的，处…).
    """
    state = _State(subject)
    out: list[Reading] = []
    for tier in tiers_of(phrases):
        _open(source, tier, state, out, graded)
        state.condition = state.condition or condition
        if out:
            _consequences(source, tier, state, out[-1])
            if any(_TO_ITEMS.search(p.text) for p in tier.consequence):
                out[-1].for_items = state.condition
    for reading in out:
        _drop_discipline(reading)
    return out


def _drop_discipline(reading: Reading) -> None:
    """Warnings beside 处分 and without a fine discipline officials; they are no administrative penalty."""
    if not reading.fines and any("处分" in words for words in reading.other):
        reading.penalties[:] = [p for p in reading.penalties if p.kind not in ("警告", "通报批评")]


def _open(source: Source, tier: Tier, state: _State, out: list[Reading], graded: bool) -> None:
    """Decide what the antecedent of a tier is and set the state accordingly."""
    tier.antecedent = [p for p in tier.antecedent if p.text not in ("其中", "但是", "但", "同时")]
    if len(tier.antecedent) > 1 and parties.addressed(tier.antecedent[-1].text):
        tier.consequence.insert(0, tier.antecedent.pop())
    text = "，".join(p.text for p in tier.antecedent)
    if not tier.antecedent:
        if tier.before == "。":
            state.condition = ""
        elif tier.before == "；":
            state.condition = _outer(state)
        if not out:
            out.append(
                _reading(
                    source,
                    tier.consequence[:0],
                    tier.consequence[0].start,
                    state.subject,
                )
            )
        return
    if out and _continues(text, tier, state):
        return
    if out and not out[-1].imposes and out[-1].conduct and tier.before == "：":
        return
    state.condition = ""
    state.target = ""
    found = _subject(tier.antecedent)
    if found or tier.before in ("\n", ""):
        state.subject = found or state.subject
    if graded and not text.startswith("违反") and conditions.is_escalation(text):
        state.condition = conditions.bare(_groups(tier.antecedent)[-1])
    elif len(tier.antecedent) > 1 and conditions.is_trailing_trigger(tier.antecedent[-1].text):
        state.condition = conditions.bare(tier.antecedent[-1].text)
    last = tier.antecedent[-1].text
    selected = _SELECTED.match(_without_party(last) or conditions.bare(last))
    if selected:
        state.condition = selected["which"]
    out.append(_reading(source, tier.antecedent, tier.antecedent[0].start, state.subject))


def _outer(state: _State) -> str:
    """The trigger that still holds behind a ；: not one nested behind an earlier fine, nor one of the proceeds."""
    held = state.fined[0] if state.fined else state.condition
    return "" if _MONEY_TRIGGER.search(held) else held


def _continues(text: str, tier: Tier, state: _State) -> bool:
    """Handle an antecedent that is no new conduct: a bare party, or a trigger. False when it is a new conduct."""
    party = parties.only_party(conditions.bare(text))
    if re.fullmatch(r"(?:依法)?处以?罚款的", text):
        return True
    if party and _OFFICIAL.search(party):
        state.condition = conditions.bare(text)
        return True
    if party:
        state.subject, state.condition, state.target = parties.shorten(party), "", ""
        return True
    groups = _groups(tier.antecedent)
    triggers = [g for g in groups if conditions.is_escalation(g) or conditions.is_trailing_trigger(g)]
    if not triggers:
        triggers = [t for g in groups[:1] if conditions.is_escalation(t := _without_party(g))]
    if not triggers and tier.before == "，" and tier.consequence:
        triggers = groups
    if not triggers:
        return False
    state.condition = conditions.bare(_last_trigger(triggers[-1]))
    selected = _SELECTED.match(state.condition)
    state.condition = selected["which"] if selected else state.condition
    return True


def _last_trigger(group: str) -> str:
    """有前款第二项行为之一，造成严重后果的: the last part is the nearest trigger."""
    first, _, rest = group.partition("，")
    return (
        rest if rest and re.match(r"有(?:前|第|上|本)", first) and conditions.is_escalation(rest) else group
    )


def _groups(phrases: Sequence[Phrase]) -> list[str]:
    """The antecedent cut behind each 的; what stands behind the last one is left out unless there is nothing else."""
    out: list[str] = []
    held: list[str] = []
    for phrase in phrases:
        held.append(phrase.text)
        if phrase.text.endswith(("的", "时", "者")):
            out.append("，".join(held))
            held = []
    return out or ["，".join(held)]


def _without_party(text: str) -> str:
    party = parties.acting_party(text)
    return conditions.bare(text[text.index(party) + len(party) :]) if party and party in text else ""


def _reading(source: Source, phrases: Sequence[Phrase], start: int, subject: str) -> Reading:
    end = phrases[-1].end if phrases else start
    text = "，".join(p.text for p in phrases)
    return Reading(text, source.span(start, end) if end > start else Span(start, start), subject)


def _subject(phrases: Sequence[Phrase]) -> str:
    """The one acting party of a conduct; ``any`` when alternatives name different ones."""
    found: list[str] = []
    for phrase in phrases:
        text = re.sub(r"^(?:或者?|以及|且|并且?|其中|但|而)", "", phrase.text)
        party = parties.acting_party(text)
        if not party and phrase.stop == "，":
            party = parties.only_party(text) or parties.listed_party(text)
        if not party or party in found:
            continue
        if found and not re.match(r"或者?|以及", phrase.text):
            continue
        found.append(party)
    if len(found) > 1:
        return parties.ANY
    return found[0] if found else ""


def _consequences(source: Source, tier: Tier, state: _State, reading: Reading) -> None:
    targets: list[str] = []
    lead = ""
    target = ""
    if tier.before != "，":
        state.fined = []
    inherited = state.target
    state.ordered = False
    for phrase in tier.consequence:
        named = _target(phrase.text, state.said_of)
        if named:
            target = named
            targets.append(named)
        for start, end, part in _by_target(phrase.text):
            who = _target(part, state.said_of) or target or inherited
            if _target(part, state.said_of):
                target = who
                if who not in targets:
                    targets.append(who)
            _phrase(source, phrase, start, end, who, state, reading, lead)
        lead = f"{lead}，{phrase.text}" if lead else phrase.text
    _carry(state, targets, tier)


def _carry(state: _State, targets: list[str], tier: Tier) -> None:
    """One addressee holds for the triggers that follow; several, or only persons in charge, do not."""
    distinct = list(dict.fromkeys(targets))
    state.named = distinct[-1] if distinct else state.named
    if len(distinct) == 1 and distinct[0] != parties.RESPONSIBLE:
        state.target = distinct[0]
    elif distinct:
        state.target = ""


def _by_target(text: str) -> Iterator[tuple[int, int, str]]:
    """A phrase cut where a second addressee begins."""
    cuts = [m.start() for m in re.finditer(r"(?<=罚款)(?:、|和|并|同时|或者)?对", text)]
    edges = [0, *cuts, len(text)]
    for start, end in pairwise(edges):
        yield start, end, text[start:end]


def _target(text: str, subject: str) -> str:
    match = _TARGET.search(text)
    if match:
        return parties.addressee(match["who"], subject)
    plain = _PLAIN_TARGET.match(text)
    name = parties.only_party(plain["who"]) if plain and not _AUTHORITY.search(plain["who"]) else ""
    return parties.addressee(name, subject) if name else ""


def _phrase(
    source: Source,
    phrase: Phrase,
    start: int,
    end: int,
    who: str,
    state: _State,
    reading: Reading,
    lead: str,
) -> None:
    """Read one consequence phrase (or the part of it that has one addressee) into the reading."""
    text, offset = phrase.text[start:end], phrase.start + start
    party = source.original(who or state.subject or parties.ANY)

    def spot(a: int, b: int) -> Span:
        return source.span(offset + a, offset + b)

    got = _fines(source, text, lead, party, state, reading, spot)
    proceeds = "违法所得" if _HAS_PROCEEDS.match(state.condition) else ""
    for word in kinds.kinds_in(text, proceeds):
        span = spot(word.start, word.end)
        reading.penalties.append(
            Penalty(word.kind, state.condition, party, "可" in text[: word.start], span=span)
        )
        reading.mark("penalties", span)
        got = True
    for order, a, b in kinds.orders_in(text, state.ordered):
        if order not in reading.orders:
            reading.orders.append(order)
        reading.mark("orders", spot(a, b))
        state.ordered = got = True
    named = agencies.agencies_in(text)
    for name, a, b in named:
        if name not in reading.agencies:
            reading.agencies.append(name)
        reading.mark("agency", spot(a, b))
    norm = references.borrowed(text)
    if norm:
        reading.borrowed.append(norm)
        at = text.index(norm)
        reading.fines.append(Fine("", "", "reference", None, None, norm, span=spot(at, at + len(norm))))
        reading.mark("references", spot(at, at + len(norm)))
    if not got and not norm and _IMPOSED.search(text):
        reading.unread.append(text)
    elif not got and not norm and not named and not _ADVERB.match(text):
        reading.other.append(text)


def _fines(
    source: Source,
    text: str,
    lead: str,
    party: str,
    state: _State,
    reading: Reading,
    spot: Callable[[int, int], Span],
) -> bool:
    got = False
    for found in fines.fines_in(text, lead):
        span = spot(found.start, found.end)
        if not found.readable:
            reading.unread.append(text)
            continue
        fine = _fine(found, party, source.original(state.condition), span)
        if _HAS_PROCEEDS.match(state.condition) and fine.type not in (
            "multiple",
            "percent",
        ):
            fine = replace(fine, condition="")
        state.fined.append(fine.condition)
        if fine.type in ("multiple", "percent"):
            if not fine.base:
                fine = replace(fine, base=state.base or ("违法所得" if "违法所得" in lead else ""))
            state.base = fine.base
        if found.own_phrase:
            reading.fines[:] = [f for f in reading.fines if f.type != "unspecified"]
        reading.fines.append(fine)
        reading.penalties.append(
            Penalty(
                "罚款",
                state.condition,
                party,
                found.discretionary,
                found.relation,
                span,
            )
        )
        reading.mark("fines", span)
        got = True
    return got


def _fine(found: fines.FineText, party: str, condition: str, span: Span) -> Fine:
    limits = found.range
    kind = "per_unit" if found.per_unit and limits else str(limits.unit.value) if limits else "unspecified"
    return Fine(
        party=party,
        condition=condition,
        type=kind,
        min=limits.low if limits else None,
        max=limits.high if limits else None,
        base=found.base if limits else "",
        discretionary=found.discretionary,
        relation=found.relation,
        span=span,
    )
