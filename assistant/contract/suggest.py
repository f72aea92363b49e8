"""``suggest``: facts in, penalty clauses that may apply out, each with its reasons and its pinned rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import Field

from assistant import verbs
from assistant.analysis.model import Suggestion
from assistant.contract.base import FACTS, Answer, Ref, Request, Verb
from assistant.dossier.model import Case, Party, RulePin
from assistant.law.penalty_model import Fine

KINDS = ("个人", "企业", "个体工商户")


class SuggestRequest(Request):
    """Facts with what is known of day, place and party."""

    facts: str = Field(description="案件事实：谁，何时，何地，做了什么", examples=[FACTS])
    date: str = Field("", description="行为日期：2024、2024-03 或 2024-03-05；空为今天的规定")
    region: str = Field("", description="地区，如 浙江省/温州市；空只查全国性法规")
    party: str = Field("", description="当事人类型：个人、企业、个体工商户；其他写法按个人")
    k: int = Field(10, ge=1, le=100, description="返回条数")


class FineRange(Answer):
    """One fine of the clause; a borrowed one says only where from."""

    party: str | None = Field(None, description="对谁；any 为不限")
    condition: str | None = Field(None, description="条件，如 逾期不改正")
    type: Literal["amount", "multiple", "percent", "per_unit", "unspecified", "reference"] = Field(
        description="amount 元、multiple 倍、percent 百分比、per_unit 按单位计、unspecified 未定、reference 依照别条"
    )
    min: float | int | None = Field(None, description="下限")
    max: float | int | None = Field(None, description="上限")
    min_excluded: bool | None = Field(None, description="下限本数不在幅度内（不含本数）")
    max_excluded: bool | None = Field(None, description="上限本数不在幅度内（不含本数、不满）")
    base: str | None = Field(None, description="基数、单位或所依照的条款")
    discretionary: bool | None = Field(None, description="可以处")
    relation: str | None = Field(None, description="处、并处、或者")


class SuggestedClause(Answer):
    """One penalty clause that may apply."""

    law: str = Field(description="罚则所在的法规全称")
    score: float = Field(description="得分，只在同一次回答内可比")
    violated: tuple[Ref, ...] = Field(description="违则")
    penalty: Ref = Field(description="罚则")
    kinds: tuple[str, ...] = Field(description="处罚种类")
    fines: tuple[FineRange, ...] = Field(description="罚款幅度")
    inferred: bool = Field(description="违则是否由行为描述推断")
    confidence: str = Field(description="较有把握（概率 0.85 以上）、可能（0.6 以上）、线索")
    matches: tuple[tuple[str, str], ...] = Field((), description="事实的用词和条文的用词")
    to_prove: tuple[str, ...] = Field((), description="还要证明什么")
    distinguish: tuple[str, ...] = Field((), description="注意与哪些条款区分")
    notes: tuple[str, ...] = Field((), description="提示")
    pin: RulePin | None = Field(None, description="钉定的罚则，可放进案件 charges 的 rule")
    reference: str = Field("", description="罚则写法：《…》第X条第Y款第（Z）项")
    conduct: str = Field("", description="条文所写的行为")
    orders: tuple[str, ...] = Field((), description="责令，后面括号里是条文写的前提")
    amounts: tuple[str, ...] = Field((), description="罚款幅度的文字写法")
    act: str = Field("", description="针对事实中的哪一句")
    group: int = Field(0, description="第几个行为；同一行为的几个依据同号")
    probability: float = Field(0.0, description="条文正确的估计概率（0 到 1）")
    scope: tuple[str, ...] = Field((), description="事实中符合该条适用范围的方面")
    folded: bool = Field(False, description="只是线索：领域与首条不同或者概率很低，折叠显示")
    twins: tuple[Ref, ...] = Field(
        (), description="另一部法规对同一行为的罚则，页面上与在前的一条合为一条显示"
    )


class SuggestAnswer(Answer):
    """The clauses, best first."""

    suggestions: tuple[SuggestedClause, ...] = Field(description="可能适用的罚则，最相合的在前")
    general: tuple[str, ...] = Field((), description="另请注意的总则条款")
    message: str = Field("", description="没有或没有把握较大的条款时的说明")


def suggest(request: SuggestRequest) -> SuggestAnswer:
    """Suggest penalty clauses for facts.

    Raises:
        InputError: the facts are far too long.
    """
    party = Party(kind=request.party) if request.party in KINDS else Party()
    return suggest_for(
        Case(facts=request.facts, act_date=request.date, region=request.region, party=party), request.k
    )


def suggest_for(case: Case, k: int) -> SuggestAnswer:
    """The same for a case at hand."""
    advice = verbs.suggest(case, k=k)
    return SuggestAnswer(
        suggestions=tuple(map(_clause, advice.suggestions)),
        general=tuple(ref.format() for ref in advice.general),
        message=advice.message,
    )


def leading(found: Sequence[SuggestedClause]) -> tuple[int, ...]:
    """The places of the clauses to be shown on their own: a twin is shown with the one it belongs to."""
    known: set[Ref] = set()
    places = []
    for place, clause in enumerate(found):
        if known.isdisjoint(clause.twins):
            places.append(place)
        known.add(clause.penalty)
    return tuple(places)


def twins_of(clause: SuggestedClause, found: Sequence[SuggestedClause]) -> tuple[SuggestedClause, ...]:
    """The clauses that are shown with this one, as far as they were returned."""
    return tuple(one for one in found if one.penalty in clause.twins)


def chosen_clauses(case: Case) -> tuple[SuggestedClause, ...]:
    """The clauses that a case relies on, as they would be suggested; none while nothing is settled.

    Raises:
        InputError: the case names something that is no penalty clause of the library.
    """
    from assistant.analysis.verbs import clauses_of

    return tuple(map(_clause, clauses_of(case)))


_LINE = (
    "law", "score", "violated", "penalty", "kinds", "fines", "inferred", "confidence", "matches", "to_prove",
    "distinguish", "notes", "pin", "act", "group", "probability", "scope", "folded", "twins",
)  # fmt: skip


def row(answer: SuggestAnswer) -> dict[str, Any]:
    """The line of ``assistant suggest --batch``."""
    lines = [clause.model_dump(mode="json", include=set(_LINE)) for clause in answer.suggestions]
    return {"suggestions": lines} | ({"message": answer.message} if answer.message else {})


def _clause(suggestion: Suggestion) -> SuggestedClause:
    from assistant.law.penalties.text import told_order, told_range

    rule = suggestion.rule
    return SuggestedClause(
        law=suggestion.penalty.law,
        score=round(suggestion.score, 6),
        violated=tuple(map(Ref.of, suggestion.violated)),
        penalty=Ref.of(suggestion.penalty),
        kinds=rule.kinds,
        fines=tuple(map(_fine, rule.fines)),
        inferred=suggestion.inferred,
        confidence=suggestion.confidence,
        matches=tuple((match.facts, match.clause) for match in suggestion.matches),
        to_prove=suggestion.to_prove,
        distinguish=suggestion.distinguish,
        notes=suggestion.notes,
        pin=suggestion.pin,
        reference=suggestion.penalty.format(),
        conduct=rule.conduct,
        orders=tuple(told_order(*one) for one in rule.triggered_orders),
        amounts=tuple(dict.fromkeys(map(told_range, rule.fines))),
        act=suggestion.act,
        group=suggestion.group,
        probability=round(suggestion.probability, 3),
        scope=suggestion.scope,
        folded=suggestion.folded,
        twins=tuple(map(Ref.of, suggestion.twins)),
    )


def _fine(fine: Fine) -> FineRange:
    from assistant.law.penalty_query import fine_json

    return FineRange.model_validate(fine_json(fine))


SUGGEST = Verb(
    "suggest",
    "由案件事实找可适用的处罚条款及其违则。",
    SuggestRequest,
    SuggestAnswer,
    suggest,
    row,
    command="assistant suggest {facts} --json",
)
