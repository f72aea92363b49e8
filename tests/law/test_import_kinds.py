"""Importing texts as people have them: read rightly, or told with the line; never fewer articles in silence.

All laws here are invented.
"""

import io
import json
from pathlib import Path

import pytest
from docx import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assistant.law import importer
from assistant.law.library import LawLibrary
from assistant.law.model import Law, Version
from assistant.law.sources.registry import open_source
from assistant.text.numerals import to_chinese

DOG = "济南市犬只示例办法"
AIM, DUTY, FINE, START = (
    "为了管理犬只，制定本办法。",
    "犬只要登记。",
    "违反的，处二百元罚款。",
    "本办法自2024年5月1日起施行。",
)
FOUR = [AIM, DUTY, FINE, START]
SIX = [AIM, DUTY, "犬只要牵好。", "犬只要喂好。", FINE, START]


class Imported:
    """What became of a file: laws with the texts of their articles, and what was told."""

    def __init__(self, folder: Path, name: str, data: bytes) -> None:
        path = folder / name
        path.write_bytes(data)
        reading = open_source(path)
        report = importer.import_documents(folder / "library.db", reading.documents())
        self.library = LawLibrary(folder / "library.db")
        self.told = report.problems + reading.problems

    def version(self, name: str) -> Version:
        (version,) = self.library.versions(self.law(name))
        return version

    def law(self, name: str) -> Law:
        (law,) = self.library.find(name)
        return law

    def texts(self, name: str) -> list[str]:
        """The texts of the numbered articles, whose numbers run from 1."""
        articles = [a for a in self.library.articles(self.version(name)) if a.number]
        assert [a.label for a in articles] == [f"第{to_chinese(n + 1)}条" for n in range(len(articles))]
        return [article.text for article in articles]

    def says(self, *words: str) -> bool:
        """Whether one thing told holds all the words."""
        return any(all(word in line for word in words) for line in self.told)


def imported(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Imported:
    return Imported(folder, name, text.encode(encoding))


def cn(form: str, texts: list[str] = FOUR, gap: str = "\n") -> str:
    """The articles, each in the form given: {n} is 一, {d} is 1."""
    return gap.join(form.format(n=to_chinese(n), d=n, t=text) for n, text in enumerate(texts, 1))


MARKED = {
    "bold": cn("**第{n}条** {t}", gap="\n\n"),
    "bold with colon": cn("**第{n}条：**{t}", gap="\n\n"),
    "bold, ideographic space": cn("**第{n}条**　{t}", gap="\n\n"),
    "bold and italic": cn("***第{n}条*** {t}", gap="\n\n"),
    "underscores": cn("__第{n}条__ {t}", gap="\n\n"),
    "italic": cn("*第{n}条* {t}", gap="\n\n"),
    "code": cn("`第{n}条` {t}", gap="\n\n"),
    "struck": cn("~~第{n}条~~ {t}", gap="\n\n"),
    "bullets": cn("- **第{n}条** {t}"),
    "bullets with stars": cn("* 第{n}条 {t}"),
    "numbered list": cn("{d}. **第{n}条** {t}"),
    "headings": cn("### 第{n}条\n\n{t}", gap="\n\n"),
    "headings with text": cn("#### **第{n}条** {t}", gap="\n\n"),
    "closed headings": cn("## 第{n}条 ##\n\n{t}", gap="\n\n"),
    "quotation": cn("> 第{n}条 {t}\n>"),
    "quotation in quotation": cn("> > **第{n}条** {t}"),
    "tags": cn("<b>第{n}条</b> {t}", gap="\n\n"),
    "tags and entities": cn("<strong>第{n}条</strong>&emsp;{t}", gap="\n\n"),
    "links": cn("[第{n}条](#a{d}) {t}", gap="\n\n"),
    "table": "| 条 | 内容 |\n|---|---|\n" + cn("| **第{n}条** | {t} |"),
    "whole line bold": cn("**第{n}条　{t}**", gap="\n\n"),
    "half the mark bold": cn("第**{n}**条　{t}", gap="\n\n"),
    "plain": cn("第{n}条 {t}", gap="\n\n"),
}


@pytest.mark.parametrize(
    "front", ["# {}\n\n", "**{}**\n\n", "---\ntitle: x\n---\n\n# {}\n\n", "<h1 align=center>{}</h1>\n\n"]
)
@pytest.mark.parametrize("kind", MARKED)
def test_markdown(kind: str, front: str, tmp_path: Path) -> None:
    found = imported(tmp_path, "犬.md", front.format(DOG) + MARKED[kind] + "\n")
    assert found.texts(DOG) == FOUR
    assert found.told == []


@pytest.mark.parametrize("form", ["txt", "jsonl"])
def test_markdown_in_other_files(form: str, tmp_path: Path) -> None:
    text = MARKED["bold"]
    if form == "jsonl":
        found = imported(tmp_path, "犬.jsonl", json.dumps({"name": DOG, "text": text}, ensure_ascii=False))
    else:
        found = imported(tmp_path, "犬.txt", f"{DOG}\n{text}")
    assert found.texts(DOG) == FOUR


def test_markdown_items_keep_their_marks(tmp_path: Path) -> None:
    text = f"# {DOG}\n\n**第一条** 不得：\n\n- （一）放养；\n- （二）弃养。\n\n**第二条** {START}\n"
    assert imported(tmp_path, "犬.md", text).texts(DOG) == ["不得：\n（一）放养；\n（二）弃养。", START]


WRITINGS = {
    "arabic": cn("第{d}条 {t}"),
    "arabic with a dot": cn("第{d}条. {t}"),
    "no space": cn("第{n}条{t}"),
    "no space, words that often follow citations": cn("第{n}条{t}", [AIM, "和平里的犬只要登记。", "所有犬只要牵好。", "中型犬只要喂好。", START]),
    "no space, a number left out": cn("第{n}条{t}", SIX).replace("第四条犬只要喂好。\n", ""),
    "two lines": cn("第{n}条\n{t}"),
    "colon": cn("第{n}条：{t}"),
    "square brackets": cn("【第{n}条】{t}"),
    "capital numerals": cn("第{n}条　{t}", [AIM, DUTY, START]).replace("第一", "第壹").replace("第二", "第贰").replace("第三", "第叁"),
    "spaces inside": cn("第 {n} 条　{t}"),
    "one line": cn("第{n}条 {t}", gap=" "),
    "full-width digits": "\n".join(f"第{chr(0xFF10 + n)}条　{text}" for n, text in enumerate(FOUR, 1)),
    "indented": cn("　　第{n}条　{t}"),
    "blank lines": cn("第{n}条　{t}", gap="\n\n\n"),
    "windows line ends": cn("第{n}条　{t}", gap="\r\n"),
    "line separators": cn("第{n}条　{t}", gap="\u2028"),
    "zero width": cn("\u200b第{n}条　{t}"),
    "traditional": cn("第{n}條　{t}"),
    "compatibility characters": cn("第{n}条　{t}").replace("一", "⼀"),
    "sub-titles": cn("第{n}条　【小题】{t}"),
}  # fmt: skip


@pytest.mark.parametrize("title", [DOG, "济 南 市 犬 只 示 例 办 法", "济南市\n犬只示例办法", f"《{DOG}》"])
@pytest.mark.parametrize("kind", WRITINGS)
def test_ways_of_writing_articles(kind: str, title: str, tmp_path: Path) -> None:
    found = imported(tmp_path, "犬.txt", f"{title}\n{WRITINGS[kind]}")
    if kind == "no space, a number left out":
        assert [a.label for a in found.library.articles(found.version(DOG))][-1] == "第六条"
        assert found.says("缺第四条")
        return
    texts = found.texts(DOG)
    assert len(texts) == WRITINGS[kind].count("条") + WRITINGS[kind].count("條")
    assert START in texts[-1]
    assert found.told == []


TRADITIONAL = """濟南市犬隻示例辦法
（2024年3月1日濟南市人民政府令第7號公布　自2024年5月1日起施行）
第一章　總則
第一條　為了管理犬隻，制定本辦法。
第二條　違反第一條規定的，罰款：
（一）初次，一百圓；
（二）再次，二百圓。
第二章　附則
第三條　本辦法自2024年5月1日起實施。"""


@pytest.mark.parametrize("form", ["txt", "big5", "html", "md"])
def test_traditional_characters(form: str, tmp_path: Path) -> None:
    text = TRADITIONAL
    if form == "html":
        text = "".join(f"<p>{line}</p>" for line in text.splitlines())
    encoding = "big5hkscs" if form == "big5" else "utf-8"
    found = imported(tmp_path, f"犬.{'txt' if form == 'big5' else form}", text, encoding)
    for name in ("濟南市犬隻示例辦法", "济南市犬只示例办法"):
        assert found.texts(name)[1].splitlines()[1:] == ["（一）初次，一百圓；", "（二）再次，二百圓。"]
    version = found.version("济南市犬只示例办法")
    assert (version.law.region, version.law.level) == ("山东省/济南市", "规章")
    assert (str(version.promulgated), str(version.effective), version.incomplete) == (
        "2024-03-01",
        "2024-05-01",
        "",
    )


BODY = cn("第{n}条　{t}")
NOTICES = {
    "notice": (f"关于印发《{DOG}》的通知\n各区人民政府：\n现将《{DOG}》印发给你们，请认真执行。\n济南市人民政府\n2024年3月1日", "2024-03-01"),
    "notice with issuer and number": (f"济南市人民政府关于印发《{DOG}》的通知\n济政发〔2024〕3号\n各区：\n现印发给你们。\n2024年3月1日", "2024-03-01"),
    "notice in two lines": (f"济南市人民政府办公厅\n关于印发《{DOG}》的通知\n各区：\n2024年3月1日", "2024-03-01"),
    "notice of the name without place": ("关于印发《犬只示例办法》的通知\n各区：\n现印发给你们。\n2024年3月1日", "2024-03-01"),
    "angle brackets": (f"关于印发〈{DOG}〉的通知\n各区：\n2024年3月1日", "2024-03-01"),
    "publication": (f"关于公布《{DOG}》的公告\n2024年3月1日", "2024-03-01"),
    "decree": (f"济南市人民政府令\n第9号\n《{DOG}》已经2024年2月2日市人民政府常务会议通过，现予公布，自2024年5月1日起施行。\n市长　某某\n2024年3月1日", "2024-03-01"),
    "decree on one line": ("济南市人民政府令第9号\n现公布，自2024年5月1日起施行。\n2024年3月1日", "2024-03-01"),
    "announcement of a standing committee": (f"济南市人民代表大会常务委员会公告\n（第5号）\n《{DOG}》已于2024年3月1日通过，现予公布，自2024年5月1日起施行。", "2024-03-01"),
    "annex of a notice": (f"关于印发《{DOG}》的通知\n各区：\n附件：{DOG}\n2024年3月1日\n附件", "2024-03-01"),
    "web page before it": ("首页 > 政务公开 > 政策文件\n索引号：1234\n发布时间：2024-09-09\n字号：大 中 小", None),
}  # fmt: skip


@pytest.mark.parametrize("case", NOTICES)
def test_a_notice_or_decree_brings_a_law(case: str, tmp_path: Path) -> None:
    head, day = NOTICES[case]
    found = imported(tmp_path, "文件.txt", f"{head}\n{DOG}\n{BODY}")
    assert [law.name for law in found.library.laws()] == [DOG]
    assert found.texts(DOG) == FOUR
    version = found.version(DOG)
    assert (str(version.promulgated) if version.promulgated else None) == day
    assert str(version.effective) == "2024-05-01"
    assert version.law.region == "山东省/济南市"
    assert found.says("题名之前的")


def test_a_notice_directly_before_the_articles_names_the_law(tmp_path: Path) -> None:
    found = imported(tmp_path, "文件.txt", f"关于印发《{DOG}》的通知\n各区：\n现印发给你们。\n{BODY}")
    assert found.texts(DOG) == FOUR


CAT = "济南市猫只示例规定"
CATS = cn("第{n}条　{t}", ["为了猫只，制定本规定。", "猫只要登记。", "本规定自2024年6月1日起施行。"])
TWO = {
    "one after the other": f"{DOG}\n{BODY}\n{CAT}\n{CATS}",
    "blank lines between": f"{DOG}\n\n{BODY}\n\n\n{CAT}\n\n{CATS}",
    "notes": f"{DOG}\n（2024年3月1日公布）\n{BODY}\n{CAT}\n（2024年4月1日公布）\n{CATS}",
    "contents and chapters": f"{DOG}\n{BODY}\n{CAT}\n目　录\n第一章　总则\n第二章　附则\n第一章　总则\n{CATS.replace('第三条', '第二章　附则' + chr(10) + '第三条')}",
    "numbers": f"{DOG}\n济政发〔2024〕1号\n{BODY}\n济政发〔2024〕2号\n{CAT}\n{CATS}",
    "each with its notice": f"关于印发《{DOG}》的通知\n各区：\n{DOG}\n{BODY}\n关于印发《{CAT}》的通知\n各区：\n现印发。\n2024年4月1日\n{CAT}\n{CATS}",
    "title in two lines": f"{DOG}\n{BODY}\n济南市\n猫只示例规定\n{CATS}",
    "signature between": f"{DOG}\n{BODY}\n济南市人民政府\n2024年3月1日\n{CAT}\n{CATS}",
    "markdown": f"# {DOG}\n\n{cn('**第{n}条** {t}', gap=chr(10) * 2)}\n\n# {CAT}\n\n" + CATS.replace("第", "**第", 1),
}  # fmt: skip


@pytest.mark.parametrize("case", TWO)
def test_two_laws_in_a_file(case: str, tmp_path: Path) -> None:
    found = imported(tmp_path, "汇编.md" if case == "markdown" else "汇编.txt", TWO[case])
    assert {law.name for law in found.library.laws()} == {DOG, CAT}
    assert found.texts(DOG) == FOUR
    assert len(found.texts(CAT)) == 3


def test_a_decision_and_the_law_it_amends(tmp_path: Path) -> None:
    decision = "济南市人民代表大会常务委员会关于修改《济南市犬只示例条例》的决定"
    text = (
        f"{decision}\n（2024年3月1日通过）\n决定对《济南市犬只示例条例》作如下修改：\n一、将第二条修改为：“第二条　犬只要登记。”\n"
        "二、删去第三条。\n本决定自公布之日起施行。\n济南市犬只示例条例\n（2010年1月1日通过　根据2024年3月1日决定修正）\n"
        "第一条　为了犬只。\n第二条　犬只要登记。\n第三条　本条例自2010年5月1日起施行。"
    )
    found = imported(tmp_path, "决定.txt", text)
    assert len(found.texts(decision)) == 2
    assert found.texts("济南市犬只示例条例")[1] == "犬只要登记。"


def test_articles_in_an_annex_are_told(tmp_path: Path) -> None:
    found = imported(
        tmp_path, "犬.txt", f"{DOG}\n{BODY}\n附件：济南市犬牌示例标准\n第一条　犬牌要圆。\n第二条　犬牌要红。"
    )
    assert found.texts(DOG) == FOUR
    assert found.says("附件", "第 7 行") or found.says("附件", "第 6 行")


DOUBLED = {
    "number twice": (cn("第{n}条　{t}").replace("第三条", "第二条"), "第二条「违反的"),
    "number backwards": (cn("第{n}条　{t}").replace("第三条", "第一条"), "第一条「违反的"),
    "twice, the second glued": (f"第一条　{AIM}\n第二条　{DUTY}\n第二条　{FINE}\n第三条　{START}", "第二条「违反的"),
    "counted anew without a title": (f"{BODY}\n第一条　又一部。\n第二条　又二条。\n第三条　又三条。\n第四条　又四条。\n第五条　又五条。", "又数起"),
}  # fmt: skip


@pytest.mark.parametrize("case", DOUBLED)
def test_numbers_twice_are_told_with_their_line(case: str, tmp_path: Path) -> None:
    body, told = DOUBLED[case]
    found = imported(tmp_path, "犬.txt", f"{DOG}\n{body}")
    assert found.says(told, "行：")
    assert "条号重复" in found.version(DOG).incomplete
    kept = "".join(article.text for article in found.library.articles(found.version(DOG)))
    assert all(words in kept for words in (AIM, START, FINE))


CITED = {
    "rule of": f"{AIM}\n第二条　不得违反本办法\n第三条 规定的义务。\n第三条　{FINE}\n第四条　{START}",
    "glued rule of": f"{AIM}\n第二条　不得违反本办法\n第三条规定的义务。\n第三条　{FINE}\n第四条　{START}",
    "an earlier article": f"{AIM}\n第二条　{DUTY}\n第三条　违反本办法\n第二条 规定的，罚款。\n第四条　{START}",
    "a later article": f"{AIM}\n第二条　不得违反本办法\n第四条 规定的义务。\n第三条　{FINE}\n第四条　{START}",
    "the next article, no rule": f"{AIM}\n第二条　犬只的登记，依照\n第三条 办理。\n第三条　{FINE}\n第四条　{START}",
    "list": f"{AIM}\n第二条　不得违反第一条、\n第三条、第四条的规定。\n第三条　{FINE}\n第四条　{START}",
    "and": f"{AIM}\n第二条　不得违反第一条和\n第三条 规定的义务。\n第三条　{FINE}\n第四条　{START}",
    "other law": f"{AIM}\n第二条　不得违反《某某条例》\n第三条 规定的义务。\n第三条　{FINE}\n第四条　{START}",
    "with paragraph": f"{AIM}\n第二条　不得违反\n第三条第一款 规定的义务。\n第三条　{FINE}\n第四条　{START}",
    "to": f"{AIM}\n第二条　不得违反第一条至\n第三条 的规定。\n第三条　{FINE}\n第四条　{START}",
}  # fmt: skip


@pytest.mark.parametrize("case", CITED)
def test_a_citation_at_the_start_of_a_line_is_no_article(case: str, tmp_path: Path) -> None:
    found = imported(tmp_path, "犬.txt", f"{DOG}\n第一条　{CITED[case]}")
    texts = found.texts(DOG)
    assert len(texts) == 4
    assert texts[3] == START
    assert all("\n" not in text for text in texts), "the broken sentence is one paragraph"


WRAPPED = [
    "　　第一条　为了加强城市犬只的登记管理和牵引保护",
    "管理，改善市容环境，根据上级关于犬只的有关规定",
    "，结合本市实际，制定本办法。",
    "　　第二条　本市行政区域内犬只的登记、牵引以及",
    "保护和管理，适用本办法。违反本办法第二十条、",
    "第三条 规定的，依照有关规定处理。区县级以上人",
    "民政府应当把犬只管理列入本级年度工作计划之内。",
    "各级人民政府应当做好犬只管理的宣传，提高公民的",
    "犬只管理意识。",
    "　　第三条　市犬只主管部门负责本市行政区域内的",
    "犬只监督管理工作，城市管理、公安、住建以及其他",
    "部门按照各自的职责做好相关的工作。",
    "　　单位和个人应当遵守犬只管理的规定，有权劝阻",
    "、举报违反规定的行为。",
    "　　第四条　本办法自2024年5月1日起施行。",
]


def test_lines_broken_at_the_edge_are_joined(tmp_path: Path) -> None:
    found = imported(tmp_path, "犬.txt", "\n".join([f"　　　{DOG}", "", *WRAPPED]))
    texts = found.texts(DOG)
    assert [text.count("\n") + 1 for text in texts] == [1, 1, 2, 1]
    assert "第二十条、第三条 规定的" in texts[1]


@pytest.mark.parametrize("head", ["济南市公报　2024年第3期", "济南市规章汇编", "犬只示例办法　第{}页"])
def test_running_heads_of_copied_pages_go(head: str, tmp_path: Path) -> None:
    lines = [DOG]
    for number, text in enumerate(SIX, 1):
        half = len(text) // 2
        lines += [
            f"第{to_chinese(number)}条　{text[:half]}",
            head.format(number),
            f"— {number} —",
            text[half:],
        ]
    found = imported(tmp_path, "犬.txt", "\n".join(lines))
    assert found.texts(DOG) == SIX
    assert found.says("页眉")


def test_the_foot_of_a_web_page_is_told(tmp_path: Path) -> None:
    page = "".join(
        f"<p>{line}</p>"
        for line in [DOG, *BODY.splitlines(), "打印本页 关闭窗口", "版权所有：某网 鲁ICP备1号"]
    )
    found = imported(tmp_path, "犬.html", f"<html><body><div>首页 &gt; 法规</div>{page}</body></html>")
    assert found.texts(DOG) == FOUR
    assert found.says("网页栏目", "2 行")


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
