"""Totals, rates, heads of units and places told otherwise in one paper: what is told, and what may well be another thing."""

from __future__ import annotations

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case

RECORD, PAPER, PARTY, WITNESS = "勘验笔录、现场笔录", "书证", "当事人的陈述", "证人证言"
FACTS = "执法人员查获某店粉饼90盒，已卖30盒，库存60盒，每盒卖15元。"


def _about(facts: str, *papers: tuple[str, str, str], **fields: object) -> list[str]:
    rows = [
        {"id": f"E{n}", "kind": kind, "name": name, "text": text, "obtained": "2026-04-02"}
        for n, (kind, name, text) in enumerate(papers, 1)
    ]
    case = Case.model_validate({"facts": facts, "act_date": "2026-04-02", "evidence": rows} | fields)
    return [clash.about for clash in case_contradictions(case)]


SEEN = (RECORD, "现场检查笔录", "店内粉饼60盒，店主说卖了30盒，一共90盒。")
SAID = (PARTY, "孙某询问笔录", "孙某：一共进了90盒，卖了30盒，剩60盒。")


@pytest.mark.parametrize(
    ("name", "text", "about"),
    [
        ("销售台账", "售出7笔共50盒。", "卖出的数量"),
        ("销售台账", "结存40盒。", "在手的数量"),
        ("销售台账", "售出7笔共30盒，结存60盒。", ""),
        ("销售台账", "其中售出20盒。", ""),
        ("销售台账", "4月份售出20盒。", ""),
        ("销售台账", "售出50箱。", ""),
        ("供货商台账", "售出30盒。", ""),
        ("厂家供货清单", "合计500盒。", ""),
        ("发还清单", "合计58盒。", ""),
        ("登记保存清单", "粉饼60盒、盒托40盒，合计100盒。", ""),  # 也知道六十盒
    ],
)
def test_totals(name: str, text: str, about: str) -> None:
    found = [one for one in _about(FACTS, SEEN, SAID, (PAPER, name, text)) if one.endswith("的数量")]
    assert found == ([about] if about else [])


def test_the_total_of_a_list() -> None:
    facts, seen = "查获粉饼90盒。", (RECORD, "现场检查笔录", "粉饼60盒、腮红30盒，合计90盒。")
    for text, told in (("粉饼90盒、腮红30盒，总计120盒。", False), ("粉饼80盒、腮红40盒，总计120盒。", True)):
        found = _about(facts, seen, SAID, (PAPER, "登记保存清单", text))
        assert ("总数的数量" in found) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("标准值：出芽率≥85%；实测出芽率91%。", True),
        ("实测出芽率71.0%。", False),
        ("标准：出芽率85%；纯度99%。", False),
        ("实测水分率12%。", False),
    ],
)
def test_rates(text: str, *, told: bool) -> None:
    facts = "经检验，出芽率71%，低于85%的标准。"
    assert bool(_about(facts, ("鉴定意见", "检验报告", text))) is told
    assert not _about(facts, ("鉴定意见", "检验报告", text), ("鉴定意见", "复检报告", "实测出芽率71%。"))


UNIT = {"party": {"kind": "企业", "name": "某区甲医院", "representative": "周文青"}}


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("事业单位法人证书", "某区甲医院，法定代表人周文清，住所一号路。", True),
        ("营业执照", "名称 某区甲医院；执行事务合伙人 周立青。", True),
        ("事业单位法人证书", "某区甲医院，法定代表人周文青，住所一号路。", False),
        ("事业单位法人证书", "某区甲医院，法定代表人周某，住所一号路。", False),
        ("营业执照", "某区乙公司，法定代表人周文清。", False),
        ("情况说明", "某区甲医院：乙公司负责人周文清来过。", False),
    ],
)
def test_the_head_of_a_unit(name: str, text: str, *, told: bool) -> None:
    assert ("当事人的负责人姓名" in _about("某事。", (PAPER, name, text), **UNIT)) is told


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("9时10分至10时20分，甲区城市管理局询问室。", "9时40分至10时15分，利民超市。", True),
        ("9时10分至10时20分，甲区城市管理局询问室。", "10时30分至10时45分，利民超市。", False),
        ("9时10分至10时20分，甲区城市管理局询问室。", "9时40分至10时15分，本局办公室。", False),
        ("9时10分至10时20分，利民超市。", "9时40分至10时15分，双河村。", False),  # 店可能在村里
    ],
)
def test_one_officer_in_the_office_and_elsewhere(first: str, second: str, *, told: bool) -> None:
    day, officers = "2026年4月2日", "询问人张甲，记录人李乙。"
    papers = [
        (WITNESS, f"{who}询问笔录", f"{day}{text}{officers}")
        for who, text in (("王某", first), ("陈某", second))
    ]
    fields = {"officers": ["张甲（01）", "李乙（02）"], "agency": "甲区城市管理局"}
    assert any("所在的地点" in one for one in _about("某事。", *papers, **fields)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("检测：接出软管3根。", True),
        ("检测：接出软管8根，其中3根漏气。", False),
        ("检测：接出水管3根。", False),
        ("检测：接出塑料软管3根。", False),
        ("检测：接出软管3根，另有5根在墙内。", False),
    ],
)
def test_the_same_doing_and_thing(text: str, *, told: bool) -> None:
    papers = (
        (RECORD, "现场检查笔录", "接出橡胶软管8根，其中2根油污。"),
        (WITNESS, "水电工笔录", "我拉了8根管子。"),
    )
    found = _about("店里接了8根支管。", *papers, ("鉴定意见", "设施情况", text))
    assert any(one.startswith("数量（") for one in found) is told


ON_BOARD = "检查时查获船上活鳗80箱。"
ASKED = "问：船上的活鳗从哪来的？答：{0}问：要送到哪里？答：市场。"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("在渡口收的，一共60箱。", True),
        ("渔户卖给我的，总共60箱，钱付清了。", True),
        ("在渡口收的，一共80箱。", False),
        ("在渡口收的，一共95箱。", False),  # some may be sold
        ("在渡口收的一共60箱，还有自家养的。", False),
        ("大概一共60箱。", False),
        ("在渡口收了60箱。", False),
        ("一共60箱，另20箱是朋友的。", False),
    ],
)
def test_fewer_than_were_found(answer: str, *, told: bool) -> None:
    list_ = (PAPER, "登记保存清单", "活鳗80箱。")
    record = (RECORD, "现场检查笔录", "船上有活鳗80箱。")
    found = _about(ON_BOARD, record, list_, (PARTY, "韩某询问笔录", ASKED.format(answer)))
    assert ("总数的数量" in found) is told
