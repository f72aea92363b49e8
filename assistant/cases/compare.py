"""Why a precedent is like a case, what differs, and what became of its clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.analysis.matters import shipped_matters
from assistant.cases.circumstances import circumstances
from assistant.cases.linking import article_key, matter_of
from assistant.cases.model import Precedent, SimilarCase
from assistant.cases.since import Since
from assistant.dossier.model import Case
from assistant.law.library import LawLibrary
from assistant.text.numerals import plain
from assistant.text.tokens import words

_SHOWN_WORDS = 8


def compared(
    case: Case, found: Sequence[tuple[Precedent, float]], articles: frozenset[str], law: LawLibrary
) -> tuple[SimilarCase, ...]:
    """The precedents with reasons.

    Args:
        case: the case at hand.
        found: precedents with their scores, best first.
        articles: clauses chosen or suggested, as 《…》第X条.
        law: where clauses are compared over time.
    """
    since, matter = _since(law, law.stamp), matter_of(sorted(articles))
    shared_words = _shared(set(words(case.facts)), [set(words(f"{p.title} {p.facts}")) for p, _ in found])
    told = circumstances(case.facts)
    return tuple(
        SimilarCase(
            precedent,
            score,
            shared := tuple(one for one in precedent.cited if one in articles),
            common,
            tuple(_why(precedent, shared, matter, common)),
            tuple(_differs(case, told, precedent)),
            _changed(precedent, since),
        )
        for (precedent, score), common in zip(found, shared_words, strict=True)
    )


def _why(precedent: Precedent, shared: Sequence[str], matter: str, common: Sequence[str]) -> Iterator[str]:
    if shared:
        yield f"同样适用{'、'.join(shared)}"
    if matter and precedent.matter == matter:
        yield f"同属“{_matter_name(matter)}”"
    if common:
        yield f"共同用词：{'、'.join(common)}"


def _differs(case: Case, told: Sequence[str], precedent: Precedent) -> Iterator[str]:
    theirs = circumstances(f"{precedent.facts}。{precedent.discretion}")
    if more := [name for name in theirs if name not in told]:
        yield f"该案有而本案没有写：{'、'.join(more)}"
    if less := [name for name in told if name not in theirs]:
        yield f"本案有而该案没有写：{'、'.join(less)}"
    if "party" in case.model_fields_set and precedent.party and precedent.party != case.party.kind:
        yield f"该案当事人是{precedent.party}，本案是{case.party.kind}"
    if precedent.fine_yuan is not None and case.fine_yuan is not None:
        yield f"该案罚款 {plain(precedent.fine_yuan)} 元，本案拟罚 {plain(float(case.fine_yuan))} 元"
    if precedent.outcome:
        yield f"该案处理决定的结局：{precedent.outcome}"


def _changed(precedent: Precedent, since: Since) -> str:
    """What became of the clauses that punish; of all cited where none is known to."""
    references = dict.fromkeys(article_key(text) for text in precedent.basis or precedent.cited)
    told = [said for text in references if (said := since.told(text, precedent.date))]
    return "；".join(dict.fromkeys(told))


def _shared(query: set[str], documents: Sequence[set[str]]) -> list[tuple[str, ...]]:
    """The query's words that each document has, the rarest first; a number is the same by chance."""
    spread = Counter(word for document in documents for word in document & query)
    common = (sorted(document & query, key=lambda word: (spread[word], word)) for document in documents)
    telling = ([word for word in words if len(word) > 1 and not word.isdigit()] for words in common)
    return [tuple(words[:_SHOWN_WORDS]) for words in telling]


@lru_cache(maxsize=2)
def _since(law: LawLibrary, stamp: str) -> Since:
    """``stamp`` is there to compare anew after an import."""
    return Since(law)


@lru_cache(maxsize=256)
def _matter_name(matter: str) -> str:
    return next((one.name for one in shipped_matters() if one.id == matter), matter)
