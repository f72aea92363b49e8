"""For whom somebody may speak: who speaks for an organisation shows an authority for himself, that day and that act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.analysis.model import ElementStatus, Gap, Support
from assistant.analysis.pieces import flaw, paper_kind
from assistant.corpora import Words
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.names import NAME_ENDS, is_name, names_in, names_person
from assistant.text.dates import find_dates, format_date
from assistant.text.identity import ID_NUMBER
from assistant.text.personal_words import personal

_BASIS = "《中华人民共和国行政处罚法》第四十五条"
_HIDDEN = re.compile(r"[*＊×xX]{2,}")
_OF_A_NAME = (2, 3, 4)
_NOT_OURS = (
    r"(?:(?!执法|[检监]测|检验|鉴定|对|向|询问|调查)[^，。；])"  # 指派执法人员对孙某询问 gives him nothing
)
_SHORT = 2  # 店长孙某 may be read with a part of his post


class _Said(Words):
    """The words of authorities, as corpora/lexicon/agents.yaml has them."""

    FILE = "lexicon/agents.yaml"

    span_of_authority: re.Pattern[str]
    of_another: re.Pattern[str]
    a_time_of_acts: re.Pattern[str]
    agent: re.Pattern[str]
    title: re.Pattern[str]
    no_authority: re.Pattern[str]
    written: re.Pattern[str]
    ratified: re.Pattern[str]
    head: re.Pattern[str]
    self_named: re.Pattern[str]
    own_paper: re.Pattern[str]
    spoken: re.Pattern[str]
    one_speaks: re.Pattern[str]
    left_out: re.Pattern[str]
    only: re.Pattern[str]
    to_answer: re.Pattern[str]
    of_identity: re.Pattern[str]
    goes_to: re.Pattern[str]


def agent_gaps(case: Case) -> tuple[Gap, ...]:
    """What is wrong with the authority of who speaks for the party: none for him, not of that day, not for that act.

    Args:
        case: party and evidence are read.
    """
    return (*_authority(case), *_expired(case), *_beyond(case), *_unknown_head(case))


def _authority(case: Case) -> Iterator[Gap]:
    """Who speaks for an organisation is its representative, a person responsible, or shows an authorisation."""
    if case.party.kind == "个人" or case.party.agent is not None:
        return
    pieces = [p for p in case.evidence if p.kind is EvidenceKind.PARTY and not _of_the_party_itself(p)]
    representative = case.party.representative
    if not pieces or not representative or _HIDDEN.search(representative):
        return
    known = (representative, *(person.name for person in case.party.responsible if person.name))
    spoke_self = any(_spoke_self(piece, known) for piece in pieces)
    if not spoke_self and not any(_authorises(paper, pieces) for paper in case.evidence):
        yield Gap(
            "受委托人的授权", ElementStatus.MISSING, (Support(pieces[0].id, pieces[0].name),),
            "取得授权委托书（写明权限、期限，加盖公章）和受委托人身份证明", "当事人", _BASIS,
            f"{pieces[0].name}不是由{representative}本人陈述，也没有授权委托书",
        )  # fmt: skip


def _authorises(paper: Evidence, said: list[Evidence]) -> bool:
    """Whether a paper is the authority of one who speaks here, or tells that he showed one; a lawyer's own is not his."""
    if is_authority(paper):
        return True
    speakers = {name for piece in said for name in speakers_of(piece) if is_name(name)}
    if not speakers or paper in said:
        return _Said.read().written.search(paper.name + paper.text) is not None
    return any(_tells_authority(paper.text, name[-_SHORT:]) for name in speakers)


def _tells_authority(text: str, name: str) -> bool:
    """Whether a paper tells that somebody showed his authority, nobody else being named between, or was given or sent by one."""
    own = re.escape(name)
    shown = re.finditer(rf"{own}(?P<between>[^。；、]{{0,30}}?)(?:授权|委托书)", text)
    given = rf"(?:(?<!受)委托(?!代理人|人)|授权|指派|委派|指定|[兹特现]介绍){_NOT_OURS}{{0,20}}{own}|由[^，。；]{{0,6}}{own}[^，。；]{{0,2}}(?:全权|代表|代为)"
    return any(not names_in(m["between"]) for m in shown) or re.search(given, text) is not None


def is_authority(paper: Evidence) -> bool:
    """Whether a paper is, by its name or kind, the authority of an agent.

    Args:
        paper: of the case.
    """
    titled = _Said.read().title.search(paper.name) is not None and not _Said.read().no_authority.search(
        paper.name
    )
    return titled or paper_kind(paper) == "authority"


def _of_the_party_itself(piece: Evidence) -> bool:
    """Whether a piece is a paper that an organisation wrote and sealed: nobody spoke for it."""
    written = _is_written(piece) and not _Said.read().one_speaks.search(piece.text)
    return written and not names_in(piece.name) and "章" in piece.name + piece.text


def _is_written(piece: Evidence) -> bool:
    return _Said.read().own_paper.search(piece.name) is not None and not _Said.read().spoken.search(
        piece.name
    )


def _spoke_self(piece: Evidence, known: tuple[str, ...]) -> bool:
    """Whether a statement may be that of who stands for the party; one whose title names somebody else must say so of him."""
    if _Said.read().head.search(piece.name) or any(name in piece.name for name in known):
        return True
    if names_in(piece.name):
        return _Said.read().self_named.search(piece.text) is not None
    words = piece.text
    return _Said.read().head.search(words) is not None or any(name in words for name in known)


def _expired(case: Case) -> Iterator[Gap]:
    """Who speaks for a party as its agent does so within the time of the authorisation that names him.

    What the representative says himself, or an agent whom the paper does not name, is not measured by it; of several papers
    for one agent one that covers the day is enough, and so is a ratification.
    """
    if any(_Said.read().ratified.search(piece.name + piece.text) for piece in case.evidence):
        return
    papers = [(p, span) for p in case.evidence if is_authority(p) and (span := span_of(p))]
    for said in (p for p in case.evidence if p.kind is EvidenceKind.PARTY and p.obtained):
        own = [(piece, span) for piece, span in papers if _names_agent(piece, said, case)]
        if own and said.obtained and not any(first <= said.obtained <= last for _, (first, last) in own):
            piece, (first, last) = own[0]
            told = f"委托期限{format_date(first)}至{format_date(last)}，{said.name}作于{format_date(said.obtained)}，不在委托期限内"
            yield flaw(piece, told, "补期限内的授权委托书，或者由法定代表人追认", _BASIS)


def span_of(piece: Evidence) -> tuple[date, date] | None:
    """The first and last day of an authorisation; None where they are not both written.

    Args:
        piece: an authorisation.
    """
    found = _Said.read().span_of_authority.finditer(piece.text)
    span = next(
        (
            m
            for m in found
            if not _Said.read().of_another.search(piece.text[max(0, m.start() - 10) : m.start()])
        ),
        None,
    )
    told = find_dates(span[0]) if span and not _Said.read().a_time_of_acts.search(span[0]) else []
    joined = len(told) > 1 and span and _Said.read().goes_to.match(span[0][told[0][2] : told[1][1]])
    days = [day for day, _, _ in (told[:2] if joined else told)]
    return (days[0], days[1]) if len(days) == 2 and days[0] <= days[1] else None


def named_agent(piece: Evidence) -> str:
    """The name of the agent that an authorisation gives, "" where it cannot be read.

    Args:
        piece: an authorisation.
    """
    found = _Said.read().agent.search(piece.text)
    name = _behind_post(piece.text, found) if found else ""
    inner = next(
        (one for one in names_in(name) if name.endswith(one)), ""
    )  # 专员孙某 is read with the end of his post
    return inner or name


def _behind_post(text: str, found: re.Match[str]) -> str:
    """The name that an authorisation was read with, without the end of a post that it was cut through (门店经|理谷秀)."""
    group = next(n for n in (1, 2, 3) if found[n])
    start, end = found.span(group)
    cut = (
        text.find(role, max(0, start - len(role) + 1), end) + len(role)
        for role in personal().roles
        if role in text[max(0, start - len(role) + 1) : end]
    )
    behind = max((at for at in cut if start < at <= end - _SHORT), default=start)
    return text[behind:end]


def _names_agent(piece: Evidence, said: Evidence, case: Case) -> bool:
    """Whether an authorisation names as agent the very person whose statement this is."""
    if case.party.representative and case.party.representative in said.name:
        return False
    agent = named_agent(piece) or (case.party.agent.name if case.party.agent else "")
    named = any(names_person(piece.text, one) for one in speakers_of(said))
    return named or bool(agent) and re.search(re.escape(agent) + NAME_ENDS, said.name) is not None


def speakers_of(said: Evidence) -> frozenset[str]:
    """Whose statement a paper is by its name: a name of the common form, or what is left beside words of asking.

    Args:
        said: a record of inquiry or a statement.
    """
    rest = load_patterns().apart.speaker.sub("", said.name)
    return names_in(said.name) | ({rest} if len(rest) in _OF_A_NAME else frozenset())


def _beyond(case: Case) -> Iterator[Gap]:
    """Who is asked for a party may answer by what his authority says: it does not leave just that out, nor is it for other acts only."""
    if any(_Said.read().ratified.search(piece.name + piece.text) for piece in case.evidence):
        return
    papers = [piece for piece in case.evidence if is_authority(piece)]
    for said in (
        p for p in case.evidence if p.kind is EvidenceKind.PARTY and _Said.read().spoken.search(p.name)
    ):
        own = [piece for piece in papers if _names_agent(piece, said, case)]
        if own and all(_leaves_out(piece.text) for piece in own):
            told = f"委托权限不包括接受询问（调查）、陈述，{said.name}却由受委托人作出"
            yield flaw(own[0], told, "补写明接受询问、陈述申辩权限的授权委托书，或者由法定代表人追认", _BASIS)
            return


def _leaves_out(text: str) -> bool:
    """Whether an authority denies its agent the right to answer, or gives him plainly other acts only."""
    if _Said.read().left_out.search(text):
        return True
    return _Said.read().only.search(text) is not None and not _Said.read().to_answer.search(text)


def _unknown_head(case: Case) -> Iterator[Gap]:
    """Who speaks as head of an organisation shows who he is: his number stands somewhere, or a paper of identity names him."""
    party, name = case.party, case.party.representative
    if party.kind == "个人" or not name or _HIDDEN.search(name) or "某" in name or party.id_number:
        return
    said = [
        p
        for p in case.evidence
        if p.kind is EvidenceKind.PARTY and name in p.name and not (_is_written(p) or "电话" in p.name)
    ]
    told = any(
        name in p.text + p.name
        and (ID_NUMBER.search(p.text) or _Said.read().of_identity.search(p.name + p.text))
        for p in case.evidence
    )
    if said and not told and all(p.text for p in case.evidence):
        yield flaw(
            said[0],
            f"没有{name}的身份证明（{name}以负责人、法定代表人的身份陈述）",
            "取得其身份证复印件并核对原件",
            _BASIS,
        )
