"""docs/papers.md says what the code does: every bound stands in it."""

from assistant.paper import limits
from assistant.settings import ROOT


def test_every_bound_is_documented() -> None:
    page = (ROOT / "docs" / "papers.md").read_text(encoding="utf-8")
    for name, value in vars(limits).items():
        if name.startswith("MAX_") and name not in ("MAX_TAGS",):
            shown = (
                f"{value // 2**20} MB" if name in ("MAX_BYTES", "MAX_UNPACKED", "MAX_XML") else f"{value:,}"
            )
            assert shown in page, name
    assert f"{limits.READ_SECONDS:.0f} 秒，每识别一页加 {limits.SCAN_SECONDS:.0f} 秒" in page
