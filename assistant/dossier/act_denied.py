"""Who is asked plainly denies what facts and records affirm, or says done what they say was left undone.

No list of acts: what is denied must stand word for word in the facts or in a record, affirmed there and nowhere denied;
what is said to be done must be the verb and the thing that the facts join with 未. Other times, places and persons, intent,
what was ordered or forbidden, how the law calls an act, and what is so only now are left alone. The words are data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.names import names_in
from assistant.dossier.retold_words import load_words
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.statements import Statement, read_evidence
from assistant.dossier.turns import Speaker
from assistant.text.bigrams import bigrams


class _Said(Words):
    """The words of denials of an act, as corpora/lexicon/dossier/act_denied.yaml has them."""

    FILE = "lexicon/dossier/act_denied.yaml"

    denies: re.Pattern[str]
    plain: re.Pattern[str]
    inside: re.Pattern[str]
    place: re.Pattern[str]
    visited: re.Pattern[str]
    no_act: re.Pattern[str]
    other: re.Pattern[str]
    beside: re.Pattern[str]
    not_affirmed: re.Pattern[str]
    denied: re.Pattern[str]
    undone: re.Pattern[str]
    done: str
    not_done: re.Pattern[str]
    since: re.Pattern[str]
    mine: re.Pattern[str]
    mended: re.Pattern[str]
    no_order: re.Pattern[str]


_STATEMENTS = frozenset({EvidenceKind.PARTY, EvidenceKind.WITNESS})
_FOUND = frozenset({EvidenceKind.RECORD, EvidenceKind.AUDIOVISUAL})
_CLAUSE = re.compile(r"[，,。；;：:、\n]")
_ENDS = re.compile(r"[。；;\n]")
_BEFORE = 4  # characters before the words of the facts that may deny them
_TAIL = 2  # characters of the head of a noun

_Text = tuple[str, str]
_Found = tuple[str, Side]


def acts_denied(case: Case) -> Iterator[Contradiction]:
    """Every plain denial of what was found, and every claim to have done what was found undone.

    Args:
        case: facts, records and statements are read.
    """
    for piece in (p for p in case.evidence if p.kind in _STATEMENTS and not is_later(p.name)):
        for said in (s for s in read_evidence(piece) if s.speaker is not Speaker.ASKER):
            if found := _against(said, piece, case):
                about, side = found
                yield Contradiction(about, Side(piece.id, said.text, said.text), side, "行为")
                break


def _against(said: Statement, piece: Evidence, case: Case) -> _Found | None:
    words = _Said.read()
    if words.other.search(said.text) or words.beside.search(said.sentence + said.question):
        return None
    denied = words.denies.fullmatch(said.text)
    if denied and piece.kind is EvidenceKind.PARTY:
        later = words.visited.search(said.text) is not None
        return _affirmed(denied, _texts(case, later=later))
    if piece.kind is EvidenceKind.WITNESS and words.mine.search(said.text):
        return None
    return _undone(said, case) or _ran(said, case)


def _texts(case: Case, *, later: bool = False) -> list[_Text]:
    """The facts and records, those from after the correction only where a statement tells of it."""
    found = (p for p in case.evidence if p.kind in _FOUND and (later or not is_later(p.name)))
    return [(FACTS, case.facts), *((p.id, p.text) for p in found)]


def _affirmed(denied: re.Match[str], texts: list[_Text]) -> _Found | None:
    """Where facts or records affirm, word for word, what is denied; nothing where the facts deny it, too."""
    words, what = _Said.read(), denied["what"]
    judged = words.no_act.search(what) or load_words().our_acts.search(what)
    if judged or (denied["at"] and words.place.search(what)):
        return None
    yes = None
    for where, text in texts:
        for match in re.finditer(re.escape(what), text):
            before = _CLAUSE.split(text[: match.start()])[-1]
            if where == FACTS and words.denied.search(before[-_BEFORE:]):
                return None
            if not words.not_affirmed.search(before) and _is_there(denied["before"], before):
                yes = yes or Side(where, _sentence(text, match.start()), what)
    return (f"行为（{what}）", yes) if yes else None


def _is_there(subject: str, before: str) -> bool:
    """Whether the words before a denial name nobody and no place but one that the clause which affirms it names, too."""
    words = _Said.read()
    rest = words.plain.sub("", subject)
    if not rest or words.inside.fullmatch(rest):
        return True
    return words.inside.fullmatch(rest[-1]) is not None and rest[:-1] in before


def _undone(said: Statement, case: Case) -> _Found | None:
    """The words of the facts that the very thing was not done which a clause says was."""
    words = _Said.read()
    if words.not_done.search(said.text) or words.since.search(said.sentence) or names_in(said.text):
        return None
    for match in words.undone.finditer(case.facts):
        for size in (4, 3, 2):
            thing = match["thing"][:size]
            at = said.text.find(thing) if len(thing) == size else -1
            if at >= 0 and re.match(f"[^，。；]{{0,6}}{match['verb']}{words.done}", said.text[at + size :]):
                side = Side(FACTS, _sentence(case.facts, match.start()), match[0])
                return f"行为（{match['verb']}{thing}）", side
    return None


def _ran(said: Statement, case: Case) -> _Found | None:
    """The words by which a thing stood still or was broken that a clause says ran all the time."""
    words, listed = _Said.read(), load_words()
    ran = listed.ran.search(said.text)
    if not ran or words.mended.search(said.sentence.replace(ran[0], "")):
        return None
    named = bigrams(said.text[: ran.start()])
    for where, text in _texts(case):
        for part in re.split(r"[，。；;]", text):
            still = listed.stood.search(part)
            thing = part[: still.start()][-_TAIL:] if still else ""
            if still and thing in named and not words.no_order.search(part):
                return "设施是否运行", Side(where, part.strip(), still[0])
    return None


def _sentence(text: str, at: int) -> str:
    return _ENDS.split(text[:at])[-1].strip() + _ENDS.split(text[at:])[0].strip()
