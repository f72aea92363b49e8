"""The one price of a case, told otherwise by one paper: 票价38元, 每人80元, 55元一方.

Only where all other papers tell one and the same price and nobody the other; what a thing was bought for has its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.labelled import Labelled, clash_of
from assistant.dossier.model import Case
from assistant.dossier.plain_numbers import SENTENCE
from assistant.dossier.sources import FACTS, Contradiction


class _Said(Words):
    """How prices are told, as corpora/lexicon/dossier/prices_apart.yaml has it."""

    FILE = "lexicon/dossier/prices_apart.yaml"

    price: re.Pattern[str]
    other: re.Pattern[str]
    bought: re.Pattern[str]


_FEW = 2


def prices_apart(case: Case) -> Iterator[Contradiction]:
    """The price by which one paper stands against the only one that the rest of the case knows.

    Args:
        case: evidence and facts are read; papers from after the correction and those of buying are left out.
    """
    papers = {p.id: p.text for p in case.evidence if not is_later(p.name)} | {FACTS: case.facts}
    bought = {p.id for p in case.evidence if _Said.read().bought.search(p.name)}
    told = {paper: found for paper, text in papers.items() if (found := _prices(paper, text))}
    for paper, mine in told.items():
        rest = {other: prices for other, prices in told.items() if other != paper}
        known = {price for prices in rest.values() for price in prices}
        if paper == FACTS or paper in bought or len(mine) != 1 or len(known) != 1 or len(rest) < _FEW:
            continue
        (price, here), (agreed,) = next(iter(mine.items())), known
        written = re.compile(rf"(?<![\d.]){re.escape(price)}元")
        elsewhere = any(written.search(text) for other, text in papers.items() if other != paper)
        if price != agreed and not elsewhere and f"{agreed}元" not in papers[paper]:
            there = next(prices[agreed] for prices in rest.values())
            yield clash_of(f"单价（{price}元与{agreed}元）", here, there)


def _prices(paper: str, text: str) -> dict[str, Labelled]:
    """The prices that a paper tells, none of a sentence that tells of buying, wages or estimates."""
    said = _Said.read()
    return {
        next(filter(None, m.groups())): Labelled(paper, m[0], m[0])
        for sentence in SENTENCE.findall(text)
        if not said.other.search(sentence)
        for m in said.price.finditer(sentence)
    }
