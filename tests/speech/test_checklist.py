"""What an inquiry has covered: every state by its own wording, and answers that nobody gave."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.speech.checklist import Covered, check, follow_ups
from assistant.speech.record import UNHEARD, insert_notices
from assistant.speech.record_model import Line, Record, Role

YES, SEEN, NO, OPEN = Covered.ANSWERED, Covered.REPLIED, Covered.UNANSWERED, Covered.OPEN


def record_of(text: str) -> Record:
    """Lines written as 问…/答…, separated by /."""
    roles: dict[str, Role] = {"问": "问", "答": "答", "他": "其他"}
    parts = [part.strip() for part in text.split("/")]
    return Record(lines=tuple(Line(role=roles[p[0]], verbatim=p[1:], tidied=p[1:]) for p in parts if p))


def state(record: Record, name: str) -> Covered:
    return next(c.state for c in check(record) if c.name == name)


@pytest.mark.parametrize(
    ("item", "talk", "expected"),
    [
        ("以前的查处和责令改正", "问以前因为这个被处理过没有？/答没有，就是第一次。", YES),
        ("以前的查处和责令改正", "问以前因为这个被处理过没有/答没有就是第一次", YES),
        ("以前的查处和责令改正", "问之前罚过几回？/答头一回。", SEEN),
        ("时间", "问摆了多久了，以前罚过没有？/答没有，就是第一次。", YES),
        ("时间", "问从什么时候开始摆的？/答没有，就是第一次。", SEEN),
        ("时间", "问从什么时候开始摆的？/答没有。", NO),
        ("时间", "问从什么时候开始摆的？/答记不清了。", YES),
        ("时间", "问从什么时候开始摆的？/答上个月开始的。", YES),
        ("时间", "问从什么时候开始摆的？/答我不想说。", NO),
        ("时间", "问从什么时候开始摆的？/答你说什么？/问问你哪天开始的。/答三月五号。", YES),
        ("时间", "问从什么时候开始摆的？/答嗯……", NO),
        ("地点", "问摊子摆在哪里？", NO),
        ("地点", "问摊子摆在哪里？/问是不是学校边上？/答对，学校边上。", SEEN),
        ("地点", "问摊子摆在哪里？/问是不是解放路？/答对，解放路。", YES),
        ("地点", "问摊子摆在什么地方，有没有许可证？/答没有。", YES),
        ("许可手续", "问办过许可吗？/答嗯。", YES),
        ("许可手续", "问办过许可吗？/答拒绝回答。", NO),
        ("许可手续", "问办过许可吗？我没办过，不晓得要办。", SEEN),
        ("许可手续", "问办过许可吗？/他他是我请来的。/答没办。", YES),
        ("数量和金额", "问一共多少钱？/答不清楚，老板管。", YES),
        ("数量和金额", "问一共多少钱？/答别人给的。", SEEN),
        ("后果", "问有没有人投诉？/答谁知道呢。", YES),
        ("原因和目的", "问为什么不报告？/答是。", NO),
        ("陈述和申辩", "问还有什么要说的？/答没有了。", YES),
        ("地点", "问有没有许可证？/答没有。", OPEN),
    ],
)
def test_states(item: str, talk: str, expected: Covered) -> None:
    assert state(record_of(talk), item) is expected


def test_a_question_with_an_answer_still_to_be_checked_is_offered_again() -> None:
    asked = follow_ups(record_of("问从什么时候开始摆的？/答没有，就是第一次。"))
    assert "清单“时间”已问，答话待核对" in [f.why for f in asked]


def test_what_the_recording_does_not_hold_answers_nothing() -> None:
    lines = (
        Line(role="问", verbatim="摆在哪里", tidied="摆在哪里？"),
        Line(role="答", tidied="在解放路。", marks=(UNHEARD,)),
    )
    assert state(Record(lines=lines), "地点") is NO
    assert all(c.state is OPEN for c in check(insert_notices(Record())))


@given(
    st.lists(
        st.tuples(st.sampled_from("问答他"), st.text("有没吗是的什么时候多少，。？", max_size=12)), max_size=8
    )
)
def test_never_answered_without_an_answer(turns: list[tuple[str, str]]) -> None:
    """已问已答 needs a line of somebody else behind the question; 已问未答 and the rest need a question."""
    record = record_of("/".join(role + text for role, text in turns))
    for item in check(record):
        roles = [record.lines[n].role for n in item.lines]
        assert ("问" in roles) == (item.state is not OPEN)
        assert item.state is not YES or set(roles) - {"问"}
