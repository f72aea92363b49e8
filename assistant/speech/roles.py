"""Which voice asks and which answers, seen from what each says (question forms, notices) and who begins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.corpora import Data, corpus, load
from assistant.speech.model import Segment

ASKER = "询问人"
ANSWERER = "被询问人"
_FIRST_BONUS = 2.0  # who speaks first usually asks


class Cues(Data):
    """Regular expressions of asking and of answering, with the weight of each match."""

    asking: dict[re.Pattern[str], float]
    answering: dict[re.Pattern[str], float]


def asking_score(text: str) -> float:
    """How much a sentence sounds like the one who asks (positive) or answers (negative)."""
    cues = load(corpus("lexicon/roles.yaml"), Cues)
    asks = sum(weight for form, weight in cues.asking.items() if form.search(text))
    answers = sum(weight for form, weight in cues.answering.items() if form.search(text))
    return asks - answers


def name_roles(turns: Sequence[tuple[Segment, int]], number: int, known: Mapping[int, str]) -> dict[int, str]:
    """A name for each of the ``number`` voices of ``turns`` (segment, voice).

    The voice that asks most is 询问人, a second one that asks as much 询问人2; of the others the one that speaks
    most is 被询问人. Names in ``known`` (enrolled voices) stay. A single voice stays unnamed: nobody can tell.
    """
    if number < 2:
        return {n: known.get(n, "") for n in range(number)}
    score = [_mean_score(turns, n) for n in range(number)]
    score[turns[0][1]] += _FIRST_BONUS / 10
    order = sorted(range(number), key=lambda n: -score[n])
    askers = [n for n in order if n == order[0] or score[n] > 0.3]
    if len(askers) == number:
        askers.pop()
    talk = {n: sum(s.end - s.start for s, voice in turns if voice == n) for n in range(number)}
    others = sorted((n for n in order if n not in askers), key=lambda n: -talk[n])
    names = {n: _numbered(ASKER, place) for place, n in enumerate(askers)}
    names |= {n: ANSWERER if place == 0 else _numbered("其他人", place - 1) for place, n in enumerate(others)}
    return names | dict(known)


def _mean_score(turns: Sequence[tuple[Segment, int]], voice: int) -> float:
    scores = [asking_score(s.text) for s, v in turns if v == voice]
    return sum(scores) / len(scores) if scores else 0.0


def _numbered(name: str, place: int) -> str:
    return name if place == 0 else f"{name}{place + 1}"
