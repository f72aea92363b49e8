"""A drafted document: styled paragraphs, where each sentence comes from, what is missing, what must be confirmed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from assistant.errors import InputError
from assistant.files import replacing

Style = Literal[
    "agency",
    "title",
    "number",
    "addressee",
    "heading",
    "subheading",
    "body",
    "item",
    "record",
    "sign",
    "date",
    "label",
    "cell",
    "note",
]
SourceKind = Literal["案件", "步骤", "证据", "法条", "计算", "措辞", "机关资料", "模板", "改稿", "缺"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where words come from: ``ref`` names the field, article, wording or template, ``value`` is what it gave."""

    kind: SourceKind
    ref: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a draft, the number of its paragraph (from 0) and its sources, the template first."""

    text: str
    paragraph: int
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Blocking:
    """What must be confirmed by ``name`` before the paper may be written: a fault that is 致命."""

    name: str
    message: str
    basis: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A change of the officer's that is not in the paper, because its paragraph is drafted otherwise now.

    ``before`` is the paragraph that was changed, ``now`` what stands there ("" nothing alike), ``mine`` the change.
    """

    before: str
    now: str
    mine: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its role in the layout; ``drafted`` is what it was before the officer changed it."""

    style: Style
    text: str
    drafted: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted document.

    ``missing`` names every 【待补充：…】 in order of appearance, once each; ``notes`` say why the law is left open and
    what to check about its versions; ``blocking`` is what nobody confirmed yet; ``conflicts`` are the
    officer's changes that are held back; ``docx`` the Word file, empty for a
    paper that is laid out from its paragraphs only.
    """

    kind: str
    name: str
    paragraphs: tuple[Paragraph, ...]
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    trace: tuple[Sentence, ...] = ()
    blocking: tuple[Blocking, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    file_name: str = ""
    docx: bytes = field(default=b"", repr=False)

    @property
    def text(self) -> str:
        """The plain text, one paragraph a line."""
        return "\n".join(p.text for p in self.paragraphs)

    def save(self, path: Path) -> Path:
        """Write the Word file and return its path; it appears whole or not at all.

        Raises:
            InputError: something 致命 is not confirmed.
        """
        if self.blocking:
            told = "；".join(f"{one.name}：{one.message}" for one in self.blocking)
            raise InputError(
                f"{self.name}有致命问题未确认：{told}", "改正后再起草；确实无误的，按名称逐项确认"
            )
        if not self.docx:
            from assistant.documents.render import render_docx

            return render_docx(self, path)
        with replacing(path) as written:
            written.write_bytes(self.docx)
        return path
