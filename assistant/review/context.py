"""What review rules may look at besides the text: the law library, verified citations, the rules cited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.law.citations import VerifiedCitation, verify_citations
from assistant.law.library import LawLibrary
from assistant.law.model import Provision
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import PenaltyRule


@dataclass(frozen=True)
class ReviewContext:
    """Shared by all rules of one review so that nothing is computed twice."""

    text: str
    library: LawLibrary
    as_of: date | None = None

    @cached_property
    def citations(self) -> tuple[VerifiedCitation, ...]:
        """All citations of the text with their verdicts, as of the day of the decision."""
        return verify_citations(self.text, as_of=self.as_of, library=self.library)

    @cached_property
    def cited_rules(self) -> tuple[tuple[VerifiedCitation, PenaltyRule], ...]:
        """The penalty rules at the places that verified citations name."""
        found = []
        for verdict in self.citations:
            place = verdict.citation.provision
            article = self.library.article(verdict.law, place, self.as_of) if verdict.law and place else None
            rules = parse_article(article) if article else ()
            found += [(verdict, rule) for rule in rules if place and _names(place, rule.provision)]
        return tuple(found)


def _names(cited: Provision, rule: Provision) -> bool:
    return cited.paragraph in (0, rule.paragraph) and cited.item in (0, rule.item)
