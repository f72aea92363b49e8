"""Whether a clause holds in some places, areas or seasons only: by its conduct, by its duty, or because its law does."""

from __future__ import annotations

import re

from assistant.analysis.model import Suggestion
from assistant.corpora import Words
from assistant.dossier.model import Case
from assistant.text.bigrams import bigrams


class _Said(Words):
    """The words of places and areas, as corpora/lexicon/analysis/areas.yaml has them."""

    FILE = "lexicon/analysis/areas.yaml"

    scoped: re.Pattern[str]
    designated: re.Pattern[str]
    township: re.Pattern[str]
    season: re.Pattern[str]


_OUTSIDE = re.compile(r"(?:不属于?|不在|未在|并非|不是|不涉及)[^，。；]{0,16}(?:区|期|范围|地带|水域)")
_AREA_LAW = re.compile(
    r"风景名胜区|自然保护区|水源保护|地质公园|森林公园|湿地公园"
)  # holds in such an area only
_OF_CITIES = re.compile(  # holds in built-up areas only: in a township it must be shown that the place is in one
    r"^(?:[\u4e00-\u9fff]{2,8}?(?:省|市|自治区|自治州|县))?城市(?:市容|绿化|道路|照明|建筑垃圾|生活垃圾|环境)"
)
_ACTS = re.compile(r"的[，；]|；")  # where a clause that lists acts goes on to the next
_BY_ADDRESS = re.compile(
    r"有(?:前|上述|本条第|第)[^，。；]{1,30}行为之一"
)  # the conduct stands elsewhere: the facts tell it


def is_scoped(suggestion: Suggestion, case: Case) -> bool:
    """Whether a clause holds in places of some kind only (道路, 河道).

    Args:
        suggestion: the clause.
        case: its facts tell the conduct where the clause only refers to it.
    """
    conduct = suggestion.rule.conduct
    told = case.facts if _BY_ADDRESS.search(conduct) else ""
    return _Said.read().scoped.search(conduct + told) is not None


def is_designated(suggestion: Suggestion, case: Case, duty: str = "") -> bool:
    """Whether a clause holds in areas or seasons only that somebody must have laid down.

    Args:
        suggestion: the clause.
        case: facts and place are read.
        duty: text of the duties; only those that the clause itself names count.
    """
    said, conduct, law = _Said.read(), suggestion.rule.conduct, suggestion.penalty.law
    if _AREA_LAW.search(law) or (_OF_CITIES.search(law) and said.township.search(case.place)):
        return True
    if _OUTSIDE.search(case.facts):
        return False
    by_duty = not suggestion.inferred and bool(suggestion.rule.violated) and _same_area(duty, case.facts)
    return by_duty or _names_area(conduct, case)


def _same_area(duty: str, facts: str) -> bool:
    """Whether the facts tell in so many words of an area that the duty names (限养区)."""
    return any(found[0] in facts for found in _Said.read().designated.finditer(duty))


def _names_area(conduct: str, case: Case) -> bool:
    """Whether a clause holds in designated areas: not where the facts name none and tell rather of another act that it lists."""
    listed = _Said.read()
    said, told = listed.designated, bigrams(case.facts)
    alike = {part: len(bigrams(part) & told) for part in _ACTS.split(conduct)}
    inside = [number for part, number in alike.items() if said.search(part)]
    others = [number for part, number in alike.items() if not said.search(part)]
    if not inside:
        return False
    seasons = listed.season.search(conduct) and listed.season.search(case.facts)
    return bool(said.search(case.facts) or seasons) or max(inside) >= max(others, default=0)
