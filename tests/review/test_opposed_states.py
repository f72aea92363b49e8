"""What a piece is said to prove against the state that the facts find: each row one way to err, beside lawful ones like it."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review
from tests.review.test_mended_kinds import FACTS, LIST
from tests.review.test_planted import CLEAN

SAYS = "以上事实有现场检查笔录、现场照片6张、对员工己某的询问笔录（{}）、责令改正通知书及送达回证、复查笔录、营业执照复印件、授权委托书证实。"
PROVES = "证据如下：\n1.现场检查笔录、照片，证明堆放的位置和数量；\n2.对员工己某的询问笔录，证明{}；\n3.责令改正通知书及送达回证、复查笔录，证明改正情况；\n4.营业执照复印件、授权委托书，证明主体资格。"


def opposed(library: LawLibrary, facts: str, said: str, form: str) -> bool:
    text = CLEAN.replace(FACTS, f"堵塞疏散通道。{facts}。2026").replace(LIST, form.format(said))
    findings = review(text, library=library).findings
    return any(f.rule == "R08" and "相反" in f.message and f.severity.value == "一般" for f in findings)


@pytest.mark.parametrize("form", [SAYS, PROVES])
@pytest.mark.parametrize(
    ("facts", "said", "fault"),
    [
        ("该车送货的运费尚未收取", "运费已于装车前付给司机", True),
        ("该公司至今未支付搬运工资", "搬运工资已由该公司全部发放", True),
        ("押金未退还顾客", "押金当场退还", True),
        ("其未取得电工作业资格证", "电工作业资格证有效期至2028年5月", True),
        ("该店未取得食品经营许可证", "该店食品经营许可证状态正常", True),
        ("货架上的面包超过保质期", "货架上的面包均在保质期内", True),
        ("消防水泵损坏", "消防水泵运行正常", True),
        ("安全出口被上锁", "安全出口畅通", True),
        ("该厂仍在生产", "该厂已停产", True),
        ("接待的住客系未成年人", "住客已满十八周岁", True),
        ("三名工人未佩戴安全帽", "三名工人均按要求佩戴安全帽", True),
        ("燃气报警器未开启", "燃气报警器处于开启状态", True),
        # another thing, another time, another person, or the facts tell both
        ("该车送货的运费尚未收取", "货款已付清", False),
        ("该车送货的运费尚未收取", "运费由货主支付", False),
        ("运费尚未收取，定金已付给司机", "定金已付给司机", False),
        ("其未取得电工作业资格证", "驾驶证有效期至2028年5月", False),
        ("该店未取得食品经营许可证", "烟草专卖零售许可证状态正常", False),
        ("该店未取得食品经营许可证", "隔壁他人的食品经营许可证状态正常", False),
        ("货架上的面包超过保质期", "面包的购进时间和数量", False),
        ("消防水泵损坏", "喷淋管网完好", False),
        ("消防水泵损坏", "消防水泵损坏前曾运行正常", False),
        ("安全出口被上锁", "检查后安全出口随后畅通", False),
        ("该厂仍在生产，检查当日已停产", "该厂已停产", False),
        ("三名工人未佩戴安全帽", "安全帽由公司统一发放", False),
        ("燃气报警器未开启", "报警器应当处于开启状态", False),
    ],
)  # fmt: skip
def test_states(packaged_library: LawLibrary, facts: str, said: str, form: str, fault: bool) -> None:
    assert opposed(packaged_library, facts, said, form) is fault


AGAIN = "2026年3月12日复查，已改正"


@pytest.mark.parametrize("form", [SAYS, PROVES])
@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("板材已于2026年3月9日全部搬离", True),
        ("通道在限期内已清理", True),
        ("接到通知次日即已拆除货架", True),
        ("板材已于2026年3月20日全部搬离", False),
        ("堆放的经过", False),
        ("该公司承诺在限期内清理", False),
        ("一部分板材已于2026年3月9日搬离", False),
        ("收到通知书后未在期限内清理", False),
    ],
)
def test_mended_before_the_look(packaged_library: LawLibrary, said: str, form: str, fault: bool) -> None:
    text = CLEAN.replace(AGAIN, "2026年3月12日复查，板材仍未清理，逾期未改正").replace(
        LIST, form.format(said)
    )
    messages = [f.message for f in review(text, library=packaged_library).findings if f.rule == "R08"]
    assert any("复查时仍未改正" in m for m in messages) is fault
