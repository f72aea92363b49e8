"""The gate before a contradiction: pairs of many trades, true contradictions that stay beside look-alikes that must not be said."""

import re
from pathlib import Path

import pytest

from assistant.dossier.model import Case, Evidence, EvidenceKind, Party
from assistant.dossier.same_thing import disowns_another, home_of, of_another, surely_same
from assistant.dossier.sources import FACTS, PARTY, Contradiction, Side
from assistant.dossier.things_named import marks_by_kind, may_be_one

_TABLE = Path(__file__).with_name("same_thing_table.txt")
_PARTY = "当事人："


def _rows() -> list[tuple[str, ...]]:
    lines = (line for line in _TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def _cell(cell: str) -> tuple[str, str, str]:
    """Plain text, quoted sentence and value of a cell."""
    text, _, given = cell.partition("→")
    marked = re.search("【(.+?)】", text)
    plain = text.replace("【", "").replace("】", "")
    value = given or (marked[1] if marked else "")
    sentences = [s for s in re.split(r"(?<=。)|(?<=？)(?=$)", plain) if s]
    quote = next((s for s in sentences if marked and marked[1] in s), sentences[-1] if sentences else "")
    return plain, quote, value


def _side(evidence: str, cell: str) -> tuple[Side, tuple[str, str]]:
    name, _, text = cell.partition("：")
    plain, quote, value = _cell(text)
    return Side(PARTY if cell.startswith(_PARTY) else evidence, quote, value), (name, plain)


def _made(row: tuple[str, ...]) -> tuple[Case, Contradiction]:
    _, topic, facts, mine, yours = row
    told, quote, value = _cell(facts)
    a, first = _side("E1", mine)
    b, second = _side("E2", yours) if yours else (Side(FACTS, quote, value), ("", ""))
    evidence = tuple(
        Evidence(id=id_, kind=EvidenceKind.DOCUMENT, name=name, text=text)
        for id_, (name, text) in (("E1", first), ("E2", second))
        if text
    )
    case = Case(facts=told, act_date="2025-04-02", party=Party(name="韩立新"), evidence=evidence)
    return case, Contradiction(topic, a, b, topic)


def test_the_table_holds_both_kinds() -> None:
    same = [row[0] for row in _rows()]
    assert len(same) >= 60
    assert 0.4 < same.count("同") / len(same) < 0.6


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row[0]}-{row[1]}-{row[3][:24]}")
def test_pairs(row: tuple[str, ...]) -> None:
    case, clash = _made(row)
    assert surely_same(home_of(case), clash) is (row[0] == "同")


@pytest.mark.parametrize(
    ("text", "kind", "mark"),
    [
        ("同院1号成品库房已竣工", "库", "1"),
        ("三号车间", "车间", "3"),
        ("苏赣渔02317船", "vessel", "渔02317"),
        ("车牌苏C·5M82T", "plate", "苏C5M82T"),
        ("南屏路36号", "door", "36"),
        ("116号门口", "door", "116"),
        ("021林班06小班", "小班", "06"),
        ("样品编号：Y-20250311", "样品编号", "Y-20250311"),
    ],
)
def test_things_are_named(text: str, kind: str, mark: str) -> None:
    assert marks_by_kind(text)[kind] == {mark}


@pytest.mark.parametrize(
    "text", ["2025年4月9日", "〔2025〕77号决定", "第12号令", "15号那天", "执法证号11025", "3月2号下午"]
)
def test_days_and_numbers_of_papers_name_no_thing(text: str) -> None:
    assert not marks_by_kind(text)


def test_a_long_mark_may_be_a_slip() -> None:
    assert may_be_one("A230518", "A230581")
    assert not may_be_one("1", "2")


def _home(text: str) -> Case:
    piece = Evidence(id="E1", kind=EvidenceKind.PARTY, name="韩立新询问笔录", text=text)
    facts = "韩立新在店外人行道摆放水果，占用面积4.8平方米。"
    return Case(facts=facts, party=Party(name="韩立新"), evidence=(piece,))


@pytest.mark.parametrize(
    ("text", "words", "another"),
    [
        ("河对岸有人垂钓，未见摆放水果，与本案无关。", "未见摆放水果", True),
        ("隔壁店没有在店外摆放水果。", "隔壁店没有在店外摆放水果", True),
        ("隔壁的人都看到了，我没有摆放水果。", "我没有摆放水果", False),
        ("该店没有在店外摆放水果。", "该店没有在店外摆放水果", False),
    ],
)
def test_denials_of_another_thing(text: str, words: str, another: bool) -> None:
    assert of_another(home_of(_home(text)), "E1", text, words) is another


@pytest.mark.parametrize(
    ("question", "answer", "another"),
    [
        ("门口那辆电动三轮车是不是你的？", "不是我的。", True),
        ("楼上的噪声是不是你们的？", "不是，楼上是健身房。", True),
        ("车间里那台旧设备是谁的？", "不是我们的，是房东以前留下的，没有用过。", True),
        ("店外摆放的水果是谁的？", "不是我的。", False),
        ("冯小娟是谁？", "隔壁店的，跟我没关系。", True),
        ("店外的水果是谁摆放的？", "不是我，是隔壁摆的。", False),
        ("这是你的吗？", "不是我的。", False),
    ],
)
def test_what_is_disowned(question: str, answer: str, another: bool) -> None:
    home = home_of(_home(f"问：{question}答：{answer}"))
    assert disowns_another(home, "E1", answer) is another
    assert disowns_another(home, "E1", question + answer) is another
