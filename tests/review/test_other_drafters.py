"""The same fault in the words of several drafters, and as many lawful passages that look like it."""

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.model import Severity
from assistant.review.parts.read import read_decision
from assistant.review.verb import review
from tests.review.test_planted import CLEAN

_FOUND = "堵塞疏散通道。2026年3月4日立案。"
_IMPOSES = "我大队决定给予甲木家居有限公司罚款人民币壹万贰仟元整（¥12000.00）的行政处罚。"
_NUMBER = "杭西消行罚决字〔2026〕第0031号"
_COURT = "向杭州市西湖区人民法院提起行政诉讼"


def _told(text: str, library: LawLibrary, rule: str, *, hints: bool = False) -> list[str]:
    found = review(text, library=library).findings
    return [f.message for f in found if f.rule == rule and (hints or f.severity is not Severity.HINT)]


@pytest.mark.parametrize(
    "ruling",
    [
        "\n\n（五）处罚决定\n对当事人处罚款人民币壹万贰仟元整（¥12000.00）。",
        "\n\n处理结果：\n1. 警告；\n2. 罚款人民币12000元。",
        "\n\n【处罚决定】\n对当事人罚款12000元。",
        "\n\n五、决定\n依法对当事人处以12000元罚款",
        "\n\n综上，对当事人处人民币12000元的罚款。",
        "\n\n决定内容：罚款人民币壹万贰仟元整。",
    ],
)
def test_the_ruling_is_read_under_any_heading(ruling: str) -> None:
    decision = read_decision(Paper.of_text(CLEAN.replace(_IMPOSES, ruling)))
    fines = [one.amount.yuan for one in decision.imposed if one.kind == "罚款" and one.amount]
    assert fines == [12000]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("第2420260317017号", "第2420260317017号"),
        ("甲消罚2420260317017号", "甲消罚2420260317017号"),
        ("编号：3320260318001", "3320260318001"),
        ("联系电话 0571-88886666", None),
        ("", None),
    ],
)
def test_a_number_without_a_year_in_brackets(line: str, number: str | None) -> None:
    decision = read_decision(Paper.of_text(CLEAN.replace(_NUMBER, line)))
    assert (decision.number.text if decision.number else None) == number


def test_a_notice_to_a_unit_and_to_who_answers_for_it() -> None:
    text = "甲市乙局\n行政处罚听证告知书\n甲乙听告字〔2025〕第9号\n\n甲市丙置业有限公司（统一社会信用代码：91350100M000100Y43；住所：甲市丁路1号）：\n戊大山（男，公民身份号码：330203198103220915，住甲市己路2号）：\n\n经查，……"
    parties = read_decision(Paper.of_text(text)).parties
    assert [(p.name.text if p.name else "", p.organisation) for p in parties] == [
        ("甲市丙置业有限公司", True),
        ("戊大山", False),
    ]


@pytest.mark.parametrize(
    ("told", "accused"),
    [
        ("因上述行为，当事人于2026年3月20日被丙镇人民政府处罚款5000元（已缴）。", True),
        ("上述违法行为，我大队2026年3月20日已以杭西消罚决字〔2026〕第0009号处罚款5000元。", True),
        ("对2026年3月3日至3月12日的上述堵塞行为，丙镇人民政府已于2026年3月20日罚款5000元。", True),
        ("对上述2026年3月3日同一次堵塞疏散通道，丙镇消防所已于2026年3月20日罚款5000元并执行完毕。", True),
        ("上述行为，丙镇人民政府曾于2026年3月20日罚款5000元，后已撤销并退还罚款。", False),
        ("2024年5月，该公司因己路门店堵塞通道被罚款5000元。", False),
        ("其分包单位庚公司因上述行为已被丙镇人民政府罚款5000元。", False),
        ("对上述行为，我大队于2026年3月16日送达告知书，拟罚款12000元。", False),
    ],
)
def test_fined_before_for_the_same_act(packaged_library: LawLibrary, told: str, *, accused: bool) -> None:
    assert bool(_told(CLEAN.replace(_FOUND, _FOUND + told), packaged_library, "R17")) is accused


_ACT = "2026年3月3日10时，我大队"


@pytest.mark.parametrize(
    ("told", "accused"),
    [
        ("该公司堵塞疏散通道系2021年6月3日至2021年8月31日的事情，此后未再堆放，检查时通道已畅通。", True),
        ("该公司于2021年6月3日至8月31日在通道内堆放板材，此后已清空。", True),
        ("2021年6月3日至2021年8月31日，被处罚单位在通道内堆放板材，此后已清空。", True),
        ("该公司于2021年6月3日未经消防验收将二层投入使用，同年8月31日停止使用。", True),
        ("该公司于2021年6月3日将板材堆放在疏散通道内，同年清空。", True),
        ("该公司自2021年6月3日起在通道内堆放板材，至检查之日仍未清理。", False),
        ("该公司于2021年6月3日取得营业执照。", False),
        ("该公司的租赁期限自2021年6月3日至2023年6月2日。", False),
        ("该公司2021年3月1日搬入该楼。", False),
        ("该楼于2015年8月1日通过消防验收。", False),
        ("该公司2022年1月5日因另案被处罚过一次。", False),
    ],
)
def test_a_period_that_ended_long_ago(packaged_library: LawLibrary, told: str, *, accused: bool) -> None:
    facts = f"经查，{told}" if accused else f"经查，{told}检查时二层东侧疏散通道内堆放板材约9立方米。"
    start, end = CLEAN.index("发现二层"), CLEAN.index("我大队于2026年3月4日送达")
    text = f"{CLEAN[:start]}了解情况。2026年3月4日立案。{facts}{CLEAN[end:]}"
    assert bool(_told(text, packaged_library, "R19")) is accused


@pytest.mark.parametrize(
    ("court", "accused"),
    [
        ("向有关人民法院提起行政诉讼", True),
        ("向当地人民法院提起行政诉讼", True),
        ("依法提起行政诉讼", True),
        ("向杭州铁路运输法院提起行政诉讼", False),
        (_COURT, False),
    ],
)
def test_the_court_has_a_name(packaged_library: LawLibrary, court: str, *, accused: bool) -> None:
    found = _told(CLEAN.replace(_COURT, court), packaged_library, "R31")
    assert any("管辖法院" in message for message in found) is accused


@pytest.mark.parametrize(
    ("words", "accused"),
    [
        ("【填写单位简称，提交前删除】", True),
        ("（使用时删去）", True),
        ("【二选一】", True),
        ("（填写当事人全称，定稿前删除）", True),
        ("（注：套用时替换）", True),
        ("（承诺人脸信息使用后删除）", False),
        ("（打印前填写）", False),
        ("（用后修改密码）", False),
        ("（盖章前修改一处，双方签字确认）", False),
        ("【已删除】", False),
        ("【二选一套餐】", False),
        ("（监控录像已删除）", False),
        ("（由执法人员填写的记录）", False),
    ],
)
def test_what_a_template_tells_its_user(packaged_library: LawLibrary, words: str, *, accused: bool) -> None:
    text = CLEAN.replace("鉴于其", f"鉴于该公司{words}")
    assert bool(_told(text, packaged_library, "R34")) is accused


@pytest.mark.parametrize(
    ("one", "other", "accused"),
    [
        ("甲澜汇商务楼", "甲岚荟商务楼", True),
        ("在桐扇路仓库", "在桐善路仓库", True),
        ("甲澜汇商务楼", "甲澜汇商务楼", False),
        ("甲澜汇商务楼", "乙云锦小区", False),
        ("由局里制定方案", "由局里指定方案", False),
        ("在桐善路5号", "在桐扇路5号", True),
        ("住华星路12号", "在华兴路5号", False),
        ("甲宏鑫源公司供货", "甲宏鑫缘公司收货", False),
        ("对他进行询问", "对她进行询问", False),
        ("由他负责仓库", "由她负责账目", False),
        ("现场有两名工人", "现场由两人检查", False),
        ("销售给张明远三件", "销售给张鸣远四件", False),
    ],
)
def test_a_name_of_the_same_sound(
    packaged_library: LawLibrary, one: str, other: str, *, accused: bool
) -> None:
    text = CLEAN.replace("发现二层", f"（{one}）发现二层").replace(
        "在期限内改正属实", f"（{other}）在期限内改正属实"
    )
    assert any("音同字不同" in message for message in _told(text, packaged_library, "R34")) is accused
