"""Periods that are none, a second place in a sentence, a term that is of something else: each row and whether it is told."""

import re

import pytest

from assistant.law.library import LawLibrary
from assistant.review.parts.voices import own_words
from tests.review.test_kinds_and_names import told
from tests.review.test_mended_kinds import DEFENCE, FACTS

RIGHTS = "以及有权在五日内陈述、申辩"


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ("该店24小时营业，执法人员未经批准扣押板材", True),
        ("店内二十四小时值班，执法人员未经批准扣押板材", True),
        ("因情况紧急，执法人员未经批准扣押板材，二十四小时内报告并补办手续", False),
        ("执法人员未经批准扣押板材，24小时以内报告负责人", False),
    ],
)
def test_hours_of_opening_are_no_urgency(packaged_library: LawLibrary, facts: str, fault: bool) -> None:
    messages = told(packaged_library, (FACTS, f"堵塞疏散通道。{facts}。2026"))
    assert ("登记保存（查封、扣押）没有经行政机关负责人批准" in messages) is fault


@pytest.mark.parametrize(
    ("rights", "fault"),
    [
        ("以及要求听证的权利，要求听证的应当在收到之日起三日内向我大队提出", True),
        ("以及有权在收到之日起三日内要求听证", True),
        ("以及有权要求听证，陈述申辩意见应当在三日内提出", False),
        ("以及要求听证和陈述、申辩的权利，陈述、申辩可在收到之日起三日内向我大队提出", False),
        ("以及要求听证的权利，可在三日内提出陈述申辩，五日内提出听证申请", False),
    ],
)
def test_days_to_answer_are_not_those_for_a_hearing(
    packaged_library: LawLibrary, rights: str, fault: bool
) -> None:
    messages = told(packaged_library, (RIGHTS, rights))
    assert any("要求听证的期限写成3日" in m for m in messages) is fault


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("该公司书面要求听证，其称不举行听证违法，经查，我大队没有组织听证。", True),
        ("该公司有权要求听证，并书面要求听证，我大队没有举行听证。", True),
        ("该公司书面要求听证。我大队没有举行听证，径行作出决定。", True),
        ("我大队送达告知书。该公司书面要求听证。我大队没有举行听证。", True),
        ("该公司书面要求听证，我大队于2026年3月27日举行听证。", False),
        ("该公司未要求听证，我大队没有组织听证。", False),
    ],
)
def test_a_hearing_refused_behind_other_words(packaged_library: LawLibrary, words: str, fault: bool) -> None:
    messages = told(packaged_library, (DEFENCE, DEFENCE + words))
    assert ("当事人要求听证，没有举行听证" in messages) is fault


OPENED = re.compile("未经审核")


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("当事人称文书未经审核，经查，该文书确未经审核。", 1),
        ("当事人称文书未经审核。", 0),
        ("该文书未经审核。另一份未经审核。", 2),
    ],
)
def test_the_office_speaks_second(sentence: str, places: int) -> None:
    assert len(list(own_words(OPENED, sentence))) == places
