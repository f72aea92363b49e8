"""Complete files written by other hands: what raises no alarm in them, each beside what still does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assistant.analysis.conduct import goes_beyond
from assistant.analysis.counted import counts_in
from assistant.analysis.features import features
from assistant.analysis.gaps import element_gaps
from assistant.analysis.model import ElementStatus
from assistant.analysis.permits import PERMIT, without_marks
from assistant.analysis.procedure.checks import needs
from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.data import kind_of_step
from assistant.analysis.procedure.model import ProcedureStatus
from assistant.analysis.quality import quality_gaps
from assistant.analysis.spot import premises_of, tells_premises
from assistant.analysis.testimony import Proof
from assistant.dossier.made_on import made_on_other_days
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party, Step
from assistant.dossier.retold import numbers_retold
from assistant.law.penalty_model import Penalty
from tests.analysis.test_shown_otherwise import _clause

_DOCUMENT, _RECORD = EvidenceKind.DOCUMENT, EvidenceKind.RECORD


def _piece(kind: EvidenceKind, name: str, text: str, number: str = "E1", on: str = "") -> Evidence:
    return Evidence(
        id=number, kind=kind, name=name, text=text, obtained=date.fromisoformat(on) if on else None
    )


_TAKEN = "2025年3月4日当场交付，鲁某签收。"


@pytest.mark.parametrize(
    ("name", "text", "title", "told"),
    [
        ("当场行政处罚决定书（警告）及送达回证", _TAKEN, "鲁某逾期不改正案", False),
        ("当场处罚决定书、责令改正通知书、送达回证", _TAKEN, "鲁某占道案", False),
        ("简易程序处罚决定书及送达回证", _TAKEN, "鲁某占道案", False),
        ("处罚决定书送达回证", "某市监罚〔2024〕7号。" + _TAKEN, "鲁某再次违法案", False),
        ("前次处罚决定书及送达回证", "某综执罚决字〔2024〕第0091号。" + _TAKEN, "鲁某案", False),
        ("处罚决定书及送达回证", "某农罚［2024］3号。2025年3月4日鲁某签收。", "鲁某案", False),
        ("处罚决定书送达回证", "某执罚〔2025〕第19号，" + _TAKEN, "鲁某案", False),
        ("处罚决定书送达回证", "某执罚〔2025〕18号，2025年4月9日签收。", "鲁某案", False),
        ("处罚决定书送达回证", _TAKEN, "鲁某案", True),
        ("处罚决定书及送达回证", "某执罚〔2025〕18号，" + _TAKEN, "鲁某案", True),
        ("处罚决定书及送达回证", "某执罚〔2025〕第18号。" + _TAKEN, "鲁某案", True),
        ("处罚决定书及送达回证", "某执罚〔2025〕第018号。" + _TAKEN, "鲁某案", True),
        ("处罚决定书送达回证", "某执罚［2025］18号，" + _TAKEN, "鲁某案", True),
        ("当场处罚决定书及送达回证", _TAKEN, "鲁某当场处罚案", True),
        ("处罚决定书送达凭证", "2025年3月4日鲁某收到。", "鲁某案", True),
        ("行政处罚决定书送达回证", "2025年3月5日送达，鲁某签名。", "鲁某案", True),
    ],
)
def test_the_receipt_of_another_decision(name: str, text: str, title: str, *, told: bool) -> None:
    case = Case(
        title=title,
        facts="",
        document_number="某执罚〔2025〕18号",
        party=Party(name="鲁某"),
        evidence=(_piece(_DOCUMENT, name, text),),
        steps=(Step(name="送达", on=date(2025, 4, 9), note="直接送达，鲁某签收"),),
    )
    assert bool(list(made_on_other_days(case))) is told


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("标签应当标注生产日期、登记证编号", False),
        ("未标明生产许可证编号", False),
        ("未在醒目位置标注批准文号", False),
        ("喷涂的注册证编号不清", False),
        ("未如实登记旅客住宿信息，未落实旅客登记", False),
        ("未按规定进行来访登记", False),
        ("未建立出入库登记台账", False),
        ("对登记保存的物品", False),
        ("未取得生产许可证", True),
        ("未办理使用登记", True),
        ("未依法办理变更登记", True),
        ("未经批准擅自占用", True),
        ("未取得登记证从事加工", True),
        ("未按照批准的位置", True),
        ("没有健康证书", True),
        ("未经备案从事", True),
    ],
)
def test_a_permit_named_only_on_a_label_or_in_own_books(text: str, *, named: bool) -> None:
    assert (PERMIT.search(without_marks(text)) is not None) is named


@pytest.mark.parametrize(
    ("conduct", "facts", "duty", "asked"),
    [
        ("擅自拆除、停用消防设施的", "值班员把报警主机断电停用。", "不得擅自停用消防设施", False),
        ("擅自移动安全警示标志的", "工人把警示标志移到墙角。", "不得擅自移动警示标志", False),
        ("擅自改变监测点位的", "甲厂把采样口改到楼顶。", "不得擅自改变监测点位", False),
        ("擅自拆卸防护栏的", "乙拆下护栏两段。", "", False),
        ("擅自停用治污设施的", "丙厂关了喷淋塔。", "不得擅自停止运行", False),
        ("擅自开启窨井盖的", "丁撬开井盖两个。", "禁止擅自开启井盖", False),
        ("擅自涂改标牌的", "戊把限速牌涂黑。", "禁止擅自涂改", False),
        ("擅自挪用灭火器材的", "己把灭火器拿去压帆布。", "不得挪用或者擅自停用器材", False),
        ("擅自占用人行道的", "庚摆了三张桌子，没有申请。", "不得擅自占用", True),
        ("擅自砍伐树木的", "辛锯了两棵樟树。", "确需砍伐的，应当提出申请", True),
        ("擅自设置广告的", "壬立了一块牌子，未经批准。", "", True),
        ("未经许可擅自开业的", "癸开了门。", "", True),
        ("擅自挖掘道路的", "子挖了一条沟。", "应当经主管部门批准", True),
        ("擅自改装的", "丑改了房子，没有办手续。", "", True),
        ("擅自取水的", "寅抽水，无取水证。", "", True),
        ("擅自从事运营的", "卯拉客。", "应当取得经营许可", True),
    ],
)
def test_at_will_alone_is_no_permit(conduct: str, facts: str, duty: str, *, asked: bool) -> None:
    case = Case(facts=facts, party=Party(kind="企业"))
    assert ("permit" in features(case, _clause(conduct), clause_text=duty)) is asked


@pytest.mark.parametrize(
    ("conduct", "facts", "beyond"),
    [
        ("未取得许可证或者未按照许可证的规定建设的", "批准为三层，实际建成五层。", True),
        ("未经批准或者未按照批准的范围开采的", "核准的范围为东区，越界开采西区。", True),
        ("未取得许可或者超过许可的数量捕捞的", "许可证载明20吨，捕了31吨。", True),
        ("未经审批或者不按审批的时间施工的", "批准的时间为白天，夜里照做。", True),
        ("未经核准或者超出核准的面积占用的", "核准80平方米，占了120平方米。", True),
        ("未取得或者未按照批准内容设置的", "核定高度为6米，实高9米。", True),
        ("未经许可或者未按许可的路线行驶的", "许可证规定路线为外环。", True),
        ("未经同意或者未按批准位置设置的", "批准位置在桥北。", True),
        ("未取得许可证或者未按照许可证的规定建设的", "未取得许可证，建了五层。", False),
        ("未取得许可证或者未按照许可证的规定建设的", "没有批准，建了三间。", False),
        ("未取得许可证或者未按照许可证的规定建设的", "建了五层。", False),
        ("未取得许可证建设的", "批准为三层，实际建成五层。", False),
        ("未经批准占用的", "核准80平方米，占了120平方米。", False),
        ("擅自占用的", "核定高度为6米。", False),
        ("未经批准或者未按照批准的范围开采的", "未经核准开采三亩。", False),
        ("未取得许可或者超过许可的数量捕捞的", "擅自批准自己下网。", False),
    ],
)
def test_a_permit_not_kept_to(conduct: str, facts: str, *, beyond: bool) -> None:
    assert goes_beyond(conduct, facts) is beyond


@pytest.mark.parametrize(
    ("place", "kind", "text", "told"),
    [
        ("甲县青石镇工业园路9号", _RECORD, "检查地点：甲县宏运木业有限公司成品库。", True),
        ("甲县青石镇工业园路9号", _RECORD, "勘验地点：宏运木业有限公司涂胶车间。", True),
        ("甲县青石镇工业园路9号", _RECORD, "检查地点\t甲县宏运木业有限公司", True),
        ("甲县青石镇工业园路9号", _RECORD, "在甲县宏运木业有限公司锯料车间检查。", True),
        ("甲县青石镇工业园路9号", EvidenceKind.AUDIOVISUAL, "拍摄地点：甲县宏运木业有限公司。", True),
        ("甲县青石镇工业园路9号院内", _RECORD, "检查地点为甲县宏运木业有限公司。", True),
        ("甲县青石镇工业园路9号", _RECORD, "到甲县宏运木业有限公司检查。", True),
        ("甲县青石镇工业园路9号", _RECORD, "位于甲县宏运木业有限公司北侧。", True),
        ("甲县滨河路2号", _RECORD, "检查地点：甲县宏运木业有限公司。", False),
        ("甲县南山林场", _RECORD, "检查地点：甲县宏运木业有限公司。", False),
        ("甲县青石镇工业园路9号", _RECORD, "甲县宏运木业有限公司经理签名。", False),
        ("甲县青石镇工业园路9号", _RECORD, "检查地点：当事人成品库。", True),
        ("甲县滨河路2号", _RECORD, "检查地点：当事人成品库。", False),
        ("甲县青石镇工业园路9号", _RECORD, "检查地点：仓库。", False),
        ("甲县青石镇工业园路9号", _RECORD, "检查地点：永兴纸业有限公司。", False),
        ("甲县青石镇工业园路9号", _DOCUMENT, "地址：甲县宏运木业有限公司。", False),
        ("甲县青石镇工业园路9号", EvidenceKind.WITNESS, "地点：甲县宏运木业有限公司。", False),
        ("", _RECORD, "检查地点：甲县宏运木业有限公司。", False),
    ],
)
def test_the_premises_of_the_party(place: str, kind: EvidenceKind, text: str, *, told: bool) -> None:
    party = Party(kind="企业", name="甲县宏运木业有限公司", address="甲县青石镇工业园路9号")
    piece = _piece(kind, "现场检查笔录", text)
    case = Case(facts="", place=place, party=party, region="甲省/甲县", evidence=(piece,))
    assert bool(tells_premises(piece, premises_of(case), Proof(case, "某"))) is told


_TAKER = "拍摄地点：工业路9号，拍摄人：执法人员郑某。"


@pytest.mark.parametrize(
    ("kind", "name", "text", "flawed"),
    [
        (_DOCUMENT, "监测报告签收单", "5月8日领取报告一份，郝某签名。", False),
        (_DOCUMENT, "鉴定报告领取登记表", "5月8日领取，郝某签名。", False),
        (_DOCUMENT, "评估报告（某评〔2025〕8号）的送达回证", "2025年5月8日郝某签收。", False),
        (EvidenceKind.EXPERT, "占地测量报告", "某测绘院，乙级资质证书。长31米、宽4米，位于红线以内。", False),
        (EvidenceKind.EXPERT, "围堰测绘报告", "某测绘院，乙级资质证书，顶宽3.2米。", False),
        (EvidenceKind.EXPERT, "沟槽勘测报告", "某测绘院，甲级资质，深2.1米。", False),
        (EvidenceKind.AUDIOVISUAL, "照片二张", "5月8日照片拍摄时间9时10分。" + _TAKER, False),
        (EvidenceKind.AUDIOVISUAL, "照片二张", "拍摄时间：5月8日上午。" + _TAKER, False),
        (_DOCUMENT, "送达回证", "二〇二五年五月八日送达，郝某签收。", False),
        (_DOCUMENT, "送达回证", "2025年 5 月 8 号送达，郝某签收。", False),
        (_DOCUMENT, "补正说明", "询问笔录第二页笔误，已由被询问人捺印。", False),
        (EvidenceKind.EXPERT, "监测报告", "浓度12毫克，超标。", True),
        (EvidenceKind.EXPERT, "占地测量报告", "某测绘院，乙级资质证书。已到现场。", False),
        (EvidenceKind.EXPERT, "评估报告及送达回证", "5月8日签收。", True),
        (EvidenceKind.AUDIOVISUAL, "照片二张", "照片内容为围挡。" + _TAKER, True),
        (EvidenceKind.AUDIOVISUAL, "照片二张", "拍摄时间不详。" + _TAKER, True),
        (_DOCUMENT, "送达回证", "郝某签收。", True),
        (_DOCUMENT, "送达回证", "五日内送达，郝某签收。", True),
        (EvidenceKind.PARTY, "郝某询问笔录", "问：做了没有？答：做了。", True),
        (_DOCUMENT, "合同复印件", "甲方、乙方约定。", True),
    ],
)
def test_pieces_that_show_it_in_other_words(
    kind: EvidenceKind, name: str, text: str, *, flawed: bool
) -> None:
    case = Case(facts="", place="甲县工业路9号", evidence=(_piece(kind, name, text),))
    assert any(gap.element.startswith("材料合格") for gap in quality_gaps(case)) is flawed


@pytest.mark.parametrize(
    ("name", "text", "source", "met"),
    [
        ("特种设备安全监察指令书", "责令立即停止使用起重机。", "", True),
        ("停工通知书", "责令立即停止施工，消除隐患。", "", True),
        ("卫生监督意见书", "责令立即停止采血活动。", "", True),
        ("停工整改令", "责令停止基坑开挖。", "", True),
        ("监督管理意见书", "责令清除违规堆料。", "", True),
        ("隐患整改通知书", "责令限期整改配电箱隐患。", "", True),
        ("监察建议单", "责令立即拆除插座。", "", True),
        ("现场处理意见书", "责令立即停止充装。", "", True),
        ("施工日志", "今日停工。", "", False),
        ("物业整改通知单", "请尽快整改。", "", False),
        ("承诺书", "立即停止使用。", "当事人提供", False),
        ("停工通知书", "通知停工。", "当事人提供", False),
        ("检验意见通知书", "不合格。", "检验机构提供", False),
        ("缴费通知书", "请缴费。", "", False),
        ("询问通知书", "请于明日到局接受询问。", "", False),
        ("抽样通知书", "抽样三件。", "", False),
    ],
)
def test_orders_by_other_names(name: str, text: str, source: str, *, met: bool) -> None:
    piece = Evidence(id="E1", kind=_DOCUMENT, name=name, text=text, source=source)
    steps = (Step(name="决定", on=date(2025, 5, 8), note="罚款3000元"),)
    case = Case(facts="某厂使用不合格的起重机。", evidence=(piece,), steps=steps)
    rows = [row for row in needs(Situation(case, None)) if row.element == "责令改正"]
    assert [row.status is ProcedureStatus.MET for row in rows] == [met]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("听证期限届满", "不听证"), ("听证申请期届满", "不听证"), ("听证期满", "不听证"), ("听证期间届满", "不听证"),
        ("听证期限已满", "不听证"), ("听证申请期限届满", "不听证"), ("五日听证期届满", "不听证"), ("听证逾期", "不听证"),
        ("听证", "听证"), ("举行听证会", "听证"), ("公开听证", "听证"), ("听证会", "听证"), ("组织听证", "听证"),
        ("听证通知", "听证通知"), ("申请听证", "听证申请"), ("听证告知", "告知"),
    ],
)  # fmt: skip
def test_the_end_of_the_period_is_no_hearing(name: str, kind: str) -> None:
    assert kind_of_step(name) == kind


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("锯倒4株香樟", {"4株"}), ("四株香樟", {"4株"}), ("32件卫衣", {"32件"}), ("两台电机、3袋水泥", {"2台", "3袋"}),
        ("1.5吨废料", {"1.5吨"}), ("十二只轮胎", {"12只"}), ("120平方米", {"120平方米"}), ("60棵", {"60棵"}),
        ("1株", set()), ("4月", set()), ("第4条", set()), ("400元", set()), ("4时", set()), ("4名工人", set()),
        ("2.4", set()), ("3号楼", set()),
    ],
)  # fmt: skip
def test_things_counted(text: str, counts: set[str]) -> None:
    assert counts_in(text) == counts


@pytest.mark.parametrize(
    ("kind", "name", "text", "told"),
    [
        (_RECORD, "现场勘验笔录", "树池内有新鲜树桩三个，锯末很厚。", True),
        (_RECORD, "现场检查笔录", "松树树干码在坡下。", True),
        (EvidenceKind.AUDIOVISUAL, "现场照片", "显示松树断面。", True),
        (EvidenceKind.WITNESS, "护林员询问笔录", "答：我看见有人拿油锯放倒三株松树。", True),
        (EvidenceKind.WITNESS, "村民询问笔录", "答：松树是雇人放倒的，砍了三株松树。", True),
        (EvidenceKind.PARTY, "韦某询问笔录", "答：松树挡光，雇人砍伐的。", True),
        (_RECORD, "检查记录", "三株松树只剩树桩。", True),
        (EvidenceKind.AUDIOVISUAL, "无人机航拍录像", "显示砍伐后的松树堆放在路边。", True),
        (_RECORD, "现场检查笔录", "店内冰柜两台。", False),
        (_RECORD, "复查笔录", "松树已补种三株。", False),
        (EvidenceKind.AUDIOVISUAL, "现场照片", "显示店招。", False),
        (EvidenceKind.WITNESS, "村民询问笔录", "答：我在家。", False),
        (EvidenceKind.PARTY, "韦某询问笔录", "答：没有话说。", False),
        (_DOCUMENT, "购销合同", "松树。", False),
        (EvidenceKind.EXPERT, "价格认定书", "松树每株90元。", False),
        (EvidenceKind.ELECTRONIC, "转账记录", "松树款。", False),
    ],
)
def test_what_officers_saw_in_their_own_words(
    kind: EvidenceKind, name: str, text: str, *, told: bool
) -> None:
    piece = _piece(kind, name, text)
    facts = "韦某雇人在坡地树池砍伐松树3株。"
    assert bool(Proof(Case(facts=facts, evidence=(piece,)), "滥伐林木的").tells_of(piece)) is told


_DUMP = (
    "2025年6月3日，某建材厂将机修产生的废油泥9桶露天放在厂区空地上，没有防雨棚和围堰，未存入专门的贮存间。"
)
_SOLD = "2025年6月3日，某建材厂把机修产生的废油泥9桶卖给收旧货的人，没有转移联单，也没有存入专门的贮存间。"


@pytest.mark.parametrize(
    ("facts", "kind", "text", "fine", "asked"),
    [
        (_DUMP, _RECORD, "空地上有油桶9只。", 60000, False),
        (_DUMP, _DOCUMENT, "营业执照：经营范围建材销售。", 60000, False),
        (_DUMP, EvidenceKind.PARTY, "答：图省事放外面。", 60000, False),
        (_DUMP, EvidenceKind.WITNESS, "答：去年放到现在。", 60000, False),
        (_DUMP, EvidenceKind.EXPERT, "结论：属危险废物。", 60000, False),
        (_DUMP + "经营场所在东街。", _RECORD, "有桶。", 60000, False),
        (_DUMP, _RECORD, "厂房门口有经营者姓名牌。", 60000, False),
        (_DUMP, EvidenceKind.AUDIOVISUAL, "显示油桶。", 60000, False),
        (_DUMP, EvidenceKind.PARTY, "答：卖了两桶给人家。", 60000, True),
        (_DUMP, EvidenceKind.WITNESS, "答：他收了我500元处置。", 60000, True),
        (_DUMP, _RECORD, "收款码流水若干。", 60000, True),
        (_SOLD, _RECORD, "有桶。", 60000, True),
        (_DUMP, _RECORD, "有桶。", 0, True),
        ("某厂放废油泥。", _RECORD, "有桶。", 60000, True),
        (_DUMP + "获利200元。", _RECORD, "有桶。", 60000, True),
        (_DUMP, EvidenceKind.ELECTRONIC, "转账备注货款。", 60000, True),
    ],
)
def test_an_act_nobody_is_paid_for(
    facts: str, kind: EvidenceKind, text: str, fine: int, *, asked: bool
) -> None:
    case = Case(
        facts=facts,
        party=Party(kind="企业"),
        evidence=(_piece(kind, "材料", text),),
        fine_yuan=Decimal(fine) if fine else None,
    )
    plain = _clause("未按照标准贮存危险废物的")
    rule = replace(plain.rule, penalties=(Penalty("罚款"), Penalty("没收违法所得")))
    clause = replace(plain, rule=rule)
    assert ("income" in features(case, clause)) is asked


@pytest.mark.parametrize(
    ("kind", "name", "text", "proved"),
    [
        (EvidenceKind.ELECTRONIC, "操作证查询页面", "登录平台查询，结果为“未查询到证件信息”。", True),
        (EvidenceKind.ELECTRONIC, "资格查询截图", "输入姓名查询，查无此人证件。", True),
        (_DOCUMENT, "登记情况复函", "经查询登记系统，该锅炉没有登记。", True),
        (_DOCUMENT, "登记档案查询单", "查询结果：该锅炉尚未登记。", True),
        (_DOCUMENT, "登记平台查询单", "检索登记平台，未检索到相关信息。", True),
        (_DOCUMENT, "登记查询证明", "该锅炉迁址后没有办理变更登记。", True),
        (_DOCUMENT, "登记情况复函", "没有收到该锅炉的登记申请。", True),
        (_DOCUMENT, "登记情况查询结果", "系统里查不到登记证，未登记。", True),
        (_DOCUMENT, "用工合同", "洪某雇司炉工一名。", False),
        (_DOCUMENT, "设备清单", "锅炉一台。", False),
        (EvidenceKind.PARTY, "洪某询问笔录", "答：没有登记。", False),
        (EvidenceKind.WITNESS, "工人询问笔录", "答：没有登记。", False),
        (_DOCUMENT, "维修单", "没有更换阀门。", False),
        (_DOCUMENT, "注册查询", "该人无医师注册。", False),
        (_RECORD, "现场检查笔录", "锅炉正在运行。", False),
        (EvidenceKind.ELECTRONIC, "用电记录", "6月用电200度。", False),
    ],
)
def test_what_a_register_answers(kind: EvidenceKind, name: str, text: str, *, proved: bool) -> None:
    piece = _piece(kind, name, text)
    case = Case(facts="洪某的锅炉未办理使用登记即投入使用。", party=Party(kind="企业"), evidence=(piece,))
    gaps = element_gaps(case, _clause("使用特种设备未按照规定办理使用登记的"))
    (permit,) = (gap for gap in gaps if gap.element.startswith("许可"))
    assert (permit.status is ElementStatus.PROVED) is proved


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("胸径20厘米2株，每株500元；另18厘米2株。合计4株。", False),
        ("东侧松树2株，西侧松树2株。", False),
        ("松树3株", True),
    ],
)
def test_parts_make_up_the_whole(text: str, *, told: bool) -> None:
    others = [
        _piece(_RECORD, "现场勘验笔录", "有松树4株。", "E2"),
        _piece(EvidenceKind.WITNESS, "护林员询问笔录", "答：放倒松树4株。", "E3"),
    ]
    case = Case(facts="韦某砍伐松树4株。", evidence=(_piece(EvidenceKind.PARTY, "询问笔录", text), *others))
    assert bool(list(numbers_retold(case))) is told


@pytest.mark.parametrize(
    "kept", ["人民币叁佰元整（¥300.00）", "（大写）叁佰元整（300元）", "叁佰元整（小写：300元）"]
)
def test_capitals_are_no_name_of_a_sum(kept: str) -> None:
    other = _piece(EvidenceKind.WITNESS, "证言", "我付了人民币捌佰元整（¥800.00）。", "E2")
    case = Case(facts="收取安装费。", evidence=(_piece(_DOCUMENT, "收据", f"收到{kept}。"), other))
    assert not list(numbers_retold(case))
