"""Tracked changes in a Word file: the words of a remark struck out and the proposed ones put behind them, for Word to accept.

A change is made only where the words are plain runs of one paragraph; elsewhere the comment alone stands.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime

from lxml import etree

from assistant.paper.package import Xml
from assistant.paper.wordml import child, short, sibling_tag, value

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_PLAIN = frozenset({"w:rPr", "w:t"})
_MARKS = frozenset(
    {"w:commentRangeStart", "w:commentRangeEnd", "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr"}
)


def track(root: Xml, comment: str, words: str, author: str, when: datetime) -> bool:
    """Strike out what a comment stands around and insert other words behind it.

    Args:
        root: the document, with the comment's marks set.
        comment: id of the comment.
        words: what is to stand there.
        author: who proposes it.
        when: its time.

    Returns:
        Whether the change was made.
    """
    runs = _runs(root, comment)
    if not runs:
        return False
    attributes = {"author": author, "date": f"{when:%Y-%m-%dT%H:%M:%SZ}", "id": f"9{comment}"}
    look = child(runs[-1], "rPr")
    for run in runs:
        _strike(run, attributes)
    put = etree.Element(sibling_tag(runs[-1], "ins"), _named(runs[-1], attributes))
    new = etree.SubElement(put, sibling_tag(runs[-1], "r"))
    if look is not None:
        new.append(deepcopy(look))
    text = etree.SubElement(new, sibling_tag(runs[-1], "t"))
    text.text = words
    text.set(_PRESERVE, "preserve")
    runs[-1].getparent().addnext(put)
    return True


def _runs(root: Xml, comment: str) -> list[Xml]:
    """The plain runs between the marks; none when something else stands there."""
    start = next(
        (e for e in root.iter(sibling_tag(root, "commentRangeStart")) if value(e, "id") == comment), None
    )
    runs: list[Xml] = []
    for element in start.itersiblings() if start is not None else ():
        if short(element) == "w:commentRangeEnd" and value(element, "id") == comment:
            return runs
        if short(element) == "w:r" and all(short(part) in _PLAIN for part in element):
            runs.append(element)
        elif short(element) not in _MARKS:
            return []
    return []


def _strike(run: Xml, attributes: dict[str, str]) -> None:
    gone = etree.Element(sibling_tag(run, "del"), _named(run, attributes))
    run.addprevious(gone)
    gone.append(run)
    for text in run.iter(sibling_tag(run, "t")):
        text.tag = sibling_tag(run, "delText")
        text.set(_PRESERVE, "preserve")


def _named(run: Xml, attributes: dict[str, str]) -> dict[str, str]:
    return {sibling_tag(run, name): content for name, content in attributes.items()}
