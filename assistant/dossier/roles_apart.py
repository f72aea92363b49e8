"""Who stands where the party should: the employer, the account, the owner of the vehicle, the payer of a receipt, who sent for help.

A role that two papers give to two units, or the role of the one who acts given to a unit of which the case knows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from assistant.corpora import Words
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.labelled import Labelled, clash_of, ours
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.names import is_name, names_person, short_names
from assistant.dossier.sources import FACTS, PARTY, Contradiction, is_hidden
from assistant.dossier.statements import read_evidence
from assistant.text.personal import PLATE

_BRACKETS = re.compile(r"[（(].*")
_SENTENCE = re.compile(r"[^。；;\n]+")
_NAME = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3})(?=[，,。；;、]|$)")


class _Said(Words):
    """The words of roles, as corpora/lexicon/dossier/roles_apart.yaml has them."""

    FILE = "lexicon/dossier/roles_apart.yaml"

    unit: re.Pattern[str]
    role: re.Pattern[str]
    of_actor: re.Pattern[str]
    other_role: re.Pattern[str]
    of_money: re.Pattern[str]
    owner: re.Pattern[str]
    lent: re.Pattern[str]
    own_vehicle: re.Pattern[str]
    receipt: re.Pattern[str]
    received_before: str
    received_behind: str
    who_did: re.Pattern[str]
    answer: re.Pattern[str]


def roles_apart(case: Case) -> Iterator[Contradiction]:
    """Every role of the party in which a paper puts somebody else.

    Args:
        case: party, facts and evidence are read.
    """
    yield from _roles(case)
    yield from _owners(case)
    yield from _receipts(case)
    yield from _senders(case)


def _roles(case: Case) -> Iterator[Contradiction]:
    """A role given to the party by one paper and to another unit by a second; the role of the actor given to a stranger."""
    told = [one for piece in case.evidence for one in _roles_in(piece)]
    name = _BRACKETS.sub("", case.party.name)
    strange = [(role, one) for role, one in told if not _may_be(one.value, case) and not _is_known(one, case)]
    for (role, one), (other_role, other) in combinations(told, 2):
        pair = {one.value, other.value}
        if role == other_role and len(pair) > 1 and name in pair and {one, other} & {s for _, s in strange}:
            yield clash_of(role, one, other)
    if case.party.kind == "个人" or not name:
        return
    for role, one in strange:
        if _Said.read().of_actor.fullmatch(role) and not any(r == role and o.value == name for r, o in told):
            yield clash_of(f"{role}（行为主体）", one, Labelled(PARTY, name, name))


def _roles_in(piece: Evidence) -> Iterator[tuple[str, Labelled]]:
    said = _Said.read()
    for sentence in _SENTENCE.findall(piece.text):
        for match in said.role.finditer(sentence) if not said.other_role.search(sentence) else ():
            yield match["role"], Labelled(piece.id, match[0], match["unit"])


def _may_be(unit: str, case: Case) -> bool:
    """Whether a unit may be the party, by any of its names."""
    return any(name in unit or unit in name for name in short_names(case.party.name))


def _is_known(one: Labelled, case: Case) -> bool:
    """Whether the case knows a unit otherwise than in the role that is asked of, and as one that takes the money."""
    said = _Said.read()
    told = (s for p in case.evidence for s in _SENTENCE.findall(said.role.sub("", p.text)))
    texts = (case.facts, ours(case), *(s for s in told if not said.of_money.search(s)))
    return any(one.value in text for text in texts)


def _owners(case: Case) -> Iterator[Contradiction]:
    """The facts call their vehicles the party's, the licence of one of them names a unit of which nobody else knows."""
    said, name = _Said.read(), _BRACKETS.sub("", case.party.name)
    own = re.search(re.escape(name) + said.own_vehicle.pattern, case.facts) if len(name) > 1 else None
    texts = [p.text for p in case.evidence]
    for piece in case.evidence if own else ():
        for plate, owner in _owned(piece.text):
            strange = not _may_be(owner["unit"], case) and sum(owner["unit"] in text for text in texts) == 1
            lent = any(said.lent.search(s) for text in texts for s in _SENTENCE.findall(text) if plate in s)
            if own and plate in case.facts and strange and not lent and owner["unit"] not in case.facts:
                mine = Labelled(piece.id, owner[0], owner["unit"])
                yield clash_of("车辆（船舶）所有人", mine, Labelled(FACTS, own[0], name))


def _owned(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Plates with the owner that the words behind them name, before the next plate."""
    plates = list(PLATE.finditer(text))
    for at, plate in enumerate(plates):
        end = plates[at + 1].start() if at + 1 < len(plates) else len(text)
        if owner := _Said.read().owner.search(text, plate.end(), end):
            yield plate[0], owner


def _receipts(case: Case) -> Iterator[Contradiction]:
    """A receipt that the party handed in, for money from somebody of whom the case knows nothing."""
    said = _Said.read()
    person = case.party.name if case.party.kind == "个人" else case.party.representative
    form = re.compile(f"{said.received_before}{load_patterns().name}{said.received_behind}")
    papers = (p for p in case.evidence if said.receipt.search(p.name) and "当事人" in p.source)
    for piece in papers if person and not is_hidden(person) else ():
        for match in form.finditer(piece.text):
            name = match["name"]
            texts = (case.facts, ours(case), *(p.text for p in case.evidence if p.id != piece.id))
            known = any(name in text for text in texts) or piece.text.count(name) > 1
            if (
                is_name(name)
                and not is_hidden(name)
                and not known
                and person not in piece.text[: match.start()][-8:]
            ):
                yield clash_of(
                    "收据（收条）上的姓名",
                    Labelled(piece.id, match[0], name),
                    Labelled(PARTY, person, person),
                )


def _senders(case: Case) -> Iterator[Contradiction]:
    """A witness who was sent for by somebody else than the person whose act it is, and affirms nothing of that person."""
    person = case.party.name
    if case.party.kind != "个人" or is_hidden(person) or person not in case.facts:
        return
    for piece in (p for p in case.evidence if p.kind is EvidenceKind.WITNESS):
        for match in _Said.read().answer.finditer(piece.text):
            named = _NAME.match(match["answer"]) if _Said.read().who_did.search(match["asked"]) else None
            if named and _is_another(named["name"], person, case) and not _affirms(piece, person):
                mine = Labelled(piece.id, match[0].strip(), named["name"])
                yield clash_of("行为人（谁叫来做的）", mine, Labelled(FACTS, case.facts, person))


def _is_another(name: str, person: str, case: Case) -> bool:
    """Whether a name is that of somebody whom the facts do not name."""
    return (
        bool(load_patterns().name_before.match(f"{name}，"))
        and is_name(name)
        and name != person
        and name not in case.facts
    )


def _affirms(piece: Evidence, person: str) -> bool:
    """Whether a statement says anything of a person but in questions."""
    said = (s for s in read_evidence(piece) if names_person(s.text, person))
    return any(s.asserts for s in said)
