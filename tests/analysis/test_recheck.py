"""Default and the inspection after the period: what happened against norms, other periods, and what was mended."""

from datetime import date

import pytest

from assistant.analysis.gaps import element_gaps
from assistant.analysis.model import ElementStatus, Suggestion
from assistant.analysis.recheck import rests_on_default, still_going, told_mended_though_not
from assistant.dossier.model import Case, Evidence, EvidenceKind, Step
from assistant.law.model import Law, LawRef, Level, Provision, Version
from assistant.law.penalty_model import Fine, Penalty, PenaltyRule

LAW = Law(1, "虚构市临街经营条例", Level.LOCAL)
PROVED, MISSING, FLAWED = ElementStatus.PROVED, ElementStatus.MISSING, ElementStatus.FLAWED


def suggestion(conduct: str) -> Suggestion:
    fine = Fine("", "逾期不改正", "amount", 200, 1000)
    rule = PenaltyRule(Provision(9), conduct, fines=(fine,), penalties=(Penalty("罚款"),))
    return Suggestion(rule, LawRef(LAW.name, rule.provision), (), Version(1, LAW), 1.0)


@pytest.mark.parametrize(
    ("told", "default"),
    [
        ("期满后仍未拆除。", True),
        ("逾期未改正。", True),
        ("经责令拒不改正。", True),
        ("到期没有清理杂物。", True),
        ("在规定期限内未改正。", True),
        ("至今仍未取得许可。", True),
        ("3月20日复查时没有改。", True),
        ("复查发现未整改。", True),
        ("复查未改正的，将依法处罚。", False),
        ("如复查未改正，将依法处罚。", False),
        ("复查未发现未改正的情形。", False),
        ("复查时没有改变经营方式。", False),
        ("逾期不改正的，将依法处罚。", False),
        ("逾期未提出陈述申辩。", False),
        ("逾期未申请听证，视为放弃。", False),
        ("逾期不缴纳罚款的，每日加处百分之三。", False),
        ("当事人拒不签字。", False),
        ("逾期经营，已处理。", False),
        ("已按期改正。", False),
        ("未发现逾期未改正的情形。", False),
    ],
)
def test_default_is_what_happened(told: str, default: bool) -> None:
    assert rests_on_default(Case(facts=told)) is default
    step = Step.model_validate({"name": "告知", "on": "2026-03-05", "note": told})
    assert rests_on_default(Case(facts="店外堆放纸箱。", steps=(step,))) is default


def state(text: str, conduct: str, facts: str) -> tuple[ElementStatus, str]:
    piece = Evidence(
        id="E1", kind=EvidenceKind.RECORD, name="复查笔录", text=f"复查时间：2026年3月20日。{text}"
    )
    gaps = element_gaps(Case(facts=facts, evidence=(piece,)), suggestion(conduct))
    return next((gap.status, gap.note) for gap in gaps if gap.element == "期满后的复查")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("店外的纸箱仍未清理。", PROVED),
        ("问店主要清运合同，还是没有，说明材料也没交。", PROVED),
        ("店主至今拿不出清运合同。", PROVED),
        ("现场仍未发现新的堆放。", FLAWED),
        ("纸箱没有清理。", PROVED),
        ("店外仍堆放纸箱杂物。", PROVED),
        ("当事人拒不改正。", PROVED),
        ("纸箱一样没动，还是原来的样子。", PROVED),
        ("杂物与上次相比没有变化。", PROVED),
        ("照旧占着过道。", PROVED),
        ("店外堆放纸箱杂物。", PROVED),
        ("部分纸箱已清理，其余仍未清理。", PROVED),
        ("店外的纸箱已清理完毕。", MISSING),
        ("已清理完毕，未发现违法行为。", MISSING),
        ("未见异常。", MISSING),
        ("当事人已全部改正，店铺照常营业。", MISSING),
        ("当事人已全部改正，现场还有两名员工在场。", MISSING),
        ("违法行为已改正，设备仍在正常使用。", MISSING),
        ("未发现店外堆放纸箱杂物。", MISSING),
        ("已改正。逾期不改正的，将依法处罚。", MISSING),
        ("拍照三张。", FLAWED),
    ],
)
def test_the_inspection_after_the_period(text: str, wanted: ElementStatus) -> None:
    status, note = state(text, "店外堆放物品", "店外堆放纸箱杂物，逾期未改正。")
    assert status is wanted
    assert bool(note) is (wanted is not PROVED)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("仍未安装净化设施。", PROVED), ("未见安装净化设施。", PROVED), ("净化设施已安装到位。", MISSING)],
)
def test_an_omission_that_goes_on(text: str, wanted: ElementStatus) -> None:
    assert state(text, "未安装净化设施", "未安装净化设施，逾期未改正。")[0] is wanted


def test_without_default_the_inspection_is_not_measured_by_it() -> None:
    told = "店外堆放纸箱杂物。逾期未提出陈述申辩。"
    assert state("纸箱已清理完毕。", "店外堆放物品", told)[0] is PROVED


@pytest.mark.parametrize(
    ("reasons", "texts", "said"),
    [
        ("当事人立即停工，从轻处罚。", ["现场新增砌墙3米。"], True),
        ("当事人立即停工，从轻处罚。", ["工人仍在继续施工。"], True),
        ("当事人及时停止排放，从轻处罚。", ["复查时仍在排放。"], True),
        ("当事人立即停工，从轻处罚。", ["没有新增砌墙，工人已撤离。"], False),
        ("当事人立即停工，从轻处罚。", ["已停止施工。"], False),
        ("当事人立即停售，从轻处罚。", ["问题商品已全部下架，该店仍在营业。"], False),
        ("当事人立即改正，从轻处罚。", ["违法行为已改正，设备继续正常使用。"], False),
        ("当事人立即停工，从轻处罚。", ["工人仍在施工。", "已停止施工，已拆除。"], False),
        ("当事人已停止施工，从轻处罚。", ["工人仍在施工。"], False),  # 后来才停的也是“已停止”
        ("责令立即停止施工，当事人拒不停工。", ["工人仍在施工。"], False),
        ("当事人没有立即停工，从重处罚。", ["工人仍在施工。"], False),
        ("拒不停工，从重处罚。", ["工人仍在施工。"], False),
        ("当事人立即停产，从轻处罚。", ["两台机器照常生产。"], True),
        ("当事人当场停业，从轻处罚。", ["店门开着，仍在营业，顾客三人。"], True),
        ("当事人立即整改，从轻处罚。", ["复查时仍未整改。"], True),
        ("当事人立即整改，从轻处罚。", ["还没有整改到位，材料已订购。"], False),
        ("当事人立即停工，从轻处罚。", ["工地新增围挡20米。"], False),
        ("当事人立即停业，从轻处罚。", ["新增灭火器4具，增加了警示牌。"], False),
        ("当事人及时整改，从轻处罚。", ["新增一台净化器，正在使用。"], False),
        ("当事人立即停工，从轻处罚。", ["员工仍在使用原有办公楼。"], False),
        ("当事人立即停止占道经营，从轻处罚。", ["该店在店内继续经营。"], False),
        ("当事人立即停止占道经营，从轻处罚。", ["门前仍在占道经营。"], True),
        ("当事人立即停业，从轻处罚。", ["隔壁店仍在营业。"], False),
        ("当事人立即停工，从轻处罚。", ["工人仍在施工，经制止当场停工。"], False),
        ("当事人立即停工，从轻处罚。", ["已补办施工许可，工人继续施工。"], False),
        ("当事人立即停工，从轻处罚。", ["正在继续办理施工许可。"], False),
    ],
)
def test_ended_at_once_by_the_reasons_and_going_on_by_the_record(
    reasons: str, texts: list[str], *, said: bool
) -> None:
    papers = tuple(
        Evidence(id=f"E{n}", kind=EvidenceKind.RECORD, name="复查笔录", text=text)
        for n, text in enumerate(texts, 1)
    )
    case = Case(facts="砌墙、排放、销售。", discretion=reasons, evidence=papers)
    assert bool(list(still_going(case))) is said


@pytest.mark.parametrize(
    ("name", "kind", "on", "said"),
    [
        ("复查笔录", EvidenceKind.RECORD, date(2026, 3, 9), True),
        ("复查笔录", EvidenceKind.RECORD, None, True),
        ("现场核查笔录", EvidenceKind.RECORD, date(2026, 3, 9), True),
        ("现场核查笔录", EvidenceKind.RECORD, date(2026, 3, 2), False),
        ("现场核查笔录", EvidenceKind.RECORD, None, False),
        ("复查笔录", EvidenceKind.RECORD, date(2026, 3, 5), False),  # 又责令过，停工在那以后
        ("限期整改通知书", EvidenceKind.DOCUMENT, date(2026, 3, 9), False),
        ("整改责任人询问笔录", EvidenceKind.PARTY, date(2026, 3, 9), False),
    ],
)
def test_only_the_record_of_an_inspection_after_the_last_order(
    name: str, kind: EvidenceKind, on: date | None, *, said: bool
) -> None:
    paper = Evidence(id="E1", kind=kind, name=name, text="工人仍在继续施工。", obtained=on)
    orders = tuple(Step(name="责令改正", on=date(2026, 3, day), note="责令停止施工") for day in (1, 5))
    case = Case(facts="未办手续施工。", discretion="收到通知后立即停工。", evidence=(paper,), steps=orders)
    assert bool(list(still_going(case))) is said


@pytest.mark.parametrize(
    ("record", "left"),
    [
        ("货物已清走一半，人行道上仍堆有货物。", True),
        ("货物没有清完。", True),
        ("棚子拆了，地上尚有三堆砖头。", True),
        ("部分清走，仍占用人行道。", True),
        ("货物已全部清走，该店仍在营业，人行道畅通。", False),
        ("棚子已拆，餐馆还在正常经营。", False),
        ("棚子已拆，仍有几名工人在扫地。", False),
        ("砂石已清走，地面还留有水渍。", False),
        ("招牌已拆除，墙上还留有螺丝孔。", False),
        ("已改正，当事人仍存在侥幸心理。", False),
        ("通道已清空，库内货物还在。", False),
        ("货物已清走，执照仍在有效期内。", False),
        ("已改正，尚有三日期限未满。", False),
        ("未发现仍有货物堆放。", False),
        ("没有发现仍在占用人行道的情况。", False),
        ("招牌已经不在，门口还摆着两盆花。", False),
        ("摊位撤了，库内货架仍在墙边。", False),
    ],
)
def test_what_is_left_is_of_the_matter(record: str, *, left: bool) -> None:
    piece = Evidence(
        id="E1", kind=EvidenceKind.RECORD, name="复查笔录", text=f"复查：{record}", obtained=date(2026, 3, 20)
    )
    photo = piece.model_copy(update={"id": "E2", "name": "复查照片", "text": "货物已清理，已改正。"})
    case = Case(
        facts="某店占用人行道堆放货物。", evidence=(photo, piece), discretion="当事人已改正违法行为。"
    )
    statuses = {gap.element: gap.status for gap in element_gaps(case, suggestion("占用人行道堆放货物"))}
    wrong = any("改正" in name and found is ElementStatus.CONFLICT for name, found in statuses.items())
    assert wrong is left
    assert left or not list(told_mended_though_not(case))


def test_a_record_that_the_matter_is_still_there_is_against_a_correction() -> None:
    record = Evidence(
        id="E1",
        kind=EvidenceKind.RECORD,
        name="复查笔录",
        text="复查：人行道仍被货物占用，没有清理。",
        obtained=date(2026, 3, 20),
    )
    case = Case(facts="某店占用人行道堆放货物。", evidence=(record,), discretion="当事人已改正违法行为。")
    assert list(told_mended_though_not(case))


@pytest.mark.parametrize(
    ("record", "picture", "wanted"),
    [
        ("木料未清走。", "10时20分拍摄，通道内木料已全部清理完毕。", ElementStatus.CONFLICT),
        ("木料未清走。", "通道内木料已全部清理完毕。", ElementStatus.CONFLICT),
        ("木料未清走。", "10时20分拍摄，通道内木料未清走。", PROVED),
        ("木料未清走。", "10时20分拍摄，灭火器已更换完毕。", PROVED),
        ("木料未清走。", "16时20分拍摄，通道内木料已全部清理完毕。", PROVED),
        ("木料未清走。", "再次复查，通道内木料已全部清理完毕。", PROVED),
        ("未按要求清理，东侧木料已清理，西侧仍有木料20根。", "10时20分拍摄，东侧木料已清理完毕。", PROVED),
    ],
)
def test_two_papers_of_one_day_that_cannot_both_be(record: str, picture: str, wanted: ElementStatus) -> None:
    day = date(2026, 3, 20)
    pieces = (
        Evidence(id="E1", kind=EvidenceKind.RECORD, name="复查笔录", text=f"10时至11时复查，{record}", obtained=day),
        Evidence(id="E2", kind=EvidenceKind.AUDIOVISUAL, name="复查照片", text=picture, obtained=day),
    )  # fmt: skip
    case = Case(facts="消防通道内堆放木料，责令改正，逾期未改正。", evidence=pieces)
    found = element_gaps(case, suggestion("占用通道堆放物品"))
    assert next(gap.status for gap in found if gap.element == "期满后的复查") is wanted


def test_part_of_it_gone_is_not_mended() -> None:
    told = "未按要求清理，东侧木料已搬走一半，西侧仍有木料20根。"
    facts = "通道堆放木料，责令改正，逾期未改正。"
    assert state(told, "占用通道堆放物品", facts)[0] is PROVED
    assert state("木料已全部清理完毕。", "占用通道堆放物品", facts)[0] is MISSING
