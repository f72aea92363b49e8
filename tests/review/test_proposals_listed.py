"""What a notice proposes stands in the list behind 拟……作出如下处理：, not in the words that announce the paper."""

import pytest

from assistant.paper.model import Paper
from assistant.review.parts.read import read_decision

_HEAD = "青禾县水务局\n行政处罚事先告知书\n青水罚告〔2025〕3号\n\n青禾县永固砂石厂：\n"
_BODY = "经查，2025年3月2日，你厂在青河河道内堆放砂石40吨。以上事实有现场照片、询问笔录为证。\n"
_END = "\n你厂有陈述、申辩的权利。\n\n青禾县水务局\n2025年4月2日\n"


def _read(opening: str, proposal: str) -> list[str]:
    decision = read_decision(Paper.of_text(f"{_HEAD}{opening}{_BODY}{proposal}{_END}"))
    return [one.kind for one in decision.imposed]


@pytest.mark.parametrize(
    ("opening", "proposal", "kinds"),
    [
        (
            "我局拟对你厂作出行政处罚。",
            "我局拟对你厂作出如下处理：\n（一）责令清除砂石；\n（二）没收砂石40吨；\n（三）罚款人民币贰万元整（20000元）。",
            ["没收非法财物", "罚款"],
        ),
        (
            "现将拟处罚的事项告知你厂。",
            "拟给予以下处罚：\n（1）警告；\n（2）按每吨100元处以罚款，计4000元。",
            ["警告", "罚款"],
        ),
        (
            "我局拟对你厂的违法行为给予行政处罚。",
            "拟对你厂作出下列处罚决定：\n1.责令恢复原状；\n2.罚款5000元。",
            ["罚款"],
        ),
        ("拟对你厂作出处罚。", "本局拟作出以下处理意见：\n一、吊销采砂许可证；\n二、罚款30000元。", ["吊销许可证件", "罚款"]),
        ("拟对你厂作出处罚。", "我局拟依法作出如下处理：\n（一）限期清除；\n（二）处罚款8000元。", ["罚款"]),
        ("", "我局拟定给予如下处罚：\n（一）通报批评；\n（二）没收违法所得3000元。", ["没收违法所得", "通报批评"]),
        # as before: told in a sentence, under a heading, or not at all
        ("", "我局拟对你厂罚款20000元。", ["罚款"]),
        ("", "拟处罚内容：\n罚款20000元。", ["罚款"]),
        ("", "拟作出行政处罚的事实、理由如下：\n（一）堆放砂石；\n（二）未经批准。", []),
        ("", "拟对你厂作出的行政处罚，你厂如有异议，可以要求听证如下：\n（一）五日内提出；\n（二）书面提出罚款异议。", []),
        ("", "现将拟对你厂作出处罚的依据告知如下：\n（一）水法第六十五条；\n（二）罚款的规定见该条。", []),
        ("", "我局拟对你厂立案调查。", []),
    ],
)  # fmt: skip
def test_the_list_is_the_proposal(opening: str, proposal: str, kinds: list[str]) -> None:
    assert sorted(_read(opening, proposal)) == sorted(kinds)
