"""One paper against the rest of its case: numbers, days, places, fines and denials; each with what looks alike and is lawful."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from assistant.dossier.act_denied import acts_denied
from assistant.dossier.dissent import numbers_dissenting
from assistant.dossier.fines_told import fines_told_apart
from assistant.dossier.made_on import made_on_other_days
from assistant.dossier.model import Case
from assistant.dossier.one_value import values_of_two_names
from assistant.dossier.pictures_elsewhere import pictures_elsewhere
from assistant.dossier.sources import Contradiction

RECORD, PICTURE, DOCUMENT, PARTY, WITNESS, EXPERT = (
    "勘验笔录、现场笔录", "视听资料", "书证", "当事人的陈述", "证人证言", "鉴定意见",
)  # fmt: skip
Check = Callable[[Case], Iterator[Contradiction]]
Piece = tuple[str, str, str]


def _found(check: Check, facts: str, *pieces: Piece, **fields: Any) -> bool:
    made = [
        {"id": f"E{n}", "kind": kind, "name": name, "text": text, "obtained": "2026-03-05"}
        for n, (kind, name, text) in enumerate(pieces, 1)
    ]
    case = Case.model_validate(
        {"facts": facts, "evidence": made, "act_date": "2026-03-05", "officers": ["张建明", "李晓雨"]}
        | fields
    )
    return bool(list(check(case)))


NESTS = "2026年3月5日检查发现，周某在坡上砍倒香樟46株，没有手续。"


@pytest.mark.parametrize(
    ("kind", "name", "text", "apart"),
    [
        (EXPERT, "鉴定意见书", "伐倒的香樟64株，材积另算。", True),
        (DOCUMENT, "扣押清单", "香樟64株。", True),
        (DOCUMENT, "扣押清单", "香樟，64株。", False),  # two characters in another clause do not tell enough
        (DOCUMENT, "扣押清单", "香樟，46株。", False),
        (DOCUMENT, "扣押清单", "香樟，30株。", False),  # no slip: it may be a part
        (DOCUMENT, "进货单", "水杉，64株。", False),  # another thing
        (DOCUMENT, "扣押清单", "香樟64株，其中18株另案移来。", False),  # what it differs by is told
        (PARTY, "周某询问笔录", "我去年砍过香樟64株。", False),
        (RECORD, "复查笔录", "坡上香樟64株。", False),  # from after the correction
        (WITNESS, "邻居笔录", "我家坡上有香樟64株。", False),  # his own
        (WITNESS, "邻居笔录", "隔壁园子里有香樟64株。", False),
        (WITNESS, "邻居笔录", "我看周某砍倒香樟45株。", False),  # who counts from afar is out by one
        (WITNESS, "邻居笔录", "周某在坡上砍倒香樟64株。", True),
        (DOCUMENT, "补种方案", "周某补种香樟64株。", False),
        (DOCUMENT, "责令改正通知书", "周某砍倒香樟64株。", True),
        (DOCUMENT, "林场台账", "香樟64株。", False),  # their own dealings
        (DOCUMENT, "苗木进货清单", "香樟64株。", False),
        (RECORD, "第二次检查笔录", "坡上香樟64株。", False),
        (PICTURE, "照片", "坡上砍倒香樟45株。", False),  # it may show a part
        (DOCUMENT, "调查报告", "坡上剩下香樟64株。", False),
        (DOCUMENT, "清单", "砍倒香樟45株。", True),
        (
            EXPERT,
            "鉴定意见书",
            "坡上香樟45株有腐朽。",
            False,
        ),  # one digit, and of something that nobody else tells
        (RECORD, "勘验笔录", "坡上香樟树桩45株新鲜。", False),
    ],
)
def test_a_number_stands_alone(kind: str, name: str, text: str, *, apart: bool) -> None:
    rest = (RECORD, "检查笔录", "坡上砍倒香樟46株。"), (PARTY, "周某询问笔录", "坡上的香樟46株都是我的。")
    assert _found(numbers_dissenting, NESTS, *rest, (kind, name, text)) is apart


OVEN = "2026年3月5日，晨光面坊的工人没戴口罩，烘炉的除尘器停用，油烟散落在过道。"


@pytest.mark.parametrize(
    ("said", "apart"),
    [
        ("口罩戴得好好的。", True),
        ("除尘器一直正常运行，没有停过。", True),
        ("我没有让油烟散落。", False),
        ("口罩没戴，热。", False),
        ("后来口罩戴好了。", False),
        ("按规定口罩要戴好。", False),
        ("除尘器坏了两天。", False),
        ("和面机一直正常运行。", False),
        ("没有异议。", False),
        ("口罩戴着热，我摘了。", False),
        ("我戴过口罩，摘了。", False),
        ("你们一说我就把口罩戴好了。", False),
        ("除尘器装好后一直正常运行，3月1日坏了。", False),
        ("面坊的排风扇一直正常使用。", False),
        ("烘炉一直在用。", False),
    ],
)
def test_the_act_is_denied(said: str, *, apart: bool) -> None:
    record = (RECORD, "检查笔录", "两名工人没戴口罩，除尘器停用。")
    assert _found(acts_denied, OVEN, record, (PARTY, "工人询问笔录", f"问：怎么回事？答：{said}")) is apart


@pytest.mark.parametrize(
    ("said", "apart"),
    [
        ("我们都戴着口罩。", True),
        ("工人戴上了口罩。", True),
        ("我戴着口罩。", False),  # who is asked tells of himself
        ("有三个工人戴着口罩。", False),
        ("有的工人口罩戴得好好的。", False),
        ("3月9日口罩戴得好好的。", False),
        ("烘炉的除尘器一直正常运行。", True),
        ("2号除尘器一直正常运行。", False),
        ("我上午看过，除尘器一直正常运行。", False),
        ("两台冷却塔一直正常运行。", True),
        ("一台冷却塔一直正常运行。", False),
    ],
)
def test_who_and_what_is_meant(said: str, *, apart: bool) -> None:
    facts = OVEN.replace("除尘器停用", "除尘器当时已停用") + "3台冷却塔中两台冷却塔被关闭。"
    assert _found(acts_denied, facts, (PARTY, "工人询问笔录", f"问：怎么回事？答：{said}")) is apart
    stopped = f"{facts[:10]}检查，责令停用除尘器和冷却塔，限期戴好口罩。"
    assert not _found(acts_denied, stopped, (PARTY, "工人询问笔录", f"问：怎么回事？答：{said}"))


@pytest.mark.parametrize(
    ("said", "apart"),
    [
        ("我没有焚烧秸秆。", True),
        ("我没有焚烧。", True),
        ("以前没有焚烧过。", False),
        ("我没有故意焚烧秸秆。", False),
        ("没有人通知我。", False),
        ("我没有清理。", False),
        ("当天我根本没有焚烧秸秆。", True),
        ("焚烧秸秆的时候我没有在河边。", False),
        ("我家没有秸秆。", False),
        ("我再也没有焚烧秸秆。", False),
        ("昨天没有焚烧。", False),
        ("2025年我没有焚烧秸秆。", False),
        ("除了这一堆，我没有焚烧。", False),
        ("这块地以外没有焚烧秸秆。", False),
        ("隔壁老王没有焚烧秸秆。", False),
        ("郑某没有焚烧秸秆。", True),
        ("2026年3月5日，我没有去河边焚烧秸秆。", True),
        ("3月4日我没有焚烧秸秆。", False),
        ("9号那天，我没有焚烧秸秆。", False),
        ("上午我没有焚烧秸秆。", False),
    ],
)
def test_what_was_found_is_denied(said: str, *, apart: bool) -> None:
    facts = "2026年3月5日，郑某在河边焚烧秸秆，未清理灰烬。"
    assert _found(acts_denied, facts, (PARTY, "郑某询问笔录", f"问：讲一下。答：{said}")) is apart
    for other in ("去年呢？", "3月9日呢？", "接到通知后你还焚烧吗？"):
        assert not _found(acts_denied, facts, (PARTY, "郑某询问笔录", f"问：{other}答：{said}"))
    where = (PARTY, "郑某询问笔录", f"问：2026年3月5日你在哪里焚烧？答：{said}")
    assert _found(acts_denied, facts, where) is apart


@pytest.mark.parametrize(
    ("asked", "said", "apart"),
    [
        ("你们卖了没有？", "我们没有销售。", True),
        ("剩下的呢？", "我们没有销售。", False),
        ("架子上的呢？", "没有销售。", False),
        ("你们卖了没有？", "我没有销售，是店员卖的。", False),  # the shop answers for its people
        ("你们卖了没有？", "我们没有安全员。", False),
        ("你们卖了没有？", "我们没有冷藏柜。", False),
    ],
)
def test_what_a_firm_denies(asked: str, said: str, *, apart: bool) -> None:
    facts = "2026年3月5日，好邻便利店销售过期牛奶，应当配备安全员，未按标签要求放入冷藏柜。"
    statement = (PARTY, "经营者询问笔录", f"问：{asked}答：{said}")
    party = {"kind": "企业", "name": "好邻便利店"}
    assert _found(acts_denied, facts, statement, party=party) is apart


@pytest.mark.parametrize(
    ("said", "apart"),
    [
        ("店里没有堆放爆竹。", True),
        ("楼上没有堆放爆竹。", False),
        ("里屋没有堆放爆竹。", False),
        ("我们没有违法。", False),  # how the law calls it
        ("我们没有擅自堆放。", False),
    ],
)
def test_what_is_denied_of_a_place(said: str, *, apart: bool) -> None:
    facts = "2026年3月5日，万某在店内堆放爆竹20箱，擅自堆放属违法行为。"
    assert _found(acts_denied, facts, (PARTY, "万某询问笔录", f"问：讲一下。答：{said}")) is apart


@pytest.mark.parametrize(
    ("note", "kind", "name", "text", "apart"),
    [
        ("罚款3200元", DOCUMENT, "处罚决定书", "决定罚款2300元。", True),
        ("罚款2300元", DOCUMENT, "处罚决定书", "决定罚款3200元。", True),
        ("罚款3200元", DOCUMENT, "罚款收据", "收到罚款2300元。", True),
        ("罚款3200元", DOCUMENT, "罚款收据", "收到首期罚款2300元。", False),
        ("罚款3200元", DOCUMENT, "处罚告知书", "拟罚款5000元。", False),
        ("罚款3200元", DOCUMENT, "处罚决定书", "可以处5000元以下罚款，决定罚款3200元。", False),
        ("罚款3200元，没收违法所得100元", DOCUMENT, "处罚决定书", "决定罚款3200元。", False),
        ("罚款3200元", DOCUMENT, "处罚决定书", "上年度被罚款5000元。", False),
        ("罚款3200元", DOCUMENT, "处罚决定书", "（另案）罚款500元。", False),
        ("罚款3200元", DOCUMENT, "2024年处罚决定书", "决定罚款1000元。", False),
        ("罚款3200元", DOCUMENT, "红叶食品厂处罚决定书", "决定罚款50000元。", False),
        ("罚款3200元", DOCUMENT, "处罚决定书", "逾期不缴的，每日加处罚款96元。", False),
        ("罚款3200元", DOCUMENT, "非税收入缴款单", "缴款金额3300元。", False),  # with other money
        ("罚款3200元", DOCUMENT, "罚款收据", "收到罚款1600元。", False),  # a part
        ("罚款3200元", DOCUMENT, "2026年处罚决定书", "决定罚款2300元。", True),
        ("罚款3200元", DOCUMENT, "处罚决定书", "曾告知拟罚款3200元，决定罚款2300元。", True),
        ("罚款3200元", DOCUMENT, "处罚决定书", "将罚款5000元改为3200元。", False),
        ("罚款3200元", DOCUMENT, "处罚决定书", "应处罚款5000元，因主动改正减轻处罚。", False),
        ("罚款3200元", DOCUMENT, "处罚决定书", "对直接负责的主管人员罚款1000元。", False),
        ("罚款3200元", DOCUMENT, "北岭县公安局处罚决定书", "罚款200元。", False),
        ("罚款3200元", DOCUMENT, "南坪县城管局处罚决定书", "罚款2300元。", True),
        ("罚款3200元", DOCUMENT, "既往处罚决定书", "罚款200元。", False),
        ("拟罚款3200元，改为罚款3000元，讨论后定为3200元", DOCUMENT, "处罚决定书", "罚款3200元。", False),
    ],
)
def test_the_fine_told(note: str, kind: str, name: str, text: str, *, apart: bool) -> None:
    steps = [{"name": "决定", "on": "2026-04-01", "note": note}]
    fields: dict[str, Any] = {"fine_yuan": 3200, "steps": steps, "agency": "南坪县城管局"}
    assert _found(fines_told_apart, "某事。", (kind, name, text), **fields) is apart
    parts = [(DOCUMENT, "罚款收据", f"收到罚款{part}元。") for part in (2300, 900)]
    assert not _found(fines_told_apart, "某事。", *parts, fine_yuan=3200)


VISIT = (
    RECORD,
    "检查笔录",
    "检查时间：2026年3月5日9时至10时。检查地点：长桥路5号新民粮站二号仓库。张建明、李晓雨。",
)


@pytest.mark.parametrize(
    ("taken", "place", "day", "elsewhere"),
    [
        ("2026年3月4日9时10分", "新民粮站二号仓库", True, False),
        ("2026年3月5日9时10分", "新民粮站三号仓库", False, True),
        ("2026年3月5日9时10分", "新民粮站二号仓库", False, False),
        ("2026年3月5日9时10分", "长桥路5号", False, False),
        ("2026年3月5日9时10分", "新民粮站二号仓库及三号仓库", False, False),
    ],
)
def test_pictures_of_a_visit(taken: str, place: str, *, day: bool, elsewhere: bool) -> None:
    picture = (PICTURE, "照片两张", f"拍摄时间：{taken}；拍摄地点：{place}；拍摄人：张建明。")
    assert _found(made_on_other_days, "某事。", VISIT, picture) is day
    assert _found(pictures_elsewhere, "某事。", VISIT, picture) is elsewhere
    for lawful in ("李某拍摄，张建明接收", "张建明暗访时拍摄", "卡口抓拍，张建明审核"):
        earlier = (PICTURE, "照片两张", f"拍摄时间：{taken}；{lawful}。")
        assert not _found(made_on_other_days, "某事。", VISIT, earlier)
    assert not _found(made_on_other_days, "3月4日已去过一次。", VISIT, picture)


@pytest.mark.parametrize(
    ("kind", "text", "entered", "apart"),
    [
        (RECORD, "勘验时间：2026年3月4日9时至10时。张建明。", "2026-03-05", True),
        (RECORD, "2026年3月4日21时群众来电。张建明到场。", "2026-03-05", False),
        (RECORD, "2026年3月4日23时至次日1时，张建明。", "2026-03-05", False),
        (PARTY, "询问时间：2026年3月25日9时。张建明。", "2026-03-15", True),
        (PARTY, "询问时间：2026年3月25日9时。张建明。", "2026-03-24", False),  # both after the decision
        (PARTY, "询问时间：2026年3月14日9时。张建明。", "2026-03-15", False),
    ],
)
def test_the_day_a_paper_was_made(kind: str, text: str, entered: str, *, apart: bool) -> None:
    steps = [{"name": "决定", "on": "2026-03-20", "note": "罚款200元"}]
    made = [
        {"id": f"E{n}", "kind": one, "name": "笔录", "text": told, "obtained": day}
        for n, (one, told, day) in enumerate(((RECORD, VISIT[2], "2026-03-05"), (kind, text, entered)))
    ]
    case = Case.model_validate({"facts": "某事。", "evidence": made, "officers": ["张建明"], "steps": steps})
    assert bool(list(made_on_other_days(case))) is apart


@pytest.mark.parametrize(
    ("visited", "taken", "apart"),
    [
        ("新桥酒店地下车库垃圾房", "新桥酒店后院垃圾房", True),
        ("新桥酒店二楼会议室", "新桥酒店三楼会议室", True),
        ("新桥路东侧人行道", "新桥路西侧人行道", False),  # where the one with the camera stood
        ("新桥小区3幢门口", "新桥小区东门口", False),
        ("新桥酒店大堂", "新桥酒店二楼大堂", False),
        ("新桥路东侧2号仓库", "新桥路东侧二号仓库", False),
        ("新桥路东侧2号仓库", "新桥路东侧三号仓库", True),
        ("新桥酒店负一层车库", "新桥酒店地下一层车库", False),
        ("新桥酒店一号仓库", "新桥酒店成品仓库", False),  # it may be called so
        ("新桥酒店北院仓库", "新桥酒店后院仓库", False),
        ("新桥酒店楼顶平台", "新桥酒店屋顶平台", False),
    ],
)
def test_the_part_of_a_place(visited: str, taken: str, *, apart: bool) -> None:
    record = (RECORD, "检查笔录", f"检查地点：{visited}。张建明、李晓雨。")
    picture = (PICTURE, "照片", f"拍摄地点：{taken}；拍摄人：张建明。")
    assert _found(pictures_elsewhere, "某事。", record, picture) is apart


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("采样日期2026年3月2日，分析日期3月6日。", True),
        ("采样日期2026年3月5日，分析日期3月6日。", False),
        ("分析日期2026年3月6日。", False),
        ("背景点采样日期2026年3月2日。", False),
    ],
)
def test_the_day_of_sampling(text: str, *, apart: bool) -> None:
    record = (RECORD, "采样记录", "采样时间：2026年3月5日14时。")
    assert _found(made_on_other_days, "某事。", record, (EXPERT, "监测报告", text)) is apart
    for own in ("企业自行监测报告", "复检报告"):
        assert not _found(made_on_other_days, "某事。", record, (EXPERT, own, text))
    second = (EXPERT, "监测报告（增测）", "采样日期2026年3月12日。")
    first = (EXPERT, "监测报告", "采样日期2026年3月5日。")
    assert not _found(made_on_other_days, "某事。", record, first, second)


@pytest.mark.parametrize(
    ("served", "apart"),
    [
        ("2026年4月9日本人签收。", True),
        ("2026年4月2日本人签收。", False),
        ("4月1日寄出，2026年4月2日签收。", False),
    ],
)
def test_a_receipt_and_its_step(served: str, *, apart: bool) -> None:
    steps = [{"name": "送达", "on": "2026-04-02", "note": "签收"}]
    paper = (DOCUMENT, "行政处罚决定书送达回证", served)
    assert _found(made_on_other_days, "某事。", paper, steps=steps) is apart
    for sent in ("邮寄寄出", "制作后送达", "公告送达", "电子送达"):  # the day of the step is another
        posted = [{"name": "送达", "on": "2026-04-02", "note": sent}]
        assert not _found(made_on_other_days, "某事。", paper, steps=posted)
    returned = (DOCUMENT, "行政处罚决定书送达回证", "2026年4月9日收到邮局退回的回执。")
    assert not _found(made_on_other_days, "某事。", returned, steps=steps)
    refused = (DOCUMENT, "行政处罚决定书送达回证", "2026年4月1日送达，本人拒收。")
    assert not _found(made_on_other_days, "某事。", refused, steps=steps)
    notice = (DOCUMENT, "行政处罚事先告知书送达回证", served)
    made = [{"name": "告知", "on": "2026-04-02", "note": "拟罚款200元"}]  # the day on which it was made
    assert not _found(made_on_other_days, "某事。", notice, steps=made)
    order = (DOCUMENT, "查封决定书送达回证", "2026年3月9日本人签收。")
    assert not _found(made_on_other_days, "某事。", order, steps=steps)


@pytest.mark.parametrize(
    ("facts", "text", "apart"),
    [
        ("某事。", "中标价560000元，签约合同价650000元。", True),
        ("某事。", "中标价650000元，签约合同价650000元。", False),
        ("某事。", "中标价560000元。补充协议后合同价650000元。", False),
        ("氨氮超标1.4倍。", "氨氮超标2.4倍。", True),
        ("氨氮超标1.4倍。", "氨氮超标1.4倍。", False),
        ("氨氮超标1.4倍。", "总磷超标2.4倍。", False),
        ("氨氮超标1.4倍。", "2号点位氨氮超标2.4倍。", False),
        ("噪声超标1.4倍。", "夜间噪声超标2.4倍。", False),
        ("夜间噪声超标1.4倍。", "夜间噪声超标2.4倍。", True),
        ("以低于中标价的合同价签约。", "中标价560000元，签约合同价650000元。", False),  # this is the act
        ("氨氮超标1.4倍。", "浓度超过限值的2.4倍。", False),  # of the limit, not beyond it
        ("某事。", "中标价560000元，二标段合同价650000元。", False),
        ("某事。", "中标价560000元，设备合同价30000元。", False),
    ],
)
def test_two_names_of_one_value(facts: str, text: str, *, apart: bool) -> None:
    paper = (EXPERT, "监测报告", text)
    assert _found(values_of_two_names, facts, paper, discretion="超标1.4倍") is apart
    own = (EXPERT, "自行监测报告", "氨氮超标2.4倍。")
    assert not _found(values_of_two_names, facts, own, discretion="超标1.4倍")
    scale = (DOCUMENT, "裁量基准", "超标2.4倍的，罚款2万元。")
    assert not _found(values_of_two_names, facts, scale, discretion="超标1.4倍")


def test_the_card_of_the_party() -> None:
    party = {"kind": "个人", "name": "沈立秋", "id_number": "110101199003070011", "birth": date(1990, 3, 7)}
    for name, apart in (("沈立丘", True), ("沈立秋", False), ("沈某", False)):
        for head in (f"姓名{name}，男", f"姓名{name}性别男"):
            card = (DOCUMENT, "身份证复印件", f"{head}，公民身份号码110101199003070011。")
            assert _found(values_of_two_names, "某事。", card, party=party) is apart
            signed = (DOCUMENT, "身份证复印件", f"{card[2]}与原件一致，沈立秋签名。")
            assert _found(values_of_two_names, "某事。", signed, party=party) is apart
    two = "姓名王五，公民身份号码110101198003070012。姓名沈立秋，公民身份号码110101199003070011。"
    assert not _found(values_of_two_names, "某事。", (DOCUMENT, "身份证复印件两份", two), party=party)
    book = (DOCUMENT, "户口簿和身份证", "户主姓名王五，本人沈立秋，公民身份号码110101199003070011。")
    assert not _found(values_of_two_names, "某事。", book, party=party)
