"""What a correct paper may say in other words (a public copy, a named authority, an expert office), each beside its fault."""

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.parts.pieces import pieces_of
from assistant.review.parts.read import read_decision
from assistant.review.verb import review
from tests.review.test_mended_kinds import FACTS
from tests.review.test_planted import CLEAN

FIRM = CLEAN[CLEAN.index("当事人：") : CLEAN.index("联系电话")]
REMEDY = CLEAN[CLEAN.index("不服本决定的") : CLEAN.index("，或者自收到本决定书之日起六个月")]
SUM = "罚款人民币壹万贰仟元整（¥12000.00）的行政处罚。"


def told(old: str, new: str, rule: str, library: LawLibrary) -> list[str]:
    assert CLEAN.count(old) == 1, old
    found = review(CLEAN.replace(old, new), library=library).findings
    return [f.message for f in found if f.rule == rule and f.severity.value != "提示"]


@pytest.mark.parametrize(
    ("who", "fault"),
    [
        ("当事人卯长青，男，1979年6月出生，公民身份号码330106********0617，住杭州市西湖区（门牌号从略）。\n", False),
        ("当事人卯长青，男，1979年6月出生，公民身份号码33010619790608XXXX，住杭州市西湖区丙路9号。\n", False),
        ("当事人卯长青，男，1979年6月出生，公民身份号码（从略），住杭州市西湖区丙路9号。\n", False),
        ("当事人卯长青，男，1979年6月出生，住杭州市西湖区丙路9号。\n", True),
    ],
)  # fmt: skip
def test_a_veiled_number_is_a_number(packaged_library: LawLibrary, who: str, fault: bool) -> None:
    assert ("没有写公民身份号码（证件号码）" in told(FIRM, who, "R03", packaged_library)) is fault


@pytest.mark.parametrize(
    ("who", "fault"),
    [
        ("申请行政复议，复议机关为杭州市西湖区人民政府", False),
        ("申请行政复议（复议机关：杭州市西湖区人民政府）", False),
        ("申请行政复议，复议机关为上一级机关", True),
        ("申请行政复议", True),
    ],
)
def test_the_authority_may_stand_behind_its_own_label(
    packaged_library: LawLibrary, who: str, fault: bool
) -> None:
    new = "不服本决定的，可以自收到本决定书之日起六十日内" + who
    assert any("复议机关" in m for m in told(REMEDY, new, "R31", packaged_library)) is fault


@pytest.mark.parametrize(
    ("officers", "fault"),
    [
        ("两名消防监督员到杭州市西湖区丙路8号查看，经辰木检测技术公司检测（报告编号CM-2026-037）", False),
        ("两名消防监督员到杭州市西湖区丙路8号查看，经辰木公司评估（编号20260304）", False),
        ("消防监督员乙长青（编号33010500101）到杭州市西湖区丙路8号查看", True),
    ],
)
def test_an_expert_office_is_no_officer(packaged_library: LawLibrary, officers: str, fault: bool) -> None:
    old = "我大队消防监督员乙长青（执法证号33010500101）、戊小川（执法证号33010500102）到杭州市西湖区丙路8号甲木家居有限公司检查"
    found = told(old, "我大队" + officers, "R02", packaged_library)
    assert bool(found) is fault


@pytest.mark.parametrize(
    ("fact", "fault"),
    [
        ("堵塞疏散通道，没有发生安全责任事故。2026", False),
        ("堵塞疏散通道，未引发一般事故。2026", False),
        ("堵塞疏散通道，3月3日发生一般生产安全事故，致一人轻伤。2026", True),
    ],
)
def test_no_accident_needs_no_report(packaged_library: LawLibrary, fact: str, fault: bool) -> None:
    assert any("事故" in m for m in told(FACTS, fact, "R07", packaged_library)) is fault


@pytest.mark.parametrize(
    ("new", "fault"),
    [
        ("罚款人民币壹万贰仟元整（¥10200.00）、没收违法所得3000元，合计15000元。", False),
        ("罚款人民币壹万贰仟元整（¥12000.00）、没收违法所得3000元，合计16000元。", True),
    ],
)
def test_a_total_of_the_words_is_no_second_fault(packaged_library: LawLibrary, new: str, fault: bool) -> None:
    assert any("合计" in m for m in told(SUM, new, "R09", packaged_library)) is fault


TERM = "责令该公司于2026年3月10日前改正；2026年3月12日复查，已改正"
FILED = "2026年3月4日立案。"
AUDIT = "经法制审核和集体讨论，"


@pytest.mark.parametrize(
    ("new", "fault"),
    [
        ("要求该公司于2026年3月20日前关闭展厅；2026年3月9日复查时，展厅仍在营业", True),
        ("要求该公司于2026年3月20日前搬离板材；2026年3月9日复查，仍未搬离", True),
        ("要求该公司于2026年3月8日前关闭展厅；2026年3月9日复查时，展厅仍在营业", False),
        ("要求该公司于2026年3月20日前关闭展厅；2026年3月9日复查，已关闭", False),
    ],
)
def test_the_term_to_close_has_run_out(packaged_library: LawLibrary, new: str, fault: bool) -> None:
    messages = told(TERM, new, "R18", packaged_library)
    assert any("期限没有届满" in m for m in messages) is fault


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("2025年11月4日立案。该公司每日延长营业时间四小时。", True),
        ("2025年11月4日立案。该公司延长职工的工作时间。", True),
        ("2025年11月4日立案。经批准，本案延长办理期限六十日。", False),
        ("2025年11月4日立案。2026年1月28日经批准延长六十日。", False),
    ],
)
def test_only_the_office_extends_its_term(packaged_library: LawLibrary, more: str, fault: bool) -> None:
    assert any("九十日" in m for m in told(FILED, more, "R22", packaged_library)) is fault


@pytest.mark.parametrize(
    ("new", "fault"),
    [
        ("承办机构未再送法制审核和提请集体讨论，", True),
        ("因时间原因没有提交集体讨论，", True),
        ("送法制审核并提请集体讨论，", False),
        ("没有送法制审核的不得提请集体讨论，经法制审核和集体讨论，", False),
    ],
)
def test_not_sent_for_review(packaged_library: LawLibrary, new: str, fault: bool) -> None:
    assert any("没有经过" in m for m in told(AUDIT, new, "R27", packaged_library)) is fault


@pytest.mark.parametrize(
    ("fact", "fault"),
    [
        ("堵塞疏散通道，园区监控设备拍下搬运经过。该设备系新装，尚未审核。2026", True),
        ("堵塞疏散通道，园区监控设备拍下搬运经过，设置位置没有对外公示。2026", True),
        ("堵塞疏散通道，园区监控设备拍下搬运经过。该设备已经审核，设置位置已公示。2026", False),
        ("堵塞疏散通道，监控显示该公司没有公示检查结果。2026", False),
        ("堵塞疏散通道，该设备没有通过消防审核。2026", False),
    ],
)
def test_a_device_said_to_be_unreviewed(packaged_library: LawLibrary, fact: str, fault: bool) -> None:
    assert any("写明监控设备" in m for m in told(FACTS, fact, "R10", packaged_library)) is fault


@pytest.mark.parametrize(
    ("fact", "fault"),
    [
        ("堵塞疏散通道。该公司因本案堵塞通道，已由街道办事处于2026年3月5日处罚款3000元并缴清。2026", True),
        ("堵塞疏散通道。因本案已对同案人寅某罚款500元。2026", False),
        ("堵塞疏散通道。该公司因本案尚未被罚款。2026", False),
    ],
)
def test_fined_for_this_case_before(packaged_library: LawLibrary, fact: str, fault: bool) -> None:
    assert bool(told(FACTS, fact, "R17", packaged_library)) is fault


BASIS = CLEAN[
    CLEAN.index("依据《中华人民共和国消防法》第六十条第一款第三项，经") : CLEAN.index(
        "\n\n自收到本决定书之日起十五日内"
    )
]
CITED = "依据《中华人民共和国消防法》第六十条第一款第三项的规定，"


@pytest.mark.parametrize(
    ("new", "fine"),
    [
        (CITED + "责令改正，并对当事人罚款壹万肆仟元整（￥14000.00）。", 14000),
        (CITED + "对该公司处货值7000元2倍的罚款，即人民币壹万肆仟元整（14000元）。", 14000),
        (CITED + "对该公司处工程造价140000元10%的罚款，计14000元。", 14000),
        (CITED + "可以对当事人罚款的，应当先责令改正。", None),
    ],
)
def test_a_ruling_without_the_word_decide(new: str, fine: int | None) -> None:
    assert CLEAN.count(BASIS) == 1
    decision = read_decision(Paper.of_text(CLEAN.replace(BASIS, new)))
    fines = [float(one.amount.yuan) for one in decision.imposed if one.kind == "罚款" and one.amount]
    assert fines == ([] if fine is None else [fine])


def test_words_that_introduce_the_whole_paper_do_not_rule() -> None:
    paper = CLEAN.replace("2026年3月3日10时", "该公司堵塞通道一案，现决定如下：\n\n2026年3月3日10时", 1)
    new = CITED + "对该公司罚款14000元。"
    decision = read_decision(Paper.of_text(paper.replace(BASIS, new)))
    assert decision.ruling is not None
    assert decision.ruling.text.strip() == new


def test_a_request_to_be_spared_forbids_no_fine(packaged_library: LawLibrary) -> None:
    old, new = "请求从轻处罚", "请求免除罚款"
    assert told(old, new, "R32", packaged_library) == []
    decision = read_decision(Paper.of_text(CLEAN.replace(old, new)))
    assert [one.kind for one in decision.imposed] == ["罚款"]


GIVEN = "我大队决定给予甲木家居有限公司罚款"


@pytest.mark.parametrize(
    ("new", "fault"),
    [
        ("我大队决定对甲禾家具制造有限公司处罚款", True),
        ("我大队决定对甲木家居服务中心给予罚款", True),
        ("我大队决定对甲木家居有限公司处罚款", False),
        ("我大队决定对浙江甲木家居有限公司处罚款", False),
        ("我大队决定对庚记展厅的经营者甲木公司处罚款", False),
        ("我大队决定对你公司给予罚款", False),
        ("我大队决定对该公司处罚款", False),
    ],
)
def test_the_ruling_names_the_party(packaged_library: LawLibrary, new: str, fault: bool) -> None:
    assert any("主文写" in m for m in told(GIVEN, new, "R03", packaged_library)) is fault


def test_another_name_told_before_is_known(packaged_library: LawLibrary) -> None:
    paper = CLEAN.replace(GIVEN, "我大队决定对甲禾家具有限公司处罚款")
    paper = paper.replace("联系电话：见案卷", "曾用名：甲禾家具有限公司")
    messages = [f.message for f in review(paper, library=packaged_library).findings if f.rule == "R03"]
    assert not any("主文写" in m for m in messages)


@pytest.mark.parametrize(
    "listed",
    [
        "以上有现场检查笔录及照片，复查笔录，对负责人己某的询问笔录，营业执照复印件等证据在卷。",
        "现场检查笔录、照片6张、复查笔录、营业执照复印件等证据材料附卷。",
    ],
)
def test_evidence_on_the_file(listed: str) -> None:
    old = CLEAN[CLEAN.index("以上事实有现场检查笔录") : CLEAN.index("\n\n2026年3月16日")]
    pieces = pieces_of(read_decision(Paper.of_text(CLEAN.replace(old, listed))))
    assert pieces[0].name.startswith("现场检查笔录")
    assert pieces[-1].name == "营业执照复印件"


@pytest.mark.parametrize(
    ("goods", "fault"),
    [
        ("以每箱30元售出12箱，得款360元；剩余的40箱标价30元，价值1200元。货值金额1650元。", True),
        ("售出12箱，销售收入360元；未售出的40箱，货值1200元。全案货值金额为1506元。", True),
        ("以每箱30元售出12箱，得款360元；剩余的40箱标价30元，价值1200元。货值金额1560元。", False),
        ("售出12箱，得款360元；剩余的40箱价值1200元。其中不合格的货值金额1200元。", False),
        ("以每箱30元售出12箱，得款300元；剩余的40箱价值1200元。共52箱，货值金额1560元。", False),
        ("售出12箱，得款360元；余款用于进货，货值金额1650元。", False),
    ],
)
def test_sold_and_left_make_the_goods(packaged_library: LawLibrary, goods: str, fault: bool) -> None:
    new = "堵塞疏散通道。板材" + goods + "2026"
    assert any("已售" in m for m in told(FACTS, new, "R09", packaged_library)) is fault


PORT = (
    "《中华人民共和国港口法》第四十九条规定：“有前述情形的，由主管部门没收违法所得，并处罚款。”"
    "该公司作业时间较短。我大队决定没收违法所得{gain}，并处罚款{fine}元。"
)


@pytest.mark.parametrize(
    ("gain", "fine", "fault"),
    [
        ("60000元", 210000, True),
        ("60000元", 30000, True),
        ("60000元", 90000, False),
        ("120000元", 250000, False),
        ("60000元（退还船方后）", 210000, False),
    ],
)
def test_the_gain_that_is_confiscated_opens_its_tier(
    packaged_library: LawLibrary, gain: str, fine: int, fault: bool
) -> None:
    messages = told(BASIS, PORT.format(gain=gain, fine=fine), "R15", packaged_library)
    assert any("幅度内" in m for m in messages) is fault


def test_law_quoted_far_from_the_ruling_is_no_basis(packaged_library: LawLibrary) -> None:
    new = PORT.format(gain="60000元", fine=210000).replace(
        "该公司作业", "《港口经营管理规定》另有规定。该公司作业"
    )
    assert not any("幅度内" in m for m in told(BASIS, new, "R15", packaged_library))
