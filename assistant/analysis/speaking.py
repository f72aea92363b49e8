"""Whether a statement may speak to an element of the catalogue, and whether its words do (DOMAIN §11)."""

from __future__ import annotations

import re

from assistant.analysis.elements import Element
from assistant.dossier.model import Evidence, EvidenceKind, Polarity
from assistant.dossier.statements import AS_FACT, Statement

_OWN_DOINGS = re.compile(r"(?:是|系)?(?:我|本人|自己)")
_STOPS = "。！？；!?;"
_BY_OTHERS = re.compile(r"公司|老板|[店厂]里|雇|安排|指使|承包|负责人|当事人|叫我|让我")
_LACKS_SUCH = re.compile(
    r"(?:没有|未|无|没|尚未)[^，。；]{0,20}(?P<what>同意|核准|登记|注册|变更|申请|报备|审核)(?!保存|簿|台账|表)"
)
_NOT_FOUND = re.compile(  # what a register answers: 未查询到证件信息, 查无此人
    r"(?:未|没有?|无法?)(?:能)?(?:查询?|检索|查找|比对|搜索|核查|核实)(?:到|得|见)[^，。；]{0,12}(?:证|许可|登记|备案|资[格质]|批准|审批|信息|记录|数据|结果)|查无(?:此|该|相关|任何)?[^，。；]{0,8}(?:证|人|许可|登记|备案|信息|记录|结果)"
)

OF_PERMITS = re.compile(
    r"许可|持证|证(?![据明人实])|照(?!片|相|顾)|(?:检疫|合格|施工|作业)证明|(?:取得|申请|申领|核发|签发|出具|开具|办)[^，。；]{0,12}证明|登记|备案|审批|批准|核准|手续|资质|资格|注册|检验|检测|检定|报过?检|检过|申请|申报|查无|未查"
)
"""Words of permits, entries and tests that an authority grants, makes or asks for."""


def is_cued(clauses: list[Statement], element: Element, piece: Evidence) -> bool:
    """Whether clauses of one sentence hold words of an element, not only of what a witness did himself."""
    words = "，".join(clause.matter for clause in clauses)
    met = (cue.search(words) for cue in element.cues)
    return any(found and not _is_own_doing(found[0], element, piece) for found in met)


def lacks_such(clauses: list[Statement], told: str) -> str:
    """The word for what clauses say was not granted or made, where the facts or the clause call the permit so (登记、同意); "" if none.

    Args:
        clauses: of one sentence.
        told: the words of the facts and of the clause.
    """
    found = (m for clause in clauses for m in _LACKS_SUCH.finditer(clause.matter))
    return next((m["what"] for m in found if m["what"] in told), "")


def _is_own_doing(words: str, element: Element, piece: Evidence) -> bool:
    """Whether words that seem to name who did it are a witness's about himself (我在路边开店)."""
    witness = element.match == "actor" and piece.kind is EvidenceKind.WITNESS
    return witness and _OWN_DOINGS.match(words) is not None and not _BY_OTHERS.search(words)


def may_speak(element: Element, clause: Statement) -> bool:
    """Whether a statement, by its polarity and mode, may speak to an element.

    Args:
        element: some take what is denied or lacking as well.
        clause: of a piece of evidence.
    """
    if clause.own and not element.papers & set(clause.own):
        return False
    none_reported = clause.polarity is Polarity.REPORTED and clause.text.startswith(("未", "没有", "无"))
    if element.id == "permit" and _NOT_FOUND.search(clause.text):
        return clause.mode in AS_FACT
    if element.denied and (clause.polarity is Polarity.DENIED or none_reported):
        return clause.mode in AS_FACT
    if clause.polarity is not Polarity.AFFIRMED or (clause.lacks and not element.lacks):
        return False
    return bool(clause.own) or clause.mode in AS_FACT


def tells_none(said: Statement) -> bool:
    """Whether a clause tells that no permit was found (无采伐许可证核发记录), whatever else the paper tells of others."""
    denied = said.lacks or said.polarity is Polarity.DENIED
    return denied and OF_PERMITS.search(said.text) is not None


def quoted(clauses: list[Statement]) -> str:
    """The clauses of one sentence as they stand, from the first to the last, with the stop behind it."""
    sentence, place = clauses[0].sentence, clauses[0].place
    if clauses[0].short:
        return f"{clauses[0].question}{sentence}".strip()
    start, end = clauses[0].anchor.start - place, clauses[-1].anchor.end - place
    return sentence[start : end + (sentence[end : end + 1] in _STOPS)].strip()
