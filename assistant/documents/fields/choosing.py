"""What of a clause a paper writes: alternatives that nobody settled yet, what is left out beside a fine, the words of the clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from assistant.analysis.measures import BORROWED, FINE, is_order
from assistant.corpora import Words
from assistant.documents.marks import plain
from assistant.documents.sheet import Relied, Sheet
from assistant.dossier.model import Measure


class _Said(Words):
    """The words of penalties that restrict, as corpora/lexicon/documents/restricted.yaml has them."""

    FILE = "lexicon/documents/restricted.yaml"

    itself: re.Pattern[str]
    torn: re.Pattern[str]


GAINS = "没收违法所得"
_CLOSED = "责令停产停业"
_VAGUE = ("其他", "限制开展生产经营活动", "限制从业")
_LED = re.compile("^(?:[可并]?可?以?并?(?:处以?)?)")
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
_END = re.compile(r"[，；。：\n]|直至|或者?吊销|并处|$")
_OR = re.compile("、|或者?")
_SHORT = 30  # characters of the orders in a clause; a longer stretch was cut wrongly

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
    named = "、".join(dict.fromkeys(m.kind for m in run))
    return sheet.ledger.lacking(f"在{named}中选择一种")


def open_measure(measure: Measure) -> bool:
    """Whether nobody said how much, or what, it is to be."""
    return measure.amount is None and (not measure.detail or measure.kind == FINE)


def no_gains(sheet: Sheet) -> bool:
    """Whether the officer says that there are no unlawful gains, and neither doubts it nor names any."""
    told = f"{sheet.case.discretion}。{sheet.case.facts}"
    said = any(_NO_GAINS.search(part) and not _DOUBTED.search(part) for part in _CLAUSE.split(told))
    return said and not _GAINED.search(told)


def in_its_words(sheet: Sheet, kind: str, relied: Sequence[Relied]) -> str:
    """A penalty as the clause calls it, 责令停业整顿; a gap where the clause leaves the choice between several orders."""
    if kind in _VAGUE:
        return sheet.mark("法条", "处罚种类", _worded(sheet, kind, relied))
    options = _options(sheet, relied) if kind == _CLOSED else ()
    if len(options) > 1:
        return sheet.ledger.lacking(f"在{'、'.join(options)}中选择一种")
    return sheet.mark("法条", "处罚种类", options[0] if options else kind)


def _worded(sheet: Sheet, kind: str, relied: Sequence[Relied]) -> str:
    """What the clauses call a kind of penalty that tells nothing by its name, 取缔; the kind where they differ."""
    told = set()
    for one in relied:
        article = sheet.library.article_in(one.clause.version, one.clause.penalty.provision)
        spans = [p.span for p in one.clause.rule.penalties if p.kind == kind and p.span]
        told |= {_LED.sub("", article.text[span.start : span.end]) for span in spans} if article else set()
    return told.pop() if len(told) == 1 else kind


def before_told(sheet: Sheet, kind: str, name: str, details: Iterable[str]) -> str:
    """What stands before the officer's words on a penalty: its name, unless they are the penalty already (五年内不得从事…).

    A name that is half a sentence of the clause (年内不得从事) gives way to the kind.
    """
    said = _Said.read()
    if kind not in _VAGUE:
        return name
    if any(map(said.itself.match, details)):
        return ""
    return sheet.mark("法条", "处罚种类", kind) if said.torn.search(plain(name)) else name


def is_option(sheet: Sheet, order: Measure) -> bool:
    """Whether an order is one of several between which the clause leaves the choice: 责令停止施工、停止使用或者停产停业."""
    options = _options(sheet, [one for one in sheet.relied if order in one.measures])
    return len(options) > 1 and order.kind in options


def _options(sheet: Sheet, relied: Sequence[Relied]) -> tuple[str, ...]:
    """The orders among which the one to close stands; () where the clauses do not word it alike."""
    told = {words for one in relied for words in _words(sheet, _CLOSED, one)}
    parts = _OR.split(told.pop()) if len(told) == 1 else ()
    return tuple(one if one.startswith("责令") else f"责令{one}" for one in parts)


def _words(sheet: Sheet, kind: str, one: Relied) -> Iterator[str]:
    """The words in which the clause orders to close, from 责令 on, with those it may be chosen for."""
    article = sheet.library.article_in(one.clause.version, one.clause.penalty.provision)
    text = article.text if article else ""
    for penalty in one.clause.rule.penalties:
        if penalty.kind == kind and penalty.span:
            start = max(text.rfind(mark, 0, penalty.span.start) for mark in "，；。：") + 1
            end = _END.search(text, penalty.span.end)
            part = text[start : end.start() if end else len(text)]
            words = part[part.find("责令") :] if "责令" in part else ""
            if words and len(words) <= _SHORT:
                yield words
