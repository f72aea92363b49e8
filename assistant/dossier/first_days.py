"""The day on which the act began, told by one paper alone, where the facts and another paper tell one day.

Whoever speaks, whatever the trade: a day stands behind 自 or before 起、开始、开工、至 (a span that ends where that of the facts
ends), in the paper no day of the facts' beginning is known, and nobody else knows the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.known_days import days_in, known_beside
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.plain_numbers import SENTENCE
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.text.bigrams import bigrams
from assistant.text.dates import exact_day, find_days


class _Said(Words):
    """The words of beginnings, as corpora/lexicon/dossier/first_days.yaml has them."""

    FILE = "lexicon/dossier/first_days.yaml"

    begun: re.Pattern[str]
    from_then: re.Pattern[str]
    since: re.Pattern[str]
    to_then: re.Pattern[str]
    other: re.Pattern[str]
    works: re.Pattern[str]


_DAY_ONLY = re.compile(r"(\d{1,2})[日号]")
_LONGEST = timedelta(days=730)
_BEFORE, _REACH, _WORD = 8, 16, 2
_LINK = re.compile("[至到在的是有了，上中下凌晚早午去来检签买看查]")


def first_days_apart(case: Case) -> Iterator[Contradiction]:
    """Every paper that alone lets the act begin on another day than the facts and a further paper.

    Args:
        case: facts, day of the act and evidence are read.
    """
    act = exact_day(case.act_date)
    begun = _of_facts(case, act) if act else None
    if act is None or begun is None:
        return
    day, words = begun
    alike = _behind(case, day, act)
    for piece in (p for p in case.evidence if not is_later(p.name) and p.kind is not EvidenceKind.EXPERT):
        if (day.month, day.day) in days_in(piece.text):
            continue
        for other, sentence in list(_told(piece, act, day, case, alike))[:1]:
            b = Side(FACTS, words, f"{day.month}月{day.day}日")
            yield Contradiction("行为开始的日期", Side(piece.id, sentence, other), b, "日期（行为）")


def _of_facts(case: Case, act: date) -> tuple[date, str] | None:
    """The one day on which the facts let the act begin, if it lies before the act was found and another paper knows it."""
    found: dict[date, str] = {}
    for sentence in SENTENCE.findall(case.facts):
        for day, start, end in find_days(sentence, act):
            if day < act and _begins(sentence, start, end, act):
                found.setdefault(day, sentence.strip())
    if len(found) != 1:
        return None
    ((only, words),) = found.items()
    told = any((only.month, only.day) in days_in(p.text) for p in case.evidence)
    return (only, words) if told else None


def _told(
    piece: Evidence, act: date, begun: date, case: Case, alike: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """The days, verbatim, on which a paper lets the act begin that nobody else knows."""
    said, known = _Said.read(), known_beside(case, piece)
    for sentence in SENTENCE.findall(piece.text):
        for day, start, end in find_days(sentence, act):
            clause = _around(sentence, start, end)
            alone = (day.month, day.day) not in known and act - _LONGEST < day <= act
            begins = _begins(sentence, start, end, act) or sentence[end : end + _WORD] in alike
            begins = begins and alone and not said.other.search(clause)
            surely = (
                day < begun
                or piece.kind is EvidenceKind.PARTY
                or said.works.match(sentence[end:]) is not None
            )
            if begins and surely and _of_act(piece, sentence, clause, case):
                yield sentence[start:end], sentence.strip()


def _behind(case: Case, day: date, act: date) -> frozenset[str]:
    """The words that stand right behind the day of the beginning in the papers of a case (开班, 上架)."""
    texts = (case.facts, *(p.text for p in case.evidence))
    found = (text[end : end + _WORD] for text in texts for on, _, end in find_days(text, act) if on == day)
    return frozenset(
        word for word in found if re.fullmatch(r"[\u4e00-\u9fff]{2}", word) and not _LINK.search(word)
    )


def _around(sentence: str, start: int, end: int) -> str:
    """The clause in which a day stands."""
    return re.split(r"[，,：:？?]", sentence[:start])[-1] + re.split(r"[，,：:？?]", sentence[end:])[0]


def _begins(sentence: str, start: int, end: int, act: date) -> bool:
    """Whether a day is that of a beginning, by the words around it."""
    said, before, behind = _Said.read(), sentence[max(0, start - _BEFORE) : start], sentence[end:]
    if said.begun.match(behind) or said.since.match(behind):
        return True
    spans = said.to_then.match(behind)
    ends = _DAY_ONLY.search(behind[spans.end() : spans.end() + _REACH]) if spans else None
    to_the_act = ends is not None and int(ends[1]) == act.day
    return to_the_act or bool(said.from_then.search(before) and not spans)


def _of_act(piece: Evidence, sentence: str, clause: str, case: Case) -> bool:
    """Whether a sentence tells of the act: words of the facts stand in it; in a document, in the very clause, or it names the work."""
    common = bigrams(f"{case.party.name}，{case.agency}")
    written = piece.kind in (EvidenceKind.DOCUMENT, EvidenceKind.ELECTRONIC)
    near = bigrams(sentence) & bigrams(case.facts) - common
    return bool(bigrams(clause) & near or _Said.read().works.search(clause)) if written else True
