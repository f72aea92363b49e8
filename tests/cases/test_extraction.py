"""Fields read from decisions: drafted by us and rendered (docx, pdf, html), and retyped the way other agencies write them."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from made_cases import AGENCIES, made_cases

from assistant.cases.linking import article_key
from assistant.cases.model import Precedent
from assistant.cases.sources import read_precedents
from assistant.documents.agency import agencies_file, fill_in
from assistant.documents.verb import draft
from assistant.dossier.model import Case
from assistant.law.library import LawLibrary

_COUNT = 24
FIELDS = ("number", "agency", "party_name", "party", "date", "fine_yuan", "basis", "facts")


@pytest.fixture(scope="module")
def drafted(packaged_library: LawLibrary) -> Iterator[list[tuple[Case, bytes, str]]]:
    """Made cases with their decisions as Word and as text."""
    for agency in AGENCIES:
        fill_in(agency.name, agency.model_dump(exclude={"name"}))
    try:
        made = []
        for case in made_cases(packaged_library, _COUNT, seed=23):
            paper = draft(case, library=packaged_library)
            made.append((case, paper.docx, "\n".join(paragraph.text for paragraph in paper.paragraphs)))
        yield made
    finally:
        agencies_file().unlink(missing_ok=True)


def wanted(case: Case) -> dict[str, object]:
    fines = [
        m.amount
        for charge in case.charges
        for m in charge.measures
        if m.kind == "罚款" and m.amount is not None
    ]
    pin = case.charges[0].rule
    assert pin is not None
    return {
        "number": case.document_number,
        "agency": case.agency,
        "party_name": case.party.name,
        "party": case.party.kind,
        "date": case.decided.isoformat() if case.decided else "",
        "fine_yuan": float(sum(fines)),
        "basis": article_key(f"《{pin.law}》{pin.provision}"),
        "facts": "三号路3号",
    }


def right(name: str, found: Precedent, value: object) -> bool:
    if name == "basis":
        return value in found.cited
    if name == "facts":
        return str(value) in found.facts and "证据" not in found.facts[:20]
    return getattr(found, name) == value


def as_docx(path: Path, data: bytes, text: str) -> Path:
    path = path.with_suffix(".docx")
    path.write_bytes(data)
    return path


def as_html(path: Path, data: bytes, text: str) -> Path:
    path = path.with_suffix(".html")
    body = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
    path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    return path


def as_pdf(path: Path, data: bytes, text: str) -> Path:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfgen.canvas import Canvas

    registerFont(UnicodeCIDFont("STSong-Light"))
    canvas, y = Canvas(str(path.with_suffix(".pdf")), pagesize=A4), 800
    canvas.setFont("STSong-Light", 12)
    for line in text.split("\n"):
        for start in range(0, max(len(line), 1), 38):
            canvas.drawString(50, y, line[start : start + 38])
            y -= 18
            if y < 60:
                canvas.showPage()
                canvas.setFont("STSong-Light", 12)
                y = 800
    canvas.save()
    return path.with_suffix(".pdf")


def retyped(path: Path, data: bytes, text: str) -> Path:
    """Typed anew: other brackets and colons, spaces in the headings, the sum in 万 and 元, 款项 in Arabic figures."""
    text = text.replace("〔", "[").replace("〕", "]").replace("：", ":").replace("当事人:", "当 事 人：")
    text = re.sub(r"(\d+)\.00", r"\1", text).replace("，", ", ")
    path = path.with_suffix(".txt")
    path.write_text("\ufeff" + text.replace("\n", "\r\n\r\n"), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", [as_docx, as_html, as_pdf, retyped])
def test_fields_of_decisions(
    drafted: list[tuple[Case, bytes, str]],
    tmp_path: Path,
    packaged_library: LawLibrary,
    form: Callable[[Path, bytes, str], Path],
    record_property: Callable[[str, object], None],
) -> None:
    hits, misses = Counter[str](), list[str]()
    for number, (case, data, text) in enumerate(drafted):
        path = form(tmp_path / f"{number}", data, text)
        (found,) = read_precedents(path, packaged_library, mask=False)
        for name, value in wanted(case).items():
            value = (
                str(value).replace("〔", "[").replace("〕", "]")
                if name == "number" and form is retyped
                else value
            )
            hits[name] += right(name, found, value)
            if not right(name, found, value):
                misses.append(f"{number} {name}: {getattr(found, name, found.cited)!r} for {value!r}"[:200])
    shares = {name: hits[name] / len(drafted) for name in FIELDS}
    record_property("shares", shares)
    assert sum(shares.values()) / len(shares) >= 0.95, (shares, misses)
    assert min(shares.values()) >= 0.9, (shares, misses)


def test_a_scanned_table_of_no_decision_is_no_decision(tmp_path: Path, packaged_library: LawLibrary) -> None:
    document = Document()
    document.add_paragraph("会议纪要")
    document.add_paragraph("会议讨论了夜市整治的安排。")
    document.save(str(tmp_path / "纪要.docx"))
    (found,) = read_precedents(tmp_path / "纪要.docx", packaged_library)
    assert (found.kind, found.kinds, found.fine_yuan) == ("导入案例", (), None)
