"""Kinds that a paper shows by itself, each in both directions: the fault is told, its neighbour in order is not."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.rules.admitted import load_admissions
from assistant.review.verb import review
from tests.review.test_mended_kinds import SPOT
from tests.review.test_planted import CLEAN

Changes = dict[str, str]
FACTS, LIST = "堵塞疏散通道。2026", "现场照片6张、"
BASIS, FINE = "《中华人民共和国消防法》第六十条第一款第三项", "罚款人民币壹万贰仟元整（¥12000.00）"
PAY, TOLD = "缴纳罚款。逾期", "告知拟罚款12000元的事实"
MILD, ASKING = "鉴于其期限内改正、没有造成后果，情节较轻，依法从轻处罚", "不服本决定的，可以自收到"
INSPECTED, SEEN = "到杭州市西湖区丙路8号甲木家居有限公司检查，", "发现二层东侧"


def changed(text: str, changes: Changes) -> str:
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def messages(text: str, library: LawLibrary) -> list[str]:
    return [f.message for f in review(text, library=library).findings]


# message, the fault, the neighbour in order
KINDS: list[tuple[str, Changes, Changes]] = [
    ("各期之和", {PAY: "缴纳罚款，第一期于2026年4月20日前缴纳7000元，第二期于2026年5月20日前缴纳4000元。逾期"}, {PAY: "缴纳罚款，第一期于2026年4月20日前缴纳7000元，第二期于2026年5月20日前缴纳5000元。逾期"}),
    ("写明是同一行为", {FINE: FINE + "，又依据《浙江省消防条例》第六十条就该行为再处罚款3000元"}, {FINE: FINE + "，又依据《浙江省消防条例》第六十条就第二个违法行为处罚款3000元"}),
    ("已经受过罚款", {FACTS: "堵塞疏散通道。我大队已于2026年3月5日就上述行为罚款6000元。2026"}, {FACTS: "堵塞疏散通道。我大队已就该公司员工吸烟另案罚款200元。2026"}),
    ("违法行为的时间只写", {SEEN: "发现该公司一段时间以来在二层东侧"}, {SEEN: "发现该公司自2026年2月1日至3月3日的一段时间内在二层东侧"}),
    ("违法行为的时间只写", {SEEN: "发现该公司前阶段在二层东侧"}, {SEEN: "发现该公司表示整改需要一段时间，在二层东侧"}),
    ("违法行为的地点只写", {INSPECTED: "对该公司在本市一处场所检查，"}, {INSPECTED: "对该公司在本市一处场所（杭州市）即西湖区丙路检查，"}),
    ("只有估计或者自报", {FACTS: "堵塞疏散通道，板材货值由该公司自行申报，货值8000元。2026"}, {FACTS: "堵塞疏散通道，板材货值由该公司自行申报，经核实货值8000元。2026"}),
    ("量与总量不符", {FACTS: "堵塞疏散通道，水泵每小时四十立方米，运行一百零二小时，共抽水四千八百立方米。2026"}, {FACTS: "堵塞疏散通道，水泵每小时四十立方米，运行一百二十小时，共抽水四千八百立方米。2026"}),
    ("相反，存在矛盾", {FACTS: "堵塞疏散通道，板材尚未出售。2026", LIST: "现场照片6张、证人庚某的询问笔录（称当天在店里买过板材两张）、"}, {FACTS: "堵塞疏散通道，板材尚未出售。2026", LIST: "现场照片6张、证人庚某的询问笔录（称板材从厂家运来）、"}),
    ("相反，存在矛盾", {FACTS: "堵塞疏散通道，该公司未办理动火审批。2026", LIST: "现场照片6张、证人庚某的询问笔录（称公司早已办理动火审批）、"}, {FACTS: "堵塞疏散通道，该公司未办理动火审批。2026", LIST: "现场照片6张、证人庚某的询问笔录（称公司早已办理营业执照）、"}),
    ("相反，存在矛盾", {FACTS: "堵塞疏散通道，2026年3月9日该公司清理完毕。2026", LIST: "现场照片6张、证人庚某的询问笔录（称2026年3月2日已清理）、"}, {FACTS: "堵塞疏散通道，2026年3月9日该公司清理完毕。2026", LIST: "现场照片6张、证人庚某的询问笔录（称2026年3月9日已清理）、"}),
    ("不一致，存在矛盾", {FACTS: "堵塞疏散通道，场内有5名顾客。2026", LIST: "现场照片6张（显示仅有2名顾客）、"}, {FACTS: "堵塞疏散通道，场内有5名顾客。2026", LIST: "现场照片6张（显示5名顾客）、"}),
    ("以逾期（拒不）改正为由", {"复查，已改正": "复查，已按期改正", MILD: "该公司逾期未改正，情节一般"}, {"复查，已改正": "复查，未按期改正", MILD: "该公司逾期未改正，情节一般"}),
    ("却在法定幅度的最高限", {MILD: "依法减轻处罚", "壹万贰仟元整（¥12000.00）": "伍万元整（¥50000.00）", "12000元": "50000元"}, {MILD: "依法减轻处罚", "壹万贰仟元整（¥12000.00）": "肆仟元整（¥4000.00）"}),
    ("事实却有后果", {FACTS: "堵塞疏散通道，致住户疏散受阻。2026"}, {FACTS: "堵塞疏散通道，可能致住户疏散受阻。2026"}),
    ("在所引条文中没有", {BASIS: BASIS + "应处三千元以上五万元以下罚款的规定"}, {BASIS: BASIS + "应处五千元以上五万元以下罚款的规定"}),
    ("没有写条款", {BASIS: "《中华人民共和国消防法》有关规定"}, {BASIS: BASIS + "和有关规定"}),
    ("规范性文件不得设定行政处罚", {BASIS: "《浙江省消防行政处罚裁量基准》"}, {BASIS: BASIS + "，参照《浙江省消防行政处罚裁量基准》"}),
    ("却责令拆除（没收）", {FACTS: "堵塞疏散通道，规划部门认定属于尚可采取改正措施的情形。2026", BASIS: "《中华人民共和国城乡规划法》第六十四条", FINE: "责令限期拆除，" + FINE}, {FACTS: "堵塞疏散通道，规划部门认定属于尚可采取改正措施的情形。2026", BASIS: "《中华人民共和国城乡规划法》第六十四条", FINE: "责令限期改正，" + FINE}),
    ("却责令改正、补办", {FACTS: "堵塞疏散通道，规划部门认定无法采取改正措施消除影响。2026", BASIS: "《中华人民共和国城乡规划法》第六十四条", FINE: "责令补办规划许可，" + FINE}, {FACTS: "堵塞疏散通道，规划部门认定无法采取改正措施消除影响。2026", BASIS: "《中华人民共和国城乡规划法》第六十四条", FINE: "责令限期拆除，" + FINE}),
    ("认定符合规划，却责令拆除", {FACTS: "堵塞疏散通道，占地符合土地利用总体规划。2026", BASIS: "《中华人民共和国土地管理法》第七十七条第一款", FINE: "责令限期拆除，" + FINE}, {FACTS: "堵塞疏散通道，占地不符合土地利用总体规划。2026", BASIS: "《中华人民共和国土地管理法》第七十七条第一款", FINE: "责令限期拆除，" + FINE}),
    ("却没收建筑物", {FACTS: "堵塞疏散通道，占地违反土地利用总体规划。2026", BASIS: "《中华人民共和国土地管理法》第七十七条第一款", FINE: "没收新建的建筑物，" + FINE}, {FACTS: "堵塞疏散通道，占地符合土地利用总体规划。2026", BASIS: "《中华人民共和国土地管理法》第七十七条第一款", FINE: "没收新建的建筑物，" + FINE}),
    ("证据中没有规划部门的认定", {FACTS: "堵塞疏散通道，占地符合土地利用总体规划。2026"}, {FACTS: "堵塞疏散通道，占地符合土地利用总体规划。2026", LIST: "现场照片6张、自然资源局规划审查意见、"}),
    ("与合并执行的罚款", {FINE: "第一个行为罚款5000元；第二个行为罚款6000元。合并执行：" + FINE}, {FINE: "第一个行为罚款5000元；第二个行为罚款7000元。合并执行：" + FINE}),
    ("没有“没收非法财物”", {FINE: "没收违法所得人民币400元、电动叉车2台，" + FINE}, {FINE: FINE + "，罚没款12000元和滞纳的费用无关"}),
    ("不在文书所引的罚款幅度", {BASIS: "《浙江省某某条例》第六十条（每平方米一百元以上一千元以下）", FINE: "按每平方米80元计，" + FINE}, {BASIS: "《浙江省某某条例》第六十条（每平方米一百元以上一千元以下）", FINE: "按每平方米120元计，" + FINE}),
    ("超过七日才处理", {FACTS: "堵塞疏散通道。检查时，对板材一批先行登记保存，2026年3月30日作出处理决定，解除登记保存。2026"}, {FACTS: "堵塞疏散通道。检查时，对板材一批先行登记保存，2026年3月6日作出处理决定，解除登记保存。2026"}),
    ("超过30日", {FACTS: "堵塞疏散通道，当日对叉车予以暂扣，2026年4月20日解除暂扣。2026", "2026年4月2日": "2026年4月28日"}, {FACTS: "堵塞疏散通道，当日对叉车予以暂扣，2026年3月20日解除暂扣。2026"}),
    ("却按从重", {MILD: "鉴于其主动清理、期限内改正，情节较重，从重处罚"}, {MILD: "鉴于其拒不清理、造成损失后果，情节较重，从重处罚"}),
    ("告知的拟处罚中没有“警告”", {FINE: "警告，" + FINE}, {FINE: "警告，" + FINE, TOLD: "告知拟警告、罚款12000元的事实"}),
    ("重于告知", {TOLD: "告知拟警告、合计罚款3000元的事实", FINE: "警告、" + FINE}, {TOLD: "告知拟警告、合计罚款12000元的事实", FINE: "警告、" + FINE}),
    ("只写给一个当事人", {ASKING: "当事人一不服本决定的，可以自收到", FACTS: "堵塞疏散通道，当事人二知情。2026"}, {ASKING: "当事人一、当事人二不服本决定的，可以自收到", FACTS: "堵塞疏散通道，当事人二知情。2026"}),
    ("任选", {"消防救援大队": "城市管理局", "我大队": "我局", "西湖区人民政府申请": "西湖区人民政府或者杭州市城市管理局申请"}, {"消防救援大队": "税务局", "我大队": "我局", "西湖区人民政府申请": "西湖区人民政府或者杭州市税务局申请"}),
    ("只差一个字", {"负责人己某": "厂长丁立武（签名）"}, {"负责人己某": "厂长丁立文（签名）"}),
    ("疑似多写一个", {"疏散通道内堆放": "疏散通通道内堆放", FACTS: "堵塞疏散通道内外，疏散通道内无法通行。2026"}, {"疏散通道内堆放": "疏散通道内一一堆放"}),
    ("没有写卫三江的住址", {"联系电话：见案卷": "当事人二：卫三江\n公民身份号码：330302198603150019\n"}, {"联系电话：见案卷": "当事人二：卫三江\n公民身份号码：330302198603150019\n住址：杭州市西湖区丙路9号\n"}),
    ("缺少法定内容：当事人", {"当事人：甲木家居有限公司\n": ""}, {"当事人：甲木家居有限公司\n": "用人单位：甲木家居有限公司\n"}),
    ("施行以前", {"2026年3月": "2006年3月", BASIS: "《中华人民共和国长江保护法》第八十八条"}, {"2026年3月": "2022年3月", BASIS: "《中华人民共和国长江保护法》第八十八条"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("message", "fault", "right"), KINDS, ids=[f"{n}-{k[0]}" for n, k in enumerate(KINDS)]
)
def test_a_kind_is_told_and_its_neighbour_is_not(
    packaged_library: LawLibrary, message: str, fault: Changes, right: Changes
) -> None:
    assert any(message in told for told in messages(changed(CLEAN, fault), packaged_library))
    assert not any(message in told for told in messages(changed(CLEAN, right), packaged_library))


# message of the entry, a sentence of the kind, the same in order
ADMITTED = [
    ("责令改正的文书没有送达", "《责令改正通知书》未向该公司送达。", "《责令改正通知书》已向该公司送达。"),
    ("处罚告知书没有送达", "《行政处罚事先告知书》未实际送达。", "《行政处罚事先告知书》无法送达，未送达部分已公告。"),
    ("没有出示执法证件", "执法人员没有向店员出示执法证。", "执法人员向店员出示了执法证。"),
    ("没有经法制和技术审核", "该监控设备投入使用前未经法制审核。", "该监控设备投入使用前经法制审核。"),
    ("设置地点没有公布", "该监控的设置地点没有向社会公布。", "该监控的设置地点已经向社会公布。"),
    ("监控记录没有经过审核", "视频记录内容未经审核。", "视频记录内容经审核清晰。"),
    ("笔录没有经被询问", "询问笔录未交其核对。", "询问笔录未签名，其拒签，由见证人签名。"),
    ("没有与原件核对", "合同复印件没有与原件核对。", "合同复印件与原件核对无误。"),
    ("应当回避而没有回避", "承办人是该公司股东的配偶，没有回避。", "承办人与该公司无利害关系，没有回避事由。"),
    ("由承办人员自行审核", "本案由承办人自行审核。", "本案由审核人员审核。"),
    ("没有送法制审核", "本案没有送法制审核。", "本案不属于审核范围，没有送法制审核。"),
    ("没有必要而不举行", "该公司提出听证，我大队认为没有必要举行听证。", "该公司提出听证后又撤回，没有必要举行听证。"),
    ("没有听取当事人的陈述申辩", "我大队拒绝听取该公司的陈述。", "我大队听取了该公司的陈述。"),
    ("登记保存没有清单", "先行登记保存板材未制作清单。", "先行登记保存板材并制作清单。"),
    ("查封、扣押没有清单", "扣押板材没有交付清单。", "扣押板材并交付清单。"),
    ("听证主持人应当回避", "听证主持人是该公司股东的兄弟，没有回避。", "听证主持人与该公司没有利害关系，没有回避事由。"),
    ("没有载明权限或者期限", "授权委托书没有载明权限。", "授权委托书载明了权限。"),
    ("没有授权而代当事人办理", "其店员未取得该公司授权代为签收告知书。", "其店员未取得该公司授权代为签收，该公司次日书面追认。"),
    ("以后才补审核", "本决定作出后补报负责人审批。", "本决定作出前报负责人审批。"),
    ("不受罚款数额的限制", "加处罚款不受罚款数额的限制。", "加处罚款不超过罚款数额。"),
    ("由本案调查人员主持听证", "2026年3月28日，由本案承办人乙长青主持听证。", "2026年3月28日，由非本案调查人员庚某主持听证。"),
    ("听证不公开举行", "2026年3月28日，我大队不公开举行听证。", "因涉及商业秘密，我大队不公开举行听证。"),
    ("没有出具专用票据", "我大队当场收缴罚款，未出具专用票据。", "我大队当场收缴罚款，出具了专用票据。"),
]  # fmt: skip


@pytest.mark.parametrize(("message", "fault", "right"), ADMITTED, ids=[a[0] for a in ADMITTED])
def test_what_a_paper_admits(packaged_library: LawLibrary, message: str, fault: str, right: str) -> None:
    there = changed(CLEAN, {FACTS: f"堵塞疏散通道。{fault}2026"})
    assert any(message in told for told in messages(there, packaged_library))
    claimed = changed(CLEAN, {FACTS: f"堵塞疏散通道。{right}2026"})
    assert not any(message in told for told in messages(claimed, packaged_library))


def test_every_admission_of_an_ordinary_decision_has_its_sentence() -> None:
    untold = [
        e.message for e in load_admissions() if not e.kinds and not any(a[0] in e.message for a in ADMITTED)
    ]
    assert untold == []


def test_a_spot_decision_admits_that_it_was_not_filed(packaged_library: LawLibrary) -> None:
    text = SPOT.replace("当事人没有异议。", "当事人没有异议。本当场处罚决定未向所属机关备案。")
    assert any("没有报所属机关备案" in told for told in messages(text, packaged_library))
    assert not any("没有报所属机关备案" in told for told in messages(SPOT, packaged_library))


def test_a_person_is_no_unit(packaged_library: LawLibrary) -> None:
    right = SPOT.replace("当事人在杭州市", "你在杭州市").replace("，违反了", "，你的行为违反了")
    fault = right.replace("你的行为", "你单位的行为")
    assert not any("却称" in told for told in messages(right, packaged_library))
    assert any("却称“你单位”" in told for told in messages(fault, packaged_library))


SPARED = changed(
    CLEAN,
    {
        "行政处罚决定书": "不予行政处罚决定书",
        f"依据{BASIS}，经法制审核和集体讨论，我大队决定给予甲木家居有限公司{FINE}的行政处罚。": "依照《中华人民共和国行政处罚法》第三十三条第一款，我大队决定不予行政处罚。",
        "自收到本决定书之日起十五日内，到丁银行西湖支行缴纳罚款。逾期不缴纳的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。\n\n": "",
        TOLD: "告知拟不予处罚的事实",
    },
)


def test_a_decision_not_to_punish_imposes_nothing(packaged_library: LawLibrary) -> None:
    fault = SPARED.replace("决定不予行政处罚。", "决定不予行政处罚，另处罚款500元。")
    assert any("又给予“罚款”" in told for told in messages(fault, packaged_library))
    assert not any("又给予“罚款”" in told for told in messages(SPARED, packaged_library))


def test_a_decision_not_to_punish_names_its_basis(packaged_library: LawLibrary) -> None:
    fault = SPARED.replace("依照《中华人民共和国行政处罚法》第三十三条第一款，", "")
    assert any("没有写明不予处罚的依据" in told for told in messages(fault, packaged_library))
    assert not any("没有写明不予处罚的依据" in told for told in messages(SPARED, packaged_library))


@pytest.mark.parametrize(
    ("fault", "changes", "right"),
    [
        ("决定部分写", {"决定给予甲木家居有限公司": "责令丁立武立即清理，决定给予甲木家居有限公司"}, {"决定给予甲木家居有限公司": "责令丁立文立即清理，决定给予甲木家居有限公司"}),
        ("人数不一致", {FACTS: "堵塞疏散通道，庚某等5名职工在场，庚某等8名职工签名。2026"}, {FACTS: "堵塞疏散通道，庚某等5名职工在场，庚某等5名职工签名。2026"}),
    ],
)  # fmt: skip
def test_names_and_groups_alike(
    packaged_library: LawLibrary, fault: str, changes: Changes, right: Changes
) -> None:
    person = changed(
        CLEAN,
        {
            "当事人：甲木家居有限公司\n统一社会信用代码：91350100M000100Y43": "当事人：丁立文\n公民身份号码：330302198603150019"
        },
    )
    assert any(fault in told for told in messages(changed(person, changes), packaged_library))
    assert not any(fault in told for told in messages(changed(person, right), packaged_library))


def test_an_odd_character_is_a_hint(packaged_library: LawLibrary) -> None:
    text = changed(
        CLEAN,
        {
            FACTS: "堵塞疏散通道。应当保持疏散通道畅通无阻，没有保持疏散通道畅通无阻，责令保持疏散通逍畅通无阻。2026"
        },
    )
    assert any("疑似错字" in told for told in messages(text, packaged_library))
    assert not any("疑似错字" in told for told in messages(CLEAN, packaged_library))
