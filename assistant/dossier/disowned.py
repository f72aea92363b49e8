"""Who did the act, by the record, says that he never did it; who is called a buyer, that he never bought.

What somebody did not see, or what another did not do, denies nothing of his own act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.dossier.denials import is_later
from assistant.dossier.model import SPOKEN, Case, Evidence, EvidenceKind
from assistant.dossier.names import names_in
from assistant.dossier.retold_words import RetoldWords
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.told_texts import ANSWERED
from assistant.text.bigrams import bigrams

_SENTENCE = re.compile(r"[^。；;\n]+")
_NEAR = 16
_ALIKE = 2  # characters that a question must share with the facts


def acts_disowned(case: Case) -> Iterator[Contradiction]:
    """Every statement by which the one who did the act, or had his part in it, denies just that.

    Args:
        case: facts, statements and records are read.
    """
    for piece in (p for p in case.evidence if p.kind in SPOKEN and not is_later(p.name)):
        persons = names_in(piece.name)
        found = _never_did(piece, case.facts)
        shown = found and _shown_doing(next(iter(persons), ""), found[0], piece, case)
        if found and shown:
            yield Contradiction("行为", Side(piece.id, found[1], "没有做过"), shown, "行为")
            continue
        if not_his := _not_from_him(piece, case):
            facts = Side(FACTS, case.facts, "是当事人一方的")
            yield Contradiction("违法行为", Side(piece.id, not_his, "不是"), facts, "行为")


def _never_did(piece: Evidence, facts: str) -> tuple[str, str] | None:
    """The act (a key of ``acts``) that a person says he never did to what the facts tell of, with the sentence."""
    words = RetoldWords.read()
    for sentence in _SENTENCE.findall(ANSWERED.sub(_answer, piece.text)):
        before = ""
        if words.first_time.search(sentence):
            continue
        for clause in re.split(r"[，,：:]", sentence):
            denied = words.never.search(clause) or ("我" in before and words.never_either.match(clause))
            before += clause
            if denied and not words.never_but.search(clause) and _is_of(denied["what"], facts):
                done = next((act for act, form in words.acts.items() if form.match(denied["act"])), None)
                if done:
                    return done, sentence.strip()
    return None


def _is_of(what: str, facts: str) -> bool:
    """Whether the thing that was never touched, if one is named, is one of the facts: 病猪肉 is another than 猪肉."""
    named = frozenset().union(*map(bigrams, RetoldWords.read().of_what.split(what)))
    return named <= bigrams(facts)


def _answer(match: re.Match[str]) -> str:
    """What is answered, unless another time or place was asked of."""
    return "。" if RetoldWords.read().other_time.search(match["asked"]) else match["answer"] + "。"


def _shown_doing(name: str, act: str, piece: Evidence, case: Case) -> Side | None:
    """Where a record shows that very person at that very act; or the title of his own statement calls him so."""
    form = RetoldWords.read().acts[act]
    if re.match(rf"(?:{form.pattern})[^，。；]{{0,3}}[人者]", piece.name):
        return Side(piece.id, piece.name, piece.name)
    records = (p for p in case.evidence if p.id != piece.id and p.kind is EvidenceKind.RECORD)
    for record in (p for p in records if not is_later(p.name)):
        for sentence in _SENTENCE.findall(record.text):
            at = sentence.find(name)
            if (
                name
                and at >= 0
                and re.match(rf"(?:正在|正|在)?(?:{form.pattern})", sentence[at + len(name) :])
            ):
                return Side(record.id, sentence.strip(), sentence[at : at + _NEAR])
    return None


def _not_from_him(piece: Evidence, case: Case) -> str:
    """The question whether the matter is the doing of the one who is asked, which he denies though the record has him at it."""
    words = RetoldWords.read()
    persons = names_in(piece.name)
    records = "".join(p.text for p in case.evidence if p.kind is EvidenceKind.RECORD and not is_later(p.name))
    if not persons or not any(name in records + case.facts for name in persons):
        return ""
    for match in ANSWERED.finditer(piece.text):
        yours = words.is_it_yours.search(match["asked"])
        denied = yours if words.not_mine.match(match["answer"]) else None
        told = set(words.plain.sub("", match["asked"])) & set(case.facts)
        if denied and len(told) >= _ALIKE and _of_the_matter(denied, match["asked"], case.facts):
            return match[0].strip()
    return ""


def _of_the_matter(denied: re.Match[str], asked: str, facts: str) -> bool:
    """Whether a question is of the very thing of the facts, not of another (旁边那根管), of whose car it was, or of intent."""
    words = RetoldWords.read()
    stem = re.split("是不是|是否|是", asked)[0]
    thing = words.of_what.split(stem)[-1] or denied[0]
    return not words.beside.search(asked) and bool(bigrams(thing) & bigrams(facts))
