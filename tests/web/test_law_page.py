"""The page 法规库: list, reader, opened article, changes, citations, reports of an import."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.errors import InputError
from assistant.law.diff import compare
from assistant.law.importer import Report
from assistant.law.library import LawLibrary
from assistant.law.model import Article, Law, Level, Provision, Version
from assistant.web.lawroom import article, changes, citing, importing, listing, reading
from assistant.web.pages import law as page

HOSTILE = "<script>alert(1)</script>"
REQUEST: Any = SimpleNamespace(session_hash="s")


@pytest.fixture(autouse=True)
def opened(small_library: LawLibrary, monkeypatch: pytest.MonkeyPatch) -> Iterator[LawLibrary]:
    for module in (page, importing):
        monkeypatch.setattr(module, "open_library", lambda: small_library)
    return small_library


def read(library: LawLibrary, name: str, label: str = "", day: str = "") -> reading.Opened:
    return reading.open_law(library, library.find(name)[0], label, day)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"word": "市容", "region": "温州"}, ["温州市市容和环境卫生管理条例"]),
        ({"word": "城市市容和环境卫生管理条例", "region": "全国"}, ["城市市容和环境卫生管理条例"]),
        ({"word": "不存在的名称"}, []),
    ],
)
def test_the_list(opened: LawLibrary, asked: dict[str, str], found: list[str]) -> None:
    assert [law.name for law in listing.matching(opened, asked)] == found


def test_a_law_is_shown_with_contents_and_the_article_marked(opened: LawLibrary) -> None:
    shown = read(opened, "浙江省城市市容和环境卫生管理条例", "第四十二条")
    assert "浙江省" in reading.strip(shown)
    assert 'data-jump="law-42-0"' in reading.contents(shown)
    assert 'id="law-42-0" class="here" data-arrive' in reading.text(shown)


def test_the_day_decides_which_text_is_shown(opened: LawLibrary) -> None:
    assert 'id="law-90-0"' not in reading.text(read(opened, "行政复议法", day="2023-01-01"))
    assert 'id="law-90-0"' in reading.text(read(opened, "行政复议法", day="2024-01-01"))


def test_a_repealed_law_shows_its_last_text(opened: LawLibrary) -> None:
    shown = read(opened, "环境保护法", day="2026-09-01")
    assert "已废止" in reading.strip(shown)
    assert 'id="law-1-0"' in reading.text(shown)


@pytest.mark.parametrize(("label", "says"), [("第九百条", "没有第九百条"), ("某条", "不是条号")])
def test_articles_that_are_not_there(opened: LawLibrary, label: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read(opened, "行政复议法", label)


def test_the_opened_article_shows_rules_duties_and_links(packaged_library: LawLibrary) -> None:
    shown = article.pane(read(packaged_library, "安全生产法", "第一百零二条"))
    assert "责令停产停业" in shown
    assert "50000元以下" in shown
    assert 'class="range"' in shown
    assert "所罚的义务" in shown
    duty = article.pane(read(packaged_library, "安全生产法", "第四十一条"))
    assert "违反本条的罚则" in duty
    assert "没有读出处罚规定" in article.pane(read(packaged_library, "安全生产法", "第一条"))


def test_earlier_texts_of_an_article(opened: LawLibrary) -> None:
    shown = article.pane(read(opened, "行政复议法", "第二十条", "2024-02-01"))
    assert "历次文本" in shown
    assert "<ins>" in shown


def test_two_versions_and_which_governs(opened: LawLibrary) -> None:
    both = reading.two(read(opened, "行政复议法", day="2024-02-01"))
    assert "第九条 → 第二十条" in changes.compared(opened, *both)
    asked = {"name": "治安管理处罚法", "act": "2025-12-01", "decision": "2026-02-01", "article": "第二十三条"}
    assert "行为时" in changes.chosen(opened, asked)
    for missing, says in (({"name": ""}, "法规名称"), ({"act": ""}, "行为日期")):
        with pytest.raises(InputError, match=says):
            changes.chosen(opened, asked | missing)


def test_the_address_opens_a_law_by_name_or_number(opened: LawLibrary) -> None:
    law = opened.find("行政复议法")[0]
    for query in ({"id": str(law.id)}, {"name": "行政复议法"}):
        *_, shown = page.arrive(query | {"article": "第二十条"})
        assert shown["law"]["article"] == "第二十条"
        assert shown["place"]["address"].startswith(f"./law?id={law.id}&article=")
    with pytest.raises(InputError, match="没有这部法规"):
        list(page.arrive({"id": "x"}))


def test_clicks(opened: LawLibrary) -> None:
    law = opened.find("行政复议法")[0]
    known = {"id": str(law.id), "as_of": "2024-02-01"}
    nothing: dict[str, Any] = {"values": {}}

    def click(**data: str) -> dict[str, Any]:
        event: Any = SimpleNamespace(_data=data)
        *_, shown = page.clicked(event, REQUEST, known, nothing, nothing, nothing, None)
        return shown

    assert "第二十条" in click(act="article", article="第二十条")["pane"]
    assert "改动" in click(act="compare")["text"]
    assert "leaf" in click(act="text")["text"]
    for act, says in (("cite", "没有文字"), ("preview", "没有选择文件")):
        with pytest.raises(InputError, match=says):
            click(act=act)


def test_citations_of_a_text(packaged_library: LawLibrary) -> None:
    shown = citing.checked({"text": "依据《中华人民共和国消防法》第六百条和第六十条。"})
    assert "无此条" in shown
    assert "成立" in shown
    assert "要看的 1 处" in shown


def test_texts_of_documents_are_escaped(opened: LawLibrary) -> None:
    law = Law(10**6, f"{HOSTILE}法", Level.OTHER)
    version = Version(1, law)
    old, new = (
        [Article(i, version, Provision(1), text, "<b>章</b>")]
        for i, text in enumerate(("<img src=x>甲甲甲甲", "<img src=y>甲甲甲甲"))
    )
    hostile = reading.Opened(opened, law, version, old, None, Provision(1))
    for shown in (
        reading.strip(hostile), reading.text(hostile), reading.contents(hostile), article.linked(opened, old[0]),
        changes.listed(compare(old, new), "x"), importing.told(Report(problems=[HOSTILE]), preview=True),
        citing.checked({"text": f"{HOSTILE}《消防法》第一条"}),
    ):  # fmt: skip
        assert "<script>" not in shown
        assert "<img" not in shown
        assert "<b>章" not in shown


def test_an_import_is_previewed_then_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: LawLibrary
) -> None:
    copy = tmp_path / "library.db"
    copy.write_bytes(opened.path.read_bytes())
    library = LawLibrary(copy)
    monkeypatch.setattr(importing, "open_library", lambda: library)
    rule = tmp_path / "办法.txt"
    rule.write_text(
        "温州市示例办法\n（2024年1月1日温州市人民政府令第1号公布）\n第一条　甲。\n第二条　乙。",
        encoding="utf-8",
    )
    *_, shown = importing.run([str(rule)], {}, REQUEST, preview=True)
    assert "将新增法规 1 部" in shown["report"]
    assert not library.find("温州市示例办法")
    *_, shown = importing.run([str(rule)], {}, REQUEST, preview=False)
    assert "已新增法规 1 部" in shown["report"]
    (law,) = library.find("温州市示例办法")
    assert (law.region, law.level) == ("浙江省/温州市", Level.RULE)


def test_a_text_that_is_not_whole_says_so(tmp_path: Path) -> None:
    from assistant.law import importer
    from assistant.law.document import Document

    path = tmp_path / "library.db"
    cut = Document("甲市乙条例", "第一条 甲。\n第二条 乙。", Level.LOCAL, "测试", "甲", region="浙江省")
    importer.import_documents(path, [cut])
    assert "本库文本不完整" in reading.text(read(LawLibrary(path), "甲市乙条例"))
