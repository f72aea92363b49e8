"""Whether evidence bears out the figures that the facts tell: weights, counts, areas, sums (处罚法第四十条).

A figure that only the party's own word tells stands alone; one that nothing tells is unproved. A figure may also follow from
others that are told: a count times a price, a sum of parts, what is left of a whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.analysis.model import ElementStatus, Gap, Support
from assistant.analysis.procedure.conditions import track_of
from assistant.corpora import Words
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.statements import own_kinds
from assistant.text.amounts import amounts_in
from assistant.text.quantities import find_quantities

ELEMENT = "事实中的数量和金额"
_MONEY = "金额"
_WRITTEN = frozenset({EvidenceKind.DOCUMENT, EvidenceKind.EXPERT, EvidenceKind.ELECTRONIC})
_MEASURED = frozenset({"重量", "体积", "面积", "长度", "件数", "浓度", "水质浓度", "声级"})
_FEW = 3  # a door, two persons: seen, not counted
_SEEN = frozenset({"件数", "长度"})  # told in digits where they were counted or measured
_DIGITS = re.compile(r"\d")
_ADDRESS = re.compile("[幢栋层]$")
_CLOSE = Decimal(1)  # a product is rounded to whole yuan
_MOST = 120  # figures of a case from which others may follow
_STARTS = 16
_LISTS = frozenset(
    {"seizure", "registration", "registration_result", "seizure_release", "decision", "spot_decision"}
)
"""Our own papers that tell what was counted, or what had been imposed before."""


class _Said(Words):
    """The words around figures, as corpora/lexicon/analysis/figures.yaml has them."""

    FILE = "lexicon/analysis/figures.yaml"

    limit: re.Pattern[str]
    rough: re.Pattern[str]
    rough_behind: re.Pattern[str]
    told: re.Pattern[str]
    unasked: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure where it stands: its kind (金额, 重量 …), its value in the base unit, the words."""

    kind: str
    value: Decimal
    start: int
    end: int

    @property
    def key(self) -> tuple[str, Decimal]:
        """What makes two figures the same."""
        return self.kind, self.value


def figures_in(text: str) -> Iterator[Figure]:
    """Sums of money and measured or counted quantities of a text; hours, years and floors are none.

    Args:
        text: of the facts or of a piece of evidence.
    """
    for amount in amounts_in(text):
        yield Figure(_MONEY, amount.yuan, amount.start, amount.end)
    for found in find_quantities(text, counters=True):
        if found.kind in _MEASURED and found.span.value is not None and not found.span.rough:
            value = found.span.value * found.factor
            yield Figure(found.kind, value, found.start, found.end)


def figure_gaps(case: Case) -> tuple[Gap, ...]:
    """One row on the figures of the facts; none where the facts tell none, nothing is imposed or the evidence is not read.

    Args:
        case: facts, evidence and decision are read.
    """
    asked = dict.fromkeys(_asked(case.facts))
    unread = any(_tells(p) and p.kind in _WRITTEN and not p.text.strip() for p in case.evidence)
    if not asked or unread or track_of(case) == "不予处罚" or not any(p.text.strip() for p in case.evidence):
        return ()
    others = {f.key for piece in case.evidence if _tells(piece) for f in figures_in(_words(piece))}
    own = {f.key for p in case.evidence if p.kind is EvidenceKind.PARTY for f in figures_in(p.text)}
    unproved = [one for one in asked if one.key not in others and not _follows(one, others)]
    return (_row(case, unproved, own) if unproved else _proved(case, list(asked)),)


def _asked(facts: str) -> Iterator[Figure]:
    """The figures of the facts that must be proved: not limits, rough numbers, addresses, nor what the party is said to say."""
    listed = _Said.read()
    for figure in figures_in(facts):
        sentence = facts[_begin(facts, figure.start, "。；") : _end(facts, figure.end)]
        clause = facts[_begin(facts, figure.start, "，。；") : figure.end]
        beside = listed.told.search(sentence) or listed.unasked.search(clause)
        if not (beside or _is_loose(figure, facts) or _is_seen(figure, facts)):
            yield figure


def _is_loose(figure: Figure, facts: str) -> bool:
    """Whether a number is about so much, or a limit and none that was found."""
    listed, before = _Said.read(), facts[max(0, figure.start - _STARTS) : figure.start]
    behind = listed.rough_behind.match(facts[figure.end :])
    return bool(behind or listed.rough.search(before) or listed.limit.search(before))


def _is_seen(figure: Figure, facts: str) -> bool:
    """Whether a number tells what one sees and nobody counts (一只柯基犬), or is part of an address."""
    words = facts[figure.start : figure.end]
    counted = figure.kind not in _SEEN or (figure.value >= _FEW and _DIGITS.search(words) is not None)
    return not counted or _ADDRESS.search(words) is not None


def _begin(text: str, place: int, stops: str) -> int:
    return max(text.rfind(stop, 0, place) for stop in stops) + 1


def _end(text: str, place: int) -> int:
    ends = [end for stop in "。；，" if (end := text.find(stop, place)) >= 0]
    return min(ends, default=len(text))


def _words(piece: Evidence) -> str:
    return f"{piece.name}\n{piece.text}"


def _tells(piece: Evidence) -> bool:
    """Whether a piece may bear out a figure: no statement of the party, and no order or notice of ours."""
    own = own_kinds(piece)
    return piece.kind is not EvidenceKind.PARTY and (not own or bool(_LISTS & set(own)))


def _follows(figure: Figure, told: Collection[tuple[str, Decimal]]) -> bool:
    """Whether a figure follows from others: parts of one kind, or a count times a price."""
    same = {value for kind, value in told if kind == figure.kind}
    if len(told) > _MOST:
        return any(figure.value - one in same for one in same)
    return _by_parts(figure.value, same) or (
        figure.kind == _MONEY and _by_price(figure.value, same, {v for k, v in told if k != _MONEY})
    )


def _by_parts(value: Decimal, same: Collection[Decimal]) -> bool:
    pairs = (value - one for one in same)
    if any(rest in same or -rest in same for rest in pairs):
        return True
    return any(value - one - other in same for one in same for other in same if one < value and other < value)


def _by_price(value: Decimal, prices: Iterable[Decimal], counts: Collection[Decimal]) -> bool:
    """Whether the value is a price times a count, or such a product and a sum that is told."""
    products = {price * count for price in prices for count in counts}
    return any(abs(product - value) < _CLOSE for product in products) or any(
        value - product in set(prices) for product in products
    )


def _row(case: Case, unproved: list[Figure], own: Collection[tuple[str, Decimal]]) -> Gap:
    """The row that some figures rest on the party's word alone, or on nothing."""
    alone = [one for one in unproved if one.key in own]
    untold = [one for one in unproved if one.key not in own]
    parts = [
        f"{what}：{'、'.join(dict.fromkeys(_shown(case.facts, one) for one in found))}"
        for what, found in (("没有证据写明", untold), ("只有当事人陈述", alone))
        if found
    ]
    return Gap(
        ELEMENT,
        ElementStatus.MISSING if untold else ElementStatus.SINGLE,
        tuple(_told_by_party(case, alone)),
        "称重、测量、清点记录，价格认定，账册、单据、流水等能够写明数量、金额的材料",
        "执法现场、价格认定（测量）机构、当事人账册、交易相对人",
        "《中华人民共和国行政处罚法》第四十条",
        "；".join(parts),
    )


def _shown(facts: str, figure: Figure) -> str:
    """A figure with the words of its clause before it."""
    return facts[_begin(facts, figure.start, "，。；：、（(") : figure.end].strip()


def _told_by_party(case: Case, alone: list[Figure]) -> Iterator[Support]:
    keys = {one.key for one in alone}
    for piece in case.evidence:
        if piece.kind is EvidenceKind.PARTY:
            found = next((f for f in figures_in(piece.text) if f.key in keys), None)
            if found:
                quote = piece.text[_begin(piece.text, found.start, "。；\n") : _end(piece.text, found.end)]
                yield Support(piece.id, quote.strip())


def _proved(case: Case, asked: list[Figure]) -> Gap:
    keys = {one.key for one in asked}
    told = [(p, f) for p in case.evidence if _tells(p) for f in figures_in(p.text) if f.key in keys]
    first = {
        piece.id: Support(
            piece.id, piece.text[_begin(piece.text, f.start, "。；\n") : _end(piece.text, f.end)].strip()
        )
        for piece, f in reversed(told)
    }
    return Gap(
        ELEMENT,
        ElementStatus.PROVED,
        tuple(first.values())[::-1],
        basis="《中华人民共和国行政处罚法》第四十条",
    )
