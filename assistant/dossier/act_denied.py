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
from assistant.dossier.model import SEEN_BY_US, SPOKEN, Case, Evidence, EvidenceKind
from assistant.dossier.names import names_in
from assistant.dossier.retold_words import RetoldWords
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.statements import Statement, read_evidence
from assistant.dossier.turns import Speaker
from assistant.text.dates import format_date, parse_as_of


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
    of_a_thing: re.Pattern[str]
    after: re.Pattern[str]
    not_affirmed: re.Pattern[str]
    denied: re.Pattern[str]
    stamp: re.Pattern[str]
    idle: re.Pattern[str]
    several: re.Pattern[str]
    undone: re.Pattern[str]
    done: str
    alone: re.Pattern[str]
    staff: re.Pattern[str]
    not_done: re.Pattern[str]
    since: re.Pattern[str]
    mine: re.Pattern[str]
    mended: re.Pattern[str]
    no_order: re.Pattern[str]


_CLAUSE = re.compile(r"[，,。；;：:、\n]")
_ENDS = re.compile(r"[。；;\n]")
_BEFORE = 4  # characters before the words of the facts that may deny them
_SHORT = 2  # characters that a verb, or the name of a thing, has at least

_Text = tuple[str, str]
_Found = tuple[str, Side]


def acts_denied(case: Case) -> Iterator[Contradiction]:
    """Every plain denial of what was found, and every claim to have done what was found undone.

    Args:
        case: facts, records and statements are read.
    """
    seen = _texts(case), _texts(case, later=True)
    for piece in (p for p in case.evidence if p.kind in SPOKEN and not is_later(p.name)):
        for said in (s for s in read_evidence(piece) if s.speaker is not Speaker.ASKER):
            if found := _against(said, piece, case, seen):
                about, side = found
                yield Contradiction(about, Side(piece.id, said.text, said.text), side, "行为")
                break


def _against(
    said: Statement, piece: Evidence, case: Case, seen: tuple[list[_Text], list[_Text]]
) -> _Found | None:
    words = _Said.read()
    later = words.visited.search(said.text) is not None
    around, texts = said.sentence + said.question, seen[later]
    if words.other.search(said.text) or words.beside.search(around):
        return None
    if not later and words.after.search(around):
        return None
    if _stamps(around) - _known(case, texts if later else texts[:1]):
        return None
    denied = words.denies.fullmatch(said.text)
    if denied and piece.kind is EvidenceKind.PARTY:
        return _affirmed(denied, said.question, texts, case)
    if piece.kind is EvidenceKind.WITNESS and words.mine.search(said.text):
        return None
    return _undone(said, piece, case) or _ran(said, case)


def _texts(case: Case, *, later: bool = False) -> list[_Text]:
    """The facts and records, those from after the correction only where a statement tells of it."""
    found = (p for p in case.evidence if p.kind in SEEN_BY_US and (later or not is_later(p.name)))
    return [(FACTS, case.facts), *((p.id, p.text) for p in found)]


def _stamps(text: str) -> frozenset[str]:
    """Every year, month and day that a text names, each by itself."""
    return frozenset(match[0].replace("号", "日") for match in _Said.read().stamp.finditer(text))


def _known(case: Case, texts: list[_Text]) -> frozenset[str]:
    """The days of the act and of texts that tell of it."""
    day = parse_as_of(case.act_date) if case.act_date else None
    return _stamps("。".join(text for _, text in texts) + (format_date(day) if day else ""))


def _affirmed(denied: re.Match[str], asked: str, texts: list[_Text], case: Case) -> _Found | None:
    """Where facts or records affirm, word for word, what is denied; nothing where the facts deny it, too."""
    words, what = _Said.read(), denied["what"]
    judged = words.no_act.search(what) or RetoldWords.read().our_acts.search(what)
    of_another = len(what) == _SHORT and what not in asked and words.of_a_thing.search(asked)
    if judged or of_another or (denied["at"] and words.place.search(what)):
        return None
    yes = None
    for where, text in texts:
        for match in re.finditer(re.escape(what), text):
            before = _CLAUSE.split(text[: match.start()])[-1]
            if where == FACTS and words.denied.search(before[-_BEFORE:]):
                return None
            mine = words.alone.search(denied["before"]) and not _of_himself(before, case)
            if mine or words.not_affirmed.search(before):
                continue
            if _is_there(denied["before"], before):
                yes = yes or Side(where, _sentence(text, match.start()), what)
    return (f"行为（{what}）", yes) if yes else None


def _of_himself(told: str, case: Case) -> bool:
    """Whether what is told before an act may be held against somebody who answers for himself only: no act of a firm or of its people."""
    return case.party.kind == "个人" and not _Said.read().staff.search(told)


def _is_there(subject: str, before: str) -> bool:
    """Whether the words before a denial name nobody and no place but one that the clause which affirms it names, too."""
    words = _Said.read()
    rest = words.plain.sub("", subject)
    if not rest or words.inside.fullmatch(rest):
        return True
    inside = words.inside.fullmatch(rest[-1]) is not None
    return (len(rest) >= _SHORT and rest in before) or (inside and rest[:-1] in before)


def _undone(said: Statement, piece: Evidence, case: Case) -> _Found | None:
    """The words of the facts that the very thing was not done which a clause says was; a witness without a subject tells of himself."""
    words = _Said.read()
    if words.not_done.search(said.text) or words.since.search(said.sentence) or names_in(said.text):
        return None
    for match in words.undone.finditer(case.facts):
        lack = _ENDS.split(case.facts[: match.start()])[-1]
        for size in (4, 3, 2):
            thing = match["thing"][:size]
            who = _who_did(said.text, match["verb"], thing) if len(thing) == size else None
            if who is not None and _is_meant(who, lack, case) and (who or piece.kind is EvidenceKind.PARTY):
                side = Side(FACTS, _sentence(case.facts, match.start()), match[0])
                return f"行为（{match['verb']}{thing}）", side
    return None


def _who_did(text: str, verb: str, thing: str) -> str | None:
    """The words before a clause says that a thing was done (口罩戴得好好的, 戴着口罩); None where it does not say so."""
    done = _Said.read().done
    form = f"(?P<who>[^，。；]*?)(?:{thing}[^，。；]{{0,6}}{verb}{done}|{verb}{done}{thing})"
    found = re.fullmatch(form, text)
    return found["who"] if found else None


def _is_meant(subject: str, lack: str, case: Case) -> bool:
    """Whether who or what is said to have done a thing is nobody else than who lacked it."""
    words = _Said.read()
    if words.alone.search(subject):
        return case.party.name in lack and _of_himself(lack, case)
    rest = words.plain.sub("", subject).strip("的")
    return not rest or rest in lack


def _ran(said: Statement, case: Case) -> _Found | None:
    """The words by which a thing stood still or was broken that a clause says ran all the time."""
    words, listed = _Said.read(), RetoldWords.read()
    ran = listed.ran.search(said.text)
    if not ran or words.mended.search(said.sentence.replace(ran[0], "")):
        return None
    *of, thing = words.several.sub("", words.plain.sub("", said.text[: ran.start()])).split("的")
    for where, text in _texts(case) if len(thing) >= _SHORT else ():
        for part in re.split(r"[，。；]", text):
            still = listed.stood.search(part)
            ends = (words.idle.sub("", part[: still.start()]), part[still.end() :]) if still else ()
            stood = any(end.endswith(thing) for end in ends) and all(name in text for name in of)
            if still and stood and not words.no_order.search(part):
                return "设施是否运行", Side(where, part.strip(), still[0])
    return None


def _sentence(text: str, at: int) -> str:
    return _ENDS.split(text[:at])[-1].strip() + _ENDS.split(text[at:])[0].strip()
