"""References and suggestions become charges with pinned rules, or the list of choices; nothing is chosen silently."""

from __future__ import annotations

import ast
import json
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from charge_laws import KITE, documents
from hypothesis import given
from hypothesis import strategies as st

import assistant
from assistant.analysis import rule_index
from assistant.analysis.addressees import Addressee, classes, fits, opening
from assistant.analysis.charge import charge, charge_suggestion, charges_of, clause_under
from assistant.analysis.measures import Standing, is_order, measures_of, own_rule
from assistant.analysis.model import Charging, Suggestion
from assistant.analysis.pin import Located, StalePinError, resolve, rules_in
from assistant.dossier.model import Case, Charge, Measure, Party, Person, RulePin
from assistant.errors import InputError
from assistant.law import importer
from assistant.law.library import LawLibrary
from assistant.law.model import LawRef, Provision
from assistant.law.penalties import lexicon
from assistant.law.penalties.digest import GRAMMAR, WORDS, grammar_digest, rule_digest
from assistant.law.penalty import parse_article
from assistant.settings import settings

K = "风筝管理条例"
FIRE = "中华人民共和国消防法"


@pytest.fixture(scope="module")
def kites(tmp_path_factory: pytest.TempPathFactory) -> LawLibrary:
    path = tmp_path_factory.mktemp("kites") / "library.db"
    importer.import_documents(path, documents())
    return LawLibrary(path)


def case(kind: str = "", act: str = "2024-05-01", **fields: Any) -> Case:
    party = {"party": {"kind": kind, "name": "甲"}} if kind else {}
    return Case.model_validate({"facts": "放风筝", "act_date": act, **party, **fields})


def places(made: Charging) -> list[str]:
    """The provisions of the charges, of the choices behind a question mark; persons in charge behind a plus."""
    charges = [f"{c.rule.provision}{'+' if c.capacity else ''}" for c in made.charges if c.rule]
    return charges + [f"?{c.pin.provision}{'+' if c.capacity else ''}" for c in made.choices]


UNIT_ITEMS = ["?第四条第一款第（一）项", "?第四条第一款第（二）项"]
ROWS = [
    # a whole article with items, and a paragraph for others
    (f"{K}第四条", "企业", UNIT_ITEMS),
    (f"{K}第四条", "个人", ["第四条第二款"]),
    (f"{K}第四条", "个体工商户", [*UNIT_ITEMS, "?第四条第二款"]),
    (f"{K}第四条", "", [*UNIT_ITEMS, "?第四条第二款"]),
    (f"{K}第四条第一款", "企业", UNIT_ITEMS),
    (f"{K}第四条第一款", "个人", ["?第四条第二款"]),
    (f"《{K}》第四条第一款第（二）项", "企业", ["第四条第一款第（二）项"]),
    (f"《{K}》第4条第1款第2项", "企业", ["第四条第一款第（二）项"]),
    (f"《{K}》第四条第二项", "企业", ["第四条第一款第（二）项"]),
    (f"《{K}》第四条第一款第（二）项", "个人", ["?第四条第二款"]),
    (f"《{K}》第四条第一款第（二）项", "", ["第四条第一款第（二）项"]),
    (f"《{K}》第四条第二款", "企业", UNIT_ITEMS),
    (f"《{K}》第四条第二款", "个人", ["第四条第二款"]),
    (f"《{K}》第四条第五款", "企业", UNIT_ITEMS),
    (f"《{K}》第四条第一款第（九）项", "个人", ["?第四条第二款"]),
    # one rule
    (f"{K}第五条", "个人", ["第五条"]),
    (f"{K}第五条第一款", "企业", ["第五条"]),
    (f"依据{K}第五条的规定处罚", "个人", ["第五条"]),
    (f"违反《{K}》第三条，依照第五条", "个人", ["第五条"]),
    # units and persons in one rule; the unit's persons in charge
    (f"{K}第六条", "个人", ["第六条"]),
    (f"{K}第六条", "企业", ["第六条"]),
    (f"{K}第七条", "企业", ["第七条", "第七条+"]),
    (f"{K}第七条", "个人", ["第七条"]),
    (f"{K}第十条", "个人", ["第十条"]),
    (f"{K}第十条", "企业", []),
    # tiers by value, borrowed range, first and again
    (f"{K}第八条", "个体工商户", ["第八条"]),
    (f"{K}第九条", "企业", ["第九条"]),
    (f"{K}第十二条", "个人", ["第十二条"]),
    (f"{K}第十三条", "企业", ["第十三条"]),
    # items without a shared amount, 之一
    (f"{K}第十一条", "个人", ["?第十一条第（一）项", "?第十一条第（二）项"]),
    (f"{K}第十一条第一款", "企业", ["?第十一条第（一）项", "?第十一条第（二）项"]),
    (f"{K}第十一条第二项", "企业", ["第十一条第（二）项"]),
    (f"{K}第十一条第一款第（二）项", "企业", ["第十一条第（二）项"]),
    (f"{K}第十一条之一", "个人", ["第十一条之一"]),
    # several places
    (f"{K}第五条、第六条", "个人", ["?第五条", "?第六条"]),
    (f"{K}第五条至第七条", "个人", ["?第五条", "?第六条", "?第七条"]),
    (f"《{K}》第五条；《甲市风筝管理规定》第三条", "企业", ["?第五条", "?第三条"]),
    # local law
    ("甲市风筝管理规定第二条", "个体工商户", ["第二条"]),
    ("甲市风筝管理规定第二条", "企业", []),
    ("甲市风筝管理规定第三条", "企业", ["第三条"]),
    ("甲市风筝管理规定第三条", "个人", []),
]  # fmt: skip


def test_the_table_is_long_enough() -> None:
    assert len(ROWS) >= 40


@pytest.mark.parametrize(("reference", "kind", "wanted"), ROWS)
def test_reference(kites: LawLibrary, reference: str, kind: str, wanted: list[str]) -> None:
    given = {"region": "浙江省/温州市"} if "甲市" in reference else {}
    made = charge(reference, case(kind, **given), kites)
    assert places(made) == wanted
    assert bool(made.message) == (not made.charges)


@pytest.mark.parametrize(
    ("reference", "act", "says"),
    [
        ("风筝第四条", "2024-05-01", "没有读懂|认不出|法规库中没有"),
        ("第四条", "2024-05-01", "认不出条款"),
        ("《条例》第四条", "2024-05-01", "认不出条款"),
        ("随便写写", "2024-05-01", "认不出条款"),
        (f"《{K}》第四条第（一）项乙档", "2024-05-01", "没有读懂|认不出"),
        (f"《{K}》第九十条", "2024-05-01", "法规库中没有"),
        (f"《{K}》第十四条", "2024-05-01", "没有可适用的处罚规定"),
        ("《没有的法》第一条", "2024-05-01", "法规库中没有"),
        (f"《{K}》第五条", "2010-05-01", "法规库中没有"),
    ],
)
def test_what_is_no_penalty_clause_is_refused(kites: LawLibrary, reference: str, act: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        charge(reference, case("个人", act), kites)


@pytest.mark.parametrize(
    ("reference", "act", "effective"),
    [
        (f"{K}第四条", "2010-05-01", date(2001, 1, 1)),
        (f"{K}第四条第二款", "2020-06-01", date(2020, 6, 1)),
        (f"{K}（2001年）第四条", "2024-05-01", date(2001, 1, 1)),
    ],
)
def test_the_version_in_force_at_the_act_or_the_edition_named(
    kites: LawLibrary, reference: str, act: str, effective: date
) -> None:
    kind = "企业" if effective.year == 2001 else "个人"
    made = charge(reference, case(kind, act), kites)
    assert [c.rule.effective for c in made.charges if c.rule] == [effective]


@pytest.mark.parametrize(
    ("act", "reference"), [("1999-01-01", f"{K}第四条"), ("2024-05-01", f"{K}（2015年）第四条")]
)
def test_a_text_not_held_is_said_and_nothing_is_chosen(kites: LawLibrary, act: str, reference: str) -> None:
    made = charge(reference, case("企业", act), kites)
    assert (made.charges, made.choices) == ((), ())
    assert "当时文本未收录" in made.message
    assert "库内版本" in made.message


def test_versions_at_act_and_decision_and_what_to_compare(kites: LawLibrary) -> None:
    made = charge(f"{K}第四条", case("企业", "2020-05-01", decided="2020-07-01"), kites)
    (only,) = made.charges
    assert (only.act_version, only.decision_version) == (date(2001, 1, 1), date(2020, 6, 1))
    assert any("第三十七条" in note for note in made.notes)
    undated = charge(f"{K}第五条", case("个人", ""), kites)
    assert undated.charges[0].act_version is None
    assert any("没有行为日期" in note for note in undated.notes)


def test_choices_say_what_tells_them_apart(kites: LawLibrary) -> None:
    first, second = charge(f"{K}第四条第一款", case("企业"), kites).choices
    assert first.differs == ("项：第（一）项", "行为：未登记放飞大型风筝的")
    assert second.reference == f"《{K}》第四条第一款第（二）项"
    *_, person = charge(f"{K}第四条", case("个体工商户"), kites).choices
    assert person.differs[-3:] == ("对象：个人", "处罚：警告、罚款", "幅度：200元以下")


@pytest.mark.parametrize(
    ("reference", "kind"),
    [(f"{K}第四条", "个体工商户"), (f"{K}第五条、第六条", "个人"), (f"{K}第十一条", "企业")],
)
def test_what_a_choice_writes_settles_it(kites: LawLibrary, reference: str, kind: str) -> None:
    for one in charge(reference, case(kind), kites).choices:
        (made,) = charge(one.written, case(kind), kites).charges
        assert made.rule == one.pin


def test_two_rules_of_one_place_are_told_by_their_conduct(packaged_library: LawLibrary) -> None:
    asked = case("个人", "2026-03-05")
    first, again = charge("道路交通安全法第九十一条第一款", asked, packaged_library).choices
    assert first.reference == again.reference
    for one in (first, again):
        (made,) = charge(one.written, asked, packaged_library).charges
        assert made.rule == one.pin
    other = charge(f"{first.reference}：别的行为", asked, packaged_library)
    assert (other.charges, len(other.choices) > 1) == ((), True)


def test_a_rule_for_persons_in_charge_only_is_chosen_by_its_pin(packaged_library: LawLibrary) -> None:
    asked = case("个人", "2026-03-05")
    (one,) = charge("安全生产法第一百零二条", asked, packaged_library).choices
    assert (one.written, one.capacity) == ("", "责任人员")
    pinned = {"rule": one.pin.model_dump(mode="json"), "capacity": one.capacity}
    made = charges_of(case("个人", "2026-03-05", charges=[pinned]), packaged_library)
    assert [m.detail for m in made.charges[0].measures] == ["50000元以上100000元以下"]


def measures(kites: LawLibrary, reference: str, kind: str) -> list[tuple[str, ...]]:
    made = charge(reference, case(kind), kites)
    return [
        (m.kind, m.detail, m.conditional, "或" * m.alternative + "可" * m.discretionary)
        for c in made.charges
        for m in c.measures
    ]


MEASURES = [
    (f"{K}第四条第二款", "个人", [("警告", "", "", "或"), ("罚款", "200元以下", "", "或")]),
    (f"{K}第五条", "个人", [("责令改正", "", "", ""), ("罚款", "100元以上300元以下", "逾期不改正", ""),
                          ("没收非法财物", "", "情节严重", "可")]),
    (f"{K}第六条", "个人", [("罚款", "500元", "", "")]),
    (f"{K}第六条", "企业", [("罚款", "5000元", "", "")]),
    (f"{K}第六条", "个体工商户", [("罚款", "5000元", "", ""), ("罚款", "500元", "", "")]),
    (f"{K}第七条", "企业", [("罚款", "10000元以上30000元以下", "", ""), ("责令停产停业", "", "拒不改正", ""),
                          ("罚款", "1000元以上5000元以下", "拒不改正", "")]),
    (f"{K}第八条", "个人", [("没收违法所得", "", "", ""), ("罚款", "300元", "货值金额不足一千元", ""),
                          ("罚款", "货值金额的2倍以上5倍以下", "货值金额一千元以上", "")]),
    (f"{K}第九条", "个人", [("依照其他条款处罚", "本条例第五条的规定", "", "")]),
    (f"{K}第十三条", "企业", [("责令停止放飞", "", "", ""), ("罚款", "按每平方米计50元", "", "可")]),
]  # fmt: skip


@pytest.mark.parametrize(("reference", "kind", "wanted"), MEASURES)
def test_measures_are_the_partys_own_and_marked(
    kites: LawLibrary, reference: str, kind: str, wanted: list[tuple[str, ...]]
) -> None:
    assert measures(kites, reference, kind) == wanted


@pytest.mark.parametrize(
    ("law", "place", "kind", "wanted"),
    [
        ("消防法", "第六十三条第（一）项", "个人", {"警告": "或", "罚款": "或", "行政拘留": ""}),
        ("城乡规划法", "第六十四条", "企业", {"限期拆除": "", "没收违法所得": "", "罚款": "可"}),
        (
            "食品安全法",
            "第一百二十六条第一款第（一）项",
            "企业",
            {"责令停产停业": "或", "吊销许可证件": "或"},
        ),
        ("道路交通安全法", "第九十一条第三款", "个人", {"行政拘留": "", "罚款": "", "吊销许可证件": ""}),
    ],
)
def test_alternatives_and_discretion_in_real_clauses(
    packaged_library: LawLibrary, law: str, place: str, kind: str, wanted: dict[str, str]
) -> None:
    made = charge(f"{law}{place}", case(kind, "2026-03-05"), packaged_library)
    marks = {m.kind: "或" * m.alternative + "可" * m.discretionary for m in made.charges[0].measures}
    assert {kind: marks[kind] for kind in wanted} == wanted


def test_orders_keep_their_conditions(packaged_library: LawLibrary) -> None:
    made = charge("城乡规划法第六十四条", case("企业", "2026-03-05"), packaged_library)
    orders = {m.kind: m.conditional for m in made.charges[0].measures if is_order(m)}
    assert orders["责令停止建设"] == ""
    assert "无法采取改正措施" in orders["限期拆除"]


@pytest.mark.parametrize(
    ("reference", "kind", "count"),
    [("消防法第六十条", "企业", 7), ("消防法第六十条", "个人", 0), ("消防法第六十条", "个体工商户", 8),
     ("消防法第六十条第一款第（三）项", "个人", 1), ("道路交通安全法第九十一条第一款", "个人", 2)],
)  # fmt: skip
def test_real_articles_are_not_narrowed_to_their_first_rule(
    packaged_library: LawLibrary, reference: str, kind: str, count: int
) -> None:
    made = charge(reference, case(kind, "2026-03-05"), packaged_library)
    assert len(made.choices) == count
    if not count:
        assert made.charges[0].measures[-1].detail == "500元以下"


def test_unit_and_persons_in_charge_make_two_charges(kites: LawLibrary) -> None:
    named = case("企业").model_copy(
        update={"party": Party(kind="企业", name="甲", responsible=(Person(name="乙"), Person(name="丙")))}
    )
    unit, *others = charge(f"{K}第七条", named, kites).charges
    assert (unit.capacity, [o.person for o in others]) == ("", ["乙", "丙"])
    assert {o.capacity for o in others} == {"责任人员"}
    assert [m.addressee for m in others[0].measures] == ["责任人员"]
    assert "责任人员" not in {m.addressee for m in unit.measures}
    assert {f.party for f in clause_under(others[0], named, kites).rule.fines} == {"责任人员"}


def test_an_individual_may_answer_as_a_person_in_charge_but_is_asked(packaged_library: LawLibrary) -> None:
    made = charge("安全生产法第一百零二条", case("个人", "2026-03-05"), packaged_library)
    assert places(made) == ["?第一百零二条+"]
    assert made.choices[0].amounts == ("50000元以上100000元以下（拒不执行）",)


def test_what_another_paragraph_lays_down_for_the_same_conduct_is_noted(kites: LawLibrary) -> None:
    made = charge(f"{K}第四条第一款第（二）项", case("个体工商户"), kites)
    assert any("第四条第二款对这一行为另有规定：200元以下" in note for note in made.notes)
    assert not charge(f"{K}第四条第一款第（一）项", case("个体工商户"), kites).notes


def test_the_fine_of_an_old_case_goes_to_the_only_fine(kites: LawLibrary) -> None:
    (one,) = charges_of(case("个人", chosen=f"{K}第六条", fine_yuan=500), kites).charges
    assert [m.amount for m in one.measures] == [Decimal(500)]
    (two,) = charges_of(case("个人", chosen=f"{K}第八条", fine_yuan=300), kites).charges
    assert {m.amount for m in two.measures} == {None}


# pins -------------------------------------------------------------------------------------------------------


def located(library: LawLibrary, law: str, place: str) -> Located:
    wanted = Provision.parse(place)
    article = library.article(library.find(law)[0], wanted) if wanted else None
    assert article
    return next(found for found in rules_in(article) if found.rule.provision == wanted)


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


# suggestions and cases --------------------------------------------------------------------------------------


def suggestion(found: Located, *duties: LawRef) -> Suggestion:
    return Suggestion(found.rule, found.ref, duties, found.article.version, 1.0, pin=found.pin)


def test_a_suggestion_becomes_a_charge_with_its_duties(kites: LawLibrary) -> None:
    duty = LawRef(K, Provision(2))
    made = charge_suggestion(suggestion(located(kites, K, "第五条"), duty), case("个人"), kites)
    assert places(made) == ["第五条"]
    assert made.charges[0].duties == (duty.format(),)
    clause = clause_under(made.charges[0], case("个人"), kites)
    assert clause.violated == (duty,)


def test_a_suggestion_for_others_gives_what_fits_the_party(kites: LawLibrary) -> None:
    found = suggestion(located(kites, K, "第四条第一款第（二）项"))
    assert places(charge_suggestion(found, case("个人"), kites)) == ["?第四条第二款"]
    with pytest.raises(StalePinError, match="没有钉定"):
        charge_suggestion(replace(found, pin=None), case("企业"), kites)


def test_charges_win_over_the_chosen_text(kites: LawLibrary) -> None:
    pinned = located(kites, K, "第六条").pin
    both = case("个人", chosen=f"{K}第五条", charges=[{"rule": pinned.model_dump()}])
    (only,) = charges_of(both, kites).charges
    assert only.rule == pinned
    assert [m.detail for m in only.measures] == ["500元"]
    assert charges_of(case("个人", chosen=f"{K}第五条"), kites).charges[0].rule.provision == "第五条"  # type: ignore[union-attr]


def test_what_a_charge_says_itself_is_kept(kites: LawLibrary) -> None:
    own = Charge(
        id="甲-1", act="出租", rule=located(kites, K, "第六条").pin, duties=(f"《{K}》第二条",),
        measures=(Measure(kind="罚款", amount=Decimal("500.50")),),
    )  # fmt: skip
    (kept,) = charges_of(case("个人", charges=[own.model_dump()]), kites).charges
    assert (kept.id, kept.act, kept.duties, kept.measures) == (own.id, own.act, own.duties, own.measures)
    assert kept.act_version == date(2020, 6, 1)


@pytest.mark.parametrize(
    ("clause", "duty", "inferred"),
    [
        ("第六条", "第二条", True),  # 条文没有写违反哪一条
        ("第六条", "第三条", True),
        ("第六条", "第十四条", True),
        ("第五条", "第三条", False),  # 条文写明违反第三条
        ("第六条", "", False),  # 没有义务条款，没有什么可推断
    ],
)
@pytest.mark.parametrize("facts", ["大型风筝没有登记", "在电线旁放风筝", "给风筝涂漆", "放风筝"])
def test_whether_a_duty_is_inferred_depends_on_the_clause_alone(
    kites: LawLibrary, facts: str, clause: str, duty: str, inferred: bool
) -> None:
    made = charge(f"{K}{clause}", case("企业"), kites).charges[0]
    kept = made.model_copy(update={"duties": (f"《{K}》{duty}",) if duty else ()})
    for act in ("", facts):
        told = case("企业", facts=facts)
        assert clause_under(kept.model_copy(update={"act": act}), told, kites).inferred is inferred


def test_several_parties_each_get_their_own_range(kites: LawLibrary) -> None:
    pin = located(kites, K, "第六条").pin.model_dump()
    two = case(
        "企业", parties=[{"kind": "个人", "name": "乙", "id": "乙"}],
        charges=[{"rule": pin}, {"rule": pin, "party": "乙"}],
    )  # fmt: skip
    made = charges_of(two, kites)
    assert [[m.detail for m in c.measures] for c in made.charges] == [["5000元"], ["500元"]]
    with pytest.raises(InputError, match="没有编号为 丙"):
        charges_of(case("企业", charges=[{"rule": pin, "party": "丙"}]), kites)


def test_a_pinned_rule_for_units_is_not_applied_to_an_individual(kites: LawLibrary) -> None:
    pin = located(kites, K, "第四条第一款第（二）项").pin
    made = charges_of(case("个人", charges=[{"rule": pin.model_dump()}]), kites)
    assert places(made) == ["?第四条第二款"]
    with pytest.raises(InputError, match="不适用于这一当事人"):
        clause_under(Charge(rule=pin), case("个人"), kites)


def test_a_pin_without_digest_is_read_as_a_reference(kites: LawLibrary) -> None:
    loose = RulePin(law=K, provision="第四条第一款")
    assert places(charges_of(case("企业", charges=[{"rule": loose.model_dump()}]), kites)) == UNIT_ITEMS
    nothing = charges_of(case("企业", charges=[{"act": "放风筝"}]), kites)
    assert (nothing.charges, nothing.message) == ((), "未选定罚则")


def test_nothing_chosen_stays_nothing(kites: LawLibrary) -> None:
    made = charges_of(case("企业"), kites)
    assert (made.charges, made.choices, made.message) == ((), (), "未选定罚则")


# whom a clause addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("单位", {"单位"}), ("建设单位", {"单位"}), ("个人", {"个人"}), ("从业人员", {"个人"}), ("责任人员", {"责任人员"}),
        ("单位负责人", {"个人"}), ("生产经营单位的主要负责人", {"个人"}), ("单位和个体工商户", {"单位", "个体工商户"}),
        ("建设单位、施工人员", {"单位", "个人"}), ("经营者", set()), ("any", set()), ("", set()), ("企业或者经营者", set()),
        ("旅行社（含分社）", {"单位"}),
    ],
)  # fmt: skip
def test_addressees(name: str, wanted: set[str]) -> None:
    assert {str(kind) for kind in classes(name)} == wanted


@pytest.mark.parametrize(
    ("name", "kinds"),
    [("单位", "企业 个体工商户"), ("个人", "个人 个体工商户"), ("个体工商户", "个体工商户"), ("经营者", "个人 企业 个体工商户"),
     ("责任人员", ""), ("any", "个人 企业 个体工商户")],
)  # fmt: skip
def test_whom_a_name_fits(name: str, kinds: str) -> None:
    assert [k for k in ("个人", "企业", "个体工商户") if fits(name, k)] == kinds.split()
    assert fits(name, "") == (classes(name) != {Addressee.RESPONSIBLE})


@pytest.mark.parametrize(
    ("conduct", "word"),
    [("单位堆放杂物的", "单位"), ("个人有前款行为的", "个人"), ("单位和个人堆放杂物的", ""), ("单位负责人拒绝的", ""),
     ("个人、单位堆放的", ""), ("堆放杂物的", ""), ("企业未清点的", "企业"), ("单位或者个人占用的", "")],
)  # fmt: skip
def test_the_party_a_conduct_begins_with(conduct: str, word: str) -> None:
    assert opening(conduct) == word


def test_no_partys_measures_hold_anothers_amount(kites: LawLibrary) -> None:
    """Over every rule: what an individual may get and what persons in charge may get never share an addressee."""
    for article in kites.articles(kites.versions(kites.find(K)[0])[-1]):
        for rule in parse_article(article):
            for kind in ("个人", "企业"):
                own, other = own_rule(rule, Standing(kind)), own_rule(rule, Standing(kind, "责任人员"))
                shown = {m.addressee for r in (own,) if r for m in measures_of(r, article.text)}
                assert "责任人员" not in shown
                assert {m.addressee for r in (other,) if r for m in measures_of(r, article.text)} <= {
                    "责任人员"
                }


def test_choices_and_charges_can_be_written_as_json(kites: LawLibrary) -> None:
    made = charge(f"{K}第四条", case("企业"), kites)
    assert json.loads(json.dumps([c.pin.model_dump(mode="json") for c in made.choices], ensure_ascii=False))
