"""Fields: what was seized or registered, in which way, for how long."""

from __future__ import annotations

import re

from assistant.documents.fields.registry import field
from assistant.documents.sheet import Row, Sheet
from assistant.dossier.model import Evidence
from assistant.text.dates import format_date

_BOTH = "查封（扣押）"
_GOODS, _PLACES = "财物", "场所、设施或者财物"
_PERIOD = re.compile(r"期限(?:为|是)?(?P<days>[一二三四五六七八九十百\d]{1,4}(?:个?工作)?[日天])")
_LIST_OF = {
    "registration": "登记保存",
    "registration_result": "登记保存",
    "seizure": "查封|扣押",
    "seizure_release": "查封|扣押",
}


@field("查扣", "查封、扣押或者查封（扣押）：按该步骤的名称和备注")
def taken_how(sheet: Sheet) -> str:
    """One of the two where the step says which."""
    moment = sheet.situation.first("查封扣押")
    told = f"{moment.name}{moment.note}" if moment else ""
    words = [word for word in ("查封", "扣押") if word in told]
    return words[0] if len(words) == 1 else _BOTH


@field("查扣对象", "查封扣押的是财物，还是场所、设施或者财物")
def taken_what(sheet: Sheet) -> str:
    """Only movable things are 扣押."""
    return _GOODS if taken_how(sheet) == "扣押" else _PLACES


@field("查扣期限", "查封扣押的期限：步骤所写的最后一日或者日数")
def taken_for(sheet: Sheet) -> str:
    """As the step says; the law only sets the longest."""
    moment = sheet.situation.first("查封扣押")
    found = _PERIOD.search(moment.note) if moment else None
    if moment and moment.until:
        return sheet.mark("步骤", moment.name, f"至{format_date(moment.until)}")
    told = sheet.mark("步骤", moment.name, found["days"]) if moment and found else ""
    return sheet.need("查封扣押的期限（不超过三十日）", told)


@field(
    "物品清单",
    "涉案物品，一件一行：证据里的物证；写明登记保存、查封、扣押的，各列各的",
    "序号",
    "名称",
    "说明",
    "地点",
)
def items(sheet: Sheet) -> list[Row]:
    """Objects among the evidence; one line to be filled in when there is none."""
    found = _of_this_paper(sheet, [piece for piece in sheet.case.evidence if piece.kind.value == "物证"])
    lacking = {
        "序号": "1",
        "名称": sheet.need("物品名称、规格", ""),
        "说明": sheet.need("数量、特征", ""),
        "地点": sheet.need("存放地点", ""),
    }
    return [_item(sheet, n, piece) for n, piece in enumerate(found, 1)] or [lacking]


def _of_this_paper(sheet: Sheet, pieces: list[Evidence]) -> list[Evidence]:
    """Those that their source says were taken in the way of the paper; all where none says how."""
    way = _LIST_OF.get(sheet.kind.kind, "")
    ways = "|".join(set(_LIST_OF.values()))
    if not way or not any(re.search(ways, piece.source) for piece in pieces):
        return pieces
    return [piece for piece in pieces if re.search(way, piece.source) or not re.search(ways, piece.source)]


def _item(sheet: Sheet, number: int, piece: Evidence) -> Row:
    return {
        "序号": str(number),
        "名称": sheet.mark("证据", piece.id, piece.name),
        "说明": sheet.need("数量、特征", sheet.mark("证据", piece.id, piece.text)),
        "地点": sheet.need("存放地点", sheet.mark("证据", piece.id, piece.place)),
    }
