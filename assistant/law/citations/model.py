"""What finding and verifying citations return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.law.model import Law, Provision, Version


class CitationStatus(StrEnum):
    """The verdict on one citation (values of the CLI contract).

    NOT_HELD: the law is known, the text in force on the day is not in the library (当时文本未收录). INCOMPLETE: the
    text held is not whole and ends before the place cited (本库文本不完整). Neither says anything against the citation.
    """

    VERIFIED = "verified"
    WRONG_VERSION = "wrong_version"
    NO_ARTICLE = "no_such_article"
    NO_PARAGRAPH = "no_such_paragraph"
    NO_ITEM = "no_such_item"
    TEXT_DIFFERS = "text_differs"
    WRONG_NAME = "wrong_name"
    NOT_IN_LIBRARY = "not_in_library"
    AMBIGUOUS = "ambiguous"
    UNPARSEABLE = "unparseable"
    NOT_HELD = "text_not_held"
    INCOMPLETE = "text_incomplete"


class Naming(StrEnum):
    """How the text says which law is meant."""

    TITLE = "书名号"
    BARE = "名称"
    DEFINED = "文中简称"
    NUMBER = "文号"
    SELF = "本法"
    BACK = "该法"
    CONTINUED = "承前"
    NONE = "未指明"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks given as the text of a provision; offsets are those inside the marks.

    Attributes:
        closed: False when the closing mark is missing.
        loose: True for a short phrase after a comma, which may be no quotation of the provision.
        also: further provisions of the same list from which the words may come.
    """

    text: str
    start: int
    end: int
    closed: bool = True
    loose: bool = False
    also: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation found in a text.

    Attributes:
        text: the words as they stand in the source, ``source[start:end]``; the entries of 第三条至第五条 share them.
        name: the law as the text names it (after short names and 该法 are settled); "" when unknown.
        provision: the address; None when it cannot be read, or when a law is only named (no problem either).
        naming: how the law was named.
        edition: year or date of the version the text asks for, e.g. 2021 or 2021-01-22; 原 for the former text.
        quotation: words quoted from the provision.
        problem: AMBIGUOUS or UNPARSEABLE when the text itself leaves it open.
        reason: why, in Chinese.
        candidates: names among which the text leaves the choice.
    """

    text: str
    start: int
    end: int
    name: str
    provision: Provision | None
    naming: Naming
    edition: str = ""
    quotation: Quotation | None = None
    problem: CitationStatus | None = None
    reason: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def names_only(self) -> bool:
        """Whether the text names a law without an address."""
        return self.provision is None and self.problem is None


@dataclass(frozen=True, slots=True)
class Context:
    """Where a text stands when it is itself law: resolves 本法, 前款 and bare 第X条."""

    law: str
    provision: Provision | None = None


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """One stretch in which a quotation departs from the text; one side may be empty."""

    quoted: str
    actual: str

    def describe(self) -> str:
        """The change in Chinese."""
        if not self.quoted:
            return f"漏“{self.actual}”"
        if not self.actual:
            return f"多“{self.quoted}”"
        return f"“{self.quoted}”应为“{self.actual}”"


@dataclass(frozen=True, slots=True)
class VerifiedCitation:
    """A citation with its verdict.

    Attributes:
        as_of: the day at which it was judged.
        law: the law it resolves to, if the library has it.
        version: the version it was compared with; for wrong_version the one in which it is true.
        message: the verdict in Chinese, for the user.
        suggestion: the right writing, if one can be proposed.
        difference: where the quotation departs from the text.
        expected: text of the provision that was compared, "" if none.
    """

    citation: Citation
    status: CitationStatus
    as_of: date
    law: Law | None = None
    version: Version | None = None
    message: str = ""
    suggestion: str = ""
    difference: tuple[QuoteChange, ...] = ()
    expected: str = ""
