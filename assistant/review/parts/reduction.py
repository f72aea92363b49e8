"""Whether a paper goes below the range of the fine, and says so (减轻处罚)."""

from __future__ import annotations

import re

from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision

_REDUCED = re.compile(
    r"(?P<granted>予以|给予|依法|决定)?(?:应当|可以)?减轻(?:行政)?处罚|予以减轻|减轻情节|(?:最低|下)限(?:以下|之下)|低于[^，。；]{0,8}(?:下限|最低)"
)
_ASKED = re.compile(
    r"意见认为|有(?:的|人)?(?:意见|成员|委员)|建议|请求|要求|希望|恳请|申请|提出|称|从轻[、，]?(?:或者)?减轻"
)
_REFUSED = re.compile(r"(?:不|未)(?:再|能|应|宜|得)?$")
_LACKING = re.compile(
    r"(?:不(?:属于|具[有备]|符合|存在|适用|予|能|宜|应|得|够|构成)|没有|无|未达到)[^。；，]{0,12}$"
)
_NOT_ACCEPTED = re.compile(r"[^。；，]{0,12}(?:不(?:予|能)?(?:采纳|支持|成立|存在)|未(?:予)?(?:采纳|支持))")

_REACH = 60
# 有意见认为应当减轻处罚，因不符合法定条件，未予采纳
_DROPPED = re.compile(r"(?:未|不)(?:予|被|能)?(?:采纳|支持|同意|采取)|不符合[^，。；]{0,6}条件|理由不成立")


def reduced(decision: Decision) -> bool:
    """Whether the agency says that it goes below the range, not whether the party asks for it or the agency denies it."""
    return any(map(grants, re.finditer(r"[^。；，\n]+", unquoted(decision.text))))


def grants(clause: re.Match[str]) -> bool:
    """Whether a clause grants a reduction; an opinion told in a discussion and not taken does not.

    Args:
        clause: a match in the whole text, quoted law blanked out.
    """
    rest = re.split("[。；\n]", clause.string[clause.end() : clause.end() + _REACH])[0]
    granted = any(_grants(clause[0], found) for found in _REDUCED.finditer(clause[0]))
    return granted and not _DROPPED.search(rest)


def _grants(clause: str, found: re.Match[str]) -> bool:
    """Whether words on a reduction grant it: what is denied must stand right before, or be the case for it."""
    before = clause[: found.start()]
    denied = (_REFUSED if found["granted"] else _LACKING).search(before)
    return not (denied or _ASKED.search(clause) or _NOT_ACCEPTED.match(clause, found.end()))
