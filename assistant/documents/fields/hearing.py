"""Fields: the period for a defence, whether a hearing can be asked for."""

from __future__ import annotations

from assistant.documents.fields.basics import called
from assistant.documents.fields.registry import field
from assistant.documents.sheet import Sheet


@field("申辩期限", "告知书所定的陈述、申辩期限（agencies.json）")
def defence_period(sheet: Sheet) -> str:
    """From the agency's own data."""
    return sheet.mark("机关资料", "defence_period", sheet.agency.defence_period)


@field("可以听证", "本案已告知听证权，或者所拟处罚依法可以要求听证")
def hearing_right(sheet: Sheet) -> bool:
    """What the notice says, or the thresholds that the program holds."""
    situation = sheet.situation
    threshold, fine = situation.threshold, situation.fine
    most = (threshold.person if situation.person else threshold.organisation) if threshold else None
    reached = most is not None and fine is not None and fine >= most
    return situation.hearing_told or bool(situation.hearing_kind) or reached


@field("听证未定", "没有当地的听证标准，不能判断是否应当告知听证")
def hearing_unsettled(sheet: Sheet) -> bool:
    """Nothing tells."""
    return not hearing_right(sheet) and sheet.situation.threshold is None and sheet.track == "普通"


@field("听证权利", "可以要求听证的告知语")
def hearing_words(sheet: Sheet) -> str:
    """The sentence of the notice."""
    return sheet.say("hearing.right", 称呼=str(called(sheet)))
