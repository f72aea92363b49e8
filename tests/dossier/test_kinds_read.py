"""Kinds of party, evidence and step as other programs write them: read, mapped to what the rules know, never refused."""

from __future__ import annotations

import json

import pytest

from assistant.analysis.unread import unread_notes
from assistant.dossier.editing import replace
from assistant.dossier.files import case_of, write_case
from assistant.dossier.model import Case, EvidenceKind


def _case(party: str = "个人", evidence: str = "书证", step: str = "立案") -> Case:
    return case_of(
        {
            "facts": "该当事人擅自设置广告。",
            "party": {"kind": party, "name": "某单位"},
            "evidence": [{"id": "E1", "kind": evidence, "name": "材料", "text": "内容"}],
            "steps": [{"name": step, "on": "2026-03-02"}],
        }
    )


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("事业单位", "企业"),
        ("机关", "企业"),
        ("社会团体", "企业"),
        ("民办非企业单位", "企业"),
        ("农民专业合作社", "企业"),
        ("合伙企业", "企业"),
        ("个人独资企业", "企业"),
        ("外国企业", "企业"),
        ("村民委员会", "企业"),
        ("其他组织", "企业"),
        ("有限责任公司", "企业"),
        ("自然人", "个人"),
        ("公民", "个人"),
        ("外国人", "个人"),
        ("个体户", "个体工商户"),
        (" 事业 单位 ", "企业"),
        ("个人", "个人"),
        ("", "个人"),
    ],
)
def test_every_kind_of_party_is_read(word: str, kind: str) -> None:
    case = _case(party=word)
    assert case.party.kind == kind
    assert unread_notes(case) == ()


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("照片", EvidenceKind.AUDIOVISUAL),
        ("检验报告", EvidenceKind.EXPERT),
        ("现场检查笔录", EvidenceKind.RECORD),
        ("勘验笔录", EvidenceKind.RECORD),
        ("现场笔录、勘验笔录", EvidenceKind.RECORD),
        ("当事人陈述", EvidenceKind.PARTY),
        ("证言", EvidenceKind.WITNESS),
        ("电子证据", EvidenceKind.ELECTRONIC),
        ("鉴定意见", EvidenceKind.EXPERT),
    ],
)
def test_every_kind_of_evidence_is_read(word: str, kind: EvidenceKind) -> None:
    case = _case(evidence=word)
    assert case.evidence[0].kind is kind
    assert unread_notes(case) == ()


def test_an_unknown_word_is_told_and_loses_nothing() -> None:
    case = _case(party="离岸载体", evidence="气味", step="会商")
    notes = unread_notes(case)
    assert [word in note for word, note in zip(("离岸载体", "气味", "会商"), notes, strict=True)] == [
        True
    ] * 3
    assert (case.party.kind, case.evidence[0].kind) == ("企业", EvidenceKind.DOCUMENT)


def test_an_unknown_word_is_told_only_while_its_kind_is_assumed() -> None:
    piece = _case(evidence="气味").evidence[0]
    assert replace(piece, name="另一名").unread == "气味"
    assert replace(piece, kind=EvidenceKind.OBJECT).unread == ""
    assert piece.model_copy(update={"kind": EvidenceKind.EXPERT}).unread == ""


def test_the_word_of_the_file_makes_no_other_case() -> None:
    unknown, known = _case(party="离岸载体"), _case(party="企业")
    assert unknown == known
    assert unread_notes(unknown) != unread_notes(known)


@pytest.mark.parametrize("word", ["事业单位", "离岸载体"])
def test_the_word_of_the_file_is_written_back(word: str) -> None:
    assert json.loads(write_case(_case(party=word)))["party"]["kind"] == word


@pytest.mark.parametrize("name", ["履行", "扣押", "延长扣押", "先行登记保存", "听证申请", "缴纳罚款"])
def test_common_steps_are_known(name: str) -> None:
    assert unread_notes(_case(step=name)) == ()
