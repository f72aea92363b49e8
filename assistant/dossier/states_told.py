"""What the facts miss and a paper has, what the facts find wanting and a report finds met, what the facts call a thing and a report does not.

No list of fields: what is lacking (未建立台账), undone (篷布未闭合), not met (不具备条件) or found (属于危险废物) is read from the facts;
a paper is against them where it says the contrary in the same words, of a time not after the act, and nowhere else says so too.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.modes import Mode
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.statements import Statement, read_evidence
from assistant.dossier.turns import Speaker
from assistant.text.bigrams import bigrams
from assistant.text.dates import exact_day, find_days


class _Said(Words):
    """The words of states, as corpora/lexicon/dossier/states_told.yaml has them."""

    FILE = "lexicon/dossier/states_told.yaml"

    lack: re.Pattern[str]
    lack_of: re.Pattern[str]
    listed: re.Pattern[str]
    no_thing: re.Pattern[str]
    undone: re.Pattern[str]
    done: str
    unproved: re.Pattern[str]
    good_until: re.Pattern[str]
    shown: re.Pattern[str]
    not_shown: str
    owed: re.Pattern[str]
    same_deed: tuple[str, ...]
    found: re.Pattern[str]
    not_found: re.Pattern[str]
    holds: str
    having: re.Pattern[str]
    plan: re.Pattern[str]
    is_there: str
    absent: re.Pattern[str]
    aside: re.Pattern[str]
    reported: re.Pattern[str]
    until: re.Pattern[str]
    not_met: re.Pattern[str]
    met: re.Pattern[str]
    is_so: re.Pattern[str]
    not_so: re.Pattern[str]
    judged: re.Pattern[str]


_CLAUSE = re.compile(r"[^，,。；;：:（）()\n]+")
_SHORTEST, _NEAR, _FAR = 2, 6, 14
_MONTHS = 12
_LIKE = 0.6


@dataclass(frozen=True, slots=True)
class _State:
    """What the facts say: the form that says the contrary, the thing it is of, and the clause of the facts."""

    contrary: re.Pattern[str]
    thing: str
    clause: str
    ended: date | None = None  # the last day for which an earlier test was good, by the facts


def states_contrary(case: Case) -> Iterator[Contradiction]:
    """Every paper that says the contrary of a state that the facts tell.

    Args:
        case: facts, day of the act and evidence are read; statements of the party are left out.
    """
    states = [*_lacks(case.facts), *_undone(case.facts), *_unproved(case.facts), *_owed(case.facts)]
    for piece in (p for p in case.evidence if p.kind is not EvidenceKind.PARTY):
        yield from _first(_had(piece, states, case))
        yield from _first(_judged(piece, case))
        yield from _first(_without(piece, case))


def _first(found: Iterator[Contradiction]) -> Iterator[Contradiction]:
    """One a paper and check is enough."""
    yield from islice(found, 1)


def _lacks(facts: str) -> Iterator[_State]:
    """What the facts say was not set up, kept, worn, shown: permits are compared elsewhere."""
    said = _Said.read()
    for clause in _CLAUSE.findall(facts):
        lack = said.lack.search(clause)
        of = said.lack_of.match(lack["what"]) if lack else None
        for thing in said.listed.split(of["things"]) if of else ():
            if of and len(thing) >= _SHORTEST and not said.no_thing.search(thing):
                yield _State(_having(thing, of["verb"]), thing, clause)


def _having(thing: str, verb: str) -> re.Pattern[str]:
    """The forms that say that a thing is there: 设有 … 标志, 标志已张贴, 台账28条."""
    said, of = _Said.read(), re.escape(thing)
    if not said.having.match(verb):  # 未清运垃圾, 未开启设施: that the thing is there says nothing
        done = rf"(?:已|均|都)[^，。；未没无不]{{0,4}}{verb}"
        return re.compile(
            rf"{done}[^，。；未没无不]{{0,{_FAR}}}{of}|{of}[^，。；未没无不]{{0,{_NEAR}}}{done}"
        )
    before = rf"(?:{said.holds}|{verb}(?:了|有|过|好|着)?)[^，。；未没无不]{{0,{_FAR}}}{of}"
    behind = rf"{of}[^，。；未没无不]{{0,{_NEAR}}}(?:{said.is_there}|已{verb})"
    return re.compile(rf"{before}|{behind}|{of}(?:共|计)?[1-9]\d*(?![\d年月日时元])")


def _undone(facts: str) -> Iterator[_State]:
    """What the facts say was not done to a thing: 篷布未闭合."""
    for clause in _CLAUSE.findall(facts):
        found = _Said.read().undone.search(clause)
        if found and not found["verb"].startswith(
            ("停", "终止", "中止", "中断")
        ):  # 未停止施工: who works on agrees
            thing, verb = found["thing"][-_SHORTEST:], found["verb"]
            last = verb[-_SHORTEST:]
            form = rf"{thing}[^，。；未没无不]{{0,{_FAR}}}(?:(?:已|都|均|一直|是)[^，。；未没无不]{{0,4}}{last}|[{last}]{_Said.read().done})"
            whole = rf"|(?:已|都|均)[^，。；未没无不]{{0,4}}{verb}" if len(verb) > _SHORTEST else ""
            yield _State(re.compile(form + whole), thing, clause)


def _unproved(facts: str) -> Iterator[_State]:
    """What the facts say was not tested, accepted, verified."""
    said = _Said.read()
    for clause in _CLAUSE.findall(facts):
        if found := said.unproved.search(clause):
            act = found["act"]
            form = rf"(?:已(?:经|于[^，。；未没无不]{{0,12}})?(?:通过|完成|办理|进行|取得)?|通过了?){act}(?!日期|到期|期限)|{act}(?:结论[：:为]?)?(?:合格|通过)"
            yield _State(re.compile(form), act, clause, _good_until(facts))


def _good_until(text: str) -> date | None:
    """The last day for which a test was good, as a text tells it (下次检验日期2026年6月: the last of the month)."""
    found = _Said.read().good_until.search(text)
    if found is None:
        return None
    year, month = int(found["year"]), int(found["month"])
    day = int(found["day"] or monthrange(year, month)[1]) if year and 1 <= month <= _MONTHS else 0
    return date(year, month, day) if day and day <= monthrange(year, month)[1] else None


def _is_of_before(said: Statement, state: _State, act: date | None) -> bool:
    """Whether a test was good only until before the act, or was made while the one that ran out was still good."""
    until = _good_until(said.sentence)
    if until is not None:
        return act is not None and until < act
    days = [day for day, _, _ in find_days(said.sentence, act or date.min)]
    return (
        state.ended is not None and bool(days) and max(days) < state.ended and state.ended < (act or date.min)
    )


def _owed(facts: str) -> Iterator[_State]:
    """What the facts say was still not paid, cleared, mended, by words that need no thing."""
    said = _Said.read()
    for clause in _CLAUSE.findall(facts):
        found = said.owed.search(clause)
        for form in said.same_deed if found else ():
            if found and re.fullmatch(form, found["act"]):
                done = rf"(?:已|全部|\d[日号])[^，。；未没无不]{{0,{_FAR}}}(?:{form})(?!通知|期限|措施|方案)"
                yield _State(re.compile(done), found["act"], clause)


def _without(piece: Evidence, case: Case) -> Iterator[Contradiction]:
    """What the facts quote as written or shown, and a paper does not find."""
    said = _Said.read()
    if piece.kind is EvidenceKind.WITNESS or is_later(piece.name):
        return
    for shown in said.shown.finditer(case.facts):
        word = re.escape(shown["word"])
        found = re.search(
            rf"{said.not_shown}[^，。；]{{0,8}}[“\"]?{word}[”\"]?[^，。；]{{0,4}}(?:字样|文字|内容|字句|用语|表述|宣传)",
            piece.text,
        )
        if found and len(re.findall(word, piece.text)) == 1:
            a = Side(piece.id, found[0], found[0])
            yield Contradiction("内容（有无）", a, Side(FACTS, shown[0], shown[0]), "行为")


def _had(piece: Evidence, states: list[_State], case: Case) -> Iterator[Contradiction]:
    """What a paper says was there or done, which the facts miss."""
    for said in _plain(piece, case) if states and not _Said.read().plan.search(piece.name) else ():
        for state in states:
            found = state.contrary.search(said.text)
            unproved = _Said.read().unproved.search(state.clause) is not None
            if unproved and _is_of_before(said, state, exact_day(case.act_date)):
                continue
            if found and not _denied(piece.text, state.thing) and _affirms(said, found):
                a = Side(piece.id, said.sentence.strip(), said.text)
                yield Contradiction(
                    f"行为（{state.thing}）", a, Side(FACTS, state.clause, state.clause), "行为"
                )


def _affirms(said: Statement, found: re.Match[str]) -> bool:
    return (
        said.polarity is Polarity.AFFIRMED
        and not said.lacks
        and not _Said.read().absent.search(said.text[: found.start()][-_NEAR:])
    )


def _denied(text: str, thing: str) -> bool:
    """Whether a paper says itself, anywhere, that a thing is not there."""
    absent = _Said.read().absent
    for match in re.finditer(re.escape(thing), text):
        before = _CLAUSE.findall(text[max(0, match.start() - _FAR) : match.start()] + "的")[-1]
        behind = re.split(r"[，。；]", text[match.end() : match.end() + _NEAR])[0]
        if absent.search(before) or absent.search(behind):
            return True
    return False


def _plain(piece: Evidence, case: Case) -> Iterator[Statement]:
    """The statements of a paper that tell how things were at the act, or before."""
    act = exact_day(case.act_date)
    late = is_later(piece.name) and (
        piece.obtained is None or act is None or piece.obtained > act or _looked_before(piece, case)
    )
    for said in read_evidence(piece) if act and not late else ():
        plain = said.mode is Mode.FACT and not said.own and said.speaker is not Speaker.ASKER
        if plain and not _Said.read().aside.search(said.sentence) and _in_time(said, piece, act):
            yield said


def _looked_before(piece: Evidence, case: Case) -> bool:
    """Whether a record that is no recheck was made by the same day: the recheck tells how things were after it."""
    return any(
        p.kind is EvidenceKind.RECORD and not is_later(p.name) and p.obtained == piece.obtained
        for p in case.evidence
        if piece.obtained
    )


def _in_time(said: Statement, piece: Evidence, act: date | None) -> bool:
    """Whether a sentence tells of no day behind the act, but that of its own paper or of an expiry; an undated one is of ours or told."""
    days = [
        day
        for day, start, _ in find_days(said.sentence, act or date.min)
        if day != piece.obtained and not _is_aside(said.sentence, start)
    ]
    if act is None or any(day > act for day in days):
        return False
    written = piece.kind in (EvidenceKind.DOCUMENT, EvidenceKind.ELECTRONIC)
    return bool(days) or not written or (piece.obtained is not None and piece.obtained <= act)


def _is_aside(sentence: str, day: int) -> bool:
    """Whether a day of a sentence is that of an expiry, or of the answer itself."""
    said = _Said.read()
    before = re.split(r"[，,（(：:]", sentence[:day])[-1]
    behind = re.split(r"[，,：:]", sentence[day:])[0]
    return bool(said.until.search(before) or said.reported.search(before + behind))


def _judged(piece: Evidence, case: Case) -> Iterator[Contradiction]:
    """A report that finds met what the facts find wanting, or that finds that a thing is not what the facts call it."""
    said = _Said.read()
    of_it = piece.kind is EvidenceKind.EXPERT or said.judged.search(piece.name) is not None
    if not of_it or is_later(piece.name) or piece.kind is EvidenceKind.WITNESS:
        return
    pairs = [(said.not_met, said.met), (said.is_so, said.not_so)]
    pairs += [(said.not_found, said.found), (said.found, said.not_found)]
    for mine, yours in pairs:
        for clause in _CLAUSE.findall(case.facts):
            told = mine.search(clause)
            if told and _borne_out(case, piece, told["of"], mine):
                continue
            found = _contrary(piece, told, mine, yours) if told else None
            if found and told:
                yield Contradiction("认定的结论", found, Side(FACTS, clause.strip(), told[0]), "认定的结论")


def _borne_out(case: Case, piece: Evidence, of: str, mine: re.Pattern[str]) -> bool:
    """Whether a further report finds what the facts find: each may be right, of its own sample."""
    reports = (p for p in case.evidence if p.kind is EvidenceKind.EXPERT and p is not piece)
    return any(_of_one(of, m["of"]) for p in reports for m in mine.finditer(p.text))


def _contrary(
    piece: Evidence, told: re.Match[str], mine: re.Pattern[str], yours: re.Pattern[str]
) -> Side | None:
    """The statement of a report that says the contrary of what the facts find, while none of it agrees with them."""
    if any(_of_one(told["of"], m["of"]) for m in mine.finditer(piece.text)):
        return None
    for said in read_evidence(piece):
        for match in yours.finditer(said.text) if said.mode is Mode.FACT else ():
            same_verb = "verb" not in told.groupdict() or told["verb"][0] == match["verb"][0]
            if same_verb and _of_one(told["of"], match["of"]):
                return Side(piece.id, said.sentence.strip(), said.text)
    return None


def _of_one(one: str, other: str) -> bool:
    """Whether two findings are of one thing: nearly all pairs of the shorter stand in the longer."""
    short, long = sorted((bigrams(one), bigrams(other)), key=len)
    return bool(short) and len(short & long) >= _LIKE * len(short)
