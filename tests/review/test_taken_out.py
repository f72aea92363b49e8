"""A text that says that what is personal is taken out of it holds no full number; that another text is so says nothing of it."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review

_TEXT = """霖安县交通运输局
行政处罚决定书
{label}
霖交罚〔2025〕7号

当事人：{who}，住霖安县东风街道。
经查明，2025年3月2日，当事人在霖安县东风路驾驶小轿车从事网约车经营，未取得许可。以上事实有现场笔录、询问笔录、照片为证。
当事人的行为违反了有关规定，我局决定罚款人民币伍仟元整（¥5000.00）。

霖安县交通运输局
2025年4月2日
"""
_FULL = "季某，男，公民身份号码：33032519820204213X"
_HIDDEN = "季某，男，公民身份号码：330325********213X"


@pytest.mark.parametrize(
    ("label", "who", "accused"),
    [
        ("（公开文本，已依法隐去个人信息）", _FULL, True),
        ("（网上公开文本，自然人身份信息已作隐去处理）", _FULL, True),
        ("（公示版，个人信息已脱敏）", _FULL, True),
        ("（公开版：当事人身份信息已按规定遮盖）", _FULL, True),
        ("（上网文本，当事人个人信息已全部隐名处理）", _FULL, True),
        ("（本文书个人信息已予屏蔽，向社会公开）", _FULL, True),
        ("（公开文本，已依法隐去个人信息）", _HIDDEN, False),
        ("（公示版，个人信息已脱敏）", _HIDDEN, False),
        ("（公开版已隐去个人信息，本件为原件）", _FULL, False),
        ("（公开文本将另行制作，个人信息隐去）", _FULL, False),
        ("（信息公开时隐去个人信息）", _FULL, False),
        ("（正本，送达当事人；公示版已脱敏后上网）", _FULL, False),
    ],
)
def test_what_is_said_to_be_taken_out(
    packaged_library: LawLibrary, label: str, who: str, *, accused: bool
) -> None:
    found = review(_TEXT.format(label=label, who=who), library=packaged_library).findings
    assert any(f.rule == "R35" and "号码" in f.message for f in found) is accused
