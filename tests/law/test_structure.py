"""Law text to articles: what is a heading, what is not, and nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.law.model import Provision
from assistant.law.provisions import addresses, locate, paragraphs
from assistant.law.structure import Kind, parse
from assistant.text.numerals import to_chinese


def labels(text: str, title: str = "") -> list[str]:
    return [p.number.label if p.number else p.chapter for p in parse(text, title).articles]


CASES = [
    ("successive articles", "第一条 甲。\n第二条 乙。\n", ["第一条", "第二条"]),
    ("added article", "第一条 甲。\n第一条之一 乙。\n第一条之二 丙。\n第二条 丁。", ["第一条", "第一条之一", "第一条之二", "第二条"]),
    ("ideographic space", "第一条　甲。\n第二条　乙。", ["第一条", "第二条"]),
    ("arabic and full-width digits", "第1条 甲。\n第２条 乙。", ["第一条", "第二条"]),
    ("space inside the mark", "第 一 条 甲。\n第二 条乙。", ["第一条", "第二条"]),
    ("scan shows a dash for 一", "第三十条 甲。\n第三十－条 乙。", ["第三十条", "第三十一条"]),
    ("scan shows 笫", "第一条 甲。\n笫二条 乙。", ["第一条", "第二条"]),
    ("citation at a line start", "第一条 依照本法\n第二条规定处罚。\n第二条 乙。", ["第一条", "第二条"]),
    ("list of citations at a line start", "第一条 依照\n第二条、第三条处罚。\n第二条 乙。", ["第一条", "第二条"]),
    ("earlier article cited with a space", "第一条 甲。\n第二条 依照\n第一条 的规定。\n第三条 丙。", ["第一条", "第二条", "第三条"]),
    ("amendment quotes articles", "第一条 修改为：“\n第五条 新文。\n第六条 新文。”\n第二条 乙。", ["第一条", "第二条"]),
    ("articles in running text", "第一条 甲。 第二条 乙。 第三条 丙。", ["第一条", "第二条", "第三条"]),
    ("article glued to the one before", "第一条 甲。第二条乙。\n第三条 丙。", ["第一条", "第二条", "第三条"]),
    ("citation after a full stop", "第一条 甲。第二条规定的除外。第五条另有规定。\n第二条 乙。", ["第一条", "第二条"]),
    ("preamble", "序言一段话，足够长，说明来由，并且有句号。\n第一条 甲。", ["序言", "第一条"]),
    ("decision numbered 一、", "一、设立某机构。\n二、自公布之日起施行。", ["第一条", "第二条"]),
    ("text without numbers", "设立某机构。\n自公布之日起施行。", [""]),
    ("annex", "第一条 甲。\n附件：收费标准\n第一条 附件里的条。", ["第一条", "附件：收费标准"]),
    ("annex begins a sentence", "第一条 甲：\n附件一和附件二由市人民政府制定，并向社会公布。\n第二条 乙。", ["第一条", "第二条"]),
    ("supplementary chapter is no annex", "第一条 甲。\n附 则\n第二条 乙。", ["第一条", "第二条"]),
    ("contents skipped", "目　录\n第一章　总　则\n第二章　罚则\n第一章　总　则\n第一条　甲。\n第二章　罚则\n第二条　乙。", ["第一条", "第二条"]),
    ("title and note skipped", "示例市\n某办法\n（2020年1月1日示例市人民政府令第3号公布）\n第一条　甲。", ["第一条"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_articles(text: str, expected: list[str]) -> None:
    parsed = parse(text, "示例市某办法")
    assert [p.number.label if p.number else p.chapter for p in parsed.articles] == expected
    assert "".join(part.source for part in parsed.parts) == text


def test_articles_that_an_amendment_gives_are_not_its_own() -> None:
    text = "第一条 增加五条，内容如下：\n第七节 监察\n第九条 新文。\n第十条 新文。\n第二条 乙。"
    assert labels(text, "某法修正案（2018年）") == ["第一条", "第二条"]
    assert parse(text, "某法修正案（2018年）").problems == []


def test_missing_article_is_reported() -> None:
    assert parse("第一条 甲。\n第三条 丙。").problems == ["缺第二条"]


def test_headings_stack() -> None:
    parsed = parse(
        "# 第一编 总则\n## 第一章 基本规定\n第一条 甲。\n### 第一节 细则\n第二条 乙。\n## 第二章 其他\n第三条 丙。"
    )
    assert [p.chapter for p in parsed.articles] == [
        "第一编 总则 / 第一章 基本规定",
        "第一编 总则 / 第一章 基本规定 / 第一节 细则",
        "第一编 总则 / 第二章 其他",
    ]


def test_broken_heading_is_joined() -> None:
    parsed = parse("## 第五章 人民代表大会及其\n\n信访事项的办理\n\n第一条 甲。")
    assert parsed.articles[0].chapter == "第五章 人民代表大会及其 信访事项的办理"


def test_table_stays_in_its_article() -> None:
    text = "第一条 标准如下：\n<!-- TABLE -->\n| 类别 | 数额 |\n|---|---|\n| 甲 | 十元 |\n<!-- TABLE END -->\n第二条 乙。"
    assert parse(text).articles[0].text.splitlines() == [
        "标准如下：",
        "| 类别 | 数额 |",
        "|---|---|",
        "| 甲 | 十元 |",
    ]


def test_note_is_kept() -> None:
    parsed = parse("（2019年5月1日通过\n2020年6月1日修正）\n第一条 甲。", "示例市某条例")
    assert parsed.note == "（2019年5月1日通过\n2020年6月1日修正）"
    assert parsed.parts[0].kind is Kind.NOTE


@given(
    st.text(alphabet="第一二三十条章节款项（）()之\n 　。；：、“”甲乙附件则#目录总1２\u200b", max_size=120)
)
def test_nothing_is_lost(text: str) -> None:
    assert "".join(part.source for part in parse(text, "甲乙条例").parts) == text


ITEMS = "下列情形之一：\n（一）甲；\n（二）乙：\n1. 子；\n2. 丑；\n（三）丙。\n有前款行为的，从重。\n（一）不是上一款的项；\n（二）第二列。"
PLACES = [
    ("第一条第一款第（二）项", "（二）乙：\n1. 子；\n2. 丑；"),
    ("第一条第一款第二项第2目", "2. 丑；"),
    ("第一条第二款", "有前款行为的，从重。\n（一）不是上一款的项；\n（二）第二列。"),
    ("第一条第二款第一项", "（一）不是上一款的项；"),
    ("第一条第三款", None),
    ("第一条第一款第四项", None),
    ("第一条第三项", None),  # two paragraphs have items: the address says too little
]


@pytest.mark.parametrize(("address", "expected"), PLACES)
def test_places_in_an_article(address: str, expected: str | None) -> None:
    provision = Provision.parse(address)
    assert provision
    piece = locate(ITEMS, provision)
    assert (ITEMS[piece.start : piece.end].strip() if piece else None) == expected


def test_item_without_paragraph_means_the_only_list() -> None:
    text = "首款。\n有下列行为之一的：\n（一）甲；\n（二）乙。\n末款。"
    piece = locate(text, Provision(1, item=2))
    assert piece
    assert text[piece.start : piece.end].strip() == "（二）乙。"
    assert len(paragraphs(text)) == 3


def test_line_within_an_item_list_continues_the_item() -> None:
    text = "情形：\n（一）甲：\n甲的说明。\n（二）乙。"
    assert [len(p.parts) for p in paragraphs(text)] == [2]


LISTS = [
    ("lost mark", "情形：\n（一）甲；\n乙；\n（三）丙。", [[1, 2, 3]]),
    ("two lost marks", "情形：\n（一）甲；\n乙；\n丙；\n（四）丁。", [[1, 2, 3, 4]]),
    ("a gap that the lines do not fill", "情形：\n（一）甲；\n乙；\n（四）丁。", [[1, 4]]),
    ("paragraph about items", "情形：\n（一）甲；\n（二）乙。\n（一）至（二）项所列的，从重。\n（一）、（二）项以外的，从轻。", [[1, 2], [], []]),
    ("item about a project", "包括：\n（一）项目名称；\n（二）项目期限。", [[1, 2]]),
    ("two lists", "情形：\n（一）甲；\n（二）乙。\n另有情形：\n（一）丙；\n（二）丁。", [[1, 2], [1, 2]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in LISTS], ids=[c[0] for c in LISTS])
def test_item_lists(text: str, expected: list[list[int]]) -> None:
    assert [[item.number for item in p.parts] for p in paragraphs(text)] == expected


def test_items_in_running_text() -> None:
    text = "包括：（一）甲；（二）乙，依照第（一）项办理。"
    (paragraph,) = paragraphs(text)
    assert [text[p.start : p.end] for p in paragraph.parts] == [
        "（一）甲；",
        "（二）乙，依照第（一）项办理。",
    ]


@given(st.text(alphabet="（）一二三12.、甲乙。；：\n", max_size=80))
def test_paragraphs_cover_the_text(text: str) -> None:
    pieces = paragraphs(text)
    assert "".join(text[p.start : p.end] for p in pieces) == text


@given(st.integers(1, 9999), st.integers(0, 20), st.integers(0, 15), st.integers(0, 40), st.integers(0, 9))
def test_address_round_trip(article: int, suffix: int, paragraph: int, item: int, point: int) -> None:
    address = Provision(article, suffix, paragraph, item, point)
    assert Provision.parse(address.format()) == address


@given(st.integers(1, 300))
def test_any_length(count: int) -> None:
    text = "".join(f"第{to_chinese(n)}条　第{to_chinese(n)}个。\n" for n in range(1, count + 1))
    assert [p.number for p in parse(text).articles] == [Provision(n) for n in range(1, count + 1)]


def test_every_article_of_the_corpus_reads_back(full_library) -> None:  # type: ignore[no-untyped-def]
    count = 0
    for law in full_library.laws():
        for version in full_library.versions(law):
            for article in full_library.articles(version):
                if article.number:
                    for address, _ in addresses(article.number, article.text):
                        assert Provision.parse(address.format()) == address
                    pieces = paragraphs(article.text)
                    assert "".join(article.text[p.start : p.end] for p in pieces) == article.text
                    count += 1
    assert count > 140_000
