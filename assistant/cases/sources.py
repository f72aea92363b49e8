"""Reading precedents: JSON lines of several layouts, Markdown and documents (docx, pdf, txt)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.analysis.descriptions import TeachingCase, load_teaching_cases
from assistant.cases.model import Precedent
from assistant.corpora import corpus
from assistant.errors import InputError
from assistant.law.citations import find_citations
from assistant.law.library import LawLibrary
from assistant.law.model import Law, Provision
from assistant.paper.readers import read_file

_DOCUMENTS = (".docx", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".html", ".txt", ".md")
_FACTS = re.compile(r"(?:【基本案情】|#+\s*基本案情)\s*(?P<facts>.+?)(?=\n【|\n#|\Z)", re.DOTALL)
_YEAR = re.compile(r"(?:19|20)\d\d(?:年\d{1,2}月(?:\d{1,2}日)?|-\d\d(?:-\d\d)?)")
_FACTS_LENGTH = 1500


def teaching_cases() -> list[Precedent]:
    """The fictional teaching cases of corpora/cases.

    Raises:
        CorpusError: a row breaks the schema.
    """
    files = sorted(corpus("cases").glob("*.jsonl"))
    return [_teaching(row) for path in files for row in load_teaching_cases(path)]


def _teaching(row: TeachingCase) -> Precedent:
    return Precedent(
        id=row.id,
        kind="教学案例",
        title=row.title,
        facts=row.facts,
        date=row.act_date.isoformat() if row.act_date else "",
        field=row.field,
        party=row.party,
        region=row.region,
        cited=tuple(_whole(ref) for ref in dict.fromkeys([row.penalty, *row.violated])),
        kinds=tuple(row.kinds),
        fine_yuan=row.fine_yuan,
        lesson=row.lesson,
        source="本项目编写",
        fictional=True,
    )


def _whole(reference: str) -> str:
    """《…》第X条 without paragraph and item."""
    match = re.match(r"《.+》第[^条]+条(?:之[一二三四五六七八九十]+)?", reference)
    return match[0] if match else reference


def read_precedents(path: Path, library: LawLibrary) -> Iterator[Precedent]:
    """The precedents of a file or folder.

    Args:
        path: a .jsonl file (precedents, penalty cases, or rows in our own layout), a docx, pdf, txt or Markdown file
            with one case, or a folder of these.
        library: where the names of the laws cited are looked up.

    Raises:
        InputError: the file is missing, unreadable, or not of a known layout (with file and line).
    """
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.suffix.lower() in (*_DOCUMENTS, ".jsonl"))
        if not files:
            raise InputError(f"文件夹 {path} 中没有可导入的案例", "请选择 jsonl、docx、pdf、txt 或 md 文件")
        for file in files:
            yield from read_precedents(file, library)
    elif not path.is_file():
        raise InputError(f"找不到文件 {path}", "请检查路径")
    elif path.suffix.lower() == ".jsonl":
        yield from _read_lines(path, library)
    else:
        yield _from_document(path.stem, read_file(path).text, library)


def _read_lines(path: Path, library: LawLibrary) -> Iterator[Precedent]:
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield _from_row(json.loads(line), library)
        except (json.JSONDecodeError, ValidationError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"{path.name} 第 {number} 行不是可识别的案例",
                "每行应为一个含 id 与 facts 或 text 的 JSON 对象",
            ) from error


def _from_row(row: dict[str, Any], library: LawLibrary) -> Precedent:
    if "issued" in row:
        return _guiding_case(row, library)
    if "cited" in row and row["cited"] and isinstance(row["cited"][0], dict):
        return _penalty_case(row, library)
    return Precedent.model_validate(row)


def _guiding_case(row: dict[str, Any], library: LawLibrary) -> Precedent:
    """A row of precedents.jsonl: full text with headings in 【】."""
    text = str(row["text"])
    when = _YEAR.search(str(row["issued"]))
    return Precedent(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        facts=_facts(text),
        text=text,
        date=when[0] if when else "",
        field="、".join(row.get("keywords", ())),
        cited=_cited(text, library),
        source=row.get("source", ""),
    )


def _penalty_case(row: dict[str, Any], library: LawLibrary) -> Precedent:
    """A row of penalty_cases.jsonl: facts with the cited articles beside them."""
    cited = [_reference(ref["law"], ref["article"], library) for ref in row["cited"]]
    return Precedent(
        id=row["id"],
        kind="处罚案例",
        title=f"{row['agency']}{row['field']}处罚案",
        facts=row["facts"],
        date=row["date"],
        agency=row["agency"],
        field=row["field"],
        party=row["party"],
        cited=tuple(dict.fromkeys(cited)),
        kinds=tuple(row["kinds"]),
        fine_yuan=row["fine_yuan"],
        source="公开的处罚决定（事实已转述）",
    )


def _from_document(title: str, text: str, library: LawLibrary) -> Precedent:
    when = _YEAR.search(text)
    return Precedent(
        id="doc-" + sha256(text.encode()).hexdigest()[:16],
        kind="导入案例",
        title=title,
        facts=_facts(text),
        text=text,
        date=when[0] if when else "",
        cited=_cited(text, library),
        source=title,
    )


def _facts(text: str) -> str:
    """The facts under their heading, else the beginning of the text."""
    match = _FACTS.search(text)
    return (match["facts"] if match else text).strip()[:_FACTS_LENGTH]


def _cited(text: str, library: LawLibrary) -> tuple[str, ...]:
    """The articles a text cites, each once, in order."""
    names: dict[str, str] = {}
    out = dict[str, None]()
    for citation in find_citations(text, library=library):
        if citation.problem is None and citation.provision:
            if citation.name not in names:
                names[citation.name] = _official(citation.name, library)
            out[f"《{names[citation.name]}》{citation.provision.label}"] = None
    return tuple(out)


def _reference(law: str, article: str, library: LawLibrary) -> str:
    provision = Provision.parse(article)
    return f"《{_official(law, library)}》{provision.label if provision else article}"


def _official(name: str, library: LawLibrary) -> str:
    found: list[Law] = library.find(name)
    return found[0].name if len(found) == 1 else name
