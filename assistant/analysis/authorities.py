"""Paragraphs that bind authorities: nobody is punished for breaking them."""

from __future__ import annotations

import re

_BINDS = re.compile(
    r"^(?:国务院|国家(?!秘密|[^，。；]{0,20}实行)|县级以上|各级|地方|省|[^，。；]{0,18}(?:主管部门|行政部门|管理部门|人民政府|机关))"
)


def binds_authority(text: str) -> bool:
    """Whether a paragraph begins with an authority as the one who has to act; 国家…实行许可制度 binds who needs the permit."""
    return _BINDS.match(text) is not None
