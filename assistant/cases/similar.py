"""Cases like this one: the same words in the facts, the same clauses relied on; and what others were fined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from assistant.cases.library import CaseLibrary
from assistant.cases.model import FineStatistics, Precedent, SimilarCase
from assistant.dossier.ingest import check_text
from assistant.dossier.model import Case
from assistant.search.lexical import MemoryChannel
from assistant.text.tokens import words

_CLAUSE_WEIGHT = 1.0
_SHOWN_WORDS = 8
_ARTICLE = re.compile(r"《.+?》第[^条]+条(?:之[一二三四五六七八九十]+)?")


def similar_cases(
    case: Case, *, clauses: Sequence[str] = (), k: int = 5, library: CaseLibrary | None = None
) -> list[SimilarCase]:
    """Precedents most like a case, best first.

    The score adds how well the facts agree (BM25, as a share of the best) and 1 when a clause is shared.

    Args:
        case: its facts and the clauses it relies on are read.
        clauses: further clauses to match, as 《…》第X条 (for example the first suggestions).
        k: at most so many.
        library: where to look; the default case library if None.

    Raises:
        InputError: the case has no facts.
    """
    check_text(case.facts, name="案情")
    precedents = (library or CaseLibrary()).precedents()
    pinned = [f"《{one.rule.law}》{one.rule.provision}" for one in case.charges if one.rule]
    wanted = clause_keys([case.chosen, *pinned, *clauses])
    texts = [f"{p.title} {p.facts}" for p in precedents]
    scores = MemoryChannel("words", texts).scores(case.facts).tolist()
    words_shared = _shared(set(words(case.facts)), [set(words(text)) for text in texts])
    best = max(scores, default=0.0) or 1.0
    found = [
        SimilarCase(p, score / best + _CLAUSE_WEIGHT * bool(shared), shared, common)
        for p, score, common in zip(precedents, scores, words_shared, strict=True)
        if (shared := tuple(c for c in p.cited if c in wanted)) or score > 0
    ]
    return sorted(found, key=lambda s: (-s.score, s.precedent.id))[:k]


def clause_keys(references: Iterable[str]) -> set[str]:
    """The articles named in 《…》第X条…, without paragraph and item."""
    return {match for reference in references for match in _ARTICLE.findall(reference)}


def fines_under(clause: str, precedents: Iterable[Precedent]) -> FineStatistics | None:
    """What was imposed under one article in real cases; None if no case with a known fine relies on it.

    Args:
        clause: 《…》第X条, paragraph and item are ignored.
        precedents: the cases; fictional ones do not count.
    """
    wanted = clause_keys([clause])
    fines = [
        p.fine_yuan
        for p in precedents
        if p.fine_yuan is not None and not p.fictional and wanted & set(p.cited)
    ]
    if not fines:
        return None
    return FineStatistics(min(wanted), len(fines), min(fines), float(median(fines)), max(fines))


def _shared(query: set[str], documents: Sequence[set[str]]) -> list[tuple[str, ...]]:
    """The query's words that each document has, the rarest first."""
    spread = Counter(word for document in documents for word in document & query)
    common = (sorted(document & query, key=lambda word: (spread[word], word)) for document in documents)
    return [tuple(word for word in words if len(word) > 1)[:_SHOWN_WORDS] for words in common]
