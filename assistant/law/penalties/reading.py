"""What is known of one conduct while its clause is read, and what is carried from tier to tier."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.law.penalties.layout import Source
from assistant.law.penalties.references import Found
from assistant.law.penalty_model import Fine, Penalty, Span


@dataclass(slots=True)
class Reading:
    """One conduct and its consequences; ``for_items``: the trigger under which the items below apply."""

    conduct: str
    span: Span
    subject: str = ""
    for_items: str = ""
    violated: list[Found] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    orders: list[str] = field(default_factory=list)
    order_conditions: dict[str, str] = field(default_factory=dict)
    penalties: list[Penalty] = field(default_factory=list)
    fines: list[Fine] = field(default_factory=list)
    borrowed: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    spans: dict[str, list[Span]] = field(default_factory=dict)

    def mark(self, name: str, span: Span) -> None:
        """Remember where a field was read."""
        self.spans.setdefault(name, []).append(span)

    @property
    def imposes(self) -> bool:
        """True when anything follows from the conduct."""
        return bool(self.fines or self.penalties or self.orders or self.borrowed)


@dataclass(slots=True)
class State:
    """What is carried from tier to tier within one head or item.

    ``target``: the addressee that holds for the triggers behind it; ``named``: the addressee named last;
    ``base``: what the last multiple was taken of; ``fined``: triggers of the fines of the clause so far.
    """

    source: Source
    subject: str
    condition: str = ""
    target: str = ""
    base: str = ""
    named: str = ""
    fined: list[str] = field(default_factory=list)

    @property
    def said_of(self) -> str:
        """Whom 其 means: the acting party, else the addressee named last."""
        return self.subject or self.named
