"""R20: the condition of a law told in plain words is no finding; what the paper finds of its own case is."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review
from tests.review.test_certain_kinds import MILD, changed
from tests.review.test_planted import CLEAN

START = CLEAN.index("鉴于其期限内改正")
END = CLEAN.index("不服本决定的")
SPARED = (
    CLEAN[:START].replace("行政处罚决定书", "不予行政处罚决定书").replace("拟罚款12000元的", "拟不予处罚的")
    + "{told}该公司的违法行为轻微，及时改正，没有造成危害后果，已予教育。依据《中华人民共和国行政处罚法》第三十三条第一款，我大队决定对该公司不予行政处罚。\n\n"
    + CLEAN[END:]
)
SUMS = ("壹万贰仟元整（¥12000.00）", "12000元")


def against(text: str, library: LawLibrary) -> bool:
    found = review(text, library=library).findings
    return any(f.rule == "R20" and f.severity.value == "一般" for f in found)


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("该公司堵塞疏散通道，情节严重。", True),
        ("其违法行为造成较大损失，情节恶劣。", True),
        ("该行为违反了消防法第二十八条的规定，情节严重。", True),
        ("本案属于情节特别严重的情形。", True),
        ("依据该法第六十条，情节严重的，责令停产停业。", False),
        ("《中华人民共和国消防法》第六十条规定，堵塞疏散通道情节严重的，处五万元罚款。", False),
        ("消防法对造成重大损失的另有规定。", False),
        ("只有造成重大后果的，才按从重档次裁量。", False),
        ("裁量基准中情节严重一档以造成人员伤亡为条件。", False),
        ("相较于情节严重的违法行为，本案危害较小。", False),
        ("该公司的行为并非情节恶劣。", False),
        ("该行为如果持续，将造成严重后果。", False),
    ],
)
def test_petty_and_grave(packaged_library: LawLibrary, sentence: str, fault: bool) -> None:
    assert against(SPARED.replace("{told}", sentence), packaged_library) is fault


@pytest.mark.parametrize(
    ("yuan", "reasons", "fault"),
    [
        # the highest, the upper part, the lower part, the lowest of five thousand to fifty thousand
        ("50000", "该公司初次违法，依法从轻处罚", True),
        ("50000", "依照裁量基准，初次违法的，可以从轻处罚；本案一般情节", False),
        ("50000", "该公司虽初次违法，但拒绝配合，不予从轻", False),
        ("50000", "消防法规定情节轻微的，可以从轻。该公司堵塞通道面积大，影响重大", False),
        ("45000", "依据裁量基准，属于较轻情形，从轻处罚", True),
        ("45000", "按裁量基准，情节较轻的，从轻处罚，该公司拒不改正", False),
        ("6000", "该公司情节严重，从重处罚", True),
        ("6000", "裁量基准将拒不改正列为从重情形，本案无此情形", False),
        ("5000", "该公司多次违法，依法从重处罚", True),
        ("5000", "按裁量基准，拒不改正的从重处罚；该公司按期改正，取下限", False),
        # first offence and earlier punishment, grave tier and milder facts
        ("12000", "该公司系初次违法，曾因堵塞通道被罚款2000元", True),
        ("12000", "裁量基准规定两年内再次违法的从重；该公司系初次违法，依法从轻处罚", False),
        ("12000", "该公司系初次违法，依法从轻处罚；再次违法的，将从重处罚", False),
        ("12000", "当事人称其初次违法，经查，该公司此前因堵塞通道被处罚，按一般情节裁量", False),
        ("12000", "员工己某曾因吸烟被处罚，该公司系首次违法，依法从轻处罚", False),
        ("12000", "该公司及时改正，没有造成后果，属于情节严重，从重处罚", True),
        ("12000", "按裁量基准，情节严重的从重处罚；该公司及时改正，依法从轻处罚", False),
        ("12000", "该公司及时改正，不属于情节严重情形，从轻处罚", False),
    ],
)
def test_reasons_and_fine(packaged_library: LawLibrary, yuan: str, reasons: str, fault: bool) -> None:
    text = changed(CLEAN, {SUMS[0]: f"{yuan}元", SUMS[1]: f"{yuan}元", MILD: reasons})
    assert against(text, packaged_library) is fault
