"""A penalty is called as the clause calls it, what the clause leaves to choose is asked for, leave that it wants is a gap."""

from datetime import date
from pathlib import Path

import pytest
from samples import full_case

from assistant.analysis.charge import charge
from assistant.analysis.measures import FINE
from assistant.documents.fields.clause_words import _order_words, _permit_words, _Said, _tier_before
from assistant.documents.fields.outcome import numbered
from assistant.documents.verb import draft
from assistant.dossier.model import Case, Step
from assistant.law.library import LawLibrary
from assistant.law.penalty_model import Penalty, Span


def at(text: str, words: str, kind: str = "吊销许可证件") -> Penalty:
    """A penalty that stands at some words of a text."""
    start = text.index(words)
    return Penalty(kind, span=Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("情节严重的，吊销排污许可证。", "吊销排污许可", "吊销排污许可证"),
        ("由发证机关吊销其采矿许可证，并处罚款", "吊销其采矿许可", "吊销采矿许可证"),
        ("吊销营业执照。", "吊销营业执照", "吊销营业执照"),
        ("吊销药品批准证明文件，处罚款", "吊销药品批准", "吊销药品批准证明文件"),
        ("可以降低资质等级；情节", "降低资质", "降低资质等级"),
        ("吊销资质证书，没收违法所得", "吊销资质", "吊销资质证书"),
        ("处扣留船员适任证书六个月", "处扣留船员适任证书", "扣留船员适任证书"),
        ("并收缴《动物检疫合格证》。", "收缴《动物检疫合格证", "收缴《动物检疫合格证》"),
        ("撤销登记并处罚款", "撤销登记", "撤销登记"),
        ("吊销生产许可证和产品的合格证", "吊销生产许可", "吊销生产许可证"),
        # several in one stretch, or nothing that a certificate is named by
        ("暂扣或者吊销许可证", "暂扣", ""),
        ("暂扣直至吊销其导游证", "暂扣直至吊销其导游证", ""),
        ("吊销生产、经营许可证", "吊销生产、经营许可", ""),
        ("降低资质等级或者吊销资质证书", "降低资质等级或者吊销资质", ""),
        ("停止执业", "停止执业", ""),
    ],
)
def test_a_certificate_is_called_as_the_clause_calls_it(text: str, words: str, name: str) -> None:
    assert _permit_words(text, at(text, words)) == name


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("由主管部门责令停产整治，并处", "停产", "责令停产整治"),
        ("责令改正或者限制生产、停产整治，并处", "停产", "责令改正或者限制生产、停产整治"),
        ("报批准，责令停业、关闭。", "停业", "责令停业、关闭"),
        ("并可以责令停业整顿直至吊销许可证", "停业", "责令停业整顿"),
        ("责令暂停相关业务、停业整顿、吊销相关业务许可证", "停业", "责令暂停相关业务、停业整顿"),
        ("予以停业，并处", "停业", ""),
        ("责令在一年以内按照主管部门批准的整改方案逐项完成各项整改任务并且在此期间停业", "停业", ""),
    ],
)
def test_an_order_to_close_is_read_from_where_it_begins_to_where_it_ends(
    text: str, words: str, told: str
) -> None:
    assert _order_words(text, at(text, words, "责令停产停业")) == told


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("处罚款；情节严重的，报经有批准权的人民政府批准，责令停业、关闭。", "停业", True),
        ("情节严重的，经本级人民政府批准，责令关闭", "责令关闭", True),
        ("报请县级以上人民政府同意后，责令停产", "停产", True),
        ("情节严重的，由县级以上人民政府责令停业", "停业", True),
        ("由设区的市人民政府按照国务院规定的权限决定停业", "停业", True),
        # another tier of the clause, another authority, a department of the government
        ("责令停产整治，并处罚款；情节严重的，报人民政府批准，责令停业、关闭", "停产", False),
        ("吊销许可证，报经有批准权的人民政府批准，责令停业、关闭", "吊销许可", False),
        ("由县级以上人民政府生态环境主管部门责令停产整治", "停产", False),
        ("由县级以上地方人民政府应急管理部门决定停业", "停业", False),
        ("由有关主管部门责令停业整顿", "停业", False),
        ("未报人民政府备案的，由水行政主管部门责令停业", "停业", False),
        ("经主管部门负责人批准，责令停产", "停产", False),
        ("责令停业，报人民政府备案", "停业", False),
    ],
)
def test_leave_is_that_of_the_tier(text: str, words: str, wanted: bool) -> None:
    before = _tier_before(text, at(text, words, "责令停产停业"))
    assert (_Said.read().leave.search(before) is not None) is wanted


CLAUSE = "大气污染防治法第九十九条第（一）项"


def charged(library: LawLibrary, kinds: tuple[str, ...], tier: str, **fields: object) -> Case:
    case = full_case().model_copy(update={"chosen": CLAUSE, "fine_yuan": None, "charges": (), **fields})
    (one, *_) = charge(CLAUSE, case, library).charges
    measures = tuple(m for m in one.measures if m.kind in kinds and tier in m.conditional)
    measures = tuple(m for m in measures if bool(m.conditional) is bool(tier))
    fine = tuple(m.model_copy(update={"amount": 200000, "conditional": tier}) for m in one.measures if m.kind == FINE)  # fmt: skip
    return case.model_copy(update={"charges": (one.model_copy(update={"measures": (*measures, *fine[:1])}),)})


CLOSED = ("限制开展生产经营活动", "责令停产停业", "责令关闭")


def test_between_orders_of_one_tier_the_officer_is_asked_once(packaged_library: LawLibrary) -> None:
    made = draft(charged(packaged_library, CLOSED, ""), library=packaged_library)
    assert made.text.count("【待补充：在责令改正、责令限制生产、责令停产整治中选择一种】") == 1
    assert "责令停产停业" not in made.text
    assert not [name for name in made.missing if "批准" in name]


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("", True),
        ("同意", True),
        ("报经丙区人民政府批准（丙政复〔2026〕3号）", False),
        ("丙区人民政府2026年3月28日批复同意", False),
    ],
)
def test_what_a_government_must_approve_is_a_gap_until_it_did(
    packaged_library: LawLibrary, note: str, asked: bool
) -> None:
    steps = (*full_case().steps, Step(name="集体讨论", on=date(2026, 3, 30), note=note))
    case = charged(packaged_library, CLOSED, "情节严重", steps=steps)
    made = draft(case, library=packaged_library)
    assert "【待补充：在责令停业、责令关闭中选择一种】" in made.text
    assert any("人民政府批准" in name for name in made.missing) is asked


@pytest.mark.parametrize(("count", "numbers"), [(1, [""]), (2, ["1．", "2．"]), (3, ["1．", "2．", "3．"])])
def test_what_stands_alone_bears_no_number(count: int, numbers: list[str]) -> None:
    assert [row["号"] for row in numbered(["警告"] * count)] == numbers
    assert [row["止"] for row in numbered(["警告"] * count)][-1] == "。"


@pytest.mark.parametrize("kind", ["spot_decision", "seizure_release", "registration", "seizure"])
def test_a_line_to_sign_in_is_indented_as_the_lines_before_it(kind: str) -> None:
    import docx

    folder = Path(__file__).parents[2] / "corpora" / "documents"
    signed = [p for p in docx.Document(str(folder / f"{kind}.docx")).paragraphs if "＿＿年" in p.text]
    assert signed
    assert all(p.paragraph_format.first_line_indent.pt == 32 for p in signed)
