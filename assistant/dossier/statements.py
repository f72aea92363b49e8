"""The one reader of statements: clause by clause, who says it, whether it is affirmed, denied, asked or told by others.

Evidence, suggestions, review and the search for contradictions all ask here. Nothing is inferred beyond the words; a
short answer (没有。) is read with its question. Time is linear in the length of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from assistant.dossier.answers import read_answer
from assistant.dossier.cues import Cues, is_own_kind, load_cues, own_papers
from assistant.dossier.model import SPOKEN, Evidence, EvidenceKind, Polarity
from assistant.dossier.modes import AS_FACT, Mode
from assistant.dossier.polarity import ClauseReading, Hit, Verdict, lack_ends, read_clause
from assistant.dossier.turns import Dialogue, Sentence, Speaker
from assistant.paper.model import Anchor, Paper

__all__ = [
    "AS_FACT",
    "Mode",
    "Speaker",
    "Statement",
    "Verdict",
    "own_kinds",
    "read_evidence",
    "read_statements",
]

_KEPT = 512  # pieces whose reading is kept: every element asks for it
_STRIP = " \t\r\n\u3000，,、：:；;。！!？?"
_LIST_CLAUSES, _LIST_LENGTH = 5, 120
_LONGEST_QUESTION = 300
_CUTS, _REACH = 4, 60
_ECHO = 4


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause of a paper and how it is said.

    Attributes:
        text: the words, without the marks around them.
        anchor: where they stand.
        sentence: the whole sentence, verbatim.
        place: offset of that sentence; clauses of one sentence share it.
        polarity: 肯定, 否认, 问 or 转述.
        mode: whether it is meant as a fact at all.
        speaker: who says it.
        lacks: affirmed is that something is missing or not done (未取得许可证, 拒不改正).
        denies: the words under the negation, "" when there is none.
        verdict: whether it says that all is in order (未见异常, 符合标准) or at fault (超标).
        question: the question that the speaker was answering.
        short: the words say only yes or no, the value asked for, or that it was not done; read them with ``question``.
        own: kinds of our own papers (责令改正 …) when it stands in one: such a paper proves only itself.
    """

    text: str
    anchor: Anchor
    sentence: str
    place: int
    polarity: Polarity = Polarity.AFFIRMED
    mode: Mode = Mode.FACT
    speaker: Speaker = Speaker.AUTHOR
    lacks: bool = False
    denies: str = ""
    verdict: Verdict = Verdict.NONE
    question: str = ""
    short: bool = False
    own: tuple[str, ...] = ()

    @property
    def matter(self) -> str:
        """What it is about: the words, with the question before a short answer."""
        return f"{self.question}{self.text}" if self.short else self.text

    @property
    def asserts(self) -> bool:
        """Whether the speaker says of his own that a thing is or was so (a lack included), in no paper of ours."""
        return self.polarity is Polarity.AFFIRMED and self.mode is Mode.FACT and not self.own


def read_evidence(piece: Evidence) -> tuple[Statement, ...]:
    """The statements of a piece of evidence; its kind and name say whose paper it is."""
    return _read_piece(piece.kind, piece.name, piece.paper, piece.text)


def own_kinds(piece: Evidence) -> tuple[str, ...]:
    """The kinds of our own papers that a piece of evidence is; none for statements, records, pictures and opinions."""
    return _own_kinds(piece.kind, piece.name, piece.paper, piece.text)


@lru_cache(maxsize=_KEPT)
def _read_piece(kind: EvidenceKind, name: str, paper: str, text: str) -> tuple[Statement, ...]:
    whole = Paper.of_text(text, name=name, kind=paper)
    own = _own_kinds(kind, name, paper, text)
    return _read(whole, own, spoken=kind in SPOKEN)


@lru_cache(maxsize=_KEPT)
def _own_kinds(kind: EvidenceKind, name: str, paper: str, text: str) -> tuple[str, ...]:
    if kind not in (EvidenceKind.DOCUMENT, EvidenceKind.ELECTRONIC):
        return ()
    return (paper,) if is_own_kind(paper) else own_papers(name, text)


def read_statements(source: Paper | str) -> tuple[Statement, ...]:
    """The statements of a paper or of a plain text, in order, one a clause.

    Args:
        source: its kind or name tells papers of our own (责令改正通知书); 问：/答： are read as a dialogue.
    """
    paper = Paper.of_text(source) if isinstance(source, str) else source
    own = (paper.kind,) if is_own_kind(paper.kind) else own_papers(paper.name, paper.text)
    return _read(paper, own, spoken=False)


def _read(paper: Paper, own: tuple[str, ...], *, spoken: bool) -> tuple[Statement, ...]:
    dialogue = Dialogue(paper)
    scan = _Scan(dialogue.compact.text)
    reader = _Reader(paper, dialogue, scan, own, spoken)
    return tuple(reader.statements())


class _Scan:
    """All cues of a text, found once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cues: Cues = load_cues()
        hits = [Hit(str(m.lastgroup), m.start(), m.end()) for m in self.cues.negation.finditer(text)]
        self.marks = [hit for hit in hits if hit.kind not in ("idioms", "doubles", "bad")]
        self._at = [hit.start for hit in self.marks]
        self._spans: dict[str, tuple[list[int], list[int]]] = {}

    def between(self, start: int, end: int) -> list[Hit]:
        """The negations, questions and norms that begin in a stretch."""
        return self.marks[bisect_left(self._at, start) : bisect_left(self._at, end)]

    def last(self, name: str, start: int, end: int) -> int | None:
        """Where the last cue of a list that begins in a stretch ends; None if there is none."""
        starts, ends = self._found(name)
        place = bisect_left(starts, end) - 1
        return ends[place] if place >= 0 and starts[place] >= start else None

    def has(self, name: str, start: int, end: int) -> bool:
        """Whether a cue of a list begins in a stretch."""
        return self.last(name, start, end) is not None

    def _found(self, name: str) -> tuple[list[int], list[int]]:
        if name not in self._spans:
            spans = [match.span() for match in self.cues.form(name).finditer(self.text)]
            self._spans[name] = [start for start, _ in spans], [end for _, end in spans]
        return self._spans[name]


@dataclass(slots=True)
class _Clause:
    """A clause on its way to a statement."""

    start: int
    end: int
    hits: list[Hit]
    reading: ClauseReading
    polarity: Polarity = Polarity.AFFIRMED
    mode: Mode = Mode.FACT
    short: bool = False
    of_question: bool = False  # the reading is of the question's words


@dataclass(slots=True)
class _Mood:
    """What holds on through the clauses of a sentence."""

    report: bool = False
    condition: bool = False
    grant: bool = False
    order: bool = False


@dataclass
class _Reader:
    """Reads one paper from front to back; remembers the open question (folded, and as written) and open reports."""

    paper: Paper
    dialogue: Dialogue
    scan: _Scan
    own: tuple[str, ...]
    spoken: bool
    question: str = ""
    answers: str = ""
    turn: int = 0
    mood: _Mood = field(default_factory=_Mood)
    asking: list[Sentence] = field(default_factory=list)

    def statements(self) -> Iterator[Statement]:
        before = ""
        for sentence in self.dialogue.sentences():
            first = sentence.turn != self.turn
            if first:
                self._turn_to(sentence)
            self.mood = _Mood(report=self.mood.report and before == ";" and not first)
            clauses = [c for start, end in self.dialogue.clauses(sentence) for c in self._parts(start, end)]
            self._lists(clauses)
            for clause in clauses:
                self._settle(sentence, clause)
            self._whole(sentence, clauses, first=first)
            yield from self._made(sentence, clauses)
            before = self._text[sentence.end - 1 : sentence.end]

    @cached_property
    def _text(self) -> str:
        return self.scan.text

    def _turn_to(self, sentence: Sentence) -> None:
        """A new turn: what was asked before it is the question that it answers."""
        self.turn = sentence.turn
        if sentence.speaker is Speaker.ASKER:
            self.asking = []
        elif sentence.speaker is Speaker.ANSWERER:
            asked = [self._text[sentence.start : sentence.end] for sentence in self.asking]
            spans = [self.dialogue.compact.span(sentence.start, sentence.end) for sentence in self.asking]
            self.question = "".join(asked)[-_LONGEST_QUESTION:]
            self.answers = "".join(self.paper.text[start:end] for start, end in spans)[-_LONGEST_QUESTION:]
            self.asking = []

    def _parts(self, start: int, end: int) -> Iterator[_Clause]:
        """A clause, cut where an act follows what is lacking or denied (未办证就开业)."""
        marks = [hit for hit in self.scan.between(start, end) if hit.kind in ("negations", "refuses")]
        marks = marks[:_CUTS]
        cut = next((found for hit in marks if (found := self._act_behind(hit, end)) is not None), None)
        yield self._clause(start, end if cut is None else cut)
        if cut is not None:
            yield from self._parts(cut, end)

    def _act_behind(self, hit: Hit, end: int) -> int | None:
        """Where behind a negation another act begins; None if the negation reaches to the end of the clause."""
        cues, reach = self.scan.cues, lack_ends(self._text, hit.end, end, self.scan.cues)
        name, reach = ("turns_to_act", reach) if reach < end else ("then", hit.end + 2)
        match = cues.form(name).search(self._text, reach, min(end, reach + _REACH)) if reach < end else None
        return match.start() if match else None

    def _clause(self, start: int, end: int) -> _Clause:
        hits = self.scan.between(start, end)
        negating = [hit for hit in hits if hit.kind not in ("asks", "norms")]
        return _Clause(start, end, hits, read_clause(self._text, start, end, negating, self.scan.cues))

    def _lists(self, clauses: list[_Clause]) -> None:
        """A denial reaches over a list that ends in 等行为; a bare denial denies the clause before it."""
        for place, clause in enumerate(clauses):
            kinds = {hit.kind for hit in clause.hits}
            if clause.reading.denied and "find" in kinds:
                self._reach(clause, clauses[place + 1 : place + 1 + _LIST_CLAUSES])
            bare = clause.reading.fronted and kinds & {"contradicts", "find"}
            if bare and place and self._says_nothing(clause):
                clauses[place - 1].reading = ClauseReading(
                    denied=True, scope=(clauses[place - 1].start, clause.start)
                )

    def _reach(self, clause: _Clause, following: list[_Clause]) -> None:
        ends = [
            place
            for place, other in enumerate(following)
            if other.end - clause.end <= _LIST_LENGTH and self.scan.has("list_ends", other.start, other.end)
        ]
        listed = following[: ends[-1] + 1] if ends else []
        if any(self.scan.has("contrast", other.start, other.start + 1) for other in listed):
            return
        for other in listed:
            other.reading = ClauseReading(True, False, clause.reading.verdict, (other.start, other.end))

    def _says_nothing(self, clause: _Clause) -> bool:
        before = self._text[clause.start : clause.hits[0].start]
        return self.scan.cues.form("empty").search(before) is not None

    def _settle(self, sentence: Sentence, clause: _Clause) -> None:
        """Mode and polarity of a clause, from its own cues and from what is still open."""
        clause.mode = self._mode(clause)
        reported = self._reported(sentence, clause)
        asked = sentence.speaker is Speaker.ASKER or any(hit.kind == "asks" for hit in clause.hits)
        if asked:
            clause.polarity = Polarity.ASKED
        elif reported:
            clause.polarity = Polarity.REPORTED
        elif clause.reading.denied:
            clause.polarity = Polarity.DENIED

    def _mode(self, clause: _Clause) -> Mode:
        start, end, mood = clause.start, clause.end, self.mood
        mood.condition = mood.condition or self.scan.has("conditions", start, end)
        mood.grant = mood.grant or self.scan.has("grants", start, end)
        ordered = self.scan.has("orders", start, end) and not clause.reading.denied
        goes_on = self.scan.cues.form("orders_go_on").search(self._text[start : start + 6])
        mood.order = ordered or (mood.order and goes_on is not None)
        norm = any(hit.kind == "norms" for hit in clause.hits) or self.scan.has("rules", start, end)
        found = (
            (Mode.GRANT, mood.grant),
            (Mode.CONDITION, mood.condition),
            (Mode.RULE, norm),
            (Mode.ORDER, mood.order),
            (Mode.PLAN, self.scan.has("plans", start, end)),
            (Mode.GUESS, self.scan.has("guesses", start, end)),
            (Mode.ENDED, not clause.reading.lacks and self.scan.has("ended", start, end)),
        )
        return next((mode for mode, holds in found if holds), Mode.FACT)

    def _reported(self, sentence: Sentence, clause: _Clause) -> bool:
        """Whether a clause is somebody else's words; keeps the report open for the clauses that follow."""
        start, end = clause.start, clause.end
        told = self.scan.last("reports", start, end)
        own_words = self.spoken and sentence.speaker is Speaker.AUTHOR
        if told is None and not own_words:
            told = self.scan.last("told_by", start, end)
        resumed = self.scan.last("resumes", told or start, end)
        if told is None:
            self.mood.report = self.mood.report and resumed is None
            named = self.scan.last("named_reports", start, end)
            return self.mood.report or named is not None
        rest = self._text[told:end].strip(",:;。")
        opens = bool(rest) or self.scan.cues.form("opens").search(self._text, start, told) is not None
        self.mood.report = opens and resumed is None
        return resumed is None

    def _whole(self, sentence: Sentence, clauses: list[_Clause], *, first: bool) -> None:
        """What only the whole sentence shows: a question mark, and a short answer at its head."""
        text = self._text[sentence.start : sentence.end]
        if sentence.speaker is Speaker.ASKER:
            self.asking.append(sentence)
        if text.rstrip("”)。").endswith(("?", "吗")):
            for clause in clauses:
                clause.polarity = Polarity.ASKED
        elif first and sentence.speaker is Speaker.ANSWERER and clauses:
            self._answer(clauses[0])
            for clause in clauses:
                clause.short = clause.short or self._echoes(clause)

    def _answer(self, clause: _Clause) -> None:
        words = self._text[clause.start : clause.end].strip(",。!;:")
        found = read_answer(words, self.question, self.scan.cues)
        if found is not None:
            clause.reading, clause.mode = found, Mode.FACT
            clause.short = clause.of_question = True
            clause.polarity = Polarity.DENIED if found.denied else Polarity.AFFIRMED

    def _echoes(self, clause: _Clause) -> bool:
        """Whether a lack only repeats a word of the question (为什么没有开净化器？…就没有开)."""
        start, end = clause.reading.scope or (0, 0)
        return clause.reading.lacks and 0 < end - start <= _ECHO and self._text[start:end] in self.question

    def _made(self, sentence: Sentence, clauses: list[_Clause]) -> Iterator[Statement]:
        start, end = self.dialogue.compact.span(sentence.start, sentence.end)
        whole = self.paper.text[start:end]
        answers = self.answers if sentence.speaker is Speaker.ANSWERER else ""
        for clause in clauses:
            if clause.polarity is Polarity.ASKED:  # a question affirms no lack and finds no fault
                clause.reading = ClauseReading(scope=clause.reading.scope)
            first, last = self._inside(clause.start, clause.end)
            if first == last:
                continue
            yield Statement(
                text=self.paper.text[first:last],
                anchor=self.paper.anchor(first, last),
                sentence=whole,
                place=start,
                polarity=clause.polarity,
                mode=clause.mode,
                speaker=sentence.speaker,
                lacks=clause.reading.lacks,
                denies=self._scope(clause),
                verdict=clause.reading.verdict,
                question=answers,
                short=clause.short,
                own=self.own,
            )

    def _scope(self, clause: _Clause) -> str:
        scope = clause.reading.scope
        if clause.of_question:
            return self.question if clause.reading.denied or clause.reading.lacks else ""
        return self._text[scope[0] : scope[1]].strip(",。!;:?") if scope else ""

    def _inside(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the paper, without the marks around the words."""
        first, last = self.dialogue.compact.span(start, end)
        words = self.paper.text[first:last]
        left = len(words) - len(words.lstrip(_STRIP))
        kept = words.strip(_STRIP)
        return first + left, first + left + len(kept)
