"""From what the user wrote to what is searched: statements of a long text, words of the law for plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.corpora import corpus, load
from assistant.search.hybrid import Request

_LONG = 80
_STATEMENT = re.compile(r"[^。！？!?；;\n]+")
_MOST = 12


def request(text: str) -> Request:
    """The request for one question or set of facts."""
    return Request(text, statements(text), " ".join(legal_terms(text)))


def statements(text: str) -> tuple[str, ...]:
    """The sentences of a long text that say something; none for a short question."""
    if len(text) <= _LONG:
        return ()
    found = (match.group().strip() for match in _STATEMENT.finditer(text))
    return tuple(part for part in found if len(part) >= 8)[:_MOST]


def legal_terms(text: str) -> list[str]:
    """Words of the law for the plain words in the text (corpora/lexicon/colloquial.yaml), in order of the lexicon."""
    return list(dict.fromkeys(term for _, terms in plain_words(text) for term in terms))


def plain_words(text: str) -> list[tuple[str, Sequence[str]]]:
    """The plain words in the text that the lexicon knows, each with its words of the law, in order of the lexicon."""
    path = corpus("lexicon/colloquial.yaml")
    lexicon = load(path, dict[str, list[str]]) if path.is_file() else {}
    return [(plain, terms) for plain, terms in lexicon.items() if plain in text]
