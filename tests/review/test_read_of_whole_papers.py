"""What is read of the whole paper: reasons, officers, own tiers, signatures, monitors, numbers of pieces, items that a quotation shows."""

from __future__ import annotations

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.parts.officers import officers_of
from assistant.review.parts.own_scale import chosen_tier, own_scale
from assistant.review.parts.pieces import pieces_of
from assistant.review.parts.read import read_decision
from assistant.review.verb import review

_PROOFS = """现场检查笔录、照片6张，证明库房内货物的情况；
进货台账，证明购进和库存数量；
对当事人的询问笔录，证明经营的经过；
营业执照复印件，证明主体资格。"""
_PAPER = """甲市乙区农业农村局
行政处罚决定书
甲乙农罚〔2024〕12号

当事人：王大山
公民身份号码：330302198603150014
住址：甲市乙区丁路8号

2024年4月2日，本局执法人员戊立新（执法证号1234567）、己远（执法证号1234568）到甲市乙区丁路8号检查，2024年4月3日立案。经查，{facts}

上述事实有以下证据证明：
{proofs}

当事人的行为违反了有关规定。{reasons}

2024年5月6日，本局送达《行政处罚告知书》，告知拟罚款2000元及陈述、申辩的权利。{said}
{process}
决定对当事人罚款人民币{fine}。
当事人应当自收到本决定书之日起十五日内到甲市银行缴纳罚款。
{remedy}

甲市乙区农业农村局
2024年6月3日
{foot}"""
_FACTS = "当事人于2024年3月1日在甲市乙区丁路8号的库房内存放肥料，库存300公斤，当日未登记台账。"
_REMEDY = "如不服本决定，可以自收到本决定书之日起六十日内向甲市乙区人民政府申请行政复议，也可以自收到本决定书之日起六个月内向甲市乙区人民法院提起行政诉讼。"


def _paper(**more: str) -> str:
    parts = {
        "facts": _FACTS, "proofs": _PROOFS, "reasons": "", "said": "当事人未提出陈述、申辩。", "process": "", "fine": "贰仟元整（¥2000.00）", "remedy": _REMEDY, "foot": "",
    } | more  # fmt: skip
    return _PAPER.format(**parts)


def _said(text: str, library: LawLibrary, rule: str, word: str) -> bool:
    return any(f.rule == rule and word in f.message for f in review(text, library=library).findings)


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("对其意见，条款以货物总价为基数，不以利润为基数，不予采纳。", False),
        ("该笔货款在检查前已经付清，与本案处理没有联系，其意见不予采纳。", False),
        ("货物堆放时间的长短法律没有区分，不予采信。", False),
        ("本局经复核，对该意见不予采纳。", True),
        ("经复核，不予采纳。", True),
        ("对上述意见，本局依法不予采纳。", True),
        ("经审查，对当事人的请求不予支持。", True),
    ],
)
def test_a_refusal_has_reasons_in_whatever_words(
    packaged_library: LawLibrary, answer: str, fault: bool
) -> None:
    text = _paper(said=f"5月8日当事人书面申辩，请求少罚。{answer}")
    assert _said(text, packaged_library, "R25", "没有写明理由") is fault


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("5月8日当事人书面表示接受处罚。", False),
        ("5月8日当事人口头表示认可，愿意受罚。", False),
        ("5月8日当事人书面答复没有异议。", False),
        ("5月8日当事人书面声明服从本局的处理，不要求听证。", False),
        ("5月8日当事人书面表示接受处罚，但请求分期缴纳。", True),
        ("5月8日当事人书面申辩，请求从轻处罚。", True),
    ],
)
def test_who_only_agrees_says_nothing_in_its_defence(
    packaged_library: LawLibrary, said: str, fault: bool
) -> None:
    assert _said(_paper(said=said), packaged_library, "R25", "没有写明复核意见") is fault


def test_a_ticked_line_names_several_pieces() -> None:
    text = _paper(proofs="☑现场检查笔录2份　☑照片9张　□录像\n☑当事人陈述　☑身份证复印件")
    names = [piece.name for piece in pieces_of(read_decision(Paper.of_text(text)))]
    assert names == ["现场检查笔录2份", "照片9张", "当事人陈述", "身份证复印件"]


@pytest.mark.parametrize(
    ("process", "fault"),
    [
        ("5月20日由承办人戊立新完成法制审核。", True),
        ("5月20日戊立新对本案进行了法制审核。", False),
        ("法制审核由戊立新负责。", True),
        ("法制审核人员：己远。", True),
        ("5月20日经本案调查人员进行法制审核。", True),
        ("合法性审查由办案人员己远一并完成。", True),
        ("5月20日由法制科庚一完成法制审核。", False),
        ("5月20日，承办人将案件送法制机构审核，法制审核由庚一负责。", False),
        ("法制审核由未参加调查的庚一负责。", False),
        ("5月20日本案通过法制审核。", False),
    ],
)
def test_who_handles_a_case_does_not_review_it(
    packaged_library: LawLibrary, process: str, fault: bool
) -> None:
    assert _said(_paper(process=process), packaged_library, "R27", "自己作") is fault


def test_officers_are_read_by_card_and_by_title() -> None:
    names = officers_of(_paper())
    assert {"戊立新", "己远"} <= names
    assert "检定证书" not in officers_of("检定证书（编号1234567）")


_SCALE = "按照裁量基准，较轻情形，处500元以上1500元以下罚款；一般情形，处1500元以上3000元以下罚款；严重情形，处3000元以上5000元以下罚款。"


@pytest.mark.parametrize(
    ("reasons", "fault"),
    [
        (_SCALE + "当事人的行为属严重情形。", True),
        (_SCALE + "应按较轻情形裁量。", True),
        ("较轻、一般、严重三档分别对应500元至1500元、1500元至3000元、3000元至5000元，本案属于严重违法行为。", True),
        ("一档罚款500元至1500元，二档罚款1500元至3000元，三档罚款3000元至5000元，本案适用三档。", True),
        ("A档（500元至1500元）、B档（1500元至3000元），本案对应A档。", True),
        ("违法情节轻微的，罚款0.05万元至0.15万元，当事人违法情节轻微。", True),
        (_SCALE + "当事人的行为属一般情形。", False),
        (_SCALE + "当事人的行为不属于严重情形，属于一般情形。", False),
        (_SCALE, False),
        ("当事人的行为属严重情形。", False),
        ("A档（500元至1500元）、B档（1500元至3000元），本案对应B档。", False),
        (_SCALE + "当事人请求按较轻情形处罚。", False),
    ],
)  # fmt: skip
def test_the_fine_lies_in_the_tier_that_the_paper_applies(
    packaged_library: LawLibrary, reasons: str, fault: bool
) -> None:
    assert _said(_paper(reasons=reasons), packaged_library, "R20", "不在这一档内") is fault


def test_a_scale_in_turn_is_read_by_its_units() -> None:
    text = _paper(
        reasons="轻微、一般、较重三档分别对应30%以下、30%至70%、70%以上，即100元至200元、200元至300元、300元至400元，属较重情节。"
    )
    decision = read_decision(Paper.of_text(text))
    assert [(t.name, int(t.low), int(t.high)) for t in own_scale(decision)] == [
        ("轻微", 100, 200), ("一般", 200, 300), ("较重", 300, 400)
    ]  # fmt: skip
    chosen = chosen_tier(decision)
    assert chosen is not None
    assert chosen.text == "较重"


@pytest.mark.parametrize(
    ("said", "fine", "fault"),
    [
        ("当事人申辩请求从轻，经复核予以采纳，依法从轻处罚。", "贰仟元整（¥2000.00）", True),
        ("当事人请求减轻处罚，本局采纳其意见，决定减轻处罚。", "贰仟元整（¥2000.00）", True),
        ("当事人请求从轻，理由成立，予以采纳，从轻处罚。", "壹仟伍佰元整（¥1500.00）", False),
        ("当事人请求从轻处罚，经复核不予采纳。", "贰仟元整（¥2000.00）", False),
        ("当事人请求从轻处罚，拟处罚时已经考虑，予以采纳。", "贰仟元整（¥2000.00）", False),
    ],
)
def test_a_plea_that_is_accepted_lowers_the_fine(
    packaged_library: LawLibrary, said: str, fine: str, fault: bool
) -> None:
    assert _said(_paper(said=said, fine=fine), packaged_library, "R20", "却与告知的") is fault


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("其态度不端，故将罚款由2000元提高为2500元。", True),
        ("其申辩不成立，罚款从二千元增加到二千五百元。", True),
        ("其申辩推卸责任，决定提高罚款至2500元。", True),
        ("其申辩成立，罚款由2500元降低为2000元。", False),
        ("其申辩不成立，仍按2000元处罚。", False),
        ("其间查获新的证据，重新告知后将罚款由2000元提高为2500元。", False),
    ],
)
def test_a_defence_raises_no_fine(packaged_library: LawLibrary, answer: str, fault: bool) -> None:
    text = _paper(said=f"5月8日当事人提出申辩。经复核，{answer}", fine="贰仟伍佰元整（¥2500.00）")
    assert _said(text, packaged_library, "R25", "提高了罚款") is fault


@pytest.mark.parametrize(
    ("foot", "fault"),
    [
        ("当事人（签名）：王大川", True),
        ("当事人签名：王大三　2024年6月3日", True),
        ("被处罚人（签字）：王大由", True),
        ("当事人（签名）：王大山　2024年6月3日", False),
        ("当事人（签名）：拒绝签名", False),
        ("当事人（签名）：", False),
        ("执法人员（签名）：王大川", False),
        ("当事人（签名）：王大川（当事人之子，代收）", False),
    ],
)
def test_who_signs_is_the_party(packaged_library: LawLibrary, foot: str, fault: bool) -> None:
    assert _said(_paper(foot=foot), packaged_library, "R03", "签名的") is fault


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("告知书文号甲乙农告〔2024〕　号。", True),
        ("告知书文号甲乙农告〔2024〕号。", True),
        ("告知书文号甲乙农告〔2024〕第　　号。", True),
        ("告知书文号甲乙农告〔　　〕12号。", True),
        ("告知书文号甲乙农告〔2024〕第9号。", False),
        ("告知书文号甲乙农告〔2024〕9号，库房在8号楼。", False),
    ],
)
def test_a_number_is_filled_in(packaged_library: LawLibrary, said: str, fault: bool) -> None:
    assert _said(_paper(said=said), packaged_library, "R34", "未填") is fault


@pytest.mark.parametrize(
    ("term", "fault"),
    [
        ("自收到复议决定书之日起六个月内", True),
        ("自收到行政复议决定书之日起三十日内", True),
        ("在接到复议决定之日起六个月内", True),
        ("自收到复议决定书之日起十五日内", False),
        ("自收到复议决定书之日起15日内", False),
    ],
)
def test_after_review_one_sues_within_fifteen_days(
    packaged_library: LawLibrary, term: str, fault: bool
) -> None:
    remedy = f"可以先申请行政复议；对复议决定不服的，可以{term}向甲市乙区人民法院提起行政诉讼。"
    assert _said(_paper(remedy=_REMEDY + remedy), packaged_library, "R31", "不服复议决定") is fault


@pytest.mark.parametrize(
    ("proof", "fault"),
    [
        ("进货台账（库存350公斤），证明库存数量", True),
        ("称量记录1份（合计280公斤），证明库存", True),
        ("盘点表，证明库存肥料260公斤", True),
        ("进货台账（库存300公斤），证明库存数量", False),
        ("进货台账（购进800公斤），证明购进的经过", False),
        ("产品标签（每袋40公斤），证明规格", False),
        ("进货台账（每袋限重50公斤），证明库存数量", False),
        ("称量记录3份，证明库存", False),
    ],
)
def test_a_piece_bears_the_number_of_what_it_proves(
    packaged_library: LawLibrary, proof: str, fault: bool
) -> None:
    text = _paper(proofs=_PROOFS.replace("进货台账，证明购进和库存数量", proof))
    assert _said(text, packaged_library, "R08", "不一致") is fault


_QUOTE = "“禁止占用防火间距，不得堵塞疏散通道、安全出口。”"


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ("当事人占用防火间距。", True),
        ("当事人存在堵塞疏散通道、安全出口的违法行为。", True),
        ("当事人违反消防管理规定，堵塞疏散通道。", True),
        ("当事人在库房东侧堆放板材，占用防火间距。", False),
        ("当事人占用防火间距3米。", False),
        ("当事人用货架堵塞疏散通道，宽度仅余一半。", False),
    ],
)
def test_facts_say_more_than_the_law(packaged_library: LawLibrary, facts: str, fault: bool) -> None:
    text = _paper(facts=facts).replace("违反了有关规定", f"违反了《甲市消防规定》第五条{_QUOTE}的规定")
    assert _said(text, packaged_library, "R06", "条文的用语") is fault


@pytest.mark.parametrize(
    ("proof", "fault"),
    [
        ("2024年3月20日公布该点位的公告", True),
        ("点位设置公告（2024年3月5日公布该地点）", True),
        ("2023年3月20日公布该点位的公告", False),
        ("本案2024年5月20日公开处罚决定", False),
    ],
)
def test_a_place_is_published_before_it_records(
    packaged_library: LawLibrary, proof: str, fault: bool
) -> None:
    facts = "2024年3月1日9时，监控设备记录到当事人在甲市乙区丁路8号门前倾倒渣土。"
    text = _paper(facts=facts, proofs=_PROOFS + f"\n监控截图3张、{proof}，证明倾倒的经过。")
    assert _said(text, packaged_library, "R10", "晚于监控记录") is fault


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ("通知书当场交付当事人之女（12周岁）。", True),
        ("由当事人的侄子丙某（十五岁）在清单上签字。", True),
        ("清点时由其外甥（14岁）在场见证。", True),
        ("通知书当场交付当事人之女（22周岁）。", False),
        ("对证人丙某（16周岁）询问时其父亲在场。", False),
        ("店内有12岁儿童购买香烟。", False),
    ],
)
def test_a_child_does_not_sign_for_the_party(packaged_library: LawLibrary, told: str, fault: bool) -> None:
    assert _said(_paper(process=told), packaged_library, "R05", "未成年人签收") is fault


@pytest.mark.parametrize(
    ("name", "fault"),
    [("复合肥料", True), ("水溶肥料", True), ("有机肥料", False), ("肥料", False), ("涉案物品", False)],
)
def test_goods_bear_one_name(packaged_library: LawLibrary, name: str, fault: bool) -> None:
    text = _paper(
        facts=_FACTS.replace("肥料", "有机肥料"), fine=f"贰仟元整（¥2000.00），没收库存{name}300公斤"
    )
    assert _said(text, packaged_library, "R34", "前后没有写到") is fault


@pytest.mark.parametrize(
    ("lack", "told"),
    [
        ("在《肥料登记证》尚未核发的情况下存放肥料", True),
        ("《农药经营许可证》还没有批下来", True),
        ("当事人未领到农药经营许可证", True),
        ("当事人没有办妥审批手续", True),
        ("当事人已取得农药经营许可证", False),
        ("当事人未携带身份证件", False),
    ],
)
def test_a_permit_is_lacking_in_whatever_words(lack: str, told: bool) -> None:
    from assistant.review.rules.facts import _LACKS_PERMIT

    assert (_LACKS_PERMIT.search(lack) is not None) is told
