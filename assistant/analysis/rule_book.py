"""What is known of every penalty rule beside the index: its place, its duties, its conduct, kept in one folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.arrays import load
from assistant.errors import SearchIndexError
from assistant.files import put_folder
from assistant.law.model import LawRef, Provision
from assistant.search import lexical, sound
from assistant.search.lexical import LexicalChannel
from assistant.search.postings import select
from assistant.search.units import Vectors

_CHANNEL = "characters"
_ROWS, _OWNERS, _PARTS = "rows.jsonl", "owners.npy", "parts.npy"
_OWNER = np.dtype([("ref", "i8"), ("part", "i4")])
_WRITING = "writing-"
_MOST = 4096


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty a rule enforces; ``score`` 1 when written, else the likeness by which it was inferred."""

    law: str
    place: str
    score: float
    inferred: bool

    @property
    def ref(self) -> LawRef:
        """The reference to the duty clause."""
        return _reference(self.law, self.place)


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One penalty rule. ``ref``: its number in the index; ``place``: its address; ``fined``: it knows a fine.

    ``digest`` is that of what the rule says (assistant.law.penalties.digest); ``said``: the days
    (ordinals) whose numbers the common acts use and on which it stood where it stands; ``sectors``: the branches of administration its law has to do with.
    """

    ref: int
    law: str
    level: str
    region: str
    place: str
    conduct: str
    subject: str
    fined: bool
    digest: str
    duties: tuple[Duty, ...]
    said: tuple[int, ...] = ()
    sectors: tuple[str, ...] = ()
    practice: int = -1

    @property
    def penalty(self) -> LawRef:
        """The reference to the penalty clause."""
        return _reference(self.law, self.place)

    @property
    def article(self) -> tuple[str, Provision]:
        """Law and article, by which rules of one article are told to be neighbours."""
        ref = self.penalty
        return ref.law, ref.provision.whole_article()


class RuleBook:
    """The rows of a library's rules with a lexical channel over their conducts.

    Args:
        directory: folder written by ``save``.

    Raises:
        SearchIndexError: its files are damaged.
    """

    def __init__(self, directory: Path) -> None:
        sound.check(directory)
        with sound.reading(directory):
            with (directory / _ROWS).open(encoding="utf-8") as lines:
                self.rows = [_row(json.loads(line)) for line in lines]
            self._conducts = LexicalChannel(directory / _CHANNEL, _CHANNEL)
        self._numbers = np.array([row.ref for row in self.rows], dtype=np.int64)
        self.by_article: dict[tuple[str, Provision], list[int]] = {}
        self._by_law: dict[str, list[RuleRow]] = {}
        for position, row in enumerate(self.rows):
            self.by_article.setdefault(row.article, []).append(position)
            self._by_law.setdefault(row.law, []).append(row)

    def of_law(self, law: str) -> Sequence[RuleRow]:
        """The rules of all versions of a law."""
        return self._by_law.get(law, ())

    def positions(self, refs: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Where the rows with these numbers stand in ``rows``."""
        found: npt.NDArray[np.int64] = np.searchsorted(self._numbers, refs)
        return found

    def conduct_scores(self, text: str) -> Vectors:
        """How much the words of the text are those of each row's conduct."""
        return self._conducts.scores(text)


@dataclass(frozen=True)
class RowPart:
    """The rows of a law. ``digest``: of all they are made from; ``rows``: makes them."""

    digest: str
    rows: Callable[[], Sequence[RuleRow]]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as it is written: its number, the number of its part, and where it stood in the old book or its conduct."""

    ref: int
    part: int
    text: str
    place: int = -1
    conduct: str = ""


def save(directory: Path, parts: Sequence[RowPart], old: Path | None = None) -> None:
    """Write the rows of all parts under ``directory``, whose name stands for its content.

    Args:
        directory: appears whole or not at all.
        parts: those that the old book has are taken from it, and the files are the same as without it.
        old: another book, if there is one.
    """
    kept = _kept_lines(old) if old is not None else {}
    lines = [line for number, part in enumerate(parts) for line in _lines(number, part, kept)]
    lines.sort(key=lambda line: line.ref)
    temporary = directory.with_name(f"{_WRITING}{directory.name}")
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    (temporary / _ROWS).write_text("".join(line.text for line in lines), encoding="utf-8")
    owners = np.array([(line.ref, line.part) for line in lines], _OWNER)
    np.save(temporary / _OWNERS, owners)
    np.save(temporary / _PARTS, np.array([part.digest.encode() for part in parts], "S"))
    _write_channel(temporary / _CHANNEL, lines, old)
    sound.note(temporary)
    put_folder(temporary, directory)


def remove_others(directory: Path) -> None:
    """Remove all books beside this one, and what killed runs left of one."""
    for pattern in ("book-*", f"{_WRITING}book-*"):
        for other in directory.parent.glob(pattern):
            if other != directory:
                shutil.rmtree(other, ignore_errors=True)


def _lines(number: int, part: RowPart, kept: Mapping[str, Sequence[_Line]]) -> Iterator[_Line]:
    if part.digest in kept:
        yield from (replace(line, part=number) for line in kept[part.digest])
        return
    for row in part.rows():
        text = json.dumps(asdict(row), ensure_ascii=False) + "\n"
        yield _Line(row.ref, number, text, conduct=row.conduct)


def _kept_lines(old: Path) -> dict[str, list[_Line]]:
    """The lines of an old book by part; none if it is damaged or of an earlier version."""
    try:
        sound.check(old, contents=True)
        with sound.reading(old):
            owners, digests = load(old / _OWNERS), load(old / _PARTS).tolist()
            with (old / _ROWS).open(encoding="utf-8") as written:
                texts = list(written)
    except SearchIndexError:
        return {}
    found: dict[str, list[_Line]] = {digest.decode(): [] for digest in digests}
    for place, ((ref, part), text) in enumerate(zip(owners.tolist(), texts, strict=True)):
        found[digests[part].decode()].append(_Line(ref, part, text, place))
    return found


def _write_channel(directory: Path, lines: Sequence[_Line], old: Path | None) -> None:
    before = np.array([line.place for line in lines], np.int64)
    fresh = np.flatnonzero(before < 0)
    blocks = lexical.count_texts(_CHANNEL, [lines[place].conduct for place in fresh.tolist()], lambda _: None)
    kept = None
    if old is not None and len(fresh) < len(lines):
        postings = lexical.load_postings(old / _CHANNEL)
        stays = np.zeros(len(postings.lengths), np.bool_)
        stays[before[before >= 0]] = True
        kept = select(postings, stays), np.flatnonzero(before >= 0)
    lexical.save(directory, lexical.merge(kept, blocks, fresh))


def _row(values: dict[str, object]) -> RuleRow:
    duties = tuple(Duty(**duty) for duty in values.pop("duties"))  # type: ignore[attr-defined]
    sectors = _known_sectors(tuple(values.pop("sectors")))  # type: ignore[arg-type]
    said = tuple(values.pop("said"))  # type: ignore[arg-type,var-annotated]
    return RuleRow(**values, duties=duties, said=said, sectors=sectors)  # type: ignore[arg-type]


@lru_cache(maxsize=_MOST)
def _known_sectors(names: tuple[str, ...]) -> tuple[str, ...]:
    """One tuple for all rows that name the same branches."""
    return names


def _reference(law: str, place: str) -> LawRef:
    provision = Provision.parse(place)
    assert provision is not None
    return LawRef(law, provision)
