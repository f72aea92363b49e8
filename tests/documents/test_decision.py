import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from samples import CLAUSE, CREDIT, full_case

from assistant.analysis.charge import charge
from assistant.documents.sheet import chinese_day, money
from assistant.documents.template import templates
from assistant.documents.verb import draft
from assistant.dossier.model import Case
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.law.model import LawRef
from assistant.paper.readers import read_file
from assistant.text.identity import valid_credit_code


def test_a_full_case_leaves_only_what_no_case_holds(packaged_library: LawLibrary) -> None:
    made = draft(full_case(), library=packaged_library)
    assert set(made.missing) <= {
        "缴款银行或者电子支付方式",
        "行政复议机关",
        "管辖的人民法院",
        "违则由系统按行为描述推断，核对后删去本提示",
    }
    assert "处罚款人民币伍仟元整（¥5000.00）" in made.text
    assert made.text.endswith("丙市消防救援大队\n二〇二六年四月一日")


def test_quoted_law_comes_word_for_word_from_the_library(packaged_library: LawLibrary) -> None:
    ref = LawRef.parse(CLAUSE)
    assert ref
    law = packaged_library.find(ref.law)[0]
    text = packaged_library.provision_text(law, ref.provision)
    assert text
    assert text in draft(full_case(), library=packaged_library).text


def test_an_empty_case_names_everything_that_is_missing(packaged_library: LawLibrary) -> None:
    made = draft(Case(facts="某人在河边倾倒垃圾。"), library=packaged_library)
    wanted = {
        "机关名称",
        "文号",
        "当事人姓名",
        "立案日期",
        "行为日期",
        "被违反的条款",
        "处罚依据条款",
        "成文日期",
    }
    assert wanted <= set(made.missing)
    assert made.text.count("【待补充：") >= len(made.missing)


@pytest.mark.parametrize("kind", sorted(templates()))
def test_every_kind_becomes_a_word_file_with_the_same_text(
    kind: str, tmp_path: Path, packaged_library: LawLibrary
) -> None:
    made = draft(full_case(), kind, library=packaged_library)
    path = tmp_path / "a.docx"
    path.write_bytes(made.docx)
    kept = re.sub(r"\s", "", read_file(path).text.split("本段自行消失】")[-1])
    assert all(re.sub(r"\s", "", p.text) in kept for p in made.paragraphs)


def test_layout_follows_the_official_format(tmp_path: Path, packaged_library: LawLibrary) -> None:
    path = draft(full_case(), library=packaged_library).save(tmp_path / "a.docx")
    section = docx.Document(str(path)).sections[0]
    assert [
        round(x.mm)
        for x in (section.page_width, section.page_height, section.top_margin, section.left_margin)
    ] == [210, 297, 37, 28]  # type: ignore[union-attr]


def test_the_same_case_gives_the_same_text(packaged_library: LawLibrary) -> None:
    assert draft(full_case(), library=packaged_library) == draft(full_case(), library=packaged_library)


def test_template_text_in_the_facts_stays_text(packaged_library: LawLibrary) -> None:
    case = full_case().model_copy(update={"facts": "{{ need('注入', '') }}<b>粗</b>"})
    made = draft(case, library=packaged_library)
    assert "{{ need('注入', '') }}<b>粗</b>" in made.text
    assert "注入" not in made.missing


@pytest.mark.parametrize(
    ("update", "says"),
    [
        ({"chosen": "消防法那一条"}, "认不出条款"),
        ({"chosen": "《中华人民共和国消防法》第九百条"}, "法规库中没有"),
        ({"chosen": "《中华人民共和国消防法》第一条"}, "没有可适用的处罚规定"),
        ({"chosen": "《不存在的法》第一条"}, "法规库中没有"),
    ],
)
def test_a_wrong_clause_is_refused(update: dict[str, str], says: str, packaged_library: LawLibrary) -> None:
    with pytest.raises(InputError, match=says):
        draft(full_case().model_copy(update=update), library=packaged_library)


@pytest.mark.parametrize(
    ("chosen", "note"),
    [("", "未选定罚则"), ("消防法第六十条", "7 条规则"), ("消防法六十条第九款", "没有罚则")],
)
def test_an_unsettled_clause_leaves_the_law_open(
    chosen: str, note: str, packaged_library: LawLibrary
) -> None:
    made = draft(full_case().model_copy(update={"chosen": chosen}), library=packaged_library)
    assert {"处罚依据条款", "被违反的条款", "处罚种类和内容"} <= set(made.missing)
    assert any(note in said for said in made.notes)


def test_an_individual_is_not_drafted_with_the_range_for_units(packaged_library: LawLibrary) -> None:
    person = full_case().party.model_copy(update={"kind": "个人"})
    case = full_case().model_copy(update={"party": person, "fine_yuan": None})
    made = draft(case, library=packaged_library)
    assert "5000元以上" not in made.text
    own = draft(
        case.model_copy(update={"chosen": "《中华人民共和国消防法》第六十条第二款"}), library=packaged_library
    )
    assert "法定幅度：个人：500元以下" in own.text
    assert "【待补充：是否适用“警告”" in own.text


def test_several_charges_stand_in_one_paper(packaged_library: LawLibrary) -> None:
    charges = [
        one
        for place in ("第六十条第一款第（三）项", "第六十条第一款第（五）项")
        for one in charge(f"消防法{place}", full_case(), packaged_library).charges
    ]
    fined = [
        one.model_copy(
            update={
                "measures": tuple(
                    m.model_copy(update={"amount": Decimal(6000)}) if m.kind == "罚款" else m
                    for m in one.measures
                )
            }
        )
        for one in charges
    ]
    made = draft(full_case().model_copy(update={"charges": tuple(fined)}), library=packaged_library)
    assert "第（三）项" in made.text
    assert "第（五）项" in made.text
    assert "合计人民币壹万贰仟元整（¥12000.00）" in made.text


def test_conditional_orders_are_left_to_the_officer(packaged_library: LawLibrary) -> None:
    case = full_case().model_copy(update={"chosen": "城乡规划法第六十四条", "fine_yuan": None})
    made = draft(case, library=packaged_library)
    assert "责令当事人停止建设" in made.text
    assert "【待补充：是否“限期拆除”" in made.text


def test_unknown_kind_lists_the_known_ones(packaged_library: LawLibrary) -> None:
    with pytest.raises(InputError, match="decision（行政处罚决定书）"):
        draft(full_case(), "poem", library=packaged_library)


def test_dates_and_money() -> None:
    assert chinese_day(date(2026, 11, 22)) == "二〇二六年十一月二十二日"
    assert money(5000) == "人民币伍仟元整（¥5000.00）"
    assert valid_credit_code(CREDIT)
