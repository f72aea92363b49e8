"""What the teaching room keeps: banks of questions, answers given, and when each question is due again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    case,
    func,
    select,
)

from assistant.dossier.stored import Stored, stored_at
from assistant.teaching.model import Question

_meta = MetaData()
_bank = Table(
    "teaching_bank",
    _meta,
    Column("id", Text, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("body", Text, nullable=False),
)
_answers = Table(
    "teaching_answer",
    _meta,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("learner", Text, nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("matter", Text, nullable=False),
    Column("given", Text, nullable=False),
    Column("right", Boolean, nullable=False),
    Column("at", DateTime, nullable=False),
)
_cards = Table(
    "teaching_card",
    _meta,
    Column("learner", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("box", Integer, nullable=False),
    Column("due", Date, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("learner", "question"),
)


@dataclass(frozen=True, slots=True)
class Card:
    """A question that a learner has met: in which box it lies (0 the first), and when it is due."""

    question: Question
    box: int
    due: date


@dataclass(frozen=True, slots=True)
class Score:
    """How many questions were answered and how many of them rightly; ``name`` is of a learner, a kind or a matter."""

    name: str
    asked: int
    right: int


class TeachingStore:
    """Banks, answers and cards.

    Args:
        path: an SQLite file; by default what ASSISTANT_DATABASE_URL says, else ``teaching.db`` in the home folder.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._db: Stored = stored_at(_meta, "teaching.db", path)

    def keep_bank(self, questions: Iterable[tuple[Question, str]]) -> int:
        """Keep questions of a bank with the verdict on their keys; one of the same id is replaced. Returns how many.

        Raises:
            StoreError: the database fails.
        """
        rows = [{"id": q.id, "verdict": verdict, "body": q.model_dump_json()} for q, verdict in questions]
        with self._db.writing() as db:
            for row in {row["id"]: row for row in rows}.values():
                db.execute(_bank.delete().where(_bank.c.id == row["id"]))
                db.execute(_bank.insert(), row)
        return len({row["id"] for row in rows})

    def bank(self, verdicts: Sequence[str] = ()) -> list[Question]:
        """The questions of the banks, in order of id; only those of some verdicts.

        Raises:
            StoreError: the database fails.
        """
        query = select(_bank.c.body).order_by(_bank.c.id)
        if verdicts:
            query = query.where(_bank.c.verdict.in_(list(verdicts)))
        with self._db.reading() as db:
            return [Question.model_validate_json(body) for body in db.execute(query).scalars()]

    def note(self, learner: str, question: Question, given: str, card: Card, at: datetime) -> None:
        """Note an answer and where the question lies now.

        Raises:
            StoreError: the database fails.
        """
        with self._db.writing() as db:
            db.execute(
                _answers.insert(),
                {
                    "learner": learner, "question": question.id, "kind": question.kind, "matter": question.matter,
                    "given": given, "right": given == question.answer, "at": at,
                },
            )  # fmt: skip
            mine = (_cards.c.learner == learner) & (_cards.c.question == question.id)
            db.execute(_cards.delete().where(mine))
            row = {"learner": learner, "question": question.id, "box": card.box, "due": card.due}
            db.execute(_cards.insert(), row | {"body": question.model_dump_json()})

    def cards(self, learner: str) -> list[Card]:
        """The cards of a learner, the one that is due longest first.

        Raises:
            StoreError: the database fails.
        """
        query = select(_cards.c.body, _cards.c.box, _cards.c.due).where(_cards.c.learner == learner)
        with self._db.reading() as db:
            rows = db.execute(query.order_by(_cards.c.due, _cards.c.question)).all()
        return [Card(Question.model_validate_json(body), box, due) for body, box, due in rows]

    def scores(self, by: str, learner: str = "") -> list[Score]:
        """Answers counted.

        Args:
            by: learner, kind or matter.
            learner: only of this one; of all when "".

        Raises:
            StoreError: the database fails.
        """
        column = _answers.c[by]
        right = func.sum(case((_answers.c.right, 1), else_=0))
        query = select(column, func.count(), right).group_by(column).order_by(column)
        if learner:
            query = query.where(_answers.c.learner == learner)
        with self._db.reading() as db:
            return [Score(name, asked, int(right)) for name, asked, right in db.execute(query)]
