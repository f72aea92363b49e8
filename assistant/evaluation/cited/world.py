"""What a case draws on: chance, the laws, the day; and the targets it makes."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

from assistant.evaluation.cited import addresses, names
from assistant.evaluation.cited.model import UNREADABLE, Target
from assistant.evaluation.cited.pool import Held, Pool
from assistant.law.model import Provision


@dataclass(slots=True)
class World:
    """One text's chance and day; the text so far has given short names (``defined``) and cited articles (``cited``)."""

    rng: random.Random
    pool: Pool
    as_of: date
    defined: set[str] = field(default_factory=set)
    cited: set[int] = field(default_factory=set)

    def held(self, *, national: bool | None = None) -> Held:
        """A law in force on the day."""
        return self.pool.held(self.as_of, national=national)

    def nameable(self) -> Held:
        """A law whose name without marks is certain."""
        while True:
            held = self.held()
            if names.plain_enough(held.law) and names.unique(held.law, self.pool.library):
                return held

    def target(self, held: Held, depth: str = "") -> Target:
        """A true address, or by halves one that the text lacks."""
        return self.bad(held) if self.rng.random() < 0.5 else self.good(held, depth)

    def good(self, held: Held, depth: str = "") -> Target:
        """An address that the text has."""
        return Target(held.law.name, held.place(self.rng, depth)[0])

    def bad(self, held: Held) -> Target:
        """An address that the text lacks."""
        return self.judged(held, *held.missing(self.rng))

    def judged(self, held: Held, at: Provision, verdict: str) -> Target:
        """An address with what must be said of it if the text lacks it; another version that has it may be named."""
        if held.has(at):
            return Target(held.law.name, at)
        other = {"wrong_version"} if self.pool.elsewhere(held, at) else set()
        return Target(held.law.name, at, frozenset({verdict, *other}), mutated=True)

    def write(self, target: Target) -> str:
        """The target's address in a way that must be read."""
        return addresses.readable(place(target), self.rng)

    def name(self, held: Held) -> str:
        """The law's name in marks, full or short."""
        short = self.rng.random() < 0.6 and names.unique(held.law, self.pool.library)
        return names.marked(names.short(held.law) if short else held.law.name)


def place(target: Target) -> Provision:
    """The address of a target that has one."""
    assert target.provision is not None
    return target.provision


def told(target: Target, *verdicts: str, mutated: bool = True) -> Target:
    """The same address with other right answers, as something wrong."""
    return Target(target.law, target.provision, frozenset(verdicts), mutated)


def or_unreadable(target: Target) -> Target:
    """Right, or honestly not read."""
    return Target(target.law, target.provision, target.verdicts | UNREADABLE, target.mutated)
