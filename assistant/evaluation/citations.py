"""How well citations are found and verified: made texts, their truth, and the answers side by side."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.evaluation.cited.model import Sample, Wanted
from assistant.evaluation.machine import memory_megabytes
from assistant.law import names
from assistant.law.citations import VerifiedCitation, verify_citations
from assistant.law.library import LawLibrary

_MEGABYTE = 10**6
_UNSETTLED = ("unparseable", "ambiguous")


@dataclass(slots=True)
class Tally:
    """Counts of one form: addresses in the texts, found, and judged rightly."""

    wanted: int = 0
    found: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement: what was wanted, what was answered about the same words."""

    form: str
    words: str
    wanted: str
    got: str
    as_of: date
    context: str = ""


@dataclass(slots=True)
class CitationScore:
    """Counts over all texts.

    Attributes:
        found: what was reported, names of law without an address left out.
        matched: reported with the right law and address, at the right place.
        right: matched, with the right verdict.
        exact: matched, with exactly the span of the citation.
        mutated: addresses made wrong on purpose.
        false_verified: called verified although nothing true stands there.
    """

    wanted: int = 0
    found: int = 0
    matched: int = 0
    right: int = 0
    exact: int = 0
    mutated: int = 0
    false_verified: int = 0
    by_form: dict[str, Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def share(self, count: int, of: int) -> float:
        """A share; 1 of nothing."""
        return count / of if of else 1.0

    @property
    def precision(self) -> float:
        """Of what was reported, the share that is cited there."""
        return self.share(self.matched, self.found)

    @property
    def recall(self) -> float:
        """Of what is cited, the share that was reported."""
        return self.share(self.matched, self.wanted)

    @property
    def verdict_precision(self) -> float:
        """Of what was reported, the share that is cited there and judged rightly."""
        return self.share(self.right, self.found)

    @property
    def verdict_recall(self) -> float:
        """Of what is cited, the share that was reported and judged rightly."""
        return self.share(self.right, self.wanted)


def measure(samples: Iterable[Sample], library: LawLibrary) -> CitationScore:
    """Verify every text and compare with its truth."""
    score = CitationScore()
    for sample in samples:
        answers = verify_citations(sample.text, as_of=sample.as_of, library=library)
        _compare(score, sample, [a for a in answers if _counts(a)])
    return score


def _counts(answer: VerifiedCitation) -> bool:
    """A name of law alone is no address; it is left out unless something in it was not understood."""
    return answer.citation.provision is not None or answer.status in _UNSETTLED


def _compare(score: CitationScore, sample: Sample, answers: list[VerifiedCitation]) -> None:
    score.found += len(answers)
    free = list(answers)
    for wanted in sample.wanted:
        tally = score.by_form.setdefault(wanted.form, Tally())
        tally.wanted += 1
        score.wanted += 1
        score.mutated += wanted.target.mutated
        answer = _answer(wanted, free)
        if answer is None:
            near = [a for a in answers if _overlaps(wanted, a)]
            score.misses.append(_miss(wanted, sample, near))
            continue
        free.remove(answer)
        _judge(score, tally, wanted, answer, sample)
    score.misses += [_invented(sample, answer) for answer in free]
    score.false_verified += sum(_false(sample, answer) for answer in answers)


def _judge(
    score: CitationScore, tally: Tally, wanted: Wanted, answer: VerifiedCitation, sample: Sample
) -> None:
    right = answer.status in wanted.target.verdicts
    score.matched += 1
    tally.found += 1
    score.exact += (answer.citation.start, answer.citation.end) == (wanted.start, wanted.end)
    score.right += right
    tally.right += right
    if not right:
        score.misses.append(_miss(wanted, sample, [answer]))


def _answer(wanted: Wanted, answers: Sequence[VerifiedCitation]) -> VerifiedCitation | None:
    """The answer about these words with this law and address, the nearest in span if there are several."""
    fitting = [a for a in answers if _overlaps(wanted, a) and _agrees(wanted, a)]
    return min(fitting, key=lambda a: _distance(wanted, a), default=None)


def _distance(wanted: Wanted, answer: VerifiedCitation) -> int:
    return abs(answer.citation.start - wanted.start) + abs(answer.citation.end - wanted.end)


def _overlaps(wanted: Wanted, answer: VerifiedCitation) -> bool:
    return answer.citation.start < wanted.end and wanted.start < answer.citation.end


def _agrees(wanted: Wanted, answer: VerifiedCitation) -> bool:
    target = wanted.target
    if answer.status in target.verdicts and answer.status in _UNSETTLED:
        return True
    return answer.citation.provision == target.provision and _same_law(target.law, answer)


def _same_law(law: str, answer: VerifiedCitation) -> bool:
    said = (answer.law.name if answer.law else "", answer.citation.name)
    return not law or names.key(names.short(law)) in {names.key(names.short(name)) for name in said if name}


def _false(sample: Sample, answer: VerifiedCitation) -> bool:
    if answer.status != "verified" or answer.citation.provision is None:
        return False
    true = [w for w in sample.wanted if "verified" in w.target.verdicts and _overlaps(w, answer)]
    return not any(_agrees(wanted, answer) for wanted in true)


def _miss(wanted: Wanted, sample: Sample, near: Sequence[VerifiedCitation]) -> Miss:
    target = wanted.target
    place = target.provision.format() if target.provision else "（不可读）"
    expected = f"{'/'.join(sorted(target.verdicts))} 《{target.law}》{place}"
    words = sample.text[wanted.start : wanted.end]
    context = sample.text[max(0, wanted.start - 30) : wanted.end + 60]
    return Miss(
        wanted.form, words, expected, "；".join(map(_told, near)) or "（没有找出）", sample.as_of, context
    )


def _invented(sample: Sample, answer: VerifiedCitation) -> Miss:
    start, end = answer.citation.start, answer.citation.end
    context = sample.text[max(0, start - 30) : end + 30]
    return Miss("多出", sample.text[start:end], "（没有引用）", _told(answer), sample.as_of, context)


def _told(answer: VerifiedCitation) -> str:
    law = answer.law.name if answer.law else answer.citation.name
    place = answer.citation.provision.format() if answer.citation.provision else ""
    return f"{answer.status} 《{law}》{place}：{answer.message}"


@dataclass(frozen=True, slots=True)
class Speed:
    """One text of about a megabyte: its bytes and citations, seconds of clock and processor, memory held."""

    size: int
    citations: int
    wall: float
    processor: float
    memory: int


def measure_speed(samples: Sequence[Sample], library: LawLibrary) -> Speed:
    """Verify the texts in one, repeated and cut so that they make a megabyte."""
    once = "\n".join(sample.text for sample in samples)
    many = once * (_MEGABYTE // max(1, len(once.encode())) + 1)
    text = many.encode()[:_MEGABYTE].decode(errors="ignore")
    verify_citations(once[:1000], as_of=samples[0].as_of, library=library)
    wall, processor = time.perf_counter(), time.process_time()
    found = len(verify_citations(text, as_of=samples[0].as_of, library=library))
    return Speed(
        size=len(text.encode()),
        citations=found,
        wall=time.perf_counter() - wall,
        processor=time.process_time() - processor,
        memory=round(memory_megabytes()),
    )
