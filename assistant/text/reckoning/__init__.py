"""Sums that a text works out, in prose and in tables: the one reader for papers under review and papers of a case."""

from __future__ import annotations

from functools import lru_cache

from assistant.text.reckoning.columns import columns, labelled
from assistant.text.reckoning.differences import differences
from assistant.text.reckoning.entries import entries
from assistant.text.reckoning.exceeding import exceeding, shares_of
from assistant.text.reckoning.lines import lines
from assistant.text.reckoning.lists import parts_and_wholes
from assistant.text.reckoning.model import Reckoned, Relation, Term
from assistant.text.reckoning.prices import priced
from assistant.text.reckoning.ratios import SHARE, means, portions, share_of, shares, sizes
from assistant.text.reckoning.remainders import products, remainders
from assistant.text.reckoning.respective import respective
from assistant.text.reckoning.tables import Row, cut_tables, number_in, tables
from assistant.text.reckoning.terms import read_terms
from assistant.text.reckoning.written import written_out

__all__ = [
    "SHARE",
    "Reckoned",
    "Relation",
    "Row",
    "Term",
    "cut_tables",
    "number_in",
    "read_terms",
    "reckonings",
    "share_of",
]

_READERS = (
    written_out,
    parts_and_wholes,
    entries,
    labelled,
    columns,
    priced,
    respective,
    differences,
    exceeding,
    shares_of,
    remainders,
    products,
    sizes,
    shares,
    portions,
    means,
    tables,
    lines,
)

_KEPT = 512  # texts whose sums are kept: a case is checked again after every edit


@lru_cache(maxsize=_KEPT)
def reckonings(text: str) -> tuple[Reckoned, ...]:
    """Every sum that a text works out, right, wrong or doubtful, a kind at a time.

    Args:
        text: of a paper; what is not to be read (quoted law) is blanked out at the same length.
    """
    return tuple(found for read in _READERS for found in read(text))
