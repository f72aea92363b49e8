"""The check of evidence asks for the decision that a clause presupposes, as the papers do."""

from dataclasses import replace
from datetime import date

import pytest
from samples import full_case

from assistant.analysis.charge import charges_of, clause_under
from assistant.analysis.decree_gaps import decree_gaps
from assistant.analysis.model import ElementStatus
from assistant.dossier.model import Evidence, EvidenceKind, Step
from assistant.law.library import LawLibrary

ORDER = Step(name="责令改正", on=date(2026, 3, 6))


def piece(name: str, text: str = "") -> Evidence:
    return Evidence(id="9", kind=EvidenceKind.DOCUMENT, name=name, text=text)


@pytest.mark.parametrize(
    ("conduct", "evidence", "steps", "status"),
    [
        ("拒不执行区人民政府停产决定的", (), (), ElementStatus.MISSING),
        ("在县人民政府公告划定的区域放生外来鱼种的", (), (), ElementStatus.MISSING),
        ("违反码头布局规划新建泊位的", (), (), ElementStatus.MISSING),
        ("船舶不服从港口调度机关的统一调度的", (), (), ElementStatus.MISSING),
        ("经营者不执行政府定价的", (piece("营业执照"),), (), ElementStatus.MISSING),
        ("拒不执行安全监察指令的", (), (), ElementStatus.MISSING),
        ("拒不执行区人民政府停产决定的", (piece("行政处罚决定书"),), (), ElementStatus.MISSING),
        ("拒不执行区人民政府停产决定的", (piece("区人民政府停产决定"),), (), ElementStatus.PROVED),
        ("违反码头布局规划新建泊位的", (piece("港区码头布局规划图"),), (), ElementStatus.PROVED),
        (
            "拒不执行区人民政府停产决定的",
            (piece("说明", "区人民政府2026年3月1日发布停产决定"),),
            (),
            ElementStatus.PROVED,
        ),
        # nothing had to be decided, or the order was the agency's own
        ("拒不执行安全监察指令的", (), (ORDER,), None),
        ("占用、堵塞疏散通道的", (), (), None),
        ("未取得许可从事经营的", (), (), None),
        ("未制定应急预案的", (), (), None),
        ("业主委员会委员不执行业主大会决定的", (), (), None),
        ("逾期不改正的", (), (ORDER,), None),
        ("拒不履行人民法院判决的", (), (), None),
        ("", (), (), None),
    ],
)
def test_what_was_decided_first_is_an_element(
    packaged_library: LawLibrary,
    conduct: str,
    evidence: tuple[Evidence, ...],
    steps: tuple[Step, ...],
    status: ElementStatus | None,
) -> None:
    case = full_case()
    (own,) = [one for one in charges_of(case, packaged_library).charges if not one.capacity]
    clause = clause_under(own, case, packaged_library)
    clause = replace(clause, rule=replace(clause.rule, conduct=conduct))
    case = case.model_copy(update={"facts": "甲公司没有停下来。", "evidence": evidence, "steps": steps})
    found = decree_gaps(case, clause)
    assert [gap.status for gap in found] == ([status] if status else [])
    assert all(gap.collect for gap in found if gap.status is ElementStatus.MISSING)
