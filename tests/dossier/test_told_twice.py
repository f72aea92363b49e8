"""One thing told twice: what one paper tells otherwise is found; what something explains stays silent."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party, Step
from assistant.dossier.told_twice import told_twice

RECORD, PAPER, WITNESS, PARTY, PICTURE = (
    EvidenceKind.RECORD,
    EvidenceKind.DOCUMENT,
    EvidenceKind.WITNESS,
    EvidenceKind.PARTY,
    EvidenceKind.AUDIOVISUAL,
)
DAY = date(2026, 3, 5)
Row = tuple[EvidenceKind, str, str]


def _case(facts: str, *rows: Row, **fields: object) -> Case:
    pieces = tuple(
        Evidence(id=f"E{n}", kind=kind, name=name, text=text, obtained=DAY)
        for n, (kind, name, text) in enumerate(rows, 1)
    )
    given = {
        "act_date": "2026-03-05",
        "officers": ("张建明（01）", "李晓雨（02）"),
        "party": Party(kind="企业", name="东平市清河面粉有限公司", representative="周大海"),
        **fields,
    }
    return Case(facts=facts, evidence=pieces, **given)


def _about(facts: str, *rows: Row, **fields: object) -> list[str]:
    return [clash.about for clash in told_twice(_case(facts, *rows, **fields))]


LORRY = "2026年3月5日，白色货车停在东关路口，车上装粮袋320袋，司机付运费900元，共支付运费900元。"
BESIDE: tuple[Row, ...] = (
    (RECORD, "现场检查笔录", "2026年3月5日检查：白色货车一辆，车上装粮袋320袋，运费900元。"),
    (PARTY, "周大海询问笔录", "问：装了多少？答：粮袋320袋。问：付了多少运费？答：运费900元。"),
)


@pytest.mark.parametrize(
    ("kind", "name", "text", "said"),
    [
        (WITNESS, "装卸工笔录", "那天车上装粮袋302袋。", True),
        (WITNESS, "装卸工笔录", "那天车上装粮袋320袋。", False),
        (WITNESS, "装卸工笔录", "上次装粮袋302袋。", False),  # another time
        (WITNESS, "装卸工笔录", "我装粮袋302袋，另有18袋是别人装的。", False),  # a part
        (WITNESS, "装卸工笔录", "大约装粮袋300袋。", False),
        (PAPER, "运输合同", "约定运输粮袋350袋。", False),  # agreed, not done
        (PAPER, "收据", "收到运费1900元。", True),
        (PAPER, "收据", "收到运费450元。", False),  # may be a part
        (PARTY, "周大海补充询问笔录", "我买这辆车付了90000元。", False),
        (WITNESS, "门卫笔录", "那辆货车是黑色的。", True),
        (WITNESS, "门卫笔录", "那辆货车是白色的。", False),
        (WITNESS, "门卫笔录", "另一辆货车是黑色的。", False),
        (WITNESS, "门卫笔录", "货车的车牌底色是黄色的。", False),
    ],
)
def test_numbers_and_colours(kind: EvidenceKind, name: str, text: str, *, said: bool) -> None:
    assert bool(_about(LORRY, *BESIDE, (kind, name, text))) is said


BEGAN = "经查，该公司自2026年2月10日起在东关路口加工面粉，加工收入共8600元。"
LEDGER: Row = (PAPER, "账本", "2026年2月10日开始记账，加工收入合计8600元。")


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (PARTY, "问：面粉从什么时候开始加工的？答：3月1号才开始的。", True),
        (PARTY, "问：面粉从什么时候开始加工的？答：2月10号。", False),
        (PARTY, "问：面粉从什么时候开始加工的？答：大概3月初吧，记不清了。", False),
        (PARTY, "问：这房子什么时候开始租的？答：1月8号。", False),  # another beginning
        (WITNESS, "1月20号开始加工面粉，我就在那里干。", True),
        (
            WITNESS,
            "2月25号开始加工面粉的时候我去的。",
            False,
        ),  # he need not have been there from the first day on
        (WITNESS, "我1月20号开始上班，在门口看大门。", False),
        (PARTY, "问：以前被查过吗？答：没有。加工收入一共6800元。", True),
        (
            PARTY,
            "问：以前被查过吗？答：没有。粮食收入一共680元。",
            False,
        ),  # a smaller total may be of something else
        (PARTY, "问：加工面粉收了多少？答：加工收入一共9600元。", True),
    ],
)
def test_beginnings_and_totals(kind: EvidenceKind, text: str, *, said: bool) -> None:
    assert bool(_about(BEGAN, LEDGER, (kind, "某某询问笔录", text))) is said


PLACE = "2026年3月5日在某市东关路18号面粉加工坊二层北侧平台堆放粮袋。"
SITE: Row = (RECORD, "现场检查笔录", "2026年3月5日在某市东关路18号面粉加工坊检查，二层北侧平台堆放粮袋。")
SHOWN: Row = (PICTURE, "录像", "某市东关路18号面粉加工坊，二层北侧平台堆放粮袋。")


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (PAPER, "租赁某市东关路81号面粉加工坊。", True),
        (PAPER, "租赁某市东关路18号面粉加工坊。", False),
        (PAPER, "另租某市西关路81号仓库。", False),
        (WITNESS, "我住某市东关路20号，常去面粉加工坊买面。", False),
        (PAPER, "供货方地址某市东关路20号王记粮行。", False),
        (PAPER, "经营场所：某市东关路81号。", True),
        (PICTURE, "二层南侧平台堆放粮袋。", True),
        (PICTURE, "二层南侧平台未见堆放物，空置。", False),  # nothing is told of both
        (PICTURE, "三层北侧平台堆放粮袋。", True),
        (PICTURE, "三层宿舍无人。", False),
    ],
)
def test_places_in_one_frame(kind: EvidenceKind, text: str, *, said: bool) -> None:
    assert bool(_about(PLACE, SITE, SHOWN, (kind, "材料", text))) is said


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("营业执照复印件", "名称：东平市清河面粉有限公司；法定代表人：周大梅。", True),
        ("营业执照复印件", "名称：东平市清河面粉有限公司；法定代表人：周大海。", False),
        ("授权委托书", "周大梅任东平市清河面粉有限公司法定代表人。", True),
        ("授权委托书", "东平市清河面粉有限公司法定代表人周大海委托其妹周大梅代为陈述。", False),
        ("购销合同", "甲方东平市清江面粉有限公司，乙方王记粮行。", True),
        ("购销合同", "甲方东平市清河面粉有限公司，乙方东平市清江面粉有限公司。", False),
        ("购销合同", "甲方东平市第一面粉有限公司，乙方王记粮行。", False),
        ("送货单", "供货商东平市清河粮油有限公司，面粉20袋。", False),
        ("送达回证", "送达人张建民、李晓雨。", True),
        ("送达回证", "送达人张建明、李晓雨，见证人张建民。", False),
    ],
)
def test_names_with_a_slip(name: str, text: str, *, said: bool) -> None:
    assert bool(_about("某事。", (PAPER, name, text))) is said


WHEEL = "2026年3月5日，王小川驾驶叉车装卸粮袋。"
DRIVES: Row = (RECORD, "现场检查笔录", "2026年3月5日，叉车由王小川驾驶，正在装卸粮袋。")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("王小川询问笔录", "我在厂里看门，从来没有开过叉车。", True),
        ("王小川询问笔录", "我开叉车三年了，没有出过事故。", False),
        ("王小川询问笔录", "我以前没有开过叉车。", False),  # of another time
        ("王小川询问笔录", "我没有开过汽车。", False),  # of another machine
        ("赵天明询问笔录", "我从来没有开过叉车。", False),  # nobody says that he did
        ("赵天明询问笔录", "那天是司机孙立国驾驶叉车装的。", True),
        ("赵天明询问笔录", "那天是王小川驾驶叉车装的。", False),
        ("购粮人赵天明询问笔录", "我只认识他，没有买过叉车上的粮袋。", True),
    ],
)
def test_who_did_it(name: str, text: str, *, said: bool) -> None:
    assert bool(_about(WHEEL, DRIVES, (WITNESS, name, text))) is said


@pytest.mark.parametrize(
    ("note", "reasons", "fine", "said"),
    [
        ("按货值金额2000元的5倍罚款12000元", "", 12000, True),
        ("按货值金额2000元的5倍罚款10000元", "", 10000, False),
        ("罚款15312元（工程合同价款1126000元的1.2%）", "", 15312, True),
        ("罚款13500元（工程合同价款1126000元的1.2%）", "", 13500, False),
        ("罚款13512元（工程合同价款1126000元的1.2%）", "", 13512, False),
        ("货值金额2000元，可处5倍以上10倍以下罚款，罚款15000元", "", 15000, False),  # a range
        ("罚款", "按合同价款百分之一点五从轻处罚。", 18000, True),
        ("罚款", "按合同价款百分之一点五从轻处罚。", 16890, False),
        ("罚款", "合同价款百分之一以上百分之二以下，从轻处罚。", 18000, False),
    ],
)
def test_fines_as_a_share(note: str, reasons: str, fine: int, *, said: bool) -> None:
    steps = (Step(name="决定", on=DAY, note=note),)
    found = _about("工程合同价款1126000元。", steps=steps, discretion=reasons, fine_yuan=fine)
    assert ("罚款数额的计算" in found) is said


LIST: Row = (PAPER, "工资表", "马冬梅1月3900元、2月4100元，计8000元；孙立国1月5000元、2月5200元，计10200元。")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("马冬梅询问笔录", "1月工资3900元、2月工资4700元没有发。", True),
        ("马冬梅询问笔录", "1月工资3900元、2月工资4100元没有发。", False),
        ("马冬梅询问笔录", "2月已经付了2000元。", False),
        ("孙立国询问笔录", "2月工资4100元？不是，2月工资5200元。", False),
        ("钱多多询问笔录", "2月工资4700元没有发。", False),  # not in the list
        ("马冬梅询问笔录", "两个月合计8800元。", True),
    ],
)
def test_sums_of_a_person(name: str, text: str, *, said: bool) -> None:
    assert bool(_about("某事。", LIST, (WITNESS, name, text))) is said


def _asked(span: str, who: str = "询问人张建明，记录人李晓雨") -> str:
    return f"2026年3月6日{span}，{who}。问：叫什么？答：略。"


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (_asked("9时00分至10时00分"), _asked("9时40分至10时20分"), True),
        (_asked("9时00分至10时00分"), _asked("10时00分至10时20分"), False),
        (_asked("9时00分至10时00分"), _asked("9时40分至10时20分", "询问人赵天明，记录人孙立国"), False),
        (_asked("9时00分至10时00分"), _asked("9时40分至10时20分", "询问人张建明，记录人孙立国"), False),
    ],
)
def test_two_asked_at_once(one: str, other: str, *, said: bool) -> None:
    rows = [(PARTY, "甲某询问笔录", one), (WITNESS, "乙某询问笔录", other)]
    assert bool(_about("某事。", *rows)) is said


CHANGED = "2026年1月8日更换锅炉燃烧器，2026年3月5日检查时冒黑烟。"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("燃烧器是2月18号换的。", True),
        ("燃烧器是1月8号换的。", False),
        ("燃烧器第二次换是2月18号。", False),
        ("水泵是2月18号换的。", False),
        ("我2月18号买过他家的燃烧器。", False),
        ("2月18号换过班。", False),
    ],
)
def test_the_day_of_one_event(text: str, *, said: bool) -> None:
    bill: Row = (PAPER, "验收单", "2026年1月8日更换燃烧器一台。")
    assert ("同一件事的日期" in _about(CHANGED, bill, (WITNESS, "司炉工笔录", text))) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [("电子秤显示168公斤。", True), ("电子秤显示186公斤。", False), ("标签显示50公斤一袋。", False)],
)
def test_readings_in_a_picture(text: str, *, said: bool) -> None:
    record: Row = (RECORD, "现场检查笔录", "2026年3月5日称重，面粉186公斤。")
    found = _about("查获面粉186公斤。", record, (PICTURE, "照片", text))
    assert bool(found) is said


def test_the_table_of_contradictions_holds_them() -> None:
    case = _case("某事。", (PAPER, "营业执照复印件", "名称：东平市清河面粉有限公司；法定代表人：周大梅。"))
    assert [clash.about for clash in case_contradictions(case)] == ["当事人的负责人姓名"]
