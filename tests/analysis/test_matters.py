"""Matters, descriptions, teaching cases: schema, loading, and the check against the law library."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from assistant.analysis.corpus_check import check_corpora
from assistant.analysis.descriptions import Cited, load_descriptions
from assistant.analysis.matters import load_matters, parse_reference, shipped_matters
from assistant.analysis.teaching import load_teaching_cases
from assistant.cli import matters as _commands  # noqa: F401  registers the commands
from assistant.cli.app import app
from assistant.dossier.model import Case
from assistant.errors import CorpusError, InputError
from assistant.law.library import LawLibrary
from assistant.law.model import LawRef, Provision
from assistant.settings import settings
from assistant.text.identity import valid_credit_code, valid_id_number

CORPORA = settings().corpora
MATTER: dict[str, Any] = {
    "id": "stall",
    "name": "占道设摊",
    "bases": [
        {
            "region": "浙江省",
            "duty": ["《浙江省城市市容和环境卫生管理条例》第十六条第一款"],
            "penalty": ["《浙江省城市市容和环境卫生管理条例》第十六条第三款"],
            "amounts": [{"condition": "拒不改正", "max": 50}],
        }
    ],
    "says": ["摆摊", "路边摊", "地摊", "推车叫卖", "占道卖菜"],
    "elements": [{"name": "谁在摆", "evidence": ["身份证"], "how": "现场核对"}],
}


def _write(folder: Path, *matters: dict[str, Any]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump({"field": "市容环卫", "matters": list(matters)}, allow_unicode=True)
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "law", "provision"),
    [
        ("《中华人民共和国消防法》第二十八条", "中华人民共和国消防法", Provision(28)),
        ("《某条例》第六十条第一款第（三）项", "某条例", Provision(60, 0, 1, 3)),
        (
            "《浙江省实施《中华人民共和国人民防空法》办法》第三条",
            "浙江省实施《中华人民共和国人民防空法》办法",
            Provision(3),
        ),
        ("《某法》第一百二十条之一", "某法", Provision(120, 1)),
    ],
)
def test_reference_is_read(text: str, law: str, provision: Provision) -> None:
    assert parse_reference(text) == LawRef(law, provision)


@pytest.mark.parametrize(
    "text", ["", "消防法第二十八条", "《消防法》", "《消防法》第条", "《消防法》第六十条一款等"]
)
def test_unreadable_reference_is_refused(text: str) -> None:
    with pytest.raises(CorpusError):
        parse_reference(text)


@given(st.integers(1, 1300), st.integers(0, 9), st.integers(0, 30))
def test_reference_round_trip(article: int, paragraph: int, item: int) -> None:
    ref = LawRef("某市某条例", Provision(article, 0, paragraph, item))
    assert parse_reference(ref.format()) == ref


@pytest.mark.parametrize(
    "change",
    [
        {"says": ["只有一种说法"]},
        {"bases": []},
        {"elements": []},
        {"id": "中文编号"},
        {"unknown": 1},
        {"bases": [{"penalty": ["某法第一条"]}]},
        {"bases": [{"penalty": ["《某法》第一条"], "amounts": [{"min": 9, "max": 1}]}]},
        {"bases": [{"penalty": ["《某法》第一条"], "amounts": [{"type": "percent", "max": 5}]}]},
        {"nearby": ["no-such-matter"]},
    ],
)
def test_broken_matter_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    with pytest.raises(CorpusError):
        load_matters(_write(tmp_path, MATTER | change))


def test_id_used_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="重复"):
        load_matters(_write(tmp_path, MATTER, MATTER))


def test_yaml_error_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "坏.yaml").write_text("field: [", encoding="utf-8")
    with pytest.raises(CorpusError, match="坏.yaml"):
        load_matters(tmp_path)


def test_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text('{"id": "d1"}\n', encoding="utf-8")
    with pytest.raises(CorpusError, match="第 1 行"):
        load_descriptions(path)
    with pytest.raises(CorpusError, match="第 1 行"):
        load_teaching_cases(path)


def test_article_and_part_make_one_address() -> None:
    cited = Cited(law="某法", article="第六十条", part="第一款第（三）项")
    assert cited.ref == LawRef("某法", Provision(60, 0, 1, 3))
    with pytest.raises(CorpusError):
        _ = Cited(law="某法", article="六十").ref


def test_shipped_matters_cover_the_fields() -> None:
    matters = shipped_matters()
    assert len(matters) >= 80
    assert len({matter.field for matter in matters}) >= 15
    assert all(len(set(matter.says)) >= 5 for matter in matters)


def test_descriptions_hold_a_third_out() -> None:
    rows = load_descriptions(CORPORA / "descriptions.jsonl")
    assert len(rows) >= 450
    assert len({row.id for row in rows}) == len({row.facts for row in rows}) == len(rows)
    folds = Counter(row.fold for row in rows)
    assert max(folds.values()) - min(folds.values()) <= 1


def test_demonstration_case_is_fictional_and_well_formed() -> None:
    case = Case.model_validate_json((CORPORA / "demo" / "case.json").read_text(encoding="utf-8"))
    assert case.fictional
    assert valid_id_number(case.party.id_number)
    assert valid_credit_code(case.party.credit_code)


def test_demonstration_case_needs_only_packaged_law(packaged_library: LawLibrary) -> None:
    case = Case.model_validate_json((CORPORA / "demo" / "case.json").read_text(encoding="utf-8"))
    ref = parse_reference(case.chosen)
    assert any(packaged_library.provision_text(law, ref.provision) for law in packaged_library.find(ref.law))


def test_every_citation_and_amount_agrees_with_the_library(full_library: LawLibrary) -> None:
    report = check_corpora(CORPORA, full_library)
    assert report.problems == []
    assert report.missing_laws == {}
    assert report.citations > 1000
    assert report.amounts > 200
    assert len(report.unread) * 40 <= report.amounts  # what the check itself cannot read stays rare


def _corpora(tmp_path: Path, matter: dict[str, Any]) -> Path:
    _write(tmp_path / "matters", matter)
    (tmp_path / "descriptions.jsonl").touch()
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "teaching.jsonl").touch()
    return tmp_path


def _with_basis(**basis: object) -> dict[str, Any]:
    return MATTER | {"bases": [MATTER["bases"][0] | basis]}


def test_right_matter_passes(tmp_path: Path, small_library: LawLibrary) -> None:
    report = check_corpora(_corpora(tmp_path, MATTER), small_library)
    assert (report.citations, report.amounts, report.problems) == (2, 1, [])


@pytest.mark.parametrize(
    "basis",
    [
        {"penalty": ["《浙江省城市市容和环境卫生管理条例》第九百条"]},
        {"duty": ["《浙江省城市市容和环境卫生管理条例》第十六条第九款"]},
        {"amounts": [{"condition": "拒不改正", "max": 5000}]},
    ],
)
def test_wrong_article_or_amount_is_found(
    tmp_path: Path, small_library: LawLibrary, basis: dict[str, Any]
) -> None:
    report = check_corpora(_corpora(tmp_path, _with_basis(**basis)), small_library)
    assert any(line.startswith("stall：") for line in report.problems)


def test_repealed_law_needs_its_date(tmp_path: Path, small_library: LawLibrary) -> None:
    basis = {
        "duty": [],
        "penalty": ["《中华人民共和国大气污染防治法》第一百一十六条"],
        "amounts": [{"min": 2000, "max": 20000}],
    }
    assert check_corpora(_corpora(tmp_path / "a", _with_basis(**basis)), small_library).problems
    dated = _with_basis(**basis, until="2026-08-15")
    assert check_corpora(_corpora(tmp_path / "b", dated), small_library).problems == []


def test_law_not_loaded_is_counted_not_blamed(tmp_path: Path, small_library: LawLibrary) -> None:
    matter = _with_basis(penalty=["《某县某某管理规定》第一条"], amounts=[])
    report = check_corpora(_corpora(tmp_path, matter), small_library)
    assert report.missing_laws == {"某县某某管理规定": 1}
    assert report.problems == []


def test_commands_list_and_show() -> None:
    runner = CliRunner()
    listed = runner.invoke(app, ["matters", "list", "--field", "犬只"])
    assert {line.split("\t")[1] for line in listed.output.strip().splitlines()} == {"犬只"}
    shown = runner.invoke(app, ["matters", "show", "street-stall"])
    assert "占道设摊" in shown.output
    assert "《浙江省城市市容和环境卫生管理条例》第十六条第三款" in shown.output


@pytest.mark.parametrize("command", [["list", "--field", "没有的领域"], ["show", "no-such-matter"]])
def test_commands_say_what_is_unknown(command: list[str]) -> None:
    assert isinstance(CliRunner().invoke(app, ["matters", *command]).exception, InputError)
