"""A pin leads back to its rule or says why not; a changed text, grammar or word list is detected."""

from __future__ import annotations

import ast
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from charge_cases import K, case, located
from charge_laws import KITE, documents
from hypothesis import given
from hypothesis import strategies as st

import assistant
from assistant.analysis import rule_index
from assistant.analysis.charge import charge, charges_of
from assistant.analysis.pin import StalePinError, resolve, rules_in
from assistant.dossier.model import Case
from assistant.law import importer
from assistant.law.library import LawLibrary
from assistant.law.penalties import lexicon
from assistant.law.penalties.digest import GRAMMAR, WORDS, grammar_digest, rule_digest
from assistant.settings import settings


def test_a_pin_survives_json_and_leads_back_to_its_rule(kites: LawLibrary) -> None:
    for reference, kind in ((f"{K}第五条", "个人"), (f"{K}第七条", "企业")):
        made = case(kind, charges=charge(reference, case(kind), kites).charges)
        again = Case.model_validate_json(made.model_dump_json())
        assert again.charges == made.charges
        assert charges_of(again, kites).charges == made.charges
        for one in again.charges:
            assert one.rule
            assert resolve(one.rule, kites).pin == one.rule


def test_every_rule_of_the_library_resolves_to_itself(kites: LawLibrary) -> None:
    for law in kites.laws():
        for version in kites.versions(law):
            for article in kites.articles(version):
                for found in rules_in(article):
                    assert resolve(found.pin, kites) == found


def test_the_digest_does_not_depend_on_the_order_of_reading(kites: LawLibrary) -> None:
    found = located(kites, K, "第八条")
    version = found.article.version
    turned = replace(
        found.rule, fines=found.rule.fines[::-1], penalties=found.rule.penalties[::-1], spans={},
        conduct_span=None,
    )  # fmt: skip
    assert rule_digest(turned, version) == rule_digest(found.rule, version)
    doubled = replace(found.rule, penalties=found.rule.penalties * 2)
    assert rule_digest(doubled, version) == rule_digest(found.rule, version)


@given(st.sampled_from(["min", "max", "party", "condition", "relation", "discretionary"]), st.integers(1, 9))
def test_the_digest_changes_with_every_part_of_a_fine(kites: LawLibrary, name: str, number: int) -> None:
    found = located(kites, K, "第六条")
    fine = found.rule.fines[0]
    other: Any = {"discretionary": True, "min": 1.5 * number, "max": 9e9 + number}.get(name, f"别的{number}")
    changed = replace(found.rule, fines=(replace(fine, **{name: other}), *found.rule.fines[1:]))
    assert rule_digest(changed, found.article.version) != found.pin.digest


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"law": "没有的法"}, "已没有这部法规"),
        ({"effective": date(1990, 1, 1)}, "没有自 1990-01-01 起施行的文本"),
        ({"provision": "第十四条"}, "读不出处罚规定"),
        ({"provision": "第四条第三款"}, "此处已没有罚则"),
        ({"digest": "0" * 32}, "内容与选定时不同"),
        ({"digest": "0" * 32, "conduct": "别的行为"}, "现在的行为是"),
    ],
)
def test_a_pin_that_holds_no_more_says_why_and_never_gives_another_rule(
    kites: LawLibrary, change: dict[str, Any], says: str
) -> None:
    pin = located(kites, K, "第五条").pin.model_copy(update=change)
    with pytest.raises(StalePinError, match=says):
        resolve(pin, kites)
    made = charges_of(case("个人", charges=[{"rule": pin.model_dump()}]), kites)
    assert made.charges == ()
    assert says in made.message
    assert {c.pin.provision for c in made.choices} <= {pin.provision}


def test_a_changed_text_is_detected(kites: LawLibrary, tmp_path: Path) -> None:
    pin = located(kites, K, "第五条").pin
    changed = [d for d in documents() if d.name == K][1]
    importer.import_documents(
        tmp_path / "l.db",
        [replace(changed, text=KITE.replace("一百元以上三百元以下", "一百元以上九百元以下"))],
    )
    with pytest.raises(StalePinError, match="内容与选定时不同") as caught:
        resolve(pin, LawLibrary(tmp_path / "l.db"))
    assert [n.rule.fines[0].max for n in caught.value.now] == [900]


@pytest.fixture
def other_words(tmp_path: Path) -> Path:
    """A copy of the lexicon to be edited."""
    folder = tmp_path / "corpora"
    for name in ("lexicon", "law"):
        shutil.copytree(settings().corpora / name, folder / name)
    return folder


def clear_words() -> None:
    from assistant.analysis import addressees
    from assistant.law.penalties import agencies, clauses, conditions, fines, kinds, parties

    for module in (addressees, agencies, clauses, conditions, fines, kinds, lexicon, parties):
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()
    grammar_digest.cache_clear()
    rule_index._code_digest.cache_clear()


def test_an_edit_of_the_lexicon_makes_index_and_pins_stale(
    kites: LawLibrary, other_words: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, pin = rule_index._code_digest(), located(kites, K, "第五条").pin
    words = other_words / "lexicon" / "penalty_conditions.yaml"
    text = words.read_text(encoding="utf-8").replace("逾期", "从不")
    words.write_text(text, encoding="utf-8")
    monkeypatch.setenv("ASSISTANT_CORPORA", str(other_words))
    settings.cache_clear()
    clear_words()
    try:
        assert rule_index._code_digest() != before
        with pytest.raises(StalePinError):
            resolve(pin, kites)
    finally:
        monkeypatch.undo()
        settings.cache_clear()
        clear_words()
    assert rule_index._code_digest() == before
    assert resolve(pin, kites).pin == pin


def test_the_grammar_digest_covers_all_that_reads_an_article() -> None:
    root = Path(assistant.__file__).parent
    beside = {"corpora.py", "errors.py", "faults.py", "settings.py"}  # they read, they know no grammar
    read = {path.relative_to(root).as_posix() for path in _imported(root, "assistant.law.penalty")}
    assert read - beside == set(GRAMMAR)
    lexica = {f"lexicon/{path.name}" for path in (settings().corpora / "lexicon").glob("penalty_*.yaml")}
    assert lexica == set(WORDS)


def _imported(root: Path, module: str) -> set[Path]:
    """Source files that a module imports, directly or not."""
    found: set[Path] = set()
    todo = [module]
    while todo:
        path = _file(root, todo.pop())
        if path is None or path in found:
            continue
        found.add(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("assistant."):
                inner = [f"{node.module}.{name.name}" for name in node.names]
                deeper = [name for name in inner if _file(root, name)]
                todo += deeper or [node.module]
    return found


def _file(root: Path, module: str) -> Path | None:
    stem = root.joinpath(*module.split(".")[1:])
    return next((p for p in (stem.with_suffix(".py"), stem / "__init__.py") if p.is_file()), None)
