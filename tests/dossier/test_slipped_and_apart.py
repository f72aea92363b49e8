"""One value of one paper that cannot be right beside the rest of its case, in many trades; and values that lawfully differ."""

import pytest

from assistant.dossier.buyers_apart import buyers_apart
from assistant.dossier.codes_apart import codes_apart
from assistant.dossier.denied_by_others import denied_by_others
from assistant.dossier.first_after_all import first_after_all
from assistant.dossier.hours_turned import hours_turned
from assistant.dossier.made_on import made_on_other_days
from assistant.dossier.model import Case, EvidenceKind
from assistant.dossier.prices_apart import prices_apart
from assistant.dossier.slipped_days import days_slipped
from assistant.dossier.slots_apart import slots_apart
from assistant.dossier.told_orders import orders_apart

RECORD, PAPER, EXPERT = EvidenceKind.RECORD, EvidenceKind.DOCUMENT, EvidenceKind.EXPERT
WITNESS, PARTY, DATA = EvidenceKind.WITNESS, EvidenceKind.PARTY, EvidenceKind.ELECTRONIC
Row = tuple[EvidenceKind, str, str, str]


def _case(facts: str, *rows: Row, **fields: object) -> Case:
    made = [
        {"id": f"E{n}", "kind": kind, "name": name, "text": text, "obtained": day}
        for n, (kind, name, text, day) in enumerate(rows, 1)
    ]
    base = {"facts": facts, "act_date": "2026-05-12", "evidence": made, "officers": ["张建明（执法证号 1）"]}
    return Case.model_validate(base | fields)


MINED = "2026年5月12日，检查发现该砂场无证采砂，当日堆砂182方。"
SEEN: Row = (RECORD, "现场检查笔录", "检查时间：2026年5月12日9时10分至10时20分。", "2026-05-12")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ((EXPERT, "测量报告", "2025年5月12日到场测量堆砂，5月20日出报告。", "2026-05-20"), True),
        ((PAPER, "地磅记录", "2027年5月12日过磅，司磅员签名。", "2026-05-13"), True),
        ((RECORD, "勘验笔录", "勘验时间：2025年5月12日9时15分。", "2026-05-12"), True),
        ((EXPERT, "测量报告", "2026年6月19日测量。", "2026-05-20"), True),
        ((WITNESS, "司机某笔录", "时间：2026年5月14日9时。答：2026年6月14日我去拉砂。", "2026-05-14"), True),
        ((DATA, "流水提取笔录", "2026年5月9日在某某见证下从后台导出流水，张建明签名。", "2026-05-14"), True),
        ((PAPER, "记录查询单", "无处罚记录。张建明，查询时间2026年5月9日。", "2026-05-14"), True),
        ((DATA, "轨迹", "2026年4月2日9时10分砂船靠岸；另见光盘。", "2026-05-14"), True),
        ((PAPER, "租赁合同", "租期2025年5月12日至2027年5月11日。", "2026-05-14"), False),
        ((PAPER, "执照", "成立日期2025年5月12日。", "2026-05-14"), False),
        ((PAPER, "采砂许可证", "有效期至2027年5月12日。", "2026-05-14"), False),
        ((PAPER, "委托书", "2025年5月12日签订的承包合同仍有效。", "2026-05-14"), False),
        ((PAPER, "通知书", "责令2026年6月14日前改正。", "2026-05-14"), False),
        ((PAPER, "账本", "2025年4月2日卖砂3方。", "2026-05-14"), False),
        ((DATA, "流水提取笔录", "2026年5月14日在某某见证下导出2026年5月9日流水，张建明签名。", "2026-05-14"), False),
        ((DATA, "轨迹", "2026年4月2日9时30分砂船靠岸。", "2026-05-14"), False),
        ((PAPER, "票据", "2025年5月12日开票，2026年5月12日补盖章。", "2026-05-14"), False),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be(row: Row, said: bool) -> None:
    case = _case(MINED, SEEN, row)
    assert bool(list(days_slipped(case))) is said


@pytest.mark.parametrize(
    ("served", "said"),
    [
        ("2026年5月10日当场送达，周某签收。", True),
        ("2026年5月10日当场交付，周某签收。", True),
        ("2026年5月12日当场送达，周某签收。", False),
        ("5月12日制作，2026年5月13日直接送达，周某签收。", False),
        ("2026年5月13日邮寄送达。", False),
    ],
)
def test_an_order_served_at_once(served: str, said: bool) -> None:
    step = {"name": "责令改正", "on": "2026-05-12", "note": "第3号当场送达"}
    order: Row = (PAPER, "责令改正通知书及送达回证", f"责令停止采砂。{served}", "2026-05-12")
    assert bool(list(days_slipped(_case("某事。", order, steps=[step])))) is said


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("2026年5月12日12时20分至11时50分", True),
        ("2026年5月12日9:30至9:05", True),
        ("2026年5月12日14时00分至13时10分", True),
        ("2026年5月12日21时40分至18时30分", True),
        ("5月12日8时00分—7时55分", True),
        ("2026年5月12日16时01分到15时59分", True),
        ("2026年5月12日10时05分至9时50分", True),
        ("2026年5月12日3时00分至2时00分", True),
        ("2026年5月12日9时20分至11时50分", False),
        ("2026年5月12日23时20分至0时10分", False),
        ("2026年5月12日22时00分至次日5时00分", False),
        ("2026年5月12日19时30分至6时00分", False),
        ("2026年5月12日9时00分至9时00分", False),
        ("2026年5月12日14时00分至5月13日9时00分", False),
        ("2026年5月12日9时20分到场，8时50分接报", False),
        ("2026年5月12日18时30分至8时00分", False),
    ],
)
def test_hours_that_run_backwards(hours: str, said: bool) -> None:
    assert (
        bool(list(hours_turned(_case("某事。", (RECORD, "笔录", f"检查时间：{hours}。", "2026-05-12")))))
        is said
    )


FRUIT = "检查发现该店仓库存放无标签的蜜枣礼盒64箱，已卖出若干。"
FOUND: Row = (RECORD, "现场检查笔录", "仓库内码放蜜枣礼盒64箱，无标签。", "2026-05-12")
OWNED: Row = (PARTY, "店主笔录", "仓库里蜜枣礼盒64箱。", "2026-05-13")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ((WITNESS, "店员笔录", "仓库里放的蜜枣礼盒一共28箱。", "2026-05-13"), True),
        ((PAPER, "清点表", "仓库蜜枣礼盒91箱，无标签。", "2026-05-13"), True),
        ((RECORD, "清点记录", "仓库内码放蜜枣礼盒46箱。", "2026-05-13"), True),
        ((PAPER, "先行登记保存清单", "蜜枣礼盒75箱。", "2026-05-13"), True),
        ((WITNESS, "店员笔录", "仓库里放的蜜枣礼盒一共64箱。", "2026-05-13"), False),
        ((WITNESS, "顾客笔录", "我买了蜜枣礼盒2箱。", "2026-05-13"), False),
        ((PAPER, "抽样单", "抽取蜜枣礼盒样品3箱。", "2026-05-13"), False),
        ((PAPER, "进货单", "另进蜜枣礼盒30箱。", "2026-05-13"), False),
        ((PAPER, "送货单", "送苹果汁30箱。", "2026-05-13"), False),
        ((PAPER, "清点表", "蜜枣礼盒40箱，其余24箱在门店。", "2026-05-13"), False),
        ((PAPER, "情况说明", "王某店蜜枣礼盒28箱。", "2026-05-13"), False),
        ((RECORD, "复查笔录", "仓库内蜜枣礼盒9箱。", "2026-05-20"), False),
        ((WITNESS, "店员笔录", "蜜枣礼盒大概五六十箱。", "2026-05-13"), False),
    ],
)
def test_a_number_in_the_place_of_another(row: Row, said: bool) -> None:
    assert bool(list(slots_apart(_case(FRUIT, FOUND, OWNED, row)))) is said


def test_the_number_at_one_price() -> None:
    facts = "该店购进雨鞋50双，无合格证。"
    party: Row = (PARTY, "店主笔录", "3月10日进了50双，每双45元。", "2026-05-13")
    for text, said in (
        ("雨鞋80双，单价45元", True),
        ("雨鞋50双，单价45元", False),
        ("布鞋80双，单价60元", False),
    ):
        assert bool(list(slots_apart(_case(facts, party, (PAPER, "进货单", text, "2026-05-13"))))) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("查封出厂编号30A21075的叉车1台。", True),
        ("叉车（出厂编号：30A21057）1台。", False),
        ("另一台叉车出厂编号30A21075。", False),
        ("查封编号B-7712的叉车。", False),  # two others only
        ("查封货架1组，出厂编号99X00012。", False),
        ("井盖W18旁取水。", True),
        ("井盖W17、W18之间取水。", False),
        ("依据GB18597，PVC75管。", False),
    ],
)
def test_the_number_of_one_thing(text: str, said: bool) -> None:
    facts = "该厂使用未登记叉车1台，出厂编号30A21057，井盖W17旁排水。"
    rows: tuple[Row, ...] = (
        (RECORD, "检查笔录", "现场叉车1台，出厂编号30A21057；井盖W17有污水。", "2026-05-12"),
        (PAPER, "登记查询", "叉车（出厂编号30A21057）未登记，车编号B-7721；W17属市政井。", "2026-05-13"),
        (PARTY, "笔录", "叉车出厂编号30A21057是厂里的，车编号B-7721，水排到W17。", "2026-05-13"),
    )
    assert bool(list(codes_apart(_case(facts, *rows, (PAPER, "清单", text, "2026-05-14"))))) is said


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("顾客笔录", "门票单价76元。", True),
        ("系统记录", "每张76元，共卖了九张。", True),
        ("系统记录", "每张38元。", False),
        ("进货单", "单价12元。", False),
        ("账本", "进价每张12元。", False),
        ("顾客笔录", "付了押金每人76元。", False),
        ("顾客笔录", "花了76元。", False),
        ("检查笔录", "票价标牌“76元”，优惠价每张30元。", False),
    ],
)
def test_the_one_price(name: str, text: str, said: bool) -> None:
    rows: tuple[Row, ...] = (
        (RECORD, "现场检查笔录", "前台售票，票价38元。", "2026-05-12"),
        (PARTY, "店主笔录", "每张38元。", "2026-05-13"),
    )
    assert (
        bool(list(prices_apart(_case("该馆无证营业售票。", *rows, (PAPER, name, text, "2026-05-13")))))
        is said
    )


@pytest.mark.parametrize(
    ("reasons", "text", "said"),
    [
        ("初次违法，从轻。", "2025年3月12日因未取得卫生许可证营业被警告并罚款1000元。", True),
        ("系首次违法。", "查得2025年12月1日因未取得卫生许可证擅自营业受到罚款处罚。", True),
        ("初次违法，从轻。", "无行政处罚记录。", False),
        ("初次违法，从轻。", "2019年3月12日因未取得卫生许可证营业被罚款1000元。", False),
        ("初次违法，从轻。", "2025年3月12日因消防栓损坏被罚款1000元。", False),
        ("再次违法，从重。", "2025年3月12日因未取得卫生许可证营业被罚款1000元。", False),
        ("不属于初次违法。", "2025年3月12日因未取得卫生许可证营业被罚款1000元。", False),
        ("初次违法。", "同名公司2025年3月12日因未取得卫生许可证营业被罚款1000元。", False),
        ("初次违法。", "2026年5月12日因未取得卫生许可证营业被警告。", False),
    ],
)
def test_the_first_time(reasons: str, text: str, said: bool) -> None:
    case = _case(
        "该馆未取得卫生许可证营业。", (PAPER, "处罚记录查询单", text, "2026-05-13"), discretion=reasons
    )
    assert bool(list(first_after_all(case))) is said


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("供货清单", "购货单位东平市牧旺服务部，饲料20袋。", True),
        ("进货发票", "购买方：东平市新丰饲料店。", True),
        ("采购合同", "需方：青石县永兴养殖场，盖章。", True),
        ("供货清单", "购货单位东平市牧丰饲料店，饲料20袋。", False),
        ("供货清单", "购货单位牧丰饲料店。", False),
        ("销售出库单", "购货单位青石县永兴养殖场。", False),
        ("供货清单", "购货单位东平市某店。", False),
        ("供货清单", "饲料20袋。", False),
        ("供货清单", "购货单位东平市新丰饲料店，转给东平市牧丰饲料店。", False),
    ],
)
def test_another_buyer(name: str, text: str, said: bool) -> None:
    party = {"kind": "个体工商户", "name": "东平市牧丰饲料店", "representative": "李华"}
    assert bool(list(buyers_apart(_case("某事。", (PAPER, name, text, "2026-05-13"), party=party)))) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("没有收过我们车费。", True),
        ("他没有收乘客钱。", True),
        ("他没有收我的钱，我是他侄子。", False),
        ("没有收过停车罚单。", False),
        ("他收过我们车费。", False),
    ],
)
def test_money_that_was_not_taken(text: str, said: bool) -> None:
    facts = "李华无证驾车载客五人，每人收取车费80元。"
    assert bool(list(denied_by_others(_case(facts, (WITNESS, "乘客笔录", text, "2026-05-13"))))) is said


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("责令改正通知书及送达回证", "责令李华于2026年5月30日前由燃气公司拆除管道，恢复原状。", True),
        ("责令改正通知书、送达回证", "责令李华于2026年5月30日前恢复原状。", True),
        ("责令改正通知书及送达回证", "责令李华于2026年5月20日前由燃气公司拆除管道，恢复原状。", False),
        ("责令改正通知书送达回证", "责令李华于2026年5月30日前恢复原状。", False),
        ("责令改正通知书及送达回证", "责令李华于2026年5月30日前缴纳罚款。", False),
    ],
)
def test_the_last_day_of_an_order_with_its_receipt(name: str, text: str, said: bool) -> None:
    facts = "2026年5月12日，李华未经燃气公司同意改装管道，责令其于5月20日前恢复原状。"
    assert bool(list(orders_apart(_case(facts, (PAPER, name, text, "2026-05-12"))))) is said


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("采样时间：2026年5月14日11时，样品SY-01。", True),
        ("2026年5月14日在排口采样，样品SY-01。", True),
        ("采样时间：2026年5月12日11时，样品SY-01。", False),
        ("采样时间：2026年5月13日，样品SY-09。", False),
    ],
)
def test_two_days_of_one_sample(record: str, said: bool) -> None:
    report: Row = (EXPERT, "检测报告", "2026年5月12日采样，样品SY-01。", "2026-05-20")
    other: Row = (PAPER, "巡查表", "5月13日巡查。", "2026-05-13")
    case = _case("2026年5月12日检查。", report, other, (PAPER, "采样记录", record, "2026-05-12"))
    assert bool(list(made_on_other_days(case))) is said
