"""A template filled: values in, marks out, gaps highlighted, signature over the date, the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run
from jinja2 import StrictUndefined, TemplateError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from assistant.documents import layout
from assistant.documents.edits import laid_over
from assistant.documents.marks import LACKING, Ledger
from assistant.documents.model import Draft, Paragraph, Sentence, Source
from assistant.documents.template import Template, open_template
from assistant.dossier.model import PaperEdit
from assistant.errors import InputError
from assistant.files import replacing

_SENTENCE = re.compile(r"[^。；！？\n]*(?:“[^”]*”[^。；！？\n]*)*[。；！？]?[”）]?|\n")
_SIGNS = re.compile(r"（签名(?:、捺印)?）：")
_SHORT = 2 * layout.CHARACTERS  # a longer paragraph would leave most of a page empty
_WITH = 2  # paragraphs before the signatures that go with them
_STAMP = (1980, 1, 1, 0, 0, 0)
_PIECES = re.compile(r"【待补充：[^】]*】|[^【]+|【")
Piece = tuple[str, tuple[Source, ...]]


def fill(
    template: Template,
    values: Mapping[str, Any],
    ledger: Ledger,
    edits: Sequence[PaperEdit] = (),
    redact: Callable[[str], str] | None = None,
) -> Draft:
    """Fill a template.

    Args:
        template: which.
        values: its fields, carrying marks of the ledger.
        ledger: the sources of the marks.
        edits: what the officer changed in this paper.
        redact: takes personal data out of a text; such a draft has no trace, which would hold them.

    Raises:
        InputError: the template asks for what is not there; the message names it and the template.
    """
    document = _rendered(template, values)
    found = list(_paragraphs(document))
    pieces = [_cleaned(paragraph, ledger) for paragraph in found]
    drafted = ["".join(text for text, _ in own) for own in pieces]
    words, conflicts = laid_over(edits, drafted)
    paragraphs: list[Paragraph] = []
    trace: list[Sentence] = []
    for place, paragraph in enumerate(found):
        own = Source("模板", f"{template.path.name}#{place + 1}")
        if place in words:
            own, pieces[place] = Source("改稿", drafted[place]), [(words[place], ())]
        text = words.get(place, drafted[place])
        text = redact(text) if redact else text
        if text != drafted[place]:
            _reword(paragraph, text)
        _highlights(paragraph)
        trace += () if redact else _sentences(pieces[place], place, own)
        paragraphs.append(
            Paragraph(layout.role_of(paragraph), text, drafted[place] if place in words else "")
        )
    missing = tuple(dict.fromkeys(name for p in paragraphs for name in LACKING.findall(p.text)))
    _without_empty(found, words)
    _first(document, missing)
    _place_signatures(document)
    _keep_signers(document.paragraphs)
    data = saved(document, template.name)
    return Draft(
        template.kind,
        template.name,
        tuple(paragraphs),
        missing,
        trace=tuple(trace),
        conflicts=conflicts,
        docx=data,
    )


def _reword(paragraph: WordParagraph, text: str) -> None:
    """Other words in the looks of the first run."""
    runs = list(paragraph._p.iter(qn("w:r")))
    for run in runs[1:]:
        run.getparent().remove(run)
    first = Run(runs[0], paragraph) if runs else paragraph.add_run()
    first.text = text


def _without_empty(found: Sequence[WordParagraph], words: Mapping[int, str]) -> None:
    """Paragraphs that the officer emptied go, but for the last one of a cell."""
    for place, text in words.items():
        node = found[place]._p
        if not text and (node.getparent().tag != qn("w:tc") or len(node.getparent().findall(qn("w:p"))) > 1):
            node.getparent().remove(node)


def render_docx(draft: Draft, path: Path) -> Path:
    """Write a paper that has no template from its paragraphs; the file appears whole or not at all.

    Args:
        draft: what to write.
        path: the docx file.
    """
    document = layout.blank()
    for paragraph in draft.paragraphs:
        added = document.add_paragraph(style=layout.LOOKS[paragraph.style][0])
        for number, line in enumerate(paragraph.text.split("\n")):
            run = added.add_run(line)
            if number:
                run._r.insert(0, run._r.makeelement(qn("w:br"), {}))
        _cleaned(added, Ledger())
        _highlights(added)
    _place_signatures(document)
    with replacing(path) as written:
        written.write_bytes(saved(document, draft.name))
    return path


def _rendered(template: Template, values: Mapping[str, Any]) -> Any:
    opened = open_template(template.path)
    try:
        opened.render(dict(values), SandboxedEnvironment(undefined=StrictUndefined, autoescape=True))
    except UndefinedError as error:
        raise InputError(f"模板 {template.path.name} 要的内容不存在：{error.message}", "可用的字段见 docs/templates.md") from error  # fmt: skip
    except TemplateError as error:
        raise InputError(f"模板 {template.path.name} 写错：{error}", "用 assistant papers check-templates 查看位置") from error  # fmt: skip
    return opened.docx


def _paragraphs(document: Any) -> Iterator[WordParagraph]:
    """All paragraphs of the body in the order of the text, those of tables too."""
    for node in document.element.body.iter(qn("w:p")):
        yield WordParagraph(node, document._body)


def _cleaned(paragraph: WordParagraph, ledger: Ledger) -> list[Piece]:
    """Take the marks out of a paragraph; what is left is its text in pieces with sources."""
    reader, pieces = ledger.reader(), list[Piece]()
    for run in list(paragraph._p.iter(qn("w:r"))):
        for node in [n for n in run if n.tag in (qn("w:t"), qn("w:br"), qn("w:tab"))]:
            if node.tag != qn("w:t"):
                pieces.append(("\n" if node.tag == qn("w:br") else "\t", ()))
                continue
            found = list(reader.read(node.text or ""))
            pieces += found
            node.text = "".join(text for text, _ in found)
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return pieces


def _highlights(paragraph: WordParagraph) -> None:
    """The gaps of a paragraph on yellow."""
    for run in list(paragraph._p.iter(qn("w:r"))):
        _highlight(run, paragraph)


def _highlight(run: Any, paragraph: WordParagraph) -> None:
    """Cut a run so that 【待补充：…】 stands in runs of its own, on yellow."""
    texts = [node for node in run if node.tag == qn("w:t")]
    if not any(LACKING.search(node.text or "") for node in texts):
        return
    before = run
    for node in [n for n in run if n.tag != qn("w:rPr")]:
        run.remove(node)
        parts = _PIECES.findall(node.text or "") if node.tag == qn("w:t") else [None]
        for part in parts:
            made = deepcopy(run)
            for child in [n for n in made if n.tag != qn("w:rPr")]:
                made.remove(child)
            if part is None:
                made.append(node)
            else:
                Run(made, paragraph).text = part
                if LACKING.fullmatch(part):
                    Run(made, paragraph).font.highlight_color = WD_COLOR_INDEX.YELLOW
            before.addnext(made)
            before = made
    run.getparent().remove(run)


def _sentences(pieces: list[Piece], paragraph: int, own: Source) -> Iterator[Sentence]:
    """The sentences of a paragraph, each with the sources of what stands in it."""
    text = "".join(part for part, _ in pieces)
    ends, place = [], 0
    for part, sources in pieces:
        ends.append((place, place + len(part), sources))
        place += len(part)
    for found in _SENTENCE.finditer(text):
        if found[0].strip():
            within = [s for start, end, sources in ends if start < found.end() and end > found.start() for s in sources]  # fmt: skip
            yield Sentence(found[0].strip(), paragraph, tuple(dict.fromkeys((own, *within))))


def _first(document: Any, missing: tuple[str, ...]) -> None:
    """The list of what is missing, before everything else; nothing when nothing is."""
    if not missing:
        return
    told = f"【待补充：本稿还缺{len(missing)}项，补齐后重新起草，本段自行消失】" + "；".join(missing)
    body = document.element.body
    made, style = document.add_paragraph(), layout.LOOKS["note"][0]
    if style in document.styles:  # an agency's own file may lack it
        made.style = style
    made.add_run(told).font.highlight_color = WD_COLOR_INDEX.YELLOW
    made.paragraph_format.space_after = Pt(12)
    body.insert(0, made._p)


def _place_signatures(document: Any) -> None:
    """Signature and date as one block at the right, the signature centred over the date (GB/T 9704)."""
    block: list[Any] = []
    before: list[Any] = []
    for paragraph in [*document.paragraphs, None]:
        if paragraph is not None and layout.role_of(paragraph) in ("sign", "date"):
            block.append(paragraph)
            continue
        if block:
            _centre(block)
            _keep(before)
            block = []
        before.append(paragraph)


def _keep_signers(found: Sequence[WordParagraph]) -> None:
    """The last words of a record stand on the page of those who sign them, a question on that of its answer."""
    roles = [layout.role_of(one) == "record" for one in found]
    for asked in (one for one, is_record in zip(found, roles, strict=True) if is_record):
        if asked.text.startswith("问：") and len(asked.text) <= _SHORT:
            asked.paragraph_format.keep_with_next = True
    signed = [n for n, one in enumerate(found) if roles[n] and _SIGNS.search(one.text)]
    for place in (n for n in signed if n - 1 not in signed):
        for before in found[max(0, place - _WITH) : place]:
            before.paragraph_format.keep_with_next = len(before.text) <= _SHORT or None
    for place in (n for n in signed if n + 1 in signed):
        found[place].paragraph_format.keep_with_next = True


def _keep(before: Sequence[Any]) -> None:
    """The last words stay with the signature: no page bears signatures alone, those of the party among them."""
    for paragraph in reversed(before):
        paragraph.paragraph_format.keep_with_next = paragraph.paragraph_format.keep_together = True
        if layout.role_of(paragraph) != "record":
            return


def _centre(block: list[Any]) -> None:
    width = min(max(len(p.text) for p in block) + 1, layout.CHARACTERS)
    right = min(4 if width < 14 else 2, layout.CHARACTERS - width)
    for paragraph in block:
        form = paragraph.paragraph_format
        form.right_indent = Pt(layout.SIZE * right)
        form.left_indent = Pt(max(442 - layout.SIZE * (width + right), 0))
    block[0].paragraph_format.space_before = layout.LINE * 2


def saved(document: Any, name: str) -> bytes:
    """The file without anything that tells the hour."""
    document.core_properties.title = name
    raw, made = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, _STAMP)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(info, source.read(entry))
    return made.getvalue()
