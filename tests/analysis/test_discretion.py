"""Circumstances with polarity, tables of agencies, the step and what it makes; nothing is filled in."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from assistant.analysis.discretion.catalogue import load_patterns
from assistant.analysis.discretion.circumstances import Circumstance, circumstances_of
from assistant.analysis.discretion.report import discretion_of
from assistant.analysis.discretion.steps import Met, chosen, proposal, weigh
from assistant.analysis.discretion.tables import (
    COLUMNS,
    Tier,
    drop_table,
    keep_table,
    kept_tables,
    read_table,
)
from assistant.analysis.model import Support
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party
from assistant.errors import InputError
from assistant.law.citations import verify_citations
from assistant.law.library import LawLibrary
from assistant.law.model import LawRef, Provision
from assistant.settings import ROOT
from assistant.settings import settings as house

SAMPLE = ROOT / "corpora" / "discretion" / "sample.csv"
PENALTY = LawRef("中华人民共和国消防法", Provision.parse("第六十条第二款") or Provision(60))


def piece(text: str, kind: EvidenceKind = EvidenceKind.RECORD, name: str = "现场检查笔录") -> Evidence:
    return Evidence(id="E1", kind=kind, name=name, text=text)


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("当事人当场将杂物清理干净。", EvidenceKind.RECORD, {"mended"}),
        ("杂物没有清理。", EvidenceKind.RECORD, set()),
        ("问：你改正了吗？", EvidenceKind.PARTY, set()),
        ("答：我明天就去清理。", EvidenceKind.PARTY, set()),
        ("经查询，近两年没有行政处罚记录。", EvidenceKind.DOCUMENT, {"first"}),
        ("此前曾被行政处罚两次。", EvidenceKind.DOCUMENT, {"again"}),
        ("当事人拒不改正，并阻挠执法人员检查。", EvidenceKind.RECORD, {"refused", "hindered"}),
        ("没有造成危害后果。", EvidenceKind.RECORD, {"harmless"}),
        ("问：以前被罚过没有？\n答：没有。", EvidenceKind.PARTY, {"first"}),
        ("责令立即停止违法行为，主动消除危害后果。", EvidenceKind.RECORD, set()),
    ],
)
def test_circumstances_are_what_the_evidence_affirms(text: str, kind: EvidenceKind, wanted: set[str]) -> None:
    case = Case(facts="", evidence=(piece(text, kind),))
    assert {one.id for one in circumstances_of(case) if one.support} == wanted


def test_the_contrary_is_told_and_nothing_concluded() -> None:
    pieces = (
        piece("当事人已将棚子拆除。"),
        piece("复查时仍未拆除。", name="复查笔录").model_copy(update={"id": "E2"}),
    )
    found = {one.id: one for one in circumstances_of(Case(facts="", evidence=pieces))}
    assert found["mended"].support
    assert found["mended"].against
    assert not found["mended"].holds


@pytest.mark.parametrize(
    ("born", "direction"), [("2013-05-01", "不予处罚"), ("2010-05-01", "从轻或者减轻"), ("1990-05-01", "没有法定的从轻、减轻或者不予处罚情节")]
)  # fmt: skip
def test_age_decides_first(born: str, direction: str) -> None:
    case = Case(facts="", act_date="2026-03-05", party=Party(kind="个人", birth=date.fromisoformat(born)))
    assert discretion_of(case, []).direction == direction


def test_first_mended_and_harmless_may_be_spared() -> None:
    pieces = (piece("当场已清理完毕，没有造成危害后果。"), Evidence(id="E2", kind=EvidenceKind.DOCUMENT, name="处罚记录查询单", text="近两年没有行政处罚记录。"))  # fmt: skip
    found = discretion_of(Case(facts="", evidence=pieces), [])
    assert found.direction == "可以不予处罚"
    assert found.proposal is None


def test_the_bases_are_real(packaged_library: LawLibrary) -> None:
    for pattern in load_patterns():
        for verdict in verify_citations(pattern.basis, library=packaged_library, as_of=date(2026, 5, 1)):
            assert verdict.status == "verified", (pattern.id, verdict)


def held(*ids: str) -> list[Circumstance]:
    """Circumstances as found; with 非 before the id the contrary was found."""
    names, made = {p.id: p for p in load_patterns()}, []
    for one in ids:
        pattern, said = names[one.removeprefix("非")], (Support("E1", "x"),)
        contrary = one.startswith("非")
        made.append(
            Circumstance(pattern.id, pattern.name, pattern.direction, "", () if contrary else said, said if contrary else ())
        )  # fmt: skip
    return made


@pytest.mark.parametrize(
    ("found", "step"),
    [
        (("first", "mended"), "较轻"),
        (("first", "非mended"), "一般"),
        (("非first",), "一般"),
        (("非first", "again"), "较重"),
        (("非mended", "hindered"), "较重"),
        (("first",), ""),  # 是否及时改正没有材料：不能说不符合
        ((), ""),
        (("非again",), ""),
    ],
)
def test_the_step_of_the_sample_table(found: tuple[str, ...], step: str) -> None:
    made = chosen(weigh(read_table(SAMPLE), held(*found), Case(facts="")))
    assert (made.tier.name if made else "") == step


@pytest.mark.parametrize(
    ("when", "found", "met"),
    [
        ("初次", ("first",), Met.YES),
        ("初次", ("非first",), Met.NO),
        ("初次", (), Met.OPEN),
        ("非初次", ("first",), Met.NO),
        ("未造成严重后果", (), Met.OPEN),  # 没有材料不等于没有后果
        ("未造成严重后果", ("非grave",), Met.YES),
        ("未造成严重后果", ("grave",), Met.NO),
        ("造成严重后果", (), Met.NO),
        ("没有配合调查", (), Met.OPEN),
        ("拒不改正", (), Met.NO),
        ("拒不改正", ("refused",), Met.YES),
        ("没有主观过错", (), Met.OPEN),
        ("一年内再次违法", ("again",), Met.OPEN),  # 是否在一年内要核对
        ("再次违法", ("again",), Met.YES),
        ("一年内再次违法", (), Met.NO),
    ],
)
def test_silence_bears_out_nothing(when: str, found: tuple[str, ...], met: Met) -> None:
    assert weigh([tier(when)], held(*found), Case(facts=""))[0].met is met


def test_what_only_the_party_says_leaves_the_step_open() -> None:
    one = held("unknowing")[0]
    told = Circumstance(one.id, one.name, one.direction, "", one.support, told_only=True, proved=True)
    assert weigh([tier("没有主观过错")], [told], Case(facts=""))[0].met is Met.OPEN


def tier(when: str, unit: str = "元", low: int = 0, high: int = 10, name: str = "一档") -> Tier:
    return Tier("甲法", "第一条", name, Decimal(low), Decimal(high), unit, "依据", when=when)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("when", "facts", "met"),
    [
        ("面积10平方米以下", "占用面积8平方米。", Met.YES),
        ("面积10平方米以下", "占用面积10平方米。", Met.YES),
        ("面积不足10平方米", "占用面积10平方米。", Met.NO),
        ("面积10平方米以上", "占用面积12平方米。", Met.YES),
        ("面积超过10平方米", "占用面积10平方米。", Met.NO),
        ("面积10平方米以上50平方米以下", "占用面积60平方米。", Met.NO),
        ("面积10平方米以上50平方米以下", "占用面积20平方米。", Met.YES),
        ("面积10平方米以上50平方米以下", "占用面积5平方米。", Met.NO),
        ("面积10平方米以上不足50平方米", "占用面积50平方米。", Met.NO),
        ("面积10平方米以上不满50平方米", "占用面积10平方米。", Met.YES),
        ("面积10平方米以上50平方米以下（不含本数）", "占用面积50平方米。", Met.NO),
        ("面积不超过10平方米", "占用面积10平方米。", Met.YES),
        ("面积不超过10平方米", "占用面积11平方米。", Met.NO),
        ("面积不低于10平方米", "占用面积10平方米。", Met.YES),
        ("面积不低于10平方米", "占用面积9平方米。", Met.NO),
        ("面积大于10平方米", "占用面积10平方米。", Met.NO),
        ("面积10至50平方米", "占用面积20平方米。", Met.YES),
        ("面积10至50平方米", "占用面积50平方米。", Met.YES),
        ("面积10至50平方米", "占用面积51平方米。", Met.NO),
        ("面积10平方米以上，重量5吨以上", "占用面积12平方米。渣土6吨。", Met.YES),
        ("面积10平方米以上，重量5吨以上", "占用面积12平方米。渣土4吨。", Met.NO),
        ("面积10平方米以上且重量5吨以上", "占用面积12平方米。", Met.OPEN),
        ("建筑面积10平方米以上", "占用面积12平方米。", Met.OPEN),  # 不是同一个面积
        ("占用面积10平方米以上", "占用面积12平方米。建筑面积80平方米。", Met.YES),
        ("面积10平方米以下", "占用面积约10平方米。", Met.OPEN),
        ("面积10平方米以下", "甲处占用8平方米，乙处占用9平方米。", Met.OPEN),
        ("面积10平方米以下", "占用了人行道。", Met.OPEN),
        ("影响恶劣", "占用面积8平方米。", Met.OPEN),
        ("面积10平方米以下；影响恶劣", "占用面积8平方米。", Met.OPEN),
        ("面积10平方米以下；影响恶劣", "占用面积80平方米。", Met.NO),
    ],
)
def test_conditions(when: str, facts: str, met: Met) -> None:
    assert weigh([tier(when)], [], Case(facts=facts))[0].met is met


def test_two_steps_that_fit_are_left_to_the_officer() -> None:
    both = weigh([tier("初次"), tier("初次", name="二档")], held("first"), Case(facts=""))
    assert chosen(both) is None


@pytest.mark.parametrize(
    ("unit", "facts", "bases", "wanted"),
    [
        ("元", "", (), (0, 10, 5)),
        ("%", "进货总额12400元。", ("进货总额",), (0, 1240, 620)),
        ("倍", "货值金额2万元。", ("货值金额",), (0, 200000, 100000)),
        ("倍", "没有写货值。", ("货值金额",), None),
        ("倍", "货值金额不足2万元。", ("货值金额",), None),  # 是限度，不是基数
        ("倍", "货值金额2万元以下。", ("货值金额",), None),
        ("倍", "货值金额约2万元。", ("货值金额",), None),
        ("倍", "货值金额2万元。后查明货值金额3万元。", ("货值金额",), None),
        ("倍", "货值金额合计贰万元。", ("货值金额",), (0, 200000, 100000)),
        ("元每平方米", "占用面积8平方米。", (), (0, 80, 40)),
        ("元每平方米", "甲处8平方米，乙处9平方米。", (), None),
    ],
)
def test_what_a_step_makes(
    unit: str, facts: str, bases: tuple[str, ...], wanted: tuple[int, ...] | None
) -> None:
    made = proposal(tier("", unit), Case(facts=facts), bases)
    assert (made and tuple(map(int, (made.low, made.high, made.amount)))) == wanted


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"上限": "x"}, "第 2 行“上限”不是数字"),
        ({"下限": "900"}, "大于上限"),
        ({"条款": "六十条"}, "第 2 行“条款”读不懂"),
        ({"单位": "斤"}, "unit"),
        ({"施行日": "去年"}, "第 2 行日期读不懂"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(tmp_path: Path, change: dict[str, str], told: str) -> None:
    row = dict(zip(COLUMNS, ["《甲法》", "第一条", "", "一档", "", "0", "500", "元", "", "2026-01-01", "", "依据"], strict=True)) | change  # fmt: skip
    path = tmp_path / "表.csv"
    path.write_text(",".join(COLUMNS) + "\n" + ",".join(row.values()), "utf-8")
    with pytest.raises(InputError, match=told):
        read_table(path)


def test_a_table_without_a_needed_column_is_refused(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text("法规,条款\n甲法,第一条", "utf-8")
    with pytest.raises(InputError, match="缺少这些列：档次、下限、上限、单位、依据"):
        read_table(tmp_path / "表.csv")


def test_xlsx_and_csv_read_alike_and_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house(), "home", tmp_path / "home")
    book = openpyxl.Workbook()
    for line in SAMPLE.read_text("utf-8").splitlines():
        book.active.append([int(c) if c.isdigit() else c for c in line.split(",")])
    book.save(tmp_path / "基准.xlsx")
    kept = keep_table(tmp_path / "基准.xlsx", "示例")
    assert [(t.name, t.low, t.high, t.since) for t in kept] == [
        (t.name, t.low, t.high, t.since) for t in read_table(SAMPLE)
    ]
    assert kept_tables() == {"示例": kept}
    assert kept[0].governs(PENALTY, region="虚构省/虚构市", on=date(2026, 1, 1))
    assert not kept[0].governs(PENALTY, region="虚构省/别市", on=date(2026, 1, 1))
    assert not kept[0].governs(PENALTY, region="虚构省/虚构市", on=date(2020, 1, 1))
    again = tmp_path / "再次.csv"
    again.write_text(SAMPLE.read_text("utf-8").replace("较轻", "轻微"), "utf-8")
    assert keep_table(again, "示例") == kept_tables()["示例"] != kept  # 改了就是改了的
    drop_table("示例")
    assert kept_tables() == {}
    with pytest.raises(InputError):
        drop_table("示例")


@pytest.mark.parametrize(
    ("change", "region", "on", "law", "governs"),
    [
        ({}, "甲省/乙市", "2026-01-01", "甲法", True),
        ({}, "甲省/乙市", None, "甲法", True),
        ({}, "", "2026-01-01", "甲法", True),
        ({}, "甲省/乙市", "2026-01-01", "乙法", False),
        ({"provision": "第二条"}, "甲省/乙市", "2026-01-01", "甲法", False),
        ({"region": "甲省"}, "甲省/乙市", "2026-01-01", "甲法", True),
        ({"region": "甲省/乙市"}, "甲省/乙市", "2026-01-01", "甲法", True),
        ({"region": "甲省/乙市"}, "甲省/乙市丙区", "2026-01-01", "甲法", False),  # 名字开头相同，不是一个地方
        ({"region": "甲省/乙市"}, "甲省", "2026-01-01", "甲法", False),
        ({"region": "甲省/乙市"}, "", "2026-01-01", "甲法", False),
        ({"since": date(2026, 1, 1)}, "", "2026-01-01", "甲法", True),
        ({"since": date(2026, 1, 2)}, "", "2026-01-01", "甲法", False),
        ({"until": date(2026, 1, 1)}, "", "2026-01-01", "甲法", False),
        ({"until": date(2026, 1, 2)}, "", "2026-01-01", "甲法", True),
    ],
)
def test_what_a_step_governs(
    change: dict[str, object], region: str, on: str | None, law: str, governs: bool
) -> None:
    step = replace(tier(""), **change)  # type: ignore[arg-type]
    clause = LawRef(law, Provision(1))
    assert step.governs(clause, region=region, on=date.fromisoformat(on) if on else None) is governs


def test_an_earlier_decision_in_the_file_is_told() -> None:
    earlier = Evidence(
        id="E9",
        kind=EvidenceKind.DOCUMENT,
        name="行政处罚决定书",
        text="虚综罚决字〔2025〕1号 决定罚款500元。",
    )
    case = Case(facts="", evidence=(earlier,), document_number="虚综罚决字〔2026〕3号")
    assert any("第二十九条" in caution for caution in discretion_of(case, []).cautions)
