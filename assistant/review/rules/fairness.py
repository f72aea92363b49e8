"""R20: reasons that point the way the fine goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import REASON, sentences_of, unquoted
from assistant.review.parts.generally import found_here
from assistant.review.parts.model import Decision, Imposed, Span, words
from assistant.review.parts.tiers import opened
from assistant.review.parts.whose_range import ranges_of_party
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule


class _Said(Words):
    """The words of reasons, as corpora/lexicon/review/fairness.yaml has them."""

    FILE = "lexicon/review/fairness.yaml"

    asking: re.Pattern[str]
    mild: re.Pattern[str]
    stern: re.Pattern[str]
    not_mild: re.Pattern[str]
    asked: re.Pattern[str]
    formula: re.Pattern[str]


@rule(
    "R20", "裁量方向与数额一致", Severity.MAJOR, "《中华人民共和国行政处罚法》第五条第二款、第三十四条", kinds=PROPOSING, needs="法规库",
    examples=("予以从轻处罚，决定罚款（法定最高额）", "予以从轻处罚，决定罚款（幅度的下段）"),
)  # fmt: skip
def direction(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Milder words with the highest fine, sterner words with the lowest."""
    said = _Said.read()
    fines = [one for one in decision.imposed if one.kind == "罚款" and one.amount]
    told = [f for c in context.applied_rules for f in c.rule.fines]
    ranges = [f for f in opened(told, decision) if f.type == "amount" and f.max and f.min != f.max]
    if not fines or not ranges:
        raise CannotTellError("没有读出罚款数额，或者罚则未收录、幅度按基数计算")
    mild, stern = _said(decision, said.mild), _said(decision, said.stern)
    for one in fines:
        own = ranges_of_party(one, ranges, decision) or ranges
        tops, bottoms = {f.max for f in own}, {f.min for f in own}  # 两档相接处的数额既是上限又是下限，不算
        yield from _against(one, mild, stern, tops - bottoms, bottoms - tops, decision)


def _against(
    one: Imposed,
    mild: bool,
    stern: bool,
    tops: set[float | None],
    bottoms: set[float | None],
    decision: Decision,
) -> Iterator[Finding]:
    assert one.amount is not None
    yuan = float(one.amount.yuan)
    related = tuple((s.start, s.end) for s in decision.reasons[:2])
    if mild and not stern and yuan in tops:
        yield finding(
            "R20",
            Severity.MAJOR,
            "说从轻（较轻），却处以法定最高额（顶格）",
            one.span,
            "按所述情节重新裁量，或者写明理由",
            related=related,
        )
    if stern and not mild and yuan in bottoms and yuan:
        yield finding(
            "R20",
            Severity.MAJOR,
            "说从重，却处以法定最低额",
            one.span,
            "按所述情节重新裁量，或者写明理由",
            related=related,
        )


def says_milder(decision: Decision) -> bool:
    """Whether the reasons call for a milder penalty and nothing for a sterner one.

    Args:
        decision: the paper in its parts.
    """
    said = _Said.read()
    return _said(decision, said.mild) and not _said(decision, said.stern)


def says_sterner(decision: Decision) -> bool:
    """Whether the reasons call for a sterner penalty and nothing for a milder one.

    Args:
        decision: the paper in its parts.
    """
    said = _Said.read()
    return _said(decision, said.stern) and not _said(decision, said.mild)


def _said(decision: Decision, pattern: re.Pattern[str]) -> bool:
    """Whether the reasons say it, not what the party asked for or what is denied in the clause."""
    return any(next(_told_in(s.text, pattern), None) for s in sentences_of(unquoted(words(decision.reasons))))


def _told_in(sentence: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    said = _Said.read()
    if said.asked.search(sentence):
        return
    for at in found_here(pattern, sentence):
        start = max(sentence.rfind(mark, 0, at.start) for mark in "，；") + 1
        if not said.not_mild.search(re.split("[，。；]", sentence[start:])[0]):
            yield at


def _gives_reason(sentence: Span) -> bool:
    """Whether a sentence on discretion says something of the case: more than 综合考虑, and not only what the party asked for."""
    said = _Said.read()
    own = unquoted(sentence.text)
    return bool(REASON.search(said.formula.sub("", own))) and not said.asking.search(own)


@rule(
    "R20", "裁量理由", Severity.HINT, "《中华人民共和国行政处罚法》第三十四条、第五十九条第一款", kinds=("decision",),
    examples=("依据……决定罚款五万元", "鉴于当事人初次违法、及时改正，予以从轻，决定罚款五万元"),
)  # fmt: skip
def reasons_given(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A fine within a range comes with reasons."""
    if decision.ruling is None or decision.excerpt:
        raise CannotTellError("没有读出处罚内容，或者文本不完整")
    fines = [fine for cited in context.applied_rules for fine in cited.rule.fines]
    if fines and all(fine.min is not None and fine.min == fine.max for fine in fines):
        return
    if any(one.kind == "罚款" for one in decision.imposed) and not any(
        _gives_reason(s) for s in decision.reasons
    ):
        yield finding(
            "R20",
            Severity.HINT,
            "没有写明裁量理由（情节、档次、从轻或者从重）",
            Span(decision.ruling.start, decision.ruling.start, ""),
            "写明考虑的情节和适用的裁量档次",
        )
