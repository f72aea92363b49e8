"""``draft``: a case in, a document with 【待补充：…】 where a fact or the choice of the clause is missing out."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from assistant import verbs
from assistant.contract.base import Answer, Request, Verb
from assistant.documents.model import Draft, Paragraph, Style
from assistant.dossier.model import Case


class DraftRequest(Request):
    """A case and the kind of document."""

    case: Case = Field(description="案件，格式见 README 的案件格式")
    kind: str = Field("decision", description="文书种类，如 decision、notice、correction")


class DraftedParagraph(Answer):
    """One paragraph."""

    style: Style = Field(description="版式：agency 机关、title 标题、number 文号、heading、body、item、sign")
    text: str = Field(description="文字")


class DraftAnswer(Answer):
    """The document before it becomes a Word file."""

    kind: str = Field(description="文书种类")
    name: str = Field(description="文书名称")
    text: str = Field(description="全文，一段一行")
    paragraphs: tuple[DraftedParagraph, ...] = Field(description="各段及其版式")
    missing: tuple[str, ...] = Field((), description="待补充的内容，依次列出")
    notes: tuple[str, ...] = Field((), description="未选定罚则的原因、关于法律版本的提示")

    def save(self, path: Path) -> Path:
        """Write the document as docx in the layout of GB/T 9704 and return the path."""
        paragraphs = tuple(Paragraph(p.style, p.text) for p in self.paragraphs)
        return Draft(self.kind, self.name, paragraphs, self.missing).save(path)


def draft(request: DraftRequest) -> DraftAnswer:
    """Draft a document.

    Raises:
        InputError: no such kind of document, or the case names something that is no penalty clause of the library.
    """
    made = verbs.draft(request.case, request.kind)
    return DraftAnswer(
        kind=made.kind,
        name=made.name,
        text=made.text,
        paragraphs=tuple(DraftedParagraph(style=p.style, text=p.text) for p in made.paragraphs),
        missing=made.missing,
        notes=made.notes,
    )


DRAFT = Verb(
    "draft", "起草文书；缺少的事实、未选定的条款写成【待补充：…】。", DraftRequest, DraftAnswer, draft
)
