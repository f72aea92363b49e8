"""The verb ``search`` over a small made-up library: place, day, named articles, refresh after an import."""

import json
import shutil
import threading
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from fake_encoder import FakeEncoder
from typer.testing import CliRunner

from assistant.cli import search as _commands  # noqa: F401
from assistant.cli.app import app
from assistant.errors import InputError
from assistant.law import importer
from assistant.law.document import Document
from assistant.law.lookup import read_day
from assistant.law.model import Law, Level, Version
from assistant.search import articles
from assistant.search.articles import (
    ArticleSearch,
    Query,
    article_units,
    notes_on,
    open_search,
    periods,
    refresh,
)
from assistant.search.question import legal_terms, request
from assistant.search.reranker import Candidate
from assistant.search.units import FOREVER
from assistant.settings import settings

UMBRELLA = "第一条　为了测试，虚构本办法。\n第二条　投放共享雨伞应当报告数量。\n第三条　不收回损坏雨伞的，处二百元罚款。"


def document(name: str, text: str, region: str = "", effective: date = date(2020, 1, 1)) -> Document:
    return Document(
        name, text, Level.RULE, "测试", name, region=region, promulgated=effective, effective=effective
    )


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> FakeEncoder:
    made = FakeEncoder()
    monkeypatch.setattr(articles, "load_encoder", lambda: made)
    return made


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoder: FakeEncoder) -> Iterator[Path]:
    """A home of its own whose library holds a national, a provincial and a city rule, the first in two versions."""
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path))
    settings.cache_clear()
    monkeypatch.setattr(articles, "_opened", None)
    monkeypatch.setattr(articles, "load_reranker", lambda: None)
    changed = UMBRELLA.replace("二百元", "五百元")
    importer.import_documents(
        settings().library_path,
        [
            document("共享雨伞管理办法", UMBRELLA),
            document("共享雨伞管理办法", changed, effective=date(2023, 1, 1)),
            document("浙江省共享雨伞管理规定", UMBRELLA, "浙江省"),
            document("温州市共享雨伞管理规定", UMBRELLA, "浙江省/温州市"),
        ],
    )
    yield tmp_path
    settings.cache_clear()


def found(text: str, k: int = 10, **place: object) -> list[tuple[str, str]]:
    hits = open_search().search([Query(text, **place)], k)[0]  # type: ignore[arg-type]
    return [(hit.article.version.law.name, hit.article.label) for hit in hits]


@pytest.mark.parametrize(
    ("region", "laws"),
    [
        ("", {"共享雨伞管理办法"}),
        ("浙江省", {"共享雨伞管理办法", "浙江省共享雨伞管理规定"}),
        ("浙江省/温州市", {"共享雨伞管理办法", "浙江省共享雨伞管理规定", "温州市共享雨伞管理规定"}),
        ("温州", {"共享雨伞管理办法", "浙江省共享雨伞管理规定", "温州市共享雨伞管理规定"}),
        ("*", {"共享雨伞管理办法", "浙江省共享雨伞管理规定", "温州市共享雨伞管理规定"}),
    ],
)
def test_the_place_decides_which_law_is_searched(home: Path, region: str, laws: set[str]) -> None:
    assert {law for law, _ in found("雨伞损坏不收回", 30, region=region)} == laws


@pytest.mark.parametrize(("day", "amount"), [(date(2022, 5, 1), "二百元"), (date(2023, 1, 1), "五百元")])
def test_the_day_decides_which_version_answers(home: Path, day: date, amount: str) -> None:
    hits = open_search().search([Query("不收回损坏雨伞罚款", as_of=day)], 10)[0]
    assert amount in next(hit.article.text for hit in hits if hit.article.label == "第三条")
    assert len(hits) == 3


@pytest.mark.parametrize(
    "text",
    [
        "共享雨伞管理办法第三条",
        "《共享雨伞管理办法》第3条怎么说",
        "共享雨伞管理办法的第三条、第二条",
        "共享雨伞管理办法3条",
    ],
)
def test_a_named_article_comes_first(home: Path, text: str) -> None:
    assert found(text)[0] == ("共享雨伞管理办法", "第三条")


def test_several_named_articles_keep_their_order_and_are_not_repeated(home: Path) -> None:
    hits = found("共享雨伞管理办法第三条、第一条")
    assert [label for _, label in hits] == ["第三条", "第一条", "第二条"]


def test_a_local_law_named_in_full_is_gone_to_and_another_place_is_told(home: Path) -> None:
    asked = "温州市共享雨伞管理规定第三条"
    assert found(asked)[0] == ("温州市共享雨伞管理规定", "第三条")
    assert notes_on(Query(asked)) == ()
    assert found(asked, region="上海市")[0] == ("温州市共享雨伞管理规定", "第三条")
    assert "不在所选地区" in notes_on(Query(asked, "上海市"))[0]


def test_after_an_import_the_next_search_knows_the_new_law(home: Path, encoder: FakeEncoder) -> None:
    assert found("夜间噪声") != []
    before = encoder.passages
    importer.import_documents(
        settings().library_path,
        [document("夜间噪声示例办法", "第一条　夜间噪声不得扰民。\n第二条　违者警告。")],
    )
    assert found("夜间噪声扰民")[0] == ("夜间噪声示例办法", "第一条")
    assert encoder.passages == before + 2


def test_a_law_in_traditional_characters_is_found_by_simplified_words(home: Path) -> None:
    importer.import_documents(
        settings().library_path,
        [document("養犬示例辦法", "第一條　養犬應當登記。\n第二條　遛狗不牽繩的，處警告。")],
    )
    assert found("遛狗不牵绳")[0] == ("養犬示例辦法", "第二条")
    assert found("养犬示例办法第二条")[0] == ("養犬示例辦法", "第二条")
    assert found("養犬示例辦法第二條")[0] == ("養犬示例辦法", "第二条")


def test_a_text_without_meaning_finds_nothing(home: Path) -> None:
    for text in ("😀", "？！。", "asdf", "啊啊啊"):
        assert found(text) == [], text


def test_many_new_articles_are_searched_by_words_until_the_index_is_built(
    home: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "_EMBED_AT_ONCE", 3)
    assert open_search().pending == 10
    assert found("不收回损坏雨伞")[0][1] == "第三条"
    assert encoder.passages == 0
    refresh()
    assert open_search().pending == 0


def test_the_reranker_orders_the_first_answers_and_leaves_the_others_behind(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "_RERANKED", 2)
    opened = open_search()

    def likes_the_second(query: str, candidates: Sequence[Candidate]) -> np.ndarray:
        assert len(candidates) == 2
        return np.array([0.0, 100.0], dtype=np.float32)

    plain = ArticleSearch(opened.library, opened.index).search([Query("损坏雨伞")], 3)[0]
    hits = ArticleSearch(opened.library, opened.index, likes_the_second).search([Query("损坏雨伞")], 3)[0]
    assert [hit.article.id for hit in hits] == [plain[i].article.id for i in (1, 0, 2)]
    assert sorted((hit.score for hit in hits), reverse=True) == [hit.score for hit in hits]


def test_who_finds_the_reranker_busy_is_answered_by_the_fusion_and_nobody_waits(home: Path) -> None:
    opened = open_search()
    inside, go_on = threading.Semaphore(0), threading.Event()

    def slow(query: str, candidates: Sequence[Candidate]) -> np.ndarray:
        inside.release()
        assert go_on.wait(120)
        return np.arange(len(candidates), dtype=np.float32) * 100  # the last one first

    plain = ArticleSearch(opened.library, opened.index).search([Query("损坏雨伞")], 3)[0]
    search = ArticleSearch(opened.library, opened.index, slow)
    kept: list[list[articles.Hit]] = []
    busy = [
        threading.Thread(target=lambda: kept.append(search.search([Query("损坏雨伞")], 3)[0]))
        for _ in range(2)
    ]
    for thread in busy:
        thread.start()
    for _ in busy:
        assert inside.acquire(timeout=120)
    third = search.search([Query("损坏雨伞")], 3)[0]
    assert [hit.article.id for hit in third] == [hit.article.id for hit in plain]
    go_on.set()
    for thread in busy:
        thread.join(120)
    after = search.search([Query("损坏雨伞")], 3)[0]
    assert [hits[0].article.id for hits in [*kept, after]] == [after[0].article.id] * 3
    assert after[0].article.id != plain[0].article.id


def test_questions_lead_to_the_version_they_were_written_for(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpora = home / "corpora"
    for folder in ("law", "lexicon"):
        shutil.copytree(settings().corpora / folder, corpora / folder)
    (corpora / "questions").mkdir()
    asked = {
        "id": "q",
        "query": "伞坏了扔路边没人管",
        "relevant": [
            {"law": "共享雨伞管理办法", "article": "第三条"},
            {"law": "浙江省共享雨伞管理规定", "article": "第三条"},
        ],
    }
    (corpora / "questions" / "a.jsonl").write_text(json.dumps(asked, ensure_ascii=False), encoding="utf-8")
    moved = {
        "law": "共享雨伞管理办法",
        "article": "第三条",
        "to": [{"law": "共享雨伞管理办法", "article": "第二条"}],
    }
    moves = {"day": "2022-06-01", "moved": [moved]}
    (corpora / "questions" / "moved.json").write_text(json.dumps(moves, ensure_ascii=False), "utf-8")
    monkeypatch.setattr(settings(), "corpora", corpora)
    units = {(u.region, u.since): u for u in article_units(articles.open_library()) if u.asked}
    assert {region for region, _ in units} == {""}, "the questions are for national law"
    numbers = {
        since: article.label
        for (_, since), unit in units.items()
        for article in articles.open_library().articles_by_id([unit.ref])
    }
    assert numbers == {date(2020, 1, 1).toordinal(): "第三条", date(2023, 1, 1).toordinal(): "第二条"}
    assert found("伞坏了扔路边没人管", as_of=date(2022, 1, 1))[0][1] == "第三条"
    assert found("伞坏了扔路边没人管", as_of=date(2024, 1, 1))[0][1] == "第二条"


def test_periods_cut_an_earlier_version_off_where_a_later_one_begins() -> None:
    law = Law(1, "甲法", Level.LAW)
    days = [date(2000, 1, 1), date(2010, 1, 1), date(2020, 1, 1)]
    first, second, third = (Version(i, law, effective=day) for i, day in enumerate(days))
    a, b, c = (day.toordinal() for day in days)
    assert periods([first, second, third]) == [(first, a, b), (second, b, c), (third, c, FOREVER)]
    ended = Version(3, law, effective=days[2], until=days[2])
    assert periods([first, ended]) == [(first, a, FOREVER)]
    repealed = Version(4, law, effective=days[1], repealed=True)
    assert periods([repealed]) == []


def test_units_agree_with_the_library_on_every_day(home: Path) -> None:
    library = articles.open_library()
    units = list(article_units(library))
    for day in (date(2019, 1, 1), date(2021, 1, 1), date(2024, 1, 1)):
        valid = {unit.ref for unit in units if unit.since <= day.toordinal() < unit.until and not unit.region}
        assert valid == {article.id for article in library.scope("", day)}


def test_command_line_batch_keeps_order_and_contract(home: Path, tmp_path: Path) -> None:
    rows = [
        {"id": "a", "query": "共享雨伞管理办法第三条"},
        {"id": 2, "query": "雨伞", "region": "浙江省/温州市", "as_of": "2024-01-01"},
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    done = CliRunner().invoke(app, ["search", "--batch", str(path), "--k", "2", "--json"])
    out = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in out] == ["a", 2]
    assert out[0]["hits"][0]["law"] == "共享雨伞管理办法"
    assert out[0]["hits"][0]["article"] == "第三条"
    assert all(set(hit) == {"law", "article", "score"} for row in out for hit in row["hits"])
    assert all(len(row["hits"]) == 2 for row in out)


@pytest.mark.parametrize(
    "line", ['{"id": 1}', "[]", "{", '{"id": 1, "query": "雨伞", "as_of": "某天"}', '{"id": 1, "query": []}']
)
def test_a_bad_batch_line_is_said_and_stops_no_other(home: Path, tmp_path: Path, line: str) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(f'{line}\n{{"id": 2, "query": "共享雨伞管理办法第三条"}}\n', encoding="utf-8")
    done = CliRunner().invoke(app, ["search", "--batch", str(path), "--json"])
    bad, good = (json.loads(row) for row in done.stdout.splitlines())
    assert bad["hits"] == []
    assert bad["error"]
    assert (good["id"], good["hits"][0]["article"]) == (2, "第三条")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2024-03-05", date(2024, 3, 5)), ("2024", date(2024, 1, 1)), (None, None), ("", None)],
)
def test_days(text: object, expected: date | None) -> None:
    assert read_day(text) == expected


def test_a_day_that_is_none_is_said() -> None:
    with pytest.raises(InputError, match="2024-13-45"):
        read_day("2024-13-45")


def test_a_long_text_is_split_and_plain_words_are_translated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lexicon = tmp_path / "lexicon"
    lexicon.mkdir()
    (lexicon / "colloquial.yaml").write_text("泔水: [餐厨垃圾, 厨余垃圾]\n", encoding="utf-8")
    monkeypatch.setattr(settings(), "corpora", tmp_path)
    assert legal_terms("把泔水倒进下水道") == ["餐厨垃圾", "厨余垃圾"]
    text = "2024年3月5日，执法人员到某饭店检查。" + "发现其将泔水直接倒入路边雨水口！" * 5
    made = request(text)
    assert made.expansion == "餐厨垃圾 厨余垃圾"
    assert made.statements[0].startswith("2024年3月5日")
    assert request("泔水怎么处理").statements == ()
