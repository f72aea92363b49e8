"""Copies, authorisations, site records and notices: what lacks a signature or a word is told, what has it is not."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.analysis.persons import person_gaps
from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.seizure import registration_approved
from assistant.analysis.procedure.special import nothing_untold
from assistant.analysis.quality import quality_gaps
from assistant.analysis.signatures import signature_gaps
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party, Step

DAY = date(2026, 3, 5)
RECORD, PAPER, WITNESS = EvidenceKind.RECORD, EvidenceKind.DOCUMENT, EvidenceKind.WITNESS
SIGNED = "执法人员张建明、李晓雨签名。"


def _case(*pieces: tuple[EvidenceKind, str, str], **fields: object) -> Case:
    evidence = tuple(
        Evidence(id=f"E{n}", kind=kind, name=name, text=text, obtained=DAY)
        for n, (kind, name, text) in enumerate(pieces, 1)
    )
    given = {
        "facts": "某事。", "officers": ("张建明（01）", "李晓雨（02）"),
        "party": Party(kind="企业", name="东平市清河面粉有限公司", representative="周大海"), **fields,
    }  # fmt: skip
    return Case(evidence=evidence, **given)


@pytest.mark.parametrize(
    ("kind", "name", "text", "said"),
    [
        (RECORD, "现场检查笔录", f"在东关路检查，厂长赵天明在场，未能出示许可证。{SIGNED}", True),
        (RECORD, "现场检查笔录", f"赵天明陪同检查车间。{SIGNED}", True),
        (RECORD, "现场检查笔录", f"赵天明陪同检查车间，核对后签名。{SIGNED}", False),
        (RECORD, "现场检查笔录", f"当事人不在场，见证人郑明到场。{SIGNED}", False),
        (RECORD, "现场检查笔录", f"赵天明陪同检查，拒绝签名。{SIGNED}", False),
        (RECORD, "现场检查笔录", f"路段无人，未发现当事人。{SIGNED}", False),
        (RECORD, "现场检查笔录", f"赵天明陪同检查，赵天明在笔录上按手印。{SIGNED}", False),
        (RECORD, "现场检查笔录", f"消防员赵天明到场配合断电，当事人逃离，记录仪摄录。{SIGNED}", False),
        (RECORD, "现场勘验图", f"赵天明在场指认。绘图人{SIGNED}", False),
        (RECORD, "现场照片说明", f"拍摄时赵天明在场。拍摄人{SIGNED}", False),
        (RECORD, "送达回证", f"赵天明到场代收，受送达人签收：赵天明。{SIGNED}", False),
        (PAPER, "授权委托书", "委托人周大海捺手印，赵天明身份证复印件由本人签名。", False),
        (PAPER, "授权委托书", "周大海委托赵天明办理。落款：周大海。身份证复印件由提供人签名。", False),
        (PAPER, "授权委托书", "公司委托赵天明代为接受询问，赵天明身份证复印件由本人签名。", True),
        (PAPER, "授权委托书及身份证复印件", "委托赵天明签收文书。两人身份证复印件均已签名。", True),
        (PAPER, "授权委托书", "公司委托赵天明代为接受询问，公司盖章，周大海签名，身份证复印件由本人签名。", False),
        (PAPER, "授权委托书", "公司委托赵天明代为接受询问（公章）。", False),
    ],
)  # fmt: skip
def test_signatures(kind: EvidenceKind, name: str, text: str, *, said: bool) -> None:
    assert any("签名" in gap.note for gap in signature_gaps(_case((kind, name, text)))) is said


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("施工合同复印件", "工程名称面粉车间，双方盖章。", True),
        ("购销合同复印件", "乙方供货，双方均签字。", True),
        ("施工合同复印件", "双方盖章。复印件与原件核对一致。", False),
        ("施工合同复印件", "双方盖章。复印件由公司盖章。", False),
        ("施工合同复印件", "复印件逐页加盖公章。", False),
        ("施工合同复印件", "双方盖章。由本公司提供，与原本相符，周大海。", False),
        ("施工合同复印件", "双方盖章，加盖住建局档案查询章。", False),
        ("施工合同", "工程名称面粉车间，双方盖章。", False),
    ],
)
def test_copies(name: str, text: str, *, said: bool) -> None:
    found = quality_gaps(_case((PAPER, name, text)))
    assert any("与原件核对" in gap.note for gap in found) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("韩梅（女，13岁，学生）：妈妈给我报的名，老师教数学。韩梅签名。", True),
        ("韩梅（女，13岁，学生）：我爸不知道这件事。韩梅签名。", True),
        ("韩梅（女，13岁，学生）：我自己去的。其母王芳在场签名。", False),
        ("韩梅（女，13岁，学生），监护人王芳到场：我自己去的。", False),
        ("韩梅（女，13岁，学生），班主任老师陪同：我自己去的。", False),
        ("韩梅（女，13岁，学生），班主任刘芳陪同询问：我自己去的。", False),
        ("韩梅（女，13岁，学生），合适成年人：团委干部刘芳。我自己去的。", False),
        ("韩梅（女，13岁，学生）：班主任不知道这件事。韩梅签名。", True),
        ("韩梅（女，33岁）：我妈给我报的名。", False),
    ],
)
def test_minors(text: str, *, said: bool) -> None:
    found = person_gaps(_case((WITNESS, "韩梅询问笔录", text)))
    assert any("未成年" in gap.note for gap in found) is said


NOTICE = "告知拟罚款6000元的事实、理由、依据和陈述申辩权"


@pytest.mark.parametrize(
    ("notice", "decision", "said"),
    [
        (NOTICE, "没收违法所得1618元，罚款6000元", True),
        (NOTICE, "罚款6000元，没收面粉20袋", True),
        ("告知拟没收违法所得、罚款6000元的事实、理由、依据", "没收违法所得1618元，罚款6000元", False),
        (NOTICE, "罚款6000元", False),
        ("告知拟罚款6000元，收缴电鱼机", "没收电鱼机，罚款6000元", False),
        ("告知拟罚款6000元，追缴违法所得1618元", "没收违法所得1618元，罚款6000元", False),
        ("告知拟罚款6000元等处罚，详见告知书", "没收违法所得1618元，罚款6000元", False),
        (NOTICE, "罚款6000元，不予没收", False),
        ("送达告知书", "没收违法所得1618元", False),  # what it tells is not at hand
    ],
)
def test_nothing_is_untold(notice: str, decision: str, *, said: bool) -> None:
    steps = (Step(name="告知", on=DAY, note=notice), Step(name="决定", on=date(2026, 3, 20), note=decision))
    assert bool(list(nothing_untold(Situation(_case(steps=steps), None)))) is said


@pytest.mark.parametrize(
    ("name", "text", "met"),
    [
        ("先行登记保存通知书", "2026年3月5日经局负责人批准，对面粉20袋先行登记保存。", True),
        ("先行登记保存审批表", "面粉20袋。", True),
        ("先行登记保存通知书", "对面粉20袋先行登记保存。", False),
        ("先行登记保存处理通知书", "2026年3月9日经局负责人批准，解除登记保存。", False),
        ("登记保存物品返还清单", "经局负责人批准返还。", False),
        ("扣押决定书（登记保存转扣押）", "经局负责人批准予以扣押。", False),
    ],
)
def test_approval_of_registration(name: str, text: str, *, met: bool) -> None:
    case = _case((PAPER, name, text), steps=(Step(name="先行登记保存", on=DAY, note="执法人员现场决定"),))
    found = list(registration_approved(Situation(case, None)))
    assert [row.note == "" for row in found] == [met]
