"""``similar_cases``: facts and clauses in, precedents like them out."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from assistant import verbs
from assistant.cases.model import SimilarCase
from assistant.contract.base import Answer, Request, Verb
from assistant.dossier.model import Case


class SimilarRequest(Request):
    """Facts, and clauses that may apply."""

    facts: str = Field(description="案情")
    clauses: tuple[str, ...] = Field((), description="适用的条款，如 《…法》第六十条，可写多个")
    k: int = Field(5, ge=1, le=100, description="最多几件")


class FoundCase(Answer):
    """One precedent."""

    id: str = Field(description="案例编号")
    title: str = Field(description="案例名称")
    score: float = Field(description="相似度，只在同一次回答内可比")
    shared: tuple[str, ...] = Field(description="同样适用的条款")
    fine_yuan: float | None = Field(description="罚款数额（元）；没有罚款或不知道为空")
    words: tuple[str, ...] = Field((), description="共同的用词")
    kind: str = Field("", description="案例种类")
    field: str = Field("", description="领域")
    date: str = Field("", description="日期")
    facts: str = Field("", description="案情")
    text: str = Field("", description="全文")
    cited: tuple[str, ...] = Field((), description="引用的条文")
    penalties: tuple[str, ...] = Field((), description="处罚种类")
    lesson: str = Field("", description="要点")
    fictional: bool = Field(False, description="是否虚构的教学案例")


class SimilarAnswer(Answer):
    """The precedents, most alike first."""

    cases: tuple[FoundCase, ...] = Field(description="案例，最相似的在前")


def similar_cases(request: SimilarRequest) -> SimilarAnswer:
    """Find similar cases.

    Raises:
        InputError: there are no facts.
    """
    found = verbs.similar_cases(Case(facts=request.facts), clauses=request.clauses, k=request.k)
    return SimilarAnswer(cases=tuple(map(_case, found)))


def row(answer: SimilarAnswer) -> dict[str, Any]:
    """All lines of ``assistant cases similar --json``."""
    lines = ("id", "title", "score", "shared", "fine_yuan")
    return {"cases": [case.model_dump(mode="json", include=set(lines)) for case in answer.cases]}


def _case(item: SimilarCase) -> FoundCase:
    precedent = item.precedent
    return FoundCase(
        id=precedent.id,
        title=precedent.title,
        score=round(item.score, 4),
        shared=item.shared,
        fine_yuan=precedent.fine_yuan,
        words=item.words,
        kind=precedent.kind,
        field=precedent.field,
        date=precedent.date,
        facts=precedent.facts,
        text=precedent.text,
        cited=precedent.cited,
        penalties=precedent.kinds,
        lesson=precedent.lesson,
        fictional=precedent.fictional,
    )


SIMILAR = Verb("similar_cases", "找案情或条款相近的案例。", SimilarRequest, SimilarAnswer, similar_cases, row)
