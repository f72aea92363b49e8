"""Days of labels, records, pictures and of the act: of one thing and one event only; reports and recordings have their own."""

from __future__ import annotations

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.files import case_of

RECORD, PAPER, WITNESS, PICTURE = "勘验笔录、现场笔录", "书证", "证人证言", "视听资料"


def told(facts: str, *papers: tuple[str, str, str]) -> list[str]:
    case = {
        "facts": facts,
        "act_date": "2026-03-05",
        "officers": ["张甲", "李乙"],
        "party": {"kind": "企业", "name": "虚构市青柚贸易有限公司"},
        "evidence": [
            {"id": f"E{n}", "kind": kind, "name": name, "text": text, "obtained": "2026-03-05"}
            for n, (kind, name, text) in enumerate(papers)
        ],
    }
    return [clash.about for clash in case_contradictions(case_of(case))]


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("登记保存清单", "青柚牌纯牛奶6瓶，失效日期2026年2月1日。", 1),
        ("登记保存清单", "失效日期2026年2月1日的纯牛奶6瓶。", 1),
        ("纯牛奶标签", "失效日期2026年2月1日。", 1),
        ("登记保存清单", "青柚牌面包6袋，失效日期2026年2月1日。", 0),  # other goods of the same brand
        ("登记保存清单", "失效日期2026年2月1日的面包6袋。", 0),
        ("登记保存清单", "失效日期2026年2月1日。", 0),  # of nothing that is named
        ("登记保存清单", "纯牛奶（批号A20260801），失效日期2026年2月1日。", 0),  # another batch
        ("登记保存清单", "纯牛奶失效日期2026年1月1日，另一批失效日期2026年2月1日。", 0),
        ("登记保存清单", "执法人员发现，失效日期2026年2月1日。", 0),
    ],
)
def test_a_label_counts_with_the_thing_it_is_on(name: str, text: str, count: int) -> None:
    facts = (
        "2026年3月5日，执法人员检查发现，该公司货架上青柚牌纯牛奶6瓶（批号A20250801）失效日期2026年1月1日。"
    )
    record = (RECORD, "现场检查笔录", "货架上有青柚牌纯牛奶6瓶（批号A20250801），失效日期2026年1月1日。")
    assert told(facts, record, (PAPER, name, text)).count("失效日期") == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("检查时间：2026年3月4日9时00分至10时00分，张甲、李乙接群众举报后检查。", 1),
        ("2026年3月4日9时00分，张甲、李乙对该公司进行检查。", 1),
        ("2026年3月4日9时00分接到举报，张甲、李乙即对该公司检查。", 0),
        ("举报时间：2026年3月4日9时00分。张甲、李乙到场检查。", 0),
        ("2026年3月4日9时10分，监控录像由张甲、李乙从物业调取。", 0),
        ("调取时间：2026年3月4日9时10分，张甲、李乙。", 0),
        ("2026年3月4日9时10分向该公司送达检查通知，张甲、李乙在场。", 0),
    ],
)
def test_a_record_is_dated_by_its_making(text: str, count: int) -> None:
    facts = "2026年3月5日，执法人员检查发现该公司占道堆放。"
    for kind, name in ((RECORD, "现场笔录"), (PICTURE, "现场录像")):
        assert told(facts, (kind, name, text)).count(f"{name}的日期") == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("张甲于2026年3月4日9时30分至10时00分拍摄。", 1),
        ("2026年3月4日9时30分至10时00分由张甲从物业调取。", 0),
        ("打印时间：2026年3月4日9时30分至10时00分，张甲。", 0),
    ],
)
def test_pictures_are_dated_by_the_taking(text: str, count: int) -> None:
    record = (RECORD, "现场笔录", "检查时间：2026年3月5日9时00分至11时00分，张甲、李乙检查。")
    clue = (PAPER, "线索登记", "2026年3月4日登记。")
    clashes = told("2026年3月5日，该公司占道堆放。", record, (PICTURE, "录像", text), clue)
    assert clashes.count("检查和拍摄的日期") == count


@pytest.mark.parametrize(
    ("facts_at", "said", "count"),
    [
        ("21时许", "3月4日晚上9点，我看见他们在江边倾倒渣土。", 1),
        ("21:10", "3月4日晚9点多，他们在江边倾倒渣土。", 1),
        ("晚上9点", "3月4日21时左右，他们在江边倾倒渣土。", 1),
        ("14时", "3月4号下午两点，他们在江边倾倒渣土。", 1),
        ("21时许", "3月4日九点多，他们在江边倾倒渣土。", 1),
        ("21时许", "3月4日晚上9点，我看见他们在江边倾倒渣土，就打电话举报。", 1),
        ("21时许", "3月5日晚上9点，我看见他们在江边倾倒渣土。", 0),
        ("21时许", "3月4日上午9点，我看见他们在江边倾倒渣土。", 0),  # another hour
        ("9时许", "3月4日晚上9点，我看见他们在江边倾倒渣土。", 0),
        ("凌晨2时", "3月4日夜里两点，他们在江边倾倒渣土。", 0),  # may be the night to the 5th
        ("0时许", "3月4日晚上十二点，他们在江边倾倒渣土。", 0),
        ("21时许", "3月4日晚上9点，我打电话举报他们在江边倾倒渣土。", 0),
        ("21时许", "我举报的时间是3月4日晚上9点，他们在江边倾倒渣土。", 0),
        ("21时许", "3月4日21时调取的录像里他们在江边倾倒渣土。", 0),
        ("21时许", "3月4日晚上9点也在江边倾倒渣土。", 0),
    ],
)
def test_the_hour_of_the_act(facts_at: str, said: str, count: int) -> None:
    facts = f"2026年3月5日{facts_at}，该公司货车在江边倾倒渣土。"
    assert told(facts, (WITNESS, "证人笔录", said)).count("行为日期") == count


@pytest.mark.parametrize(
    "facts",
    [
        "2026年3月5日21时许，执法人员检查发现该公司货车在江边倾倒渣土。",
        "2026年3月5日21时许接到举报，该公司货车在江边倾倒渣土。",
        "该公司货车在江边倾倒渣土，举报时间为2026年3月5日21时。",
    ],
)
def test_the_hour_of_an_inspection_or_report_is_none_of_the_act(facts: str) -> None:
    said = "3月4日晚上9点，我看见他们在江边倾倒渣土。"
    assert told(facts, (WITNESS, "证人笔录", said)).count("行为日期") == 0
