"""R14: nothing in the paper tells of what the clause cited punishes, and another clause of the law punishes just what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby

from assistant.corpora import Words
from assistant.law.library import LawLibrary
from assistant.law.model import Provision, Version
from assistant.law.penalty import parse_article
from assistant.review.context import CitedRule, ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.acts_named import acts_named
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule
from assistant.review.rules.contrast import load_provision_words, words_of_the_other
from assistant.review.rules.items import covers, named_elsewhere, right_place
from assistant.review.rules.penalty import right_item, tells_an_act
from assistant.text.bigrams import bigrams

_LAW = "《中华人民共和国行政处罚法》第四十条"
_SHOWN, _KEPT = 30, 64
_UNTOLD, _HARDLY_TOLD, _COVERED, _GAIN = 0.05, 0.1, 0.8, 2
_APART, _OF_DUTY, _DUTY_SHARE, _BESIDE = 10, 8, 0.3, 2


class _Said(Words):
    """The words of licences, as corpora/lexicon/review/another_clause.yaml has them."""

    FILE = "lexicon/review/another_clause.yaml"

    without: re.Pattern[str]
    against_terms: re.Pattern[str]
    holder: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Told:
    """The word pairs of each name of the act, of the duties cited, and of the whole paper without quoted law."""

    names: tuple[frozenset[str], ...]
    duties: frozenset[str]
    text: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Other:
    """A penalty rule of the law that the paper does not cite, with its word pairs."""

    place: Provision
    conduct: str
    pairs: frozenset[str]
    beside: bool = False


@rule(
    "R14", "另一罚则写的才是所述行为", Severity.MAJOR, _LAW, kinds=PROPOSING, needs="法规库",
    examples=("未取得农药经营许可证经营农药，引用处罚经营劣质农药的一条", "未取得农药经营许可证经营农药，引用处罚无证经营的一条"),
)  # fmt: skip
def another_clause(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The words that set the clause cited apart stand nowhere in the paper, those of another one are its name of the act or its duty."""
    if not context.cited_rules:
        raise CannotTellError("罚则未收录，或者没有读出罚则")
    told = _told(decision, context)
    for group in _groups(context.cited_rules):
        if len(group) == 1 and tells_an_act(group[0].rule.conduct):
            best = _best(group[0], context, told)
            if best and not _told_by_others(decision, context):
                yield _finding(group[0], best, "没有写到")
                return


@rule(
    "R14", "无证不适用持证者违反许可的罚则", Severity.MAJOR, _LAW, kinds=PROPOSING, needs="法规库",
    examples=("未取得经营许可证经营，引用处罚不按照经营许可证的规定经营的一款", "未取得经营许可证经营，引用处罚未取得经营许可证经营的一款"),
)  # fmt: skip
def without_licence(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The act is named as one without a licence, the one clause cited punishes who has one and breaks its terms, and another punishes who has none."""
    said = _Said.read()
    names = acts_named(decision)
    bare = [name for name in names if said.without.search(name)]
    if not context.cited_rules or not bare:
        raise CannotTellError("罚则未收录，或者所述行为不是没有许可")
    groups = list(_groups(context.cited_rules))
    conducts = [one.rule.conduct for group in groups for one in group]
    if any(not said.against_terms.search(one) for one in conducts) or said.holder.search(
        unquoted(decision.text)
    ):
        return
    for group in groups:
        best = next(
            (one for one in _others(group[0], context) if one.beside and said.without.search(one.conduct)),
            None,
        )
        if best:
            yield _finding(group[0], best, "处罚持证而不按许可的，不是没有许可的")
            return


def _groups(rules: Sequence[CitedRule]) -> Iterator[list[CitedRule]]:
    for _, group in groupby(rules, key=lambda one: one.verdict.citation.start):
        yield list(group)


def _told(decision: Decision, context: ReviewContext) -> _Told:
    return _Told(
        tuple(_pairs(name) for name in acts_named(decision)),
        _pairs("。".join(context.text_of(verdict) for verdict in context.duties)),
        bigrams(unquoted(decision.text)),
    )


def _told_by_others(decision: Decision, context: ReviewContext) -> bool:
    """Whether another rule on the place cited has found something already."""
    for check in (right_place, right_item, named_elsewhere, words_of_the_other):
        try:
            if any(True for _ in check(decision, context)):
                return True
        except CannotTellError:
            continue
    return False


def _others(cited: CitedRule, context: ReviewContext) -> Iterator[_Other]:
    """The penalty rules of the law at places that the paper does not cite; ``beside``: in the same article."""
    law, own = cited.verdict.law, cited.rule.provision
    places = [
        v.citation.provision
        for v in (*context.bases, *context.duties)
        if v.law == law and v.citation.provision is not None
    ]
    for one in _clauses(context.library, cited.article.version):
        if not any(covers(place, one.place) for place in places):
            yield replace(one, beside=one.place.whole_article() == own.whole_article())


@lru_cache(maxsize=_KEPT)
def _clauses(library: LawLibrary, version: Version) -> tuple[_Other, ...]:
    """The penalty rules of a law that say what is done."""
    rules = (rule for article in library.articles(version) for rule in parse_article(article))
    return tuple(_Other(r.provision, r.conduct, _pairs(r.conduct)) for r in rules if tells_an_act(r.conduct))


def _best(cited: CitedRule, context: ReviewContext, told: _Told) -> _Other | None:
    """The one that has most of the paper's name of the act and of its words; None where none surely is it."""
    fitting = ((fit, one) for one in _others(cited, context) if (fit := _fit(one, cited, told)) > 0)
    return max(fitting, key=lambda pair: pair[0], default=(0.0, None))[1]


def _fit(other: _Other, cited: CitedRule, told: _Told) -> float:
    """How well another clause fits where the cited one does not at all; 0 where that is not sure."""
    a, b = other.pairs, _pairs(cited.rule.conduct)
    own, others = b - a - _common(), a - b - _common()
    if not own or not others or any(name & own for name in told.names):
        return 0.0
    untold = len(own & told.text) / len(own)
    told_of = len(others & told.text) / len(others)
    names = [name for name in told.names if len((name & a) - b) >= _GAIN]
    covered = max((len(name & a) / len(name) for name in names), default=0.0)
    if covered >= _COVERED and untold <= _UNTOLD:
        return covered + told_of
    if len(own) < _APART:
        return 0.0
    of_duty = len(others & told.duties)
    if not own & told.duties and of_duty >= _OF_DUTY and of_duty >= _DUTY_SHARE * len(others):
        return told_of if untold <= _HARDLY_TOLD else 0.0
    return told_of if other.beside and not untold and told_of * len(others) >= _BESIDE else 0.0


def _finding(cited: CitedRule, other: _Other, why: str) -> Finding:
    citation = cited.verdict.citation
    mine, theirs = (text.split("：")[-1][:_SHOWN] for text in (cited.rule.conduct, other.conduct))
    at = Span(citation.start, citation.end, citation.text)
    return finding(
        "R14", Severity.MAJOR, f"所引罚则不是针对所述的行为：它针对的是“{mine}”（{why}），{other.place.format()}针对的是“{theirs}”", at,
        f"核对是否应为{other.place.format()}", expected=other.place.format(), actual=citation.text,
    )  # fmt: skip


def _pairs(words: str) -> frozenset[str]:
    """The word pairs of some words, without those of 的."""
    return frozenset(pair for pair in bigrams(re.sub(r"[^\u4e00-\u9fff]", "", words)) if "的" not in pair)


@cache
def _common() -> frozenset[str]:
    """Word pairs in which any provision is told."""
    return frozenset().union(*(_pairs(phrase) for phrase in load_provision_words()))
