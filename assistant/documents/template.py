"""Word templates: ours in corpora/documents, an agency's own folder over them; what they ask for, where, and whether it exists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError, meta, nodes

from assistant.corpora import corpus
from assistant.documents.fields.registry import LACKING, all_fields
from assistant.documents.parts import JINJA
from assistant.errors import InputError
from assistant.paper.kinds import PaperKind, called, load_kinds
from assistant.settings import settings

_TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of paper with the Word file that lays it out."""

    entry: PaperKind
    path: Path

    @property
    def kind(self) -> str:
        """Its key in the registry."""
        return self.entry.kind

    @property
    def name(self) -> str:
        """What people call it."""
        return self.entry.name

    @property
    def ours(self) -> bool:
        """Whether it came with the program."""
        return self.path.parent == corpus("documents")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a template: where (paragraph and its words) and what."""

    template: str
    place: str
    message: str


def templates() -> dict[str, Template]:
    """All kinds of paper that have a template, in the order of the registry."""
    found = ((entry, _path(entry.kind)) for entry in load_kinds())
    return {entry.kind: Template(entry, path) for entry, path in found if path}


def template_of(kind: str) -> Template:
    """The template of one kind.

    Args:
        kind: its key, or its name (``paper.kinds.called``); what stands behind a colon is passed over (``split_key``).

    Raises:
        InputError: there is no such kind, or the name is that of several; the message lists those there are.
    """
    known, (kind, _) = templates(), split_key(kind)
    meant = called(kind, (template.entry for template in known.values()))
    if len(meant) > 1:
        raise InputError(f"“{kind}”可以是几种文书", f"请写全名：{_listed(meant)}")
    if not meant:
        raise InputError(f"没有“{kind}”这种文书", f"可用的文书：{_listed(t.entry for t in known.values())}")
    return known[meant[0].kind]


def split_key(kind: str) -> tuple[str, str]:
    """The kind of paper that is asked for, and which one of several: service:notice is the receipt of the notice.

    Args:
        kind: key or name of a paper, behind a colon what tells it from others of its kind.
    """
    head, _, about = kind.replace("：", ":").partition(":")
    return head, about.strip()


def _listed(kinds: Iterable[PaperKind]) -> str:
    return "、".join(f"{entry.kind}（{entry.name}）" for entry in kinds)


def _path(kind: str) -> Path | None:
    own = settings().templates
    folders = [own, corpus("documents")] if own else [corpus("documents")]
    return next((path for folder in folders if (path := folder / f"{kind}.docx").is_file()), None)


def open_template(path: Path) -> DocxTemplate:
    """A Word template, read anew each time because filling changes it.

    Raises:
        InputError: the file is no Word document.
    """
    try:
        opened = DocxTemplate(path)
        opened.init_docx()
    except Exception as error:
        raise InputError(
            f"模板 {path.name} 不是能打开的 Word 文件", "请用 Word 另存为 .docx 再放回去"
        ) from error
    return opened


def names_of(path: Path) -> frozenset[str]:
    """The fields that a template asks for.

    Raises:
        InputError: the file cannot be opened, or its tags are written wrongly.
    """
    status = path.stat()
    return _names(path, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=128)
def _names(path: Path, size: int, changed: int) -> frozenset[str]:
    """``size`` and ``changed`` (ns) are there to read a changed file anew."""
    try:
        return frozenset(meta.find_undeclared_variables(JINJA.parse(_source(open_template(path)))))
    except TemplateError as error:
        faults = "；".join(f"{f.place}：{f.message}" for f in check_template(path))
        raise InputError(f"模板 {path.name} 写错：{faults or error}", "改正后再用") from error


def _source(opened: Any) -> str:
    xml = opened.patch_xml(opened.get_xml())
    return f"{xml}"


def check_template(path: Path) -> tuple[Fault, ...]:
    """Everything wrong with a template: unknown fields and columns, tags and loops that are broken, each with its place.

    Args:
        path: a Word file.

    Raises:
        InputError: the file cannot be opened.
    """
    opened = open_template(path)
    lines = list(_lines(opened.docx))
    faults = [*_broken(lines), *_unpaired(lines)]
    if not faults:
        faults = list(_unknown(_source(opened), lines))
    return tuple(Fault(path.name, place, message) for place, message in faults)


def _lines(document: Any) -> Iterator[tuple[str, str]]:
    """Each paragraph that has tags, with its place in words."""
    for number, paragraph in enumerate(document.paragraphs, 1):
        if _TAGS.search(paragraph.text) or "{{" in paragraph.text or "{%" in paragraph.text:
            yield f"第{number}段", paragraph.text
    for t, table in enumerate(document.tables, 1):
        for r, row in enumerate(table.rows, 1):
            for cell in dict.fromkeys(row._tr.tc_lst):
                text = "".join(node.text or "" for node in cell.iter() if node.tag.endswith("}t"))
                if "{{" in text or "{%" in text:
                    yield f"表{t}第{r}行", text


def _broken(lines: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for place, text in lines:
        rest = _TAGS.sub("", text)
        if any(mark in rest for mark in ("{{", "}}", "{%", "%}")):
            yield place, f"花括号不成对：{text}"
            continue
        for tag in re.findall(r"\{\{(.*?)\}\}", text):
            try:
                JINJA.parse("{{" + tag + "}}")
            except TemplateError as error:
                yield place, f"写错：{{{{{tag}}}}}（{error.message}）"


def _unpaired(lines: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Loops and conditions that are not closed, or closed without being opened."""
    open_: list[tuple[str, str, str]] = []
    for place, text in lines:
        for word, said in re.findall(r"\{%\S*\s*(\w+)(.*?)%\}", text):
            if word in ("for", "if"):
                open_.append((place, word, f"{word}{said}".strip()))
            elif word in ("endfor", "endif"):
                if not open_ or open_[-1][1] != word.removeprefix("end"):
                    yield place, f"多出的 {word}"
                else:
                    open_.pop()
            elif word not in ("else", "elif", "set"):
                yield place, f"不认识的语句：{word}"
    for place, word, said in open_:
        yield place, f"没有结束的 {word}：{said}"


def _unknown(source: str, lines: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Names that no field bears, and columns that its rows lack."""
    try:
        tree = JINJA.parse(source)
    except TemplateError as error:
        yield "全文", f"写错：{error.message}"
        return
    for name in sorted(meta.find_undeclared_variables(tree) - all_fields().keys() - {LACKING}):
        yield _place_of(name, lines), f"没有“{name}”这个字段"
    for loop in tree.find_all(nodes.For):
        yield from _columns(loop, lines)


def _columns(loop: nodes.For, lines: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    entry = all_fields().get(loop.iter.name) if isinstance(loop.iter, nodes.Name) else None
    if entry is None or not isinstance(loop.target, nodes.Name):
        return
    for got in loop.find_all(nodes.Getattr):
        mine = isinstance(got.node, nodes.Name) and got.node.name == loop.target.name
        if mine and got.attr not in entry.columns:
            yield _place_of(f".{got.attr}", lines), f"“{entry.name}”的行里没有“{got.attr}”"


def _place_of(name: str, lines: list[tuple[str, str]]) -> str:
    return next((place for place, text in lines if name in text), "页眉或者页脚")
