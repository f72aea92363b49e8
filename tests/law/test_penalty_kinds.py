"""Kinds of penalty clauses that a second hand found misread, on clauses of our own wording."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_penalty import rules, tuples

HEADS = [
    ("责令改正，对拒不改正或者改正后再次违反的，按照以下规定处理", "拒不改正或者改正后再次违反"),
    ("责令限期改正；对逾期不改正的，按照下列规定处罚", "逾期不改正"),
    ("予以警告，经警告仍不改正的，按照下列规定处罚", "经警告仍不改正"),
    ("责令改正；拒不改正的，按照下列规定处以罚款", "拒不改正"),
    ("责令限期改正，对逾期未改正的，依照下列标准处理", "逾期未改正"),
    ("责令改正，拒不改正的，按以下标准给予处罚", "拒不改正"),
    ("责令限期拆除；逾期不拆除的，按照下列规定予以处罚", "逾期不拆除"),
    ("责令改正，对经教育仍不改正的，分别按照以下规定处理", "经教育仍不改正"),
    ("责令限期治理，逾期不治理的，按照以下情形处理", "逾期不治理"),
    ("责令停止违法行为；拒不停止的，依照下列办法处理", "拒不停止"),
    ("责令清除，对逾期不清除的，按照如下标准处罚", "逾期不清除"),
]


@pytest.mark.parametrize(("head", "condition"), HEADS)
@pytest.mark.parametrize(
    "opening", ["有下列行为之一的，由城管部门", "违反本条例规定，有下列情形之一的，由主管部门"]
)
def test_a_condition_in_the_head_holds_for_every_item(head: str, condition: str, opening: str) -> None:
    text = (
        f"{opening}{head}：\n（一）占道堆物的，处二百元罚款；\n（二）乱贴广告的，处一百元以上三百元以下罚款。"
    )
    assert tuples(text) == [
        ("any", condition, "amount", 200, 200, ""),
        ("any", condition, "amount", 100, 300, ""),
    ]


BY_DAY = [
    ("从逾期之日起按照所占绿地面积处每日每平方米五十元以上一百元以下罚款", 50, 100, "每日每平方米"),
    ("自逾期之日起按所占面积处以每日每平方米十元罚款", 10, 10, "每日每平方米"),
    ("自超期之日起按日处以每平方米五元的罚款", 5, 5, "每日每平方米"),
    ("从超期之日起，按照占用面积每日每平方米处二十元罚款", 20, 20, "每日每平方米"),
    ("自违法之日起按日处五百元罚款", 500, 500, "每日"),
    ("按日处以五百元以上一千元以下的罚款", 500, 1000, "每日"),
    ("每日按照每平方米处五元罚款", 5, 5, "每日每平方米"),
    ("按所占面积处每日每平方米三十元以下罚款", 0, 30, "每日每平方米"),
    ("自应当归还之日起按照占用面积处每平方米每日十元以上二十元以下罚款", 10, 20, "每平方米每日"),
    ("处每日每平方米0.5元的罚款", 0.5, 0.5, "每日每平方米"),
    ("从责令归还期限届满之日起处每天每平方米八元罚款", 8, 8, "每天每平方米"),
]


@pytest.mark.parametrize(("clause", "low", "high", "base"), BY_DAY)
@pytest.mark.parametrize("order", ["责令限期归还；逾期未归还的", "责令退还绿地，逾期不退还的"])
def test_fines_by_day_and_area(clause: str, low: float, high: float, base: str, order: str) -> None:
    found = tuples(f"临时占用绿地期满未恢复的，{order}，{clause}。")
    assert [(f[2], *f[3:]) for f in found] == [("per_unit", low, high, base)]
    assert all("逾期" in str(f[1]) for f in found)


CAPS = [
    *("但对单位罚款最高不得超过三万元", "但罚款最高不超过三万元", "罚款总额最高不得超过三万元", "但对个人罚款不得超过一千元"),
    *("但对单位的罚款最高不得超过三万元，对个人的罚款最高不得超过一千元", "罚款累计最高不得超过五万元", "罚款金额最高不得超过十万元"),
    *("但是罚款最多不得超过二万元", "其中对个人罚款最高不得超过二百元", "罚款总额不能超过一万元"),
]  # fmt: skip


@pytest.mark.parametrize("cap", CAPS)
def test_a_cap_is_no_fine_of_its_own_and_is_kept(cap: str) -> None:
    text = f"逾期未缴纳的，处应缴费用一倍以上三倍以下罚款，{cap}。"
    assert [f[2:] for f in tuples(text)] == [("multiple", 1, 3, "应缴费用")]
    assert [words for rule in rules(text) for words in rule.other] == cap.split("，")


WARNINGS = [
    *("发布航行警告或者航行通告", "发布航海警告", "发出预警", "设置警告牌", "设置警告标志", "发布气象灾害警告信号", "悬挂警告标识"),
    *("设置安全警告灯", "播发航行警告", "发布红色警告信息", "拉设警告线", "张贴警告标语"),
]  # fmt: skip


@pytest.mark.parametrize("words", WARNINGS)
def test_warnings_that_are_no_penalty(words: str) -> None:
    text = f"擅自施工的，由主管部门责令停止施工，{words}，处一千元以下罚款。"
    assert [rule.kinds for rule in rules(text)] == [("罚款",)]


@pytest.mark.parametrize(
    "words", ["给予警告", "予以警告", "处警告", "警告", "可以给予警告", "责令改正，给予警告", "并给予警告"]
)
def test_warnings_that_are_a_penalty(words: str) -> None:
    assert [set(rule.kinds) for rule in rules(f"擅自施工的，{words}，并处一千元以下罚款。")] == [
        {"警告", "罚款"}
    ]


SEIZED = ["被没收的财物上缴国库", "没收的物品依法处理", "没收后的财物公开拍卖", "不得没收的物品予以退还"]


@pytest.mark.parametrize("words", SEIZED)
def test_what_was_seized_is_no_seizure(words: str) -> None:
    assert [rule.kinds for rule in rules(f"乱摆摊的，处一百元罚款，{words}。")] == [("罚款",)]


BORROWED = [
    ("应当承担民事赔偿责任，并按有关法律、法规的规定予以处罚", "有关法律、法规的规定"),
    ("分别依照治安管理处罚法第十条的规定处罚", "治安管理处罚法第十条的规定"),
    ("分别依照本条例第二条第一款或第九条的规定处罚", "本条例第二条第一款或第九条的规定"),
    ("依法承担赔偿责任，并按照国家有关规定予以处罚", "国家有关规定"),
    ("并依照《消防法》第六十条的规定处罚", "《消防法》第六十条的规定"),
    ("应当承担民事责任，并依照前款规定处罚", "前款规定"),
    ("赔偿损失，并按相关法律的规定给予处罚", "相关法律的规定"),
    ("应当按照本条例第三十条的规定处罚", "本条例第三十条的规定"),
    ("同时依照《水法》的规定给予处罚", "《水法》的规定"),
    ("由公安机关依照《中华人民共和国治安管理处罚法》的规定处罚", "《中华人民共和国治安管理处罚法》的规定"),
]


@pytest.mark.parametrize(("words", "norm"), BORROWED)
def test_references_behind_other_words(words: str, norm: str) -> None:
    assert ("reference", norm) in [(f[2], f[5]) for f in tuples(f"以次充好造成损失的，{words}。")]


DEEDS = [
    ("携犬出户未采取束犬链等安全措施的", "any"), ("遛犬未及时清除粪便的", "any"), ("进入施工现场未戴安全帽的", "any"),
    ("出入营业场所未登记的", "any"), ("牵犬出户不避让他人的", "any"), ("乘车未系安全带的", "any"), ("前往疫区的单位未报告的", "前往疫区的单位"),
    ("养犬人携犬出户未束犬链的", "养犬人"), ("养犬人未束犬链的", "养犬人"), ("个体工商户未悬挂执照的", "个体工商户"),
    ("住户未缴费的", "住户"), ("农户未清理的", "农户"), ("申请人隐瞒情况的", "申请人"), ("用户未报告的", "用户"),
    ("携带犬只进入公园未束犬链的", "any"), ("单位未落户登记的", "单位"), ("挨户散发广告未经同意的", "any"),
]  # fmt: skip


@pytest.mark.parametrize(("conduct", "party"), DEEDS)
def test_a_conduct_is_not_taken_for_the_party(conduct: str, party: str) -> None:
    assert [f[0] for f in tuples(f"{conduct}，处五十元罚款。")] == [party]


AMOUNTS = [
    ("处5,000元以上一万元以下", 5000, 10000), ("处一万元以上，五万元以下", 10000, 50000), ("处1千元以上3万5千元以下", 1000, 35000),
    ("处八点五万元以下", 0, 85000), ("处3万5千元", 35000, 35000), ("处2000元～5000元", 2000, 5000), ("处二至五万元", 20000, 50000),
    ("处5万元至10万元的", 50000, 100000), ("处伍仟元以上壹万元以下", 5000, 10000), ("处１０００元以下", 0, 1000),
    ("最高可处三万元", 0, 30000), ("处1万元以上不满5万元的", 10000, 50000), ("处一千元以下（不含本数）", 0, 1000),
    ("处l万元以上5万元以下", 10000, 50000), ("处1O万元以下", 0, 100000), ("处12,000元", 12000, 12000), ("处0.5万元以下", 0, 5000),
    ("处三点五万元", 35000, 35000), ("处二百元以上、一千元以下", 200, 1000), ("处人民币五百元", 500, 500), ("处两千元以下", 0, 2000),
]  # fmt: skip


@pytest.mark.parametrize(("words", "low", "high"), AMOUNTS)
def test_amounts_as_they_are_written(words: str, low: float, high: float) -> None:
    assert [f[2:5] for f in tuples(f"乱倒垃圾的，{words}罚款。")] == [("amount", low, high)]


UNREAD = [
    "处三万余元罚款",
    "处一千多元罚款",
    "处两三千元罚款",
    "处1万2罚款",
    "处几百元罚款",
    "可以并处罚款不得超过五万元",
]


@pytest.mark.parametrize("words", UNREAD)
def test_an_amount_that_says_about_is_told_as_unread(words: str) -> None:
    (rule,) = rules(f"乱倒垃圾的，{words}。")
    assert not rule.fines
    assert rule.unread == (words,)


@given(
    st.integers(1, 999),
    st.integers(1, 999),
    st.sampled_from(["每日每平方米", "每日", "每平方米", "每天每吨"]),
)
def test_a_fine_by_unit_is_never_lost(low: int, more: int, unit: str) -> None:
    text = f"逾期未改正的，从逾期之日起按照所占面积处{unit}{low}元以上{low + more}元以下罚款。"
    assert [f[2:] for f in tuples(text)] == [("per_unit", low, low + more, unit)]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            "给予警告，可以对个人并处三千元以下的罚款、对单位并处一万元至三万元的罚款。",
            [("个人", 0, 3000, True), ("单位", 10000, 30000, True)],
        ),
        (
            "可以对单位处每平方米八十元以下的罚款、对个人处每平方米十元以下的罚款。",
            [("单位", 0, 80, True), ("个人", 0, 10, True)],
        ),
        (
            "处以警告或者对个人处二千元以下罚款、对单位处一万元以下罚款。",
            [("个人", 0, 2000, False), ("单位", 0, 10000, False)],
        ),
        (
            "对单位处二万元以上五万元以下罚款，对个人处二千元以下罚款。",
            [("单位", 20000, 50000, False), ("个人", 0, 2000, False)],
        ),
    ],
)
def test_each_addressee_of_one_phrase_has_his_own_fine(
    clause: str, expected: list[tuple[str, float, float, bool]]
) -> None:
    text = "违反本条例规定，在堤上挖沙的，由主管部门" + clause
    fines = [f for r in rules(text) for f in r.fines]
    assert [(f.party, f.min, f.max, f.discretionary) for f in fines] == expected


MAY = [
    ("由许可机关吊销许可证、责令停业", [False, False]),
    ("由原许可机关吊销经营许可证", [False]),
    ("由认可机构给予警告", [False]),
    ("撤销许可并处一万元罚款", [False, False]),
    ("对可能流入市场的产品予以没收", [False]),
    ("可以吊销许可证", [True]),
    ("许可机关可以吊销许可证", [True]),
    ("并可责令停业整顿", [True]),
    ("可处警告或者五百元以下罚款", [True, True]),
]


@pytest.mark.parametrize(("clause", "may"), MAY)
def test_a_permit_leaves_nothing_to_discretion(clause: str, may: list[bool]) -> None:
    (rule,) = rules(f"乱排污水的，{clause}。")
    assert [one.discretionary for one in rule.penalties] == may


@pytest.mark.parametrize("joiner", ["、", "和", "以及", "或者", "并", "同时"])
@pytest.mark.parametrize(
    ("one", "two"),
    [("处一千元罚款", "处五千元罚款"), ("给予警告", "给予通报批评")],
)
def test_discretion_holds_for_every_addressee_joined(joiner: str, one: str, two: str) -> None:
    (may,) = rules(f"乱排污水的，可以对个人{one}{joiner}对单位{two}。")
    (must,) = rules(f"乱排污水的，由许可机关对个人{one}{joiner}对单位{two}。")
    assert [(p.party, p.discretionary) for p in may.penalties] == [("个人", True), ("单位", True)]
    assert [(p.party, p.discretionary) for p in must.penalties] == [("个人", False), ("单位", False)]
