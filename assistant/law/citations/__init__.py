"""Citations of law in running text: find them, settle which law each means, verify them at a date.

>>> for cited in verify_citations("依据《行政处罚法》第三十三条……", as_of=date(2026, 1, 1)):
...     print(cited.citation.text, cited.status, cited.message)
"""

from __future__ import annotations

from datetime import date
from weakref import WeakKeyDictionary

from assistant.law.citations.find import CitationFinder
from assistant.law.citations.lexicon import lexicon
from assistant.law.citations.model import Citation, CitationStatus, Context, VerifiedCitation
from assistant.law.citations.name_book import NameBook
from assistant.law.citations.verify import CitationVerifier
from assistant.law.facts import abbreviations
from assistant.law.library import LawLibrary, open_library
from assistant.law.names import in_running_text
from assistant.law.repealed import known_names

__all__ = ["Citation", "CitationStatus", "Context", "VerifiedCitation", "find_citations", "verify_citations"]

_books: WeakKeyDictionary[LawLibrary, tuple[str, NameBook]] = WeakKeyDictionary()


def find_citations(
    text: str, *, library: LawLibrary | None = None, context: Context | None = None
) -> tuple[Citation, ...]:
    """All citations of law in a text, in order of appearance; a 《…》 named without an address has no provision.

    Lists and ranges give one citation an article. 本法, 该条例, 前款, a bare 第X条 and defined short names are
    settled from the text; what cannot be settled has its ``problem`` set, never a guess.

    Args:
        text: any text; offsets of the result refer to it.
        library: whose names are recognised without 《》; the default library if None.
        context: the law (and provision) that the text is part of, for statutes.
    """
    return tuple(CitationFinder(text, name_book(library or open_library()), context).everything())


def verify_citations(
    text: str, *, as_of: date | None = None, library: LawLibrary | None = None, context: Context | None = None
) -> tuple[VerifiedCitation, ...]:
    """Every citation of a text with its verdict at a date, in order of appearance.

    Args:
        text: any text.
        as_of: the day at which the citations must be true; today if None.
        library: the library to check against; the default library if None.
        context: the law (and provision) that the text is part of, for statutes.
    """
    library = library or open_library()
    verifier = CitationVerifier(library, as_of or date.today())
    return tuple(verifier.verify(c) for c in find_citations(text, library=library, context=context))


def name_book(library: LawLibrary) -> NameBook:
    """The names a library knows, with customary abbreviations and repealed laws; built once a library."""
    stamp, cached = library.stamp, _books.get(library)
    if cached is None or cached[0] != stamp:
        written = [name for law in library.laws() for name in (law.name, *law.aliases)]
        known = (*known_names(), *abbreviations(), *lexicon().nicknames)
        running = (form for name in written for form in in_running_text(name))
        cached = (stamp, NameBook([*written, *running, *known]))
        _books[library] = cached
    return cached[1]
