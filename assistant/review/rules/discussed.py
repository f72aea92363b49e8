"""R27: what the paper itself calls a grave or intricate case is decided by the heads together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.generally import found_here
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.voices import own_words
from assistant.review.rule import CannotTellError, finding, rule
from assistant.text.dates import format_date


class _Said(Words):
    """The words of cases decided together, as corpora/lexicon/review/discussed.yaml has them."""

    FILE = "lexicon/review/discussed.yaml"

    grave: re.Pattern[str]
    not_grave: re.Pattern[str]
    together: re.Pattern[str]
    alone: re.Pattern[str]
    other_step: re.Pattern[str]
    told_first: re.Pattern[str]
    settles: re.Pattern[str]


_LAW = "《中华人民共和国行政处罚法》第五十七条第二款"


@rule(
    "R27", "重大、复杂案件集体讨论决定", Severity.MAJOR, _LAW, kinds=("decision",), needs="案卷",
    examples=("本案属重大行政处罚案件，由分管副局长签批决定", "本案属重大行政处罚案件，经负责人集体讨论决定"),
)  # fmt: skip
def decided_together(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The paper calls the case grave and tells of no discussion: certain where it tells of one who decided, else for the file to show."""
    said = _Said.read()
    text = unquoted(decision.text)
    if said.together.search(text):
        return
    ours = {at.start for at in own_words(said.grave, text)}  # not what the party or another calls so
    grave = next(
        (
            at
            for at in found_here(said.grave, text)
            if at.start in ours and not said.not_grave.search(text[: at.start][-10:])
        ),
        None,
    )
    if grave is None:
        return
    alone = next((at for at in own_words(said.alone, text) if at.start > grave.start - _NEAR), None)
    if alone and decision.ruling and _decides(alone, decision):
        yield finding(
            "R27", Severity.MAJOR, f"写“{grave.text}”，又写由一名负责人批准，没有集体讨论", alone, "情节复杂或者重大违法行为给予处罚的，由行政机关负责人集体讨论决定", related=((grave.start, grave.end),),
        )  # fmt: skip
    else:
        yield finding(
            "R27", Severity.HINT, f"写“{grave.text}”，文书没有写机关负责人集体讨论，需看案卷", grave, "核对集体讨论记录", ground=Ground.CANNOT_TELL,
        )  # fmt: skip


_NEAR = 200


def _decides(alone: Span, decision: Decision) -> bool:
    """Whether it is the penalty that one approves: said in or right before the ruling, not a seizure or the filing of the case."""
    around = decision.text[max(0, alone.start - 40) : alone.end + 16]
    clause = re.split("[。；\n]", around[: min(40, alone.start)])[-1] + around[40:]
    assert decision.ruling is not None
    return not _Said.read().other_step.search(clause) and alone.end > decision.ruling.start - _NEAR


_STEP = 24  # characters behind the day that tell what was settled on it


@rule(
    "R27", "先法制审核，后讨论决定", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十八条第一款", kinds=("decision",), needs="案卷",
    examples=("4月7日集体讨论决定，4月9日法制审核", "4月3日法制审核，4月7日集体讨论决定"),
)  # fmt: skip
def reviewed_first(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The heads decided before the case was reviewed; a mere discussion may come first."""
    said = _Said.read()
    reviewed, talked = decision.event("法制审核"), decision.event("集体讨论")
    if reviewed is None or talked is None:
        raise CannotTellError("没有写法制审核、集体讨论的日期")
    if any(event.kind == "集体讨论" and event.on >= reviewed.on for event in decision.events):
        return  # what was discussed before was another step of the case
    behind = re.split("[。；\n]", unquoted(decision.text)[talked.span.end :])[0]
    if said.other_step.search(behind[:_STEP]) or said.told_first.search(behind[:_STEP]):
        return
    if reviewed.on > talked.on and said.settles.search(re.split(r"\d{4}年", behind)[0]):
        yield finding(
            "R27", Severity.MAJOR, f"集体讨论决定（{format_date(talked.on)}）早于法制审核（{format_date(reviewed.on)}）", reviewed.span, "未经法制审核或者审核未通过的，不得作出决定；核对两个日期",
            related=((talked.span.start, talked.span.end),),
        )  # fmt: skip
