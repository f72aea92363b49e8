"""R13, R16, R29: a range told in the paper's own words is that of the article; a penalty rests on an article of a law."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.corpora import Words
from assistant.law.citations import VerifiedCitation
from assistant.law.penalties.text import yuan_range
from assistant.law.provisions import locate
from assistant.review.context import ReviewContext, is_sound
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import DECISIONS, PROPOSING, CannotTellError, finding, rule
from assistant.text.numerals import value_of


class _Said(Words):
    """The words of ranges and bases told, as corpora/lexicon/review/cited_ranges.yaml has them."""

    FILE = "lexicon/review/cited_ranges.yaml"

    tier: re.Pattern[str]
    unnamed: re.Pattern[str]
    imposes: re.Pattern[str]
    no_law: re.Pattern[str]
    credit: re.Pattern[str]


_NUMBER = r"\d[\d,.]{0,11}\s?[万千百]?|[一二两三四五六七八九十百千万]{1,7}"
_RANGE = re.compile(yuan_range(_NUMBER))
_REACH = 260


@rule(
    "R13", "所述幅度与条文一致", Severity.MAJOR, "《中华人民共和国行政处罚法》第三十八条第一款", kinds=PROPOSING, needs="法规库",
    examples=("条文为5万元以上10万元以下，转述为3万元以上10万元以下的罚款", "转述为5万元以上10万元以下的罚款"),
)  # fmt: skip
def range_as_in_law(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A range of money right behind a basis that is held stands in that article."""
    told = [
        v
        for v in context.citations
        if is_sound(v) and v.law and v.citation.provision and not context.is_general(v)
    ]
    if not told:
        raise CannotTellError("没有读出罚则，或者未收录")
    for verdict in told:
        ranges = _ranges_of(verdict, context)
        for match in _behind(verdict, decision, context) if ranges else ():
            own = _pair(match)
            if own and own not in ranges:
                at = Span(match.start(), match.end(), match[0])
                yield finding(
                    "R13", Severity.MAJOR, f"所述幅度“{match[0]}”在所引条文中没有", at, "按条文原文写幅度；引用裁量基准的写明", actual=match[0],
                    related=((verdict.citation.start, verdict.citation.end),),
                )  # fmt: skip
                return


def _behind(verdict: VerifiedCitation, decision: Decision, context: ReviewContext) -> Iterator[re.Match[str]]:
    """Ranges between a citation and the next one, in its sentence."""
    start = verdict.citation.end
    later = [v.citation.start for v in context.citations if v.citation.start >= start]
    stop = min([*later, start + _REACH])
    text = decision.text[start:stop].split("\n")[0]
    text = text.split("。")[0]
    if _Said.read().tier.search(text):
        return
    yield from _RANGE.finditer(decision.text, start, start + len(text))


def _ranges_of(verdict: VerifiedCitation, context: ReviewContext) -> set[tuple[Decimal, Decimal]]:
    assert verdict.law is not None
    assert verdict.citation.provision is not None
    place = verdict.citation.provision
    article = context.library.article(verdict.law, place, context.as_of)
    if article is None or locate(article.text, place) is None:
        return set()
    pairs = (_pair(m) for m in _RANGE.finditer(article.text))
    return {pair for pair in pairs if pair}


def _pair(match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    low, high = (value_of(match[g].replace(",", "").strip()) for g in ("low", "high"))
    return (low, high) if low is not None and high is not None else None


@rule(
    "R29", "处罚依据写到条款", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十九条第一款第（三）项", kinds=DECISIONS,
    examples=("依照税收征收管理法有关规定，处罚款", "依照《中华人民共和国税收征收管理法》第六十三条第一款，处罚款"),
)  # fmt: skip
def article_named(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """有关规定 in place of an article, and no article of a law invoked as basis in the paper."""
    said = _Said.read()
    if any(v.citation.provision and v.citation.provision.article for v in context.bases):
        return
    for sentence in sentences_of(unquoted(decision.text)):
        match = said.unnamed.search(sentence.text)
        if (
            match
            and said.imposes.search(sentence.text, match.end())
            and "告知" not in sentence.text[: match.start()]
        ):
            start = sentence.start + match.start()
            yield finding(
                "R29", Severity.MAJOR, f"处罚依据只写“{match[0]}”，没有写条款", Span(start, start + len(match[0]), match[0]), "写明法律、法规、规章的全称和条、款、项"
            )  # fmt: skip
            return


@rule(
    "R16", "以规范性文件为处罚依据", Severity.MAJOR, "《中华人民共和国行政处罚法》第十六条", kinds=PROPOSING,
    examples=("依据《某省行政处罚裁量基准》，决定罚款", "依据《……条例》的罚则，参照裁量基准，决定罚款"),
)  # fmt: skip
def law_not_norm(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The words that decide invoke one title only, and it is no law, regulation or rule."""
    said = _Said.read()
    if decision.ruling is None:
        raise CannotTellError("没有读出决定部分")
    text = unquoted(decision.ruling.text)
    named = re.search(
        r"(?:依据|根据|依照)《(?P<title>[^》\n]{4,40})》(?![^，。；]{0,20}(?:、|和|及)[《上前])", text
    )
    titles = re.findall(r"《[^》\n]{4,40}》", text)
    others = [v for v in context.bases if v.citation.provision and not said.no_law.search(v.citation.name)]
    if named is None or len(titles) != 1 or not said.imposes.search(text, named.end()):
        return
    norm, credit = said.no_law.search(named["title"]), said.credit.search(named["title"])
    at = Span(decision.ruling.start + named.start(), decision.ruling.start + named.end(), named[0])
    if norm and not others:
        yield finding(
            "R16", Severity.MAJOR, f"以《{named['title']}》为处罚依据，规范性文件不得设定行政处罚", at, "写明设定处罚的法律、法规、规章条款；裁量基准只作裁量的参照"
        )  # fmt: skip
    elif norm or credit:
        yield finding(
            "R16", Severity.HINT, f"决定部分只引《{named['title']}》，核对它能否作为处罚依据", at, "写明设定处罚的法律、法规、规章条款", ground=Ground.CANNOT_TELL
        )  # fmt: skip
