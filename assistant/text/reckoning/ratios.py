"""Length by width, what share one is of the other, and the mean: each where all its numbers stand together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.text.numerals import BEGINS, NUMBER, value_of
from assistant.text.reckoning.model import Exactly, Reckoned, Relation, Term
from assistant.text.reckoning.terms import YUAN, last_place, read_terms, stretches, within
from assistant.text.reckoning.words import load_words

SHARE = re.compile(
    r"(?P<times>[一二两三四五六七八九十\d]{1,3}(?:\.\d{1,2}|点[一二三四五六七八九]{1,2})?)\s{0,2}倍|百分之(?P<hundredth>(?:[一二三四五六七八九十点\d.]|百(?!分)){1,6})|(?P<digits>\d{1,3}(?:\.\d{1,3})?)\s{0,2}[%％]|千分之(?P<thousandth>[一二三四五六七八九十点\d.]{1,6})"
)
_LONG = re.compile(r"长(?:度)?(?:约|为|各)?[:：]?\s?$")
_WIDE = re.compile(r"[、，,×xX*]?\s?宽(?:度)?(?:约|为)?[:：]?\s?")
_AREA = re.compile(
    r"[，,、]?\s?(?:其|该)?(?P<kind>(?:总|共|合计|建筑|占地|占用|搭建|违建|投影|实际|涉案){0,3})面积(?:大?约|共|合计|共计|总计|为|是|达|有|[:：]|\s){0,3}"
)
_SHARE = re.compile(
    rf"占(?P<whole>[^。；，]{{0,30}}?)(?:的)?(?:比例|比重)?[^。；，\d]{{0,3}}?(?P<share>{BEGINS}{NUMBER}\s?[%％]|百分之{NUMBER})"
)
_OF_IT = re.compile(
    r"(?:了|其|比|比例|比重|总(?:数|量|额|体|面积|用地|建筑面积)|全部|整体|上述|的|为|约|面积)*"
)
_OF_ALL = re.compile(r"占(?!用|地|道|压)[^。；，\d]{0,8}(?:总|全部|合计|共)")
_WHOLE = re.compile(r"(?:总[^。；，\d]{0,5}|共|合计|全部)[^。；，\d]{0,3}$")
_MEAN = re.compile(r"(?:平均|均)(?:每(?P<unit>[\u4e00-\u9fff]{1,2}?))?[^。；，\d]{0,6}$")
_ALL = re.compile(r"(?:共|合计|共计|总计|累计|总共)[^。；，\d]{0,8}$")
_STOREYS = re.compile("层|扣除|不含|其中|含|两处|除外|不规则")
_BODY, _MOST = 40, 40
_CLOSE_TO = Decimal(50)  # 长乘宽只到百分之二：现场量的边长不很准


def share_of(match: re.Match[str]) -> Decimal | None:
    """The share or multiple of a match of ``SHARE`` as a factor: 百分之三 is 0.03, 二倍 is 2."""
    if match["times"]:
        return value_of(match["times"])
    parts = match["hundredth"] or match["digits"]
    value = value_of(parts or match["thousandth"])
    return None if value is None else value / (100 if parts else 1000)


def sizes(text: str) -> Iterator[Reckoned]:
    """Length by width is the area, within two parts in a hundred: 长7.5米、宽4米，面积30平方米.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    terms = read_terms(text)
    for one, two, area in zip(terms, terms[1:], terms[2:], strict=False):
        sides = (
            one.unit == two.unit == "米"
            and area.unit == "平方米"
            and _LONG.search(text[max(0, one.start - 6) : one.start])
        )
        told = (
            _AREA.fullmatch(text, two.end, area.start)
            if sides and _WIDE.fullmatch(text, one.end, two.start)
            else None
        )
        body = _body(text, one.start)
        if told and not ("建筑" in told["kind"] and load_words().land.search(body)):
            made = one.value * two.value
            slack = max(Decimal("0.5"), made / _CLOSE_TO)
            yield Reckoned(Relation.SIZE, (one, two), area, Exactly(made, slack), _odd(text, body, one, area))


def _body(text: str, start: int) -> str:
    """What is measured: the words of the sentence before its length."""
    return re.split("[。；\n]", text[max(0, start - _BODY) : start])[-1]


def _odd(text: str, body: str, one: Term, area: Term) -> str:
    """Why the area need not be one rectangle; "" when it must."""
    words, behind = load_words(), re.split("[。；\n]", text[area.end :][:_BODY])[0]
    if words.several_bodies.search(body):
        return "写的不止一处，不能断定面积只是一处的长乘宽"
    shape = text[max(0, one.start - 16) : area.start]
    return "不是一个长方形" if words.odd_shape.search(shape) or _STOREYS.search(behind) else ""


def shares(text: str) -> Iterator[Reckoned]:
    """A part, its whole and the share it is said to be: 50平方米，占总面积200平方米的25%.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    terms = [term for term in read_terms(text) if term.unit != "%"]
    for match in _SHARE.finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
        share = _percent(match)
        pair = _part_and_whole(text, within(terms, start, match.start("share")), match)
        if share is None or pair is None or not pair[1].value:
            continue
        part, whole = pair
        made = Exactly(part.value, part.slack).over(Exactly(whole.value, whole.slack))
        yield Reckoned(Relation.SHARE, pair, share, made)


_BY_SHARE = re.compile(
    rf"按(?:照|其)?(?P<of>[^，。；、\d]{{2,16}}?)的?(?P<share>{BEGINS}{NUMBER}\s?[%％]|百分之{NUMBER})(?:的?(?:比例|标准))?(?:提取|收取|支付|返还?|给付|计提|分成|提成|抽[取成]|结算|计[算付]|给予)[^。；\d]{{0,10}}[，,]?"
)
_GOT = re.compile(r"(?:取得|获得|收取|收到|得到|支付|返还|提取|给付|所得|计|分得|拿到)[^，。；\d]{0,10}$")
_NOT_ALL = re.compile("部分|预|首[期付]|已付|尚|余|(?<!回)(?<!折)扣|税|其中|另")
_BASE_FAR = 200


def portions(text: str) -> Iterator[Reckoned]:
    """消费额合计234000元。按消费额的20%提取回扣，实际取得回扣46800元: a base told once, its share and what came of it.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    money = [term for term in read_terms(text) if term.unit == YUAN]
    for match in _BY_SHARE.finditer(text):
        line = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _BASE_FAR)
        noun = re.sub(r"^(?:其|当事人|该|上述|实际|全部|每[\u4e00-\u9fff]|所)", "", match["of"])[:2]
        bases = [
            t for t in within(money, line, match.start()) if noun in text[max(line, t.start - 14) : t.start]
        ]
        close = re.search("[。；\n]", text[match.end() :])
        behind = within(money, match.end(), match.end() + (close.start() if close else len(text)))
        share = _percent(match)
        if share is None or len({t.value for t in bases}) != 1 or not behind:
            continue
        made = Exactly(bases[0].value, bases[0].slack).times(Exactly(share.value))
        if _GOT.search(text[match.end() - 10 : behind[0].start]):
            yield Reckoned(
                Relation.PORTION, (bases[0], share), behind[0], made, _only_some(text, match, behind[0])
            )


def _only_some(text: str, match: re.Match[str], stated: Term) -> str:
    """Why what came of a share need not be all of it; "" when it must."""
    around = text[match.start() : stated.start] + re.split("[，。；]", text[stated.end :][:12])[0]
    return "只是一部分或者另有扣减，不能断定就是基数乘比例" if _NOT_ALL.search(around) else ""


def _percent(match: re.Match[str]) -> Term | None:
    words = match["share"].removeprefix("百分之").rstrip("%％ ")
    value = value_of(words)
    if value is None:
        return None
    start, end = match.start("share"), match.end("share")
    return Term(start, end, value / 100, "%", "%", Decimal("0.01"), last_place(words) / 100)


def _part_and_whole(text: str, before: Sequence[Term], match: re.Match[str]) -> tuple[Term, Term] | None:
    """The two numbers of one kind that stand in the sentence; None when there are more, or the whole is not told."""
    inside = [term for term in before if term.start >= match.start()]
    if inside:
        own = [t for t in before if t.unit == inside[0].unit and t.start < match.start()]
        beside = own and re.fullmatch(r"[，,]?[^。；，\d]{0,2}", text[own[-1].end : match.start()])
        told = _OF_ALL.search(text[match.start() : inside[0].start])
        return (own[0], inside[0]) if len(inside) == len(own) == 1 and beside and told else None
    if len(before) != 2 or before[0].unit != before[1].unit or not _OF_IT.fullmatch(match["whole"]):
        return None
    whole, part = before
    told = _WHOLE.search(text[max(0, whole.start - 8) : whole.start])
    return (part, whole) if told and "其中" in text[whole.end : part.start] else None


def means(text: str) -> Iterator[Reckoned]:
    """A sum, a number and the mean: 3次共收取900元，平均每次300元.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    terms = read_terms(text)
    for start, end in stretches(text, "。；\n"):
        inside = within(terms, start, end)
        for at, mean in enumerate(inside):
            told = _MEAN.search(text[max(start, mean.start - 16) : mean.start])
            if told is None or at > _MOST:  # so many numbers are no three that belong together
                continue
            before = inside[:at]
            total = [
                t for t in before
                if t.unit == mean.unit and _ALL.search(text[max(start, t.start - 14) : t.start])
            ]  # fmt: skip
            number = [t for t in before if t.unit == told["unit"]]
            if len(total) == len(number) == 1 and number[0].value:
                made = Exactly(total[0].value / number[0].value)
                several = len([t for t in before if t.unit == mean.unit]) > 1
                yield Reckoned(
                    Relation.MEAN, (total[0], number[0]), mean, made, "还有别的数" if several else ""
                )
