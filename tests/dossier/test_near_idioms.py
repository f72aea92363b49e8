"""Words that begin like a set phrase and negate all the same, and what a witness only passes on."""

from __future__ import annotations

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.facts import evidence_facts
from assistant.dossier.model import Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.statements import read_statements


@pytest.mark.parametrize(
    "text",
    [
        "犬只未免疫。", "整改措施没落实。", "我没收到通知书。", "药品没入库登记。", "该养殖户无水土保持方案。",
        "场所内无机动车停放。", "未来得及登记。", "通道无障碍物。", "无线索表明有人销售。", "包装上无名称和厂址。",
        "库内无烟花爆竹。", "他们没收钱。", "样品不单独存放。", "无业主签字。", "店里无视频监控。",
    ],
)  # fmt: skip
def test_a_negation_that_begins_like_a_set_phrase(text: str) -> None:
    assert any(s.lacks or s.denies for s in read_statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "无水乙醇三瓶。", "未来三天有雨。", "没落的老街。", "没收违法所得。", "没收款物。", "未婚妻在场。", "无机肥料五袋。",
        "无线电台一部。", "使用无烟煤。", "无障碍通道。",
    ],
)  # fmt: skip
def test_a_set_phrase_negates_nothing(text: str) -> None:
    assert not any(s.lacks or s.denies for s in read_statements(text))


def _permit(kind: EvidenceKind, text: str) -> list[Polarity]:
    piece = Evidence(id="E1", kind=kind, name="王某询问笔录", text=text)
    return [fact.polarity for fact in evidence_facts(piece) if fact.name == "许可手续"]


@pytest.mark.parametrize(
    "text",
    [
        "答：老板喊我开车去拉土，说手续他办好了。",
        "他租我的船去捞砂，说有许可证。",
        "包工头来找我，跟我保证许可证已经办了。",
        "答：甲方告诉我们施工许可证已经办了。",
        "他打电话叫我，讲是许可证办好了，我就去了。",
    ],
)
def test_what_a_witness_passes_on_is_not_his_own(text: str) -> None:
    assert Polarity.AFFIRMED not in _permit(EvidenceKind.WITNESS, text)


@pytest.mark.parametrize(
    "text",
    [
        "我叫王某，说话口音重，办过许可证。",
        "答：我办了许可证，说明书也在。",
        "我办了许可证，说不清放哪里了。",
    ],
)
def test_what_one_says_of_ones_own(text: str) -> None:
    assert _permit(EvidenceKind.WITNESS, text) == [Polarity.AFFIRMED]


def test_a_query_without_record_agrees_with_the_party_who_was_never_fined() -> None:
    def found(record: str) -> list[str]:
        says = Evidence(
            id="E1", kind=EvidenceKind.PARTY, name="询问笔录", text="问：以前有没有受过处罚？答：没有。"
        )
        asked = Evidence(id="E2", kind=EvidenceKind.DOCUMENT, name="处罚记录查询单", text=record)
        return [c.about for c in case_contradictions(Case(facts="甲。", evidence=(says, asked)))]

    assert found("经查询，2023年以来王某无水事违法处罚记录。") == []
    assert found("经查询，2023年以来王某无机动车类处罚记录。") == []
    assert found("经查询，王某2024年因占道被处罚过。") == ["以前是否被查处"]
