"""Whether a penalty rests on an order that was not obeyed, and what the inspection after the period found (DOMAIN §4 第7项)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.analysis.discretion.catalogue import pattern_of
from assistant.analysis.discretion.told import Form
from assistant.analysis.testimony import Proof
from assistant.dossier.denials import is_later
from assistant.dossier.facts import evidence_facts
from assistant.dossier.model import Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.sources import REASONS, Contradiction, Side
from assistant.dossier.statements import Mode, Statement, read_evidence, read_statements

_TOPIC = "是否改正"
_MENDED, _UNMENDED = "已经改正", "没有改正"
_GOES_ON = re.compile(
    r"(?:仍|依然|依旧|继续|照常|还)(?:然|旧)?[^，。；]{0,4}(?:在|营业|经营|施工|生产|使用|排放|堆放|占用|摆放|存在|有)"
)
_STILL_LACKS = re.compile(
    r"(?:仍|依然|依旧|还是|还|至今|一直)[然旧是]?[^，。；]{0,8}(?:没有?|未能?|不能|拿不出|无法|做不出)"
    r"(?:$|[^，。；]{0,16}(?:拿|提供|交|出示|编|做|建|办|装|设|改|拆|清|搬|恢复|停))"
)
_UNCHANGED = re.compile(
    r"(?:没有?|未|无)(?:任何|一点|丝毫)?(?:动(?![工用作员])|变化|改变)|老样子|还是[^，。；]{0,8}样子?|照[旧样][^，。；]{0,6}[着用在]"
)
_ALL_WELL = re.compile(r"发现|见到?|异常|问题|违法|再|新的?|反弹|堆放|占用")
_WORKING = re.compile(
    r"(?:仍|还|继续|又|重新)[在]?[^，。；]{0,10}(?:施工|浇筑|经营|销售|生产|使用|排放|堆放|建设|作业|营业)|新增|增加了"
)
_AT_RECHECK = re.compile(
    r"(?<![如若经])复查(?:时|：|，|发现|查明)?(?:(?![未没]有?(?:发现|见))[^。；，]){0,8}(?:未|没有?)(?!发现|见)[^，。；]{0,3}(?:改(?![变善期])|整改)(?![^，。；]{0,4}的(?:[，,]|$))"
)
_AT_ONCE = re.compile(r"(?:立即|及时|随即|当场)[^，。；]{0,4}(?:停工|停止|停业|停售|停产|改正|整改)")
_RECHECK = re.compile(r"复查|核查|回头看|整改")
_STATEMENTS = frozenset({EvidenceKind.PARTY, EvidenceKind.WITNESS})
_DONE = (Mode.FACT, Mode.ENDED)


def rests_on_default(case: Case) -> bool:
    """Whether facts, reasons or steps tell, as a thing that happened, that the order was not obeyed.

    What would follow (逾期不改正的，将依法处罚) tells nothing, nor does another period that passed (逾期未申辩、逾期未缴纳).
    """
    refused = pattern_of("refused")
    form = Form(refused.said, refused.lacking)
    told = (case.facts, case.discretion, *(step.note for step in case.steps))
    if any(form.is_told_in(said) for text in told for said in read_statements(text)):
        return True
    return any(_AT_RECHECK.search(text) for text in (*told, *(f"{s.name}：{s.note}" for s in case.steps)))


def tells_unmended(piece: Evidence, proof: Proof) -> bool:
    """Whether the paper of the inspection says that it was not mended or goes on, or shows the conduct itself."""
    values = {fact.value for fact in evidence_facts(piece) if fact.name == _TOPIC}
    refused = pattern_of("refused")
    form = Form(refused.said, refused.lacking)
    said = read_evidence(piece)
    goes_on = any(form.is_told_in(one) for one in said)
    # 照常营业, 仍在使用 tell the violation only where nothing says that it was mended
    goes_on = goes_on or (any(_still_so(one) for one in said) and not tells_mended(piece, proof))
    return _UNMENDED in values or goes_on or (_MENDED not in values and bool(proof.shows(piece)))


def tells_mended(piece: Evidence, proof: Proof) -> bool:
    """Whether the paper says that it was mended, or that all was in order."""
    values = {fact.value for fact in evidence_facts(piece) if fact.name == _TOPIC}
    mended = pattern_of("mended")
    form = Form(mended.said, mended.lacking)
    told = _MENDED in values or any(form.is_told_in(one) for one in read_evidence(piece))
    return told or bool(proof.finds_nothing(piece)) or bool(proof.denies(piece, later=True))


def _still_so(said: Statement) -> bool:
    """Whether a clause says that what was found goes on, or that what was ordered is still lacking."""
    if said.mode is not Mode.FACT or said.polarity not in (Polarity.AFFIRMED, Polarity.DENIED):
        return False
    goes_on = said.polarity is Polarity.AFFIRMED and _GOES_ON.search(said.text) is not None
    goes_on = goes_on or _UNCHANGED.search(said.text) is not None
    return goes_on or (_STILL_LACKS.search(said.text) is not None and not _ALL_WELL.search(said.text))


def still_going(case: Case) -> Iterator[Contradiction]:
    """The reasons say that the act was ended at once, an inspection afterwards saw it go on and none saw it ended.

    Args:
        case: its reasons and the papers of its inspections are read.
    """
    about = "停止（改正）的情况"
    claim = _ended_at_once(case.discretion)
    later = [p for p in case.evidence if _RECHECK.search(p.name) or is_later(p.name)] if claim else []
    papers = [piece for piece in later if piece.kind not in _STATEMENTS]
    proof = Proof(case, "")
    if any(tells_mended(piece, proof) for piece in papers):
        return
    for piece in papers:
        if words := _going_on(piece):
            here = Side(piece.id, words, "仍在继续")
            yield Contradiction(about, here, Side(REASONS, case.discretion, claim), about)


def _ended_at_once(reasons: str) -> str:
    """The words of the reasons that affirm that the party ended the act at once; an order to end it is no such thing."""
    said = (s for s in read_statements(reasons) if s.polarity is Polarity.AFFIRMED and s.mode in _DONE)
    found = (_AT_ONCE.search(s.text) for s in said if not s.lacks)
    return next((match[0] for match in found if match), "")


def _going_on(piece: Evidence) -> str:
    """The words of a paper that affirm that the act goes on, "" if none do."""
    said = (s for s in read_evidence(piece) if s.polarity is Polarity.AFFIRMED and s.mode is Mode.FACT)
    return next((s.sentence.strip() for s in said if not s.lacks and _WORKING.search(s.text)), "")
