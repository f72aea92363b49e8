"""R07: some piece of the list can show what was done; papers of our own, of who the party is and contracts cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision
from assistant.review.parts.pieces import Piece, pieces_of
from assistant.review.parts.story import charged_in, story_of
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule


class _Said(Words):
    """The words of papers that show no conduct, as corpora/lexicon/review/of_conduct.yaml has them."""

    FILE = "lexicon/review/of_conduct.yaml"

    our_paper: str
    of_person: str
    no_conduct: re.Pattern[str]
    may_show: re.Pattern[str]
    of_papers: re.Pattern[str]


@rule(
    "R07", "有证据能证明做了什么", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条、第四十六条", kinds=DECISIONS_AND_NOTICES, needs="案卷",
    examples=("证据：限期改正指令书及送达回证、承包合同、营业执照", "证据：现场检查笔录、照片、限期改正指令书及送达回证、营业执照"),
)  # fmt: skip
def conduct_proved(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Every piece is an order or notice of ours, a paper on who the party is, or a contract, and the act is of none of these."""
    said = _Said.read()
    pieces = pieces_of(decision)
    if len(pieces) < 2 or decision.excerpt or decision.evidence is None:
        raise CannotTellError("没有读出证据清单，或者文本不完整")
    if not all(_shows_nothing(piece) for piece in pieces):
        return
    told = unquoted(story_of(decision).text) + "".join(charged_in(unquoted(decision.text)))
    if not said.of_papers.search(re.sub(said.our_paper, "", told)):
        at = pieces[-1].span
        yield finding(
            "R07", Severity.MAJOR, "所列证据都是本机关的文书、主体材料和合同，没有一项能证明做了什么", at, "列入检查笔录、照片、询问笔录等证明违法行为的证据",
            related=((decision.evidence.start, decision.evidence.end),),
        )  # fmt: skip


def _shows_nothing(piece: Piece) -> bool:
    said = _Said.read()
    return bool(said.no_conduct.match(piece.name.strip())) and not said.may_show.search(
        piece.name + piece.proves
    )
