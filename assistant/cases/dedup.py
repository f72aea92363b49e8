"""When two records are of one case: the same document number of the same agency, else the same words about the same day."""

from __future__ import annotations

import re
from hashlib import blake2b

from assistant.cases.model import Precedent

_FOLD = str.maketrans("〔［【（(〕］】）)０１２３４５６７８９", "[[[[[]]]]]0123456789")
_INK = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff]+")


def same_case(case: Precedent) -> str:
    """A key that two records of one case share.

    A document number has its year and agency in it, so that it tells cases apart; guiding and teaching cases go by their
    id. Without a number: party, day, clauses, fine and the letters of the facts.
    """
    number = re.sub(r"\s|第|号", "", case.number.translate(_FOLD))
    if re.search(r"\[(?:19|20)\d\d\].*\d", number) and re.match(r"[\u4e00-\u9fff]{2,}", number):
        return f"number:{number}"
    if case.fictional:
        return f"id:{case.id}"
    told = (case.party_name, case.date, "".join(sorted(case.cited)), str(case.fine_yuan or ""), case.facts)
    letters = _INK.sub("", "".join(told))
    return "facts:" + blake2b(letters.encode(), digest_size=12).hexdigest()
