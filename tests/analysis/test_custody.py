"""Seizures, penalties on the spot and service: made steps and papers, each with what must and must not be said."""

from __future__ import annotations

import pytest

from assistant.analysis.procedure.data import kind_of_step
from assistant.analysis.procedure.model import ProcedureStatus
from assistant.analysis.procedure.verb import check_procedure
from assistant.dossier.model import Case

OFFICERS = ("赵一（执法证号 33019900001）", "钱二（执法证号 33019900002）")
SPOT = [("告知", "2025-05-06", "当场告知"), ("决定", "2025-05-06", "适用简易程序，罚款50元")]
SEIZED, DECIDED = ("扣押", "2025-03-03", "经批准"), ("决定", "2025-03-20", "罚款3000元")


def _open(steps: list[tuple[str, str, str]], *papers: tuple[str, str, str], **fields: object) -> set[str]:
    """The rules that say something is wrong."""
    case = Case.model_validate(
        {
            "facts": "某事。",
            "officers": OFFICERS,
            "steps": [{"name": name, "on": on, "note": note} for name, on, note in steps],
            "evidence": [
                {"id": f"E{i}", "kind": kind, "name": name, "text": text}
                for i, (kind, name, text) in enumerate(papers, 1)
            ],
        }
        | fields
    )
    fine = (ProcedureStatus.MET, ProcedureStatus.UNKNOWN)
    return {found.rule for found in check_procedure(case).findings if found.status not in fine}


def _seizure(text: str) -> tuple[str, str, str]:
    return ("书证", "扣押决定书、清单及现场笔录", text)


@pytest.mark.parametrize(
    ("text", "rule", "said"),
    [
        ("扣押期限三十日。", "P51", False),
        ("扣押期限为30天，自2025年3月3日起。", "P51", False),
        ("扣押期限：六十日。", "P51", True),
        ("扣押期限45天，自2025年3月3日至2025年4月16日。", "P51", True),
        ("扣押期限三十日。不服的，复议期限为六十日。", "P51", False),
        ("扣押期限三十日。整改期限四十五日。", "P51", False),
        ("对扣押不服的复议期限为六十日。", "P51", False),
        ("2025年3月3日扣押。2025年3月7日李某签字领取文书。", "P52", False),
        ("2025年3月3日扣押。2025年3月7日经局长批准立案。", "P52", False),
        ("2025年3月3日扣押。2025年3月7日报局长孙某，未获批准。", "P52", False),
        ("副局长孙某2025年3月3日上午签批同意。", "P52", False),
        ("情况紧急，2025年3月4日补报，局长孙某批准。", "P52", False),
        ("2025年3月7日局长孙某才签批同意。", "P52", True),
        ("3月9日，局长孙某批准扣押。", "P52", True),
        ("2025年3月7日向局长汇报，局长当日签批。", "P52", True),
        ("扣押期限自2025年3月3日至2025年4月1日（局长孙某批准）。", "P52", False),
        ("扣押期限至4月1日，经局长批准。", "P52", False),
        ("2025年3月9日李某到场领取清单，该扣押经局长批准。", "P52", False),
        ("2025年3月20日经规划部门批准的图纸。", "P52", False),
        ("当日电话请示局长同意，2025年3月9日局长签批。", "P52", False),
        ("2025年3月3日孙某批准。2025年3月9日解除，孙某批准。", "P52", False),
        ("扣押决定书，局长孙某批准。2025年3月9日经孙某批准解除扣押。", "P52", False),
        ("审批表：批准栏空白，经办人赵一签名。", "P56", True),
        ("未经负责人批准即扣押。", "P56", True),
        ("经负责人孙某批准。", "P56", False),
        ("当事人未经批准占道经营，决定扣押。", "P56", False),
        ("因你未经审批擅自开工，扣押挖掘机一台。", "P56", False),
        ("不存在未经批准扣押的情形。", "P56", False),
        ("未经批准不得扣押。", "P56", False),
        ("批准栏并非空白，另附签批单。", "P56", False),
        ("审批表负责人意见一栏为空。", "P56", True),
        ("执法人员未报大队长批准便当场扣押电锯两台。", "P56", True),
        ("该店负责人未签字。", "P56", False),
        ("单位负责人周某未签收扣押决定书。", "P56", False),
        ("李某未经公司领导批准私自启用设备，扣押设备一台。", "P56", False),
        ("未经批准动用查封物品。", "P56", False),
        ("因未经审批扣押挖掘机一台。", "P56", False),
        ("未取得主管部门批准扣押土方车一辆。", "P56", False),
        ("审批意见空白处盖章。", "P56", False),
        ("扣押前电话请示，批准栏空白。", "P56", False),
        ("情况紧急，未经批准即扣押电锯两台，次日补办。", "P56", False),
        ("现场笔录：2025年3月3日9时，向李某说明了理由和他的权利，李某没有意见，签名。", "P53", False),
        ("现场笔录：2025年3月3日9时，讲清为什么扣、不服往哪里告，李某签名。", "P53", False),
        ("现场笔录：2025年3月3日9时，告知如不服可以申请行政复议，李某签名。", "P53", False),
        ("现场笔录：2025年3月3日9时，没有告知理由和权利，李某签名。", "P53", True),
        ("已当场告知理由和权利，李某签名，另作扣押现场笔录1份。", "P53", False),
        ("当场讲明理由和依据。现场笔录：2025年3月3日9时，对电锯两台加贴封条，李某签名。", "P53", False),
        ("决定扣押电锯两台。附：现场笔录", "P53", False),
        ("决定扣押电锯两台。附件：\n1.现场笔录\n2.扣押清单", "P53", False),
        ("决定扣押电锯两台。附件：1.清单；2.现场笔录。", "P53", False),
        ("有现场笔录、照片为证。", "P53", False),
        ("李某签收决定书、现场笔录：2025年3月3日。", "P53", False),
        ("现场笔录：见卷宗第12页。", "P53", False),
        ("清单一份。现场笔录记载：9时对电锯两台加贴封条，李某签名。", "P53", True),
        ("没有当场告知理由。现场笔录：2025年3月3日9时，对电锯两台加贴封条，李某签名。", "P53", True),
        ("决定书载明复议和诉讼途径。现场笔录：2025年3月3日9时，对电锯两台加贴封条，李某签名。", "P53", True),
    ],
)
def test_papers_of_a_seizure(text: str, rule: str, *, said: bool) -> None:
    assert (rule in _open([SEIZED, ("解除扣押", "2025-03-10", "")], _seizure(text))) is said


@pytest.mark.parametrize(
    ("steps", "rule", "said"),
    [
        ([SEIZED, DECIDED], "P54", True),
        ([SEIZED, ("解除扣押", "2025-03-18", "返还"), DECIDED], "P54", False),
        ([SEIZED, ("决定", "2025-03-20", "没收电锯两台，罚款3000元")], "P54", False),
        ([SEIZED, DECIDED, ("物品处理", "2025-03-25", "电锯发还李某，签收")], "P54", False),
        ([SEIZED, DECIDED, ("结案", "2025-03-25", "电锯未返还")], "P54", True),
        ([SEIZED, ("物品处理", "2025-03-15", "易腐的水果变卖，价款保存"), DECIDED], "P54", False),
        ([SEIZED, ("物品处理", "2025-03-15", "水果尚未变卖"), DECIDED], "P54", True),
        ([SEIZED], "P54", False),
        ([("暂扣车辆", "2025-03-03", "经批准"), DECIDED], "P54", True),
        ([("暂扣驾驶证", "2025-03-03", "六个月"), DECIDED], "P54", False),
        ([SEIZED, ("决定", "2025-04-20", "没收电锯两台")], "P55", True),
        ([SEIZED, ("决定", "2025-03-28", "没收电锯两台")], "P55", False),
        ([SEIZED, ("延长扣押", "2025-03-30", "三十日"), ("决定", "2025-04-20", "没收电锯")], "P55", False),
        ([SEIZED, ("鉴定", "2025-03-10", ""), ("决定", "2025-04-20", "没收电锯")], "P55", False),
        ([("暂扣车辆", "2025-03-03", "经批准"), ("解除暂扣", "2025-04-15", "返还")], "L07", True),
        ([("暂扣车辆", "2025-03-03", "经批准"), ("解除暂扣", "2025-03-15", "返还")], "L07", False),
    ],
)
def test_what_became_of_the_things(steps: list[tuple[str, str, str]], rule: str, *, said: bool) -> None:
    assert (rule in _open(steps)) is said


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("扣押物品返还清单", "电锯两台，李某签名。", False),
        ("涉案财物处理决定书", "", False),
        ("扣押物品领取单", "李某领走电锯两台。", False),
        ("解除扣押通知书", "", False),
        ("行政处罚决定书", "没收电锯两台，罚款3000元。", False),
        ("扣押物品照片", "电锯两台。", True),
        ("李某询问笔录", "电锯被扣押了，要求返还。", True),
        ("检测委托书", "扣押的电锯移送检测机构检测。", True),
        ("保管协议", "扣押的电锯移交仓库代为保管。", True),
        ("移送函", "扣押的电锯随案移送公安机关。", False),
        ("实施、解除扣押审批表", "局长2025年3月3日同意扣押，3月18日同意解除。", False),
    ],
)
def test_papers_that_tell_what_became_of_the_things(name: str, text: str, *, said: bool) -> None:
    found = _open([SEIZED, DECIDED], ("书证", name, text))
    assert ("P54" in found) is said
    assert "P55" not in found


@pytest.mark.parametrize(
    ("note", "text", "rule", "said"),
    [
        ("出具财政专用票据", "罚没统一票据，金额50元。", "P61", False),
        ("开具收条一张", "收条，金额50元。", "P61", True),
        ("出具内部收据", "单位自制收据。", "P61", True),
        ("没有开具票据", "", "P61", True),
        ("罚款50元", "", "P61", False),
    ],
)
def test_receipts(note: str, text: str, rule: str, *, said: bool) -> None:
    steps = [*SPOT, ("当场收缴", "2025-05-06", note)]
    assert (rule in _open(steps, ("书证", "收缴罚款票据", text), fine_yuan=50)) is said


@pytest.mark.parametrize(
    ("fine", "facts", "said"),
    [
        (50, "某事。", False),
        (100, "某事。", False),
        (200, "某事。", True),
        (200, "在水上执法，当事人提出当场缴纳。", False),
    ],
)
def test_what_may_be_taken_on_the_spot(fine: int, facts: str, *, said: bool) -> None:
    steps = [*SPOT, ("当场收缴", "2025-05-06", "")]
    assert ("P62" in _open(steps, fine_yuan=fine, facts=facts)) is said


@pytest.mark.parametrize(
    ("handed", "banked", "late"),
    [
        ("2025-05-08", "2025-05-12", set()),
        ("2025-05-09", "2025-05-12", {"L11"}),
        ("2025-05-07", "2025-05-12", {"L12"}),
    ],
)
def test_money_is_handed_in_within_two_working_days(handed: str, banked: str, late: set[str]) -> None:
    steps = [
        *SPOT,
        ("当场收缴", "2025-05-06", ""),
        ("罚款上交机关", handed, ""),
        ("罚款缴入国库", banked, ""),
    ]
    assert _open(steps) & {"L11", "L12"} == late


@pytest.mark.parametrize(
    ("name", "note", "said"),
    [
        ("当场收缴", "收取现金200元", True),
        ("当场缴纳", "", False),
        ("当场缴纳罚款", "当事人扫码缴入国库", False),
        ("当场收缴", "当事人用微信扫码缴纳", False),
    ],
)
def test_what_the_party_pays_itself_is_not_taken(name: str, note: str, *, said: bool) -> None:
    assert ("P62" in _open([*SPOT, (name, "2025-05-06", note)], fine_yuan=200)) is said


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("罚款上交机关", "交回罚款"),
        ("上缴罚款至财务", "交回罚款"),
        ("线索移送上交机关", "移送"),
        ("案卷交至法制机关", ""),
        ("罚款缴入国库", "缴付银行"),
        ("将罚款存入银行专户", "缴付银行"),
        ("保证金存入银行", ""),
        ("当事人将罚款缴入银行", ""),
        ("缴纳罚款", "缴款"),
        ("罚款缴纳至银行", "缴款"),
    ],
)
def test_money_handed_in_is_the_fine(name: str, kind: str) -> None:
    assert kind_of_step(name) == kind


def test_on_the_water_the_days_run_from_the_shore() -> None:
    steps = [*SPOT, ("当场收缴", "2025-05-06", ""), ("罚款上交机关", "2025-05-12", "")]
    assert "L11" in _open(steps)
    assert "L11" not in _open(steps, facts="在某湖水面用地笼捕鱼。")


@pytest.mark.parametrize(
    ("told", "text", "said"),
    [
        ("14时30分告知", "处罚时间：2025年5月6日下午2时20分。", True),
        ("下午2时10分告知", "处罚时间：2025年5月6日14时20分。", False),
        ("2时30分告知", "处罚时间：2025年5月6日14时20分。", False),
        ("9时30分检查，9时40分告知", "处罚时间：2025年5月6日9时45分。", False),
        ("10时检查，当场告知", "处罚时间：2025年5月6日9时45分。", False),
        ("9时30分告知", "检查时间：2025年5月6日9时10分。执法人员当场处罚。", False),
        ("9时30分告知", "9时10分发现，9时20分作出处罚决定。", True),
    ],
)
def test_the_hours_of_telling_and_deciding(told: str, text: str, *, said: bool) -> None:
    steps = [("告知", "2025-05-06", told), SPOT[1]]
    assert ("P63" in _open(steps, ("书证", "当场行政处罚决定书", text))) is said


@pytest.mark.parametrize("rule", ["P61", "P62", "P63", "P64"])
def test_before_the_amended_law_its_articles_are_not_held_against_a_decision(rule: str) -> None:
    for year, said in (("2025", True), ("2020", False)):
        day = f"{year}-05-06"
        steps = [
            ("告知", day, "9时30分告知"),
            ("决定", day, "适用简易程序，罚款200元"),
            ("当场收缴", day, "开具收条"),
        ]
        text = "处罚时间：9时20分。执法人员赵一签名。"
        assert (rule in _open(steps, ("书证", "当场行政处罚决定书", text), fine_yuan=200)) is said


@pytest.mark.parametrize(
    ("told", "text", "rules"),
    [
        (
            "9时10分告知",
            "处罚时间：2025年5月6日9时20分。执法人员赵一、钱二签名。不服先申请行政复议，再提起诉讼。",
            set(),
        ),
        ("9时30分告知", "处罚时间：2025年5月6日9时20分。执法人员赵一、钱二签名。", {"P63"}),
        ("告知", "处罚时间：2025年5月6日9时20分。执法人员（签名）赵一、钱二。", set()),
        ("告知", "执法人员赵一签名，盖章。", {"P64"}),
        ("告知", "不服的，六个月内向某区人民法院起诉。", {"P65"}),
        ("告知", "罚款50元。", set()),
    ],
)
def test_a_decision_on_the_spot(told: str, text: str, rules: set[str]) -> None:
    steps = [("告知", "2025-05-06", told), SPOT[1]]
    found = _open(steps, ("书证", "当场行政处罚决定书", text))
    assert found & {"P63", "P64", "P65"} == rules


def test_before_2024_review_did_not_come_first() -> None:
    steps = [("告知", "2023-05-06", ""), ("决定", "2023-05-06", "适用简易程序，罚款50元")]
    assert "P65" not in _open(steps, ("书证", "当场行政处罚决定书", "不服的，六个月内向法院起诉。"))


@pytest.mark.parametrize(
    ("note", "text", "said"),
    [
        ("邮寄送达", "决定书2025年3月21日以特快专递寄出。", True),
        ("邮寄送达", "邮寄地址确认书由李某签名。决定书2025年3月21日快递寄出，未见签收。", True),
        ("邮寄送达", "决定书2025年3月21日快递寄出，3月23日本人签收。", False),
        ("挂号信寄出，3月23日妥投", "", False),
        ("邮寄退回后公告送达", "", False),
        ("直接送达，李某签收", "", False),
        ("邮寄送达，投递成功", "", False),
        ("邮寄送达", "", False),
        ("3月21日快递寄出", "", True),
        ("邮政特快专递送达，李某收取", "", False),
        ("挂号信寄出，邮局回单已附", "", False),
        ("邮寄送达", "决定书快递寄出，3月23日显示本人收。", False),
        ("邮寄送达", "决定书快递寄出，未见投递成功。", True),
    ],
)
def test_service_by_post(note: str, text: str, *, said: bool) -> None:
    steps = [DECIDED, ("送达", "2025-03-23", note)]
    assert ("P71" in _open(steps, ("书证", "决定书邮寄凭证", text))) is said


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("行政处罚决定书送达回证", "李某。", False),
        ("送达回证", "行政处罚决定书，3月23日。", False),
        ("送达回证", "行政处罚告知书，3月10日。", True),
        ("行政处罚决定书送达回证", "没有签收。", True),
    ],
)
def test_the_proof_of_service_of_the_decision(name: str, text: str, *, said: bool) -> None:
    steps = [DECIDED, ("送达", "2025-03-23", "3月21日寄出，邮寄送达")]
    assert ("P71" in _open(steps, ("书证", name, text))) is said


@pytest.mark.parametrize(
    ("notice", "closed", "note", "said"),
    [
        ("2025-03-06", "2025-03-10", "告知拟罚款3000元及陈述申辩权", True),
        ("2025-03-06", "2025-03-10", "告知拟责令停产停业", True),
        ("2025-03-10", "2025-03-10", "告知拟罚款3000元", False),
        ("2025-03-12", "2025-03-10", "告知拟罚款3000元", False),
        ("2025-03-06", "2025-03-10", "告知权利义务", False),
    ],
)
def test_notice_and_the_end_of_the_inquiry(notice: str, closed: str, note: str, *, said: bool) -> None:
    assert ("P72" in _open([("告知", notice, note), ("调查终结", closed, ""), DECIDED])) is said


@pytest.mark.parametrize(
    ("kind", "name", "text", "said"),
    [
        ("证人证言", "邻居陈述", "钱二询问，周某称看见李某锯树。", True),
        ("证人证言", "邻居陈述", "赵一询问、钱二记录，周某称看见李某锯树。", False),
        ("证人证言", "邻居陈述", "赵一、孙六询问，周某称看见李某锯树。", False),
        ("证人证言", "邻居陈述", "孙六和钱二询问，周某称看见李某锯树。", False),
        ("证人证言", "邻居证言", "周某自书：我看见李某锯树。", False),
        ("证人证言", "邻居证言", "周某称钱二是他同学。", False),
    ],
)
def test_statements_taken_down(kind: str, name: str, text: str, *, said: bool) -> None:
    assert ("P73" in _open([], (kind, name, text))) is said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("证人补充询问笔录", True),
        ("检测报告", True),
        ("解除扣押决定书及领取单", False),
        ("罚没票据", False),
        ("履行情况记录", False),
        ("没收物品销毁记录", False),
        ("行政处罚决定书", False),
    ],
)
def test_only_what_proves_the_act_comes_before_the_decision(name: str, *, said: bool) -> None:
    row = {"id": "E1", "kind": "书证", "name": name, "text": "某事。", "obtained": "2025-03-25"}
    assert ("P27" in _open([DECIDED], evidence=[row])) is said


@pytest.mark.parametrize(
    ("kind", "name", "on", "late"),
    [
        ("鉴定意见", "电锯检验报告", "2025-03-20", False),
        ("鉴定意见", "电锯检验报告", "2025-02-20", True),  # before they were taken
        ("鉴定意见", "价格认定结论书", "2025-03-20", True),  # is no test
        ("书证", "销售单据", "2025-03-20", True),
    ],
)
def test_while_things_are_tested_no_period_runs(kind: str, name: str, on: str, *, late: bool) -> None:
    steps = [{"name": n, "on": d, "note": t} for n, d, t in (SEIZED, ("决定", "2025-04-20", "没收电锯"))]
    paper = {"id": "E1", "kind": kind, "name": name, "text": "结论略。", "obtained": on}
    case = Case.model_validate({"facts": "某事。", "steps": steps, "evidence": [paper]})
    found = {f.rule: str(f.status) for f in check_procedure(case).findings}
    assert (found.get("P55") == "超期") is late
