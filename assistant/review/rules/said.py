"""R08: what a witness or a piece is told to say in the list of evidence, against the facts: sold or not, on which day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import charged_in, story_of
from assistant.review.parts.whose import of_party, speaks_of_others
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.text.dates import CHINESE_DATE, matched_day

_LAW = "《中华人民共和国行政处罚法》第四十条"
_NOUN, _NEAR = 2, 24


class Said(Words):
    """How evidence tells who sold, what was mended when and how many there were, as corpora/lexicon/review/said.yaml has it."""

    FILE = "lexicon/review/said.yaml"

    explained: re.Pattern[str]
    says: str
    from_party: str
    bought: str
    sold: re.Pattern[str]
    supplier: re.Pattern[str]
    to_party: re.Pattern[str]
    unsold: re.Pattern[str]
    partly: re.Pattern[str]
    denied: re.Pattern[str]
    mending: str
    not_done: re.Pattern[str]
    count: str
    people: re.Pattern[str]
    proved: re.Pattern[str]
    official: re.Pattern[str]
    only: re.Pattern[str]
    kind: re.Pattern[str]
    state: re.Pattern[str]
    generic: re.Pattern[str]
    present: re.Pattern[str]
    here: re.Pattern[str]
    elsewhere: re.Pattern[str]
    and_others: re.Pattern[str]
    trade: re.Pattern[str]


@rule(
    "R08", "证人所述与事实相符", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("证人笔录（称当日向你买过鱼），事实写渔获物未出售", "证人笔录（称没有看见出售），事实写渔获物未出售"),
)  # fmt: skip
def said_otherwise(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Sold where the facts say unsold; done on another day than the facts tell."""
    if decision.evidence is None:
        raise CannotTellError("没有读出证据部分")
    facts = unquoted(story_of(decision).text) + "。" + "。".join(charged_in(unquoted(decision.text)))
    listed = unquoted(decision.evidence.text)
    if Said.read().explained.search(unquoted(decision.text)):
        return
    for match in (*_sold(listed, facts, decision), *_other_day(listed, facts)):
        start = decision.evidence.start + match.start()
        at = Span(start, start + len(match[0]), match[0])
        yield finding(
            "R08", Severity.MAJOR, f"证据所述（“{match[0]}”）与认定的事实相反，存在矛盾", at, "核实后说明采信哪一份证据和理由，必要时补充调查"
        )  # fmt: skip
        return


def _sold(listed: str, facts: str, decision: Decision) -> Iterator[re.Match[str]]:
    """Sold by the word of a piece, where the facts say of all of it that it was not."""
    said = Said.read()
    if said.unsold.search(facts) and not said.partly.search(said.unsold.sub("", facts)):
        for match in said.sold.finditer(listed):
            if not said.denied.search(listed[: match.start("act")]) and _by_party(match, decision):
                yield match


def _by_party(match: re.Match[str], decision: Decision) -> bool:
    """Whether it was the party that sold; a supplier and what was sold to the party are told of in the same words."""
    said = Said.read()
    listed, between = match.string, match["between"]
    piece = re.split("[、；。\n]", listed[: match.start()])[-1]
    behind = re.split("[，。；、）)]", listed[match.end() : match.end() + _NEAR])[0]
    begun = tuple(p.name.text.strip()[:_NOUN] for p in decision.parties if p.name)
    if speaks_of_others(between, decision) or "自己" in between:
        return False
    if match["bought"]:
        return True
    sold_to = behind if match["act"].rstrip("了").endswith("给") else "".join(re.findall("给(.*)", behind))
    if said.to_party.match(sold_to) or sold_to.startswith(begun):
        return False
    return bool(re.search(of_party(decision), re.sub("其", "", between))) or not said.supplier.search(piece)


def _other_day(listed: str, facts: str) -> Iterator[re.Match[str]]:
    """The facts tell one day for the act, the piece another, which the facts do not name at all."""
    said, days = Said.read(), {matched_day(m) for m in CHINESE_DATE.finditer(facts)}
    told = rf"{said.says}[^。；）)]{{0,24}}?(?P<date>{CHINESE_DATE.pattern})(?P<between>[^。；）)，]{{0,10}}?)(?P<verb>{said.mending})"
    for match in re.finditer(told, listed):
        day = matched_day(match)
        own = _days_of(match["verb"], facts)
        if day and own and day not in days and not Said.read().not_done.search(match["between"]):
            yield match


def _days_of(verb: str, facts: str) -> set[date]:
    pattern = re.compile(rf"(?P<date>{CHINESE_DATE.pattern})(?P<between>[^。；，]{{0,24}}?){verb}")
    told = (matched_day(m) for m in pattern.finditer(facts) if not Said.read().not_done.search(m["between"]))
    return {day for day in told if day}
