"""What a decision holds by its kind: exempted, reduced, several acts, several parties, traders, remedies by law."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from samples import full_case

from assistant.analysis.charge import charge
from assistant.documents.sheet import JOINT
from assistant.documents.verb import draft
from assistant.dossier.model import Case, Charge, Evidence, EvidenceKind, Measure, Party, Person, Step
from assistant.errors import InputError
from assistant.law import importer
from assistant.law.document import Document
from assistant.law.library import LawLibrary
from assistant.law.model import LawRef, Level, Provision

PENALTY = "《中华人民共和国行政处罚法》"
RUBBISH = """第一条　单位不得乱放砖块。
第二条　单位乱放砖块，有下列行为之一的，责令改正，处以罚款，没收违法所得：
（一）放在桥上的；
（二）放在路上的。
有前款第一项行为的，处一百元以上二百元以下罚款；有前款第二项行为的，处清理费用一倍以上三倍以下罚款。"""


@pytest.fixture
def bricks(tmp_path: Path) -> LawLibrary:
    path = tmp_path / "library.db"
    importer.import_documents(path, [Document("砖块办法", RUBBISH, Level.RULE, "测试", "砖块办法")])
    return LawLibrary(path)


@pytest.mark.parametrize(
    ("fine", "reason", "gap", "under"),
    [
        (4000, "有立功表现，依法减轻处罚。", True, True),
        (4000, f"有立功表现，依据{PENALTY}第三十二条减轻处罚。", False, True),
        (6000, "情节一般。", False, False),
        (6000, f"依据{PENALTY}第三十二条从轻处罚。", False, False),
    ],
)
def test_a_reduction_tells_its_basis_and_its_range(
    fine: int, reason: str, gap: bool, under: bool, packaged_library: LawLibrary
) -> None:
    made = draft(
        full_case().model_copy(update={"fine_yuan": fine, "discretion": reason}), library=packaged_library
    )
    assert ("减轻处罚的依据条款" in made.missing) is gap
    assert ("罚款低于该幅度的下限" in made.text) is under
    assert (f"依据{PENALTY}第三十二条的规定：“" in made.text) is (PENALTY in reason)


def fined(found: Charge, yuan: int, **more: object) -> Charge:
    own = (m for m in found.measures if m.kind == "罚款")
    first = next(own)
    measures = [m.model_copy(update={"amount": Decimal(yuan)}) if m is first else m for m in found.measures]
    return found.model_copy(update={"measures": tuple(measures), **more})


def two_acts(library: LawLibrary, *acts: str) -> Case:
    places = ("第六十条第一款第（三）项", "第六十条第一款第（五）项")
    charges = tuple(
        fined(charge(f"消防法{place}", full_case(), library).charges[0], yuan, act=act)
        for place, yuan, act in zip(places, (6000, 7000), acts, strict=True)
    )
    return full_case().model_copy(update={"charges": charges, "fine_yuan": None})


def test_several_acts_are_decided_one_by_one_and_summed(packaged_library: LawLibrary) -> None:
    made = draft(two_acts(packaged_library, "堵塞疏散通道", "占用防火间距"), library=packaged_library)
    assert "当事人堵塞疏散通道的行为违反了" in made.text
    assert "1．对当事人堵塞疏散通道的行为，处罚款人民币陆仟元整（¥6000.00）；" in made.text
    assert "2．对当事人占用防火间距的行为，处罚款人民币柒仟元整（¥7000.00）。" in made.text
    assert "以上罚款合计人民币壹万叁仟元整（¥13000.00），合并执行。" in made.text


def test_acts_without_a_name_go_by_their_clauses(packaged_library: LawLibrary) -> None:
    made = draft(two_acts(packaged_library, "", ""), library=packaged_library)
    assert "1．依据《中华人民共和国消防法》第六十条第一款第（三）项，处罚款人民币陆仟元整" in made.text
    assert "上述行为违反了" in made.text


def test_a_joint_decision_keeps_everybodys_penalty_apart(packaged_library: LawLibrary) -> None:
    unit = full_case().party.model_copy(update={"id": "p1"})
    other = Party(id="p2", kind="个人", name="孙某", birth=date(1990, 1, 1))
    case = full_case().model_copy(update={"party": unit, "parties": (other,), "fine_yuan": None})
    charges = (
        fined(charge("消防法第六十条第一款第（三）项", case, packaged_library, party="p1").charges[0], 6000),
        fined(charge("消防法第六十条第二款", case, packaged_library, party="p2").charges[0], 300),
    )
    case = case.model_copy(update={"charges": charges})
    made = draft(case, party=JOINT, library=packaged_library)
    assert "当事人：甲公司" in made.text
    assert "当事人：孙某" in made.text
    assert (
        "对甲公司依据《中华人民共和国消防法》第六十条第一款第（三）项，处罚款人民币陆仟元整（¥6000.00）"
        in made.text
    )
    assert "对孙某依据《中华人民共和国消防法》第六十条第二款，处罚款人民币叁佰元整（¥300.00）" in made.text
    assert "合计" not in made.text
    assert made.file_name.count("甲公司") == 1
    own = draft(case, party="p2", library=packaged_library)
    assert "¥300.00" in own.text
    assert "¥6000.00" not in own.text
    with pytest.raises(InputError, match=JOINT):
        draft(case, party="p9", library=packaged_library)


def test_a_child_in_a_joint_decision_is_named(packaged_library: LawLibrary) -> None:
    child = Party(id="p2", kind="个人", name="小童", birth=date(2015, 1, 1))
    case = full_case().model_copy(update={"parties": (child,), "fine_yuan": None})
    own = charge("消防法第六十条第一款第（三）项", case, packaged_library).charges[0]
    small = charge("消防法第六十条第二款", case, packaged_library, party="p2").charges[0]
    case = case.model_copy(update={"charges": (own, small)})
    faults = draft(case, party=JOINT, library=packaged_library).blocking
    assert any(one.name == "责任能力" and "小童" in one.message for one in faults)


@pytest.mark.parametrize(
    ("name", "representative", "told"),
    [
        (
            "甲店（经营者：赵某）",
            "",
            "当事人：甲店，统一社会信用代码：【待补充：统一社会信用代码】，经营场所：【待补充：住所】，经营者：赵某",
        ),
        ("甲店（经营者：赵某）", "赵某", "当事人：甲店，"),
        ("赵某", "赵某", "当事人：赵某，男，"),
        ("", "赵某", "系个体工商户经营者（没有字号）"),
    ],
)
def test_a_trader_goes_by_the_name_of_the_shop_or_by_its_owner(
    name: str, representative: str, told: str, packaged_library: LawLibrary
) -> None:
    party = Party(kind="个体工商户", name=name, representative=representative, gender="男")
    made = draft(full_case().model_copy(update={"party": party, "chosen": ""}), library=packaged_library)
    assert told in made.text
    assert "（经营者" not in made.text


@pytest.mark.parametrize(
    ("item", "fine", "quoted", "blocked"),
    [
        ("一", 150, "处一百元以上二百元以下罚款", False),
        ("一", 900, "处一百元以上", True),
        ("二", 900, "清理费用一倍", False),
    ],
)
def test_a_fine_that_another_paragraph_lays_down_is_found(
    item: str, fine: int, quoted: str, blocked: bool, bricks: LawLibrary
) -> None:
    case = full_case().model_copy(
        update={
            "chosen": f"砖块办法第二条第一款第（{item}）项",
            "fine_yuan": fine,
            "facts": "甲公司乱放砖块，清理费用300元。",
        }
    )
    made = draft(case, library=bricks)
    assert f"（¥{fine}.00）" in made.text
    assert "依据《砖块办法》第二条第二款的规定" in made.text
    assert quoted in made.text
    assert any(one.name == "罚款幅度" for one in made.blocking) is blocked


def test_a_fine_that_no_clause_lays_down_stands_with_a_gap(packaged_library: LawLibrary) -> None:
    """Never left out: the officer decided it, the paper says what is lacking."""
    only = Charge(
        rule=charge("消防法第六十条第一款第（三）项", full_case(), packaged_library).charges[0].rule,
        measures=(Measure(kind="警告"),),
    )
    made = draft(full_case().model_copy(update={"charges": (only,)}), library=packaged_library)
    assert "人民币伍仟元整（¥5000.00）" in made.text


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("没有违法所得。", False),
        ("无违法所得。", False),
        ("因货物没有售出，尚无违法所得。", False),
        ("本机关认为当事人没有违法所得，情节一般。", False),
        ("当事人称没有卖出，经查没有违法所得。", False),
        ("有无违法所得待核实。", True),
        ("是否没有违法所得，尚待核实。", True),
        ("当事人称没有违法所得，本机关不予采信。", True),
        ("没有证据证明当事人没有违法所得。", True),
        ("赵某没有违法所得，当事人的违法所得为3200元。", True),
        ("没有查清违法所得。", True),
        ("没有违法所得的数额。", True),
        ("情节一般。", True),
    ],
)
def test_gains_that_there_are_none_of_are_not_confiscated(
    words: str, written: bool, bricks: LawLibrary
) -> None:
    case = full_case().model_copy(
        update={"chosen": "砖块办法第二条第一款第（一）项", "fine_yuan": 150, "discretion": words}
    )
    made = draft(case, library=bricks)
    assert ("没收违法所得" in made.text.partition("作出如下行政处罚")[2]) is written
    assert any("没收违法所得" in note for note in made.notes) is not written


def test_a_step_whose_paper_is_among_the_evidence_is_told(packaged_library: LawLibrary) -> None:
    paper = Evidence(
        id="9",
        kind=EvidenceKind.DOCUMENT,
        name="责令改正通知书及送达回证",
        text="责令立即改正。",
        obtained=date(2026, 3, 5),
    )
    step = Step(name="责令改正", on=date(2026, 3, 5), note="当场送达")
    case = full_case().model_copy(
        update={"evidence": (*full_case().evidence, paper), "steps": (step, *full_case().steps)}
    )
    assert (
        "2026年3月5日，本机关责令当事人改正违法行为（当场送达）。"
        in draft(case, library=packaged_library).text
    )


@pytest.mark.parametrize(
    ("place", "facts", "told"),
    [
        ("某县溪尾路118号3号楼二层", "2026年3月5日，溪尾路118号3号楼堆了纸箱。", False),
        ("浙江省温州市云亭区梧田街55号", "2026年3月5日，浙江省温州市云亭区执法人员发现纸箱。", True),
        ("乙路1号", "2026年3月5日，乙路1号堆了纸箱。", False),
        ("乙路1号", "2026年3月5日，堆了纸箱。", True),
    ],
)
def test_the_place_is_told_unless_the_facts_tell_it(
    place: str, facts: str, told: bool, packaged_library: LawLibrary
) -> None:
    case = full_case().model_copy(update={"place": place, "facts": facts})
    made = draft(case, library=packaged_library)
    established = next(p.text for p in made.paragraphs if p.text.startswith("经查明"))
    assert (f"在{place}" in established) is told


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ("2025年1月至2026年3月没有记账。", False),
        ("2026年3月10日检查，没有记账。", True),
        ("没有记账。", True),
    ],
)
def test_the_day_is_told_unless_the_facts_tell_it(
    facts: str, told: bool, packaged_library: LawLibrary
) -> None:
    made = draft(full_case().model_copy(update={"facts": facts}), library=packaged_library)
    assert any(p.text.startswith("经查明，2026年3月5日") for p in made.paragraphs) is told


def test_only_a_warning_needs_no_performance(packaged_library: LawLibrary) -> None:
    found = charge("消防法第六十条第二款", person(), packaged_library).charges[0]
    warned = found.model_copy(update={"measures": tuple(m for m in found.measures if m.kind == "警告")})
    warned = warned.model_copy(update={"measures": (Measure(kind="警告"),)})
    made = draft(person().model_copy(update={"charges": (warned,)}), library=packaged_library)
    assert "自本决定书送达当事人之日起发生效力" in made.text
    assert "缴纳罚款" not in made.text


def person() -> Case:
    party = Party(kind="个人", name="孙某", responsible=(Person(name="王某"),))
    return full_case().model_copy(update={"party": party, "chosen": "", "fine_yuan": None})


@pytest.mark.parametrize(
    ("clause", "decided", "period"),
    [
        ("土地管理法第七十七条", True, "十五日内"),
        ("土地管理法第七十七条", False, "【待补充：起诉期限】内"),
        ("消防法第六十条第一款第（三）项", False, "六个月内"),
    ],
)
def test_a_special_law_has_its_own_period_to_sue(
    clause: str, decided: bool, period: str, packaged_library: LawLibrary
) -> None:
    """Fifteen days where demolition is ordered; open while nobody decided whether it is."""
    case = full_case().model_copy(update={"chosen": clause, "fine_yuan": None})
    found = charge(clause, case, packaged_library).charges[0]
    ordered = tuple(m.model_copy(update={"conditional": ""}) for m in found.measures)
    if decided:
        case = case.model_copy(update={"charges": (found.model_copy(update={"measures": ordered}),)})
    text = draft(case, library=packaged_library).text
    told = next(line for line in text.split("\n") if "提起行政诉讼" in line)
    assert f"自收到本决定书之日起{period}向" in told


NESTED = """第一条　批准使用石头的单位，应当缴纳下列费用。
（一）石头费：按个数缴纳。
（二）搬运费：
1．大的每个一元；
2．小的每个五角。
第二条　违反本办法第一条第（一）项规定的，处一百元以上二百元以下罚款。"""


def test_words_that_lead_other_items_are_not_quoted(tmp_path: Path) -> None:
    """What ends with a colon behind the first item is an item itself."""
    path = tmp_path / "library.db"
    importer.import_documents(path, [Document("石头办法", NESTED, Level.RULE, "测试", "石头办法")])
    case = full_case().model_copy(update={"chosen": "石头办法第二条", "fine_yuan": 150})
    text = draft(case, library=LawLibrary(path)).text
    quoted = text.partition("的规定：“")[2].partition("”")[0]
    assert quoted.startswith("（一）石头费")
    assert "搬运费" not in quoted


def test_a_decision_that_amends_a_law_is_no_basis(tmp_path: Path) -> None:
    name = "关于修改《砖块办法》的决定"
    path = tmp_path / "library.db"
    text = "第一条　乱放砖块的，处一百元以上二百元以下罚款。"
    importer.import_documents(path, [Document(name, text, Level.RULE, "测试", name)])
    library = LawLibrary(path)
    clause = LawRef(library.laws()[0].name, Provision(1)).format()
    case = full_case().model_copy(update={"chosen": clause, "fine_yuan": 150})
    assert "引用修改决定" in {one.name for one in draft(case, library=library).blocking}
