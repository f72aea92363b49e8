"""What is broken between papers, steps and facts, in several trades, each with what is lawful and looks alike; all invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.analysis.granted import grants
from assistant.analysis.procedure.moments import period_end
from assistant.analysis.procedure.verb import check_procedure
from assistant.analysis.quality import quality_gaps
from assistant.analysis.recheck import tells_unmended
from assistant.analysis.signatures import signature_gaps
from assistant.analysis.testimony import Proof
from assistant.analysis.unsigned import unsigned_words
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.names import trade_names

OFFICERS = ("赵一（执法证号 33019900001）", "钱二（执法证号 33019900002）")
Paper = tuple[str, str, str]
Step = tuple[str, str, str]


def _case(*papers: Paper, steps: tuple[Step, ...] = (), **fields: Any) -> Case:
    evidence = [
        {"id": f"E{n}", "kind": k, "name": name, "text": t} for n, (k, name, t) in enumerate(papers, 1)
    ]
    rows = [{"name": name, "on": on, "note": note} for name, on, note in steps]
    return Case.model_validate(
        {"facts": "某事。", "officers": OFFICERS, "evidence": evidence, "steps": rows} | fields
    )


def _state(rule: str, case: Case) -> str:
    return next((str(f.status) for f in check_procedure(case).findings if f.rule == rule), "")


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("问答略。末页被询问人签名处空白。询问人、记录人签名。", True),
        ("笔录各页未经被检查人签字。检查人赵一、钱二签名。", True),
        ("受送达人签收栏签名处为空，送达人赵一、钱二签名。", True),
        ("孙六没有在笔录上签名，执法人员签名。", True),
        ("笔录尾页捺印处空着。", True),
        ("被询问人拒绝签名，签名处空白，由社区干部周某见证签名。", False),
        ("孙六看后在每页签名，写“属实”。", False),
        ("答：送货单上没有签字。孙六逐页签名。", False),
        ("查看施工合同，合同签字处空白。孙六签名。", False),
        ("被检查人未在笔录上签名，全程录像。", False),
        ("交接班记录没有签字。孙六核对后签名。", False),
        ("铭牌许可证编号一栏空白。孙六签名确认。", False),
        ("孙六无故不在笔录上签名，执法人员注明情况。", False),
        ("孙六没有在笔录上签名，也未注明原因。", True),
        ("没有盖章的复印件由当事人签名确认。", False),
        ("受送达人签名处空白，邮寄送达，附投递记录。", False),
        ("受送达人签名处空白，由其成年儿子代收。", False),
        ("受送达人签名处空白，留置送达。", False),
        ("特种设备档案中检查记录末页签字栏空白。被检查人：孙六。", False),
        ("该公司消防值班记录未签字。", False),
        ("生产单位签名栏空白，孙六签名。", False),
        ("被抽样生产单位签名栏空白。", True),
        ("绘图人签名处空白，因未绘图。", False),
        ("现场检查记录末页被检查人签字栏空白。", True),
        ("受送达人签名处空白，通过快递寄出，附投递记录。", False),
        ("受送达人签名处空白，张贴于住所门口。", False),
        ("检查网络餐饮店一家，墙上有公告栏，当事人签名处空白。", True),
        ("标签注明生产日期2025年1月2日，当事人签名处空白。", True),
        ("快递代收点检查，被检查人签名处空白。", True),
        ("被检查人签名处空白，在场人员没有注明。", True),
    ],
)
def test_a_record_that_tells_of_a_blank(text: str, *, lacking: bool) -> None:
    assert bool(unsigned_words(text)) is lacking


@pytest.mark.parametrize(
    ("end", "flawed"),
    [
        ("孙六核对后签“属实”，执法人员签名。", False),
        ("孙六看过，签上姓名，执法人员签名。", False),
        ("执法人员签名。", True),
    ],
)
def test_who_was_there_signs_in_whatever_words(end: str, *, flawed: bool) -> None:
    text = f"2025年5月6日，赵一、钱二出示证件，在孙六陪同下检查车间。{end}"
    assert bool(signature_gaps(_case(("勘验笔录、现场笔录", "现场检查笔录", text)))) is flawed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("责令你于2025年3月17日24时前清运完毕", date(2025, 3, 17)),
        ("当日送达，改正期限至3月17日", date(2025, 3, 17)),
        ("整改期限到2025年4月2日止", date(2025, 4, 2)),
        ("责令限期改正，截止日期：2025年4月2日", date(2025, 4, 2)),
        ("于4月2日下班前拆除", date(2025, 4, 2)),
        ("3月11日送达当事人", None),
        ("经营期限自2020年1月1日起", None),
        ("货物运至3月17日的展会", None),
        ("营业执照有效期限至2025年9月17日，责令立即改正", None),
        ("租赁期限到2025年12月31日，责令立即停止占道", None),
        ("报名截止日期为2025年4月1日，责令停止招生", None),
        ("缴款期限至2025年4月1日；责令3月15日前改正", date(2025, 3, 15)),
        ("拆除期限至2025年4月2日", date(2025, 4, 2)),
        ("责令立即停止，2025年4月2日前提交整改报告", None),
        ("可于2025年4月2日前向本机关陈述、申辩", None),
        ("2025年4月2日前改正，并提交整改报告", date(2025, 4, 2)),
        ("2025年4月2日前整改并报送情况说明", date(2025, 4, 2)),
        ("2025年4月2日前报送上年度年报", date(2025, 4, 2)),
        ("改正违法行为的期限：2025年4月2日", date(2025, 4, 2)),
    ],
)
def test_the_last_day_of_a_period(text: str, day: date | None) -> None:
    assert period_end(text, date(2025, 3, 10)) == day


@pytest.mark.parametrize(
    ("note", "checked", "state"),
    [
        ("当日送达，改正期限至3月17日", "2025-03-17", "顺序错误"),
        ("当日送达，改正期限至3月17日", "2025-03-18", "符合"),
        ("责令3月17日12时前拆除", "2025-03-17", "无法判断"),
        ("责令3月17日24时前拆除", "2025-03-17", "顺序错误"),
        ("责令立即拆除", "2025-03-17", ""),
    ],
)
def test_the_check_comes_after_the_period(note: str, checked: str, state: str) -> None:
    case = _case(steps=(("责令改正", "2025-03-10", note), ("复查", checked, "棚子仍未拆除")))
    assert _state("P26", case) == state


@pytest.mark.parametrize(
    ("decided", "more", "state"),
    [
        ("2025-04-24", (), "超期"),
        ("2025-04-22", (), ""),
        ("2025-04-24", (("延长扣押", "2025-04-20", "负责人批准延长三十日"),), ""),
        ("2025-04-24", (("解除扣押", "2025-04-15", "返还当事人"),), ""),
    ],
)
def test_the_end_of_a_registration_is_not_the_end_of_the_seizure(
    decided: str, more: tuple[Step, ...], state: str
) -> None:
    turned = ("书证", "先行登记保存处理决定书", "2025年3月24日作出：解除登记保存，转为扣押。孙六签收。")
    steps = (("扣押", "2025-03-24", "经负责人批准"), *more, ("决定", decided, "没收水泵30台"))
    assert _state("P55", _case(turned, steps=steps)) == state


REPORT = (
    "鉴定意见",
    "检测报告",
    "检测机构：甲市检测中心，CMA 2211。样品编号YP2501-01，采样日期2025年2月19日。结论：不合格。",
)
TOLD = ("书证", "检测报告送达回证", "2025年2月27日送达，孙六签收，无异议。")


KEEPING = "先行登记保存物品处理决定书"


@pytest.mark.parametrize(
    ("failed", "name", "text", "told"),
    [
        (True, KEEPING, "检验结论：含水率不合格。涂料18桶予以没收，送达孙六签收。", True),
        (True, "解除扣押决定书", "涂料18桶检测后认为不符合标准，解除扣押，移交销毁。送达孙六签收。", True),
        (True, "退还物品清单", "涂料12桶经检验为油性涂料，退还。送达孙六签收。", True),
        (True, "退还物品清单", "涂料12桶经检验合格，退还，检测报告一并送达孙六。", True),
        (True, KEEPING, "检验结论：含水率不合格。涂料18桶予以没收。", False),
        (True, "责令停止销售通知书", "检验结论：含水率不合格。停止销售涂料。送达孙六签收。", False),
        (True, "退还物品清单", "涂料12桶经检验合格，退还，送达孙六签收。", False),
        (True, "退还物品清单", "涂料12桶退还，送达孙六签收。", False),
        (False, "退还物品清单", "涂料12桶经检验合格，退还，送达孙六签收。", True),
    ],
)
def test_what_ends_the_holding_tells_the_result_it_states(
    name: str, text: str, *, failed: bool, told: bool
) -> None:
    kind, title, words = REPORT
    report = (kind, title, words if failed else words.replace("不合格", "合格"))
    notes = " ".join(gap.note for gap in quality_gaps(_case(report, ("书证", name, text))))
    assert ("结果送达当事人的材料" not in notes) is told


@pytest.mark.parametrize(
    ("papers", "lacking"),
    [
        ((), True),
        ((("书证", "采样记录", "采样时间：2025年2月19日10时，孙六签名，加封。"),), False),
        ((("书证", "采样记录", "样品编号YP2501-01，加封，孙六签名。"),), False),
        ((("书证", "采样记录单", "采样五次，孙六在场签名。"),), False),
        ((("勘验笔录、现场笔录", "复查笔录", "2025年3月20日复查，孙六在采样记录上签名。"),), True),
        ((("书证", "抽样记录", "2025年2月18日至19日抽样，孙六签名，加封。"),), False),
        ((("书证", "抽样记录", "罐头（2025年1月8日生产）2瓶，当日加封，孙六签名。"),), False),
        ((("书证", "抽样记录", "2025年1月8日抽样，孙六签名，加封。"),), True),
        ((("书证", "抽样记录", "2025年1月8日、1月9日抽样，孙六签名，加封。"),), True),
        ((("书证", "抽样记录", "罐头（生产日期2025年1月8日、批号3），2025年1月10日抽样，加封。"),), True),
        ((("书证", "抽样记录", "抽样登记时间2025年1月8日，孙六签名，加封。"),), True),
    ],
)
def test_the_sample_tested_is_the_sample_taken(papers: tuple[Paper, ...], *, lacking: bool) -> None:
    notes = " ".join(gap.note for gap in quality_gaps(_case(REPORT, TOLD, *papers)))
    assert ("采样（抽样）记录" in notes) is lacking


@pytest.mark.parametrize(
    ("name", "region", "called", "other"),
    [
        ("许昌福满邻商贸有限公司", "河南省/许昌市", "福满邻", "商贸"),
        ("上海竹园酒店管理有限公司", "上海市", "竹园酒店", "上海"),
        ("宁波市北仑区蓝湾渔港食品有限公司", "浙江省/宁波市", "蓝湾渔港", "食品"),
        ("孙六", "浙江省", "", "孙六"),
    ],
)
def test_how_others_call_an_undertaking(name: str, region: str, called: str, other: str) -> None:
    found = trade_names(name, region)
    assert (called in found) is bool(called)
    assert other not in found


@pytest.mark.parametrize(
    ("text", "still"),
    [
        ("配电箱仍为原木板箱，车间正常生产。", True),
        ("两处胶布接头仍在，未见施工迹象，门店正常营业。", True),
        ("货架位置与5月6日检查时相同。", True),
        ("棚子已全部拆除，地面平整。", False),
        ("许可证仍在有效期内，货物已清走。", False),
        ("未发现堆放。", False),
        ("库存数量与5月6日检查时一致，没有再销售。", False),
    ],
)
def test_a_record_that_the_thing_is_as_before(text: str, *, still: bool) -> None:
    piece = Evidence(id="E1", kind=EvidenceKind.RECORD, name="复查笔录", text=text)
    case = Case(facts="通道堆放货物，责令改正，逾期未改正。", evidence=(piece,))
    assert tells_unmended(piece, Proof(case, "占用通道")) is still


@pytest.mark.parametrize(
    ("facts", "text", "still"),
    [
        ("工地夜间施工，责令改正，逾期未改正。", "现场未见施工迹象。", False),
        ("未设置围挡，责令改正，逾期未改正。", "现场未见施工迹象。", True),
        ("占道堆放砖块，责令改正，逾期未改正。", "砖块数量与首次检查时一致。", True),
        ("销售过期酱油，责令改正，逾期未改正。", "酱油数量与首次检查时一致。", False),
        ("占道堆放砖块，责令改正，逾期未改正。", "门上封条与首次检查时一致。", False),
    ],
)
def test_what_is_as_before_is_unmended_where_it_was_the_act(facts: str, text: str, *, still: bool) -> None:
    piece = Evidence(id="E1", kind=EvidenceKind.RECORD, name="复查笔录", text=text)
    assert tells_unmended(piece, Proof(Case(facts=facts, evidence=(piece,)), "")) is still


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ((), "无法判断"),
        ((("集体讨论", "2025-05-28", "同意"),), "符合"),
        ((("案件审理委员会审议", "2025-05-28", "同意"),), "符合"),
    ],
)
def test_a_fine_after_a_hearing_is_discussed(more: tuple[Step, ...], state: str) -> None:
    steps = (("听证", "2025-05-20", "公开举行"), *more, ("决定", "2025-06-03", "罚款260000元"))
    assert _state("P15", _case(steps=steps, fine_yuan=260000)) == state


def test_a_small_fine_without_a_hearing_is_not_asked_for_a_discussion() -> None:
    assert _state("P15", _case(steps=(("决定", "2025-06-03", "罚款500元"),), fine_yuan=500)) == ""


@pytest.mark.parametrize(
    ("name", "text", "held"),
    [
        ("采砂许可查询证明", "水利局查询：孙六领有河道采砂许可证，有效期至2025年12月31日。", True),
        ("操作证查询结果", "查询结果：未查到孙六的河道采砂许可证。", False),
        ("孙六营业执照核查复函", "孙六持有营业执照，有效期至2030年。", False),
        ("复函", "孙六持有取水许可证，河道采砂许可证由水利局核发，请向其核实。", False),
        ("采砂许可查询", "该河段的河道采砂许可证由原经营户王七持有，有效期至2027年5月1日。", False),
        ("采砂许可查询", "孙六曾领有河道采砂许可证，有效期至2024年5月1日。", False),
        ("采砂许可查询", "孙六于2025年9月1日取得河道采砂许可证。", False),
        ("采砂许可查询", "孙六于2024年9月1日取得河道采砂许可证。", True),
        ("采砂许可查询", "经我局2025年6月10日查询，孙六持有河道采砂许可证，有效期至2027年12月31日。", True),
        ("采砂许可查询", "截至2025年6月10日，孙六持有河道采砂许可证。", True),
        ("采砂许可查询", "持有河道采砂许可证的为乙公司、丙公司，有效期至2027年5月1日。", False),
        ("采砂许可查询", "孙六之父孙大持有河道采砂许可证，有效期至2027年5月1日。", False),
        ("采砂许可查询", "孙六持有河道采砂许可证（丙河段），有效期至2027年5月1日，甲河段为禁采区。", False),
        ("采砂许可查询", "登录平台输入冯七姓名，查询结果：河道采砂许可证，有效期至2027年5月1日。", True),
        ("采砂许可查询", "来函所询当事人持有河道采砂许可证，有效期至2027年5月1日。", True),
    ],
)
def test_an_answer_that_the_permit_is_held(name: str, text: str, *, held: bool) -> None:
    piece = Evidence(id="E1", kind=EvidenceKind.DOCUMENT, name=name, text=text)
    case = Case(facts="2025年5月6日，孙六未取得河道采砂许可证，在河道内采砂。", evidence=(piece,))
    assert bool(grants(piece, Proof(case, "未取得许可采砂"), case, frozenset({"孙六"}))) is held
