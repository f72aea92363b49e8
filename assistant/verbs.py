"""The nine public verbs (``from assistant.verbs import search``); each is loaded when first used.

They stand apart from the package itself because two rooms, search and review, bear the names of their verbs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.analysis.suggest import suggest
    from assistant.analysis.verbs import check_evidence
    from assistant.cases.similar import similar_cases
    from assistant.documents.verb import draft
    from assistant.law.citations import find_citations, verify_citations
    from assistant.review.verb import review
    from assistant.search.articles import search
    from assistant.speech import transcribe

__all__ = [
    "check_evidence",
    "draft",
    "find_citations",
    "review",
    "search",
    "similar_cases",
    "suggest",
    "transcribe",
    "verify_citations",
]

_HOMES = {
    "check_evidence": "assistant.analysis.verbs",
    "draft": "assistant.documents.verb",
    "find_citations": "assistant.law.citations",
    "review": "assistant.review.verb",
    "search": "assistant.search.articles",
    "similar_cases": "assistant.cases.similar",
    "suggest": "assistant.analysis.suggest",
    "transcribe": "assistant.speech",
    "verify_citations": "assistant.law.citations",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'assistant.verbs' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
