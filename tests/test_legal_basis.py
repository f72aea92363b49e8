"""Every legal basis that our data and our code state is verified against the library, or listed as 未收录 with its source."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.analysis.corpus_check import CorpusReport, check_entry
from assistant.analysis.plain_answers import load_answers
from assistant.corpora import corpus, load
from assistant.law.citations import CitationStatus, verify_citations
from assistant.law.facts import Unheld, unheld
from assistant.law.library import LawLibrary
from assistant.review.rule import all_rules

ROOT = Path(__file__).resolve().parent.parent
_OWN_TESTS = ("repealed.yaml",)  # cites texts of their day, most of them not held: tests/law/test_standing.py
FILES = sorted(
    p.relative_to(corpus()).as_posix()
    for p in corpus().rglob("*.yaml")
    if p.parent.name != "matters" and p.name not in _OWN_TESTS
)
# laws of the archive that the packaged library lacks; tests with the archive verify what is cited of them
ARCHIVE_ONLY = {
    "公安机关办理行政案件程序规定",
    "兽药管理条例",
    "化妆品监督管理条例",
    "医疗器械监督管理条例",
    "价格违法行为行政处罚规定",
    "中华人民共和国军品出口管理条例",
}
# how examples begin: of what is wrong, of law to be imported, forms to be filled in
EXAMPLES = {
    "《…法》",
    "《大气污染防治管理法》第四十五条",
    "《中华人民共和国大气污染防治法》第四十五条",
    "《浙江省",
    "《城镇燃气管理条例》第二十八条",
    "《某某",
}


def checked(library: LawLibrary, where: str, entry: object) -> CorpusReport:
    return check_entry(where, entry, library)


@pytest.mark.parametrize("name", FILES)
def test_a_data_file_cites_what_there_is(packaged_library: LawLibrary, name: str) -> None:
    report = checked(packaged_library, name, load(corpus(name), object))
    assert report.problems == []
    assert set(report.missing_laws) <= ARCHIVE_ONLY


def test_a_data_file_cites_what_there_is_in_the_archive(full_library: LawLibrary) -> None:
    reports = [checked(full_library, name, load(corpus(name), object)) for name in FILES]
    assert [problem for report in reports for problem in report.problems] == []
    assert [law for report in reports for law in report.missing_laws] == []


@pytest.mark.parametrize("row", load(corpus("law/unheld.yaml"), tuple[Unheld, ...]), ids=lambda row: row.law)
def test_what_is_listed_as_not_held_is_cited_and_not_held(packaged_library: LawLibrary, row: Unheld) -> None:
    assert row.source
    cited = [checked(packaged_library, name, load(corpus(name), object)).unheld for name in FILES]
    assert any(row.law in found for found in cited)
    for law in packaged_library.find(row.law):
        assert row.until
        assert packaged_library.version_at(law, date.fromordinal(row.until.toordinal() - 1)) is None


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ({"basis": "《中华人民共和国行政处罚法》第九百条"}, "第九百条"),
        ({"rows": [{"basis": "《中华人民共和国行政处罚法》第五十九条第九款"}]}, "rows 第1项 basis"),
        ({"《中华人民共和国行政处罚法》第五十九条第一款第（九）项": "键"}, "第（九）项"),
        ({"basis": "《中华人民共和国行政处罚办法》第五十九条"}, "第五十九条"),
    ],
)
def test_a_wrong_basis_is_found(packaged_library: LawLibrary, entry: object, problem: str) -> None:
    report = checked(packaged_library, "某文件", entry)
    assert report.citations == 0
    assert [line for line in report.problems if problem in line]


def test_a_text_that_is_not_at_hand_must_be_listed_or_a_record_of_the_past(
    packaged_library: LawLibrary,
) -> None:
    old = {"basis": "《中华人民共和国行政复议法》第五十条", "until": date(1990, 1, 1)}
    assert checked(packaged_library, "某文件", old).missing_laws == {"中华人民共和国行政复议法": 1}
    past = {"basis": "《中华人民共和国种子法》（2000年）第七十八条", "repealed_on": date(2000, 12, 1)}
    assert checked(packaged_library, "某文件", past).unheld == {"中华人民共和国种子法": 1}
    wrong = past | {"basis": "《中华人民共和国行政处罚法》第九百条"}
    assert checked(packaged_library, "某文件", wrong).problems


def test_the_text_of_another_day_is_looked_up(packaged_library: LawLibrary) -> None:
    old = {"basis": "《中华人民共和国行政处罚法》第四十二条", "until": date(2021, 7, 15)}
    assert checked(packaged_library, "某文件", old).unheld == {"中华人民共和国行政处罚法": 1}
    assert checked(packaged_library, "某文件", old | {"until": date(2023, 1, 1)}).citations == 1
    assert unheld("行政处罚法", date(2021, 7, 15)) is None


def test_general_provisions_offered_beside_suggestions_are_there(packaged_library: LawLibrary) -> None:
    for entry in load_answers().general:
        (law,) = packaged_library.find(entry.ref.law)
        assert packaged_library.provision_text(law, entry.ref.provision), entry.article


def test_every_review_rule_rests_on_law(packaged_library: LawLibrary) -> None:
    for rule in all_rules():
        verdicts = verify_citations(rule.basis, library=packaged_library)
        assert verdicts, rule
        assert all(verdict.status is CitationStatus.VERIFIED for verdict in verdicts), rule


def texts(path: Path) -> Iterator[str]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def test_every_clause_named_in_the_code_is_there(packaged_library: LawLibrary) -> None:
    wrong = []
    for path in sorted((ROOT / "assistant").rglob("*.py")):
        for text in texts(path):
            for verdict in verify_citations(text, library=packaged_library) if "条" in text else ():
                cited = verdict.citation
                named = cited.provision and cited.name and verdict.status is not CitationStatus.VERIFIED
                if named and not any(cited.text.startswith(example) for example in EXAMPLES):
                    wrong.append((path.name, cited.text, verdict.message))
    assert wrong == []
