"""Which words of a paper speak of what is charged: pairs of characters shared with the act it names, the charge, the duty, the clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision
from assistant.review.parts.of_concern import in_favour
from assistant.review.parts.story import charged_in
from assistant.text.bigrams import bigrams

_NEAR = 30


class _Told(Words):
    """The words that tell nothing of an act, as corpora/lexicon/review/charge_words.yaml has them."""

    FILE = "lexicon/review/charge_words.yaml"

    compounds: re.Pattern[str]
    common: re.Pattern[str]
    neutral: re.Pattern[str]


def touches_charge(text: str, decision: Decision, context: ReviewContext) -> bool:
    """Whether a stretch shares a pair of characters with what the paper charges.

    Args:
        text: a clause or two of the paper.
        decision: the paper in its parts.
        context: the law that the paper cites.
    """
    texts = [*charged_in(unquoted(decision.text)), *map(context.text_of, context.duties)]
    texts += [one.rule.conduct for one in context.cited_rules]
    return bool(_pairs(text) & _of_texts("\n".join(texts)))


def shares_name(text: str, acts: Sequence[str]) -> bool:
    """Whether a stretch shares a pair of characters with a name of the act, words of founding and running a place apart.

    Args:
        text: a clause or two of the paper.
        acts: what the paper itself calls the act.
    """
    own = _own_pairs(text)
    return any(own & _own_pairs(act) for act in acts)


def rests_charge(match: re.Match[str], decision: Decision, context: ReviewContext) -> bool:
    """Whether what tells of a proof speaks of what is charged and does not end well for the party.

    Args:
        match: the words that tell it, in the story with quoted law blanked out.
        decision: the paper in its parts.
        context: the law that the paper cites.
    """
    facts = match.string
    before = re.split("[。；\n]", facts[: match.start()])[-1]
    behind = re.split("[。；\n]", facts[match.end() :])[0]
    clauses = "，".join([before[-_NEAR:], match[0], behind[:_NEAR]])
    return touches_charge(clauses, decision, context) and not in_favour(match[0] + behind)


def _own_pairs(words: str) -> frozenset[str]:
    return bigrams(_Told.read().neutral.sub("，", words))


def _pairs(text: str) -> frozenset[str]:
    told = _Told.read()
    return bigrams(told.common.sub("，", told.compounds.sub("，", text)))


@lru_cache(maxsize=64)
def _of_texts(text: str) -> frozenset[str]:
    return _pairs(text)
