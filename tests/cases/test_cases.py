"""Cases: keeping them, finding similar ones, what others were fined."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from docx import Document

from assistant.analysis.model import Suggestion
from assistant.cases import statistics
from assistant.cases.circumstances import circumstances
from assistant.cases.fines_page import summary, write_fines
from assistant.cases.library import TEACHING, Added, CaseLibrary
from assistant.cases.model import Precedent
from assistant.cases.similar import SimilarCases, clause_keys, similar_cases
from assistant.cases.since import Since
from assistant.cases.sources import teaching_cases
from assistant.cases.statistics import Asked, fines_under, reckoned
from assistant.dossier.model import Case, Party
from assistant.errors import AssistantError, CorpusError, InputError
from assistant.law.library import LawLibrary
from assistant.settings import settings

FIRE = "《中华人民共和国消防法》第六十条"
NONE: tuple[Suggestion, ...] = ()


def precedent(name: str, facts: str, fine: float | None = None, **others: object) -> Precedent:
    return Precedent.model_validate(
        {"id": name, "kind": "处罚案例", "title": name, "facts": facts, "fine_yuan": fine, **others}
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> CaseLibrary:
    library = CaseLibrary(tmp_path_factory.mktemp("cases") / "precedents.db")
    library.add(
        [
            precedent(
                "甲", "某商场安全出口被货物堵塞，疏散通道无法通行", 5000, cited=(FIRE,), date="2024-05"
            ),
            precedent(
                "乙", "某宾馆疏散通道堆放杂物，占用疏散通道，当场清理", 9000, cited=(FIRE,), region="浙江省"
            ),
            precedent("丙", "某店向下水道倾倒餐厨废弃物", 2000),
            precedent("丁", "某工地夜间施工噪声扰民", 30000, cited=(FIRE,), fictional=True),
        ]
    )
    return library


def alike(library: CaseLibrary, law: LawLibrary, case: Case, **given: object) -> SimilarCases:
    return similar_cases(case, library=library, law=law, suggestions=NONE, **given)  # type: ignore[arg-type]


def test_teaching_cases_are_fictional_and_of_one_schema() -> None:
    cases = teaching_cases()
    assert cases
    assert all(case.fictional and case.cited for case in cases)
    assert len({case.id for case in cases}) == len(cases)


@pytest.mark.parametrize("row", ['{"id": "x"}', "not json", "[]"])
def test_a_broken_teaching_case_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "bad.jsonl").write_text(row, encoding="utf-8")
    monkeypatch.setattr(settings(), "corpora", tmp_path)
    with pytest.raises(CorpusError, match=r"bad\.jsonl"):
        teaching_cases()


def test_similar_cases_rank_clause_first_then_words(
    library: CaseLibrary, packaged_library: LawLibrary
) -> None:
    case = Case(facts="宾馆的疏散通道被杂物占用")
    found = alike(library, packaged_library, case, clauses=[f"{FIRE}第一款"], k=2, only={"truth": "真实"})
    assert [item.precedent.id for item in found.cases] == ["乙", "甲"]
    assert found.cases[0].shared == (FIRE,)
    assert "疏散通道" in "".join(found.cases[0].words)
    assert found.clauses == (f"{FIRE}第一款",)
    assert not found.suggested


def test_a_case_of_other_words_under_the_clause_stands_before_like_words_under_none(
    library: CaseLibrary, packaged_library: LawLibrary
) -> None:
    found = alike(library, packaged_library, Case(facts="某店向下水道倾倒餐厨废弃物"), clauses=[FIRE], k=99)
    place = {item.precedent.id: at for at, item in enumerate(found.cases)}
    assert place["甲"] < place["丙"]


def test_what_differs_is_said(library: CaseLibrary, packaged_library: LawLibrary) -> None:
    case = Case(
        facts="宾馆的疏散通道被杂物占用，复查时仍未清理，拒不改正",
        fine_yuan=20000,  # type: ignore[arg-type]
        party=Party(kind="企业"),
    )
    found = alike(
        library, packaged_library, case, clauses=[FIRE], k=3, only={"region": "浙江省", "truth": "真实"}
    )
    (item,) = found.cases
    assert item.precedent.id == "乙"
    told = "".join(item.differs)
    assert "主动改正" in told
    assert "拒不改正" in told
    assert "9000 元，本案拟罚 20000 元" in told


def test_facets_count_without_their_own_narrowing(library: CaseLibrary, packaged_library: LawLibrary) -> None:
    found = alike(
        library, packaged_library, Case(facts="疏散通道"), clauses=[FIRE], only={"truth": "虚构"}, k=50
    )
    assert all(item.precedent.fictional for item in found.cases)
    facets = {facet.name: dict(facet.values) for facet in found.facets}
    assert set(facets["truth"]) == {"真实", "虚构"}
    assert "浙江省" not in facets.get("region", {}) or facets["region"]["浙江省"] >= 1


def test_a_case_is_not_similar_to_itself_when_left_out(
    library: CaseLibrary, packaged_library: LawLibrary
) -> None:
    facts = "某宾馆疏散通道堆放杂物，占用疏散通道，当场清理"
    found = alike(library, packaged_library, Case(facts=facts), clauses=[FIRE], k=50, leaving_out="乙")
    assert "乙" not in {item.precedent.id for item in found.cases}
    taught = teaching_cases()[0]
    found = alike(library, packaged_library, Case(facts=taught.facts), k=500, leaving_out=taught.id)
    assert taught.id not in {item.precedent.id for item in found.cases}


def test_facts_are_needed(library: CaseLibrary, packaged_library: LawLibrary) -> None:
    with pytest.raises(InputError):
        alike(library, packaged_library, Case(facts="  "))


@pytest.mark.parametrize(
    ("reference", "keys"),
    [
        (f"{FIRE}第一款第（三）项", {FIRE}),
        ("《刑法》第一百三十三条之一第一款", {"《刑法》第一百三十三条之一"}),
        ("消防法第六十条", set()),
        ("", set()),
    ],
)
def test_clause_keys(reference: str, keys: set[str]) -> None:
    assert clause_keys([reference]) == keys


@pytest.mark.parametrize(
    ("facts", "names"),
    [
        ("当事人当场清理完毕，积极配合调查", ("主动改正", "积极配合")),
        ("没有造成人员受伤，系初次违法", ("初次违法",)),
        ("未造成危害后果", ("危害轻微",)),
        ("此前曾因同样行为被处罚，复查时仍未改正", ("拒不改正", "再次违法")),
        ("造成两人受伤", ("造成后果",)),
        ("今天天气晴", ()),
    ],
)
def test_circumstances_mind_denials(facts: str, names: tuple[str, ...]) -> None:
    assert circumstances(facts) == names


def test_what_others_were_fined_with_few_cases_says_so(library: CaseLibrary) -> None:
    stats = fines_under(Asked(f"{FIRE}第一款第（三）项"), library)
    assert stats.fines == (5000, 9000)
    assert not stats.enough
    assert "不足 5 件" in summary(stats)
    assert fines_under(Asked("《没有的法》第一条"), library).fines == ()
    assert fines_under(Asked("《中华人民共和国消防法》第六百条"), library).fines == ()
    assert "没有" in summary(fines_under(Asked("《没有的法》第一条"), library))


def test_cases_that_are_not_read_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The latest are read; how many older ones are left out is said; what narrows, narrows before."""
    library = CaseLibrary(tmp_path / "p.db")
    library.add(
        precedent(f"案{n}", f"堵疏散通道{n}", 5000 + n, cited=(FIRE,), date=f"{2018 + n}-01-02")
        for n in range(8)
    )
    whole = fines_under(Asked(FIRE), library)
    assert (len(whole.fines), whole.unread) == (8, 0)
    assert "没有读" not in summary(whole)
    monkeypatch.setattr(statistics, "_READ", 6)
    capped = fines_under(Asked(FIRE), library)
    assert (capped.fines, capped.unread) == (tuple(5000.0 + n for n in range(2, 8)), 2)
    assert "另有 2 件（更早的或者没有日期的）没有读" in summary(capped)
    early = fines_under(Asked(FIRE, years=(2018, 2019)), library)
    assert (early.fines, early.unread) == ((5000, 5001), 0)


def test_another_item_of_the_article_is_another_clause(tmp_path: Path) -> None:
    library = CaseLibrary(tmp_path / "p.db")
    library.add(
        [
            precedent("三项", "堵疏散通道", 5000, cited=(FIRE,), basis=(f"{FIRE}第一款第（三）项",)),
            precedent("五项", "堵消防车道", 8000, cited=(FIRE,), basis=(f"{FIRE}第一款第（五）项",)),
            precedent("不明", "堵通道", 6000, cited=(FIRE,)),
        ]
    )
    assert fines_under(Asked(f"{FIRE}第一款第（三）项"), library).fines == (5000, 6000)
    assert fines_under(Asked(FIRE), library).fines == (5000, 6000, 8000)


def _many() -> list[Precedent]:
    fines = (1000, 1100, 1200, 1300, 1400, 1500, 1600, 1700, 9000)
    return [
        precedent(
            f"n{at}", f"第{at}件，当场改正", fine, cited=(FIRE,), date=f"{2020 + at % 3}", region="浙江省/温州市", party="企业"
        )
        for at, fine in enumerate(fines)
    ]  # fmt: skip


def test_quantiles_place_and_outliers(tmp_path: Path) -> None:
    found = reckoned(Asked(FIRE, present=1450), _many())
    assert found.whole is not None
    assert (found.whole.count, found.whole.median, found.whole.quarter, found.whole.three_quarters) == (
        9,
        1400,
        1200,
        1600,
    )
    assert found.below == pytest.approx(500 / 9)
    assert found.above == pytest.approx(400 / 9)
    assert [(one.id, one.reasons) for one in found.outliers] == [("n8", ("情节：主动改正",))]
    assert [row.name for row in found.years] == ["2020", "2021", "2022"]
    assert "56% 的案例罚得更少" in summary(found)
    path = write_fines(found, tmp_path / "对照.docx")
    document = Document(str(path))
    text = "\n".join(p.text for p in document.paragraphs)
    assert "中位数 1400 元" in text
    assert len(document.inline_shapes) == 1
    assert len(document.tables) == 2


@pytest.mark.parametrize(
    ("narrow", "count"),
    [
        ({}, 9),
        ({"party": "个人"}, 0),
        ({"tier": (1000, 1500)}, 6),
        ({"years": (2021, 2022)}, 6),
        ({"region": "浙江省"}, 9),
        ({"region": "浙江省/杭州市"}, 0),
    ],
)
def test_what_narrows(tmp_path: Path, narrow: dict[str, object], count: int) -> None:
    library = CaseLibrary(tmp_path / "p.db")
    library.add(_many())
    assert len(fines_under(Asked(FIRE, **narrow), library).fines) == count  # type: ignore[arg-type]


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    library = CaseLibrary(tmp_path / "p.db")
    one = precedent("丙", "某店向下水道倾倒餐厨废弃物", 2000)
    assert library.add([one]) == Added(1)
    stamp = library.stamp
    assert library.add([one]) == Added()
    assert library.stamp == stamp
    assert library.add([precedent("丙", "另一种说法")]) == Added(0, 1)
    assert library.stamp != stamp
    assert library.add([precedent("戊", "新的案例")]) == Added(1)


@pytest.mark.parametrize(
    ("number", "other", "same"),
    [
        ("甲城执罚决字〔2026〕第3号", "甲城执罚决字[2026]3号", True),
        ("甲城执罚决字〔2026〕第3号", "甲城执罚决字〔2026〕第4号", False),
        ("〔2026〕第3号", "〔2026〕第3号", False),  # without an agency two offices may have the same
    ],
)
def test_the_same_decision_told_twice_is_kept_once(
    tmp_path: Path, number: str, other: str, same: bool
) -> None:
    library = CaseLibrary(tmp_path / "p.db")
    library.add([precedent("一", "甲店占道经营", number=number)])
    added = library.add([precedent("二", "甲某在人行道摆摊", number=other)])
    assert added == (Added(0, 0, 1) if same else Added(1))


def test_an_old_file_is_read_over(tmp_path: Path) -> None:
    path = tmp_path / "precedents.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE precedent (id TEXT PRIMARY KEY, body TEXT NOT NULL)")
        db.execute("INSERT INTO precedent VALUES ('旧', ?)", (precedent("旧", "旧的案情").model_dump_json(),))
    assert [case.id for case in CaseLibrary(path).precedents() if not case.fictional] == ["旧"]


def test_cases_added_side_by_side_are_all_there(tmp_path: Path) -> None:
    library = CaseLibrary(tmp_path / "p.db")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda at: library.add([precedent(f"{at}", f"第{at}件的案情")]), range(12)))
    assert len([ref for ref, _ in library.entries() if ref < TEACHING]) == 12


def test_words_find_cases_however_they_are_written(library: CaseLibrary, tmp_path: Path) -> None:
    odd = CaseLibrary(tmp_path / "p.db")
    odd.add([precedent("怪", '他说"百分之100%"\\n')])
    assert len(odd.with_words(['"百分之100%"'])) == 1
    assert odd.with_words(["100_"]) == []


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "precedents.db"
    path.write_bytes(b"no database at all, certainly not" * 40)
    with pytest.raises(AssistantError, match="损坏"):
        CaseLibrary(path).precedents()


def test_a_clause_since_changed_is_said(packaged_library: LawLibrary) -> None:
    since = Since(packaged_library)
    assert since.told(FIRE, "2024-05") == ""
    assert since.told(FIRE, "") == ""
    assert "废止" in since.told("《中华人民共和国大气污染防治法》第一百一十八条", "2024")
    assert since.told("《中华人民共和国行政处罚法》第三十二条", "2010") == ""  # that text is not held
    assert since.told("不是引用", "2024") == ""
