"""What is left of a whole, the volume of a body, goods that went into samples, totals beside other counts; sentences of our own."""

import pytest

from assistant.text.reckoning import reckonings

# (a sentence with a sum that is certainly wrong, what it should come to)
WRONG = (
    ("楼道净宽1.60米，堆物占用宽度0.90米，剩余宽度0.90米。", "0.7米"),
    ("人行道宽3.2米，摊位占用1.4米，余宽1.6米。", "1.8米"),
    ("消防车通道净宽4米，车辆占用2.1米，仅剩2.3米。", "1.9米"),
    ("走道净宽1.8米，被占1.1米，仅剩0.9米。", "0.7米"),
    ("油罐容积30立方米，已装22立方米，剩余18立方米。", "8立方米"),
    ("场地总面积500平方米，已硬化320平方米，未硬化280平方米。", "180平方米"),
    ("基坑长8米，宽4米，深1.5米，开挖土方58立方米。", "48立方米"),
    ("堆体长5米、宽2米、平均高0.8米，体积12立方米。", "8立方米"),
    ("砂堆长6米，宽5米，高2米，方量为80立方米。", "60立方米"),
    ("购进300袋，售出160袋，抽样耗用4袋，库存146袋。", "136袋"),
    ("购进农药80瓶，已售出35瓶，送检2瓶，剩余53瓶。", "43瓶"),
    ("4月1日至4月20日共36笔，售出150袋，每袋52元，销售收入8700元。", "7800元"),
    ("每次收取检测费80元，共检测45次，收取3700元。", "3600元"),
    ("共运7车，每车收运费600元，运费收入4300元。", "4200元"),
    ("停车3小时，每小时10元，共收取停车费50元。", "30元"),
    ("实测夜间噪声58分贝，限值50分贝，超标6分贝。", "8分贝"),
)  # fmt: skip

# what need not come out, what does, and what is of another thing
FINE = (
    "楼道净宽1.60米，堆物占用宽度0.90米，剩余宽度0.70米。",
    "走道净宽1.50米，两侧堆物占用宽度0.35米，剩余宽度0.80米。",
    "楼梯净宽1.2米，堆物占用0.5米，最窄处剩余0.6米。",
    "人行道宽3.2米，其中绿化带占1米，摊位占用1.4米，剩余0.8米。",
    "道路全宽7米，占用车道3.5米，剩余3.5米可通行。",
    "院落面积500平方米，彩钢棚占地120平方米，棚内剩余材料30平方米。",
    "堆体长3.5米、宽2.0米、平均高0.6米，体积4.2立方米。",
    "锥形堆体长4米，宽3米，高1.5米，体积6立方米。",
    "两堆渣土均长4米，宽3米，高1米，体积24立方米。",
    "基坑长8米，宽4米，深1.5米，放坡后土方58立方米。",
    "购进320袋，售出186袋，抽样耗用4袋，库存130袋。",
    "购进320袋，售出186袋，抽样4袋，退货10袋，库存120袋。",
    "购进50箱，售出22箱，送检1箱，另有3箱破损，剩余24箱。",
    "售出186袋，每袋55元，已收取5000元。",
    "售出186袋，每袋55元，其中赊账20袋，收取9130元。",
    "3笔各5袋，每袋20元，收入300元。",
    "实测昼间噪声68分贝，背景噪声60分贝，超标6分贝。",
    "停车3小时，每小时10元，首小时免费，收取20元。",
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_wrong_sum_is_told_with_what_it_comes_to(text: str, expected: str) -> None:
    assert [found.expected for found in reckonings(text) if found.wrong] == [expected]


@pytest.mark.parametrize("text", FINE)
def test_numbers_that_need_not_come_out_are_left_alone(text: str) -> None:
    assert [found for found in reckonings(text) if found.wrong] == []
