"""Fields of the reminder and of the application to enforce: what is owed."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.fields.choosing import GAINS
from assistant.documents.fields.outcome import fine, is_fined, numbered
from assistant.documents.fields.registry import field
from assistant.documents.sheet import Row, Sheet


def _sums(sheet: Sheet) -> Iterator[str]:
    """Every sum that the decision asks for."""
    if is_fined(sheet):
        yield sheet.say("owed.fine", 金额=sheet.need("罚款金额", str(fine(sheet))))
    for measure in sheet.measures:
        if measure.kind == GAINS and measure.amount:
            yield sheet.say("owed.gains", 金额=sheet.money(measure.amount, "measures.amount"))


@field("应缴款项", "决定书所定应当缴纳的款项，连成一句：罚款、没收的违法所得")
def owed(sheet: Sheet) -> str:
    """In one piece."""
    return "、".join(_sums(sheet)) or sheet.need("应缴的款项", "")


@field(
    "缴纳义务",
    "催告履行的缴款义务，一项一行：罚款、没收的违法所得、加处的罚款；号：只有一项的为空",
    "序号",
    "号",
    "内容",
    "止",
)
def duties(sheet: Sheet) -> list[Row]:
    """What the reminder calls for; how much is added to a fine by the day of payment nobody knows yet."""
    lines = [sheet.say("owed.each", 款项=one) for one in _sums(sheet)]
    if is_fined(sheet):
        lines.append(sheet.say("owed.surcharge", 数额=sheet.ledger.lacking("加处罚款的数额")))
    lines = lines or [sheet.need("决定书所定的尚未履行的义务", "")]
    return numbered(lines)
