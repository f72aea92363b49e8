"""What a penalty clause says, as data (DOMAIN §3). The parser is assistant.law.penalty."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.law.model import LawRef, Provision

_PENAL = re.compile("停产|停业|停工|关闭")


@dataclass(frozen=True, slots=True)
class Span:
    """Offsets into the article text (without 第X条), end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fine:
    """One fine. ``type``: amount, multiple, percent, per_unit, unspecified, reference. Amounts in yuan.

    The limits belong to the range unless ``min_excluded`` or ``max_excluded`` (（不含本数）, 不满) says otherwise.
    """

    party: str
    condition: str
    type: str
    min: float | None
    max: float | None
    base: str = ""
    discretionary: bool = False
    relation: str = "处"
    span: Span | None = None
    min_excluded: bool = False
    max_excluded: bool = False

    def allows(self, value: float) -> bool:
        """Whether a value lies within the limits; False when one of them is unknown."""
        if self.min is None or self.max is None:
            return False
        above = value > self.min if self.min_excluded else value >= self.min
        return above and (value < self.max if self.max_excluded else value <= self.max)


@dataclass(frozen=True, slots=True)
class Penalty:
    """One penalty kind of 行政处罚法第九条 within a tier."""

    kind: str
    condition: str = ""
    party: str = ""
    discretionary: bool = False
    relation: str = "处"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class PenaltyRule:
    """One punished conduct of one penalty clause with everything that follows from it.

    ``violated``: duties named with an article number; ``same_article``: duties of this very article (违反前款规定);
    ``order_conditions``: the trigger of each of ``orders``, "" for none; ``references``: provisions a penalty is borrowed from; ``other``: consequences that are neither penalty nor order;
    ``unread``: what looks like a fine and could not be read.
    """

    provision: Provision
    conduct: str
    violated: tuple[LawRef, ...] = ()
    subject: str = ""
    agency: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    order_conditions: tuple[str, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    fines: tuple[Fine, ...] = ()
    same_article: tuple[Provision, ...] = ()
    references: tuple[LawRef, ...] = ()
    other: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    conduct_span: Span | None = None
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict, hash=False)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Distinct penalty kinds in order of appearance."""
        return tuple(dict.fromkeys(p.kind for p in self.penalties))

    @property
    def triggered_orders(self) -> tuple[tuple[str, str], ...]:
        """Each order with its trigger, "" for none."""
        return tuple(zip(self.orders, self.order_conditions or ("",) * len(self.orders), strict=True))

    @property
    def orders_apart(self) -> tuple[tuple[str, str], ...]:
        """The same less those that are a penalty among ``penalties`` (责令停产停业, 处罚法第九条)."""
        penal = any(_PENAL.search(kind) for kind in self.kinds)
        return tuple(one for one in self.triggered_orders if not (penal and _PENAL.search(one[0])))

    @property
    def complete(self) -> bool:
        """True when nothing of the clause was left unread."""
        return not self.unread
