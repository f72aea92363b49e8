"""What a correct record says in plain words of its own: place, hearing, signature, answer, base; with what is still lacking."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.analysis.gaps import element_gaps
from assistant.analysis.model import Suggestion
from assistant.analysis.procedure.verb import check_procedure
from assistant.analysis.quality import quality_gaps
from assistant.analysis.signatures import signature_gaps
from assistant.dossier.model import Case
from assistant.law.model import Law, LawRef, Level, Provision, Version
from assistant.law.penalty_model import Fine, PenaltyRule


def _case(name: str, text: str, kind: str = "勘验笔录、现场笔录", **fields: object) -> Case:
    piece = {"id": "E1", "kind": kind, "name": name, "text": text}
    own = {"facts": "某事。", "officers": ["卫甲（33019900001）", "蒋乙（33019900002）"]}
    return Case.model_validate({**own, "evidence": [piece], **fields})


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("2026年3月5日9时，卫甲、蒋乙到柳湾渡口西侧趸船复查。沈某签名。", False),
        ("2026年3月5日9时，卫甲、蒋乙前往石桥苗圃查看。沈某签名。", False),
        ("2026年3月5日9时，卫甲、蒋乙进入三号冷库进行检查。沈某签名。", False),
        ("2026年3月5日9时，卫甲、蒋乙接到村民举报后检查。沈某签名。", True),
        ("2026年3月5日9时，卫甲、蒋乙到场后进行检查。沈某签名。", True),
        ("从3月4日到3月5日，卫甲、蒋乙检查两次。沈某签名。", True),
    ],
)
def test_where_officers_went_is_the_place_of_a_record(text: str, *, lacks: bool) -> None:
    notes = "".join(gap.note for gap in quality_gaps(_case("现场检查笔录", text)))
    assert ("检查地点" in notes) is lacks


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("主持人吴某，记录员郑某。沈某质证，笔录经沈某核对签名。", False),
        ("主持人吴某，记录员郑某。沈某看过，签字。", False),
        ("主持人吴某、记录员郑某签名。", True),
        ("沈某质证。主持人吴某、卫甲签名。", True),
    ],
)
def test_whoever_is_not_ours_signed_the_hearing(text: str, *, lacks: bool) -> None:
    notes = [gap.note for gap in signature_gaps(_case("听证笔录", text, "书证"))]
    assert any("听证笔录没有" in note for note in notes) is lacks


def _procedure(note: str) -> set[str]:
    steps = [
        {"name": "立案", "on": "2026-03-06", "note": "批准"},
        {"name": "告知", "on": "2026-04-01", "note": "拟罚款9000元，写明陈述、申辩、听证的权利"},
        {"name": "陈述申辩", "on": "2026-04-02", "note": note},
        {"name": "决定", "on": "2026-04-20", "note": "罚款9000元"},
    ]
    found = check_procedure(_case("询问笔录", "", decided="2026-04-20", steps=steps)).findings
    return {one.element for one in found if str(one.status) == "缺失"}


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("书面请求减轻；没有在法定的五日里申请听证", False),
        ("书面请求减轻；直到期满，沈某都没有要求组织听证", False),
        ("书面请求减轻；未就该项权利申请听证", False),
        ("书面申请听证", True),
        ("沈某不服，当面要求举行听证", True),
        ("沈某不服拟处罚内容要求听证", True),
        ("收到听证告知书后要求听证", True),
        ("请求不予处罚并申请听证", True),
    ],
)
def test_a_hearing_is_lacking_only_where_it_was_asked_for(note: str, *, asked: bool) -> None:
    assert ("听证" in _procedure(note)) is asked


@pytest.mark.parametrize(
    ("note", "answered"),
    [
        ("沈某书面请求减轻；办案机构对其理由逐项查了，金额不再变动", True),
        ("沈某书面请求减轻；承办人研究后认为裁量时已经考虑", True),
        ("沈某书面请求减轻；已把结果转告本人", True),
        ("沈某书面请求减轻，认为罚款过高", False),
        ("沈某书面请求减轻，说第一次被查", False),
        ("沈某书面请求机关研究减轻", False),
        ("沈某对检验结果告知本人的时间提出异议，请求减轻", False),
    ],
)
def test_an_answer_in_plain_words_is_an_answer(note: str, *, answered: bool) -> None:
    assert ("陈述申辩的复核" not in _procedure(note)) is answered


LAW = Law(1, "虚构市风筝租赁条例", Level.LOCAL)
RULE = PenaltyRule(Provision(9), "租赁风筝", fines=(Fine("", "", "multiple", 5, 20, base="违法所得"),))
CLAUSE = Suggestion(RULE, LawRef(LAW.name, RULE.provision), (), Version(1, LAW, date(2020, 1, 1)), 1.0)


@pytest.mark.parametrize(
    ("kind", "name", "text", "status"),
    [
        ("电子数据", "扫码收款明细", "三次租金120元、80元、40元，共240元。", "已证实"),
        ("书证", "销售台账复印件", "三笔收入共240元。", "已证实"),
        ("当事人的陈述", "沈某询问笔录", "问：收款多少？答：收了240元。", "仅有孤证"),
        ("书证", "营业执照复印件", "经营范围为风筝租赁。", "缺失"),
    ],
)
def test_the_record_of_what_was_received_is_the_base_of_a_fine_by_gain(
    kind: str, name: str, text: str, status: str
) -> None:
    gaps = element_gaps(_case(name, text, kind), CLAUSE)
    assert next(str(gap.status) for gap in gaps if gap.element == "罚款基数") == status


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("在资格查询网站查询沈某，结果为无记录。页面截屏1张。", True),
        ("在资格查询网站查询沈某，结果为无记录。页面截屏1张，蒋乙签名。", False),
        ("卫甲在资格查询网站查询沈某，结果为无记录，打印1页。", False),
        ("2026年3月6日在网站查询沈某，结果为无记录，打印1页。", False),
        ("经查询，沈某没有记录。", False),
    ],
)
def test_a_picture_of_a_search_says_who_made_it_or_when(text: str, *, lacks: bool) -> None:
    notes = "".join(gap.note for gap in quality_gaps(_case("资格证查询结果", text, "电子数据")))
    assert ("何人、何时" in notes) is lacks
