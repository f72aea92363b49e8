"""Reading cases of every layout: rows, tables, decisions, running text, archives; persons masked."""

from __future__ import annotations

import json
import tarfile
import zipfile
from pathlib import Path

import pytest
from case_tables import by_columns, read, sheet
from docx import Document

from assistant.cases.library import Added, CaseLibrary
from assistant.cases.linking import Linker
from assistant.cases.model import Precedent
from assistant.cases.sources import read_precedents
from assistant.cases.sources.base import outcome_of
from assistant.errors import InputError
from assistant.law.library import LawLibrary

FIRE = "《中华人民共和国消防法》第六十条"
DECISION = """甲县消防救援大队
行政处罚决定书
甲消行罚决字〔2025〕第0012号

被处罚人：张三丰，男，公民身份号码：110101199003074610，住址：甲县东街5幢302室，电话：13812345678

2025年3月4日，我大队检查发现，张三丰在甲县东街5幢的疏散通道内堆放旧家具，占用疏散通道。

经查明：2025年3月4日9时，张三丰在甲县东街5幢一楼疏散通道内堆放旧家具两件，占用疏散通道，当日清走。

以上事实有现场照片、询问笔录为证。

张三丰的行为违反了《中华人民共和国消防法》第二十八条的规定。因当场改正，予以从轻处罚。依据《中华人民共和国消防法》第六十条第二款，我大队决定对张三丰罚款人民币贰佰元整（¥200.00）。

请自收到本决定书之日起十五日内缴纳罚款。如不服，可以自收到本决定书之日起六十日内向甲县人民政府申请行政复议，或者六个月内向甲县人民法院提起行政诉讼。

甲县消防救援大队
2025年3月20日
"""


def test_a_decision_is_read_in_its_parts_and_masked(tmp_path: Path, packaged_library: LawLibrary) -> None:
    path = tmp_path / "决定.txt"
    path.write_text(DECISION, encoding="utf-8")
    (case,) = read(path, packaged_library)
    assert (case.kind, case.number, case.date) == ("处罚决定", "甲消行罚决字〔2025〕第0012号", "2025-03-20")
    assert (case.agency, case.party, case.party_name) == ("甲县消防救援大队", "个人", "张某")
    assert case.kinds == ("罚款",)
    assert case.fine_yuan == 200
    assert case.duty == ("《中华人民共和国消防法》第二十八条",)
    assert case.basis == (f"{FIRE}第二款",)
    assert case.cited == ("《中华人民共和国消防法》第二十八条", FIRE)
    assert "从轻" in case.discretion
    for told in ("张三丰", "13812345678", "110101199003074610", "302室"):
        assert told not in case.model_dump_json()
    (bare,) = read(path, packaged_library, mask=False)
    assert "张三丰" in bare.text
    assert {spot.name for spot in bare.fields} >= {"number", "facts", "agency", "date", "fine_yuan"}
    spot = next(spot for spot in bare.fields if spot.name == "number")
    assert bare.text[spot.start : spot.end] == bare.number


def test_a_docx_without_form_becomes_a_case_with_its_citations(
    tmp_path: Path, packaged_library: LawLibrary
) -> None:
    document = Document()
    document.add_paragraph("某商场堵塞安全出口案")
    document.add_paragraph(
        "2024年3月5日，执法人员发现该商场堵塞安全出口，违反了消防法第二十八条，依照该法第六十条处罚。"
    )
    document.save(str(tmp_path / "案例.docx"))
    (case,) = read(tmp_path / "案例.docx", packaged_library)
    assert case.cited == ("《中华人民共和国消防法》第二十八条", FIRE)
    assert case.date == "2024-03-05"


HEADINGS = ("序号", "决定书文号", "当事人名称", "违法事由", "处罚依据", "处罚结果", "处罚机关", "处罚日期")
ROWS = (
    ("1", "丙市监罚〔2025〕7号", "丙市好味食品有限公司", "经营超过保质期的糕点", "《食品安全法》第一百二十四条第一款第（五）项", "没收违法所得120元，罚款5万元", "丙市市场监督管理局", "2025年6月1日"),
    ("2", "丙市监罚〔2025〕8号", "李四", "未取得许可从事食品经营；拒绝检查", "食品安全法第一百二十二条第一款", "罚款人民币1.2万元", "丙市市场监督管理局", "2025-06-03"),
)  # fmt: skip


@pytest.mark.parametrize("name", ["清单.xlsx", "清单.csv"])
def test_a_penalty_list_as_agencies_publish_it(
    tmp_path: Path, packaged_library: LawLibrary, name: str
) -> None:
    path = sheet(tmp_path / name, (("丙市处罚信息公示",), HEADINGS, *ROWS))
    first, second = read(path, packaged_library, licence="公开信息")
    assert (first.number, first.party, first.fine_yuan) == ("丙市监罚〔2025〕7号", "企业", 50000)
    assert first.kinds == ("没收违法所得", "罚款")
    assert first.basis == ("《中华人民共和国食品安全法》第一百二十四条第一款第（五）项",)
    assert (first.date, first.agency, first.licence) == ("2025-06-01", "丙市市场监督管理局", "公开信息")
    assert (second.party, second.party_name, second.fine_yuan) == ("个人", "李某", 12000)
    assert second.acts == ("未取得许可从事食品经营", "拒绝检查")
    assert second.date == "2025-06-03"


def test_columns_can_be_named(tmp_path: Path, packaged_library: LawLibrary) -> None:
    rows = (("编码", "干了啥", "按哪条", "钱（万元）"), ("K1", "在通道堆货", "消防法第六十条第二款", "0.03"))
    path = sheet(tmp_path / "怪.xlsx", rows)
    with pytest.raises(InputError, match="表头"):
        read(path, packaged_library)
    named = {"编码": "number", "干了啥": "facts", "按哪条": "cited", "钱（万元）": "fine_yuan"}
    (case,) = read(path, packaged_library, columns=named)
    assert (case.number, case.facts, case.cited) == ("K1", "在通道堆货", (FIRE,))
    assert (case.fine_yuan, case.kinds) == (300, ("罚款",))
    with pytest.raises(InputError, match="没有栏目"):
        read(path, packaged_library, columns={"编码": "nothing"})


@pytest.mark.parametrize(
    ("cell", "result", "fine"),
    [
        ("", "罚款五千元", 5000),
        ("", "处罚款人民币叁仟元整", 3000),
        ("", "没收违法所得300元", None),
        ("", "警告", None),
        ("2.5万元", "", 25000),
        ("8,000", "", 8000),
        ("", "没收违法所得300元，并处罚款2000元", 2000),
        (
            "",
            "对甲罚款1000元，对乙罚款2000元",
            None,
        ),  # two parties in one row: which fine is whose cannot be told
    ],
)
def test_fines_of_a_row(
    tmp_path: Path, packaged_library: LawLibrary, cell: str, result: str, fine: float | None
) -> None:
    rows = (("违法事实", "依据", "结果", "罚款金额"), ("堆货", "消防法第六十条", result, cell))
    (case,) = read(sheet(tmp_path / "一.xlsx", rows), packaged_library)
    assert case.fine_yuan == fine


@pytest.mark.parametrize(
    ("columns", "fine", "kinds"),
    [
        ({"罚款金额（万元）": "2"}, 20000, ("罚款",)),
        ({"罚款金额(万元)": "0.35"}, 3500, ("罚款",)),
        ({"罚款金额\n（万元）": "1.5"}, 15000, ("罚款",)),
        ({"罚款数额（千元）": "3"}, 3000, ("罚款",)),
        ({"罚款（元）": "800"}, 800, ("罚款",)),
        (
            {"罚款金额（万元）": "5000元"},
            5000,
            ("罚款",),
        ),  # the unit of the cell goes before that of the column
        ({"罚款金额": "2万"}, 20000, ("罚款",)),
        ({"罚款金额（元）": "1.5亿"}, 150_000_000, ("罚款",)),
        ({"罚款金额（万元）": "0"}, None, ()),
        ({"罚款金额/万元": "2"}, 20000, ("罚款",)),
        ({"罚款额：千元": "2"}, 2000, ("罚款",)),
        ({"罚款数额 万元": "2"}, 20000, ("罚款",)),
        ({"罚款金额万元": "2"}, 20000, ("罚款",)),
        ({"罚款金额【万元】": "2"}, 20000, ("罚款",)),
        ({"罚款金额，单位万元": "2"}, 20000, ("罚款",)),
        ({"罚款（单位：人民币/万元）": "2"}, 20000, ("罚款",)),
        ({"罚款金额/万元以上案件": "2"}, 2, ("罚款",)),
        ({"罚款金额": "5000 百货类"}, 5000, ("罚款",)),  # the first character of a word is no unit
        ({"罚款金额": "300 千岛湖店"}, 300, ("罚款",)),
        ({"罚款金额": "5000 万达店"}, 5000, ("罚款",)),
        ({"罚款金额": "3 千元"}, 3000, ("罚款",)),
        ({"罚款金额": "3 万"}, 30000, ("罚款",)),
        ({"罚款金额": "0元"}, None, ()),
        ({"罚款金额": "0.00"}, None, ()),
        ({"罚款金额": "0万元"}, None, ()),
        ({"罚款金额": "/"}, None, ()),
        ({"罚款金额": "无", "结果": "警告"}, None, ("警告",)),
        ({"罚款金额": "0元", "处罚类别": "警告、罚款"}, None, ("警告",)),
        ({"罚款金额": "0", "结果": "罚款五百元"}, 500, ("罚款",)),
        ({"罚款金额": "1000、2000"}, None, ()),  # two sums: whose is which cannot be told
        ({"罚没金额（万元）": "2", "处罚种类": "罚款"}, 20000, ("罚款",)),
        ({"罚没金额": "3000元", "处罚种类": "罚款、没收违法所得"}, None, ("没收违法所得", "罚款")),
        ({"罚没金额": "3000", "处罚种类": "没收违法所得"}, None, ("没收违法所得",)),
        ({"罚没金额": "3200", "结果": "没收违法所得200元，罚款3000元"}, 3000, ("没收违法所得", "罚款")),
        ({"罚没款合计（元）": "700", "结果": "罚款"}, 700, ("罚款",)),
        ({"没收违法所得、没收非法财物的金额（万元）": "9", "罚款金额（万元）": "0.5"}, 5000, ("罚款",)),
        ({"没收违法所得、没收非法财物的金额（万元）": "9", "处罚类别": "罚款"}, None, ("罚款",)),
    ],
)
def test_the_fine_of_a_row_by_its_columns(
    tmp_path: Path,
    packaged_library: LawLibrary,
    columns: dict[str, str],
    fine: float | None,
    kinds: tuple[str, ...],
) -> None:
    case = by_columns(tmp_path, packaged_library, columns)
    assert (case.fine_yuan, case.kinds) == (fine, kinds)


@pytest.mark.parametrize(
    ("above", "heading", "fine"),
    [
        ("处罚信息公示表（单位：万元）", "罚款金额", 12000),
        ("金额单位：元", "罚款金额", 1.2),
        ("处罚信息公示表（单位：万元）", "罚款金额（元）", 1.2),
        ("处罚信息公示表", "罚款金额", 1.2),
        ("3万元以上罚款的处罚公示", "罚款金额", 1.2),
        ("公示（万元以上的处罚）", "罚款金额", 1.2),
        ("按单位万元产值计", "罚款金额", 1.2),
        ("填报单位：元宝区综合执法局", "罚款金额", 1.2),
        ("执法单位：万元镇政府", "罚款金额", 1.2),
        ("公示 单 位：万元 币种：人民币", "罚款金额", 12000),
        ("金额单位：人民币万元", "罚款金额", 12000),
        ("单位：件、万元", "罚款金额", 12000),
        ("单位：件、人、万元", "罚款金额", 12000),
        ("计量单位：人次，公斤，千元", "罚款金额", 1200),
        ("单位：万元、件", "罚款金额", 12000),
        ("单位 万元", "罚款金额", 12000),
        ("金额单位万元", "罚款金额", 12000),
        ("单位：单元、户、万元", "罚款金额", 12000),
        ("单位：件、元", "罚款金额", 1.2),
        ("单位：元、万元", "罚款金额", None),  # which of them counts the fine cannot be told
        ("填报单位 万元镇执法队", "罚款金额", 1.2),
        ("填报单位：城管局、市监局", "罚款金额", 1.2),
        ("", "罚款金额（万）", 12000),
        ("", "罚款金额（百元）", 120),
        ("", "罚款金额（百万元）", 1_200_000),
        ("", "罚款金额（单位：亿元）", 120_000_000),
        ("", "罚款金额（人民币：万元）", 12000),
        ("", "罚款金额（万元，两位小数）", 12000),
        ("单位：万元", "罚款金额（元）", 1.2),
    ],
)
def test_a_unit_over_the_table_counts_where_the_column_names_none(
    tmp_path: Path, packaged_library: LawLibrary, above: str, heading: str, fine: float | None
) -> None:
    assert by_columns(tmp_path, packaged_library, {heading: "1.2"}, above).fine_yuan == fine


def test_the_columns_of_the_national_form(tmp_path: Path, packaged_library: LawLibrary) -> None:
    """行政处罚信息公示 as agencies fill it: the kind of the act does not stand in for the facts."""
    columns = {
        "违法行为类型": "消防类",
        "行政相对人类别": "自然人",
        "行政相对人名称": "李四",
        "处罚类别": "罚款",
    }
    case = by_columns(tmp_path, packaged_library, columns | {"处罚内容": "罚款500元"})
    assert (case.facts, case.party, case.party_name, case.fine_yuan) == ("堆货", "个人", "李某", 500)


def test_a_bad_line_is_named_and_nothing_is_imported(tmp_path: Path, packaged_library: LawLibrary) -> None:
    path, library = tmp_path / "mixed.jsonl", CaseLibrary(tmp_path / "p.db")
    good = Precedent(id="己", kind="处罚案例", title="己", facts="好的案例").model_dump_json()
    path.write_text(good + "\n{坏\n", encoding="utf-8")
    with pytest.raises(InputError, match="第 2 行"):
        library.add(read_precedents(path, packaged_library))
    assert "己" not in {p.id for p in library.precedents()}


@pytest.mark.parametrize("name", ["none.jsonl", "empty", "坏.xlsx", "坏.zip"])
def test_missing_and_damaged_files_and_empty_folders(
    tmp_path: Path, packaged_library: LawLibrary, name: str
) -> None:
    (tmp_path / "empty").mkdir()
    for broken in ("坏.xlsx", "坏.zip"):
        (tmp_path / broken).write_bytes(b"no such thing")
    with pytest.raises(InputError):
        read(tmp_path / name, packaged_library)


@pytest.mark.parametrize("suffix", ["tar.xz", "zip"])
def test_the_cases_of_an_archive(tmp_path: Path, packaged_library: LawLibrary, suffix: str) -> None:
    text = "# 甲诉乙案\n\n<!-- INFO END -->\n\n## 基本案情\n\n甲公司不服处罚。\n\n## 裁判结果\n\n法院判决撤销该处罚决定。\n"
    (tmp_path / "甲诉乙案.md").write_text(text, encoding="utf-8")
    path = tmp_path / f"laws.{suffix}"
    if suffix == "zip":
        with zipfile.ZipFile(path, "w") as packed:
            packed.write(tmp_path / "甲诉乙案.md", "案例/行政/甲诉乙案.md")
            packed.writestr("法律/某法.md", "# 某法")
    else:
        with tarfile.open(path, "w:xz") as packed:
            packed.add(tmp_path / "甲诉乙案.md", "案例/行政/甲诉乙案.md")
    (case,) = read(path, packaged_library)
    assert (case.title, case.facts, case.outcome) == ("甲诉乙案", "甲公司不服处罚。", "撤销")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("法院判决：撤销甲局作出的处罚决定。宣判后均未上诉。", "撤销"),
        ("一审判决维持甲局的处罚决定。上诉后，二审判决：驳回上诉，维持原判。", "维持"),
        ("一审判决驳回原告的诉讼请求。二审撤销一审判决；确认处罚违法。", ""),
        ("一审判决确认甲局未答复违法。", "确认违法"),
        ("判决将处罚决定变更为罚款一千元。", "变更"),
        ("裁定驳回起诉。", ""),
        ("", ""),
    ],
)
def test_outcomes_are_told_only_when_plain(text: str, outcome: str) -> None:
    assert outcome_of(text) == outcome


def test_one_rule_is_pinned_only_when_one_fits(packaged_library: LawLibrary) -> None:
    linker = Linker(packaged_library)
    case = Precedent(id="甲", kind="处罚案例", title="甲", facts="堵通道", fine_yuan=8000, date="2025-01-02")
    linked = linker.linked(case, [f"{FIRE}第一款第（三）项", "《中华人民共和国消防法》第二十八条"])
    assert [pin.provision for pin in linked.rules] == ["第六十条第一款第（三）项"]
    assert linked.matter == "fire-exit"
    assert linker.linked(case, [FIRE]).rules == ()  # seven items fit 8000 yuan: none is chosen for the reader
    assert linker.linked(case, ["《没有的法》第一条"]).basis == ()


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "count"), [("precedents.jsonl", 32), ("penalty_cases.jsonl", 59), ("penalty_cases_2.jsonl", 50)]
)
def test_the_real_collections(
    shared_data: Path, tmp_path: Path, packaged_library: LawLibrary, name: str, count: int
) -> None:
    library = CaseLibrary(tmp_path / "precedents.db")
    assert library.add(read_precedents(shared_data / name, packaged_library)) == Added(count)
    kept = [p for p in library.precedents() if not p.fictional]
    assert len(kept) == count
    assert sum(bool(p.cited) for p in kept) == count
    first = json.loads((shared_data / name).read_text(encoding="utf-8").splitlines()[0])
    assert first["id"] in {p.id for p in kept}
