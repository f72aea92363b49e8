"""Steps out of their turn, terms by the law invoked, courts, bases of the surcharge, numbers turned: planted in papers of several trades, and what is near to them and lawful."""

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.context import ReviewContext
from assistant.review.model import Finding
from assistant.review.parts.body import unquoted
from assistant.review.parts.read import read_decision
from assistant.review.rule import all_rules, run
from assistant.text.days_given import days_to_review
from tests.review.desk import BASES

Edits = tuple[tuple[str, str], ...]
_LAND = "《中华人民共和国土地管理法》第七十七条第一款"
_PULL_DOWN = (
    ("《中华人民共和国城乡规划法》第四十条第一款", "《中华人民共和国土地管理法》第四十四条第一款"),
    ("《中华人民共和国城乡规划法》第六十四条", _LAND),
    ("责令你公司限期三十日改正，并对", "责令你公司限期三十日拆除在非法占用的土地上新建的仓库，并对"),
)
_ALL_SIX = "自收到本决定书之日起六个月内向丰州市东港区人民法院提起行政诉讼"
_REFUSED = "当事人当日表示不陈述、不申辩。"


def _found(title: str, base: str, edits: Edits, library: LawLibrary) -> tuple[Finding, ...]:
    text = BASES[base]
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    decision = read_decision(Paper.of_text(text))
    assert decision.decided_on
    entry = next(one for one in all_rules() if one.title == title)
    return run(entry, decision, ReviewContext(decision, library, decision.decided_on))[1]


_ORDER_TIME, _TALK = "责令改正早于改正期限", "听取申辩以后才讨论决定"
_COURT, _TERM, _BASE = "一审由基层人民法院管辖", "法律另行规定的起诉期限", "加处罚款以罚款为基数"
_TURNED, _SHAPE, _HOUSE = "证据与事实的数字没有颠倒", "没有形近的错字", "楼号、机号前后一致"
_LONGER, _FILED, _BY_HAND = "查封扣押期满前延长", "立案不早于发现", "当场收缴的限额"


@pytest.mark.parametrize(
    ("title", "base", "edits", "accused"),
    [
        (_ORDER_TIME, "safety", (("2025年2月12日，本局送达", "2025年2月27日，本局送达"),), True),
        (_ORDER_TIME, "safety", (("2025年2月12日，本局送达", "2025年2月26日，本局送达"),), False),
        (_ORDER_TIME, "safety", (("2025年2月12日，本局送达", "2025年3月2日，本局作出并送达"),), True),
        (_ORDER_TIME, "safety", (), False),
        (_TALK, "water", (("2024年6月3日经负责人", "2024年5月18日经负责人"),), True),
        (_TALK, "water", (("2024年6月3日经负责人", "2024年5月21日经负责人"),), True),
        (_TALK, "water", (("2024年6月3日经负责人", "2024年5月22日经负责人"),), False),
        (_TALK, "water", (("2024年6月3日经负责人集体讨论", "2024年4月11日经负责人集体讨论决定立案"),), False),
        (_TALK, "water", (("二、告知和听取意见情况\n", "二、告知和听取意见情况\n2024年5月17日，经负责人集体讨论，拟罚款25000元。"),), False),
        (_COURT, "water", (("向临汀县人民法院", "向汀州市中级人民法院"),), True),
        (_COURT, "fish", (("向清溪县人民法院", "向南原市中级人民法院"),), True),
        (_COURT, "built", (("向丰州市东港区人民法院", "向某省高级人民法院"),), True),
        (_COURT, "water", (("向临汀县人民法院", "向集中管辖的汀州市中级人民法院"),), False),
        (_COURT, "water", (("向临汀县人民法院", "向临汀县人民法院"),), False),
        (_COURT, "water", (("临汀县水利局", "临汀县人民政府"), ("向临汀县人民法院", "向汀州市中级人民法院")), False),
        (_TERM, "built", _PULL_DOWN, True),
        (_TERM, "built", (*_PULL_DOWN, (_ALL_SIX, "对限期拆除不服的，自接到本决定书之日起十五日内向丰州市东港区人民法院起诉；对其他处罚不服的，六个月内提起行政诉讼")), False),
        (_TERM, "built", (*_PULL_DOWN[:2], ("责令你公司限期三十日改正，并对", "责令你公司退还土地，并对")), False),
        (_TERM, "built", (), False),
        (_TERM, "water", (), False),
        (_BASE, "fish", (("每日按罚款数额的3%", "每日按罚没款总额的3%"),), True),
        (_BASE, "fish", (("每日按罚款数额的3%加处罚款", "每日按没收、罚款合计数额的百分之三加处罚款"),), True),
        (_BASE, "water", (("每日按罚款数额的百分之三", "每日按罚没款数额的百分之三"),), False),
        (_BASE, "fish", (("每日按罚款数额的3%", "每日按罚款本金的3%"),), False),
        (_TURNED, "safety", (("证明48名从业人员没有", "证明84名从业人员没有"),), True),
        (_TURNED, "water", (("证明取水量；", "证明取水量2060立方米；"),), True),
        (_TURNED, "water", (("证明取水量；", "证明取水量2600立方米；"),), False),
        (_TURNED, "safety", (("证明48名从业人员没有", "证明48名从业人员没有培训记录，另有84名"), ("从业人员进行安全生产教育和培训。2025", "从业人员（全部84名）进行安全生产教育和培训。2025")), False),
        (_TURNED, "safety", (("证明48名从业人员没有", "证明45名从业人员没有"),), False),
        (_SHAPE, "water", (("逾期不缴纳的", "逾期不激纳的"),), True),
        (_SHAPE, "water", (), False),
        (_SHAPE, "safety", (), False),
        (_HOUSE, "built", (("厂区内建设仓库一座", "合盛物流园3号楼建设仓库一座"), ("检查发现，2024年4月24日", "检查时8号楼已封顶，2024年4月24日")), True),
        (_HOUSE, "built", (("厂区内建设仓库一座", "合盛物流园3号楼建设仓库一座"), ("检查发现，2024年4月24日", "检查时3号楼已封顶，2024年4月24日")), False),
        (_HOUSE, "built", (("厂区内建设仓库一座", "合盛物流园3号楼建设仓库一座"), ("检查发现，2024年4月24日", "检查时相邻的8号楼已封顶，2024年4月24日")), False),
        (_HOUSE, "built", (("厂区内建设仓库一座", "合盛物流园3号楼、8号楼建设仓库各一座"), ("检查发现，2024年4月24日", "检查时8号楼已封顶，2024年4月24日")), False),
        (_LONGER, "seized", (("至2024年11月12日止", "至2024年11月12日止；2024年11月15日经批准延长至2024年12月12日"),), True),
        (_LONGER, "seized", (("至2024年11月12日止", "至2024年11月12日止；2024年11月11日经批准延长至2024年12月12日"),), False),
        (_LONGER, "seized", (("至2024年11月12日止", "至2024年11月12日止；2024年11月20日经批准延长办案期限三十日"),), False),
        (_FILED, "spared", (), False),
        (_FILED, "fish", (("本机关依法进行了调查，现查明", "本机关于2023年6月1日立案，现查明"), ("2023年7月5日立案，", "")), True),
        (_FILED, "fish", (("本机关依法进行了调查，现查明", "本机关根据群众举报于2023年6月1日立案，现查明"), ("2023年7月5日立案，", "")), False),
        (_FILED, "fish", (("本机关依法进行了调查，现查明", "本机关于2023年7月5日立案，现查明"), ("2023年7月5日立案，", "")), False),
        (_BY_HAND, "spot", (("罚款100元", "罚款200元"), ("壹佰元整（¥100.00）", "贰佰元整（¥200.00）"), ("罚款由执法人员当场收缴，并", "当事人应当将罚款交执法人员，")), True),
        (_BY_HAND, "spot", (("罚款由执法人员当场收缴，并", "当事人应当将罚款交执法人员，"),), False),
        (_BY_HAND, "spot", (("罚款100元", "罚款200元"), ("壹佰元整（¥100.00）", "贰佰元整（¥200.00）"), ("罚款由执法人员当场收缴，并出具财政部门统一制发的专用票据。", "当事人应当自收到之日起十五日内到银行缴纳罚款。")), False),
    ],
)  # fmt: skip
def test_what_is_out_of_turn(
    packaged_library: LawLibrary, title: str, base: str, edits: Edits, *, accused: bool
) -> None:
    assert bool(_found(title, base, edits, packaged_library)) is accused


_PLEA = "经复核，该意见不成立，不予采纳。"


@pytest.mark.parametrize(
    ("said", "accused"),
    [
        ("2023年7月26日，当事人书面申辩，认为处罚过重，请求减轻处罚。本机关已收悉。", True),
        ("2023年7月26日，当事人书面申辩，认为渔获不多，请求免予罚款。本机关已登记存档。", True),
        (
            "2023年7月26日，当事人提出：1.不知禁渔，不应处罚；2.家庭困难，请求减少罚款。复核：禁渔已公告，第1项不予采纳；第2项予以采纳。",
            False,
        ),
        ("2023年7月26日，当事人书面申辩，请求免予罚款。本机关认为其申辩不成立，不予采纳。", False),
        (f"2023年7月26日，当事人书面申辩，认为处罚过重，请求减轻处罚。{_PLEA}", False),
        ("当事人当日表示不陈述、不申辩。", False),
    ],
)
def test_an_answer_that_answers(packaged_library: LawLibrary, said: str, *, accused: bool) -> None:
    edits = ((_REFUSED, said),)
    assert bool(_found("回应陈述申辩", "fish", edits, packaged_library)) is accused


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("自收到之日起30日内向某县人民政府或者某市交通运输局申请行政复议", [30]),
        ("六十日内向某市交通局申请复议", [60]),
        ("十五日内缴纳罚款，六十日内申请复议", [60]),
        ("三十日内交纳罚款或者申请行政复议", []),
    ],
)
def test_an_agency_named_by_traffic_pays_nothing(text: str, days: list[int]) -> None:
    assert [one.days for one in days_to_review(text)] == days


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("□当场收缴　☑自收到之日起十五日内缴纳", "☑自收到之日起十五日内缴纳"),
        ("☑警告　□罚款", "☑警告"),
        ("□当场笔录", "□当场笔录"),
        ("依据“□甲”☑乙", "依据☑乙"),
    ],
)
def test_what_is_left_unticked_is_not_said(line: str, left: str) -> None:
    assert "".join(unquoted(line).split()) == left


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("甲建设有限公司（统一社会信用代码：91350100M000100Y43，地址：甲市乙路1号）、\n储某（男，公民身份号码110105198809210010，住甲市乙路2号）：", 2),
        ("甲建设有限公司（统一社会信用代码：91350100M000100Y43，地址：甲市乙路1号）、储某（男，公民身份号码110105198809210010）：", 2),
        ("甲建设有限公司（统一社会信用代码：91350100M000100Y43，地址：甲市乙路1号）：", 1),
        ("甲建设有限公司：\n统一社会信用代码：91350100M000100Y43", 1),
    ],
)  # fmt: skip
def test_all_who_are_addressed(head: str, names: int) -> None:
    text = (
        f"甲市某局\n行政处罚事先告知书\n甲罚告〔2025〕1号\n\n{head}\n\n你公司未建台账一案，我局已立案调查。\n"
    )
    assert len(read_decision(Paper.of_text(text)).parties) == names
