from pathlib import Path

import pytest

from assistant.analysis.conflicts import find_conflicts
from assistant.analysis.elements import features, load_elements
from assistant.analysis.gaps import element_gaps
from assistant.analysis.model import ElementStatus, Gap, Suggestion
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party
from assistant.errors import CorpusError
from assistant.law.model import Law, LawRef, Level, Provision, Version
from assistant.law.penalty_model import Fine, Penalty, PenaltyRule

LAW = Law(1, "甲市临街经营管理条例", Level.LOCAL)


def suggestion(conduct: str, *fines: Fine, kinds: tuple[str, ...] = ("罚款",)) -> Suggestion:
    rule = PenaltyRule(Provision(9), conduct, fines=fines, penalties=tuple(Penalty(kind) for kind in kinds))
    return Suggestion(rule, LawRef(LAW.name, rule.provision), (), Version(1, LAW), 1.0)


def evidence(
    kind: EvidenceKind, text: str, name: str = "", number: int = 1, proves: tuple[str, ...] = ()
) -> Evidence:
    return Evidence(id=f"证据{number}", kind=kind, name=name or str(kind), text=text, proves=proves)


def status(gaps: tuple[Gap, ...], element: str) -> ElementStatus:
    return next(gap.status for gap in gaps if gap.element == element)


STEP = Fine("", "逾期不改正", "amount", 200, 1000)
MULTIPLE = Fine("", "", "multiple", 1, 3, base="违法所得")


@pytest.mark.parametrize(
    ("conduct", "fine", "kinds", "party", "wanted"),
    [
        ("未经批准占用场地", STEP, ("罚款",), "个人", {"person", "permit", "order"}),
        ("无证经营", MULTIPLE, ("罚款", "没收违法所得"), "企业", {"organisation", "permit", "base", "income"}),
        ("在主要街道堆放杂物", Fine("责任人员", "情节严重", "amount", 1, 2), ("没收非法财物",), "个体工商户",
         {"organisation", "scoped", "consequence", "responsible", "goods"}),
        ("超过标准排放油烟", STEP, ("罚款",), "个人", {"person", "order", "standard"}),
    ],
)  # fmt: skip
def test_features_follow_from_the_clause(
    conduct: str, fine: Fine, kinds: tuple[str, ...], party: str, wanted: set[str]
) -> None:
    case = Case(facts="甲", party=Party(kind=party))  # type: ignore[arg-type]
    assert features(case, suggestion(conduct, fine, kinds=kinds)) == wanted


def test_order_to_correct_needs_notice_service_and_recheck() -> None:
    gaps = element_gaps(Case(facts="店外堆放纸箱"), suggestion("店外堆放物品", STEP))
    wanted = {"责令改正通知书", "责令改正通知书的送达", "期满后的复查"}
    assert {g.element for g in gaps if g.status is ElementStatus.MISSING} >= wanted
    assert all(g.collect and g.source and g.basis for g in gaps if g.status is ElementStatus.MISSING)


@pytest.mark.parametrize(
    ("pieces", "wanted"),
    [
        ((), ElementStatus.MISSING),
        ((evidence(EvidenceKind.PARTY, "我在店外堆放了纸箱和杂物。"),), ElementStatus.SINGLE),
        ((evidence(EvidenceKind.RECORD, "检查时店外堆放纸箱和杂物。"),), ElementStatus.PROVED),
        ((evidence(EvidenceKind.PARTY, "我在店外堆放了纸箱和杂物。"), evidence(EvidenceKind.WITNESS, "看见店外堆放纸箱杂物。", number=2)),
         ElementStatus.PROVED),
        ((evidence(EvidenceKind.AUDIOVISUAL, "", "照片三张", proves=("违法行为",)),), ElementStatus.SINGLE),
        ((evidence(EvidenceKind.RECORD, "天气晴。"),), ElementStatus.MISSING),
    ],
)  # fmt: skip
def test_conduct_is_proved_single_or_missing(pieces: tuple[Evidence, ...], wanted: ElementStatus) -> None:
    gaps = element_gaps(Case(facts="店外堆放纸箱杂物", evidence=pieces), suggestion("店外堆放物品", STEP))
    assert status(gaps, "违法行为") is wanted


def test_support_quotes_the_sentence_that_speaks_to_the_element() -> None:
    piece = evidence(EvidenceKind.DOCUMENT, "本机关受理。已送达当事人并由其签收。")
    gaps = element_gaps(Case(facts="堆放", evidence=(piece,)), suggestion("堆放", STEP))
    gap = next(g for g in gaps if g.element == "责令改正通知书的送达")
    assert (gap.status, gap.support[0].quote) == (ElementStatus.PROVED, "已送达当事人并由其签收。")


@pytest.mark.parametrize(
    ("one", "two", "about"),
    [
        ("面积为35平方米。", "量得50平方米。", "平方米"),
        ("面积为35平方米。", "量得35.0平方米。", None),
        ("长3米、宽4米。", "长5米。", None),
        ("已经取得了占道许可证。", "没有办理许可手续。", "许可"),
        ("我没有许可证。", "没有办理许可手续。", None),
    ],
)
def test_contradictions_are_named(one: str, two: str, about: str | None) -> None:
    found = find_conflicts((evidence(EvidenceKind.PARTY, one), evidence(EvidenceKind.RECORD, two, number=2)))
    assert [c.about for c in found] == ([about] if about else [])


def test_conflict_shows_in_the_element() -> None:
    pieces = (
        evidence(EvidenceKind.PARTY, "堆放杂物面积大概35平方米。"),
        evidence(EvidenceKind.RECORD, "堆放杂物量得50平方米。", number=2),
    )
    gaps = element_gaps(Case(facts="堆放杂物", evidence=pieces), suggestion("堆放杂物", STEP))
    gap = next(g for g in gaps if g.element == "违法行为")
    assert gap.status is ElementStatus.CONFLICT
    assert "35平方米" in gap.note
    assert "50平方米" in gap.note


def test_a_broken_catalogue_is_named(tmp_path: Path) -> None:
    (tmp_path / "elements.yaml").write_text("- id: x\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="elements.yaml 不合格式"):
        load_elements(tmp_path / "elements.yaml")


def test_every_element_says_what_to_collect() -> None:
    assert all(e.collect and e.source and e.basis.startswith("《") for e in load_elements())
