"""A case brought under a law is told of the case; what the law says in general is not."""

import re

import pytest

from assistant.review.parts.generally import found_here
from assistant.review.rules.direction import _Said

_MILD = re.compile("从轻|减轻|从重")


@pytest.mark.parametrize(
    ("sentence", "here"),
    [
        ("被处罚人主动供述，具有《某法》第三十二条第（三）项规定的情形，应当从轻处罚。", True),
        ("当事人主动消除危害后果，符合《某法》第三十二条第一项的规定，应当从轻处罚。", True),
        ("你店配合查处有立功表现，属于《某法》第三十二条第四项规定情形，依法予以减轻处罚。", True),
        ("当事人受他人胁迫，具备该法第三十二条第二项规定的条件，对其从轻处罚。", True),
        ("其再次贮存，存在《某办法》第九条规定的情形，应从重处罚。", True),
        ("该厂及时补种，符合《某条例》第二十条第二款规定，可以从轻处罚。", True),
        # the law told, not the case
        ("符合《某法》第三十二条规定情形的，应当从轻处罚。", False),
        ("根据《某法》第三十二条规定，主动消除危害后果的，应当从轻处罚。", False),
        ("具有《某法》第三十二条规定情形之一的，应当从轻或者减轻处罚。", False),
        ("按照裁量基准的规定，初次违法的从轻处罚。", False),
        ("《某条例》第九条规定，拒绝检查的，从重处罚。", False),
        ("依照《某法》第三十二条的规定，有下列情形的，减轻处罚。", False),
    ],
)
def test_of_the_case_or_of_the_law(sentence: str, *, here: bool) -> None:
    assert any(found_here(_MILD, sentence)) is here


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("综合考虑属一般情节", True),
        ("违法行为属于较轻情形", True),
        ("认定为一般违法情节", True),
        ("系轻微情节", True),
        ("违法情节一般", True),
        ("按一般情形处罚", True),
        ("属情节严重", False),
        ("属于较重情节", False),
        ("一般情节和严重情节的划分见基准", False),
        ("属于一般情形的，处一万元罚款", False),
        ("从高处坠落", False),
        ("不属于轻微违法", False),
    ],
)
def test_a_case_that_is_not_grave(words: str, *, said: bool) -> None:
    assert bool(_Said.read().not_grave.search(words)) is said
