"""Acting without a permit, by whatever name, told apart from 无法保证 and from what was not tested."""

import pytest

from assistant.analysis.permits import LACKING_PERMIT, PERMIT
from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case, Evidence, EvidenceKind


@pytest.mark.parametrize(
    ("words", "lacking"),
    [
        ("无证经营", True),
        ("无照经营", True),
        ("无准运证运输烟草", True),
        ("无道路运输证从事客运", True),
        ("未经批准占用场地", True),
        ("未经城管部门同意张贴", True),
        ("擅自占用场地", True),
        ("未取得许可证从事餐饮", True),
        ("未依法取得资质承揽工程", True),
        ("无法保证食品安全", False),
        ("无法查证来源", False),
        ("无力取证", False),
        ("无人作证", False),
        ("无证据证明合法来源", False),
        ("无相关证明文件", False),
        ("使用未经检验的设备", False),
        ("未经安全教育培训上岗", False),
        ("未经检疫的肉类", False),
        ("排放未经处理的废水", False),
    ],
)
def test_what_lacks_is_a_permit(words: str, *, lacking: bool) -> None:
    assert bool(LACKING_PERMIT.search(words)) is lacking
    assert bool(PERMIT.search(words)) is lacking


@pytest.mark.parametrize("words", ["未按照许可的范围经营", "变更事项未备案", "出借资质证书"])
def test_a_permit_that_is_spoken_of(words: str) -> None:
    assert PERMIT.search(words)


LACKING = Evidence(
    id="Q", kind=EvidenceKind.DOCUMENT, name="许可查询结果", text="经查询，李四店未取得食品经营许可证。"
)


@pytest.mark.parametrize(
    ("kind", "name", "text", "opposed"),
    [
        (EvidenceKind.PARTY, "询问笔录", "我有食品经营许可证。", True),
        (EvidenceKind.PARTY, "询问笔录", "问：办过许可证吗？答：办过。", True),
        (EvidenceKind.PARTY, "询问笔录", "手续都办齐了。", True),
        (EvidenceKind.RECORD, "现场笔录", "店内未见食品经营许可证，从业人员健康证齐全。", False),
        (EvidenceKind.RECORD, "现场笔录", "墙上挂有营业执照，未见食品经营许可证。", False),
        (EvidenceKind.EXPERT, "价格鉴证意见书", "鉴证人员岗位证齐全，价值200元。", False),
        (EvidenceKind.DOCUMENT, "从业资格证复印件", "李四已取得餐饮服务从业资格证。", False),
        (EvidenceKind.PARTY, "询问笔录", "我有驾驶证和行驶证，也办过营业执照。", False),
        (EvidenceKind.PARTY, "询问笔录", "问：有健康证吗？答：有。", False),
        (EvidenceKind.PARTY, "询问笔录", "登高证倒是有的。", False),
        (EvidenceKind.RECORD, "现场笔录", "另一家店已取得食品经营许可证。", False),
        (EvidenceKind.DOCUMENT, "房产材料", "李四持有房屋产权证、宅基地使用证。", False),
    ],
)
def test_another_certificate_is_not_the_permit(
    kind: EvidenceKind, name: str, text: str, *, opposed: bool
) -> None:
    said = Evidence(id="E1", kind=kind, name=name, text=text)
    found = [clash.topic for clash in case_contradictions(Case(facts="某事。", evidence=(said, LACKING)))]
    assert ("许可手续" in found) is opposed
    assert not [topic for topic in found if topic != "许可手续"]


@pytest.mark.parametrize(
    ("one", "other", "topic"),
    [
        ("我有营业执照。", "经查询，李四没有营业执照。", "营业执照"),
        ("我有特种作业操作证。", "经查询，李四未取得特种作业操作证。", "许可手续"),
        ("我有从业资格证。", "经查询，李四未取得从业资格证。", "资格证件"),
    ],
)
def test_the_same_certificate_had_and_lacking(one: str, other: str, topic: str) -> None:
    papers = (
        Evidence(id="E1", kind=EvidenceKind.PARTY, name="李四询问笔录", text=one),
        Evidence(id="E2", kind=EvidenceKind.DOCUMENT, name="查询结果", text=other),
    )
    assert topic in [clash.topic for clash in case_contradictions(Case(facts="某事。", evidence=papers))]
