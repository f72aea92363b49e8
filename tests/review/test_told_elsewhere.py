"""What stands in another sentence or is no doing of the party: each row a paper and whether it is told."""

import pytest

from assistant.law.library import LawLibrary
from tests.review.test_kinds_and_names import told
from tests.review.test_mended_kinds import FACTS

FOUND_ON = "2026年3月3日10时"


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("", True),
        ("案件来源：日常检查。\n\n", True),
        ("根据年度双随机抽查计划，", True),
        ("我大队受理投诉电话由值班室接听。\n\n", True),
        ("案件来源：上级交办。\n\n", False),
        ("2026年3月1日，我大队接到群众举报。", False),
        ("根据12345平台工单，", False),
        ("本案系丙区应急管理局移送。\n", False),
        ("一、线索来源：省厅督办件。\n", False),
    ],
)
def test_the_source_of_a_case(packaged_library: LawLibrary, source: str, fault: bool) -> None:
    messages = told(packaged_library, (FOUND_ON, f"{source}2026年3月5日10时"))
    assert any("早于发现" in m for m in messages) is fault


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ("导致一名职工受伤", True),
        ("因其堆放板材导致一名职工受伤", True),
        ("因当事人违规操作导致燃气泄漏", True),
        ("因疏散通道堵塞，致使二人受伤", True),
        ("该公司因暴雨导致停电", False),
        ("因台风影响，致使道路中断，未能及时转运板材", False),
        ("由于资金困难造成工程停工", False),
        ("受上游厂家停电影响导致设备损坏", False),
    ],
)
def test_a_harm_of_another_cause(packaged_library: LawLibrary, facts: str, fault: bool) -> None:
    messages = told(packaged_library, (FACTS, f"堵塞疏散通道。{facts}。2026"))
    assert any("写没有造成后果，事实却有后果" in m for m in messages) is fault


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ("路面监控设备拍下货车，该设备设置地点未公布", True),
        ("监控抓拍到堆放。设置地点没有公示", True),
        ("该探头尚未经法制审核", True),
        ("视频监控显示，店外广告牌设置位置未公示", False),
        ("店内装有监控。灭火器安装地点没有公示", False),
        ("监控室值班员在场。该设备未经消防审核", False),
    ],
)
def test_the_place_of_the_device(packaged_library: LawLibrary, facts: str, fault: bool) -> None:
    messages = told(packaged_library, (FACTS, f"堵塞疏散通道。{facts}。2026"))
    assert any("监控设备没有经过审核，或者设置地点没有公布" in m for m in messages) is fault


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("我大队对对该公司进行检查", True),
        ("我大队对对公司进行检查", True),
        ("我大队对对开发商进行检查", True),
        ("并并对该公司提出要求", True),
        ("应当在在期限内改正", True),
        ("款项转入对对公账户收取的", False),
        ("民警对对讲机、对对账单进行检查", False),
        ("对对面商铺、对对开门进行查看", False),
        ("该板材并并入仓库另一批", False),
        ("对存放在在库的货物、在在建工地进行查看", False),
        ("乘坐的的士离开", False),
    ],
)
def test_a_word_written_twice(packaged_library: LawLibrary, words: str, fault: bool) -> None:
    messages = told(packaged_library, (FACTS, f"堵塞疏散通道。{words}。2026"))
    assert any(m.startswith("词语重复") for m in messages) is fault
