"""听证标准和文号: thresholds of the region or the agency, and from which number each series goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from assistant.analysis.procedure.local_hearings import (
    LocalHearing,
    add_hearing,
    local_hearings,
    remove_hearing,
)
from assistant.documents.agency import agencies
from assistant.documents.numbers import codes, series_of
from assistant.dossier.audit import Action
from assistant.dossier.paper_numbers import Series, go_on_from, series
from assistant.errors import CorpusError, InputError
from assistant.law.lookup import today
from assistant.web import session
from assistant.web.components.form import Field, emptied
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import button, joined, said

_HEARING_KEY, _NUMBER_KEY = "admin-hearing", "admin-number"
HEARING_START = {"key": _HEARING_KEY, "values": {}}
NUMBER_START = {"key": _NUMBER_KEY, "values": {}}
_BAR = Markup('<div class="bar-of-buttons">{}</div>')
_NONE = "还没有填。没有填的，听证一项写“无法判断：缺听证标准”。"
_ALL = "各文种"  # counted together: the numbers of the agency do not tell them apart
_NO_SERIES = "还没有取过文号。"


def hearing_fields() -> tuple[Field, ...]:
    """Everything that a threshold says."""
    return tuple(
        _field(name, *str(one.description).split("，", 1)) for name, one in LocalHearing.model_fields.items()
    )


def _field(name: str, label: str, hint: str = "") -> Field:
    kind = "date" if name in ("since", "until") else "text"
    return Field(name, label, kind, hint=hint, size="half")  # type: ignore[arg-type]


def number_fields() -> tuple[Field, ...]:
    """What a series is, and its next number."""
    return (
        Field("agency", "机关全称", choices=_names(), size="half"),
        Field("code", "文种", choices=tuple(codes()), hint="如 罚决、罚告、责改", size="half"),
        Field("year", "年度", hint=str(today().year), size="half"),
        Field("next", "下一个号", hint="前面的号在别处编过的，从这里接着编", size="half"),
    )


def _names() -> tuple[str, ...]:
    """Of the agencies; a damaged file is told where the agency fills itself in and must not keep the page from opening."""
    try:
        return tuple(one.name for one in agencies())
    except CorpusError:
        return ()


def hearings() -> Markup:
    """What was filled in, each with a button that takes it out."""
    held = (
        Row(_line(one), right=button("删去", "remove", place=one.place, since=one.since or ""))
        for one in local_hearings()
    )
    return joined(
        [_BAR.format(button("保存听证标准", "add", main=True)), rows(held, group="hearing", empty=_NONE)]
    )


def numbers() -> Markup:
    """Each series and its last number."""
    held = (
        Row(f"{one.agency}　{one.code or _ALL}　{one.year} 年：已编到 {last} 号") for one, last in series()
    )
    return joined(
        [
            _BAR.format(button("从这个号接着编", "go-on", main=True)),
            rows(held, group="series", empty=_NO_SERIES),
        ]
    )


def _line(one: LocalHearing) -> str:
    trader = f"，个体工商户 {one.trader} 元" if one.trader is not None else ""
    days = f"（{one.since or ''} 至 {one.until or '今'}）" if one.since or one.until else ""
    return f"{one.place}：个人 {one.person} 元{trader}，单位 {one.organisation} 元{days}；{one.basis}"


def handled_hearing(told: Mapping[str, str], form: Mapping[str, Any]) -> dict[str, Any]:
    """What a click does with the thresholds.

    Args:
        told: what the button carries.
        form: as it came from the page.

    Raises:
        InputError: something is wrong with what was typed.
        CorpusError: the file cannot be read.
    """
    act = told.get("act", "")
    if act == "add":
        typed = {name: str(form["values"].get(name) or "") for name in LocalHearing.model_fields}
        row = add_hearing(typed)
        session.record(Action.AGENCY_CHANGED, about=f"听证标准 {row.place}")
        done = f"已保存，今后{row.place}的案件按这个标准。"
        return {"hearing": emptied(form), "hearing-asks": joined([hearings(), said(done)])}
    if act == "remove":
        remove_hearing(told.get("place", ""), told.get("since", ""))
        session.record(Action.AGENCY_CHANGED, about=f"听证标准 {told.get('place', '')}")
        return {"hearing-asks": hearings()}
    return {}


def handled_number(act: str, form: Mapping[str, Any]) -> dict[str, Any]:
    """What a click does with a series.

    Args:
        act: go-on.
        form: as it came from the page.

    Raises:
        InputError: something is wrong with what was typed, or the number was given out.
        StoreError: the database fails.
    """
    if act != "go-on":
        return {}
    chosen, number = chosen_series({name: str(value or "") for name, value in form["values"].items()})
    go_on_from(chosen, number)
    session.record(
        Action.AGENCY_CHANGED, about=f"文号 {chosen.agency} {chosen.code or _ALL} {chosen.year} 从 {number}"
    )
    done = f"{chosen.code or _ALL} {chosen.year} 年下一个号是 {number}。"
    return {"number": emptied(form), "number-asks": joined([numbers(), said(done)])}


def chosen_series(values: Mapping[str, str]) -> tuple[Series, int]:
    """The series that was typed, and its next number.

    Raises:
        InputError: something is wrong with it.
    """
    agency, code = values.get("agency", "").strip(), values.get("code", "").strip()
    if agency not in {one.name for one in agencies()}:
        raise InputError(
            f"还没有填过“{agency}”" if agency else "没有写机关全称", "请先在本机关资料里填写机关代字"
        )
    if code not in codes():
        raise InputError(f"没有“{code}”这个文种", f"可用的文种：{'、'.join(codes())}")
    year, number = values.get("year", "").strip() or str(today().year), values.get("next", "").strip()
    if not (year.isdecimal() and len(year) == 4):
        raise InputError(f"“{year}”不是年度", "请写成 2026")
    if not (number.isdecimal() and 0 < int(number) < 10**6):
        raise InputError("没有写下一个号，或者不是号", "请写一个数，如 96")
    return series_of(agency, code, int(year)), int(number)
