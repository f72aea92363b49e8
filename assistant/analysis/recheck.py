"""Whether a penalty rests on an order that was not obeyed, and what the inspection after the period found (DOMAIN §4 第7项)."""

from __future__ import annotations

import re

from assistant.analysis.discretion.catalogue import pattern_of
from assistant.analysis.discretion.told import Form
from assistant.analysis.testimony import Proof
from assistant.dossier.facts import evidence_facts
from assistant.dossier.model import Case, Evidence, Polarity
from assistant.dossier.statements import Mode, Statement, read_evidence, read_statements

_TOPIC = "是否改正"
_MENDED, _UNMENDED = "已经改正", "没有改正"
_GOES_ON = re.compile(
    r"(?:仍|依然|依旧|继续|照常|还)(?:然|旧)?[^，。；]{0,4}(?:在|营业|经营|施工|生产|使用|排放|堆放|占用|摆放|存在|有)"
)


def rests_on_default(case: Case) -> bool:
    """Whether facts, reasons or steps tell, as a thing that happened, that the order was not obeyed.

    What would follow (逾期不改正的，将依法处罚) tells nothing, nor does another period that passed (逾期未申辩、逾期未缴纳).
    """
    refused = pattern_of("refused")
    form = Form(refused.said, refused.lacking)
    told = (case.facts, case.discretion, *(step.note for step in case.steps))
    return any(form.is_told_in(said) for text in told for said in read_statements(text))


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
    factual = said.polarity is Polarity.AFFIRMED and said.mode is Mode.FACT
    return factual and _GOES_ON.search(said.text) is not None
