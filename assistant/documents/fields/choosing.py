"""What of a clause a paper writes: alternatives that nobody settled yet, what is left out beside a fine, the words of the clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from assistant.analysis.measures import BORROWED, FINE, is_order
from assistant.corpora import Words
from assistant.documents.fields.clause_words import (
    ORDERED,
    PERMITS,
    certificate,
    literal,
    options,
    order_to,
    split,
)
from assistant.documents.marks import plain
from assistant.documents.sheet import Relied, Sheet
from assistant.dossier.model import Measure
from assistant.law.penalties.kinds import SEIZED


class _Said(Words):
    """The words of penalties that restrict, as corpora/lexicon/documents/restricted.yaml has them."""

    FILE = "lexicon/documents/restricted.yaml"

    itself: re.Pattern[str]
    torn: re.Pattern[str]


GAINS = "没收违法所得"
_TAKEN = "没收"
_VAGUE = ("其他", "限制开展生产经营活动", "限制从业")
_NO_GAINS = re.compile(r"(?:没有|(?<!有)无|未(?:获|取)得(?:任何)?|未有)违法所得(?!的)")
# it is doubted, asked, or only said by somebody that there are none; or there is a sum of them
_DOUBTED = re.compile(
    r"有没有|是否|[待未再](?:查|核|认定|计算)|尚[待未不]|[称辩]|主张|声明|自述|供述|表示|提出|(?<!本机关)(?<!本局)认为|证明|未能|并非|不是|不能|无法|难以|可能|疑"
)
_GAINLESS = re.compile(r"(?:没有|无)违法所得的?")
_GAINED = re.compile(
    r"违法所得(?:金额|数额|共计|合计|计算?为?|共|为|是|人民币){0,3}[\d一二三四五六七八九十百千万两][^，。；\n]{0,10}元"
)
_CLAUSE = re.compile(r"[，。；！？\n]")

Run = tuple[Measure, ...]


def runs(relied: Relied) -> Iterator[Run]:
    """The measures of a clause of which only one is to be chosen, run by run; an order is none of them."""
    measures = [one for one in relied.measures if not is_order(one)]
    for (alternative, _, _), run in groupby(measures, lambda m: (m.alternative, m.conditional, m.addressee)):
        if alternative:
            yield tuple(run)


def left_out(sheet: Sheet) -> tuple[Measure, ...]:
    """What the paper does not write though the clause lays it down, and why is told beside it.

    On a condition that is not that of the fine, where the fine is settled; what can be chosen instead of a measure that
    is settled; gains that the officer, or the tier of the fine, says there are none of.
    """
    settled, none = _fined(sheet), no_gains(sheet)
    instead = {id(m) for one in sheet.relied for run in runs(one) if _chosen(run, settled) for m in run}
    return tuple(
        m
        for m in sheet.measures
        if open_measure(m)
        and m.kind not in (FINE, BORROWED)
        and (
            (settled and m.conditional and not met(sheet, m))
            or id(m) in instead
            or (m.kind == GAINS and (none or any(map(_GAINLESS.fullmatch, tiers_of(sheet, m)))))
        )
    )


def tiers_of(sheet: Sheet, measure: Measure) -> tuple[str, ...]:
    """The conditions of the fines that are imposed under the clause of a measure: 逾期不改正."""
    return tuple(
        fine.conditional
        for one in sheet.relied
        if any(m is measure for m in one.measures)
        for fine in one.measures
        if fine.kind == FINE and fine.amount and fine.conditional
    )


def met(sheet: Sheet, measure: Measure) -> bool:
    """Whether a measure hangs on the condition of the fine that is imposed: 拒不改正的，责令停业整治，并处…罚款."""
    return bool(measure.conditional) and measure.conditional in tiers_of(sheet, measure)


def _fined(sheet: Sheet) -> bool:
    proposed = any(m.kind == FINE and m.amount for m in sheet.measures)
    whole = sheet.case.fine_yuan
    return proposed or (whole is not None and whole > 0 and sheet.to.unit is None)


def _chosen(run: Run, fined: bool) -> bool:
    """Whether one of the alternatives is settled: it has a sum or words of its own, or it is the fine of the case."""
    return any(m.amount or (m.kind != FINE and m.detail) or (m.kind == FINE and fined) for m in run)


def undecided(relied: Relied) -> tuple[Run, ...]:
    """Alternatives beside the fine of which the officer has to name one."""
    return tuple(
        run
        for run in runs(relied)
        if len({m.kind for m in run}) > 1
        and all(open_measure(m) and not m.conditional and m.kind != FINE for m in run)
    )


def to_choose(sheet: Sheet, run: Run) -> str:
    """The gap that asks for one of the alternatives."""
    named = "、".join(dict.fromkeys(_called(sheet, m.kind, [m]) or m.kind for m in run))
    return sheet.ledger.lacking(f"在{named}中选择一种")


def open_measure(measure: Measure) -> bool:
    """Whether nobody said how much, or what, it is to be."""
    return measure.amount is None and (not measure.detail or measure.kind == FINE)


def no_gains(sheet: Sheet) -> bool:
    """Whether the officer says that there are no unlawful gains, and neither doubts it nor names any."""
    told = f"{sheet.entire.discretion}。{sheet.entire.facts}"
    said = any(_NO_GAINS.search(part) and not _DOUBTED.search(part) for part in _CLAUSE.split(told))
    return said and not _GAINED.search(told)


def in_its_words(sheet: Sheet, kind: str, measures: Sequence[Measure]) -> str:
    """A penalty as the clause calls it: 责令停业整顿, 吊销排污许可证; a gap where it leaves the choice between several orders."""
    choice = options(sheet, measures) if kind in ORDERED else ()
    if len(choice) > 1 and not any(one.detail for one in measures):
        return sheet.ledger.lacking(f"在{'、'.join(choice)}中选择一种")
    return sheet.mark("法条", "处罚种类", _called(sheet, kind, measures) or kind)


def is_ordered_too(sheet: Sheet, kind: str, measures: Sequence[Measure], relied: Sequence[Relied]) -> bool:
    """Whether the clause's words for a penalty are those of an order that the paper gives anyway (责令停止执业活动)."""
    words = literal(sheet, measures) if kind in _VAGUE else ""
    orders = (one.kind for each in relied for one in each.measures if is_order(one))
    return bool(words) and any(words in order for order in orders)


def _called(sheet: Sheet, kind: str, measures: Sequence[Measure]) -> str:
    """What the clauses call it; "" where they do not tell, or tell it by half a sentence only (年内不得从事)."""
    if kind in PERMITS:
        return certificate(sheet, measures)
    if kind in _VAGUE:
        words = literal(sheet, measures)
        return "" if _Said.read().torn.search(words) else words
    return order_to(sheet, measures) if kind in ORDERED else ""


def before_told(sheet: Sheet, kind: str, name: str, details: Iterable[str]) -> str:
    """What stands before the officer's words on a penalty: its name, unless they are the penalty already (五年内不得从事…).

    Of a certificate that the officer names himself only the verb is left (吊销 营业执照（编号…）).
    """
    own, itself = plain(name), _Said.read().itself
    if kind == SEIZED:
        return (
            "" if any(one.startswith(_TAKEN) for one in details) else sheet.mark("法条", "处罚种类", _TAKEN)
        )
    if kind in (*_VAGUE, *ORDERED):
        return "" if any(map(itself.match, details)) else name
    if kind in PERMITS and any(one.startswith(own[:2]) for one in details):
        return ""
    if kind in PERMITS and own != kind and any(own[2:] in one for one in details):
        return sheet.mark("法条", "处罚种类", own[:2])
    return name


def is_option(sheet: Sheet, order: Measure) -> bool:
    """Whether an order is one of several between which the clause leaves the choice: 责令停止施工、停止使用或者停产停业."""
    for one in sheet.relied:
        if order in one.measures:
            for kind in ORDERED:
                alike = [m for m in one.measures if m.kind == kind]
                choice = options(sheet, [m for m in alike if m.conditional == order.conditional] or alike)
                if len(choice) > 1 and set(split(order.kind)) <= set(choice):
                    return True
    return False
