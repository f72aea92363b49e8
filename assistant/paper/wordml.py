"""Names of WordprocessingML: tags by their short name, in the usual and in the strict form of the standard (ECMA-376)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from assistant.paper.package import Xml

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_PREFIXES = {
    TRANSITIONAL: "w",
    _STRICT: "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
}
_KEPT = 4096  # tags; a file with more only costs time
_OFF = {"0", "false", "off", "none"}


def short(element: Xml) -> str:
    """The tag as ``w:p`` or ``mc:Choice``; other namespaces give the bare name, what is no element gives ""."""
    return _short(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(_KEPT)
def _short(tag: str) -> str:
    space, _, name = tag.rpartition("}")
    prefix = _PREFIXES.get(space[1:])
    return f"{prefix}:{name}" if prefix else name


def sibling_tag(element: Xml, name: str) -> str:
    """The full tag ``name`` in the namespace of an element of the document."""
    return _beside(element.tag, name)


@lru_cache(_KEPT)
def _beside(tag: str, name: str) -> str:
    return f"{{{tag[1:].partition('}')[0]}}}{name}"


def child(element: Xml | None, name: str) -> Xml | None:
    """The first child with a name in the parent's own namespace."""
    return None if element is None else element.find(sibling_tag(element, name))


def value(element: Xml | None, name: str = "val") -> str | None:
    """An attribute of the Word namespace."""
    if element is None:
        return None
    found = element.get(sibling_tag(element, name))
    return None if found is None else str(found)


def child_value(element: Xml | None, *names: str) -> str | None:
    """The ``val`` of a descendant named by a path of children."""
    for name in names:
        element = child(element, name)
    return value(element)


def is_on(element: Xml | None) -> bool:
    """Whether a switch such as w:vanish is present and not switched off."""
    return element is not None and (value(element) or "1").lower() not in _OFF


def children(element: Xml, name: str) -> Iterator[Xml]:
    """Children of a name in the parent's own namespace."""
    return iter(element.findall(sibling_tag(element, name)))
