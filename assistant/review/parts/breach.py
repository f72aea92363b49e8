"""Whether words on a breach name the act: 存在占道经营违法行为 does, 存在违法行为 and 违反价格管理规定 do not."""

from __future__ import annotations

import re

from assistant.corpora import Words


class _Said(Words):
    """The words of breaches told in general, as corpora/lexicon/review/breach.yaml has them."""

    FILE = "lexicon/review/breach.yaml"

    lacks: re.Pattern[str]
    any_breach: re.Pattern[str]


_LEAST_ACT = 4


def lacks_something(words: str) -> bool:
    """Whether words tell what was not done or done without leave.

    Args:
        words: of a clause.
    """
    return _Said.read().lacks.search(words) is not None


def names_act(words: str) -> bool:
    """Whether something is left of words on a breach without those in which any breach is told.

    Args:
        words: a clause or a part of it.
    """
    left = _Said.read().any_breach.sub("", words)
    return lacks_something(left) or len(re.sub(r"[^\u4e00-\u9fff]", "", left)) >= _LEAST_ACT
