"""The units of an index as arrays, by the part of the corpus (a law) they come from: only changed parts are made anew.

What is taken from the table of the last build is equal to what a build from nothing makes, number by number: rows
stand in the order of the units that first have them, whatever was built before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.arrays import load
from assistant.search.store import HashKeys
from assistant.search.units import Unit, text_keys

OCCURRENCE = np.dtype(
    [("ref", "i8"), ("row", "i4"), ("region", "i2"), ("level", "i2"), ("since", "i4"), ("until", "i4")]
)
NEAR = ("dense", "asked")
# a question is embedded otherwise than a passage of the same words, so its key differs too
_ASKED = "asked\0"
Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Part:
    """Units that are made together.

    Args:
        digest: of all they are made from, the program included, in ASCII; "" if that is not known, and they are always
            made.
        units: makes them.
    """

    digest: str
    units: Callable[[], Sequence[Unit]]


@dataclass(frozen=True)
class Keys:
    """Content hashes of texts in the order of the rows that have them; ``counts`` says how many each row has."""

    keys: HashKeys
    counts: npt.NDArray[np.int32]

    @property
    def owners(self) -> npt.NDArray[np.int32]:
        """The row of each text."""
        return np.repeat(np.arange(len(self.counts), dtype=np.int32), self.counts)

    @property
    def starts(self) -> Ints:
        """Where the texts of each row begin."""
        return np.cumsum(self.counts, dtype=np.int64) - self.counts


@dataclass(frozen=True)
class Table:
    """``units``: one an occurrence; ``rows``: keys of the different texts; ``near``: keys of passages and questions."""

    units: npt.NDArray[Any]
    regions: tuple[str, ...]
    levels: tuple[str, ...]
    rows: HashKeys
    near: dict[str, Keys]
    parts: npt.NDArray[Any]

    @cached_property
    def homes(self) -> Ints:
        """The number of the first part that has each row."""
        _, first = np.unique(self.units["row"], return_index=True)
        return np.repeat(np.arange(len(self.parts)), self.parts["count"])[first]

    def save(self, folder: Path) -> None:
        """Write what ``read`` reads; the names of regions and levels are in the manifest."""
        arrays = {"units": self.units, "keys": self.rows, "parts": self.parts}
        for name, held in self.near.items():
            arrays |= {f"{name}-keys": held.keys, f"{name}-counts": held.counts}
        for name, array in arrays.items():
            np.save(folder / f"{name}.npy", array)

    @classmethod
    def read(cls, folder: Path, regions: tuple[str, ...], levels: tuple[str, ...]) -> Table:
        """The table of a finished index."""

        def array(name: str) -> npt.NDArray[Any]:
            return load(folder / f"{name}.npy")

        near = {name: Keys(array(f"{name}-keys"), array(f"{name}-counts")) for name in NEAR}
        return cls(array("units"), regions, levels, array("keys"), near, array("parts"))


@dataclass(frozen=True)
class Gathered:
    """A new table with what is new in it.

    ``kept``: which rows of the old table stay; ``places``: where these stand now; ``fresh``: where the others stand;
    ``made``: the units of the parts made anew, by number of the part; ``texts``: the unit of each fresh row.
    """

    table: Table
    kept: npt.NDArray[np.bool_]
    places: Places
    fresh: Places
    texts: list[Unit]
    made: dict[int, Sequence[Unit]]


def gather(parts: Sequence[Part], old: Table | None) -> Gathered:
    """The table of all parts; those that ``old`` has are taken from it."""
    old = old or _empty()
    source, counts, made = _sources(parts, old)
    units = [unit for part in made.values() for unit in part]
    taken = source >= 0
    keys = np.empty(len(source), np.uint64)
    keys[taken] = old.rows[old.units["row"][source[taken]]]
    keys[~taken] = np.array([unit.key for unit in units], np.uint64)
    rows, owners, first = _rows(keys)
    before = _find(rows, old.rows)
    fresh = np.flatnonzero(before < 0)
    texts = [units[-1 - place] for place in source[first[fresh]].tolist()]
    near = {name: _near(name, old.near[name], before, fresh, texts) for name in NEAR}
    table = _table(old, source, units, owners, (rows, near, _named([part.digest for part in parts], counts)))
    kept = np.zeros(len(old.rows), np.bool_)
    kept[before[before >= 0]] = True
    now = np.empty(len(old.rows), np.int64)
    now[before[before >= 0]] = np.flatnonzero(before >= 0)
    return Gathered(table, kept, now[kept], fresh, texts, made)


def near_texts(name: str, unit: Unit) -> Sequence[str]:
    """The texts of a unit in a channel of vectors."""
    return unit.dense if name == "dense" else unit.asked


def near_keys(name: str, texts: Sequence[str]) -> HashKeys:
    """Content hashes under which the vectors of a channel are kept."""
    return text_keys(texts if name == "dense" else [_ASKED + text for text in texts])


def _empty() -> Table:
    none = np.zeros(0, np.uint64)
    nothing = {name: Keys(none, np.zeros(0, np.int32)) for name in NEAR}
    return Table(np.zeros(0, OCCURRENCE), (), (), none, nothing, _named((), ()))


def _sources(parts: Sequence[Part], old: Table) -> tuple[Ints, list[int], dict[int, Sequence[Unit]]]:
    """For each unit its place in the old table, or -1, -2, … for those made anew; the size of each part; what was made."""
    ends = np.cumsum(old.parts["count"]).tolist()
    spans = {
        digest.decode(): (end - count, end)
        for (digest, count), end in zip(old.parts.tolist(), ends, strict=True)
    }
    found: list[Ints] = [np.zeros(0, np.int64)]
    made: dict[int, Sequence[Unit]] = {}
    total = 0
    for number, part in enumerate(parts):
        span = spans.get(part.digest) if part.digest else None
        if span is None:
            made[number] = units = part.units()
            found.append(-1 - np.arange(total, total + len(units)))
            total += len(units)
        else:
            found.append(np.arange(*span))
    return np.concatenate(found), [len(one) for one in found[1:]], made


def _named(digests: Sequence[str], counts: Sequence[int]) -> npt.NDArray[Any]:
    kind = [("digest", f"S{max(map(len, digests), default=0) or 1}"), ("count", "i4")]
    return np.array(list(zip(digests, counts, strict=True)), kind)


def _rows(keys: HashKeys) -> tuple[HashKeys, Ints, Ints]:
    """The different keys in order of first occurrence, the row of each unit, the first unit of each row."""
    unique, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    order = np.argsort(first)
    position = np.empty(len(unique), np.int64)
    position[order] = np.arange(len(unique))
    return unique[order], position[inverse], first[order]


def _find(wanted: HashKeys, held: HashKeys) -> Ints:
    """Where the wanted keys stand among those held, -1 for what is not there."""
    if not len(held):
        return np.full(len(wanted), -1, np.int64)
    order = np.argsort(held)
    places = order[np.minimum(np.searchsorted(held, wanted, sorter=order), len(held) - 1)]
    found: Ints = np.where(held[places] == wanted, places, -1)
    return found


def _near(name: str, old: Keys, before: Ints, fresh: Places, units: Sequence[Unit]) -> Keys:
    texts = [near_texts(name, unit) for unit in units]
    counts = np.empty(len(before), np.int32)
    held = np.flatnonzero(before >= 0)
    counts[held] = old.counts[before[held]]
    counts[fresh] = [len(one) for one in texts]
    keys = np.empty(int(counts.sum()), np.uint64)
    found = Keys(keys, counts)
    starts = found.starts
    keys[_spans(starts[held], counts[held])] = old.keys[_spans(old.starts[before[held]], counts[held])]
    flat = [text for one in texts for text in one]
    keys[_spans(starts[fresh], counts[fresh])] = near_keys(name, flat)
    return found


def _spans(starts: Ints, counts: npt.NDArray[np.int32]) -> Ints:
    """The numbers start, start + 1, … of each span, one span after another."""
    begun = np.cumsum(counts, dtype=np.int64) - counts
    spans: Ints = np.arange(int(counts.sum()), dtype=np.int64) + np.repeat(starts - begun, counts)
    return spans


def _table(
    old: Table,
    source: Ints,
    units: Sequence[Unit],
    owners: Ints,
    rest: tuple[HashKeys, dict[str, Keys], npt.NDArray[Any]],
) -> Table:
    taken = source >= 0
    table = np.empty(len(source), OCCURRENCE)
    table[taken] = old.units[source[taken]]
    table["row"] = owners
    for field in ("ref", "since", "until"):
        table[field][~taken] = np.array([getattr(unit, field) for unit in units], np.int64)
    names = {}
    for field, before in (("region", old.regions), ("level", old.levels)):
        new = [str(getattr(unit, field)) for unit in units]
        table[field], names[field] = _coded(table[field], taken, before, new)
    return Table(table, names["region"], names["level"], *rest)


def _coded(
    codes: npt.NDArray[np.int16], taken: npt.NDArray[np.bool_], before: tuple[str, ...], new: Sequence[str]
) -> tuple[npt.NDArray[np.int16], tuple[str, ...]]:
    """The code of each name among all names that occur, in order, and these names."""
    used = {before[code] for code in np.unique(codes[taken]).tolist()}
    names = tuple(sorted(used | set(new)))
    number = {name: code for code, name in enumerate(names)}
    turned = np.array([number.get(name, -1) for name in before] or [-1], np.int16)
    result = np.empty(len(codes), np.int16)
    result[taken] = turned[codes[taken]]
    result[~taken] = [number[name] for name in new]
    return result, names
