"""The item that a quotation picks out of the article cited: 第七十六条“……：……（四）伪造许可证的” is that article's item 4."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.law.citations import VerifiedCitation
from assistant.law.library import LawLibrary
from assistant.text.numerals import to_int

_QUOTED = re.compile(r"[^。；，“”\n]{0,10}[：:，]?\s?“(?P<words>[^“”]{6,1500})”")
_ITEM = re.compile(
    r"(?<!第)[（(](?P<number>[一二三四五六七八九十]{1,3})[）)](?!项|款|条|目)\s?(?P<head>[^（(”；。]{4})"
)
_MOST_PARAGRAPHS = 6


def narrowed(verdict: VerifiedCitation, text: str, library: LawLibrary, day: date) -> VerifiedCitation:
    """A citation of an article or paragraph with the one item that the quotation behind it shows; itself where it shows none or several.

    Args:
        verdict: a citation whose law is held.
        text: the paper.
        library: holds the text in force.
        day: as of which it is read.
    """
    place, law = verdict.citation.provision, verdict.law
    if place is None or law is None or place.item:
        return verdict
    quoted = _QUOTED.match(text, verdict.citation.end)
    items = list(_ITEM.finditer(quoted["words"])) if quoted else []
    number = to_int(items[0]["number"]) if len(items) == 1 else None
    if number is None:
        return verdict
    paragraphs = [place.paragraph] if place.paragraph else range(1, _MOST_PARAGRAPHS + 1)
    for paragraph in paragraphs:
        item = replace(place, paragraph=paragraph, item=number)
        words = library.provision_text(law, item, day) or ""
        if items[0]["head"] in words and len(words) < len(library.provision_text(law, place, day) or ""):
            return replace(verdict, citation=replace(verdict.citation, provision=item))
    return verdict
