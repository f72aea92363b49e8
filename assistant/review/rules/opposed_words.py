"""The words of corpora/lexicon/opposed.yaml: states that exclude each other."""

from __future__ import annotations

import re

from assistant.corpora import Data, Words
from assistant.text.bigrams import bigrams

NUMBER = re.compile(r"\d[\d.]*\D?")
_LED = 30


class Opposed(Data):
    """What the facts find and what would be its opposite.

    Groups ``act`` of both are one verb and ``thing`` is what it is done to, where the pattern holds it; ``sure`` must stand
    in the clause where the state may have come about later; ``named``: the name of the piece tells of what it is, too.
    """

    about: str
    found: re.Pattern[str]
    against: re.Pattern[str]
    sure: re.Pattern[str] | None = None
    named: bool = False


class OpposedWords(Words):
    """The whole file; see its comments for the meaning of each entry."""

    FILE = "lexicon/opposed.yaml"

    generic: re.Pattern[str]
    whose: re.Pattern[str]
    negated: re.Pattern[str]
    every: re.Pattern[str]
    elsewhere: re.Pattern[str]
    as_ruled: re.Pattern[str]
    of_cure: re.Pattern[str]
    explained: re.Pattern[str]
    mended: re.Pattern[str]
    only_ordered: re.Pattern[str]
    opposed: tuple[Opposed, ...]
    ordered: re.Pattern[str]
    cured: re.Pattern[str]
    same_cure: tuple[re.Pattern[str], ...]
    still: re.Pattern[str]
    in_time: re.Pattern[str]
    excuses: re.Pattern[str]
    denied: re.Pattern[str]

    def about(self, clause: str) -> frozenset[str]:
        """The word pairs that name the matter of a clause.

        Args:
            clause: of a paper.
        """
        return frozenset(
            pair for pair in bigrams(NUMBER.sub(" ", clause)) if not self.generic.fullmatch(pair)
        )

    def tells_of_mending(self, text: str) -> bool:
        """Whether a paper tells that something was mended; an order to mend it at once, or that it was not, tells of none.

        Args:
            text: of a paper, quoted law blanked out.
        """
        return any(
            m[0].startswith("后") or not self.only_ordered.search(text[: m.start()][-_LED:])
            for m in self.mended.finditer(text)
        )

    def denies_another(self, said: str, facts: str) -> bool:
        """Whether what is denied is another thing than the facts tell of: 没有发现其他隐患, 没有堆放过垃圾.

        Args:
            said: by a piece.
            facts: of the paper.
        """
        denied = self.denied.search(said)
        if denied is None:
            return False
        about = self.about(denied["what"])
        return denied["other"] is not None or bool(about) and not any(pair in facts for pair in about)
