"""What is left of a whole when a part is taken, and length by width by height: 净宽1.5米，占用0.95米，剩余0.55米."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from assistant.text.reckoning.model import Exactly, Reckoned, Relation, Term
from assistant.text.reckoning.terms import YUAN, read_terms, stretches, within
from assistant.text.reckoning.words import load_words

_UNITS = frozenset({"米", "平方米", "立方米"})
_GAP = re.compile(  # the other side of what is taken may stand between: 占用宽1.2米、长6.2米，剩余0.6米
    r"(?:[、，,×xX]\s?长度?\d+(?:\.\d+)?米)?[^。；\n\d]{0,24}"
)
_OTHER_SIDE = re.compile(r"[、，,×xX]\s?长度?$")
_LABEL = re.compile(r"[，,、（(：:]")
_SIDES = (
    re.compile(r"长(?:度)?(?:约|为)?[:：]?\s?$"),
    re.compile(r"[、，,×xX*]?\s?宽(?:度)?(?:约|为)?[:：]?\s?"),
    re.compile(r"[、，,×xX*]?\s?(?:平均)?(?:高|深|厚)(?:度)?(?:约|为)?[:：]?\s?"),
)
_BODY = re.compile(
    r"[，,、]?\s?(?:(?:其|该|堆体|总|共|合计|倾倒|堆放|开挖|挖方|土方|实际)*(?:体积|方量|土方|堆放量|倾倒量|工程量))(?:大?约|共|合计|共计|总计|为|是|达|有|[:：]|\s){0,3}"
)
_RESULT = re.compile(r"[=＝]\s?[¥￥]?$")
_ALL_OF_THEM = re.compile(r"合计|共计|总计|总共|一共")
_COUNTED = re.compile(r"\d+\s?[\u4e00-\u9fff]")
_DIMENSION = re.compile(r"[宽长高深厚]")
_NO_TOTAL = re.compile(
    r"成本|进[价货]|购[进入]|扣|减|利润|获利|所得|差价|加上|其[他它余]"
)  # the products are not all of one kind
_LEAST = 2
_CLOSE_TO = Decimal(50)
_ODD = "不是一个长方体，或者写的不止一处"
_SEVERAL = "写的不止一处或者另有扣减，不能断定剩余只是全部减去占用"


def remainders(text: str) -> Iterator[Reckoned]:
    """A whole, the part that is taken and what is left, and the volume of one body; each where its numbers follow one another.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    terms = read_terms(text)
    for start, end in stretches(text, "。；\n"):
        inside = [term for term in within(terms, start, end) if term.unit in _UNITS]
        inside = inside[:1] + [t for t in inside[1:] if not _OTHER_SIDE.search(text[t.start - 4 : t.start])]
        for whole, part, rest in zip(inside, inside[1:], inside[2:], strict=False):
            if whole.unit == part.unit == rest.unit and _follow(text, start, (whole, part, rest)):
                made = Exactly(whole.value, whole.slack).minus(Exactly(part.value, part.slack))
                yield Reckoned(Relation.REST, (whole, part), rest, made, _doubt(text, start, rest))
    yield from _volumes(text, terms)


def _follow(text: str, start: int, three: tuple[Term, Term, Term]) -> bool:
    """Whether each number has its own label: what there is, what is taken of it, what is left."""
    words = load_words()
    whole, part, rest = three
    labels = [_label(text, start, whole), *(_label(text, a.end, b) for a, b in pairwise(three))]
    near = all(_GAP.fullmatch(text, a.end, b.start) for a, b in pairwise(three))
    return (
        near
        and len({one for label in labels for one in _DIMENSION.findall(label)}) <= 1
        and whole.value > part.value
        and words.whole.search(labels[0]) is not None
        and words.taken.search(labels[1]) is not None
        and words.rest.search(labels[2]) is not None
        and not words.taken.search(labels[0] + labels[2])
    )


def _label(text: str, start: int, term: Term) -> str:
    """The words of the clause right before a number."""
    return _LABEL.split(text[max(start, term.start - 24) : term.start])[-1]


def _doubt(text: str, start: int, rest: Term) -> str:
    return _SEVERAL if load_words().rest_otherwise.search(text[start : rest.end + 2]) else ""


def _volumes(text: str, terms: tuple[Term, ...]) -> Iterator[Reckoned]:
    """Length by width by height is the volume, within two parts in a hundred."""
    for one, two, three, body in zip(terms, terms[1:], terms[2:], terms[3:], strict=False):
        if not (one.unit == two.unit == three.unit == "米" and body.unit == "立方米"):
            continue
        told = _SIDES[0].search(text[max(0, one.start - 6) : one.start])
        sides = _SIDES[1].fullmatch(text, one.end, two.start) and _SIDES[2].fullmatch(
            text, two.end, three.start
        )
        if told and sides and _BODY.fullmatch(text, three.end, body.start):
            made = one.value * two.value * three.value
            slack = max(Decimal("0.1"), made / _CLOSE_TO)
            measured = Exactly(made, slack)
            yield Reckoned(Relation.BODY, (one, two, three), body, measured, _odd(text, one, body))


def _odd(text: str, one: Term, body: Term) -> str:
    """Why the volume need not be that of one cuboid; "" when it must."""
    words = load_words()
    before = re.split("[。；\n]", text[max(0, one.start - 40) : one.start])[-1]
    shape = text[max(0, one.start - 16) : body.start].replace("土方", "")
    odd = words.several_bodies.search(before) or words.odd_shape.search(shape)
    return _ODD if odd or re.search(r"锥|半|台形|夯|松散|压实|系数", shape) else ""


def products(text: str) -> Iterator[Reckoned]:
    """Products written out one by one and their total: 7袋×7元/袋＝49元，5罐×8元/罐＝40元，合计89元.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    terms = [term for term in read_terms(text) if term.unit == YUAN]
    for start, end in stretches(text, "。；\n"):
        inside = within(terms, start, end)
        parts = [term for term in inside if _RESULT.search(text[max(start, term.start - 3) : term.start])]
        behind = [term for term in inside if parts and term.start > parts[-1].start]
        if len(parts) < _LEAST or len(behind) != 1:
            continue
        total = behind[0]
        between = text[parts[-1].end : total.start]
        if _NO_TOTAL.search(text[start : total.end]):
            continue
        if _ALL_OF_THEM.search(between) and not load_words().total_beside.search(_COUNTED.sub("", between)):
            yield Reckoned(
                Relation.TOTAL, tuple(parts), total, Exactly(sum((p.value for p in parts), Decimal(0)))
            )
