"""The last day of our order against the facts: our own order to mend only, no other day before which something is done."""

from __future__ import annotations

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.files import case_of

FACTS = "2026年3月5日，执法人员检查发现该公司堆放杂物，责令其于2026年3月20日前改正。"
ORDER = "责令你单位于2026年3月18日前改正。"
NAME = "责令改正通知书"


def told(facts: str, order: str, name: str = NAME, *more: tuple[str, str], steps: int = 1) -> int:
    papers = [(name, order), *more]
    case = {
        "facts": facts,
        "act_date": "2026-03-05",
        "agency": "虚构市综合行政执法局",
        "party": {"kind": "企业", "name": "虚构市青柚贸易有限公司"},
        "steps": [{"name": "责令改正", "on": "2026-03-05"}] * steps,
        "evidence": [
            {"id": f"E{n}", "kind": "书证", "name": a, "text": b} for n, (a, b) in enumerate(papers)
        ],
    }
    return [clash.about for clash in case_contradictions(case_of(case))].count("责令改正的期限")


@pytest.mark.parametrize(
    ("order", "count"),
    [
        (ORDER, 1),
        ("现责令你单位于3月18日以前改正违法行为。", 1),
        ("请于2026年3月18日前自行完成整改。", 1),
        ("限你单位在3月18日前清理完毕。", 1),
        ("责令停止违法行为，并于2026年3月18日之前清除堆放的杂物。", 1),
        ("改正期限：2026年3月18日前。", 1),
        (f"虚构市综合行政执法局：{ORDER}可以向虚构市人民政府申请行政复议。", 1),
        ("责令你单位于2026年3月20日前自行清理。", 0),
        ("责令立即改正，并于3月18日前将改正情况书面报送我局。", 0),
        ("责令于2026年3月18日前提交整改报告。", 0),
        ("责令改正，于2026年3月18日前到我局接受调查。", 0),
        ("责令改正，于2026年3月18日前陈述、申辩。", 0),
        ("责令你单位于2026年3月18日前停止施工。", 0),  # another thing to do
    ],
)
def test_what_the_order_sets(order: str, count: int) -> None:
    assert told(FACTS, order) == count


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ("当日送达责令改正通知书，要求其在3月15日前清理完毕。", 1),
        ("执法人员责令该公司停止堆放，于2026年3月15日前整改。", 1),
        ("该局责令改正，该公司于2026年3月15日前自行完成整改。", 0),  # when it was mended
        ("该公司已于2026年3月15日前整改，责令改正到位。", 0),
        ("该公司承诺于2026年3月15日前自行整改，执法人员当场责令改正。", 0),
        ("合同要求该公司于2026年3月15日前清理完毕，该局责令改正。", 0),
        ("物业公司要求其于2026年3月15日前整改。该局责令改正。", 0),
        ("虚构市消防救援大队责令该公司于2026年3月15日前改正。", 0),
        ("2月1日青禾街道办事处检查后，责令该公司于2026年3月15日前改正。", 0),
        ("虚构市综合行政执法局责令该公司于2026年3月15日前改正。", 1),
        ("责令该公司于2026年3月15日前改正，3月16日复查未改正，又限其于3月18日前改正。", 0),
    ],
)
def test_what_the_facts_tell_of_our_order(facts: str, count: int) -> None:
    assert told(facts, ORDER) == count


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("消防救援大队责令限期改正通知书", ORDER),
        (NAME, f"虚构市应急管理局{NAME}：{ORDER}"),
        (NAME, f"{ORDER}虚构市住房和城乡建设局"),
        ("整改通知书", f"青禾街道办事处：{ORDER}"),
        ("物业公司整改通知", ORDER),
        ("责令改正通知书送达回证", ORDER),
        ("整改承诺书", ORDER),
    ],
)
def test_no_order_of_another_agency_and_no_other_paper(name: str, order: str) -> None:
    assert told(FACTS, order, name) == 0


def test_one_of_two_orders_is_not_held_against_the_facts() -> None:
    assert told(FACTS, ORDER, NAME, ("责令停止违法行为通知书", "责令停止。")) == 0
    assert told(FACTS, ORDER, NAME, steps=2) == 0
    assert told(FACTS, ORDER, NAME, ("消防救援大队整改通知书", "限于2026年3月9日前整改。")) == 1
