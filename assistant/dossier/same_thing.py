"""The one gate before a contradiction is said: whether its two sides surely speak of the same thing.

Each finder knows that two values differ; here is asked, for all of them alike, what else the sentences name (another
person, plate, door, machine, batch, another's permit), what kind the values really are (a number of identity, a name),
how they are said (asked, denied, one of several results) and of which moment. In doubt there is no contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Protocol

from assistant.dossier.denials import is_later
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.known_days import days_in
from assistant.dossier.model import Case, EvidenceKind
from assistant.dossier.names import is_name, short_names
from assistant.dossier.not_stated import is_of_a_supplier, is_only_a_duty
from assistant.dossier.real_values import no_number_of_its_kind, no_real_name
from assistant.dossier.sources import FACTS, PARTY, REASONS, Contradiction, Side
from assistant.dossier.things_named import ThingWords, marks_by_kind, may_be_one, things_in
from assistant.text.bigrams import bigrams
from assistant.text.dates import SHORT_DATE, calendar_day, exact_day, find_dates
from assistant.text.personal import in_a_word, named_in
from assistant.text.personal_words import personal

_END, _CLAUSE = re.compile(r"[。；;\n！!]"), re.compile(r"[，,：:。；;？?！!\n]")
_ASKING, _ANSWERING = re.compile(r"问[:：]"), re.compile(r"答[:：]")
_OF_PERSONS = re.compile("姓名|身份|行为人|驾驶|执法人员|负责人")
_AMOUNTS = re.compile("^(?:数量|金额)")
_STANCES = re.compile("许可手续|资格证件|营业执照|收到责令|是否|检测结论|通道|设施是否|以前")
_OF_PERMITS = re.compile("许可|资格|执照|行为$")
_SIZE = re.compile("[平立]方米?")
_HELD = re.compile("有|[领取核持]")
_OF_THE_DAY = re.compile("日期|时间|期限")
_TEST = "检测结论"
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_SHORTEST, _NEAR = 2, 20


@dataclass(frozen=True)
class Home:
    """What a case is about: its facts, place and parties in one text, who belongs to it, and its papers by id.

    ``act``: the day of the act as the case writes it.
    """

    text: str
    names: frozenset[str]
    papers: dict[str, tuple[str, str, EvidenceKind | None]]
    act: str = ""

    @cached_property
    def marks(self) -> dict[str, frozenset[str]]:
        """By kind the marks of the things that the case is about."""
        return dict(marks_by_kind(self.text))

    @cached_property
    def named(self) -> re.Pattern[str]:
        """Where a sentence comes (back) to what the case is about."""
        names = sorted(self.names, key=len, reverse=True)
        return re.compile("|".join([*map(re.escape, names), ThingWords.read().ours.pattern]))


def home_of(case: Case) -> Home:
    """What a case is about.

    Args:
        case: facts, place, parties, officers and papers are read.
    """
    people = [person for party in case.all_parties for person in (*party.responsible, party.agent) if person]
    told = [text for party in case.all_parties for text in (party.name, party.representative, party.address)]
    text = "\n".join((case.facts, case.title, case.place, *told, case.agency, *(p.name for p in people)))
    names = {name for party in case.all_parties for name in (*short_names(party.name), party.representative)}
    names |= {p.name for p in people} | set(case.officer_names) | _persons_in(case.facts)
    pieces = {piece.id: (piece.name, piece.text, piece.kind) for piece in case.evidence}
    told_by_us = {FACTS: ("", case.facts, None), REASONS: ("", case.discretion, None)}
    papers = {**told_by_us, **pieces}
    return Home(text, frozenset(n for n in names if len(n) >= _SHORTEST), papers, case.act_date)


def _persons_in(text: str) -> frozenset[str]:
    """The persons whom a text names: beside a word that tells that they are names, or as those who do, have or say something."""
    plain = _SIZE.sub("，", text)
    return frozenset(named_in([plain])) | {name for name, _ in _subjects(plain)}


def _subjects(text: str) -> Iterator[tuple[str, int]]:
    """Names of three characters of which something is said, and where they end."""
    words = ThingWords.read()
    for match in re.finditer(f"{load_patterns().name}(?={words.subject.pattern})", text):
        short = words.subject.match(text, match.start() + _SHORTEST)  # 李四未取得 is not of 李四未
        told = (
            words.before_name.search(text[: match.start()]) and len(match["name"]) > _SHORTEST and not short
        )
        person = is_name(match["name"]) and match["name"][-1] not in personal().unit_ends
        if told and person and not in_a_word(text, *match.span("name")):
            yield match["name"], match.end("name")


@dataclass(frozen=True)
class Told:
    """One side of a contradiction where it stands: its sentence with what that goes on from, and how far it governs the value."""

    side: Side
    name: str
    text: str
    sentence: str
    upto: str
    clause: str
    located: bool
    kind: EvidenceKind | None = None


class _Rule(Protocol):
    def __call__(self, clash: Contradiction, mine: Told, yours: Told, home: Home) -> bool: ...


def only_of_one_thing(case: Case, found: Iterable[Contradiction]) -> Iterator[Contradiction]:
    """The contradictions whose two sides surely speak of the same thing.

    Args:
        case: what they were found in.
        found: by any check.
    """
    home = home_of(case)
    return (clash for clash in found if surely_same(home, clash))


def surely_same(home: Home, clash: Contradiction) -> bool:
    """Whether the two sides of a contradiction surely speak of the same thing; False also where it cannot be told.

    Args:
        home: what the case is about.
        clash: two quoted places with their values.
    """
    a, b = (_told(home, side, clash) for side in (clash.a, clash.b))
    pairs = ((a, b), (b, a))
    return not any(rule(clash, mine, yours, home) for mine, yours in pairs for rule in _RULES)


def of_another(home: Home, evidence: str, sentence: str, words: str) -> bool:
    """Whether words of a paper are, by what their sentence names, of another thing than the case's.

    Args:
        home: what the case is about.
        evidence: id of the paper.
        sentence: verbatim.
        words: those of it that are meant.
    """
    side = Side(evidence, sentence, words)
    told = _told(home, side, Contradiction("", side, side))
    return _names_another(told, "", home)


def disowns_another(home: Home, evidence: str, sentence: str) -> bool:
    """Whether what somebody says is not his is another thing than the case's, by the question that he answers.

    Whom he names behind his denial (不是我，是隔壁的) is who did it instead.

    Args:
        home: what the case is about.
        evidence: id of his statement.
        sentence: the answer, verbatim.
    """
    words = ThingWords.read()
    side = Side(evidence, sentence, sentence)
    told = _told(home, side, Contradiction("", side, side))
    question, _, answer = told.upto.rpartition("？")
    denied = words.disowns.search(answer)
    upto = f"{question}？{answer[: denied.end() if denied else None]}"
    if _names_another(replace(told, upto=upto, located=False), "", home) or _done_then(upto, home):
        return True
    whose = words.whose.search(question + "？")
    if whose and whose["thing"] not in home.text and not words.no_thing.search(whose["thing"]):
        return True
    thing = bigrams(words.no_thing.sub("，", question))
    return bool(thing) and not thing & bigrams(home.text)


def _done_then(upto: str, home: Home) -> bool:
    """Whether the sentence of a denial tells of years, and the case of none of them (瓦是族里2022年捡的，不是我做的)."""
    years = set(_YEAR.findall(_END.split(upto)[-1].rpartition("？")[2]))
    known = f"{home.text}{home.act}"
    return bool(years) and bool(_YEAR.search(f"{known}年")) and not any(year in known for year in years)


def _told(home: Home, side: Side, clash: Contradiction) -> Told:
    """A side with its sentence, the question or sentence that it goes on from, and its clause."""
    name, text, kind = home.papers.get(side.evidence, ("", side.quote, None))
    start = _place(text, side.quote)
    text, start = (text, start) if start >= 0 else (side.quote, 0)
    value = "" if _STANCES.search(clash.topic) and clash.topic != _TEST else side.value.split("（")[0]
    at = text.find(value, start, start + len(side.quote) + 1) if len(value) >= _SHORTEST else -1
    place = at if at >= 0 else start
    begin = max((m.end() for m in _END.finditer(text, 0, place)), default=0)
    ends = _END.search(text, max(place + len(value) if at >= 0 else place, begin))
    end = ends.start() if ends else len(text)
    stop = _CLAUSE.search(text, at + len(value)) if at >= 0 else None
    upto = text[begin : min(stop.start(), end) if stop else end]
    lead = _goes_on_from(text, begin, upto)
    clause = _CLAUSE.split(upto)[-1] if not value or at < 0 else _clause(text, at, len(value))
    return Told(side, name, text, f"{lead}{text[begin:end]}", lead + upto, clause, at >= 0, kind)


def _place(text: str, quote: str) -> int:
    """Where a quote stands in its paper, be it an answer told with its question; -1 where it does not."""
    if (at := text.find(quote)) >= 0:
        return at
    question, _, answer = quote.partition("？")
    form = rf"{re.escape(question)}[？?]\s*(?:答[:：])?\s*{re.escape(answer)}"
    found = re.search(form, text) if question and answer else None
    return found.start() if found else -1


def _clause(text: str, at: int, length: int) -> str:
    """The words from the mark before a value to the mark behind it."""
    begin = max((m.end() for m in _CLAUSE.finditer(text, 0, at)), default=0)
    stop = _CLAUSE.search(text, at + length)
    return text[begin : stop.start() if stop else len(text)]


def _goes_on_from(text: str, begin: int, upto: str) -> str:
    """The question before an answer, else the sentence before one that only points to it (该库房, 均)."""
    answers = [m.end() for m in _ANSWERING.finditer(text, 0, begin + len(upto))]
    asked = [m.end() for m in _ASKING.finditer(text, 0, answers[-1])] if answers else []
    if answers and asked:
        return "" if asked[-1] >= begin else f"{text[asked[-1] : answers[-1]]}，"
    pointed = ThingWords.read().anaphor.match(upto)
    before = _END.split(text[: max(0, begin - 1)])[-1] if pointed else ""
    return f"{before}，" if before else ""


def _names_another(told: Told, topic: str, home: Home, other: str = "") -> bool:
    """Whether the last thing that governs a value is another than the case's, or its whole sentence says so of itself."""
    if told.side.evidence == PARTY:
        return False
    words = ThingWords.read()
    if words.outside.search(told.sentence) or (told.located and words.supposed.search(told.upto)):
        return True
    strange = max(_strange(told, topic, home, other), default=-1)
    ours = max((m.end() for m in home.named.finditer(told.upto)), default=-1)
    return strange > ours if told.located else strange >= 0


def _strange(told: Told, topic: str, home: Home, other: str) -> Iterator[int]:
    """Where a sentence, up to its value, names what the case and the other side do not."""
    words, known = ThingWords.read(), f"{home.text}\n{other}"
    for match in words.other.finditer(told.upto):
        if told.upto[match.start() : match.end() + _SHORTEST] not in known:
            yield match.end()
    yield from _units(told.upto, known)
    yield from (m.end() for m in words.theirs.finditer(told.upto) if told.kind is not EvidenceKind.WITNESS)
    years = [m for m in words.of_a_year.finditer(told.upto) if m["year"] not in known]
    yield from (m.end() for m in years if m["year"] not in home.act)
    theirs = marks_by_kind(other)
    for one in things_in(told.upto):
        marks = home.marks.get(one.kind, frozenset()) | theirs.get(one.kind, frozenset())
        inside = told.upto[one.start : one.end] in told.side.value or told.side.value in one.mark
        if marks and not inside and not any(may_be_one(one.mark, mark) for mark in marks):
            yield one.end
    if not _OF_PERSONS.search(topic):
        yield from _persons(told, f"{known}\n{told.name}", home)


def _units(upto: str, known: str) -> Iterator[int]:
    """Where a clause is of an undertaking, or tells of a look at one, that shares no name with those that are known."""
    words, names = ThingWords.read(), bigrams(known)
    for form in (words.looked_at, words.topic_unit):
        for match in form.finditer(upto):
            if len(bigrams(match["unit"]) & names) < _SHORTEST:
                yield match.end()


def _persons(told: Told, known: str, home: Home) -> Iterator[int]:
    """Where something is said of a person whom nobody else in the case names."""
    for name, end in _subjects(told.upto) if home.names else ():
        if name not in known and not any(name.startswith(one) for one in home.names):
            yield end


def _other_thing(clash: Contradiction, mine: Told, yours: Told, home: Home) -> bool:
    return _names_another(mine, f"{clash.about}{clash.topic}", home, yours.sentence)


def _not_his(clash: Contradiction, mine: Told, yours: Told, home: Home) -> bool:
    """Whether what is said to be not his is another thing."""
    denied = ThingWords.read().denied_answers.fullmatch(mine.side.value)
    return denied is not None and disowns_another(home, mine.side.evidence, mine.side.quote)


def _no_real_value(clash: Contradiction, mine: Told, yours: Told, home: Home) -> bool:
    """A number that is none of identity, or a name that is none, or stands where the right name stands."""
    told = f"{clash.about}{clash.topic}"
    if mine.side.evidence in (PARTY, FACTS):
        return False
    return no_number_of_its_kind(told, mine.side, mine.name, mine.text) or no_real_name(
        told, mine.side, yours.side.value, mine.text, home.names
    )


def _only_asked(clash: Contradiction, mine: Told, yours: Told, home: Home) -> bool:
    return mine.side.quote.rstrip().endswith(("？", "?")) and not _OF_THE_DAY.search(clash.topic)


def _is_denied(clash: Contradiction, mine: Told, yours: Told, home: Home) -> bool:
    """Whether all that is said to be so stands right behind a negation (未超过限值, read as 超过限值)."""
    value, quote = mine.side.value, mine.side.quote
    places = [m.start() for m in re.finditer(re.escape(value), quote)] if len(value) >= _SHORTEST else []
    denying = ThingWords.read().denying
    return bool(places) and all(denying.search(quote[max(0, at - 4) : at]) for at in places)


def _several_results(clash: Contradiction, mine: Told, yours: Told, home: Home) -> bool:
    """Whether one paper tells results of which some are good and some are not."""
    words = ThingWords.read()
    text = mine.text if mine.side.evidence != FACTS else ""
    return clash.topic == _TEST and bool(words.passed.search(text) and words.failed.search(text))


def _granted_later(clash: Contradiction, mine: Told, yours: Told, home: Home) -> bool:
    """Whether a permit that is told was granted on days after the act only."""
    act = exact_day(home.act)
    if act is None or not _OF_PERMITS.search(clash.topic) or not _HELD.match(mine.side.value):
        return False
    days = [day for day, end in _days(mine.sentence, act.year) if _granted_on(mine.sentence, end)]
    return bool(days) and min(days) > act


def _granted_on(sentence: str, end: int) -> bool:
    """Whether a day is that of the grant, by the words behind it."""
    behind = _CLAUSE.split(sentence[end : end + _NEAR])[0]
    return ThingWords.read().granted.search(behind) is not None


def _days(sentence: str, year: int) -> Iterator[tuple[date, int]]:
    """The days of a sentence with where they end; those of no year are of a year that is given."""
    whole = find_dates(sentence)
    yield from ((day, end) for day, _, end in whole)
    for match in SHORT_DATE.finditer(sentence):
        if not any(start <= match.start() < end for _, start, end in whole) and (
            day := calendar_day(str(year), match["month"], match["day"])
        ):
            yield day, match.end()


def _held_by_witness(clash: Contradiction, mine: Told, yours: Told, home: Home) -> bool:
    """Whether a witness tells that he, or those he works for, hold a permit themselves (厂里自己的车有证)."""
    own = ThingWords.read().his_own_permit.search(mine.side.quote)
    told = mine.kind is EvidenceKind.WITNESS and _OF_PERMITS.search(clash.topic)
    named = any(name in mine.side.quote for name in home.names)
    return bool(own and told and _HELD.match(mine.side.value)) and not named


def _no_statement(clash: Contradiction, mine: Told, yours: Told, home: Home) -> bool:
    """Whether a stance is only a duty that was agreed, or the permit of somebody who is not of the case."""
    of_permits = _OF_PERMITS.search(clash.topic)
    theirs = of_permits and is_of_a_supplier(mine.name, mine.sentence, home.names)
    return bool(_STANCES.search(clash.topic) and (theirs or is_only_a_duty(mine.name, mine.sentence)))


def _other_day(clash: Contradiction, mine: Told, yours: Told, home: Home) -> bool:
    """Whether two amounts are each told of a day, and of two; or one of an earlier time that the other side does not name."""
    if not _AMOUNTS.match(clash.topic):
        return False
    days = days_in(mine.clause), days_in(yours.clause)
    earlier = {m[0] for m in ThingWords.read().earlier.finditer(mine.clause)}
    known = f"{home.text}{yours.sentence}"
    return (all(days) and not days[0] & days[1]) or any(word not in known for word in earlier)


def _other_stage(clash: Contradiction, mine: Told, yours: Told, home: Home) -> bool:
    """Whether an amount or permit is told after the correction by one side only."""
    later = [is_later(mine.name), is_later(yours.name)]
    return later[0] != later[1] and _AMOUNTS.match(clash.topic) is not None and yours.side.evidence != FACTS


_RULES: tuple[_Rule, ...] = (
    _other_thing,
    _not_his,
    _no_real_value,
    _only_asked,
    _is_denied,
    _several_results,
    _granted_later,
    _held_by_witness,
    _no_statement,
    _other_day,
    _other_stage,
)
