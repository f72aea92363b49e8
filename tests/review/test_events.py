"""Acts of procedure with their days: what is denied is no act."""

import pytest

from assistant.review.parts.events import events_of


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("本机关于2026年10月9日送达告知书，当事人没有提出陈述、申辩。", {"告知", "送达"}),
        ("本机关于2026年10月9日送达告知书，当事人未提出陈述申辩意见。", {"告知", "送达"}),
        ("2026年10月9日，当事人放弃陈述、申辩并提交意见。", set()),
        ("2026年10月9日，当事人提出了陈述、申辩。", {"申辩"}),
        ("2026年10月9日，当事人提交书面申辩材料。", {"申辩"}),
        ("2026年10月12日举行听证。", {"听证"}),
        ("2026年10月12日，因当事人未到场，没有举行听证。", set()),
        ("2026年10月12日未组织听证会。", set()),
        ("2026年10月15日复查，当事人已改正。", {"复查"}),
        ("2026年10月15日没有复查。", set()),
        ("2026年10月15日，未经集体讨论。", set()),
        ("2026年10月15日，案件经集体讨论。", {"集体讨论"}),
    ],
)
def test_what_is_denied_is_no_act(text: str, kinds: set[str]) -> None:
    assert {event.kind for event in events_of(text)} - {"检查", "行为"} == kinds
