"""Fields: what the party is ordered to do beside the penalty."""

from __future__ import annotations

import re

from assistant.analysis.measures import is_order
from assistant.corpora import Words
from assistant.documents.fields.choosing import is_option, left_out, met
from assistant.documents.fields.registry import field
from assistant.documents.sheet import Sheet
from assistant.dossier.model import Measure


class _Said(Words):
    """The words of whom a clause orders, as corpora/lexicon/documents/orders.yaml has them."""

    FILE = "lexicon/documents/orders.yaml"

    act: str
    no_name: str
    bearer: str
    named: re.Pattern[str]


_ORDERED = "责令"
_BY_DAY = re.compile("限期[^、，；（或]*")


@field("有责令", "条款规定了责令改正一类的措施")
def has_orders(sheet: Sheet) -> bool:
    """Any order without a condition, or whose condition is to be judged."""
    return bool(_written(sheet))


@field(
    "责令内容", "责令当事人做什么；以逾期、拒不改正等为条件的，罚款是按同一条件所定的写出，否则留给承办人判断"
)
def orders(sheet: Sheet) -> str:
    """The orders in the words of the clause; whom they are for is said once."""
    found = list(dict.fromkeys(_written(sheet)))
    ours = (one for one in found if not (_asked(sheet, one) or _names(one.kind)))
    first = next(ours, None)
    return "、".join(dict.fromkeys(_order(sheet, one, again=one is not first) for one in found))


def _written(sheet: Sheet) -> list[Measure]:
    left = set(left_out(sheet))
    found = [one for one in sheet.measures if is_order(one) and one not in left]
    return [one for one in found if not is_option(sheet, one)]


def _asked(sheet: Sheet, order: Measure) -> bool:
    """Whether the officer has to say if it is ordered at all."""
    return bool(order.conditional) and not met(sheet, order)


def _order(sheet: Sheet, order: Measure, *, again: bool) -> str:
    if _asked(sheet, order):
        return sheet.ledger.lacking(f"是否“{order.kind}”（条文的条件：{order.conditional}）")
    source = next(one for one in sheet.relied if order in one.measures)
    told = sheet.mark("法条", f"{source.clause.penalty.format()}的责令", _addressed(order.kind, again=again))
    term = _BY_DAY.search(order.kind)
    return told + (f"（{sheet.ledger.lacking(f'{term[0]}的最后一日')}）" if term else "")


def _names(kind: str) -> bool:
    """Whether an order says by itself whom it is for."""
    return _Said.read().named.match(kind) is not None


def _addressed(kind: str, *, again: bool) -> str:
    """An order with whom it is for, unless that was just said, or the clause says it."""
    if _names(kind):
        return kind
    told = kind.removeprefix(_ORDERED)
    return told if again else f"{_ORDERED}当事人{told}"
