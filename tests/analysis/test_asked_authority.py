"""That a permit is lacking is proved by asking whoever grants it, not by what was seen and said alone."""

from __future__ import annotations

import pytest

from assistant.analysis.gaps import _asked_authority
from assistant.dossier.model import Evidence, EvidenceKind


@pytest.mark.parametrize(
    ("name", "text", "asked"),
    [
        ("审批局关于许可情况的复函", "李某没有取得该项许可。", True),
        ("许可信息查询结果", "未查到李某的许可记录。", True),
        ("现场检查笔录", "现场用执法终端查询，未查到许可信息。", True),
        ("现场检查笔录", "李某不能出示许可证。", False),
        ("李某询问笔录", "我没有办许可证。", False),
        ("行政处罚记录查询单", "李某没有处罚记录，没有许可。", False),
        ("扣押审批表", "因李某没有许可证，经执法平台签批同意。", False),
        ("审批局复函", "李某旧证已注销，新证情况请向窗口查询。", False),
    ],
)
def test_who_was_asked(name: str, text: str, *, asked: bool) -> None:
    piece = Evidence(id="E1", kind=EvidenceKind.DOCUMENT, name=name, text=text)
    assert _asked_authority([(piece, text)]) is asked
