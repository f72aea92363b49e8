"""A hearing is said to have been asked for and held only where the steps say so; nobody's words are given to another."""

from datetime import date

import pytest
from samples import full_case

from assistant.documents.verb import draft
from assistant.dossier.model import Case, Step
from assistant.law.library import LawLibrary

ASKED, HELD = "当事人要求听证", "本机关依法举行听证"
UNKNOWN = "【待补充：当事人是否在法定期限内要求听证】"


def with_step(name: str, note: str) -> Case:
    steps = tuple(
        s.model_copy(update={"note": "告知听证权利"}) if s.name == "告知" else s for s in full_case().steps
    )
    return full_case().model_copy(
        update={"steps": (*steps, Step(name=name, on=date(2026, 3, 24), note=note))}
    )


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("当事人书面放弃听证。", "2026年3月24日，当事人书面放弃听证。"),
        ("未申请听证", "2026年3月24日，当事人未申请听证。"),
        ("王某代表公司声明不要求听证", "2026年3月24日，王某代表公司声明不要求听证。"),
        ("当事人逾期提出听证申请，不予受理", "2026年3月24日，当事人逾期提出听证申请，不予受理。"),
    ],
)
def test_who_asked_for_no_hearing_is_not_said_to_have_asked(
    packaged_library: LawLibrary, note: str, told: str
) -> None:
    text = draft(with_step("听证申请", note), library=packaged_library).text
    assert told in text
    assert ASKED not in text


@pytest.mark.parametrize("note", ["", "收到当事人听证申请书", "当事人对罚款数额不服，申请听证", "邮寄提出"])
def test_who_asked_for_a_hearing_is_said_to_have_asked(packaged_library: LawLibrary, note: str) -> None:
    assert f"2026年3月24日，{ASKED}" in draft(with_step("听证申请", note), library=packaged_library).text


@pytest.mark.parametrize(
    ("name", "note", "told"),
    [
        ("放弃听证", "", "2026年3月24日，当事人放弃听证。"),
        ("放弃听证", "当事人签署放弃听证声明", "2026年3月24日，当事人签署放弃听证声明。"),
        ("听证取消", "", "2026年3月24日，听证取消。"),
    ],
)
def test_a_hearing_given_up_is_told_and_not_asked_about(
    packaged_library: LawLibrary, name: str, note: str, told: str
) -> None:
    text = draft(with_step(name, note), library=packaged_library).text
    assert told in text
    assert UNKNOWN not in text


@pytest.mark.parametrize(
    "note",
    [
        "当事人无正当理由未出席，视为放弃听证",
        "当事人撤回听证申请，听证终止",
        "因设备故障未能举行",
        "当事人申请延期",
    ],
)
def test_a_hearing_that_was_not_held_is_not_said_to_have_been(
    packaged_library: LawLibrary, note: str
) -> None:
    text = draft(with_step("听证", note), library=packaged_library).text
    assert HELD not in text
    assert f"2026年3月24日，听证情况：{note}。" in text


@pytest.mark.parametrize("note", ["", "听证笔录由双方签名", "主持人周某，当事人及代理人到场"])
def test_a_hearing_that_was_held_is_said_to_have_been(packaged_library: LawLibrary, note: str) -> None:
    assert HELD in draft(with_step("听证", note), library=packaged_library).text


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("本机关未收到陈述、申辩意见", "\n本机关未收到陈述、申辩意见。"),
        ("经电话询问，当事人不提出陈述申辩", "\n经电话询问，当事人不提出陈述申辩。"),
        ("已告知当事人，当事人未提出陈述申辩", "\n已告知当事人，当事人未提出陈述申辩。"),
        ("法定代表人王某表示无异议", "\n法定代表人王某表示无异议。"),
        ("3日内未提出陈述申辩", "\n当事人3日内未提出陈述申辩。"),
        ("法定期限内未提出陈述申辩", "\n当事人法定期限内未提出陈述申辩。"),
        ("逾期未提出", "\n当事人逾期未提出。"),
        ("放弃陈述申辩", "\n当事人放弃陈述申辩。"),
    ],
)
def test_a_note_has_one_subject(packaged_library: LawLibrary, note: str, told: str) -> None:
    steps = tuple(
        s.model_copy(update={"note": note}) if s.name == "陈述申辩" else s for s in full_case().steps
    )
    assert told in draft(full_case().model_copy(update={"steps": steps}), library=packaged_library).text


def test_everything_that_was_put_forward_is_told(packaged_library: LawLibrary) -> None:
    more = (
        Step(name="陈述申辩", on=date(2026, 3, 23), note="王某称已经清理，请求从轻"),
        Step(name="复核", on=date(2026, 3, 24), note="予以采纳"),
        Step(name="陈述申辩", on=date(2026, 3, 25), note="王某称首次违法，请求减轻"),
        Step(name="复核", on=date(2026, 3, 26), note="不予采纳"),
    )
    case = full_case().model_copy(update={"steps": (*full_case().steps, *more)})
    lines = draft(case, library=packaged_library).text.split("\n")
    told = [line for line in lines if "陈述、申辩" in line or "进行复核" in line]
    assert told[1:] == [
        "当事人未提出陈述、申辩。",
        "2026年3月23日，当事人提出陈述、申辩：王某称已经清理，请求从轻。",
        "2026年3月24日，本机关对当事人的意见进行复核：予以采纳。",
        "2026年3月25日，当事人提出陈述、申辩：王某称首次违法，请求减轻。",
        "2026年3月26日，本机关对当事人的意见进行复核：不予采纳。",
    ]
