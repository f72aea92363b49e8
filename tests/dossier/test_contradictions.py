"""Two papers that do not agree, and many that only seem not to."""

import pytest

from assistant.dossier.contradictions import FACTS, PARTY, case_contradictions, find_contradictions
from assistant.dossier.facts import read_facts
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party

# Made up; the check digits hold.
ONE, TWO = "330302198603150019", "330302199001010038"
CODE, OTHER_CODE = "91350100M000100Y43", "92330300MA9XXX070F"

RECORD, PARTY_SAYS, WITNESS = EvidenceKind.RECORD, EvidenceKind.PARTY, EvidenceKind.WITNESS
PAPER, PICTURE, EXPERT = EvidenceKind.DOCUMENT, EvidenceKind.AUDIOVISUAL, EvidenceKind.EXPERT


def piece(number: int, kind: EvidenceKind, name: str, text: str) -> Evidence:
    return Evidence(id=f"E{number}", kind=kind, name=name, text=text)


def found(
    one: tuple[EvidenceKind, str, str], other: tuple[EvidenceKind, str, str], facts: str = "甲。"
) -> list[str]:
    case = Case(facts=facts, evidence=(piece(1, *one), piece(2, *other)))
    return [clash.about for clash in case_contradictions(case)]


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        ("一共收了两千元。", "一共收了三千元。", ["金额（收入）"]),
        ("营业额是3120元。", "流水合计23600元。", ["金额（营业额）"]),
        ("营业额是3万元。", "流水合计30000元。", []),
        ("罚款5000元。", "营业额3120元。", []),
        ("8月1日至8月31日营业额3000元。", "9月1日至9月30日营业额5000元。", []),
        ("店面面积为35平方米。", "店面面积50平方米。", ["店面面积"]),
        ("店面面积为35平方米。", "棚子面积50平方米。", []),
        ("登记面积35平方米。", "附属设施面积50平方米。", []),
        ("面积为35平方米。", "量得50平方米。", ["数量（面积）"]),
        ("面积为35平方米。", "量得35.0平方米。", []),
        ("面积大概40平方米。", "面积为42平方米。", []),
        ("面积大概40平方米。", "面积为90平方米。", ["数量（面积）"]),
        ("面积不足50平方米。", "面积为35平方米。", []),
        ("长3米、宽4米。", "长5米。", []),
        ("渣土约2吨。", "渣土2000公斤。", []),
        ("渣土2吨。", "渣土8000公斤。", ["渣土重量"]),
        ("已经取得了占道许可证。", "没有办理许可手续。", ["许可手续"]),
        ("我没有许可证。", "没有办理许可手续。", []),
        ("问：办过许可证吗？", "没有办理许可手续。", []),
        ("有人说他办了许可证。", "没有办理许可手续。", []),
        ("许可证到期后没有办理许可手续。", "已取得许可证。", []),
        ("消防通道没有堆放货物。", "消防通道堆放货物。", ["堆放货物"]),
        ("消防通道没有堆放货物。", "仓库里面堆放货物。", []),
        ("消防通道一直是畅通的。", "消防通道被货物堵塞。", ["通道是否畅通"]),
        ("净化设施正在运行。", "净化设施未开启。", ["设施是否运行"]),
        ("不得在消防通道堆放货物。", "消防通道堆放货物。", []),
        ("纸箱30箱登记保存。", "纸箱12箱已售。", []),
        ("纸箱30箱登记保存。", "纸箱12箱在架。", ["纸箱件数"]),
        ("从批发商那里进纸箱42箱。", "纸箱30箱未售。", []),
        ("纸箱18箱卖出。", "纸箱12箱已售。", ["纸箱件数"]),
        ("附照片4张。", "附照片15张。", ["附照片件数"]),
        ("每户都收到退回的800元。", "一共收了24000元。", []),
        ("一共收了800元。", "一共收了24000元。", ["金额（收入）"]),
        ("两个有许可证，另外一个没有。", "没有办理许可手续。", []),
        ("有的有许可证。", "没有办理许可手续。", []),
        ("本人有许可证。", "没有办理许可手续。", ["许可手续"]),
        ("没有办学许可证。", "民办学校和培训机构审批台账载明已取得办学许可证。", ["许可手续"]),
        ("没有办学许可证。", "已取得食品经营许可证。", []),
        ("哪有什么许可证。", "没有办理许可手续。", []),
        ("哪里有什么许可证。", "已经取得许可证。", ["许可手续"]),
        ("包装袋上标有登记证号。", "没有办理许可手续。", []),
        ("二人均已取得高处安装与设备保养类别的操作证。", "没有办理许可手续。", ["许可手续"]),
    ],
)  # fmt: skip
def test_two_papers_of_the_site(one: str, other: str, about: list[str]) -> None:
    assert found((RECORD, "现场笔录甲", one), (PICTURE, "照片说明乙", other)) == about
    assert found((RECORD, "现场笔录乙", other), (PICTURE, "照片说明甲", one)) == about


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        ((PARTY_SAYS, "询问笔录", "以前没有被处罚过。"), (PAPER, "查询单", "2025年6月3日因占道被罚款500元。"), ["以前是否被查处"]),
        ((WITNESS, "证人询问笔录", "问：以前被处罚过吗？答：没有。"), (PAPER, "查询单", "2025年6月3日因占道被罚款500元。"), []),
        ((PARTY_SAYS, "询问笔录", "货物不是我堆的。"), (WITNESS, "证言", "货物不是我堆的。"), []),
        ((RECORD, "现场检查笔录", "检查时间：2026年3月5日。净化设施未开启。"), (RECORD, "复查笔录", "复查时间：2026年3月20日。净化设施正在运行。"), []),
        ((RECORD, "现场检查笔录", "检查时间：2026年3月5日9时00分至9时40分。"), (PICTURE, "现场照片", "拍摄时间：2026年3月6日9时10分至9时20分。"), ["检查和拍摄的日期"]),
        ((RECORD, "现场检查笔录", "检查时间：2026年3月5日9时00分至9时40分。"), (PICTURE, "巡查照片", "拍摄时间：2026年3月4日15时00分至15时20分。"), []),
        ((RECORD, "现场检查笔录", "店内食品经营许可证有效期至2026年8月29日。"), (PAPER, "查询证明", "食品经营许可证有效期至2026年12月29日。"), ["食品经营许可证有效期"]),
        ((RECORD, "现场检查笔录", "食品经营许可证有效期至2026年8月29日。"), (PAPER, "查询证明", "换发的食品经营许可证有效期至2031年8月29日。"), []),
        ((RECORD, "现场检查笔录", "排污许可证有效期至2026年8月29日。"), (PAPER, "查询证明", "食品经营许可证有效期至2026年12月29日。"), []),
        ((EXPERT, "监测报告", "油烟浓度0.8毫克每立方米，符合标准限值。"), (EXPERT, "监测报告二", "油烟浓度5.6毫克每立方米，超过标准限值。"), ["油烟浓度", "检测结论"]),
        ((EXPERT, "监测报告", "油烟浓度符合标准限值。"), (EXPERT, "噪声监测报告", "噪声超过标准限值。"), []),
        ((EXPERT, "检验报告", "甲醛含量不合格。"), (EXPERT, "复检报告", "甲醛含量合格。"), []),
        ((PARTY_SAYS, "询问笔录", "我没有收到责令改正通知书。"), (PAPER, "责令改正通知书及送达回证", "2026年3月6日直接送达，王某签收。"), ["收到责令改正通知"]),
        ((PARTY_SAYS, "询问笔录", "我没有收到责令改正通知书。"), (PAPER, "监测报告及送达回证", "2026年3月6日直接送达，王某签收。"), []),
        ((PARTY_SAYS, "询问笔录", "问：占道面积多大？答：四十个平方。"), (RECORD, "现场笔录", "占道面积12平方米。"), ["占道面积"]),
        ((PARTY_SAYS, "询问笔录", "问：店里面积多大？答：四十个平方。"), (RECORD, "现场笔录", "占道面积12平方米。"), []),
        ((RECORD, "现场检查笔录", "检查起止：2026年3月5日9时00分至9时40分。"), (PICTURE, "现场照片", "照片三张：2026年3月6日9时10分至9时20分摄于门前。"), ["检查和拍摄的日期"]),
        ((RECORD, "现场检查笔录", "检查日期时间：2026年3月5日9时00分至9时40分。"), (PICTURE, "现场照片", "照片三张：2026年3月5日9时10分至9时20分摄于门前。"), []),
        ((RECORD, "现场检查笔录", "检查地点：青禾路88号甲店。"), (PICTURE, "现场照片", "拍摄地点：青禾路89号。"), ["地点门牌"]),
        ((RECORD, "现场检查笔录", "检查地点：青禾路88号甲店。"), (PICTURE, "现场照片", "拍摄地点：青禾路88号门前。"), []),
        ((RECORD, "现场检查笔录", "检查地点：青禾路88号。"), (PICTURE, "现场照片", "拍摄地点：文化路5号。"), []),
        ((RECORD, "现场笔录", "车牌浙C12345的货车卸土。"), (PICTURE, "监控截图", "车牌浙C12346的货车卸土。"), ["车牌号"]),
        ((RECORD, "现场笔录", "车牌浙C12345的货车卸土。"), (PICTURE, "监控截图", "车牌浙A98766的货车路过。"), []),
        ((PAPER, "身份证", f"姓名王建国，公民身份号码{ONE}。"), (RECORD, "现场笔录", f"当事人王建峰，公民身份号码{ONE}。"), ["同一公民身份号码的姓名"]),
        ((PAPER, "合同", "合同价款20万元。"), (EXPERT, "造价鉴定意见", "工程造价26万元。"), []),
        ((PARTY_SAYS, "询问笔录", "问：一共卖出多少？答：纸箱十二箱。"), (PAPER, "扣押清单", "扣押纸箱30箱。"), []),
        ((PARTY_SAYS, "询问笔录", "问：店里还剩多少？答：纸箱十二箱。"), (PAPER, "扣押清单", "扣押纸箱30箱。"), ["纸箱件数"]),
        ((RECORD, "现场检查笔录", "附照片15张。"), (RECORD, "复查笔录", "附照片4张。"), []),
        ((PAPER, "不动产权证书复印件", "建筑面积120平方米。"), (EXPERT, "测绘报告", "建筑面积30平方米。"), []),
        ((PAPER, "测量表", "建筑面积120平方米。"), (EXPERT, "测绘报告", "建筑面积30平方米。"), ["建筑面积"]),
        ((PAPER, "责令改正通知书", "你店没有许可证。"), (RECORD, "现场检查笔录", "当事人已取得许可证。"), []),
    ],
)  # fmt: skip
def test_papers_of_different_kinds(
    one: tuple[EvidenceKind, str, str], other: tuple[EvidenceKind, str, str], about: list[str]
) -> None:
    assert found(one, other) == about


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("采样时间：2026年9月18日。报告日期2026年9月14日。", ["采样日期晚于报告日期"]),
        ("采样时间：2026年9月8日。报告日期2026年9月14日。", []),
        (f"姓名王建国，男，1986年3月15日出生，公民身份号码{ONE}。", []),
        (f"姓名王建国，男，1987年3月15日出生，公民身份号码{ONE}。", ["王建国的出生日期与公民身份号码"]),
    ],
)
def test_within_one_paper(text: str, about: list[str]) -> None:
    case = Case(facts="甲。", evidence=(piece(1, EXPERT, "材料", text),))
    assert [clash.about for clash in case_contradictions(case)] == about


@pytest.mark.parametrize(
    ("party", "text", "about"),
    [
        (Party(name="王建国", id_number=ONE), f"王建国，公民身份号码{TWO}。", ["当事人的公民身份号码"]),
        (Party(name="王建国", id_number=ONE), f"王建国，公民身份号码{ONE}。", []),
        (Party(name="王建国", id_number=ONE), f"李立国，公民身份号码{TWO}。", []),
        (Party(name="王建国", id_number=ONE), f"李立国，公民身份号码{ONE}。", ["当事人的姓名"]),
        (Party(name="王建国", id_number="3303**********0019"), f"王建国，公民身份号码{ONE}。", []),
        (Party(kind="企业", name="甲公司", credit_code=CODE), f"名称：甲公司；统一社会信用代码：{OTHER_CODE}。", ["当事人的统一社会信用代码"]),
        (Party(kind="企业", name="甲公司", credit_code=CODE), f"名称：乙公司；统一社会信用代码：{OTHER_CODE}。", []),
        (Party(kind="企业", name="甲公司", credit_code=CODE), f"名称：甲贸易公司；统一社会信用代码：{CODE}。", ["当事人的名称"]),
        (Party(kind="个体工商户", name="甲店（经营者：王建国）", credit_code=CODE), f"名称：甲店；统一社会信用代码：{CODE}。", []),
        (Party(kind="企业", name="甲公司", representative="王建国"), "名称：甲公司；法定代表人：王建峰。", ["当事人的负责人姓名"]),
        (Party(kind="企业", name="甲公司", representative="王建国"), "名称：甲公司；法定代表人：王某。", []),
    ],
)  # fmt: skip
def test_against_what_the_case_says_of_the_party(party: Party, text: str, about: list[str]) -> None:
    case = Case(facts="甲。", party=party, evidence=(piece(1, PAPER, "证照", text),))
    clashes = case_contradictions(case)
    assert [clash.about for clash in clashes] == about
    assert all(clash.a.evidence == PARTY and clash.b.evidence == "E1" for clash in clashes)


def test_sides_quote_the_words_and_the_facts_told_are_a_side() -> None:
    text = "油烟浓度1.6毫克每立方米，未超过限值。"
    case = Case(facts="油烟浓度5.6毫克每立方米，超过限值。", evidence=(piece(1, EXPERT, "监测报告", text),))
    clash = case_contradictions(case)[0]
    assert (clash.a.evidence, clash.a.quote, clash.a.value) == ("E1", text, "1.6毫克每立方米")
    assert (clash.b.evidence, clash.b.value) == (FACTS, "5.6毫克每立方米")


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        ("没有办过许可证。", "我办了许可证。", ["许可手续"]),
        ("一共收了两千元。", "一共收了三千元。", ["金额（收入）"]),
        ("大概四十个平方。", "大概六十个平方。", ["数量（面积）"]),
        ("收了两千元，又收了三千元。", "一共收了五千元。", []),
        ("没有办过许可证。", "没有许可证。", []),
        ("没有改，还在做。", "已经改了。", []),
        ("", "我办了许可证。", []),
    ],
)
def test_between_statements(one: str, other: str, about: list[str]) -> None:
    clashes = find_contradictions(read_facts(one), read_facts(other))
    assert [c.about for c in clashes] == about


def test_what_each_says_of_himself_is_compared_for_one_person_only() -> None:
    one, other = read_facts("以前没有被处罚过。"), read_facts("以前被处罚过。")
    assert [c.about for c in find_contradictions(one, other)] == ["以前是否被查处"]
    assert find_contradictions(one, other, same_person=False) == ()


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        (("抽样记录", "样品名称：酱油，批号20260301。"), ("检验报告", "样品名称：酱油，批号20260319。"), ["批号"]),
        (("现场检查笔录", "货架上有酱油，批号20260301。"), ("扣押清单", "酱油批号20260501。"), ["批号"]),
        (("抽样记录", "样品名称：酱油，批号20260301。"), ("检验报告", "样品名称：酱油，批号20260301。"), []),
        (("抽样记录", "样品名称：酱油，批号20260301。"), ("检验报告", "样品名称：陈醋，批号20260319。"), []),
        (("现场检查笔录", "货架上有酱油，批号20260301。"), ("扣押清单", "饼干批号20260501。"), []),
        (("现场检查笔录", "货架上有酱油，批号20260301。"), ("进货单", "酱油批号20250811。"), []),  # 另一批货
        (("现场检查笔录", "货架上有酱油，批号20260301。"), ("进货单", "酱油批号20260307。"), []),  # 另一天的货
        (("现场检查笔录", "货架上有酱油，批号JY88031。"), ("进货单", "酱油批号JY88037。"), ["批号"]),  # 抄错一位
        (("现场检查笔录", "批号20260301。"), ("检验报告", "批号20260319。"), []),  # 不知道是什么货
        (("现场检查笔录", "酱油批号20260301，陈醋批号20260402。"), ("检验报告", "酱油批号20260319。"), []),
    ],
)  # fmt: skip
def test_batches_of_the_same_goods_and_lot(
    one: tuple[str, str], other: tuple[str, str], about: list[str]
) -> None:
    assert found((RECORD, *one), (PAPER, *other)) == about
    assert found((PAPER, *other), (RECORD, *one)) == about


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("供应水泥80吨。", "供应水泥30吨。", "数量"),
        ("出厂编号AB120031。", "出厂编号AB120013。", "编号"),
        ("现场结存粉饼80盒。", "现场结存粉饼30盒。", "数量"),
    ],
)
def test_one_clash_of_two_papers_is_told_once(one: str, other: str, kind: str) -> None:
    texts = (("现场检查笔录", one), ("情况说明", other), ("清点照片", one))
    pieces = [Evidence(id=f"E{n}", kind="书证", name=name, text=text) for n, (name, text) in enumerate(texts)]
    found = case_contradictions(Case(facts=one, evidence=tuple(pieces)))
    pairs = [frozenset((clash.a.evidence, clash.b.evidence)) for clash in found]
    assert frozenset(("E0", "E1")) in pairs
    assert len(pairs) == len(set(pairs))
    assert all(kind in f"{clash.about}{clash.topic}" for clash in found)
