"""Whether two laws have to do with one another: they share a branch of administration or a scope.

A law's fields are the branches of the agencies its penalty clauses entrust and of its title — where these name none,
of its first ten articles (corpora/law/sectors.yaml) — and the scopes its title is in (corpora/lexicon/scopes.yaml). Laws without a common field count as unrelated, also where one has none at
all: a fishmonger's scale (计量, 市场监督管理) and genetically modified seed (农业农村) are.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.analysis.scopes import title_scopes
from assistant.law.library import LawLibrary
from assistant.law.model import Version
from assistant.law.penalty import parse_article
from assistant.law.sectors import sectors_of_law


class Kinship:
    """The fields of the laws of a library, each read once.

    Args:
        library: where the laws are.
    """

    def __init__(self, library: LawLibrary) -> None:
        self._library = library
        self._known: dict[Version, frozenset[str]] = {}

    def fields(self, law: str, day: date | None) -> frozenset[str]:
        """The branches and scopes of the law of that name as it was on a day (None: today), else as first known."""
        found = self._library.find(law)
        held = self._library.versions(found[0]) if found else ()
        version = self._library.version_at(found[0], day or date.today()) if found else None
        version = version or next(iter(held), None)
        if version is None:
            return title_scopes(law)
        if version not in self._known:
            self._known[version] = self._read(version)
        return self._known[version]

    def unrelated(self, law: str, others: Iterable[str], day: date | None) -> bool:
        """Whether a law shares no field with any of the others; a law is related to itself."""
        names = set(others)
        return law not in names and not any(
            self.fields(law, day) & self.fields(other, day) for other in names
        )

    def _read(self, version: Version) -> frozenset[str]:
        law, articles = version.law.name, self._library.articles(version)
        agencies = {name for article in articles for rule in parse_article(article) for name in rule.agency}
        return title_scopes(law) | sectors_of_law(law, agencies, [article.text for article in articles])
