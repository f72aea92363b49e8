"""Practice with spaced repetition: what was wrong comes back the next day, what was right later and later (Leitner boxes)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.teaching.explain import explained
from assistant.teaching.generate import MAKERS, mixture
from assistant.teaching.made.base import desk
from assistant.teaching.model import Question, QuestionKind
from assistant.teaching.store import Card, TeachingStore

INTERVALS = (1, 2, 4, 8, 16, 32, 64)  # days until a question of each box is asked again
_POOL = 100_000
_SURE = (
    "相符",
    "已过时",
    "不符",
)  # keys of banks that an article decides; what none does is not asked unless wanted


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is practised: fields or matters, kinds, whether questions of banks whose key no article decides count."""

    matters: tuple[str, ...] = ()
    kinds: tuple[QuestionKind, ...] = ()
    unchecked: bool = False

    def takes(self, question: Question) -> bool:
        """Whether a question met before still belongs to it."""
        return not self.kinds or question.kind in self.kinds


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an answer: whether right, the right letters, why, when the question is due again."""

    right: bool
    answer: str
    explanation: str
    due: date


class Practice:
    """One learner's practice.

    Args:
        learner: a name; scores go under it.
        store: where answers are kept.
        library: whose law is asked about.
    """

    def __init__(self, learner: str, store: TeachingStore, library: LawLibrary) -> None:
        if not learner.strip():
            raise InputError("没有写姓名", "练习按姓名记分，请先写姓名")
        self.learner = learner.strip()
        self._store = store
        self._library = library

    def next(self, wanted: Wanted, today: date) -> Question | None:
        """The question that is due longest, else a new one; None when everything has been asked and nothing is due.

        Raises:
            StoreError: the database fails.
        """
        cards = [card for card in self._store.cards(self.learner) if wanted.takes(card.question)]
        due = next((card.question for card in cards if card.due <= today), None)
        if due is not None:
            return due
        met = {card.question.id for card in cards}
        return next((one for one in self._pool(wanted, today) if one.id not in met), None)

    def answer(self, question: Question, given: str, at: datetime) -> Result:
        """Note an answer and say what came of it.

        Args:
            question: as it was asked.
            given: letters.
            at: when.

        Raises:
            InputError: nothing was chosen, or what is no option.
            StoreError: the database fails.
        """
        letters = "".join(sorted(set(given.upper())))
        if not letters or set(letters) - set(question.options):
            raise InputError("没有选答案", "请选一项或者几项")
        right = letters == question.answer
        known = next(
            (card.box for card in self._store.cards(self.learner) if card.question.id == question.id), -1
        )
        card = moved(question, known, right, at.date())
        self._store.note(self.learner, question, letters, card, at)
        return Result(right, question.answer, explained(question, self._library), card.due)

    def _pool(self, wanted: Wanted, today: date) -> Iterator[Question]:
        """New questions, those of the kind least answered so far first; a kind is made only when it is come to."""
        asked = {score.name: score.asked for score in self._store.scores("kind", self.learner)}
        kinds = [kind for kind in (wanted.kinds or (*MAKERS, "bank")) if kind != "bank" or not wanted.matters]
        for kind in sorted(kinds, key=lambda kind: asked.get(kind, 0)):
            if kind == "bank":
                yield from self._store.bank(() if wanted.unchecked else _SURE)
            else:
                yield from _made(self._library, self._library.stamp, today, wanted.matters, kind)


def moved(question: Question, box: int, right: bool, today: date) -> Card:
    """Where a card lies after an answer.

    Args:
        question: of the card.
        box: where it lay; -1 for a new one.
        right: how it was answered.
        today: the day of the answer.
    """
    now = min(box + 1, len(INTERVALS) - 1) if right else 0
    return Card(question, now, today + timedelta(days=INTERVALS[now]))


@lru_cache(maxsize=64)
def _made(
    library: LawLibrary, stamp: str, day: date, matters: tuple[str, ...], kind: QuestionKind
) -> tuple[Question, ...]:
    """``stamp`` is there to make them anew after an import."""
    return tuple(mixture(desk(library, day=day, matters=matters), _POOL, (kind,)))
