"""When the act began: the facts tell the day, a statement another that nobody else in the case knows.

The party's own day counts whenever it differs; of somebody else only an earlier one, who need not have been there from
the first day on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.known_days import days_in, known_beside
from assistant.dossier.model import SPOKEN, Case, Evidence, EvidenceKind
from assistant.dossier.names import names_in
from assistant.dossier.retold_words import RetoldWords
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.told_texts import ANSWERED
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_days, parse_as_of


class _Said(Words):
    """The words of beginnings, as corpora/lexicon/dossier/began.yaml has them."""

    FILE = "lexicon/dossier/began.yaml"

    work: re.Pattern[str]
    granted: re.Pattern[str]
    another: re.Pattern[str]
    no_act: re.Pattern[str]
    begins_work: re.Pattern[str]


_SENTENCE = re.compile(r"[^。；;\n]+")
_THIS_YEAR = re.compile("今年|当年|本年")
_BEHIND = 24  # characters behind a day that tell what began
_TOLD = 60


def began_apart(case: Case) -> Iterator[Contradiction]:
    """Every statement that lets the act begin on another day than the facts.

    Args:
        case: facts, day of the act, evidence and steps are read.
    """
    near = parse_as_of(case.act_date) if case.act_date else None
    start = _start(case.facts, near) if near else None
    if near is None or start is None:
        return
    day, words = start
    lapsed = RetoldWords.read().lapsed.search("。".join((case.facts, *(p.text for p in case.evidence))))
    yield from _papers_apart(case, day, words, near)
    for piece in (p for p in case.evidence if p.kind in SPOKEN and not is_later(p.name)):
        himself = piece.kind is EvidenceKind.PARTY or any(n in case.facts for n in names_in(piece.name))
        if himself and (first := _first_only(piece.text, near, day, case.facts)):
            a, b = Side(piece.id, first[1], _short(first[0])), Side(FACTS, words, _short(day))
            yield Contradiction("行为开始的日期", a, b, "日期（行为）")
        yield from _after_all(piece, case, near)
        for told, quote in _other_days(piece, case, day, words, near):
            if not (told < day and lapsed):  # it may have been lawful before
                a = Side(piece.id, quote, f"{told.month}月{told.day}日")
                b = Side(FACTS, words, f"{day.month}月{day.day}日")
                yield Contradiction("行为开始的日期", a, b, "日期（行为）")


def _other_days(piece: Evidence, case: Case, day: date, words: str, near: date) -> Iterator[tuple[date, str]]:
    """The days that a statement alone gives to the beginning, with its words; only an earlier one, if it is not the party's."""
    if (day.month, day.day) in days_in(piece.text):
        return
    known, everywhere = known_beside(case, piece), bigrams(f"{case.party.name}，{case.place}，{case.agency}")
    text = _THIS_YEAR.sub("，", piece.text)
    for told, quote in _told(text, near, words, bigrams(words) - everywhere, day):
        may_be = piece.kind is EvidenceKind.PARTY or told < day
        if told != day and may_be and (told.month, told.day) not in known:
            yield told, quote


def _after_all(piece: Evidence, case: Case, near: date) -> Iterator[Contradiction]:
    """Somebody lets his work begin only after it was seen: on a day behind that of the act and before he was asked."""
    begins = _Said.read().begins_work
    for sentence in _SENTENCE.findall(piece.text):
        for day, _, end in find_days(sentence, near):
            clause = re.split(r"[，,]", sentence[end : end + _BEHIND])[0]
            asked = piece.obtained is not None and near < day <= piece.obtained
            if asked and begins.match(clause) and not _Said.read().another.search(sentence):
                a = Side(piece.id, sentence.strip(), _short(day))
                yield Contradiction(
                    "行为开始的日期", a, Side(FACTS, case.act_date, _short(near)), "日期（行为）"
                )
                return


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _first_only(text: str, near: date, began: date, facts: str) -> tuple[date, str] | None:
    """A later day that a statement calls the very first of the act, while it does not know the day of the facts."""
    if (began.month, began.day) in days_in(text):
        return None
    for sentence in _SENTENCE.findall(text):
        for day, _, end in find_days(sentence, near):
            clause = re.split(r"[，,]", sentence[end:])[0]
            if day > began and _is_first(clause, facts):
                return day, sentence.strip()
    return None


def _is_first(clause: str, facts: str) -> bool:
    """Whether a clause calls something the first, and that is what the facts tell."""
    first = RetoldWords.read().first_day.search(clause)
    if not first or _is_other(clause, facts):
        return False
    rest = clause[first.end() :]
    known = rest[:1] in facts and not _Said.read().no_act.match(rest)
    return not rest or known or bool(bigrams(rest) & bigrams(facts))


def _papers_apart(case: Case, day: date, words: str, near: date) -> Iterator[Contradiction]:
    """A document that lets the very work begin on a day that nobody else knows, where two other papers tell the day of the facts."""
    told = [p.id for p in case.evidence if (day.month, day.day) in days_in(p.text)]
    for piece in (p for p in case.evidence if p.kind is EvidenceKind.DOCUMENT and not is_later(p.name)):
        known = known_beside(case, piece)
        for sentence in _SENTENCE.findall(piece.text) if len(set(told) - {piece.id}) > 1 else ():
            for other, _, end in find_days(sentence, near):
                apart = other != day and (other.month, other.day) not in known
                if apart and _Said.read().work.match(sentence, end) and _is_work(piece, sentence, case.facts):
                    a, b = Side(piece.id, sentence.strip(), _short(other)), Side(FACTS, words, _short(day))
                    yield Contradiction("行为开始的日期", a, b, "日期（行为）")


def _is_work(piece: Evidence, sentence: str, facts: str) -> bool:
    """Whether a document tells of the work of the facts as begun: not as granted or planned, no other part of it."""
    said = _Said.read()
    if said.granted.search(piece.name + sentence) or RetoldWords.read().planned.search(sentence):
        return False
    return all(match[0] in facts for match in said.another.finditer(piece.name + sentence))


def _start(facts: str, near: date) -> tuple[date, str] | None:
    """The one day on which the facts let the act begin, with the words around it."""
    words = RetoldWords.read()
    found: dict[date, str] = {}
    for sentence in _SENTENCE.findall(facts):
        for day, start, end in find_days(sentence, near):
            before, behind = sentence[max(0, start - _BEHIND) : start], sentence[end : end + _TOLD]
            from_then_on = words.from_day.search(before) and words.then_on.match(behind)
            if (from_then_on or words.begins.match(behind)) and not words.planned.search(before[-6:]):
                found[day] = sentence[max(0, start - _BEHIND) : end + _TOLD]
    return next(iter(found.items())) if len(found) == 1 else None


def _told(text: str, near: date, facts: str, act: frozenset[str], began: date) -> Iterator[tuple[date, str]]:
    """The days on which a statement lets the act begin, with its words."""
    yield from _answered(text, near, facts, act, began)
    words = RetoldWords.read()
    for sentence in _SENTENCE.findall(ANSWERED.sub("", text)):
        for day, start, end in find_days(sentence, near):
            behind = re.split(r"[，,]", sentence[end : end + _BEHIND])[0]
            clause = re.split(r"[，,]", sentence[:start])[-1] + behind
            if words.begins.match(behind) and bigrams(behind) & act and not _is_other(clause, facts):
                yield day, sentence.strip()


def _answered(
    text: str, near: date, facts: str, act: frozenset[str], start: date
) -> Iterator[tuple[date, str]]:
    """The day of an answer to the question when it began; a trade that is older than the act was another then."""
    words = RetoldWords.read()
    for match in ANSWERED.finditer(text):
        asked, answer = match["asked"], match["answer"]
        named = bigrams(asked) & act
        of_act = named or words.begin_plainly.search(asked)
        if words.when.search(asked) and of_act and not _is_other(asked, facts):
            days = find_days(answer, near)
            told = {day for day, _, _ in days}
            if len(told) == 1 and not words.unsure.search(answer) and (named or max(told) > start):
                yield days[0][0], match[0].strip()


def _is_other(words: str, facts: str) -> bool:
    """Whether words tell of a beginning that the facts do not know: of a lease, of somebody's work, of what was only planned."""
    forms = RetoldWords.read()
    if forms.of_thing.search(words):
        return True
    other = any(found[0] not in facts for found in forms.other_event.finditer(words))
    return other or any(form.search(words) for form in (forms.planned, forms.unsure))
