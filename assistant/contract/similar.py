"""``similar_cases``: facts and clauses in, precedents like them out."""

from __future__ import annotations

from typing import Any, Literal, get_args

from pydantic import Field

from assistant import verbs
from assistant.cases.model import SimilarCase
from assistant.cases.similar import Facet, SimilarCases
from assistant.contract.base import FACTS, Answer, Request, Verb
from assistant.dossier.model import Case, Party

Kind = Literal["", "个人", "企业", "个体工商户"]


class SimilarRequest(Request):
    """Facts, and clauses that may apply."""

    facts: str = Field(description="案情", examples=[FACTS])
    clauses: tuple[str, ...] = Field(
        (), description="选定的条款，如 《…法》第六十条，可写多个；不写的，由引擎按案情建议"
    )
    k: int = Field(5, ge=1, le=100, description="最多几件")
    date: str = Field("", description="行为日期，如 2024-03-05；建议条款时按那一天的规定")
    region: str = Field("", description="地区，如 浙江省/温州市；建议条款时用")
    party: Kind = Field("", description="当事人：个人、企业、个体工商户；不知道为空")
    fine_yuan: float | None = Field(None, ge=0, description="拟罚款数额（元），用来说明与各案例的差别")
    only: dict[str, str] = Field(
        {},
        description="只看：field 领域、region 地区、year 年份、party 当事人、kind 种类、outcome 结局、matter 事项、truth 真实或虚构",
    )


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
    number: str = Field("", description="文号")
    agency: str = Field("", description="机关")
    region: str = Field("", description="地区")
    party: str = Field("", description="当事人类型")
    matter: str = Field("", description="事项编号")
    outcome: str = Field("", description="复议、诉讼的结局")
    why: tuple[str, ...] = Field((), description="为什么相似")
    differs: tuple[str, ...] = Field((), description="有什么不同")
    changed: str = Field("", description="所依据的条款此后有无变化；空为没有变化或者无从比较")


class FacetCounts(Answer):
    """Values of a facet among what came into question."""

    name: str = Field(description="栏目")
    values: tuple[tuple[str, int], ...] = Field(description="值和件数")


class SimilarAnswer(Answer):
    """The precedents, most alike first."""

    cases: tuple[FoundCase, ...] = Field(description="案例，最相似的在前")
    facets: tuple[FacetCounts, ...] = Field((), description="可以再按什么筛选")
    clauses: tuple[str, ...] = Field((), description="据以比对的条款")
    suggested: bool = Field(False, description="条款是不是引擎建议的（没有选定时）")


def similar_cases(request: SimilarRequest) -> SimilarAnswer:
    """Find similar cases.

    Raises:
        InputError: there are no facts.
    """
    case = Case.model_validate(
        {"facts": request.facts, "act_date": request.date, "region": request.region}
        | ({"party": Party(kind=request.party)} if request.party in get_args(Kind)[1:] else {})
        | ({"fine_yuan": request.fine_yuan} if request.fine_yuan is not None else {})
    )
    found: SimilarCases = verbs.similar_cases(case, clauses=request.clauses, k=request.k, only=request.only)
    return SimilarAnswer(
        cases=tuple(map(_case, found.cases)),
        facets=tuple(map(_facet, found.facets)),
        clauses=found.clauses,
        suggested=found.suggested,
    )


def row(answer: SimilarAnswer) -> dict[str, Any]:
    """All lines of ``assistant cases similar --json``."""
    lines = ("id", "title", "score", "shared", "fine_yuan")
    return {"cases": [case.model_dump(mode="json", include=set(lines)) for case in answer.cases]}


def _facet(facet: Facet) -> FacetCounts:
    return FacetCounts(name=facet.name, values=facet.values)


def _case(item: SimilarCase) -> FoundCase:
    precedent = item.precedent
    same = ("id", "title", "fine_yuan", "kind", "field", "date", "facts", "text", "cited", "lesson", "fictional", "number",
            "agency", "region", "party", "matter", "outcome")  # fmt: skip
    return FoundCase(
        **{name: getattr(precedent, name) for name in same},
        score=round(item.score, 4),
        shared=item.shared,
        words=item.words,
        penalties=precedent.kinds,
        why=item.why,
        differs=item.differs,
        changed=item.changed,
    )


SIMILAR = Verb(
    "similar_cases",
    "找案情或条款相近的案例。",
    SimilarRequest,
    SimilarAnswer,
    similar_cases,
    row,
    command="assistant cases similar {facts} --json",
)
