"""Whom a paragraph binds."""

import pytest

from assistant.analysis.authorities import binds_authority


@pytest.mark.parametrize(
    ("text", "binds"),
    [
        ("国务院有关部门负责风筝管理。", True),
        ("国家鼓励制作风筝。", True),
        ("县级以上地方人民政府应当加强领导。", True),
        ("风筝行政主管部门应当公布名录。", True),
        ("国家对风筝经营实行许可制度。", False),  # 义务在经营者身上
        ("国家秘密不得泄露。", False),
        ("经营风筝租赁应当取得许可。", False),
        ("任何单位和个人不得剪断他人风筝线。", False),
    ],
)
def test_whom_a_paragraph_binds(text: str, binds: bool) -> None:
    assert binds_authority(text) is binds
