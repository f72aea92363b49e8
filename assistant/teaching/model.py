"""What the teaching room asks and keeps."""

from __future__ import annotations

from hashlib import blake2b
from typing import Literal, Self

from pydantic import Field, model_validator

from assistant.corpora import Data

QuestionKind = Literal[
    "range", "in_range", "clause", "duty", "deadline", "last_day", "order", "missing", "defect", "bank"
]
KINDS: dict[str, str] = {
    "range": "罚款幅度",
    "in_range": "是否在幅度内",
    "clause": "适用哪一条",
    "duty": "违则与罚则",
    "deadline": "期限",
    "last_day": "算期限",
    "order": "先后",
    "missing": "缺什么证据",
    "defect": "找错",
    "bank": "题库",
}
LETTERS = "ABCDEFGH"
Fact = str | float | int


class Question(Data):
    """One question with its key.

    ``basis``: clauses that decide it, verified in the library on ``as_of``; ``facts``: what it rests on, for checking by
    other means (scripts/check_questions.py); ``material``: a text to read first.
    """

    id: str
    kind: QuestionKind
    stem: str = Field(min_length=2)
    options: dict[str, str] = Field(min_length=2)
    answer: str = Field(min_length=1)
    explanation: str
    basis: tuple[str, ...]
    as_of: str
    matter: str = ""
    material: str = ""
    facts: dict[str, Fact] = {}
    note: str = ""

    @model_validator(mode="after")
    def _answerable(self) -> Self:
        if set(self.answer) - set(self.options):
            raise ValueError("答案不在选项里")
        if len(set(self.options.values())) != len(self.options):
            raise ValueError("选项重复")
        return self

    @property
    def right(self) -> tuple[str, ...]:
        """The texts of the right options."""
        return tuple(self.options[letter] for letter in self.answer)


def question_id(kind: str, *parts: str) -> str:
    """An id from what a question says, the same whenever it is made again."""
    digest = blake2b("\0".join(parts).encode(), digest_size=6).hexdigest()
    return f"{kind}-{digest}"
