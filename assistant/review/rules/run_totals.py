"""R09: sums told apart: what was sold and what is left make the value of the goods; hints of a run of like amounts, of a rate behind its difference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span, Sum
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.text.reckoning.words import load_words

_LAW = "《中华人民共和国行政处罚法》第四十条"
_TOTAL = re.compile(r"(?:合计|共计|总计)(?:人民币|为)?$")
_CUT = re.compile("[，、；]")
_LEAST = 3


@rule(
    "R09", "同类各项与合计", Severity.HINT, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("多收床费100元，多收药费200元，多收氧费300元，损失合计500元", "多收床费100元，多收药费200元，多收氧费300元，损失合计600元"),
)  # fmt: skip
def like_items(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """At least three amounts in neighbouring clauses that begin alike, and right behind them a total: only a hint."""
    text = unquoted(decision.text)
    for sentence in sentences_of(text):
        inside = [s for s in decision.sums if sentence.holds(s.span.start)]
        for place, total in enumerate(inside):
            if not _TOTAL.search(text[: total.span.start][-8:]):
                continue
            parts = _run(text, inside[:place])
            made = sum((s.yuan for s in parts), Decimal(0))
            if len(parts) >= _LEAST and made != total.yuan and not _come_back(text, parts, total):
                yield finding(
                    "R09", Severity.HINT, f"前面各项之和为{made:f}元，合计写{total.yuan:f}元", total.span, "核对各项和合计；另有其他项目的写明", ground=Ground.CANNOT_TELL,
                    expected=f"{made:f}元", actual=total.span.text, related=tuple((s.span.start, s.span.end) for s in parts),
                )  # fmt: skip


def _come_back(text: str, parts: list[Sum], total: Sum) -> bool:
    """Whether one of the parts is taken off: 销售退货50元."""
    return load_words().taken_off.search(text, parts[0].span.end, total.span.start) is not None


def _run(text: str, amounts: list[Sum]) -> list[Sum]:
    """The last amounts whose clauses begin with the same two characters."""
    heads = [_CUT.split(re.split("[：:]", text[: s.span.start])[-1])[-1].strip()[:2] for s in amounts]
    found = [
        s for s, head in zip(amounts, heads, strict=True) if heads and head == heads[-1] and len(head) == 2
    ]
    return found if found == amounts[len(amounts) - len(found) :] else []


_RATE = re.compile(
    r"(?:多报|少报|虚报|瞒报|漏报|超出|短缺|短少|相差|差额)(?:为|了)?(?P<part>\d[\d,.]*)(?P<unit>万?元|吨|公斤|千克|立方米|平方米|人|件)[，,](?:差错|误差|超[额出报载]|偏差|短缺|虚报|瞒报)(?:率|比例)(?:为|达到?|是)?(?P<rate>\d+(?:\.\d+)?)\s?[%％]"
)


@rule(
    "R09", "差额与所写的比率", Severity.HINT, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("应报4000万元，多报1000万元，差错率为35%", "应报4000万元，多报1000万元，差错率为25%"),
)  # fmt: skip
def rate_of_difference(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A rate right behind a difference is its share of some whole of the same line: of none, as the line stands; only a hint."""
    text = unquoted(decision.text)
    for match in _RATE.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.end()]
        wholes = re.findall(rf"(\d[\d,.]*){match['unit']}", line)
        part, rate = _number(match["part"]), _number(match["rate"])
        digits = Decimal(1).scaleb(-len(match["rate"].partition(".")[2]))
        shares = {(part * 100 / whole).quantize(digits) for w in wholes if (whole := _number(w)) > part}
        if shares and all(abs(share - rate) > digits for share in shares):
            at = Span(match.start("rate"), match.end(), text[match.start("rate") : match.end()])
            told = "或者".join(f"{share}%" for share in sorted(shares)[:3])
            yield finding(
                "R09", Severity.HINT, f"所写的比率{at.text}，按文中的数应为{told}", at, "核对分子、分母和比率", ground=Ground.CANNOT_TELL, actual=at.text,
            )  # fmt: skip


_YUAN = r"(?P<yuan>\d[\d,]*(?:\.\d{1,2})?)\s?元"
_SOLD = re.compile(rf"(?:得款|售得|销货款|货款|销售(?:金额|收入|额|款))[^，。；\d]{{0,6}}{_YUAN}")
_LEFT = re.compile(
    rf"(?:(?<![其多业])余|剩余|尚存|库存|待售|未(?:售|销售|销)(?:出|完)?的?)(?:[^。；元每]{{0,30}}|[^。；元]{{0,30}}元[^。；元]{{0,8}})(?:价值|货值|计)(?:金额)?[^，。；\d]{{0,6}}{_YUAN}"
)
_GAINED = re.compile(
    rf"(?:售出|销售了?|卖出)(?P<count>\d+)\s?[\u4e00-\u9fff]{{1,2}}[，,](?:违法所得|获利)(?:金额)?[为计共]?{_YUAN}"
)
_A_PIECE = re.compile(rf"{_YUAN}\s?[/／][\u4e00-\u9fff]{{1,2}}")
_GOODS = re.compile(rf"货值(?:金额)?(?:合计|共计|总计|共|计|为|是)*(?:人民币)?{_YUAN}")
_EACH = re.compile(rf"(?:每[\u4e00-\u9fff]{{1,2}}|单价|标价|均价)(?:均|售价|价格)?[为是]?{_YUAN}")
_AT_COST = re.compile("进货?价|购价|成本|[按以照]标价计|市场价|评估")
_BEFORE = 80
_KEPT = re.compile("剩余|库存|每|其中(?=[已]?[售销卖])")
_MORE = "写明了退货、抽样、赠送等，或者另有计价，不能断定货值就是已售与未售之和"
_COUNT = re.compile(r"(\d+)\s?(?![\d元年月日时分%％.])[\u4e00-\u9fff]")


@rule(
    "R09", "已售与未售之和是货值", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("售出得款400元，剩余的价值1200元，货值金额2600元", "售出得款400元，剩余的价值1200元，货值金额1600元"),
)  # fmt: skip
def sold_and_left(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """One amount sold, one left and one value of the goods in a line: the last is their sum, one of them, or a count at its price."""
    for line in re.finditer(r"[^\n]+", unquoted(decision.text)):
        sold, left = list(_SOLD.finditer(line[0])), list(_LEFT.finditer(line[0]))
        sold = sold or [m for m in _GAINED.finditer(line[0]) if _number(m["yuan"]) in _taken(m)]
        last = max((m.end() for m in (*sold, *left)), default=0)
        goods = list(_GOODS.finditer(line[0], last))
        if not len(sold) == len(left) == len(goods) == 1:
            continue
        one, two, whole = (_number(m["yuan"]) for m in (sold[0], left[0], goods[0]))
        first = min(sold[0].start(), left[0].start())
        near = line[0][max(0, first - _BEFORE) : goods[0].end()]
        if whole in {one, two, one + two, *_priced(near, one, two)}:
            continue
        if _more_is_told(line[0][line[0].rfind("。", 0, first) + 1 : goods[0].start()]):
            raise CannotTellError(_MORE)
        start = line.start() + goods[0].start("yuan")
        at = Span(start, line.start() + goods[0].end(), decision.text[start : line.start() + goods[0].end()])
        yield finding(
            "R09", Severity.MAJOR, f"货值不符：已售{one:f}元与未售{two:f}元之和为{one + two:f}元", at, "核对数量、单价，重新计算货值", expected=f"{one + two:f}元", actual=at.text,
            related=tuple((line.start() + m.start("yuan"), line.start() + m.end()) for m in (sold[0], left[0])),
        )  # fmt: skip
        return


def _taken(gain: re.Match[str]) -> set[Decimal]:
    """What the pieces sold right before a gain bring at the prices of the line: then the gain is all that was taken."""
    each = {_number(m["yuan"]) for m in _EACH.finditer(gain.string, 0, gain.end())}
    each |= {_number(m["yuan"]) for m in _A_PIECE.finditer(gain.string, 0, gain.end())}
    return {Decimal(gain["count"]) * price for price in each}


def _priced(line: str, sold: Decimal, left: Decimal) -> set[Decimal]:
    """Every count of a line at every price of it, and at what so many sold or left make a piece cost."""
    counts = [Decimal(count) for count in _COUNT.findall(line)]
    each = {_number(m["yuan"]) for m in _EACH.finditer(line)}
    each |= {amount / count for amount in (sold, left) for count in counts if count}
    return {count * price for count in counts for price in each}


def _more_is_told(words: str) -> bool:
    """Whether goods came back, were given away or valued otherwise: the two amounts are not all."""
    told = (load_words().taken_off, load_words().stock_otherwise, _AT_COST)
    return any(pattern.search(_KEPT.sub("", words)) for pattern in told)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").rstrip("."))
