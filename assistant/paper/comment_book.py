"""The comments part of a Word file: existing comments stay, new ones follow, the package is written anew."""

from __future__ import annotations

import posixpath
from datetime import datetime

from lxml import etree

from assistant.paper.limits import whole
from assistant.paper.package import CONTENT_TYPES, RELATIONSHIPS, Xml, to_bytes
from assistant.paper.word import WordFile
from assistant.paper.wordml import TRANSITIONAL, children, sibling_tag, value

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


class CommentBook:
    """Adds comments to a Word file that was read.

    Attributes:
        ids: the ids in use, those of new comments last.
    """

    def __init__(self, word: WordFile) -> None:
        self._word = word
        existing = word.package.related(word.main, "comments")
        self._is_new = not existing
        self._name = existing[0] if existing else self._free_name()
        space = word.root.tag[1:].partition("}")[0]
        self._root: Xml = (
            word.package.xml(self._name)
            if existing
            else etree.Element(f"{{{space}}}comments", nsmap={"w": space})
        )
        self.ids = [value(comment, "id") or "" for comment in children(self._root, "comment")]
        marks = word.root.iter(sibling_tag(word.root, "commentReference"))
        self._last = max(map(whole, [*self.ids, *(value(mark, "id") for mark in marks)]), default=-1)

    def _free_name(self) -> str:
        folder = posixpath.dirname(self._word.main)
        turn = 1
        while (
            name := posixpath.join(folder, f"comments{turn if turn > 1 else ''}.xml")
        ) in self._word.package.names:
            turn += 1
        return name

    def add(self, text: str, author: str, when: datetime) -> str:
        """Add a comment and return its id.

        Args:
            text: what it says; a line break begins a paragraph.
            author: who says it; the first letter serves as initials.
            when: its time.
        """
        self._last += 1
        name = str(self._last)
        comment = self._element(self._root, "comment")
        for key, content in (
            ("id", name),
            ("author", author),
            ("date", f"{when:%Y-%m-%dT%H:%M:%SZ}"),
            ("initials", author[:1]),
        ):
            comment.set(sibling_tag(self._root, key), content)
        for turn, line in enumerate(text.split("\n")):
            paragraph = self._element(comment, "p")
            if not turn:
                self._element(self._element(paragraph, "r"), "annotationRef")
            words = self._element(self._element(paragraph, "r"), "t")
            words.text = line
            words.set(_PRESERVE, "preserve")
        self.ids.append(name)
        return name

    def _element(self, parent: Xml, name: str) -> Xml:
        return etree.SubElement(parent, sibling_tag(self._root, name))

    def saved(self) -> bytes:
        """The whole file with the main text as it now stands and all comments."""
        changed = {self._word.main: to_bytes(self._word.root), self._name: to_bytes(self._root)}
        if self._is_new:
            changed |= self._declared()
        return self._word.package.replaced(changed)

    def _declared(self) -> dict[str, bytes]:
        """The package's tables with the new part in them."""
        package, main = self._word.package, self._word.main
        types = package.xml("[Content_Types].xml")
        if not types.xpath("*[@PartName=$name]", name=f"/{self._name}"):
            etree.SubElement(
                types, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{self._name}", ContentType=_TYPE
            )
        folder, file = posixpath.split(main)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        links = (
            package.xml(name)
            if name in package.names
            else etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})
        )
        taken = {link.get("Id") for link in links}
        free = next(f"rIdC{turn}" for turn in range(len(taken) + 1) if f"rIdC{turn}" not in taken)
        transitional = self._root.tag.startswith(f"{{{TRANSITIONAL}}}")
        etree.SubElement(
            links,
            f"{{{RELATIONSHIPS}}}Relationship",
            Id=free,
            Type=_RELATION if transitional else _STRICT_RELATION,
            Target=posixpath.basename(self._name),
        )
        return {"[Content_Types].xml": to_bytes(types), name: to_bytes(links)}
