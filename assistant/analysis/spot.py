"""Whether a piece tells the very place of the act, where the case names one, and not only some place (行政处罚法第二十二条)."""

from __future__ import annotations

import re

from assistant.analysis.pieces import paper_kind
from assistant.analysis.testimony import Proof
from assistant.dossier.model import SEEN_BY_US, Case, Evidence, Polarity
from assistant.dossier.names import short_names, trade_names
from assistant.dossier.statements import own_kinds
from assistant.text.bigrams import bigrams

_REGION = re.compile(
    r"^.{1,8}?[省市区县州盟](?=.{2})(?:.{1,6}?[市区县旗](?=.{2}))?(?:.{1,6}?[区县](?=.{4}))?"
)
_LEAST, _SHARE = 2, 0.3
_OWN = 0.6
_CALLED = ("当事人",)
_IS_PLACE = re.compile(
    r"(?:地点|地址|场所)[：:为是在于均\s|｜]|位于|(?:到|在|对|赴|进入)[^，。；]{2,40}(?:检查|勘验|勘查|复查|核查|拍摄)"
)
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


def premises_of(case: Case) -> frozenset[str]:
    """How papers call the place of the act where it is the party's own: its names; none where it lies elsewhere.

    Args:
        case: place, address and names of the party are read.
    """
    seat = spot_of(case.party.address)
    own = bool(seat) and len(seat & spot_of(case.place)) >= _OWN * len(seat)
    names = short_names(case.party.name) | trade_names(case.party.name, case.region) if own else frozenset()
    return frozenset(name for name in (*names, *_CALLED[: len(names)]) if len(name) >= _NAMED)


def tells_premises(piece: Evidence, names: frozenset[str], proof: Proof) -> str:
    """The sentence of a record or picture that its place is the party's own premises, by its name (检查地点：某公司成品库).

    Args:
        piece: of the case.
        names: how the party is called; none where the act was elsewhere.
        proof: the evidence of the case.
    """
    if piece.kind not in SEEN_BY_US or own_kinds(piece):
        return ""
    said = (s.sentence for s in proof.statements(piece) if _IS_PLACE.search(s.sentence))
    return next((words.strip() for words in said if any(name in words for name in names)), "")


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
