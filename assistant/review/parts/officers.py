"""The officers who inspected or handled a case, by the names that a paper gives them."""

from __future__ import annotations

import re

from assistant.corpora import Words


class _Said(Words):
    """The words around officers' names, as corpora/lexicon/review/officers.yaml has them."""

    FILE = "lexicon/review/officers.yaml"

    led: re.Pattern[str]
    card: re.Pattern[str]
    lead_words: re.Pattern[str]


_THING = re.compile("[证书单号票据表图]$|告$|人员$|公司$")
_BRACKET = re.compile(r"[（(][^（()）]*[）)]")


def officers_of(text: str) -> frozenset[str]:
    """The names that stand behind 执法人员, 承办人 and the like, or before a certificate number in brackets.

    Args:
        text: the paper, quoted law blanked out.
    """
    said = _Said.read()
    names = {n for m in said.led.finditer(text) for n in re.split("[、和及，]", _BRACKET.sub("", m["names"]))}
    names |= {said.lead_words.sub("", m["name"]) for m in said.card.finditer(text)}
    return frozenset(name for name in names if len(name) in (2, 3, 4) and not _THING.search(name))
