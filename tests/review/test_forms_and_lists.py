"""What forms, lists and long sentences of real papers look like: the fault is told, its neighbour in order is not."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.model import Severity
from assistant.review.verb import review
from tests.review.test_certain_kinds import BASIS, FACTS, FINE, LIST, changed
from tests.review.test_mended_kinds import SPOT
from tests.review.test_planted import CLEAN

Changes = dict[str, str]
FOOT = "杭州市西湖区消防救援大队\n2026年4月2日\n"
ANSWER = "2026年3月18日，该公司提交书面申辩，请求从轻处罚。经复核，该公司在期限内改正属实，其请求成立，予以采纳。"
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
