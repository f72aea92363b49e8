"""The library tab: what its handlers show; user text never becomes HTML."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.law.diff import compare
from assistant.law.importer import Report
from assistant.law.library import LawLibrary
from assistant.law.model import Article, Law, Level, Provision, Version
from assistant.web import library_tab, library_views


@pytest.fixture(autouse=True)
def opened(small_library: LawLibrary, monkeypatch: pytest.MonkeyPatch) -> Iterator[LawLibrary]:
    monkeypatch.setattr(library_tab, "open_library", lambda: small_library)
    return small_library


def test_a_law_is_shown_with_contents_and_links(opened: LawLibrary) -> None:
    (law,) = opened.find("浙江省城市市容和环境卫生管理条例")
    title, contents, text = library_tab.show_law(law.id, "", "第四十二条")
    assert "浙江省" in title
    assert 'href="#law-42-0"' in contents
    assert 'class="law-article here" id="law-42-0"' in text
    national = opened.find("城市市容和环境卫生管理条例")[0]
    assert f'data-open="{national.id}|"' in text


def test_the_day_decides_which_text_is_shown(opened: LawLibrary) -> None:
    (law,) = opened.find("行政复议法")
    assert (
        "已被修改" in library_tab.show_law(law.id, "2023-01-01", "")[0]
        or "2017-09-01" in library_tab.show_law(law.id, "2023-01-01", "")[0]
    )
    assert 'id="law-90-0"' not in library_tab.show_law(law.id, "2023-01-01", "")[2]
    assert 'id="law-90-0"' in library_tab.show_law(law.id, "2024-01-01", "")[2]


def test_a_repealed_law_shows_its_last_text(opened: LawLibrary) -> None:
    (law,) = opened.find("环境保护法")
    title, _, text = library_tab.show_law(law.id, "2026-09-01", "")
    assert "已废止" in title
    assert 'id="law-1-0"' in text


def test_filters() -> None:
    listed = library_tab.list_laws("地方性法规", "浙江省/温州市", "市容")
    assert [name for name, _ in listed.choices] == ["温州市市容和环境卫生管理条例"]
    with pytest.raises(InputError, match="没有符合条件"):
        library_tab.list_laws("全部", "全部地区", "不存在的名称")


def test_compare_and_choose() -> None:
    shown = library_tab.compare_versions("行政复议法", "", "", "", False)
    assert "第九条 → 第二十条" in shown
    assert "<ins>" in shown
    assert "行为时" in library_tab.choose_version(
        "治安管理处罚法", "", "2025-12-01", "2026-02-01", "第二十三条"
    )
    with pytest.raises(InputError, match="行为日期"):
        library_tab.choose_version("行政处罚法", "", "", "", "")
    with pytest.raises(InputError, match="没有选择文件"):
        library_tab.preview_import(None, "", "自动判断", "")


def test_preview_then_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: LawLibrary) -> None:
    copy = tmp_path / "library.db"
    copy.write_bytes(opened.path.read_bytes())
    library = LawLibrary(copy)
    monkeypatch.setattr(library_tab, "open_library", lambda: library)
    rule = tmp_path / "办法.txt"
    rule.write_text(
        "温州市示例办法\n（2024年1月1日温州市人民政府令第1号公布）\n第一条　甲。\n第二条　乙。",
        encoding="utf-8",
    )
    assert "将新增法规 1 部" in library_tab.preview_import([str(rule)], "", "自动判断", "")
    assert not library.find("温州市示例办法")
    assert "已新增法规 1 部" in library_tab.run_import([str(rule)], "", "自动判断", "")
    (law,) = library.find("温州市示例办法")
    assert (law.region, law.level) == ("浙江省/温州市", Level.RULE)


def test_text_from_documents_is_escaped(opened: LawLibrary) -> None:
    law = Law(10**6, "<script>alert(1)</script>法", Level.OTHER)
    version = Version(1, law)
    old, new = (
        [Article(i, version, Provision(1), text, "<b>章</b>")]
        for i, text in enumerate(("<img src=x>甲甲甲甲", "<img src=y>甲甲甲甲"))
    )
    for shown in (
        library_views.text_html(opened, law, old),
        library_views.contents_html(old),
        library_views.changes_html(compare(old, new)),
        library_views.report_html(Report(problems=["<script>.md：坏"]), preview=True),
    ):
        assert "<script>" not in shown
        assert "<img" not in shown
        assert "<b>章" not in shown


def test_a_text_that_is_not_whole_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.law import importer
    from assistant.law.document import Document

    path = tmp_path / "library.db"
    cut = Document("甲市乙条例", "第一条 甲。\n第二条 乙。", Level.LOCAL, "测试", "甲", region="浙江省")
    importer.import_documents(path, [cut])
    library = LawLibrary(path)
    monkeypatch.setattr(library_tab, "open_library", lambda: library)
    title, _, _ = library_tab.show_law(library.find("甲市乙条例")[0].id, "", "")
    assert "本库文本不完整" in title
    assert "没有施行日期条款" in title
