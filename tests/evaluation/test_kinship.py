"""Laws that share a branch of administration or a scope are related, others are not."""

import pytest

from assistant.evaluation.kinship import Kinship
from assistant.law.library import LawLibrary
from assistant.law.sectors import sectors_of


@pytest.mark.parametrize(
    ("law", "other", "unrelated"),
    [
        ("中华人民共和国食品安全法", "中华人民共和国食品安全法", False),
        ("中华人民共和国消防法", "中华人民共和国渔业法", True),
        ("中华人民共和国产品质量法", "中华人民共和国计量法", False),
        ("没有这部法", "中华人民共和国渔业法", True),
    ],
)
def test_pairs(packaged_library: LawLibrary, law: str, other: str, unrelated: bool) -> None:
    assert Kinship(packaged_library).unrelated(law, [other], None) is unrelated


@pytest.mark.parametrize(("name", "sectors"), [("县级以上人民政府", set()), ("县人民政府民政部门", {"民政"})])
def test_the_peoples_government_is_no_office_of_civil_affairs(name: str, sectors: set[str]) -> None:
    assert sectors_of(name) == sectors
