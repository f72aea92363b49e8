"""The rules of corpora/procedure.yaml: kinds of step, needs, order, limits, competences, hearing thresholds."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from pydantic import model_validator

from assistant.analysis.procedure.workdays import PeriodUnit
from assistant.corpora import Data, corpus, load

Track = Literal["普通", "简易", "不予处罚"]
Condition = Literal[
    "not_waived",
    "correctable",
    "order_is_condition",
    "hearing_told",
    "hearing_not_waived",
    "hearing_requested",
    "hearing_held",
    "grave_penalty",
    "heard_and_fined",
]


_DONE_ALL_THE_SAME = frozenset({"陈述申辩", "检查"})
_UNPAID = re.compile(r"(?:未|没有|不)[^，。；]{0,6}(?:履行|缴)")
_UNDONE = re.compile(
    r"(?:未能?|没有?|拒不|放弃|取消|撤销|无需|不再?)(?:按[期时]|及时|依法|主动|自行|组织|召开|举行|申请|提出|要求|进行|作出|实施|履行|缴纳|执行|送达|陈述|申辩|和|及|、|的|权利?|在[^，。；]{1,8}内)*$"
)
_UNDONE_BEHIND = re.compile(r"[（(，]?(?:未|没有|尚未)(?:成功|完成|举行|召开|进行|组织|送达|交付)")


class StepKind(Data):
    """A kind of step and how people name it."""

    kind: str
    names: re.Pattern[str]


class Dated(Data):
    """A rule that holds from ``since`` (inclusive) to ``until`` (exclusive), in some tracks, on some conditions."""

    since: date | None = None
    until: date | None = None
    tracks: tuple[Track, ...] = ()
    when: tuple[Condition, ...] = ()
    basis: str

    def holds(self, track: str, on: date | None) -> bool:
        """Whether the rule governs this track on this day (an unknown day counts as today's law)."""
        if self.tracks and track not in self.tracks:
            return False
        if on is None:
            return self.until is None
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


class Need(Dated):
    """A step that must be there once another one (``before`` or ``after``) has been taken.

    ``told``: how a note or paper tells of it by the way; ``told_in``: names of the steps and papers where that counts.
    ``open_why``: why it cannot be said for certain that the step was needed; then it is not called missing.
    """

    id: str
    step: str
    element: str
    before: str = ""
    after: str = ""
    any_time: bool = False
    collect: str = ""
    open_why: str = ""
    told: re.Pattern[str] | None = None
    told_in: re.Pattern[str] | None = None


class Order(Dated):
    """Two steps of which one comes first; ``same_day`` allows both on one day."""

    id: str
    first: str
    then: str
    element: str
    same_day: bool = False


class Limit(Dated):
    """A period between two steps: at most so long, or at least (``strict``: the last day must have passed).

    ``extension``: by how much it may be lengthened where that is approved, 0 where the basis names no number.
    ``open_when``: words of the case with which it may run from another day; ``open_why`` says why.
    ``open_in_case``: place and facts count too, not only the two acts.
    """

    id: str
    element: str
    start: str
    end: str
    at_most: int | None = None
    at_least: int | None = None
    unit: PeriodUnit
    strict: bool = True
    excused_by: tuple[str, ...] = ()
    extension: int = 0
    collect: str = ""
    open_when: re.Pattern[str] | None = None
    open_why: str = ""
    open_in_case: bool = False

    @model_validator(mode="before")
    @classmethod
    def _named(cls, values: dict[str, object]) -> dict[str, object]:
        """``from`` and ``to`` in the file."""
        return {{"from": "start", "to": "end"}.get(name, name): value for name, value in values.items()}

    @model_validator(mode="after")
    def _one(self) -> Limit:
        if (self.at_most is None) == (self.at_least is None):
            raise ValueError(f"{self.id} 应写 at_most 或者 at_least 之一")
        return self

    @property
    def count(self) -> int:
        """Length of the period in units."""
        return self.at_most or self.at_least or 0

    @property
    def told(self) -> str:
        """The limit in words."""
        return f"{self.count}{'个' if self.unit in (PeriodUnit.WORKDAY, PeriodUnit.MONTH) else ''}{self.unit}"


class Cap(Dated):
    """The highest fine on the spot for a person or an organisation, in yuan."""

    party: Literal["个人", "单位"]
    most: int


class Hearing(Dated):
    """From which fine a party may demand a hearing. ``held``: False when the library does not hold the basis.

    ``trader``: for an individual trader, where the rule names a sum of its own.
    """

    agency: re.Pattern[str] | None = None
    region: str = ""
    person: int
    organisation: int
    trader: int | None = None
    held: bool = True


class TimeBar(Data):
    """Years after which an act is no longer punished."""

    years: int
    grave_years: int
    grave_since: date
    basis: str


class ProcedureRules(Data):
    """The whole file."""

    steps: tuple[StepKind, ...]
    needs: tuple[Need, ...]
    orders: tuple[Order, ...]
    limits: tuple[Limit, ...]
    caps: tuple[Cap, ...]
    hearing_kinds: frozenset[str]
    hearing: tuple[Hearing, ...]
    time_bar: TimeBar

    def limit(self, start: str, end: str, on: date) -> Limit | None:
        """The limit of the ordinary procedure between two steps that holds on a day; None when none does.

        Args:
            start: kind of the step from which it runs.
            end: kind of the step at which it ends.
            on: the day of the first step.
        """
        between = (one for one in self.limits if (one.start, one.end) == (start, end))
        return next((one for one in between if one.holds("普通", on)), None)

    @model_validator(mode="after")
    def _known_kinds(self) -> ProcedureRules:
        known = {entry.kind for entry in self.steps}
        used = {n.step for n in self.needs} | {n.before for n in self.needs} | {n.after for n in self.needs}
        used |= {o.first for o in self.orders} | {o.then for o in self.orders}
        used |= {limit.start for limit in self.limits} | {limit.end for limit in self.limits}
        if unknown := used - known - {""}:
            raise ValueError(f"没有这种步骤：{'、'.join(sorted(unknown))}")
        return self


def kind_of_step(name: str) -> str:
    """The kind of a step as people named it; "" when none fits, or the name says that it was not done (未履行处罚决定)."""
    found = ((entry.kind, entry.names.search(name)) for entry in load_rules().steps)
    return next((kind for kind, match in found if match and not _is_undone(kind, name, match)), "")


def _is_undone(kind: str, name: str, match: re.Match[str]) -> bool:
    """Whether a name denies the very step; that there was no defence, and that nothing was found, are steps all the same."""
    if kind in _DONE_ALL_THE_SAME:
        return False
    if kind in ("缴款", "决定") and _UNPAID.search(name):
        return True
    return bool(_UNDONE.search(name[: match.start()]) or _UNDONE_BEHIND.match(name, match.end()))


def load_rules() -> ProcedureRules:
    """The rules of corpora/procedure.yaml.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("procedure.yaml"), ProcedureRules)
