from datetime import date
from pathlib import Path

import docx
import pytest
from samples import CLAUSE, CREDIT, full_case

from assistant.documents.context import chinese_day, money, told_range
from assistant.documents.template import templates
from assistant.documents.verb import draft
from assistant.dossier.model import Case
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.law.penalty_model import Fine
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
    assert made.text.endswith("丙市消防救援大队（印章）\n二〇二六年四月一日")


def test_quoted_law_comes_word_for_word_from_the_library(packaged_library: LawLibrary) -> None:
    from assistant.analysis.chosen import read_reference

    ref = read_reference(CLAUSE)
    law = packaged_library.find(ref.law)[0]
    text = packaged_library.provision_text(law, ref.provision)
    assert text
    assert text in draft(full_case(), library=packaged_library).text


def test_an_empty_case_names_everything_that_is_missing(packaged_library: LawLibrary) -> None:
    made = draft(Case(facts="某人在河边倾倒垃圾。"), library=packaged_library)
    wanted = {
        "处罚机关名称",
        "文号",
        "当事人姓名",
        "立案日期",
        "行为日期",
        "被违反的条款",
        "处罚依据条款",
        "决定日期",
    }
    assert wanted <= set(made.missing)
    assert made.text.count("【待补充：") >= len(made.missing)


@pytest.mark.parametrize("kind", sorted(templates()))
def test_every_kind_becomes_a_word_file_with_the_same_text(
    kind: str, tmp_path: Path, packaged_library: LawLibrary
) -> None:
    made = draft(full_case(), kind, library=packaged_library)
    path = made.save(tmp_path / "a.docx")
    assert [line for line in read_file(path).text.split("\n") if line] == [
        line for line in made.text.split("\n") if line
    ]


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
        ({"chosen": "消防法六十条"}, "认不出条款"),
        ({"chosen": "《中华人民共和国消防法》第九百条"}, "法规库中没有"),
        ({"chosen": "《中华人民共和国消防法》第一条"}, "没有可适用的处罚规定"),
        ({"chosen": "《不存在的法》第一条"}, "法规库中没有"),
    ],
)
def test_a_wrong_clause_is_refused(update: dict[str, str], says: str, packaged_library: LawLibrary) -> None:
    with pytest.raises(InputError, match=says):
        draft(full_case().model_copy(update=update), library=packaged_library)


def test_unknown_kind_lists_the_known_ones(packaged_library: LawLibrary) -> None:
    with pytest.raises(InputError, match="decision（行政处罚决定书）"):
        draft(full_case(), "poem", library=packaged_library)


@pytest.mark.parametrize(
    ("fine", "words"),
    [
        (Fine("", "", "amount", 5000, 50000), "5000元以上50000元以下"),
        (Fine("单位", "逾期不改正", "amount", 0, 2000), "单位，逾期不改正：2000元以下"),
        (Fine("", "", "multiple", 1, 3, base="违法所得"), "违法所得的1倍以上3倍以下"),
        (Fine("", "", "percent", 5, 5, base="工程合同价款"), "工程合同价款的5%"),
        (Fine("", "", "unspecified", None, None), "依所引条款确定"),
    ],
)
def test_ranges_in_words(fine: Fine, words: str) -> None:
    assert told_range(fine) == words


def test_dates_and_money() -> None:
    assert chinese_day(date(2026, 11, 22)) == "二〇二六年十一月二十二日"
    assert money(5000) == "人民币伍仟元整（¥5000.00）"
    assert valid_credit_code(CREDIT)
