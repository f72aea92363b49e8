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
