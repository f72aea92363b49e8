"""A neighbour that names no act of its own, or that the paper cites, is not put against the cited item."""

import pytest

from assistant.review.rules.items import is_residual


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
