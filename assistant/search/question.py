"""From what the user wrote to what is searched: statements of a long text, words of the law for plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from assistant.corpora import corpus, load
from assistant.search.hybrid import Request

LONGEST = 3_000
_LONG = 80
_STATEMENT = re.compile(r"[^。！？!?；;\n]+")
_MOST = 12
Lexicon = dict[Annotated[str, Field(min_length=1)], Annotated[list[str], Field(min_length=1)]]


def request(text: str) -> Request:
    """The request for one question or set of facts, of which the first ``LONGEST`` characters count."""
    text = text[:LONGEST]
    return Request(text, statements(text), " ".join(legal_terms(text)))


def statements(text: str, *, longer_than: int = _LONG) -> tuple[str, ...]:
    """The sentences of a text longer than so many characters that say something; none for a short question."""
    if len(text) <= longer_than:
        return ()
    found = (match.group().strip() for match in _STATEMENT.finditer(text))
    return tuple(part for part in found if len(part) >= 8)[:_MOST]


def legal_terms(text: str) -> list[str]:
    """Words of the law for the plain words in the text (see ``plain_words``), in order of the lexicon."""
    return list(dict.fromkeys(term for _, terms in plain_words(text) for term in terms))


def plain_words(text: str) -> list[tuple[str, Sequence[str]]]:
    """The plain words in the text that the lexicon knows, each with its words of the law, in order of the lexicon.

    The lexicon is corpora/lexicon/colloquial.yaml and, by category, the files of corpora/lexicon/plain.
    """
    return [(plain, terms) for plain, terms in _lexicon() if plain in text]


def _lexicon() -> Iterator[tuple[str, Sequence[str]]]:
    paths = [corpus("lexicon/colloquial.yaml"), *sorted(corpus("lexicon/plain").glob("*.yaml"))]
    for path in paths:
        if path.is_file():
            yield from load(path, Lexicon).items()
