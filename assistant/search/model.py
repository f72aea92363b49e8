"""What a search returns."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.law.model import Article


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found, best first; ``score`` is comparable within one answer only."""

    article: Article
    score: float
    channels: tuple[str, ...] = ()
