"""Whom a range of a fine is for: the unit, the person, those responsible."""

from __future__ import annotations

import re

from assistant.analysis.addressees import classes
from assistant.law.penalty_model import Fine
from assistant.review.parts.model import Decision

_RESPONSIBLE = re.compile("责任|主管|高级管理人员")  # 导游人员, 从业人员 are the ones who act
_SEVERAL = re.compile("、|及其?|和|或者?")
_TRADER = re.compile(r"经营者\s?[:：]|个体工商户")
_UNIT = re.compile(r"单位|企业|组织|机构|公司|经营者|法人(?!代表)")


# 农药经营者 is whoever trades, a person or a unit
_BY_TRADE = re.compile(r"(?:经营|生产|销售|使用|养殖|种植|加工|运输|承运|所有|管理|饲养)者$")
_UNIT_ONLY = re.compile(r"单位|企业|组织|机构|公司|法人")


def on_responsible(fine: Fine) -> bool:
    """Whether a fine is on persons responsible; where it stands behind a graver tier, whether it belongs to that tier alone is open."""
    return _RESPONSIBLE.search(fine.party) is not None


def of_units_fine(fine: Fine) -> bool:
    """Whether a fine is a share of the one on the unit, for those who answer for it."""
    return fine.type == "percent" and on_responsible(fine) and "罚款" in fine.base


def only_units(decision: Decision) -> bool:
    """Whether every party of the head is a unit."""
    return bool(decision.parties) and all(party.organisation is True for party in decision.parties)


def of_any(fine: Fine, decision: Decision) -> bool:
    """Whether a range is for any of the parties."""
    return len({p.organisation for p in decision.parties}) > 1 or for_party(fine, decision)


def for_party(fine: Fine, decision: Decision) -> bool:
    """Whether a range is for this kind of party; an unknown kind keeps all."""
    kinds = {party.organisation for party in decision.parties[:1]}
    if fine.party in ("any", "") or not kinds or None in kinds or "责任" in fine.party:
        return True
    if _BY_TRADE.search(fine.party) and not _UNIT_ONLY.search(fine.party):
        return True
    if _SEVERAL.search(fine.party) and not classes(fine.party) or is_trader(decision):
        return True
    unit = bool(_UNIT.search(fine.party))
    person = bool(re.search(r"个人|公民|自然人|人员", fine.party))
    return unit == person or (True in kinds) == unit


def is_trader(decision: Decision) -> bool:
    """Whether the party is an individual business: laws count it now as a unit, now as a person."""
    area = decision.parties[0].area if decision.parties else None
    return bool(area and _TRADER.search(area.text))


def is_for_units(fine: Fine) -> bool:
    """Whether a range is for units, whoever else it is for."""
    return _UNIT.search(fine.party) is not None
