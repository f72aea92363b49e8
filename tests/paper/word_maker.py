"""Makes Word files out of raw XML, with every construct, and says what text a reader must find in them."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import dataclass, field

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORDS = "当事人许某于三月五日在人民路占用道路摆放桌椅经查证属实决定罚款伍佰元整责令改正依法告知陈述申辩期限送达复议诉讼"
_MARKS = "，。、；：（）《》“”〔〕"


def part(tag: str, inner: str) -> str:
    """A whole XML part with all name spaces."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{tag} {_SPACES}>{inner}</w:{tag}>'


def package(body: str, others: dict[str, str] | None = None, *, main: str = "document") -> bytes:
    """A docx around the content of its body.

    Args:
        body: XML inside w:body.
        others: name without ending (numbering, footnotes …) → XML inside its root; the name is the root's, too.
        main: root of the main part.
    """
    roots = {"header1": "hdr", "footer1": "ftr"}
    others = others or {}
    links = "".join(
        f'<Relationship Id="r{turn}" Type="{_RELATIONS}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for turn, name in enumerate(others)
    )
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types {space}content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships {space}relationships"><Relationship Id="r" Type="{_RELATIONS}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", part(main, f"<w:body>{body}</w:body>"))
        if others:
            archive.writestr(
                "word/_rels/document.xml.rels",
                f'<Relationships {space}relationships">{links}</Relationships>',
            )
        for name, inner in others.items():
            archive.writestr(f"word/{name}.xml", part(roots.get(name, name), inner))
    return out.getvalue()


def run(text: str, props: str = "") -> str:
    """A run of one text element."""
    look = f"<w:rPr>{props}</w:rPr>" if props else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, props: str = "") -> str:
    """A paragraph around runs."""
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{inner}</w:p>"


def text_box(inner: str) -> str:
    """A run with a text box in both of the forms that Word writes side by side."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_COUNTS = "一二三四五六七八九"


@dataclass
class Made:
    """A file and the lines a reader must find; ``labels`` are the lengths of the automatic numbers before them."""

    data: bytes = b""
    lines: list[str] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    boxed: set[int] = field(default_factory=set)  # lines in text boxes and notes
    comments: int = 0


@dataclass
class _Inline:
    xml: str
    text: str
    after: list[str] = field(default_factory=list)


class Maker:
    """Makes one random document.

    Args:
        seed: the same seed gives the same document.
    """

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.made = Made()
        self.notes: list[str] = []
        self.counter = 0
        self.ids = 100

    def document(self) -> Made:
        """The document."""
        blocks = "".join(self._block(2) for _ in range(self.random.randint(3, 8)))
        made = self.made
        existing = self.random.random() < 0.4
        others = {
            "numbering": NUMBERING,
            "footnotes": "".join(self.notes),
            "header1": paragraph(run("页眉文字")),
            "footer1": paragraph(run("第1页")),
        }
        if existing:
            blocks += paragraph(
                '<w:commentRangeStart w:id="7"/>' + run("原有批注处") + '<w:commentRangeEnd w:id="7"/>'
                '<w:r><w:commentReference w:id="7"/></w:r>'
            )
            self._line("原有批注处")
            others["comments"] = f'<w:comment w:id="7" w:author="乙">{paragraph(run("旧批注"))}</w:comment>'
            made.comments = 1
        made.data = package(blocks + "<w:sectPr/>", others)
        return made

    def _line(self, text: str, label: int = 0, boxed: bool = False) -> None:
        if boxed:
            self.made.boxed.add(len(self.made.lines))
        self.made.lines.append(text)
        self.made.labels.append(label)

    def words(self, most: int = 12) -> str:
        """Some words without markup characters."""
        return "".join(
            self.random.choice(_MARKS) if self.random.random() < 0.15 else self.random.choice(_WORDS)
            for _ in range(self.random.randint(1, most))
        )

    def _block(self, depth: int) -> str:
        choices = [self._paragraph] * 4 + [self._control, self._joined, self._empty]
        if depth:
            choices += [lambda: self._table(depth)] * 2
        return self.random.choice(choices)()

    def _empty(self) -> str:
        self._line("")
        return "<w:p/>"

    def _control(self) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{self._paragraph()}</w:sdtContent></w:sdt>"

    def _paragraph(self) -> str:
        parts = [self._inline() for _ in range(self.random.randint(1, 6))]
        label, props = "", ""
        if self.random.random() < 0.25 and self.counter < len(_COUNTS):
            label, props = (
                _COUNTS[self.counter] + "、",
                '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
            )
            self.counter += 1
        for turn, line in enumerate("".join(p.text for p in parts).split("\n")):
            self._line(line if turn else label + line, 0 if turn else len(label))
        for line in (line for p in parts for line in p.after):
            self._line(line, boxed=True)
        return paragraph("".join(p.xml for p in parts), props)

    def _joined(self) -> str:
        """Two paragraphs whose division is deleted: one line."""
        first, second = self.words(), self.words()
        self._line(first + second)
        gone = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
        return paragraph(run(first), gone) + paragraph(run(second))

    def _table(self, depth: int) -> str:
        rows = ""
        columns = self.random.randint(1, 3)
        merged = self.random.random() < 0.4
        for row in range(self.random.randint(1, 3)):
            cells = ""
            for column in range(columns):
                props = ""
                if merged and not column:
                    props = f"<w:tcPr><w:vMerge{'' if row else ' w:val=' + chr(34) + 'restart' + chr(34)}/></w:tcPr>"
                covered = merged and not column and row
                inner = "<w:p/>" if covered else self._cell(depth - 1)
                cells += f"<w:tc>{props}{inner}</w:tc>"
            rows += f"<w:tr>{cells}</w:tr>"
        return f"<w:tbl>{rows}</w:tbl>"

    def _cell(self, depth: int) -> str:
        if depth and self.random.random() < 0.25:
            return self._table(depth) + self._paragraph()
        return self._paragraph()

    def _props(self) -> str:
        return self.random.choice(
            ("", "", "<w:b/>", '<w:sz w:val="32"/>', '<w:color w:val="FF0000"/><w:u w:val="single"/>')
        )

    def _run(self, text: str) -> str:
        return run(text, self._props())

    def _inline(self) -> _Inline:
        text = self.words()
        make = self.random.choice(
            (
                self._plain,
                self._plain,
                self._plain,
                self._split,
                self._tracked,
                self._gone,
                self._wrapped,
                self._field,
            )
            + (self._breaks, self._boxed, self._noted, self._formula, self._hidden, self._fallen)
        )
        return make(text)

    def _plain(self, text: str) -> _Inline:
        return _Inline(self._run(text), text)

    def _split(self, text: str) -> _Inline:
        """One word over many runs, with marks between that hold no text."""
        between = (
            "",
            '<w:proofErr w:type="spellStart"/>',
            '<w:bookmarkStart w:id="3" w:name="b"/><w:bookmarkEnd w:id="3"/>',
        )
        return _Inline("".join(self._run(c) + self.random.choice(between) for c in text), text)

    def _tracked(self, text: str) -> _Inline:
        tag = self.random.choice(("ins", "moveTo"))
        return _Inline(f'<w:{tag} w:id="1" w:author="a">{self._run(text)}</w:{tag}>', text)

    def _gone(self, text: str) -> _Inline:
        return _Inline(f'<w:del w:id="1" w:author="a"><w:r><w:delText>{text}</w:delText></w:r></w:del>', "")

    def _wrapped(self, text: str) -> _Inline:
        before, after = self.random.choice(
            (
                ('<w:hyperlink w:anchor="b">', "</w:hyperlink>"),
                ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
                ('<w:smartTag w:element="date">', "</w:smartTag>"),
                ('<w:fldSimple w:instr="DATE">', "</w:fldSimple>"),
                ('<w:customXml w:element="x">', "</w:customXml>"),
            )
        )
        return _Inline(f"{before}{self._run(text)}{self._run(text)}{after}", text * 2)

    def _field(self, text: str) -> _Inline:
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        code = "<w:r><w:instrText>REF b</w:instrText></w:r>"
        return _Inline(
            mark.format("begin") + code + mark.format("separate") + self._run(text) + mark.format("end"), text
        )

    def _breaks(self, text: str) -> _Inline:
        second = self.words()
        inner = f"<w:t>{text}</w:t><w:br/><w:t>{second}</w:t><w:tab/><w:t>{text}</w:t><w:noBreakHyphen/>"
        return _Inline(f"<w:r>{inner}</w:r>", f"{text}\n{second}\t{text}-")

    def _boxed(self, text: str) -> _Inline:
        return _Inline(text_box(paragraph(self._run(text)) + paragraph(self._run(text))), "", [text, text])

    def _noted(self, text: str) -> _Inline:
        self.ids += 1
        self.notes.append(
            f'<w:footnote w:id="{self.ids}">{paragraph("<w:r><w:footnoteRef/></w:r>" + run(text))}</w:footnote>'
        )
        reference = f'<w:r><w:footnoteReference w:id="{self.ids}"/></w:r>'
        return _Inline(self._run("某") + reference, "某", [text])

    def _formula(self, text: str) -> _Inline:
        return _Inline(f"<m:oMath><m:r><m:t>{text}</m:t></m:r></m:oMath>", text)

    def _hidden(self, text: str) -> _Inline:
        return _Inline(run(text, "<w:vanish/>"), "")

    def _fallen(self, text: str) -> _Inline:
        """A ruby: the base is read, the reading above it is not."""
        ruby = f"<w:ruby><w:rubyPr/><w:rt>{run('注音')}</w:rt><w:rubyBase>{run(text)}</w:rubyBase></w:ruby>"
        return _Inline(f"<w:r>{ruby}</w:r>", text)
