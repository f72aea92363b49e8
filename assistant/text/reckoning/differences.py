"""What is left, beyond a limit, more or less than before, still owed, or gained: two numbers and their difference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.text.reckoning.model import Exactly, Reckoned, Relation, Term
from assistant.text.reckoning.terms import YUAN, read_terms, stretches, within

_IN = re.compile(r"(?:购进|购入|买进|进货|采购|生产|印制|制作|收购|接收|进了?)[^。；，\d]{0,20}$")
_OUT = re.compile(
    r"(?<!未)(?:已(?:经)?(?:销?售|卖|发放|使用|用|送)(?:出|掉|完)?|售出|销售(?:了|出)?|卖出|卖了)[^。；，\d]{0,12}$"
)
_LEFT = re.compile(
    r"(?:剩余|剩下|尚余|余下|现剩|库存|未(?:销?售|卖)出?|尚未售出|在售|待售|现存)[^。；，\d]{0,14}$"
)
_OTHERWISE = re.compile(
    r"损耗|损坏|烂|召回|坏|自用|自食|食用|赠|试用|报废|丢|退|换|另|所剩|破损|腐烂|变质|死亡|送检|抽样|抽取|抽检|样品|留样|备样|检测用|销毁|扣押|没收|调拨|借|原有|原存|结存|此前|盘亏|短少|批次|每|其中|部分|[一二三四五六七八九十\d]家|先后|分别"
)
_LIMIT_WORD = r"限值|标准|限定|核定|核准|批准|许可|审批|规定|限载|限高|限量|不得超过|不超过|不得高于|允许|限制|登记|证载|要求"
_LIMIT_BEFORE = re.compile(rf"(?:{_LIMIT_WORD})[^。；，\d]{{0,8}}$")
_LIMIT_BEHIND = re.compile(rf"\s?的?[^。；，、\d超]{{0,4}}(?:{_LIMIT_WORD})")
_OVER = re.compile(
    r"(?:超过|超出|超载|超限|超采|超占|多出|超建|超)[^。；，\d]{0,10}$|(?:超过|超出)[^。；]{0,24}$"
)
_NOT_OVER = re.compile(r"保质期|期限|有效期|时限|百分|倍")
_BY_WHAT = re.compile(
    rf"超(?:过|出|载|限|采|占|建)?了?(?:{_LIMIT_WORD}|的|面积|数量|重量|用地|占地|建筑|部分|限额|范围|水量|质量|总|为|[:：])*\s?$"
)
_ADJUSTED = re.compile("扣除|误差|磅差|修正|背景|折算|减去|其中|偏差|本底")
_MEASURED = frozenset(("平方米", "立方米", "公斤", "米", "分贝", "毫克每升", "毫克每立方米"))
_FROM = re.compile(r"(?:由|从)[^。；\d]{0,8}$")
_TO = re.compile(
    r"[^。；，\d]{0,8}(?:增加|增长|上升|扩大|提高|升高|下降|减少|降低|缩小|缩减|降|升|变更|调整)?(?:到|至|为)[^。；，\d]{0,4}"
)
_BY = re.compile(
    r"[，,]?\s?(?:增加|增长|上升|扩大|提高|升高|下降|减少|降低|缩小|缩减|相差|多|少|增|降)(?:了|约)?[^。；，\d]{0,4}"
)
_OWED = (
    re.compile(r"(?:应缴|应交|应付|应纳)[^。；，\d]{0,10}$"),
    re.compile(r"(?:已缴|已交|已付|已纳|实缴|实付|已支付)[^。；，\d]{0,10}$"),
    re.compile(r"(?:尚欠|还欠|未缴|欠缴|未付|少缴|尚有)[^。；，\d]{0,10}$"),
)
_LESS = re.compile(r"扣除|减去|减除|剔除|除去|成本|进货款|进价款")
_GAIN = re.compile(r"违法所得|获利|利润|非法所得|盈利")
_MORE_THAN_TWO = re.compile(r"税|利息|滞纳|违约|运费|工资|房租|折|优惠|另|退|部分|其中|等(?:费用|成本)|各项")
_STORE = "写明了损耗、抽样、退回等其他去向，或者不止一批货"
_OTHER_COST = "写明了其他费用或者扣减，不能断定只差这一项"
_NO_LIMIT = "没有写明哪个数是限值（核定、批准的数量），或者写明了误差、修正"


def differences(text: str) -> Iterator[Reckoned]:
    """Stock, excess, change, debt and gain, each where its three numbers are told.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    terms = read_terms(text)
    for start, end in stretches(text, "\n"):
        yield from _stock(text, within(terms, start, end), start, end)
    sentences = list(stretches(text, "。；\n"))
    for at, (start, end) in enumerate(sentences):
        yield from _change(text, within(terms, start, end), start)
        yield from _owed(text, within(terms, start, end), start, end)
        for begin in (start, sentences[at - 1][0] if at else start):
            found = list(_excess(text, within(terms, begin, end), start, begin, end))
            yield from found
            if found:
                break
    for start, end in stretches(text, "。；\n"):
        yield from _gain(text, within(terms, start, end), start, end)


def _before(text: str, term: Term, start: int, reach: int = 26) -> str:
    return text[max(start, term.start - reach) : term.start]


def _difference(relation: Relation, one: Term, two: Term, stated: Term, doubt: str) -> Reckoned:
    made = Exactly(one.value, one.slack).minus(Exactly(two.value, two.slack))
    return Reckoned(relation, (one, two), stated, made, doubt)


def _stock(text: str, inside: Sequence[Term], start: int, end: int) -> Iterator[Reckoned]:
    """What came in is what went out and what is left."""
    came, went, left = (
        [term for term in inside if form.search(_before(text, term, start))] for form in (_IN, _OUT, _LEFT)
    )
    if len(came) != 1 or len(went) != 1:
        return
    for rest in (t for t in left if t.unit == came[0].unit == went[0].unit and t not in went):
        told = {t.value for t in inside if t.unit == rest.unit} - {came[0].value, went[0].value, rest.value}
        doubt = _STORE if told or len(left) > 1 or _OTHERWISE.search(text[start:end]) else ""
        yield _difference(Relation.STOCK, came[0], went[0], rest, doubt)


def _excess(text: str, inside: Sequence[Term], start: int, begin: int, end: int) -> Iterator[Reckoned]:
    """What lies beyond a limit: of three quantities of one kind, one named as the limit and one behind 超出."""
    for unit in _MEASURED & {term.unit for term in inside}:
        own = [term for term in inside if term.unit == unit]
        if len(own) != 3 or len({term.value for term in own}) != 3:
            continue
        beyond = [
            t for t in own
            if t.start >= start and _OVER.search(_before(text, t, start, 40)) and not _LIMIT_BEHIND.match(text, t.end)
        ]  # fmt: skip
        if not beyond or _NOT_OVER.search(text[start:end]):
            continue
        one, two = (term for term in own if term is not beyond[-1])
        limits = [term for term in (one, two) if _is_limit(text, term, begin)]
        found, limit = (two, one) if limits == [one] else (one, two)
        over = beyond[-1]
        clear = len(limits) == 1 and found.value > limit.value and not _ADJUSTED.search(text[begin:end])
        between = begin <= limit.start < over.start and re.search("超[过出]", text[start : limit.start])
        clear = clear and bool(between or _BY_WHAT.search(_before(text, over, start)))
        yield _difference(Relation.EXCESS, found, limit, over, "" if clear else _NO_LIMIT)


def _is_limit(text: str, term: Term, begin: int) -> bool:
    return bool(_LIMIT_BEFORE.search(_before(text, term, begin)) or _LIMIT_BEHIND.match(text, term.end))


def _change(text: str, inside: Sequence[Term], start: int) -> Iterator[Reckoned]:
    """由120平方米扩大到150平方米，增加30平方米."""
    for one, two, by in zip(inside, inside[1:], inside[2:], strict=False):
        alike = one.unit == two.unit == by.unit
        told = alike and _FROM.search(_before(text, one, start)) and _TO.fullmatch(text, one.end, two.start)
        if told and _BY.fullmatch(text, two.end, by.start):
            high, low = (one, two) if one.value > two.value else (two, one)
            yield _difference(Relation.CHANGE, high, low, by, "")


def _owed(text: str, inside: Sequence[Term], start: int, end: int) -> Iterator[Reckoned]:
    """应缴8000元，已缴5000元，尚欠3000元."""
    money = [term for term in inside if term.unit == YUAN]
    roles = [[t for t in money if form.search(_before(text, t, start))] for form in _OWED]
    if len(money) == 3 and all(len(found) == 1 for found in roles):
        due, paid, rest = (found[0] for found in roles)
        if len({due, paid, rest}) == 3:
            doubt = _OTHER_COST if _MORE_THAN_TWO.search(text[start:end]) else ""
            yield _difference(Relation.CHANGE, due, paid, rest, doubt)


def _gain(text: str, inside: Sequence[Term], start: int, end: int) -> Iterator[Reckoned]:
    """What was taken less what was paid is the gain."""
    money = [term for term in inside if term.unit == YUAN]
    if len(money) != 3 or money[0].value <= money[1].value:
        return
    taken, paid, gain = money
    if _LESS.search(text[taken.end : paid.start]) and _GAIN.search(text[paid.end : gain.start]):
        doubt = _OTHER_COST if _MORE_THAN_TWO.search(text[taken.start : end]) else ""
        yield _difference(Relation.CHANGE, taken, paid, gain, doubt)
