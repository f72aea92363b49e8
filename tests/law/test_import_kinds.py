"""Importing texts as people have them: read rightly, or told with the line; never fewer articles in silence.

All laws here are invented.
"""

import json
from pathlib import Path

import pytest
from imported_files import AIM, BODY, CAT, CATS, DOG, DUTY, FINE, FOUR, SIX, START, cn, imported

from assistant.text.numerals import to_chinese

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


def test_the_head_of_the_only_page_is_no_title(tmp_path: Path) -> None:
    found = imported(tmp_path, "犬.txt", f"济南市人民政府公报　2024年第3期\n{DOG}\n{BODY}")
    assert found.texts(DOG) == FOUR


def test_the_foot_of_a_web_page_is_told(tmp_path: Path) -> None:
    page = "".join(
        f"<p>{line}</p>"
        for line in [DOG, *BODY.splitlines(), "打印本页 关闭窗口", "版权所有：某网 鲁ICP备1号"]
    )
    found = imported(tmp_path, "犬.html", f"<html><body><div>首页 &gt; 法规</div>{page}</body></html>")
    assert found.texts(DOG) == FOUR
    assert found.says("网页栏目", "2 行")
