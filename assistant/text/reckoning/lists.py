"""Parts and their whole in prose: 甲3条、乙18条，合计21条; 326.4平方米，其中耕地210.4平方米、其他116.0平方米."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.text.numerals import value_of
from assistant.text.quantities import load_units
from assistant.text.reckoning.model import Exactly, Reckoned, Relation, Term, comes_to
from assistant.text.reckoning.terms import YUAN, read_terms, stretches, within, without_pieces
from assistant.text.reckoning.words import load_words

NOT_ADDED = frozenset("张份页次名人户度部本家处岁层年天周倍%") | {
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
_SUM_WORD = re.compile(
    r"(?:合计|共计|总计|累计|总共|一共|(?<![公总一合])共(?![同享用有管识]))(?P<behind>[^。；，、,\d]{0,12})$"
)
_POINTS = re.compile(r"(?:以上|上述|前述)(?=[^。；，、\d]{0,12}$)")
_LIST_MARK = re.compile(r"[、，,；;。：:]|和|及|以及|与|\s")
_BARE = re.compile(r"[、，,；;。：:\s\d月日年第次笔期个一二三四五六七八九十和及与（）()]*")
_PARTS = re.compile(
    r"[，,]?\s?(?:其中|分别(?:为|是)|包括|由)[:：]?[^。；，、\d]{0,16}|[（(](?:其中|分别(?:为|是)|包括)?[:：]?[^。；，、（）()\d]{0,16}"
)
_AND = re.compile("[、和及]")
_IN_A_ROW = re.compile(r"第?[一二三四五六七八九十\d]|[甲乙丙丁戊己A-Za-z]")
_REST = re.compile(r"其余|其他|其它|剩余|余下|另外?")
_NEXT = re.compile(
    r"(?:[（(][^（()）\d]{0,20}[）)])?\s?(?:[、，,；;]|和|及|以及|与|\s)(?:(?:\d{4}年)?\d{1,2}月份?(?:\d{1,2}日)?)?[^。\d]{0,18}"
)
_RATE_BEFORE = re.compile(
    r"(?:每|单价|售价|进价|定价|标价|均价|运价|票价|租价|价格|(?<![\d一二三四五六七八九十上下本当去今全前半两个年])[日月年](?:租金?|薪|工资))[^。；，、\d]{0,8}$"
)
_RATE_AFTER = re.compile(
    rf"\s?(?:[/／]|[一每](?:{load_units().counted_forms}|日|月|晚|位|桌|票|班)(?!性|[^。；，、]{{0,8}}\d))"
)
_KINDS = re.compile("货值|违法所得|获利|利润|成本|销售额|销售收入|进价|造价|投资")
_PENAL = re.compile("罚|没收|处")
_SO_MANY = re.compile(
    r"(?P<count>[两二三四五六七八九十]|\d{1,2})(?:笔|项|次|张|单|期|人|家|店|户|处|者|个?月)(?:款项?|收入|费用|罚款)?(?=合计|共计|总计|共)"
)
_SO_MANY_OF = re.compile(
    r"[两二三四五六七八九十\d]{1,2}(?:笔|项|次|张|单|期|人|家|店|户|处|者|块|个)?(?=[^。；，\d]{0,6}$)"
)
_ASIDE = re.compile(  # what the list says of all its parts by a label of its own: 项目名称“护理”，三笔共
    r"(?<=[，,])\s?(?:项目|商品|品名|备注|摘要|用途|交易类型|付款方式|支付方式|收款账户|对方户名)(?:名称)?[^，。；\d]{1,24}[，,]"
)
_TAXES = re.compile(
    r"税(?:款|额|金)?(?=\d[\d,.]*元|$)"
)  # a part or the total is itself a tax: none is left beside
_TAX_IN_ALL = re.compile(r"(?P<verb>[^税]{0,4})税[款额金]")
_OF_ONE = re.compile(r"每[^。；，、\d]{0,4}[\d.]{1,10}元")
_MOST, _LONGEST = 12, 200
_REACH, _FAR, _HEAD = 40, 600, 16
_UNCLEAR = "另有同类的数，或者写明了扣除、优惠等，不能断定合计只含这几项"
_OPEN_LIST = "所列的可能只是一部分"


def is_rate(text: str, term: Term) -> bool:
    """Whether a number is a price or content of one piece: 每箱30元, 30元/箱."""
    return bool(_RATE_BEFORE.search(text[max(0, term.start - 14) : term.start])) or bool(
        _RATE_AFTER.match(text, term.end)
    )


def _rates(text: str, terms: Sequence[Term]) -> set[Term]:
    """The prices of one piece, those that follow each other among them: 每盒13元、18元、20元."""
    found: set[Term] = set()
    for before, term in zip([None, *terms], terms, strict=False):
        goes_on = before in found and before is not None and term.unit == before.unit
        if is_rate(text, term) or goes_on and _AND.fullmatch(text[before.end : term.start]):  # type: ignore[union-attr]
            found.add(term)
    return found


def parts_and_wholes(text: str) -> Iterator[Reckoned]:
    """Every total with the parts before it, and every whole with the parts behind it, sentence by sentence.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    told = without_pieces(text, read_terms(text))
    rates = _rates(text, told)
    terms = [t for t in told if t.unit not in NOT_ADDED and t not in rates]
    for start, end in stretches(text, "。\n"):
        inside = within(terms, start, end)
        for unit in dict.fromkeys(term.unit for term in inside):
            own = [term for term in inside if term.unit == unit]
            yield from _totals(text, start, own, terms)
            yield from _wholes(text, own)
    yield from _so_many(text, terms)


def _totals(text: str, start: int, own: Sequence[Term], terms: Sequence[Term]) -> Iterator[Reckoned]:
    """Totals behind their parts; a total of something else than the parts is passed over."""
    since = 0
    for at, total in enumerate(own):
        since_part = max(own[at - 1].end if at else start, total.start - _REACH)
        before = text[since_part : total.start]
        word = _SUM_WORD.search(before)
        if word is None:
            continue
        run = _run_before(text, own[max(since, at - _LONGEST) : at])
        of_them = len(run) > 1 and _is_of(text, start, run, before[: word.start()], word)
        if of_them:
            yield _total_of(text, run, total, before, terms, len(run) == at - since)
        if of_them or _TOTAL.search(before):
            since = at + 1


def _total_of(
    text: str, run: tuple[Term, ...], total: Term, before: str, terms: Sequence[Term], alone: bool
) -> Reckoned:
    """The total of a list; other numbers before it that make it are taken for its parts."""
    if comes_to(_sum(run), total):
        return _reckoned(run, total, "")
    line = text.rfind("\n", 0, run[0].start) + 1
    earlier = within(terms, max(total.start - _FAR, 0 if _POINTS.search(before) else line), total.start)
    fits = that_make([t for t in earlier if t.unit == total.unit], total)
    clear = (
        alone
        and _are_all(before, run)
        and not _tells_more(text, run, total)
        and _of_one_kind(text, run, total)
        and not load_words().opposites.search("|".join(_labels(text, line, run)))
    )
    return _reckoned(fits or run, total, "" if clear or fits else _UNCLEAR)


def _is_of(text: str, start: int, run: Sequence[Term], before: str, word: re.Match[str]) -> bool:
    """Whether a total is of the parts: it names nothing, or what every part (or the head of their list) is called."""
    labels = _labels(text, start, run)
    if word[0].startswith("累计") and load_words().this_time.search(labels[0]):
        return False
    plain = load_words().plain_total
    told = _SO_MANY_OF.sub("", _ASIDE.sub("", before))
    names = [plain.sub("，", _BARE.sub("", one)) for one in (told, word["behind"])]
    return all(_named_by(name, labels) for one in names for name in one.split("，") if name)


def _labels(text: str, start: int, run: Sequence[Term]) -> list[str]:
    """What each part is called, before and behind its number; of the first also the head of the list."""
    ends = [max(start, run[0].start - _HEAD), *(term.end for term in run[:-1])]
    before = [text[end : term.start] for end, term in zip(ends, run, strict=True)]
    behind = [_LIST_MARK.split(words)[0] for words in before[1:]] + [""]
    return [f"{words}|{more}" for words, more in zip(before, behind, strict=True)]


def _named_by(name: str, labels: Sequence[str]) -> bool:
    """Whether all parts are called so, or the first only and the others have no name; or it is the verb of the list."""
    if taxes := _TAX_IN_ALL.fullmatch(name):
        return _all_taxes(taxes["verb"], [label.partition("|")[0] for label in labels])
    if name in labels[0] and not labels[0].partition("|")[0].endswith(name):
        return True
    return name in labels[0] and all(
        name in label or _BARE.fullmatch(label.strip("|")) for label in labels[1:]
    )


def _all_taxes(verb: str, names: Sequence[str]) -> bool:
    """Whether parts are taxes of one verb: 少缴税款 is of 少缴增值税 and 企业所得税, not of what was prepaid or is set off."""
    tax = rf"(?:{load_words().taxes.pattern})(?:税[款额金])?[为计是]?"
    first = re.search(rf"{verb}(?:{_BARE.pattern}){tax}$", names[0])
    return bool(first) and all(re.fullmatch(rf"{_BARE.pattern}(?:{verb})?{tax}", n) for n in names[1:])


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
            before = text[max(start, total.start - 20) : total.start]
            match, word = _SO_MANY.search(before), _SUM_WORD.search(before)
            if not match or not word or value_of(match["count"]) != at or at < 2:
                continue
            run, named = tuple(inside[:at]), re.split("[。；]", before[: word.start()])[-1]
            if re.search("[。；;]", text[run[0].end : total.start]) and _is_of(text, start, run, named, word):
                clear = _of_one_kind(text, run, total) and not _tells_more(text, run, total, priced=True)
                yield _reckoned(run, total, "" if clear else _UNCLEAR)


def _run_before(text: str, before: Sequence[Term]) -> tuple[Term, ...]:
    """The terms that follow each other as a list, up to the last."""
    first = len(before) - 1
    while first > 0 and follows(text, before[first - 1], before[first]):
        first -= 1
    return tuple(before[max(first, 0) :])


def follows(text: str, one: Term, two: Term) -> bool:
    """Whether the second number follows the first as the next of a list."""
    between = text[one.end : two.start]
    return bool(_NEXT.fullmatch(between)) and not _TOTAL.search(between) and "分别" not in between


def _tells_more(text: str, run: Sequence[Term], total: Term, *, priced: bool = False) -> bool:
    """Whether words around a total tell of anything besides the parts; ``priced``: besides the price of one piece, too."""
    words = _TAXES.sub("", _POINTS.sub("", text[max(0, run[0].start - 12) : total.start]))
    words = _OF_ONE.sub("", words) if priced else words
    return bool(load_words().total_beside.search(words)) or bool(
        re.match(r"[^，。；]{0,2}[（(][^（()）]{0,16}(?:含|扣|减|税|运费|优惠|折|另)", text[total.end :][:24])
    )


def that_make(parts: Sequence[Term], total: Term) -> tuple[Term, ...]:
    """Some of the last numbers that make a total; none when none do.

    Args:
        parts: numbers of the unit of the total, in order.
        total: what they are to make.
    """
    few = parts[-_MOST:]
    low, high = (_subsets(half) for half in (few[: _MOST // 2], few[_MOST // 2 :]))
    near = max(total.place, Decimal(1))
    order = [made for made, _ in high]
    for made, some in low:
        least = bisect_left(order, total.value - made - near)
        for more, others in high[least : bisect_right(order, total.value - made + near)]:
            if len(some) + len(others) > 1 and comes_to(Exactly(made + more), total):
                return (*some, *others)
    return ()


def _subsets(parts: Sequence[Term]) -> list[tuple[Decimal, tuple[Term, ...]]]:
    """Every choice of a few numbers with its sum, the smallest sum first."""
    found: list[tuple[Decimal, tuple[Term, ...]]] = [(Decimal(0), ())]
    for part in parts:
        found += [(made + part.value, (*some, part)) for made, some in found]
    return sorted(found, key=lambda one: one[0])


def _wholes(text: str, own: Sequence[Term]) -> Iterator[Reckoned]:
    """Wholes before their parts."""
    for at, whole in enumerate(own[:-2]):
        told = _PARTS.fullmatch(text, whole.end, own[at + 1].start)
        behind = own[at + 1 : at + 1 + _LONGEST] if told else ()
        parts = _run_behind(text, behind)
        if told and len(parts) > 1:
            fits = that_make(behind[:_MOST], whole)
            doubt = "" if fits else _why_not_held(text, own, at, parts, told[0])
            yield _reckoned(fits or parts, whole, doubt)


def _why_not_held(text: str, own: Sequence[Term], at: int, parts: tuple[Term, ...], words: str) -> str:
    """Why parts need not make their whole; "" when they must."""
    whole = own[at]
    if len(own) > at + 1 + len(parts):
        return _UNCLEAR
    named = text[whole.end : parts[-1].start]
    if load_words().no_parts.search(named) or load_words().attributes.search(named):
        return _UNCLEAR
    if load_words().total_beside.search(
        re.sub("其中|另外?|其余|余下|剩余", "", text[whole.end : parts[-1].end])
    ):
        return _UNCLEAR
    if at and any(_nested(text, earlier, whole) for earlier in own[max(0, at - _MOST) : at]):
        return _UNCLEAR
    if re.search("其中|包括", words) and not _divides(text, own[at].end, parts, words):
        return _UNCLEAR
    if re.match(r"[，,]?\s?由", words) and not re.match(
        r"[^，。；\d]{0,6}(?:组成|构成)", text[parts[-1].end :][:12]
    ):
        return _UNCLEAR
    less = _sum(parts).value < whole.value
    rest = _REST.search(text[parts[-2].end : parts[-1].start])
    goes_on = re.match(r"[^。；）)]{0,10}?(?:等|另|若干|还有)", text[parts[-1].end :][:14])
    named_some = goes_on or re.search("其中|包括", words)
    return _OPEN_LIST if less and named_some and not rest else ""


def _divides(text: str, since: int, parts: Sequence[Term], words: str) -> bool:
    """Whether the parts of “其中” divide the whole: 分别, 其余, a row of 甲、乙 or 一、二, or names that end alike."""
    ends = [since, *(part.end for part in parts[:-1])]
    names = [text[end : part.start] for end, part in zip(ends, parts, strict=True)]
    if "分别" in words or _REST.search(names[-1]):
        return True
    names = [
        re.sub(r"^.*(?:其中|包括|[:：、，,；;和及与\s（(])|[为是有计约共\s]+$", "", name) for name in names
    ]
    in_a_row = all(_IN_A_ROW.match(name) for name in names)
    return in_a_row or all(names) and len({name[-1] for name in names}) == 1


def _nested(text: str, earlier: Term, whole: Term) -> bool:
    """Whether a whole stands itself among the parts of another."""
    return bool(re.search(r"其中|包括|分别|[（(]", text[earlier.end : whole.start]))


def _run_behind(text: str, behind: Sequence[Term]) -> tuple[Term, ...]:
    last = 0
    while last + 1 < len(behind) and follows(text, behind[last], behind[last + 1]):
        last += 1
    return tuple(behind[: last + 1])


def _sum(parts: Sequence[Term]) -> Exactly:
    return Exactly(
        sum((p.value for p in parts), Decimal(0)),
        sum((p.slack for p in parts if p.unit != YUAN or p.factor > 1), Decimal(0)),
    )


def _reckoned(parts: tuple[Term, ...], total: Term, doubt: str) -> Reckoned:
    return Reckoned(Relation.TOTAL, parts, total, _sum(parts), doubt)
