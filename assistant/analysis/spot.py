"""Whether a piece tells the very place of the act, where the case names one, and not only some place (行政处罚法第二十二条)."""

from __future__ import annotations

import re

from assistant.analysis.pieces import paper_kind
from assistant.analysis.testimony import Proof
from assistant.dossier.model import Evidence, Polarity
from assistant.dossier.statements import own_kinds
from assistant.text.bigrams import bigrams

_REGION = re.compile(
    r"^.{1,8}?[省市区县州盟](?=.{2})(?:.{1,6}?[市区县旗](?=.{2}))?(?:.{1,6}?[区县](?=.{4}))?"
)
_LEAST, _SHARE = 2, 0.3
_NAMED = 3  # pairs of characters that a place must have to be told from others
_AROUND = frozenset({"licence", "id_card", "authority", "announcement", "query", "reply"})
"""Papers that tell where somebody is seated, or what holds where: not where the act was."""


def spot_of(place: str) -> frozenset[str]:
    """The pairs of characters of a place without its province, city and district; none where too little is left.

    Args:
        place: as the case has it.
    """
    pairs = bigrams(re.sub(r"[^\u4e00-\u9fffA-Za-z0-9]", "", _REGION.sub("", place)))
    return pairs if len(pairs) >= _NAMED else frozenset()


def tells_spot(piece: Evidence, spot: frozenset[str], proof: Proof) -> str:
    """The sentence of a piece that tells the place, "" if none does.

    Args:
        piece: of the case.
        spot: pairs of characters of the place.
        proof: the evidence of the case.
    """
    if own_kinds(piece) or paper_kind(piece) in _AROUND:
        return ""
    said = (s.sentence for s in proof.statements(piece) if s.polarity is not Polarity.ASKED)
    least = max(_LEAST, _SHARE * len(spot))
    return next((words.strip() for words in said if len(bigrams(words) & spot) >= least), "")
