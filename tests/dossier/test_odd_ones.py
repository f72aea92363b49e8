"""One number, code or day that falls out of line: told; parts, other things, other visits and other times: silent."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party
from assistant.dossier.odd_ones import odd_ones

RECORD, PAPER, WITNESS, PICTURE = (
    EvidenceKind.RECORD,
    EvidenceKind.DOCUMENT,
    EvidenceKind.WITNESS,
    EvidenceKind.AUDIOVISUAL,
)
DAY = date(2026, 3, 5)


def piece(number: int, kind: EvidenceKind, name: str, text: str, obtained: date | None = DAY) -> Evidence:
    return Evidence(id=f"E{number}", kind=kind, name=name, text=text, obtained=obtained)


def case_of(facts: str, *pieces: Evidence) -> Case:
    return Case(
        facts=facts,
        act_date="2026-03-05",
        evidence=pieces,
        officers=("张甲（01）", "李乙（02）"),
        party=Party(name="陈某店"),
    )


def found(facts: str, *pieces: Evidence) -> list[str]:
    return [clash.about for clash in case_contradictions(case_of(facts, *pieces))]


FACTS = "2026年3月5日，执法人员在该店查获风筝纸浆185公斤、蝴蝶形绢面风筝6只。"
LIST = piece(2, PAPER, "扣押清单", "扣押风筝纸浆185公斤、蝴蝶形绢面风筝6只。")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("当面过秤风筝纸浆158公斤。", 1),  # turned digits
        ("当面过秤风筝纸浆185公斤。", 0),
        ("当面过秤风筝纸浆285公斤。", 1),  # the first of three digits
        ("当面过秤风筝纸浆187公斤。", 0),  # another weighing
        ("当面过秤电池板158公斤。", 0),  # another thing
        ("抽样送检风筝纸浆158公斤。", 0),
        ("上个月进过风筝纸浆158公斤。", 0),  # another time
        ("店内有蝴蝶形绢面风筝9只。", 1),
        ("店内有蝴蝶形绢面风筝4只，仓库另有2只。", 0),  # a part of the whole
        ("店内有线轮9只。", 0),
        ("隔壁店风筝纸浆158公斤。", 0),
        ("上月用掉风筝纸浆158公斤。", 0),
        ("二号车间另存风筝纸浆158公斤。", 0),
        ("王某的风筝纸浆158公斤。", 0),
        ("风筝纸浆158公斤系王某所有。", 0),
        ("备案的风筝纸浆158公斤。", 0),
    ],
)
def test_a_number_that_only_one_record_tells(text: str, count: int) -> None:
    clashes = odd_ones(case_of(FACTS, piece(1, RECORD, "现场检查笔录", text), LIST))
    assert len([clash for clash in clashes if clash.about.startswith("数量（")]) == count


def test_another_visit_counts_what_was_there_then() -> None:
    other = piece(1, RECORD, "现场检查笔录", "店内有蝴蝶形绢面风筝9只。", date(2026, 2, 1))
    assert not [about for about in found(FACTS, other, LIST) if about.startswith("数量（")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("载明批号8825B0412。", 1),
        ("载明批号8825B0421。", 0),
        ("载明批号8825B0309。", 0),
        ("载明批号8825B0421、8825B0412。", 0),
        ("风筝批号8825B0412。", 1),
        ("线轮批号8825B0412。", 0),
    ],
)
def test_a_code_with_turned_digits(text: str, count: int) -> None:
    others = [piece(n, PAPER, f"材料{n}", "风筝标示批号8825B0421。") for n in (2, 3)]
    clashes = list(odd_ones(case_of("该店出售风筝。", piece(1, PAPER, "清单", text), *others)))
    assert [clash.about for clash in clashes] == ["编号（批号、代码）"] * count


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("批号20260103", "批号20260301", False),  # two days of making
        ("批号20261321", "批号20261231", True),  # no calendar has the first
        ("批号260112A", "批号260121A", False),
        ("样品编号YP-20260312-1", "样品编号YP-20260321-1", False),
        ("合同编号HT20260112", "合同编号HT20260121", False),
        ("执法证号33019912", "执法证号33019921", False),
        ("采矿许可证号XK88120031", "采矿许可证编号XK88120013", True),
        ("采矿许可证号XK88120031", "取水许可证号XK88120013", False),
        ("送货单号JH120031", "送货单号JH120013", False),
        ("型号ABC-1231", "型号ABC-1213", False),
        ("1号机出厂编号AB120031", "1号机出厂编号AB120013", True),
        ("1号机出厂编号AB120031", "2号机出厂编号AB120013", False),
        ("甲机机号AB120031", "乙机机号AB120013", False),
        ("第一台序列号AB120031", "第二台序列号AB120013", False),
        ("机号AB120031", "机号AB120013", True),
    ],
)
def test_numbers_of_one_thing_and_of_two(one: str, other: str, *, told: bool) -> None:
    papers = [piece(n, PAPER, f"材料{n}", f"{text}。") for n, text in enumerate((one, other, other), 1)]
    assert bool(found("该店使用风筝机。", *papers)) is told


def test_lists_of_lots_are_of_other_lots() -> None:
    lists = ("8825B0421、8825B0422", "8825B0421、8825B0423")
    assert not found(
        "某事。", *(piece(n, PAPER, f"材料{n}", f"批号{codes}。") for n, codes in enumerate(lists))
    )


@pytest.mark.parametrize(
    ("label", "codes", "count"),
    [
        ("设备代码", "3110320160031、3110320160042", 1),
        ("设备代码", "3110320160031、3110320160032", 0),
        ("设备代码", "3110320160042", 0),
        ("设备代码", "3110320160031、3110320160032、3110320160042", 0),
        ("抽样单编号", "3110320160031、3110320160042", 0),
    ],
)
def test_lists_of_things_that_differ_in_one(label: str, codes: str, count: int) -> None:
    record = piece(1, RECORD, "现场检查笔录", f"{label}3110320160031、3110320160032。")
    clashes = found("该店使用风筝机。", record, piece(2, PAPER, "登记证", f"{label}分别为{codes}。"))
    assert clashes.count("编号（批号、代码）") == count


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("失效日期2026年12月31日。", 1),
        ("失效日期2025年12月31日。", 0),
        ("失效日期20251231。", 0),
        ("失效日期2025年12月。", 0),
        ("生产日期2024年1月1日。", 0),
        ("失效日期2025年12月31日，另一种失效日期2026年12月31日。", 0),
    ],
)
def test_a_day_of_expiry_that_only_one_paper_gives(said: str, count: int) -> None:
    reply = piece(1, PAPER, "复函", f"该批风筝胶{said}")
    label = piece(2, PAPER, "标签", "失效日期2025年12月31日。")
    clashes = found("该店使用失效日期2025年12月31日的风筝胶。", reply, label)
    assert clashes.count("失效日期") == count


@pytest.mark.parametrize(
    ("order", "count"),
    [
        ("责令于2026年3月18日前改正。", 1),
        ("责令于2026年3月20日前改正。", 0),
        ("责令于3月20日以前改正。", 0),
        ("责令于2026年3月18日前改正，后经批准延期。", 0),
        ("责令改正，于2026年3月18日前缴纳罚款。", 0),
    ],
)
def test_the_last_day_of_an_order(order: str, count: int) -> None:
    paper = piece(1, PAPER, "责令改正通知书", order)
    assert found("该局责令其于2026年3月20日前改正。", paper).count("责令改正的期限") == count


@pytest.mark.parametrize(
    ("facts", "text", "count"),
    [
        ("湖区3月1日至5月31日为禁飞期。", "3月1日至5月1日试飞，3月1日至5月31日禁飞。", 0),
        ("湖区3月1日至5月31日为禁飞期。", "3月1日至5月1日值班，防止禁飞期放飞。", 0),
        ("湖区3月1日至5月31日为禁飞期。", "准予3月1日至5月1日在禁飞期试飞。", 0),
        ("湖区03月01日至05月31日为禁飞期。", "3月1日至5月31日为禁飞期。", 0),
        ("自2月21日起至3月5日止放飞。", "1月21日至3月5日租用放飞场地。", 0),
        ("湖区3月1日至5月31日为禁飞期。", "3月1日12时至4月30日24时禁飞。", 1),
        ("湖区3月1日至5月31日为禁飞期。", "3月1日12时至5月31日24时禁飞。", 0),
        ("湖区3月1日至5月31日为禁飞期。", "租期3月1日至12月31日，按月交租。", 0),
        ("自2月21日起至3月5日止放飞。", "1月21日装线，至3月5日止放飞。", 1),
        ("自2月1日起至3月5日止放飞。", "1月1日装线，至3月5日止放飞。", 0),
    ],
)
def test_periods_that_share_one_end(facts: str, text: str, count: int) -> None:
    other = piece(2, WITNESS, "证言", "他2月21日开始放飞。")
    assert found(facts, piece(1, PAPER, "情况说明", text), other).count("起止时间") == count


@pytest.mark.parametrize(
    ("kind", "name", "text", "count"),
    [
        (PAPER, "禁飞通告", "3月1日至4月30日放飞风筝的区域。", 1),
        (EvidenceKind.PARTY, "陈某询问笔录", "我从3月1日至3月4日放飞风筝。", 1),
        (RECORD, "现场检查笔录", "3月1日至3月4日放飞风筝。", 1),
        (PAPER, "销售台账", "3月1日至3月31日放飞风筝用品。", 0),
        (PAPER, "场地租赁合同", "3月1日至8月31日放飞风筝。", 0),
        (PAPER, "银行流水", "3月1日至3月31日放飞风筝收入。", 0),
        (PAPER, "工资表", "3月1日至3月31日放飞风筝工资。", 0),
        (PAPER, "放飞许可决定书", "3月1日至3月4日放飞风筝。", 0),
        (PAPER, "活动方案", "3月1日至3月9日放飞风筝。", 0),
        (PICTURE, "监控录像", "3月1日至3月9日放飞风筝。", 0),
        (EvidenceKind.EXPERT, "监测报告", "3月1日至3月9日放飞风筝。", 0),
        (WITNESS, "证人笔录", "我3月1日至3月3日看到他放飞风筝。", 0),
        (EvidenceKind.PARTY, "陈某询问笔录", "租期是3月1日至8月31日，放飞风筝用。", 0),
    ],
)
def test_papers_with_a_period_of_their_own(kind: EvidenceKind, name: str, text: str, count: int) -> None:
    assert found("3月1日至3月5日放飞风筝。", piece(1, kind, name, text)).count("起止时间") == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("检查时间：2026年3月4日9时00分至10时00分，张甲、李乙检查。", 1),
        ("检查时间：2026年3月5日9时00分至10时00分，张甲、李乙检查。", 0),
        ("检查时间：2026年3月5日上午9点，张甲、李乙检查。", 0),
        ("检查时间：2026年3月4日9时00分至10时00分，派出所民警检查。", 0),
    ],
)
def test_the_day_of_our_own_record(text: str, count: int) -> None:
    clashes = found("2026年3月5日，执法人员检查发现该店放飞风筝。", piece(1, RECORD, "现场笔录", text))
    assert clashes.count("现场笔录的日期") == count


@pytest.mark.parametrize(("day", "count"), [(4, 1), (5, 0)])
def test_pictures_within_the_hours_of_the_record(day: int, count: int) -> None:
    record = piece(1, RECORD, "现场笔录", f"检查时间：2026年3月{day}日9时00分至11时00分，张甲、李乙检查。")
    picture = piece(2, PICTURE, "照片", "张甲于2026年3月5日9时30分至10时00分拍摄。")
    report = piece(3, PAPER, "线索登记", "2026年3月4日接到举报。")
    clashes = found("2026年3月5日，该店放飞风筝。", record, picture, report)
    assert clashes.count("检查和拍摄的日期") == count


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("3月4日凌晨两点多，我放的蝴蝶风筝从码头飞出去。", 1),
        ("3月5日凌晨两点多，我放的蝴蝶风筝从码头飞出去。", 0),
        ("3月4日凌晨两点多也放过一次蝴蝶风筝，从码头飞出去。", 0),
        ("3月4日下午五点，我买了蝴蝶风筝。", 0),
    ],
)
def test_the_hour_of_the_act_on_another_day(said: str, count: int) -> None:
    facts = "2026年3月5日2时17分，陈某店的蝴蝶风筝从码头飞出。"
    assert found(facts, piece(1, WITNESS, "证人笔录", said)).count("行为日期") == count


SEIZED = "2026年3月5日，该店从青柚农场购进苹果120箱，占用绿地135平方米。"
ASIDE = piece(2, PAPER, "销售台账", "从青柚农场购进苹果120箱，占用绿地135平方米。")


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("进货单", "该店从青柚农场购进苹果210箱。", 1),
        ("进货单", "购进青柚农场苹果，计210箱。", 1),
        ("进货单", "青柚农场210箱苹果，由该店购进。", 1),
        ("进货单", "该店从青柚农场购进梨210箱。", 0),  # other goods from the same seller
        ("进货单", "青柚农场210箱脐橙，由该店购进。", 0),
        ("说明", "店面租来时量过，有315平方米。", 0),  # the unit is nothing that two sentences share
        ("测绘报告", "占用绿地315平方米。", 1),
        ("临时占用绿地许可证", "占用绿地315平方米。", 0),  # what was permitted
        ("供货合同", "从青柚农场购进苹果210箱。", 0),  # what was agreed
        ("占用绿地申请表", "占用绿地315平方米。", 0),  # what was applied for
        ("立案审批表", "占用绿地315平方米。", 1),
        ("订购单", "购进青柚农场苹果210箱。", 0),
        ("合同履行情况说明", "从青柚农场购进苹果210箱。", 1),
        ("询问笔录", "许可占用绿地315平方米。", 0),
        ("询问笔录", "原计划从青柚农场购进苹果210箱。", 0),
        ("现场检查笔录", "未经许可占用绿地315平方米。", 1),
    ],
)
def test_only_what_there_was_of_the_same_thing_is_compared(name: str, text: str, count: int) -> None:
    clashes = odd_ones(case_of(SEIZED, piece(1, PAPER, name, text), ASIDE))
    assert len([clash for clash in clashes if clash.about.startswith("数量（")]) == count


@pytest.mark.parametrize("name", ["规划许可证", "施工合同"])
def test_what_was_permitted_is_no_agreement_against_what_was_measured(name: str) -> None:
    papers = [piece(n, PAPER, name, "建筑面积135平方米。") for n in (1, 2)]
    clashes = found(
        "该店实际建筑面积153平方米。", *papers, piece(3, RECORD, "现场勘验笔录", "测得建筑面积153平方米。")
    )
    assert clashes == []
