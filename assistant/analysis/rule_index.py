"""The index of the penalty rules: opened, kept up to date with the library, rebuilt law by law."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache, partial
from hashlib import blake2b
from pathlib import Path

import numpy as np

from assistant.analysis import rule_book
from assistant.analysis.rule_book import RowPart, RuleBook, RuleRow
from assistant.analysis.rule_units import Entry, article_of, entries_of_law, number_in_article, penal_laws
from assistant.corpora import corpus
from assistant.errors import SearchIndexError
from assistant.law import links as law_links
from assistant.law.library import LawLibrary, open_library
from assistant.law.model import Article
from assistant.law.penalties.digest import grammar_digest, rule_digest
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import PenaltyRule
from assistant.search import upkeep
from assistant.search.articles import ArticleQuestions, stamp, vector_store
from assistant.search.asked import bank_stamp
from assistant.search.build import build_parts, building, no_progress
from assistant.search.encoder import Encoder, load_encoder
from assistant.search.hybrid import HybridIndex
from assistant.search.kept_vectors import KeptVectors
from assistant.search.manifest import Manifest, current
from assistant.search.program import program_digest
from assistant.search.table import Part
from assistant.search.units import Progress, TextEncoder, Unit, Vectors
from assistant.settings import settings
from assistant.text.tokens import tokens_digest

NAME = "rules"
# what the rows of the index are made from beside the laws: days, branches, grades, ways to say an act
_KNOWN = ("law/first_in_force.yaml", "law/sectors.yaml", "lexicon/practice.yaml")
_FOLDERS = ("facts/common", "matters")
_EMBED_AT_ONCE = 2_000


@dataclass(frozen=True)
class Rules:
    """The opened rules of a library: the index that finds them, the book that knows them, the encoder of facts."""

    library: LawLibrary
    book: RuleBook
    index: HybridIndex
    encoder: Encoder
    vectors: KeptVectors

    @cached_property
    def _centres(self) -> dict[str, Vectors]:
        return {}

    def centre(self, law: str) -> Vectors:
        """The mean vector of what a law punishes."""
        if law not in self._centres:
            _, kept = self.vectors.of([row.ref for row in self.book.of_law(law)])
            mean = kept.mean(axis=0) if len(kept) else np.zeros(self.encoder.dimension, np.float32)
            self._centres[law] = mean / max(float(np.linalg.norm(mean)), 1e-6)
        return self._centres[law]

    def rule(self, row: RuleRow) -> tuple[Article, PenaltyRule]:
        """The rule of a row with the article it stands in, read from the library.

        Raises:
            SearchIndexError: library, grammar or words changed since, and the rule says something else now.
        """
        found = self.library.articles_by_id([article_of(row.ref)])
        rules = parse_article(found[0]) if found else ()
        number = number_in_article(row.ref)
        if number < len(rules) and rule_digest(rules[number], found[0].version) == row.digest:
            return found[0], rules[number]
        raise SearchIndexError(
            f"罚则索引与法规库不一致：{row.penalty.format()}的内容已变", "请运行 assistant index build"
        )


_lock = threading.Lock()
_opened: tuple[tuple[str, Path | None], Rules] | None = None


def open_rules(progress: Progress = no_progress) -> Rules:
    """The rules of the library in settings().home and their index, built or refreshed first if the library changed.

    More than a few new passages are not embedded here: such rules are found by words until ``refresh`` is run.
    """
    global _opened
    library, earlier = open_library(), _opened
    source = _source(library)
    if earlier is not None and earlier[0] == _state(source):
        return _over(library, earlier[1])
    fresh = _is_current(source, load_encoder())
    if not fresh and upkeep.goes_on(NAME, progress, opened=earlier is not None) and earlier is not None:
        return earlier[1]
    with _lock:
        if _opened is None or _opened[0] != _state(source):
            bring_up_to_date(progress)
            encoder, state = load_encoder(), _state(source)
            assert state[1] is not None
            index, kept = HybridIndex(settings().index_dir / NAME, encoder), KeptVectors(state[1])
            _opened = (state, Rules(library, RuleBook(_book(source)), index, encoder, kept))
        return _opened[1]


def _state(source: str) -> tuple[str, Path | None]:
    return source, current(settings().index_dir / NAME)


def _over(library: LawLibrary, rules: Rules) -> Rules:
    """The rules read from this library: one of the same content may have been opened elsewhere, and be gone."""
    return rules if rules.library.path == library.path else replace(rules, library=library)


def foresee() -> None:
    """Let the keeper, if there is one, begin with the index if it is not up to date."""
    if not _is_current(_source(open_library()), load_encoder()):
        upkeep.foresee(NAME)


def bring_up_to_date(progress: Progress = no_progress) -> None:
    """Build the index if it is not that of the library as it is; a few new passages are embedded, more are not."""
    library, encoder = open_library(), load_encoder()
    source = _source(library)
    if not _is_current(source, encoder):
        _refresh(library, encoder, source, progress, patient=False)


def _source(library: LawLibrary) -> str:
    return f"{stamp(library)}-{_code_digest()}"


def refresh(progress: Progress = no_progress, *, patient: bool = True) -> Manifest:
    """Build the index of the rules, reusing every vector already known.

    Args:
        progress: told how far it is.
        patient: True embeds everything that is new; False only if that takes seconds.
    """
    library = open_library()
    return _refresh(library, load_encoder(), _source(library), progress, patient=patient)


def _refresh(
    library: LawLibrary, encoder: TextEncoder, source: str, progress: Progress, *, patient: bool
) -> Manifest:
    book, directory = _book(source), settings().index_dir / NAME
    directory.mkdir(parents=True, exist_ok=True)
    with building(directory / "BOOK.LOCK"):  # two that write or remove books would take each other's away
        return _build(library, encoder, book, source, progress, patient=patient)


def _build(
    library: LawLibrary, encoder: TextEncoder, book: Path, source: str, progress: Progress, *, patient: bool
) -> Manifest:
    progress("读取罚则", 0, 1)
    units, rows = _parts(library)
    rule_book.save(book, rows, _book_in_use())
    written = build_parts(
        book.parent,
        units,
        encoder,
        vector_store(encoder),
        source=source,
        embed_up_to=None if patient else _EMBED_AT_ONCE,
        progress=progress,
    )
    rule_book.remove_others(book)
    return written


def _parts(library: LawLibrary) -> tuple[list[Part], list[RowPart]]:
    """The rules by law, for the index and for the book; a law is parsed once for both, and only if one needs it."""
    questions, digests = ArticleQuestions(library), library.digests()
    program = f"{bank_stamp()}-{_code_digest()}-{program_digest()}"

    @cache
    def read(number: int) -> list[Entry]:
        law = library.law(number)
        return list(entries_of_law(library, law, questions)) if law else []

    def units(number: int) -> list[Unit]:
        return [unit for unit, _ in read(number)]

    def rows(number: int) -> list[RuleRow]:
        return [row for _, row in read(number)]

    laws = [(law.id, f"{digests[law.id]}-{program}") for law in penal_laws(library)]
    parts = [Part(digest, partial(units, number)) for number, digest in laws]
    return parts, [RowPart(digest, partial(rows, number)) for number, digest in laws]


def _book_in_use() -> Path | None:
    """The book of the index in use."""
    generation = current(settings().index_dir / NAME)
    if generation is None:
        return None
    try:
        book = _book(Manifest.load(generation).source)
    except SearchIndexError:
        return None
    return book if book.is_dir() else None


def _book(source: str) -> Path:
    return settings().index_dir / NAME / f"book-{source}"


def _is_current(source: str, encoder: TextEncoder) -> bool:
    generation = current(settings().index_dir / NAME)
    if generation is None or not _book(source).is_dir():
        return False
    try:
        manifest = Manifest.load(generation)
    except SearchIndexError:
        return False
    wanted = (source, encoder.digest, tokens_digest())
    return (manifest.source, manifest.encoder_digest, manifest.tokens) == wanted


@lru_cache(maxsize=1)
def _code_digest() -> str:
    """Changes when the grammar, its words, the links or the days do: an index of other ones numbers other rules."""
    known = blake2b(Path(law_links.__file__).read_bytes(), digest_size=4)
    for path in (
        *map(corpus, _KNOWN),
        *(file for name in _FOLDERS for file in sorted(corpus(name).glob("*.yaml"))),
    ):
        known.update(
            path.read_bytes()
        )  # as they are written: reading them would take longer than all else at a start
    return f"{grammar_digest()}-{known.hexdigest()}"
