"""Each element of the clause against the evidence of the case (DOMAIN §4)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from assistant.analysis.around import is_certificate, only_around
from assistant.analysis.discretion.told import told_of_party
from assistant.analysis.elements import Element, implied
from assistant.analysis.features import base_terms
from assistant.analysis.granted import grants
from assistant.analysis.model import ElementStatus, Gap, Suggestion, Support
from assistant.analysis.monitoring import is_of_device
from assistant.analysis.pieces import paper_kind
from assistant.analysis.presence import recorded_present
from assistant.analysis.recheck import (
    cannot_both_be,
    is_of_it,
    rests_on_default,
    second_visit,
    tells_mended,
    tells_unmended,
)
from assistant.analysis.spot import premises_of, spot_of, tells_premises, tells_spot
from assistant.analysis.testimony import Proof
from assistant.analysis.worked_from import number_of
from assistant.corpora import Words
from assistant.dossier.contradictions import FACTS, PARTY, Contradiction, Side, case_contradictions
from assistant.dossier.denials import is_later
from assistant.dossier.model import SEEN_BY_US, SPOKEN, Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.names import short_names, trade_names
from assistant.dossier.statements import AS_FACT, Statement
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_dates
from assistant.text.identity import CREDIT_CODE, ID_NUMBER


class _Said(Words):
    """The words that tell what evidence speaks to, as corpora/lexicon/analysis/gaps.yaml has them."""

    FILE = "lexicon/analysis/gaps.yaml"

    of_the_past: re.Pattern[str]
    our_sum: re.Pattern[str]
    asked: re.Pattern[str]
    our_own: re.Pattern[str]
    evasive: re.Pattern[str]
    looked_up: re.Pattern[str]
    did: re.Pattern[str]
    left: re.Pattern[str]
    mending: re.Pattern[str]
    stopped: re.Pattern[str]
    taken: re.Pattern[str]


_SHORTEST = 2
_TOLD_TOO = 0.75
_CLAUSES, _NEGATED = re.compile(r"[，,。；;：:\n]"), re.compile(r"不|未|没|无")
_OF_THE_ACT = frozenset({"conduct", "time", "place", "shelf_life"})
_OF_THE_SUBJECT = frozenset({"subject_person", "subject_organisation"})
_OF_A_PERSON = re.compile(r"身份|户籍|人口")
_TOLD_OF_A_PERSON = re.compile(
    r"身份(?:证|信息|核[查实])|户籍|户口|(?:常住|基本)人口|人口(?:信息|基本)|驾驶人信息"
)
_ASKED_OF_ACTS = re.compile(r"查询|复函|回函|核查|检索")
_PAPERS_OF_IDENTITY = frozenset({"licence", "id_card", "authority"})
_BOTH = "复查的材料有的写已经改正、有的写没有改正"
_OPEN, _MENDED, _UNTOLD = "", "已经改正", "复查的材料没有写明（或者读不出）逾期仍未改正"
_ALL_NOW = re.compile(r"(?:均|都|全部|已经?)(?![未没仍])")
_STILL = re.compile(r"仍|依旧|依然|照旧|老样子|尚[有存余未]")
_HOW_MUCH = re.compile(r"\d|[一二两三四五六七八九十][百千万十块元]|[百千万]")
_NOT_SEEN = re.compile(r"(?:未|没有?)(?:再)?(?:发现|见到?|看到|找到)")


def element_gaps(case: Case, suggestion: Suggestion | None, *, clause_text: str = "") -> tuple[Gap, ...]:
    """State of every element that the suggested clause implies.

    Args:
        case: with its evidence; ``Evidence.proves`` may name elements outright, its words decide all the same.
        suggestion: the clause to be proved; None gives the elements that every clause has.
        clause_text: text of the duty clauses, when at hand; sharpens permit and place elements.

    Returns:
        One Gap an element, in the order of the catalogue: subject, conduct, time, place, … 行政处罚法第四十条.
    """
    clashes = case_contradictions(case)
    number = number_of(case, suggestion.rule.fines) if suggestion else None
    proof = Proof(case, suggestion.rule.conduct if suggestion else "", base_terms(case, suggestion), number)
    elements = implied(case, suggestion, clause_text=clause_text)
    return tuple(_gap(element, case, proof, clashes) for element in elements)


def _gap(element: Element, case: Case, proof: Proof, clashes: tuple[Contradiction, ...]) -> Gap:
    backing = [(piece, quote) for piece in case.evidence if (quote := _quote(element, piece, proof, case))]
    clash = _clash(element, clashes)
    contrary = _contrary(element, case, proof, [piece.id for piece, _ in backing])
    found = _found_after(case, proof, [piece for piece, _ in backing]) if element.id == "recheck" else _OPEN
    if found == _MENDED:
        contrary, backing = (False, tuple(Support(piece.id, quote) for piece, quote in backing)), []
    if found == _BOTH:
        contrary = (True, tuple(Support(piece.id, quote) for piece, quote in backing))
    status, there = _settled(element, case, proof, backing, conflict=bool(contrary[0] and backing))
    if clash:  # told by itself, once: what is proved beside it waits, what is not stands against it
        status = ElementStatus.UNDECIDED if status is ElementStatus.PROVED else ElementStatus.CONFLICT
    if found == _UNTOLD and status is ElementStatus.PROVED:
        status = ElementStatus.FLAWED
    done = status is ElementStatus.PROVED
    return Gap(
        element=element.name,
        status=status,
        support=(*(Support(piece.id, quote) for piece, quote in backing), *([there] if there else [])),
        collect="" if done else element.collect,
        source="" if done else element.source,
        basis=element.basis,
        note=_note(status, clash, contrary) or (_UNTOLD if status is ElementStatus.FLAWED else ""),
    )


def _settled(
    element: Element, case: Case, proof: Proof, backing: list[tuple[Evidence, str]], *, conflict: bool
) -> tuple[ElementStatus, Support | None]:
    """The state of an element by the pieces that back it, and what else proves it (who was there, by the record)."""
    pieces = [piece for piece, _ in backing]
    status = _status(element, pieces, conflict=conflict)
    if (element.id, status) == ("actor", ElementStatus.SINGLE):
        there = recorded_present(case, proof, _names(case))
        return (ElementStatus.PROVED, there) if there else (status, None)
    if status is not ElementStatus.PROVED:
        return status, None
    if element.id == "income":
        return _without_sums(element, backing), None
    if element.match == "base" and all(piece.kind in SPOKEN for piece in pieces):
        return ElementStatus.SINGLE, None
    if element.id == "permit" and proof.of_lacking_permit and not _asked_authority(backing):
        return ElementStatus.SINGLE, None
    return status, None


def _without_sums(element: Element, backing: list[tuple[Evidence, str]]) -> ElementStatus:
    """How the gain is proved without our own sums and what people tell without a number; with nothing beside them they stand alone."""
    counted = [
        p
        for p, quote in backing
        if not (p.kind is EvidenceKind.DOCUMENT and _is_our_sum(p))
        and (p.kind not in SPOKEN or _HOW_MUCH.search(quote) or not p.text.strip())
    ]
    return _status(element, counted, conflict=False) if counted else ElementStatus.SINGLE


def _is_our_sum(piece: Evidence) -> bool:
    return _Said.read().our_sum.search(piece.name) is not None and "当事人" not in piece.name + piece.source


def _found_after(case: Case, proof: Proof, pieces: list[Evidence]) -> str:
    """What the papers of the inspection after the period say, where the penalty rests on default; pieces without text are not judged."""
    judged = bool(pieces) and all(piece.text.strip() for piece in pieces) and rests_on_default(case)
    left = [piece for piece in pieces if judged and tells_unmended(piece, proof)]
    if left:
        seen = [p for p in left if p.kind not in SPOKEN]
        others = [p for p in pieces if p not in left and p.kind not in SPOKEN]
        return _BOTH if any(cannot_both_be(p, other, proof) for p in seen for other in others) else _OPEN
    if not judged:
        return _OPEN
    return _MENDED if any(tells_mended(piece, proof) for piece in pieces) else _UNTOLD


def _asked_authority(backing: Iterable[tuple[Evidence, str]]) -> bool:
    """Whether what shows that a permit is lacking was asked of whoever grants it, or looked up (DOMAIN §4)."""
    said = _Said.read()
    asked = [
        (p, quote) for p, quote in backing if not (said.our_own.search(p.name) or said.evasive.search(p.text))
    ]
    return any(said.asked.search(piece.name) or said.looked_up.search(quote) for piece, quote in asked)


def _quote(element: Element, piece: Evidence, proof: Proof, case: Case) -> str:
    """The words of a piece of evidence that speak to the element, "" if none do."""
    if element.id in _OF_THE_ACT and (paper_kind(piece) in _PAPERS_OF_IDENTITY or is_certificate(piece)):
        return ""
    if element.id == "conduct" and only_around(piece, proof):
        return ""
    if element.id in _OF_THE_SUBJECT and not _identifies(piece, of_person=element.id == "subject_person"):
        return ""
    if element.id == "place" and (spot := spot_of(case.place)):
        return tells_spot(piece, spot, proof) or tells_premises(piece, premises_of(case), proof)
    named = any(element.name.startswith(p) or p in element.name for p in piece.proves if p)
    if element.match == "conduct":
        return proof.shows(piece, named=named) or proof.tells_of(piece)
    words = proof.speaks_to(element, piece, named=named)
    if element.id in ("recheck", "income") and not words:
        return second_visit(piece, proof, case) if element.id == "recheck" else proof.tells_gain(piece)
    if element.id == "corrected":
        mended = words or _in_order_now(piece, proof) or _out_of_its_hands(piece, case)
        return "" if _still_lacks(piece, proof) else mended
    if element.match == "actor" and not words:
        return _own_act(piece, proof, case) or proof.names_party(piece, _names(case))
    return words


def _identifies(piece: Evidence, *, of_person: bool) -> bool:
    """Whether a piece may tell who the party is: no witness does, whose number is his own, nor a search for former penalties without any.

    A number by which somebody was looked up in the registers of permits or penalties shows nobody's identity either.
    """
    words = piece.name + piece.text
    looked_up = piece.kind is EvidenceKind.DOCUMENT and _ASKED_OF_ACTS.search(piece.name) is not None
    numbered_only = of_person and looked_up and not _TOLD_OF_A_PERSON.search(words)
    if piece.kind is EvidenceKind.WITNESS or numbered_only:
        return False
    numbered = ID_NUMBER.search(words) or CREDIT_CODE.search(words)
    return (
        numbered is not None
        or not _Said.read().of_the_past.search(piece.name)
        or bool(_OF_A_PERSON.search(piece.name))
    )


def _own_act(piece: Evidence, proof: Proof, case: Case) -> str:
    """The words of the party's own books or statement that tell of its act, be it without a subject (做了30桶，卖了18桶)."""
    if piece.kind is EvidenceKind.DOCUMENT and "当事人" in piece.source:
        return proof.shows(piece)
    if piece.kind is not EvidenceKind.PARTY or proof.disowns(piece):
        return ""
    said = (s for s in told_of_party(piece, case) if s.asserts and not s.lacks)
    return proof.shows(piece) or next(
        (s.sentence.strip() for s in said if _Said.read().did.match(s.text)), ""
    )


def _in_order_now(piece: Evidence, proof: Proof) -> str:
    """The words of a record from after the correction that all is in order now, "" if it does not say so."""
    if not is_later(piece.name):
        return ""
    told = [s for s in proof.statements(piece) if s.mode in AS_FACT and not s.own]
    return proof.finds_nothing(piece) or next(
        (s.sentence.strip() for s in told if _is_all_now(s) or _is_gone(s, proof)), ""
    )


def _out_of_its_hands(piece: Evidence, case: Case) -> str:
    """The words that the goods were taken away, where what the reasons rely on is no more than that dealing in them stopped."""
    said = _Said.read()
    stopped = said.stopped.search(case.discretion) is not None and not said.mending.search(
        said.stopped.sub("", case.discretion)
    )
    told = said.taken.search(piece.text) if stopped and piece.kind not in SPOKEN else None
    return told[0] if told else ""


def _is_all_now(said: Statement) -> bool:
    return said.asserts and not said.lacks and _ALL_NOW.search(said.text) is not None


def _is_gone(said: Statement, proof: Proof) -> bool:
    """Whether a clause says that what the facts tell of was not to be seen any more (未发现农药)."""
    found = _NOT_SEEN.search(said.text)
    what = said.text[found.end() :] if found and said.polarity is Polarity.DENIED else ""
    return bool(bigrams(what) & bigrams(proof.facts)) and not _Said.read().mending.search(what)


def _still_lacks(piece: Evidence, proof: Proof) -> bool:
    """Whether a piece tells that something is still not mended, or that something of it is left."""
    said = [s for s in proof.statements(piece) if s.polarity is not Polarity.ASKED and s.mode in AS_FACT]
    return any(((s.lacks or s.denies) and _STILL.search(s.text)) or _is_left(s, proof) for s in said)


def _is_left(said: Statement, proof: Proof) -> bool:
    found = _Said.read().left.search(said.text)
    return found is not None and is_of_it(said, found[0], proof.facts)


def _left_words(piece: Evidence, proof: Proof) -> str:
    """The words of a record that something is left or not mended yet; "" if there are none."""
    said = (s for s in proof.statements(piece) if s.polarity is not Polarity.ASKED and s.mode in AS_FACT)
    return next((s.sentence.strip() for s in said if _is_left(s, proof)), "")


def _after_correction(case: Case) -> list[Evidence]:
    """The records of how things were after the correction, in order of their days."""
    visits = [p for p in case.evidence if p.kind in SEEN_BY_US]
    last = max((_day_of(p) for p in visits if is_later(p.name)), default=date.max)
    further = [p for p in visits if _day_of(p) > last]
    records = [*(p for p in case.evidence if is_later(p.name) and p.kind not in SPOKEN), *further]
    return sorted(records, key=_day_of)


def _day_of(piece: Evidence) -> date:
    """The day on which a paper was made: as entered, else the first that it tells."""
    told = (day for day, _, _ in find_dates(piece.text))
    return piece.obtained or next(told, date.min)


def _names(case: Case) -> frozenset[str]:
    """How people call the party: its own names, its trade name, and who represents it."""
    party = case.party
    people = (party.representative, party.agent.name if party.agent else "")
    own = short_names(party.name) | trade_names(party.name, case.region)
    return own | {name for name in people if len(name) >= _SHORTEST}


_Against = tuple[bool, tuple[Support, ...]]
"""Whether what says the opposite is a plain denial, and the words of each piece."""


def _contrary(element: Element, case: Case, proof: Proof, backing: list[str]) -> _Against:
    """What says the opposite of an element."""
    if element.id == "standard":
        found = ((piece, proof.finds_nothing(piece)) for piece in case.evidence)
        tests = ((p, words) for p, words in found if any(cue.search(p.name) for cue in element.cues))
        return False, _supports(tests)
    if element.match == "actor":
        names = short_names(case.party.name)
        disowned = _supports((p, proof.disowns(p) or proof.clears(p, names)) for p in case.evidence)
        return bool(disowned), disowned
    if element.id == "corrected":
        last = next((p for p in reversed(_after_correction(case)) if p.text.strip()), None)
        left = _supports([(last, _left_words(last, proof))] if last else ())
        return bool(left), left
    if element.id == "permit":
        granted = _supports((p, grants(p, proof, case, _names(case))) for p in case.evidence)
        return bool(granted), granted
    return _denied(case, proof, backing) if element.match == "conduct" else (False, ())


def _supports(told: Iterable[tuple[Evidence, str]]) -> tuple[Support, ...]:
    """The pieces that have words to show, with these."""
    return tuple(Support(piece.id, words) for piece, words in told if words)


def _denied(case: Case, proof: Proof, backing: list[str]) -> _Against:
    """What denies the conduct; that all was in order counts only from a piece that does not show the conduct itself."""
    told = ((p, proof.denies(p)) for p in case.evidence if not is_certificate(p))
    denials = _supports((p, words) for p, words in told if words and not _facts_say(words, case.facts))
    said = {*backing, *(denial.evidence for denial in denials)}
    quiet = [p for p in case.evidence if p.id not in said and p.kind not in SPOKEN and not _handed_back(p)]
    nothing = _supports((p, proof.finds_nothing(p)) for p in quiet)
    return bool(denials), (*denials, *nothing) if denials or not backing else ()


def _facts_say(words: str, facts: str) -> bool:
    """Whether the facts tell the same denial: then it is of something else than the act (不在禁渔期, of a fishing gear)."""
    known = bigrams(facts)
    denied = (bigrams(clause) for clause in _CLAUSES.split(words) if _NEGATED.search(clause))
    return any(len(pairs & known) >= _TOLD_TOO * len(pairs) for pairs in denied if len(pairs) > 2)


def _handed_back(piece: Evidence) -> bool:
    """Whether a paper tells of the return of goods or of the time after the correction: all in order there clears nobody."""
    return is_later(piece.name) or "返还" in piece.name or "解除" in piece.name


def _status(element: Element, pieces: list[Evidence], *, conflict: bool) -> ElementStatus:
    if conflict:
        return ElementStatus.CONFLICT
    if not pieces:
        return ElementStatus.NOT_APPLICABLE if element.optional else ElementStatus.MISSING
    if any(piece.kind in element.sole or _recorded_by_itself(element, piece) for piece in pieces):
        return ElementStatus.PROVED
    if len(pieces) > 1 and any(piece.kind not in SPOKEN for piece in pieces):
        return ElementStatus.PROVED
    both = {piece.kind for piece in pieces} >= SPOKEN
    return ElementStatus.PROVED if both else ElementStatus.SINGLE


def _recorded_by_itself(element: Element, piece: Evidence) -> bool:
    """Whether a device of the agency recorded the conduct: then there is no other witness (what it needs, monitoring asks)."""
    return element.match == "conduct" and is_of_device(piece)


def _clash(element: Element, clashes: Iterable[Contradiction]) -> Contradiction | None:
    """The first contradiction about a fact that the element rests on."""
    return next((clash for clash in clashes if clash.topic.startswith(element.topics or ("\0",))), None)


def _note(
    status: ElementStatus, clash: Contradiction | None, contrary: tuple[bool, tuple[Support, ...]]
) -> str:
    if clash:
        return f"{_told(clash.a)}与{_told(clash.b)}关于“{clash.about}”不一致（见矛盾），核实以前不能认定"
    if contrary[1] and status is not ElementStatus.PROVED:
        said = "；".join(f"{_named(support.evidence)}：“{support.quote}”" for support in contrary[1])
        return f"有证据说的是相反的情况，不证明本要件——{said}"
    if status is ElementStatus.SINGLE:
        return "仅有孤证，请补强印证"
    return ""


def _told(side: Side) -> str:
    return f"{_named(side.evidence)}（{side.value}）"


def _named(evidence: str) -> str:
    """The id as the user reads it: 证据 E1, 证据1, 案件事实."""
    return evidence if evidence.startswith(("证据", FACTS, PARTY)) else f"证据 {evidence}"
