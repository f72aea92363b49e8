"""A neighbour that names no act of its own, or that the paper cites, is not put against the cited item."""

from datetime import date

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.context import ReviewContext
from assistant.review.parts.read import read_decision
from assistant.review.rules.items import enforced_places, is_residual


@pytest.mark.parametrize(
    ("words", "residual"),
    [
        ("其他依法应当采取的安全技术措施。", True),
        ("（五）其他依法应当采取的措施；", True),
        ("（九）其他损坏公路的行为。", True),
        ("（十）法律、法规规定的其他禁止行为。", True),
        ("(四) 其它影响市容的行为", True),
        ("法律、行政法规规定的其他情形。", True),
        ("　（六）其他违反本条规定的行为", True),
        ("（3）其他", True),
        ("（一）安装报警系统；", False),
        ("（二）占用其他单位的场地；", False),
        ("销售或者以其他方式提供未经检验的产品", False),
        ("（三）擅自改变用途或者作其他用途", False),
        ("未采取防护措施，或者其他人员进入", False),
        ("（七）在主要街道堆放物料；", False),
        ("法律、法规规定应当报批而未报批", False),
        ("（八）使用其他车辆的号牌；", False),
    ],
)
def test_what_names_no_act(words: str, residual: bool) -> None:
    assert is_residual(words) is residual


@pytest.mark.parametrize(
    ("law", "basis", "duty", "enforced"),
    [
        ("广告法", "第五十八条第一款第（十）项", "第三十八条第二款", True),
        ("广告法", "第五十八条第一款第（十一）项", "第三十八条第三款", True),
        ("广告法", "第六十一条第（一）项", "第十六条第一款第（四）项", True),
        ("广告法", "第六十二条第二款", "第四十四条第二款", True),
        ("广告法", "第五十七条第（六）项", "第四十条第一款", True),
        ("电子商务法", "第七十七条", "第十八条第一款", True),
        ("网络安全法", "第六十二条第一款第（一）项", "第二十四条第二款", True),
        ("网络安全法", "第六十四条", "第二十六条第一款", True),
        ("广告法", "第五十八条第一款第（十）项", "第三十八条第三款", False),
        ("广告法", "第六十二条第二款", "第四十四条第一款", False),
        ("电子商务法", "第七十七条", "第十八条第二款", False),
        ("网络安全法", "第六十四条", "第二十六条第二款", False),
        ("广告法", "第五十七条第（六）项", "第四十条第二款", False),
        ("消防法", "第六十条第一款第（三）项", "第二十八条", False),
        ("城乡规划法", "第六十四条", "第四十条第一款", False),
        ("广告法", "第六十一条第（一）项", "第十六条第一款第（一）项", False),
    ],
)
def test_only_a_paragraph_that_the_clause_names_is_enforced_by_it(
    packaged_library: LawLibrary, law: str, basis: str, duty: str, enforced: bool
) -> None:
    name = f"《中华人民共和国{law}》"
    text = f"经查明，当事人堆放。上述行为违反了{name}{duty}的规定。依据{name}{basis}的规定，决定罚款。"
    context = ReviewContext(read_decision(Paper.of_text(text)), packaged_library, date(2026, 3, 5))
    found = [place for verdict in context.duties for place in enforced_places(verdict, context)]
    assert bool(found) is enforced
