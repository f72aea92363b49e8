"""What is kept of a review: the paper, the answer about it, what was decided on each finding; all survives a reload."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.contract.review import ReviewAnswer, ReviewFinding
from assistant.review.model import Severity
from assistant.web import keeping

PAGE = "review"
OPEN = "未处理"
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,16}[〔\[（(]\d{4}[〕\]）)]第?\d{1,6}号")


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Decision(_Frozen):
    """What was decided on a finding; one that is dismissed says why."""

    state: Literal["采纳", "不采纳"]
    reason: str = ""


class Kept(_Frozen):
    """A review as it is kept.

    Attributes:
        text: what stands in the box; edited text differs from ``reviewed``.
        as_of: the day typed, "" for the one in the paper.
        name: of the file.
        source: where the file lies as long as this run lasts.
        notes: what the reader said of the file.
        reviewed: the text that ``answer`` is about.
        answer: the findings; None before the first review.
        earlier: the findings of the review before.
        decided: by the sign of a finding.
        only: the severity shown, 未处理, or "" for all.
    """

    text: str = ""
    as_of: str = ""
    name: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    reviewed: str = ""
    answer: ReviewAnswer | None = None
    earlier: tuple[ReviewFinding, ...] | None = None
    decided: dict[str, Decision] = {}
    only: str = ""

    @property
    def signed(self) -> list[tuple[str, ReviewFinding]]:
        """The findings with their signs, grave ones first."""
        return signed(self.answer.findings if self.answer else ())

    @property
    def shown(self) -> list[tuple[str, ReviewFinding]]:
        """Those that the filter lets through."""
        return [one for one in self.signed if self._passes(*one)]

    def _passes(self, sign: str, finding: ReviewFinding) -> bool:
        if self.only == OPEN:
            return sign not in self.decided
        return not self.only or finding.severity == self.only

    @property
    def accepted(self) -> list[int]:
        """Positions of the accepted findings in the answer."""
        states = {
            sign: place for place, (sign, _) in enumerate(signed(self.answer.findings if self.answer else ()))
        }
        return sorted(
            place
            for sign, place in states.items()
            if sign in self.decided and self.decided[sign].state == "采纳"
        )

    def reviewed_now(self, answer: ReviewAnswer, text: str) -> Kept:
        """With the answer of a new review; what was decided on a finding that is still there stays decided."""
        earlier = self.answer.findings if self.answer else None
        return self.model_copy(update={"answer": answer, "earlier": earlier, "reviewed": text})


def signed(findings: Sequence[ReviewFinding]) -> list[tuple[str, ReviewFinding]]:
    """Each finding with a sign of its own, the same when the paper around it has changed."""
    seen = Counter[str]()
    return [(_sign(finding, seen), finding) for finding in findings]


def _sign(finding: ReviewFinding, seen: Counter[str]) -> str:
    about = f"{finding.rule}|{finding.message}|{finding.quote}"
    seen[about] += 1
    return "f" + hashlib.sha256(f"{about}|{seen[about]}".encode()).hexdigest()[:10]


def title_of(kept: Kept) -> str:
    """What to call a review: kind and number of the paper, else the name of the file, else the head of the text."""
    number = _NUMBER.search(kept.reviewed or kept.text)
    kind = kept.answer.kind_name if kept.answer else ""
    if kind or number:
        return (
            f"{kind or '文书'}（{number[0]}）" if number else f"{kind}（{kept.name}）" if kept.name else kind
        )
    head = next((line.strip() for line in kept.text.splitlines() if line.strip()), "")
    return kept.name or head[:40]


def counts(kept: Kept) -> Iterator[tuple[Severity, int]]:
    """How many findings of each severity there are; those without any are left out."""
    found = [finding.severity for _, finding in kept.signed]
    return ((severity, found.count(severity)) for severity in Severity if severity in found)


_SHELF = keeping.Shelf(PAGE, Kept, title_of)
load = _SHELF.load
change = _SHELF.change
