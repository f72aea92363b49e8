"""The permit that the facts miss was granted, says who grants it; the one that the facts rely on had run out by its own words.

Only of the same permit and of the party or its thing, granted before the act; an answer that has a but is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.names import short_names
from assistant.dossier.plain_numbers import SENTENCE
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.text.bigrams import bigrams
from assistant.text.dates import exact_day, find_days
from assistant.text.personal import PLATE


class _Said(Words):
    """The words of permits, as corpora/lexicon/dossier/permits_held.yaml has them."""

    FILE = "lexicon/dossier/permits_held.yaml"

    permit: str
    lack: re.Pattern[str]
    held: re.Pattern[str]
    reply: re.Pattern[str]
    no_reply: re.Pattern[str]
    granted: re.Pattern[str]
    against: re.Pattern[str]
    none: re.Pattern[str]
    generic: re.Pattern[str]
    whose: re.Pattern[str]
    until: re.Pattern[str]
    held_copy: re.Pattern[str]
    run_out: re.Pattern[str]
    not_his: re.Pattern[str]
    unapproved: re.Pattern[str]
    ended: re.Pattern[str]


_CLAUSE = re.compile(r"[，,：:]")
_ANSWERS = frozenset({EvidenceKind.DOCUMENT, EvidenceKind.ELECTRONIC})
_LIKE, _HALF = 0.6, 0.5
_ALIKE = 3  # pairs of characters
_RUN = 5  # characters in a row that a sentence shares with the facts


def permits_held(case: Case) -> Iterator[Contradiction]:
    """Every answer that a permit was granted which the facts miss, and every permit relied on that had run out.

    Args:
        case: facts, day of the act, party and evidence are read.
    """
    act = exact_day(case.act_date)
    for piece in (p for p in case.evidence if act and p.kind in _ANSWERS and not is_later(p.name)):
        if act:
            yield from list(_granted(piece, case, act))[:1]
            yield from list(_run_out(piece, case, act))[:1]
            yield from list(_approved(piece, case, act))[:1]
            yield from list(_lasting(piece, case, act))[:1]


def _granted(piece: Evidence, case: Case, act: date) -> Iterator[Contradiction]:
    said = _Said.read()
    if "当事人" in piece.source or not said.reply.search(piece.name) or said.no_reply.search(piece.name):
        return
    sentences = SENTENCE.findall(piece.text)
    for lack in said.lack.finditer(case.facts):
        if any(said.none.search(s) and _is_of(s, lack["what"], _HALF) for s in sentences):
            continue
        for sentence in sentences:
            found = said.granted.search(sentence)
            if (
                found
                and _is_of(sentence, lack["what"], _LIKE)
                and _grants(sentence, found, case, act, piece.obtained)
            ):
                a = Side(piece.id, sentence.strip(), sentence.strip())
                yield Contradiction("许可（审批）的情况", a, Side(FACTS, lack[0], lack[0]), "许可手续")


def _is_of(sentence: str, what: str, share: float) -> bool:
    """Whether most pairs of the name of a permit, without the words that all permits share, stand in a sentence."""
    pairs = bigrams(_Said.read().generic.sub("，", what))
    if len(pairs) == 1:  # 施工 alone stands in every answer about a site
        return what.removesuffix("证") in sentence
    return bool(pairs) and sum(pair in sentence for pair in pairs) >= share * len(pairs)


def _grants(sentence: str, found: re.Match[str], case: Case, act: date, made: date | None) -> bool:
    """Whether a grant is told without any but, of the party or a thing of the facts, in force at the act."""
    said = _Said.read()
    if said.against.search(sentence) or not _of_the_case(sentence, case):
        return False
    end = _last_day(sentence, act)
    clause = _CLAUSE.split(sentence[: found.end()])[-1] + _CLAUSE.split(sentence[found.end() :])[0]
    days = [day for day, _, _ in find_days(said.until.sub("", clause), act) if day != made]
    in_force = end is None or end >= act
    return in_force and (max(days) <= act if days else end is not None)


def _of_the_case(sentence: str, case: Case) -> bool:
    """Whether a sentence names the party, its thing, or words of the facts in a row that no other case shares."""
    names = (*short_names(case.party.name), case.party.representative, *PLATE.findall(case.facts))
    if _Said.read().whose.search(sentence) or any(name and name in sentence for name in names):
        return True
    text = f"{case.title}，{case.facts}"
    text = text.replace(case.agency, "，") if case.agency else text
    runs = (sentence[at : at + _RUN] for at in range(len(sentence) - _RUN + 1))
    return any(re.fullmatch(r"[\u4e00-\u9fff]+", run) and run in text for run in runs)


def _run_out(piece: Evidence, case: Case, act: date) -> Iterator[Contradiction]:
    """A permit of the party that ended before the act, while nobody in the case speaks of its end."""
    said = _Said.read()
    told = "".join((case.title, case.facts, case.discretion, *(p.text for p in case.evidence)))
    if not said.held_copy.search(piece.name) or said.not_his.search(piece.name) or said.run_out.search(told):
        return
    for held in said.held.finditer(case.facts):
        for sentence in SENTENCE.findall(piece.text):
            day = _last_day(sentence, act)
            if day and day < act and _is_of(sentence, held["what"], _HALF):
                a = Side(piece.id, sentence.strip(), f"有效期至{day.year}年{day.month}月{day.day}日")
                yield Contradiction(
                    f"{held['what']}的有效期", a, Side(FACTS, held[0], held[0]), "日期（有效期至）"
                )


def _approved(piece: Evidence, case: Case, act: date) -> Iterator[Contradiction]:
    """An answer that the very doing was approved, which the facts call done without any approval."""
    said = _Said.read()
    if "当事人" in piece.source or not said.reply.search(piece.name) or said.no_reply.search(piece.name):
        return
    for bare in said.unapproved.finditer(case.facts):
        for sentence in SENTENCE.findall(piece.text):
            found = said.granted.search(sentence)
            alike = bigrams(sentence) & bigrams(bare["rest"]) - bigrams(f"{case.party.name}，{case.agency}")
            need = max(_ALIKE, _HALF * len(bigrams(bare["rest"])))
            if found and len(alike) >= need and _grants(sentence, found, case, act, piece.obtained):
                a = Side(piece.id, sentence.strip(), sentence.strip())
                yield Contradiction("批准（审批）的情况", a, Side(FACTS, bare[0], bare[0]), "许可手续")


def _lasting(piece: Evidence, case: Case, act: date) -> Iterator[Contradiction]:
    """A permit that by its own words lasts to another day than that on which the facts let it run out."""
    said = _Said.read()
    ended = said.ended.search(case.facts)
    told = find_days(ended[0], act) if ended and said.held_copy.search(piece.name) else []
    for sentence in SENTENCE.findall(piece.text) if ended and told else ():
        day = _last_day(sentence, act)
        if ended and day and day != told[0][0] and _is_of(sentence, ended["what"], _LIKE):
            a = Side(piece.id, sentence.strip(), f"有效期至{day.year}年{day.month}月{day.day}日")
            yield Contradiction(
                f"{ended['what']}的有效期", a, Side(FACTS, ended[0], ended[0]), "日期（有效期至）"
            )


def _last_day(sentence: str, near: date) -> date | None:
    """The day on which what a sentence tells of runs out."""
    told = _Said.read().until.search(sentence)
    return max((day for day, _, _ in find_days(told[0], near)), default=None) if told else None
