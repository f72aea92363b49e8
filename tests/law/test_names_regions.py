"""Names of laws and places: what is the same, and what must stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.law import facts, names, regions

SAME = [
    ("《中华人民共和国行政处罚法》", "中华人民共和国行政处罚法"),
    ("中华人民共和国行政处罚法（2021修订）", "中华人民共和国行政处罚法"),
    ("中华人民共和国行政处罚法(2021年修订)", "中华人民共和国行政处罚法"),
    ("《中华人民共和国行政处罚法》(2021修订)", "中华人民共和国行政处罚法"),
    ("中华人民共和国行政处罚法〔2021修订〕", "中华人民共和国行政处罚法"),
    ("中华人民共和国行政处罚法(2021-01-22)", "中华人民共和国行政处罚法"),
    ("中华人民共和国行政处罚法（2017年第二次修正）", "中华人民共和国行政处罚法"),
    ("中华人民共和国 行政　处罚法", "中华人民共和国行政处罚法"),
    ("最高人民法院 最高人民检察院关于某案的解释", "最高人民法院、最高人民检察院关于某案的解释"),
    ("关于适用〈中华人民共和国民法典〉的解释（一）", "关于适用《中华人民共和国民法典》的解释（一）"),
    ("关于适用<中华人民共和国民法典>的解释(一)", "关于适用《中华人民共和国民法典》的解释（一）"),
]
APART = [
    ("城市市容和环境卫生管理条例", "浙江省城市市容和环境卫生管理条例"),
    ("刑法修正案（八）", "刑法修正案（九）"),
    ("中华人民共和国宪法修正案（1988年）", "中华人民共和国宪法修正案（2018年）"),
    ("机关管理办法（试行）", "机关管理办法"),
    ("食品安全法", "食品安全法实施条例"),
]


@pytest.mark.parametrize(("written", "official"), SAME)
def test_same_name(written: str, official: str) -> None:
    assert names.key(written) == names.key(official)


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_names(one: str, other: str) -> None:
    assert names.key(one) != names.key(other)


def test_aliases() -> None:
    assert names.aliases("浙江省实施《中华人民共和国水法》办法", "浙江省实施《水法》办法(2019)") == (
        "浙江省实施《水法》办法",
        "浙江省实施《水法》办法(2019)",
    )


@given(st.text(alphabet="中华人民共和国《》〈〉（）()法条例 　2021修订", max_size=30))
def test_key_is_stable(name: str) -> None:
    assert names.key(names.key(name)) == names.key(name)


PLACES = [
    ("温州", "浙江省/温州市"),
    ("温州市", "浙江省/温州市"),
    ("浙江省温州市", "浙江省/温州市"),
    ("浙江/温州", "浙江省/温州市"),
    ("浙江省 / 温州市 / 鹿城区", "浙江省/温州市/鹿城区"),
    ("浙江省温州市鹿城区", "浙江省/温州市/鹿城区"),
    ("上海", "上海市"),
    ("上海市浦东新区", "上海市/浦东新区"),
    ("重庆市", "重庆市"),
    ("吉林省吉林市", "吉林省/吉林市"),
    ("内蒙古", "内蒙古自治区"),
    ("景宁畲族自治县", "浙江省/丽水市/景宁畲族自治县"),
    ("", ""),
    ("某地", "某地"),
]


@pytest.mark.parametrize(("typed", "expected"), PLACES)
def test_region_as_typed(typed: str, expected: str) -> None:
    assert regions.normalise(typed) == expected
    assert regions.normalise(expected) == expected


TITLES = [
    ("温州市市容和环境卫生管理条例", "浙江省", "浙江省/温州市"),
    ("深圳经济特区细胞和基因产业促进条例", "广东省", "广东省/深圳市"),
    ("浙江省水资源条例", "浙江省", "浙江省"),
    ("上海口岸服务条例", "上海市", "上海市"),
    ("南京路步行街综合管理规定", "上海市", "上海市"),
    ("彭水苗族土家族自治县城乡建设管理条例", "重庆市", "重庆市/彭水苗族土家族自治县"),
]


@pytest.mark.parametrize(("title", "within", "expected"), TITLES)
def test_region_of_a_title(title: str, within: str, expected: str) -> None:
    assert regions.of_name(title, within=within) == expected


def test_law_of_the_places_above_applies() -> None:
    assert regions.above("浙江省/温州市/鹿城区") == ["", "浙江省", "浙江省/温州市", "浙江省/温州市/鹿城区"]
    assert regions.above("") == [""]


def test_recorded_dates_name_known_laws(packaged_library) -> None:  # type: ignore[no-untyped-def]
    for short, full in facts.abbreviations().items():
        assert [law.name for law in packaged_library.find(short)] == [full]


KNOWN = [
    ("", ""), ("全国", ""), ("浙江", "浙江省"), ("浙江省", "浙江省"), ("温州", "浙江省/温州市"), ("浙江省/温州市", "浙江省/温州市"),
    ("浙江省温州市鹿城区", "浙江省/温州市/鹿城区"), ("浙江省义乌市", "浙江省/义乌市"), ("北京", "北京市"),
    ("北京市朝阳区", "北京市/朝阳区"), ("内蒙古", "内蒙古自治区"), ("新疆", "新疆维吾尔自治区"), ("吉林市", "吉林省/吉林市"),
    ("广东省深圳市", "广东省/深圳市"), ("宁波市海曙区", "浙江省/宁波市/海曙区"), ("重庆市石柱土家族自治县", "重庆市/石柱土家族自治县"),
    ("海南省海口市", "海南省/海口市"), ("山东省济南市槐荫区", "山东省/济南市/槐荫区"),
]  # fmt: skip
UNKNOWN = [
    ("火星省", "请写成"), ("温洲市", "浙江省温州市"), ("浙江省温洲市", "浙江省温州市"), ("杭洲", "浙江省杭州市"), ("折江省", "浙江省"),
    ("江苏省苏洲市", "江苏省苏州市"), ("asdf", "请写成"), ("浙江省火星", "请写成"), ("义乌市", "请写成"), ("😀", "请写成"),
    ("广洲市", "广东省广州市"), ("山冻省", "山东省"), ("河喃省", "河南省"), ("重请市", "重庆市"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "region"), KNOWN)
def test_known_regions(written: str, region: str) -> None:
    assert regions.known(written) == region


@pytest.mark.parametrize(("written", "near"), UNKNOWN)
def test_an_unknown_region_is_an_error_that_names_near_ones(written: str, near: str) -> None:
    with pytest.raises(InputError) as error:
        regions.known(written)
    assert near in str(error.value)
