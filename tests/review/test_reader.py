import pytest

from assistant.review.reader import Reading


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("处罚款人民币伍仟元整（¥5000.00）", [True]),
        ("罚款伍仟元（5,000元）", [True]),
        ("处罚款人民币伍佰元整（¥5000.00）", [False]),
        ("壹万贰仟元整(￥12000)，伍拾元整（¥500）", [True, False]),
        ("罚款5000元", []),
    ],
)
def test_amount_pairs(text: str, agrees: list[bool]) -> None:
    assert [pair.agrees for pair in Reading(text).amount_pairs] == agrees


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("决定处以罚款人民币5000元", [5000]),
        ("罚款人民币伍仟元整（¥5000.00）", [5000]),
        ("罚款：1.5万元", [15000]),
        ("处罚款3,000元", [3000]),
        ("缴纳罚款", []),
    ],
)
def test_fines(text: str, yuan: list[float]) -> None:
    assert [value for _, value in Reading(text).fines] == yuan


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("丙综执罚决字〔2026〕第12号", "丙综执罚决字〔2026〕第12号"),
        ("甲城管罚字[2026]3号", "甲城管罚字[2026]3号"),
        ("没有文号", None),
    ],
)
def test_document_numbers(text: str, number: str | None) -> None:
    found = Reading(text).document_number
    assert (found.text if found else None) == number
