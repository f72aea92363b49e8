"""What is known of every penalty rule beside the index: its place, its duties, its conduct, kept in one folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.files import put_folder
from assistant.law.model import LawRef, Provision
from assistant.search import lexical, sound
from assistant.search.lexical import LexicalChannel
from assistant.search.units import Vectors

_CHANNEL = "characters"
_ROWS = "rows.jsonl"
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

    ``digest`` is that of what the rule says (assistant.law.penalties.digest); ``said``: it stands where it stood on the
    day whose numbers the common acts use; ``sectors``: the branches of administration its law has to do with.
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
    said: bool = False
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


def save(directory: Path, rows: Iterable[RuleRow]) -> None:
    """Write the rows under ``directory``, whose name stands for its content; older books beside it are removed."""
    kept = sorted(rows, key=lambda row: row.ref)
    temporary = directory.with_name(f"writing-{directory.name}")
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    lines = (json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in kept)
    (temporary / _ROWS).write_text("".join(lines), encoding="utf-8")
    _write_channel(temporary / _CHANNEL, [row.conduct for row in kept])
    sound.note(temporary)
    put_folder(temporary, directory)
    for other in directory.parent.glob("book-*"):
        if other != directory:
            shutil.rmtree(other, ignore_errors=True)


def _write_channel(directory: Path, texts: Sequence[str]) -> None:
    blocks = lexical.count_texts(_CHANNEL, texts, lambda _: None)
    lexical.save(directory, lexical.merge(None, np.zeros(0, dtype=np.bool_), blocks))


def _row(values: dict[str, object]) -> RuleRow:
    duties = tuple(Duty(**duty) for duty in values.pop("duties"))  # type: ignore[attr-defined]
    sectors = _known_sectors(tuple(values.pop("sectors")))  # type: ignore[arg-type]
    return RuleRow(**values, duties=duties, sectors=sectors)  # type: ignore[arg-type]


@lru_cache(maxsize=_MOST)
def _known_sectors(names: tuple[str, ...]) -> tuple[str, ...]:
    """One tuple for all rows that name the same branches."""
    return names


def _reference(law: str, place: str) -> LawRef:
    provision = Provision.parse(place)
    assert provision is not None
    return LawRef(law, provision)
