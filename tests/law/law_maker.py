"""Invented laws and the files people make of them."""

from __future__ import annotations

import io
import json
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from docx import Document as Word
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from assistant.text.numerals import to_chinese

_SUBJECTS = (
    "养犬人",
    "物业服务人",
    "经营者",
    "市容主管部门",
    "任何单位和个人",
    "和平里居民委员会",
    "所有权人",
    "中小学校",
)
_ACTS = (
    "应当登记",
    "不得占用道路",
    "应当及时清理",
    "可以申请补贴",
    "不得违反第一条的规定",
    "应当在三十日内报告",
    "应当公示价格和数量",
)
_ENDS = (
    "",
    "，法律另有规定的除外",
    "；情节严重的，处二百元以上五百元以下罚款",
    "（节假日除外）",
    "，依照本办法第二条处理",
)
_CHAPTERS = ("总则", "登记和牵引", "监督管理", "罚则", "附则")
FONT = "STSong-Light"


@dataclass(frozen=True)
class Made:
    """An invented law: name, note, and articles, each with the chapter before it ("" if none begins) and its lines."""

    name: str
    articles: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def note(self) -> str:
        """Its note of adoption."""
        return "（2024年3月1日济南市人民政府令第7号公布　自2024年5月1日起施行）"

    @property
    def texts(self) -> list[str]:
        """What must come back."""
        return ["\n".join(lines) for _, lines in self.articles]

    def lines(self, mark: str = "第{n}条　") -> list[str]:
        """The law line by line."""
        out = [self.name, self.note]
        for number, (chapter, lines) in enumerate(self.articles, 1):
            out += [chapter] if chapter else []
            out += [mark.format(n=to_chinese(number), d=number) + lines[0], *lines[1:]]
        return out


@st.composite
def laws(draw: st.DrawFn) -> Made:
    """A law of up to thirty articles with paragraphs, items and chapters."""
    sentence = st.builds(
        lambda who, what, end: f"{who}{what}{end}。",
        st.sampled_from(_SUBJECTS),
        st.sampled_from(_ACTS),
        st.sampled_from(_ENDS),
    )
    items = st.lists(st.sampled_from(_ACTS), min_size=2, max_size=5)
    articles: list[tuple[str, tuple[str, ...]]] = []
    chapter = 0
    for number in range(draw(st.integers(3, 30))):
        lines = draw(st.lists(sentence, min_size=1, max_size=3))
        if draw(st.integers(0, 3)) == 0:
            listed = draw(items)
            lines = [f"{draw(st.sampled_from(_SUBJECTS))}不得有下列行为："]
            lines += [
                f"（{to_chinese(n)}）{what}{'。' if n == len(listed) else '；'}"
                for n, what in enumerate(listed, 1)
            ]
        begins = chapter < len(_CHAPTERS) and (number == 0 or draw(st.integers(0, 7)) == 0)
        chapter += begins
        articles.append(
            (f"第{to_chinese(chapter)}章　{_CHAPTERS[chapter - 1]}" if begins else "", tuple(lines))
        )
    articles.append(("", ("本办法自2024年5月1日起施行。",)))
    return Made(
        "济南市" + draw(st.sampled_from(("犬只", "树木", "渣土", "招牌"))) + "示例办法", tuple(articles)
    )


def _text(lines: list[str], encoding: str = "utf-8", end: str = "\n") -> bytes:
    return end.join(lines).encode(encoding)


def _broken(made: Made, width: int) -> bytes:
    """Lines broken at a width, paragraphs indented, as text copied from a page has them."""
    out: list[str] = []
    for line in made.lines():
        out += textwrap.wrap("　　" + line, width, drop_whitespace=False)
    return _text(out)


def _markdown(made: Made, mark: str) -> bytes:
    lines = made.lines(mark)
    return "\n\n".join([f"# {lines[0]}", *(f"## {x}" if "章　" in x[:6] else x for x in lines[1:])]).encode()


def _page(made: Made, form: str) -> bytes:
    name, *rest = made.lines()
    body = "".join(form.format(line) for line in rest)
    return f"<html><head><title>{name}</title></head><body><h1>{name}</h1>{body}</body></html>".encode()


def _word(made: Made, *, bold: bool = False, soft: bool = False) -> bytes:
    document = Word()
    paragraph = None
    for line in made.lines():
        if paragraph is None or not soft:
            paragraph = document.add_paragraph()
        else:
            paragraph.add_run().add_break()
        mark, gap, rest = line.partition("条　") if line.startswith("第") else ("", "", line)
        paragraph.add_run(mark + gap).bold = bold
        paragraph.add_run(rest)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _pdf(made: Made, width: int) -> bytes:
    """Pages of lines broken at a width, with running head and page number."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=(595, 842))
    lines = [
        piece
        for line in made.lines()[2:]
        for piece in textwrap.wrap("　　" + line, width, drop_whitespace=False)
    ]
    for start in range(0, len(lines), 25):
        paper.setFont(FONT, 9)
        paper.drawString(90, 800, "济南市人民政府公报　2024年第3期")
        paper.drawString(280, 40, f"— {start // 25 + 1} —")
        if not start:
            paper.setFont(FONT, 18)
            paper.drawCentredString(297, 770, made.name)
            paper.setFont(FONT, 12)
            paper.drawCentredString(297, 745, made.note)
        paper.setFont(FONT, 12)
        for at, line in enumerate(lines[start : start + 25]):
            paper.drawString(90, 715 - 25 * at, line)
        paper.showPage()
    paper.save()
    return out.getvalue()


def _rows(made: Made, *, whole: bool) -> bytes:
    row: dict[str, object] = {
        "name": made.name,
        "level": "规章",
        "region": "济南",
        "promulgated": "2024-03-01",
    }
    if whole:
        row["text"] = "\n".join(made.lines()[2:])
    else:
        chapter, articles = "", []
        for number, (begins, lines) in enumerate(made.articles, 1):
            chapter = begins or chapter
            articles.append(
                {"number": f"第{to_chinese(number)}条", "text": "\n".join(lines), "chapter": chapter}
            )
        row["articles"] = articles
    return json.dumps(row, ensure_ascii=False).encode("gb18030" if whole else "utf-8")


FILES: dict[str, tuple[str, Callable[[Made], bytes]]] = {
    "text": ("办法.txt", lambda made: _text(made.lines())),
    "text, no space": ("办法.txt", lambda made: _text(made.lines("第{n}条"))),
    "text, digits": ("办法.txt", lambda made: _text(made.lines("第{d}条 "), "gb18030", "\r\n")),
    "text, two lines": ("办法.txt", lambda made: _text(made.lines("第{n}条\n"), "utf-16")),
    "text, broken at 30": ("办法.txt", lambda made: _broken(made, 30)),
    "text, broken at 38": ("办法.txt", lambda made: _broken(made, 38)),
    "markdown": ("办法.md", lambda made: _markdown(made, "第{n}条 ")),
    "markdown, bold": ("办法.md", lambda made: _markdown(made, "**第{n}条** ")),
    "markdown, headings": ("办法.md", lambda made: _markdown(made, "### 第{n}条\n\n")),
    "markdown, quoted": ("办法.md", lambda made: _markdown(made, "> **第{n}条**　")),
    "page": ("办法.html", lambda made: _page(made, "<p>{}</p>")),
    "page, breaks": ("办法.html", lambda made: _page(made, "{}<br>")),
    "page, divisions": ("办法.html", lambda made: _page(made, "<div><span>{}</span></div>\n")),
    "word": ("办法.docx", lambda made: _word(made)),
    "word, bold": ("办法.docx", lambda made: _word(made, bold=True)),
    "word, soft breaks": ("办法.docx", lambda made: _word(made, soft=True)),
    "pdf": ("办法.pdf", lambda made: _pdf(made, 34)),
    "rows": ("办法.jsonl", lambda made: _rows(made, whole=False)),
    "rows, whole texts": ("办法.jsonl", lambda made: _rows(made, whole=True)),
}
