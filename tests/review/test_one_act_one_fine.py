"""R17: one omission is told once, and only where the paper itself says that it is the same act."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review
from tests.review.test_certain_kinds import FACTS, FINE, Changes, changed
from tests.review.test_planted import CLEAN


def told(text: str, library: LawLibrary) -> list[str]:
    return [f.severity.value for f in review(text, library=library).findings if f.rule == "R17"]


@pytest.mark.parametrize(
    "changes",
    [
        {FINE: FINE + "，又依据《浙江省消防条例》第六十条就该行为再处罚款3000元"},
        {FINE: FINE + "，同时依据《浙江省消防条例》第六十条对同一行为再处罚款3000元"},
        {FINE: "罚款6000元；该行为同时违反《浙江省消防条例》，另处罚款6000元"},
        {FINE: "两项处罚，因同一行为罚款6000元；罚款6000元"},
        {FACTS: "堵塞疏散通道。我大队已于2026年3月5日就上述行为罚款6000元。2026"},
        {FACTS: "堵塞疏散通道。该行为已由西湖区应急管理局罚款20000元。2026"},
        {FACTS: "堵塞疏散通道。该公司因同一行为已被西湖区应急管理局罚款20000元。2026"},
    ],
)
def test_a_second_fine_is_told_once(packaged_library: LawLibrary, changes: Changes) -> None:
    assert told(changed(CLEAN, changes), packaged_library) == ["致命"]


@pytest.mark.parametrize(
    "changes",
    [
        {FINE: "罚款6000元；该公司再次堵塞通道，另处罚款6000元"},
        {FINE: "罚款6000元，又依据《浙江省消防条例》第六十条对未配置灭火器再处罚款3000元"},
        {FINE: "就堵塞通道和遮挡消火栓同时违反两条规定，分别罚款6000元、罚款3000元"},
        {FINE: FINE + "，该行为又违反《浙江省消防条例》，择重罚款"},
        {FINE: "罚款6000元，遮挡消火栓不是同一行为，再处罚款6000元"},
        {FACTS: "堵塞疏散通道。该公司2025年因占用通道行为被罚款2000元，2026年3月再次占用。2026"},
        {FACTS: "堵塞疏散通道。该公司已因2025年的占用通道行为被西湖区城市管理局罚款2000元。2026"},
        {FACTS: "堵塞疏散通道。我大队已就堵塞疏散通道对隔壁公司罚款6000元。2026"},
        {FACTS: "堵塞疏散通道。我大队已就该公司员工吸烟另案罚款200元。2026"},
    ],
)
def test_another_act_is_another_fine(packaged_library: LawLibrary, changes: Changes) -> None:
    assert told(changed(CLEAN, changes), packaged_library) == []


@pytest.mark.parametrize(
    ("sentence", "severities"),
    [
        # the party was fined for this act
        ("当事人因上述堵塞通道行为，已于2026年3月7日被西湖区综合行政执法局罚款1000元。", ["致命"]),
        ("经查，区住建局已对该公司的上述堆放行为作出罚款5000元的处罚决定。", ["致命"]),
        ("就本案堆放板材的行为，该公司已受到西湖区综合行政执法局罚款2000元的行政处罚。", ["致命"]),
        ("上述事实已被区应急管理局以《行政处罚决定书》（西应急罚〔2026〕3号）罚款5000元。", ["致命"]),
        ("甲木家居有限公司因该行为已受到街道办事处罚款1000元的行政处罚，并已缴清。", ["致命"]),
        ("就此，该公司已被区综合行政执法局罚款2000元。", ["致命"]),
        ("店员己某在场。该公司因上述行为已被区应急管理局罚款8000元。", ["致命"]),
        ("乙公司施工。该公司因上述行为已被区应急管理局罚款8000元。", ["提示"]),
        # somebody else was
        ("该行为的直接责任人己某已由我大队另案罚款500元。", []),
        ("因上述行为，施工单位乙公司已被西湖区住房和城乡建设局罚款20000元。", []),
        ("就上述行为，我大队已对物业服务企业丙公司罚款5000元。", []),
        ("该违法行为由己某具体实施，己某已于2026年3月20日被我大队罚款800元。", []),
        ("因此事，该公司法定代表人丁立文已被罚款1000元，本案只处理单位。", []),
        ("对同一场所的另一使用人癸公司的上述行为，已另行罚款3000元。", []),
        ("因本案，己某已被公安机关罚款500元。", []),
        ("己某是直接责任人，因上述行为已被公安机关罚款500元。", []),
        # the party says so, or it was undone, or no fine followed
        ("当事人辩称，其因上述行为已被城管局罚款2000元，不应再罚。", []),
        ("该公司因同一行为已被区城市管理局罚款2000元，该处罚决定已被复议机关撤销。", []),
        ("上述行为已由西湖区应急管理局给予警告处罚。", []),
        ("该行为已构成违法，应当给予罚款。", []),
        # a name that cannot be told from other words, an earlier day, no word of a fine
        ("丁小山因上述行为已被公安机关罚款500元。", ["提示"]),
        ("房东辛某违规出租。该行为已由公安机关处罚3000元。", ["提示"]),
        ("该公司因同一行为于2024年5月被罚款2000元，此次系再犯。", ["提示"]),
        ("上述行为已受过处罚。", ["提示"]),
    ],
)
def test_whose_fine_it_was(packaged_library: LawLibrary, sentence: str, severities: list[str]) -> None:
    for old in ("堵塞疏散通道。", "予以采纳。"):
        text = CLEAN.replace(old, old + sentence)
        assert told(text, packaged_library) == severities


TWO_ACTS = "罚款5000元；对遮挡消火栓的行为罚款7000元"


@pytest.mark.parametrize(
    "sentence",
    [
        "根据一事不再罚原则，对同一个违法行为不得给予两次以上罚款。",
        "当事人的一个违法行为同时违反多个规范的，应当按照罚款数额高的规定处罚。",
        "该公司辩称堆放与遮挡属于同一违法行为，不应分别罚款，该意见不成立。",
        "当事人认为同一行为不应再另行罚款，本机关不予采纳。",
        "堆放板材与遮挡消火栓不构成同一行为，应当分别裁量。",
        "两处堆放并非同一个违法行为，分别处罚。",
        "该公司主张两项行为系一个违法行为，经查，二者时间、地点不同。",
    ],
)
def test_the_rule_explained_is_no_second_fine(packaged_library: LawLibrary, sentence: str) -> None:
    text = changed(CLEAN, {FINE: TWO_ACTS, "予以采纳。": "予以采纳。" + sentence})
    assert told(text, packaged_library) == []


@pytest.mark.parametrize(
    ("ruling", "severities"),
    [
        ("罚款6000元，并就该违法行为另行依据《浙江省消防条例》第六十条处以罚款3000元", ["致命"]),
        ("罚款6000元，又根据《浙江省消防条例》第六十条对该公司的上述行为给予罚款3000元", ["致命"]),
        ("两项处罚：因同一堆放行为罚款6000元、罚款4000元", ["致命"]),
        ("罚款5000元；该行为还造成住户出行不便，对遮挡消火栓罚款7000元", []),
        ("罚款6000元；就同一行为另对直接负责的主管人员丁立文罚款2000元", []),
        ("罚款6000元；该行为同时违反《浙江省消防条例》第六条，另对遮挡消火栓罚款6000元", []),
        ("罚款6000元；上述行为再次发生的，依法从重罚款9000元", []),
        ("罚款5000元；各处板材属于同一违法行为，对遮挡消火栓罚款7000元", ["提示"]),
    ],
)
def test_a_second_fine_in_the_ruling(
    packaged_library: LawLibrary, ruling: str, severities: list[str]
) -> None:
    assert told(changed(CLEAN, {FINE: ruling}), packaged_library) == severities


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("西湖区公安分局已于2026年3月8日就本次堵塞疏散通道对当事人罚款6000元", "致命"),
        ("西湖区应急管理局已就此次堵塞疏散通道对该公司罚款6000元", "致命"),
        ("该公司因本次堵塞疏散通道已被西湖区应急管理局罚款6000元", "致命"),
        ("杭州市消防支队已因这次堵塞疏散通道对当事人罚款3000元", "致命"),
        ("西湖区综合行政执法局已于2026年3月9日因这起堵塞疏散通道给予当事人罚款5000元", "致命"),
        ("当事人就该次堵塞疏散通道已被西湖区住房和城乡建设局罚款4000元", "致命"),
        # not this act, not this party, not fined: no certain word
        ("西湖区交通运输局已于2026年3月8日就本次超载运输对当事人罚款6000元", ""),
        ("西湖区应急管理局已就本次事故对当事人罚款6000元", ""),
        ("西湖区应急管理局已就此次堵塞疏散通道对房东罚款6000元", ""),
        ("西湖区应急管理局未就本次堵塞疏散通道对当事人罚款", ""),
        ("西湖区应急管理局拟就本次堵塞疏散通道对当事人罚款6000元，后撤销立案", ""),
        ("西湖区应急管理局已就本次检查对当事人罚款6000元", ""),
    ],
)
def test_the_act_called_by_its_verb(packaged_library: LawLibrary, words: str, severity: str) -> None:
    found = told(changed(CLEAN, {FACTS: f"堵塞疏散通道。{words}。2026"}), packaged_library)
    assert ("致命" in found) is bool(severity)
