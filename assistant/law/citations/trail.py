"""What was named so far, in order, so that the last ones and the different ones are found in few steps."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable
from typing import Generic, TypeVar

_MOST = 8
_STEPS = 64

Entry = TypeVar("Entry")


class Trail(Generic[Entry]):
    """Entries in order of their ends, each with the law it is about.

    Every question takes a bounded number of steps, however long the text.
    """

    def __init__(self) -> None:
        self._ends: list[int] = []
        self._keys: list[Hashable] = []
        self._entries: list[Entry] = []
        self._other: list[int] = []

    def add(self, end: int, key: Hashable, entry: Entry) -> None:
        """Add an entry; one that ends before the last is taken to end with it."""
        last = len(self._keys) - 1
        same = last >= 0 and self._keys[last] == key
        self._other.append(self._other[last] if same else last)
        self._ends.append(max(end, self._ends[last]) if last >= 0 else end)
        self._keys.append(key)
        self._entries.append(entry)

    def last(self, at: int) -> Entry | None:
        """The last entry that ends at or before ``at``."""
        place = bisect_right(self._ends, at)
        return self._entries[place - 1] if place else None

    def last_two(self, at: int) -> tuple[Entry | None, Entry | None]:
        """The last two entries that end at or before ``at``, the last first."""
        place = bisect_right(self._ends, at)
        return (
            self._entries[place - 1] if place else None,
            self._entries[place - 2] if place > 1 else None,
        )

    def last_run(self, at: int) -> tuple[Entry | None, Entry | None]:
        """The first of the entries about the same law in a row up to ``at``, and the one before that row."""
        place = bisect_right(self._ends, at) - 1
        if place < 0:
            return None, None
        before = self._other[place]
        return self._entries[before + 1], self._entries[before] if before >= 0 else None

    def distinct(self, start: int, at: int) -> list[Entry]:
        """One entry for each different key among those that end after ``start`` and by ``at``, in order.

        Up to eight; whether there is none, one or more than one is always right.
        """
        found: dict[Hashable, Entry] = {}
        place = bisect_right(self._ends, at) - 1
        for _ in range(_STEPS):
            if place < 0 or self._ends[place] <= start or len(found) == _MOST:
                break
            found.setdefault(self._keys[place], self._first_of_run(place, start))
            place = self._other[place]
        return list(found.values())[::-1]

    def _first_of_run(self, place: int, start: int) -> Entry:
        """The first of the entries about the same law in a row, as far as they end after ``start``."""
        first = self._other[place] + 1
        return self._entries[max(first, bisect_right(self._ends, start))]
