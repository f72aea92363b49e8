"""What a record says itself of a signature that is lacking: a blank beside 签名, 未签字, the place left empty (DOMAIN §11).

Read in the words of one paper. Whether papers show the act at all, signed or not, is asked of the list of a decision
(review/rules/of_conduct.py).
"""

from __future__ import annotations

import re

from assistant.corpora import Words

_CLAUSE = re.compile(r"[，,。；;\n]")
_SPOKEN = re.compile(r"答[：:]")


class _Said(Words):
    """The words of signatures that are lacking, as corpora/lexicon/unsigned.yaml has them."""

    FILE = "lexicon/unsigned.yaml"

    signature: str
    blank: str
    lacking: re.Pattern[str]
    of_the_record: re.Pattern[str]
    of_other_papers: re.Pattern[str]
    ours: re.Pattern[str]
    explained: re.Pattern[str]


def unsigned_words(text: str) -> str:
    """The words of a record that the person it is about did not sign it; "" if it says no such thing, or why he did not.

    Args:
        text: of a record, a proof of service or a sampling form; what was answered in it is not read.
    """
    if _Said.read().explained.search(text):
        return ""
    told = (clause for clause in _CLAUSE.split(text) if not _SPOKEN.search(clause))
    return next((clause.strip() for clause in told if is_unsigned(clause)), "")


def is_unsigned(clause: str) -> bool:
    """Whether a clause says that a signature of somebody who is not an officer is lacking on this very paper.

    Args:
        clause: of a record.
    """
    lacking = (
        _Said.read().lacking.search(clause) is not None
        and _Said.read().of_the_record.search(clause) is not None
    )
    return lacking and not (_Said.read().of_other_papers.search(clause) or _Said.read().ours.search(clause))
