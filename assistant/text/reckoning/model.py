"""What a reckoning of a text is: terms, what is stated, what comes out, and whether the text can be held to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

_ONE = Decimal(1)


class Relation(StrEnum):
    """How the terms of a reckoning belong together."""

    WRITTEN = "算式"
    TOTAL = "各项与合计"
    PRICE = "单价、数量与总额"
    RATE = "单位时间（每次）的量与总量"
    STOCK = "购进、售出与剩余"
    EXCESS = "超出的数量"
    REST = "全部、占用与剩余"
    CHANGE = "前后相差的数量"
    BEYOND = "超出限值的倍数（比例、人数）"
    SIZE = "长、宽与面积"
    BODY = "长、宽、高与体积"
    SHARE = "所占比例"
    MEAN = "平均数"
    PORTION = "按比例计算的数额"
    ROW = "表中一行的单价、数量与金额"
    COLUMN = "表中一列的合计"


@dataclass(frozen=True, slots=True)
class Term:
    """A number where it stands, in the base of its unit (吨 as 公斤, 万元 as 元).

    ``unit`` is the base, ``shown`` the unit as written and ``factor`` how many of the base it is; ``place`` what its last
    digit counts, ``slack`` how far it may be rounded; ``loose`` for 三万余元, 约5吨, 3，200 (one number or two).
    """

    start: int
    end: int
    value: Decimal
    unit: str
    shown: str = ""
    factor: Decimal = _ONE
    place: Decimal = _ONE
    slack: Decimal = Decimal(0)
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Exactly:
    """A value that was worked out, and how far the rounding of its terms may carry it."""

    value: Decimal
    slack: Decimal = Decimal(0)

    def plus(self, other: Exactly) -> Exactly:
        """The sum."""
        return Exactly(self.value + other.value, self.slack + other.slack)

    def minus(self, other: Exactly) -> Exactly:
        """The difference."""
        return Exactly(self.value - other.value, self.slack + other.slack)

    def times(self, other: Exactly) -> Exactly:
        """The product."""
        slack = abs(self.value) * other.slack + abs(other.value) * self.slack + self.slack * other.slack
        return Exactly(self.value * other.value, slack)

    def over(self, other: Exactly) -> Exactly:
        """The quotient; the divisor is not 0."""
        value = self.value / other.value
        return Exactly(value, (self.slack + abs(value) * other.slack) / abs(other.value))


@dataclass(frozen=True, slots=True)
class Reckoned:
    """One reckoning: from ``start`` to ``end`` the terms and the number stated for them, and what comes out.

    ``computed`` is in the base of the stated unit. ``doubt`` says why the text cannot be held to it, "" when it can.
    """

    relation: Relation
    terms: tuple[Term, ...]
    stated: Term
    computed: Exactly
    doubt: str = ""

    @property
    def start(self) -> int:
        """Where the reckoning begins."""
        return min(self.stated.start, *(term.start for term in self.terms))

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(self.stated.end, *(term.end for term in self.terms))

    @property
    def right(self) -> bool:
        """Whether it comes out, as far as the stated number is written out."""
        return comes_to(self.computed, self.stated)

    @property
    def wrong(self) -> bool:
        """Whether it certainly does not come out: all is read, nothing explains the difference, rounding neither."""
        apart = abs(self.computed.value - self.stated.value)
        loose = self.stated.loose or any(term.loose for term in self.terms)
        return (
            not self.doubt
            and not loose
            and not self.right
            and apart > self.computed.slack + self.stated.place / 2
        )

    @property
    def expected(self) -> str:
        """What should stand there, with the unit as written."""
        return _said(self.computed.value, self.stated)

    @property
    def told(self) -> str:
        """What stands there, with the unit as written."""
        return _said(self.stated.value, self.stated)


def _said(value: Decimal, stated: Term) -> str:
    return f"{round(value / stated.factor, 4).normalize():f}{stated.shown}"


def comes_to(computed: Exactly, stated: Term) -> bool:
    """Whether a value is the stated number: exactly, or rounded (or cut) at its last digit where it has more.

    Money may be cut to whole yuan or to 分; a number of 万元 is rounded only.

    Args:
        computed: the value, in the base of the unit.
        stated: the number.
    """
    apart = abs(computed.value - stated.value)
    if not apart:
        return True
    finer = computed.value % stated.place != 0
    return finer and apart <= (stated.place if stated.place <= 1 else stated.place / 2)
