"""Lay questions of corpora/questions and the articles that answer them: who asks alike is led to the same article."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path

from filelock import FileLock

from assistant.corpora import Data, corpus, load, load_rows
from assistant.files import made
from assistant.search.kept_lists import KeptLists, Key, write_lists
from assistant.settings import settings
from assistant.text.bigrams import bigrams, dice

_MOVES = "moved.json"


class Reference(Data):
    """An article by the full title of its law and its number."""

    law: str
    article: str

    @property
    def key(self) -> Key:
        """Short title and number."""
        return short_title(self.law), self.article


class Question(Data):
    """A question and the articles that each answer it, numbered as on the day of ``moved.json``."""

    id: str
    query: str
    relevant: list[Reference]


class _Move(Data):
    """Where the content of an article stands in law that took effect after the day; nowhere if ``to`` is empty."""

    law: str
    article: str
    to: list[Reference]


class _Moves(Data):
    """``day``: the day whose numbers the questions use; ``moved``: articles that later law numbers otherwise."""

    day: date
    moved: list[_Move]


@dataclass(frozen=True)
class AskedBank:
    """Questions by article: for the law in force on ``day``, and for law that took effect later."""

    day: date
    then: Callable[[Key], tuple[str, ...]]
    later: Callable[[Key], tuple[str, ...]]

    def of(self, law: str, article: str, *, later: bool) -> tuple[str, ...]:
        """The questions that an article answers; ``later`` if its version took effect after ``day``."""
        return (self.later if later else self.then)((short_title(law), article))


def short_title(law: str) -> str:
    """A law's title without 中华人民共和国."""
    return law.replace("中华人民共和国", "")


def read_questions(folder: Path) -> list[Question]:
    """All questions of a folder of JSON lines, file by file in order of name.

    Raises:
        CorpusError: a row is not as ``Question`` says.
    """
    return [row for path in sorted(folder.glob("*.jsonl")) for row in load_rows(path, Question)]


def shipped_bank() -> AskedBank:
    """The questions of corpora/questions, read again only when their content changes."""
    return _bank(corpus("questions"), bank_stamp())


@lru_cache(maxsize=2)
def _bank(folder: Path, stamp: str) -> AskedBank:
    moves = _read_moves(folder / _MOVES)
    path = made(settings().home / "cache") / f"questions-{stamp}.db"
    with FileLock(path.with_suffix(".lock")):
        if not path.is_file():
            _digest(folder, moves, path)
    lists = KeptLists(path)
    return AskedBank(moves.day, partial(lists.of, "then"), partial(lists.of, "later"))


def _digest(folder: Path, moves: _Moves, path: Path) -> None:
    """Keep the questions by article, so that a start reads none of them and a search only those it needs."""
    moved = {(short_title(move.law), move.article): [to.key for to in move.to] for move in moves.moved}
    then: dict[Key, list[str]] = {}
    later: dict[Key, list[str]] = {}
    for question in read_questions(folder):
        for reference in question.relevant:
            then.setdefault(reference.key, []).append(question.query)
            for key in moved.get(reference.key, [reference.key]):
                later.setdefault(key, []).append(question.query)
    for old in path.parent.glob("questions-*"):
        if old.stem != path.stem:
            with suppress(OSError):  # somebody else reads it; the next one to digest removes it
                old.unlink()
    write_lists(path, {"then": _distinct(then), "later": _distinct(later)})


def _distinct(lists: Mapping[Key, Sequence[str]]) -> dict[Key, tuple[str, ...]]:
    return {key: tuple(dict.fromkeys(questions)) for key, questions in lists.items()}


def _read_moves(path: Path) -> _Moves:
    return load(path, _Moves) if path.is_file() else _Moves(day=date.max, moved=[])


def nearest(query: str, questions: Sequence[str]) -> str:
    """The question that shares most pairs of characters with the query; "" for none."""
    wanted = bigrams(query)
    return max(questions, key=lambda question: dice(wanted, bigrams(question)), default="")


def bank_stamp() -> str:
    """Changes when the content of a file of questions does."""
    folder = corpus("questions")
    paths = [*sorted(folder.glob("*.jsonl")), *folder.glob(_MOVES)]
    states = ((path, path.stat()) for path in paths)
    return _content(tuple((path, status.st_size, status.st_mtime_ns) for path, status in states))


@lru_cache(maxsize=4)
def _content(files: tuple[tuple[Path, int, int], ...]) -> str:
    state = blake2b(digest_size=8)
    for path, _, _ in files:
        state.update(path.name.encode())
        state.update(blake2b(path.read_bytes()).digest())
    return state.hexdigest()
