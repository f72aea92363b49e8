"""Which of the clauses invoked measures a fine: rules that carry out a law, a later paragraph, the tier of the items cited."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.law.penalty_model import Fine
from assistant.review.context import CitedRule, ReviewContext
from assistant.text.numerals import to_int

_CARRIES_OUT = re.compile(r"实施(?:条例|细则|办法|规定)$")


def left_to_others(one: CitedRule, rules: Sequence[CitedRule]) -> bool:
    """Whether a clause only says that there is a fine, and the rules that carry out its law, invoked too, say how much."""
    law = one.article.version.law.name
    if any(fine.type != "unspecified" for fine in one.rule.fines) or "罚款" not in one.paragraph:
        return False
    if any(_measures_for(one, other) for other in rules):
        return True
    names = (other.article.version.law.name for other in rules if other.rule.fines)
    return any(_CARRIES_OUT.search(name) and _CARRIES_OUT.sub("", name) == law for name in names)


def _measures_for(one: CitedRule, other: CitedRule) -> bool:
    """Whether another paragraph of the same article, invoked too, says how much the fine of a clause is: 有前款第四项行为的，处……."""
    places = one.rule.provision, other.rule.provision
    return (
        one.article.version.law.name == other.article.version.law.name
        and places[0].whole_article() == places[1].whole_article()
        and places[0].paragraph < places[1].paragraph
        and any(fine.type != "unspecified" for fine in other.rule.fines)
        and _AFORESAID.search(other.paragraph) is not None
    )


_ITEMS_BEFORE = re.compile(
    r"前款(?P<items>第[一二三四五六七八九十]{1,3}项(?:(?:、|和|或者|及|，)?第[一二三四五六七八九十]{1,3}项)*)"
)


def of_items(fine: Fine, one: CitedRule, context: ReviewContext) -> bool:
    """Whether a fine for items of the paragraph before (有前款第二项、第三项行为的) is for one that the paper cites; any where it cites none."""
    listed = _ITEMS_BEFORE.search(fine.condition)
    place = one.rule.provision
    cited = {
        v.citation.provision.item
        for v in context.bases
        if v.law == one.verdict.law and (v.citation.provision and v.citation.provision.item)
        and v.citation.provision.whole_article() == place.whole_article()
        and v.citation.provision.paragraph in (0, place.paragraph - 1)
    }  # fmt: skip
    if listed is None or not cited:
        return True
    return bool(
        cited & {to_int(n) for n in re.findall(r"第([一二三四五六七八九十]{1,3})项", listed["items"])}
    )


_AFORESAID = re.compile(r"前[一二两三]?款|第[一二三]款")
