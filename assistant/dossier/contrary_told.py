"""What a paper says is just the contrary of what the facts tell: granted, mended, never done, paid, done by another unit.

The contrary counts only where it is said plainly, of the very thing that the facts name, and for a time that the facts mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.names import short_names
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.statements import read_evidence
from assistant.dossier.turns import Speaker
from assistant.text.bigrams import bigrams
from assistant.text.dates import calendar_day, find_days, parse_as_of
from assistant.text.personal import PLATE

_SENTENCE = re.compile(r"[^。；;\n]+")
_CLAUSE = re.compile(r"[^，,。；;：:？?\n“”]+")
_STATEMENTS = frozenset({EvidenceKind.PARTY, EvidenceKind.WITNESS})
_WRITTEN = frozenset({EvidenceKind.DOCUMENT, EvidenceKind.ELECTRONIC})
_ALIKE, _SHORT, _MANY = 2, 4, 4


class _Said(Words):
    """The words of contraries, as corpora/lexicon/dossier/contrary_told.yaml has them."""

    FILE = "lexicon/dossier/contrary_told.yaml"

    answer: re.Pattern[str]
    our_own: re.Pattern[str]
    lacking: re.Pattern[str]
    of_papers: re.Pattern[str]
    granted: re.Pattern[str]
    never_granted: re.Pattern[str]
    of_it: re.Pattern[str]
    generic: re.Pattern[str]
    gone: re.Pattern[str]
    left: re.Pattern[str]
    not_mended: re.Pattern[str]
    quoted: re.Pattern[str]
    recheck: re.Pattern[str]
    never: re.Pattern[str]
    move: re.Pattern[str]
    other_time: re.Pattern[str]
    his_own: re.Pattern[str]
    unpaid: re.Pattern[str]
    paid: re.Pattern[str]
    by_us: re.Pattern[str]


def contrary_told(case: Case) -> Iterator[Contradiction]:
    """Every paper that says the contrary of the facts.

    Args:
        case: facts, day of the act, steps, party and evidence are read.
    """
    for check in (_granted, _mended, _never_done, _paid, _of_another_unit):
        yield from check(case)


def _act(case: Case) -> date | None:
    return parse_as_of(case.act_date) if len(case.act_date) == len("2026-03-05") else None


def _sentence(text: str, place: int) -> str:
    return next((m[0].strip() for m in _SENTENCE.finditer(text) if m.start() <= place < m.end()), "")


def _granted(case: Case) -> Iterator[Contradiction]:
    """Who grants permits answers that the very one was granted, before the act, which the facts miss."""
    said, act = _Said.read(), _act(case)
    lacks = [m for m in said.lacking.finditer(case.facts) if said.of_papers.search(m["what"])]
    if act is None or not lacks:
        return
    for piece in (p for p in case.evidence if p.kind in _WRITTEN and _is_answer(p)):
        for sentence in _SENTENCE.findall(piece.text):
            lack = next((m for m in lacks if _is_of(sentence, m["what"])), None)
            if lack and _grants(sentence, act, case):
                a = Side(piece.id, sentence.strip(), sentence.strip())
                yield Contradiction("许可（审批）的情况", a, Side(FACTS, lack[0], lack[0]), "许可手续")
                break


def _is_answer(piece: Evidence) -> bool:
    said = _Said.read()
    return bool(said.answer.search(piece.name)) and not (
        said.our_own.search(piece.name) or is_later(piece.name)
    )


def _is_of(sentence: str, what: str) -> bool:
    """Whether a sentence names the permit, plan or formality that is lacking."""
    generic = _Said.read().generic
    named = bigrams(generic.sub("，", what))
    need = 1 if len(what) < _SHORT else _ALIKE
    return len(named & bigrams(generic.sub("，", sentence))) >= need


def _grants(sentence: str, act: date, case: Case) -> bool:
    """Whether a sentence says of the party, without any but, that something was granted on a day not after the act."""
    said = _Said.read()
    if said.never_granted.search(sentence) or not said.granted.search(sentence):
        return False
    days = [day for day, _, _ in find_days(sentence, act)]
    names = (*short_names(case.party.name), case.party.representative, *PLATE.findall(case.facts))
    ours = said.of_it.search(sentence) or any(name and name in sentence for name in names)
    return bool(ours and days) and min(days) <= act


def _mended(case: Case) -> Iterator[Contradiction]:
    """The record of the look after the period says that all is gone, where the facts say that nothing was mended by then."""
    said = _Said.read()
    told = said.not_mended.search(case.facts)
    steps = {step.on for step in case.steps if said.recheck.search(step.name)}
    records = (p for p in case.evidence if p.kind is EvidenceKind.RECORD and said.recheck.search(p.name))
    for piece in records if told else ():
        text = said.quoted.sub("", piece.text)
        if piece.obtained not in steps or said.left.search(text):
            continue
        gone = next((m for m in said.gone.finditer(text) if _of_the_matter(text, m, case)), None)
        if gone and told:
            sentence = _sentence(piece.text, piece.text.find(gone[0]))
            yield Contradiction(
                "改正（复查）的情况",
                Side(piece.id, sentence, gone[0]),
                Side(FACTS, told[0], told[0]),
                "是否改正",
            )


def _of_the_matter(text: str, found: re.Match[str], case: Case) -> bool:
    """Whether the clause that says that something is gone names a thing of the facts."""
    clause = re.split(r"[，,。；;]", text[: found.end()])[-1]
    return bool(bigrams(clause) & bigrams(case.facts))


def _never_done(case: Case) -> Iterator[Contradiction]:
    """Who is asked says that never was done what the facts tell: the very thing, or the verb with a word that makes it sure."""
    for piece in (p for p in case.evidence if p.kind in _STATEMENTS and not is_later(p.name)):
        for said in read_evidence(piece):
            found = None if said.speaker is Speaker.ASKER else _Said.read().never.fullmatch(said.text)
            plain = found and not _beside(said.sentence + said.question, said.text, piece)
            yes = _told_done(found, case.facts) if found and plain else ""
            if yes:
                side = Side(piece.id, said.text, said.text)
                yield Contradiction("行为", side, Side(FACTS, yes, yes), "行为")
                break


def _beside(around: str, clause: str, piece: Evidence) -> bool:
    said = _Said.read()
    own = piece.kind is EvidenceKind.WITNESS and said.his_own.search(clause)
    return bool(
        own or said.other_time.search(clause) or load_patterns().elsewhere.search(clause) or "罚" in around
    )


def _told_done(found: re.Match[str], facts: str) -> str:
    """The clause of the facts that affirms what is denied, "" if none does."""
    said, verb, what = _Said.read(), found["verb"], found["what"]
    for clause in _CLAUSE.findall(facts):
        if re.search(rf"[未没不无][^，。；]{{0,4}}(?:{verb}|{re.escape(what) or verb})", clause):
            continue
        moved = said.move.match(verb) and said.move.search(clause)
        if len(what) >= _ALIKE and what in clause and (verb in clause or moved):
            return str(clause).strip()
        if (
            not what
            and found["sure"]
            and re.search(rf"(?:被|已|用)[^，。；]{{0,6}}{verb}|{verb}(?:住|着|满|死)", clause)
        ):
            return str(clause).strip()
    return ""


def _paid(case: Case) -> Iterator[Contradiction]:
    """Who was to be paid says that he was, on a day before the act was found."""
    said, act = _Said.read(), _act(case)
    owed = said.unpaid.search(case.facts)
    for piece in (p for p in case.evidence if act and owed and p.kind is EvidenceKind.WITNESS):
        for found in said.paid.finditer(piece.text):
            day = calendar_day(str(act.year), found["month"], found["day"]) if act else None
            if day and owed and act and day < act:
                a = Side(piece.id, _sentence(piece.text, found.start()), found[0])
                yield Contradiction(
                    "支付（付款）的情况", a, Side(FACTS, _sentence(case.facts, owed.start()), owed[0]), "行为"
                )
                break


def _of_another_unit(case: Case) -> Iterator[Contradiction]:
    """Another unit writes that it did itself what the facts lay to the party."""
    said, names = _Said.read(), short_names(case.party.name)
    papers = (p for p in case.evidence if p.kind is EvidenceKind.DOCUMENT and said.answer.search(p.name))
    for piece in papers:
        if any(name in piece.name + piece.source for name in names) or "当事人" in piece.source:
            continue
        for match in said.by_us.finditer(piece.text):
            sentence = _sentence(piece.text, match.start())
            alike = bigrams(sentence) & bigrams(case.facts)
            if match["did"] in case.facts and len(alike) >= _MANY and not re.search("[未没不]", sentence):
                a = Side(piece.id, sentence, match[0])
                yield Contradiction(
                    "行为（由谁做的）",
                    a,
                    Side(FACTS, _sentence(case.facts, case.facts.find(match["did"])), match["did"]),
                    "行为是否本人所为",
                )
                break
