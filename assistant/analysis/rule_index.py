"""The searched unit of ``suggest``: one penalty rule with its duty clause, law title and chapter."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.law.library import LawLibrary, open_library
from assistant.law.links import DutyFinder, DutyLink, links_of
from assistant.law.model import Article, Level, Version
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import PenaltyRule
from assistant.search.articles import fingerprint, periods, vector_store
from assistant.search.build import build, no_progress
from assistant.search.encoder import load_encoder, passage_text
from assistant.search.hybrid import HybridIndex
from assistant.search.manifest import Manifest, current
from assistant.search.units import Progress, Unit
from assistant.settings import settings

NAME = "rules"
_PUNISHES = re.compile(r"罚款|没收|吊销|警告|通报批评|拘留|停产|停业|暂扣|降低资质|责令关闭")
_PER_ARTICLE = 1000
_SCOPE = (Level.LAW, Level.ADMINISTRATIVE, Level.LOCAL, Level.RULE)
_DUTIES = 2


@dataclass(frozen=True, slots=True)
class LinkedRule:
    """A penalty rule in its article with the duties it enforces."""

    article: Article
    rule: PenaltyRule
    duties: tuple[DutyLink, ...]


class RuleBook:
    """All penalty rules of a library, by the numbers the index stores."""

    def __init__(self, library: LawLibrary) -> None:
        self.library = library
        self._finder = lru_cache(maxsize=128)(self._make_finder)

    def rule(self, ref: int) -> LinkedRule:
        """The rule behind a number that ``units`` gave out."""
        article = self.library.articles_by_id([ref // _PER_ARTICLE])[0]
        rule = parse_article(article)[ref % _PER_ARTICLE]
        return LinkedRule(article, rule, links_of(rule, self._finder(article.version))[:_DUTIES])

    def units(self) -> Iterator[Unit]:
        """One unit a rule, for every version of every law."""
        for law in self.library.laws():
            if law.level not in _SCOPE:
                continue
            for version, since, until in periods(self.library.versions(law)):
                for ref, linked in self._rules(version):
                    text = self.searched_text(linked)
                    dense = (passage_text(law.name, linked.article.chapter, text),)
                    lexical = f"{law.name}\n{linked.article.chapter}\n{text}"
                    yield Unit(ref, lexical, dense, law.region, law.level, since, until)

    def searched_text(self, linked: LinkedRule) -> str:
        """The conduct and the text of the duties."""
        law = linked.article.version.law
        on = linked.article.version.effective
        texts = [linked.rule.conduct]
        for link in linked.duties:
            if link.duty.law == law.name:
                texts.append(self.library.provision_text(law, link.duty.provision, on) or "")
        return "\n".join(text for text in texts if text)

    def _rules(self, version: Version) -> Iterator[tuple[int, LinkedRule]]:
        finder: DutyFinder | None = None
        for article in self.library.articles(version):
            if not _PUNISHES.search(article.text):
                continue
            for number, rule in enumerate(parse_article(article)[:_PER_ARTICLE]):
                finder = finder or self._finder(version)
                yield (
                    article.id * _PER_ARTICLE + number,
                    LinkedRule(article, rule, links_of(rule, finder)[:_DUTIES]),
                )

    def _make_finder(self, version: Version) -> DutyFinder:
        return DutyFinder(self.library.articles(version))


_lock = threading.Lock()
_opened: tuple[str, RuleBook, HybridIndex] | None = None


def open_rules(progress: Progress = no_progress) -> tuple[RuleBook, HybridIndex]:
    """The rules of the library in settings().home and their index, built or refreshed first if the library changed."""
    global _opened
    library = open_library()
    with _lock:
        stamp = fingerprint(library)
        if _opened is None or _opened[0] != stamp:
            book, encoder = RuleBook(library), load_encoder()
            directory = settings().index_dir / NAME
            generation = current(directory)
            if generation is None or Manifest.load(generation).source != stamp:
                build(
                    directory,
                    list(book.units()),
                    encoder,
                    vector_store(encoder),
                    source=stamp,
                    progress=progress,
                )
            _opened = (stamp, book, HybridIndex(directory, encoder))
        return _opened[1], _opened[2]
