"""Comparing quotations: every character counts, layout does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.law.citations.quote_compare import differences

# Our own wording, in the manner of a statute.
TEXT = (
    "占用绿地的，由主管部门责令改正，可以处五千元以上五万元以下罚款；情节严重的，应当吊销证件。\n"
    "（一）未经批准不得占用；\n（二）不按期恢复原状的，处二十元以上罚款。"
)

SAME = [
    "占用绿地的，由主管部门责令改正",
    "占用绿地的,由主管部门责令改正",
    "占用 绿地的，\n由主管部门责令改正。",
    "占用绿地的……应当吊销证件",
    "占用绿地的...情节严重的，应当吊销证件。",
    "（一）未经批准不得占用；（二）不按期恢复原状的",
    "(一)未经批准不得占用;",
    "第八条　占用绿地的，由主管部门责令改正",
]


@pytest.mark.parametrize("quoted", SAME)
def test_layout_and_omission_do_not_count(quoted: str) -> None:
    assert differences(quoted, TEXT) == ()


CHANGED = [
    ("应当处五千元以上五万元以下罚款", "“应当”应为“可以”"),
    ("可以处五千元以下五万元以下罚款", "“下”应为“上”"),
    ("可以处五千元以上十万元以下罚款", "“十”应为“五”"),
    ("可以处五千元五万元以下罚款", "漏“以上”"),
    ("由主管部门依法责令改正", "多“依法”"),
    ("得占用", "漏“不”"),
    ("按期恢复原状的", "漏“不”"),
    ("十元以上罚款", "漏“二”"),
    ("可以处五千元以上五万元", "漏“以下”"),
]


@pytest.mark.parametrize(("quoted", "said"), CHANGED)
def test_changes_are_named(quoted: str, said: str) -> None:
    assert "；".join(change.describe() for change in differences(quoted, TEXT)) == said


def test_order_of_the_parts_counts() -> None:
    assert differences("应当吊销证件……占用绿地的", TEXT)


@given(st.data())
def test_any_single_substitution_is_seen(data: st.DataObject) -> None:
    line = TEXT.partition("\n")[0].rstrip("。")
    at = data.draw(st.integers(0, len(line) - 1))
    other = data.draw(st.sampled_from("甲乙丙丁").filter(lambda c: c != line[at]))
    assert differences(line[:at] + other + line[at + 1 :], TEXT)


@given(st.data())
def test_any_inner_deletion_is_seen(data: st.DataObject) -> None:
    line = TEXT.partition("\n")[0].rstrip("。")
    at = data.draw(st.integers(1, len(line) - 2))
    shorter = line[:at] + line[at + 1 :]
    assert differences(shorter, TEXT) or shorter in line
