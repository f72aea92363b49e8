"""A word of a kind is no name, a word for all is no one fact: each row a paper, a piece of a message, and whether it is told."""

from pathlib import Path

import pytest

from assistant.law.library import LawLibrary
from assistant.law.penalty_model import Fine
from assistant.paper.model import Paper
from assistant.review.parts.bases import fits_multiple
from assistant.review.parts.read import read_decision
from assistant.review.verb import review
from tests.review.test_mended_kinds import FACTS, LIST
from tests.review.test_planted import CLEAN

RULED = "给予甲木家居有限公司罚款"


def told(library: LawLibrary, *changes: tuple[str, str]) -> list[str]:
    text = CLEAN
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return [f.message for f in review(text, library=library).findings if f.severity.value != "提示"]


@pytest.mark.parametrize(
    ("ruled", "fault"),
    [
        ("对甲禾家具有限公司处罚款", True),
        ("对甲木家具公司处罚款", True),
        ("对丙县第二人民医院处罚款", True),
        ("对月亮湾四季家具经营部处罚款", True),
        ("对甲木家居有限公司处罚款", False),
        ("对无证幼儿园予以取缔，对甲木家居有限公司处罚款", False),
        ("对无照商店处罚款", False),
        ("对非法诊所处罚款", False),
        ("对民办学校处罚款", False),
        ("对物业服务公司处罚款", False),
        ("对小型餐饮商店处罚款", False),
        ("对擅自设立的培训学校处罚款", False),
        ("对未经许可开办养老服务中心处罚款", False),
    ],
)
def test_the_ruling_names_another(packaged_library: LawLibrary, ruled: str, fault: bool) -> None:
    messages = told(packaged_library, (RULED, ruled))
    assert any(m.startswith("主文写") and "名称不一致" in m for m in messages) is fault


MEASURED = (FACTS, "堵塞疏散通道，经测量堆放面积9平方米。2026")


@pytest.mark.parametrize(
    ("proves", "fault"),
    [
        ("现场检查笔录、现场照片6张，证明通道朝向", True),
        ("现场检查笔录、现场照片6张，证明违法行为人的身份", True),
        ("现场检查笔录、现场照片6张，证明门窗的颜色、位置", True),
        ("现场检查笔录、现场照片6张，证明违法事实", False),
        ("现场检查笔录、现场照片6张，证明当事人存在违法行为", False),
        ("现场检查笔录、现场照片6张，证明检查当日现场状况", False),
        ("现场检查笔录、现场照片6张，证明本案基本事实", False),
        ("现场检查笔录、现场照片6张，证明涉嫌违法行为的经过和情节", False),
        ("现场检查笔录、现场照片6张，证明堆放的面积", False),
        ("现场检查笔录、现场照片6张", False),
    ],
)
def test_what_is_measured_is_proved(packaged_library: LawLibrary, proves: str, fault: bool) -> None:
    messages = told(
        packaged_library, MEASURED, (LIST, f"证据如下：\n1、{proves}；\n2、营业执照复印件，证明主体资格。")
    )
    assert any("各项证据写明的证明内容中都没有" in m for m in messages) is fault


@pytest.mark.parametrize(
    ("piece", "fault"),
    [
        ("行政处罚告知书，证明当事人未取得许可证", True),
        ("送达回证，证明堆放的数量", True),
        ("前次行政处罚决定书，证明当事人再次实施同类违法行为", False),
        ("行政处罚事先告知书，证明拟认定的违法事实", False),
        ("立案审批表，证明本机关依法立案查处其违法行为", False),
    ],
)
def test_a_paper_of_the_agency_proves_its_own_step(
    packaged_library: LawLibrary, piece: str, fault: bool
) -> None:
    listed = f"证据如下：\n1、现场检查笔录，证明堆放；\n2、{piece}；\n3、营业执照，证明主体。"
    messages = told(packaged_library, (LIST, listed))
    assert any("告知、送达文书不能证明违法事实" in m for m in messages) is fault


PESTICIDE = (Path(__file__).parent.parent / "data" / "reviewed" / "pesticide.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"违法所得270元。": "违法所得720元。"}, True),
        ({"没收违法所得270元": "没收违法所得人民币370元", "合计5270元（大写：伍仟贰佰柒拾元整）": "合计5370元（大写：伍仟叁佰柒拾元整）"}, True),
        ({}, False),
        ({"违法所得270元。": "违法所得720元，已退还购买者450元。"}, False),
        ({"违法所得270元。": "违法所得分别为210元、60元。"}, False),
        ({"违法所得270元。": "违法所得270元，不足违法所得1万元以上一档。"}, False),
    ],
)  # fmt: skip
def test_what_is_confiscated_is_the_gain_found(
    packaged_library: LawLibrary, changes: dict[str, str], fault: bool
) -> None:
    text = PESTICIDE
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    messages = [f.message for f in review(text, library=packaged_library).findings]
    assert any("没收的违法所得" in m and "不一致" in m for m in messages) is fault


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        ("瓯海区学院中路", True),
        ("龙湾区永中街道", True),
        ("鹿城区学院中路", False),
        ("中心城区学院中路", False),
        ("滨江商务区江滨路", False),
        ("温州高新产业区学院中路", False),
    ],
)
def test_a_district_called_city_is_a_district(packaged_library: LawLibrary, place: str, fault: bool) -> None:
    text = (Path(__file__).parent.parent / "data" / "reviewed" / "stall.txt").read_text("utf-8")
    assert text.count("在鹿城区学院中路") == 1
    found = review(text.replace("在鹿城区学院中路", f"在{place}"), library=packaged_library).findings
    assert any(f.rule == "R01" and "不在温州市鹿城区" in f.message for f in found) is fault


@pytest.mark.parametrize(
    ("fine", "yuan", "fits"),
    [
        (Fine("", "", "multiple", 1, 5, base="违法所得"), 1350, True),
        (Fine("", "", "multiple", 1, 5, base="违法所得"), 35000, False),
        (Fine("", "", "multiple", 5, 10, base="货值金额"), 5000, False),
        (Fine("", "", "multiple", 1, 5, base="广告费用"), 35000, True),
        (Fine("", "", "multiple", 1, None, base="违法所得"), 35000, True),
    ],
)
def test_a_multiple_of_the_base_told(fine: Fine, yuan: float, fits: bool) -> None:
    decision = read_decision(Paper.of_text(PESTICIDE))
    assert fits_multiple(fine, yuan, decision) is fits
