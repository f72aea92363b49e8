"""The searched unit of ``suggest``: one penalty rule with its duty clause, law title and chapter."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property, lru_cache, partial
from hashlib import blake2b
from itertools import groupby
from pathlib import Path

import numpy as np

from assistant.analysis import rule_book
from assistant.analysis.common_acts import laws_of, ways_of_acts, ways_of_matters, ways_to_say
from assistant.analysis.plain_answers import not_administrative
from assistant.analysis.practice import DatedClause, grades_of, shipped_grades
from assistant.analysis.rule_book import Duty, RowPart, RuleBook, RuleRow
from assistant.corpora import corpus, load
from assistant.errors import SearchIndexError
from assistant.law import links as law_links
from assistant.law.library import LawLibrary, open_library
from assistant.law.links import DutyLink, LinkedRule, linked_rules
from assistant.law.model import Article, Law, Level, Provision, Version
from assistant.law.penalties.digest import grammar_digest, rule_digest
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import PenaltyRule
from assistant.law.provisions import locate
from assistant.law.sectors import load_sectors, sectors_of_law
from assistant.law.versions import PRESUMED_AMENDMENT
from assistant.search import upkeep
from assistant.search.articles import ArticleQuestions, periods, stamp, vector_store
from assistant.search.asked import bank_stamp
from assistant.search.build import build_parts, building, no_progress
from assistant.search.encoder import Encoder, load_encoder, passage_text
from assistant.search.hybrid import HybridIndex
from assistant.search.kept_vectors import KeptVectors
from assistant.search.manifest import Manifest, current
from assistant.search.program import program_digest
from assistant.search.table import Part
from assistant.search.units import FOREVER, Progress, TextEncoder, Unit, Vectors
from assistant.settings import settings
from assistant.text.bigrams import bigrams, dice
from assistant.text.tokens import tokens_digest

NAME = "rules"
_REFERENCE = re.compile(
    r"违反(?:本(?:法|条例|规定|办法|细则)|前款|第)[^，。；：]{0,60}?规定(?:的(?=[：:]|$))?[，,]?|^对"
)
_PER_ARTICLE = 1000
_SCOPE = (Level.LAW, Level.ADMINISTRATIVE, Level.LOCAL, Level.RULE)
_DUTIES = 2
_EMBED_AT_ONCE = 2_000
_ALIKE = 0.5
_Places = dict[Provision, Article]


def rule_units(library: LawLibrary) -> Iterator[Unit]:
    """One unit a penalty rule, for every version of every law; what ships the vectors embeds the ``dense`` of these."""
    return (unit for unit, _ in _entries(library))


def article_of(ref: int) -> int:
    """The id of the article whose rule the index knows under this number."""
    return ref // _PER_ARTICLE


def conduct_words(conduct: str) -> str:
    """A conduct without its references to the duty (违反本条例第十二条规定), which no facts contain."""
    return _REFERENCE.sub("", conduct).strip("：:，, ")


_Entry = tuple[Unit, RuleRow]


def _entries(library: LawLibrary) -> Iterator[_Entry]:
    questions = ArticleQuestions(library)
    for law in _laws(library):
        yield from _of_law(library, law, questions)


def _laws(library: LawLibrary) -> list[Law]:
    return [law for law in library.laws() if law.level in _SCOPE and not not_administrative(law.name)]


def _of_law(library: LawLibrary, law: Law, questions: ArticleQuestions) -> Iterator[_Entry]:
    """The rules of all versions of a law; they depend on nothing but that law, the program and its lists."""
    entries = list(_read_law(library, law, questions))
    clauses = [DatedClause(row.place, row.conduct, unit.since, unit.until) for unit, row in entries]
    for (unit, row), grade in zip(entries, grades_of(law.name, law.region, clauses), strict=True):
        yield unit, replace(row, practice=grade)


def _read_law(library: LawLibrary, law: Law, questions: ArticleQuestions) -> Iterator[_Entry]:
    texts = [_text(library, *period) for period in _periods(library.versions(law))]
    stood = {day: _places_on(texts, day) for day, ways in ways_of_acts().items() if law.name in laws_of(ways)}
    for text in texts:
        places = {article.number: article for article in text.articles if article.number}
        sectors = _sectors(law.name, text.rules, text.articles)
        for linked, acts, matters in _said(law.name, text.rules):
            ref = linked.article.id * _PER_ARTICLE + linked.number
            lexical, passages = _lexical(linked, places), _passages(linked, places)
            days = tuple(day for day, then in stood.items() if _stands(linked, then))
            said = (*(way for day in days for way in acts[day]), *(matters if text.until >= FOREVER else ()))
            asked = tuple(dict.fromkeys([*_asked(linked, places, questions), *said]))
            unit = Unit(ref, lexical, passages, law.region, law.level, text.since, text.until, asked)
            yield unit, replace(_row(ref, linked, text.version), said=days, sectors=sectors)


@dataclass(frozen=True, slots=True)
class _Text:
    """A version of a law as it governs from one day to another (ordinals), with its rules."""

    version: Version
    since: int
    until: int
    articles: Sequence[Article]
    rules: Sequence[LinkedRule]


def _text(library: LawLibrary, version: Version, since: int, until: int) -> _Text:
    articles = library.articles(version)
    return _Text(version, since, until, articles, list(linked_rules(articles)))


def _sectors(law: str, linked: Iterable[LinkedRule], articles: Sequence[Article]) -> tuple[str, ...]:
    """The branches of administration that a law has to do with."""
    agencies = {name for one in linked for name in one.rule.agency}
    return tuple(sorted(sectors_of_law(law, agencies, [article.text for article in articles])))


def _places_on(texts: Sequence[_Text], day: int) -> dict[str, str]:
    """What each clause punishes, by its place, on a day whose numbers common acts use."""
    rules = (rule.rule for text in texts if text.since <= day < text.until for rule in text.rules)
    return {rule.provision.format(): rule.conduct for rule in rules}


def _stands(linked: LinkedRule, then: Mapping[str, str]) -> bool:
    """Whether a rule stands where one that punishes the like stood on a day; ``then``: conducts of that day by place."""
    on_day = then.get(linked.rule.provision.format())
    return on_day is not None and dice(bigrams(on_day), bigrams(linked.rule.conduct)) >= _ALIKE


def _periods(versions: Sequence[Version]) -> list[tuple[Version, int, int]]:
    """When each version governs; the earliest known one of a law amended before also stands in for its lost past."""
    found = periods(versions)
    if found:
        first, since, until = found[0]
        found[0] = (first, min(since, _stands_in_from(first)), until)
    return found


def _stands_in_from(first: Version) -> int:
    """From which day the earliest text held stands in for texts not held (corpora/law/first_in_force.yaml)."""
    if first.certainty == PRESUMED_AMENDMENT:
        return 0
    years = load(corpus("law/first_in_force.yaml"), dict[str, int])
    year = years.get(first.law.name)
    return date(year, 1, 1).toordinal() if year and not first.law.region else FOREVER


def _lexical(linked: LinkedRule, places: _Places) -> str:
    law = linked.article.version.law.name
    duties = (_duty_text(link, article) for link, article in _duties(linked, places))
    return "\n".join([law, linked.article.chapter, conduct_words(linked.rule.conduct), *duties])


def _said(
    law: str, linked: Iterable[LinkedRule]
) -> Iterator[tuple[LinkedRule, dict[int, tuple[str, ...]], tuple[str, ...]]]:
    """Each rule with what people say of its conduct: of common acts by the day of their numbers, of matters."""
    for _, members in groupby(linked, key=lambda one: one.article.id):
        rules = list(members)
        conducts = [(one.rule.provision, one.rule.conduct) for one in rules]
        acts = {day: ways_to_say(ways, law, conducts) for day, ways in ways_of_acts().items()}
        matters = ways_to_say(ways_of_matters(), law, conducts)
        for number, rule in enumerate(rules):
            yield rule, {day: ways[number] for day, ways in acts.items()}, matters[number]


def _asked(linked: LinkedRule, places: _Places, questions: ArticleQuestions) -> tuple[str, ...]:
    """What is asked of the clause or of the duties it enforces."""
    articles = [linked.article, *(article for _, article in _duties(linked, places)[:1])]
    return tuple(dict.fromkeys(question for article in articles for question in questions.of(article)))


def _duties(linked: LinkedRule, places: _Places) -> list[tuple[DutyLink, Article]]:
    """The first duties that stand in the same law, with their articles."""
    law = linked.article.version.law.name
    found = ((link, places.get(link.duty.provision.whole_article())) for link in linked.duties[:_DUTIES])
    return [(link, article) for link, article in found if article is not None and link.duty.law == law]


def _duty_text(link: DutyLink, article: Article) -> str:
    piece = locate(article.text, link.duty.provision)
    return article.text[piece.start : piece.end].strip() if piece else article.text


def _passages(linked: LinkedRule, places: _Places) -> tuple[str, ...]:
    """The conduct, and the duty articles as the article index has them (their vectors are known already)."""
    law = linked.article.version.law.name
    conduct = conduct_words(linked.rule.conduct)
    found = [passage_text(law, linked.article.chapter, conduct)] if conduct else []
    for _, article in _duties(linked, places):
        found.append(passage_text(law, article.chapter, article.text))
    return tuple(dict.fromkeys(found))


def _row(ref: int, linked: LinkedRule, version: Version) -> RuleRow:
    law, rule = version.law, linked.rule
    duties = tuple(
        Duty(link.duty.law, link.duty.provision.format(), round(link.score, 3), link.inferred)
        for link in linked.duties
    )
    return RuleRow(
        ref=ref,
        law=law.name,
        level=law.level,
        region=law.region,
        place=rule.provision.format(),
        conduct=conduct_words(rule.conduct),
        subject=rule.subject,
        fined=bool(rule.fines),
        digest=rule_digest(rule, version),
        duties=duties,
    )


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
        number = row.ref % _PER_ARTICLE
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
    def read(number: int) -> list[_Entry]:
        law = library.law(number)
        return list(_of_law(library, law, questions)) if law else []

    def units(number: int) -> list[Unit]:
        return [unit for unit, _ in read(number)]

    def rows(number: int) -> list[RuleRow]:
        return [row for _, row in read(number)]

    laws = [(law.id, f"{digests[law.id]}-{program}") for law in _laws(library)]
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
    known.update(corpus("law/first_in_force.yaml").read_bytes())
    known.update(repr((ways_of_acts(), ways_of_matters(), load_sectors(), shipped_grades())).encode())
    return f"{grammar_digest()}-{known.hexdigest()}"
