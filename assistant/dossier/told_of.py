"""What a number, price or day is told of beside its thing: another time, trader, channel, place, piece, or what was granted.

The words are data (``told_of`` and ``agreed`` of corpora/lexicon/facts.yaml). Where one side says such a word and the
other does not, both may be right, and nothing is compared.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.names import others_in
from assistant.text.bigrams import bigrams
from assistant.text.quantities import find_quantities

_GOODS = re.compile(
    r"(?:样品|产品|商品|货物|物品|药品|食品)?(?:名称|品名)[:：为是]\s?([\u4e00-\u9fff]{2,20})"
)
_PLACE = "处所"
_CLAUSE = re.compile(r"[，,。；;\n]")
_FAR = 200  # characters of a clause that are read on either side
_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")


class Said(NamedTuple):
    """A number, the clause in which it stands, and the name and all words of its paper."""

    value: Decimal
    clause: str
    paper: str


def marks(words: str) -> frozenset[str]:
    """Every word that tells of which time, trader, channel, place or piece something is said.

    Args:
        words: the sentence, best with the name of its paper.
    """
    return frozenset(word for kind in load_patterns().told_of for word in _marks(words, kind))


def _marks(words: str, kind: str) -> frozenset[str]:
    return frozenset(match[0] for match in load_patterns().told_of[kind].finditer(words))


def strange(words: str, rest: str) -> bool:
    """Whether words are said of a time, trader, channel, place or piece that another text does not know.

    Args:
        words: the sentence, best with the name of its paper.
        rest: all that the other side says.
    """
    return bool(marks(words) - marks(rest))


def of_one_matter(one: Said, other: Said) -> bool:
    """Whether neither of two numbers is told of a time, trader, piece or person that the other's paper does not know.

    What stood in one place (货架上) may be a part of what there was, unless it is more.

    Args:
        one: a number as a paper tells it.
        other: as another does.
    """
    return not any(
        _of_another(mine, yours) or _is_part(mine, yours) for mine, yours in ((one, other), (other, one))
    )


def _of_another(mine: Said, yours: Said) -> bool:
    named = marks(mine.clause) - _marks(mine.clause, _PLACE)
    return bool(named - marks(yours.paper) or others_in(_without_quantities(mine.clause), yours.paper))


def _is_part(mine: Said, yours: Said) -> bool:
    return mine.value < yours.value and bool(_marks(mine.clause, _PLACE) - _marks(yours.paper, _PLACE))


def _without_quantities(clause: str) -> str:
    """A clause without its numbers and units, whose characters may look like names (平方米)."""
    for one in reversed(list(find_quantities(clause, counters=True))):
        clause = f"{clause[: one.start]}0{clause[one.end :]}"
    return clause


def clause_before(sentence: str, place: int) -> str:
    """The words of a clause up to a number.

    Args:
        sentence: holds the clause.
        place: where the number begins.
    """
    return _CLAUSE.split(sentence[max(0, place - _FAR) : place])[-1]


def clause_around(sentence: str, place: int) -> str:
    """The words of a whole clause in which a number stands.

    Args:
        sentence: holds the clause.
        place: where the number begins.
    """
    return clause_before(sentence, place) + _CLAUSE.split(sentence[place : place + _FAR])[0]


def agreed(name: str, clause: str) -> bool:
    """Whether a number or day is what was permitted, agreed or planned, not what was done or found.

    Args:
        name: of the paper.
        clause: the words before it.
    """
    patterns = load_patterns().agreed
    return patterns.is_paper(name) or patterns.before(clause)


def named_goods(text: str) -> tuple[str, ...]:
    """The goods that a text names under a label (品名：…), in order.

    Args:
        text: of a paper.
    """
    return tuple(match[1] for match in _GOODS.finditer(text))


def foreign(words: str, generic: re.Pattern[str], known: frozenset[str], *, wholly: bool = False) -> bool:
    """Whether words name a thing of which the other side knows nothing.

    Args:
        words: before the number.
        generic: what names no thing.
        known: the pairs of characters of the other side.
        wholly: every pair of a name must be known, not one.
    """
    runs = [bigrams(run) for run in _RUN.findall(generic.sub("，", words))]
    return any(not (run <= known if wholly else run & known) for run in runs)
