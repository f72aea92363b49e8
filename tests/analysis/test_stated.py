"""What our own papers state, and who may speak, approve and ask: each kind with what must stay silent."""

from __future__ import annotations

import pytest

from assistant.analysis.elements import load_elements
from assistant.analysis.procedure.model import ProcedureStatus
from assistant.analysis.procedure.verb import check_procedure
from assistant.analysis.signatures import signature_gaps
from assistant.dossier.model import Case

NOTICE, DECISION = "行政处罚事先告知书", "行政处罚决定书及送达回证"


def _case(*papers: tuple[str, str], **fields: object) -> Case:
    rows = [
        {"id": f"E{n}", "kind": "书证", "name": name, "text": text}
        for n, (name, text) in enumerate(papers, 1)
    ]
    return Case.model_validate({"facts": "某事。", "officers": ["赵一（33019900001）", "钱二（33019900002）"], "evidence": rows} | fields)  # fmt: skip


def _open(case: Case) -> set[str]:
    fine = (ProcedureStatus.MET, ProcedureStatus.UNKNOWN)
    return {found.rule for found in check_procedure(case).findings if found.status not in fine}


@pytest.mark.parametrize(
    ("name", "text", "rule", "said"),
    [
        (NOTICE, "拟依据《某条例》第九条给予行政处罚。五日内可以陈述申辩。", "P81", True),
        (NOTICE, "拟依据《某条例》第九条给予罚款900元的行政处罚。", "P81", False),
        (NOTICE, "拟依据《某条例》第九条……给予行政处罚。", "P81", False),
        (NOTICE, "拟对你单位给予警告的行政处罚。", "P81", False),
        ("检验结果告知书", "拟依据《某条例》给予行政处罚。", "P81", False),
        (NOTICE, "我局拟对你单位作出相应的行政处罚决定，可以陈述申辩。", "P81", True),
        (NOTICE, "拟对你店给予行政处罚。对轻微者拟不予处罚的另行告知。", "P81", True),
        ("不予行政处罚告知书", "拟依据《某条例》对你单位作出不予行政处罚决定。", "P81", False),
        (NOTICE, "拟依法对你单位不予行政处罚。", "P81", False),
        (NOTICE, "拟对你作出暂停执业六个月的行政处罚。", "P81", False),
        (NOTICE, "拟给予你公司三年内不得参加招标投标的行政处罚。", "P81", False),
        (NOTICE, "拟对你单位处以叁万元整的行政处罚。", "P81", False),
        (NOTICE, "拟对你单位作出如下行政处罚：停止供水。", "P81", False),
        (NOTICE, "拟对你单位给予行政处罚。处罚内容：终止办学。", "P81", False),
        (NOTICE, "拟对你单位给予行政处罚，详见附表。", "P81", False),
        (DECISION, "自收到决定书之日起十日内到甲银行缴纳。", "P82", True),
        (DECISION, "收到之日起20日内将罚款缴至甲银行。", "P82", True),
        (DECISION, "自收到本决定书之日起十五日内缴至甲银行。", "P82", False),
        (DECISION, "自收到之日起三日内缴回许可证。", "P82", False),
        (NOTICE, "收到之日起三日内缴纳的可以从轻。", "P82", False),
        (DECISION, "自收到之日起十五日内缴至甲银行。逾期的，限三日内缴清罚款。", "P82", True),
        (DECISION, "收到之日起15个工作日内缴清罚款。", "P82", True),
        (DECISION, "责令自收到之日起三十日内补缴水资源费2万元，并处罚款。", "P82", False),
        (DECISION, "同意分三期缴纳：自收到之日起三十日内缴纳首期罚款。", "P82", False),
        ("不予行政处罚决定书", "自收到之日起三十日内到甲银行缴纳鉴定费。", "P82", False),
        (DECISION, "自收到之日起15日内缴至甲银行，不服的可以申请行政复议或者提起诉讼。", "P83", False),
        (DECISION, "15日内缴至甲银行；不服的，30日内可以申请复议。", "P83", True),
        (DECISION, "不服的，可在四十五日内向甲区人民政府申请行政复议。", "P83", True),
        (DECISION, "不服的，可在60日内向甲区人民政府申请复议，或者六个月内起诉。", "P83", False),
        (DECISION, "收到复议决定之日起十五日内起诉，六十日内可以申请行政复议。", "P83", False),
    ],
)
def test_what_a_paper_states(name: str, text: str, rule: str, *, said: bool) -> None:
    assert (rule in _open(_case((name, text)))) is said


@pytest.mark.parametrize(("on", "article"), [("2023-12-29", "第九条"), ("2024-01-02", "第二十条")])
def test_the_article_on_review_is_that_of_the_day(on: str, article: str) -> None:
    case = _case(
        (DECISION, "不服的，可在三十日内申请复议。"), steps=[{"name": "决定", "on": on, "note": "罚款"}]
    )
    assert [article in f.basis for f in check_procedure(case).findings if f.rule == "P83"] == [True]


SEIZED = {"steps": [{"name": "扣押", "on": "2026-03-03", "note": "扣押三件"}]}


@pytest.mark.parametrize(
    ("papers", "said"),
    [
        ([("扣押决定书", "扣押三件。"), ("延长扣押期限审批表", "局长孙某批准延长。")], True),
        ([("扣押决定书", "扣押三件。"), ("解除扣押审批表", "局长孙某批准解除。")], True),
        ([("扣押审批表", "局长孙某批准。"), ("延长扣押期限审批表", "局长孙某批准延长。")], False),
        ([("扣押决定书", "经局长孙某批准，扣押三件。")], False),
    ],
)
def test_approval_of_the_extension_approves_no_seizure(papers: list[tuple[str, str]], *, said: bool) -> None:
    assert ("P31" in _open(_case(*papers, **SEIZED))) is said


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("询问人兼记录人赵一，已出示证件。", True),
        ("询问人赵一，记录人钱二，已出示证件。", False),
        ("询问人兼记录人赵一，参加人钱二，已出示证件。", False),
        (
            "询问人兼记录人赵一（甲1001），已出示证件，告知如实回答义务，问要不要方言翻译，答不用，普通话能讲。",
            True,
        ),
        ("询问人赵一（甲1001），已出示证件，问要不要方言翻译，答不用。记录人钱二（甲1002）。", False),
    ],
)
def test_one_officer_with_two_roles(head: str, *, said: bool) -> None:
    assert ("P43" in _open(_case(("证人孙某询问笔录", head)))) is said


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("孙某询问笔录", "当事人的陈述", True),
        ("现场检查笔录", "勘验笔录、现场笔录", True),
        ("询问及陈述申辩笔录", "当事人的陈述", True),
        ("陈述申辩笔录", "当事人的陈述", False),
        ("听取申辩记录", "当事人的陈述", False),
        ("教育笔录", "书证", False),
        ("权利告知笔录", "书证", False),
    ],
)
def test_only_an_inquiry_needs_two_officers(name: str, kind: str, *, said: bool) -> None:
    row = {"id": "E1", "kind": kind, "name": name, "text": "赵一询问并记录，孙某签名。"}
    assert bool({"P43", "P73"} & _open(_case(evidence=[row]))) is said


def test_a_check_of_money_not_given_back_before_the_period_ends() -> None:
    order = {"name": "责令改正", "on": "2026-03-03", "note": "限2026年3月23日前退还"}
    for day, said in (("2026-03-20", True), ("2026-03-24", False)):
        steps = [order, {"name": "复查", "on": day, "note": "余300元未退"}]
        assert ("P26" in _open(_case(steps=steps))) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("委托孙某代为接受询问，公司公章，2026年3月9日。", True),
        ("委托孙某代为接受询问，公司公章，2026年3月4日。", False),
        ("委托孙某代为接受询问，追认其3月5日的陈述，公司公章，2026年3月9日。", False),
        ("委托李某代为签收文书，公司公章，2026年3月9日。", False),
        ("委托孙某代为接受询问，公司公章。", False),
    ],
)
def test_an_authority_given_after_the_questioning(text: str, *, said: bool) -> None:
    rows = [
        {"id": "E1", "kind": "书证", "name": "授权委托书", "text": text},
        {"id": "E2", "kind": "当事人的陈述", "name": "孙某询问笔录", "text": "孙某：我是店长。", "obtained": "2026-03-05"},
    ]  # fmt: skip
    case = _case(party={"kind": "企业", "name": "某公司", "representative": "周某某"}, evidence=rows)
    assert any("才出具" in gap.note for gap in signature_gaps(case)) is said


@pytest.mark.parametrize(
    ("paper", "speaks"),
    [
        ("责令改正通知书及送达回证\n当日送达，孙某签收。", True),
        ("送达回证\n责令改正通知书，孙某签收。", True),
        ("行政处罚决定书及送达回证\n责令后逾期不改，罚款。送达，孙某签收。", False),
        ("行政处罚告知书及送达回证\n责令后逾期不改，拟罚款。孙某签收。", False),
    ],
)
def test_what_serves_the_order(paper: str, *, speaks: bool) -> None:
    about = next(e.about for e in load_elements() if e.id == "service")
    assert about is not None
    assert bool(about.search(paper)) is speaks
