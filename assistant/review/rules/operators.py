"""R05: who runs an individual business is of an age to run one, by the number that the head gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.model import Decision, PartyBlock, Span
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.review.rules.party import age_at_act
from assistant.text.identity import ID_NUMBER

_RUNS_IT = re.compile(r"经\s?营\s?者|个体工商户")
_OF_AGE = 16


@rule(
    "R05", "经营者的年龄", Severity.MAJOR, "《中华人民共和国民法典》第十八条第二款", kinds=DECISIONS_AND_NOTICES,
    examples=("经营者的身份证号写2012年出生，2024年处罚", "经营者的身份证号写1982年出生，2024年处罚"),
)  # fmt: skip
def of_age_to_run_it(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A person under sixteen runs no business: the number is wrong, or somebody else runs it."""
    shops = [
        one for one in decision.parties if one.organisation and one.area and _RUNS_IT.search(one.area.text)
    ]
    if not shops:
        raise CannotTellError("当事人不是个体工商户")
    for shop in shops:
        number = _number(shop)
        age = age_at_act(replace(shop, id_number=number, birth=None), decision) if number else None
        if number and age is not None and age < _OF_AGE:
            yield finding(
                "R05", Severity.MAJOR, f"按身份证号，行为时经营者{age}周岁，不能是经营者", number, "核对经营者的身份证号；确系未成年人的，查明实际经营者和监护人"
            )  # fmt: skip


def _number(shop: PartyBlock) -> Span | None:
    """The one identity number of a block."""
    found = list(ID_NUMBER.finditer(shop.area.text)) if shop.area else []
    if len(found) != 1 or shop.area is None:
        return None
    return Span(shop.area.start + found[0].start(), shop.area.start + found[0].end(), found[0][0])
