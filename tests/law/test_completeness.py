"""Texts that are not whole, headings without mark, decisions numbered 一、二、."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.law import importer
from assistant.law.citations import verify_citations
from assistant.law.citations.model import CitationStatus as Status
from assistant.law.completeness import shortcomings
from assistant.law.document import Document
from assistant.law.headings import lost_headings
from assistant.law.library import LawLibrary
from assistant.law.model import Level, Provision
from assistant.law.structure import parse
from assistant.text.numerals import to_chinese

END = "第三条 本条例自2020年1月1日起施行。\n"
WHOLE = [
    END,
    "第三条 本办法自公布之日起施行。\n",
    "第三条 本规定自发布之日起30日后施行。\n",
    "第三条 本条例经批准后公布施行。\n",
    "第三条 本条例的施行日期由市人民政府另行规定。\n",
    "第三条 本条例自1995年8月l日起施行。\n",
    "第三条 本条例自1985年度起施行。\n",
    "第三条 本办法由某部发布施行。\n",
    "第三条 本条例自2020年1月1日零时起施行。《旧条例》同时废止。\n",
    "第三条 本條例自公佈之日起施行。\n",
    "第三条 本条例自２０２０年１月１日起施行。\n",
    "第三条 本条例自2020年1月1日起施行\n",
]
CUT = [
    ("第三条 各部门负责组织实施。\n", "没有施行日期条款"),
    ("第三条 消防规划由市人民政府负责组织实施。\n", "没有施行日期条款"),
    ("第三条 违反规定的，处五百元罚款。\n", "没有施行日期条款"),
    ("第三条 单位应当\n", "末条没有写完"),
    ("第三条 有下列行为之一的：\n（一）甲；\n（二）乙，\n", "末条没有写完"),
    ("第三条 丙。\n## 第二章 罚则\n", "末尾只有标题没有条文"),
    ("第四条 丁。\n" + END.replace("三", "五"), "缺第三条"),
    ("第九条 丁。\n第十条 本条例自2020年1月1日起施行。\n", "缺第三条起的 6 条"),
    ("第五条 本条例自2020年1月1日起施行。\n", "缺第三条起的 2 条"),
]


def reasons(body: str, level: Level = Level.LOCAL, name: str = "甲市乙条例") -> list[str]:
    return shortcomings(parse("第一条 甲。\n第二条 乙。\n" + body, name), name, level)


@pytest.mark.parametrize("end", WHOLE)
def test_a_text_with_its_commencement_is_whole(end: str) -> None:
    assert reasons(end) == []


@pytest.mark.parametrize(("body", "reason"), CUT)
def test_why_a_text_is_not_whole(body: str, reason: str) -> None:
    assert reason in reasons(body)


def test_a_table_of_contents_that_promises_more() -> None:
    contents = "目 录\n第一章 总则\n第二章 管理\n第三章 罚则\n"
    body = "第一章 总则\n第一条 甲。\n第二章 管理\n第二条 乙。\n"
    promised = "目录列到第 3 章，正文止于第 2 章"
    assert promised in shortcomings(parse(contents + body, "甲市乙条例"), "甲市乙条例", Level.LOCAL)
    whole = contents + body + "第三章 罚则\n" + END
    assert shortcomings(parse(whole, "甲市乙条例"), "甲市乙条例", Level.LOCAL) == []


SILENT = [
    (Level.LAW, "甲法", "第三条 丙。\n"),  # laws need no commencement article
    (Level.INTERPRETATION, "关于适用甲法的解释", "第三条 以前的解释与本解释不一致的，不再适用。\n"),
    (Level.LAW, "关于修改甲法的决定", "第九条 丙。\n"),
    (Level.CONSTITUTION, "宪法修正案（2018年）", "第三十二条 丙。\n"),
]


@pytest.mark.parametrize(("level", "name", "body"), SILENT)
def test_what_says_nothing_about_completeness(level: Level, name: str, body: str) -> None:
    assert reasons(body, level, name) == []


HEADINGS = [
    ("总则以外", "法律责任", ["法律责任"]),
    ("监督", "监督检查", ["监督检查"]),
    ("long", "新型墙体材料和建筑节能技术与产品管理", ["新型墙体材料和建筑节能技术与产品管理"]),
    ("with 、", "生产、经营", ["生产、经营"]),
    ("with 和", "市容和环境卫生责任区制度", ["市容和环境卫生责任区制度"]),
    ("blank inside", "质 询", ["质 询"]),
    ("blank lines", "\n法律责任\n\n", ["法律责任"]),
    ("margins", "　　附则以前　　", ["附则以前"]),
    ("two ranks", "放射性污染防治\n民用核设施营运", ["放射性污染防治", "民用核设施营运"]),
    ("broken after 、", "卷烟纸、滤嘴棒、\n专用机械的生产", ["卷烟纸、滤嘴棒、专用机械的生产"]),
    ("broken before 和", "审查国民经济\n和社会发展计划", ["审查国民经济和社会发展计划"]),
    ("broken after 和", "听取人民法院和\n人民检察院的报告", ["听取人民法院和人民检察院的报告"]),
    ("glued mark", "第二章法律责任", ["第二章法律责任"]),
    ("traditional", "法律責任", ["法律責任"]),
]
NO_HEADINGS = [
    ("a sentence", "应当报告。"),
    ("an item", "（三）其他"),
    ("an item without brackets", "三、其他"),
    ("a wrapped line", "县级以上人民政府其他有关部门按照本级人民政府规定"),
    ("a formula", "应纳税额＝销售额×税率"),
    ("a table row", "| 甲 | 乙 |"),
    ("digits", "2019年8月20日"),
    ("a clause in brackets", "（略）另行规定"),
    ("a signature with a date", "市人大常委会办公厅 2019年8月20日印"),
    ("ends like a clause", "主管部门应当"),
]


@pytest.mark.parametrize(("lines", "titles"), [h[1:] for h in HEADINGS], ids=[h[0] for h in HEADINGS])
def test_headings_without_mark_are_no_part_of_the_article(lines: str, titles: list[str]) -> None:
    text = f"第一条 甲。\n乙。\n{lines}\n第二条 丙。\n"
    parsed = parse(text, "示例")
    assert [p.text for p in parsed.articles] == ["甲。\n乙。", "丙。"]
    assert parsed.articles[1].chapter == " / ".join(titles)
    assert "".join(p.source for p in parsed.parts) == text


@pytest.mark.parametrize("line", [n[1] for n in NO_HEADINGS], ids=[n[0] for n in NO_HEADINGS])
def test_what_is_no_heading_stays(line: str) -> None:
    assert parse(f"第一条 甲。\n{line}\n第二条 丙。\n", "示例").articles[0].text == f"甲。\n{line}"


def test_a_line_after_an_unfinished_sentence_stays() -> None:
    assert lost_headings("第一条 包括：\n法律责任\n") == ("", [])
    assert lost_headings("法律责任\n") == ("", [])


DECISIONS = [
    ("plain", "一、甲。\n二、乙。\n三、丙。", ["甲。", "乙。", "丙。"], ""),
    ("with a preamble", "为了某事，决定：\n一、甲。\n二、乙。", ["甲。", "乙。"], "为了某事，决定："),
    ("full stop mark", "一.甲。\n二．乙。", ["甲。", "乙。"], ""),
    ("several paragraphs", "一、甲。\n续甲。\n二、乙。", ["甲。\n续甲。", "乙。"], ""),
    ("items inside", "一、甲：\n（一）子；\n（二）丑。\n二、乙。", ["甲：\n（一）子；\n（二）丑。", "乙。"], ""),
    ("quoted entries", "一、修改为：“\n一、旧甲；\n二、旧乙。”\n二、乙。", ["修改为：“\n一、旧甲；\n二、旧乙。”", "乙。"], ""),
    ("a jump is no entry", "一、甲。\n三、不是。\n二、乙。", ["甲。\n三、不是。", "乙。"], ""),
    ("eleven", "\n".join(f"{to_chinese(n)}、第{n}项内容。" for n in range(1, 12)), [f"第{n}项内容。" for n in range(1, 12)], ""),
    ("headed", "# 一、甲。\n# 二、乙。", ["甲。", "乙。"], ""),
    ("arabic under headings", "一、管辖\n1. 甲。\n2. 乙。\n二、执行\n3. 丙。\n4. 丁。\n5. 戊。", ["甲。", "乙。", "丙。", "丁。", "戊。"], ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "texts", "preamble"), [d[1:] for d in DECISIONS], ids=[d[0] for d in DECISIONS]
)
def test_entries_of_decisions_are_articles(text: str, texts: list[str], preamble: str) -> None:
    parsed = parse(text, "某决定")
    assert [p.text for p in parsed.articles if p.number] == texts
    assert [p.number for p in parsed.articles if p.number] == [Provision(n) for n in range(1, len(texts) + 1)]
    assert [p.text for p in parsed.articles if not p.number] == ([preamble] if preamble else [])
    assert "".join(p.source for p in parsed.parts) == text


def test_arabic_entries_keep_their_headings() -> None:
    parsed = parse("一、管辖\n1. 甲。\n2. 乙。\n二、执行\n3. 丙。\n4. 丁。\n5. 戊。", "某规定")
    assert [p.chapter for p in parsed.articles] == ["一、管辖"] * 2 + ["二、执行"] * 3
    assert parsed.numbering == "1."


@pytest.mark.parametrize(
    "text", ["甲。\n乙。", "一、只有一项。", "（一）甲。\n（二）乙。", "二、乙。\n三、丙。", ""]
)
def test_texts_that_are_not_numbered_stay_one_body(text: str) -> None:
    assert [p.number for p in parse(text, "某决定").articles] == ([None] if text else [])


TRADITIONAL = [
    ("第一條 甲。\n第二條 乙。\n第三條 丙。\n第四條 丁。", ["甲。", "乙。", "丙。", "丁。"]),
    ("第一章　總則\n第一條　甲。\n第二章　罰則\n第二條　乙。", ["甲。", "乙。"]),
    ("第一條甲。\n第二條乙。", ["甲。", "乙。"]),
    ("第 一 條 甲。\n第 二 條 乙。", ["甲。", "乙。"]),
]


@pytest.mark.parametrize(("text", "texts"), TRADITIONAL)
def test_traditional_marks_are_read(text: str, texts: list[str]) -> None:
    parsed = parse(text, "示例")
    assert [p.text for p in parsed.articles] == texts
    assert "".join(p.source for p in parsed.parts) == text


@given(
    st.lists(
        st.sampled_from(
            ["甲。", "乙；", "法律责任", "监督检查", "（一）丙；", "第二章 罚则", "", "目 录", "一、丁。"]
        ),
        max_size=12,
    ),
    st.integers(1, 5),
)
def test_nothing_is_lost_whatever_stands_between_articles(lines: list[str], count: int) -> None:
    text = "".join(
        f"第{to_chinese(n)}条 {n}。\n" + "".join(f"{line}\n" for line in lines) for n in range(1, count + 1)
    )
    assert "".join(p.source for p in parse(text, "示例").parts) == text


def document(text: str, name: str = "甲市乙条例", level: Level = Level.LOCAL) -> Document:
    day = date(2020, 1, 1)
    return Document(name, text, level, "测试", name, region="浙江省", promulgated=day, effective=day)


CUT_TEXT = "第一条 甲。\n第二条 乙。\n第三条 有下列行为：\n（一）丙；\n（二）丁。\n"
VERDICTS = [
    ("《甲市乙条例》第二条", Status.VERIFIED),
    ("《甲市乙条例》第二条第二款", Status.NO_PARAGRAPH),
    ("《甲市乙条例》第四条", Status.INCOMPLETE),
    ("《甲市乙条例》第九十条", Status.INCOMPLETE),
    ("《甲市乙条例》第三条第一款第（九）项", Status.INCOMPLETE),
    ("《甲市乙条例》第三条第二款", Status.INCOMPLETE),
    ("《甲市乙条例》第二条之一", Status.NO_ARTICLE),
    ("《甲市乙条例》第二条规定：“丙”", Status.TEXT_DIFFERS),
    ("《甲市乙条例》第三条规定：“有下列行为：（一）丙；（二）丁。（三）戊。”", Status.INCOMPLETE),
]


@pytest.mark.parametrize(("text", "status"), VERDICTS)
def test_what_a_text_cut_short_lacks_is_not_held_against_the_citation(
    tmp_path: Path, text: str, status: Status
) -> None:
    path = tmp_path / "library.db"
    importer.import_documents(path, [document(CUT_TEXT)])
    (found,) = verify_citations(text, as_of=date(2024, 1, 1), library=LawLibrary(path))
    assert found.status is status
    assert ("本库文本不完整" in found.message) == (status is Status.INCOMPLETE)


def test_the_whole_text_takes_the_place_of_the_one_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    report = importer.import_documents(path, [document(CUT_TEXT)])
    assert any("不完整" in problem for problem in report.problems)
    whole = CUT_TEXT + "第四条 本条例自2020年1月1日起施行。\n"
    report = importer.import_documents(path, [document(whole)])
    assert (len(report.new_versions), report.variants) == (1, [])
    library = LawLibrary(path)
    (version,) = library.versions(library.find("甲市乙条例")[0])
    assert version.incomplete == ""
    assert len(library.articles(version)) == 4
    report = importer.import_documents(path, [document(CUT_TEXT)])
    assert library.versions(library.find("甲市乙条例")[0])[0].incomplete == ""


PAPER = [
    ("《某市裁量基准》第二项", Status.VERIFIED),
    ("《某市裁量基准》第2项", Status.VERIFIED),
    ("《某市裁量基准》第二条", Status.VERIFIED),
    ("《某市裁量基准》第九项", Status.NO_ARTICLE),
    ("《某市裁量基准》第二条规定：“乙”", Status.VERIFIED),
]


@pytest.mark.parametrize(("text", "status"), PAPER)
def test_an_imported_paper_numbered_by_entries(tmp_path: Path, text: str, status: Status) -> None:
    path = tmp_path / "library.db"
    importer.import_documents(path, [document("一、甲。\n二、乙。\n三、丙。", "某市裁量基准", Level.OTHER)])
    (found,) = verify_citations(text, as_of=date(2024, 1, 1), library=LawLibrary(path))
    assert found.status is status


@pytest.mark.shared
def test_the_archive_is_marked(full_library: LawLibrary) -> None:
    """At least the 86 local versions counted by hand have no commencement; known whole texts are not marked."""
    marked = {
        version.law.name: version.incomplete
        for law in full_library.laws()
        for version in full_library.versions(law)
        if version.incomplete
    }
    assert 86 <= sum("没有施行日期条款" in reason for reason in marked.values()) <= 140
    for name in ("浙江省消防条例", "杭州市燃气管理条例", "浙江省广告管理条例", "麻醉药品和精神药品管理条例"):
        assert name in marked
    for name in ("浙江省城市市容和环境卫生管理条例", "中华人民共和国行政处罚法", "物业管理条例"):
        assert name not in marked
    (law,) = full_library.find("杭州市燃气管理条例")
    fifth = full_library.article(law, Provision(5), date(2024, 1, 1))
    assert fifth
    assert len(fifth.text.splitlines()) == 3
