"""What the evidence says for the conduct and against it, and for the other elements, statement by statement (DOMAIN §11).

Questions, denials, norms quoted, plans and our own papers prove nothing about the conduct; a denial of the very thing is
told as its contrary. Where the clause punishes an omission, the statement that it was not done is the proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from assistant.analysis.elements import Element
from assistant.analysis.quality import paper_kind
from assistant.dossier.denials import is_later
from assistant.dossier.facts import evidence_facts
from assistant.dossier.model import Case, Evidence, Polarity
from assistant.dossier.statements import Mode, Statement, Verdict, own_kinds, read_evidence, read_statements
from assistant.text.bigrams import bigrams

_ENOUGH = 3  # pairs of characters that a sentence must share with the conduct
_DENIED = 2  # and that a denial must
_MOSTLY = 0.5
_STOPS = "。！？；!?;"
_NO_SUBJECT = re.compile(
    r"[均都全也并且]{0,2}(?:部)?(?:未|没有|不|符合|合格|达标|低于|在|正常|齐全|完好|属于正常)"
)
_IDENTITY = frozenset({"licence", "id_card", "authority", "contract", "query", "announcement", "reply"})
_OF_NORMS = re.compile(r"知不?知?[道情]|清不?清?楚|晓得|了解|明白")  # what one knew, not what one did
_UNPERMITTED = re.compile(r"擅自|无证|无照|未(经|取得|办理|领取|依法取得|持有)|没有取得")


@dataclass(frozen=True, slots=True)
class Conduct:
    """The words of the conduct, as pairs of characters.

    ``terms`` are all that may meet; ``done`` what the clause says was done, ``omitted`` what was not; ``missing`` is also
    what the facts told say was not done. ``unpermitted``: the clause punishes doing it without a permit.
    """

    terms: frozenset[str]
    done: frozenset[str]
    omitted: frozenset[str]
    missing: frozenset[str]
    unpermitted: bool


def conduct_of(rule_conduct: str, case: Case) -> Conduct:
    """The conduct of a clause and of the facts told.

    Who and where stand in every paper of the case; they say nothing about the conduct and are left out.

    Args:
        rule_conduct: as the penalty rule words it.
        case: its facts, party and place are read.
    """
    everywhere = bigrams(f"{case.party.name}，{case.place}")
    lacks = [clause for clause in read_statements(rule_conduct) if clause.lacks]
    told = [
        clause for clause in read_statements(case.facts) if clause.lacks or clause.polarity is Polarity.DENIED
    ]
    omitted = frozenset(pair for clause in lacks for pair in bigrams(clause.denies))
    done = bigrams(rule_conduct) - omitted - everywhere
    missing = frozenset(pair for clause in told for pair in bigrams(clause.denies)) - done - everywhere
    terms = bigrams(rule_conduct + case.facts) - everywhere
    return Conduct(terms, done, omitted, omitted | missing, bool(_UNPERMITTED.search(rule_conduct)))


class Proof:
    """The evidence of a case, read once for all elements.

    Args:
        case: with its evidence.
        rule_conduct: the conduct as the penalty rule words it.
    """

    def __init__(self, case: Case, rule_conduct: str) -> None:
        self._conduct = conduct_of(rule_conduct, case)
        self._read: dict[str, tuple[Statement, ...]] = {}

    def statements(self, piece: Evidence) -> tuple[Statement, ...]:
        """The statements of a piece; its name stands for it when it has no text."""
        if piece.id not in self._read:
            text = piece.text if piece.text.strip() else piece.name
            self._read[piece.id] = read_evidence(piece.model_copy(update={"text": text}))
        return self._read[piece.id]

    def shows(self, piece: Evidence, *, named: bool = False) -> str:
        """The words of a piece that show the conduct, "" if none do.

        Args:
            piece: of the case.
            named: the piece is offered for the conduct; then a little likeness of words is enough, and a piece without
                text stands for itself.
        """
        if named and not piece.text.strip() and not own_kinds(piece):
            return piece.name
        best = max(self._likeness(piece), default=(0, ""), key=lambda found: found[0])
        return best[1] if best[0] >= (1 if named else _ENOUGH) else ""

    def denies(self, piece: Evidence) -> str:
        """The words of a piece that deny the conduct; a paper from after the correction denies nothing."""
        if is_later(piece.name):
            return ""
        said = (s for s in self.statements(piece) if s.mode is Mode.FACT and not s.own)
        return next((s.sentence.strip() for s in said if self._is_denial(s)), "")

    def finds_nothing(self, piece: Evidence) -> str:
        """The words of a piece that say all is in order (未见异常、符合标准); "" if it does not, or also finds a fault."""
        said = [s for s in self.statements(piece) if s.mode is Mode.FACT and not s.own]
        said = [s for s in said if s.polarity in (Polarity.AFFIRMED, Polarity.DENIED)]
        if any(s.verdict is Verdict.BAD for s in said):
            return ""
        return next((s.sentence.strip() for s in said if s.verdict is Verdict.GOOD), "")

    def speaks_to(self, element: Element, piece: Evidence, *, named: bool = False) -> str:
        """The words of a piece that speak to an element other than the conduct, "" if none do.

        Args:
            element: its cues are looked for in what the piece affirms.
            piece: one of our own papers speaks only to the elements that name its kind.
            named: the piece is offered for this element.
        """
        own = own_kinds(piece)
        if element.kinds and paper_kind(piece) not in element.kinds:
            return ""
        if (own and not element.papers & set(own)) or self._says_contrary(element, piece):
            return ""
        speaking = list(self._speaking(element, piece))
        for clauses in speaking:
            if any(cue.search("，".join(clause.matter for clause in clauses)) for cue in element.cues):
                return _quoted(clauses)
        if any(cue.search(piece.name) for cue in element.cues):
            return piece.name
        return _quoted(speaking[0]) if named and speaking else ""

    def names_party(self, piece: Evidence, names: frozenset[str]) -> str:
        """The sentence of a record, picture or statement that names the party; "" for papers of identity and our own.

        Args:
            piece: of the case.
            names: how the party is called.
        """
        if own_kinds(piece) or paper_kind(piece) in _IDENTITY:
            return ""
        said = (s for s in self.statements(piece) if s.polarity is not Polarity.ASKED)
        return next((s.sentence.strip() for s in said if any(name in s.sentence for name in names)), "")

    def _says_contrary(self, element: Element, piece: Evidence) -> bool:
        """Whether a piece says the opposite of what the element needs: the test was passed, the permit was held."""
        if element.id == "standard":
            return bool(self.finds_nothing(piece))
        if element.id == "permit" and self._conduct.unpermitted:
            return {f.value for f in evidence_facts(piece) if f.name == "许可手续"} == {"有"}
        return False

    def _speaking(self, element: Element, piece: Evidence) -> Iterator[list[Statement]]:
        """Sentence by sentence the clauses that may speak to an element."""
        for _, group in groupby(self.statements(piece), key=lambda s: s.place):
            clauses = [s for s in group if _may_speak(element, s)]
            if clauses:
                yield clauses

    def _likeness(self, piece: Evidence) -> Iterator[tuple[int, str]]:
        """For each sentence: how many pairs its showing clauses share with the conduct, and their words."""
        for _, group in groupby(self.statements(piece), key=lambda s: s.place):
            sentence = list(group)
            cleared = [one for one, then in pairwise(sentence) if _clears_the_one_before(then)]
            clauses = [s for s in sentence if self._is_showing(s) and s not in cleared]
            said = frozenset(pair for clause in clauses for pair in bigrams(clause.matter))
            if clauses:
                yield len(said & self._conduct.terms), _quoted(clauses)

    def _is_showing(self, clause: Statement) -> bool:
        """Whether a clause may show the conduct: affirmed, or the denial of what the clause demands."""
        if clause.own or clause.mode is not Mode.FACT or clause.verdict is Verdict.GOOD:
            return False
        if clause.short and _OF_NORMS.search(clause.question):
            return False
        if clause.polarity is Polarity.DENIED:
            denied = bigrams(clause.denies)
            return len(denied & self._conduct.missing) > len(denied & self._conduct.done)
        return clause.polarity is Polarity.AFFIRMED and not self._fulfils(clause)

    def _fulfils(self, clause: Statement) -> bool:
        """Whether a clause says that what the conduct omits was done (设置了警示标志)."""
        if clause.lacks or clause.verdict is Verdict.BAD:
            return False
        met = bigrams(clause.text) & self._conduct.omitted
        return len(met) >= max(_DENIED, _MOSTLY * len(self._conduct.omitted))

    def _is_denial(self, clause: Statement) -> bool:
        if clause.polarity is Polarity.AFFIRMED:
            return self._fulfils(clause)
        denied = bigrams(clause.denies)
        aimed = len(denied & self._conduct.terms) >= _MOSTLY * len(denied)
        of_omission = clause.verdict is Verdict.GOOD and len(denied & self._conduct.omitted) >= _DENIED
        of_act = len(denied & self._conduct.done) >= _DENIED
        return clause.polarity is Polarity.DENIED and aimed and (of_act or of_omission)


def _clears_the_one_before(clause: Statement) -> bool:
    """Whether a clause has no subject of its own and says that the one before is in order (浓度0.8，符合标准)."""
    return clause.verdict is Verdict.GOOD and _NO_SUBJECT.match(clause.text) is not None


def _may_speak(element: Element, clause: Statement) -> bool:
    none_reported = clause.polarity is Polarity.REPORTED and clause.text.startswith(("未", "没有", "无"))
    if element.denied and (clause.polarity is Polarity.DENIED or none_reported):
        return clause.mode in (Mode.FACT, Mode.ENDED)
    if clause.polarity is not Polarity.AFFIRMED or (clause.lacks and not element.lacks):
        return False
    return bool(clause.own) or clause.mode in (Mode.FACT, Mode.ENDED)


def _quoted(clauses: list[Statement]) -> str:
    """The clauses of one sentence as they stand, from the first to the last, with the stop behind it."""
    sentence, place = clauses[0].sentence, clauses[0].place
    if clauses[0].short:
        return f"{clauses[0].question}{sentence}".strip()
    start, end = clauses[0].anchor.start - place, clauses[-1].anchor.end - place
    return sentence[start : end + (sentence[end : end + 1] in _STOPS)].strip()
