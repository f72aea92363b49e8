"""Verdicts where tools of this kind go wrong: dropped items, misspelt names, texts not held, repealed law."""

from datetime import date

import pytest

from assistant.law.citations import verify_citations
from assistant.law.citations.model import CitationStatus as Status
from assistant.law.library import LawLibrary

DAY = date(2026, 3, 5)


def statuses(library: LawLibrary, text: str, day: date = DAY) -> list[Status]:
    return [v.status for v in verify_citations(text, as_of=day, library=library)]


ITEMS = [
    ("《行政处罚法》第五十九条第一款第（六）项", Status.VERIFIED),
    ("《行政处罚法》第三十二条（九）", Status.NO_ITEM),
    ("《行政处罚法》第三十二条〔九〕", Status.NO_ITEM),
    ("《行政处罚法》第三十二条⑨", Status.NO_ITEM),
    ("《行政处罚法》第三十二条第〔九〕项", Status.NO_ITEM),
    ("《行政处罚法》第三十二条第9)项", Status.NO_ITEM),
    ("《行政处罚法》第三十二条第一款之（九）项", Status.NO_ITEM),
    ("《行政处罚法》第三十四条第（九）", Status.NO_ITEM),
    ("《行政处罚法》第三十二条第九", Status.UNPARSEABLE),
    ("《行政处罚法》第三十二条第-款", Status.UNPARSEABLE),
    ("《行政处罚法》第三十二条第一款第九顶", Status.UNPARSEABLE),
    ("《行政处罚法》第三十二条甲项", Status.UNPARSEABLE),
    ("《行政处罚法》第三十二条款", Status.UNPARSEABLE),
    ("《行政处罚法》第9999999999条", Status.UNPARSEABLE),
    ("《行政处罚法》第33.1条", Status.UNPARSEABLE),
    ("《行政处罚法第三十三条》", Status.VERIFIED),
    ("《行政处罚法第九十九条》", Status.NO_ARTICLE),
    ("<<行政处罚法>>第33条", Status.VERIFIED),
    ("《行政處罰法》第三十三條第一款", Status.VERIFIED),
    ("《行政处罚法》第陆拾条", Status.VERIFIED),
    ("《行政处罚法》第玖拾玖条", Status.NO_ARTICLE),
    ("《行政处罚法》第四项", Status.UNPARSEABLE),
    ("民法典第1049条", Status.VERIFIED),
    ("道交法第九十一条", Status.VERIFIED),
    ("《中华人民共和国刑法修正案（十一）》第四条", Status.VERIFIED),
    ("《中华人民共和国刑法修正案（十一）》第四十九条", Status.NO_ARTICLE),
    ("《刑法修正案（十一）》第四项", Status.VERIFIED),
]


@pytest.mark.parametrize(("text", "status"), ITEMS)
@pytest.mark.parametrize("frame", ["{}", "依据{}，决定如下"])
def test_nothing_is_dropped_silently(
    packaged_library: LawLibrary, text: str, status: Status, frame: str
) -> None:
    assert statuses(packaged_library, frame.format(text)) == [status]


def test_every_item_of_a_list_has_its_verdict(packaged_library: LawLibrary) -> None:
    text = "《行政处罚法》第三十二条第（一）（三）（九）项"
    assert statuses(packaged_library, text) == [Status.VERIFIED, Status.VERIFIED, Status.NO_ITEM]
    assert statuses(packaged_library, "行政处罚法33、34、99条") == [Status.VERIFIED] * 2 + [Status.NO_ARTICLE]


SLIPS = [
    ("《行政处罚发》第三十三条", "中华人民共和国行政处罚法"),
    ("《行政处法罚》第三十三条", "中华人民共和国行政处罚法"),
    ("《行政出罚法》第三十三条", "中华人民共和国行政处罚法"),
    ("《行政处罚罚法》第三十三条", "中华人民共和国行政处罚法"),
    ("《中华人民共和国消防发》第六十条", "中华人民共和国消防法"),
    ("《道路交通安全发》第九十一条", "中华人民共和国道路交通安全法"),
    ("《安全生产珐》第三十六条", "中华人民共和国安全生产法"),
    ("《治安管理处罚发》第五十条", "中华人民共和国治安管理处罚法"),
    ("《治安管理处法罚》第五十条", "中华人民共和国治安管理处罚法"),
    ("《食品安全法法》第五十条", "中华人民共和国食品安全法"),
    ("《固体废物污染环境防治发》第五十条", "中华人民共和国固体废物污染环境防治法"),
    ("《土地管里法》第七十七条", "中华人民共和国土地管理法"),
    ("《城乡规化法》第六十四条", "中华人民共和国城乡规划法"),
    ("《行政强治法》第四十四条", "中华人民共和国行政强制法"),
    ("《行政复仪法》第二十条", "中华人民共和国行政复议法"),
    ("《产品质量发》第四十九条", "中华人民共和国产品质量法"),
    ("《广告发》第九条", "中华人民共和国广告法"),
    ("《反不正当竟争法》第八条", "中华人民共和国反不正当竞争法"),
    ("《中华人民共合国消防法》第六十条", "中华人民共和国消防法"),
    ("《行政處罰發》第三十三條", "中华人民共和国行政处罚法"),
    ("行政处罚发第33条", "中华人民共和国行政处罚法"),
]


@pytest.mark.parametrize(("text", "law"), SLIPS)
def test_misspelt_names_get_the_right_one_proposed(packaged_library: LawLibrary, text: str, law: str) -> None:
    (found,) = verify_citations(text, as_of=DAY, library=packaged_library)
    assert (found.status, found.suggestion) == (Status.WRONG_NAME, f"《{law}》")


NOT_HELD = [
    ("《行政处罚法》第三十八条", "2020-05-01"),
    ("《行政处罚法》第四十二条第一款第（九）项", "2021-07-14"),
    ("《行政处罚法》第九百条", "2019-01-01"),
    ("《行政诉讼法》第四十六条", "2016-05-01"),
    ("《土地管理法》第七十六条", "2019-12-31"),
    ("《安全生产法》第九十四条", "2020-01-01"),
    ("《消防法》第六十条规定：“随便什么文字，并不是原文”", "2015-01-01"),
    ("《行政处罚法》（2017年修正）第三十八条", "2026-03-05"),
    ("《行政处罚法》（2009修正）第四十二条", "2026-03-05"),
    ("《行政处罚法（2017修正）》第三十八条", "2026-03-05"),
    ("《土地管理法》（2004年8月28日第二次修正）第七十六条", "2026-03-05"),
    ("2004年修正的《土地管理法》第七十六条", "2026-03-05"),
    ("原《土地管理法》第七十六条", "2026-03-05"),
    ("修订前的《行政处罚法》第三十八条", "2026-03-05"),
    ("2017年行政处罚法第三十八条", "2026-03-05"),
    ("《行政处罚法》（1996年）第三条", "2026-03-05"),
    ("《合同法》第五十二条", "2020-12-31"),
    ("《中华人民共和国婚姻法》第三十二条", "2019-01-01"),
    ("《食品卫生法》第三十九条", "2008-01-01"),
    ("《城市房屋拆迁管理条例》第十七条", "2010-06-01"),
    ("《信访条例》第十四条", "2021-06-01"),
]


@pytest.mark.parametrize(("text", "day"), NOT_HELD)
def test_a_text_not_held_is_said_to_be_so_and_nothing_else(
    packaged_library: LawLibrary, text: str, day: str
) -> None:
    (found,) = verify_citations(text, as_of=date.fromisoformat(day), library=packaged_library)
    assert found.status is Status.NOT_HELD
    assert "当时文本未收录" in found.message
    assert found.as_of == date.fromisoformat(day)


REPEALED = [
    ("《中华人民共和国合同法》第五十二条", "2021年1月1日", "中华人民共和国民法典"),
    ("合同法第五十二条", "2021年1月1日", "中华人民共和国民法典"),
    ("《民法通则》第五条", "2021年1月1日", "中华人民共和国民法典"),
    ("《侵权责任法》第六条", "2021年1月1日", "中华人民共和国民法典"),
    ("《中华人民共和国物权法》第三十九条", "2021年1月1日", "中华人民共和国民法典"),
    ("《城市规划法》第四十条", "2008年1月1日", "中华人民共和国城乡规划法"),
    ("《治安管理处罚条例》第十九条", "2006年3月1日", "中华人民共和国治安管理处罚法"),
    ("《食品卫生法》第三十九条", "2009年6月1日", "中华人民共和国食品安全法"),
    ("《城市房屋拆迁管理条例》第十七条", "2011年1月21日", "国有土地上房屋征收与补偿条例"),
    ("《无照经营查处取缔办法》第十四条", "2017年10月1日", "无证无照经营查处办法"),
    ("《公司登记管理条例》第六十八条", "2022年3月1日", "中华人民共和国市场主体登记管理条例"),
    ("《中华人民共和国公路管理条例》第三十三条", "2011年7月1日", "公路安全保护条例"),
    ("《排污费征收使用管理条例》第二十一条", "2018年1月1日", "中华人民共和国环境保护税法"),
    ("《旅行社管理条例》第三十九条", "2009年5月1日", "旅行社条例"),
    ("《道路交通管理条例》第七十四条", "2004年5月1日", "中华人民共和国道路交通安全法"),
    ("《行政监察法》第二十三条", "2018年3月20日", "中华人民共和国监察法"),
    ("《环境噪声污染防治法》第五十八条", "2022年6月5日", "中华人民共和国噪声污染防治法"),
    ("《化妆品卫生监督条例》第二十四条", "2021年1月1日", "化妆品监督管理条例"),
    ("《信访条例》第十四条", "2022年5月1日", "信访工作条例"),
    ("《執業醫師法》第三十七條", "2022年3月1日", "中华人民共和国医师法"),
]


@pytest.mark.parametrize(("text", "since", "successor"), REPEALED)
def test_repealed_law_is_known_with_its_successor(
    packaged_library: LawLibrary, text: str, since: str, successor: str
) -> None:
    (found,) = verify_citations(text, as_of=DAY, library=packaged_library)
    assert (found.status, found.suggestion) == (Status.WRONG_VERSION, f"《{successor}》")
    assert since in found.message
    assert "废止" in found.message


NOT_YET = [
    ("《民法典》第十条", "2020-12-31"),
    ("《数据安全法》第三条", "2021-08-31"),
    ("《生态环境法典》第三条", "2026-08-14"),
    ("《噪声污染防治法》第三条", "2022-06-04"),
    ("《增值税法》第三条", "2025-12-31"),
]


@pytest.mark.parametrize(("text", "day"), NOT_YET)
def test_a_new_law_is_not_in_force_before_its_day(packaged_library: LawLibrary, text: str, day: str) -> None:
    (found,) = verify_citations(text, as_of=date.fromisoformat(day), library=packaged_library)
    assert found.status is Status.WRONG_VERSION
    assert "尚未施行" in found.message


NAMES = [
    ("依据《行政处罚法》办理", Status.VERIFIED),
    ("依据《行政处罚发条例办法》办理", Status.NOT_IN_LIBRARY),
    ("依据《合同法》办理", Status.WRONG_VERSION),
    ("依据《行政处法》办理", Status.WRONG_NAME),
    ("依据《江城市犬只管理条例》办理", Status.NOT_IN_LIBRARY),
    ("依据《行政处罚法》（2017修正）办理", Status.NOT_HELD),
]


@pytest.mark.parametrize(("text", "status"), NAMES)
def test_a_name_alone_is_checked_as_a_name(packaged_library: LawLibrary, text: str, status: Status) -> None:
    (found,) = verify_citations(text, as_of=DAY, library=packaged_library)
    assert (found.citation.names_only, found.status) == (True, status)


def test_a_quotation_in_traditional_characters_is_compared(packaged_library: LawLibrary) -> None:
    from opencc import OpenCC

    (law,) = packaged_library.find("行政处罚法")
    text = packaged_library.provision_text(law, _provision("第三十三条第二款"), DAY)
    assert text
    traditional = OpenCC("s2t").convert(text)
    assert traditional != text
    cited = f"《行政處罰法》第三十三條第二款規定：「{traditional}」"
    assert statuses(packaged_library, cited) == [Status.VERIFIED]
    assert statuses(packaged_library, cited.replace("的", "之")) == [Status.TEXT_DIFFERS]


def _provision(address: str):  # type: ignore[no-untyped-def]
    from assistant.law.model import Provision

    return Provision.parse(address)
