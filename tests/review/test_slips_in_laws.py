"""R34: what is called a slip of the pen stands in no law, and is no meeting of two words."""

from __future__ import annotations

import re

import pytest

from assistant.law.library import LawLibrary
from assistant.review.rules.slips import load_slips, right_here

_SPELT_SO = {"检察人员", "讯问笔录"}  # of the police and the courts, whom no paper of ours speaks for


def _told(text: str) -> set[str]:
    return {
        slip.wrong
        for slip in load_slips()
        for at in re.finditer(re.escape(slip.wrong), text)
        if not right_here(text, slip, at.start())
    }


def test_no_law_holds_one(packaged_library: LawLibrary) -> None:
    for article in packaged_library.scope():
        assert not _told(article.text) - _SPELT_SO, article.text


@pytest.mark.parametrize(
    "told",
    [
        "委托代理人的，应当在听证举行前提交授权委托书。",
        "当事人已经履行生态修复义务，并且改善自家门前的环境。",
        "河道水情接近警戒水位，报送大队长批准后放行。",
        "该款给予与会人员误餐补助，另外罚没物品已经上缴。",
        "本规定规定的期限自次日起算；水务部门负责入河排污口的监管。",
        "当事人称自己从来没受过处罚，公安机关的讯问笔录也没有提到。",
    ],
)
def test_two_words_that_meet_are_no_slip(told: str) -> None:
    assert not _told(told)


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("以上事实有下列证举：", "证举"),
        ("当事人善自改变用途。", "善自"),
        ("现予与处罚。", "予与"),
        ("考虑违法情接较轻。", "情接"),
        ("根据规定规定，决定如下。", "规定规定"),
        ("现场负责入签字。", "负责入"),
        ("2024年5月6日送大当事人。", "送大"),
        ("制作讯问笔录一份。", "讯问笔录"),
    ],
)
def test_a_slip_is_one(told: str, wrong: str) -> None:
    assert wrong in _told(told)
