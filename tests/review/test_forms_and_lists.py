"""What forms, lists and long sentences of real papers look like: the fault is told, its neighbour in order is not."""

import pytest

from assistant.law.library import LawLibrary
from assistant.law.model import Provision
from assistant.law.penalty import parse_article
from assistant.review.context import _of_item
from assistant.review.model import Severity
from assistant.review.verb import review
from tests.law.test_penalty import article
from tests.review.test_certain_kinds import BASIS, FACTS, FINE, LIST, changed
from tests.review.test_mended_kinds import SPOT
from tests.review.test_planted import CLEAN

Changes = dict[str, str]
FOOT = "杭州市西湖区消防救援大队\n2026年4月2日\n"
ANSWER = (
    "2026年3月18日，该公司提交书面申辩，请求从轻处罚。经复核，该公司在期限内改正属实，其请求成立，予以采纳。"
)
SIGNED = "执法人员：乙长青（执法证号33010500101）、戊小川（执法证号33010500102）"
PAID = "罚款自收到本决定书之日起十五日内缴至代收银行。"
TWO_HUNDRED = {"壹佰元整（¥100.00）": "贰佰元整（¥200.00）"}


def grave(text: str, library: LawLibrary, rule: str) -> list[str]:
    """Messages of 致命 and 一般 of one rule."""
    found = review(text, library=library).findings
    return [f.message for f in found if f.rule == rule and f.severity is not Severity.HINT]


# rule, the changes of the clean paper, whether it is told
KINDS: list[tuple[str, Changes, bool]] = [
    ("R29", {FOOT: "\n2026年4月2日\n"}, True),
    ("R29", {FOOT: "执法机关：杭州市西湖区消防救援大队（印章）\n2026年4月2日\n"}, False),
    ("R29", {FOOT: "作出决定机关（盖章）：杭州市西湖区消防救援大队　2026年4月2日\n"}, False),
    ("R29", {FOOT: "杭州市××区消防救援大队（印章）\n2026年4月2日\n"}, False),
    ("R29", {FOOT: "××市××区消防救援大队\n2026年4月2日\n"}, False),
    ("R29", {FOOT: "处罚机关：（印章）\n2026年4月2日\n"}, True),
    ("R25", {ANSWER: "2026年3月18日，该公司提交书面申辩，称通道已清空。"}, True),
    ("R25", {ANSWER: "2026年3月18日，该公司以经济困难为由请求少罚。"}, True),
    ("R25", {ANSWER: "2026年3月18日，该公司称应当少罚。"}, True),
    ("R25", {ANSWER: "", BASIS: BASIS + "“堵塞疏散通道的，处五千元以上五万元以下罚款”的规定，参照浙江省应急管理处罚裁量标准"}, False),
    ("R25", {ANSWER: "", BASIS: BASIS + "，处五千元以上五万元以下罚款，按照相应的处罚档次"}, False),
    ("R08", {LIST: "现场照片6张、对店员庚某的询问笔录（证明当日未堆放板材）、"}, True),
    ("R08", {LIST: "现场照片6张、对店员庚某的询问笔录（证明板材未堆放在仓库的原因）、"}, False),
    ("R08", {FACTS: "堵塞疏散通道，当月完成分类堆放。2026", LIST: "现场照片6张、对店员庚某的询问笔录（证明未分类的原因和经过）、"}, False),
    ("R34", {FACTS: "堵塞疏散通道通道。2026"}, True),
    ("R34", {FACTS: "堵塞疏散通道，出示了公众责任保险保险单。2026"}, False),
    ("R34", {"责令改正通知书及送达回证": "责令改正通知书送达送达回证"}, False),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "changes", "fault"), KINDS)
def test_of_a_decision(packaged_library: LawLibrary, rule: str, changes: Changes, fault: bool) -> None:
    assert bool(grave(changed(CLEAN, changes), packaged_library, rule)) is fault


SPOT_KINDS: list[tuple[str, Changes, bool]] = [
    ("R26", TWO_HUNDRED | {PAID: "〔√〕当场收缴　〔　〕到银行缴纳"}, True),
    ("R26", TWO_HUNDRED | {PAID: "〔　〕当场收缴　〔√〕自收到本决定书之日起十五日内到银行缴纳罚款"}, False),
    ("R26", TWO_HUNDRED | {PAID: "□当场收缴　☑自收到本决定书之日起十五日内到银行缴纳罚款"}, False),
    ("R26", {PAID: "〔√〕当场收缴　〔　〕到银行缴纳"}, False),
    ("R02", {SIGNED: "执法人员：乙长青（签名）　执法证号33010500101"}, True),
    ("R02", {SIGNED: "执法人员：乙长青（签名）　执法证号33010500101\n　　　　　戊小川（签名）　执法证号33010500102"}, False),
    ("R02", {SIGNED: "执法人员：乙长青　执法证号：33010500101\n          戊小川　执法证号：33010500102"}, False),
    ("R02", {SIGNED: "执法人员：乙长青（签名）　执法证号33010500101\n见证人：戊小川"}, True),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "changes", "fault"), SPOT_KINDS)
def test_of_a_paper_on_the_spot(
    packaged_library: LawLibrary, rule: str, changes: Changes, fault: bool
) -> None:
    assert bool(grave(changed(SPOT, changes), packaged_library, rule)) is fault


TOLD_ON = "2026年3月16日，我大队送达《行政处罚事先告知书》"
OFFICERS = "我大队消防监督员乙长青（执法证号33010500101）、戊小川（执法证号33010500102）"
DUTY = "《中华人民共和国消防法》第二十八条的规定"
READ: list[tuple[str, Changes, bool]] = [
    ("R03", {"当事人：": "被处罚人名称：", "法定代表人：丁立文\n": ""}, True),
    ("R03", {"当事人：": "被处罚人名称："}, False),
    ("R02", {OFFICERS: "我大队消防监督员（乙长青，33010500101）"}, True),
    ("R02", {OFFICERS: "我大队消防监督员（乙长青，33010500101；戊小川，33010500102）"}, False),
    ("R24", {"予以采纳。": "予以采纳。应该公司要求，我大队3月25日送达听证通知书，3月27日公开举行听证。"}, True),
    ("R24", {"予以采纳。": "予以采纳。应该公司要求，我大队3月18日送达听证通知书，3月30日公开举行听证。"}, False),
    ("R21", {TOLD_ON: "2026年4月9日，我大队将拟处罚的内容、事实、理由、依据和陈述申辩的权利告知该公司，并送达《行政处罚事先告知书》"}, True),
    ("R21", {"堵塞疏散通道。2026年3月4日立案。": "堵塞疏散通道。该公司2025年12月28日入驻，2026年1月5日开业。3月4日立案。"}, False),
    ("R20", {"情节较轻，依法从轻处罚": "按较低幅度裁量", "壹万贰仟元整（¥12000.00）": "伍万元整（¥50000.00）"}, True),
    ("R20", {"情节较轻，依法从轻处罚": "按较低幅度裁量"}, False),
    ("R17", {FACTS: "堵塞疏散通道。对这次堆放，区应急管理局已于2026年3月5日罚款3000元。2026"}, True),
    ("R17", {FACTS: "堵塞疏散通道。对这次堆放，区应急管理局没有罚款。2026"}, False),
    ("R34", {"我大队决定给予": "我大队决定对对"}, True),
    ("R34", {"我大队决定给予": "我大队以消除隐患为目的的措施，针对对外出口，认定该行为为违法，决定给予"}, False),
    ("R34", {FACTS: "堵塞疏散通道，存在在建隔墙，该公司参与与施工方的协商。2026"}, False),
    ("R14", {"当事人：": "案由：遮挡消火栓\n当事人："}, True),
    ("R14", {"当事人：": "案由：遮挡消火栓\n当事人：", BASIS: "《中华人民共和国消防法》第六十条第一款第四项"}, False),
    ("R14", {"当事人：": "案由：占用疏散通道案\n当事人："}, False),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "changes", "fault"), READ)
def test_what_is_read(packaged_library: LawLibrary, rule: str, changes: Changes, fault: bool) -> None:
    assert bool(grave(changed(CLEAN, changes), packaged_library, rule)) is fault


@pytest.mark.parametrize(
    ("duty", "told"),
    [
        (DUTY, False),
        ("《中华人民共和国消防法》第十六条第一款第四项的规定", False),
        ("《中华人民共和国消防法》第四十三条的规定", True),
    ],
)
def test_a_duty_that_is_not_the_one_punished(packaged_library: LawLibrary, duty: str, told: bool) -> None:
    found = review(CLEAN.replace(DUTY, duty), library=packaged_library).findings
    assert any("请核对违则" in f.message for f in found) is told


QUOTED = "《中华人民共和国消防法》第六十条第一款第三项规定：“堵塞通道的，处罚款”。依照上述条款，经法制审核"
FOUR, TWENTY = "肆仟元整（¥4000.00）", "贰万元整（¥20000.00）"


@pytest.mark.parametrize(("sum_", "fault"), [(FOUR, True), (TWENTY, False)])
def test_a_basis_that_is_quoted_first_and_taken_up_later(
    packaged_library: LawLibrary, sum_: str, fault: bool
) -> None:
    changes = {f"依据{BASIS}，经法制审核": QUOTED, "壹万贰仟元整（¥12000.00）": sum_}
    assert bool(grave(changed(CLEAN, changes), packaged_library, "R15")) is fault


def test_an_item_of_a_paragraph_that_punishes_all_alike() -> None:
    told = article(
        "机构有下列情形之一的，责令退回，处损失金额一倍以上二倍以下的罚款；违反其他法律的，由有关部门依法处理：\n（一）分解住院；\n（二）重复收费。"
    )
    rules = [r for r in parse_article(told) if not r.provision.item]
    place = Provision.parse("第五十条第二项")
    assert [r.conduct for r in _of_item(rules, told, place)] == ["机构有下列情形之一的：重复收费"]
    assert _of_item(rules, told, Provision.parse("第五十条第七项")) == []


PLACE = "到杭州市西湖区丙路8号甲木家居有限公司检查，发现"
FILED = "2026年3月4日立案。"
PROVED: list[tuple[str, Changes, bool]] = [
    # a permit is shown by who grants it, not by what an office hands to everybody
    ("R07", {FACTS: "堵塞疏散通道，该公司未报经区住建局批准。2026", BASIS: "《中华人民共和国建筑法》第六十四条", "该公司的行为违反": "该公司未经批准擅自施工的行为违反", LIST: "现场照片6张、行政审批服务局办事指南、"}, True),
    ("R07", {FACTS: "堵塞疏散通道，该公司未报经区住建局批准。2026", BASIS: "《中华人民共和国建筑法》第六十四条", "该公司的行为违反": "该公司未经批准擅自施工的行为违反", LIST: "现场照片6张、行政审批服务局查询复函、"}, False),
    # an expert opinion that the facts rest on
    ("R07", {FACTS: "堵塞疏散通道，板材经鉴定为可燃物。2026"}, True),
    ("R07", {FACTS: "堵塞疏散通道，板材经鉴定为可燃物。2026", LIST: "现场照片6张、鉴定意见、"}, False),
    # a measure on the spot
    ("R07", {FACTS: "堵塞疏散通道，经当场测量，通道净宽均为0.4米。2026", "现场检查笔录、现场照片6张": "现场检查笔录，证明检查时间和到场人员；现场照片6张，证明店面外观；"}, True),
    ("R07", {FACTS: "堵塞疏散通道，经当场测量，通道净宽均为0.4米。2026", "现场检查笔录、现场照片6张": "现场检查笔录，证明检查时间和通道净宽；现场照片6张，证明店面外观；"}, False),
    ("R07", {FACTS: "堵塞疏散通道，经当场测量，通道净宽均为0.4米。2026"}, False),
    # harm that a piece proves and the paper denies
    ("R08", {"没有造成后果": "没有造成损坏", "现场检查笔录、": "房屋安全意见，证明墙体受压开裂；现场检查笔录、"}, True),
    ("R08", {"现场检查笔录、": "房屋安全意见，证明墙体没有开裂；现场检查笔录、"}, False),
    ("R08", {"现场检查笔录、": "房屋安全意见，证明墙体开裂；现场检查笔录、", FACTS: "堵塞疏散通道，一处墙体开裂。2026"}, False),
    # digits turned round in the base
    ("R09", {FACTS: "堵塞疏散通道，板材价值3860元。2026", FINE: "处板材价值三倍的罚款，即3680元×3＝11040元"}, True),
    ("R09", {FACTS: "堵塞疏散通道，板材价值3680元。2026", FINE: "处板材价值三倍的罚款，即3680元×3＝11040元"}, False),
    # filing before what led to it
    ("R21", {FILED: "2026年2月24日立案。"}, True),
    ("R21", {FILED: "因前期举报，已于2026年2月24日立案。"}, False),
    ("R21", {"2026年3月3日10时，我大队": "2026年2月20日我大队接到线索。2026年3月3日10时，我大队", FILED: "2026年2月24日立案。"}, False),
    ("R10", {FACTS: "堵塞疏散通道，路面监控设备记录了搬运过程。2026"}, True),
    ("R10", {FACTS: "堵塞疏散通道，店内监控录像记录了搬运过程。2026"}, False),
    ("R34", {"法定代表人：丁立文\n": "法定代表人：丁立文（以下简称甲木家居店）\n", FACTS: "堵塞疏散通道，甲沐家居店已知情。2026"}, True),
    ("R34", {"法定代表人：丁立文\n": "法定代表人：丁立文（以下简称甲木家居店）\n", FACTS: "堵塞疏散通道，甲木家居店已知情。2026"}, False),
    ("R34", {"法定代表人：丁立文\n": "法定代表人：丁立文（以下简称甲木家居店）\n", FACTS: "堵塞疏散通道，甲方家居店已知情。2026"}, False),
    ("R16", {"违反了《中华人民共和国消防法》第二十八条的规定": "违反了《中华人民共和国消防法》第二十八条的规定，属于该法第六十条第一款第三项的行为", BASIS: "《浙江省消防行政处罚裁量基准》第四项"}, True),
    ("R16", {BASIS: BASIS + "，参照《浙江省消防行政处罚裁量基准》第四项"}, False),
    ("R01", {PLACE: "到省道S207线（临海市境内）检查，发现甲木家居有限公司"}, True),
    ("R01", {PLACE: "到省道S207线（西湖区境内）检查，发现甲木家居有限公司"}, False),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "changes", "fault"), PROVED)
def test_proof_and_numbers(packaged_library: LawLibrary, rule: str, changes: Changes, fault: bool) -> None:
    assert bool(grave(changed(CLEAN, changes), packaged_library, rule)) is fault


FEES = "堵塞疏散通道，多收床位费100元，多收药费200元，多收氧费300元，损失合计{}元。2026"
SHARE = "堵塞疏散通道，应报产值4000万元，多报1000万元，差错率为{}%。2026"
GRAVE_FISH = "《中华人民共和国渔业法》第三十八条第一款"
# part of a message, the changes, whether it is told
HINTED: list[tuple[str, Changes, bool]] = [
    ("前面各项之和", {FACTS: FEES.format(500)}, True),
    ("前面各项之和", {FACTS: FEES.format(600)}, False),
    ("前面各项之和", {FACTS: "堵塞疏散通道，多收床位费100元，罚没药费200元，退回氧费300元，损失合计900元。2026"}, False),
    ("所写的比率", {FACTS: SHARE.format(35)}, True),
    ("所写的比率", {FACTS: SHARE.format(25)}, False),
    ("所写的比率", {FACTS: SHARE.format("25.0")}, False),
    ("所写的比率", {FACTS: "堵塞疏散通道，多报1000万元，差错率为35%。2026"}, False),
    ("合计不对", {FINE: "退回补贴款3000元；" + FINE + "。退款与罚款合计16000元"}, True),
    ("合计不对", {FINE: "退回补贴款3000元；" + FINE + "。退款与罚款合计15000元"}, False),
    ("情节严重为条件", {BASIS: GRAVE_FISH, "情节较轻，": "不属情节严重，", FINE: "没收渔获物5公斤；没收刺网2片；" + FINE}, True),
    ("情节严重为条件", {BASIS: GRAVE_FISH, "情节较轻，": "不属情节严重，", FINE: "没收渔获物5公斤；" + FINE}, False),
    ("情节严重为条件", {BASIS: GRAVE_FISH, "情节较轻，": "属情节严重，", FINE: "没收渔获物5公斤；没收刺网2片；" + FINE}, False),
    ("以“情节严重”为条件", {BASIS: GRAVE_FISH, "情节较轻，": "不属情节严重，", FINE: "吊销捕捞许可证，" + FINE}, True),
    ("以“情节严重”为条件", {BASIS: GRAVE_FISH, "情节较轻，": "情节严重，", FINE: "吊销捕捞许可证，" + FINE}, False),
    ("只差一个字", {LIST: "现场照片6张、丁立武的询问笔录、"}, True),
    ("只差一个字", {LIST: "现场照片6张、丁立文的询问笔录、"}, False),
    ("可能词语重复", {FACTS: "堵塞疏散通道，出示了公众责任保险保险单。2026"}, True),
]  # fmt: skip


@pytest.mark.parametrize(("message", "changes", "told"), HINTED)
def test_hints(packaged_library: LawLibrary, message: str, changes: Changes, told: bool) -> None:
    found = review(changed(CLEAN, changes), library=packaged_library).findings
    assert any(message in f.message for f in found) is told


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ("其主动备案，已及时改正，情节严重，造成较大损失。", True),
        ("其主动备案，已及时改正，情节轻微，没有造成较大损失。", False),
        ("其主动备案，已及时改正，举报人称造成重大损失，经查不属实。", False),
    ],
)
def test_petty_and_grave(packaged_library: LawLibrary, told: str, fault: bool) -> None:
    text = changed(
        CLEAN,
        {
            "行政处罚决定书": "不予行政处罚决定书",
            "情节较轻，依法从轻处罚。": told,
            f"依据{BASIS}": "依据《中华人民共和国行政处罚法》第三十三条第一款",
            FINE: "不予行政处罚",
            "给予甲木家居有限公司不予行政处罚的行政处罚": "对甲木家居有限公司不予行政处罚",
        },
    )
    assert any("自相矛盾" in m for m in grave(text, packaged_library, "R20")) is fault
