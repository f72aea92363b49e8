"""Is a stretch in front of a consequence a new conduct, or a trigger that escalates or qualifies the old one?"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.law.penalties.lexicon import conditions

_MONEY = re.compile(r"违法所得|非法所得|货值|经营额|金额|获利")
_END = re.compile(r"(?:的|的(?:情形|情况)(?:下)?|者|时)$")


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lexicon = conditions()
    return (
        re.compile("(?:" + "|".join(lexicon.escalations) + ")"),
        re.compile("(?:" + "|".join(lexicon.trailing) + ")$"),
        re.compile(lexicon.lead),
    )


def bare(text: str) -> str:
    """An antecedent as it is copied: without connectives in front and 的 behind."""
    return _END.sub("", _patterns()[2].sub("", text)).strip("，：")


def is_escalation(text: str) -> bool:
    """True for a trigger (逾期不改正, 情节严重, 没有违法所得 …) as opposed to a conduct of its own."""
    return _patterns()[0].match(bare(text)) is not None


def counts_money(trigger: str) -> bool:
    """True for a trigger that measures proceeds or value (没有违法所得, 货值金额不足一万元)."""
    return _MONEY.search(trigger) is not None


def is_trailing_trigger(text: str) -> bool:
    """True for a last phrase of a conduct that is itself a trigger (…，情节严重的)."""
    return _patterns()[1].fullmatch(bare(text)) is not None
