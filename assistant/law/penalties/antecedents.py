"""What stands in front of a consequence: a new conduct, a trigger of the old one, or only a party."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.law.penalties import conditions, parties, references
from assistant.law.penalties.clauses import Tier
from assistant.law.penalties.layout import Phrase
from assistant.law.penalties.reading import Reading, State
from assistant.law.penalty_model import Span

_CONNECTIVES = ("其中", "但是", "但", "同时")
_OFFICIAL = re.compile(r"国家工作人员|公职人员|公务员|党员|领导干部")
_FINED = re.compile(r"(?:依法)?处以?罚款的")
_DEED = re.compile(r"未|擅自|拒|不|伪造|利用|使用|销售|生产|从事|以欺骗|提供|转让|出租")
_SELECTED = re.compile(
    r"^(?:有|具有|属于)(?P<which>(?:前|上|本条|第|下列|以下)[^，]*?[项目][^，]*?(?:行为|情形|情况)(?:之一)?)$"
)


def enter(tier: Tier, state: State, out: list[Reading], graded: bool) -> None:
    """Set the state by the antecedent of a tier, and begin a reading when it states a new conduct.

    Args:
        tier: the tier; an addressee at the end of its antecedent is moved to the consequence.
        state: what is carried from the tiers before.
        out: the readings so far.
        graded: True for items that only grade a conduct stated above.
    """
    tier.antecedent = [p for p in tier.antecedent if p.text not in _CONNECTIVES]
    if len(tier.antecedent) > 1 and parties.addressed(tier.antecedent[-1].text):
        tier.consequence.insert(0, tier.antecedent.pop())
    if not tier.antecedent:
        _resume(tier, state)
        if not out:
            at = state.source.span(tier.consequence[0].start, tier.consequence[0].start + 1).start
            out.append(Reading("", Span(at, at), state.subject))
    elif not (out and _continues(tier, state)):
        _begin(tier, state, graded)
        out.append(_reading(tier.antecedent, state))


def _resume(tier: Tier, state: State) -> None:
    """A consequence without antecedent: a sentence of its own drops the trigger, a ； keeps the outer one."""
    if tier.before == "。":
        state.condition = ""
    elif tier.before == "；":
        held = state.fined[0] if state.fined else state.condition
        state.condition = "" if conditions.counts_money(held) else held


def _begin(tier: Tier, state: State, graded: bool) -> None:
    """A new conduct: its acting party, and the trigger it may end in or consist of."""
    found = acting(tier.antecedent)
    state.subject, state.target = found or state.subject, ""
    state.condition = _own_trigger(tier.antecedent, graded)


def _own_trigger(antecedent: Sequence[Phrase], graded: bool) -> str:
    last = antecedent[-1].text
    selected = _SELECTED.match(_without_party(last) or conditions.bare(last))
    if selected:
        return selected["which"]
    text = _joined(antecedent)
    if graded and not text.startswith("违反") and conditions.is_escalation(text):
        return conditions.bare(_groups(antecedent)[-1])
    if len(antecedent) > 1 and conditions.is_trailing_trigger(last):
        return conditions.bare(last)
    return ""


def _continues(tier: Tier, state: State) -> bool:
    """Handle an antecedent that is no new conduct: a bare party, or a trigger. False when it is a new conduct."""
    text = _joined(tier.antecedent)
    party = parties.only_party(conditions.bare(text))
    if party and not _OFFICIAL.search(party):
        state.subject, state.condition, state.target = parties.shorten(party), "", ""
    elif party:
        state.condition = conditions.bare(text)
    elif not _FINED.fullmatch(text):
        trigger = _trigger(tier)
        if not trigger:
            return False
        selected = _SELECTED.match(trigger)
        state.condition = selected["which"] if selected else trigger
    return True


def _trigger(tier: Tier) -> str:
    """The nearest trigger of an antecedent; behind a comma within a clause anything with a consequence is one."""
    groups = _groups(tier.antecedent)
    triggers = [g for g in groups if conditions.is_escalation(g) or conditions.is_trailing_trigger(g)]
    if not triggers:
        triggers = [t for g in groups[:1] if conditions.is_escalation(t := _without_party(g))]
    if not triggers and tier.before == "，" and tier.consequence:
        triggers = groups
    return conditions.bare(_last_part(triggers[-1])) if triggers else ""


def _last_part(group: str) -> str:
    """有前款第二项行为之一，造成严重后果的: the last part is the nearest trigger."""
    first, _, rest = group.partition("，")
    selecting = re.match(r"有(?:前|第|上|本)", first)
    return rest if rest and selecting and conditions.is_escalation(rest) else group


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


def _joined(phrases: Sequence[Phrase]) -> str:
    return "，".join(p.text for p in phrases)


def _reading(phrases: Sequence[Phrase], state: State) -> Reading:
    """A reading of a conduct, with the duties it names marked in the text."""
    start, text = phrases[0].start, _joined(phrases)
    reading = Reading(text, state.source.span(start, phrases[-1].end), state.subject)
    for found in references.violated(text):
        reading.violated.append(found)
        reading.mark("violated", state.source.span(start + found.start, start + found.end))
    return reading


def acting(phrases: Sequence[Phrase]) -> str:
    """The one acting party of a conduct; ``any`` when alternatives name different ones, empty when none is named."""
    found: list[str] = []
    nameless = False
    for phrase in phrases:
        text = re.sub(r"^(?:或者?|以及|且|并且?|其中|但|而)", "", phrase.text)
        party = parties.acting_party(text)
        if not party and phrase.stop == "，":
            party = parties.only_party(text) or parties.listed_party(text)
        alternative = re.match(r"或者?|以及", phrase.text) is not None
        if party and alternative and nameless:
            return parties.ANY
        if party and party not in found and (not found or alternative):
            found.append(party)
        nameless = nameless or (not found and _DEED.match(text) is not None)
    return parties.ANY if len(found) > 1 else "".join(found)
