"""A penalty clause of a law on procedure is a basis; leave belongs to its tier; what is found is not what is only spoken of."""

from datetime import date

import pytest

from assistant.law.citations import verify_citations
from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.context import ReviewContext
from assistant.review.parts.proofs import Needed, Proofs
from assistant.review.parts.read import read_decision
from assistant.review.rules.approved_above import _beyond_power

DAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("cited", "general"),
    [
        # a fine of its own
        ("《中华人民共和国行政强制法》第六十六条第一款", False),
        ("《中华人民共和国行政诉讼法》第五十九条第一款第（六）项", False),
        ("《中华人民共和国行政强制法》第六十六条", False),
        # how things are done, how a fine is added to
        ("《中华人民共和国行政强制法》第五十四条", True),
        ("《中华人民共和国行政强制法》第四十五条", True),
        ("《中华人民共和国行政强制法》第四十四条", True),
        ("《中华人民共和国行政诉讼法》第四十六条", True),
        ("《中华人民共和国行政处罚法》第七十二条第一款第（一）项", True),
        ("《中华人民共和国行政处罚法》第五十一条", True),
        ("《中华人民共和国行政处罚法》第三十二条", True),
        ("《中华人民共和国行政复议法》第二十条", True),
        ("《某市行政处罚裁量基准》第三条", True),
    ],
)
def test_a_clause_that_fines_is_no_law_on_procedure(
    packaged_library: LawLibrary, cited: str, general: bool
) -> None:
    context = ReviewContext(read_decision(Paper.of_text(cited)), packaged_library, DAY)
    (verdict,) = verify_citations(cited, as_of=DAY, library=packaged_library)
    assert context.is_general(verdict) is general


TIERS = "责令改正或者限制生产、停产整治，并处罚款；情节严重的，报经有批准权的人民政府批准，责令停业、关闭。"


@pytest.mark.parametrize(
    ("clause", "ruling", "beyond"),
    [
        (TIERS, "责令停业", True),
        (TIERS, "责令关闭", True),
        (TIERS, "责令当事人停业、关闭", True),
        ("责令改正，处罚款；情节严重的，报经有批准权的人民政府批准，责令停业、关闭。", "责令停产停业", True),
        ("由县级以上地方人民政府责令限期拆除，处罚款。", "责令限期拆除", True),
        ("情节严重的，报经本级人民政府批准，予以关闭。", "予以关闭", True),
        ("情节严重的，报请人民政府决定责令停产。", "责令停产", True),
        ("处罚款；由人民政府责令停业。", "责令其立即停业", True),
        # the kind's name for what the agency may order by itself
        (TIERS, "责令停产停业", False),
        (TIERS, "责令停产整治", False),
        (TIERS, "限制生产三个月", False),
        ("责令停业整顿；情节严重的，报人民政府批准，责令关闭", "责令停产停业", False),
        ("责令停业；拒不改正的，报经人民政府批准，责令停业、关闭", "责令停业", False),
        ("由主管部门责令限期拆除；逾期的，由人民政府责令限期拆除", "责令限期拆除", False),
        ("由县级以上人民政府城乡规划主管部门责令限期拆除", "责令限期拆除", False),
        ("报经有批准权的人民政府批准，责令停业、关闭。", "处罚款5000元", False),
        ("报经有批准权的人民政府批准，责令停业、关闭。", "责令停业整顿", False),
    ],
)
def test_leave_is_wanted_for_its_own_tier(clause: str, ruling: str, beyond: bool) -> None:
    assert bool(list(_beyond_power(clause, ruling))) is beyond


def need(name: str) -> list[Needed]:
    return [one for one in Proofs.read().rests if one.name == name]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ("经测绘，占地120平方米", True),
        ("经甲市测绘院测绘，建筑面积为80平方米", True),
        ("测绘成果显示超出红线", True),
        ("超出用地红线2米", True),
        ("勘测定界的面积为3亩", True),
        ("该地块权属清楚", True),
        ("根据测绘报告，占用耕地5亩", True),
        ("未办理不动产登记的房屋", True),
        ("实施基础测绘项目，不使用全国统一的测绘基准", False),
        ("在我国境内实施测绘飞行活动", False),
        ("未取得测绘资质证书从事测绘活动", False),
        ("未按照规定汇交测绘成果资料", False),
        ("损毁测量标志，妨碍测绘人员作业", False),
        ("擅自发布重要地理信息，违反测绘管理规定", False),
        ("伪造权属证明", False),
        ("未经批准进行测绘", False),
    ],
)
def test_what_a_survey_found(facts: str, found: bool) -> None:
    assert any(one.told.search(facts) for one in need("测绘、权属")) is found


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ("当事人提供了进货票据", True),
        ("进货时查验了供货者的合格证明", True),
        ("当事人取得发票3张", True),
        ("检查时，当事人提供检验报告1份", True),
        ("进货时索取了授权书", True),
        ("当事人建立了台账，留存了单据", True),
        ("现场取得销售单据5张", True),
        ("购进后索取、留存发票", True),
        ("未建立购销台账或者索取供货方合格证明", False),
        ("没有查验许可证和留存进货凭证", False),
        ("不能提供进货票据", False),
        ("拒绝提供台账", False),
        ("未查验供货者的许可证或者留存检验报告", False),
        ("无法提供发票", False),
        ("不查验、不留存合格证明", False),
        ("未按规定索取授权委托书", False),
    ],
)
def test_what_was_taken_from_a_supplier(facts: str, found: bool) -> None:
    assert any(one.told.search(facts) for one in need("票证、单据")) is found
