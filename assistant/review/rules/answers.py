"""R25: what the party put forward, by itself or at a hearing, is answered with reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import PENALTIES, CannotTellError, finding, rule

_LAW = "《中华人民共和国行政处罚法》"
_DEFENDED = re.compile(
    r"(?:提出|提交|递交|寄来|作出|进行|发表|陈述(?![、和及]?申辩))(?:(?!听取|权利)[^。；]){0,20}(?:陈述|申辩|申请报告|意见|异议)|(?:书面|口头)(?:申辩|表示|提出|反映|称|陈述)|(?:申辩|陈述)(?:意见)?(?:称|认为|如下|提出|理由)"
    r"|(?:提出|认为|主张|辩称|称|表示|以(?![上下内前后及]))[^。；]{0,80}?(?:要求|请求|希望|恳请|(?<![相供适反对响感效])不?应(?![急用税收付对届聘激变力])当?)[^。；，”]{0,10}(?:降低|从轻|减轻|减少|减免|酌情|免|少罚|不予|不罚|从宽|宽大|撤销|处罚)|(?:表示|提出|要求|请求)[^。；，]{0,8}重新(?:评估|鉴定|测量|检测|称重|认定|检验|计算|勘验)|(?:请求|(?<![不无])要求|希望|恳请)(?:对其|对我|予以|给予|能够?)?(?:从轻|减轻|免|少罚|减少|降低|减免|酌情|不予(?:行政)?处罚|从宽|宽大)"
)
_NOT_DEFENDED = re.compile(
    r"(?:未|没有|并未|放弃|不)[^。；，]{0,24}(?:陈述|申辩|意见|异议)|(?:表示|声明|答复)?无(?:其他)?(?:陈述|申辩|意见|异议)|(?:陈述|申辩)[^。；，]{0,8}(?:放弃|未提|未作)|有权|权利|可以|逾期|的权利|拟|请(?:在|于)|享有|无异议|没有异议|表示(?:自愿)?放弃|(?:听取|记录)[^。；]{0,16}(?:陈述|申辩|意见)[^。；]{0,30}(?:认可|同意|属实|承认|接受)"
)
_LAW_QUOTED = re.compile(r"(?<=[条款项目）)定])(?:规定)?[：:，,]?“[^“”]{0,1500}”")
_HEARD = re.compile(r"(?:听证会?(?:上|中|过程中|时)|举行听证)")
_ANSWERED = re.compile(
    r"复核(?!人|机关)|复查后|采纳|采信|不成立|成立(?!时|日期)|不予支持|予以支持|予以考虑|已考虑|已经考虑|已(?:经)?在[^，。；]{0,12}考虑|(?:建议|予以|决定)维持|(?:听证(?:报告|意见|主持人)|合议|本机关|我局|本局|我委|我队)[^，。；]{0,8}认为|理由不|理由充分|不足以|认为[^。；]{0,30}(?:申辩|陈述|请求)|答复|不影响|不能免除|无法律依据|于法无据|没有依据|经核实|经审查|经研究|经审核"
)
_REFUSED = re.compile(r"[不未](?:予)?(?:采纳|采信|支持)")
_BECAUSE = re.compile(
    r"因|由于|理由|认为|鉴于|不影响|不成立|没有(?:证据|事实|依据)|无(?:证据|事实|法律)|与[^，。；]{2,30}不符|系|属于|不属于|不能|不符合|应当|并非|已经?考虑|复核(?:后|认为|查明)?[，,：:](?![^，。；]{0,24}不(?:予)?(?:采纳|采信|支持))[^，。；]{8,}|由[^，。；]{1,10}(?:造成|引起|导致|所致)|经查[，,：:]"
)
_OF_DEFENCE = re.compile(
    r"(?:申辩|陈述|意见|请求|理由|主张|异议|复核)[^。\n]{0,60}(?:采纳|采信|成立|支持|考虑|不影响|复核|审查|答复|不足)|(?:采纳|采信|支持|复核|考虑)[^。；\n]{0,16}(?:申辩|陈述|意见|请求|理由)"
)


@rule(
    "R25", "回应陈述申辩", Severity.MAJOR, f"{_LAW}第四十五条第一款", kinds=PENALTIES, needs="案卷",
    examples=("当事人书面申辩请求从轻。（没有回应）", "当事人书面申辩请求从轻，经复核予以采纳"),
)  # fmt: skip
def defence_answered(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What the party put forward is answered, and a refusal has its reasons."""
    made = next(_made(decision), None)
    if made is None:
        return
    if decision.excerpt and not decision.ruling:
        raise CannotTellError("文本不完整")
    end = (
        decision.ruling.start if decision.ruling and decision.ruling.start > made.end else len(decision.text)
    )
    rest = unquoted(decision.text[made.start : end])
    refused = _REFUSED.search(rest)
    if refused and not _BECAUSE.search(_around(rest, refused, _said_until(made.text))):
        start = made.start + refused.start()
        at = Span(start, start + len(refused[0]), refused[0])
        yield finding(
            "R25", Severity.MAJOR, "不采纳陈述申辩，没有写明理由", at, "逐项写明复核的事实和不采纳的理由"
        )
    if not _answered(rest, len(made.text)):
        yield finding(
            "R25", Severity.MAJOR, "当事人提出了陈述申辩（意见），没有写明复核意见和是否采纳", made, "逐项写明复核情况、采纳或者不采纳的理由",
        )  # fmt: skip


def _made(decision: Decision) -> Iterator[Span]:
    """The sentences, from the notice on, in which the party says something in its defence."""
    if not decision.told:
        return
    start = next((s.start for s in decision.told if "告知" in s.text), decision.told[0].start)
    end = decision.ruling.start if decision.ruling and decision.ruling.start > start else len(decision.text)
    text = _LAW_QUOTED.sub(lambda m: " " * len(m[0]), decision.text)
    for sentence in sentences_of(text[start:end]):
        if (
            "行政复议" in sentence.text
            or "人民法院" in sentence.text
            or _listed(decision, start + sentence.start)
        ):
            continue
        if _DEFENDED.search(sentence.text) and not _NOT_DEFENDED.search(_clause(sentence.text)):
            begin, stop = start + sentence.start, start + sentence.end
            yield Span(begin, stop, decision.text[begin:stop])


def _listed(decision: Decision, offset: int) -> bool:
    """Whether a place lies in the list of evidence, which may name a statement of the party."""
    return decision.evidence is not None and decision.evidence.holds(offset)


def _clause(sentence: str) -> str:
    """The part of a sentence around the words of defence, from the clause before them on."""
    match = _DEFENDED.search(sentence)
    if match is None:
        return sentence
    begin = max(sentence.rfind("，", 0, match.start()), sentence.rfind("；", 0, match.start()), 0)
    return sentence[begin : match.end() + 12]


def _said_until(sentence: str) -> int:
    """Where the words of defence in a sentence end; what follows in it may be the answer."""
    match = _DEFENDED.search(sentence)
    return match.end() if match else len(sentence)


def _answered(rest: str, defence: int) -> bool:
    """Whether an answer stands in the sentence, in its paragraph behind it, or words of defence and answer stand together later."""
    line = rest.find("\n")
    near = rest[: max(defence, line if line >= 0 else len(rest)) + 1]
    return bool(_ANSWERED.search(near) or _OF_DEFENCE.search(rest[defence:]))


def _around(text: str, refused: re.Match[str], defence: int) -> str:
    """What is said between the defence and its refusal, and right behind it in the paragraph."""
    begin = defence if refused.start() >= defence else refused.start()
    if "\n" in text[begin : refused.start()]:
        return text[begin : refused.end()]
    return text[begin : refused.end() + 80].split("\n")[0]
