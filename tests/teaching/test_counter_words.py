"""The counter: a matter is told in other words than ours, and what only sounds like one is told by none."""

import pytest

from assistant.teaching.counter import matters_said


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("邻居遛狗从来不牵绳", "dog-leash"),
        ("没批就把马路挖开了", "road-dig"),
        ("叉车司机没有证", "equipment-operator"),
        ("有人偷挖河沙", "river-sand"),
        ("电梯一年多没有检验", "elevator-uninspected"),
    ],
)
def test_a_saying_in_other_words(question: str, matter: str) -> None:
    assert matters_said(question)[0].id == matter


@pytest.mark.parametrize(
    "question",
    [
        "最高额保证合同的保证期间如何确定？",
        "父母能不能替成年子女还债？",
        "法院判决以后对方不履行怎么办？",
        "公司股东之间的协议有效吗？",
        "债务人转移全部债务时，对保证人有什么影响？",
        "",
    ],
)
def test_what_only_sounds_like_one(question: str) -> None:
    assert matters_said(question) == ()
