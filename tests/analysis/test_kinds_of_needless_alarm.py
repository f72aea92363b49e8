"""Kinds of needless alarm in complete files, each beside what still is one: hearings nobody asked for, posts before names, parked lorries …"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assistant.analysis.acting import acting_gaps
from assistant.analysis.agents import named_agent
from assistant.analysis.features import features
from assistant.analysis.model import ElementStatus
from assistant.analysis.pieces import paper_kind
from assistant.analysis.presence import recorded_present
from assistant.analysis.procedure.moments import moments_of
from assistant.analysis.procedure.verb import check_procedure
from assistant.analysis.quality import quality_gaps
from assistant.analysis.testimony import OF_PERMITS, Proof
from assistant.dossier.at_rest import stood_still
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party, Step
from assistant.dossier.states_told import states_contrary
from assistant.law.penalty_model import Penalty
from assistant.text.quantities import find_quantities
from tests.analysis.test_shown_otherwise import _clause


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("五个工作日届满，未要求听证", "不听证"),
        ("期满未申请听证，记录在案", "不听证"),
        ("当事人没有提出听证申请", "不听证"),
        ("公司书面放弃听证", "不听证"),
        ("未收到当事人的听证申请", "不听证"),
        ("期限内没有要求举行听证", "不听证"),
        ("当事人不要求听证", "不听证"),
        ("在规定期限内未在五日内书面提出听证要求", "不听证"),
        ("公开举行，主持人为法制科乔某", "听证"),
        ("未申请公开听证，不公开举行", "听证"),
        ("当事人未申请听证主持人回避，听证按期举行", "听证"),
        ("当事人未申请听证延期", "听证"),
        ("当事人缺席", "听证"),
        ("未到场，按放弃听证处理，缺席", "听证"),
        ("对证据没有要求听证会上质证的意见", "听证"),
        ("制作听证笔录，双方签名", "听证"),
        ("", "听证"),
    ],
)
def test_a_hearing_nobody_asked_for_is_none(note: str, kind: str) -> None:
    case = Case(facts="", steps=(Step(name="听证", on=date(2025, 3, 10), note=note),))
    assert moments_of(case)[0].kind == kind


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("公开举行，袁某参加并质证、申辩", "无法判断"),
        ("袁某在听证会上提出货是借来的", "无法判断"),
        ("听证中请求减轻处罚", "无法判断"),
        ("公开举行，袁某未到场", "缺失"),
        ("公开举行，告知有权质证、申辩", "缺失"),
        ("听证时提出回避，驳回", "缺失"),
        ("听证会上有权提出证据", "缺失"),
        ("公开举行", "缺失"),
    ],
)
def test_a_defence_is_told_in_the_hearing(note: str, status: str) -> None:
    steps = [("告知", 3, ""), ("听证", 20, note), ("决定", 28, "罚款20000元")]
    taken = tuple(Step(name=name, on=date(2025, 3, day), note=words) for name, day, words in steps)
    findings = check_procedure(Case(facts="", steps=taken, party=Party(kind="企业", name="某公司"))).findings
    assert {f.status for f in findings if f.element == "听取陈述申辩"} == {status}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("红叶公司委托门店经理谷秀（公民身份号码略）代为接受调查。", "谷秀"),
        ("红叶公司委托副厂长米兰（公民身份号码略）签收文书。", "米兰"),
        ("红叶公司委托施工员井松，男，代为处理。", "井松"),
        ("红叶公司委托驾驶员富强（身份证号略）代为接受调查。", "富强"),
        ("红叶公司委托经理张伟明（公民身份号码略）代为接受调查。", "张伟明"),
        ("红叶公司委托张伟明（公民身份号码略）代为接受调查。", "张伟明"),
        ("红叶公司委托李娜代为签收。", "李娜"),
        ("受托人：王小丽，店长。", "王小丽"),
    ],
)
def test_a_post_is_no_part_of_a_name(text: str, name: str) -> None:
    assert named_agent(Evidence(id="E1", kind=EvidenceKind.DOCUMENT, name="授权委托书", text=text)) == name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("管网巡查员季某询问笔录", "inquiry"),
        ("河道巡查人员鲍某调查笔录", "inquiry"),
        ("安全检查员方某询问笔录", "inquiry"),
        ("巡查队员孔某谈话笔录", "inquiry"),
        ("现场检查笔录", "site_record"),
        ("巡查记录", "site_record"),
        ("检查人员现场检查笔录", "site_record"),
        ("复查笔录及照片", "site_record"),
        ("勘验检查笔录", "site_record"),
    ],
)
def test_who_inspects_for_a_living_may_be_asked(name: str, kind: str) -> None:
    assert paper_kind(Evidence(id="E1", kind=EvidenceKind.RECORD, name=name, text="略")) == kind


@pytest.mark.parametrize(
    ("name", "source", "asked"),
    [
        ("糖果样品三袋及照片", "执法人员提取", False),
        ("涉案工具实物及照片", "执法人员提取", False),
        ("包装袋物证和照片", "执法人员收集", False),
        ("现场照片三张", "执法人员提取", True),
        ("样品三袋及照片", "", True),
        ("店面照片及样品清单", "执法人员提取", True),
        ("现场照片三张", "执法人员拍摄", True),
        ("样品三袋及照片", "第三人提供", True),
    ],
)
def test_pictures_of_a_thing_go_with_who_took_the_thing(name: str, source: str, *, asked: bool) -> None:
    text = "2025年3月1日在解放路店内，封存三袋。"
    piece = Evidence(id="E1", kind=EvidenceKind.OBJECT, name=name, text=text, source=source, paper="photo")
    assert any("拍摄人" in gap.note for gap in quality_gaps(Case(facts="", evidence=(piece,)))) is asked


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十八米五长，六十公分宽", "18.5"),
        ("挖了三米二，没错", "3.2"),
        ("一共二十吨五。", "20.5"),
        ("长十米六左右", "10.6"),
        ("十八米五根管子", "18"),
        ("十米一段", "10"),
        ("十米三处", "10"),
        ("十米五、六处", "10"),
        ("18米5号楼", "18"),
        ("五米两边", "5"),
        ("三吨四百斤", "3000"),
        ("八吨半", "8.5"),
    ],
)
def test_a_digit_behind_the_unit_is_a_tenth(text: str, value: str) -> None:
    first = next(iter(find_quantities(text)))
    assert first.span.value is not None
    assert first.span.value in (Decimal(value), Decimal(value) / first.factor)


def _told(text: str, facts: str, kind: EvidenceKind = EvidenceKind.WITNESS) -> Case:
    piece = Evidence(id="E1", kind=kind, name="询问笔录", text=text)
    return Case(facts=facts, act_date="2025-03-01", evidence=(piece,))


@pytest.mark.parametrize(
    ("facts", "text", "found"),
    [
        ("2025年3月1日9时，红叶建材店把水泥袋堆放在解放路人行道上。", "2025年3月1日货车停在红叶建材店门口人行道边，水泥袋堆在旁边。", False),
        ("2025年3月1日9时，红叶建材店把水泥袋堆放在解放路人行道上。", "2025年3月1日一辆三轮车停在红叶建材店解放路门口，卸水泥袋。", False),
        ("2025年3月1日9时，红叶沙场在清水河采砂。", "2025年3月1日渔船停靠在红叶沙场清水河边，采砂的人来了。", False),
        ("2025年3月1日9时，红叶公司在3号仓库使用叉车装卸托盘。", "2025年3月1日叉车停在北侧车棚，没有使用装卸托盘。", True),
        ("2025年3月1日9时，红叶公司在3号仓库使用叉车装卸托盘。", "2025年3月1日这台车一直停在3号仓库托盘旁。", True),
        ("2025年3月1日9时，红叶公司货车在解放路抛洒渣土。", "2025年3月1日该车全天停放在公司解放路车场，渣土没装。", True),
        ("2025年3月1日9时，红叶沙场采砂船在清水河采砂。", "2025年3月1日采砂船停泊在清水河红叶沙场码头。", True),
        ("2025年3月1日9时，红叶公司在解放路工地施工打桩。", "2025年3月1日解放路工地打桩全天停工。", True),
    ],
)  # fmt: skip
def test_another_vehicle_parked_is_no_state_of_the_business(facts: str, text: str, *, found: bool) -> None:
    assert bool(list(stood_still(_told(text, facts)))) is found


_RAN_OUT = "红叶公司的叉车下次检验日期为2025年1月，期满后未申报检验，3月1日仍在使用。"
_NEVER = "红叶公司的叉车未经检验，3月1日仍在使用。"


@pytest.mark.parametrize(
    ("facts", "text", "found"),
    [
        (_RAN_OUT, "检验结论合格，检验日期2023年1月8日，下次检验日期2025年1月。", False),
        (_RAN_OUT, "叉车检验合格，2023年1月8日检验，下次检验日期2025年1月7日。", False),
        (_RAN_OUT, "叉车2023年1月8日检验合格。", False),
        (_NEVER, "叉车检验结论合格，检验日期2022年2月3日，下次检验日期2024年2月。", False),
        (_RAN_OUT, "检验结论合格，检验日期2025年2月8日，下次检验日期2027年2月。", True),
        (_RAN_OUT, "检验结论合格，检验日期2023年1月8日，下次检验日期2026年1月。", True),
        (_RAN_OUT, "叉车2025年2月20日检验合格。", True),
        (_NEVER, "叉车检验结论合格，检验日期2025年2月3日，下次检验日期2027年2月。", True),
        (_NEVER, "叉车2024年2月3日检验合格。", True),
    ],
)
def test_a_test_that_ran_out_before_is_no_contradiction(facts: str, text: str, *, found: bool) -> None:
    case = _told(text, facts, EvidenceKind.DOCUMENT)
    assert bool(list(states_contrary(case))) is found


@pytest.mark.parametrize(
    ("facts", "text", "kind", "note", "asked"),
    [
        ("倒渣土2车。", "该公司没有违法所得。", EvidenceKind.DOCUMENT, "罚款130000元", False),
        ("倒渣土2车。", "经核查账册，未发现违法所得。", EvidenceKind.DOCUMENT, "罚款130000元", False),
        ("倒渣土2车。", "经查无违法所得。", EvidenceKind.RECORD, "罚款130000元", False),
        ("倒渣土2车。", "没有违法所得。", EvidenceKind.PARTY, "罚款130000元", True),
        ("倒渣土2车。", "没有违法所得。", EvidenceKind.DOCUMENT, "没收违法所得800元、罚款130000元", True),
        ("倒渣土2车，收取800元。", "没有违法所得。", EvidenceKind.DOCUMENT, "罚款130000元", True),
        ("倒渣土2车。", "没有违法所得，只收取800元。", EvidenceKind.DOCUMENT, "罚款130000元", True),
        ("倒渣土2车。", "没有处罚记录。", EvidenceKind.DOCUMENT, "罚款130000元", True),
        ("倒渣土2车。", "没有销售。", EvidenceKind.DOCUMENT, "罚款130000元", True),
    ],
)
def test_a_gain_that_nobody_speaks_of_is_not_in_question(
    facts: str, text: str, kind: EvidenceKind, note: str, *, asked: bool
) -> None:
    penalties = (Penalty("没收违法所得"), Penalty("罚款"))
    clause = replace(_clause("擅自倾倒"), rule=replace(_clause("擅自倾倒").rule, penalties=penalties))
    piece = Evidence(id="E1", kind=kind, name="查询单", text=text)
    decided = Step(name="决定", on=date(2025, 3, 28), note=note)
    case = Case(facts=facts, evidence=(piece,), steps=(decided,), fine_yuan=Decimal(130000))
    assert ("income" in features(case, clause)) is asked


@pytest.mark.parametrize("text", ["没有来报过检", "我院没有检过这台车", "未报检", "没有申报检验"])
def test_words_of_tests_in_speech(text: str) -> None:
    assert OF_PERMITS.search(text)


_AUTHORITY = "红叶公司委托门店经理李秀（公民身份号码略）代为接受调查、签收文书。法定代表人陶新。"


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("当场交付李秀签收", False),
        ("直接交付李秀在送达回证上签名", False),
        ("交李秀签收", False),
        ("直接送达，李秀签收", False),
        ("直接送达，李琇签收", True),
        ("当场交付李琇签收", True),
        ("决定书由李琇签收", True),
        ("决定书交李琇签收", True),
    ],
)
def test_handed_over_is_no_surname(note: str, *, found: bool) -> None:
    paper = Evidence(id="E1", kind=EvidenceKind.DOCUMENT, name="授权委托书", text=_AUTHORITY)
    party = Party(kind="企业", name="红叶公司", representative="陶新")
    steps = (Step(name="送达", on=date(2025, 3, 10), note=note),)
    gaps = acting_gaps(Case(facts="", party=party, evidence=(paper,), steps=steps))
    assert ("受托人姓名" in {gap.element for gap in gaps}) is found


@pytest.mark.parametrize(
    ("note", "text", "status"),
    [
        ("期满未改正", "备餐间仍放置气瓶2只，正在使用。谷秀在场，核对无误后签名。", ElementStatus.PROVED),
        ("逾期不改正", "备餐间仍使用气瓶2只。谷秀到场，签名确认。", ElementStatus.PROVED),
        ("期满未改正", "备餐间仍放置气瓶2只，正在使用。见证人钱某签名。", ElementStatus.SINGLE),
        ("期满未改正", "备餐间仍放置气瓶2只，正在使用。谷秀到场，拒绝签名。", ElementStatus.SINGLE),
        ("期满未改正", "备餐间气瓶已清除，已经改正。谷秀在场，签名。", ElementStatus.SINGLE),
        ("已改正", "备餐间仍放置气瓶2只，正在使用。谷秀在场，签名。", ElementStatus.SINGLE),
    ],
)
def test_the_recheck_is_a_record_of_a_default(note: str, text: str, status: ElementStatus) -> None:
    told = "问：备餐间为什么还在用气瓶？答：电磁灶没到货，气瓶就一直用着。谷秀签名。"
    pieces = (
        Evidence(id="E1", kind=EvidenceKind.WITNESS, name="送气工韩某询问笔录", text="答：气瓶送到红叶餐厅，他们自己搬的。"),
        Evidence(id="E2", kind=EvidenceKind.RECORD, name="复查笔录", text=text),
        Evidence(id="E3", kind=EvidenceKind.PARTY, name="谷秀询问笔录", text=told),
    )  # fmt: skip
    case = Case(
        facts="红叶餐厅在备餐间使用气瓶2只。",
        party=Party(kind="企业", name="红叶餐厅"),
        evidence=pieces,
        steps=(Step(name="复查", on=date(2025, 3, 10), note=note),),
    )
    proof = Proof(case, "在备餐间使用气瓶")
    found = recorded_present(case, proof, frozenset({"红叶餐厅"}))
    assert (ElementStatus.PROVED if found else ElementStatus.SINGLE) is status
