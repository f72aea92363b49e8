"""What must be shown by more than the party's word: figures, kinds of party, conditions of a tier, areas, the place, the act itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.analysis.features import features
from assistant.analysis.figures import figure_gaps
from assistant.analysis.gaps import element_gaps
from assistant.analysis.matter_gaps import _of_another_act
from assistant.analysis.model import Gap, Suggestion
from assistant.analysis.standing import standing_gaps
from assistant.analysis.tier_conditions import tier_gaps
from assistant.analysis.worked_from import gain_of
from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party, Step
from assistant.law.model import Law, LawRef, Level, Provision, Version
from assistant.law.penalty_model import Fine, Penalty, PenaltyRule

LAW = Law(1, "虚构市苗木经营条例", Level.LOCAL)
DOCUMENT, RECORD, PARTY = EvidenceKind.DOCUMENT, EvidenceKind.RECORD, EvidenceKind.PARTY
WITNESS, EXPERT = EvidenceKind.WITNESS, EvidenceKind.EXPERT


def clause(
    *parts: Fine | Penalty, conduct: str = "违规经营苗木", subject: str = "", named: bool = False
) -> Suggestion:
    fines = tuple(part for part in parts if isinstance(part, Fine))
    penalties = tuple(part for part in parts if isinstance(part, Penalty))
    duty = LawRef(LAW.name, Provision(3))
    rule = PenaltyRule(
        Provision(9), conduct, (duty,) if named else (), subject, fines=fines, penalties=penalties
    )
    return Suggestion(rule, LawRef(LAW.name, rule.provision), (duty,), Version(1, LAW), 1.0)


def piece(number: int, text: str, name: str = "材料", kind: EvidenceKind = DOCUMENT) -> Evidence:
    return Evidence(id=f"E{number}", kind=kind, name=name, text=text, obtained=date(2026, 3, 5))


def state(gaps: tuple[Gap, ...], start: str) -> str:
    return next((str(gap.status) for gap in gaps if gap.element.startswith(start)), "")


@pytest.mark.parametrize(
    ("facts", "papers", "wanted"),
    [
        ("查获盗伐的松木3.2吨。", (("过磅单载明净重3.2吨。", DOCUMENT),), "已证实"),
        ("查获盗伐的松木3.2吨。", (("过磅单载明净重3200公斤。", DOCUMENT),), "已证实"),
        ("查获盗伐的松木3.2吨。", (("问：多少？答：3.2吨。", PARTY),), "仅有孤证"),
        ("查获盗伐的松木3.2吨。", (("现场堆放松木一堆。", RECORD),), "缺失"),
        ("卖出风筝40只，每只25元，得款1000元。", (("售出40只，单价25元。", DOCUMENT),), "已证实"),
        ("货值合计700元。", (("甲种300元，乙种400元。", DOCUMENT),), "已证实"),
        ("剩余60只。", (("进货100只，售出40只。", DOCUMENT),), "已证实"),
        ("违法搭建面积86.5平方米。", (("测得86.5平方米。", EXPERT),), "已证实"),
        ("违法搭建面积86.5平方米。", (("责令拆除86.5平方米建筑。", DOCUMENT),), "已证实"),
        ("违法搭建面积86.5平方米。", (("我搭了八十多平方。", WITNESS),), "缺失"),
        ("收取押金5200元。", (("收了5200元。", WITNESS),), "已证实"),
        ("堆放建筑垃圾约15吨。", (("现场堆放建筑垃圾。", RECORD),), ""),
        ("超过规定的50平方米。", (("现场堆放。", RECORD),), ""),
        ("有三家邻居反映。", (("现场堆放。", RECORD),), ""),
        ("该店曾被罚款500元。", (("现场堆放。", RECORD),), ""),
        ("据其陈述，共投入8000元。", (("现场堆放。", RECORD),), ""),
        ("位于6幢301室。", (("现场堆放。", RECORD),), ""),
        ("2026年3月5日9时检查。", (("现场堆放。", RECORD),), ""),
    ],
)
def test_figures_of_the_facts_need_more_than_the_partys_word(
    facts: str, papers: tuple[tuple[str, EvidenceKind], ...], wanted: str
) -> None:
    pieces = tuple(piece(n, text, kind=kind) for n, (text, kind) in enumerate(papers, 1))
    assert state(figure_gaps(Case(facts=facts, evidence=pieces)), "事实中的数量和金额") == wanted


def test_an_order_of_ours_bears_out_no_figure() -> None:
    case = Case(facts="搭建86.5平方米。", evidence=(piece(1, "责令拆除86.5平方米建筑。", "责令改正通知书"),))
    assert state(figure_gaps(case), "事实中") == "缺失"


def test_where_nothing_is_imposed_no_figure_is_asked() -> None:
    case = Case(
        facts="搭建86.5平方米。",
        evidence=(piece(1, "现场。"),),
        document_number="某综执不罚决字〔2026〕第1号",
        discretion="初次违法，不予行政处罚。",
        steps=(Step(name="决定", on=date(2026, 4, 1), note="不予行政处罚"),),
    )
    assert figure_gaps(case) == ()


@pytest.mark.parametrize(
    ("subject", "text", "kind", "wanted"),
    [
        ("施工单位", "施工合同载明甲公司承包该工程。", DOCUMENT, "已证实"),
        ("施工单位", "监理日志：夜间仍在作业。", DOCUMENT, "缺失"),
        ("施工单位", "答：我公司承包的，我们是施工单位。", PARTY, "仅有孤证"),
        ("苗木经营者", "苗木经营许可证有效期至2027年1月。", DOCUMENT, "已证实"),
        ("苗木经营者", "营业执照经营范围：苗木批发、零售经营。", DOCUMENT, "已证实"),
        ("苗木经营者", "答：店里的苗木是我经营的。", PARTY, "仅有孤证"),
        ("用人单位", "花名册和考勤表载明员工12人。", DOCUMENT, "已证实"),
        ("养犬人", "犬只登记信息：养犬人赵某。", EvidenceKind.ELECTRONIC, "已证实"),
        ("养犬人", "赵某牵犬行走。", RECORD, "缺失"),
        ("物业服务人", "前期物业服务合同约定由该公司服务。", DOCUMENT, "已证实"),
        ("单位", "现场。", RECORD, ""),
        ("经营者", "现场。", RECORD, ""),
        ("任何单位和个人", "现场。", RECORD, ""),
        ("机动车驾驶人", "现场。", RECORD, ""),
        ("特种设备使用单位", "现场。", RECORD, ""),
        ("直接负责的主管人员", "现场。", RECORD, ""),
        ("", "现场。", RECORD, ""),
        ("违法行为人", "现场。", RECORD, ""),
    ],
)
def test_the_kind_of_party_that_a_clause_reaches_alone(
    subject: str, text: str, kind: EvidenceKind, wanted: str
) -> None:
    case = Case(
        facts="甲公司持有苗木经营许可证。", party=Party(name="甲公司"), evidence=(piece(1, text, kind=kind),)
    )
    assert state(standing_gaps(case, clause(subject=subject)), "当事人是条款所指的主体") == wanted


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [("甲公司持有苗木经营许可证。", "缺失"), ("甲公司未取得苗木经营许可证。", "已证实")],
)
def test_who_is_said_to_be_licensed_is_shown_by_the_licence(facts: str, wanted: str) -> None:
    case = Case(facts=facts, party=Party(name="甲公司"), evidence=(piece(1, "货架上有苗木。", kind=RECORD),))
    assert state(standing_gaps(case, clause(subject="苗木经营者")), "当事人是") == wanted


def test_a_name_that_tells_the_kind_needs_no_more() -> None:
    case = Case(facts="某事。", party=Party(name="乙物业服务有限公司"), evidence=(piece(1, "现场。"),))
    assert standing_gaps(case, clause(subject="物业服务人")) == ()


@pytest.mark.parametrize(
    ("named", "wanted"), [(True, "缺失"), (False, "")], ids=["named by the clause", "inferred"]
)
def test_the_duty_tells_the_kind_of_party_only_where_the_clause_names_it(named: bool, wanted: str) -> None:
    case = Case(facts="某事。", party=Party(name="赵某"), evidence=(piece(1, "牵犬。", kind=RECORD),))
    duty = "限养区内，养犬人携犬外出时应当牵领。"
    assert state(standing_gaps(case, clause(named=named), duty), "当事人是") == wanted


CURABLE = "尚可采取补救措施恢复原状"


@pytest.mark.parametrize(
    ("facts", "text", "kind", "wanted"),
    [
        ("经认定尚可采取补救措施恢复原状。", "复函：属尚可采取补救措施恢复原状的情形。", DOCUMENT, "已证实"),
        ("经认定尚可采取补救措施恢复原状。", "意见：尚可采取补救措施，恢复原状。", EXPERT, "已证实"),
        ("经认定尚可采取补救措施恢复原状。", "答：尚可采取补救措施恢复原状。", PARTY, "仅有孤证"),
        ("经认定尚可采取补救措施恢复原状。", "现场堆土。", RECORD, "缺失"),
        ("现场堆土。", "现场堆土。", RECORD, ""),
    ],
)
def test_the_condition_of_a_tier_that_the_facts_tell(
    facts: str, text: str, kind: EvidenceKind, wanted: str
) -> None:
    fine = Fine("any", CURABLE, "amount", 0, 1000)
    case = Case(facts=facts, evidence=(piece(1, text, kind=kind),))
    assert state(tier_gaps(case, clause(fine)), "处罚条件") == wanted


@pytest.mark.parametrize(
    "condition",
    [
        "情节严重",
        "逾期不改正",
        "造成严重后果",
        "货值金额不足一万元",
        "尚不构成犯罪",
        "有违法所得",
        "不能拆除",
        "",
    ],
)
def test_other_conditions_are_elements_of_their_own(condition: str) -> None:
    fine = Fine("any", condition, "amount", 0, 1000)
    case = Case(facts=f"{condition}。", evidence=(piece(1, "现场。"),))
    assert tier_gaps(case, clause(fine)) == ()


@pytest.mark.parametrize(
    ("conduct", "facts", "duty", "named", "wanted"),
    [
        ("违反禁猎区、禁猎期规定狩猎的", "在该片山林狩猎，正值禁猎期。", "", False, True),
        ("在休渔期捕捞的", "在伏季休渔时间内捕捞。", "", False, True),
        ("在噪声敏感建筑物集中区域作业的", "在居民区夜间作业。", "", False, True),
        ("森林防火期内野外用火的", "防火期内上坟烧纸。", "", False, True),
        ("未拴犬绳的", "在限养区内遛犬未拴绳。", "限养区内遛犬应当拴绳。", True, True),
        ("未拴犬绳的", "在限养区内遛犬未拴绳。", "限养区内遛犬应当拴绳。", False, False),
        ("未拴犬绳的", "在村道遛犬未拴绳。", "限养区内遛犬应当拴绳。", True, False),
        ("未悬挂标牌的", "未悬挂标牌。", "", False, False),
        ("在休渔期捕捞的", "所用渔具不在禁渔区使用。", "", False, False),
        ("无证驾驶的", "驾驶摩托车。", "", True, False),
        ("未建立台账的", "未建立台账。", "应当建立台账。", True, False),
        ("乱扔果皮的", "在路边扔果皮。", "", False, False),
        ("未佩戴标志的", "未佩戴标志。", "保护范围内应当佩戴标志。", True, False),
    ],
)
def test_areas_and_seasons_that_somebody_laid_down(
    conduct: str, facts: str, duty: str, named: bool, wanted: bool
) -> None:
    found = features(Case(facts=facts), clause(conduct=conduct, named=named), clause_text=duty)
    assert ("designated" in found) is wanted


@pytest.mark.parametrize(
    ("name", "text", "shows"),
    [
        ("现场检查记录", "院内违规经营苗木，货架摆放苗木。", True),
        ("销货单据", "2026年3月2日违规经营苗木一批。", True),
        ("街道情况说明", "2026年3月该处违规经营苗木。", True),
        ("关于苗木经营管理的通告", "通告：违规经营苗木的依法处理。", False),
        ("苗木经营许可证复印件", "许可经营苗木，违规经营苗木的吊销。", False),
        ("场地租赁合同", "约定不得违规经营苗木。2026年3月5日签订。", False),
        ("扣押决定书、扣押物品清单及送达回证", "对违规经营的苗木予以扣押。", False),
        ("处罚记录查询单", "经查询，无违规经营苗木处罚记录。查询人钱某。", False),
        ("旧台账", "2024年5月6日违规经营苗木一批。", False),
        ("安全责任书", "不得违规经营苗木。", False),
    ],
)
def test_papers_around_the_act_do_not_show_it(name: str, text: str, shows: bool) -> None:
    case = Case(facts="2026年3月2日，违规经营苗木。", evidence=(piece(1, text, name),))
    status = state(element_gaps(case, clause()), "违法行为")
    assert (status != "缺失") is shows


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("检查地点：青禾路18号苗圃。", True),
        ("地点在青禾路18号。", True),
        ("青禾路苗圃东侧发现。", True),
        ("检查地点：海上。", False),
        ("在附近路口的店里。", False),
        ("青禾路十八号苗圃。", True),
        ("白云村田头。", False),
        ("某小区3幢楼下。", False),
    ],
)
def test_the_place_itself_must_be_told(text: str, shows: bool) -> None:
    case = Case(facts="某事。", place="某市某区青禾路18号苗圃", evidence=(piece(1, text, kind=RECORD),))
    assert (state(element_gaps(case, clause()), "行为地点") != "缺失") is shows


@pytest.mark.parametrize(
    ("condition", "discretion", "asked"),
    [
        ("拒不改正或者情节严重", "期满不改，罚款。", False),
        ("逾期不改正或者造成严重后果", "期满不改，罚款。", False),
        ("拒不改正或者情节严重", "情节严重，从重处罚。", True),
        ("情节严重", "罚款。", True),
        ("造成严重后果", "罚款。", True),
    ],
)
def test_one_alternative_of_a_condition_is_enough(condition: str, discretion: str, asked: bool) -> None:
    fine = Fine("any", condition, "amount", 0, 1000)
    found = features(Case(facts="某事。", discretion=discretion), clause(fine))
    assert ("consequence" in found) is asked


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("没收违法所得1200元，罚款500元", False),
        ("没收全部违法所得，罚款500元", False),
        ("没收违法所得1200元、没收扣押的苗木30株", True),
        ("没收违法所得1200元和苗木30株", True),
        ("没收苗木30株", True),
        ("罚款500元", False),
        ("没收工具、设备", True),
        ("没收违法所得及罚款", False),
    ],
)
def test_confiscated_gains_are_no_things(note: str, asked: bool) -> None:
    case = Case(facts="某事。", steps=(Step(name="决定", on=date(2026, 4, 1), note=note),))
    assert ("goods" in features(case, clause(Penalty("没收非法财物")))) is asked


@pytest.mark.parametrize(
    ("facts", "note", "wanted"),
    [
        ("某事。", "没收违法所得1200元，罚款500元", 1200),
        ("销售后得款3500元。", "罚款500元", 3500),
        ("收取货款，获利80元。", "罚款", 80),
        ("营业额共计2.5万元。", "罚款", 25000),
        ("得款3500元，又获利80元。", "罚款", None),
        ("无违法所得。", "罚款500元", None),
        ("违法所得无法计算，罚款500元。", "罚款", None),
        ("罚款500元。", "罚款", None),
    ],
)
def test_what_was_gained(facts: str, note: str, wanted: int | None) -> None:
    found = gain_of(Case(facts=facts, steps=(Step(name="决定", on=date(2026, 4, 1), note=note),)))
    assert (found.value if found else None) == (None if wanted is None else Decimal(wanted))


@pytest.mark.parametrize(
    ("name", "told", "of_another"),
    [
        ("卖给了谁", "院内储存苗木。", True),
        ("卖给了谁", "院内销售苗木。", False),
        ("挖了多深", "院内储存苗木。", True),
        ("挖了多深", "在河滩采挖砂石。", False),
        ("倒了什么", "抛撒渣土。", False),
        ("有没有采取措施", "院内储存苗木。", False),
        ("车属谁", "院内储存苗木。", False),
        ("烧了多少", "露天焚烧枯枝。", False),
    ],
)
def test_elements_of_another_act_are_not_asked(name: str, told: str, of_another: bool) -> None:
    assert _of_another_act(name, told) is of_another


@pytest.mark.parametrize(
    ("text", "clashes"),
    [
        ("合同约定，消防通道的畅通由承租方负责。", False),
        ("责任书：保持安全出口畅通的义务由乙方承担。", False),
        ("复核：消防通道畅通。", True),
        ("检查：疏散楼梯一直保持畅通。", True),
    ],
)
def test_who_answers_for_a_passage_says_nothing_of_its_state(text: str, clashes: bool) -> None:
    blocked = piece(1, "消防通道堆放杂物，疏散楼梯堆放纸箱。", "检查记录", RECORD)
    case = Case(facts="某事。", evidence=(blocked, piece(2, text, "说明")))
    assert any("畅通" in one.about for one in case_contradictions(case)) is clashes
