"""Search over the articles of the law library: the public verb ``search`` and the upkeep of its index."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path

from assistant.errors import SearchIndexError
from assistant.law import regions
from assistant.law.library import LawLibrary, open_library
from assistant.law.model import Article, Law, Version
from assistant.search import upkeep
from assistant.search.asked import AskedBank, bank_stamp, nearest, shipped_bank
from assistant.search.build import build_parts, no_progress
from assistant.search.dense import backend_of
from assistant.search.encoder import load_encoder, passage_text
from assistant.search.fusion import Fusion
from assistant.search.hybrid import HybridIndex
from assistant.search.intent import NamedArticles
from assistant.search.kept_vectors import KeptVectors
from assistant.search.manifest import Manifest, current
from assistant.search.model import Hit
from assistant.search.program import program_digest
from assistant.search.question import LONGEST, request
from assistant.search.reranker import Candidate, Reranker, load_reranker
from assistant.search.store import VectorStore
from assistant.search.table import Part
from assistant.search.units import EVERYWHERE, FOREVER, Found, Progress, Scope, TextEncoder, Unit
from assistant.settings import settings
from assistant.text.meaning import has_words, says_something
from assistant.text.simplified import simplified
from assistant.text.tokens import tokens_digest

NAME = "articles"
LEXICAL = ("characters",)
_EMBED_AT_ONCE = 2_000
_NAMED = "named"
_RERANKED = 20
_MEANINGLESS = "没有可查的内容，请写出问题、行为或法条"
_RERANK_WEIGHT = 1.5
# the reranker reads the beginning of a question only, so long facts are left in the order of the fusion
_RERANK_LONGEST = 100
# Under load the order of the fusion is the answer (MRR .634 instead of .650, 20 ms instead of 180): nobody waits in a queue
_RERANKED_AT_ONCE, _PATIENCE = 2, 0.1


@dataclass(frozen=True, slots=True)
class Query:
    """A question with the place and the day for which it is asked."""

    text: str
    region: str = ""
    level: str | None = None
    as_of: date | None = None


class ArticleSearch:
    """An opened index over a library.

    Args:
        library: the library the index was built from.
        index: the opened index.
        reranker: looks once more at the first answers; None leaves them as they are.
    """

    def __init__(self, library: LawLibrary, index: HybridIndex, reranker: Reranker | None = None) -> None:
        self.library = library
        self.index = index
        self.reranker = reranker
        self._named = NamedArticles(library)
        self._questions = ArticleQuestions(library)
        self._seats = threading.BoundedSemaphore(_RERANKED_AT_ONCE)

    @property
    def pending(self) -> int:
        """Articles that are found by words only, because their vectors are not computed yet."""
        return self.index.manifest.pending

    def search(
        self, queries: Sequence[Query], k: int = 10, *, fusion: Fusion | None = None
    ) -> list[list[Hit]]:
        """The best ``k`` articles for each query, best first; articles named outright come before all others.

        A text without meaning (emoji, punctuation, letters no law has) finds nothing; :func:`notes_on` says so.
        """
        answers: list[list[Hit]] = [[] for _ in queries]
        groups: dict[Scope, list[int]] = {}
        for place, query in enumerate(queries):
            scope = Scope(_place(query.region), query.level, query.as_of)
            groups.setdefault(scope, []).append(place)
        for scope, places in groups.items():
            texts = [simplified(queries[place].text) for place in places]
            depth = max(k, _RERANKED) if self.reranker else k
            found = self.index.search([request(text) for text in texts], scope, depth, fusion=fusion)
            for place, text, ranked in zip(places, texts, found, strict=True):
                hits = self._reranked(text, self._hits(ranked)) if self._has_meaning(text, ranked) else []
                answers[place] = self._named_first(text, scope, hits, k)
        return answers

    def _has_meaning(self, text: str, ranked: Sequence[Found]) -> bool:
        """Whether a text says something; letters and digits alone do if some article has them."""
        return says_something(text) or any("characters" in found.channels for found in ranked)

    def _reranked(self, text: str, hits: list[Hit]) -> list[Hit]:
        """The first hits in the order of fused score and reranker together, unless others keep that busy; the rest behind."""
        if self.reranker is None or min(len(hits), _RERANKED) < 2 or len(text) > _RERANK_LONGEST:
            return hits
        if not self._seats.acquire(timeout=_PATIENCE):
            return hits
        try:
            return self._read_again(text, hits, self.reranker)
        finally:
            self._seats.release()

    def _read_again(self, text: str, hits: list[Hit], reranker: Reranker) -> list[Hit]:
        head, tail = hits[:_RERANKED], hits[_RERANKED:]
        candidates = [
            Candidate(article_passage(hit.article), nearest(text, self._questions.of(hit.article)))
            for hit in head
        ]
        fits = reranker(text, candidates).tolist()
        mixed = [
            replace(hit, score=hit.score + _RERANK_WEIGHT * fit) for hit, fit in zip(head, fits, strict=True)
        ]
        mixed.sort(key=lambda hit: -hit.score)
        below = min(0.0, mixed[-1].score - tail[0].score) if tail else 0.0
        return mixed + [replace(hit, score=hit.score + below) for hit in tail]

    def _hits(self, found: Sequence[Found]) -> list[Hit]:
        articles = {
            article.id: article for article in self.library.articles_by_id([hit.ref for hit in found])
        }
        return [Hit(articles[hit.ref], hit.score, hit.channels) for hit in found if hit.ref in articles]

    def _named_first(self, text: str, scope: Scope, hits: list[Hit], k: int) -> list[Hit]:
        named = self._named.find(text, scope)
        top = hits[0].score if hits else 0.0
        first = [Hit(article, top + 1.0, (_NAMED,)) for article in named.articles]
        taken = {article.id for article in named.articles}
        rest = [hit for hit in hits if hit.article.id not in taken]
        rest.sort(key=lambda hit: hit.article.version.law.id not in named.successors)
        return [*first, *rest][:k]


def search(
    query: str, *, region: str = "", level: str | None = None, as_of: date | None = None, k: int = 10
) -> list[Hit]:
    """Find articles of law for a question.

    Args:
        query: the question or facts, in plain words; or 消防法第六十条.
        region: "" for national law only; 浙江省/温州市 adds that province's and that city's; "*" is everywhere.
        level: only norms of that level.
        as_of: the day whose law counts; None means today.
        k: how many.
    """
    return open_search().search([Query(query, region, level, as_of)], k)[0]


def notes_on(query: Query) -> tuple[str, ...]:
    """What the user must know about the law that a query names, or why it can find nothing, in Chinese.

    A repealed law and its successor, a text of that day not held, several places with a law of that name.
    """
    text = simplified(query.text)
    if not says_something(text) and not has_words(text):
        return (_MEANINGLESS,)
    scope = Scope(_place(query.region), query.level, query.as_of)
    long = (f"问题有 {len(text)} 字，只按前 {LONGEST} 字检索",) if len(text) > LONGEST else ()
    return long + NamedArticles(open_library()).find(text, scope).notes


_lock = threading.Lock()
_opened: tuple[tuple[str, Path | None], ArticleSearch] | None = None


def open_search(progress: Progress = no_progress) -> ArticleSearch:
    """The search over the library of settings().home; the index is built or refreshed first if the library changed.

    More than a few new articles are not embedded here: they are found by words until ``refresh`` is run.
    """
    global _opened
    library, earlier = open_library(), _opened
    if earlier is not None and earlier[0] == _state(library):
        return _over(library, earlier[1])
    if not _is_fresh() and upkeep.goes_on(NAME, progress, opened=earlier is not None) and earlier is not None:
        return earlier[1]
    with _lock:
        if _opened is None or _opened[0] != _state(library):
            bring_up_to_date(progress)
            index = HybridIndex(
                settings().index_dir / NAME, load_encoder(), backend=backend_of(settings().vector_store)
            )
            _opened = (_state(library), ArticleSearch(library, index, load_reranker()))
        return _opened[1]


def _over(library: LawLibrary, opened: ArticleSearch) -> ArticleSearch:
    """The same search over this library: one of the same content may have been opened elsewhere, and be gone."""
    same = opened.library.path == library.path
    return opened if same else ArticleSearch(library, opened.index, opened.reranker)


def open_vectors() -> KeptVectors | None:
    """The vectors of the articles, if their index is there and up to date; nothing is built for them."""
    generation = current(settings().index_dir / NAME)
    if settings().vector_store or generation is None or not _is_fresh():
        return None
    return _vectors_in(generation)


@lru_cache(maxsize=1)
def _vectors_in(generation: Path) -> KeptVectors:
    return KeptVectors(generation)


def bring_up_to_date(progress: Progress = no_progress) -> None:
    """Build the index if it is not that of the library as it is; a few new articles are embedded, more are not."""
    if not _is_fresh():
        refresh(progress, patient=False)


def _is_fresh() -> bool:
    return is_current(stamp(open_library()), load_encoder())


def _state(library: LawLibrary) -> tuple[str, Path | None]:
    """Changes when the library or the index is replaced."""
    return stamp(library), current(settings().index_dir / NAME)


def refresh(progress: Progress = no_progress, *, patient: bool = True) -> Manifest:
    """Build the index of the library, reusing everything already known.

    Args:
        progress: told how far it is.
        patient: True embeds everything that is new; False only if that takes seconds.
    """
    library, encoder = open_library(), load_encoder()
    return build_parts(
        settings().index_dir / NAME,
        _parts(library),
        encoder,
        vector_store(encoder),
        source=stamp(library),
        embed_up_to=None if patient else _EMBED_AT_ONCE,
        backend=backend_of(settings().vector_store),
        channels=LEXICAL,
        progress=progress,
    )


def vector_store(encoder: TextEncoder) -> VectorStore:
    """The vectors of this encoder in the home folder, and those that came with the program."""
    return VectorStore(
        settings().index_dir / "vectors" / encoder.digest, settings().shipped_indexes / encoder.digest
    )


def article_units(library: LawLibrary) -> Iterator[Unit]:
    """Every article of every version, with the days on which that version governs and the questions it answers."""
    questions = ArticleQuestions(library)
    for law in library.laws():
        yield from _units(library, law, questions)


def _parts(library: LawLibrary) -> list[Part]:
    """The articles by law; the units of a law depend on nothing but that law, the questions and the program."""
    questions, digests = ArticleQuestions(library), library.digests()
    made_by = f"{bank_stamp()}-{program_digest()}"
    return [
        Part(f"{digests[law.id]}-{made_by}", partial(_units, library, law, questions))
        for law in library.laws()
    ]


def _units(library: LawLibrary, law: Law, questions: ArticleQuestions) -> list[Unit]:
    return [
        _unit(article, questions.of(article), since, until)
        for version, since, until in periods(library.versions(law))
        for article in library.articles(version)
    ]


class ArticleQuestions:
    """The questions of the bank by article of a library."""

    def __init__(self, library: LawLibrary) -> None:
        self._library = library
        self._then: dict[int, int] = {}

    @cached_property
    def _bank(self) -> AskedBank:
        return shipped_bank()

    def of(self, article: Article) -> tuple[str, ...]:
        """The questions an article answers; none for local law or versions that had ended before the day of the bank."""
        version, bank = article.version, self._bank
        if version.law.region:
            return ()
        later = version.effective is not None and version.effective > bank.day
        if not later and version.id != self._version_then(version.law):
            return ()
        return bank.of(version.law.name, article.label, later=later)

    def _version_then(self, law: Law) -> int:
        if law.id not in self._then:
            version = self._library.version_at(law, self._bank.day)
            self._then[law.id] = version.id if version else -1
        return self._then[law.id]


def article_passage(article: Article) -> str:
    """The passage that the encoder and the reranker read for an article."""
    return passage_text(article.version.law.name, article.chapter, article.text)


def _unit(article: Article, asked: tuple[str, ...], since: int, until: int) -> Unit:
    law = article.version.law
    lexical = simplified("\n".join([law.name, article.chapter, article.text, *asked]))
    return Unit(article.id, lexical, (article_passage(article),), law.region, law.level, since, until, asked)


def periods(versions: Sequence[Version]) -> list[tuple[Version, int, int]]:
    """When each version governs: first day and first day after, as ordinals; a later version cuts an earlier one off.

    Args:
        versions: of one law, oldest first. Those that never govern are left out.
    """
    found, bound = [], FOREVER
    for version in reversed(versions):
        since = version.effective.toordinal() if version.effective else 0
        end = version.until.toordinal() if version.until else 0 if version.repealed else FOREVER
        if since < min(end, bound):
            found.append((version, since, min(end, bound)))
        if since < end:
            bound = min(bound, since)
    return found[::-1]


def stamp(library: LawLibrary) -> str:
    """Changes when the library or the questions of corpora/ do."""
    return f"{library.content}-{bank_stamp()}"


def is_current(source: str, encoder: TextEncoder) -> bool:
    """Whether the index in the home folder was built from the library so stamped, with this encoder."""
    generation = current(settings().index_dir / NAME)
    if generation is None:
        return False
    try:
        manifest = Manifest.load(generation)
    except SearchIndexError:
        return False
    return (
        manifest.source == source
        and manifest.encoder_digest == encoder.digest
        and manifest.tokens == tokens_digest()
    )


def _place(region: str) -> str:
    return region if region == EVERYWHERE else regions.known(region)
