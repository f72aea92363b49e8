"""What a fine is reckoned by: the tier that the amounts of a paper exclude, the multiple or percent that it names."""

from __future__ import annotations

import re

from assistant.law.penalty_model import Fine
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.sums import is_price, told_before
from assistant.text.numerals import to_int
from assistant.text.reckoning import SHARE, Relation, reckonings, share_of

_THRESHOLD = re.compile(
    r"(?P<base>货值|违法所得|销售|经营额|营业额)[^，。；]{0,10}?(?P<less>不足|不满|低于)?(?P<more>超过)?(?P<amount>[\d一二三四五六七八九十百千万.]{1,8})元(?P<up>以上)?"
)
_NO_GAIN = re.compile(
    r"(?:没有|无|未获得?|未取得|未产生|不存在|尚无)违法所得|(?:没有|未|尚未)(?:实际)?(?:获利|盈利|收取(?:任何)?(?:费用|运费|报酬|款项|货款)|收费)|(?:运费|费用|报酬|货款|价款)[^，。；]{0,4}(?:尚未|未|没有)(?:实际)?(?:收取|支付|给付)|[^，。；]{0,6}(?:因|在)[^，。；]{0,10}(?:查获|查处)[^，。；]{0,4}(?:尚未|未)收取"
)

# what is confiscated is the whole gain where nothing was paid back
_CONFISCATED = re.compile(r"没收(?:其|当事人|你(?:单位|公司)?)?(?:的)?违法所得(?:人民币)?[（(]?[:：¥￥]?\s?$")
_REPAID = re.compile(r"退[赔还款回]|抵扣|折抵")


def excluded(fine: Fine, decision: Decision) -> bool:
    """Whether a tier is that of another base than the paper tells: no unlawful gain, or an amount beyond its threshold."""
    told = _told_base(decision, "违法所得" if "违法所得" in fine.condition + fine.base else "货值")
    if told is None:
        return False
    if fine.type == "multiple" and told == 0:
        return True
    match = _THRESHOLD.search(fine.condition)
    bound = yuan_of(match["amount"]) if match else None
    if match is None or bound is None or "或者" in fine.condition or "没有" in fine.condition:
        return False
    if match["less"]:
        return told >= bound
    return told < bound if match["up"] or match["more"] else False


def _in_measure_of(fine: Fine | None, share: float, times: bool) -> float:
    """A share as the clause counts it: 30% of the value is 0.3 times it where the clause says 一倍以下."""
    if fine is not None and fine.type in ("multiple", "percent"):
        return share if fine.type == "multiple" else share * 100
    return share if times else share * 100


def share_before(decision: Decision, at: Span, fine: Fine | None = None) -> float | None:
    """The multiple or percent that the clause before a fine names; None when it names none.

    Args:
        decision: the paper in its parts.
        at: the fine.
        fine: the clause invoked, in whose measure it is told; None takes that of the paper.
    """
    text = unquoted(decision.text)
    start = max(text.rfind(mark, 0, at.start) for mark in "。；\n")
    match = next(iter(SHARE.finditer(text, start + 1, at.start)), None)
    share = share_of(match) if match else None
    if match is None or share is None:
        return None
    return _in_measure_of(fine, float(share), bool(match["times"]))


_IN_SUM = re.compile(r"(?:总额|总值|合计|共计|总计)(?:为|是|人民币|共)*[¥￥]?$")
_RECKONED = re.compile(r"按(?:照)?[^，。；\n]{0,30}")
_IN_ALL = re.compile(r"[^，。；\n]{0,8}(?:计罚|处罚|罚款|计算|计处|裁量|执行)")
_FAR_BEFORE, _NAMES = 500, 16


def share_told(decision: Decision, at: Span, fine: Fine) -> float | None:
    """The multiple or percent of a fine: named before it, told in the reasons (按总额的3%计罚), or that which its base gives.

    Args:
        decision: the paper in its parts.
        at: the fine.
        fine: the multiple or percent of the clause invoked.
    """
    near = share_before(decision, at, fine)
    if near is not None:
        return near
    text = unquoted(decision.text)[: at.start]
    begin = max(0, at.start - _FAR_BEFORE)
    told = [m for m in SHARE.finditer(text, begin) if _is_reckoned(text, m)]
    share = share_of(told[-1]) if told else None
    if told and share is not None:
        return _in_measure_of(fine, float(share), bool(told[-1]["times"]))
    return _share_of_base(decision, at, fine)


def _is_reckoned(text: str, share: re.Match[str]) -> bool:
    start = max(text.rfind(mark, 0, share.start()) for mark in "，。；\n") + 1
    return bool(_RECKONED.search(text[start : share.start()]) and _IN_ALL.match(text, share.end()))


def _share_of_base(decision: Decision, at: Span, fine: Fine) -> float | None:
    """What part of the one base told the fine is: exactly the highest or the lowest of the clause, else None."""
    noun = fine.base[-2:]
    amount = next((one.amount for one in decision.imposed if one.span == at), None)
    if len(noun) < 2 or amount is None:
        return None
    text, unit = unquoted(decision.text), 1 if fine.type == "multiple" else 100
    bases = {
        s.yuan for s in decision.sums if s.yuan and noun in text[max(0, s.span.start - _NAMES) : s.span.start]
    }
    shares = {float(amount.yuan) / float(base) * unit for base in bases if base != amount.yuan}
    return next(
        (end for end in (fine.max, fine.min) if end and any(abs(s - end) < 1e-6 for s in shares)), None
    )


def yuan_of(words: str) -> float | None:
    """一万, 2万, 5000 as a number of yuan."""
    plain = words.rstrip("万")
    value = float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else to_int(words)
    if value is None:
        return None
    return value * 10_000 if plain != words and plain and plain[0].isdigit() else float(value)


def fits_multiple(fine: Fine, yuan: float, decision: Decision) -> bool:
    """Whether an amount may be this multiple of unlawful gain or of the value of goods, as far as the paper tells that base.

    Args:
        fine: a multiple.
        yuan: the fine imposed.
        decision: the paper in its parts.
    """
    noun = next((n for n in ("违法所得", "货值") if n in fine.base), "")
    told = _told_base(decision, noun) if noun else None
    if not told or fine.max is None:
        return True
    return (fine.min or 0) * told <= yuan <= fine.max * told


_FAR = 48
_LEFT = re.compile(r"(?:未(?:售|销)(?:出|完)?|未使用|剩余|尚余|库存|待售)[^。；，]{0,24}$")


def _added_up(yuan: float, start: int, text: str) -> float:
    """An amount, or the total that a right sum makes of it and others: 货值分别为900元、480元，合计1380元."""
    totals = (
        one.stated.value
        for one in reckonings(text)
        if one.relation is Relation.TOTAL and one.right and any(term.start == start for term in one.terms)
    )
    return float(next(totals, yuan))


def _told_base(decision: Decision, noun: str) -> float | None:
    """The one amount that the paper gives for unlawful gain or value of goods, 0 when it says there was none."""
    text = unquoted(decision.text)
    if noun == "违法所得" and _NO_GAIN.search(text):
        return 0.0
    amounts = [
        s
        for s in decision.sums
        if noun in told_before(s, text)[-12:]
        and not re.search("没收|以上|以下|不足", text[max(0, s.span.start - 16) : s.span.end + 2])
        and not is_price(s, text)
    ]
    if noun == "货值":  # what was left is a part of all goods
        amounts = [s for s in amounts if not _LEFT.search(text[: s.span.start][-_FAR:])] or amounts
    told = {_added_up(float(s.yuan), s.span.start, text) for s in amounts}
    if len(told) > 1:
        totals = {float(s.yuan) for s in amounts if _IN_SUM.search(text[: s.span.start][-12:])}
        told = totals if totals == {max(told)} else told
    if not told and noun == "违法所得" and not _REPAID.search(text):
        told = {float(s.yuan) for s in decision.sums if _CONFISCATED.search(text[: s.span.start][-20:])}
    return told.pop() if len(told) == 1 else None
