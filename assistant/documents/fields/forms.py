"""Fields of the inner papers, forms and records: opinions, service, lists, files of the case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from assistant.analysis.procedure.data import kind_of_step
from assistant.documents.fields.basics import number_in
from assistant.documents.fields.registry import field
from assistant.documents.fields.service import decision_served_on
from assistant.documents.model import SourceKind
from assistant.documents.notices import heard_by
from assistant.documents.sheet import Row, Sheet
from assistant.dossier.model import Evidence, Step
from assistant.paper.kinds import PaperKind, kind_named, load_kinds, recognise
from assistant.text.dates import format_date

_SPOKEN = ("告知", "陈述申辩")  # by word of mouth where the penalty is imposed on the spot
_DEFENCE = "陈述申辩"
# step -> what the field of its day and of its note are called
_STEPS = {
    "受理": "受理",
    "责令改正": "责令改正",
    "复查": "复查",
    "登记保存": "登记保存",
    "登记保存处理": "登记保存处理",
    "查封扣押": "查封扣押",
    "解除查封扣押": "解除查封扣押",
    "调查终结": "调查终结",
    "法制审核": "法制审核",
    "集体讨论": "集体讨论",
    "告知": "告知",
    "陈述申辩": "陈述申辩",
    "复核": "复核",
    "听证通知": "听证通知",
    "听证": "听证",
    "送达": "送达",
    "催告": "催告",
    "申请强制执行": "申请执行",
    "缴款": "缴款",
    "结案": "结案",
    "移送": "移送",
    "立案": "立案审批",
    "不予立案": "不予立案",
}


def _day_work(step: str) -> Callable[[Sheet], str]:
    """The call to a hearing tells the day of it beforehand; other days are those of what was done."""
    if step == "听证":
        return lambda sheet: sheet.day(sheet.outcome.first(step))
    if step == "送达":
        return decision_served_on
    return lambda sheet: sheet.day(sheet.situation.first(step))


def _note_work(step: str) -> Callable[[Sheet], str]:
    return lambda sheet: sheet.note(sheet.situation.first(step))


def _flag_work(step: str) -> Callable[[Sheet], bool]:
    return lambda sheet: sheet.situation.first(step) is not None


for _step, _name in _STEPS.items():
    about = "决定书送达的日期" if _step == "送达" else f"“{_step}”步骤的日期"
    field(f"{_name}日期", about)(_day_work(_step))
    field(f"{_name}说明", f"“{_step}”步骤的备注")(_note_work(_step))
    field(f"有{_name}", f"已有“{_step}”步骤")(_flag_work(_step))


@field("决定日期", "处罚决定的日期，用数字")
def decided(sheet: Sheet) -> str:
    """From the case."""
    return sheet.fact("decided", format_date(sheet.case.decided) if sheet.case.decided else "")


@field("执行情况", "缴款、执行的情况")
def performed(sheet: Sheet) -> str:
    """What the step of payment says."""
    moment = sheet.situation.first("缴款")
    return (
        f"{sheet.day(moment)}{sheet.mark('步骤', moment.name, moment.name)}{sheet.aside(moment)}"
        if moment
        else ""
    )


@field("是简易", "本案适用简易程序，当场处罚")
def is_spot(sheet: Sheet) -> bool:
    """By the track of the case."""
    return sheet.track == "简易"


@field("卷内文书", "案卷里的文书和证据，一件一行", "序号", "名称", "文号", "日期")
def contents(sheet: Sheet) -> list[Row]:
    """Evidence, and the papers of the steps that are not among it, in order of their days."""
    known = [recognise(piece.text, name=piece.name).kind for piece in sheet.case.evidence]
    held = {kind.kind for kind in known if kind}
    acts = {kind_of_step(piece.name) for piece in sheet.case.evidence}
    rows: list[tuple[date | None, str, str, SourceKind, str]] = [
        (piece.obtained, sheet.mark("证据", piece.id, piece.name), _own_number(piece), "证据", piece.id)
        for piece in sheet.case.evidence
    ]
    for step in sheet.case.steps:
        if _leaves_none(step, sheet):
            continue
        kind = _paper_of(step, sheet.track)
        if kind.kind not in held if kind else _act(step) not in acts:
            name = kind.name if kind else f"{step.name}文书"
            number = step.paper or (sheet.case.document_number if _act(step) == "决定" else "")
            rows.append((step.on, sheet.mark("步骤", step.name, name), number, "步骤", step.name))
    ordered = sorted(rows, key=lambda row: row[0] or date.max)
    return [
        {
            "序号": str(n),
            "名称": name,
            "文号": sheet.mark(source, ref, number),
            "日期": sheet.mark(source, ref, format_date(day) if day else ""),
        }
        for n, (day, name, number, source, ref) in enumerate(ordered, 1)
    ]


def _leaves_none(step: Step, sheet: Sheet) -> bool:
    """Told by word of mouth on the spot, or a defence that nobody put forward."""
    spoken = is_spot(sheet) and _act(step) in _SPOKEN
    return spoken or (_act(step) == _DEFENCE and not heard_by(step))


def _own_number(piece: Evidence) -> str:
    """The number that a paper of our own among the evidence bears."""
    kind = recognise(piece.text, name=piece.name).kind
    ours = kind is not None and kind.made_by == "agency" and kind.number
    return number_in(f"{piece.name} {piece.text}", kind) if kind and ours else ""


def _paper_of(step: Step, track: str) -> PaperKind | None:
    """The kind of paper that a step leaves in the file, where there is one only."""
    act = _act(step)
    if act == _DEFENCE and heard_by(step) == "defence":
        return kind_named("defence")
    fits = [kind for kind in load_kinds() if kind.step == act and kind.made_by == "agency"]
    own = [kind for kind in fits if not kind.tracks] or [kind for kind in fits if track in kind.tracks]
    return own[0] if act and own else None


def _act(step: Step) -> str:
    return step.kind or kind_of_step(step.name)


@field("案卷起止", "立案（或者最早步骤）到最后步骤的日期")
def span(sheet: Sheet) -> str:
    """First and last day of the case."""
    moments = sheet.situation.moments
    return f"{sheet.day(moments[0])}至{sheet.day(moments[-1])}" if moments else ""


@field("保管期限", "案卷保管期限（agencies.json）")
def keeping(sheet: Sheet) -> str:
    """From the agency's own data."""
    return sheet.mark("机关资料", "archive_period", sheet.agency.archive_period)
