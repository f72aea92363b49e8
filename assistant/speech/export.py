"""A record as Word file in official layout, as subtitles (srt, vtt), and as JSON that can be loaded again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Pt
from docx.text.run import Run

from assistant.documents.model import Draft, Paragraph
from assistant.errors import InputError
from assistant.files import replacing
from assistant.speech.doubts import LEGEND, places, with_doubts
from assistant.speech.inquiry import load_inquiry
from assistant.speech.record import missing
from assistant.speech.record_model import Head, Line, Officer, Record

Form = Literal["整理", "原话"]


def to_draft(record: Record, form: Form = "整理") -> Draft:
    """The record as styled paragraphs with every gap named.

    Args:
        record: what to print.
        form: 整理 prints the edited text, 原话 the recognised words.
    """
    wording = load_inquiry()
    body = [Paragraph("agency", record.head.agency)] if record.head.agency else []
    body.append(Paragraph("title", wording.title))
    body += [Paragraph("item", f"{label}：{text}") for label, text in _head_rows(record.head)]
    body += [Paragraph("body", text) for line in record.lines if (text := _printed(line, form))]
    if any(line.marks or line.doubtful for line in record.lines):
        body.append(Paragraph("item", f"（{LEGEND}）"))
    if form == "原话":
        body += [Paragraph("item", f"（{note}）") for note in record.notes]
        body.append(Paragraph("item", "（以上为录音识别的原话，仅供核对，不作签名之用。）"))
    else:
        body.append(Paragraph("item", f"（以下无正文）{wording.refusal}"))
        body += [Paragraph("item", f"{name}：" + "＿" * 12) for name in wording.signatures]
    text = "\n".join(p.text for p in body)
    gaps = tuple(dict.fromkeys(part.partition("】")[0] for part in text.split("【待补充：")[1:]))
    return Draft("inquiry", wording.title, tuple(body), gaps)


def _head_rows(head: Head) -> Iterator[tuple[str, str]]:
    for key, label in load_inquiry().head.items():
        value = getattr(head, key)
        yield label, _text(value) or missing(label)


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value.year}年{value.month}月{value.day}日{value.hour}时{value.minute}分"
    if isinstance(value, Officer):
        return f"{value.name}（{value.number or missing('执法证号')}）" if value.name else ""
    if isinstance(value, tuple):
        return "、".join(filter(None, map(_text, value)))
    return str(value or "")


def _printed(line: Line, form: Form) -> str:
    text = _form(line, form)
    return f"{_name(line)}：{with_doubts(text, line)}" if text else ""


def _form(line: Line, form: Form) -> str:
    return line.verbatim if form == "原话" else line.tidied


def _name(line: Line) -> str:
    return line.speaker if line.role == "其他" else line.role


def save_docx(record: Record, path: Path, form: Form = "整理") -> Path:
    """Write the record as docx; every page has a place for the signature of the person asked."""
    to_draft(record, form).save(path)
    document = Document(str(path))
    _shade(document.paragraphs, record, form)
    if form == "整理":
        footer = document.sections[0].footer
        note = footer.paragraphs[0].insert_paragraph_before(load_inquiry().page_signature + "＿" * 10)
        note.runs[0].font.size = Pt(12)
    with replacing(path) as written:
        document.save(str(written))
    return path


def _shade(paragraphs: Iterable[Any], record: Record, form: Form) -> None:
    """Highlight the uncertain words in the paragraphs of their lines."""
    rest = iter(paragraphs)
    for line in record.lines:
        text = _form(line, form)
        if text:
            printed = _printed(line, form)
            paragraph = next((p for p in rest if p.text == printed), None)
            if (
                paragraph is None
            ):  # characters that a Word file cannot hold; the marks in the text stand anyway
                return
            ahead = len(_name(line)) + 1
            spans = [(a + ahead, b + ahead) for a, b in places(text, line.doubtful)]
            _highlight(paragraph, spans)


def _highlight(paragraph: Any, spans: Sequence[tuple[int, int]]) -> None:
    """Cut the one run of a paragraph at the spans and shade those."""
    run, text = paragraph.runs[0], paragraph.text
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    after = run._r
    for number, (start, end) in enumerate(pairwise(edges)):
        piece = deepcopy(run._r)
        after.addnext(piece)
        after, part = piece, Run(piece, paragraph)
        part.text = text[start:end]
        if number % 2:
            part.font.highlight_color = WD_COLOR_INDEX.YELLOW
    run._r.getparent().remove(run._r)


def to_srt(record: Record) -> str:
    """SubRip subtitles of the lines that have a time."""
    rows = [
        f"{n}\n{_clock(line.start, ',')} --> {_clock(line.end, ',')}\n{_caption(line)}\n"
        for n, line in enumerate(_timed(record), 1)
    ]
    return "\n".join(rows)


def to_vtt(record: Record) -> str:
    """WebVTT subtitles of the lines that have a time; < and & are escaped as the format asks.

    Doubts stand in 〔〕 as in the other forms; what the transcription says of itself is a note of the file.
    """
    rows = [
        f"{_clock(line.start, '.')} --> {_clock(line.end, '.')}\n{_safe(_caption(line))}\n"
        for line in _timed(record)
    ]
    notes = [f"NOTE {_safe(note).replace('--', '—')}\n" for note in record.notes]
    return "\n".join(["WEBVTT\n", *notes, *rows])


def to_json(record: Record) -> str:
    """The whole record with its edits; ``load_json`` reads it back."""
    return record.model_dump_json(indent=1)


def load_json(text: str) -> Record:
    """A record from its JSON form.

    Raises:
        InputError: the text is not a record.
    """
    try:
        return Record.model_validate_json(text)
    except ValueError as error:
        raise InputError("不是本系统导出的笔录 JSON，或已被改坏", "请选择由“导出 JSON”得到的文件") from error


WRITERS: dict[str, Callable[[Record], str]] = {"srt": to_srt, "vtt": to_vtt, "json": to_json}


def save(record: Record, path: Path, form: Form = "整理") -> Path:
    """Write the record in the format that the file's ending names: docx, srt, vtt or json.

    Raises:
        InputError: another ending.
    """
    kind = path.suffix.lower().lstrip(".")
    if kind == "docx":
        return save_docx(record, path, form)
    if kind not in WRITERS:
        raise InputError(f"不会导出 {path.suffix or '没有后缀'} 的文件", "可用的后缀：docx、srt、vtt、json")
    with replacing(path) as written:
        written.write_text(WRITERS[kind](record), encoding="utf-8")
    return path


def _timed(record: Record) -> list[Line]:
    return [line for line in record.lines if line.start is not None and line.end is not None]


def _caption(line: Line) -> str:
    return f"{line.speaker or line.role}：{with_doubts(line.tidied, line)}"


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clock(seconds: float | None, mark: str) -> str:
    thousandths = round((seconds or 0.0) * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}{mark}{rest % 1000:03d}"
