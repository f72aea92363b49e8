"""Pairs of papers of like words: of two shops, sides, samples, holders, kinds of sum or times silent, of one told."""

from __future__ import annotations

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.facts import read_facts
from assistant.dossier.files import case_of

RECORD, PAPER, PARTY_SAYS, PICTURE, EXPERT = (
    "勘验笔录、现场笔录",
    "书证",
    "当事人的陈述",
    "视听资料",
    "鉴定意见",
)
Paper = tuple[str, str, str]


def told(one: Paper, other: Paper, facts: str = "甲。") -> list[str]:
    pieces = [{"id": f"E{n}", "kind": k, "name": a, "text": b} for n, (k, a, b) in enumerate((one, other), 1)]
    return sorted({c.about for c in case_contradictions(case_of({"facts": facts, "evidence": pieces}))})


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        ((PAPER, "结算书", "工程造价120万元。"), (PAPER, "鉴定书", "工程造价135万元。"), ["金额（造价）"]),
        ((PAPER, "结算书", "工程造价120万元。"), (PAPER, "预算书", "工程预算造价135万元。"), []),
        ((PAPER, "合同", "合同价款（含税）120万元。"), (PAPER, "补充合同", "合同价款（不含税）110万元。"), []),
        ((PAPER, "台账", "全年营业额36万元。"), (PAPER, "流水", "3月份营业额3万元。"), []),
        ((RECORD, "现场检查笔录", "占用人行道面积11平方米。"), (RECORD, "勘验笔录", "占用人行道面积30平方米。"), ["占用人行道面积"]),
        ((RECORD, "现场检查笔录", "占用人行道面积11平方米。"), (RECORD, "复查笔录", "占用人行道面积3平方米。"), []),
        ((RECORD, "现场检查笔录", "东侧围墙长度11米。"), (PAPER, "说明", "围墙长度30米。"), []),
        ((RECORD, "现场检查笔录", "东侧围墙长度11米。"), (PAPER, "说明", "东侧围墙长度30米。"), ["东侧围墙长度"]),
        ((RECORD, "现场检查笔录", "经测量，东侧的围墙长度11米。"), (PAPER, "说明", "在西侧，围墙长度30米。"), []),
        ((RECORD, "检查笔录（青禾店）", "营业面积80平方米。"), (RECORD, "检查笔录（江边店）", "营业面积120平方米。"), []),
        ((RECORD, "检查笔录", "检查地点：青禾路8号。营业面积80平方米。"), (RECORD, "勘验笔录", "检查地点：江边路3号。营业面积120平方米。"), []),
        ((RECORD, "检查笔录", "检查地点：青禾路8号。营业面积80平方米。"), (RECORD, "勘验笔录", "检查地点：青禾路8号。营业面积120平方米。"), ["营业面积"]),
    ],
)  # fmt: skip
def test_sums_and_quantities(one: Paper, other: Paper, about: list[str]) -> None:
    assert told(one, other) == told(other, one) == about


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        ("未办理建筑工程施工许可证。", "已取得建筑工程施工许可证。", ["许可手续"]),
        ("没有办理施工许可证。", "已取得建筑工程施工许可证。", ["许可手续"]),
        ("未办理夜间施工许可证。", "已取得建筑工程施工许可证。", []),
        ("未取得烟草零售许可证。", "已取得烟草专卖零售许可证。", ["许可手续"]),
        ("未取得排污许可证。", "已取得排水许可证。", []),
        ("没有办理健康证。", "已取得健康证。", ["资格证件"]),  # of a person, no permit
        ("没有办理健康证。", "已取得食品经营许可证。", []),
        ("没有办理备案。", "已取得排污许可证。", []),
        ("没有办理备案。", "已取得备案。", ["许可手续"]),
        ("没有办理许可手续。", "已取得营业执照。", []),
        ("西侧疏散通道被占用。", "西侧疏散通道一直畅通。", ["通道是否畅通"]),
        ("西侧疏散通道被占用。", "疏散通道一直畅通。", ["通道是否畅通"]),
        ("西侧疏散通道被占用。", "东侧疏散通道一直畅通。", []),
        ("疏散通道被占用。", "东侧疏散通道一直畅通。", []),
        ("3幢楼道堆放杂物。", "5幢楼道没有堆放杂物。", []),
        ("3幢楼道堆放杂物。", "3幢楼道没有堆放杂物。", ["堆放杂物"]),
        ("净化设施未开启。", "净化设施正在运行。", ["设施是否运行"]),
        ("净化设施未开启。", "平时净化设施都是开着运行的。", []),
    ],
)
def test_claims(one: str, other: str, about: list[str]) -> None:
    assert told((RECORD, "现场笔录", one), (PICTURE, "录像说明", other)) == about


@pytest.mark.parametrize(
    ("said", "listed", "count"),
    [
        ("没有被处罚过。", "2025年6月3日因占道被罚款500元。", 1),
        ("没有因占道被处罚过。", "2025年6月3日因占道被罚款500元。", 1),
        ("没有因油烟被处罚过。", "2025年6月3日因占道被罚款500元。", 0),
        ("燃气方面没有被处罚过。", "2025年6月3日因占道被罚款500元。", 0),  # of a kind
        ("占道方面没有被处罚过。", "2025年6月3日因占道被罚款500元。", 1),
        ("同类的处罚没有，没有被处罚过。", "2025年6月3日因占道被罚款500元。", 0),
        ("2023年7月至2025年5月没有被处罚过。", "2025年6月3日因占道被罚款500元。", 0),  # of a period
        ("2023年7月至2025年6月没有被处罚过。", "2025年6月3日因占道被罚款500元。", 1),
        ("2023年7月以来没有被处罚过。", "2025年6月3日因占道被罚款500元。", 1),
        ("2025年7月以来没有被处罚过。", "2025年6月3日因占道被罚款500元。", 0),
        ("最近半个月没有被处罚过。", "2025年6月3日因占道被罚款500元。", 0),
        ("问：以前被处罚过吗？答：环保没有，2022年占道被罚过200元。", "2024年1月至2026年1月该店无环保类处罚记录。", 0),
        ("问：以前被处罚过吗？答：被罚过，2024年因为环保罚了200元。", "2024年1月至2026年1月该店无环保类处罚记录。", 1),
        ("问：以前被处罚过吗？答：2025年5月环保上被罚过200元。", "2024年1月至2026年1月该店无处罚记录。", 1),
        ("问：以前被处罚过吗？答：2025年5月被罚过200元。", "近两年该店无环保类处罚记录。", 0),
    ],
)  # fmt: skip
def test_an_earlier_penalty_has_its_cause(said: str, listed: str, count: int) -> None:
    assert len(told((PARTY_SAYS, "询问笔录", said), (PAPER, "查询单", listed))) == count


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("复查时间：2026年3月20日。当事人未清理堆放物。", "复查时间：2026年3月20日。当事人已清理堆放物。", 1),
        ("复查时间：2026年3月20日。当事人未清理堆放物。", "复查时间：2026年3月28日。当事人已清理堆放物。", 0),
        ("当事人未清理堆放物。", "当事人已清理堆放物。", 0),
    ],
)
def test_what_is_mended_at_some_time_compares_on_one_day(one: str, other: str, count: int) -> None:
    assert len(told((RECORD, "复查笔录", one), (RECORD, "回访记录", other))) == count
    first = (RECORD, "现场检查笔录", "当事人未清理堆放物。")
    assert told(first, (PARTY_SAYS, "询问笔录", "堆放物我已经清理了。"), "当事人已清理堆放物。") == []


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        ("甲醛含量不合格。", "甲醛含量合格。", ["检测结论"]),
        ("样品名称：板材甲，甲醛含量不合格。", "样品名称：板材甲，甲醛含量合格。", ["检测结论"]),
        ("样品：板材甲，甲醛含量不合格。", "样品：板材乙，甲醛含量合格。", []),
        ("批号20260101，甲醛含量不合格。", "批号20260102，甲醛含量合格。", []),
        ("酱油批号20260101。", "酱油批号20260102。", []),  # each report is of a batch of its own
    ],
)
def test_reports_of_two_samples(one: str, other: str, about: list[str]) -> None:
    assert told((EXPERT, "检验报告", one), (EXPERT, "检验报告（第二份）", other)) == about


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("王建国的特种作业操作资格证有效期至2026年6月1日。", "王建国，特种作业操作资格证有效期至2027年8月1日。", 1),
        ("王建国的特种作业操作资格证有效期至2026年6月1日。", "李立国，特种作业操作资格证有效期至2027年8月1日。", 0),
        ("特种作业操作资格证有效期至2026年6月1日。", "特种作业操作资格证有效期至2027年8月1日。", 0),
        ("食品经营许可证有效期至2026年6月1日。", "食品经营许可证有效期至2027年8月1日。", 1),
    ],
)  # fmt: skip
def test_certificates_of_persons(one: str, other: str, count: int) -> None:
    assert len(told((PAPER, "证件", one), (PAPER, "查询单", other))) == count


@pytest.mark.parametrize(
    ("picture", "about"),
    [
        (("现场照片", "拍摄时间：2026年3月6日9时10分至9时20分。"), ["检查和拍摄的日期"]),
        (("现场照片", "拍摄时间：2026年3月20日9时10分至9时20分。"), []),  # another visit
        (("复查照片", "拍摄时间：2026年3月6日9时10分至9时20分。"), []),
        (("监控录像", "录制时间：2026年3月4日9时10分至9时20分。"), []),  # of the act
        (("现场照片", "拍摄地点：青禾路89号门前。"), ["地点门牌"]),
        (("现场照片", "拍摄地点：青禾路90号门前拍88号全景。"), []),
        (("现场照片", "拍摄地点：青禾路102号仓库。"), []),
    ],
)
def test_pictures_of_the_visit(picture: tuple[str, str], about: list[str]) -> None:
    record = "检查时间：2026年3月5日9时00分至10时00分。检查地点：青禾路88号。"
    assert told((RECORD, "现场检查笔录", record), (PICTURE, *picture)) == about


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("检查时间：2026年3月5日。", ["2026年3月5日"]),
        ("上次检查时间：2025年6月1日。", []),
        ("此前检查日期2025年6月1日。", []),
        ("计划复查时间：2026年3月20日。", []),
        ("下一次检查日期：2026年9月1日。", []),
    ],
)
def test_the_day_of_another_visit_is_none_of_this_one(text: str, days: list[str]) -> None:
    assert [fact.value for fact in read_facts(text) if fact.name.startswith("日期")] == days


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        ((RECORD, "现场检查笔录", "现场存放海鲜250公斤。"), (PAPER, "扣押清单", "海鲜520公斤。"), 1),
        ((RECORD, "现场检查笔录", "冷库内存放海鲜250公斤。"), (PAPER, "扣押清单", "海鲜520公斤。"), 0),  # of the store only
        ((RECORD, "现场检查笔录", "冷库内存放海鲜250公斤。"), (PAPER, "检疫证明", "海鲜520公斤。"), 0),  # bought
        ((RECORD, "现场检查笔录", "冷库内存放海鲜250公斤。"), (PAPER, "销售台账", "海鲜520公斤。"), 0),  # sold
        ((RECORD, "现场检查笔录", "冷库内存放海鲜250公斤。"), (PAPER, "检验报告", "送检海鲜2公斤。"), 0),
        ((RECORD, "现场检查笔录", "冷库内存放海鲜250公斤。"), (PAPER, "邻店扣押清单", "扣押海鲜520公斤。"), 0),
        ((RECORD, "现场检查笔录", "电动车18辆。"), (PAPER, "清单", "现场停放的电动车81辆。"), 1),
        ((RECORD, "现场检查笔录", "改装电动车18辆。"), (PAPER, "清单", "现场停放的电动车81辆。"), 0),
        ((RECORD, "现场检查笔录", "裸土未遮盖面积300平方米。"), (PAPER, "说明", "遮盖面积200平方米。"), 0),
        ((RECORD, "现场检查笔录", "作业人员2人。"), (PICTURE, "照片说明", "作业人员5人。"), 1),
        ((RECORD, "现场检查笔录", "作业人员2人未佩戴安全帽。"), (PICTURE, "照片说明", "作业人员5人。"), 0),
        ((RECORD, "现场勘验笔录", "建筑面积86平方米。"), (EXPERT, "测绘报告", "建筑面积86.32平方米。"), 0),
        ((RECORD, "现场勘验笔录", "建筑面积86平方米。"), (EXPERT, "测绘报告", "建筑面积87.32平方米。"), 1),
        ((PAPER, "2025年报", "营业额120万元。"), (PAPER, "2024年报", "营业额95万元。"), 0),
        ((PAPER, "2025年报", "营业额120万元。"), (PAPER, "2025年审计报告", "营业额95万元。"), 1),
        ((PARTY_SAYS, "询问笔录", "一共收了8000元。"), (PAPER, "收据", "收到3000元。"), 0),
        ((PARTY_SAYS, "询问笔录", "一共收了8000元。"), (PAPER, "收据汇总", "收到共计3000元。"), 1),
        ((EXPERT, "监测报告", "1号排气筒颗粒物浓度35毫克/立方米。"), (EXPERT, "监测报告", "2号排气筒颗粒物浓度12毫克/立方米。"), 0),
        ((EXPERT, "监测报告", "采样时间2026年3月5日。噪声65分贝。"), (EXPERT, "监测报告", "采样时间2026年3月9日。噪声52分贝。"), 0),
    ],
)  # fmt: skip
def test_counts_and_measures_of_one_thing(one: Paper, other: Paper, about: int) -> None:
    assert len(told(one, other)) == len(told(other, one)) == about


@pytest.mark.parametrize(
    ("one", "other", "text", "answer", "count"),
    [
        ("张某询问笔录", "张某第二次询问笔录", "我收入3000元。", "我收入5000元。", 1),
        ("张某询问笔录", "李某询问笔录", "我收入3000元。", "我收入5000元。", 0),
        ("张某询问笔录", "李某询问笔录", "我开浙A12345。", "我开浙A12346。", 0),
        ("询问笔录", "房东询问笔录", "以前没有被处罚过。", "以前被处罚过。", 0),
        ("张某询问笔录", "张某补充询问笔录", "以前没有被处罚过。", "以前被处罚过。", 1),
        ("张某询问笔录", "李某询问笔录", "西侧通道被占用。", "西侧通道一直畅通。", 1),
    ],
)
def test_what_two_people_say_of_themselves(one: str, other: str, text: str, answer: str, count: int) -> None:
    assert len(told((PARTY_SAYS, one, text), (PARTY_SAYS, other, answer))) == count


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (
            ("供货商许可证", "食品经营许可证有效期至2027年6月1日。"),
            "食品经营许可证有效期至2025年12月31日。",
            0,
        ),
        (("旧营业执照", "名称：甲公司，法定代表人：王建峰。"), "名称：甲公司，法定代表人：王建国。", 0),
        (("营业执照", "名称：甲公司，法定代表人：王建峰。"), "名称：甲公司，法定代表人：王建国。", 1),
        (("说明", "我没有收到处罚告知书通知。"), "已签收责令改正通知书，收到责令改正通知。", 0),
    ],
)
def test_papers_of_others_and_of_before(one: tuple[str, str], other: str, count: int) -> None:
    assert len(told((PAPER, *one), (PAPER, "证照复印件", other))) == count


def test_the_facts_follow_a_paper_that_the_other_does_not_contradict() -> None:
    east = (EXPERT, "监测报告", "厂界东侧噪声65分贝，超过标准限值。")
    west = (EXPERT, "监测报告", "厂界西侧噪声52分贝，符合标准限值。")
    assert told(east, west, "厂界噪声超过标准限值。") == []
    assert told(west, (PAPER, "说明", "乙。"), "厂界噪声超过标准限值。") == ["检测结论"]


@pytest.mark.parametrize(
    ("rest", "count"), [("放生渔获物22公斤。", 0), ("放生渔获物2公斤。", 1), ("乙。", 1)]
)
def test_a_part_is_no_other_number_where_the_case_tells_the_rest(rest: str, count: int) -> None:
    record, seized = (RECORD, "现场检查笔录", "渔获物26.5公斤。"), (PAPER, "扣押清单", "渔获物4.5公斤。")
    assert len(told(record, seized, rest)) == count
    assert len(told((RECORD, "现场检查笔录", "渔获物9公斤。"), seized, rest)) == 1  # twice as much
