"""What is asked for only where it can be asked: an order where the clause orders one, the papers of an area by any name."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.analysis.features import features
from assistant.analysis.gaps import element_gaps
from assistant.analysis.model import ElementStatus, Gap, Suggestion
from assistant.analysis.procedure.verb import check_procedure
from assistant.analysis.quality import quality_gaps
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.law.model import Law, LawRef, Level, Provision, Version
from assistant.law.penalty_model import Fine, Penalty, PenaltyRule

LAW = Law(1, "甲市某条例", Level.LOCAL)
STEPS = [
    {"name": "立案", "on": "2026-03-02", "note": ""},
    {"name": "决定", "on": "2026-04-02", "note": "罚款900元"},
]


def _clause(conduct: str, *orders: str, base: str = "") -> Suggestion:
    fine = Fine("", "", "multiple", 1, 3, base=base) if base else Fine("", "", "amount", 200, 1000)
    rule = PenaltyRule(Provision(9), conduct, fines=(fine,), penalties=(Penalty("罚款"),), orders=orders)
    return Suggestion(rule, LawRef(LAW.name, rule.provision), (), Version(1, LAW), 1.0)


def _piece(name: str, text: str, kind: EvidenceKind = EvidenceKind.DOCUMENT) -> Evidence:
    return Evidence(id="E1", kind=kind, name=name, text=text)


def _status(gaps: tuple[Gap, ...], element: str) -> ElementStatus:
    return next(gap.status for gap in gaps if gap.element == element)


@pytest.mark.parametrize(("orders", "asked"), [((), False), (("责令改正",), True)])
def test_an_order_is_asked_for_where_the_clause_orders_one(orders: tuple[str, ...], *, asked: bool) -> None:
    case = Case.model_validate({"facts": "夜间运送货物。", "steps": STEPS})
    found = check_procedure(case, _clause("运送货物", *orders)).findings
    assert any(one.rule == "P04" for one in found) is asked


@pytest.mark.parametrize(
    ("name", "text", "status"),
    [
        ("范围公布文件", "市政府关于公布古井保护范围的通知：井栏外延20米。", ElementStatus.PROVED),
        ("档案摘抄", "市政府印发管理范围名单，列有甲渠管理范围。", ElementStatus.PROVED),
        ("巡查报告", "发现有人在井边挖土。", ElementStatus.MISSING),
        ("王某的情况记录", "我不知道那里是保护范围。", ElementStatus.MISSING),
    ],
)
def test_the_paper_of_an_area_by_any_name(name: str, text: str, status: ElementStatus) -> None:
    case = Case(facts="在古井保护范围内挖土。", evidence=(_piece(name, text),))
    assert _status(element_gaps(case, _clause("在保护范围内挖土")), "划定的区域（适用范围）") is status


@pytest.mark.parametrize(
    ("name", "text", "status"),
    [
        ("违法所得计算表", "8次×40元＝320元，复核人李某。", ElementStatus.PROVED),
        ("违法所得的陈述", "大概几百块。", ElementStatus.MISSING),
    ],
)
def test_a_sheet_that_works_out_the_base(name: str, text: str, status: ElementStatus) -> None:
    case = Case(facts="收了钱。", evidence=(_piece(name, text),))
    assert _status(element_gaps(case, _clause("高价收费", base="违法所得")), "罚款基数") is status


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("二〇二六年四月二日下午三时，在一号路检查，王某签名。", False),
        ("四月二日，在一号路检查，王某签名。", False),
        ("在一号路检查，王某签名。", True),
    ],
)
def test_times_in_characters(text: str, *, lacks: bool) -> None:
    case = Case(facts="某事。", place="一号路", evidence=(_piece("现场检查笔录", text, EvidenceKind.RECORD),))
    assert any("检查时间" in gap.note for gap in quality_gaps(case)) is lacks


DUTY = "禁止经营下列食品：致病性微生物超过食品安全标准限量的食品；超过保质期的食品。"


@pytest.mark.parametrize(
    ("conduct", "facts", "duty", "asked"),
    [
        ("超过标准排放油烟", "油烟直排。", "", True),
        ("经营超过保质期的食品", "货架上有过期虾皮。", DUTY, False),
        ("违反第三十四条规定的", "抽检菌落总数超标。", DUTY, True),
        ("违反第三十四条规定的", "货架上有过期虾皮。", DUTY, False),
    ],
)
def test_a_standard_of_another_item_of_the_duty(conduct: str, facts: str, duty: str, *, asked: bool) -> None:
    assert ("standard" in features(Case(facts=facts), _clause(conduct), clause_text=duty)) is asked


@pytest.mark.parametrize(
    ("condition", "decided", "asked"),
    [
        ("", "罚款900元", True),
        ("不能拆除", "罚款900元", False),
        ("不能拆除", "没收违法所得300元，罚款900元", True),
    ],
)
def test_the_gain_is_asked_for_where_it_is_taken(condition: str, decided: str, *, asked: bool) -> None:
    rule = PenaltyRule(
        Provision(9), "擅自搭建", penalties=(Penalty("罚款"), Penalty("没收违法所得", condition=condition))
    )
    clause = Suggestion(rule, LawRef(LAW.name, rule.provision), (), Version(1, LAW), 1.0)
    steps = [{"name": "决定", "on": "2026-04-02", "note": decided}]
    case = Case.model_validate({"facts": "搭棚。", "steps": steps, "fine_yuan": 900})
    assert ("income" in features(case, clause)) is asked


UNSOLD = "挖出的砂尚未售出。"


@pytest.mark.parametrize(
    ("facts", "said", "decided", "asked"),
    [
        (UNSOLD, "答：还没卖就被查到了。", "没收河砂，罚款900元", False),
        ("捕得鱼30斤，没有出售。", "鱼还没有卖，都在桶里。", "没收渔获物，罚款900元", False),
        (UNSOLD, "答：挖了三天。", "罚款900元", True),  # only the facts say so
        ("挖砂20吨，售出12吨，余下尚未售出。", "答：剩下的还没卖。", "罚款900元", True),
        (UNSOLD, "答：还没卖。", "没收违法所得300元，罚款900元", True),
        ("挖砂20吨。", "答：还没卖。", "罚款900元", True),
    ],
)
def test_where_nothing_was_sold_there_is_no_gain(facts: str, said: str, decided: str, *, asked: bool) -> None:
    rule = PenaltyRule(Provision(9), "挖砂", penalties=(Penalty("罚款"), Penalty("没收违法所得")))
    clause = Suggestion(rule, LawRef(LAW.name, rule.provision), (), Version(1, LAW), 1.0)
    steps = [{"name": "决定", "on": "2026-04-02", "note": decided}]
    values = {"facts": facts, "steps": steps, "evidence": (_piece("王某询问笔录", said, EvidenceKind.PARTY),)}
    assert ("income" in features(Case.model_validate(values), clause)) is asked


@pytest.mark.parametrize(
    ("name", "text", "status"),
    [
        ("树木补偿费认定意见书", "某林业站出具，补偿费认定为3200元。", ElementStatus.PROVED),
        ("责任认定书", "补偿费由王某负责。", ElementStatus.MISSING),
    ],
)
def test_an_opinion_on_what_the_fine_is_worked_out_from(name: str, text: str, status: ElementStatus) -> None:
    case = Case(facts="砍了树。", evidence=(_piece(name, text, EvidenceKind.EXPERT),))
    assert _status(element_gaps(case, _clause("砍伐树木", base="补偿费")), "罚款基数") is status


def test_a_fine_below_the_least_rests_on_no_graver_case() -> None:
    fines = (Fine("", "", "amount", 50000, 100000), Fine("", "情节严重", "amount", 100000, 200000))
    rule = PenaltyRule(Provision(9), "经营某物", fines=fines, penalties=(Penalty("罚款"),))
    clause = Suggestion(rule, LawRef(LAW.name, rule.provision), (), Version(1, LAW), 1.0)
    case = Case(facts="经营某物。", discretion="减轻处罚，罚款3000元。")
    for fine, asked in ((3000, False), (60000, False), (150000, True)):
        assert (
            "consequence" in features(case.model_copy(update={"fine_yuan": Decimal(fine)}), clause)
        ) is asked


@pytest.mark.parametrize(("reasons", "asked"), [("从轻处罚。", False), ("情节严重，从重处罚。", True)])
def test_a_multiple_that_asks_for_no_consequence(reasons: str, *, asked: bool) -> None:
    fines = (Fine("", "", "multiple", 1, 3, base="货值金额"),)
    parts = (Penalty("罚款"), Penalty("吊销许可证件", condition="情节严重"))
    rule = PenaltyRule(Provision(9), "生产某物", fines=fines, penalties=parts)
    clause = Suggestion(rule, LawRef(LAW.name, rule.provision), (), Version(1, LAW), 1.0)
    case = Case(facts="生产某物。", discretion=reasons, fine_yuan=Decimal(4800))
    assert ("consequence" in features(case, clause)) is asked


def test_with_the_help_of_somebody_is_no_cooperation_told() -> None:
    said = {
        "在王某配合下导出记录3页。": ElementStatus.NOT_APPLICABLE,
        "王某能主动配合，停了机器。": ElementStatus.SINGLE,
    }
    for text, status in said.items():
        case = Case(facts="某事。", evidence=(_piece("记录", text, EvidenceKind.ELECTRONIC),))
        assert _status(element_gaps(case, _clause("做某事")), "改正情况与从轻减轻情形") is status


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        ("瑞安市塘下镇中心街", True),
        ("甲县丙村村口", True),
        ("江苏省镇江市京口区解放路", False),
        ("嘉兴市桐乡市校场东路", False),
        ("杭州市西湖区翠苑新村12幢", False),
        ("某市某区村镇银行门口", False),
        ("甲市乙区云梦小镇3号楼", False),
        ("甲市古镇景区", False),
        ("甲县城关镇人民路", False),
        ("甲市乙区百家村街", False),
        ("广东省佛山市南海区狮山镇人民路", True),
    ],
)
def test_a_place_in_a_township_is_shown_to_be_built_up(place: str, *, asked: bool) -> None:
    of_cities = replace(_clause("乱倒垃圾"), penalty=LawRef("城市绿化条例", Provision(9)))
    assert ("designated" in features(Case(facts="倒垃圾。", place=place), of_cities)) is asked


@pytest.mark.parametrize(
    ("conduct", "facts", "asked"),
    [
        ("使用过期的消毒剂", "使用过期消毒剂3瓶。", {"shelf_life"}),
        ("许可证超过有效期继续生产", "许可证过期后继续生产。", set()),
        ("生产劣质农药", "农药经抽样检验，不合格。", {"standard"}),
        ("生产劣质农药", "农药去年曾抽样检验不合格。", set()),
        ("生产劣质农药", "曾某生产的农药经抽样检验，不合格。", {"standard"}),
        ("未建立台账", "产品经抽样检验，不合格，没有台账。", set()),
    ],
)
def test_days_and_tests_are_asked_of_goods(conduct: str, facts: str, asked: set[str]) -> None:
    assert features(Case(facts=facts), _clause(conduct)) & {"shelf_life", "standard"} == asked


@pytest.mark.parametrize(
    ("kind", "name", "status"),
    [
        (EvidenceKind.DOCUMENT, "违法所得计算表", ElementStatus.SINGLE),
        (EvidenceKind.DOCUMENT, "收入核算表（当事人提供）", ElementStatus.PROVED),
        (EvidenceKind.EXPERT, "违法所得审计认定书", ElementStatus.PROVED),
        (EvidenceKind.DOCUMENT, "销售台账", ElementStatus.PROVED),
    ],
)
def test_our_own_sum_stands_alone(kind: EvidenceKind, name: str, status: ElementStatus) -> None:
    clause = _clause("无证经营", base="违法所得")
    taken = replace(clause, rule=replace(clause.rule, penalties=(Penalty("罚款"), Penalty("没收违法所得"))))
    case = Case(facts="无证卖油。", evidence=(_piece(name, "销售收入900元。", kind),))
    assert _status(element_gaps(case, taken), "违法所得") is status


@pytest.mark.parametrize(
    ("name", "text", "status"),
    [
        ("违法犯罪记录查询单", "查无此人处罚记录，公民身份信息略。", ElementStatus.MISSING),
        ("案件当事人身份信息核查表", "孙六，男，住甲县，身份信息核对一致。", ElementStatus.PROVED),
        ("常住人口登记表", "孙六，男，住甲县。", ElementStatus.PROVED),
        ("户口簿复印件", "孙六，户主。", ElementStatus.PROVED),
        ("常住人口数量统计", "", ElementStatus.MISSING),
    ],
)
def test_a_search_of_the_past_does_not_tell_who_somebody_is(
    name: str, text: str, status: ElementStatus
) -> None:
    case = Case.model_validate({"facts": "孙六堆放木料。", "party": {"kind": "个人", "name": "孙六"}})
    gaps = element_gaps(case.model_copy(update={"evidence": (_piece(name, text),)}), _clause("堆放物品"))
    assert _status(gaps, "主体身份（个人）") is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("瓶身标示“2025年7月1日前食用”。", ElementStatus.PROVED),
        ("外包装标明此日期前最佳2025.07.01。", ElementStatus.PROVED),
        ("生产日期2024年1月1日，保质期18个月。", ElementStatus.PROVED),
        ("货架上有酱油3瓶，味道最佳。", ElementStatus.MISSING),
    ],
)
def test_how_a_label_tells_the_last_day(text: str, status: ElementStatus) -> None:
    case = Case(facts="销售超过保质期的酱油。", evidence=(_piece("检查笔录", text, EvidenceKind.RECORD),))
    gaps = element_gaps(case, _clause("销售超过保质期的食品"))
    assert _status(gaps, "生产日期和保质期（有效期）") is status
