"""Plain text, web pages and tables: encodings, line ends, cells."""

import io
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.errors import InputError
from assistant.paper.encoding import decode, lines_of
from assistant.paper.model import Role
from assistant.paper.readers import read_paper
from assistant.paper.readers.sniff import Format, sniff

SIMPLIFIED = (
    "现场检查笔录",
    "当事人：许某",
    "罚款人民币伍佰元整（¥500.00）",
    "行政处罚决定书\r\n一、当事人",
    "依据《城市市容和环境卫生管理条例》第四十二条",
    "A局 2026年3月5日 9:20",
)
TRADITIONAL = ("現場檢查筆錄", "當事人：許某", "罰款新臺幣五百元整", "依據《城市市容條例》第四十二條的規定")


@pytest.mark.parametrize("text", SIMPLIFIED + TRADITIONAL)
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "big5hkscs"],
)
def test_every_encoding_with_and_without_a_mark(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("simplified characters have no place in Big5")
    assert decode("a.txt", data) == text


@pytest.mark.parametrize(
    "data",
    [
        *(
            "\n".join((*SIMPLIFIED, "")).encode(name)
            for name in ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le")
        ),
        b"A1\nB2\r\n\nC3",
        "处罚\x01决定\n罚款".encode(),
        "经查证属实。\n责令改正。".encode()[:-1],
        ("处罚决定\n" * 200_000).encode(),
    ],
)
def test_lines_are_those_of_the_whole(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    whole = decode(path.name, data).split("\n")
    assert [line for line in lines_of(path) if line] == [line for line in whole if line]


def test_lines_of_what_is_no_text(tmp_path: Path) -> None:
    for data in (b"", b"\x00\xff\x00\xfe\x00\x81" * 9):
        (tmp_path / "a.jsonl").write_bytes(data)
        with pytest.raises(InputError):
            list(lines_of(tmp_path / "a.jsonl"))


def test_a_file_cut_in_the_middle_of_a_character_is_still_read() -> None:
    for encoding in ("utf-8", "gb18030"):
        assert decode("a.txt", ("经查证属实，责令改正。" * 3).encode(encoding)[:-1]).startswith(
            "经查证属实，责令改正。"
        )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0c", "\x85"])
def test_every_line_end_ends_a_part(end: str) -> None:
    paper = read_paper("a.txt", f"甲{end}乙{end}{end}丙".encode())
    assert [part.text for part in paper.parts] == ["甲", "乙", "", "丙"]
    assert paper.text == "甲\n乙\n\n丙"
    assert paper.anchor(2, 3).told == "第2段"


PAGE = """<!DOCTYPE html><html><head><meta charset="{}"><title>某局公告</title><style>p{{}}</style>
<script>var 甲 = 1;</script></head><body><h1>标题</h1><p>第一段 有<b>加粗</b>
和换行</p><div>一<br>二</div><table><tr><th colspan=2>项目</th><th>值</th></tr><tr><td>姓名<table><tr><td>内</td></tr></table>
</td><td>许某</td><td></td></tr></table><p>&lt;b&gt;&nbsp;尾</p></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "big5"])
def test_a_web_page(encoding: str) -> None:
    page = PAGE.format(encoding)
    page = page if encoding != "big5" else page.replace("标题", "標題").replace("项", "項")
    if encoding == "big5":
        page = page.translate(str.maketrans("换许内", "換許內")).replace("段", "段")
    paper = read_paper("a.html", page.encode(encoding))
    told = [(part.text, part.cell) for part in paper.parts]
    if encoding != "big5":
        assert told == [
            ("某局公告", None), ("标题", None), ("第一段 有加粗 和换行", None), ("一", None), ("二", None),
            ("项目", (0, 0, 0)), ("值", (0, 0, 2)), ("姓名", (0, 1, 0)), ("内", (1, 0, 0)), ("许某", (0, 1, 1)),
            ("<b>\xa0尾", None),
        ]  # fmt: skip
    else:
        assert told[1] == ("標題", None)


def test_a_page_whose_charset_lies_is_read_by_its_bytes() -> None:
    page = PAGE.format("ascii").encode()
    assert read_paper("a.html", page).parts[0].text == "某局公告"


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.active.merge_cells("A1:B1")
    book.create_sheet("第二张").append(["末"])
    hidden = book.create_sheet("藏")
    hidden.append(["隐"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook() -> None:
    data = workbook(
        ["当事人", None, "许某"],
        [500.0, 15.6, datetime(2026, 3, 5)],
        [True, "一\n二", datetime(2026, 3, 5, 9, 20)],
    )
    paper = read_paper("账.xlsx", data)
    assert [(part.text, part.cell) for part in paper.parts] == [
        ("Sheet", None), ("当事人", (0, 0, 0)), ("许某", (0, 0, 2)), ("500", (0, 1, 0)), ("15.6", (0, 1, 1)),
        ("2026-03-05", (0, 1, 2)), ("是", (0, 2, 0)), ("一", (0, 2, 1)), ("二", (0, 2, 1)), ("2026-03-05 09:20", (0, 2, 2)),
        ("第二张", None), ("末", (1, 0, 0)),
    ]  # fmt: skip
    assert {part.role for part in paper.parts if part.cell} == {Role.CELL}


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.csv", '甲,"乙,丙"\n丁,戊\n'), ("a.tsv", "甲\t乙,丙\n丁\t戊"), ("a.csv", "甲;乙,丙\n丁;戊")],
)
def test_a_table_of_text(name: str, text: str) -> None:
    paper = read_paper(name, text.encode("gb18030"))
    assert [(part.text, part.cell) for part in paper.parts] == [
        ("甲", (0, 0, 0)), ("乙,丙", (0, 0, 1)), ("丁", (0, 1, 0)), ("戊", (0, 1, 1)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{\\rtf1 x}", Format.RTF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), Format.DOC),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), Format.XLS),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><x/>', Format.WORD_XML),
        (b"\x00\x00%PDF-1.4", Format.PDF),
        (b"\xff\xd8\xff\xe0", Format.PICTURE),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Format.PICTURE),
        (b"  <!-- x --><HTML>", Format.HTML),
        ("<此处为空>当事人".encode(), Format.TEXT),
        ("MZ是一家店".encode(), Format.TEXT),
        ("BMW汽车一辆".encode(), Format.TEXT),
        ("PK赛".encode(), Format.TEXT),
        ("<html><p>甲".encode("utf-16"), Format.HTML),
        (b"BM\x00\x00\x00\x00\x00\x00\x00\x00", Format.PICTURE),
    ],
)
def test_the_content_tells_the_format(data: bytes, kind: Format) -> None:
    assert sniff("文件.docx", data) is kind
