"""What stood still: a log, a track or a witness says that at the hour of the act nothing moved, worked or was open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.known_days import days_in
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.plain_numbers import SENTENCE
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.text.bigrams import bigrams
from assistant.text.dates import exact_day, find_days
from assistant.text.personal import PLATE


class _Said(Words):
    """The words of standing still, as corpora/lexicon/dossier/at_rest.yaml has them."""

    FILE = "lexicon/dossier/at_rest.yaml"

    stopped_at: re.Pattern[str]
    nothing_after: re.Pattern[str]
    resting: re.Pattern[str]
    is_act: re.Pattern[str]
    under_way: re.Pattern[str]
    impounded: re.Pattern[str]
    no_record: re.Pattern[str]
    moving: re.Pattern[str]
    told_stop: re.Pattern[str]
    parked: re.Pattern[str]
    any_vehicle: re.Pattern[str]
    no_work: re.Pattern[str]


_CLOCK = re.compile(r"(?<!\d)(?P<hour>\d{1,2})[时点:：](?P<minute>\d{2})?")
_WRITTEN = frozenset({EvidenceKind.DOCUMENT, EvidenceKind.ELECTRONIC, EvidenceKind.WITNESS})
_VESSEL = re.compile(r"[\u4e00-\u9fff]{1,2}[渔货油客拖港工运养砂]\d{4,6}")
_CLAUSES = re.compile("[，。；、]")
_NOTHING = re.compile("[没未无不停歇休关收]")
_ALIKE, _NEAR = 3, 8


def stood_still(case: Case) -> Iterator[Contradiction]:
    """Every paper of others that lets stand still at the time of the act what the facts found at work.

    Args:
        case: facts, day of the act and evidence are read.
    """
    act = exact_day(case.act_date)
    said = _Said.read()
    if said.is_act.search(case.facts) and not said.under_way.search(case.facts):
        return
    for piece in (p for p in case.evidence if act and p.kind in _WRITTEN and not is_later(p.name)):
        kept = _Said.read().impounded.search(f"{piece.name}，{piece.text}")
        found = _still(piece, case, act) if act and not kept else None
        if found:
            a = Side(piece.id, found.string.strip(), found[0])
            yield Contradiction(
                "当时的状态（停放、停工与作业、行驶）",
                a,
                Side(FACTS, case.facts, _moment(case.facts)),
                "行为",
            )


def _still(piece: Evidence, case: Case, act: date) -> re.Match[str] | None:
    """The words by which a paper says so, with nothing in the paper against it."""
    said, named = _Said.read(), False
    for match in SENTENCE.finditer(piece.text):
        sentence = match[0]
        named = named or (act.month, act.day) in days_in(sentence)
        if not _of_that_time(sentence, act, named=named) or not _of_it(piece, sentence, case):
            continue
        found = _by_the_clock(sentence, case.facts) or said.resting.search(sentence)
        found = found or said.no_record.search(sentence)
        other = found is not None and _of_another_thing(found, case.facts)
        if found and not other and not _against(piece.text, found, case.facts):
            return found
    return None


def _of_another_thing(found: re.Match[str], facts: str) -> bool:
    """Whether what a sentence lets stand is a vehicle or vessel of a kind that the facts know nothing of (货车停在店门口)."""
    said = _Said.read()
    parked = said.parked.search(found.string[: found.start()])
    known = PLATE.search(facts) or _VESSEL.search(facts) or said.any_vehicle.search(facts)
    return parked is not None and not known and parked["kind"] not in facts


def _of_that_time(sentence: str, act: date, *, named: bool) -> bool:
    """Whether a sentence names the day of the act, a span of days with it inside, or none where what leads to it ``named`` that day."""
    days = [day for day, _, _ in find_days(sentence, act)]
    if (act.month, act.day) in days_in(sentence):
        return True
    return min(days) <= act <= max(days) if days else named


def _of_it(piece: Evidence, sentence: str, case: Case) -> bool:
    """Whether a sentence is of the machine or the work of the facts."""
    plates = set(PLATE.findall(case.facts)) | set(_VESSEL.findall(case.facts))
    if any(plate in piece.text for plate in plates):
        return True
    common = bigrams(f"{case.party.name}，{case.agency}")
    seen = "。".join(p.text for p in case.evidence if p.kind is EvidenceKind.RECORD and not is_later(p.name))
    known = bigrams(f"{case.facts}。{seen}") - common - bigrams(_Said.read().no_work.pattern)
    need = 1 if piece.kind is EvidenceKind.ELECTRONIC and not plates else _ALIKE
    return len(bigrams(sentence) & known) >= need


def _by_the_clock(sentence: str, facts: str) -> re.Match[str] | None:
    """The hour at which all stopped, where it lies before that of the facts."""
    said, moment = _Said.read(), _minutes(_CLOCK.search(facts))
    for form in (said.stopped_at, said.nothing_after):
        for match in form.finditer(sentence):
            told = _minutes(match)
            if told is not None and moment is not None and told < moment:
                return match
    return None


def _minutes(clock: re.Match[str] | None) -> int | None:
    return int(clock["hour"]) * 60 + int(clock["minute"] or 0) if clock else None


def _moment(facts: str) -> str:
    """The clause of the facts with their hour, or the first."""
    return next((c for c in re.split(r"[。；]", facts) if _CLOCK.search(c)), facts)


def _does_it_then(behind: str, facts: str) -> bool:
    """Whether the words behind tell what the facts tell: it stood there while it was done (停在路边，往沟里推死猪)."""
    if _NOTHING.search(behind):
        return False
    told = bigrams(facts)
    return any(bigrams(clause) & told for clause in _CLAUSES.split(behind)[1:])


def _against(text: str, found: re.Match[str], facts: str) -> bool:
    """Whether the paper tells of movement or work as well, only tells to stop, or the facts know the standing still."""
    said = _Said.read()
    before = found.string[: found.start()][-_NEAR:]
    rest = text.replace(found.string, said.no_record.sub("", found.string))
    if _does_it_then(found.string[found.end() :], facts):
        return True
    return bool(
        said.told_stop.search(before + found[0]) or said.moving.search(rest) or found[0][-4:] in facts
    )
