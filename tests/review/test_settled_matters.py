"""What was asked for and taken back, told of another, or of another act, is no fault; the same fault told plainly is one."""

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.model import RuleState, Severity
from assistant.review.parts.read import read_decision
from assistant.review.verb import review
from assistant.text.days_given import days_to_review
from assistant.text.personal import named_in
from tests.review.test_planted import CLEAN

_PLEA = "2026年3月18日，该公司提交书面申辩，请求从轻处罚。"
_FINE = "决定给予甲木家居有限公司罚款人民币壹万贰仟元整（¥12000.00）的行政处罚。"


def _grave(text: str, library: LawLibrary, rule: str) -> list[str]:
    found = review(text, library=library).findings
    return [f.message for f in found if f.rule == rule and f.severity is not Severity.HINT]


@pytest.mark.parametrize(
    ("told", "accused"),
    [
        ("该公司书面申请听证，我大队没有组织听证。", True),
        ("该公司书面申请听证。我大队未举行听证。", True),
        ("该公司书面申请听证。2026年3月28日公开举行听证，未安排回避。", False),
        ("该公司口头要求听证，经释明后放弃。我大队未组织听证。", False),
        ("该公司书面申请听证，后撤回听证申请，我大队不再组织听证。", False),
    ],
)
def test_a_hearing_that_was_held_or_taken_back(
    packaged_library: LawLibrary, told: str, *, accused: bool
) -> None:
    text = CLEAN.replace(_PLEA, told + _PLEA)
    assert bool([m for m in _grave(text, packaged_library, "R24") if "没有举行听证" in m]) is accused


@pytest.mark.parametrize(
    ("ruling", "accused"),
    [
        (
            "决定：1.对上述堵塞疏散通道的行为罚款8000元；2.另依据消防法第六十条，对上述停用消防设施的行为罚款5000元。",
            False,
        ),
        ("决定：1.对堵塞疏散通道的行为罚款8000元；2.对该同一行为另处罚款5000元。", True),
    ],
)
def test_two_acts_are_fined_apart(packaged_library: LawLibrary, ruling: str, *, accused: bool) -> None:
    assert bool(_grave(CLEAN.replace(_FINE, ruling), packaged_library, "R17")) is accused


@pytest.mark.parametrize(
    ("told", "accused"),
    [
        ("违法所得720元。", True),
        ("举报人反映违法所得720元。", False),
        ("违法所得720元，案发后已退缴450元。", False),
        ("裁量标准为违法所得720元以内的从轻。", False),
    ],
)
def test_a_gain_that_others_tell(packaged_library: LawLibrary, told: str, *, accused: bool) -> None:
    ruling = "决定给予甲木家居有限公司罚款人民币壹万贰仟元整（¥12000.00）、没收违法所得270元的行政处罚。"
    text = CLEAN.replace("堵塞疏散通道。2026", f"堵塞疏散通道。{told}2026").replace(_FINE, ruling)
    assert bool([m for m in _grave(text, packaged_library, "R09") if "违法所得" in m]) is accused


@pytest.mark.parametrize(
    ("text", "blank"), [("面积约【】平方米", True), ("选项【】人员密集场所【√】其他", False)]
)
def test_a_box_to_tick_is_no_blank(packaged_library: LawLibrary, text: str, *, blank: bool) -> None:
    paper = CLEAN.replace("堵塞疏散通道。2026", f"堵塞疏散通道，{text}。2026")
    state = next(r.state for r in review(paper, library=packaged_library).results if r.title == "占位符")
    assert (state is RuleState.FOUND) is blank


def test_a_review_that_is_handed_in() -> None:
    (given,) = days_to_review("可以自收到之日起三十日内向乙市人民政府递交行政复议申请。")
    assert given.days == 30
    paper = CLEAN.replace("申请行政复议", "递交行政复议申请书")
    assert read_decision(Paper.of_text(paper)).remedies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("店员张磊、刘敏、赵娜均称没有见过。", {"张磊", "刘敏", "赵娜"}),
        ("证人王建国和李小芳证实。", {"王建国", "李小芳"}),
        ("由其儿子王小虎代为签收。", {"王小虎"}),
        ("执法人员签名：黄子敬、戴蕾", set()),
    ],
)
def test_names_in_a_row(text: str, names: set[str]) -> None:
    found = set(named_in([text]))
    assert found >= names
    assert bool(found) is bool(names)
