"""References of law in our own texts as something to click: the article opens in the source pane."""

from __future__ import annotations

import re
from datetime import date

from markupsafe import Markup, escape

from assistant.errors import InputError
from assistant.law.library import open_library
from assistant.law.model import LawRef, Provision
from assistant.web.components.shapes import doing, joined
from assistant.web.components.source import article_pane, note_pane

_NUMBER = "[〇零一二三四五六七八九十百千\\d]+"
_PLACE = rf"第{_NUMBER}条(?:之{_NUMBER})?(?:第{_NUMBER}款)?(?:第（{_NUMBER}）项)?"
_CITED = re.compile(rf"《(?P<law>[^《》]+)》(?P<places>{_PLACE}(?:、{_PLACE})*)")


def cited(text: str) -> Markup:
    """Text with its references 《…》第X条、第Y条 as links that raise ``law``; all else escaped."""
    out, done = [], 0
    for match in _CITED.finditer(text):
        out.append(escape(text[done : match.start()]))
        first, *others = match["places"].split("、")
        out.append(reference(match["law"], first))
        out += [Markup("、{}").format(reference(match["law"], place, short=True)) for place in others]
        done = match.end()
    return joined([*out, escape(text[done:])])


def reference(law: str, place: str, *, short: bool = False) -> Markup:
    """One reference as a link."""
    return doing(place if short else f"《{law}》{place}", "law", law=law, place=place)


def pane(law: str, place: str, day: date | None = None, words: tuple[str, ...] = ()) -> Markup:
    """The article of a link in the source pane, or why it cannot be shown."""
    provision = Provision.parse(place)
    if provision is None:
        return note_pane(place or "原文", "这里没有写明条号，无法打开条文。")
    try:
        return article_pane(open_library(), LawRef(law, provision), day, words)
    except InputError as error:
        return note_pane(f"《{law}》{place}", str(error))
