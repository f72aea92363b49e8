"""What one paper plainly denies while another affirms it in the same words, of the same place and time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.model import EvidenceKind, Fact, Polarity
from assistant.dossier.statements import Mode, Statement, Verdict
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_dates, read_date

_LEAST = 3  # pairs of characters that a denial must have to be told from others
_COVERED = 0.8
_PLACE = 0.5
_EVENTS = ("检查", "复查", "拍摄", "采样")
_QUESTION = re.compile(r"有没有|是不是|是否|有无|吗|你们?|[?？]")

Said = tuple[str, Statement]


@dataclass(frozen=True, slots=True)
class Dated:
    """A paper as the search for denials needs it: its statements, the days it speaks of, whether it is from later on."""

    evidence: str
    statements: tuple[Statement, ...]
    days: frozenset[date]
    later: bool
    kind: EvidenceKind | None


def event_days(facts: Iterable[Fact]) -> frozenset[date]:
    """The days of inspection, re-inspection, pictures and samples that facts state."""
    names = {f"日期（{event}）" for event in _EVENTS}
    return frozenset(day for fact in facts if fact.name in names and (day := read_date(fact.value)))


_MISSES = re.compile(r"(?:[^欠短稀或紧]|^)缺(?!陷|点|席|口|乏)(?:少|失)?[^，。；]{2,}")  # 标签缺甲和乙两项


def is_later(name: str) -> bool:
    """Whether a paper, by its name, tells how things were after the correction; the order to mend tells how they were before."""
    patterns = load_patterns()
    rest = patterns.orders.sub("", name)
    return any(word in rest for word in patterns.opposite_times)


def denials_of(papers: Sequence[Dated]) -> Iterator[tuple[Said, Said, str]]:
    """Pairs of a denial and an affirmation of another paper that says the same, with the words denied.

    Args:
        papers: of one case; papers from after the correction are left out.
    """
    said = [(paper, s) for paper in papers if not paper.later for s in paper.statements]
    affirmed = [
        (paper, s)
        for paper, s in said
        if s.asserts and not s.lacks and s.verdict is not Verdict.GOOD and not _MISSES.search(s.text)
    ]
    index: dict[str, list[int]] = {}
    for number, (_, statement) in enumerate(affirmed):
        for pair in bigrams(statement.text):
            index.setdefault(pair, []).append(number)
    for paper, denial in said:
        if _plain_denial(denial) and not (paper.kind is EvidenceKind.WITNESS and "我" in denial.matter):
            met = _meeting(paper, denial, affirmed, index)
            if met is not None:
                other, statement = affirmed[met]
                yield (paper.evidence, denial), (other.evidence, statement), _core(denial)


def _plain_denial(statement: Statement) -> bool:
    told = statement.polarity is Polarity.DENIED and statement.mode is Mode.FACT and not statement.own
    absent = load_patterns().absent_from_records.search(statement.sentence)
    return told and not absent and len(bigrams(_core(statement))) >= _LEAST


def _core(denial: Statement) -> str:
    """The words denied, without words of asking and words that say nothing of the matter."""
    return _generic().sub("", _QUESTION.sub("", denial.denies))


@lru_cache(maxsize=1)
def _generic() -> re.Pattern[str]:
    words = sorted(load_patterns().generic_words, key=len, reverse=True)
    return re.compile("|".join(word for word in words if len(word) > 1) + "|过$|了$")


def _meeting(
    paper: Dated, denial: Statement, affirmed: Sequence[tuple[Dated, Statement]], index: dict[str, list[int]]
) -> int | None:
    """The affirmation of another paper that holds most of the words denied."""
    core = bigrams(_core(denial))
    shared = Counter(number for pair in core for number in index.get(pair, ()))
    for number, count in shared.most_common(5):
        other, statement = affirmed[number]
        if count < _COVERED * len(core):
            return None
        apart = other.evidence != paper.evidence and _same_place(denial, statement)
        if apart and _same_time(paper, denial, other, statement):
            return number
    return None


def _same_time(one: Dated, first: Statement, other: Dated, second: Statement) -> bool:
    """No day that one gives is missing in the other."""
    mine, yours = _days(one, first), _days(other, second)
    return not (mine and yours) or bool(mine & yours)


def _days(paper: Dated, statement: Statement) -> frozenset[date]:
    return frozenset(day for day, _, _ in find_dates(statement.sentence)) or paper.days


def _same_place(denial: Statement, statement: Statement) -> bool:
    """What stands before the denial (a place, a thing) must stand in the other sentence too, at least half of it."""
    if load_patterns().apart.other_part(denial.sentence, statement.sentence):
        return False
    words = denial.matter.partition(denial.denies)[0] if denial.denies in denial.matter else ""
    topic = bigrams(_generic().sub("", words))
    return len(topic & bigrams(statement.sentence)) >= _PLACE * len(topic)
