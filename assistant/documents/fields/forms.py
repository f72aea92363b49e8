"""Fields of the inner papers, forms and records: opinions, service, lists, files of the case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import zip_longest

from assistant.analysis.procedure.data import kind_of_step
from assistant.documents.fields.registry import field
from assistant.documents.model import SourceKind
from assistant.documents.sheet import Row, Sheet, clean
from assistant.dossier.model import Evidence, Step
from assistant.paper.kinds import PaperKind, load_kinds, recognise
from assistant.text.dates import format_date

_TURN = re.compile(r"(?:^|(?<=[\s。！？；：]))(问|答)\s?[：:]")
_TALK = ("inquiry", "defence_record", "hearing_record")
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
    return lambda sheet: sheet.day(sheet.situation.first(step))


def _note_work(step: str) -> Callable[[Sheet], str]:
    return lambda sheet: sheet.note(sheet.situation.first(step))


def _flag_work(step: str) -> Callable[[Sheet], bool]:
    return lambda sheet: sheet.situation.first(step) is not None


for _step, _name in _STEPS.items():
    field(f"{_name}日期", f"“{_step}”步骤的日期")(_day_work(_step))
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


@field("送达文书", "送达的文书，一份一行", "名称", "文号", "日期")
def served(sheet: Sheet) -> list[Row]:
    """The papers whose step names a mode or an addressee of service, else the decision."""
    rows = [
        {
            "名称": sheet.mark("步骤", step.name, step.name),
            "文号": sheet.mark("步骤", step.name, step.paper),
            "日期": sheet.mark("步骤", step.name, format_date(step.on)),
        }
        for step in sheet.case.steps
        if step.service
    ]
    number = sheet.fact("document_number", sheet.case.document_number)
    name = "不予行政处罚决定书" if sheet.track == "不予处罚" else "行政处罚决定书"
    day = sheet.day(sheet.situation.first("送达"))
    return rows or [{"名称": name, "文号": sheet.need("文号", number), "日期": sheet.need("送达日期", day)}]


@field("送达方式", "送达的方式")
def service_mode(sheet: Sheet) -> str:
    """What the step of service says."""
    step = next((s for s in sheet.case.steps if s.service), None)
    moment = sheet.situation.first("送达")
    return sheet.mark("步骤", step.name, step.service) if step else sheet.note(moment)


@field("物品清单", "涉案物品，一件一行：证据里的物证", "序号", "名称", "说明", "地点")
def items(sheet: Sheet) -> list[Row]:
    """Objects among the evidence; one line to be filled in when there is none."""
    found = [piece for piece in sheet.case.evidence if piece.kind.value == "物证"]
    lacking = {
        "序号": "1",
        "名称": sheet.need("物品名称、规格", ""),
        "说明": sheet.need("数量、特征", ""),
        "地点": sheet.need("存放地点", ""),
    }
    return [_item(sheet, n, piece) for n, piece in enumerate(found, 1)] or [lacking]


def _item(sheet: Sheet, number: int, piece: Evidence) -> Row:
    return {
        "序号": str(number),
        "名称": sheet.mark("证据", piece.id, piece.name),
        "说明": sheet.need("数量、特征", sheet.mark("证据", piece.id, piece.text)),
        "地点": sheet.need("存放地点", sheet.mark("证据", piece.id, piece.place)),
    }


@field("卷内文书", "案卷里的文书和证据，一件一行", "序号", "名称", "文号", "日期")
def contents(sheet: Sheet) -> list[Row]:
    """Evidence, and the papers of the steps that are not among it, in order of their days."""
    known = [recognise(piece.text, name=piece.name).kind for piece in sheet.case.evidence]
    held = {kind.kind for kind in known if kind}
    acts = {kind_of_step(piece.name) for piece in sheet.case.evidence}
    rows: list[tuple[date | None, str, str, SourceKind, str]] = [
        (piece.obtained, sheet.mark("证据", piece.id, piece.name), "", "证据", piece.id)
        for piece in sheet.case.evidence
    ]
    for step in sheet.case.steps:
        kind = _paper_of(step, sheet.track)
        if kind.kind not in held if kind else _act(step) not in acts:
            name = kind.name if kind else f"{step.name}文书"
            rows.append((step.on, sheet.mark("步骤", step.name, name), step.paper, "步骤", step.name))
    ordered = sorted(rows, key=lambda row: row[0] or date.max)
    return [
        {
            "序号": str(n),
            "名称": name,
            "文号": sheet.mark(source, ref, number),
            "日期": sheet.mark(source, ref, day.isoformat() if day else ""),
        }
        for n, (day, name, number, source, ref) in enumerate(ordered, 1)
    ]


def _paper_of(step: Step, track: str) -> PaperKind | None:
    """The kind of paper that a step leaves in the file, where there is one only."""
    act = _act(step)
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


def _records(sheet: Sheet, *kinds: str) -> Iterator[Evidence]:
    for piece in sheet.case.evidence:
        kind = recognise(piece.text, name=piece.name).kind
        if kind and kind.kind in kinds:
            yield piece


def _record_text(sheet: Sheet, kind: str) -> str:
    return "".join(sheet.mark("证据", piece.id, clean(piece.text)) for piece in _records(sheet, kind))


@field("检查记载", "现场检查（勘验）笔录的记载：证据里的现场笔录")
def site_words(sheet: Sheet) -> str:
    """What the record among the evidence says."""
    return _record_text(sheet, "site_record")


@field("提取记载", "电子数据提取的记载：证据里的提取笔录")
def extraction_words(sheet: Sheet) -> str:
    """What the record among the evidence says."""
    return _record_text(sheet, "e_evidence")


@field("抽样记载", "抽样取证的记载：证据里的抽样记录")
def sampling_words(sheet: Sheet) -> str:
    """What the record among the evidence says."""
    return _record_text(sheet, "sampling")


@field("问答", "询问笔录里说过的话，一句一行：证据里的询问笔录，一句不添", "说话", "内容")
def spoken(sheet: Sheet) -> list[Row]:
    """Questions and answers of the records among the evidence, word for word."""
    wanted = sheet.kind.kind if sheet.kind.kind in _TALK else "inquiry"
    piece = next(_records(sheet, wanted), None)
    return list(_turns(sheet, piece)) if piece else []


def _turns(sheet: Sheet, piece: Evidence) -> Iterator[Row]:
    text = clean(piece.text)
    found = list(_TURN.finditer(text))
    for match, following in zip_longest(found, found[1:]):
        words = text[match.end() : following.start() if following else len(text)]
        kept, ended = _upto_sign(words) if following is None else (words, "")
        yield {"说话": match[1], "内容": sheet.mark("证据", piece.id, kept.strip())}
        if ended.strip():
            yield {"说话": "", "内容": sheet.mark("证据", piece.id, ended.strip())}


def _upto_sign(words: str) -> tuple[str, str]:
    """The last answer ends with its sentence; what follows tells of reading and signing."""
    end = words.find("。") + 1
    return (words[:end], words[end:]) if end else (words, "")


@field("有问答", "证据里有询问笔录")
def has_spoken(sheet: Sheet) -> bool:
    """Something was said."""
    return bool(spoken(sheet))
