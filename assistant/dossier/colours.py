"""One thing of which the papers tell one colour, and one paper another: 白色轿车, 车是黑色的."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.dossier.model import Case
from assistant.dossier.retold_words import RetoldWords
from assistant.dossier.sources import Contradiction, Side
from assistant.dossier.told_numbers import Paper, papers_of

_COLOUR = r"(?P<value>[红黄蓝绿白黑灰紫橙棕粉银])色"
_BEFORE = re.compile(rf"{_COLOUR}的?(?P<noun>[\u4e00-\u9fffA-Z0-9]{{1,12}})")
_SAID = re.compile(rf"(?P<noun>[\u4e00-\u9fff]{{1,6}}?)(?:的?颜色)?(?:是|为|呈){_COLOUR}")
_SENTENCE = re.compile(r"[^。；;\n]+")
_FEW = 2


@dataclass(frozen=True, slots=True)
class _Coloured:
    paper: Paper
    thing: str
    value: str
    sentence: str


def colours_apart(case: Case) -> Iterator[Contradiction]:
    """Every paper that gives the one thing of its kind another colour than two others agree on.

    Args:
        case: facts and evidence are read; papers from after the correction are left out.
    """
    told = [one for paper in papers_of(case) for one in _read(paper)]
    for thing in dict.fromkeys(one.thing for one in told):
        of_it = [one for one in told if one.thing == thing]
        for one in of_it:
            others = [t for t in of_it if t.paper is not one.paper]
            agreed = {t.value for t in others}
            mine = {t.value for t in of_it if t.paper is one.paper}
            several = len({t.paper.evidence for t in others}) >= _FEW
            if several and len(agreed) == len(mine) == 1 and one.value not in agreed:
                a, b = (Side(t.paper.evidence, t.sentence.strip(), f"{t.value}色") for t in (one, others[0]))
                yield Contradiction(f"{thing}的颜色", a, b, "颜色（重述）")
                break


def _read(paper: Paper) -> Iterator[_Coloured]:
    """The colours that a paper gives to things of a known kind (车、船、棚…)."""
    things = RetoldWords.read().coloured
    for sentence in (match[0] for match in _SENTENCE.finditer(paper.text)):
        for form in (_BEFORE, _SAID):
            for found in form.finditer(sentence):
                thing = next((name for name, kind in things.items() if kind.search(found["noun"])), None)
                if thing and not RetoldWords.read().other_colour.search(sentence):
                    yield _Coloured(paper, thing, found["value"], sentence)
