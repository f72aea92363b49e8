"""What papers leave out, mix up or do a second time, each beside what they may well say."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review
from tests.review.accused import grave
from tests.review.test_planted import CLEAN

FACTS = "堵塞疏散通道。2026"
DEFENCE = (
    "2026年3月18日，该公司提交书面申辩，请求从轻处罚。经复核，该公司在期限内改正属实，其请求成立，予以采纳。"
)
STEPS = "经法制审核和集体讨论，"

SEIZURE = """杭州市西湖区消防救援大队
扣押决定书
杭西消扣决字〔2026〕第0031号

当事人：甲木家居有限公司
统一社会信用代码：91350100M000100Y43
住所：浙江省杭州市西湖区丙路8号
法定代表人：丁立文

2026年3月3日10时15分，我大队执法人员乙长青（执法证号33010500101）、戊小川（执法证号33010500102）到杭州市西湖区丙路8号检查，发现库内存放甲板材。经负责人批准，依据《中华人民共和国行政强制法》第二十二条的规定，决定对你公司下列财物予以扣押：
{things}
扣押期限：{period}。
{said}
不服本决定的，可以自收到本决定书之日起六十日内向杭州市西湖区人民政府申请行政复议，或者自收到本决定书之日起六个月内向杭州市西湖区人民法院提起行政诉讼。

杭州市西湖区消防救援大队
2026年3月3日
"""
THINGS, PERIOD = "甲板材40张、乙板材12张。", "三十日，自2026年3月3日起至2026年4月1日止"


def messages(text: str, library: LawLibrary, rule: str) -> list[str]:
    return [f.message for f in review(text, library=library).findings if f.rule == rule]


@pytest.mark.parametrize(
    ("change", "rule", "fault"),
    [
        ({}, "R29", ""),
        ({}, "R28", ""),
        ({"things": "库内有关物品一批。"}, "R29", "名称和数量"),
        ({"things": "库内有关物品，详见所附《扣押物品清单》。"}, "R29", ""),
        ({"period": "自2026年3月3日起至查清事实之日止"}, "R28", "没有确定的期限"),
        ({"said": "丁立文陈述：板材是别人寄放的。陈述已记入笔录。"}, "R25", "怎样答复"),
        ({"said": "丁立文陈述：板材是别人寄放的。执法人员答复：寄放不影响扣押。"}, "R25", ""),
        ({"said": "丁立文陈述：愿意配合。"}, "R25", ""),
    ],
)
def test_seizures(packaged_library: LawLibrary, change: dict[str, str], rule: str, fault: str) -> None:
    text = SEIZURE.format(**({"things": THINGS, "period": PERIOD, "said": ""} | change))
    told = messages(text, packaged_library, rule)
    assert [message for message in told if fault in message] if fault else told == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "fault"),
    [
        (DEFENCE, "2026年3月18日，该公司提出两条意见：一是已经搬走；二是生意不好。本大队复核认为，搬走属实，第一条意见予以采纳。", "R25", True),
        (DEFENCE, "2026年3月18日，该公司提出两条意见：一是已经搬走；二是生意不好。本大队复核认为，搬走属实，第一条意见予以采纳；生意不好不影响处罚，第二条意见不予采纳。", "R25", False),
        (DEFENCE, "2026年3月18日，该公司提出两条意见：一是已经搬走；二是生意不好。本大队复核认为两条意见均不影响处罚，不予采纳。", "R25", False),
        (STEPS, "集体讨论于决定书印发后补办，", "R27", True),
        (STEPS, "法制审核意见于2026年4月9日补签，", "R27", True),
        (STEPS, "", "R27", False),
        (FACTS, "堵塞疏散通道。查获浙A12F36货车。该浙A12P36货车停在通道口。2026", "R34", True),
        (FACTS, "堵塞疏散通道。查获浙A12F36货车。该浙A12F36货车停在通道口。2026", "R34", False),
        (FACTS, "堵塞疏散通道。查获浙A12F36、浙A12P36两辆货车。2026", "R34", False),
        (FACTS, "堵塞疏散通道。查获浙A12F36货车。另有浙B77P81货车停在通道口。2026", "R34", False),
        (FACTS, "堵塞疏散通道。该行为已于2026年3月6日由丁街道办事处对该公司罚款3000元。2026", "R17", True),
        (FACTS, "堵塞疏散通道。该公司2024年曾因占道被丁街道办事处罚款3000元。2026", "R17", False),
    ],
)  # fmt: skip
def test_decisions(packaged_library: LawLibrary, old: str, new: str, rule: str, fault: bool) -> None:
    assert CLEAN.count(old) == 1
    assert bool(grave(CLEAN.replace(old, new), packaged_library, rule, "")) is fault


@pytest.mark.parametrize(
    ("host", "fault"),
    [
        ("由本案承办人主持", True),
        ("由戊小川主持", True),
        ("由非本案调查人员主持", False),
        ("由未参加调查的丙某主持", False),
        ("由法制科丙大年主持", False),
    ],
)
def test_who_leads_the_hearing(packaged_library: LawLibrary, host: str, fault: bool) -> None:
    text = CLEAN.replace(
        DEFENCE,
        f"2026年3月18日，该公司要求听证，2026年3月19日送达听证通知书，2026年3月30日举行听证，{host}。{DEFENCE[11:]}",
    )
    assert any("调查人员主持" in message for message in messages(text, packaged_library, "R24")) is fault


REMINDER = """杭州市西湖区消防救援大队
行政决定履行催告书
杭西消催字〔2026〕第0031号

被催告人：甲木家居有限公司
统一社会信用代码：91350100M000100Y43

我大队于2025年4月2日作出《行政处罚决定书》（杭西消行罚决字〔2025〕第0031号），处罚款人民币壹万贰仟元整（¥12000.00）。该决定书于{served}送达。你公司没有缴纳，也没有起诉，起诉的{months}期限已于{over}届满。
依据《中华人民共和国行政强制法》第五十四条的规定，请你公司{term}履行，到丁银行西湖支行缴纳：
　　罚款　　　　12000元
　　加处罚款　　12000元
　　合　计　　　{total}元（人民币贰万肆仟元整）
收到本催告书后，你公司有权进行陈述和申辩。

杭州市西湖区消防救援大队
2026年1月12日
"""
RIGHT = {
    "served": "2025年4月8日",
    "months": "六个月",
    "over": "2025年10月9日",
    "term": "自收到本催告书之日起十日内",
    "total": "24000",
}


@pytest.mark.parametrize(
    ("change", "rule", "fault"),
    [
        ({}, "R31", ""),
        ({}, "R29", ""),
        ({"months": "三个月"}, "R31", "三个月"),
        ({"over": "2025年7月8日"}, "R31", "才届满"),
        ({"served": "2025年4月1日"}, "R21", "早于作出"),
        ({"term": "尽快"}, "R29", "没有写明履行义务的期限"),
        ({"total": "25000"}, "R32", "24000"),
    ],
)
def test_reminders(packaged_library: LawLibrary, change: dict[str, str], rule: str, fault: str) -> None:
    told = messages(REMINDER.format(**(RIGHT | change)), packaged_library, rule)
    assert [message for message in told if fault in message] if fault else told == []


SPOT = """杭州市西湖区城市管理局
当场行政处罚决定书
杭西城当罚〔2026〕第0031号

当事人：丁立文
公民身份号码：110101199003070388
住址：浙江省杭州市西湖区丙路8号
检查时间：2026年3月3日9时35分
处罚时间：2026年3月3日{hour}
"""


@pytest.mark.parametrize(("hour", "fault"), [("9时20分", True), ("10时05分", False), ("下午2时", False)])
def test_hours(packaged_library: LawLibrary, hour: str, fault: bool) -> None:
    assert any("时刻" in one for one in messages(SPOT.format(hour=hour), packaged_library, "R21")) is fault


TOLD = "告知拟罚款12000元的事实"
RULED = "给予甲木家居有限公司罚款人民币壹万贰仟元整（¥12000.00）的行政处罚。"


@pytest.mark.parametrize(
    ("told", "ruled", "fault"),
    [
        ("告知拟对堵塞通道罚款8000元、对未建档案罚款6000元的事实", "对堵塞通道，处罚款9000元；对未建档案，处罚款6000元。", True),
        ("告知拟对堵塞通道罚款8000元、对未建档案罚款6000元的事实", "对堵塞通道，处罚款8000元；对未建档案，处罚款5000元。", False),
        ("告知拟对堵塞通道罚款8000元、对未建档案罚款6000元的事实", "对堵塞通道，处罚款8000元；对未建档案，处罚款6000元；对堵塞楼梯，处罚款7000元。", True),
        ("告知拟罚款12000元的事实", "对堵塞通道，处罚款7000元；对未建档案，处罚款5000元。罚款7000元、5000元分别缴纳。", False),
    ],
)  # fmt: skip
def test_fines_of_several_acts(packaged_library: LawLibrary, told: str, ruled: str, fault: bool) -> None:
    text = CLEAN.replace(TOLD, told).replace(RULED, ruled)
    assert told in text
    assert ruled in text
    assert bool(grave(text, packaged_library, "R23", "")) is fault
