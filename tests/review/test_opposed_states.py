"""What a piece is said to prove against the state that the facts find: each row one way to err, beside lawful ones like it."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review
from tests.review.test_mended_kinds import FACTS, LIST
from tests.review.test_planted import CLEAN

SAYS = "以上事实有现场检查笔录、现场照片6张、对员工己某的询问笔录（{}）、责令改正通知书及送达回证、复查笔录、营业执照复印件、授权委托书证实。"
PROVES = "证据如下：\n1.现场检查笔录、照片，证明堆放的位置和数量；\n2.对员工己某的询问笔录，证明{}；\n3.责令改正通知书及送达回证、复查笔录，证明改正情况；\n4.营业执照复印件、授权委托书，证明主体资格。"


NOT_MENDED = (
    CLEAN.replace("；2026年3月12日复查，已改正", "").replace("该公司在期限内改正属实", "该公司初次违法属实").replace("其期限内改正、", "")
)  # fmt: skip
GRAVE, HINT, NONE = "一般", "提示", ""


def opposed(library: LawLibrary, facts: str, said: str, form: str, paper: str = NOT_MENDED) -> str:
    text = paper.replace(FACTS, f"堵塞疏散通道。{facts}。2026").replace(LIST, form.format(said))
    findings = review(text, library=library).findings
    of_state = ("与认定的事实相反，存在矛盾", "可能与认定的事实相反")
    return next(
        (f.severity.value for f in findings if f.rule == "R08" and f.message.endswith(of_state)), NONE
    )


@pytest.mark.parametrize("form", [SAYS, PROVES])
@pytest.mark.parametrize(
    ("facts", "said", "told"),
    [
        ("该车送货的运费尚未收取", "运费已于装车前付给司机", GRAVE),
        ("押金未退还顾客", "押金当场退还", GRAVE),
        ("其未取得电工作业资格证", "电工作业资格证有效期至2028年5月", GRAVE),
        ("该店未取得食品经营许可证", "该店食品经营许可证状态正常", GRAVE),
        ("货架上的面包超过保质期", "货架上的面包均在保质期内", GRAVE),
        ("消防水泵损坏", "消防水泵运行正常", GRAVE),
        ("安全出口被上锁", "安全出口畅通", GRAVE),
        ("一号窑仍在生产", "一号窑早已停止生产", GRAVE),
        ("接待的住客系未成年人", "住客已满十八周岁", GRAVE),
        ("三名工人未佩戴安全帽", "三名工人均按要求佩戴安全帽", GRAVE),
        ("燃气报警器未开启", "燃气报警器处于开启状态", GRAVE),
        ("车间未安装油烟净化器", "车间已安装油烟净化器", GRAVE),
        # perhaps of another thing or another time
        ("该公司至今未支付搬运工资", "搬运工资已由该公司全部发放", HINT),
        ("二层消防水泵损坏", "一层消防水泵运行正常", HINT),
        ("当事人未支付运费尾款", "运费预付款已支付", HINT),
        ("三名工人未佩戴安全帽", "三名工人均佩戴手套", HINT),
        ("驾驶员未取得出租汽车从业资格证", "驾驶员机动车驾驶证状态正常", HINT),
        ("该工程未取得施工许可证", "项目已取得建设工程规划许可证", HINT),
        # another thing, another time, another person, or the facts tell both
        ("该车送货的运费尚未收取", "货款已付清", NONE),
        ("该车送货的运费尚未收取", "运费由货主支付", NONE),
        ("运费尚未收取，定金已付给司机", "定金已付给司机", NONE),
        ("该公司未按时支付2026年1月工资", "2025年12月工资已全部发放", NONE),
        ("该公司拖欠工资未支付", "工资已拖欠三个月未支付", NONE),
        ("预收款未退还消费者", "消费者已支付预收款", NONE),
        ("其未取得电工作业资格证", "驾驶证有效期至2028年5月", NONE),
        ("该店未取得食品经营许可证", "烟草专卖零售许可证状态正常", NONE),
        ("该店未取得食品经营许可证", "隔壁他人的食品经营许可证状态正常", NONE),
        ("许可证到期后该店未取得食品经营许可证", "食品经营许可证有效期至2025年1月10日", NONE),
        ("该店未办理食品经营许可变更登记", "食品经营许可证在有效期内", NONE),
        ("该店未将烟花爆竹经营许可证悬挂于明显位置", "烟花爆竹经营许可证有效期至2027年", NONE),
        ("货架上的面包超过保质期", "面包的购进时间和数量", NONE),
        ("面包2袋超过保质期", "其余面包均在保质期内", NONE),
        ("面包2袋超过保质期", "面包购进时在保质期内", NONE),
        ("面包2袋超过保质期", "同批次的牛奶在保质期内", NONE),
        ("消防水泵损坏", "喷淋管网完好", NONE),
        ("消防水泵损坏", "消防水泵损坏前曾运行正常", NONE),
        ("应急照明灯缺失3盏", "其余应急照明灯完好", NONE),
        ("安全出口被上锁", "检查后安全出口随后畅通", NONE),
        ("安全出口被上锁", "安全出口不畅通", NONE),
        ("该厂仍在生产，检查当日已停产", "该厂已停产", NONE),
        ("三名工人未佩戴安全帽", "安全帽由公司统一发放", NONE),
        ("燃气报警器未开启", "报警器应当处于开启状态", NONE),
        ("油烟净化器未开启", "油烟净化器已安装", NONE),
        ("5袋大米未标明生产日期", "5袋大米均未标明生产日期", NONE),
    ],
)  # fmt: skip
def test_states(packaged_library: LawLibrary, facts: str, said: str, form: str, told: str) -> None:
    assert opposed(packaged_library, facts, said, form) == told


def test_a_state_that_may_be_the_mended_one(packaged_library: LawLibrary) -> None:
    said = "车间未安装油烟净化器", "车间已安装油烟净化器"
    assert opposed(packaged_library, *said, PROVES, CLEAN) == HINT


AGAIN = "2026年3月12日复查，已改正"
STILL = "2026年3月12日复查，板材仍未清理，逾期未改正"


@pytest.mark.parametrize("form", [SAYS, PROVES])
@pytest.mark.parametrize(
    ("still", "said", "fault"),
    [
        (STILL, "板材已于2026年3月9日全部搬离", True),
        (STILL, "板材在限期内已清理", True),
        (STILL, "接到通知次日即已清理板材", True),
        (STILL, "已于2026年3月9日全部改正", True),
        (STILL, "板材已于2026年3月20日全部搬离", False),
        (STILL, "堆放的经过", False),
        (STILL, "该公司承诺在限期内清理", False),
        (STILL, "一部分板材已于2026年3月9日搬离", False),
        (STILL, "收到通知书后未在限期内清理", False),
        # an order, a denial, a paper, another thing, another cure
        (STILL, "责令该公司在期限内全部清理板材", False),
        (STILL, "已责令该公司于2026年3月10日前全部清理", False),
        (STILL, "该公司在限期内未全部清理板材", False),
        (STILL, "2026年3月9日已全部签收责令改正通知书", False),
        (STILL, "接到通知次日即已拆除货架", False),
        (STILL, "该公司已于2026年3月9日停止营业", False),
        ("2026年3月12日复查，二层板材仍未清理", "一层杂物已于2026年3月9日清理", False),
        ("2026年3月12日复查，仍未补办许可证", "当日即已停止施工", False),
        ("2026年3月12日复查，已改正，逾期未改正的情形不存在", "板材已于2026年3月9日全部搬离", False),
        (STILL + "。2026年4月1日再次复查，已清理", "2026年3月12日当天即清理完毕", False),
    ],
)
def test_mended_before_the_look(
    packaged_library: LawLibrary, still: str, said: str, form: str, fault: bool
) -> None:
    text = CLEAN.replace(AGAIN, still).replace(LIST, form.format(said))
    messages = [f.message for f in review(text, library=packaged_library).findings if f.rule == "R08"]
    assert any("复查时仍未改正" in m and "可能" not in m for m in messages) is fault
