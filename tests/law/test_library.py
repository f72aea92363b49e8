"""The library: exact names, regions, places in articles, comparing and choosing versions."""

import threading
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.law import importer, lookup, store
from assistant.law.citations import find_citations
from assistant.law.diff import ChangeKind, compare, edits
from assistant.law.document import Document
from assistant.law.library import LawLibrary
from assistant.law.model import Article, Law, Level, Provision, Status, Version
from assistant.law.transition import transition

NAMES = [
    ("行政处罚法", None, ["中华人民共和国行政处罚法"]),
    ("《中华人民共和国行政处罚法》（2021修订）", None, ["中华人民共和国行政处罚法"]),
    ("处罚法", None, []),
    ("行政处罚", None, []),
    ("道交法", None, ["中华人民共和国道路交通安全法"]),
    ("城市市容和环境卫生管理条例", None, ["城市市容和环境卫生管理条例"]),
    ("浙江省城市市容和环境卫生管理条例", None, ["浙江省城市市容和环境卫生管理条例"]),
    ("浙江省城市市容和环境卫生管理条例", "上海市", []),
    ("浙江省城市市容和环境卫生管理条例", "浙江省/温州市", ["浙江省城市市容和环境卫生管理条例"]),
    ("食品安全法实施条例", None, ["中华人民共和国食品安全法实施条例"]),
    ("食品安全法", None, ["中华人民共和国食品安全法"]),
    ("宪法", None, ["中华人民共和国宪法"]),
]


@pytest.mark.parametrize(("name", "region", "expected"), NAMES)
def test_find_is_exact(small_library: LawLibrary, name: str, region: str | None, expected: list[str]) -> None:
    assert [law.name for law in small_library.find(name, region=region)] == expected


PLACES = [
    ("行政处罚法", "第五十九条第一款第（四）项", "（四）"),
    ("行政处罚法", "第59条第4项", "（四）"),
    ("行政处罚法", "第五十九条第二款", "行政处罚决定书必须盖有"),
    ("行政处罚法", "第三十三条第九款", None),
    ("行政处罚法", "第五十九条第一款第（九）项", None),
    ("刑法", "第一百三十三条之九", None),
    ("刑法", "第一百三十三条之一", "在道路上驾驶机动车"),
    ("食品安全法实施条例", "第六十七条", "有下列情形之一的"),
    ("道路交通安全法实施条例", "第一百条", "公安机关交通管理部门"),
]


@pytest.mark.parametrize(("name", "address", "start"), PLACES)
def test_provision_text(small_library: LawLibrary, name: str, address: str, start: str | None) -> None:
    provision = Provision.parse(address)
    assert provision
    text = small_library.provision_text(small_library.find(name)[0], provision)
    assert (text is None) if start is None else (text or "").startswith(start)


def test_scope_of_a_city(small_library: LawLibrary) -> None:
    def places(region: str) -> set[str]:
        return {article.version.law.region for article in small_library.scope(region)}

    assert places("") == {""}
    assert places("浙江省/温州市") == {"", "浙江省", "浙江省/温州市"}
    assert places("温州市鹿城区") == {"", "浙江省", "浙江省/温州市"}
    assert places("浙江省丽水市景宁畲族自治县") == {"", "浙江省", "浙江省/丽水市/景宁畲族自治县"}


def test_scope_holds_one_version_of_each_law(small_library: LawLibrary) -> None:
    seen = {(a.version.law.id, a.version.id) for a in small_library.scope("", date(2025, 6, 1))}
    assert len(seen) == len({law for law, _ in seen})


def test_articles_by_id_keep_the_order(small_library: LawLibrary) -> None:
    ids = [
        article.id for article in small_library.articles(small_library.versions(small_library.laws()[0])[0])
    ][:5]
    wanted = [ids[3], ids[0], 10**9, ids[3]]
    assert [a.id for a in small_library.articles_by_id(wanted)] == [ids[3], ids[0], ids[3]]


def test_many_threads_read(small_library: LawLibrary) -> None:
    results: list[int] = []
    threads = [
        threading.Thread(target=lambda: results.append(sum(1 for _ in small_library.scope(""))))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(results)) == 1
    assert results[0] > 20_000


def test_two_processes_may_fill_at_once(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    reports = []
    threads = [
        threading.Thread(target=lambda: reports.append(importer.import_packaged(path))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(report.documents for report in reports) == [0, 378]
    assert len(LawLibrary(path).laws()) > 360


def _version(*texts: str, numbers: list[int] | None = None) -> list[Article]:
    version = Version(1, Law(1, "示例法", Level.LAW))
    return [
        Article(i, version, Provision(number), text, position=i)
        for i, (number, text) in enumerate(zip(numbers or range(1, len(texts) + 1), texts, strict=True))
    ]


def test_diff_follows_moved_articles() -> None:
    old = _version("甲甲甲甲的规定。", "罚款一百元以上的，报批准。", "将要删去的一条，与别的都不像。")
    new = _version("甲甲甲甲的规定。", "全新的内容在此。", "罚款二百元以上的，报批准。")
    assert [(c.kind, c.label) for c in compare(old, new)] == [
        (ChangeKind.SAME, "第一条"),
        (ChangeKind.ADDED, "第二条"),
        (ChangeKind.CHANGED, "第二条 → 第三条"),
        (ChangeKind.REMOVED, "第三条"),
    ]


def test_edits_give_both_texts_back() -> None:
    before, after = "可以处五百元以上罚款", "应当处五千元以下罚款"
    found = edits(before, after)
    assert "".join(e.text for e in found if e.op <= 0) == before
    assert "".join(e.text for e in found if e.op >= 0) == after


def test_diff_of_a_real_revision(small_library: LawLibrary) -> None:
    (law,) = small_library.find("行政复议法")
    old, new = small_library.versions(law)
    changes = compare(small_library.articles(old), small_library.articles(new))
    labels = {c.before.label: c.after.label for c in changes if c.before and c.after}
    assert labels["第九条"] == "第二十条"
    assert sum(c.after is not None for c in changes) == len(small_library.articles(new))
    assert sum(c.before is not None for c in changes) == len(small_library.articles(old))


def test_transition_names_both_versions_and_compares_fines(small_library: LawLibrary) -> None:
    (law,) = small_library.find("治安管理处罚法")
    result = transition(small_library, law, date(2025, 12, 1), date(2026, 2, 1), Provision(23))
    assert result.at_act
    assert result.at_decision
    assert result.at_act.id != result.at_decision.id
    assert [c.label for c in result.changes] == ["第二十三条 → 第二十六条"]
    assert {fine.lighter for fine in result.fines} == {"行为时"}
    assert "第三十七条" in result.advice


def test_transition_within_one_version(small_library: LawLibrary) -> None:
    (law,) = small_library.find("行政处罚法")
    result = transition(small_library, law, date(2022, 1, 1), date(2024, 1, 1))
    assert (result.changes, result.advice) == ((), "行为时与决定时是同一文本，适用该文本")


def test_transition_says_when_the_text_at_the_act_is_missing(small_library: LawLibrary) -> None:
    (law,) = small_library.find("行政处罚法")
    assert "未收录" in transition(small_library, law, date(2010, 1, 1), date(2024, 1, 1)).advice


def test_lookup_says_what_to_do(small_library: LawLibrary) -> None:
    law = lookup.one_law(small_library, "行政复议法")
    version = lookup.one_version(small_library, law, date(2023, 1, 1))
    assert lookup.status(version) is Status.SUPERSEDED
    assert lookup.place(small_library, law, version, "第二十条")[0] == Provision(20)
    for action, message in (
        (lambda: lookup.one_law(small_library, "复议"), "名称相近的有"),
        (lambda: lookup.one_version(small_library, law, date(2010, 1, 1)), "库内版本"),
        (lambda: lookup.place(small_library, law, version, "二十"), "不是条款号"),
        (lambda: lookup.place(small_library, law, version, "第二百条"), "没有第二百条"),
        (lambda: lookup.place(small_library, law, version, "第一条第二款"), "没有所写的款项"),
        (lambda: lookup.read_day("昨天"), "不是日期"),
    ):
        with pytest.raises(InputError, match=message):
            action()


def test_a_library_that_cannot_be_replaced_is_written_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows while a reader holds the file: the reader sees the new law all the same."""
    path = tmp_path / "library.db"
    importer.import_documents(path, [_document("共享雨伞管理办法")])
    library = LawLibrary(path)
    assert library.find("共享雨伞管理办法")

    def refuse(draft: Path, target: Path) -> None:
        raise PermissionError(13, "used by another process")

    monkeypatch.setattr(store, "put", refuse)
    importer.import_documents(path, [_document("共享茶壶管理办法")])
    assert library.find("共享雨伞管理办法")
    article = library.article(library.find("共享茶壶管理办法")[0], Provision(1))
    assert article
    assert "管理" in article.text


def test_names_follow_the_library_even_when_their_number_stays(tmp_path: Path) -> None:
    """One law goes, another comes: the names known without 《》 are those of the library as it is now."""
    path = tmp_path / "library.db"
    importer.import_documents(path, [_document("共享雨伞管理办法")])
    library, text = LawLibrary(path), "违反共享雨伞管理办法第一条和共享茶壶管理办法第二条"

    def named() -> set[str]:
        return {cited.name for cited in find_citations(text, library=library) if cited.provision}

    assert "共享雨伞管理办法" in named()
    path.unlink()
    importer.import_documents(path, [_document("共享茶壶管理办法")])
    assert "共享茶壶管理办法" in named()
    assert find_citations("适用共享茶壶管理办法第二条", library=library)[0].name == "共享茶壶管理办法"


def _document(name: str) -> Document:
    text = f"# {name}\n第一条 为了管理，制定本办法。\n第二条 本办法自2020年1月1日起施行。\n"
    return Document(name, text, Level.RULE, "测试", name)
