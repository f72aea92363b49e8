"""The days on which a paper or a note says that a seizure was approved (强制法第十八条第（一）项、第十九条)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.analysis.procedure.seizure import says
from assistant.corpora import Words
from assistant.text.dates import find_days


class _Said(Words):
    """The words of approvals, as corpora/lexicon/procedure/approvals.yaml has them."""

    FILE = "lexicon/procedure/approvals.yaml"

    reported: re.Pattern[str]
    other_matter: re.Pattern[str]
    beforehand: re.Pattern[str]


APPROVED = re.compile(
    r"批准|签批|审批同意|补办[^，。；]{0,6}审批|(?:负责人|领导|局长|大队长|(?<!车间)主任(?![医技药]师)|镇长)[^，。；]{0,10}(?:同意|签字)"
)
_UP_TO = re.compile(r"[至到—–－\-～~]\s*$|截止于?\s*$")
_NO_DAY_OF_ACT = re.compile(r"\s*(?:[之以]?前|止|届满|期满|到期)")
_CLAUSES = re.compile(r"[，,]?(?P<one>[^，,。；;\n]*)(?P<two>[，,][^，,。；;\n]*)?")
_REACH = 40


def approval_days(text: str, near: date) -> Iterator[date]:
    """The days on which a text says that somebody in charge approved: in the words right behind the day.

    Args:
        text: of a paper of the seizure, or the note of its step.
        near: the day of the seizure; a day told without its year is the nearest to it.
    """
    for day, start, end in find_days(text, near):
        before = re.split(r"[。；;\n]", text[max(0, start - _REACH) : start])[-1]
        said = _said(text[end : end + _REACH])
        if _UP_TO.search(before) or _NO_DAY_OF_ACT.match(text, end):
            continue
        if says(APPROVED, said) and not _Said.read().other_matter.search(
            before + text[end : end + _REACH].split("。")[0]
        ):
            yield day


def was_beforehand(text: str) -> bool:
    """Whether a text tells that the seizure was approved before it was made, be it by telephone.

    Args:
        text: of a paper or a note.
    """
    return _Said.read().beforehand.search(text) is not None


def _said(rest: str) -> str:
    """The clause behind a day, with the next one where the first only reports (补报，局长批准)."""
    match = _CLAUSES.match(rest)
    one, two = (match["one"], match["two"]) if match else ("", "")
    return f"{one}{two or ''}" if _Said.read().reported.search(one) else one
