"""Fields of the order to put right: what has to be done, and until when."""

from __future__ import annotations

import re

from assistant.analysis.measures import is_order
from assistant.analysis.procedure.data import kind_of_step
from assistant.analysis.procedure.moments import period_end
from assistant.documents.fields.registry import field
from assistant.documents.marks import plain
from assistant.documents.sheet import Sheet
from assistant.dossier.model import Measure
from assistant.text.dates import find_dates, format_date

_MEND = re.compile("(?:责令)?(?:当事人|其)?(?:限期|立即|当场)?改正(?:违法行为)?")
_AT_ONCE = re.compile("立即(?:改正|停止|整改|拆除|清[理除空]|恢复)")
_HANDED = re.compile(r"送达|签收|交付|第[\w-]+号|^限.{0,14}(?:改正|完成)$|期限")


@field("改正期限", "责令改正的最后一日")
def term(sheet: Sheet) -> str:
    """As the step of the order says."""
    ordered = [moment for moment in sheet.outcome.moments if moment.kind == "责令改正"]
    until = ordered[0].until if ordered else None
    of_another = any(period_end(one.note, one.on) == until for one in ordered[1:])
    return sheet.mark("步骤", ordered[0].name, format_date(until)) if until and not of_another else ""


def _demand(sheet: Sheet, order: Measure) -> str:
    """What an order asks for, without the word 责令, which the notice says itself; "" where that is only to mend it."""
    told = order.kind.removeprefix("责令")
    source = next(one for one in sheet.relied if order in one.measures)
    return (
        "" if _MEND.fullmatch(told) else sheet.mark("法条", f"{source.clause.penalty.format()}的责令", told)
    )


@field("有改正要求", "责令改正写得出具体内容")
def has_demand(sheet: Sheet) -> bool:
    """More than to mend it."""
    return bool(demanded(sheet))


@field("改正要求", "责令改正的内容：条款规定的责令（只写责令改正的不算），没有的为责令改正步骤的备注")
def demanded(sheet: Sheet) -> str:
    """What the party has to do."""
    own = [one for one in sheet.measures if is_order(one) and not one.conditional]
    if demands := [demand for one in own if (demand := _demand(sheet, one))]:
        return "、".join(dict.fromkeys(demands))
    moment = sheet.situation.first("责令改正")
    parts = [part for part in re.split("[，；。]", moment.note) if part.strip()] if moment else []
    told = "，".join(
        part.removeprefix("责令") for part in parts if not (_HANDED.search(part) or _MEND.fullmatch(part))
    )
    return sheet.mark("步骤", moment.name, told) if moment else ""


@field("立即改正", "责令立即改正，没有另定期限：步骤的备注，或者证据里唯一的责令改正文书写明的")
def at_once(sheet: Sheet) -> bool:
    """In the words of the order."""
    ordered = [moment for moment in sheet.outcome.moments if moment.kind == "责令改正"]
    if not ordered or ordered[0].until:
        return False
    papers = [one for one in sheet.entire.evidence if kind_of_step(one.name) == "责令改正"]
    told = ordered[0].note + (papers[0].text if len(papers) == len(ordered) == 1 else "")
    return _AT_ONCE.search(told) is not None


@field("要求未定期限", "改正要求里没有写明到哪一日，也不是立即改正")
def without_term(sheet: Sheet) -> bool:
    """The day is then told behind it."""
    return not at_once(sheet) and not list(find_dates(plain(str(demanded(sheet)))))
