"""The searched unit of ``suggest``: one penalty rule with its duty clause, law title and chapter."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from assistant.analysis import rule_book
from assistant.analysis.plain_answers import not_administrative
from assistant.analysis.rule_book import Duty, RuleBook, RuleRow
from assistant.errors import SearchIndexError
from assistant.law import links as law_links
from assistant.law.library import LawLibrary, open_library
from assistant.law.links import DutyLink, LinkedRule, linked_rules
from assistant.law.model import Article, Level, Provision, Version
from assistant.law.penalties.digest import grammar_digest, rule_digest
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import PenaltyRule
from assistant.law.provisions import locate
from assistant.law.versions import PRESUMED_AMENDMENT
from assistant.search.articles import ArticleQuestions, periods, stamp, vector_store
from assistant.search.build import build, no_progress
from assistant.search.encoder import load_encoder, passage_text
from assistant.search.hybrid import HybridIndex
from assistant.search.manifest import Manifest, current
from assistant.search.units import Progress, TextEncoder, Unit
from assistant.settings import settings
from assistant.text.tokens import tokens_digest

NAME = "rules"
_REFERENCE = re.compile(
    r"违反(?:本(?:法|条例|规定|办法|细则)|前款|第)[^，。；：]{0,60}?规定(?:的(?=[：:]|$))?[，,]?|^对"
)
_PER_ARTICLE = 1000
_SCOPE = (Level.LAW, Level.ADMINISTRATIVE, Level.LOCAL, Level.RULE)
_DUTIES = 2
_EMBED_AT_ONCE = 2_000
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


def _entries(library: LawLibrary) -> Iterator[tuple[Unit, RuleRow]]:
    questions = ArticleQuestions(library)
    for law in library.laws():
        if law.level not in _SCOPE or not_administrative(law.name):
            continue
        for version, since, until in _periods(library.versions(law)):
            articles = library.articles(version)
            places = {article.number: article for article in articles if article.number}
            for linked in linked_rules(articles):
                ref = linked.article.id * _PER_ARTICLE + linked.number
                text, passages = _lexical(linked, places), _passages(linked, places)
                asked = questions.of(linked.article)
                unit = Unit(ref, text, passages, law.region, law.level, since, until, asked)
                yield unit, _row(ref, linked, version)


def _periods(versions: Sequence[Version]) -> list[tuple[Version, int, int]]:
    """When each version governs; the earliest known one of a law amended before also stands in for its lost past."""
    found = periods(versions)
    if found and found[0][0].certainty == PRESUMED_AMENDMENT:
        first, _, until = found[0]
        found[0] = (first, 0, until)
    return found


def _lexical(linked: LinkedRule, places: _Places) -> str:
    law = linked.article.version.law.name
    duties = (_duty_text(link, article) for link, article in _duties(linked, places))
    return "\n".join([law, linked.article.chapter, conduct_words(linked.rule.conduct), *duties])


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
    """The opened rules of a library: the index that finds them and the book that knows them."""

    library: LawLibrary
    book: RuleBook
    index: HybridIndex

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
_opened: tuple[str, Rules] | None = None


def open_rules(progress: Progress = no_progress) -> Rules:
    """The rules of the library in settings().home and their index, built or refreshed first if the library changed.

    More than a few new passages are not embedded here: such rules are found by words until ``refresh`` is run.
    """
    global _opened
    library = open_library()
    with _lock:
        source = f"{stamp(library)}-{_code_digest()}"
        if _opened is None or _opened[0] != source:
            encoder = load_encoder()
            if not _is_current(source, encoder):
                _refresh(library, encoder, source, progress, patient=False)
            index = HybridIndex(settings().index_dir / NAME, encoder)
            _opened = (source, Rules(library, RuleBook(_book(source)), index))
        return _opened[1]


def refresh(progress: Progress = no_progress, *, patient: bool = True) -> Manifest:
    """Build the index of the rules, reusing every vector already known.

    Args:
        progress: told how far it is.
        patient: True embeds everything that is new; False only if that takes seconds.
    """
    library = open_library()
    source = f"{stamp(library)}-{_code_digest()}"
    return _refresh(library, load_encoder(), source, progress, patient=patient)


def _refresh(
    library: LawLibrary, encoder: TextEncoder, source: str, progress: Progress, *, patient: bool
) -> Manifest:
    progress("读取罚则", 0, 1)
    entries = list(_entries(library))
    units, store = [unit for unit, _ in entries], vector_store(encoder)
    rule_book.save(_book(source), (row for _, row in entries))
    directory = settings().index_dir / NAME
    return build(
        directory,
        units,
        encoder,
        store,
        source=source,
        embed_up_to=None if patient else _EMBED_AT_ONCE,
        progress=progress,
    )


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
    """Changes when the grammar, its words or the links do: an index of other ones numbers other rules."""
    links = blake2b(Path(law_links.__file__).read_bytes(), digest_size=4)
    return f"{grammar_digest()}-{links.hexdigest()}"
