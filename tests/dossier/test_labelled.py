"""Labelled things over the papers of a case: what differs, and the many pairs that only look so."""

from __future__ import annotations

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.labelled import labelled_apart
from assistant.dossier.model import Case
from assistant.dossier.whereabouts import two_places

Paper = tuple[str, str, str]


def _case(papers: list[Paper], **fields: object) -> Case:
    rows = [{"id": f"E{i}", "kind": k, "name": n, "text": t} for i, (k, n, t) in enumerate(papers, 1)]
    return Case.model_validate({"facts": "某事。", "evidence": rows} | fields)


def _about(papers: list[Paper], **fields: object) -> list[str]:
    return [clash.about for clash in labelled_apart(_case(papers, **fields))]


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        ("铭牌设备代码3110330001202100417", "设备代码：3110330001202100471", ["设备代码"]),
        ("车架号LSVAA49J132047371", "车架号为LSVAA49J132047317", ["车架号"]),
        ("样品编号YP-2025-0117", "样品编号YP-2025-0171。", ["样品编号"]),
        ("设备代码3110330001202100417", "设备代码3110330001202100417", []),
        ("设备代码3110330001202100417", "另一台设备代码4290881234567890123", []),
        ("设备代码3110330001202100417、设备代码3110330001202100418", "设备代码3110330001202100417", []),
        ("出厂编号AB123456", "登记证号AB123465", []),
        ("设备代码3110330001202100417", "设备代码3110330001202100418", []),  # 同一批的另一台
        ("样品编号YP-2025-0117", "样品编号YP-2025-0118", []),
        ("合同编号HT-20250301", "合同编号HT-20250601", []),
        ("车架号LSVAA49J132047371", "车架号SLVAA49J132047371", []),
        ("样品编号YP-2025-0117", "另一样品编号YP-2025-0171", []),
    ],
)
def test_two_papers(one: str, other: str, about: list[str]) -> None:
    assert _about([("书证", "甲", one), ("证人证言", "乙", other)]) == about


@pytest.mark.parametrize(
    ("facts", "paper", "about"),
    [
        ("5月8日交付12台。", ("书证", "交接单", "4月8日交付12台，双方签名。"), ["交付12台的日期"]),
        ("5月8日交付12台。", ("书证", "交接单", "5月8日交付12台。"), []),
        ("5月8日交付12台。", ("书证", "交接单", "4月8日交付10台，5月8日交付12台。"), []),
        ("5月8日交付12台。", ("书证", "交接单", "4月8日交付12台，5月8日又交付12台。"), []),
        ("4月8日交付12台，5月8日交付12台。", ("书证", "交接单", "4月8日交付12台。"), []),
        ("4月8日交付12台，5月8日交付12台。", ("书证", "交接单", "6月8日交付12台。"), []),
        ("5月8日交付12台。", ("书证", "交接单", "4月8日交付12台，6月8日交付12台。"), []),
        ("2025年5月8日交付12台。", ("书证", "交接单", "2024年4月8日交付12台。"), []),
        ("5月8日交付12台空调。", ("书证", "交接单", "4月8日交付12台风扇。"), []),
        ("李某驾驶自有小型客车。", ("书证", "行驶证", "所有人李明，使用性质非营运。"), []),
        ("李某驾驶自有小型客车。", ("书证", "行驶证", "所有人某租赁公司，使用性质租赁。"), ["车辆（船舶）所有人"]),
        ("李某驾驶自有小型客车。", ("书证", "行驶证", "所有人李某，非营运。"), []),
        ("李某驾驶租来的客车。", ("书证", "行驶证", "所有人某租赁公司。"), []),
        ("2025年2月28日租赁合同到期。", ("书证", "租赁合同", "李某承租，期限2024年3月1日至2026年2月28日。"), ["合同到期的日期"]),
        ("2025年2月28日租赁合同到期。", ("书证", "租赁合同", "李某承租，期限2024年3月1日至2025年2月28日。"), []),
        ("2025年2月28日租赁合同到期。", ("书证", "新租赁合同", "周某承租，期限2025年3月1日至2026年2月28日。"), []),
    ],
)  # fmt: skip
def test_the_facts_and_a_paper(facts: str, paper: Paper, about: list[str]) -> None:
    assert _about([paper], facts=facts, party={"name": "李某"}) == about


@pytest.mark.parametrize(
    ("text", "fields", "said"),
    [
        ("票据金额800元。财务收到罚款80元。", {}, True),
        ("票据金额80元。财务收到罚款80元。", {}, False),
        ("票据金额180元，其中罚款80元。", {"discretion": "罚款80元，没收违法所得100元。"}, False),
        ("第一期收到30元，罚款80元分期缴纳。", {"discretion": "同意分期。"}, False),
    ],
)
def test_receipts_of_the_fine(text: str, fields: dict[str, object], *, said: bool) -> None:
    papers = [("书证", "罚款票据", text)]
    assert (_about(papers, fine_yuan=80, **fields) == ["收缴罚款的金额"]) is said


def _record(span: str, place: str, who: str) -> str:
    return f"时间：2025年3月6日{span}；地点：{place}；询问人{who}。问：叫什么？答：我在2025年3月6日9时05分至9时50分睡觉。"


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (_record("9时00分至10时00分", "青石路1号", "赵一、钱二"), _record("9时40分至10时10分", "白石街20号", "钱二、赵一"), True),
        (_record("9时00分至10时00分", "某市青石路1号", "赵一、钱二"), _record("9时40分至10时10分", "青石路200号", "钱二、赵一"), True),
        (_record("9时00分至10时00分", "青石路1号", "赵一、钱二"), _record("10时00分至10时10分", "白石街20号", "钱二、赵一"), False),
        (_record("9时00分至10时00分", "青石路1号", "赵一"), _record("9时40分至10时10分", "白石街20号", "钱二"), False),
        (_record("9时00分至10时00分", "青石路1号", "赵一"), _record("9时40分至10时10分", "白石街20号", "赵一明"), False),
        (_record("9时00分至10时00分", "青石路1号院", "赵一、钱二"), _record("9时40分至10时10分", "某市青石路1号院内", "赵一、钱二"), False),
        (_record("9时00分至10时00分", "大队询问室", "赵一、钱二"), _record("9时40分至10时10分", "青石村村委会", "钱二、赵一"), False),
        (_record("9时00分至10时00分", "执法大队", "赵一、钱二"), _record("9时40分至10时10分", "青石路1号二楼询问室", "钱二、赵一"), False),
    ],
)  # fmt: skip
def test_nobody_is_in_two_places(one: str, other: str, *, said: bool) -> None:
    papers = [("当事人的陈述", "甲询问笔录", one), ("证人证言", "乙询问笔录", other)]
    case = _case(papers, officers=("赵一（执法证号 1）", "钱二（执法证号 2）"))
    assert bool(list(two_places(case))) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("青石店，统一社会信用代码92330300MA9XXX070F，经营者李某。", True),
        ("青石店，统一社会信用代码91350100M000100Y43，经营者李某。", False),
        ("白石店，统一社会信用代码92330300MA9XXX070F，经营者周某。", False),
    ],
)
def test_the_code_of_a_licence_without_headings(text: str, *, said: bool) -> None:
    party = {"kind": "企业", "name": "青石店", "credit_code": "91350100M000100Y43"}
    found = [
        clash.about for clash in case_contradictions(_case([("书证", "营业执照复印件", text)], party=party))
    ]
    assert ("当事人的统一社会信用代码" in found) is said
