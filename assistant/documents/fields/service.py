"""Fields of receipts: which paper was served, its number, where, how and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.documents.fields.basics import (
    DECISIONS,
    address,
    names_several,
    number_in,
    number_of,
    numbers_in,
    place,
)
from assistant.documents.fields.registry import field
from assistant.documents.marks import plain
from assistant.documents.served import RECEIPT, Served
from assistant.documents.sheet import Row, Sheet
from assistant.paper.kinds import recognise
from assistant.text.dates import format_date, parse_as_of

_DECISIONS = {"不予处罚": "不予行政处罚决定书", "简易": "当场行政处罚决定书"}
_AT_ONCE = re.compile(r"当场|现场")


@field(
    "送达文书",
    "送达的文书，一份一行：回证所送达的一份；没有指明的，写明送达方式的各份或者决定书",
    "名称",
    "文号",
    "日期",
)
def served(sheet: Sheet) -> list[Row]:
    """The paper whose receipt it is; else those whose step names a mode of service, else the decision."""
    if sheet.serves is not None:
        return [_row(sheet, sheet.serves)]
    rows = [
        {
            "名称": sheet.mark("步骤", step.name, step.name),
            "文号": sheet.mark("步骤", step.name, step.paper),
            "日期": sheet.mark("步骤", step.name, format_date(step.on)),
        }
        for step in sheet.situation.case.steps
        if step.service
    ]
    number = number_of(sheet, "decision")
    name = _DECISIONS.get(sheet.track, "行政处罚决定书")
    day = sheet.day(sheet.situation.first("送达"))
    return rows or [{"名称": name, "文号": sheet.need("文号", number), "日期": sheet.need("送达日期", day)}]


def decision_served_on(sheet: Sheet) -> str:
    """The day on which the decision was served, whatever else was."""
    one = _of_decision(sheet)
    return sheet.mark("步骤", one.by.name, format_date(one.day)) if one and one.by and one.day else ""


def _of_decision(sheet: Sheet) -> Served | None:
    return next((one for one in sheet.served if one.kind and one.kind.kind in DECISIONS), None)


def _row(sheet: Sheet, one: Served) -> Row:
    day = sheet.mark("步骤", one.by.name, format_date(one.day)) if one.by and one.day else ""
    name = sheet.mark("步骤", one.step.name, one.name) if one.step else one.name
    number = number_served(sheet)
    bare = one.kind is not None and not one.kind.number
    return {
        "名称": name,
        "文号": number or ("" if bare else sheet.need("文号", "")),
        "日期": sheet.need("送达日期", day),
    }


def number_served(sheet: Sheet) -> str:
    """The number of the paper whose receipt it is, as far as the case tells it; "" also for any other paper."""
    one = sheet.serves
    if one is None:
        return ""
    if one.kind and one.kind.kind in DECISIONS:
        return number_of(sheet, one.kind.kind)
    return next(_numbers(sheet, one), "")


def _numbers(sheet: Sheet, one: Served) -> Iterator[str]:
    """What the step says, what the paper among the evidence bears, else the bare number that the step tells."""
    if one.step is None:
        return
    told = f"{one.step.paper} {one.step.note}"
    own = number_in(told, one.kind) if one.kind and one.kind.number else next(iter(numbers_in(told)), "")
    if own or one.step.paper:
        yield sheet.mark("步骤", one.step.name, own or one.step.paper)
    if one.kind and one.kind.number and sheet.to.first:
        yield from _of_papers(sheet, one)
    if one.short:
        yield sheet.mark("步骤", one.step.name, one.short)


def _of_papers(sheet: Sheet, one: Served) -> Iterator[str]:
    """Numbers in its paper among the evidence: that which the step tells the end of, or the only one there is."""
    for piece in sheet.entire.evidence:
        kind = recognise(piece.text, name=piece.name).kind
        if kind is None or one.kind is None or kind.kind != one.kind.kind:
            continue
        found = list(dict.fromkeys(numbers_in(f"{piece.name} {piece.text}")))
        if one.short:
            found = [number for number in found if _ends_so(number, one.short)]
        sure = one.short or (one.nth == 1 and not names_several(piece))
        if len(found) == 1 and sure:
            yield sheet.mark("证据", piece.id, found[0])


def _ends_so(number: str, short: str) -> bool:
    """Whether a number ends with 第103号, however it is filled up: 第0103号, 103号."""
    ends = (re.search(r"([\w-]+?)\s*号$", text.replace("第", " ")) for text in (number, short))
    own, other = ((end[1].lstrip("0") if end else "") for end in ends)
    return bool(own) and own == other


def _acted_on(sheet: Sheet, day: date | None) -> bool:
    """Whether a day is that of the act or of its inspection, on which who is served was met at the place of the act."""
    written = sheet.entire.act_date
    acted = parse_as_of(written) if written.count("-") == 2 else None
    found = sheet.outcome.first("检查")
    return day is not None and day in (acted, found.on if found else None)


@field(
    "送达地点", "送达的地点：步骤写明的；行为当日当场交付的为行为地点；回证没有指明文书的，其余为当事人住址"
)
def served_at(sheet: Sheet) -> str:
    """Where the party was met, as the steps say."""
    one = sheet.serves
    if one is not None:
        told = sheet.mark("步骤", one.by.name, one.where) if one.by else ""
        return told or (str(place(sheet)) if one.at_once and _acted_on(sheet, one.day) else "")
    here = _AT_ONCE.search(plain(str(service_mode(sheet)))) and place(sheet)
    return str(here or address(sheet))


@field("送达方式", "送达的方式")
def service_mode(sheet: Sheet) -> str:
    """What the step of service says."""
    one = sheet.serves if sheet.kind.kind == RECEIPT else _of_decision(sheet)
    if one is not None:
        return sheet.mark("步骤", one.by.name, one.way) if one.by else ""
    step = next((s for s in sheet.situation.case.steps if s.service), None)
    moment = sheet.situation.first("送达")
    return sheet.mark("步骤", step.name, step.service) if step else sheet.note(moment)
