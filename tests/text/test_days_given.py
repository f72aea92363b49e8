"""The days that a paper gives to pay and to ask for review: the period of each act, no other debt, nothing already done."""

from __future__ import annotations

import pytest

from assistant.text.days_given import days_to_pay, days_to_review, days_to_sue


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("自收到本决定书之日起十日内到甲银行缴纳。", ["十日"]),
        ("当事人应于本决定书送达之日起30日内，持本决定书、身份证等材料到指定银行缴纳罚款。", ["30日"]),
        ("收到之日起7天之内将罚没款汇入财政专户。", ["7天"]),
        ("在15个自然日内缴清罚款，账号123。", ["15个自然日"]),
        ("自收到之日起15日内缴罚款，逾期三十日内仍不缴纳的，加处罚款。", ["15日"]),
        ("十五日内缴罚款；限二十日内将罚款交至乙银行。", ["十五日", "二十日"]),
        ("责令停止违法行为，罚款2000元，自收到本决定书之日起二十个工作日内缴入国库账户。", ["二十个工作日"]),
        ("责令于三十日内补缴水资源费2万元。", []),
        ("三十日内补缴社会保险费，并处罚款1万元。", []),
        ("罚款5000元，另应在三十日内缴纳水土保持补偿费。", []),
        ("应缴税款3万元，罚款1万元。三十日内缴至国家金库甲银行。", []),
        ("三十日内缴纳公证费用以外的罚款。", ["三十日"]),
        ("罚款分三期：三十日内缴纳第一期，六十日内缴纳第二期。", []),
        ("准予分期，九十日内缴清罚款。", []),
        ("三十日内缴纳首笔罚款，余款于六十日内缴清。", []),
        ("同意延期，三十日内缴纳罚款。", []),
        ("十日内将违法所得上缴国库并缴至甲银行。", []),
        ("罚款5000元，吊销许可证，七日内将许可证交至本局。", []),
        ("十日内退缴多收价款，罚款另行缴纳。", []),
        ("执法人员自收缴罚款之日起二日内将罚款交至本机关，二日内缴付指定银行。", []),
        ("当事人曾在十日内缴纳罚款。", []),
        ("收到上次决定后十日内缴纳了罚款。", []),
        ("三日内缴纳罚款的，视为主动履行。", []),
        ("经催告，十日内仍未缴纳罚款。", []),
        ("催告书送达之日起十日内缴纳罚款。", []),
        ("三十日内改正，并缴纳罚款。", []),
        ("3月15日内缴纳罚款。", []),
    ],
)
def test_days_to_pay_the_fine(text: str, given: list[str]) -> None:
    assert [one.written for one in days_to_pay(text)] == given


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("可自收到之日起60日内向甲市人民政府申请行政复议。", ["60日"]),
        ("如不服，可在四十五日内，向乙区人民政府提出复议。", ["四十五日"]),
        ("自收到本决定书之日起15日内缴至指定银行，不服的可以申请行政复议。", []),
        ("15日内缴纳罚款，不服的可在三十日内申请复议。", ["三十日"]),
        ("五日内未提出陈述申辩，不服的可以申请行政复议。", []),
        ("限十日内改正，对本决定不服的可以申请行政复议。", []),
        ("六个月内起诉，或者申请行政复议。", []),
        ("十五日内向法院起诉，六十日内申请行政复议。", ["六十日"]),
        ("你单位2026年3月15日申请行政复议。", []),
        ("当事人收到后十日内申请了行政复议。", []),
    ],
)
def test_days_to_ask_for_review(text: str, given: list[str]) -> None:
    assert [one.written for one in days_to_review(text)] == given


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("也可以在三个月内直接向某法院提起行政诉讼。", ["三个月"]),
        ("六十日内申请复议，或者六个月内起诉。", ["六个月"]),
        ("六十日内申请复议，也可以直接起诉。", []),
        ("当事人2026年3月16日提起行政诉讼。", []),
        ("十五日内缴纳罚款，不服的可以提起诉讼。", []),
    ],
)
def test_days_to_sue(text: str, given: list[str]) -> None:
    assert [one.written for one in days_to_sue(text)] == given


def test_another_period_takes_the_place_of_the_words() -> None:
    text = "收到之日起十日内缴纳罚款。"
    (given,) = days_to_pay(text)
    assert text[given.start : given.end] == given.text == "十日内缴纳"
    assert given.instead("十五日") == "十五日内缴纳"
