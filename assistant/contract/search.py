"""``search``: a question in plain words or a named provision in, articles out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import Field

from assistant import verbs
from assistant.contract.base import Answer, Request, Verb
from assistant.errors import InputError
from assistant.law.lookup import read_day, today
from assistant.search.model import Hit
from assistant.search.units import Progress

if TYPE_CHECKING:
    from assistant.search.articles import Query


class SearchRequest(Request):
    """A question."""

    query: str = Field(description="问题、行为描述，或“消防法第六十条”", examples=["占用消防通道怎么处罚"])
    region: str = Field("", description="地区，如 浙江省/温州市；空只查全国性法规")
    level: str = Field("", description="效力层级，如 法律、行政法规、地方性法规；空为不限")
    as_of: str = Field("", description="按哪一天的规定，如 2024-03-05；空为今天")
    k: int = Field(10, ge=1, le=1000, description="返回条数")


class FoundArticle(Answer):
    """One article found."""

    law: str = Field(description="法规官方全称")
    article: str = Field(description="条，如 第四条")
    text: str = Field(description="条文原文")
    score: float = Field(description="相关度，只在同一次回答内可比")
    channels: tuple[str, ...] = Field(
        (), description="由哪些通道找到：named 点名、characters 字面、dense 意思、asked 收录的问法"
    )
    level: str = Field("", description="效力层级")
    region: str = Field("", description="地区；空为全国")
    chapter: str = Field("", description="所在章节")
    effective: date | None = Field(None, description="该文本的施行日期")
    until: date | None = Field(None, description="该文本自哪一天起不再施行；空为现行")
    certainty: str = Field("", description="施行日期是否确定")


class SearchAnswer(Answer):
    """The articles, best first."""

    hits: tuple[FoundArticle, ...] = Field(description="条文，最相关的在前")
    pending: int = Field(0, description="尚未生成向量、暂按字词检索的条文数")
    notes: tuple[str, ...] = Field(
        (), description="须知：所写法规已废止及其后继、当时文本未收录、几地都有同名规定、没有可查的内容"
    )
    as_of: date | None = Field(None, description="按哪一天的规定")


def search(request: SearchRequest) -> SearchAnswer:
    """Search for one question.

    Raises:
        InputError: no question, or a date that cannot be read.
    """
    from assistant.search.articles import notes_on

    query = _query(request)
    found = verbs.search(query.text, region=query.region, level=query.level, as_of=query.as_of, k=request.k)
    return SearchAnswer(hits=tuple(map(_article, found)), notes=notes_on(query), as_of=query.as_of or today())


def search_many(
    requests: Sequence[SearchRequest], progress: Progress | None = None
) -> Iterator[SearchAnswer]:
    """Search for several questions at once, which encodes them together.

    Args:
        requests: in any number.
        progress: told how far the index is, when it must be built first.

    Raises:
        InputError: a request without a question, or a date that cannot be read.
    """
    from assistant.search.articles import notes_on, open_search
    from assistant.search.build import no_progress

    queries = [_query(request) for request in requests]
    opened = open_search(progress or no_progress)
    most = max((request.k for request in requests), default=1)
    for request, query, hits in zip(requests, queries, opened.search(queries, most), strict=True):
        yield SearchAnswer(
            hits=tuple(map(_article, hits[: request.k])),
            pending=opened.pending,
            notes=notes_on(query),
            as_of=query.as_of or today(),
        )


def row(answer: SearchAnswer) -> dict[str, Any]:
    """The line of ``assistant search --batch``: official full name, 第四十二条, score."""
    hits = [{"law": h.law, "article": h.article, "score": round(h.score, 6)} for h in answer.hits]
    return {"hits": hits} | ({"notes": list(answer.notes)} if answer.notes else {})


def _query(request: SearchRequest) -> Query:
    from assistant.search.articles import Query

    if not request.query.strip():
        raise InputError("没有写要查的内容", "请写一个问题，或写法名和条号")
    return Query(request.query, request.region, request.level or None, read_day(request.as_of))


def _article(hit: Hit) -> FoundArticle:
    version = hit.article.version
    return FoundArticle(
        law=version.law.name,
        article=hit.article.label,
        text=hit.article.text,
        score=hit.score,
        channels=hit.channels,
        level=version.law.level,
        region=version.law.region,
        chapter=hit.article.chapter,
        effective=version.effective,
        until=version.until,
        certainty=version.certainty,
    )


SEARCH = Verb(
    "search",
    "查法条：用平常的话提问，或直接写法名和条号。",
    SearchRequest,
    SearchAnswer,
    search,
    row,
    search_many,
    command="assistant search {query} --json",
)
