from pathlib import Path

import pytest

from assistant.analysis.elements import implied, load_elements
from assistant.analysis.features import features
from assistant.analysis.gaps import element_gaps
from assistant.analysis.model import ElementStatus, Gap, Suggestion
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party
from assistant.errors import CorpusError
from assistant.law.model import Law, LawRef, Level, Provision, Version
from assistant.law.penalty_model import Fine, Penalty, PenaltyRule

LAW = Law(1, "甲市临街经营管理条例", Level.LOCAL)


def suggestion(conduct: str, *fines: Fine, kinds: tuple[str, ...] = ("罚款",)) -> Suggestion:
    rule = PenaltyRule(Provision(9), conduct, fines=fines, penalties=tuple(Penalty(kind) for kind in kinds))
    return Suggestion(rule, LawRef(LAW.name, rule.provision), (), Version(1, LAW), 1.0)


def evidence(
    kind: EvidenceKind, text: str, name: str = "", number: int = 1, proves: tuple[str, ...] = ()
) -> Evidence:
    return Evidence(id=f"证据{number}", kind=kind, name=name or str(kind), text=text, proves=proves)


def status(gaps: tuple[Gap, ...], element: str) -> ElementStatus:
    return next(gap.status for gap in gaps if gap.element == element)


STEP = Fine("", "逾期不改正", "amount", 200, 1000)
MULTIPLE = Fine("", "", "multiple", 1, 3, base="违法所得")


@pytest.mark.parametrize(
    ("conduct", "fine", "kinds", "party", "wanted"),
    [
        ("未经批准占用场地", STEP, ("罚款",), "个人", {"person", "permit", "order"}),
        ("无证经营", MULTIPLE, ("罚款", "没收违法所得"), "企业", {"organisation", "permit", "base", "income"}),
        ("在主要街道堆放杂物", Fine("责任人员", "情节严重", "amount", 1, 2), ("没收非法财物",), "个体工商户",
         {"organisation", "scoped", "designated", "consequence", "responsible", "goods"}),
        ("无证经营甲货", Fine("", "货值金额不足一万元的", "amount", 1, 2), ("罚款",), "个人", {"person", "permit", "value"}),
        ("无证经营乙货", Fine("", "货值金额超过一万元，情节严重", "amount", 1, 2), ("罚款",), "个人",
         {"person", "permit", "value", "consequence"}),
        ("超过标准排放油烟", STEP, ("罚款",), "个人", {"person", "order", "standard"}),
    ],
)  # fmt: skip
def test_features_follow_from_the_clause(
    conduct: str, fine: Fine, kinds: tuple[str, ...], party: str, wanted: set[str]
) -> None:
    case = Case(facts="甲", party=Party(kind=party))  # type: ignore[arg-type]
    assert features(case, suggestion(conduct, fine, kinds=kinds)) == wanted


def test_order_to_correct_needs_notice_service_and_recheck() -> None:
    gaps = element_gaps(Case(facts="店外堆放纸箱"), suggestion("店外堆放物品", STEP))
    wanted = {"责令改正通知书", "责令改正通知书的送达", "期满后的复查"}
    assert {g.element for g in gaps if g.status is ElementStatus.MISSING} >= wanted
    assert all(g.collect and g.source and g.basis for g in gaps if g.status is ElementStatus.MISSING)


@pytest.mark.parametrize(
    ("pieces", "wanted"),
    [
        ((), ElementStatus.MISSING),
        ((evidence(EvidenceKind.PARTY, "我在店外堆放了纸箱和杂物。"),), ElementStatus.SINGLE),
        ((evidence(EvidenceKind.RECORD, "检查时店外堆放纸箱和杂物。"),), ElementStatus.PROVED),
        ((evidence(EvidenceKind.PARTY, "我在店外堆放了纸箱和杂物。"), evidence(EvidenceKind.WITNESS, "看见店外堆放纸箱杂物。", number=2)),
         ElementStatus.PROVED),
        ((evidence(EvidenceKind.AUDIOVISUAL, "", "照片三张", proves=("违法行为",)),), ElementStatus.SINGLE),
        ((evidence(EvidenceKind.RECORD, "天气晴。"),), ElementStatus.MISSING),
    ],
)  # fmt: skip
def test_conduct_is_proved_single_or_missing(pieces: tuple[Evidence, ...], wanted: ElementStatus) -> None:
    gaps = element_gaps(Case(facts="店外堆放纸箱杂物", evidence=pieces), suggestion("店外堆放物品", STEP))
    assert status(gaps, "违法行为") is wanted


def test_support_quotes_the_sentence_that_speaks_to_the_element() -> None:
    piece = evidence(EvidenceKind.DOCUMENT, "本机关受理。已送达当事人并由其签收。")
    gaps = element_gaps(Case(facts="堆放", evidence=(piece,)), suggestion("堆放", STEP))
    gap = next(g for g in gaps if g.element == "责令改正通知书的送达")
    assert (gap.status, gap.support[0].quote) == (ElementStatus.PROVED, "已送达当事人并由其签收。")


def test_a_contradiction_leaves_the_element_undecided() -> None:
    pieces = (
        evidence(EvidenceKind.PARTY, "堆放杂物面积大概35平方米。"),
        evidence(EvidenceKind.RECORD, "堆放杂物量得50平方米。", number=2),
    )
    gaps = element_gaps(Case(facts="堆放杂物", evidence=pieces), suggestion("堆放杂物", STEP))
    gap = next(g for g in gaps if g.element == "违法行为")
    assert gap.status is ElementStatus.UNDECIDED
    assert "35平方米" in gap.note
    assert "50平方米" in gap.note


def test_a_broken_catalogue_is_named(tmp_path: Path) -> None:
    (tmp_path / "elements.yaml").write_text("- id: x\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="elements.yaml 不合格式"):
        load_elements(tmp_path / "elements.yaml")


def test_every_element_says_what_to_collect() -> None:
    assert all(e.collect and e.source and e.basis.startswith("《") for e in load_elements())


STANDARD = suggestion("超过标准排放油烟，未保持正常使用油烟净化设施")


def test_a_piece_that_says_the_opposite_proves_nothing_though_it_is_offered() -> None:
    piece = evidence(EvidenceKind.RECORD, "经检查，未见异常。", "现场笔录", proves=("违法行为",))
    gaps = element_gaps(Case(facts="消防通道堆放货物", evidence=(piece,)), suggestion("占用消防通道"))
    gap = next(g for g in gaps if g.element == "违法行为")
    assert (gap.status, gap.support) == (ElementStatus.MISSING, ())
    assert "未见异常" in gap.note


def test_a_test_that_was_passed_and_a_device_that_runs_prove_no_excess() -> None:
    pieces = (
        evidence(
            EvidenceKind.EXPERT, "油烟排放浓度0.8mg/m3，符合标准限值。", "油烟监测报告", proves=("违法行为",)
        ),
        evidence(EvidenceKind.RECORD, "净化器正在运行。", "现场笔录", 2, proves=("违法行为",)),
    )
    case = Case(facts="油烟净化设施没有开，油烟超过标准直排", evidence=pieces)
    gaps = element_gaps(case, STANDARD)
    found = {g.element: g for g in gaps}
    for name in ("超过标准（限值）或者不符合标准", "违法行为"):
        assert found[name].status in (ElementStatus.MISSING, ElementStatus.CONFLICT)
        assert found[name].support == ()
        assert found[name].note


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        (EvidenceKind.PARTY, "询问笔录", "问：你是不是在店外堆放了纸箱杂物？"),
        (EvidenceKind.DOCUMENT, "责令改正通知书", "你在店外堆放纸箱和杂物。"),
        (EvidenceKind.DOCUMENT, "行政处罚事先告知书", "你在店外堆放纸箱和杂物。"),
        (EvidenceKind.DOCUMENT, "管理制度", "不得在店外堆放纸箱杂物。"),
        (EvidenceKind.RECORD, "现场笔录", "群众反映店外堆放纸箱杂物。"),
        (EvidenceKind.RECORD, "复查笔录", "店外堆放的纸箱杂物已清理完毕。"),
        (EvidenceKind.PARTY, "询问笔录", "问：知道店外不能堆放纸箱杂物吗？答：知道。"),
    ],
)
def test_questions_norms_reports_and_own_papers_prove_no_conduct(
    kind: EvidenceKind, name: str, text: str
) -> None:
    piece = evidence(kind, text, name, proves=("违法行为",))
    gaps = element_gaps(Case(facts="店外堆放纸箱杂物", evidence=(piece,)), suggestion("店外堆放物品", STEP))
    assert status(gaps, "违法行为") is ElementStatus.MISSING


def test_a_denial_beside_an_affirmation_is_a_conflict_that_quotes_both() -> None:
    pieces = (
        evidence(EvidenceKind.RECORD, "店外堆放纸箱和杂物。", "现场笔录"),
        evidence(EvidenceKind.PARTY, "我没有在店外堆放纸箱。", "询问笔录", 2),
    )
    gaps = element_gaps(Case(facts="店外堆放纸箱杂物", evidence=pieces), suggestion("在店外堆放纸箱", STEP))
    gap = next(g for g in gaps if g.element == "违法行为")
    assert gap.status is ElementStatus.CONFLICT
    assert "没有在店外堆放纸箱" in gap.note or "证据2" in gap.note


def test_an_authorisation_to_sign_is_no_receipt_and_a_denied_order_no_order() -> None:
    pieces = (
        evidence(EvidenceKind.DOCUMENT, "委托李某代为接受调查、签收执法文书。", "授权委托书及身份证复印件"),
        evidence(EvidenceKind.RECORD, "没有作出责令改正通知书。", "情况笔录", 2),
    )
    gaps = element_gaps(Case(facts="堆放", evidence=pieces), suggestion("堆放", STEP))
    assert status(gaps, "责令改正通知书的送达") is ElementStatus.MISSING
    assert status(gaps, "责令改正通知书") is ElementStatus.MISSING


def test_an_omission_is_proved_by_the_statement_that_it_was_not_done() -> None:
    pieces = (
        evidence(EvidenceKind.RECORD, "现场没有设置安全警示标志。", "现场笔录"),
        evidence(EvidenceKind.PARTY, "问：有没有设置安全警示标志？答：没有。", "询问笔录", 2),
    )
    case = Case(facts="工地没有安全警示标志", evidence=pieces)
    gap = next(g for g in element_gaps(case, suggestion("未设置安全警示标志")) if g.element == "违法行为")
    assert (gap.status, len(gap.support)) == (ElementStatus.PROVED, 2)
    done = evidence(EvidenceKind.RECORD, "现场设置了安全警示标志。", "现场笔录")
    gaps = element_gaps(
        Case(facts="工地没有安全警示标志", evidence=(done,)), suggestion("未设置安全警示标志")
    )
    assert status(gaps, "违法行为") is ElementStatus.MISSING


def test_a_permit_that_was_held_does_not_show_that_it_was_lacking() -> None:
    held = evidence(EvidenceKind.DOCUMENT, "该单位已取得占道许可证。", "查询结果")
    gaps = element_gaps(Case(facts="占道", evidence=(held,)), suggestion("未经许可占用城市道路"))
    assert status(gaps, "许可（备案、登记）状态") is ElementStatus.MISSING


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("核算表", "在架20袋，单价6元，货值金额120元。", ElementStatus.PROVED),
        ("货架清点单", "在架20袋。", ElementStatus.MISSING),
    ],
)
def test_a_tier_by_value_rests_on_papers_of_the_value(name: str, text: str, wanted: ElementStatus) -> None:
    tier = Fine("", "货值金额不足一万元的", "amount", 1, 2)
    case = Case(facts="无证经营甲货", evidence=(evidence(EvidenceKind.DOCUMENT, text, name),))
    assert status(element_gaps(case, suggestion("无证经营甲货", tier)), "货值金额") is wanted


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("收银系统截图", "当日销售笔数0，销售金额0.00元。", ElementStatus.PROVED),
        ("监控截图", "流水线正在运转。", ElementStatus.MISSING),
    ],
)
def test_the_till_shows_the_income_though_it_is_none(name: str, text: str, wanted: ElementStatus) -> None:
    case = Case(facts="无证经营甲货", evidence=(evidence(EvidenceKind.ELECTRONIC, text, name),))
    taken = suggestion("无证经营甲货", STEP, kinds=("罚款", "没收违法所得"))
    assert status(element_gaps(case, taken), "违法所得") is wanted


@pytest.mark.parametrize(
    ("reasons", "claimed"),
    [
        ("主动赔偿损失并取得谅解，从轻处罚。", True),
        ("已向消费者退赔全部货款，从轻处罚。", True),
        ("当事人全部退还学费，从轻处罚。", True),
        ("未赔偿，从重处罚。", False),
        ("拒不退赔，从重处罚。", False),
        ("尚未取得受害人谅解，不予从轻。", False),
        ("应当赔偿损失。", False),
    ],
)
def test_only_what_was_made_good_must_be_shown(reasons: str, claimed: bool) -> None:
    elements = {element.id for element in implied(Case(facts="某事。", discretion=reasons), None)}
    assert ("compensated" in elements) is claimed


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("货车称重单", "总质量51200千克，超限2200千克。", ElementStatus.PROVED),
        ("货车称重单", "总质量48200千克，未超过限值，符合标准。", ElementStatus.CONFLICT),
        ("称重单位的资料", "某公司，有地磅一台。", ElementStatus.MISSING),
    ],
)
def test_a_slip_of_weighing(name: str, text: str, wanted: ElementStatus) -> None:
    piece = evidence(EvidenceKind.EXPERT, text, name)
    gaps = element_gaps(Case(facts="货车总质量超过限值", evidence=(piece,)), suggestion("总质量超过限定标准"))
    assert status(gaps, "超过标准（限值）或者不符合标准") is wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("油烟监测报告", ElementStatus.PROVED), ("油烟监测报告告知书", ElementStatus.MISSING)],
)
def test_the_notice_of_a_result_proves_no_excess(name: str, wanted: ElementStatus) -> None:
    piece = evidence(EvidenceKind.DOCUMENT, "油烟实测浓度4.2，超过标准限值2.0。", name)
    gaps = element_gaps(Case(facts="油烟超过标准直排", evidence=(piece,)), STANDARD)
    assert status(gaps, "超过标准（限值）或者不符合标准") is wanted


@pytest.mark.parametrize(
    ("told", "cleared"),
    [
        ("这件事跟李四没有任何关系。", True),
        ("那些纸箱跟李四没关系，是我堆的。", True),
        ("不是李四干的，是搬家公司。", True),
        ("纸箱不是李四放的。", True),
        ("我跟李四没有任何关系，只是路过。", False),
        ("我和李四没有关系，是邻居。", False),
        ("问：你和李四什么关系？答：我跟李四没有亲属关系。", False),
        ("我是隔壁店的，跟李四没有关系。", False),
        ("我不是李四的人。", False),
        ("那车不是李四开的，是他老婆开的。", False),
        ("不是李四卖给我的。", False),
        ("不是李四放的，是李四叫人放的。", False),
        ("纸箱不是李四放的，是他雇人放的。", False),
        ("估计不是李四放的。", False),
        ("问：纸箱是不是李四放的？", False),
    ],
)
def test_a_witness_clears_the_party_of_the_matter_not_himself_of_the_party(
    told: str, *, cleared: bool
) -> None:
    papers = (
        evidence(EvidenceKind.RECORD, "李四在店外堆放纸箱杂物。", "现场笔录"),
        evidence(EvidenceKind.WITNESS, told, "王某询问笔录", 2),
    )
    case = Case(facts="李四在店外堆放纸箱杂物", party=Party(name="李四"), evidence=papers)
    found = status(element_gaps(case, suggestion("店外堆放物品", STEP)), "行为人与当事人一致")
    assert (found is ElementStatus.CONFLICT) is cleared


def test_transport_by_road_is_no_place() -> None:
    for conduct in ("擅自从事道路普通货物运输经营", "擅自从事道路旅客运输", "道路危险货物运输"):
        assert "scoped" not in features(Case(facts="甲"), suggestion(conduct))
    assert "scoped" in features(Case(facts="甲"), suggestion("占用道路堆放货物"))


@pytest.mark.parametrize(
    ("conduct", "text", "wanted"),
    [
        ("在公园内烧烤", "在人民公园草坪上烧烤。", ElementStatus.PROVED),
        ("占用林地堆料", "料堆在二号林班18小班。", ElementStatus.PROVED),
        ("占用城市道路堆料", "料堆在和平路边。", ElementStatus.PROVED),
        ("占用耕地堆料", "该地块为一般农田，堆料200平方米。", ElementStatus.PROVED),
        ("占用湿地堆料", "院子里堆料200平方米。", ElementStatus.MISSING),
    ],
)
def test_where_the_clause_reaches_is_told_in_plain_words(
    conduct: str, text: str, wanted: ElementStatus
) -> None:
    case = Case(facts=conduct, evidence=(evidence(EvidenceKind.RECORD, text, "现场笔录"),))
    assert status(element_gaps(case, suggestion(conduct)), "场所或对象属于适用范围") is wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("不停车称重系统数据单", ElementStatus.PROVED), ("当事人手机里的图片", ElementStatus.SINGLE)],
)
def test_what_a_device_recorded_stands_alone(name: str, wanted: ElementStatus) -> None:
    piece = evidence(EvidenceKind.ELECTRONIC, "货车超限行驶，车货总质量57吨。", name)
    case = Case(facts="货车超限行驶，车货总质量57吨", evidence=(piece,))
    assert status(element_gaps(case, suggestion("货车超限行驶")), "违法行为") is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("店主补写了三张价格牌。", ElementStatus.PROVED),
        ("店内商品均已标明价格，未发现同类问题。", ElementStatus.PROVED),
        ("犬链当场系上。", ElementStatus.PROVED),
        ("店内食品均在保质期内。", ElementStatus.PROVED),
        ("部分已标价，其余仍没有标价。", ElementStatus.MISSING),
        ("三种水果没有标价。", ElementStatus.MISSING),
        ("价格牌没有补写，犬链未系上。", ElementStatus.MISSING),
        ("店内有顾客两人。", ElementStatus.MISSING),
        ("司机当场卸下碎石6吨，另车拉走。", ElementStatus.PROVED),
        ("同一地磅复称，总质量48吨，未超过限值。", ElementStatus.PROVED),
        ("司机没有卸下碎石6吨。", ElementStatus.MISSING),
        ("要求卸载碎石6吨。", ElementStatus.MISSING),
    ],
)
def test_what_was_mended_at_once_in_other_words(text: str, wanted: ElementStatus) -> None:
    record = evidence(EvidenceKind.RECORD, text, "回访检查笔录")
    case = Case(facts="水果没有标价。", discretion="当场改正，不予处罚。", evidence=(record,))
    assert status(element_gaps(case, suggestion("不标明价格")), "及时改正") is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("问：这批涂料做了多少？答：做了30桶，卖了18桶。", ElementStatus.SINGLE),
        ("问：涂料是谁做的？答：别人做了30桶，我不清楚。", ElementStatus.MISSING),
        ("问：做了多少？答：没有做。", ElementStatus.MISSING),
        ("问：住在哪里？答：镇上。", ElementStatus.MISSING),
    ],
)
def test_what_the_party_tells_of_its_own_act_needs_no_subject(text: str, wanted: ElementStatus) -> None:
    case = Case(facts="生产不合格货物", evidence=(evidence(EvidenceKind.PARTY, text, "询问笔录"),))
    gaps = element_gaps(case, suggestion("生产不合格货物"))
    assert status(gaps, "行为人与当事人一致") is wanted


def test_the_books_of_the_party_tell_who_made_the_goods() -> None:
    book = evidence(EvidenceKind.DOCUMENT, "不合格货物生产30桶。", "生产记录")
    for source, wanted in (("当事人提供", ElementStatus.PROVED), ("供货商提供", ElementStatus.SINGLE)):
        pieces = (
            book.model_copy(update={"source": source}),
            evidence(EvidenceKind.PARTY, "生产了30桶。", number=2),
        )
        case = Case(facts="生产不合格货物30桶", evidence=pieces)
        gaps = element_gaps(case, suggestion("生产不合格货物"))
        assert status(gaps, "行为人与当事人一致") is wanted


@pytest.mark.parametrize(
    ("conduct", "facts", "asked"),
    [
        ("出租给不具备安全生产条件或者相应资质的单位", "某厂把车间出租给没有相应资质的单位。", False),
        ("出租给不具备安全生产条件或者相应资质的单位", "某厂把车间租给甲厂，该厂不具备安全生产条件。", True),
        ("在安全出口、楼梯间以及不符合消防安全条件的场所停放电动车", "某人把电动车停在楼梯间充电。", False),
        (
            "在安全出口、楼梯间以及不符合消防安全条件的场所停放电动车",
            "地下室不符合消防安全条件，停放电动车三辆。",
            True,
        ),
        ("在不具备安全条件的场所使用燃气", "某店在地下室用瓶装气做饭。", True),
        ("在人行道堆放货物", "某店堆货。", False),
    ],
)
def test_an_appraisal_is_asked_where_the_facts_are_of_it(conduct: str, facts: str, *, asked: bool) -> None:
    assert ("appraised" in features(Case(facts=facts), suggestion(conduct))) is asked
