"""Importing files of Word, pages of the web and rows of JSON: read rightly, or told with the line.

All laws here are invented.
"""

import io
import json
from pathlib import Path

import pytest
from docx import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from imported_files import AIM, BODY, CAT, CATS, DOG, DUTY, FOUR, START, Imported, cn, imported

from assistant.text.numerals import to_chinese


def _numbered(form: str, text: str, gap: str) -> bytes:
    """A Word file whose articles have automatic numbers, items of the third too."""
    document = Word()
    numbers = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="{space}"/><w:lvlText w:val="{words}"/></w:lvl>'
        for at, (kind, words, space) in enumerate(
            ((form, text, gap), ("chineseCounting", "（%2）", "nothing"))
        )
    )
    numbers.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    numbers.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    document.add_paragraph(DOG)
    for line, level in ((AIM, 0), (DUTY, 0), ("不得：", 0), ("放养；", 1), ("弃养。", 1), (START, 0)):
        props = document.add_paragraph(line)._p.get_or_add_pPr()
        props.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("gap", ["tab", "space", "nothing"])
@pytest.mark.parametrize(
    ("form", "text", "told"),
    [
        ("chineseCounting", "第%1条", ""),
        ("chineseCountingThousand", "第%1条", ""),
        ("decimal", "第%1条", ""),
        ("decimalFullWidth", "第%1条", ""),
        ("chineseCounting", "第 %1 条", ""),
        ("chineseCounting", "%1、", ""),
        ("decimal", "%1.", "没有“第X条”"),
        ("decimal", "%1、", "没有“第X条”"),
    ],
)
def test_automatic_numbers_of_word(form: str, text: str, told: str, gap: str, tmp_path: Path) -> None:
    found = Imported(tmp_path, "犬.docx", _numbered(form, text, gap))
    assert found.texts(DOG) == [AIM, DUTY, "不得：\n（一）放养；\n（二）弃养。", START]
    assert found.told == [] if not told else found.says(told)


def test_word_files_in_other_shapes(tmp_path: Path) -> None:
    """Soft breaks with bold marks; a table with a row an article; the style List Number."""
    soft, table, listed = Word(), Word(), Word()
    soft.add_paragraph(DOG)
    paragraph = soft.add_paragraph()
    for number, text in enumerate(FOUR, 1):
        paragraph.add_run(f"第{to_chinese(number)}条").bold = True
        paragraph.add_run(f"　{text}").add_break()
    table.add_paragraph(DOG)
    grid = table.add_table(0, 2)
    for number, text in enumerate(FOUR, 1):
        cells = grid.add_row().cells
        cells[0].text, cells[1].text = f"第{to_chinese(number)}条", text
    listed.add_paragraph(DOG)
    for text in FOUR:
        listed.add_paragraph(text, style="List Number")
    for name, document in (("soft", soft), ("table", table), ("listed", listed)):
        out = io.BytesIO()
        document.save(out)
        (tmp_path / name).mkdir()
        assert Imported(tmp_path / name, "犬.docx", out.getvalue()).texts(DOG) == FOUR


PAGES = {
    "table": "<h1>{title}</h1><table>" + cn("<tr><td>第{n}条</td><td>{t}</td></tr>", gap="") + "</table>",
    "breaks": "<html><body><center>{title}</center>" + cn("&nbsp;&nbsp;第{n}条&nbsp;&nbsp;{t}", gap="<br>") + "</body></html>",
    "mark broken by tags": "<html><body><h2>{title}</h2>" + cn("<p>第<b>{n}</b>条<span>　</span>{t}</p>") + "</body></html>",
    "mark broken by a line end": "<html><body><h2>{title}</h2>" + cn("<p>第{n}\n条<span> </span>{t}</p>") + "</body></html>",
    "ordered list with marks": "<html><body><h2>{title}</h2><ol>" + cn("<li>第{n}条 {t}</li>") + "</ol></body></html>",
    "definition list": "<html><body><h2>{title}</h2><dl>" + cn("<dt>第{n}条</dt><dd>{t}</dd>") + "</dl></body></html>",
    "title of the site": "<html><head><title>{title}_某某网</title></head><body><h2>{title}</h2>" + cn("<p>第{n}条　{t}</p>") + "</body></html>",
    "spans": "<div>{title}</div>" + cn("<div><span>第{n}条</span><span>　{t}</span></div>"),
}  # fmt: skip


@pytest.mark.parametrize("case", PAGES)
def test_web_pages(case: str, tmp_path: Path) -> None:
    assert imported(tmp_path, "犬.html", PAGES[case].format(title=DOG)).texts(DOG) == FOUR


def test_an_ordered_list_keeps_its_numbers(tmp_path: Path) -> None:
    page = f"<html><body><h2>{DOG}</h2><ol>" + cn("<li>{t}</li>") + "</ol></body></html>"
    found = imported(tmp_path, "犬.html", page)
    assert found.texts(DOG) == FOUR
    assert found.says("没有“第X条”")


ROWS = {
    "gb18030": ({}, "gb18030", None),
    "utf-16": ({}, "utf-16", None),
    "line separator in a text": ({"text": "第一条　甲。\u2028第二条　乙。\n第三条　丙\u2029丁。\n第四条　戊。"}, "utf-8", None),
    "next line in a text": ({"text": "第一条　甲\x85乙。\n第二条　乙。\n第三条　丙。\n第四条　丁。"}, "utf-8", None),
    "date with slashes": ({"promulgated": "2024/3/1"}, "utf-8", None),
    "Chinese date": ({"promulgated": "2024年3月1日"}, "utf-8", None),
    "empty date": ({"effective": ""}, "utf-8", None),
    "unread date": ({"promulgated": "去年"}, "utf-8", "promulgated 的日期「去年」没有读懂"),
    "impossible date": ({"effective": "2024-02-30"}, "utf-8", "effective 的日期「2024-02-30」没有读懂"),
    "unknown region": ({"region": "火星省"}, "utf-8", "region「火星省」不是认识的地区"),
    "unknown city": ({"region": "浙江省/火星市火星"}, "utf-8", "不是认识的地区"),
    "known region": ({"region": "温州"}, "utf-8", None),
    "district": ({"region": "浙江省温州市鹿城区"}, "utf-8", None),
}  # fmt: skip


@pytest.mark.parametrize("case", ROWS)
def test_rows_of_json(case: str, tmp_path: Path) -> None:
    fields, encoding, told = ROWS[case]
    rows = [
        {"name": DOG, "text": BODY, "promulgated": "2024-03-01"} | fields,
        {"name": CAT, "text": CATS, "effective": "2024-06-01"},
    ]
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    found = imported(tmp_path, "库.jsonl", text, encoding)
    assert len(found.texts(DOG)) == 4
    assert len(found.texts(CAT)) == 3
    assert found.says("第 1 行", told) if told else found.told == []


NUMBERS = {
    "as in the law": ["第一条", "第二条", "第三条", "第四条"],
    "traditional": ["第一條", "第二條", "第三條", "第四條"],
    "digits": ["1", "2", "3", "4"],
    "integers": [1, 2, 3, 4],
    "chinese": ["一", "二", "三", "四"],
    "with digits": ["第1条", "第2条", "第3条", "第4条"],
    "with spaces": [" 第一条 ", "第 二 条", "第三条　", "第四条"],
}


@pytest.mark.parametrize("repeated", [False, True], ids=["once", "repeated in the text"])
@pytest.mark.parametrize("case", NUMBERS)
def test_numbers_of_articles_in_json(case: str, repeated: bool, tmp_path: Path) -> None:
    articles = [
        {"number": number, "text": f"第{to_chinese(at)}条　{text}" if repeated else text}
        for at, (number, text) in enumerate(zip(NUMBERS[case], FOUR, strict=True), 1)
    ]
    found = imported(
        tmp_path, "犬.jsonl", json.dumps({"name": DOG, "articles": articles}, ensure_ascii=False)
    )
    assert found.texts(DOG) == FOUR
    assert found.told == []


def test_what_is_no_number_of_an_article_in_json_is_told(tmp_path: Path) -> None:
    articles = [
        {"number": "第一条", "text": AIM},
        {"number": "附则", "text": "另定。"},
        {"number": "第二条", "text": "甲。\n第三条　藏着的。"},
    ]
    found = imported(
        tmp_path, "犬.jsonl", json.dumps({"name": DOG, "articles": articles}, ensure_ascii=False)
    )
    assert found.says("「附则」不是条号")
    assert found.says("有 2 条带条号，读出 3 条")


UNREAD = {
    "impossible day in the note": (
        "（2024年13月40日济南市人民政府令第1号公布）\n{}",
        "题注里的日期「2024年13月40日」没有读懂",
    ),
    "a month only": ("{}", "施行日期「2024年5月」没有读懂"),
    "no date at all": ("{}", "没有读出公布日期和施行日期"),
}


@pytest.mark.parametrize("case", UNREAD)
def test_dates_that_are_not_read_are_told(case: str, tmp_path: Path) -> None:
    note, told = UNREAD[case]
    body = BODY.replace(
        "2024年5月1日起",
        "2024年5月起"
        if case == "a month only"
        else "公布之日起"
        if case == "no date at all"
        else "2024年5月1日起",
    )
    assert imported(tmp_path, "犬.txt", f"{DOG}\n{note.format(body)}").says(told)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("火星市犬只示例办法", "「火星市」"),
        ("火星县犬只示例规定", "「火星县」"),
        ("火星区犬只示例条例", "「火星区」"),
        (DOG, ""),
        ("犬只示例办法", ""),
    ],
)
def test_unknown_places_in_names_are_told(name: str, told: str, tmp_path: Path) -> None:
    found = imported(tmp_path, "犬.txt", f"{name}\n{BODY}")
    assert found.says(told, "不是认识的地区") if told else found.told == []


def test_what_is_no_law_is_told(tmp_path: Path) -> None:
    assert imported(tmp_path, "信.txt", "你好：\n这是一封信。").says("不是法规文本")
