"""Text whose citations of law can be clicked: each opens its article at the right, or leads to the library."""

from __future__ import annotations

from markupsafe import Markup, escape

from assistant.contract.citations import FindRequest, FoundCitation, find_citations
from assistant.web.components.shapes import doing, href, joined, link

_STOPS = frozenset("、，。；：！？）”》")


def cited(text: str, *, act: str = "", day: str = "") -> Markup:
    """The text, escaped, with its citations as links.

    Args:
        text: plain text.
        act: event that a click raises, with law and article; "" leads to the library instead.
        day: the day whose law counts.
    """
    out, done = [], 0
    for citation in find_citations(FindRequest(text=text)).citations:
        if citation.law and citation.article and citation.start >= done:
            stop = text[citation.end : citation.end + 1]
            stop = stop if stop in _STOPS else ""
            out += [escape(text[done : citation.start]), _kept(_link(citation, act, day), stop)]
            done = citation.end + len(stop)
    return joined([*out, escape(text[done:])])


def _kept(shown: Markup, stop: str) -> Markup:
    """A link with the mark behind it on one line: no line may begin with 、."""
    return Markup('<span class="kept">{}{}</span>').format(shown, stop) if stop else shown


def _link(citation: FoundCitation, act: str, day: str) -> Markup:
    law, article = citation.law or "", citation.article or ""
    if act:
        place = "".join(filter(None, [article, citation.paragraph, citation.item]))
        return doing(citation.text, act, law=law, article=place, jump="source")
    return link(citation.text, href("law", name=law, article=article, as_of=day))
