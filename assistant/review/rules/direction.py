"""R20: a milder word with the highest multiple or percent; a petty case that the paper itself calls grave."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule
from assistant.review.rules.fairness import says_milder
from assistant.text.reckoning import SHARE, share_of

_LAW = "《中华人民共和国行政处罚法》"
_GRAVE = re.compile(
    r"情节(?:特别|较|比较)?(?:严重|恶劣)|造成(?!危害后果)[^，。；、]{0,10}(?:较大|重大|严重|巨大|恶劣)(?:的)?(?:损失|后果|影响|危害|伤亡)"
)
_DENIED = re.compile(
    r"(?:不属于?|不构成|未达到?|没有|尚未|未|无|不具有|不存在|避免|防止|可能|易|如|若|是否|不足以|足以)[^，。；]{0,10}$"
)
_OF_OTHERS = re.compile(r"举报|投诉|曾|此前|另案|称|认为(?=[^，。；]{0,12}(?:应|要求))")
_PETTY = re.compile(r"第三十三条第一款")


@rule(
    "R20", "裁量方向与倍数、比例一致", Severity.MAJOR, f"{_LAW}第五条第二款", kinds=PROPOSING, needs="法规库",
    examples=("予以从轻处罚，处价值五倍的罚款（条文三至五倍）", "予以从轻处罚，处价值三倍的罚款（条文三至五倍）"),
)  # fmt: skip
def milder_at_the_top(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Milder words with the highest multiple or percent of the one clause invoked."""
    fines = [one for one in decision.imposed if one.kind == "罚款" and one.amount]
    ranges = {(f.type, f.min, f.max) for c in context.cited_rules for f in c.rule.fines}
    if len(fines) != 1 or len(ranges) != 1:
        raise CannotTellError("罚款或者幅度不止一个，或者没有读出")
    kind, low, high = ranges.pop()
    if kind not in ("multiple", "percent") or not high or low == high or not says_milder(decision):
        return
    share = _share_before(decision, fines[0].span)
    if share is not None and share >= high:
        yield finding(
            "R20", Severity.MAJOR, "说从轻（较轻），却处以法定最高的倍数（比例）", fines[0].span, "按所述情节重新裁量，或者写明理由"
        )  # fmt: skip


def _share_before(decision: Decision, at: Span) -> float | None:
    """The multiple or percent in the clause before a fine."""
    text = unquoted(decision.text)
    start = max(text.rfind(mark, 0, at.start) for mark in "。；\n")
    match = next(iter(SHARE.finditer(text, start + 1, at.start)), None)
    share = share_of(match) if match else None
    if match is None or share is None:
        return None
    return float(share if match["times"] else share * 100)


@rule(
    "R20", "轻微不罚与情节相符", Severity.MAJOR, f"{_LAW}第三十三条第一款", kinds=("no_penalty",),
    examples=("情节严重，造成较大损失，依据第三十三条第一款不予处罚", "情节轻微，没有造成危害后果，依据第三十三条第一款不予处罚"),
)  # fmt: skip
def petty_and_grave(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """第三十三条第一款 spares what is petty, mended and harmless; the paper calls it grave or tells of great harm."""
    text = unquoted(decision.text)
    based = _PETTY.search(text)
    if based is None:
        raise CannotTellError("没有引用第三十三条第一款")
    for match in _GRAVE.finditer(text):
        clause = re.split("[。；\n]", text[: match.start()])[-1]
        if not _DENIED.search(clause) and not _OF_OTHERS.search(clause):
            yield finding(
                "R20", Severity.MAJOR, f"写“{match[0]}”，又以违法行为轻微为由不予处罚，自相矛盾", Span(match.start(), match.end(), match[0]), "按查明的情节和后果裁量",
                related=((based.start(), based.end()),),
            )  # fmt: skip
            return
