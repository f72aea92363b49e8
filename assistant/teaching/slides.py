"""A teaching pack as slides: one HTML file without scripts or outside parts, a slide a screen, a slide a page when printed.

Any browser opens it offline and prints it to PDF; pptx would need a library that is no longer kept up well. What does not
fit a slide goes on with the next of the same title; the answer to a question stands on the slide after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from assistant.analysis.teaching import TeachingCase
from assistant.errors import InputError
from assistant.files import replacing
from assistant.law.library import LawLibrary
from assistant.teaching.explain import explained
from assistant.teaching.model import Question
from assistant.teaching.pack import Pack, key_of
from assistant.text.numerals import plain

_LINE, _LINES = 34, 10  # characters of a line, lines of a slide; less than fits, so that no font overflows
_SENTENCE = re.compile(r"[^。；\n]+[。；]?[”）]?")
_STYLE = """
@page { size: 297mm 167mm; margin: 0 }
* { box-sizing: border-box; margin: 0 }
html { scroll-snap-type: y proximity; background: #444 }
body { font: 7mm/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #1b1f24 }
section { width: 297mm; height: 167mm; padding: 12mm 18mm 8mm; margin: 4mm auto; background: #fff; position: relative;
  overflow: hidden; scroll-snap-align: start; break-after: page; break-inside: avoid }
h1 { font-size: 14mm; color: #1d4e89; margin-top: 42mm; line-height: 1.3 }
h2 { font-size: 9mm; line-height: 1.3; color: #1d4e89; border-bottom: .5mm solid #1d4e89; padding-bottom: 2mm; margin-bottom: 4mm;
  white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
p { margin-bottom: 1.5mm; overflow-wrap: anywhere }
.key h2 { color: #8a1c1c; border-color: #8a1c1c }
footer { position: absolute; right: 18mm; bottom: 5mm; font-size: 4mm; color: #667 }
@media print { html { background: none } section { margin: 0 } section:last-of-type { break-after: auto } }
"""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide; ``key`` marks what gives an answer."""

    title: str
    texts: tuple[str, ...]
    key: bool = False


def write_slides(pack: Pack, path: Path, library: LawLibrary) -> Path:
    """Write the slides of a pack.

    Args:
        pack: what is told.
        path: the HTML file.
        library: where the clauses that decide the questions are read.

    Raises:
        InputError: it cannot be written there.
    """
    slides = slides_of(pack, library)
    shown = Markup("").join(_drawn(slide, at, len(slides)) for at, slide in enumerate(slides, 1))
    page = Markup(
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{}</title><style>{}</style></head><body>{}</body></html>'
    ).format(f"{pack.matter.name}：培训课件", Markup(_STYLE), shown)
    try:
        with replacing(path) as written:
            written.write_text(page, encoding="utf-8")
    except OSError as error:
        raise InputError(f"写不到 {path}（{error.strerror}）", "请换一个文件夹") from error
    return path


def slides_of(pack: Pack, library: LawLibrary) -> list[Slide]:
    """The slides in order; none holds more than fits."""
    matter = pack.matter
    head = Slide(matter.name, (f"{matter.field}　按 {pack.day} 有效的规定", "案例虚构的都已注明"))
    told = [*_law(pack), *_cases(pack), *_questions(pack.questions, library)]
    return [head, *(part for slide in told for part in _parts(slide))]


def _law(pack: Pack) -> Iterator[Slide]:
    matter = pack.matter
    yield Slide("怎么说的就是这件事", tuple(matter.says))
    for region, duty, penalty, ranges, text in pack.clauses:
        told = text or "库中没有这一天有效的文本，请自行核对。"
        yield Slide(f"条款（{region}）", (f"违反：{duty}", f"罚则：{penalty}", f"幅度：{ranges}", told))
    yield Slide("要件和证据", tuple(f"{e.name}：{'、'.join(e.evidence)}。{e.how}" for e in matter.elements))
    weighed = (("从重", matter.heavier), ("从轻", matter.lighter), ("易错", matter.traps))
    yield Slide(
        "裁量和易错", tuple(f"{name}：{'；'.join(entries)}。" for name, entries in weighed if entries)
    )


def _cases(pack: Pack) -> Iterator[Slide]:
    for case in pack.taught:
        yield from _taught(case)
    for real in pack.real:
        fine = f"罚款 {plain(real.fine_yuan)} 元" if real.fine_yuan is not None else ""
        yield Slide(real.title, tuple(filter(None, (real.facts, fine, real.date))))
    if pack.fines:
        yield Slide("别人罚了多少", pack.fines)


def _taught(case: TeachingCase) -> Iterator[Slide]:
    evidence = "证据：" + "；".join(f"{one.name}（{one.shows}）" for one in case.evidence)
    handled = [
        f"{name}：{text}" for name, text in (("机关认为", case.reasoning), ("处理", case.decision)) if text
    ]
    asked = "这件案子办得对不对，错在哪里？" if case.mistake else ""
    yield Slide(f"{case.title}（虚构）", (case.facts, *([evidence] if case.evidence else [])))
    if handled or asked:
        yield Slide(f"{case.title}：怎么办的", (*handled, *filter(None, [asked])))
    yield Slide(f"{case.title}：要点", (key_of(case),), key=True)


def _questions(questions: Sequence[Question], library: LawLibrary) -> Iterator[Slide]:
    for number, question in enumerate(questions, 1):
        options = [f"{letter}. {text}" for letter, text in question.options.items()]
        if question.material:
            yield Slide(f"测验 {number}：材料", tuple(question.material.split("\n")))
        yield Slide(f"测验 {number}", (question.stem, *options))
        right = f"答案：{'；'.join(f'{letter}. {question.options[letter]}' for letter in question.answer)}"
        yield Slide(f"测验 {number}：答案", (right, *explained(question, library).split("\n")), key=True)


def _parts(slide: Slide) -> Iterator[Slide]:
    """The slide, or as many of its title as its texts need."""
    pages: list[list[str]] = [[]]
    left = float(_LINES)
    for piece in (piece for text in slide.texts for piece in _pieces(text)):
        lines = _lines(piece)
        if lines > left and pages[-1]:
            pages.append([])
            left = float(_LINES)
        pages[-1].append(piece)
        left -= lines
    for at, page in enumerate(pages):
        yield Slide(f"{slide.title}{f'（续 {at}）' if at else ''}", tuple(page), slide.key)


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces of a slide at most, parted between sentences where it can be."""
    most, piece = _LINE * _LINES, ""
    for sentence in (found[0] for line in text.split("\n") for found in _SENTENCE.finditer(line.strip())):
        if piece and len(piece) + len(sentence) > most:
            yield piece
            piece = ""
        piece += sentence
        while len(piece) > most:
            yield piece[:most]
            piece = piece[most:]
    if piece:
        yield piece


def _lines(text: str) -> float:
    return -(-len(text) // _LINE) + 0.2


def _drawn(slide: Slide, at: int, count: int) -> Markup:
    level = "h1" if at == 1 else "h2"
    texts = Markup("").join(Markup("<p>{}</p>").format(text) for text in slide.texts)
    return Markup(
        '<section id="s{at}"{key}><{level}>{title}</{level}>{texts}<footer>{at} / {count}</footer></section>\n'
    ).format(
        at=at, key=Markup(' class="key"') if slide.key else "", level=Markup(level), title=slide.title, texts=texts, count=count
    )  # fmt: skip
