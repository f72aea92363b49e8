"""What a paper itself calls the act: the name of the case, what it 构成, what stands before 违反."""

from __future__ import annotations

import re

from assistant.corpora import Words
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision


class _Said(Words):
    """How papers call the act, as corpora/lexicon/review/acts_named.yaml has them."""

    FILE = "lexicon/review/acts_named.yaml"

    ways: tuple[re.Pattern[str], ...]
    not_of_it: re.Pattern[str]
    of_mercy: re.Pattern[str]
    concludes: re.Pattern[str]


_LEAST = 4


def acts_named(decision: Decision) -> tuple[str, ...]:
    """The names of the act, in Chinese characters only, without the party's name.

    Args:
        decision: the paper in its parts.
    """
    said = _Said.read()
    text = unquoted(decision.text)
    names = [p.called for p in decision.parties]
    found: dict[str, None] = {}
    for way in said.ways:
        for match in way.finditer(text):
            act = match["act"]
            if said.of_mercy.search(act):
                continue
            for name in filter(None, names):
                act = act.replace(name, "")
            act = re.sub(r"[^\u4e00-\u9fff]", "", said.not_of_it.sub("", act))
            if len(act) >= _LEAST:
                found.setdefault(act)
    facts = unquoted(decision.facts.text) if decision.facts else ""
    clauses = (re.sub(r"[^\u4e00-\u9fff]", "", m["act"]) for m in said.concludes.finditer(facts))
    return tuple(found | dict.fromkeys(act for act in clauses if len(act) >= _LEAST))
