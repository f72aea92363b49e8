"""Who signs and is heard for a party: without authority, too late, under another name, a stranger; and what is in order."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.analysis.acting import acting_gaps
from assistant.analysis.quality import quality_gaps
from assistant.dossier.model import Case

AUTHORITY = "委托人：云溪磨坊有限公司。受托人：王采薇，女。委托期限：2026年1月1日至2026年{end}。公司盖章，孙立言签名。"
SERVED = {"name": "送达", "on": "2026-04-20", "note": "直接送达，王采薇签收"}
RECEIPT = {
    "id": "E1",
    "kind": "书证",
    "name": "告知书及送达回证",
    "text": "2026年4月8日直接送达，受托人王采薇在送达回证上签名。",
}


def case_of(*pieces: dict[str, str], **fields: Any) -> Case:
    party = {"kind": "企业", "name": "云溪磨坊有限公司", "representative": "孙立言"}
    return Case.model_validate(
        {"facts": "2026年3月5日检查。", "party": party, "steps": [SERVED], "evidence": list(pieces), **fields}
    )


def authority(text: str) -> dict[str, str]:
    return {"id": "E2", "kind": "书证", "name": "授权委托书", "text": text}


@pytest.mark.parametrize(
    ("pieces", "element"),
    [
        ((RECEIPT,), "受委托人的授权"),
        ((RECEIPT, authority(AUTHORITY.format(end="12月31日"))), ""),
        ((RECEIPT, authority(AUTHORITY.format(end="3月31日"))), "材料合格·授权委托书"),
        ((RECEIPT, authority(AUTHORITY.format(end="12月31日").replace("王采薇", "王彩薇"))), "受托人姓名"),
        ((RECEIPT, authority("授权委托书一份，公司盖章。")), ""),
        (({**RECEIPT, "text": "2026年4月8日直接送达，孙立言签收。"},), ""),
        (({**RECEIPT, "text": "公司委托员工王采薇代为签收，2026年4月8日王采薇签收。"},), ""),
    ],
)  # fmt: skip
def test_agents_of_a_unit(pieces: tuple[dict[str, str], ...], element: str) -> None:
    found = {gap.element for gap in acting_gaps(case_of(*pieces))}
    assert found == ({element} if element else set())


@pytest.mark.parametrize(
    ("note", "flawed"),
    [
        ("直接送达，周某签收", True),
        ("直接送达，其妻周某（同住成年家属）签收", False),
        ("直接送达，王立签收", False),
        ("邮寄送达，周某签收", False),
    ],
)
def test_who_takes_the_decision_for_a_person(note: str, *, flawed: bool) -> None:
    party = {"kind": "个人", "name": "王立"}
    steps = [{"name": "送达", "on": "2026-04-20", "note": note}]
    assert bool(acting_gaps(case_of(party=party, steps=steps))) is flawed


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("身份证33030219880704361", True),
        ("身份证330302198807043610", False),
        ("身份证3303********3610", False),
        ("执法证号330302198807043", False),
    ],
)
def test_digits_of_an_identity_number(text: str, *, wrong: bool) -> None:
    piece = {"id": "E1", "kind": "证人证言", "name": "证言", "text": f"{text}。"}
    assert any("位，应当是18位" in gap.note for gap in quality_gaps(case_of(piece))) is wrong
