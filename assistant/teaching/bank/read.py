"""Banks of questions as JSON lines: each row a question, its key held against the law."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.law.lookup import today
from assistant.paper.encoding import lines_of
from assistant.teaching.bank.articles import Lettered, Shelf
from assistant.teaching.bank.decide import (
    RIGHT,
    WRONG,
    Decided,
    decide_choice,
    decide_statement,
    decide_statements,
)
from assistant.teaching.model import LETTERS, Question, question_id

Verdict = Literal["相符", "不符", "已过时", "无法核对"]
_TRUE = ("正确", "对", "是", "√", "A")


class BankRow(BaseModel):
    """One row of a bank; what it has more is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = ""
    type: str
    question: str = Field(min_length=2)
    options: dict[str, str] = {}
    answer: str = Field(min_length=1)
    topic: str = ""
    case: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A question of a bank with what the law says of its key: verdict, and what decides it."""

    question: Question
    verdict: Verdict
    decided: Decided | None = None


def read_bank(path: Path, library: LawLibrary, *, day: date | None = None) -> Iterator[Checked]:
    """The questions of a bank.

    A key that the law in force contradicts is 已过时 where an earlier text held says as the key does, else 不符 (it may be
    out of date by a text that is not held, or wrong from the beginning). What no article decides is 无法核对.

    Args:
        path: JSON lines with type, question, options, answer, topic.
        library: whose law is held against the keys.
        day: whose law counts; today if None.

    Raises:
        InputError: the file is missing, or a row is no question, with its number.
    """
    if not path.is_file():
        raise InputError(f"找不到文件 {path}", "请检查路径")
    shelf, day = Shelf(library, day or today()), day or today()
    for number, line in enumerate(lines_of(path), 1):
        if line.strip():
            try:
                row = BankRow.model_validate_json(line)
            except ValidationError as error:
                raise InputError(
                    f"{path.name} 第 {number} 行不是题目",
                    "每行应为含 type、question、options、answer 的 JSON",
                ) from error
            if (made := _question(row, day)) is not None:
                yield _checked(row, made, shelf)


def verdicts(found: Iterable[Checked]) -> Counter[str]:
    """How many of each verdict."""
    return Counter(one.verdict for one in found)


def _question(row: BankRow, day: date) -> Question | None:
    """The row as a question; None when its key cannot be read."""
    if row.type == "true_false":
        options = {"A": RIGHT, "B": WRONG}
        answer = "A" if row.answer.strip() in _TRUE else "B"
    else:
        options = {
            letter: text.strip() for letter, text in row.options.items() if text.strip() and letter in LETTERS
        }
        answer = "".join(sorted(set(re.sub(r"[^A-H]", "", row.answer.upper()))))
    if (
        not answer
        or set(answer) - set(options)
        or len(set(options.values())) != len(options)
        or len(options) < 2
    ):
        return None
    return Question(
        id=question_id("bank", row.question, row.case, *options.values()), kind="bank", stem=row.question.strip(), options=options,
        answer=answer, explanation="", basis=(), as_of=day.isoformat(), material=row.case,
        note=f"题库：{row.source}" if row.source else "题库",
    )  # fmt: skip


def _checked(row: BankRow, question: Question, shelf: Shelf) -> Checked:
    now = _decide(row, question, partial(shelf.now, row.topic, row.question))
    if now is None:
        return Checked(question, "无法核对")
    if _letters(now, question) == question.answer:
        return Checked(_with(question, now, ""), "相符", now)
    before = _decide(row, question, partial(shelf.before, row.topic, row.question))
    if before is not None and _letters(before, question) == question.answer:
        return Checked(
            _with(question, now, f"已过时：答案符合旧条文（{before.reference}），现行条文不是这样"),
            "已过时",
            now,
        )
    return Checked(
        _with(question, now, "题库的答案与现行条文不符：可能已经过时，也可能原来就错"), "不符", now
    )


def _decide(row: BankRow, question: Question, articles: Callable[[], Iterator[Lettered]]) -> Decided | None:
    if row.type == "true_false":
        return decide_statement(row.question, articles)
    many = "multi" in row.type
    found = decide_choice(row.question, question.options, many, articles)
    return found or (None if many else decide_statements(row.question, question.options, articles))


def _letters(decided: Decided, question: Question) -> str:
    if decided.answer in (RIGHT, WRONG):
        return next(letter for letter, text in question.options.items() if text == decided.answer)
    return decided.answer


def _with(question: Question, decided: Decided, note: str) -> Question:
    """The question with what decides it; where the key does not agree, the key is what the article says."""
    return question.model_copy(
        update={
            "basis": (decided.reference,),
            "explanation": f"{decided.how}。",
            "answer": _letters(decided, question),
            "note": "；".join(filter(None, (question.note, note))),
        }
    )
