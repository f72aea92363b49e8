"""When something was learned: the days of acts and papers, and the sentences that tell what was learned after a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.analysis.procedure.data import kind_of_step
from assistant.analysis.procedure.moments import Moment, moments_of
from assistant.corpora import Data, Words
from assistant.dossier.model import Case, Evidence, Step
from assistant.paper.kinds import recognise
from assistant.text.dates import find_dates, find_days

_SENTENCES = re.compile(r"[^。\n]*[。\n]?[”）]?")
_TERM = re.compile(
    r"(?:有效期|使用期|保质期|保修期|工期|期限|租期|租赁|租用|租住|承租|承包|授权|聘[期用]|截止|到期|届满)[^，。；]*$"
)
_BY_DAY = re.compile(r"(?:之|以)?前(?![往述款期])")
_PASSED = re.compile(
    r"逾期|(?:期满|到期|届满|期限届至)后?[未仍没]|仍[未在没]|复查"
)  # the term is over by then
_BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)|“[^”]*”|《[^》]*》")
_COMMA = re.compile(r"[，；,;]")
_END = "。！？\n”）"
_DECISION = "决定"
_LEAST = 4  # characters of a clause that say something


class Sign(Data):
    """How a sentence tells of something, and by which steps and papers it was learned.

    ``after``: it is never what a case began with.
    """

    words: re.Pattern[str]
    acts: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    after: bool = False


class Learned(Words):
    """The words of corpora/lexicon/documents/learned.yaml."""

    FILE = "lexicon/documents/learned.yaml"

    stages: tuple[tuple[str, ...], ...]
    free: tuple[str, ...]
    origin: tuple[str, ...]
    decided: re.Pattern[str]
    season: re.Pattern[str]
    lead: re.Pattern[str]
    unit: str
    signs: tuple[Sign, ...]

    def stage(self, act: str) -> int:
        """How far a case is with an act; what is not listed belongs to the investigation."""
        return next((n for n, acts in enumerate(self.stages) if act in acts), 1)


@dataclass(frozen=True)
class Then:
    """What is known in a case by the day of a paper.

    ``act`` is the step that the paper records; of the same day only what is no further on than it is known.
    """

    case: Case
    day: date
    act: str

    @cached_property
    def _said(self) -> Learned:
        return Learned.read()

    @cached_property
    def early(self) -> bool:
        """Whether the paper is one of the investigation, which uses nothing without a day but the origin of the case."""
        return self._said.stage(self.act) <= 1

    @cached_property
    def _moments(self) -> tuple[Moment, ...]:
        return moments_of(self.case)

    def _by(self, on: date, act: str) -> bool:
        """Whether something of that day was known."""
        return on < self.day or (on == self.day and self._reached(act))

    def _reached(self, act: str) -> bool:
        return max(self._said.stage(act), 1) <= max(self._said.stage(self.act), 1)

    def knows_step(self, step: Step) -> bool:
        """Whether an act had been done."""
        return self._by(step.on, step.kind or kind_of_step(step.name))

    def knows_piece(self, piece: Evidence) -> bool:
        """Whether a piece of evidence was at hand; without a day in a paper of the investigation only where it is the origin."""
        if piece.obtained is not None:
            return self._by(piece.obtained, kind_of_step(piece.name))
        return not self.early or self._is_origin(piece) or piece.kind.value == "物证"

    def knows_source(self, ref: str) -> bool:
        """Whether what rests on a piece of evidence was known."""
        piece = next((one for one in self.case.evidence if one.id == ref), None)
        return self.knows_piece(piece) if piece else not self.early

    def _is_origin(self, piece: Evidence) -> bool:
        kind = recognise(piece.text, name=piece.name).kind
        return kind is not None and kind.kind in self._said.origin

    @cached_property
    def _kinds(self) -> dict[str, str]:
        """What kind of paper each piece of evidence is."""
        found = ((one.id, recognise(one.text, name=one.name).kind) for one in self.case.evidence)
        return {ref: kind.kind if kind else "" for ref, kind in found}

    def split(self, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """A text without what was learned later, and what was taken out, each with the whole sentence.

        Args:
            text: sentences of the officer's.
        """
        kept, cut, carried = list[str](), list[tuple[str, str]](), False
        for sentence in filter(None, _SENTENCES.findall(text)):
            dated = bool(self._days(sentence))
            if carried and not dated and self.early and sentence.strip():
                cut.append((sentence.strip(), sentence.strip()))
                continue
            first, rest = self._upto(sentence)
            carried = bool(rest) and any(day > self.day for day, _, _ in self._days(rest))
            kept += [first] * bool(first)
            cut += [(rest.strip(), sentence.strip())] * bool(rest.strip())
        return "".join(kept), tuple(cut)

    def _upto(self, sentence: str) -> tuple[str, str]:
        """A sentence up to its first clause that was learned later."""
        start = 0
        for end in _ends(sentence):
            if self._late(sentence, start, end):
                return self._closed(sentence, start)
            start = end
        return sentence, ""

    def _closed(self, sentence: str, cut: int) -> tuple[str, str]:
        """The clauses before the cut as a sentence, unless they only lead to what is cut."""
        head, tail = sentence[:cut].rstrip("，；,; "), sentence[cut:]
        while head:
            place = max((m.start() for m in _COMMA.finditer(_masked(head))), default=-1)
            if not self._empty(head[place + 1 :]):
                ending = "\n" if sentence.endswith("\n") else ""
                return f"{head}。{ending}", tail
            tail = sentence[max(place, 0) :].lstrip("，；,;")
            head = head[: max(place, 0)]
        return "", sentence

    def _empty(self, clause: str) -> bool:
        """Whether a clause says nothing without what follows: 经检测, 2026年3月5日."""
        for _, start, end in reversed(find_days(clause, self.day)):
            clause = clause[:start] + clause[end:]
        clause = re.sub(r"[\d时分点许左右上下午\s]", "", clause)
        return len(clause) < _LEAST or self._said.lead.fullmatch(clause) is not None

    def _days(self, text: str) -> list[tuple[date, int, int]]:
        return find_days(text, self.day) if self.act != _DECISION else find_dates(text)

    def _late(self, sentence: str, start: int, end: int) -> bool:
        clause = sentence[start:end]
        days = self._days(clause)
        later = any(self._is_later(sentence, day, start + a, start + b) for day, a, b in days)
        if self.act == _DECISION:
            return later and self._said.decided.search(sentence, start) is not None
        if later:
            return True
        if _PASSED.search(clause) and any(day > self.day for day, _, _ in self._days(sentence[:start])):
            return True  # a term that only ends after the day of the paper
        return (not days and self._told_later(clause)) or self._measured_later(clause)

    def _is_later(self, sentence: str, day: date, start: int, end: int) -> bool:
        """Whether a later day is that of an event: no term known before, 许可证有效期至2028年5月1日."""
        if day <= self.day:
            return False
        term = _TERM.search(sentence[:start]) or _BY_DAY.match(sentence, end)
        clause = _COMMA.split(sentence[end:])[0]
        return bool(_PASSED.search(clause)) or not (term or self._said.season.match(sentence, end))

    def _told_later(self, clause: str) -> bool:
        return any(sign.words.search(clause) and self._learned_later(sign) for sign in self._said.signs)

    def _learned_later(self, sign: Sign) -> bool:
        days = list(self._learned_on(sign))
        if any(self._by(day, act) for day, act in days):
            return False
        undated = sign.after and self._early_for(sign)
        return bool(days) or undated

    def _early_for(self, sign: Sign) -> bool:
        """Whether what is told without a day comes later than the paper by its nature."""
        stage = min((self._said.stage(act) for act in sign.acts), default=1)
        return stage > self._said.stage(self.act) or (self.early and not sign.acts)

    def _learned_on(self, sign: Sign) -> Iterator[tuple[date, str]]:
        for moment in self._moments:
            if moment.kind in sign.acts:
                yield moment.on, moment.kind
        for piece in self.case.evidence:
            act = kind_of_step(piece.name)
            if piece.obtained and (self._kinds[piece.id] in sign.papers or act in sign.acts):
                yield piece.obtained, act

    def _measured_later(self, clause: str) -> bool:
        """Whether a figure of the clause stands only in evidence that came later."""
        return any(self._only_later(told) for told in self._figures(clause))

    def _figures(self, clause: str) -> Iterator[str]:
        for found in self._figure.finditer(clause):
            yield found[0]

    @cached_property
    def _figure(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\d.年月日时])\d+(?:\.\d+)?(?:{self._said.unit})")

    def _only_later(self, told: str) -> bool:
        own = re.compile(rf"(?<![\d.]){re.escape(told)}")
        if own.search(self.case.place) or own.search(self.case.title):
            return False
        pieces = [piece for piece in self.case.evidence if own.search(f"{piece.name}，{piece.text}")]
        return bool(pieces) and not any(map(self.knows_piece, pieces))


def _masked(text: str) -> str:
    """A text of the same length without what stands in brackets and quotations."""
    return _BRACKETS.sub(lambda at: "　" * len(at[0]), text)


def _ends(sentence: str) -> Iterator[int]:
    """Where the clauses of a sentence end."""
    for found in _COMMA.finditer(_masked(sentence)):
        yield found.end()
    yield len(sentence)
