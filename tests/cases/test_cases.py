"""Cases: reading every layout, keeping them, finding similar ones, what others were fined."""

import json
from pathlib import Path

import pytest
from docx import Document

from assistant.cases.library import CaseLibrary
from assistant.cases.model import Precedent
from assistant.cases.similar import clause_keys, fines_under, similar_cases
from assistant.cases.sources import read_precedents, teaching_cases
from assistant.dossier.model import Case
from assistant.errors import AssistantError, CorpusError, InputError
from assistant.law.library import LawLibrary
from assistant.settings import settings
from assistant.web import cases_tab

FIRE = "《中华人民共和国消防法》第六十条"


def precedent(name: str, facts: str, fine: float | None = None, **others: object) -> Precedent:
    return Precedent.model_validate(
        {"id": name, "kind": "处罚案例", "title": name, "facts": facts, "fine_yuan": fine, **others}
    )


@pytest.fixture
def library(tmp_path: Path) -> CaseLibrary:
    library = CaseLibrary(tmp_path / "precedents.db")
    library.add(
        [
            precedent("甲", "某商场安全出口被货物堵塞，疏散通道无法通行", 5000, cited=(FIRE,)),
            precedent("乙", "某宾馆疏散通道堆放杂物，占用疏散通道", 9000, cited=(FIRE,)),
            precedent("丙", "某店向下水道倾倒餐厨废弃物", 2000),
            precedent("丁", "某工地夜间施工噪声扰民", 30000, cited=(FIRE,), fictional=True),
        ]
    )
    return library


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
    with pytest.raises(CorpusError, match="bad.jsonl"):
        teaching_cases()


def test_similar_cases_rank_words_and_shared_clauses(library: CaseLibrary) -> None:
    found = similar_cases(
        Case(facts="宾馆的疏散通道被杂物占用"), clauses=[f"{FIRE}第一款"], k=2, library=library
    )
    assert [item.precedent.id for item in found] == ["乙", "甲"]
    assert found[0].shared == (FIRE,)
    assert "疏散通道" in "".join(found[0].words)
    assert found == similar_cases(
        Case(facts="宾馆的疏散通道被杂物占用"), clauses=[FIRE], k=2, library=library
    )


def test_facts_are_needed(library: CaseLibrary) -> None:
    with pytest.raises(InputError):
        similar_cases(Case(facts="  "), library=library)


def test_what_others_were_fined(library: CaseLibrary) -> None:
    stats = fines_under(f"{FIRE}第一款第（三）项", library.precedents())
    assert stats is not None
    assert (stats.count, stats.lowest, stats.median, stats.highest) == (2, 5000, 7000, 9000)
    assert fines_under("《没有的法》第一条", library.precedents()) is None


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


def test_importing_twice_changes_nothing(library: CaseLibrary) -> None:
    again = precedent("丙", "某店向下水道倾倒餐厨废弃物", 2000)
    assert library.add([again]) == (0, 0)
    assert library.add([precedent("丙", "另一种说法")]) == (0, 1)
    assert library.add([precedent("戊", "新的案例")]) == (1, 0)


def test_a_bad_line_is_named_and_nothing_is_imported(
    tmp_path: Path, library: CaseLibrary, packaged_library: LawLibrary
) -> None:
    path = tmp_path / "mixed.jsonl"
    good = precedent("己", "好的案例").model_dump_json()
    path.write_text(good + "\n{坏\n", encoding="utf-8")
    with pytest.raises(InputError, match="第 2 行"):
        library.add(read_precedents(path, packaged_library))
    assert "己" not in {p.id for p in library.precedents()}


def test_a_document_becomes_a_case_with_its_citations(tmp_path: Path, packaged_library: LawLibrary) -> None:
    document = Document()
    document.add_paragraph("某商场堵塞安全出口案")
    document.add_paragraph(
        "2024年3月5日，执法人员发现该商场堵塞安全出口，违反了消防法第二十八条，依照该法第六十条处罚。"
    )
    document.save(str(tmp_path / "案例.docx"))
    (case,) = read_precedents(tmp_path / "案例.docx", packaged_library)
    assert case.cited == ("《中华人民共和国消防法》第二十八条", FIRE)
    assert case.date == "2024年3月5日"


@pytest.mark.parametrize("name", ["none.jsonl", "empty"])
def test_missing_files_and_empty_folders(tmp_path: Path, packaged_library: LawLibrary, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError):
        list(read_precedents(tmp_path / name, packaged_library))


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "precedents.db"
    path.write_bytes(b"no database at all, certainly not" * 40)
    with pytest.raises(AssistantError, match="precedents.db"):
        CaseLibrary(path).precedents()


@pytest.mark.shared
@pytest.mark.parametrize(("name", "count"), [("precedents.jsonl", 32), ("penalty_cases.jsonl", 59)])
def test_the_real_collections(
    shared_data: Path, tmp_path: Path, packaged_library: LawLibrary, name: str, count: int
) -> None:
    library = CaseLibrary(tmp_path / "precedents.db")
    assert library.add(read_precedents(shared_data / name, packaged_library)) == (count, 0)
    kept = [p for p in library.precedents() if not p.fictional]
    assert len(kept) == count
    assert sum(bool(p.cited) for p in kept) == count
    first = json.loads((shared_data / name).read_text(encoding="utf-8").splitlines()[0])
    found = similar_cases(Case(facts=kept[0].facts), k=1, library=library)
    assert found[0].precedent == kept[0]
    assert first["id"] in {p.id for p in kept}


def test_the_tab_escapes_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "home", tmp_path)
    CaseLibrary().add([precedent("<b>案", "<script>倾倒</script>垃圾", 100, cited=(FIRE,))])
    note, cards = cases_tab.find("倾倒<script>垃圾", FIRE, 3)
    assert "1 件" in note
    assert "<script>" not in cards
    assert "&lt;script&gt;" in cards
    with pytest.raises(InputError, match="条款写法"):
        cases_tab.find("倾倒垃圾", "消防法六十", 3)
    with pytest.raises(InputError, match="没有选择文件"):
        cases_tab.import_files(None)
