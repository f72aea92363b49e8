"""The searched units of ``suggest``: penalty rules with their duty clauses, law titles and chapters, read law by law."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from assistant.analysis.common_acts import days_of, ways_of_acts, ways_of_matters, ways_to_say
from assistant.analysis.plain_answers import not_administrative
from assistant.analysis.practice import DatedClause, grades_of
from assistant.analysis.rule_book import Duty, RuleRow
from assistant.corpora import corpus, load
from assistant.law.library import LawLibrary
from assistant.law.links import DutyLink, LinkedRule, linked_rules
from assistant.law.model import Article, Law, Level, Provision, Version
from assistant.law.penalties.digest import rule_digest
from assistant.law.provisions import locate
from assistant.law.sectors import sectors_of_law
from assistant.law.versions import PRESUMED_AMENDMENT
from assistant.search.articles import ArticleQuestions, periods
from assistant.search.encoder import passage_text
from assistant.search.units import FOREVER, Unit
from assistant.text.bigrams import bigrams, dice

_REFERENCE = re.compile(
    r"违反(?:本(?:法|条例|规定|办法|细则)|前款|第)[^，。；：]{0,60}?规定(?:的(?=[：:]|$))?[，,]?|^对"
)
_PER_ARTICLE = 1000
_SCOPE = (Level.LAW, Level.ADMINISTRATIVE, Level.LOCAL, Level.RULE)
_DUTIES = 2
_ALIKE = 0.5
_Places = dict[Provision, Article]
Entry = tuple[Unit, RuleRow]


def rule_units(library: LawLibrary) -> Iterator[Unit]:
    """One unit a penalty rule, for every version of every law; what ships the vectors embeds the ``dense`` of these."""
    return (unit for unit, _ in _entries(library))


def article_of(ref: int) -> int:
    """The id of the article whose rule the index knows under this number."""
    return ref // _PER_ARTICLE


def number_in_article(ref: int) -> int:
    """Which of the rules of its article the index knows under this number, from 0."""
    return ref % _PER_ARTICLE


def conduct_words(conduct: str) -> str:
    """A conduct without its references to the duty (违反本条例第十二条规定), which no facts contain."""
    return _REFERENCE.sub("", conduct).strip("：:，, ")


def _entries(library: LawLibrary) -> Iterator[Entry]:
    questions = ArticleQuestions(library)
    for law in penal_laws(library):
        yield from entries_of_law(library, law, questions)


def penal_laws(library: LawLibrary) -> list[Law]:
    """The laws whose rules are searched: those that agencies enforce, of every level with penalties."""
    return [law for law in library.laws() if law.level in _SCOPE and not not_administrative(law.name)]


def entries_of_law(library: LawLibrary, law: Law, questions: ArticleQuestions) -> Iterator[Entry]:
    """The rules of all versions of a law; they depend on nothing but that law, the program and its lists."""
    entries = list(_read_law(library, law, questions))
    clauses = [DatedClause(row.place, row.conduct, unit.since, unit.until) for unit, row in entries]
    for (unit, row), grade in zip(entries, grades_of(law.name, law.region, clauses), strict=True):
        yield unit, replace(row, practice=grade)


def _read_law(library: LawLibrary, law: Law, questions: ArticleQuestions) -> Iterator[Entry]:
    texts = [_text(library, *period) for period in _periods(library.versions(law))]
    stood = {day: _places_on(texts, day) for day in days_of(law.name)}
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
