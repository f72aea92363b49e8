"""Fields: the tier of the clause that a fine was taken from, and a fine under its range."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.analysis.measures import BY_ADDRESS, FINE, NO_CRIME
from assistant.documents.fields.law import reduced
from assistant.documents.fields.registry import field
from assistant.documents.sheet import Relied, Sheet, concerns
from assistant.dossier.model import Charge, Measure
from assistant.law.penalties.text import told_amounts
from assistant.law.penalty_model import Fine
from assistant.text.money import RANGE, range_of


@field("减轻说明", "罚款低于条款的下限的，写明幅度和减轻；没有减轻的为空")
def lightened(sheet: Sheet) -> list[str]:
    """Only where the reasons reduce the penalty and a fine lies under its range."""
    found = [(fine, one) for one in sheet.relied for fine in _undercut(one)] if reduced(sheet) else []
    told = dict.fromkeys(in_the_law_s_words(sheet, one, fine) for fine, one in found)
    return [sheet.say("reduced", 幅度=sheet.mark("法条", "罚款幅度", words)) for words in told]


def _undercut(one: Relied) -> Iterator[Fine]:
    """The range over every proposed fine of a clause; nothing where one of its ranges allows the fine."""
    fines = [fine for fine in one.fines if fine.type == "amount" and fine.min]
    for measure in one.measures:
        amount = measure.amount if measure.kind == FINE else None
        if amount and fines and all(float(amount) < (fine.min or 0) for fine in fines):
            yield min(fines, key=lambda fine: fine.min or 0)


@field("档次说明", "罚款所在的档次有条件的，写明条件和该档的幅度；没有条件的为空")
def tier(sheet: Sheet) -> list[str]:
    """The tier that the officer took, in the words of the clause."""
    taken = [(m, one) for one in sheet.relied for m in one.measures if m.kind == FINE and m.amount]
    tiers = dict.fromkeys((m.conditional, _range_of(sheet, one, m)) for m, one in taken if _is_tier(m))
    return [
        sheet.say(
            "tier" if "以" in told else "tier.fixed",
            条件=sheet.mark("法条", "罚款档次", when),
            幅度=sheet.mark("法条", "罚款幅度", told),
        )
        for when, told in tiers
        if told
    ]


def tier_by_amount(sheet: Sheet) -> str:
    """The condition of the one tier that the fine of the case lies in, where nobody named the tier; "" for none."""
    own = [charge for charge in sheet.case.charges if concerns(charge, sheet.to.key, sheet.case)]
    taken = [m for m in sheet.measures if m.kind == FINE and m.amount and _is_tier(m)]
    return "" if any(_named(sheet, one) for one in own) or len(taken) != 1 else taken[0].conditional


def _named(sheet: Sheet, charge: Charge) -> bool:
    """Whether a charge names the tier of its fine: not where the one fine there is was given the sum of the case by itself."""
    fines = [measure for measure in charge.measures if measure.kind == FINE]
    given = len(fines) == 1 and fines[0].amount == sheet.case.fine_yuan
    return not given and any(measure.amount is not None for measure in fines)


def _is_tier(fine: Measure) -> bool:
    """Whether the condition of a fine tells a tier: not that it is no crime, nor only which conduct it is for."""
    return bool(fine.conditional) and not (
        NO_CRIME.fullmatch(fine.conditional) or BY_ADDRESS.match(fine.conditional)
    )


def _range_of(sheet: Sheet, one: Relied, measure: Measure) -> str:
    """The range of a fine; as the clause words it where it has one such range only."""
    fines = [fine for fine in one.fines if told_amounts(fine) == measure.detail]
    words = dict.fromkeys(in_the_law_s_words(sheet, one, fine) for fine in fines)
    return next(iter(words)) if len(words) == 1 else measure.detail


def in_the_law_s_words(sheet: Sheet, one: Relied, fine: Fine) -> str:
    """The range of a fine as the clause words it, 五千元以上五万元以下; in figures where that cannot be told."""
    article = sheet.library.article_in(one.clause.version, one.clause.penalty.provision)
    if article and fine.span and fine in one.clause.rule.fines and fine.type == "amount":
        for found in RANGE.finditer(article.text[fine.span.start : fine.span.end]):
            read = range_of(found)
            if read and (read.unit, read.low, read.high) == ("amount", fine.min or 0, fine.max):
                return found[0]
    return told_amounts(fine)
