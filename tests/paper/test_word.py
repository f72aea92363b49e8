"""What is read of a Word file, construct by construct; numbers as a reader sees them."""

import pytest
from word_maker import package, paragraph, run, text_box

from assistant.paper.counting import count
from assistant.paper.model import Paper, Role
from assistant.paper.readers import read_paper


def read(body: str, **others: str) -> Paper:
    return read_paper("文.docx", package(body, others))


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", {1: "1", 10: "10"}),
        ("decimalZero", {3: "03", 12: "12"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一〇〇"}),
        ("chineseCountingThousand", {10: "十", 21: "二十一", 100: "一百", 101: "一百零一", 110: "一百一十"}),
        ("japaneseCounting", {10: "十", 21: "二十一", 100: "百", 105: "百五"}),
        ("ideographDigital", {1: "一", 10: "一〇", 25: "二五"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 25: "贰拾伍", 107: "壹佰零柒"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("decimalEnclosedCircleChinese", {1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 51: "51"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉"}),
        ("decimalFullWidth", {12: "１２"}),
        ("upperRoman", {4: "IV", 1999: "MCMXCIX"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa"}),
        ("numberInDash", {2: "- 2 -"}),
        ("none", {1: ""}),
        ("unheardOf", {7: "7"}),
        ("chineseCounting", {0: "0", -5: "-5", 10**12: "1000000000000"}),
    ],
)
def test_counting(form: str, shown: dict[int, str]) -> None:
    assert {number: count(number, form) for number in shown} == shown


def _level(index: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


_LIST = (
    '<w:abstractNum w:abstractNumId="0">'
    + _level(0, "chineseCountingThousand", "第%1条")
    + _level(1, "chineseCounting", "（%2）", '<w:suff w:val="nothing"/>')
    + _level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="1">'
    + _level(0, "bullet", "\uf0b7")
    + _level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Item"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
)


def _item(num: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


@pytest.mark.parametrize(
    ("props", "lines"),
    [
        ([_item(1, 0), _item(1, 1), _item(1, 1), _item(1, 0), _item(1, 1)],
         ["第一条 文", "（一）文", "（二）文", "第二条 文", "（一）文"]),
        ([_item(1, 0), _item(1, 1), _item(1, 2), _item(1, 2)], ["第一条 文", "（一）文", "1.1.1 文", "1.1.2 文"]),
        ([_item(2, 0), _item(2, 1), _item(2, 0), _item(2, 1)], ["• 文", "1. 文", "• 文", "2. 文"]),
        ([_item(1, 0), _item(3, 0), _item(3, 0)], ["第一条 文", "第七条 文", "第八条 文"]),
        ([_item(0, 0), _item(9, 0), _item(1, 8), '<w:numPr><w:numId w:val="x"/></w:numPr>'], ["文"] * 4),
        (['<w:pStyle w:val="Item"/>', '<w:pStyle w:val="Child"/>'], ["（一）文", "（二）文"]),
        (['<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>', '<w:pStyle w:val="Loop"/>'], ["文", "文"]),
    ],
)  # fmt: skip
def test_automatic_numbers(props: list[str], lines: list[str]) -> None:
    paper = read("".join(paragraph(run("文"), p) for p in props), numbering=_LIST, styles=_STYLES)
    assert paper.text.split("\n") == lines


def _table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def _cell(text: str, props: str = "") -> str:
    return f"<w:tc>{f'<w:tcPr>{props}</w:tcPr>' if props else ''}{paragraph(run(text))}</w:tc>"


def test_merged_cells_come_once_with_their_place() -> None:
    span, top, below = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    paper = read(
        _table(
            _cell("一", span) + _cell("二"), _cell("三", top) + _cell("四"), _cell("残", below) + _cell("五")
        )
    )
    assert [(p.text, p.cell) for p in paper.parts] == [
        ("一", (0, 0, 0)), ("二", (0, 0, 2)), ("三", (0, 1, 0)), ("四", (0, 1, 1)), ("五", (0, 2, 1)),
    ]  # fmt: skip
    assert {p.role for p in paper.parts} == {Role.CELL}


def test_nested_tables_have_numbers_of_their_own() -> None:
    inner = f"<w:tc>{_table(_cell('内'))}<w:p/></w:tc>"
    paper = read(_table(_cell("外") + inner) + _table(_cell("次")))
    assert [(p.text, p.cell) for p in paper.parts if p.text] == [
        ("外", (0, 0, 0)),
        ("内", (1, 0, 0)),
        ("次", (2, 0, 0)),
    ]


def test_rows_and_cells_in_content_controls_are_read_and_deleted_rows_are_not() -> None:
    row = f"<w:tr>{_cell('控')}</w:tr>"
    gone = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr>{_cell("删")}</w:tr>'
    body = f"<w:tbl><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>{gone}<w:tr><w:sdt><w:sdtContent>{_cell('格')}"
    paper = read(body + "</w:sdtContent></w:sdt></w:tr></w:tbl>")
    assert [p.text for p in paper.parts if p.text] == ["控", "格"]


def test_tracked_changes_are_told() -> None:
    inserted = f'<w:ins w:id="1">{run("插")}{run("入")}</w:ins>'
    deleted = '<w:del w:id="2"><w:r><w:delText>删</w:delText></w:r></w:del>'
    both = '<w:ins w:id="3"><w:del w:id="4"><w:r><w:delText>又删</w:delText></w:r></w:del></w:ins>'
    moved = f'<w:moveFrom w:id="5">{run("移走")}</w:moveFrom>'
    paper = read(paragraph(run("甲") + inserted + deleted + both + moved + run("乙")))
    (part,) = paper.parts
    assert (part.text, part.inserted, part.deleted) == ("甲插入乙", ("插入",), ("删", "又删", "移走"))
    assert paper.notes == ("文中有修订：插入 1 处已计入正文，删除 3 处未计入",)


def test_headers_and_footers_are_margins() -> None:
    paper = read(paragraph(run("正文")), header1=paragraph(run("某局文件")), footer1=paragraph(run("第1页")))
    assert paper.text == "正文"
    assert [(m.role, m.text) for m in paper.margins] == [(Role.HEADER, "某局文件"), (Role.FOOTER, "第1页")]


def test_boxes_and_notes_follow_their_paragraph() -> None:
    note = f'<w:footnote w:id="2">{paragraph(run("注文"))}</w:footnote>'
    end = f'<w:endnote w:id="2">{paragraph(run("尾注文"))}</w:endnote>'
    marks = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
    body = paragraph(run("甲") + text_box(paragraph(run("框"))) + run("乙") + marks) + paragraph(run("丙"))
    paper = read(body, footnotes=note, endnotes=end)
    assert [(p.role, p.text) for p in paper.parts] == [
        (Role.BODY, "甲乙"),
        (Role.TEXT_BOX, "框"),
        (Role.FOOTNOTE, "注文"),
        (Role.FOOTNOTE, "尾注文"),
        (Role.BODY, "丙"),
    ]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>', "□"),
        ('<w:r><w:sym w:font="Symbol" w:char="zz"/></w:r>', "〓"),
        ('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>'
         '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>', "☑"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("代码区") + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
         + run("结果") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "结果"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("没有结束的域不吞文字"), "没有结束的域不吞文字"),
        (run("明") + run("暗", "<w:vanish/>") + run("亮", '<w:vanish w:val="0"/>'), "明亮"),
        ("<w:r><w:t>换\n行</w:t></w:r>", "换 行"),
        ('<w:r><w:br w:type="page"/><w:t>甲</w:t></w:r>', "甲"),
        ('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r>', "甲\n乙"),
        ("<w:r><w:t>软</w:t><w:softHyphen/><w:t>字</w:t><w:cr/><w:t>行</w:t></w:r>", "软字\n行"),
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph(inner: str, text: str) -> None:
    assert read(paragraph(inner + run("。"))).text == text + "。"


def test_what_is_left_out_is_told() -> None:
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    paper = read(paragraph(run("甲") + run("暗藏", "<w:vanish/>") + picture) + '<w:altChunk r:id="x"/>')
    assert paper.notes == (
        "有隐藏文字 2 字，未计入正文",
        "有图片 1 张，图中文字未读取；需要时请单独上传图片",
        "有嵌入的文件 1 个，未读取；需要时请单独上传",
    )


def test_places_lead_back() -> None:
    paper = read(paragraph(run("甲") + run("乙")) + _table(_cell("丙")))
    at = paper.text.index("丙")
    anchor = paper.anchor(at, at + 1)
    assert (anchor.paragraph, anchor.cell, anchor.told) == (1, (0, 0, 0), "表1第1行第1列")
    assert paper.anchor(1, 2).told == "第1段"
    assert [(r.start, r.end) for r in paper.parts[0].runs] == [(0, 1), (1, 2)]
