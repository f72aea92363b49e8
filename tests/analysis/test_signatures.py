"""Who signed, who was authorised: made pieces in both directions."""

from __future__ import annotations

import pytest

from assistant.analysis.signatures import signature_gaps
from assistant.dossier.model import Case

OFFICERS = ("赵一（执法证号 33019900001）", "钱二（执法证号 33019900002）")
COMPANY = {"kind": "企业", "name": "青石公司", "representative": "孙三"}


def _notes(*pieces: dict[str, object], party: dict[str, object] | None = None) -> str:
    rows = [{"id": f"E{i}", **piece} for i, piece in enumerate(pieces, 1)]
    case = {"facts": "某事。", "officers": OFFICERS, "evidence": rows, "party": party or {"name": "李某某"}}
    return "；".join(gap.note for gap in signature_gaps(Case.model_validate(case)))


@pytest.mark.parametrize(
    ("kind", "name", "text", "note"),
    [
        ("当事人的陈述", "李某某询问笔录", "问：…答：…李某某逐页签名捺印，询问人、记录人签名。", ""),
        ("当事人的陈述", "李某某询问笔录", "问：…答：…以上属实。逐页签名，赵一、钱二签名。", ""),
        ("当事人的陈述", "李某某询问笔录", "问：…答：…李某某拒签，执法人员注明并签名。", ""),
        ("当事人的陈述", "李某某询问笔录", "问：…答：…询问人、记录人签名。", "被询问人"),
        ("证人证言", "周某询问笔录", "问：…答：…笔录由赵一、钱二签字。", "被询问人"),
        ("当事人的陈述", "李某某询问笔录", "问：…答：…", ""),
        ("书证", "听证笔录", "主持人吴某。双方核对后签名。", ""),
        ("书证", "听证笔录", "主持人吴某。代理人、调查人员签字。", ""),
        ("书证", "听证笔录", "主持人吴某、记录员郑某签名。", "听证笔录没有"),
        ("书证", "产品抽样单", "抽样数量4瓶，当场封样，李某某签名。", ""),
        ("书证", "产品抽样单", "抽样数量4瓶，李某某签名。", "封存"),
        ("书证", "检验结果通知书", "不合格；有异议的十五日内申请复检。", ""),
        ("书证", "检验结果通知书", "依产品质量法抽查，产品不合格，李某某签收。", "复检"),
        ("书证", "检验结果通知书", "产品不合格，李某某签收。", ""),  # 不知道哪部法给了复检的权利
        ("书证", "检测结果告知书", "依大气污染防治法监测，超标，李某某签收。", ""),
        ("证人证言", "证人询问笔录", "问：…答：…赵一、钱二、周丙签名。", ""),
        ("证人证言", "证人询问笔录", "问：…答：…询问人赵一、记录人吴丁签名。", "被询问人"),
        ("当事人的陈述", "情况说明", "我店已整改。执法人员赵一签名收件。", ""),
        ("书证", "听证笔录", "主持人吴某。申请人、调查人员签字。", ""),
    ],
)
def test_pieces(kind: str, name: str, text: str, note: str) -> None:
    found = _notes({"kind": kind, "name": name, "text": text})
    assert note in found if note else found == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("样品由委托方自行送检，结论不合格。", True),
        ("来样检验，结论不合格。", True),
        ("委托方送样，收样时封条完好，结论不合格。", False),
        ("委托方送检，抽样单编号C-12，结论不合格。", False),
        ("结论不合格。", False),
    ],
)
def test_the_sample_tested_is_the_one_taken(text: str, *, said: bool) -> None:
    taken = {"kind": "书证", "name": "产品抽样单", "text": "抽样数量4瓶，当场封样，李某某签名。"}
    report = {"kind": "鉴定意见", "name": "检验报告", "text": text}
    assert ("自行送检" in _notes(taken, report)) is said
    assert "自行送检" not in _notes(report)


def _spoken(text: str, on: str = "2025-03-06") -> dict[str, object]:
    return {"kind": "当事人的陈述", "name": "周四询问笔录", "text": text, "obtained": on}


def _authority(text: str) -> dict[str, object]:
    return {"kind": "书证", "name": "授权委托书", "text": text, "obtained": "2025-03-06"}


@pytest.mark.parametrize(
    ("authority", "note"),
    [
        ("委托周四，委托权限：接受询问、签收文书，出具日期2025年3月5日，公司盖章。", ""),
        ("委托周四全权处理本案，2025年3月6日出具，公司盖章。", ""),
        ("委托周四，委托权限：办理车辆年审，出具日期2025年3月5日，公司盖章。", "不包括接受调查询问"),
        ("委托周四，委托权限：接受询问，出具日期2025年3月12日，公司盖章。", "才出具"),
        ("委托周四，委托权限：接受询问并追认此前陈述，出具日期2025年3月12日，公司盖章。", ""),
        ("委托吴某，委托权限：办理车辆年审，公司盖章。", ""),
        ("委托周四海，委托权限：办理车辆年审，公司盖章。", ""),  # 另一个人
        ("委托周四代为陈述，2025年3月12日签署，公司盖章。", "才出具"),
        ("委托周四代为陈述，公司盖章，2025年3月12日。", "才出具"),
        ("委托周四代为陈述，公司盖章，2025年3月12日与原件核对。", ""),
        ("委托周四，委托权限：参加听证，出具日期2025年3月12日，公司盖章。", ""),
    ],
)
def test_authorisations(authority: str, note: str) -> None:
    found = _notes(_spoken("问：…答：…周四签名。"), _authority(authority), party=COMPANY)
    assert note in found if note else found == ""


@pytest.mark.parametrize(
    ("text", "authority", "said"),
    [
        ("周四，该公司销售部经理。问：…答：…周四签名。", "委托律师吴某参加听证，公司盖章。", True),
        ("周四，该公司销售部经理。问：…答：…周四签名。", "委托周四接受询问，公司盖章。", False),
        ("周四，该公司销售部经理。问：…答：…周四签名。", "", False),
        ("周四，过路的人。问：…答：…周四签名。", "委托律师吴某参加听证，公司盖章。", False),
    ],
)
def test_an_employee_speaks_for_the_organisation(text: str, authority: str, *, said: bool) -> None:
    assert ("没有对周四的授权" in _notes(_spoken(text), _authority(authority), party=COMPANY)) is said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("周四询问笔录", True),
        ("对周四的第二次询问笔录", True),
        ("法定代表人询问笔录", False),
        ("店长询问笔录", False),
    ],
)
def test_only_a_name_is_a_name(title: str, *, said: bool) -> None:
    spoken = _spoken("该公司销售部经理。问：…答：…本人签名。") | {"name": title}
    found = _notes(spoken, _authority("委托律师吴某参加听证，公司盖章。"), party=COMPANY)
    assert ("的授权委托" in found) is said


def test_to_have_a_sample_tested_is_no_authority_to_speak() -> None:
    spoken = _spoken("周四，该公司销售部经理。问：…答：…周四签名。")
    paper = _authority("委托某检测中心检验，公司盖章。") | {"name": "检验委托书"}
    assert "授权" not in _notes(spoken, paper, party=COMPANY)


def test_another_authority_for_the_same_agent_is_enough() -> None:
    spoken = _spoken("问：…答：…周四签名。")
    narrow = _authority("委托周四，委托权限：办理车辆年审，公司盖章。")
    wide = _authority("委托周四，委托权限：接受询问、签收文书，公司盖章。")
    assert _notes(spoken, narrow, wide, party=COMPANY) == ""


def test_the_agent_of_the_party_may_sign() -> None:
    piece = {"kind": "书证", "name": "听证笔录", "text": "主持人吴某、周四签名。"}
    party = COMPANY | {"agent": {"name": "周四"}}
    assert _notes(piece, party=party) == ""
    assert "听证笔录没有" in _notes(piece, party=COMPANY)


def test_who_gives_an_authority_needs_none() -> None:
    spoken = _spoken("问：…答：…孙三签名。") | {"name": "孙三询问笔录"}
    paper = _authority("孙三委托周四，委托权限：领取物品，2025年3月12日签署，公司盖章。")
    assert _notes(spoken, paper, party=COMPANY) == ""
