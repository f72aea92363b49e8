"""R29: the basis of what is imposed is written out, down to the article; how and where the fine is paid; how long a seizure lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span, words
from assistant.review.rule import NOTICES, PENALTIES, CannotTellError, finding, rule


class _Said(Words):
    """The words of what a decision writes out, as corpora/lexicon/review/basis_named.yaml has them."""

    FILE = "lexicon/review/basis_named.yaml"

    taken_up: re.Pattern[str]
    no_basis: re.Pattern[str]
    only_name: re.Pattern[str]
    imposes: re.Pattern[str]
    pays: re.Pattern[str]
    where: re.Pattern[str]
    account: re.Pattern[str]
    lasts: re.Pattern[str]


_LAW = "《中华人民共和国行政处罚法》"


@rule(
    "R29", "写明处罚依据", Severity.MAJOR, f"{_LAW}第五十九条第一款第（三）项", kinds=(*PENALTIES, *NOTICES, "correction"),
    examples=("违反了某法某条，决定罚款（没有处罚依据）", "违反了某法某条，依据该法另一条，决定罚款"),
)  # fmt: skip
def basis_told(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Only the duty broken is cited, and nothing that imposes: no article, or only the name of a law."""
    said = _Said.read()
    if decision.excerpt:
        raise CannotTellError("文本不完整")
    text = unquoted(decision.text)
    placed = [v for v in context.citations if v.citation.provision and v.citation.provision.article]
    if not placed or any(context.role(v) != "duty" and not context.is_general(v) for v in placed):
        return
    if decision.is_kind == "correction" and any(context.role(v) == "basis" for v in placed):
        return
    start = max((v.citation.start for v in placed if context.role(v) == "duty"), default=0)
    named = next(
        (m for m in said.only_name.finditer(text) if said.imposes.search(text[m.end() : m.end() + 80])), None
    )
    if named:
        at = Span(named.start(), named.end(), named[0])
        yield finding(
            "R29",
            Severity.MAJOR,
            f"处罚依据只写“{named[0]}”，没有写条款",
            at,
            "写明法律、法规、规章的全称和条、款、项",
        )
    elif not said.taken_up.search(said.no_basis.sub("", text[start:])) and (
        decision.imposed or decision.is_kind == "correction"
    ):
        at = decision.ruling or decision.end
        what = "责令改正" if decision.is_kind == "correction" else "处罚"
        yield finding(
            "R29",
            Severity.MAJOR,
            f"没有写{what}的依据，只引用了违反的条款",
            Span(at.start, at.start, ""),
            "写明设定处罚（责令）的法律、法规、规章条款",
        )


@rule(
    "R29", "写明到哪里缴纳罚款", Severity.MAJOR, f"{_LAW}第五十九条第一款第（四）项", kinds=PENALTIES,
    examples=("自收到之日起十五日内缴纳罚款", "自收到之日起十五日内到某银行缴纳罚款"),
)  # fmt: skip
def where_to_pay(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A fine is paid at a bank or by a payment system that the paper names (行政处罚法第六十七条第三款)."""
    said = _Said.read()
    fined = any(one.kind == "罚款" for one in decision.imposed)
    terms = words(decision.performance)
    if decision.excerpt or not fined or not said.pays.search(terms):
        raise CannotTellError("没有罚款，或者没有读出履行的方式和期限")
    if not said.where.search(terms) and not said.account.search(decision.text):
        at = decision.performance[0]
        yield finding(
            "R29",
            Severity.MAJOR,
            "没有写明缴纳罚款的方式（银行、电子支付等）",
            at,
            "写明指定的银行或者电子支付方式",
        )


@rule(
    "R29", "写明查封扣押的期限", Severity.MAJOR, "《中华人民共和国行政强制法》第二十四条第二款第（二）项", kinds=("seizure",),
    examples=("决定对物品予以扣押。（没有期限）", "决定对物品予以扣押，期限三十日"),
)  # fmt: skip
def seizure_lasts(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A decision to seize tells how long it holds."""
    if decision.excerpt:
        raise CannotTellError("文本不完整")
    text = re.sub(r"(?:查封|扣押)期间", "", unquoted(decision.text))
    if not _Said.read().lasts.search(text):
        at = decision.ruling or decision.end
        yield finding(
            "R29",
            Severity.MAJOR,
            "没有写明查封、扣押的期限",
            Span(at.end, at.end, ""),
            "写明起止日期，不超过三十日",
        )
