"""R14, R15: the place cited is that of the act told and of such a party; who answers for a unit pays a share of its fine."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.model import Severity
from assistant.review.verb import review

_PAPER = """甲市乙区{agency}
行政处罚决定书
甲乙罚决字〔2024〕第12号

{head}

{facts}

以上事实有现场检查笔录、现场照片6张、询问笔录、合同等证据证明。

{law}

2024年5月6日，本局送达《行政处罚事先告知书》，告知拟处罚的内容、事实、理由、依据以及有权陈述、申辩和要求听证。当事人未提出意见。

{ruling}

自收到本决定书之日起十五日内到丙银行缴纳罚款。逾期不缴纳的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。

不服本决定的，可以自收到本决定书之日起六十日内向甲市乙区人民政府申请行政复议，或者六个月内向甲市乙区人民法院提起行政诉讼。

甲市乙区{agency}
2024年6月3日
"""
_FIRM = "当事人：甲市丙工贸有限公司\n统一社会信用代码：91350100M000100Y43\n住所：甲市乙区丁路8号\n法定代表人：戊大山"
_PERSON = "当事人：戊大山\n性别：男\n公民身份号码：330203198103220915\n住址：甲市乙区丁路8号"


def _told(text: str, library: LawLibrary, rule: str) -> list[str]:
    found = review(text, library=library).findings
    return [f.message for f in found if f.rule == rule and f.severity is not Severity.HINT]


def _lift(item: str, act: str) -> str:
    return _PAPER.format(
        agency="市场监督管理局", head=_FIRM,
        facts=f"2024年4月2日，本局检查发现当事人的1台叉车检验有效期已届满。2024年4月3日立案。经查，2024年3月1日至2024年4月2日，当事人在厂区内使用该叉车装卸货物。{act}",
        law="当事人的行为违反了《中华人民共和国特种设备安全法》第四十条第三款的规定，构成使用未经检验的特种设备的行为。",
        ruling=f"依据《中华人民共和国特种设备安全法》第八十四条第（{item}）项，决定对当事人罚款人民币叁万元整（¥30000.00）。",
    )  # fmt: skip


@pytest.mark.parametrize(("item", "accused"), [("一", False), ("二", True)])
def test_the_item_is_that_of_what_it_is_called(
    packaged_library: LawLibrary, item: str, *, accused: bool
) -> None:
    assert bool(_told(_lift(item, ""), packaged_library, "R14")) is accused


@pytest.mark.parametrize(
    ("ruling", "accused"),
    [
        ("对戊大山处中标项目金额千分之五的罚款，计人民币50000元", True),
        ("对直接负责的主管人员戊大山处罚款人民币8000元", True),
        ("戊大山系直接负责的主管人员，对其罚款1000元", True),
        ("对戊大山处单位罚款数额5%的罚款，计人民币2500元", False),
        ("对直接负责的主管人员戊大山处单位罚款数额10%的罚款5000元", False),
        ("对戊大山减轻处罚，罚款1000元", False),
        ("依据《中华人民共和国安全生产法》第九十四条第一款，对戊大山罚款20000元", False),
        ("依据《甲市投标管理条例》第九条，对戊大山罚款20000元", False),
    ],
)
def test_a_person_pays_a_share_of_the_units_fine(
    packaged_library: LawLibrary, ruling: str, *, accused: bool
) -> None:
    text = _PAPER.format(
        agency="发展和改革局", head=_FIRM + "\n\n" + _PERSON.replace("当事人", "当事人二"),
        facts="2024年4月2日，本局收到线索。2024年4月3日立案。经查，2024年3月1日，当事人与其他投标人相互串通投标，中标项目金额为10000000元。戊大山时任该公司经理，负责投标，系直接负责的主管人员。",
        law="当事人的行为违反了《中华人民共和国招标投标法》第三十二条第一款的规定。",
        ruling=f"依据《中华人民共和国招标投标法》第五十三条，决定：\n一、对甲市丙工贸有限公司处中标项目金额千分之五的罚款，计人民币50000元；\n二、{ruling}。",
    )  # fmt: skip
    found = _told(text, packaged_library, "R15")
    assert any("责任人员" in message for message in found) is accused


def _passage(head: str, place: str, ruling: str) -> str:
    return _PAPER.format(
        agency="消防救援大队", head=head,
        facts="2024年4月2日，本大队检查发现当事人在丁路8号二层疏散通道内堆放纸箱、旧沙发，占用疏散通道。2024年4月3日立案。",
        law="当事人的行为违反了《中华人民共和国消防法》第二十八条的规定。",
        ruling=f"依据《中华人民共和国消防法》第六十条{place}，决定{ruling}。",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("head", "place", "accused"),
    [
        (_PERSON, "第一款第三项", True),
        (_PERSON, "第二款", False),
        (_FIRM, "第二款", True),
        (_FIRM, "第一款第三项", False),
        (_PERSON + "\n字号：丙杂货店（个体工商户）\n经营者：戊大山", "第一款第三项", False),
    ],
)
def test_the_paragraph_is_for_such_a_party(
    packaged_library: LawLibrary, head: str, place: str, *, accused: bool
) -> None:
    fine = "5000" if place.startswith("第一款") else "200"
    found = _told(_passage(head, place, f"对当事人罚款{fine}元"), packaged_library, "R14")
    assert any("所引条款处罚的是" in message for message in found) is accused


@pytest.mark.parametrize(
    ("ruling", "accused"),
    [
        ("给予当事人警告，并处罚款200元", True),
        ("给予以下处罚：\n☑警告　　☑罚款人民币200元", True),
        ("对当事人罚款200元", False),
        ("给予以下处罚：\n□警告　　☑罚款人民币200元", False),
        ("对当事人给予警告", False),
        ("不再给予警告，罚款200元", False),
        ("对占用疏散通道的行为罚款200元，对堵塞消防车通道的行为给予警告", False),
    ],
)
def test_one_of_two_penalties(packaged_library: LawLibrary, ruling: str, *, accused: bool) -> None:
    found = _told(_passage(_PERSON, "第二款", ruling), packaged_library, "R15")
    assert any("择一" in message for message in found) is accused


def test_each_of_two_persons_has_a_penalty(packaged_library: LawLibrary) -> None:
    second = _PERSON.replace("当事人", "当事人二").replace("戊大山", "己小河").replace("0915", "0923")
    text = _passage(f"{_PERSON}\n\n{second}", "第二款", "对戊大山给予警告，对己小河罚款200元")
    assert not any("择一" in message for message in _told(text, packaged_library, "R15"))
