"""A person of the facts whom a record calls by a name alike but for a character, and others who are called nearly so."""

from __future__ import annotations

import pytest

from assistant.dossier.model import Case
from assistant.dossier.names_slipped_in import persons_slipped

FACTS = "2026年3月5日检查，店员张海明、林秀英在仓库里搬货，未穿防护服。"


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("店员张海民、林秀英搬货。", True),
        ("店员刘海明搬货，没有穿防护服。", True),
        ("店员张海明、林秀英搬货。", False),
        ("见证人李爱明到场，李爱明签名。", False),
        ("见证人张梅明到场，张梅明签名。", False),  # a brother
        ("当事人作了情况说明，执法人员听取情况说明。", False),  # no name
        ("店员王大明搬货。", False),
        ("店员张海朋搬货。", False),  # known to another paper
    ],
)
def test_a_name_slipped_in(text: str, *, apart: bool) -> None:
    told = (
        ("当事人的陈述", "店长笔录", "张海明和林秀英都在，张海朋不在。"),
        ("书证", "名册", "张海明、林秀英。"),
    )
    pieces = [*told, ("勘验笔录、现场笔录", "检查笔录", text)]
    made = [
        {"id": f"E{n}", "kind": of, "name": by, "text": words} for n, (of, by, words) in enumerate(pieces)
    ]
    assert bool(list(persons_slipped(Case.model_validate({"facts": FACTS, "evidence": made})))) is apart
