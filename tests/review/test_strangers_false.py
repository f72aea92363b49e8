"""Assumptions of rules that correct papers of strangers proved untrue, each with the fault beside it that is still told."""

from __future__ import annotations

import re

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.parts.read import read_decision
from assistant.review.parts.sums import is_rate, sums_in
from assistant.review.rules import acts, as_told, elements, identity, other_papers, penalty, places, reckoning
from tests.review.accused import grave
from tests.review.test_narrowed_for_strangers import _paper


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("当事人不存在逾期不改正或者情节严重的情形", False),
        ("未发现当事人有拒不改正的情形", False),
        ("你店并无拒不停止的情况", False),
        ("不属于逾期未改正", False),
        ("如逾期不改正的，将依法从重处理", False),
        ("逾期不改正的，处一万元以下罚款", False),
        ("拒不整改的，本局将另行处理", False),
        ("若逾期未整改，另案处理", False),
        ("当事人逾期不改正", True),
        ("期满后当事人拒不改正", True),
        ("无正当理由逾期未改正", True),
        ("如期复查，当事人逾期未整改", True),
        ("当事人没有说明理由，拒不停止", True),
        ("2024年4月9日复查，当事人仍未清理", True),
        ("不存在从轻情节，当事人逾期未改正", True),
        ("逾期未改正的行为属实", True),
    ],
)
def test_disobedience_is_found_and_not_denied(text: str, *, found: bool) -> None:
    told = acts._STILL_WRONG.search(text)
    assert told
    assert acts._is_found(text, told) is found


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("拟处每平方米15元罚款", True),
        ("拟按每株罚款80元处罚", True),
        ("拟处每吨煤炭20元的罚款", True),
        ("拟按30元/平方米处罚", True),
        ("拟按25元每立方米处罚", True),
        ("拟罚款1500元", False),
        ("拟罚款人民币1500元，每日加处罚款", False),
        ("每平方米的标准已告知，拟罚款900元", False),
        ("拟对占用的30平方米罚款3000元", False),
        ("拟罚款2000元。每月公示", False),
    ],
)
def test_a_rate_is_no_fine(text: str, *, rate: bool) -> None:
    (amount,) = sums_in(text)
    assert is_rate(amount, text) is rate


@pytest.mark.parametrize(
    ("told", "fines"),
    [
        ("告知拟处每平方米15元罚款", []),
        ("告知拟罚款900元", [900]),
        ("告知拟按每平方米15元处罚款共900元", [900]),
    ],
)
def test_what_was_told_without_rates(told: str, fines: list[int]) -> None:
    text = _paper(
        facts=f"当事人使用该秤。2024年5月8日，本局向当事人送达《行政处罚告知书》，{told}的内容、理由及陈述、申辩的权利。"
    )
    assert [int(yuan) for _, yuan in as_told.told_fines(read_decision(Paper.of_text(text)))] == fines


@pytest.mark.parametrize(
    ("word", "no_county"),
    [("城市", True), ("都市", True), ("区城市", True), ("城区", True), ("繁华地区", True), ("诸城市", False), ("聊城市", False), ("江都市", False), ("瓯海区", False)],
)  # fmt: skip
def test_a_word_that_ends_like_a_county(word: str, *, no_county: bool) -> None:
    assert places._is_no_county(word) is no_county


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("温州市水产市场内", ""), ("温州市旧货市场3号", ""), ("温州市滨江区域", ""), ("温州市江北区段", ""),
        ("温州市鹿城区未路", "鹿城区"), ("温州市乐清市未路", "乐清市"), ("温州市永嘉县未镇", "永嘉县"), ("温州市瑞安市场口镇", "瑞安市"),
    ],
)  # fmt: skip
def test_a_market_is_no_city(text: str, county: str) -> None:
    found = places._FULL.search(text)
    assert (found["county"] if found else "") == county


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("损失金额1000元", True),
        ("1000元（三年损失金额）", True),
        ("损失金额为人民币1000元（含税）", True),
        ("另一笔（损失金额）\n1000元", False),
        ("核定损失金额。罚款1000元", False),
        ("损失金额的三倍即1000元（罚款数额）", False),
        ("罚款数额1000元", False),
    ],
)
def test_what_an_amount_is_called(text: str, *, base: bool) -> None:
    amount = sums_in(text)[-1]
    called = reckoning._is_called("损失金额", amount, text)
    assert called is base


@pytest.mark.parametrize(
    ("conduct", "tells"),
    [
        ("企业事业单位或者其他组织有前款所列行为之一的", False),
        ("个体工商户有本条第一款所列行为之一的", False),
        ("经营者有前两款规定的情形之一的", False),
        ("有第三条所列行为的", False),
        ("未取得许可证从事经营的", True),
        ("有前款所列行为，并且拒绝检查、转移物品的", True),
        ("擅自改变用途的", True),
        ("违反本条例第九条规定，堆放易燃物品的", True),
    ],
)
def test_who_does_it_is_no_act(conduct: str, *, tells: bool) -> None:
    assert penalty.tells_an_act(conduct) is tells


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("主　持　人：申长庚", True),
        ("    主 持 人：申长庚（科长）", True),
        ("主持人：申长庚", True),
        ("主持人员：申长庚", True),
        ("主持人｜申长庚", True),
        ("有权申请主持人回避", False),
        ("主持人、记录员与本案有利害关系的", False),
        ("听证由本局组织", False),
    ],
)
def test_the_host_in_spaced_letters(line: str, *, named: bool) -> None:
    assert bool(other_papers._HOST.search(line)) is named


@pytest.mark.parametrize(
    ("line", "accused"),
    [
        ("送达签收：签收人：申长庚（受委托人）", False),
        ("收件人：申长庚（当事人的委托代理人）", False),
        ("受送达人：申长庚，委托代理人", False),
        ("对委托代理人申长庚的询问笔录", True),
        ("受委托人申长庚称不知情", True),
        ("送达后，委托代理人申长庚陈述", True),
    ],
)
def test_who_signs_the_receipt(line: str, *, accused: bool) -> None:
    at = identity._AGENT.search(line)
    assert at
    assert (identity._SIGNED_BY.search(line[: at.start()]) is None) is accused


@pytest.mark.parametrize(
    ("told", "hint"),
    [
        ("其余12名劳动者未接受健康检查", True),
        ("该公司因订单紧张未安排检查", True),
        ("三名从业人员没有经过安全培训", True),
        ("你单位未按规定组织演练", True),
        ("当事人占用耕地3亩建房", False),
        ("当事人堆放渣土6立方米", False),
        ("该公司排放污水", False),
        ("当事人未经批准砍伐树木", False),
    ],
)
def test_an_employer_at_its_own_place(told: str, *, hint: bool) -> None:
    assert bool(elements._TO_ITS_STAFF.search(told)) is hint


@pytest.mark.parametrize(
    ("heading", "accused"),
    [("第二，证据。（1）答复单；（2）称重记录。", False), ("第三、证据：（1）答复单；（2）称重记录。", False), ("二、证据\n（1）答复单；（2）称重记录。", False), ("第二，经过。", True)],
)  # fmt: skip
def test_evidence_under_an_ordinal(packaged_library: LawLibrary, heading: str, *, accused: bool) -> None:
    text = re.sub(r"上述事实有以下证据证明：\n.*?\n\n", heading + "\n\n", _paper(), flags=re.DOTALL)
    assert bool(grave(text, packaged_library, "R29", "事实和证据")) is accused


@pytest.mark.parametrize(
    ("told", "ruled", "accused"),
    [
        ("每平方米15元罚款", "处以每平方米20元的罚款，计人民币陆佰元整（600元）", True),
        ("按每株80元罚款", "按每株罚款90元，计2700元", True),
        ("每吨20元罚款", "处每吨30元罚款，共900元", True),
        ("每平方米15元罚款", "处以每平方米15元的罚款，计人民币肆佰伍拾元整（450元）", False),
        ("每平方米20元罚款", "处以每平方米15元的罚款，计450元", False),
        ("每平方米15元罚款", "处罚款600元", False),
        ("每亩15元罚款", "处以每平方米20元的罚款，计600元", False),
        ("每平方米15元罚款", "依据“每平方米100元以下罚款”，处罚款450元", False),
        ("每平方米15元、每株80元罚款", "处以每平方米20元的罚款，计600元", False),
    ],
)
def test_a_rate_dearer_than_told(
    packaged_library: LawLibrary, told: str, ruled: str, *, accused: bool
) -> None:
    text = _paper(
        facts=f"当事人使用该秤。2024年5月8日，本局向当事人送达《行政处罚告知书》，告知拟处{told}的内容、理由及陈述、申辩的权利。"
    ).replace("决定对当事人罚款人民币壹仟元整（¥1000.00）", f"决定对当事人{ruled}")
    assert bool(grave(text, packaged_library, "R23", "重于告知")) is accused
