"""Kinds of party, evidence and step as other programs write them: read, mapped to what the rules know, never refused."""

from __future__ import annotations

import json

import pytest

from assistant.analysis.features import features
from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.model import ProcedureStatus
from assistant.analysis.procedure.special import spot_limit
from assistant.analysis.unread import unread_notes
from assistant.dossier.classify import evidence_kind
from assistant.dossier.editing import replace
from assistant.dossier.files import case_of, write_case
from assistant.dossier.model import Case, EvidenceKind, Party
from assistant.paper.kinds import kind_named


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
        ("其他组织", "企业"),
        ("有限责任公司", "企业"),
        ("自然人", "个人"),
        ("公民", "个人"),
        ("外国人", "个人"),
        ("台湾居民", "个人"),
        ("澳门特别行政区居民", "个人"),
        ("韩国公民", "个人"),
        ("外籍人员", "个人"),
        ("个人（外国籍）", "个人"),
        ("流动摊贩", "个人"),
        ("农民", "个人"),
        ("企业（有限责任公司）", "企业"),
        ("有限责任公司（自然人独资）", "企业"),
        ("其他(事业单位)", "企业"),
        ("村民委员会", "企业"),
        ("社会组织", "企业"),
        ("台湾企业", "企业"),
        ("个人合伙企业", "企业"),
        ("个体工商户经营者", "个体工商户"),
        ("个体工商户（个人经营）", "个体工商户"),
        ("个体经营户", "个体工商户"),
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
    assert (case.party.kind, case.evidence[0].kind) == ("个人", EvidenceKind.DOCUMENT)


@pytest.mark.parametrize(
    ("party", "kind"),
    [
        ({"name": "甲市乙养殖专业合作社"}, "企业"),
        ({"name": "甲市乙贸易有限公司"}, "企业"),
        ({"name": "乙面馆", "credit_code": "92330100MA0000002F"}, "个体工商户"),
        ({"name": "甲地第三试验组", "credit_code": "12330100MA0000002P"}, "企业"),
        ({"name": "甲地第三试验组", "credit_code": "没有"}, "个人"),
        ({"name": "王某"}, "个人"),
        ({"name": 7, "credit_code": None}, "个人"),
    ],
)
def test_a_party_of_unknown_kind_is_read_by_its_code_and_name(party: dict[str, object], kind: str) -> None:
    data = {"kind": "离岸载体", **party}
    assert Party.understood(data)["kind"] == kind
    assert Party.unknown_word(data) == "离岸载体"


@pytest.mark.parametrize(
    ("kind", "fine", "status"),
    [
        ("离岸载体", 1000, ProcedureStatus.UNKNOWN),  # within the limit of a unit, above that of a citizen
        ("离岸载体", 100, ProcedureStatus.MET),
        ("离岸载体", 5000, ProcedureStatus.SHORT),
        ("台湾居民", 1000, ProcedureStatus.SHORT),
        ("事业单位", 1000, ProcedureStatus.MET),
    ],
)
def test_nothing_rests_on_a_kind_of_party_that_is_not_known(
    kind: str, fine: int, status: ProcedureStatus
) -> None:
    case = case_of({"facts": "擅自摆摊。", "party": {"kind": kind}, "track": "简易", "fine_yuan": fine,
                    "steps": [{"name": "决定", "on": "2026-03-02"}]})  # fmt: skip
    assert [found.status for found in spot_limit(Situation(case, None))] == [status]
    known = {"person", "organisation"} & features(case, None)
    assert len(known) == (kind != "离岸载体")


def test_an_unknown_word_is_told_only_while_its_kind_is_assumed() -> None:
    piece = _case(evidence="气味").evidence[0]
    assert replace(piece, name="另一名").unread == "气味"
    assert replace(piece, kind=EvidenceKind.OBJECT).unread == ""
    assert piece.model_copy(update={"kind": EvidenceKind.EXPERT}).unread == ""


def test_the_word_of_the_file_makes_no_other_case() -> None:
    unknown = _case(party="离岸载体")
    known = _case(party=unknown.party.kind)
    assert unknown == known
    assert unread_notes(unknown) != unread_notes(known)


@pytest.mark.parametrize("word", ["事业单位", "离岸载体"])
def test_the_word_of_the_file_is_written_back(word: str) -> None:
    assert json.loads(write_case(_case(party=word)))["party"]["kind"] == word


@pytest.mark.parametrize("name", ["履行", "扣押", "延长扣押", "先行登记保存", "听证申请", "缴纳罚款"])
def test_common_steps_are_known(name: str) -> None:
    assert unread_notes(_case(step=name)) == ()


@pytest.mark.parametrize(
    ("word", "name", "text", "of_other"),
    [
        ("询问笔录", "邻居王某询问笔录", "问：看到什么？答：他们半夜倒渣土。", True),
        ("调查笔录", "对举报人的调查笔录", "", True),
        ("询问笔录（证人）", "王某", "", True),
        ("谈话笔录", "谈话笔录", "被谈话人：陈某，男，与本案关系：顾客。", True),
        ("询问笔录", "陈某询问笔录", "被询问人（证人）：陈某", True),
        ("询问笔录", "陈某询问笔录", "问：你和当事人什么关系？\n答：我是他妻子。", True),
        ("询问笔录", "陈某询问笔录", "问：你跟该店是什么关系？答：没有关系，我来吃饭。", True),
        ("询问笔录", "陈某询问笔录", "与当事人系邻居关系。", True),
        ("询问笔录", "陈某询问笔录", "答：我住对面三楼。", True),
        ("询问笔录", "陈某询问笔录", "答：油烟太大，我打12345热线投诉过两次。", True),
        ("询问笔录", "询问笔录", "问：堆的是什么？答：是我堆的纸箱。", False),
        ("询问笔录", "当事人王某询问笔录", "与本案关系：当事人", False),
        ("询问笔录", "询问笔录", "问：有没有证人、目击者？答：没有，店是我开的。", False),
        ("询问笔录", "询问笔录", "问：邻居投诉你店油烟，属实吗？答：属实。", False),
        ("询问笔录", "群众举报案询问笔录", "与本案关系：经营者。", False),
        ("询问笔录", "询问笔录", "我局接到群众投诉的线索，现依法向你询问。", False),
        ("询问笔录", "询问笔录", "答：我被人投诉过一次。", False),
        ("询问笔录", "询问笔录", "与本案关系：当事人的法定代表人", False),
        ("当事人询问笔录", "询问笔录", "答：我住隔壁。", False),
        ("陈述申辩笔录", "陈述申辩笔录", "答：顾客可以作证人。", False),
    ],
)
def test_whose_words_a_record_of_questions_holds(word: str, name: str, text: str, *, of_other: bool) -> None:
    expected = EvidenceKind.WITNESS if of_other else EvidenceKind.PARTY
    case = case_of({"facts": "油烟。", "evidence": [{"id": "E1", "kind": word, "name": name, "text": text}]})
    assert case.evidence[0].kind is expected
    if word == "询问笔录":
        assert evidence_kind(kind_named("inquiry"), name, text) is expected


def test_a_written_defence_is_the_word_of_the_party() -> None:
    said = "陈述申辩书\n我请证人李某作证，我住隔壁。"
    assert evidence_kind(kind_named("defence"), "申辩书", said) is EvidenceKind.PARTY
