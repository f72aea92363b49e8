"""R15, R18, R20: what is ordered goes with what was found: mendable or not, with the plan or against it, mended in time or not, lessened or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.review.context import ReviewContext, is_sound
from assistant.review.model import Finding, Severity
from assistant.review.parts.bases import share_before
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.reduction import grants
from assistant.review.rule import PENALTIES, PROPOSING, CannotTellError, finding, rule


@dataclass(frozen=True, slots=True)
class Choice:
    """A finding, the order that it excludes, and the clause that chooses between them."""

    law: str
    article: int
    found: re.Pattern[str]
    excluded: re.Pattern[str]
    message: str
    basis: str


_NO = r"(?<!不)(?<!未)(?<!不属于)(?<!无法)"
_CHOICES = (
    Choice(
        "城乡规划法", 64, re.compile(r"尚可采取改正措施|(?:可以|能够)采取改正措施消除"),
        re.compile(r"(?:限期|责令)[^，。；\n]{0,8}拆除|没收(?:实物|违法收入)"), "认定尚可采取改正措施，却责令拆除（没收）", "《中华人民共和国城乡规划法》第六十四条",
    ),
    Choice(
        "城乡规划法", 64, re.compile(r"(?:无法|不能|不可)采取改正措施"),
        re.compile(r"采取改正措施|限期改正(?![^。]{0,40}拆除)|补办[^，。；]{0,12}(?:许可|规划)"), "认定无法采取改正措施，却责令改正、补办", "《中华人民共和国城乡规划法》第六十四条",
    ),
    Choice(
        "土地管理法", 77, re.compile(rf"{_NO}符合[^，。；“”]{{0,12}}规划"),
        re.compile(r"(?:限期|责令)[^，。；\n]{0,10}拆除"), "认定符合规划，却责令拆除", "《中华人民共和国土地管理法》第七十七条第一款",
    ),
    Choice(
        "土地管理法", 77, re.compile(r"(?:不符合|违反)(?![^，。；]{0,4}《)[^，。；“”]{0,12}规划"),
        re.compile(r"没收[^，。；\n]{0,20}(?:建筑物|设施|房屋)"), "认定不符合规划，却没收建筑物而不是拆除", "《中华人民共和国土地管理法》第七十七条第一款",
    ),
)  # fmt: skip


@rule(
    "R15", "处理方式与认定的情形对应", Severity.MAJOR, "《中华人民共和国城乡规划法》第六十四条、《中华人民共和国土地管理法》第七十七条第一款", kinds=PROPOSING,
    examples=("认定尚可采取改正措施，责令限期拆除", "认定尚可采取改正措施，责令限期改正并处罚款"),
)  # fmt: skip
def fitting_order(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """One of two orders between which a clause chooses by what was found, and the paper found the other."""
    if decision.ruling is None:
        raise CannotTellError("没有读出决定部分")
    text, ruling = unquoted(decision.text), unquoted(decision.ruling.text)
    told = text[: decision.ruling.start]
    for choice in _CHOICES:
        if not _invoked(choice, context):
            continue
        both = [c for c in _CHOICES if c.law == choice.law and c.found.search(told)]
        fact, order = choice.found.search(told), choice.excluded.search(ruling)
        if fact and order and len(both) == 1 and not (_in_part(told, fact) or _in_part(ruling, order)):
            start = decision.ruling.start + order.start()
            yield finding(
                "R15", Severity.MAJOR, choice.message, Span(start, start + len(order[0]), order[0]), "核对认定的情形，按条文对应的方式处理", basis=choice.basis,
                related=((fact.start(), fact.end()),),
            )  # fmt: skip
            return


def _invoked(choice: Choice, context: ReviewContext) -> bool:
    """Whether the paper punishes by this clause, in a text that is held for its day."""
    return any(
        is_sound(v) and v.law and v.law.name.endswith(choice.law) and v.citation.provision
        and v.citation.provision.article == choice.article
        for v in context.bases
    )  # fmt: skip


_PART = re.compile("超出|超建|超过|超占|多占|多建|部分|其中|分别|局部|逾期|不改正的")


def _in_part(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence speaks of a part (what exceeds is pulled down, the rest put right), or of what follows 逾期."""
    start = max(text.rfind(mark, 0, match.start()) for mark in "。；\n")
    end = re.compile("[，。；\n]|$").search(text, match.end())
    return bool(_PART.search(text, start + 1, end.start() if end else len(text)))


_REINSPECTED = re.compile(
    r"(?:复查|复检|再次检查|回访)[^。]{0,40}?(?P<mended>(?:已|均已|都已)(?:经)?(?P<in_time>按期|如期|按时|在期限内)?(?:全部|自行|按要求)?(?:完成)?(?:改正|整改|拆除|清理|更换|补办|检[测验]|建立|取得|安装|配备|设置|签订|支付|恢复))"
)
_STILL_THEN = re.compile(
    r"(?:复查|检查|期满|届满|截至)[^。》（(]{0,40}(?:仍|尚)?(?:未|没有|不)[^，。；]{0,8}(?:改正|整改|拆除|清理|检[测验]|建立|取得|办理|支付|完成)|逾期(?:\d+[日天])?(?:后)?(?:才|方|始)|(?:才|方)(?:予以)?(?:改正|整改|完成)"
)
_BLAMED = re.compile(
    r"[^。；]{0,30}(?:逾期(?:未|不|仍未)|拒不|经责令[^，。；]{0,10}(?:未|仍不)|期满(?:未|仍未))(?:完成)?(?:改正|整改|履行)?[^。；]{0,20}"
)
_AHEAD = re.compile(r"如|将|若|不缴|缴纳|罚款的|复议|起诉|加处|的，|强制执行")


@rule(
    "R18", "复查已改正的不按逾期处罚", Severity.MAJOR, "《中华人民共和国行政处罚法》第二十八条第一款", kinds=PROPOSING,
    examples=("复查，已按期整改……该公司逾期未整改，处罚款", "复查，仍未整改……该公司逾期未整改，处罚款"),
)  # fmt: skip
def mended_in_time(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A re-inspection found the order obeyed in time, and the paper punishes for disobedience."""
    text = unquoted(decision.text)
    mended = _REINSPECTED.search(text)
    if mended is None or re.search(
        r"未|没有|部分|仍", mended[0] + re.split("[。；]", text[mended.end() :])[0]
    ):
        return
    if not mended["in_time"] and (_REINSPECTED.search(text, mended.end()) or _STILL_THEN.search(text)):
        return  # mended only at a later look
    where = [s for s in sentences_of(text) if s.start > mended.end() or s.end < mended.start()]
    for sentence in where:
        blamed = _BLAMED.search(sentence.text)
        if blamed and not _AHEAD.search(blamed[0]):
            start = sentence.start + blamed.start()
            yield finding(
                "R18", Severity.MAJOR, f"复查认定已{'按期' if mended['in_time'] else ''}改正，又以逾期（拒不）改正为由处罚，前后相反", Span(start, start + len(blamed[0]), blamed[0]), "核对复查记录；已按期改正的不适用逾期的档次",
                related=((mended.start(), mended.end()),),
            )  # fmt: skip
            return


_LESSENED = re.compile(r"(?:予以|给予|依法|决定|应当)?减轻(?:行政)?处罚")
_EITHER = re.compile(r"从轻|请求|要求|不(?:符合|具有|予|属于)|没有")


@rule(
    "R20", "减轻处罚在法定下限以下", Severity.MAJOR, "《中华人民共和国行政处罚法》第五条第二款", kinds=PENALTIES, needs="法规库",
    examples=("减轻处罚，罚款为条文三至五倍中的五倍", "减轻处罚，罚款二倍（条文三倍以上）"),
)  # fmt: skip
def lessened_below(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What is called lessened lies at the top of the range of the one clause invoked."""
    clauses = (c for c in re.finditer(r"[^。；，\n]+", unquoted(decision.text)))
    said = next(
        (c for c in clauses if _LESSENED.search(c[0]) and not _EITHER.search(c[0]) and grants(c)), None
    )
    fines = [one for one in decision.imposed if one.kind == "罚款" and one.amount]
    if said is None or len(fines) != 1:
        raise CannotTellError("没有写减轻处罚，或者罚款不止一项")
    ranges = [f for c in context.cited_rules for f in c.rule.fines if f.max]
    if len({(f.type, f.max) for f in ranges}) != 1 or not ranges[0].min or ranges[0].max is None:
        raise CannotTellError("罚则未收录，或者没有下限、幅度不止一档")
    one = ranges[0]
    assert fines[0].amount is not None
    value = float(fines[0].amount.yuan) if one.type == "amount" else share_before(decision, fines[0].span)
    if value is not None and one.max is not None and value >= one.max:
        yield finding(
            "R20", Severity.MAJOR, "写减轻处罚，罚款却在法定幅度的最高限", fines[0].span, "减轻处罚应当在法定最低限度以下；核对情节和数额", related=((said.start(), said.end()),),
        )  # fmt: skip
