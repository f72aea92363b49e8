import pytest

from assistant.analysis.matter_gaps import matter_gaps
from assistant.analysis.matters import shipped_matters
from assistant.analysis.model import ElementStatus, Suggestion
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.law.model import Law, LawRef, Level, Provision, Version
from assistant.law.penalty_model import PenaltyRule

LAW = Law(1, "中华人民共和国生态环境法典", Level.LAW)


def clause(provision: Provision) -> Suggestion:
    return Suggestion(PenaltyRule(provision, ""), LawRef(LAW.name, provision), (), Version(1, LAW), 1.0)


FUME = clause(Provision(1132, paragraph=1))


def test_a_matter_adds_what_proves_it() -> None:
    matter = next(m for m in shipped_matters() if m.id == "catering-fume")
    case = Case(facts="饭店油烟直排，净化器不开")
    gaps = matter_gaps(case, FUME)
    assert len(gaps) == len(matter.elements)
    assert all(gap.status is ElementStatus.MISSING and gap.collect for gap in gaps)


def test_evidence_by_name_closes_the_gap() -> None:
    report = Evidence(id="1", kind=EvidenceKind.EXPERT, name="委托检测的油烟监测报告")
    gaps = matter_gaps(Case(facts="饭店油烟直排", evidence=(report,)), FUME)
    assert [g.element for g in gaps if g.status is ElementStatus.PROVED] == ["事项要点·超标排放"]


def test_no_matter_no_gaps() -> None:
    assert matter_gaps(Case(facts="饭店油烟直排"), clause(Provision(3))) == ()
    assert matter_gaps(Case(facts="x"), FUME) == ()


FOREST = Suggestion(
    PenaltyRule(Provision(73, paragraph=1), "擅自改变林地用途"),
    LawRef("中华人民共和国森林法", Provision(73, paragraph=1)), (), Version(1, Law(2, "中华人民共和国森林法", Level.LAW)), 1.0,
)  # fmt: skip
GROUND, AREA = "事项要点·是林地", "事项要点·面积和恢复费用"


@pytest.mark.parametrize(
    ("kind", "name", "text", "element", "wanted"),
    [
        (EvidenceKind.DOCUMENT, "林业局复函", "该地块为国家二级公益林地。", GROUND, ElementStatus.PROVED),
        (EvidenceKind.EXPERT, "调查报告", "所占土地属林地，面积2亩。", GROUND, ElementStatus.PROVED),
        (EvidenceKind.RECORD, "现场笔录", "山坡林地被推平。", GROUND, None),  # 笔录说到，证不证明不由词定
        (EvidenceKind.DOCUMENT, "营业执照", "名称：某店。", GROUND, ElementStatus.MISSING),
        (EvidenceKind.EXPERT, "评估书", "植被恢复需要3000元。", AREA, None),
        (EvidenceKind.DOCUMENT, "费用核算表", "恢复费用3000元，面积2亩。", AREA, ElementStatus.PROVED),
        (EvidenceKind.DOCUMENT, "营业执照", "名称：某店。", AREA, ElementStatus.MISSING),
        (EvidenceKind.DOCUMENT, "鉴定意见告知书", "将鉴定结果告知你。", AREA, ElementStatus.MISSING),
    ],
)
def test_only_what_no_paper_tells_of_is_missing(
    kind: EvidenceKind, name: str, text: str, element: str, wanted: ElementStatus | None
) -> None:
    piece = Evidence(id="1", kind=kind, name=name, text=text)
    gaps = matter_gaps(Case(facts="山上推平建房", evidence=(piece,)), FOREST)
    assert next((gap.status for gap in gaps if gap.element == element), None) is wanted


def test_that_nothing_was_permitted_is_asked_by_the_clause_itself() -> None:
    assert "事项要点·没批" not in [gap.element for gap in matter_gaps(Case(facts="山上推平建房"), FOREST)]
