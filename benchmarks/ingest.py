"""Ingest of printed papers: kind, fields and character errors, as Word, PDF and photographed pages; time of a large case.

    python benchmarks/ingest.py [DOSSIERS] [--labels FILE] [--headless] [--forms docx,pdf,scan]

Every piece of the dossiers (default: the shared ones) is printed under its name as heading, read back from a
file whose name tells nothing, and compared: kind of paper with the labels written by hand (benchmarks/ingest_kinds.json,
several where a piece holds several papers), typed facts with those of the text before printing. ``--headless`` leaves the
heading out.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageFilter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "paper"))

from printed import Pdf, error_rate, picture  # noqa: E402

from assistant.dossier.classify import classified  # noqa: E402
from assistant.dossier.facts import read_facts  # noqa: E402
from assistant.dossier.intake import _medium  # noqa: E402
from assistant.dossier.model import Evidence, EvidenceKind  # noqa: E402
from assistant.paper.readers import read_paper  # noqa: E402
from assistant.settings import settings  # noqa: E402

LABELS = ROOT / "benchmarks" / "ingest_kinds.json"
SHARED = settings().shared_data / "dossiers"
_TYPED = (
    "姓名", "单位名称", "公民身份号码", "统一社会信用代码", "电话", "车牌号", "许可证号", "日期", "时间", "地点", "金额", "数量", "检测结论",
)  # fmt: skip
_COUNT = 30
_TURNS = (0, 90, 180, 270, 3, -4, 2, -2)


def paragraphs(text: str) -> list[str]:
    """The text as it would be set: a line a paragraph, long ones after a full stop."""
    out: list[str] = []
    for line in text.split("\n"):
        sentences = [s + "。" for s in line.split("。") if s] if "。" in line else [line]
        if not line.rstrip().endswith("。"):
            sentences[-1] = sentences[-1].removesuffix("。")
        out += ["".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]
    return [one for one in out if one.strip()]


def set_lines(text: str, width: int) -> list[str]:
    """Lines as a printer breaks them: Latin letters and digits are half as wide; the first is indented by two."""
    lines, line, used = [], "\u3000\u3000", 2.0
    for char in text:
        own = 0.5 if char.isascii() else 1.0
        if used + own > width:
            lines.append(line)
            line, used = "", 0.0
        line, used = line + char, used + own
    return [*lines, line]


def as_docx(title: str, text: str, number: int) -> tuple[str, bytes]:
    """A Word file."""
    from docx import Document

    document = Document()
    if title:
        document.add_heading(title, level=1)
    for one in paragraphs(text):
        document.add_paragraph(one)
    out = io.BytesIO()
    document.save(out)
    return f"scan{number:03d}.docx", out.getvalue()


def as_pdf(title: str, text: str, number: int) -> tuple[str, bytes]:
    """A PDF with a text layer."""
    pdf = Pdf()
    if title:
        pdf.line(title, 297, 70, 16, middle=True)
    lines = [line for one in paragraphs(text) for line in set_lines(one, 36)]
    for number_of_line, line in enumerate(lines):
        pdf.line(line, 70, 110 + 19 * number_of_line)
    pdf.page()
    return f"scan{number:03d}.pdf", pdf.data()


def as_scan(title: str, text: str, number: int) -> tuple[str, bytes]:
    """A photographed page: turned or skewed, grain, a shadow over one side, a little out of focus, as JPEG."""
    lines = [title.center(_COUNT, "\u3000"), ""] if title else []
    lines += [line for one in paragraphs(text) for line in set_lines(one, _COUNT)]
    page = picture(lines, size=32, turn=_TURNS[number % len(_TURNS)], noise=25 + 10 * (number % 4))
    shadow = np.linspace(1.0, 0.72, page.width)[None, :]
    page = Image.fromarray((np.asarray(page) * shadow).clip(0, 255).astype("uint8"))
    page = page.filter(ImageFilter.GaussianBlur(0.8))
    out = io.BytesIO()
    page.save(out, "JPEG", quality=70)
    return f"IMG_{number:04d}.jpg", out.getvalue()


def pieces(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The pieces of the dossiers by their labels' keys."""
    for path in sorted(folder.glob("[0-9][0-9].json")):
        for piece in json.loads(path.read_text("utf-8"))["evidence"]:
            yield f"{path.stem}/{piece['id']}", piece


def fields(text: str) -> set[tuple[str, str]]:
    """The typed facts of a text."""
    found = {(fact.name, "".join(fact.value.split())) for fact in read_facts(text)}
    return {one for one in found if one[0].startswith(_TYPED)}


def papers(folder: Path, labels: Path, *, headless: bool, wanted: list[str]) -> None:
    """Kind, fields and errors of each form."""
    right: dict[str, list[str]] = json.loads(labels.read_text("utf-8"))
    forms: dict[str, Callable[[str, str, int], tuple[str, bytes]]] = {
        "docx": as_docx,
        "pdf": as_pdf,
        "scan": as_scan,
    }
    for form, make in ((name, forms[name]) for name in wanted):
        kinds, met, asked, rates, spent, wrong = 0, 0, 0, [], 0.0, []
        for number, (key, piece) in enumerate(found := list(pieces(folder))):
            title = "" if headless else piece["name"]
            name, data = make(title, piece["text"], number)
            begun = time.monotonic()
            paper = read_paper(name, data, wordless=True)
            spent += time.monotonic() - begun
            blank = Evidence(id=key, kind=EvidenceKind.DOCUMENT, name=Path(name).stem, file=name)
            made = classified(blank, paper, medium=_medium(data[:64], paper))
            kinds += made.paper in right[key]
            if made.paper not in right[key]:
                wrong.append(f"{key} {piece['name'][:16]} → {made.paper or '未认出'}")
            before = fields("\n".join([title, *paragraphs(piece["text"])]))
            met += len(before & fields(paper.text))
            asked += len(before)
            rates.append(error_rate(paper.text, title + piece["text"]))
        print(
            f"{form}: kind {kinds}/{len(found)} = {kinds / len(found):.3f}  fields {met}/{asked} = {met / asked:.3f}"
            f"  CER {sum(rates) / len(rates):.4f}  {spent / len(found):.2f} s a paper"
        )
        for one in wrong:
            print(f"    {one}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("dossiers", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--headless", action="store_true")
    parser.add_argument("--forms", default="docx,pdf,scan")
    asked_for = parser.parse_args()
    papers(
        asked_for.dossiers, asked_for.labels, headless=asked_for.headless, wanted=asked_for.forms.split(",")
    )
