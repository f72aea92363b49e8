"""R27: what the paper itself calls a grave or intricate case is decided by the heads together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.generally import found_here
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.voices import own_words
from assistant.review.rule import CannotTellError, finding, rule
from assistant.text.dates import format_date

_LAW = "《中华人民共和国行政处罚法》第五十七条第二款"
_GRAVE = re.compile(
    r"(?:属于?|系|是|为|构成)[^，。；\n]{0,6}(?:重大(?:(?:行政)?(?:处罚)?案件|(?:行政)?(?:处罚)?决定|违法(?:行为|案件)?)|(?:情节|案情)复杂|重大、?复杂(?:案件)?|复杂案件)|(?:案情|情节)(?:重大|复杂)(?:、(?:重大|复杂))?"
)
_NOT_GRAVE = re.compile(r"(?:不|非|未|没有|无)[^，。；]{0,6}$")
_TOGETHER = re.compile(
    r"集体(?:讨论|审议|研究|议案|合议|会审|决定)|案审会|案件审(?:理|查|议)委员会|重大案件审|局长办公会|局务会|党[组委]会|会议(?:讨论|研究|审议|决定)|办公会议?|班子|审委会|局务扩大会|[\u4e00-\u9fff]{1,8}会议?[^，。；\n]{0,8}(?:讨论|研究|审议|决定|通过)"
)
_ALONE = re.compile(
    r"(?:由|经|报)(?:本|我)?(?:局|机关|委|队|大队)?(?:分管(?:的)?)?(?:副?(?:局长|主任|队长|支队长|大队长|厅长|站长|镇长)|(?:分管|主管)?(?:负责人|领导))(?:[\u4e00-\u9fff]{2,3})?(?:于[^，。；\n]{4,12}日?)?[^，。；\n]{0,6}(?:签批|批准|审批|签发|审定|同意|决定)"
)


@rule(
    "R27", "重大、复杂案件集体讨论决定", Severity.MAJOR, _LAW, kinds=("decision",), needs="案卷",
    examples=("本案属重大行政处罚案件，由分管副局长签批决定", "本案属重大行政处罚案件，经负责人集体讨论决定"),
)  # fmt: skip
def decided_together(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The paper calls the case grave and tells of no discussion: certain where it tells of one who decided, else for the file to show."""
    text = unquoted(decision.text)
    if _TOGETHER.search(text):
        return
    ours = {at.start for at in own_words(_GRAVE, text)}  # not what the party or another calls so
    grave = next(
        (
            at
            for at in found_here(_GRAVE, text)
            if at.start in ours and not _NOT_GRAVE.search(text[: at.start][-10:])
        ),
        None,
    )
    if grave is None:
        return
    alone = next((at for at in own_words(_ALONE, text) if at.start > grave.start - _NEAR), None)
    if alone and decision.ruling and _decides(alone, decision):
        yield finding(
            "R27", Severity.MAJOR, f"写“{grave.text}”，又写由一名负责人批准，没有集体讨论", alone, "情节复杂或者重大违法行为给予处罚的，由行政机关负责人集体讨论决定", related=((grave.start, grave.end),),
        )  # fmt: skip
    else:
        yield finding(
            "R27", Severity.HINT, f"写“{grave.text}”，文书没有写机关负责人集体讨论，需看案卷", grave, "核对集体讨论记录", ground=Ground.CANNOT_TELL,
        )  # fmt: skip


_NEAR = 200
_OTHER_STEP = re.compile(r"立案|登记保存|查封|扣押|延长|延期|中止|检查|抽样|登记|分期|许可")


def _decides(alone: Span, decision: Decision) -> bool:
    """Whether it is the penalty that one approves: said in or right before the ruling, not a seizure or the filing of the case."""
    around = decision.text[max(0, alone.start - 40) : alone.end + 16]
    clause = re.split("[。；\n]", around[: min(40, alone.start)])[-1] + around[40:]
    assert decision.ruling is not None
    return not _OTHER_STEP.search(clause) and alone.end > decision.ruling.start - _NEAR


_STEP = 24  # characters behind the day that tell what was settled on it
_TOLD_FIRST = re.compile(r"告知|拟(?:作|处|给)|听证|移送|补充|委托|鉴定")
_SETTLES = re.compile(r"(?:讨论|研究|审议|会议)[^，。；\n]{0,4}(?:决定|通过)|集体决定")


@rule(
    "R27", "先法制审核，后讨论决定", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十八条第一款", kinds=("decision",), needs="案卷",
    examples=("4月7日集体讨论决定，4月9日法制审核", "4月3日法制审核，4月7日集体讨论决定"),
)  # fmt: skip
def reviewed_first(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The heads decided before the case was reviewed; a mere discussion may come first."""
    reviewed, talked = decision.event("法制审核"), decision.event("集体讨论")
    if reviewed is None or talked is None:
        raise CannotTellError("没有写法制审核、集体讨论的日期")
    if any(event.kind == "集体讨论" and event.on >= reviewed.on for event in decision.events):
        return  # what was discussed before was another step of the case
    behind = re.split("[。；\n]", unquoted(decision.text)[talked.span.end :])[0]
    if _OTHER_STEP.search(behind[:_STEP]) or _TOLD_FIRST.search(behind[:_STEP]):
        return
    if reviewed.on > talked.on and _SETTLES.search(re.split(r"\d{4}年", behind)[0]):
        yield finding(
            "R27", Severity.MAJOR, f"集体讨论决定（{format_date(talked.on)}）早于法制审核（{format_date(reviewed.on)}）", reviewed.span, "未经法制审核或者审核未通过的，不得作出决定；核对两个日期",
            related=((talked.span.start, talked.span.end),),
        )  # fmt: skip
