"""Acting without a permit, by whatever name, told apart from 无法保证 and from what was not tested."""

import pytest

from assistant.analysis.permits import LACKING_PERMIT, PERMIT


@pytest.mark.parametrize(
    ("words", "lacking"),
    [
        ("无证经营", True),
        ("无照经营", True),
        ("无准运证运输烟草", True),
        ("无道路运输证从事客运", True),
        ("未经批准占用场地", True),
        ("未经城管部门同意张贴", True),
        ("擅自占用场地", True),
        ("未取得许可证从事餐饮", True),
        ("未依法取得资质承揽工程", True),
        ("无法保证食品安全", False),
        ("无法查证来源", False),
        ("无力取证", False),
        ("无人作证", False),
        ("无证据证明合法来源", False),
        ("无相关证明文件", False),
        ("使用未经检验的设备", False),
        ("未经安全教育培训上岗", False),
        ("未经检疫的肉类", False),
        ("排放未经处理的废水", False),
    ],
)
def test_what_lacks_is_a_permit(words: str, *, lacking: bool) -> None:
    assert bool(LACKING_PERMIT.search(words)) is lacking
    assert bool(PERMIT.search(words)) is lacking


@pytest.mark.parametrize("words", ["未按照许可的范围经营", "变更事项未备案", "出借资质证书"])
def test_a_permit_that_is_spoken_of(words: str) -> None:
    assert PERMIT.search(words)
