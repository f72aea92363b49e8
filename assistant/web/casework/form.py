"""The forms of a case: the values of their fields, and the way between them and a Case.

The forms show a part of a case. Their values are therefore put into the case that was opened: a field whose shown value
was not touched keeps what stands in the case, and what the forms do not show stays altogether.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import ValidationError

from assistant.dossier.editing import replace
from assistant.dossier.model import Case
from assistant.errors import InputError
from assistant.law.regions import known
from assistant.text.dates import parse_as_of, read_date
from assistant.web.casework.tables import EVIDENCE, STEPS, FieldError, Table, Tokens, day, plain, split

Values = Mapping[str, Any]

LABELS = {
    "title": "案由",
    "facts": "案件事实",
    "act_date": "行为日期",
    "region": "地区",
    "place": "行为地点",
    "agency": "处罚机关",
    "officers": "执法人员及证号（顿号分隔）",
    "document_number": "文号",
    "kind": "类型",
    "name": "姓名或名称",
    "gender": "性别",
    "birth": "出生日期",
    "id_number": "公民身份号码",
    "credit_code": "统一社会信用代码",
    "representative": "法定代表人",
    "address": "住址或住所",
    "phone": "电话",
    "evidence": "证据",
    "steps": "程序步骤",
    "chosen": "选定条款",
    "fine_yuan": "罚款数额（元）",
    "discretion": "裁量理由",
    "decided": "决定日期",
}
FIELDS = tuple(LABELS)
_MOST_DIGITS = 13  # of a fine, before the point
_PARTY = (
    "kind", "name", "gender", "birth", "id_number", "credit_code", "representative", "address", "phone",
)  # fmt: skip
# What users call the parts of a case that the forms show in pieces or not at all.
_ROOMS = {
    "id": "案件编号",
    "party": "当事人",
    "parties": "其他当事人",
    "charges": "指控",
    "extracted": "提取的事实",
    "track": "办案程序",
    "edits": "文书稿上的改动",
    "fictional": "虚构标记",
    "created": "建立时间",
    "schema_number": "格式版本",
}
BLANK = Case(facts="")
TABLES: dict[str, Table[Any]] = {"evidence": EVIDENCE, "steps": STEPS}


def to_case(values: Values, opened: Case = BLANK, tokens: Tokens | None = None) -> Case:
    """The opened case with what was changed in the forms.

    Args:
        values: values by the names of FIELDS; one that is absent was not touched. Tables are lists of rows.
        opened: the case that the forms were filled from.
        tokens: for each table the tokens of the opened case's rows; none means their places, counted from 1.

    Raises:
        FieldError: a value that cannot be read; names the field.
    """
    touched = differing(values, to_form(opened, tokens))
    changed = {name: _read(name, values[name]) for name in touched if name not in TABLES}
    party = {name: value for name, value in changed.items() if name in _PARTY}
    own = {name: value for name, value in changed.items() if name not in _PARTY}
    for name in touched:
        if name in TABLES:
            given = (tokens or {}).get(name) or numbered(getattr(opened, name))
            own[name] = TABLES[name].rows(values[name], getattr(opened, name), given)
    if party:
        own["party"] = _replaced(opened.party, party)
    return _replaced(opened, own) if own else opened


def to_form(case: Case, tokens: Tokens | None = None) -> dict[str, Any]:
    """The values that show a case, by the names of FIELDS."""
    form: dict[str, Any] = dict(case) | {name: getattr(case.party, name) for name in _PARTY}
    for name, table in TABLES.items():
        rows = getattr(case, name)
        form[name] = table.shown(rows, (tokens or {}).get(name) or numbered(rows))
    form["officers"] = "、".join(case.officers)
    form["fine_yuan"] = "" if case.fine_yuan is None else format(case.fine_yuan, "f")
    form |= {name: value.isoformat() if (value := form[name]) else "" for name in ("birth", "decided")}
    return {name: form[name] for name in FIELDS}


def numbered(rows: Sequence[Any]) -> list[str]:
    """The tokens of rows that were read from a case: their places."""
    return [str(place) for place in range(1, len(rows) + 1)]


def differing(values: Values, shown: Values) -> list[str]:
    """Names of the fields, readable or not, where the forms hold something else than another state of them.

    Args:
        values: what they hold; absent fields are as they were.
        shown: the other state.
    """
    return [name for name in FIELDS if name in values and not _same(name, values[name], shown[name])]


def label(where: Sequence[str]) -> str:
    """What users call a place in a case.

    Args:
        where: names of fields and ids of rows, as in ``editing.Clash``.
    """
    first, *rest = where
    columns = TABLES[first].columns if first in TABLES else LABELS
    return "·".join(
        [_ROOMS.get(first) or LABELS.get(first, first), *(columns.get(part, part) for part in rest)]
    )


def _replaced(model: Any, values: dict[str, Any]) -> Any:
    try:
        return replace(model, **values)
    except ValidationError as error:
        name = str(error.errors(include_input=False)[0]["loc"][0])
        raise FieldError(name, f"“{LABELS.get(name, name)}”填写有误", "请更正后再试") from None


def _same(name: str, typed: Any, shown: Any) -> bool:
    if name in TABLES:
        return TABLES[name].cells(typed) == TABLES[name].cells(shown)
    if name == "fine_yuan" and _number(typed) is not None:
        return _number(typed) == _number(shown)
    return plain(typed) == plain(shown)


def _amount(text: str) -> Decimal | None:
    """The fine typed; None where nothing is.

    Raises:
        FieldError: it is no number, or less than nothing.
    """
    if not text:
        return None
    amount = _number(text)
    if amount is None:
        raise FieldError("fine_yuan", f"罚款数额不是数字：{text}", "请写成 5000")
    if amount < 0:
        raise FieldError("fine_yuan", f"罚款数额不能是负数：{text}", "请写成 5000，不罚款的留空")
    return amount


def _number(typed: Any) -> Decimal | None:
    """The number typed; “NaN”, “Infinity” and “1e999” are none, though Decimal reads them."""
    try:
        amount = Decimal(plain(typed))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and amount.adjusted() < _MOST_DIGITS else None


def _read(name: str, typed: Any) -> Any:
    text = plain(typed)
    if name == "fine_yuan":
        return _amount(text)
    if name == "officers":
        return split(text)
    if name in ("birth", "decided"):
        return day(text, name, LABELS[name])
    if name == "kind":
        return text or "个人"
    if name == "region":
        return _region(text)
    return _act_date(text) if name == "act_date" else text


def _region(text: str) -> str:
    try:
        known(text)
    except InputError as error:
        raise FieldError("region", error.what, error.do) from None
    return text


def _act_date(text: str) -> str:
    if not text or parse_as_of(text):
        found = read_date(text)
        return found.isoformat() if found else text
    raise FieldError("act_date", f"行为日期无法识别：{text}", "请写成 2026-03-05、2026-03 或 2026")


def with_facts(case: Case) -> Case:
    """The case, when it says what happened.

    Raises:
        InputError: no facts are written yet.
    """
    if not case.facts.strip():
        raise InputError("还没有写事实", "请在“事实”里写明谁、何时、何地、做了什么，或先载入演示案件")
    return case
