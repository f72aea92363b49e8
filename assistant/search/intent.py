"""What a question says outright: a law and an article number (消防法第六十条) go straight there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.law.citations.name_book import NameBook
from assistant.law.library import LawLibrary
from assistant.law.model import Article, Law, Provision
from assistant.search.units import Scope
from assistant.text.compact import Compact
from assistant.text.numerals import to_int

_NUMBER = "[零〇一二两三四五六七八九十百千0-9]+"
_ARTICLE = re.compile(rf"第?(?P<article>{_NUMBER})条(?:之(?P<suffix>{_NUMBER}))?")
_BETWEEN = re.compile(r"[》”]?(?:\([^()]*\))?的?$")


class NamedArticles:
    """Finds the articles that a question names.

    Args:
        library: where names are known and texts are kept.
    """

    def __init__(self, library: LawLibrary) -> None:
        self._library = library
        self._book = NameBook(
            name for law in library.laws() for name in (law.name, *law.aliases) if len(name) > 2
        )

    def find(self, question: str, scope: Scope) -> list[Article]:
        """Articles named with their law, in order; a number alone belongs to the law named before it."""
        text = Compact(question).text
        laws: list[Law] = []
        found: list[Article] = []
        for match in _ARTICLE.finditer(text):
            laws = self._laws_before(text, match.start(), scope) or laws
            number = to_int(match["article"])
            if not number:
                continue
            provision = Provision(number, to_int(match["suffix"] or "") or 0)
            found.extend(self._articles(laws, provision, scope))
        return list({article.id: article for article in found}.values())

    def _laws_before(self, text: str, end: int, scope: Scope) -> list[Law]:
        joint = _BETWEEN.search(text, 0, end)
        stop = joint.start() if joint else end
        for start in self._book.ending_at(text, stop):
            if laws := self._library.find(text[start:stop], region=scope.region):
                return laws
        return []

    def _articles(self, laws: Iterable[Law], provision: Provision, scope: Scope) -> list[Article]:
        found = (self._library.article(law, provision, scope.as_of) for law in laws)
        return [article for article in found if article is not None]
