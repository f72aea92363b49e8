"""R24: of several parties one is told of the hearing and another, fined a good deal, only of its defence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import finding

_RIGHTS = re.compile(
    r"告知(?P<who>[\u4e00-\u9fff（）]{2,30}?)(?:依法)?(?:享有|有权|可以)?(?:的)?(?:进行|提出)?陈述[、和及]?(?:意见)?[、和及]?申辩(?P<more>[^，。；\n]{0,16})"
)
_HEARING = re.compile(r"听证")


def one_without_hearing(decision: Decision) -> Iterator[Finding]:
    """A hint at a party by its name whose rights are told without the hearing, where those of another are told with it.

    Args:
        decision: the paper in its parts.
    """
    if len(decision.parties) < 2:
        return
    names = [party.called for party in decision.parties if party.called]
    told = list(_RIGHTS.finditer(unquoted(decision.text)))
    heard = [m for m in told if _HEARING.search(m["more"])]
    for match in told:
        name = next((one for one in names if match["who"].endswith(one) or one in match["who"]), "")
        if heard and name and match not in heard and not any(name in m["who"] for m in heard):
            yield finding(
                "R24", Severity.HINT, f"对{name}只告知了陈述、申辩，没有告知听证；罚款是否达到听证标准需核对", Span(match.start(), match.end(), match[0]), "对每个当事人按其罚款核对听证标准；达到的补告知", ground=Ground.CANNOT_TELL,
            )  # fmt: skip
            return
