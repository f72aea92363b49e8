"""``draft``: a case in, a paper with 【待补充：…】 where a fact is missing out: its text, trace, faults and Word file."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import Field

from assistant import verbs
from assistant.contract.base import FACTS, Answer, Request, Verb
from assistant.documents.blocking import PROPOSING
from assistant.documents.blocking import fines_outside as outside
from assistant.documents.model import Blocking, Draft, SourceKind, Style
from assistant.documents.overview import PaperEntry, Planned, all_papers, papers_of
from assistant.documents.sheet import addressees
from assistant.dossier.ingest import check_facts
from assistant.dossier.model import Case
from assistant.law.library import open_library


class DraftRequest(Request):
    """A case and the kind of document."""

    case: Case = Field(description="案件，格式见 README 的案件格式", examples=[{"facts": FACTS}])
    kind: str = Field(
        "decision",
        description="文书种类，写代号或者名称，如 decision、行政处罚决定书；全部见 draft --list；某一份文书的送达回证写 service:notice 或者 送达回证:行政处罚事先告知书",
    )
    party: str = Field(
        "",
        description="文书的当事人：当事人编号，责任人员写“编号/姓名”，全部被处罚人合写一份写“全体”；空为案件的第一当事人",
    )
    confirm: tuple[str, ...] = Field((), description="逐项确认的致命问题的名称（回答里 blocking 的 name）")
    redacted: bool = Field(
        False, description="公开版：按规则隐去个人信息，不给出来源；公开前须人工核对，认不出什么见说明"
    )


class DraftedParagraph(Answer):
    """One paragraph."""

    style: Style = Field(
        description="版式：agency 机关、title 标题、number 文号、addressee 主送、heading、subheading、body、item、record 笔录、sign 署名、date 日期、label 栏目、cell 栏内、note"
    )
    text: str = Field(description="文字")
    drafted: str = Field("", description="承办人改过的段落：改以前起草的文字")


class HeldBack(Answer):
    """A change of the officer's whose paragraph is drafted otherwise now."""

    before: str = Field(description="当时改的那一段")
    now: str = Field("", description="现在起草的这一段；空为没有相近的段落")
    mine: str = Field("", description="当时改成的文字")


class SourceOf(Answer):
    """Where words come from."""

    kind: SourceKind = Field(description="案件、步骤、证据、法条、计算、措辞、机关资料、模板、改稿、缺")
    ref: str = Field(description="案件的字段、证据编号、条款、措辞的键、模板的段")
    value: str = Field("", description="它给出的文字；模板、措辞为空")


class TracedSentence(Answer):
    """One sentence with its sources."""

    text: str = Field(description="句子")
    paragraph: int = Field(description="第几段（从 0 起）")
    sources: tuple[SourceOf, ...] = Field(description="来源，模板在前")


class BlockingFault(Answer):
    """What is 致命 and not confirmed."""

    name: str = Field(description="名称，照写进 confirm 即为确认")
    message: str = Field(description="问题")
    basis: str = Field("", description="依据")
    suggestion: str = Field("", description="建议")


class DraftAnswer(Answer):
    """The document before it becomes a Word file."""

    kind: str = Field(description="文书种类")
    name: str = Field(description="文书名称")
    file_name: str = Field("", description="文件名：文号_当事人_文书.docx")
    missing: tuple[str, ...] = Field((), description="待补充的内容，依次列出")
    blocking: tuple[BlockingFault, ...] = Field(
        (), description="没有确认的致命问题；有一项就不写出 Word 文件"
    )
    conflicts: tuple[HeldBack, ...] = Field(
        (), description="没有放进文书的改动：那一段所依据的内容变了，由承办人取舍"
    )
    text: str = Field(description="全文，一段一行")
    paragraphs: tuple[DraftedParagraph, ...] = Field(description="各段及其版式")
    trace: tuple[TracedSentence, ...] = Field((), description="每一句的来源")
    notes: tuple[str, ...] = Field((), description="未选定罚则的原因、没有写入的处罚、关于法律版本的提示")
    docx: str = Field("", description="Word 文件（base64）；有未确认的致命问题时为空")

    def save(self, path: Path) -> Path:
        """Write the document as docx in the layout of GB/T 9704 and return the path.

        Raises:
            InputError: something 致命 is not confirmed.
        """
        return self.plain.save(path)

    @property
    def plain(self) -> Draft:
        """The draft as the documents room has it, without its trace."""
        faults = tuple(Blocking(**one.model_dump()) for one in self.blocking)
        return Draft(self.kind, self.name, (), self.missing, blocking=faults, docx=b64decode(self.docx))

    def traced(self) -> dict[str, Any]:
        """What the trace file holds: what is missing first, then the faults, then every sentence."""
        return self.model_dump(mode="json", include={"kind", "name", "missing", "blocking", "notes", "trace"})


def draft(request: DraftRequest) -> DraftAnswer:
    """Draft a document.

    Raises:
        InputError: no such kind of document or party, or the case names something that is no penalty clause of the
            library, or its facts are far too long.
    """
    check_facts(request.case)
    made = verbs.draft(
        request.case, request.kind, party=request.party, confirmed=request.confirm, redacted=request.redacted
    )
    return DraftAnswer(
        kind=made.kind,
        name=made.name,
        file_name=made.file_name,
        missing=made.missing,
        blocking=tuple(BlockingFault(**asdict(one)) for one in made.blocking),
        conflicts=tuple(HeldBack(**asdict(one)) for one in made.conflicts),
        text=made.text,
        paragraphs=tuple(
            DraftedParagraph(style=p.style, text=p.text, drafted=p.drafted) for p in made.paragraphs
        ),
        trace=tuple(TracedSentence.model_validate(asdict(one)) for one in made.trace),
        notes=made.notes,
        docx="" if made.blocking else b64encode(made.docx).decode(),
    )


def parties(case: Case) -> dict[str, str]:
    """The keys of everybody a paper can be made out to, with their names."""
    return {one.key: one.party.name for one in addressees(case)}


def fines_outside(case: Case) -> tuple[BlockingFault, ...]:
    """The fines proposed that lie outside what their clause allows, as a draft would hold them up.

    Raises:
        InputError: the case names something that is no penalty clause of the library.
    """
    punished = [paper.party for paper in planned(case) if paper.kind in PROPOSING] or [""]
    found = (one for party in dict.fromkeys(punished) for one in outside(case, open_library(), party))
    return tuple(BlockingFault(**asdict(one)) for one in dict.fromkeys(found))


def planned(case: Case) -> tuple[Planned, ...]:
    """The papers that a case has or needs next, each with the key of its addressee."""
    return papers_of(case)


def papers() -> tuple[PaperEntry, ...]:
    """Every kind of paper that can be drafted: name, step, track."""
    return all_papers()


DRAFT = Verb(
    "draft",
    "起草文书；每一句注明来源，缺少的事实、未选定的条款写成【待补充：…】，致命问题须逐项确认。",
    DraftRequest,
    DraftAnswer,
    draft,
    command="assistant draft 案件.json --kind decision --out 决定书.docx",
)
