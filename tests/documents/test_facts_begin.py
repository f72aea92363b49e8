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
        # what was not had is the act
        (
            "甲公司未取得收购许可证堆放纸箱。",
            "经查明：2026年3月5日，在乙路1号，甲公司未取得收购许可证堆放纸箱。",
        ),
        ("甲公司未经登记堆放纸箱。", "经查明：2026年3月5日，在乙路1号，甲公司未经登记堆放纸箱。"),
        ("当事人擅自设立摊点。", "经查明：2026年3月5日，在乙路1号，当事人擅自设立摊点。"),
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
        # who the party is
        "当事人系从事餐饮服务的个体工商户，领有营业执照。2026年3月5日，检查发现甲公司堆放纸箱。",
        "甲公司登记的住所在丙路。2026年3月5日，甲公司堆放纸箱。",
        "当事人主要从事废品收购。2026年3月5日，当事人堆放纸箱。",
        "当事人持有营业执照，2026年3月5日堆放纸箱。",
        # somebody told it, another office sent it, it was so before
        "2026年3月5日，12345热线转来投诉，称甲公司堆放纸箱。经检查属实。",
        "2026年3月5日，群众反映甲公司堆放纸箱。经检查属实。",
        "甲公司于2026年3月5日被消防部门移送，移送书载明其堆放纸箱。",
        "甲公司因堆放纸箱受过处罚。2026年3月5日，甲公司再次堆放纸箱。",
        # the day comes later
        "甲公司平时收购旧物。2026年3月5日，甲公司堆放纸箱。",
    ],
)
def test_the_place_of_the_act_is_not_that_of_another_event(packaged_library: LawLibrary, facts: str) -> None:
    made = draft(full_case().model_copy(update={"facts": facts}), library=packaged_library)
    assert f"经查明，当事人在乙路1号有以下行为：{facts}" in made.text


@pytest.mark.parametrize(
    "facts",
    [
        "甲公司是一家有限责任公司，法定代表人为许某。甲公司堆放纸箱。",
        "群众反映甲公司堆放纸箱。经检查属实。",
        "甲公司曾因堆放纸箱被罚款。检查发现仍在堆放。",
    ],
)
def test_nor_is_its_day(packaged_library: LawLibrary, facts: str) -> None:
    made = draft(full_case().model_copy(update={"facts": facts}), library=packaged_library)
    assert f"经查明，2026年3月5日，当事人在乙路1号有以下行为：{facts}" in made.text


@pytest.mark.parametrize(
    ("facts", "begins"),
    [
        # the day of the act told later, without its year
        ("2026年2月3日，甲公司在乙路1号堆放纸箱，3月5日仍未清走。", "经查明：2026年2月3日，"),
        ("2026年2月3日责令在乙路1号清走，3月5日复查仍在堆放。", "经查明：2026年2月3日"),
        # another day, or the day of another year
        ("2026年2月3日，甲公司在乙路1号堆放纸箱，3月15日仍未清走。", "经查明，2026年3月5日，"),
        ("2026年2月3日，甲公司在乙路1号堆放纸箱，2025年3月5日曾被查处。", "经查明，2026年3月5日，"),
        ("2025年2月3日，甲公司在乙路1号堆放纸箱，3月5日仍未清走。", "经查明，2026年3月5日，"),
    ],
)
def test_a_day_without_its_year_is_that_of_the_year_told(
    packaged_library: LawLibrary, facts: str, begins: str
) -> None:
    made = draft(full_case().model_copy(update={"facts": facts}), library=packaged_library)
    assert begins in made.text
