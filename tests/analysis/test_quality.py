"""Fitness of pieces of evidence: made pieces, complete and each time with one thing taken away."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.analysis.persons import person_gaps
from assistant.analysis.pieces import load_demands
from assistant.analysis.quality import quality_gaps
from assistant.analysis.verbs import check_evidence
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party, Person
from assistant.law.citations import verify_citations
from assistant.law.library import LawLibrary
from assistant.paper.kinds import load_kinds

OFFICERS = ("张甲（执法证号 33030100101）", "李乙（执法证号 33030100102）")
PLACE = "云亭区青石路12号"


def _case(name: str, kind: str, text: str, **fields: object) -> Case:
    piece = Evidence(id="E1", kind=EvidenceKind(kind), name=name, text=text, source="执法人员制作")
    values: dict[str, object] = {
        "facts": "某事。",
        "officers": OFFICERS,
        "place": PLACE,
        "evidence": (piece,),
    }
    return Case.model_validate(values | fields)


def _notes(case: Case) -> list[str]:
    return [gap.note for gap in (*quality_gaps(case), *person_gaps(case))]


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("现场照片三张", "视听资料", "拍摄时间：2026年3月5日9时；拍摄地点：青石路12号；拍摄人：张甲。"),
        ("现场照片三张", "视听资料", "张甲2026年3月5日上午在青石路12号门口拍摄，王某辨认签名。"),
        ("现场照片九张、执法记录仪录像", "视听资料", "拍摄时间2026年3月5日9时，拍摄地点青石路12号，拍摄人张甲，打印件由王某签认。"),
        ("现场录像", "视听资料", "李乙于2026-03-05在青石路12号用执法记录仪录制。"),
        ("某店监控录像", "视听资料", "店主从监控主机拷出，显示当晚情况。"),
        ("噪声检测报告", "鉴定意见", "某检测有限公司（CMA 220000000001）出具，夜间噪声实测62分贝，超过限值。"),
        ("面积测绘报告", "鉴定意见", "某测绘院出具，注册测绘师签字，硬化面积320平方米。"),
        ("王某询问笔录", "当事人的陈述", "时间：2026年3月6日9时至10时，询问人张甲、李乙，出示证件并告知权利。问：…答：…王某逐页签名捺印。"),
        ("现场检查笔录", "勘验笔录、现场笔录", "时间：2026年3月5日9时；地点：青石路12号；王某拒签，见证人社区干部签名。"),
        ("营业执照复印件", "书证", "某店，加盖公章，注明与原件一致。"),
        ("现场测量记录及示意图", "勘验笔录、现场笔录", "测量时间：2026年3月5日9时；测量人张甲；棚宽2.1米，示意图标明棚与院墙，王某签名。"),
        ("苗木损失认定意见书", "鉴定意见", "某区林业技术推广站2026年3月9日出具，认定人员林某（林业工程师），苗木损失3200元。"),
        ("地磅检定证书", "鉴定意见", "60吨地磅，2026年1月8日检定，有效期一年。"),
        ("声级计校准证书", "书证", "声级计编号7，2026年1月8日校准，由某计量所出具。"),
        ("车辆称重单", "鉴定意见", "某检测站2026年3月5日出具：总质量51200千克，检测员王某签名。"),
        ("电缆价格认定结论书", "鉴定意见", "某区价格认定中心2026年3月9日出具，电缆价格2100元，价格认定人员马某、杨某签名。"),
        ("投诉人提供的照片", "视听资料", "拍摄时间：2026年3月5日；拍摄地点：青石路12号。"),
        ("鱼摊照片", "视听资料", "拍摄地点：青石路12号，孙某2026年3月5日在摊前拍摄。"),
        ("渔获价值认定意见", "鉴定意见", "甲市渔业研究所出具，专用章，渔获价值480元。"),
        ("授权委托书", "书证", "某公司委托王某代为接受调查、签收文书，公司盖章。"),
        ("送达回证", "书证", "2026年3月7日直接送达，王某签收。"),
        ("后台数据导出", "电子数据", "张甲、李乙在王某见证下从后台导出订单，刻盘封存。"),
        ("现场照片三张", "视听资料", ""),  # 内容没有录入：不评判
    ],
)  # fmt: skip
def test_a_fit_piece_raises_nothing(name: str, kind: str, text: str) -> None:
    assert _notes(_case(name, kind, text)) == []


@pytest.mark.parametrize(
    ("name", "kind", "text", "lacks"),
    [
        ("现场照片三张", "视听资料", "拍摄时间：2026年3月5日；拍摄地点：青石路12号。", "拍摄人"),
        ("现场照片三张", "视听资料", "拍摄人：张甲；拍摄地点：青石路12号。", "拍摄时间"),
        ("现场照片三张", "视听资料", "拍摄时间：2026年3月5日；拍摄人：张甲。", "拍摄地点"),
        ("现场照片三张", "视听资料", "拍摄时间：2026年3月5日；拍摄地点：青石路12号。见证人孙某签名。", "拍摄人"),
        ("货车超限检测报告", "鉴定意见", "某检测有限公司出具，总质量51200千克，结论超限。", "机构资质"),
        ("电缆价格评估报告", "鉴定意见", "某评估有限公司出具，电缆价格2100元。", "机构资质"),
        ("噪声检测报告", "鉴定意见", "某检测有限公司出具，实测62分贝。", "机构资质"),
        ("噪声检测报告", "鉴定意见", "CMA 220000000001，实测62分贝。", "机构"),
        (
            "苗木损失认定意见书",
            "鉴定意见",
            "2026年3月9日出具，认定人员林某（林业工程师），苗木损失3200元。",
            "机构",
        ),
        (
            "现场检查笔录",
            "勘验笔录、现场笔录",
            "时间：2026年3月5日9时。棚宽2.1米，附示意图，王某签名。",
            "检查地点",
        ),
        ("王某询问笔录", "当事人的陈述", "时间：2026年3月6日9时，出示证件。问：…答：…", "签名"),
        ("王某询问笔录", "当事人的陈述", "时间：2026年3月6日9时。问：…答：…王某签名。", "出示执法证件"),
        (
            "现场检查笔录",
            "勘验笔录、现场笔录",
            "时间：2026年3月5日9时；地点：青石路12号。发现堆放杂物。",
            "签名",
        ),
        ("营业执照复印件", "书证", "名称：某店。", "原件"),
        ("送达回证", "书证", "某公司收，王某签收。", "送达日期"),
        ("后台数据导出", "电子数据", "订单共300笔。", "提取过程"),
    ],
)  # fmt: skip
def test_what_is_lacking_is_named(name: str, kind: str, text: str, lacks: str) -> None:
    notes = _notes(_case(name, kind, text))
    assert any(lacks in note for note in notes), notes
    assert len(notes) == 1


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("某检测公司（CMA 01），采样时间：2026年3月5日，实测超标，报告日期2026年3月9日。", ["没有采样（抽样）记录、结果送达当事人的材料"]),
        ("某检测公司（CMA 01），采样记录单附后，采样时间：2026年3月5日，实测超标，报告日期2026年3月9日，3月10日报告送达王某。", []),
        ("某检测公司（CMA 01），采样记录单附后，采样时间：2026年3月15日，实测超标，报告日期2026年3月9日，报告已送达王某。",
         ["采样时间2026年3月15日晚于报告日期2026年3月9日"]),
        ("某检测公司（CMA 01），采样记录单附后，采样时间：2026年3月15日，实测超标，2026年3月9日出具，报告已送达王某。",
         ["采样时间2026年3月15日晚于报告日期2026年3月9日"]),
        ("某检测公司（CMA 01），2026年3月1日出具的委托单，采样记录单附后，采样时间：2026年3月5日，实测超标，报告已送达王某。", []),
        ("某检测公司（2024年6月1日签发的资质证书，CMA 01），采样记录单附后，采样时间：2026年3月5日，实测超标，报告已送达王某。", []),
        ("某检测公司（CMA 01），声级计检定证书报告日期2025年6月1日，采样记录单附后，采样时间：2026年3月5日，实测超标，报告已送达王某。", []),
        ("某检测公司（CMA 01），2026年2月1日出具过报告，采样记录单附后，采样时间：2026年3月5日，实测超标，报告日期2026年3月9日，报告已送达王某。", []),
    ],
)  # fmt: skip
def test_samples(text: str, note: list[str]) -> None:
    assert _notes(_case("水质检测报告", "鉴定意见", text)) == note


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("出厂检验报告", ""),
        ("厂家自检报告", ""),
        ("矿泉水检验报告", "当事人提供"),
        ("某批次检测报告", "供货单位提供"),
    ],
)
def test_a_report_of_the_trade_is_no_sample_of_ours(name: str, source: str) -> None:
    case = _case(name, "鉴定意见", "样品：矿泉水，检验结论合格。")
    piece = case.evidence[0].model_copy(update={"source": source})
    assert _notes(case.model_copy(update={"evidence": (piece,)})) == []


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("鉴定意见告知书", "书证", "涉案卷烟为假冒伪劣，价值2000元，有异议的三日内申请重新鉴定，王某签收。"),
        ("鉴定意见告知书", "鉴定意见", "涉案卷烟为假冒伪劣，王某签收。"),
        ("检验结果通知书", "书证", "样品不合格，王某签收。"),
        ("价格认定协助书", "书证", "请对三台电锯作价格认定。"),
        ("评估报告送达回证", "书证", "2026年3月24日王某签收。"),
        ("鉴定委托书", "书证", "现将三台电锯送去鉴定。"),
    ],
)
def test_a_notice_or_a_request_is_no_opinion(name: str, kind: str, text: str) -> None:
    assert _notes(_case(name, kind, text)) == []


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        (
            "费用鉴定意见书",
            "鉴定意见",
            "某鉴定公司（许可证330019），鉴定意见：需破除硬化、补植，合计8600元。",
        ),
        ("监控设备法制审核和技术审核意见", "书证", "某局审核，符合标准。"),
        ("监控点位公告", "书证", "公布一号路等点位。"),
        ("现场照片", "视听资料", "拍摄时间：2026年3月5日，三号车间，张甲拍摄，拍摄人：张甲。"),
        ("超限检测数据单及图片", "电子数据", "拍摄时间：2026年3月5日，S225线K48+300，由张甲导出，签名。"),
    ],
)
def test_other_words_for_what_is_asked(name: str, kind: str, text: str) -> None:
    assert _notes(_case(name, kind, text).model_copy(update={"place": "S225线K48+300"})) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("公民身份号码330302198603150018。", True),
        ("统一社会信用代码：91330302MA2ABCDE0Y。", True),
        ("居民身份证，姓名王某，男，住青石路，号码330302198603150018。", True),
        ("交易单号420000123456789012，支付成功。", False),
        ("运单123456789012345678，已签收。", False),
        ("订单号330302198603150018，金额20元。", False),
        ("周四，330302198603150018，住青石路。", True),
        ("设备编号AB123456CDEFGH1234。", False),
    ],
)
def test_only_what_is_called_a_number_of_a_person_is_checked(text: str, *, wrong: bool) -> None:
    found = quality_gaps(_case("材料", "书证", text))
    assert any("校验" in gap.element for gap in found) is wrong


@pytest.mark.parametrize(
    ("name", "text", "more", "asked"),
    [
        ("法定代表人询问笔录", "我是公司法定代表人。", {}, False),
        ("周四询问笔录", "我是安全员。", {"responsible": [{"name": "周四"}]}, False),
        ("周四询问笔录", "我是店员。", {}, True),
    ],
)
def test_who_needs_no_authority(name: str, text: str, more: dict[str, object], *, asked: bool) -> None:
    company: dict[str, object] = {"kind": "企业", "name": "某公司", "representative": "俞某某"}
    case = _case(name, "当事人的陈述", text, party=company | more)
    assert ("受委托人的授权" in [gap.element for gap in person_gaps(case)]) is asked


@pytest.mark.parametrize(
    ("number", "fine"),
    [("330302198603150019", True), ("330302198603150018", False), ("3303021986****0019", True)],
)
def test_identity_number(number: str, fine: bool) -> None:
    notes = [gap.element for gap in quality_gaps(Case(facts="某事。", party=Party(id_number=number)))]
    assert notes == ([] if fine else ["公民身份号码校验"])


def test_a_minor_is_asked_with_a_guardian() -> None:
    text = "时间：2026年3月6日9时，出示证件。王某签名。"
    minor = {"kind": "个人", "name": "王某", "birth": "2010-05-01"}
    case = _case("王某询问笔录", "当事人的陈述", text, party=minor)
    piece = case.evidence[0].model_copy(update={"obtained": "2026-03-06"})
    case = Case.model_validate(case.model_dump() | {"evidence": [piece.model_dump()]})
    assert any("监护人" in note for note in _notes(case))
    with_guardian = case.party.model_copy(update={"guardian": Person(name="王父", role="父亲")})
    assert _notes(case.model_copy(update={"party": with_guardian})) == []


def test_who_speaks_for_a_company_shows_authority() -> None:
    text = "时间：2026年3月6日9时，出示证件。问：…答：…金某签名。"
    company = {"kind": "企业", "name": "某公司", "representative": "俞某某"}
    assert [
        gap.element for gap in person_gaps(_case("金某询问笔录", "当事人的陈述", text, party=company))
    ] == ["受委托人的授权"]
    own = text.replace("金某", "俞某某")
    assert _notes(_case("俞某某询问笔录", "当事人的陈述", own, party=company)) == []
    agent = company | {"agent": {"name": "金某"}}
    assert _notes(_case("金某询问笔录", "当事人的陈述", text, party=agent)) == []


@pytest.mark.parametrize(
    ("paper", "name", "day", "flawed"),
    [
        ("委托金某代为接受调查，期限自2026年3月1日至2026年3月31日。公司盖章。", "金某询问笔录", "2026-03-10", False),
        ("委托金某代为接受调查，期限自2026年3月1日至2026年3月31日。公司盖章。", "金某询问笔录", "2026-03-31", False),
        ("委托金某代为接受调查，期限自2026年3月1日至2026年3月31日。公司盖章。", "金某询问笔录", "2026-04-01", True),
        ("受委托人：金某；代为陈述；期限自2026年3月1日至2026年3月31日。公司盖章。", "金某询问笔录", "2026-02-28", True),
        ("委托金某代为接受调查，期限自2026年3月1日至2026年3月31日。公司盖章。", "俞某某询问笔录", "2026-04-01", False),  # 本人说的
        ("委托金某代为接受调查，期限自2026年3月1日至2026年3月31日。公司盖章。", "金某某询问笔录", "2026-04-01", False),  # 别人
        ("委托金某代为接受调查，2026年3月1日签发，期限自2026年3月1日起。公司盖章。", "金某询问笔录", "2026-05-01", False),
        ("委托金某代为接受调查，有效期至办结。公司盖章。", "金某询问笔录", "2026-05-01", False),
        ("就我公司自2025年1月1日至2025年12月31日间经营一事，委托金某接受询问。公司盖章。", "金某询问笔录", "2026-05-01", False),
        ("委托金某代为接受调查。公司盖章。身份证有效期2010年3月1日至2020年3月1日。", "金某询问笔录", "2026-05-01", False),
        ("委托金某代为接受调查，期限自2026年3月1日至2026年3月31日，追认此前的陈述。公司盖章。", "金某询问笔录", "2026-02-01", False),
    ],
)  # fmt: skip
def test_an_agent_speaks_within_his_time(paper: str, name: str, day: str, flawed: bool) -> None:
    told = "时间：2026年3月6日9时，出示证件。问：…答：…签名。"
    company = {"kind": "企业", "name": "某公司", "representative": "俞某某"}
    case = _case(name, "当事人的陈述", told, party=company)
    said = case.evidence[0].model_copy(update={"obtained": date.fromisoformat(day)})
    authority = Evidence(id="E2", kind=EvidenceKind.DOCUMENT, name="授权委托书", text=paper)
    notes = _notes(case.model_copy(update={"evidence": (said, authority)}))
    assert any("委托期限" in note for note in notes) is flawed


def test_one_of_two_authorisations_that_covers_the_day_is_enough() -> None:
    case = _case(
        "金某询问笔录",
        "当事人的陈述",
        "时间：2026年4月6日9时，出示证件。签名。",
        party={"kind": "企业", "name": "某公司"},
    )
    said = case.evidence[0].model_copy(update={"obtained": date(2026, 4, 6)})
    text = "委托金某代为接受调查，期限自2026年{0}月1日至2026年{0}月30日。公司盖章。"
    papers = [
        Evidence(id=f"E{month}", kind=EvidenceKind.DOCUMENT, name="授权委托书", text=text.format(month))
        for month in (3, 4)
    ]
    both = case.model_copy(update={"evidence": (said, *papers)})
    only = case.model_copy(update={"evidence": (said, papers[0])})
    assert not any("委托期限" in note for note in _notes(both))
    assert any("委托期限" in note for note in _notes(only))


def test_the_file_names_known_papers_and_law(packaged_library: LawLibrary) -> None:
    kinds = {entry.kind for entry in load_kinds()}
    for demand in load_demands():
        assert set(demand.papers) <= kinds, demand.id
        cited = verify_citations(demand.basis, library=packaged_library)
        assert {str(c.status) for c in cited} == {"verified"}, demand.basis


@pytest.mark.parametrize("state", ["待读", "读不出"])
def test_a_piece_that_was_not_read_is_told_and_proves_nothing(
    state: str, packaged_library: LawLibrary
) -> None:
    piece = Evidence.model_validate(
        {"id": "E1", "kind": "书证", "name": "身份证复印件", "state": state, "problem": "文件已损坏"}
    )
    report = check_evidence(Case(facts="", evidence=(piece,)))
    states = {gap.element: (str(gap.status), gap.note) for gap in report.gaps}
    assert states[f"材料{state}·身份证复印件"] == ("有瑕疵", "文件已损坏")
    assert states["主体身份（个人）"][0] == "缺失"
