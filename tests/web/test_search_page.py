"""The search page: what it shows for an address, and that nothing asked or found becomes markup."""

from datetime import date

import pytest

from assistant.contract import search
from assistant.contract.search import FoundArticle, SearchAnswer
from assistant.law.library import LawLibrary
from assistant.law.model import Article, Law, Level, Provision, Version
from assistant.search.model import Hit
from assistant.web.pages import search as page


def hit(text: str, **version: object) -> FoundArticle:
    law = Law(1, "<b>某某条例", Level.LOCAL, region="浙江省/温州市")
    made = Version(1, law, effective=date(2020, 1, 1), **version)  # type: ignore[arg-type]
    return search._article(
        Hit(Article(1, made, Provision(4), text, "第一章 <总则>"), 0.5, ("asked", "dense"))
    )


@pytest.mark.parametrize(
    ("text", "version", "contains"),
    [
        (
            "短文",
            {},
            [
                "&lt;b&gt;某某条例》第四条",
                "与收录的问法相近、意思相近",
                "浙江省温州市",
                "2020-01-01 起施行",
                "短文",
            ],
        ),
        ("<script>", {}, ["&lt;script&gt;", "&lt;总则&gt;"]),
        ("短文", {"until": date(2025, 1, 1)}, ["2025-01-01 起失效或被修改"]),
        ("短文", {"certainty": "推定"}, ["（推定）"]),
    ],
)
def test_a_row(text: str, version: dict[str, object], contains: list[str]) -> None:
    drawn = page.results(SearchAnswer(hits=(hit(text, **version),), as_of=date(2026, 1, 1)), "问")
    assert "<script>" not in drawn
    assert "<b>某某" not in drawn
    assert all(part in drawn for part in contains), drawn


def test_a_long_text_is_no_wall() -> None:
    assert len(page.results(SearchAnswer(hits=(hit("长文" * 500),)), "问")) < 2000


@pytest.mark.parametrize(
    ("found", "pending", "contains"),
    [(0, 0, "未收录"), (2, 0, "找到 2 条"), (1, 7, "有 7 条法条尚未生成向量")],
)
def test_what_is_said_of_the_result(found: int, pending: int, contains: str) -> None:
    assert contains in page.results(SearchAnswer(hits=(hit("短文"),) * found, pending=pending), "问")


def test_notes_come_before_the_answers_and_are_escaped() -> None:
    drawn = page.results(SearchAnswer(hits=(), notes=("法规库未收录《<img>》",)), "问")
    assert "法规库未收录《&lt;img&gt;》" in drawn
    assert "没有找到" not in drawn


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({}, "在上面的框里写"),
        ({"q": " "}, "在上面的框里写"),
        ({"q": "消防", "as_of": "昨天"}, "不是日期"),
        ({"q": "字" * 2_500_000}, "过长"),
    ],
)
def test_errors_stand_where_the_results_would(query: dict[str, str], says: str) -> None:
    *_, last = page.found(query)
    box, _, hits, source = last
    assert says in hits
    assert source == page.EMPTY
    assert query.get("q", "").strip()[:50] in box


def test_the_box_keeps_what_was_asked_and_escapes_it() -> None:
    box = page.box_of({"q": '"><img src=x>', "region": "浙江省"})
    assert "<img" not in box
    assert 'value="浙江省"' in box


def test_a_named_article_is_shown_beside_its_row(packaged_library: LawLibrary) -> None:
    waiting, shown = page.found({"q": "消防法第六十条"})
    assert "正在检索" in waiting[2]
    assert "《中华人民共和国消防法》第六十条" in shown[2]
    assert "第六十条" in shown[3]
    assert "在法规库打开" in shown[3]
