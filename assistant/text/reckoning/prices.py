"""So many at so much each: 12箱，每箱30元，货值360元; 48桶（每桶180千克，共计8640千克）; 每天500元，三天1500元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, combinations

from assistant.text.bigrams import bigrams
from assistant.text.numerals import value_of
from assistant.text.quantities import load_units
from assistant.text.reckoning.in_all import in_all
from assistant.text.reckoning.model import Exactly, Reckoned, Relation, Term, comes_to
from assistant.text.reckoning.terms import YUAN, read_terms, stretches, within, without_pieces
from assistant.text.reckoning.words import load_words

_FORMS = load_units().counted_forms + "|日|月"
_SAME = {"日": "天", "月": "个月"}
_EACH_BEFORE = re.compile(rf"每(?P<unit>{_FORMS})[^。；，,、\d每]{{0,8}}$")
_PRICE_BEFORE = re.compile(rf"单价[为是约:：]?(?:每(?P<unit>{_FORMS}))?\s?$")
_EACH_BEHIND = re.compile(rf"\s?(?:[/／]|每|一)\s?(?P<unit>{_FORMS})")
_BY_TIME = re.compile(
    r"(?<![\d一二三四五六七八九十个上下本当每去今全前半])(?P<unit>[月年日])(?:租金?|薪|工资|服务费|管理费)(?:标准)?[为是:：]?(?:人民币)?\s?$"
)
_PRICED = re.compile(rf"^每(?:{_FORMS})|^单价|[为是:：\s]+$")
_TAKEN = re.compile(r"^收取?")
_EACH_ENTRY = re.compile("每笔|笔均?[各每]")
_FOR_TWO = re.compile(r"每[^，。；\d]{1,6}$")
_OPENED = re.compile(r"\s?[（(]\s?(?:按|单价|每[^。；，\d]{1,4})?[为:：]?\s?")
_DAYS = re.compile(r"(?<![月\d第])(?P<days>[一二两三四五六七八九十\d]{1,3})\s?[日天](?![\d内前起后])")
_PEOPLE = frozenset("人名位")
_NO_GOODS = frozenset("份页次名人户度部家处岁层年倍%")
_NO_FACTOR = frozenset("年岁页份倍层%米") | {"平方米", "立方米", "公斤", "分贝"}  # 二层东侧, 约9立方米
_COARSE = Decimal("666.67")  # 一亩的平方米数是约数
_ALL = re.compile("合计|共计|总计|小计|总额|共")
_OF_TIME = frozenset(("小时", "天", "个月", "周", "年", "分钟", "车", "趟", "次"))
_LINK = re.compile(
    r"(?:合计|共计|总计|累计|共)(?:抽取?|取用?|排放?|开采|采挖?|生产|产出?|运输?|加工|处理|倾倒|消耗|使用|用)(?:水|电|砂石?|石料|土方?|货物?|污水|废水|垃圾)?\s?$|"
    r"(?:^|[，,；;、。])(?:共|总共|一共|合计)?收取?(?:[\u4e00-\u9fff]{0,3}[费款])?\s?$|"
    r"(?:合计|共计|总计|小计|总额|共(?:收取|支付)?(?:运费|租金|学费|服务费|停车费|费用|价款)?|货值|金额|货款|价款|收入|销售款|销售额|得款|收款|收取租金|支付租金|价值|(?:认定|鉴定|评估|核定)总?价格?|总价|造价|款项|计|即|罚款)"
    r"(?:金额|货值|人民币|为|是|计|约|得|款|共|总|合计|[:：了]){0,4}\s?$"
)
_BESIDE = re.compile(
    r"折|优惠|抹|税|运费|押金|定金|预付|已付|支付|预收|尚欠|扣|减|部分|其中|成本|获利|利润|差价|退|手续费|另|加收|起步|首|超过|超出|不足|以上|以内|调整|变更|原|赠|送|未售|剩|免|不计|低于|高于|至多|至少|均价|平均|含|不等|左右|[×xX*＊÷+＋=＝]"
)
_BEHIND = re.compile("折|优惠|税|运费|扣|减|抹|另|[余多]")
_OWED = re.compile(r"[^。；]{0,10}(?:尚欠|还欠|仍欠|拖欠|未[付收缴支])")
_MOST, _MOST_RATES, _NEAR = 6, 40, 8
_CHAIN = re.compile(r"[，,、]?\s?(?:单价|每[\u4e00-\u9fff]|均价|共计?|合计|计|总计|金额)?(?:为|是)?")
_AT_ONCE, _LONGEST, _AROUND, _FAR = 3, 200, 400, 2000
_GONE = re.compile("售|卖|抽|检|退|运|用|损|剩|余")
_SOLD = re.compile("销售|收入|售|得款|收款|营业|货值|价值")
_INCOME = re.compile("销售|收入|售|得款|收款|营业")
_FINED = re.compile("罚|处|标准")
_SEVERAL = "单价或者数量不止一个，不能断定总额按哪一个计算"
_LIMIT = "所写的是核定、限定的量，不是实际的量"
_ELSEWHERE = "数量写在别的句子里，不能断定说的是同一种东西"
_MORE = "写明了优惠、扣减、税费等，或者只是一部分，不能断定总额就是单价乘数量"


@dataclass(frozen=True, slots=True)
class Rate:
    """A price or content of one piece, and what piece ("" when not said) in its base unit."""

    term: Term
    unit: str
    factor: Decimal
    start: int


@dataclass(frozen=True, slots=True)
class _Pair:
    """A price and what it may be multiplied by."""

    rate: Rate
    counts: tuple[Term, ...]

    @property
    def products(self) -> list[Exactly]:
        """The price by each of the counts; where it does not say of what, of the unit that the count is told in, or of its base."""
        told = [
            self._times(count, self.rate.factor if self.rate.unit else count.factor) for count in self.counts
        ]
        if self.rate.unit:
            return told
        return [*told, *(self._times(count, self.rate.factor) for count in self.counts if count.factor != 1)]

    def _times(self, count: Term, factor: Decimal) -> Exactly:
        """Both in the unit of the price (1500公斤 at so much 每吨)."""
        coarse = factor != count.factor and _COARSE in (factor, count.factor)
        pieces = count.value / factor
        slack = count.slack / factor + (pieces / 10_000 if coarse else 0)
        return Exactly(self.rate.term.value, self.rate.term.slack).times(Exactly(pieces, slack))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence in its text (of a very long one what is near), and all its numbers."""

    text: str
    start: int
    end: int
    terms: Sequence[Term]

    def others(self, pairs: Sequence[_Pair], total: Term) -> list[Term]:
        """Counts of other things than the prices are of, up to the next semicolon: 2台, 3名 may be a factor too."""
        close = self.text.find("；", total.end, self.end)
        counts = [t for pair in pairs for t in (pair.rate.term, *pair.counts)]
        people = {t.value for t in counts if t.unit in _PEOPLE}  # 三名乘客, 每人80元: the very same
        left_out = {t.unit for t in counts} | _NO_FACTOR | {total.unit, YUAN}
        return [
            t for t in self.terms
            if t.unit not in left_out and not (t.unit in _PEOPLE and t.value in people) and t.value != 1
            and (close < 0 or t.start < close) and not self._is_entry(t)
        ]  # fmt: skip

    def _is_entry(self, term: Term) -> bool:
        """Whether a count is of entries in a ledger (共41笔) that hold no equal number of pieces each."""
        return term.unit == "笔" and not _EACH_ENTRY.search(self.text[self.start : self.end])


def priced(text: str) -> Iterator[Reckoned]:
    """Every total that stands with a price (or content) each and a count.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    terms = without_pieces(text, read_terms(text))
    for begin, close in stretches(text, "。\n"):
        for start, end in stretches(text[begin:close], "；"):
            around = max(begin, begin + start - _AROUND), min(close, begin + end + _AROUND)
            sentence = _Sentence(text, *around, within(terms, *around))
            yield from _in_clause(sentence, terms, begin + start, begin + end)
    yield from _before_bracket(text, terms)


def _in_clause(sentence: _Sentence, terms: Sequence[Term], start: int, end: int) -> Iterator[Reckoned]:
    """The totals of a stretch up to a semicolon; one with very many numbers is no sentence."""
    text, inside = sentence.text, within(sentence.terms, start, end)
    if len(inside) > _LONGEST:
        return
    rates = [rate for term in inside if (rate := rate_of(text, term, start))]
    each = {rate.term for rate in rates}
    for total in inside if 0 < len(rates) <= _MOST_RATES else ():
        if total in each or not _LINK.search(text[max(start, total.start - 14) : total.start]):
            continue
        before = [r for r in rates if r.start < total.start and r.term.unit == total.unit]
        if before:
            near = within(terms, *_paragraph(text, start, end))
            content = any(r.start < total.start and r.term.unit != total.unit for r in rates)
            for found in _checked(sentence, near, inside, before, total, start):
                yield replace(found, doubt=found.doubt or (_SEVERAL if content and not found.right else ""))


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The line around a stretch, as far as it is near."""
    since = max(0, start - _FAR)
    behind = text.find("\n", end, end + _FAR)
    return max(since, text.rfind("\n", since, start) + 1), behind if behind >= 0 else end + _FAR


def rate_of(text: str, term: Term, start: int) -> Rate | None:
    """The price of one piece that a number is, None where nothing says so; nothing before ``start`` is looked at."""
    before = text[max(start, term.start - 18) : term.start]
    behind = _EACH_BEHIND.match(text, term.end)
    match = (
        behind
        or _EACH_BEFORE.search(before)
        or _BY_TIME.search(before)
        or (_PRICE_BEFORE.search(before) if term.unit == YUAN else None)
    )
    if match is None:
        return None
    unit, factor = _piece(match["unit"] or "")
    if unit == term.unit:
        return None
    begin = term.start if behind else term.start - len(before) + match.start()
    return Rate(term, unit, factor, begin)


def _piece(unit: str) -> tuple[str, Decimal]:
    """Base and factor of the unit by which pieces are counted; 日 is 天, 月 is 个月."""
    if not unit:
        return "", Decimal(1)
    _, base, factor = load_units().kind_of(_SAME.get(unit, unit))
    return base, factor


def _checked(
    sentence: _Sentence,
    terms: Sequence[Term],
    inside: Sequence[Term],
    rates: Sequence[Rate],
    total: Term,
    start: int,
) -> Iterator[Reckoned]:
    """A total against every product of the prices before it, alone and together, and by a third count."""
    each = {rate.term for rate in rates}
    counts = [t for t in inside if t not in each and t.unit != total.unit and t.start < total.start]
    told_again = [
        t for t in inside if t.start > total.end and t.value == total.value
    ]  # 得款360元，即违法所得360元
    other = [t for t in inside if t.unit == total.unit and t not in (total, *told_again) and t not in each]
    pairs = [_Pair(rate, tuple(found)) for rate, found in _paired(rates, counts, terms)]
    products = [made for pair in pairs for made in pair.products]
    terms_read = tuple(t for pair in pairs for t in (pair.rate.term, *pair.counts[:1]))
    third = sentence.others(pairs, total)
    relation = _relation(rates, total)
    if _explained(products, other, third, total) or total.value in {term.value for term in each}:
        yield Reckoned(relation, terms_read, total, Exactly(total.value))
    elif all(pair.counts for pair in pairs):
        made = _together([pair.products[0] for pair in pairs])
        apart = third and not in_all(sentence.text, sentence.start, sentence.terms, pairs, total)
        doubt = _SEVERAL if apart else _doubt(sentence, pairs, other, total, start)
        yield Reckoned(relation, terms_read, total, made, doubt)


def _relation(rates: Sequence[Rate], total: Term) -> Relation:
    """Of a quantity so much an hour (a day, a load), else of a price or content."""
    timed = total.unit != YUAN and all(rate.unit in _OF_TIME for rate in rates)
    return Relation.RATE if timed else Relation.PRICE


def _paired(
    rates: Sequence[Rate], counts: Sequence[Term], terms: Sequence[Term]
) -> Iterator[tuple[Rate, Sequence[Term]]]:
    """Each price with its own count where they stand in turn, else with every count of its unit, here or else in the text."""
    own = {rate: beside(rate, counts) for rate in rates}
    each_its_own = len(rates) > 1 and all(own.values())
    for rate in rates:
        alike = [other for other in rates if other.unit == rate.unit]
        here = [t for t in counts if _counts(t, rate)]
        if each_its_own:
            yield rate, own[rate]
        elif len(here) == len(alike) > 1 and _in_turn(alike, here):
            yield rate, [here[alike.index(rate)]]
        else:
            yield rate, here or [t for t in terms if rate.unit and _counts(t, rate)]


def beside(rate: Rate, counts: Sequence[Term]) -> list[Term]:
    """The count right before a price: 耕地80平方米每平方米300元."""
    before = [t for t in counts if t.start < rate.start][-1:]
    return [t for t in before if _counts(t, rate) and rate.start - t.end <= _NEAR]


def _counts(term: Term, rate: Rate) -> bool:
    return term.unit == rate.unit if rate.unit else term.unit not in _NO_GOODS and term.unit != rate.term.unit


def _in_turn(rates: Sequence[Rate], counts: Sequence[Term]) -> bool:
    """Whether prices and counts take turns: count, price, count, price."""
    order = sorted([(rate.term.start, 0) for rate in rates] + [(count.start, 1) for count in counts])
    return all(one[1] != two[1] for one, two in zip(order, order[1:], strict=False))


def _together(products: Sequence[Exactly]) -> Exactly:
    return Exactly(sum((p.value for p in products), Decimal(0)), sum((p.slack for p in products), Decimal(0)))


def _explained(
    products: Sequence[Exactly], other: Sequence[Term], third: Sequence[Term], total: Term
) -> bool:
    """Whether all of the products, neighbours among them, or few of them and of the sums told beside them make a total."""
    few = products[:_MOST]
    runs = (few[at:to] for at in range(len(few)) for to in range(at + 1, len(few) + 1))
    some = [*few, *(Exactly(t.value) for t in other[:_MOST])]
    chosen = (c for size in range(1, _AT_ONCE + 1) for c in combinations(some, size))
    sums = (_together(one) for one in chain((products, some), runs, chosen))
    scaled = (made.times(Exactly(count.value)) for made in few for count in third[:_MOST])
    return any(
        comes_to(made, total) or abs(made.value - total.value) <= made.slack for made in chain(sums, scaled)
    )


def _doubt(
    sentence: _Sentence, pairs: Sequence[_Pair], other: Sequence[Term], total: Term, start: int
) -> str:
    """Why a total need not be the product; "" when it must."""
    text = sentence.text
    first = pairs[0]
    if len(pairs) > _MOST or any(len({t.value for t in pair.counts}) > 1 for pair in pairs):
        return _SEVERAL
    if any(_is_limit(text, pair.rate, start) for pair in pairs):
        return _LIMIT
    here = [t.start for pair in pairs for t in (pair.rate.term, *pair.counts) if t.start >= start]
    behind = re.split("[，。；]", text[total.end : total.end + 14])[0]
    linked = _LINK.search(text, max(start, total.start - 14), total.start)
    between = text[max(start, min(here) - 12) : linked.start() if linked else total.start]
    if load_words().price_beside.search(_without_goods(text, pairs, between)) or _BEHIND.search(behind):
        return _MORE
    if _OWED.match(text, total.end):
        return _MORE
    whole = text[sentence.start : _end_of_chain(sentence, first, total)]
    if load_words().price_anywhere.search(_without_goods(text, pairs, whole)):
        return _MORE
    if _other_dealing(
        text[max(start, min(here) - 12) : total.start], text[max(start, total.start - 14) : total.start]
    ):
        return _SEVERAL
    last = pairs[-1].rate.term
    told = text[pairs[0].rate.start : last.end] + re.split("[，。；、）)]", text[last.end : last.end + 10])[0]
    if "罚" in text[max(start, total.start - 10) : total.start] and not _FINED.search(told):
        return _SEVERAL
    if any(pair.counts[0].start < start and not _one_thing(text, pair, start) for pair in pairs):
        return _ELSEWHERE
    if text.count("每", max(start, min(here) - 12), total.start) > len(pairs):
        return _SEVERAL
    goods = total.unit != YUAN and first.rate.unit not in _OF_TIME
    if goods and _GONE.search(text[pairs[-1].rate.term.end : total.start]):
        return _MORE
    for_two = _FOR_TWO.search(text[max(start, first.rate.start - 8) : first.rate.start])
    since = start if goods or total.unit == YUAN else first.rate.start  # 堆放9立方米，每小时抽40立方米
    if for_two or any(since <= t.start < total.start for t in other):
        return _SEVERAL
    link = _ALL.search(text[max(start, total.start - 14) : total.start])
    counts = [pair.counts[0] for pair in pairs]
    return "" if len(pairs) == 1 or link and _in_turn([p.rate for p in pairs], counts) else _SEVERAL


def _end_of_chain(sentence: _Sentence, pair: _Pair, total: Term) -> int:
    """Where what concerns a total ends: at the next semicolon where count, price and total follow one another, else with the sentence."""
    text, count, price = sentence.text, pair.counts[0], pair.rate.term
    chain = _CHAIN.fullmatch(text, count.end, price.start) and _CHAIN.fullmatch(text, price.end, total.start)
    close = text.find("；", total.end, sentence.end) if chain else -1
    return close if close >= 0 else sentence.end


def _without_goods(text: str, pairs: Sequence[_Pair], words: str) -> str:
    """Words without the names of what is priced: in 每趟运费650元 the freight is not beside the price."""
    for pair in pairs:
        name = _PRICED.sub("", text[pair.rate.start : pair.rate.term.start])
        for told in (name, _TAKEN.sub("", name)):  # 每车收运费600元: the freight is what is priced
            words = words.replace(told, "") if told else words
    return words


def _is_limit(text: str, rate: Rate, start: int) -> bool:
    """Whether so much each is what may be: 每车核载20吨, 设计每天处理10吨."""
    clause = re.split("[，；、]", text[max(start, rate.start - 20) : rate.term.start])[-1]
    return load_words().limits.search(clause) is not None


def _one_thing(text: str, pair: _Pair, start: int) -> bool:
    """Whether a count of another sentence is of what the price is of: both name it (黄山18条。…黄山每条260元)."""
    count, rate = pair.counts[0], pair.rate
    named = bigrams(text[max(start, rate.start - 8) : rate.start])
    behind = re.split("[。；\n]", text[count.end : count.end + 8])[0]
    return bool(named & bigrams(f"{text[max(0, count.start - 10) : count.start]}，{behind}"))


def _other_dealing(words: str, link: str) -> bool:
    """Whether a price of buying stands with a worth or an income, or goods that are kept with an income."""
    if _INCOME.search(link):
        return load_words().not_sold.search(words) is not None
    return (
        _SOLD.search(link) is not None
        and re.search("进价|成本|购进|购入|进货|采购|买进|收购", words) is not None
    )


def _before_bracket(text: str, terms: Sequence[Term]) -> Iterator[Reckoned]:
    """A total before the price of one piece: 三日服务，收取1800元（每日600元）; 5.1立方米，价值4080元（800元/立方米）."""
    for total, each in zip(terms, terms[1:], strict=False):
        if total.unit != each.unit or not _OPENED.fullmatch(text, total.end, each.start):
            continue
        rate = rate_of(text, each, total.end)
        since = max(text.rfind(mark, 0, total.start) for mark in "。；\n") + 1
        counts = _numbers_of(text, terms, rate, since, total.start) if rate else []
        if not rate or not counts:
            continue
        unclear = load_words().price_beside.search(text[since : total.start]) or _BEHIND.search(
            text[each.end :][:10]
        )
        doubt = _SEVERAL if len(set(counts)) > 1 or unclear else ""
        made = [Exactly(each.value * number, each.slack * number) for number in sorted(set(counts))]
        fits = next((one for one in made if comes_to(one, total)), made[0])
        yield Reckoned(Relation.PRICE, (each,), total, fits, doubt)


def _numbers_of(text: str, terms: Sequence[Term], rate: Rate, since: int, end: int) -> list[Decimal]:
    """How many pieces the sentence counts before a total; of days also 三日."""
    if rate.unit == "天":
        found = (value_of(m["days"]) for m in _DAYS.finditer(text[since:end]))
        return [number for number in found if number]
    own = [t for t in within(terms, since, end) if rate.unit and t.unit == rate.unit and not t.loose]
    return [t.value / rate.factor for t in own]
