"""What two papers tell of two things: the witness's own permit, a price of one, another buyer's weight, another reading."""

from __future__ import annotations

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import EvidenceKind
from assistant.text.quantities import find_quantities
from tests.dossier.test_told_twice import PAPER, PARTY, PICTURE, RECORD, WITNESS, Row, _case

FACTS = "2026年3月5日，周大海未取得道路运输经营许可，用一辆货车运送粮袋。"
DENIED: Row = (PARTY, "周大海询问笔录", "问：许可证办过吗？答：没办。")


def _about(facts: str, *rows: Row) -> list[str]:
    return [clash.about for clash in case_contradictions(_case(facts, *rows))]


@pytest.mark.parametrize(
    ("kind", "name", "text", "said"),
    [
        (WITNESS, "仓库保管员孙立询问笔录", "答：我们库自己三台车都有证，那天在外地。", False),
        (WITNESS, "饲料厂会计孙立询问笔录", "答：厂里自家的两辆车都有营运证。", False),
        (WITNESS, "司机孙立询问笔录", "答：我自己有道路运输经营许可证，接的别的活。", False),
        (WITNESS, "司机孙立询问笔录", "答：他有道路运输经营许可证。", True),
        (WITNESS, "司机孙立询问笔录", "答：他自己有道路运输经营许可证。", True),
        (WITNESS, "司机孙立询问笔录", "答：我看见周大海有道路运输经营许可证。", True),
    ],
)
def test_a_witness_may_hold_a_permit_himself(kind: EvidenceKind, name: str, text: str, *, said: bool) -> None:
    assert ("许可手续" in _about(FACTS, DENIED, (kind, name, text))) is said


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("红双喜三百一条，都给了", []),
        ("一千二百一台", []),
        ("地租八百一亩", []),
        ("三百零一条", [301]),
        ("三百一十条", [310]),
        ("三百条", [300]),
        ("二十一条", [21]),
        ("310条", [310]),
    ],
)
def test_so_much_a_piece_is_no_count(text: str, values: list[int]) -> None:
    assert [one.span.value for one in find_quantities(text, counters=True) if one.kind != "次数"] == values


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("买排骨一块，秤上3.25公斤", "买里脊，秤上1.40公斤", False),
        ("秤上3.25公斤", "秤上1.40公斤", False),
        ("查获里脊肉，里脊肉重3.25公斤", "查获里脊肉，里脊肉重1.40公斤", True),
    ],
)
def test_what_a_scale_shows_is_of_what_lay_on_it(one: str, other: str, *, said: bool) -> None:
    rows: tuple[Row, ...] = (
        (RECORD, "现场检查笔录", f"2026年3月5日检查，{one}。"),
        (PAPER, "登记保存清单", f"2026年3月5日，{other}。"),
    )
    assert bool(_about("2026年3月5日，周大海销售猪肉。", *rows)) is said


@pytest.mark.parametrize(
    ("readings", "said"),
    [
        ("卷尺读数2.6米", True),
        ("卷尺读数3.5米", False),
        ("1卷尺读数3.5米，2卷尺读数0.9米", False),
        ("1测距仪读数3.5米，2读数0.9米", False),
        ("1卷尺读数2.6米，2卷尺读数0.9米", False),  # which of the two is the wall?
    ],
)
def test_one_of_several_readings_is_of_something_else(readings: str, *, said: bool) -> None:
    rows: tuple[Row, ...] = (
        (RECORD, "现场检查笔录", "2026年3月5日检查，院墙长度3.5米。"),
        (PICTURE, "现场照片", f"2026年3月5日拍摄：{readings}。"),
    )
    assert bool(_about("2026年3月5日，周大海擅自砌院墙。", *rows)) is said
