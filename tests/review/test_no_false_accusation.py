"""What a correct paper may say and a reviewer must not call fatal, each beside the fault that it resembles."""

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.parts.read import read_decision
from assistant.review.verb import review
from tests.review.accused import CORRECTION, LATE, RULING, grave
from tests.review.test_mended_kinds import FACTS
from tests.review.test_planted import CLEAN

REASON = "鉴于其期限内改正、没有造成后果，情节较轻，依法从轻处罚。"


@pytest.mark.parametrize(
    ("claim", "fact", "fault"),
    [
        ("积极配合调查", "检查笔录均有当事人签名", False),
        ("积极配合调查", "顾客拒绝接受高价，双方发生争执", False),
        ("积极配合调查", "有消费者拒绝支付服务费", False),
        ("积极配合调查", "业主阻挠其进入小区施工", False),
        ("积极配合调查", "该公司拒绝提供发票给顾客", False),
        ("积极配合调查", "该公司夜间施工以逃避监管", False),
        ("积极配合调查", "该公司拒绝接受检查，锁闭大门", True),
        ("积极配合调查", "负责人阻挠执法人员进入", True),
        ("积极配合调查", "该公司拒不提供进货台账", True),
        ("积极配合调查", "该公司不配合调查", True),
        ("及时改正", "检查笔录、现场照片均有当事人签名", False),
        ("及时改正", "检查记录一直有专人保管", False),
        ("及时改正", "同类商品均有合格标签", False),
        ("及时改正", "许可证到期后仍在经营", False),
        ("及时改正", "许可证注销后继续经营", False),
        ("及时改正", "工程完工后没有拆除围挡", False),
        ("及时改正", "当场告知逾期未改正的将予以处罚", False),
        ("及时改正", "2026年3月12日复查，仍有板材堆放", True),
        ("及时改正", "复查时仍未改正", True),
        ("及时改正", "该公司至今未改正", True),
        ("及时改正", "期限届满，未拆除隔墙", True),
        ("没有造成后果", "板材堵塞通道容易造成人员受伤", False),
        ("没有造成后果", "为防止造成停电，供电公司派人值守", False),
        ("没有造成后果", "堆放的板材不致造成污染", False),
        ("没有造成后果", "造成二人受伤", True),
        ("没有造成后果", "致使交通中断", True),
        ("没有造成后果", "该贸易公司的行为导致一人骨折", True),
        ("没有主观过错", "当事人并不明知板材来源", False),
        ("没有主观过错", "当事人明知通道不能堆放", True),
    ],
)
def test_what_the_reasons_claim_against_the_facts(
    packaged_library: LawLibrary, claim: str, fact: str, fault: bool
) -> None:
    text = CLEAN.replace(FACTS, f"堵塞疏散通道。{fact}。2026").replace("；2026年3月12日复查，已改正", "")
    text = text.replace(REASON, f"鉴于其{claim}，情节较轻，依法从轻处罚。")
    found = review(text, library=packaged_library).findings
    assert bool([f for f in found if f.rule == "R20" and "事实却" in f.message]) is fault


@pytest.mark.parametrize(
    ("fact", "fault"),
    [
        ("该公司系国有企业", False),
        ("甲木系集体所有制企业的承包人", False),
        ("其亲属在耕地务农", False),
        ("该行为属于违法建设", False),
        ("已联系当地耕地管理员", False),
        ("板材堆放处属于国有建设用地", True),
        ("板材堆放处系基本农田", True),
        ("板材堆放处属集体所有土地", True),
    ],
)
def test_what_needs_a_paper_on_the_place(packaged_library: LawLibrary, fact: str, fault: bool) -> None:
    text = CLEAN.replace(FACTS, f"堵塞疏散通道，{fact}。2026")
    assert bool(grave(text, packaged_library, "R07", "地块、物品、部位的性质")) is fault


@pytest.mark.parametrize(
    ("fact", "fault"),
    [
        ("施工许可手续一直未办理", False),
        ("没有办理施工许可手续", False),
        ("施工许可证缺失", False),
        ("施工许可证已张贴", True),
    ],
)
def test_a_lack_may_be_told_behind_what_is_lacking(
    packaged_library: LawLibrary, fact: str, fault: bool
) -> None:
    text = CLEAN.replace(FACTS, f"堵塞疏散通道，{fact}。2026").replace(
        "现场照片6张", "现场照片6张（显示无施工许可手续）"
    )
    assert bool(grave(text, packaged_library, "R08", "与认定的事实相反")) is fault


PERSON = "当事人：丁立文，男，2012年3月出生，汉族，住杭州市西湖区丙路8号\n法定代理人：丁某（系其父）\n"
COMPANY = CLEAN[CLEAN.index("当事人：") : CLEAN.index("联系电话")]


@pytest.mark.parametrize(
    ("head", "fact", "fault"),
    [
        (PERSON, "丁立文实施行为时十三周岁", False),
        (PERSON, "丁立文实施行为时十四周岁", False),  # the day of March is not told
        (PERSON.replace("2012年3月", "2012年3月20日"), "丁立文实施行为时十三周岁", False),
        (PERSON, "证人辛某看到时十五周岁", False),
        (PERSON, "同伴辛某当时16周岁", False),
        (PERSON.replace("2012", "2010"), "丁立文实施行为时十三周岁", True),
        (PERSON.replace("2012年3月", "2012年3月1日"), "丁立文实施行为时十三周岁", True),
    ],
)
def test_whose_age_is_told(packaged_library: LawLibrary, head: str, fact: str, fault: bool) -> None:
    text = CLEAN.replace(COMPANY, head).replace(FACTS, f"堵塞疏散通道，{fact}。2026")
    text = (
        text.replace("2026年3月4日立案。", "")
        .replace("2026年3月12日复查，已改正", "已改正")
        .replace("2026年3月10日前", "当日")
    )
    text = text.replace("我大队于2026年3月4日送达", "我大队送达")
    assert bool(grave(text, packaged_library, "R05", "周岁，按出生日期")) is fault


@pytest.mark.parametrize(
    ("fact", "behind", "fault"),
    [
        ("供货商杭州乙木建材有限公司逾期未取走板材", "", False),
        ("该公司曾被杭州乙木建材有限公司拒不付款", "", False),
        ("该公司曾因占道被杭州市拱墅区消防救援大队作出处罚决定", "", False),
        ("举报线索由杭州市拱墅区消防救援大队提交", "", False),
        ("案件原由杭州市拱墅区消防救援大队立案", "", False),
        ("", "杭州乙木建材有限公司逾期不履行的，申请法院执行。", True),
        ("", "逾期不履行的，杭州市拱墅区消防救援大队将申请法院执行。", True),
    ],
)  # fmt: skip
def test_other_names_play_their_own_part(
    packaged_library: LawLibrary, fact: str, behind: str, fault: bool
) -> None:
    text = CLEAN.replace(FACTS, f"堵塞疏散通道，{fact}。2026").replace(LATE, LATE + behind)
    assert bool(grave(text, packaged_library, "R34", "")) is fault


MERCY = "依据《中华人民共和国消防法》第六十条第一款第三项，"


@pytest.mark.parametrize(
    ("place", "reason", "fault"),
    [
        ("第三十六条", "该行为终了至发现已逾2年", False),
        ("第三十六条", "该行为终了至发现已逾二年", False),
        ("第三十二条第（一）项", "当事人系首次被查，已自行下架", False),
        ("第三十三条第二款", "当事人轻微违法", True),
        ("第三十一条", "当事人不满十六周岁", True),
        ("第三十二条第（二）项", "当事人主动消除后果", True),
    ],
)
def test_the_place_of_mercy(packaged_library: LawLibrary, place: str, reason: str, fault: bool) -> None:
    text = CLEAN.replace(MERCY, f"依据《中华人民共和国行政处罚法》{place}和" + MERCY[2:])
    text = text.replace(REASON, reason + "。").replace("在期限内改正属实，其", "")
    assert bool(grave(text, packaged_library, "R14", "所引条款说的是")) is fault


LIST = "、现场照片6张"


@pytest.mark.parametrize(
    ("fact", "proof", "fault"),
    [
        ("该公司登记的用途与实际不符", "、登记档案（证明用途与实际使用不符）", False),
        ("", "、证人证言（证明堆放时间与当事人陈述不一致）", True),
    ],
)
def test_what_does_not_agree_may_be_the_offence(
    packaged_library: LawLibrary, fact: str, proof: str, fault: bool
) -> None:
    text = CLEAN.replace(FACTS, f"堵塞疏散通道，{fact}。2026").replace(LIST, LIST + proof)
    assert bool(grave(text, packaged_library, "R08", "相反，存在矛盾")) is fault


@pytest.mark.parametrize(
    ("order", "fault"),
    [
        ("责令你公司立即改正。", True),
        ("现责令你单位于2026年3月20日前整改到位。", True),
        ("责令你公司于2026年3月20日前到动物诊疗机构给犬只接种疫苗。", False),
        ("责令你公司三日内把板材挪到仓库。", False),
    ],
)
def test_an_order_says_what_to_do_by_any_verb(packaged_library: LawLibrary, order: str, fault: bool) -> None:
    text = CORRECTION.replace("{told}", "").replace("责令你公司于2026年3月20日前改正。", order)
    assert bool(grave(text, packaged_library, "R06", "责令改正没有写明")) is fault


@pytest.mark.parametrize("label", ["当事人", "被通知人", "被责令单位", "被检查单位", "受处罚单位"])
def test_the_party_by_other_labels(label: str) -> None:
    text = CORRECTION.replace("甲木家居有限公司：\n", f"{label}：甲木家居有限公司\n")
    assert [p.name.text for p in read_decision(Paper.of_text(text)).parties if p.name] == ["甲木家居有限公司"]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("编号：330702-1900412608", True),
        ("No.0012345", True),
        ("案号: 2025-0017", True),
        ("设备编号：330702-19", False),
        ("编号：", False),
    ],
)
def test_a_printed_number(line: str, read: bool) -> None:
    text = CLEAN.replace("杭西消行罚决字〔2026〕第0031号", line)
    assert (read_decision(Paper.of_text(text)).number is not None) is read


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("被处罚单位甲木家居有限公司，统一社会信用代码91350100M000100Y43，地址：杭州市西湖区丙路8号", "甲木家居有限公司"),
        ("当事人甲木家居有限公司（以下简称甲木公司），地址：杭州市西湖区丙路8号", "甲木家居有限公司"),
        ("当事人存在下列情形，地址：杭州市西湖区丙路8号", None),
    ],
)  # fmt: skip
def test_a_firm_named_behind_its_label_without_a_colon(line: str, name: str | None) -> None:
    parties = read_decision(Paper.of_text(CLEAN.replace(COMPANY, line + "\n"))).parties
    assert next((p.name.text for p in parties if p.name), None) == name


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ("2026年3月该公司未按时支付十四名劳动者的工资。", False),
        ("2026年3月该公司未按期报送统计报表。", False),
        ("2026年3月3日检查发现该公司门店的灭火器过期。", False),
        ("2026年3月3日检查，堵塞疏散通道。", True),
    ],
)
def test_where_a_firm_fails_to_act(packaged_library: LawLibrary, facts: str, fault: bool) -> None:
    start = CLEAN.index("2026年3月3日10时")
    text = CLEAN[:start] + facts + CLEAN[CLEAN.index("2026年3月4日立案") :]
    assert bool(grave(text, packaged_library, "R06", "没有写明地点")) is fault


@pytest.mark.parametrize(
    ("ground", "fault"),
    [
        ("依据《中华人民共和国行政处罚法》第三十三条第一款，决定不予行政处罚，并进行教育。", False),
        ("依据当地清单决定不予行政处罚，依据《中华人民共和国行政处罚法》第三十三条第三款进行教育。", True),
    ],
)  # fmt: skip
def test_education_behind_the_ground_is_no_ground(
    packaged_library: LawLibrary, ground: str, fault: bool
) -> None:
    text = CLEAN.replace("行政处罚决定书", "不予行政处罚决定书").replace("我大队" + RULING, ground)
    assert ground in text
    assert bool(grave(text, packaged_library, "R16", "没有引用行政处罚法")) is fault
