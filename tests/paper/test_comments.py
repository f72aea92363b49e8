"""Comments land on exactly the quoted words; nothing else of the file changes."""

from __future__ import annotations

import io
import random
import zipfile
from itertools import accumulate
from xml.etree import ElementTree

import pytest
from word_maker import Made, Maker, W, package, paragraph, run, text_box

from assistant.errors import InputError
from assistant.paper import comments
from assistant.paper.comments import Remark, write_comments
from assistant.paper.model import Paper
from assistant.paper.readers import read_paper

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_OUT = {f"{{{W}}}{name}" for name in ("del", "moveFrom", "instrText", "rt", "txbxContent", "pPr")}


class Marked:
    """An own reader of what comments stand around: parses the ranges out of the main part, knowing nothing of ours."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.words: dict[str, str] = {}
        self.carriers: dict[str, set[str]] = {}
        self.looks: list[tuple[str, bytes]] = []
        self._open: set[str] = set()
        self._walk(ElementTree.fromstring(self.parts["word/document.xml"]), b"")
        book = ElementTree.fromstring(self.parts["word/comments.xml"])
        self.said = {c.get(f"{{{W}}}id"): "".join(t.text or "" for t in c.iter(f"{{{W}}}t")) for c in book}

    def _walk(self, element: ElementTree.Element, look: bytes) -> None:
        name = element.tag.rpartition("}")[2]
        if name == "commentRangeStart":
            self._open.add(element.get(f"{{{W}}}id", ""))
            self.words[element.get(f"{{{W}}}id", "")] = ""
            self.carriers[element.get(f"{{{W}}}id", "")] = set()
        elif name == "commentRangeEnd":
            self._open.remove(element.get(f"{{{W}}}id", ""))
        elif name == "commentReference":
            assert element.get(f"{{{W}}}id") not in self._open, "the reference follows its range"
        elif name == "r":
            props = element.find(f"{{{W}}}rPr")
            look = b"" if props is None else ElementTree.tostring(props)
        if element.tag in _OUT or b"vanish" in look:
            self._carry(name)
            return
        self._carry(name)
        text = {"tab": "\t", "noBreakHyphen": "-"}.get(name, "")
        text = element.text or "" if element.tag in (f"{{{W}}}t", _M) else text
        for opened in self._open:
            self.words[opened] += text
        self.looks += [(c, look) for c in text]
        for inner in element:
            if inner.tag.rpartition("}")[2] != "Fallback":
                self._walk(inner, look)

    def _carry(self, name: str) -> None:
        for opened in self._open:
            self.carriers[opened].add(name)


def spans(made: Made, seed: int) -> list[tuple[int, int, int]]:
    """Random stretches within single lines: line, start and end in the whole text."""
    pick = random.Random(seed)
    starts = [0, *accumulate(len(line) + 1 for line in made.lines)]
    found = []
    for _ in range(12):
        index = pick.randrange(len(made.lines))
        line, label = made.lines[index], made.labels[index]
        if len(line) > label:
            low = pick.randrange(label, len(line))
            high = pick.randrange(low, len(line)) + 1
            found.append((index, starts[index] + low, starts[index] + high))
    return found


@pytest.mark.parametrize("seed", range(200))
def test_comments_stand_around_exactly_the_words_in_every_construct(seed: int) -> None:
    made = Maker(seed).document()
    paper = read_paper("生成.docx", made.data)
    assert paper.text == "\n".join(made.lines)
    chosen = spans(made, seed)
    out = write_comments(
        made.data, [Remark(low, high, f"意见{n}") for n, (_, low, high) in enumerate(chosen)]
    )
    marked = Marked(out)
    said = {text: name for name, text in marked.said.items()}
    for number, (line, low, high) in enumerate(chosen):
        words = paper.text[low:high]
        (name,) = (n for text, n in said.items() if text.endswith(f"意见{number}"))
        if line not in made.boxed:
            assert _holds(marked.words[name], words, made), (marked.words[name], words)
        else:
            assert words in marked.said[name]
            assert "Word 不能在其中批注" in marked.said[name]
            assert marked.carriers[name] & {"txbxContent", "footnoteReference"}
    assert len(marked.said) == len(chosen) + made.comments
    assert not made.comments or marked.said["7"] == "旧批注"
    _check_rest(made.data, out, paper)


def _holds(marked: str, words: str, made: Made) -> bool:
    """Formulas and rubies cannot be cut: there the comment may take the whole of one, never less than the words."""
    return marked == words or (words in marked and _whole_construct(made.data, marked, words))


def _whole_construct(data: bytes, marked: str, words: str) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    whole = [e.text or "" for e in root.iter(_M)]
    whole += ["".join(t.text or "" for t in base.iter(f"{{{W}}}t")) for base in root.iter(f"{{{W}}}rubyBase")]
    before, _, after = marked.partition(words)
    return (not before or any(before in w for w in whole)) and (not after or any(after in w for w in whole))


def _check_rest(before: bytes, after: bytes, paper: Paper) -> None:
    """No other text, look or part of the file has changed."""
    assert read_paper("新.docx", after).text == paper.text
    old = write_comments(before, [])
    assert Marked(after).looks == Marked(old).looks
    with zipfile.ZipFile(io.BytesIO(before)) as first, zipfile.ZipFile(io.BytesIO(after)) as second:
        touched = {
            "word/document.xml",
            "word/comments.xml",
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
        }
        for name in set(first.namelist()) - touched:
            assert first.read(name) == second.read(name), name


def test_our_word_library_reads_what_we_wrote() -> None:
    from docx import Document

    made = Maker(3).document()
    out = write_comments(
        made.data, [Remark(low, high, "一\n二", "审核员") for _, low, high in spans(made, 3)]
    )
    read = [(c.author, c.text) for c in Document(io.BytesIO(out)).comments if c.author != "乙"]
    assert read
    assert all(author == "审核员" and text.endswith("一\n二") for author, text in read)


def test_a_comment_over_several_lines_and_cells() -> None:
    cell = "<w:tc>{}</w:tc>"
    table = f"<w:tbl><w:tr>{cell.format(paragraph(run('当事人')))}{cell.format(paragraph(run('许某')))}</w:tr></w:tbl>"
    data = package(paragraph(run("首行")) + table + paragraph(run("末行")))
    text = read_paper("a.docx", data).text
    out = write_comments(data, [Remark(text.index("行"), text.index("某"), "跨")])
    assert list(Marked(out).words.values()) == ["行当事人许"]


@pytest.mark.parametrize(
    ("body", "start", "end", "words"),
    [
        (paragraph(run("甲乙")), 2, 2, "甲乙"),  # something missing at the end: the last words there are
        (paragraph(run("甲乙")) + "<w:p/>", 3, 3, "甲乙"),
        ("<w:p/>" + paragraph(run("甲乙")), 0, 0, "甲乙"),
        (paragraph(run("甲乙")), 0, 999, "甲乙"),
        ("<w:p/>", 0, 0, ""),
        ("", 0, 0, ""),
        (paragraph(text_box(paragraph(run("框内")))), 0, 3, ""),
        (paragraph(run("外") + text_box(paragraph(run("框内")))), 0, 4, "外"),  # from the text into the box
    ],
)
def test_places_that_have_no_words_of_their_own(body: str, start: int, end: int, words: str) -> None:
    out = write_comments(package(body), [Remark(start, end, "缺")])
    assert list(Marked(out).words.values()) == [words]


def test_remarks_on_the_same_words_and_overlapping_ones() -> None:
    data = package(paragraph(run("甲乙丙丁戊")))
    places = [(0, 5), (0, 5), (1, 3), (2, 4), (2, 3), (4, 5)]
    out = write_comments(data, [Remark(low, high, "") for low, high in places])
    assert list(Marked(out).words.values()) == ["甲乙丙丁戊"] * 2 + ["乙丙", "丙丁", "丙", "戊"]


def test_hostile_words_in_a_comment_are_written_as_text() -> None:
    out = write_comments(package(paragraph(run("甲"))), [Remark(0, 1, "<b>&\x00\x0b]]>\ud800", "人\x01")])
    assert Marked(out).said["0"] == "<b>&  ]]> "


def test_a_paper_of_another_kind_becomes_a_new_document() -> None:
    paper = Paper.of_text("行政处罚决定书\n\n一、甲\t乙\x0b丙\n末行")
    out = write_comments(paper, [Remark(paper.text.index("甲"), paper.text.index("乙") + 1, "看这里")])
    assert list(Marked(out).words.values()) == ["甲\t乙"]
    assert read_paper("新.docx", out).text == paper.text.replace("\x0b", " ")


def test_more_comments_than_word_opens_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comments, "MAX_COMMENTS", 2)
    with pytest.raises(InputError, match="批注超过"):
        write_comments(package(paragraph(run("甲"))), [Remark(0, 1, "")] * 3)


def test_a_strict_file_gets_strict_comments() -> None:
    data = package(paragraph(run("甲乙丙")))
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode().replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            new.writestr(name, content)
    out = write_comments(strict.getvalue(), [Remark(1, 2, "乙")])
    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in archive.read(
            "word/_rels/document.xml.rels"
        )
        assert b"purl.oclc.org/ooxml/wordprocessingml/main" in archive.read("word/comments.xml")
    assert read_paper("s.docx", out).text == "甲乙丙"
