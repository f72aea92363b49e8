"""What looks like a denial, a lack or a blank and is none: told by the facts too, absent from a record only, no objection."""

import pytest

from assistant.analysis.gaps import _facts_say
from assistant.analysis.unsigned import is_unsigned
from assistant.dossier.fact_patterns import load_patterns


@pytest.mark.parametrize(
    ("words", "facts", "same"),
    [
        ("该水域不在禁渔区", "查获时用电瓶捕鱼，该水域不在禁渔区", True),
        ("当天不在休市时间", "当天不在休市时间，张某占道卖菜", True),
        ("店里没有卖过这种酒", "店里卖过期的酒，没有健康证", False),
        ("没有倒过垃圾", "夜里往河边倒垃圾", False),
    ],
)
def test_a_denial_that_the_facts_share_contradicts_nothing(words: str, facts: str, same: bool) -> None:
    assert _facts_say(words, facts) is same


@pytest.mark.parametrize(
    ("sentence", "absent"),
    [
        ("近一年订货记录中无红叶牌卷烟", True),
        ("系统里未查到该车的登记", True),
        ("进货台账中没有这批辣条", True),
        ("货架上没有这批辣条", False),
        ("院内没有堆放木料", False),
    ],
)
def test_what_a_record_does_not_hold_may_be_there(sentence: str, absent: bool) -> None:
    assert bool(load_patterns().absent_from_records.search(sentence)) is absent


@pytest.mark.parametrize(
    ("clause", "unsigned"),
    [
        ("被询问人对记录内容没有异议并签名", False),
        ("当事人核对笔录无误签名", False),
        ("当事人对笔录没有补充并逐页签字", False),
        ("被询问人未在笔录上签名", True),
        ("笔录末页当事人签名处空白", True),
    ],
)
def test_no_objection_is_no_missing_signature(clause: str, unsigned: bool) -> None:
    assert is_unsigned(clause) is unsigned
