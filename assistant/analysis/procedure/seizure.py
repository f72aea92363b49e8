"""Registration for preservation, and seizure: who approved it, which papers were made (处罚法第五十六条, 强制法第十八条至第二十四条)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.model import ProcedureFinding, ProcedureStatus
from assistant.analysis.procedure.moments import Moment
from assistant.dossier.model import Evidence, EvidenceKind, Polarity
from assistant.dossier.polarity import Verdict
from assistant.dossier.statements import Mode, Statement, read_statements
from assistant.text.dates import find_dates

_LAW = "《中华人民共和国行政处罚法》"
_COMPULSORY = "《中华人民共和国行政强制法》"
_CHIEF = (
    r"(?:(?:机关|局|大队|中队|本局|我局|单位|分管|主要|法制)?(?:负责人|领导|主任|[局站队所处厅镇乡区县市]长))"
)
_APPROVED = re.compile(
    rf"{_CHIEF}[^，。；]{{0,10}}(?:批准|同意|审批|签批|签字|批示|指[示令挥]|授权)|(?:案审会|集体|会议|会)(?:讨论|研究)[^，。；]{{0,4}}(?:决定|同意)|(?:报|经|由|向|已|予以|补办)[^，。；]{{0,14}}(?:批准|审批|签批)(?!前)"
    r"|批准(?:书|人|文号|手续|程序|实施)|^批准$|审批(?:表|手续|单|意见)|报批(?!准?前)|获批|请示[^，。；]{0,8}同意"
    r"|(?:办理|履行|完成|经过|补办|补报)[^，。；]{0,8}(?:审批|批准)|(?:补办|补报)[^，。；]{0,8}手续|已补办"
)
_APPROVAL_PAPER = re.compile(r"审批|批准|呈批")
_SEIZURE = re.compile(r"查封|扣押|扣留|暂扣|强制措施")
# Approved apart: it approves no seizure that was made before.
_LATER_MATTER = re.compile(r"解除|延长|返还|发还|退还|没收")
_MADE = re.compile(r"(?<!解除)(?<!延长)(?:实施|采取)")
_REGISTRATION = re.compile(r"登记保存")
_DEALT_WITH = re.compile(r"处理|解除|返还|发还|退还|没收|(?:转|改)?(?:扣押|查封)(?!审批)")
_TURNED = re.compile(r"登记保存[^。]{0,40}(转为|改为|予以|依法)[^。]{0,24}(查封|扣押)")
_INTO_SEIZURE = re.compile(r"(?:转为|改为|转)[^，。；]{0,4}(?:查封|扣押)")
_SEIZED = re.compile(r"(查封|扣押|扣留|暂扣)(?!.{0,6}(解除|返还))")
_LIST = re.compile(r"清单|登记表|凭证|物品单")
_LIST_OF_THINGS = re.compile(r"(?:财物|物品|设施|设备|车辆|工具)[^，。；]{0,6}(?:清单|登记表|明细)")
_RECORD = re.compile(r"现场笔录|(?:强制措施|查封|扣押)[^，。；]{0,6}笔录")
_ON_THE_SPOT = re.compile(r"(?:当场|现场)[^，。；]{0,6}(?:告知|听取|说明)")
_SIGNED = re.compile(r"签名|签字|签收|捺印")
_UNDONE = (Mode.PLAN, Mode.CONDITION, Mode.RULE, Mode.GUESS)
Found = Iterator[ProcedureFinding]


def registration_approved(s: Situation) -> Found:
    """Registration for preservation is approved by the person in charge."""
    made = s.first("登记保存")
    if made is None or not made.note:
        return
    notes = (m.note for m in s.moments if m.kind == "登记保存")
    papers = [p for p in _papers(s, _REGISTRATION) if not _DEALT_WITH.search(p.name)]
    names = (m.name for m in s.moments if _REGISTRATION.search(m.name))
    done = _approved(notes, papers, names)
    yield ProcedureFinding(
        "P29", "先行登记保存的批准", ProcedureStatus.MET if done else ProcedureStatus.SHORT,
        f"{_LAW}第五十六条", "" if done else "没有写明经负责人批准", actual=made.on, quote=made.note[:80],
        collect="" if done else "补负责人批准的审批材料",
    )  # fmt: skip


def seizure_approved(s: Situation) -> Found:
    """A seizure is approved by the person in charge, in an emergency within 24 hours afterwards."""
    made = s.first("查封扣押")
    if made is None:
        return
    papers = [p for p in _papers(s, _SEIZURE) if is_of_the_making(p.name)]
    notes = [m.note for m in s.moments if m.kind == "查封扣押"]
    if not "".join((*notes, *(p.text for p in papers))).strip():
        return
    names = (m.name for m in s.moments if _SEIZURE.search(m.name) and is_of_the_making(m.name))
    done = _approved(notes, papers, names)
    yield ProcedureFinding(
        "P31", "查封扣押的批准", ProcedureStatus.MET if done else ProcedureStatus.SHORT,
        f"{_COMPULSORY}第十八条、第十九条", "" if done else "查封扣押没有写明经负责人批准", actual=made.on,
        collect="" if done else "补实施行政强制措施的审批材料；情况紧急的，二十四小时内报告并补办批准手续",
    )  # fmt: skip


def _papers(s: Situation, about: re.Pattern[str]) -> list[Evidence]:
    """The papers about a measure by their names, and the forms of approval that speak of it."""
    forms = (p for p in s.case.evidence if _APPROVAL_PAPER.search(p.name) and about.search(p.text))
    return [*(p for p in s.case.evidence if about.search(p.name)), *forms]


def is_of_the_making(name: str) -> bool:
    """Whether a step or paper of a seizure is about its making, be it with the release on one form (实施、解除扣押审批表)."""
    return _MADE.search(name) is not None or _LATER_MATTER.search(name) is None


def _approved(notes: Iterable[str], papers: list[Evidence], names: Iterable[str]) -> bool:
    """Whether a note or paper says that it was approved, or a step or paper is by its name the approval."""
    if any(_APPROVAL_PAPER.search(name) for name in (*names, *(p.name for p in papers))):
        return True
    return any(says(_APPROVED, text) for text in (*notes, *(p.text for p in papers)))


def says(form: re.Pattern[str], text: str) -> bool:
    """Whether a text says that a thing was done or is there, not that it was not, should be or will be.

    Args:
        form: how the thing is said.
        text: of a note or paper.
    """
    return said_in(form, text) != ""


def said_in(form: re.Pattern[str], text: str, *, planned: bool = False) -> str:
    """The first clause of a text that says that a thing was done or is there; "" if none does.

    Args:
        form: how the thing is said.
        text: of a note or paper.
        planned: a clause that speaks of what is planned counts as well (已告知拟处罚的内容).
    """
    for one in read_statements(text):
        if form.search(one.text) and (
            _is_done(one) or (planned and one.mode is Mode.PLAN and not is_denied(one))
        ):
            return one.text
    return ""


def is_denied(said: Statement) -> bool:
    """Whether a statement says that something was not done, is lacking, or only asks for it."""
    return said.lacks or said.polarity in (Polarity.DENIED, Polarity.ASKED) or said.verdict is Verdict.BAD


def _is_done(said: Statement) -> bool:
    return not is_denied(said) and said.mode not in _UNDONE


def seizure_papers(s: Situation) -> Found:
    """A seizure has its decision, its list and a record made on the spot.

    第二十四条 asks for all of 第十八条, a record on the spot (第（七）项) among it, and knows no exception for what was registered
    before: a seizure into which a registration is turned is a measure of its own. Only where a record of the registration is
    there does it remain open whether that record covers the seizure.
    """
    made = s.first("查封扣押")
    if made is None or not s.case.evidence:
        return
    papers = [p for p in s.case.evidence if _SEIZURE.search(p.name) or says(_SEIZED, p.text)]
    lacks = _lacking(s, papers)
    status, note = _state_of_papers(s, made, papers, lacks)
    yield ProcedureFinding(
        "P32", "查封扣押的清单和现场笔录", status, f"{_COMPULSORY}第十八条、第二十四条", note, actual=made.on,
        collect="补当场制作的现场笔录和清单；没有制作的，说明情况，措施的合法性须法制审核" if lacks else "",
    )  # fmt: skip


def _lacking(s: Situation, papers: list[Evidence]) -> list[str]:
    """What is missing of the list and the record of a seizure."""
    record = any(p.kind is EvidenceKind.RECORD for p in papers)
    wanted = {
        "清单": any(_tells(_LIST, p) for p in papers)
        or any(_LIST_OF_THINGS.search(p.name) for p in s.case.evidence),
        "现场笔录": record or any(_tells(_RECORD, p) for p in papers),
    }
    return [name for name, held in wanted.items() if not held]


def _state_of_papers(
    s: Situation, made: Moment, papers: list[Evidence], lacks: list[str]
) -> tuple[ProcedureStatus, str]:
    """Whether the papers of a seizure are there, or a record of that day or of the registration may be one of it."""
    if not lacks:
        return ProcedureStatus.MET, ""
    only_record = lacks == ["现场笔录"]
    turned = "现场笔录" in lacks and _was_turned(s, papers)
    if turned and only_record and _recorded_before(s):
        return (
            ProcedureStatus.UNKNOWN,
            "无法判断：由先行登记保存转为查封扣押，只有登记保存时的笔录；查封扣押时是否另作了现场笔录（第十八条第（七）项）请核实",
        )
    status, note = ProcedureStatus.MISSING, f"没有查封扣押的{'、'.join(lacks)}"
    if only_record and _same_day_record(s, made.on):
        status = ProcedureStatus.UNKNOWN
        note = "无法判断：当天的现场（检查）笔录没有提到查封扣押，是否同时记录了查封扣押的实施过程请核实"
    if only_record and not turned and any(_tells_of_the_spot(p) for p in papers):
        status = ProcedureStatus.UNKNOWN
        note = "无法判断：查封扣押的文书写了当场告知、听取意见的经过，没有另附现场笔录，是否制作请核实"
    if turned:
        note += "；由先行登记保存转为查封扣押的，是另行实施的强制措施，登记保存的通知书和清单不能代替现场笔录"
    return status, note


def _tells_of_the_spot(piece: Evidence) -> bool:
    """Whether a paper of a seizure tells itself what a record on the spot holds: what was said there, and who signed."""
    return says(_ON_THE_SPOT, piece.text) and says(_SIGNED, piece.text)


def _same_day_record(s: Situation, on: date) -> bool:
    """Whether a record of the site was made on the day of the seizure: it may well cover the seizure."""
    records = (p for p in s.case.evidence if p.kind is EvidenceKind.RECORD)
    return any(p.obtained == on or any(day == on for day, _, _ in find_dates(p.text)) for p in records)


def _tells(form: re.Pattern[str], piece: Evidence) -> bool:
    return form.search(piece.name) is not None or says(form, piece.text)


def _was_turned(s: Situation, papers: list[Evidence]) -> bool:
    words = "；".join((*(m.note for m in s.moments if m.kind == "查封扣押"), *(p.text for p in papers)))
    handled = "；".join(m.note for m in s.moments if m.kind == "登记保存处理")
    turned = _TURNED.search(words) or _INTO_SEIZURE.search(handled)
    return s.first("登记保存") is not None and turned is not None


def _recorded_before(s: Situation) -> bool:
    """Whether a record of the site tells of the registration."""
    return any(p.kind is EvidenceKind.RECORD and _tells(_REGISTRATION, p) for p in s.case.evidence)
