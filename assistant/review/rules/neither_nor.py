"""R20: a paper that finds no ground to lessen (or to add) and then does so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.generally import found_here
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import PROPOSING, finding, rule


class _Said(Words):
    """The words of grounds denied and of what is done, as corpora/lexicon/review/neither_nor.yaml has them."""

    FILE = "lexicon/review/neither_nor.yaml"

    no_ground: re.Pattern[str]
    lessens: re.Pattern[str]
    adds: re.Pattern[str]
    not_done: re.Pattern[str]
    lessening_adds: re.Pattern[str]


_SINCE = date(2021, 7, 15)  # 第二十七条 of the law before it is 第三十二条 now


@rule(
    "R20", "没有情节的不从轻、从重", Severity.MAJOR, "《中华人民共和国行政处罚法》第五条第二款", kinds=PROPOSING,
    examples=("不具有从轻、减轻情节，予以从轻处罚", "不具有从轻、减轻情节，按一般情节处罚"),
)  # fmt: skip
def without_ground(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The paper denies the ground in its own words, and lessens or adds in the same sentence, or of its only party."""
    said, text = _Said.read(), unquoted(decision.text)
    denied = list(found_here(said.no_ground, text, claims=False))
    for word, done in (("从轻", said.lessens), ("从重", said.adds)):
        none = [one for one in denied if word in one.text]
        for at in found_here(done, text, claims=False) if none else ():
            before = re.split("[，。；\\n]", text[: at.start])[-1]
            if said.not_done.search(before) or any(one.holds(at.start) for one in denied):
                continue
            other = next((o for o in none if _belong(text, o, at, len(decision.parties))), None)
            if other:
                yield finding(
                    "R20", Severity.MAJOR, f"写“{other.text}”，又“{at.text}”，自相矛盾", at, "核对情节；没有从轻、从重情节的按一般情节裁量，有的写明事实和依据",
                    related=((other.start, other.end),),
                )  # fmt: skip
                return


@rule(
    "R20", "依从轻的规定不从重", Severity.MAJOR, "《中华人民共和国行政处罚法》第三十二条", kinds=PROPOSING,
    examples=("依照行政处罚法第三十二条第（一）项的规定，予以从重处罚", "依照行政处罚法第三十二条第（一）项的规定，予以从轻处罚"),
)  # fmt: skip
def added_by_what_lessens(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The provision on lessening, or a case called slight, is the reason told for adding."""
    said, text = _Said.read(), unquoted(decision.text)
    for match in said.lessening_adds.finditer(text):
        old = match["article"] == "二十七"
        if old and not (decision.decided_on and decision.decided_on < _SINCE):
            continue
        if not said.not_done.search(match["between"]):
            at = Span(match.start(), match.end(), decision.text[match.start() : match.end()])
            yield finding(
                "R20", Severity.MAJOR, "以从轻、减轻的规定（较轻的情节）为理由，却从重处罚，自相矛盾", at, "核对情节和所引的条款，统一裁量的方向"
            )  # fmt: skip
            return


def _belong(text: str, denied: Span, done: Span, parties: int) -> bool:
    """Whether both are of one party and one act: in one sentence, or the paper has one party and one line holds them."""
    between = text[min(denied.end, done.end) : max(denied.start, done.start)]
    return not re.search("[。；\\n]", between) or parties == 1 and "\n" not in between
