from datetime import date

import pytest

from assistant.contract import search
from assistant.contract.search import FoundArticle, SearchAnswer
from assistant.law.model import Article, Law, Level, Provision, Version
from assistant.search.model import Hit
from assistant.web import search_tab


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
                "<p>短文</p>",
            ],
        ),
        ("<script>", {}, ["&lt;script&gt;", "&lt;总则&gt;"]),
        ("长文" * 100, {}, ["<details>", "展开全文"]),
        ("短文", {"until": date(2025, 1, 1)}, ["2025-01-01 起失效或被修改"]),
        ("短文", {"certainty": "推定"}, ["（推定）"]),
    ],
)
def test_card(text: str, version: dict[str, object], contains: list[str]) -> None:
    card = search_tab._card(1, hit(text, **version))
    assert "<script>" not in card
    assert all(part in card for part in contains), card


@pytest.mark.parametrize(
    ("found", "pending", "contains"),
    [(0, 0, "未收录"), (2, 0, "找到 2 条"), (1, 7, "有 7 条法条尚未生成向量")],
)
def test_note(found: int, pending: int, contains: str) -> None:
    answer = SearchAnswer(hits=(hit("短文"),) * found, pending=pending)
    assert contains in search_tab._note(answer, None)


def test_notes_come_before_the_answers_and_are_escaped() -> None:
    answer = SearchAnswer(hits=(), notes=("法规库未收录《<img>》",))
    said = search_tab._note(answer, None)
    assert said.startswith("法规库未收录《&lt;img&gt;》")
    assert "没有找到" not in said
