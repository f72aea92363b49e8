"""The form of the 办案 tab: its fields in order, and the way between them and a Case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from assistant.dossier.model import Case, Evidence, EvidenceKind, Party, Step
from assistant.errors import InputError
from assistant.text.dates import parse_as_of, read_date

EVIDENCE_HEADERS = ["编号", "种类", "名称", "内容", "证明对象（顿号分隔）"]
STEP_HEADERS = ["步骤", "日期", "说明"]

# The order of the form's fields; the tab lays its components out by these names.
FIELDS = (
    "id", "title", "facts", "act_date", "region", "place", "agency", "officers", "document_number",
    "kind", "name", "gender", "birth", "id_number", "credit_code", "representative", "address", "phone",
    "evidence", "steps", "chosen", "fine_yuan", "discretion", "decided",
)  # fmt: skip
_PARTY = ("kind", "name", "gender", "id_number", "credit_code", "representative", "address", "phone")


def to_case(values: Sequence[Any]) -> Case:
    """The case that the form shows.

    Args:
        values: one value a field, in the order of FIELDS; tables are lists of rows.

    Raises:
        InputError: no facts, or a value that cannot be read; names the field.
    """
    form = dict(zip(FIELDS, values, strict=True))
    if not (form["facts"] or "").strip():
        raise InputError("还没有写事实", "请在“案件事实”里写明谁、何时、何地、做了什么，或先载入演示案件")
    party = {name: (form[name] or "").strip() for name in _PARTY}
    try:
        return Case(
            **{
                name: (form[name] or "").strip()
                for name in ("id", "title", "facts", "region", "place", "agency")
            },
            **{name: (form[name] or "").strip() for name in ("document_number", "chosen", "discretion")},
            act_date=_act_date(form["act_date"] or ""),
            officers=_split(form["officers"]),
            party=Party(**{**party, "kind": party["kind"] or "个人"}, birth=_day(form["birth"], "出生日期")),
            evidence=tuple(_evidence(row) for row in form["evidence"] or () if any(map(_cell, row))),
            steps=tuple(_step(row) for row in form["steps"] or () if any(map(_cell, row))),
            fine_yuan=form["fine_yuan"],
            decided=_day(form["decided"], "决定日期"),
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(
            f"“{'.'.join(map(str, first['loc']))}”填写有误：{first['msg']}", "请更正后再试"
        ) from error


def to_form(case: Case) -> list[Any]:
    """The values that show a case, in the order of FIELDS."""
    party = case.party
    form: dict[str, Any] = {name: getattr(case, name) for name in FIELDS if hasattr(case, name)}
    form |= {name: getattr(party, name) for name in _PARTY}
    form |= {
        "officers": "、".join(case.officers),
        "fine_yuan": None if case.fine_yuan is None else float(case.fine_yuan),
        "birth": party.birth.isoformat() if party.birth else "",
        "decided": case.decided.isoformat() if case.decided else "",
        "evidence": [[e.id, str(e.kind), e.name, e.text, "、".join(e.proves)] for e in case.evidence],
        "steps": [[s.name, s.on.isoformat(), s.note] for s in case.steps],
    }
    return [form[name] for name in FIELDS]


def _cell(value: object) -> str:
    return "" if value is None or value != value else str(value).strip()  # NaN is not equal to itself


def _split(text: str | None) -> tuple[str, ...]:
    return tuple(
        part.strip()
        for part in (text or "").replace(",", "、").replace("，", "、").split("、")
        if part.strip()
    )


def _act_date(text: str) -> str:
    text = text.strip()
    if not text or parse_as_of(text):
        day = read_date(text)
        return day.isoformat() if day else text
    raise InputError(f"行为日期无法识别：{text}", "请写成 2026-03-05、2026-03 或 2026")


def _day(text: str | None, name: str) -> Any:
    if not (text or "").strip():
        return None
    day = read_date(text or "")
    if day is None:
        raise InputError(f"{name}无法识别：{text}", "请写成 2026-03-05")
    return day


def _evidence(row: Sequence[Any]) -> Evidence:
    number, kind, name, text, proves = ([_cell(value) for value in row] + [""] * 5)[:5]
    known = {str(k): k for k in EvidenceKind}
    if kind not in known:
        raise InputError(f"证据“{name or number}”的种类“{kind}”不是法定种类", f"请填：{'、'.join(known)}")
    return Evidence(id=number or name, kind=known[kind], name=name, text=text, proves=_split(proves))


def _step(row: Sequence[Any]) -> Step:
    name, on, note = ([_cell(value) for value in row] + [""] * 3)[:3]
    day = read_date(on)
    if day is None:
        raise InputError(f"程序步骤“{name}”的日期无法识别：{on}", "请写成 2026-03-05")
    return Step(name=name, on=day, note=note)
