"""What a hostile reader found said of papers in order (R06, R20, R24, R27-R30, R34, R08), and the slips beside them."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.model import Severity
from tests.review.desk import Row, fresh

MILD = "鉴于你单位系初次违法，检查后即停止取水并拆除水泵，没有造成危害后果，依法从轻处罚。"
STOPPED = "你单位于2024年4月10日停止取水，并于2024年5月6日拆除水泵。"
REVIEWED = "本案已经本局法制机构审核，并于2024年6月3日经负责人集体讨论。"
KEPT = "本机关当场对电捕鱼器1套先行登记保存，2023年7月5日立案，2023年7月10日作出先行登记保存物品处理决定，对该电捕鱼器依法处理。"
DUMPED = "发现当事人在人行道边随意倾倒装修垃圾1袋，约15千克，当事人当场清理完毕。"
HIRED = "发现你单位自2024年5月1日起招用服务员5人，未按规定订立书面劳动合同。"
PAYS = "持缴款通知单到临汀农商银行河田支行缴纳罚款。"
DAILY = "每日按罚款数额的百分之三加处罚款"
HEARD = "2025年3月28日举行听证。"
SLUDGE = "贮存含镍污泥0.8吨"
LOOK = (
    "2024年4月9日，本局执法人员韦立（执法证号13070200011）、邹敏（执法证号13070200012）在临汀县河田镇榆树路19号检查时，发现你单位在厂区西侧机井擅自取水，用于苗圃灌溉。2024年4月11日立案。经查，你单位自2023年9月1日起至2024年4月9日止，未取得取水许可证，使用一台深井泵取用地下水，取水量经水表计量为2600立方米。"
    + STOPPED
)
REPORTED = "本局接到举报后由执法人员韦立（执法证号13070200011）、邹敏（执法证号13070200012）调查。经查，"
WELL = "你单位在临汀县河田镇榆树路19号"

# rule, paper, what is written in place of what
FAULTS: list[Row] = [
    ("R20", "water", ((MILD, "鉴于你单位系初次违法，检查后即停止取水，属于裁量基准规定的较重情形。"),)),
    ("R20", "water", ((STOPPED, STOPPED + "2023年8月，你单位第二次被本局查获擅自取水。"),)),
    ("R20", "water", ((STOPPED, "你单位于2024年4月10日停止取水，但另行接管，至今仍在取水。"), (MILD, "鉴于你单位系初次违法，检查后已停止取水，依法从轻处罚。"))),
    ("R20", "water", ((STOPPED, STOPPED + "你单位取水致使相邻农户水井干涸。"),)),
    ("R24", "safety", ((HEARD, "2025年3月28日由案件承办人员主持举行听证。"),)),
    ("R27", "water", ((REVIEWED, "本案案情简单，无需进行法制审核。"),)),
    ("R28", "fish", ((KEPT, "本机关当场对电捕鱼器1套先行登记保存，保存期限为15日。2023年7月5日立案。"),)),
    ("R28", "fish", ((KEPT, "本机关当场对电捕鱼器1套先行登记保存三十日。2023年7月5日立案。"),)),
    ("R29", "water", ((PAYS, "缴纳罚款。"),)),
    ("R30", "water", ((DAILY, "每日加收罚款数额的5%"),)),
    ("R34", "water", (("以上事实有下列证据证明", "以上事实有[证据]证明"),)),
    ("R34", "water", (("法定代表人：阮仲平", "法定代表人：[姓名]"),)),
    ("R34", "water", (("请求从轻处罚", "称将将机井封填"),)),
    ("R06", "spot", ((DUMPED, "发现当事人存在违反市容管理规定的违法行为。"),)),
    ("R06", "order", ((HIRED, "发现你单位的经营活动违反劳动用工管理规定。"),)),
    ("R06", "water", ((LOOK, REPORTED + WELL + "取水，许可证有效期至2024年3月1日，取水量为2600立方米。"),)),
    ("R08", "notice", ((SLUDGE, "废水总排口废水经监测超标"), ("危险废物管理台账", "总排口废水《监测报告》（结论：符合排放标准）、危险废物管理台账"))),
]  # fmt: skip
LAWFUL: list[Row] = [
    ("R20", "water", ((MILD, "你单位虽系初次违法，但取水时间较长，属于裁量基准规定的较重情形。"), ("贰万伍仟", "柒万伍仟"), ("25000", "75000"))),
    ("R20", "water", ((MILD, "你单位系初次违法，取水2600立方米，按照裁量基准属于较重情形。"), ("贰万伍仟", "柒万伍仟"), ("25000", "75000"))),
    ("R20", "water", ((STOPPED, STOPPED + "2024年4月20日，本局第二次抄表，读数未变。"),)),
    ("R20", "water", (("对阮仲平的《询问笔录》1份", "对阮仲平的第二次《询问笔录》1份"),)),
    ("R20", "water", ((STOPPED, "你单位已于2024年4月10日停止取水，水泵至今仍在仓库存放。"), (MILD, "鉴于你单位系初次违法，检查后已停止取水，依法从轻处罚。"))),
    ("R20", "water", ((STOPPED, STOPPED + "相邻农户的另一机井至今仍在使用，系合法灌溉用井。"), (MILD, "鉴于你单位系初次违法，检查后已停止取水，依法从轻处罚。"))),
    ("R20", "water", ((STOPPED, STOPPED + "农户反映水位下降致使水井干涸，经勘查，系连续干旱造成，与你单位取水无关。"),)),
    ("R24", "safety", ((HEARD, "2025年3月28日由本局法规科（非案件承办人员）主持听证。"),)),
    ("R27", "water", ((REVIEWED, "本案不属于应当进行法制审核的情形，无需进行法制审核。"),)),
    ("R28", "fish", ((KEPT, "本机关当场对电捕鱼器1套先行登记保存，10日解除登记保存。2023年7月5日立案。"),)),
    ("R28", "fish", ((KEPT, "本机关当场对电捕鱼器1套先行登记保存，登记保存的物品于11日返还。2023年7月5日立案。"),)),
    ("R29", "water", ((PAYS, "缴纳罚款。户名：临汀县财政局，开户行：临汀农商行河田营业部。"),)),
    ("R30", "water", ((DAILY, "从第16日起每日加收罚款数额3%的加处罚款"),)),
    ("R34", "water", (("以上事实有下列证据证明：\n", "[证据]\n"),)),
    ("R34", "water", (("一、违法事实和证据\n2024", "一、【违法事实】经查，2024"),)),
    ("R34", "water", (("请求从轻处罚", "称将将来取水的设施一并封填，请求从轻处罚"),)),
    ("R06", "spot", ((DUMPED, "发现当事人存在随意倾倒装修垃圾的违法行为，当事人当场清理完毕。"),)),
    ("R06", "spot", ((DUMPED, "发现当事人存在占道经营违法行为，当事人当场清理完毕。"),)),
    ("R06", "order", ((HIRED, "发现你单位存在拖欠5名劳动者工资问题。"),)),
    ("R06", "order", ((HIRED, "发现你单位违反规定招用童工2人。"),)),
    ("R06", "notice", (("发现你公司危险废物贮存间未设置危险废物识别标志，", "发现你公司存在危险废物贮存间无识别标志的环境违法行为，"),)),
    ("R06", "water", ((LOOK, REPORTED + "2024年4月9日，" + WELL + "未备案取水井，未取得取水许可证取用地下水2600立方米。"),)),
    ("R06", "water", ((LOOK, REPORTED + "2024年4月9日，你单位取水许可证有效期届满后未延续，" + WELL.removeprefix("你单位") + "继续取用地下水2600立方米。"),)),
    ("R06", "water", ((LOOK, REPORTED + "2024年4月9日，你单位销售超过保质期的面包3袋。" + WELL + "取用地下水2600立方米。"),)),
    ("R08", "notice", ((SLUDGE, SLUDGE + "。1号车间排气筒超标问题另案处理"), ("危险废物管理台账", "总排口废水《监测报告》（结论：符合排放标准）、危险废物管理台账"))),
    ("R08", "fish", (("发现当事人驾驶自用橡皮艇", "发现当事人驾驶检验不合格的自用橡皮艇"), ("询问笔录、渔获物", "询问笔录、电捕鱼器检验报告（结论为合格）、渔获物"))),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "paper", "edits"), FAULTS)
def test_the_slip_is_told(
    packaged_library: LawLibrary, rule: str, paper: str, edits: tuple[tuple[str, str], ...]
) -> None:
    assert rule in {f.rule for f in fresh(paper, edits, packaged_library) if f.severity is not Severity.HINT}


@pytest.mark.parametrize(("rule", "paper", "edits"), LAWFUL)
def test_its_neighbour_is_not(
    packaged_library: LawLibrary, rule: str, paper: str, edits: tuple[tuple[str, str], ...]
) -> None:
    found = fresh(paper, edits, packaged_library)
    assert [(f.rule, f.message) for f in found if f.severity is not Severity.HINT and f.rule == rule] == []
