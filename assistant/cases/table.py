"""What is known of every case beside its words, in columns mapped from disk: what facets, clauses and fines are read from."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.arrays import load
from assistant.cases.linking import article_key
from assistant.files import put_folder
from assistant.search.units import text_key, text_keys

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
COLUMNS = ("field", "region", "year", "party", "kind", "outcome", "matter", "truth")
_NAMES = "names.json"


def values_of(case: Mapping[str, Any]) -> dict[str, str]:
    """The value of each facet of a case."""
    day = str(case.get("date") or "")
    return {
        "field": str(case.get("field") or ""),
        "region": str(case.get("region") or "").split("/")[0],
        "year": day[:4] if day[:4].isdecimal() else "",
        "party": str(case.get("party") or ""),
        "kind": str(case.get("kind") or ""),
        "outcome": str(case.get("outcome") or ""),
        "matter": str(case.get("matter") or ""),
        "truth": "虚构" if case.get("fictional") else "真实",
    }


def clause_terms(case: Mapping[str, Any]) -> list[str]:
    """What a case can be found by: its articles, its clauses as written, the rules pinned, its matter."""
    written = [*(case.get("basis") or ()), *(case.get("duty") or ())]
    articles = [*(case.get("cited") or ()), *map(article_key, written)]
    pins = [f"rule:{pin['digest']}" for pin in case.get("rules") or () if pin.get("digest")]
    matter = [f"matter:{case['matter']}"] if case.get("matter") else []
    return list(dict.fromkeys([*articles, *written, *pins, *matter]))


@dataclass
class TableWriter:
    """Gathers the columns case by case, then writes them."""

    refs: list[int] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    fines: list[float] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    codes: dict[str, list[int]] = field(default_factory=lambda: {name: [] for name in COLUMNS})
    names: dict[str, dict[str, int]] = field(default_factory=lambda: {name: {} for name in COLUMNS})
    terms: list[npt.NDArray[np.uint64]] = field(default_factory=list)

    def add(self, ref: int, group: int, case: Mapping[str, Any]) -> None:
        """Note one case.

        Args:
            ref: its number in the library.
            group: the number of its text in the index.
            case: its plain values.
        """
        self.refs.append(ref)
        self.groups.append(group)
        fine = case.get("fine_yuan")
        self.fines.append(float("nan") if fine is None else float(fine))
        for name, value in values_of(case).items():
            known = self.names[name]
            self.codes[name].append(known.setdefault(value, len(known)))
        self.terms.append(text_keys(clause_terms(case)))

    def write(self, directory: Path) -> None:
        """Put the columns under ``directory``, whose name stands for their content; older ones beside it are removed."""
        temporary = directory.with_name(f"writing-{directory.name}")
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir(parents=True)
        sizes = [len(terms) for terms in self.terms]
        keys = np.concatenate(self.terms) if self.terms else np.zeros(0, dtype=np.uint64)
        order = np.argsort(keys, kind="stable")
        arrays: dict[str, npt.NDArray[Any]] = {
            "refs": np.array(self.refs, dtype=np.int64),
            "groups": np.array(self.groups, dtype=np.int64),
            "fines": np.array(self.fines, dtype=np.float64),
            "terms": keys[order],
            "holders": np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)[order],
            **{name: np.array(codes, dtype=np.int32) for name, codes in self.codes.items()},
        }
        for name, array in arrays.items():
            np.save(temporary / f"{name}.npy", array)
        names = {name: list(known) for name, known in self.names.items()}
        (temporary / _NAMES).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")
        put_folder(temporary, directory)
        for other in directory.parent.glob("table-*"):
            if other != directory:
                shutil.rmtree(other, ignore_errors=True)


class CaseTable:
    """The columns of all cases, mapped; a case is named by its place in them.

    Args:
        directory: folder written by ``TableWriter``.
    """

    def __init__(self, directory: Path) -> None:
        self.refs, self.groups, self.fines = (
            _mapped(directory, name) for name in ("refs", "groups", "fines")
        )
        self._terms, self._holders = _mapped(directory, "terms"), _mapped(directory, "holders")
        self._codes = {name: _mapped(directory, name) for name in COLUMNS}
        self.names: dict[str, list[str]] = json.loads((directory / _NAMES).read_text(encoding="utf-8"))

    def __len__(self) -> int:
        return len(self.refs)

    def holding(self, term: str) -> Ints:
        """The places of the cases that a clause, ``rule:digest`` or ``matter:id`` leads to."""
        key = np.uint64(text_key(term))
        start, end = np.searchsorted(self._terms, key, "left"), np.searchsorted(self._terms, key, "right")
        found: Ints = np.asarray(self._holders[start:end])
        return found

    def holding_any(self, terms: Iterable[str]) -> Ints:
        """The places of the cases that one of several leads to, each once, in order."""
        found = [self.holding(term) for term in terms]
        return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)

    def mask(self, chosen: Mapping[str, str], *, leaving_out: str = "") -> Mask:
        """Which cases the values chosen let through.

        Args:
            chosen: facet → value; a facet without value lets everything through.
            leaving_out: a facet that shall not narrow.
        """
        kept = np.ones(len(self), dtype=np.bool_)
        for name, value in chosen.items():
            if value and name in self._codes and name != leaving_out:
                names = self.names[name]
                kept &= self._codes[name] == (names.index(value) if value in names else -1)
        return kept

    def values(self, name: str, places: Sequence[int] | Ints) -> list[str]:
        """The value of a facet for each place."""
        names = self.names[name]
        return [names[code] for code in self._codes[name][np.asarray(places, dtype=np.int64)].tolist()]

    def counts(self, name: str, kept: Mask) -> Iterator[tuple[str, int]]:
        """The values of a facet with how many of the cases kept have it, the most frequent first; "" is left out."""
        counted = np.bincount(self._codes[name][kept], minlength=len(self.names[name]))
        order = np.argsort(-counted, kind="stable")
        yield from (
            (self.names[name][code], int(counted[code]))
            for code in order
            if counted[code] and self.names[name][code]
        )


def _mapped(directory: Path, name: str) -> npt.NDArray[Any]:
    return load(directory / f"{name}.npy", mmap_mode="r")
