"""Numbers of the facts that one paper tells otherwise, in many trades; and numbers that are of something else."""

import pytest

from assistant.dossier.model import Case, EvidenceKind
from assistant.dossier.orphan_numbers import orphan_numbers

RECORD, PAPER, EXPERT = EvidenceKind.RECORD, EvidenceKind.DOCUMENT, EvidenceKind.EXPERT
WITNESS, PARTY, DATA = EvidenceKind.WITNESS, EvidenceKind.PARTY, EvidenceKind.ELECTRONIC
Row = tuple[EvidenceKind, str, str]

FUEL = "2026年5月12日，检查发现该公司无证销售柴油，罐内存有柴油2.4吨，已售出1.6吨，每吨7200元，得款11520元。"
FUEL_SEEN: Row = (RECORD, "现场检查笔录", "储罐一只，测得存油2.4吨。")
TREES = "2026年4月8日，当事人在后坑山场砍伐杉木46株，经鉴定立木蓄积5.83立方米。"
TREES_SEEN: Row = (RECORD, "现场勘验笔录", "山场现有新鲜伐桩46个。")
WAGES = "2026年3月20日，该公司拖欠27名工人工资共计318600元。"
WAGES_LIST: Row = (PAPER, "工资表", "应发工资合计318600元，涉及工人27名。")
NOISE = "2026年5月12日夜间，该厂厂界噪声实测61.3分贝，超过排放限值。"
PITS = "2026年5月12日，检查发现该公司擅自占用林地3260平方米堆放石料。"
MEAT = "2026年5月12日，检查发现该店冷库存放无检疫证明的猪肉285千克，每千克售价22元。"
MEAT_SEEN: Row = (RECORD, "现场检查笔录", "冷库内猪肉码放三层，共285千克。")
ADS = "2026年5月12日，该公司发布虚假广告，广告费用46800元。"
CARS = "2026年5月12日，该公司停车场超出备案泊位，实际停放车辆138辆。"

_APART: list[tuple[str, tuple[Row, ...], Row]] = [
    (FUEL, (FUEL_SEEN,), (PAPER, "加油记录本", "4月至5月售出柴油2.6吨，单价7200元，收款11520元。")),
    (FUEL, (FUEL_SEEN, (PARTY, "询问笔录", "罐里还有2.4吨。")), (PAPER, "扣押清单", "扣押柴油4.2吨。")),
    (TREES, (TREES_SEEN,), (EXPERT, "林木蓄积鉴定意见", "被伐杉木立木蓄积8.53立方米。")),
    (TREES, (TREES_SEEN, (PARTY, "询问笔录", "砍了46株。")), (EXPERT, "鉴定意见", "杉木64株，立木蓄积5.83立方米。")),
    (WAGES, (), (PAPER, "工资表", "涉及工人27名，拖欠工资合计381600元。")),
    (WAGES, (WAGES_LIST,), (PAPER, "劳动监察调查表", "涉及工人72名，拖欠工资共计318600元。")),
    (NOISE, (), (EXPERT, "噪声监测报告", "厂界噪声实测53.1分贝。")),
    (PITS, (), (EXPERT, "林地测绘报告", "占用林地面积2360平方米。")),
    (PITS, (), (EXPERT, "林地占用面积测量成果", "占用林地1875平方米。")),
    (MEAT, (MEAT_SEEN, (PARTY, "询问笔录", "库里猪肉285千克。")), (PAPER, "查封清单", "查封猪肉385千克。")),
    (ADS, (), (PAPER, "广告发布合同付款凭证", "支付广告费用64800元。")),
    (CARS, (), (RECORD, "现场清点笔录", "停车场内停放车辆183辆。")),
]  # fmt: skip

_SILENT: list[tuple[str, tuple[Row, ...], Row]] = [
    (FUEL, (FUEL_SEEN,), (PAPER, "送货单", "3月购进柴油4吨，单价6500元，货款26000元。")),
    (FUEL, (FUEL_SEEN,), (PAPER, "加油记录本", "售出柴油1.6吨，单价7200元，收款11520元。")),
    (FUEL, (FUEL_SEEN,), (WITNESS, "司机某询问笔录", "我加过0.2吨，付了1440元。")),
    (TREES, (TREES_SEEN,), (EXPERT, "林木蓄积鉴定意见", "杉木46株，立木蓄积5.83立方米，平均胸径14.6厘米。")),
    (TREES, (TREES_SEEN,), (PAPER, "采伐许可证", "许可采伐杉木64株。")),
    (WAGES, (WAGES_LIST,), (WITNESS, "工人某询问笔录", "欠我工资11800元。")),
    (WAGES, (WAGES_LIST,), (PAPER, "考勤表", "去年工人72名，工资共计381600元。")),
    (WAGES, (WAGES_LIST,), (PAPER, "情况说明", "已支付工资218600元，其余100000元下月支付。")),
    (NOISE, (), (EXPERT, "噪声监测报告", "厂界噪声实测61.3分贝，背景噪声52.0分贝。")),
    (PITS, (), (EXPERT, "林地测绘报告", "占用林地面积3260平方米，其中东侧2360平方米、西侧900平方米。")),
    (PITS, (), (EXPERT, "林地测绘报告", "东地块占用林地2360平方米，西地块占用林地900平方米。")),
    (MEAT, (MEAT_SEEN,), (PAPER, "进货台账", "5月购进鸡肉385千克。")),
    (MEAT, (MEAT_SEEN,), (PAPER, "另案扣押清单", "扣押牛肉582千克。")),
    (ADS, (), (PAPER, "报价单", "拟投放广告费用64800元。")),
    (MEAT, (MEAT_SEEN, (PARTY, "询问笔录", "猪肉285千克。")), (PAPER, "复称记录", "猪肉284千克。")),
    (CARS, (), (PAPER, "停车场备案表", "备案泊位108个。")),
    (CARS, (), (RECORD, "现场清点笔录", "停车场内停放车辆约140辆。")),
]  # fmt: skip


def _apart(facts: str, beside: tuple[Row, ...], row: Row) -> bool:
    rows = [
        {"id": f"E{n}", "kind": kind, "name": name, "text": text, "obtained": "2026-05-14"}
        for n, (kind, name, text) in enumerate((*beside, row), 1)
    ]
    case = Case.model_validate({"facts": facts, "act_date": "2026-05-12", "evidence": rows})
    return bool(list(orphan_numbers(case)))


@pytest.mark.parametrize(("facts", "beside", "row"), _APART)
def test_told_otherwise(facts: str, beside: tuple[Row, ...], row: Row) -> None:
    assert _apart(facts, beside, row)


@pytest.mark.parametrize(("facts", "beside", "row"), _SILENT)
def test_of_something_else(facts: str, beside: tuple[Row, ...], row: Row) -> None:
    assert not _apart(facts, beside, row)
