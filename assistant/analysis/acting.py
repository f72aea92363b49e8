"""Who receives papers and attends the hearing for a party: whom it authorised, for that day, and under his own name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.analysis.agents import is_authority, named_agent, span_of
from assistant.analysis.model import ElementStatus, Gap, Support
from assistant.analysis.pieces import flaw
from assistant.corpora import Words
from assistant.dossier.model import Case, Evidence
from assistant.dossier.names import is_name, names_in, names_person
from assistant.dossier.sources import is_hidden
from assistant.text.dates import find_dates, format_date
from assistant.text.slips import places_apart

_BASIS = "《中华人民共和国行政处罚法》第四十五条"
_SERVICE = "《中华人民共和国行政处罚法》第六十一条"
_SENTENCE = re.compile(r"[^。；;\n]+")
_SERVED = frozenset({"送达", "决定送达", "告知", "责令改正", "听证通知"})
_TWICE = 2


class _Said(Words):
    """The words of receipts and of who acts for another, as corpora/lexicon/acting.yaml has them."""

    FILE = "lexicon/acting.yaml"

    called: re.Pattern[str]
    of_paper: re.Pattern[str]
    signed: re.Pattern[str]
    heard: re.Pattern[str]
    hearing: re.Pattern[str]
    authority: re.Pattern[str]
    our_paper: re.Pattern[str]
    service: re.Pattern[str]
    receiver: re.Pattern[str]
    family: re.Pattern[str]
    not_person: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Act:
    """What somebody did for the party: whose act, where it is told, on which day, and whether he is called an agent or heard."""

    name: str
    evidence: str
    quote: str
    day: date | None = None
    called: bool = False


def acting_gaps(case: Case) -> tuple[Gap, ...]:
    """Agents without an authority, beyond its time or under another name; receipts of strangers.

    Args:
        case: party, officers, evidence and steps are read.
    """
    if case.party.kind == "个人" or is_hidden(case.party.representative or "某"):
        return tuple(_strangers(case))
    acts = [act for act in _acts(case) if _is_other(act.name, case)]
    told = _Said.read().authority
    papers = [p for p in case.evidence if is_authority(p) and told.search(p.name + p.text)]
    found = [gap for act in _first_of_each(acts) if (gap := _without(act, acts, papers, case))]
    gaps = (*found, *_too_late(acts, papers))
    return gaps or (tuple(_strangers(case)) if case.party.kind == "个体工商户" else ())


def _acts(case: Case) -> Iterator[_Act]:
    said = _Said.read()
    for piece in case.evidence:
        if (titled := said.of_paper.search(piece.name)) and is_name(titled["name"]):
            yield _Act(titled["name"], piece.id, piece.name, piece.obtained, called=True)
        hearing = said.hearing.search(piece.name + piece.text) is not None
        for sentence in _SENTENCE.findall(piece.text) if not is_authority(piece) else ():
            yield from _told(piece.id, sentence, None, hearing=hearing)
    for step in case.steps:
        if step.name in _SERVED:
            yield from _told(f"步骤“{step.name}”", step.note, step.on, hearing=False)


def _told(evidence: str, sentence: str, on: date | None, *, hearing: bool) -> Iterator[_Act]:
    """The acts of a sentence, each with the last whole day told before it."""
    said = _Said.read()
    forms = ((said.called, True), (said.signed, False), *(((said.heard, True),) if hearing else ()))
    for form, called in forms:
        for match in form.finditer(sentence):
            days = [day for day, _, end in find_dates(sentence) if end <= match.start()]
            yield _Act(match["name"], evidence, sentence.strip(), days[-1] if days else on, called)


def _is_other(name: str, case: Case) -> bool:
    """Whether a name is that of a person who is neither head, nor answerable, nor an officer, nor already the agent of the case."""
    party = case.party
    people = (
        *party.responsible,
        *([party.agent] if party.agent else []),
        *([party.guardian] if party.guardian else []),
    )
    known = {party.representative, party.name, *case.officer_names, *(person.name for person in people)}
    person = name in names_in(name) or is_hidden(name)
    return person and is_name(name) and name not in known and not _Said.read().not_person.search(name)


def _first_of_each(acts: list[_Act]) -> list[_Act]:
    """One act of each person: one by which he is called an agent, else his first."""
    found: dict[str, _Act] = {}
    for act in sorted(acts, key=lambda one: not one.called):
        found.setdefault(act.name, act)
    return list(found.values())


def _without(act: _Act, acts: list[_Act], papers: list[Evidence], case: Case) -> Gap | None:
    """What is wrong with the authority of one who acts: it names him otherwise, or there is none."""
    agents = {agent: paper for paper in papers if (agent := named_agent(paper))}
    for agent, paper in agents.items() if act.name not in agents else ():
        rest = (p.text for p in case.evidence if p.id != paper.id)
        if len(places_apart(agent, act.name) or ()) == 1 and not any(agent in text for text in rest):
            return _of_another_name(act, paper, agent)
    if _is_authorised(act.name, papers, case):
        return None
    served = {a.evidence for a in acts if a.name == act.name and _Said.read().service.search(a.quote)}
    if not act.called and (len(served) < _TWICE or _Said.read().receiver.search(act.quote)):
        return None
    return Gap(
        "受委托人的授权", ElementStatus.MISSING if act.called else ElementStatus.FLAWED,
        (Support(act.evidence, act.quote),), "取得授权委托书（写明权限、期限，加盖公章）和受委托人身份证明", "当事人",
        _BASIS, f"{act.name}替当事人签收文书、参加调查或者听证，案卷里没有给{act.name}的授权委托书",
    )  # fmt: skip


def _of_another_name(act: _Act, paper: Evidence, agent: str) -> Gap:
    return Gap(
        "受托人姓名", ElementStatus.CONFLICT, (Support(paper.id, agent), Support(act.evidence, act.quote)),
        "核对受托人身份证原件，更正授权委托书或者签名，必要时由当事人书面确认", "当事人", _BASIS,
        f"证据 {paper.id} 委托的是{agent}，{act.evidence}写的是{act.name}",
    )  # fmt: skip


def _is_authorised(name: str, papers: list[Evidence], case: Case) -> bool:
    """Whether an authority names somebody or does not tell whom it names, or a paper tells that he showed or was given one."""
    if any(names_person(paper.text, name) or not named_agent(paper) for paper in papers):
        return True
    given = re.compile(rf"(?<!受)(?:委托|授权|指派|委派)(?!人|代理人)[^。；]{{0,24}}{name}")
    texts = (*(p.text for p in case.evidence), *(step.note for step in case.steps))
    return any(
        given.search(sentence) or (names_person(sentence, name) and _tells_authority(sentence))
        for text in texts
        for sentence in _SENTENCE.findall(text)
    )


def _tells_authority(sentence: str) -> bool:
    said = _Said.read()
    return said.authority.search(sentence) is not None and not said.our_paper.search(sentence)


def _too_late(acts: list[_Act], papers: list[Evidence]) -> Iterator[Gap]:
    """Papers received by an agent before or after the time of every authority that names him."""
    told: set[str] = set()
    for act in (a for a in acts if a.day and a.name not in told):
        own = [(p, span) for p in papers if names_person(p.text, act.name) and (span := span_of(p))]
        others = [p for p in papers if names_person(p.text, act.name) and not span_of(p)]
        if own and not others and act.day and not any(first <= act.day <= last for _, (first, last) in own):
            piece, (first, last) = own[0]
            told.add(act.name)
            spans = f"委托期限{format_date(first)}至{format_date(last)}"
            yield flaw(
                piece, f"{spans}，{act.name}{format_date(act.day)}还在签收文书或者代为办理，不在委托期限内",
                "补期限内的授权委托书，或者由法定代表人追认", _BASIS,
            )  # fmt: skip


def _strangers(case: Case) -> Iterator[Gap]:
    """Who signs for the decision on a natural person or an individual business without a word who he is (民事诉讼法第八十八条)."""
    said, people = _Said.read(), {case.party.name, case.party.representative}
    if not any(name and not is_hidden(name) for name in people):
        return
    told = "\n".join(p.text for p in case.evidence)
    for step in (s for s in case.steps if s.name in ("送达", "决定送达")):
        for match in said.signed.finditer(step.note):
            name = match["name"]
            known = said.family.search(step.note) or any(name in (person or "") for person in people)
            explained = any(
                said.family.search(sentence) for sentence in _SENTENCE.findall(told) if name in sentence
            )
            if _is_other(name, case) and not known and not explained:
                yield Gap(
                    "决定书的签收人", ElementStatus.FLAWED, (Support(f"步骤“{step.name}”", step.note),),
                    "由当事人本人签收；他人代收的，写明是同住成年家属或者附委托", "受送达人", _SERVICE,
                    f"{name}签收决定书，没有写明与受送达人的关系，也没有委托",
                )  # fmt: skip
