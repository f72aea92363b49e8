"""What a paper writes without telling how things are: the duty that a lease or rule lays on somebody, the permit of a supplier."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.corpora import Words


class _Said(Words):
    """The words of duties and of others' permits, as corpora/lexicon/dossier/not_stated.yaml has them."""

    FILE = "lexicon/dossier/not_stated.yaml"

    agreement: re.Pattern[str]
    duty: re.Pattern[str]
    supplier: re.Pattern[str]
    attached: re.Pattern[str]


def is_only_a_duty(name: str, sentence: str) -> bool:
    """Whether a sentence of an agreement, rule or order tells what somebody should do, not what was so.

    Args:
        name: of the paper.
        sentence: of it.
    """
    said = _Said.read()
    return bool(said.agreement.search(name) and said.duty.search(sentence))


def is_of_a_supplier(name: str, sentence: str, ours: Iterable[str]) -> bool:
    """Whether a permit is told of as one that a supplier or other partner adds to a paper of his own.

    Args:
        name: of the paper.
        sentence: of it.
        ours: the names of the case: a permit that is told of as theirs is theirs.
    """
    said = _Said.read()
    found = said.attached.search(sentence) if said.supplier.search(f"{name}，{sentence}") else None
    return found is not None and not any(one in found[0] for one in ours)
