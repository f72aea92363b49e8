"""R14: a person is punished by the paragraph for units where the next one is for persons, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.law.model import Provision
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import Fine
from assistant.review.context import CitedRule, ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.for_whom import is_trader, on_responsible
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule

# 经营者, 建设者 may be either; these are one of the two
_ONLY_UNIT, _ONLY_PERSON = (
    re.compile(r"^(?:[^、和或及]{0,6}单位|法人|企业|其他组织|单位、法人)$"),
    re.compile(r"^(?:公民|个人|自然人)$"),
)

_NAMES = {True: re.compile("个人|公民|自然人"), False: re.compile("单位|法人|企业|组织")}


@rule(
    "R14", "所引的款是处罚这类当事人的", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=PROPOSING, needs="法规库",
    examples=("当事人是公民，引用“单位……处五千元以上”一款（另款规定个人）", "当事人是公民，引用规定个人的一款"),
)  # fmt: skip
def clause_for_such(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Every fine of the clauses invoked is on the other kind of party, and another paragraph of the article is for this kind."""
    kinds = {party.organisation for party in decision.parties}
    if len(kinds) != 1 or None in kinds or is_trader(decision):
        raise CannotTellError("没有读出当事人是公民还是单位，或者不止一类")
    person = False in kinds
    other, own = (_ONLY_UNIT, _ONLY_PERSON) if person else (_ONLY_PERSON, _ONLY_UNIT)
    rules = context.cited_rules
    fines = [f for c in rules for f in c.rule.fines if not on_responsible(f)]
    if not fines or not all(c.rule.complete for c in rules) or not all(_is_for(other, f) for f in fines):
        return
    if any(_NAMES[person].search(context.text_of(verdict)) for verdict in context.bases):
        return  # the clause speaks of such a party somewhere, whatever was read of its fines
    for cited in rules:
        better = _paragraph_for(own, cited)
        if better is None or _is_cited(better, cited, context):
            continue
        at = Span(cited.verdict.citation.start, cited.verdict.citation.end, cited.verdict.citation.text)
        yield finding(
            "R14", Severity.MAJOR, f"当事人是{'公民' if person else '单位'}，所引条款处罚的是{fines[0].party}；处罚{'个人' if person else '单位'}的是{better.format()}", at,
            f"核对是否应为{better.format()}", expected=better.format(), actual=at.text,
        )  # fmt: skip
        return


def _is_cited(place: Provision, cited: CitedRule, context: ReviewContext) -> bool:
    """Whether the paper invokes that paragraph, too: 第一款第三项、第三款 are one basis."""
    law = cited.article.version.law.name
    given = (v.citation.provision for v in context.citations if v.law and v.law.name == law)
    return any(
        one is not None
        and one.whole_article() == place.whole_article()
        and (one.paragraph or 1) == (place.paragraph or 1)
        for one in given
    )


def _is_for(kind: re.Pattern[str], fine: Fine) -> bool:
    return kind.match(fine.party.strip()) is not None


def _paragraph_for(kind: re.Pattern[str], cited: CitedRule) -> Provision | None:
    """Another place of the article whose fine is on that kind of party."""
    for one in parse_article(cited.article):
        if one.provision != cited.rule.provision and any(_is_for(kind, fine) for fine in one.fines):
            return one.provision
    return None
