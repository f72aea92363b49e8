"""Two names of one value: what the law makes equal (the price of an award and of its contract), by how many times a limit was passed.

And a paper of identity that gives the number of the party under another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.retold_words import RetoldWords
from assistant.dossier.sources import FACTS, PARTY, REASONS, Contradiction, Side
from assistant.dossier.told_of import strange
from assistant.text.amounts import amounts_in
from assistant.text.slips import is_slip

_CUTS = re.compile(r"[，,。；;\n]")
_SENTENCE = re.compile(r"[^。；;\n]+")
_BEYOND = re.compile(
    r"(?P<item>[\u4e00-\u9fff]{2})?超(?:标|过|出|限)[^，。；]{0,20}?(?<!的)(?P<value>\d+(?:\.\d+)?)\s?倍(?!以上|以下|罚)"
)
_LINK = re.compile(r"(?:为|是|人民币|（含税）|[:：（(\s])*$")
_HIDDEN = re.compile(r"[*＊×某]|[xX]{4}")
_NAMED = re.compile(r"姓名[:：为是]?\s?(?P<name>[\u4e00-\u9fff·]{2,6}?)(?=性别|[，,。；;\s（(]|$)")
_LONG, _BEFORE = 15, 120
_MEASURED = frozenset({EvidenceKind.EXPERT, EvidenceKind.RECORD, EvidenceKind.ELECTRONIC})

Told = tuple[Decimal, str, str]


def values_of_two_names(case: Case) -> Iterator[Contradiction]:
    """Every pair of values that are one by law or by nature and that the case tells otherwise.

    Args:
        case: facts, reasons, party and evidence are read.
    """
    yield from _equal_sums(case)
    yield from _times_beyond(case)
    yield from _number_of_another(case)


def _equal_sums(case: Case) -> Iterator[Contradiction]:
    words = RetoldWords.read()
    for one, other in words.one_sum if not words.breach.search(case.facts) else ():
        mine, yours = (_called(case, form) for form in (one, other))
        single = len({v for v, _, _ in mine}) == 1 == len({v for v, _, _ in yours})
        if single and is_slip(mine[0][0], yours[0][0]):
            a, b = (Side(where, quote, f"{value:f}元") for value, where, quote in (mine[0], yours[0]))
            yield Contradiction("中标价与合同价款的金额", a, b, "金额（合同价款）")


def _called(case: Case, form: re.Pattern[str]) -> list[Told]:
    """The sums that stand right behind a name, with who tells them."""
    found = []
    for where, text in ((FACTS, case.facts), *((p.id, p.text) for p in case.evidence)):
        for match in _SENTENCE.finditer(text):
            for one in amounts_in(match[0]):
                stem = _LINK.sub("", re.split(r"[，,、]", match[0][: one.start])[-1])
                named = any(m.end() == len(stem) for m in form.finditer(stem))
                if named and not one.rough and not RetoldWords.read().not_one_sum.search(match[0]):
                    found.append((one.yuan, where, match[0].strip()))
    return found


def _times_beyond(case: Case) -> Iterator[Contradiction]:
    """A report or record that lets a limit be passed by another number of times than facts and reasons, of which each tells one only."""
    known, reasons = _beyond(case.facts), _beyond(case.discretion)
    if len(known) != 1 or known.keys() != reasons.keys():
        return
    ((value, of_facts),) = known.items()
    measured = (p for p in case.evidence if p.kind in _MEASURED and not is_later(p.name))
    for piece in (p for p in measured if not RetoldWords.read().second_look.search(p.name)):
        told = _beyond(piece.text)
        if len(told) == 1 and value not in told:
            ((mine, found),) = told.items()
            if _is_of_facts(piece, found, case.facts):
                a, b = Side(piece.id, found[0], f"{mine:f}倍"), f"{value:f}倍（{REASONS}同）"
                yield Contradiction("超标的倍数", a, Side(FACTS, of_facts[0], b), "数量（倍数）")


def _is_of_facts(piece: Evidence, found: re.Match[str], facts: str) -> bool:
    """Whether a multiple is told of the item, place and kind of reading that the facts tell of."""
    around = f"{piece.name}，{_CUTS.split(piece.text[: found.start()])[-1]}{found[0]}"
    lots = (match[0] for match in RetoldWords.read().other_lot.finditer(around))
    of_item = (found["item"] or "") in facts and all(lot in facts for lot in lots)
    return of_item and not strange(around, facts)


def _beyond(text: str) -> dict[Decimal, re.Match[str]]:
    return {Decimal(match["value"]).normalize(): match for match in _BEYOND.finditer(text)}


def _number_of_another(case: Case) -> Iterator[Contradiction]:
    """A paper of identity that gives the number of the party behind another name, and its own nowhere between the two."""
    party = case.party
    if party.kind != "个人" or len(party.id_number) < _LONG or not party.name or _HIDDEN.search(party.name):
        return
    for piece in (p for p in case.evidence if p.kind is EvidenceKind.DOCUMENT and "身份证" in p.name):
        at = piece.text.find(party.id_number)
        head = piece.text[max(0, at - _BEFORE) : max(0, at)]
        for named in list(_NAMED.finditer(head))[-1:]:
            if party.name not in head[named.start() :] and not _HIDDEN.search(named["name"]):
                a, b = Side(piece.id, head.strip()[-60:], named["name"]), Side(PARTY, party.name, party.name)
                yield Contradiction("当事人的姓名", a, b, "姓名")
