"""Who signs a decision on the spot: one officer alone only where nothing else can be a signature."""

from __future__ import annotations

import pytest

from assistant.analysis.procedure.model import ProcedureStatus
from assistant.analysis.procedure.verb import check_procedure
from assistant.dossier.model import Case

OFFICERS = ("赵一（执法证号 33019900001）", "钱二（执法证号 33019900002）")
STEPS = [
    {"name": "告知", "on": "2025-05-06", "note": "当场告知"},
    {"name": "决定", "on": "2025-05-06", "note": "适用简易程序，罚款50元"},
]


def _open(text: str) -> set[str]:
    paper = {"id": "E1", "kind": "书证", "name": "当场行政处罚决定书", "text": text}
    case = Case.model_validate({"facts": "某事。", "officers": OFFICERS, "steps": STEPS, "evidence": [paper]})
    return {f.rule for f in check_procedure(case).findings if f.status is ProcedureStatus.SHORT}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("执法人员赵一签名。", True),
        ("执法人员赵一签名。执法人员钱二签名。", False),
        ("执法人员：赵一（签名）、钱二（签名）。", False),
        ("执法人员赵一、孙六签名。", False),  # 另一名执法人员
        ("执法人员签名：赵一\n当事人李某签名，2025年5月6日。", True),
        ("当事人签名：李四。执法人员签名：赵一（执法证号33019900001）2025年5月6日", True),
        ("执法人员（签名）：赵一\n" + "　" * 50 + "钱二", False),
        ("执法人员签名：赵一" + "_" * 50 + "钱二", False),
        ("执法人员签名：赵一、______", False),
        ("执法人员签名：赵一（甲市综合行政执法局某大队某中队，33019900001，2025年5月6日）、钱二", False),
        ("执法人员：赵一（签名）。\n钱二（签名）。", False),
        ("执法人员：赵一（签名）。\n孙六（签名）。", False),
        ("执法人员签名：1.赵一；2.钱二", False),
        ("执法人员赵一等签名。", False),
        ("执法人员签名：赵一。当事人签名：李四。执法人员签名：钱二。", False),
        ("执法人员签名：赵一 钱 二", False),
    ],
)
def test_all_signatures_are_read(text: str, *, said: bool) -> None:
    assert ("P64" in _open(text)) is said
