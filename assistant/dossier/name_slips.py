"""Names written with a slip: the party, its head or our officers in a paper that knows the right name nowhere.

Another firm or person may be called nearly alike; so the wrong name must stand nowhere else in the case, and beside words
that tell who is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.dossier.model import Case, Evidence
from assistant.dossier.retold_words import RetoldWords
from assistant.dossier.sources import PARTY, Contradiction, Side, is_hidden
from assistant.text.slips import places_apart

_BRACKETS = re.compile(r"[（(].*")
_SENTENCE = re.compile(r"[^。；;\n]+")
_SHORTEST_UNIT, _OFF = 6, 2
_SHORTEST_NAME = 3
_NUMBERS = re.compile(r"[一二三四五六七八九十\d东南西北新老大小上下总分]")
_NEAR = 24


def names_slipped(case: Case) -> Iterator[Contradiction]:
    """Every paper that writes the name of the party, of its head or of an officer otherwise than the case does.

    Args:
        case: party, officers and evidence are read.
    """
    for piece in case.evidence:
        elsewhere = "\n".join(
            (case.facts, case.title, *(f"{p.name}\n{p.text}" for p in case.evidence if p.id != piece.id))
        )
        yield from _unit(case, piece, elsewhere)
        yield from _head(case, piece, elsewhere)
        yield from _person(case, piece, elsewhere)
        yield from _officers(case, piece, elsewhere)


def _unit(case: Case, piece: Evidence, elsewhere: str) -> Iterator[Contradiction]:
    name = _BRACKETS.sub("", case.party.name)
    if RetoldWords.read().other_unit.search(f"{piece.name}，{piece.text}"):
        return  # a firm of a like name that has to do with the party
    if case.party.kind == "个人" or len(name) < _SHORTEST_UNIT or is_hidden(name) or name in piece.text:
        return
    for at in range(len(piece.text) - len(name) + 1):
        found = piece.text[at : at + len(name)]
        apart = places_apart(found, name) or ()
        meant = found[-2:] == name[-2:] and found[:2] == name[:2] and 0 < len(apart) <= _OFF
        meant = meant and RetoldWords.read().unit_slot.search(piece.text[max(0, at - _NEAR) : at]) is not None
        if not meant or apart[-1] - apart[0] >= _OFF or found in elsewhere:
            continue
        if not any(_NUMBERS.match(text[n]) for text in (found, name) for n in apart):
            yield _clash("当事人的名称", name, piece, at, found)
            return


def _head(case: Case, piece: Evidence, elsewhere: str) -> Iterator[Contradiction]:
    """The head of a unit, or the owner of a shop, beside a word for his post or his signature as such."""
    head, unit = case.party.representative, _BRACKETS.sub("", case.party.name)
    if not head or not unit or unit not in piece.text or not RetoldWords.read().of_unit.search(piece.name):
        return
    for at, found in _variants(head, piece.text, elsewhere):
        around = piece.text[max(0, at - _NEAR) : at + len(found) + _NEAR]
        if RetoldWords.read().head.search(around) and not RetoldWords.read().other_head.search(around):
            yield _clash("当事人的负责人姓名", head, piece, at, found)
            return


def _person(case: Case, piece: Evidence, elsewhere: str) -> Iterator[Contradiction]:
    """A person whose own act it is, where a paper registers a thing under him, or tells what he is in the matter."""
    if case.party.kind != "个人":
        return
    for at, found in _variants(case.party.name, piece.text, elsewhere):
        if RetoldWords.read().registered.search(piece.text[max(0, at - _NEAR) : at]):
            yield _clash("当事人的姓名", case.party.name, piece, at, found)
            return


def _officers(case: Case, piece: Evidence, elsewhere: str) -> Iterator[Contradiction]:
    if RetoldWords.read().other_agency.search(f"{piece.name}，{piece.text}"):
        return
    for name in case.officer_names:
        for at, found in _variants(name, piece.text, elsewhere):
            if RetoldWords.read().officer.search(piece.text[max(0, at - _NEAR) : at]):
                yield _clash("执法人员的姓名", name, piece, at, found)
                return


def _variants(name: str, text: str, elsewhere: str) -> Iterator[tuple[int, str]]:
    """The places of a text that has no such name at which a name of the same surname stands, one character apart."""
    if len(name) < _SHORTEST_NAME or name in text or is_hidden(name):
        return
    for match in re.finditer(re.escape(name[0]), text):
        found = text[match.start() : match.start() + len(name)]
        apart = places_apart(found, name) or ()
        if len(apart) == 1 and re.fullmatch(r"[\u4e00-\u9fff]+", found) and found not in elsewhere:
            yield match.start(), found


def _clash(about: str, right: str, piece: Evidence, at: int, found: str) -> Contradiction:
    sentence = next(
        (m[0] for m in _SENTENCE.finditer(piece.text) if m.start() <= at < m.end()), piece.text
    ).strip()
    return Contradiction(about, Side(PARTY, right, right), Side(piece.id, sentence, found), "姓名（写错）")
