"""The source pane at the right: the text of an article as the library has it, or a page of evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from markupsafe import Markup

from assistant.law import lookup
from assistant.law.library import LawLibrary
from assistant.law.model import LawRef
from assistant.law.provisions import locate
from assistant.web.components.marked import Mark, leaf
from assistant.web.components.shapes import NOTHING, card, folded, href, joined, lines, link, pill, said

EMPTY = card("原文", Markup('<p class="dim">点选条款或者证据，原文显示在这里。</p>'))


def article_pane(
    library: LawLibrary, ref: LawRef, day: date | None = None, words: Iterable[str] = ()
) -> Markup:
    """An article in force on a day, verbatim, the paragraph or item of the reference marked.

    Args:
        library: where the text is.
        ref: the article, with paragraph and item where one is meant.
        day: the day whose law counts; None is today.
        words: words to mark where the reference means the whole article.

    Raises:
        InputError: the law, the version of that day or the article is not in the library; the message says which.
    """
    law = lookup.one_law(library, ref.law)
    version = lookup.one_version(library, law, day)
    provision, _ = lookup.place(library, law, version, ref.provision.label)
    article = library.article_in(version, provision)
    text = article.text if article else ""
    piece = locate(text, ref.provision) if ref.provision.paragraph or ref.provision.item else None
    marks = [Mark(piece.start, piece.end, id="here")] if piece else []
    marks = marks or list(places(text, words))
    where = href("law", id=str(law.id), article=provision.label, as_of=day.isoformat() if day else "")
    body = leaf(f"{provision.label}　{text}", _shifted(marks, len(provision.label) + 1), tight=True)
    head = Markup('<p class="small" style="margin-bottom:8px">《{}》 {}</p>').format(
        law.name, pill(lookup.status(version, day), "g" if lookup.status(version, day) == "现行有效" else "a")
    )
    foot = Markup('<p class="small dim" style="margin-top:8px">{}　来源 {}</p>').format(
        lookup.version_label(version), version.source
    )
    warn = (
        said(f"本库文本不完整（{version.incomplete}），请核对公布文本", "a")
        if version.incomplete
        else NOTHING
    )
    return card(provision.label, joined([head, warn, body, foot]), right=link("在法规库打开", where))


def evidence_pane(
    name: str, text: str, quotes: Sequence[str] = (), *, facts: str = "", above: str = ""
) -> Markup:
    """A piece of evidence as a paper, what is relied on marked.

    Args:
        name: of the piece, with its number.
        text: its content.
        quotes: sentences to mark.
        facts: kind, date, place and the like in one line.
        above: what stands above the text: the picture of the page.
    """
    body = leaf(text, list(places(text, quotes)), tight=True) if text.strip() else NOTHING
    empty = Markup('<p class="dim">这份证据还没有录入内容。</p>') if not text.strip() else NOTHING
    about = (
        Markup('<p class="small dim" style="margin-bottom:8px">{}</p>').format(facts) if facts else NOTHING
    )
    return card(name, joined([about, above, body, empty]))


def note_pane(title: str, text: str, more: str = "") -> Markup:
    """Something said in the pane instead: why there is no text."""
    return card(title, joined([lines(text), folded("详情", more) if more else NOTHING]))


def places(text: str, words: Iterable[str]) -> Iterator[Mark]:
    """Where words stand in a text, the first as ``here``; blanks do not matter.

    A quotation that does not stand there in one piece (a question and its answer) is looked for sentence by sentence.
    """
    first = True
    for word in dict.fromkeys(word.strip() for word in words if word.strip()):
        whole = _found(text, word)
        for found in [whole] if whole else filter(None, (_found(text, part) for part in _sentences(word))):
            yield Mark(found.start(), found.end(), id="here" if first else "")
            first = False


def _found(text: str, words: str) -> re.Match[str] | None:
    return re.search(r"\s*".join(map(re.escape, re.sub(r"\s+", "", words))), text)


def _sentences(words: str) -> list[str]:
    parts = re.findall(r"[^。？！；]+[。？！；]?", words)
    return [part for part in parts if len(part) > 1] if len(parts) > 1 else []


def _shifted(marks: Iterable[Mark], by: int) -> list[Mark]:
    return [Mark(m.start + by, m.end + by, m.tone, m.id, m.jump, m.says) for m in marks]
