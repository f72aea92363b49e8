"""Parts of papers as agencies write them: numbers, dates, sums, parties, rulings; our own sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.paper.model import Paper
from assistant.review.parts.foot import foot_of
from assistant.review.parts.head import number_of, parties_of
from assistant.review.parts.read import read_decision
from assistant.review.parts.sums import sums_in
from assistant.text.capital import to_capital


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("行政处罚决定书\n丙综执罚决字〔2026〕第12号\n", "丙综执罚决字〔2026〕第12号", 2026),
        ("甲城管罚字[2026]3号", "甲城管罚字[2026]3号", 2026),
        ("乙城罚决字〔2025〕建设第22号", "乙城罚决字〔2025〕建设第22号", 2025),
        ("（丁保）应急罚[2023]k-39号", "（丁保）应急罚[2023]k-39号", 2023),
        ("（三）文罚字〔 2019 〕-007", "（三）文罚字〔 2019 〕-007", 2019),
        ("戊林罚决书字〔2020〕第F-000069号", "字〔2020〕第F-000069号", 2020),
        ("己罚决〔2025〕17-07号", "己罚决〔2025〕17-07号", 2025),
        ("庚环罚（2021）138号", "庚环罚（2021）138号", 2021),
        ("行政处罚决定书（辛资罚字〔2024〕34号）", "辛资罚字〔2024〕34号", 2024),
        ("没有文号的文书", None, None),
        ("我局以《告知书》（甲告字〔2025〕3号）告知你单位", None, None),
    ],
)
def test_document_numbers(text: str, number: str | None, year: int | None) -> None:
    span, found = number_of(text)
    assert (span.text if span else None, found) == (number, year)
    assert span is None or text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("foot", "agency", "day"),
    [
        ("甲市乙区水利局\n二〇二六年三月五日", "甲市乙区水利局", date(2026, 3, 5)),
        ("甲市乙区水利局（印章）\n2026年3月5日", "甲市乙区水利局", date(2026, 3, 5)),
        ("丙县林业和草原局\n二0二三年二月十三日", "丙县林业和草原局", date(2023, 2, 13)),
        ("丁区综合行政执法局 2026年 3 月 15 日", "丁区综合行政执法局", date(2026, 3, 15)),
        ("（印章）\n戊市市场监督管理局\n2026年3月5日16时20分", "戊市市场监督管理局", date(2026, 3, 5)),
        ("己大队（印）\n二○一九年十二月十九日\n附：相关法律\n2020年1月1日施行", "己大队", date(2019, 12, 19)),
        ("当事人签名：王某 2026年3月5日", None, None),
        ("地 址：某路3699号 2020年5月28日", None, date(2020, 5, 28)),
        ("没有落款", None, None),
    ],
)
def test_foot(foot: str, agency: str | None, day: date | None) -> None:
    text = "行政处罚决定书\n当事人：某公司\n2025年1月1日，我局检查发现有违法行为。决定罚款5000元。\n\n" + foot
    found, _, on = foot_of(text)
    assert (found.text if found else None, on) == (agency, day)


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("处80万元罚款", ["800000"]),
        ("罚款人民币（大写）捌万元整", ["80000"]),
        ("7667元（柒仟陆佰陆拾柒元整）", ["7667"]),
        ("罚款人民币伍仟元整（¥5000.00）", ["5000.00"]),
        ("罚款8万5千元", ["85000"]),
        ("罚款1.5万元", ["15000.0"]),
        ("罚款：10000.00 元（大写：壹万元整）", ["10000.00"]),
        ("罚款3,000元，没收违法所得1,200.5元", ["3000", "1200.5"]),
        ("面积697平方米", []),
        ("二千元以上一万元以下", ["2000", "10000"]),
        ("罚款五千元整", ["5000"]),
        ("缴纳罚款", []),
    ],
)
def test_sums(text: str, sums: list[str]) -> None:
    assert [str(one.yuan) for one in sums_in(text)] == sums


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("伍仟元整（¥5000.00）", True), ("伍佰元整（¥5000.00）", False), ("5000元（伍仟元整）", True), ("5000元（大写：伍佰元整）", False),
        ("壹万贰仟元整(￥12000)", True), ("叁拾贰万捌仟捌佰玖拾元整（328890元）", True), ("贰万元整（2万元）", True),
    ],
)  # fmt: skip
def test_words_and_figures(text: str, agrees: bool) -> None:
    (one,) = sums_in(text)
    assert (one.capital_yuan == one.yuan) is agrees


@given(st.integers(1, 99_999_999), st.integers(0, 99))
def test_capitals_read_back(yuan: int, cents: int) -> None:
    value = Decimal(yuan) + Decimal(cents) / 100
    (found,) = sums_in(to_capital(value) + ("元" if yuan == 0 else ""))
    assert found.capital_yuan == value


@pytest.mark.parametrize(
    ("head", "name", "address", "unit"),
    [
        ("某某有限公司：\n统一社会信用代码：91430681XXXXXXXXXX\n住址：某市某镇\n经查", "某某有限公司", "某市某镇", True),
        ("被处罚人姓名：李某 性别：女\n经依法查明", "李某", None, False),
        ("当    事    人：某网咖\n住  所（住 址）：甲市乙区丙路1号\n经查", "某网咖", "甲市乙区丙路1号", None),
        ("（公司名称）：某科技公司\n地址：甲区乙路2号\n法定代表人：朱某\n你单位", "某科技公司", "甲区乙路2号", True),
        ("当事人\n基本情况\n姓名或名称\n某网吧\n地    址\n某市某商城\n违法事实", "某网吧", "某市某商城", None),
        ("当事人：李某，男，汉族，身份证号码43090319******545X，户籍地址某省某市。\n你于2024年4月16日", "李某", "某省某市", False),
        ("当事人：姓名：姜某　性别：男\n住址：某街道1号　联系电话：见卷\n经查", "姜某", "某街道1号", False),
        ("住所(经营场所)或者住址:某街配建\n当事人姓名或者单位名称:某食品店（黄某）\n违法事实", "某食品店（黄某）", None, None),
        ("名称：某集团有限公司\n住所：\n法定代表人：周某\n你（单位）建设", "某集团有限公司", None, True),
    ],
)  # fmt: skip
def test_parties(head: str, name: str, address: str | None, unit: bool | None) -> None:
    party = next(p for p in parties_of("行政处罚决定书\n" + head) if p.name)
    assert party.name is not None
    assert party.name.text == name
    assert (party.address.text if party.address else None) == address
    if unit is not None:
        assert party.organisation is unit


@pytest.mark.parametrize(
    ("ruling", "imposed"),
    [
        (
            "我局决定对你单位作出如下行政处罚：\n1.警告；\n2.罚款人民币伍仟元整（¥5000.00）。",
            [("警告", None), ("罚款", "5000.00")],
        ),
        (
            "本机关决定给予以下处罚：处以697㎡×11元/㎡=7667元（柒仟陆佰陆拾柒元整）的罚款。",
            [("罚款", "7667")],
        ),
        ("给予程某警告，并处8万元罚款的行政处罚，现决定如上。", [("警告", None), ("罚款", "80000")]),
        ("当场作出如下处罚决定：☑罚款贰佰元整（¥200.00）　□警告", [("罚款", "200.00")]),
        (
            "依据“处二千元以上二万元以下罚款，可以吊销许可证”的规定，决定罚款人民币3000元。",
            [("罚款", "3000")],
        ),
        ("我局决定没收违法所得1200元，并处罚款2400元。", [("没收违法所得", None), ("罚款", "2400")]),
        ("决定对当事人不予行政处罚。", [("不予处罚", None)]),
    ],
)
def test_what_is_imposed(ruling: str, imposed: list[tuple[str, str | None]]) -> None:
    text = f"行政处罚决定书\n甲罚决字〔2026〕1号\n某某有限公司：\n地址：甲路1号\n经查明，2026年1月2日你公司在甲路1号堆放杂物。\n以上事实，有现场笔录、照片为证。\n{ruling}\n自收到之日起十五日内到银行缴纳罚款。此前因他事被罚款9999元。\n"
    found = read_decision(Paper.of_text(text)).imposed
    assert [(one.kind, str(one.amount.yuan) if one.amount else None) for one in found] == imposed
