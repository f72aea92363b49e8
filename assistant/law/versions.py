"""When a text governs: from its own last articles, its note of adoption and what the source states.

The sources' dates are not uniform. An amended law keeps 自1985年…起施行 in its last article although the amended text
governs from the amendment only. So a date in the text counts when it does not lie before the text's own date;
otherwise a stated later date counts, then a known fact (corpora/law/dates.yaml), then the text's own date, because
amending decisions usually take effect when published; the certainty says which it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.text.dates import CHINESE_DATE, read_date
from assistant.text.normalise import fold_width

CERTAIN = "确定"
PRESUMED_AMENDMENT = "推定：修正决定一般自公布之日起施行"
PRESUMED_PUBLICATION = "推定：文本未写施行日期，按公布日期"
PRESUMED_END = "推定：来源载明已废止而未载日期，按来源截止日"
PRESUMED_FIRST = "推定：来源未载公布或修正日期，按文本所写施行日期"
UNKNOWN = "未知：来源未载任何日期"

_DATE = CHINESE_DATE.pattern
_DATED = re.compile(rf"自?\s*(?:{_DATE})\s*(?:起|开始)?(?:正式)?(?:施行|实施|生效|执行)")
_AT_ONCE = re.compile(r"自?(?:公布|发布|颁布|通过|批准|印发|下达)之?日起(?:正式)?(?:施行|实施|生效|执行)")
_REPEALED = re.compile(
    r"《(?P<name>[^《》]*(?:《[^《》]*》[^《》]*)*)》(?:[（(〔][^）)〕]*[）)〕])?(?=[^。；;]*?(?:同时|即行|予以|相应)?(?:废止|停止执行|失效))"
)
_OWN = re.compile(r"本[^，。；\n]{1,30}自?$")
_LAST_ARTICLES = 4


@dataclass(frozen=True, slots=True)
class Term:
    """First day in force and how sure that is."""

    effective: date | None
    certainty: str


def settle(
    texts: Sequence[str], *, promulgated: date | None, stated: date | None = None, known: date | None = None
) -> Term:
    """When a version takes effect.

    Args:
        texts: its articles in order (only the last few are read).
        promulgated: the date of this very text (last amendment).
        stated: the date a source gives as effective, perhaps that of the first version.
        known: a recorded fact about this version; it decides.
    """
    if known:
        return Term(known, CERTAIN)
    written, at_once = _clause(texts)
    if promulgated is None:
        day = written or stated
        return Term(day, PRESUMED_FIRST if day else UNKNOWN)
    for day in (written, stated):
        if day and day >= promulgated:
            return Term(day, CERTAIN)
    if at_once:
        return Term(promulgated, CERTAIN)
    return Term(promulgated, PRESUMED_AMENDMENT if written or stated else PRESUMED_PUBLICATION)


def _clause(texts: Sequence[str]) -> tuple[date | None, bool]:
    """The date of the commencement clause and whether it says 自公布之日起."""
    fallback: tuple[date | None, bool] = (None, False)
    for text in reversed(texts[-_LAST_ARTICLES:]):
        flat = fold_width(text)
        for match in (*_DATED.finditer(flat), *_AT_ONCE.finditer(flat)):
            day = read_date(match[0])
            if _OWN.search(flat[: match.start()]):
                return day, day is None
            fallback = fallback if any(fallback) else (day, day is None)
    return fallback


@dataclass(frozen=True, slots=True)
class Repealed:
    """A law that a text declares repealed, and the day its commencement clause gives (None if it gives none).

    An amended text keeps the clause of the first one, so the day may lie long before the text's own; ``at_once`` is
    自公布之日起, which then means the publication of the first text.
    """

    name: str
    since: date | None
    at_once: bool = False


def repeals(texts: Sequence[str]) -> list[Repealed]:
    """The laws which the last articles declare repealed (《…》同时废止), each once."""
    found: dict[str, Repealed] = {}
    for text in texts[-_LAST_ARTICLES:]:
        for sentence in re.split(r"[。\n]", text):
            if "废止" in sentence or "停止执行" in sentence:
                since, at_once = _clause([text])
                for match in _REPEALED.finditer(sentence):
                    found.setdefault(match["name"], Repealed(match["name"], since, at_once))
    return list(found.values())
