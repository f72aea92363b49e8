"""What is left, beyond a limit, more or less than before, still owed, or gained: two numbers and their difference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.text.bigrams import bigrams
from assistant.text.reckoning.model import Exactly, Reckoned, Relation, Term
from assistant.text.reckoning.terms import YUAN, read_terms, stretches, within
from assistant.text.reckoning.words import load_words

_OUT = r"(?<!未)(?:已(?:经)?(?:销?售|卖|发放|使用|用|送)(?:出|掉|完)?|售出|零售(?:了|出)?|销售(?:了|出)?|卖出|卖了)"
_OUT_BEFORE = re.compile(rf"{_OUT}[^。；，\d]{{0,12}}$")
_WHO = r"(?:其中?|当事人|该店|店内|现场|仓库|至今|目前|现|共|均|仍|还|尚|实际|且|并)*"
_SINCE = r"(?:(?:截至|截止|至|到)?(?:案发|检查|查获|被查获?|查处)(?:时|之日|当日)?(?:止|为止)?)?"
_NOUN = re.compile(r"[\u4e00-\u9fff“”（）()]{0,10}")
_LIMIT_WORD = r"限值|标准|限定|核定|核准|批准|许可|审批|规定|限载|限高|限量|不得超过|不超过|不得高于|允许|限制|登记|证载|要求"
_LIMIT_BEFORE = re.compile(rf"(?:{_LIMIT_WORD})[^。；，\d]{{0,8}}$")
_LIMIT_BEHIND = re.compile(rf"\s?的?[^。；，、\d超]{{0,4}}(?:{_LIMIT_WORD})")
_OVER = re.compile(
    r"(?:超过|超出|超载|超限|超采|超占|多出|超建|超)[^。；，\d]{0,10}$|(?:超过|超出)[^。；]{0,24}$"
)
_NOT_OVER = re.compile(r"保质期|期限|有效期|时限|百分|倍")
_BY_WHAT = re.compile(
    rf"超(?:过|出|载|限|采|占|建|标|重|高)?了?(?:{_LIMIT_WORD}|的|面积|数量|重量|用地|占地|建筑|部分|限额|范围|水量|质量|总|为|[:：])*\s?$"
)
_PLAIN_OVER = re.compile(
    r"[）)\s]?(?:已|实际|合计|共计?|即|故|总|面积|建筑|占地|用地|高度|重量|数量|总量|数额|长度|宽度|水量|其|当事人|该车|车辆|均|则|多){0,3}超"
)
_ADJUSTED = re.compile("扣除|误差|磅差|修正|背景|折算|减去|其中|偏差|本底")
_MEASURED = frozenset(("平方米", "立方米", "公斤", "米", "分贝", "毫克每升", "毫克每立方米"))
_FROM = re.compile(r"(?:由|从)[^。；\d]{0,8}$")
_TO = re.compile(
    r"[^。；，\d]{0,8}(?:增加|增长|上升|扩大|提高|升高|下降|减少|降低|缩小|缩减|降|升|变更|调整)?(?:到|至|为)[^。；，\d]{0,4}"
)
_BY = re.compile(
    r"[，,]?\s?(?:增加|增长|上升|扩大|提高|升高|下降|减少|降低|缩小|缩减|相差|多|少|增|降)(?:了|约|为|面积|数量|[:：])*\s?"
)
_DEBT = (
    "应缴|应交|应付|应纳",
    "已缴|已交|已付|已纳|实缴|实付|已支付",
    "尚欠|还欠|未缴|未交|欠缴|欠付|未付|少缴|尚有",
)
_OWED = tuple(re.compile(rf"(?:{words})[^。；，\d]{{0,10}}$") for words in _DEBT)
_LESS = re.compile(r"扣除|减去|减除|剔除|除去|成本|进货款|进价款")
_GAIN = re.compile(r"违法所得|获利|利润|非法所得|盈利")
_GAIN_ONLY = re.compile(
    r"(?:[（(][^（()）\d]{0,10}[）)])?[，,；;、]?\s?(?:后)?[，,]?(?:当事人|其|共|实际|则|即|合计|由此|从中)*(?:违法所得|获利|利润|非法所得|盈利)(?:金额|数额|共计?|合计|为|是|计|[:：])*"
)
_USED = re.compile(
    r"(?:抽样|抽取|抽检|送检|留样|检[验测]|取样|扦样)(?:送检|检[验测]|消?耗用?|取?样品|用去?|了|走|共|的)*[^，。；\d]{0,2}$"
)
_PIECES = re.compile(r"抽样|抽取|抽检|送检|留样|检[验测]|取样|扦样|样品")
_STORE = "不能断定购进的只有售出和剩余两个去向，或者不止一批货"
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
        yield from _apart(text, terms, start, end)
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
    words = load_words()
    in_before = re.compile(rf"(?:{words.came.pattern})[^。；，\d]{{0,20}}$")
    left_before = re.compile(rf"(?:{words.left.pattern})[^。；，\d]{{0,14}}$")
    came, went, left = (
        [term for term in inside if form.search(_before(text, term, start))]
        for form in (in_before, _OUT_BEFORE, left_before)
    )
    if len(came) != 1 or len(went) != 1:
        return
    if other := _stock_of_four(text, inside, came[0], went[0], left):
        yield other
        return
    for rest in (t for t in left if t.unit == came[0].unit == went[0].unit and t not in (*went, *came)):
        straight = len(left) == 1 and _goes_straight(text, came[0], went[0], rest)
        told = {t.value for t in inside if t.unit == rest.unit} - {came[0].value, went[0].value, rest.value}
        clear = straight and not told and not words.stock_otherwise.search(text[start:end])
        yield _difference(Relation.STOCK, came[0], went[0], rest, "" if clear else _STORE)


def _stock_of_four(
    text: str, inside: Sequence[Term], came: Term, went: Term, left: Sequence[Term]
) -> Reckoned | None:
    """购进320袋，售出186袋，抽样4袋，剩余130袋: each number of the goods has its own clause, and nothing else became of them."""
    own = [t for t in inside if t.unit == came.unit]
    used = [t for t in own if _USED.search(text[max(came.end, t.start - 12) : t.start])]
    if not (len(own) == 4 and len(used) == len(left) == 1 and {came, went, used[0], left[0]} == set(own)):
        return None
    rest, asides = (
        left[0],
        text[came.end : left[0].start].replace(text[used[0].start - 12 : used[0].start], ""),
    )
    straight = (
        own[0] is came
        and own[-1] is rest
        and not load_words().stock_otherwise.search(_PIECES.sub("", asides))
    )
    made = Exactly(came.value, came.slack).minus(Exactly(went.value + used[0].value, went.slack))
    return Reckoned(Relation.STOCK, (came, went, used[0]), rest, made, "" if straight else _STORE)


def _goes_straight(text: str, came: Term, went: Term, rest: Term) -> bool:
    """Whether the text goes from what came in to what went out and what is left of it, with nothing but asides between."""
    named = _clause_before(text, came)
    one, two = sorted((went, rest), key=lambda term: term.start)
    left = load_words().left.pattern
    return came.start < one.start and all(
        _leads(text, before, term, _OUT if term is went else f"(?:{left})", named)
        for before, term in ((came, one), (one, two))
    )


def _clause_before(text: str, term: Term) -> str:
    return re.split("[。；，\\n]", text[max(0, term.start - 20) : term.start])[-1]


def _leads(text: str, one: Term, two: Term, verb: str, named: str) -> bool:
    """Whether the last clause between two numbers is the verb (and the name of the goods), the others asides."""
    passing = load_words().passing
    noun, *asides = re.split("[，,；;。、]", text[one.end : two.start])
    last = asides.pop() if asides else noun
    told = re.fullmatch(
        rf"\s?{_SINCE}{_WHO}{_SINCE}{_WHO}{verb}(?:了|共|约|为|[:：])?(?P<name>[^\d]{{0,8}})", last
    )
    goods = bigrams(f"{named}，{noun}")
    same = told is not None and bigrams(told["name"]) <= goods
    return (
        same
        and (not asides or bool(_NOUN.fullmatch(noun)))
        and all(passing.fullmatch(aside) for aside in asides)
    )


def _excess(text: str, inside: Sequence[Term], start: int, begin: int, end: int) -> Iterator[Reckoned]:
    """What lies beyond a limit: of three quantities of one kind, one named as the limit and one behind 超出."""
    for unit in sorted(_MEASURED & {term.unit for term in inside}):
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
        clear = clear and _of_the_same(text, over, max(t.end for t in (one, two) if t.start < over.start))
        yield _difference(Relation.EXCESS, found, limit, over, "" if clear else _NO_LIMIT)


def _of_the_same(text: str, over: Term, since: int) -> bool:
    """Whether no other thing is named as what goes beyond the limit (檐口外挑超出2米)."""
    clause = re.split("[，,；;。]", text[since : over.start])[-1]
    return "超" not in clause or _PLAIN_OVER.match(clause) is not None


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


_APART = re.compile(
    r"(?:相差|差额|差距|差异|差值)(?:部分|共计|合计|达|为|是|了|[:：]){0,2}\s?$|(?:两者|二者|两(?:本|份|套|次|个)[\u4e00-\u9fff]{1,8})(?:相比)?(?:少|多|短|差)(?:出|了|报|记|计)?\s?$"
)
_TWO_FAR = 160


def _apart(text: str, terms: Sequence[Term], start: int, end: int) -> Iterator[Reckoned]:
    """甲账载明21吨。……乙账载明38吨，两本账相差17吨: the only two numbers of its unit before what two things differ by."""
    for stated in within(terms, start, end):
        if not _APART.search(_before(text, stated, start)):
            continue
        line = max(text.rfind("\n", 0, stated.start) + 1, stated.start - _TWO_FAR)
        own = [t for t in within(terms, line, stated.start) if t.unit == stated.unit]
        if len(own) == 2 and own[0].value != own[1].value:
            high, low = sorted(own, key=lambda term: term.value, reverse=True)
            each = "每" in text[line : stated.start] or _ADJUSTED.search(text[own[1].end : end])
            yield _difference(Relation.CHANGE, high, low, stated, _NO_LIMIT if each else "")


def _owed(text: str, inside: Sequence[Term], start: int, end: int) -> Iterator[Reckoned]:
    """应缴8000元，已缴5000元，尚欠3000元."""
    money = [term for term in inside if term.unit == YUAN]
    roles = [[t for t in money if form.search(_before(text, t, start))] for form in _OWED]
    if len(money) == 3 and all(len(found) == 1 for found in roles):
        due, paid, rest = (found[0] for found in roles)
        if due.start < paid.start < rest.start:
            named = _clause_before(text, due)
            held = _leads(text, due, paid, f"(?:{_DEBT[1]})", named) and _leads(
                text, paid, rest, f"(?:{_DEBT[2]})", named
            )
            doubt = _OTHER_COST if not held or load_words().gain_otherwise.search(text[start:end]) else ""
            yield _difference(Relation.CHANGE, due, paid, rest, doubt)


def _gain(text: str, inside: Sequence[Term], start: int, end: int) -> Iterator[Reckoned]:
    """What was taken less what was paid is the gain."""
    money = [term for term in inside if term.unit == YUAN]
    if len(money) != 3 or money[0].value <= money[1].value:
        return
    taken, paid, gain = money
    if _LESS.search(text[taken.end : paid.start]) and _GAIN.search(text[paid.end : gain.start]):
        alone = _GAIN_ONLY.fullmatch(text, paid.end, gain.start)
        doubt = (
            "" if alone and not load_words().gain_otherwise.search(text[taken.start : end]) else _OTHER_COST
        )
        yield _difference(Relation.CHANGE, taken, paid, gain, doubt)
