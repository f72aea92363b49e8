"""What several pages share: how a region is asked for, the saved cases."""

from __future__ import annotations

REGION, REGION_HINT = "地区（不填只查全国）", "如 浙江省/温州市"  # the hint fits the narrowest box at 1366 px


def saved_cases() -> list[tuple[str, str]]:
    """Saved cases as choices: title with id, and the id."""
    from assistant.web import session

    return [(f"{title or '未命名'}（{case_id}）", case_id) for case_id, title, _ in session.cases().cases()]
