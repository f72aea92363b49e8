"""Parts and their whole in prose: 甲3条、乙18条，合计21条; 326.4平方米，其中耕地210.4平方米、其他116.0平方米."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from assistant.text.numerals import value_of
from assistant.text.reckoning.model import Exactly, Reckoned, Relation, Term, comes_to
from assistant.text.reckoning.terms import YUAN, read_terms, stretches, within

_NOT_ADDED = frozenset("张份页次名人户度部本家处岁层年天周倍%") | {
    "分钟",
    "小时",
    "个月",
    "人次",
    "课时",
    "分贝",
}
_TOTAL = re.compile(
    r"(?:合计|共计|总计|累计|总共|一共|(?<![公总一])共(?![同享用有管识]))"
    r"(?:计|有|为|是|得|收取?|罚没款?|罚款|没收|人民币|重量?|面积|数量|货值|价值|金额|价款|收入|款项|少缴|欠缴|税款|[:：]|[（(]大写[）)]){0,4}\s?$"
)
_BESIDE = re.compile(
    r"其中|扣除|减去|减除|优惠|折|抹|退|另|除(?!四害)|含|运费|手续费|押金|定金|预付|已付|未付|已缴|未缴|尚|余|差|部分|左右|调整|变更|原|后|上述|以上|前述|毛重|皮重|净|每|单价|均|不计|免|次日|抽|样|[×xX*＊÷+＋=＝]"
)
_PARTS = re.compile(
    r"[，,]?\s?(?:其中|分别(?:为|是)|包括)[:：]?[^。；，、\d]{0,16}|[（(](?:其中|分别(?:为|是)|包括)?[:：]?[^。；，、（）()\d]{0,16}"
)
_REST = re.compile(r"其余|其他|其它|剩余|余下|另外?")
_NEXT = re.compile(r"(?:[（(][^（()）\d]{0,20}[）)])?\s?(?:[、，,；;]|和|及|以及|与|\s)[^。\d]{0,18}")
_RATE_BEFORE = re.compile(r"(?:每|单价|售价|进价|定价|标价|均价|价格)[^。；，、\d]{0,8}$")
_RATE_AFTER = re.compile(
    r"\s?(?:[/／]|[一每](?:件|条|只|个|箱|袋|瓶|盒|公?斤|千克|吨|台|辆|人|天|日|次|平方))"
)
_NO_PARTS = re.compile(
    r"[进售标定]价|成本|利润|获利|[长宽高深厚]|直径|半径|距|最|毛重|净重|皮重|含量|同比|上年|去年|标准|限|核|批准|许可"
)
_KINDS = re.compile("货值|违法所得|获利|利润|成本|销售额|销售收入|进价|造价|投资")
_PENAL = re.compile("罚|没收|处")
_SO_MANY = re.compile(
    r"(?P<count>[两二三四五六七八九十]|\d{1,2})(?:笔|项|次|张|单|期|人|家|店|户|处|者|个?月)(?:款项?|收入|费用|罚款)?(?=合计|共计|总计|共)"
)
_OF_ONE = re.compile(r"每[^。；，、\d]{0,4}[\d.]{1,10}元")
_MOST, _LONGEST = 12, 200
_UNCLEAR = "另有同类的数，或者写明了扣除、优惠等，不能断定合计只含这几项"
_OPEN_LIST = "“其中”所列的可能只是一部分"


def is_rate(text: str, term: Term) -> bool:
    """Whether a number is a price or content of one piece: 每箱30元, 30元/箱."""
    return bool(_RATE_BEFORE.search(text[max(0, term.start - 14) : term.start])) or bool(
        _RATE_AFTER.match(text, term.end)
    )


def parts_and_wholes(text: str) -> Iterator[Reckoned]:
    """Every total with the parts before it, and every whole with the parts behind it, sentence by sentence.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    terms = [t for t in read_terms(text) if t.unit not in _NOT_ADDED and not is_rate(text, t)]
    for start, end in stretches(text, "。\n"):
        inside = within(terms, start, end)
        for unit in dict.fromkeys(term.unit for term in inside):
            own = [term for term in inside if term.unit == unit]
            yield from _totals(text, start, own, terms)
            yield from _wholes(text, own)
    yield from _so_many(text, terms)


def _totals(text: str, start: int, own: Sequence[Term], terms: Sequence[Term]) -> Iterator[Reckoned]:
    """Totals behind their parts."""
    since = 0
    for at, total in enumerate(own):
        before = text[max(own[at - 1].end if at else start, total.start - 24) : total.start]
        if not _TOTAL.search(before):
            continue
        run = _run_before(text, own[since:at])
        if len(run) > 1:
            paragraph = within(terms, text.rfind("\n", 0, start) + 1, total.start)
            fits = _that_make([t for t in paragraph if t.unit == total.unit], total)
            clear = (
                len(run) == at - since
                and not _tells_more(text, run, total)
                and _are_all(before, run)
                and _of_one_kind(text, run, total)
            )
            yield _reckoned(fits or run, total, "" if clear or fits else _UNCLEAR)
        since = at + 1


def _are_all(before: str, run: Sequence[Term]) -> bool:
    """Whether a total that names its number (三人合计) names that of the parts."""
    match = _SO_MANY.search(before)
    return match is None or value_of(match["count"]) == len(run)


def _of_one_kind(text: str, run: Sequence[Term], total: Term) -> bool:
    """Whether amounts may be added at all: not 货值 and 违法所得, and to a total of penalties only penalties."""
    before = [text[max(0, term.start - 14) : term.start] for term in run]
    kinds = {match[0] for words in before for match in _KINDS.finditer(words[-8:])}
    penal = re.search(
        r"罚没?款?[^。；，\d]{0,4}$|罚[^。；，\d]{0,3}(?:合计|共计|总计)", text[run[-1].end : total.start]
    )
    return len(kinds) < 2 and (not penal or all(_PENAL.search(words) for words in before))


def _so_many(text: str, terms: Sequence[Term]) -> Iterator[Reckoned]:
    """两笔分别是7600元、4800元。两笔合计12400元: the total names how many sums it is of, and so many stand before it."""
    money = [term for term in terms if term.unit == YUAN]
    for start, end in stretches(text, "\n"):
        inside = within(money, start, end)
        for at, total in enumerate(inside):
            match = _SO_MANY.search(text[max(start, total.start - 20) : total.start])
            if (
                match
                and value_of(match["count"]) == at
                and at > 1
                and re.search("[。；;]", text[inside[0].end : total.start])
            ):
                more = _tells_more(text, inside[:at], total, priced=True)
                yield _reckoned(tuple(inside[:at]), total, _UNCLEAR if more else "")


def _run_before(text: str, before: Sequence[Term]) -> tuple[Term, ...]:
    """The terms that follow each other as a list, up to the last."""
    first = len(before) - 1
    while first > 0 and _follows(text, before[first - 1], before[first]):
        first -= 1
    return tuple(before[max(first, 0) :])


def _follows(text: str, one: Term, two: Term) -> bool:
    between = text[one.end : two.start]
    return bool(_NEXT.fullmatch(between)) and not _TOTAL.search(between)


def _tells_more(text: str, run: Sequence[Term], total: Term, *, priced: bool = False) -> bool:
    """Whether words around a total tell of anything besides the parts; ``priced``: besides the price of one piece, too."""
    words = text[max(0, run[0].start - 12) : total.start]
    words = _OF_ONE.sub("", words) if priced else words
    return bool(_BESIDE.search(words)) or bool(
        re.match(r"[^，。；]{0,2}[（(][^（()）]{0,16}(?:含|扣|减|税|运费|优惠|折|另)", text[total.end :][:24])
    )


def _that_make(parts: Sequence[Term], total: Term) -> tuple[Term, ...]:
    """Some of the numbers that make a total, the last of them first; none when none do."""
    few = parts[-_MOST:]
    chosen = (some for size in range(2, len(few) + 1) for some in combinations(few, size))
    return next((some for some in chosen if comes_to(_sum(some), total)), ())


def _wholes(text: str, own: Sequence[Term]) -> Iterator[Reckoned]:
    """Wholes before their parts."""
    for at, whole in enumerate(own[:-2]):
        told = _PARTS.fullmatch(text, whole.end, own[at + 1].start)
        parts = _run_behind(text, own[at + 1 :]) if told else ()
        if told and len(parts) > 1:
            fits = _that_make(own[at + 1 :][:_MOST], whole)
            doubt = "" if fits else _why_not_held(text, own, at, parts, told[0])
            yield _reckoned(fits or parts, whole, doubt)


def _why_not_held(text: str, own: Sequence[Term], at: int, parts: tuple[Term, ...], words: str) -> str:
    """Why parts need not make their whole; "" when they must."""
    whole = own[at]
    if len(own) > at + 1 + len(parts):
        return _UNCLEAR
    if _NO_PARTS.search(text[whole.end : parts[-1].start]):
        return _UNCLEAR
    if _BESIDE.search(re.sub("其中|另外?|其余|余下|剩余", "", text[whole.end : parts[-1].end])):
        return _UNCLEAR
    if at and any(_nested(text, earlier, whole) for earlier in own[:at]):
        return _UNCLEAR
    less = _sum(parts).value < whole.value
    rest = _REST.search(text[parts[-2].end : parts[-1].start])
    return _OPEN_LIST if less and "其中" in words and not rest else ""


def _nested(text: str, earlier: Term, whole: Term) -> bool:
    """Whether a whole stands itself among the parts of another."""
    return bool(re.search(r"其中|包括|分别|[（(]", text[earlier.end : whole.start]))


def _run_behind(text: str, behind: Sequence[Term]) -> tuple[Term, ...]:
    last = 0
    while last + 1 < min(len(behind), _LONGEST) and _follows(text, behind[last], behind[last + 1]):
        last += 1
    return tuple(behind[: last + 1])


def _sum(parts: Sequence[Term]) -> Exactly:
    return Exactly(
        sum((p.value for p in parts), Decimal(0)),
        sum((p.slack for p in parts if p.unit != YUAN or p.factor > 1), Decimal(0)),
    )


def _reckoned(parts: tuple[Term, ...], total: Term, doubt: str) -> Reckoned:
    return Reckoned(Relation.TOTAL, parts, total, _sum(parts), doubt)
