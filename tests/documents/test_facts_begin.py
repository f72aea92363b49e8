"""How the established facts begin: the day and the place stand where a reader expects them, each once."""

import pytest
from samples import full_case

from assistant.documents.verb import draft
from assistant.law.library import LawLibrary


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ("甲公司堆放纸箱。", "经查明：2026年3月5日，在乙路1号，甲公司堆放纸箱。"),
        ("当事人堆放纸箱。", "经查明：2026年3月5日，在乙路1号，当事人堆放纸箱。"),
        ("堆放纸箱。", "经查明，2026年3月5日，当事人在乙路1号有以下行为：堆放纸箱。"),
        # the day is written first: the place goes behind it
        (
            "2026年3月5日上午9时30分许，甲公司堆放纸箱。",
            "经查明：2026年3月5日上午9时30分许，在乙路1号，甲公司堆放纸箱。",
        ),
        ("2026年3月5日，检查发现堆放纸箱。", "经查明：2026年3月5日，在乙路1号，检查发现堆放纸箱。"),
        # the day stands inside
        ("甲公司于2026年3月5日堆放纸箱。", "经查明：在乙路1号，甲公司于2026年3月5日堆放纸箱。"),
        ("自2026年3月5日起堆放纸箱。", "经查明，当事人在乙路1号有以下行为：自2026年3月5日起堆放纸箱。"),
        # the place is told
        ("甲公司在乙路1号堆放纸箱。", "经查明：2026年3月5日，甲公司在乙路1号堆放纸箱。"),
        ("在乙路1号堆放纸箱。", "经查明，2026年3月5日，当事人有以下行为：在乙路1号堆放纸箱。"),
        ("2026年3月5日，甲公司在乙路1号堆放纸箱。", "经查明：2026年3月5日，甲公司在乙路1号堆放纸箱。"),
    ],
)
def test_day_and_place(packaged_library: LawLibrary, facts: str, told: str) -> None:
    made = draft(full_case().model_copy(update={"facts": facts}), library=packaged_library)
    assert told in made.text
    assert made.text.split("三、")[0].count("2026年3月5日") == 1


@pytest.mark.parametrize(
    "facts",
    [
        "2026年3月5日，本机关接到举报。当日检查发现甲公司堆放纸箱。",
        "2025年1月8日，甲公司取得营业执照。2026年3月5日，甲公司堆放纸箱。",
        "甲公司成立于2019年5月1日。2026年3月5日，甲公司堆放纸箱。",
    ],
)
def test_the_place_of_the_act_is_not_that_of_another_event(packaged_library: LawLibrary, facts: str) -> None:
    made = draft(full_case().model_copy(update={"facts": facts}), library=packaged_library)
    assert f"经查明，当事人在乙路1号有以下行为：{facts}" in made.text
