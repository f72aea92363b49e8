"""A witness, or a paper of a third party, says that what the facts tell was not done or not there.

What is denied must be told in the facts, in a clause that affirms it and names the same thing; what somebody did not see,
did not do himself, or what was so at another time is no denial of the act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.modes import Mode
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.statements import Statement, read_evidence, read_statements
from assistant.dossier.turns import Speaker
from assistant.text.bigrams import bigrams


class _Said(Words):
    """The words of denials by others, as corpora/lexicon/dossier/denied_by_others.yaml has them."""

    FILE = "lexicon/dossier/denied_by_others.yaml"

    never: re.Pattern[str]
    sensed: re.Pattern[str]
    act_verb: str
    use: re.Pattern[str]
    unpermitted: re.Pattern[str]
    denying: re.Pattern[str]
    his_own: re.Pattern[str]
    whole: re.Pattern[str]
    taken_money: re.Pattern[str]
    takes: re.Pattern[str]
    other_time: re.Pattern[str]


_THING = 2  # characters that the name of a thing has at least


def denied_by_others(case: Case) -> Iterator[Contradiction]:
    """Every plain denial by a witness of what the facts affirm.

    Args:
        case: facts and statements of witnesses are read.
    """
    told = [clause for s in read_statements(case.facts) if (clause := _told(s))]
    seen = [
        s for p in case.evidence if p.kind is EvidenceKind.RECORD and not is_later(p.name) for s in _seen(p)
    ]
    common = bigrams(f"{case.party.name}，{case.place}，{case.agency}")
    for piece in (p for p in case.evidence if p.kind is EvidenceKind.WITNESS and not is_later(p.name)):
        for said in read_evidence(piece):
            clause = _affirmed(said, told, common, piece)
            b = Side(FACTS, clause, clause) if clause else _seen_there(said, seen, common, piece)
            if b:
                a = Side(piece.id, said.sentence.strip(), said.text)
                yield Contradiction("违法行为（有无）", a, b, "行为")
                break


def _told(said: Statement) -> str:
    """What a clause of the facts affirms, without the permit that was lacking for it."""
    words = _Said.read()
    rest = words.unpermitted.sub("", said.text) if said.lacks else said.text
    plain = said.polarity is Polarity.AFFIRMED and not (said.lacks and words.denying.search(rest))
    return rest if plain else ""


def _seen(record: Evidence) -> list[Side]:
    """The sentences of a record that tell how things were, without what was lacking."""
    found: dict[str, list[str]] = {}
    for said in read_evidence(record):
        if said.polarity is Polarity.AFFIRMED and not said.lacks and said.mode is Mode.FACT:
            found.setdefault(said.sentence.strip(), []).append(said.text)
    return [Side(record.id, sentence, "，".join(clauses)) for sentence, clauses in found.items()]


def _seen_there(said: Statement, seen: list[Side], common: frozenset[str], piece: Evidence) -> Side | None:
    """The sentence of a record that tells what a statement denies."""
    if _denied(said) is None:
        return None
    return next((side for side in seen if _affirmed(said, [side.value], common, piece)), None)


def _denied(said: Statement) -> re.Match[str] | None:
    """What a statement plainly denies, of the time of the act and not of himself."""
    words = _Said.read()
    found = words.never.match(said.text)
    denied = said.polarity is Polarity.DENIED or said.lacks
    plain = denied and said.mode is Mode.FACT and said.speaker is not Speaker.ASKER
    if not (found and plain) or words.his_own.search(said.text) or words.other_time.search(said.sentence):
        return None
    return found


def _affirmed(said: Statement, told: list[str], common: frozenset[str], piece: Evidence) -> str:
    """The clause of the facts that affirms what a statement denies, "" if none does."""
    words, found = _Said.read(), _denied(said)
    if found is None:
        return ""
    if words.taken_money.match(found["what"]):
        return next((c for c in told if words.takes.search(c) and not _told_too(found, c, piece)), "")
    if words.sensed.search(found["what"]):
        return ""
    return next((c for c in told if _same_thing(found, c, common) and not _told_too(found, c, piece)), "")


def _same_thing(denied: re.Match[str], clause: str, common: frozenset[str]) -> bool:
    """Whether a clause tells the very doing of the very thing, or names the thing that is said not to be there."""
    words, what, who = _Said.read(), denied["what"], _Said.read().whole.sub("", denied["who"])
    near = len(set(who) & set(clause)) >= _THING
    things = bigrams(what if not who else what[:3]) & bigrams(clause) - common
    if words.use.match(what):  # 叉车没有开出来过
        return bool(bigrams(who) & bigrams(clause) - common)
    if re.match(words.act_verb, what):
        return bool(things and not who) or (what[0] in clause and near)
    return bool(things) and (near or not who)


def _told_too(denied: re.Match[str], clause: str, piece: Evidence) -> bool:
    """Whether the witness tells elsewhere what he denies here."""
    return any(
        s.polarity is Polarity.AFFIRMED
        and s.speaker is not Speaker.ASKER
        and denied["what"][:_THING] in s.text
        for s in read_evidence(piece)
    )
