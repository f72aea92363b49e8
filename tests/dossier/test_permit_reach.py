"""A permit of others, or not of the day of the act, contradicts no lack of one; one that was held does."""

from __future__ import annotations

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case


@pytest.mark.parametrize(
    ("answer", "apart"),
    [
        ("孙六持有河道采砂许可证，有效期至2027年12月31日。", True),
        ("经2026年3月9日查询，孙六持有河道采砂许可证，有效期2024年5月1日至2027年4月30日。", True),
        ("2026年3月9日检查时孙六已取得河道采砂许可证。", True),
        ("孙六于2025年3月20日取得河道采砂许可证。", True),
        ("孙六于2026年3月20日取得河道采砂许可证。", False),
        ("孙六持有的河道采砂许可证有效期至2025年12月31日。", False),
        ("孙六之父孙大持有河道采砂许可证，有效期至2027年12月31日。", False),
        ("我局于2025年向乙公司核发河道采砂许可证，孙六不是持证人。", False),
    ],
)
def test_whose_permit_and_of_which_days(answer: str, *, apart: bool) -> None:
    evidence = [
        {"id": "E1", "kind": "书证", "name": "采砂许可查询复函", "text": answer, "obtained": "2026-03-10"},
        {"id": "E2", "kind": "当事人的陈述", "name": "孙六询问笔录", "text": "问：有采砂许可证吗？答：没有办。"},
    ]  # fmt: skip
    facts = "2026年3月5日孙六未取得河道采砂许可证在乙江采砂。"
    party = {"kind": "个人", "name": "孙六"}
    case = Case.model_validate({"facts": facts, "evidence": evidence, "party": party})
    assert any(clash.topic == "许可手续" for clash in case_contradictions(case)) is apart
