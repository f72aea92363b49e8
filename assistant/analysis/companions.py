"""A fine whose amount another paragraph of the same article lays down (有前款第七项行为的，处…), found for one item."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.analysis.measures import FINE, measures_of
from assistant.analysis.pin import rules_in
from assistant.dossier.model import Measure
from assistant.law.library import LawLibrary
from assistant.law.model import Provision, Version
from assistant.law.penalties.references import here
from assistant.law.penalty_model import Fine, PenaltyRule


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A fine with the paragraph that lays it down."""

    place: Provision
    fine: Fine
    measure: Measure


def fines_elsewhere(rule: PenaltyRule, version: Version, library: LawLibrary) -> tuple[Elsewhere, ...]:
    """The fines of a rule that punishes with a fine but says no amount.

    Args:
        rule: of one item or paragraph.
        version: of its law.
        library: which holds the article.
    """
    article = library.article_in(version, rule.provision) if FINE in rule.kinds and not rule.fines else None
    others = [found.rule for found in rules_in(article)] if article else []
    return tuple(
        Elsewhere(other.provision, fine, _measure(other, fine))
        for other in others
        if other.provision.paragraph != rule.provision.paragraph
        for fine in other.fines
        if _meant(fine, other.provision, rule.provision)
    )


def _measure(rule: PenaltyRule, fine: Fine) -> Measure:
    """The fine as a measure; its condition only named the item."""
    alone = replace(rule, penalties=(), fines=(replace(fine, condition=""),), orders=(), order_conditions=())
    return measures_of(alone, "")[0]


def _meant(fine: Fine, at: Provision, item: Provision) -> bool:
    """Whether the condition of a fine names the item: 前款第二项、第三项行为之一, 第一款第（七）项情形."""
    return any(place.covers(item) for place in here(fine.condition, at, at.paragraph))
