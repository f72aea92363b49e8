"""The number of one thing (产品编号, 出厂编号, 批号), on which the papers agree, written otherwise by one of them.

The thing is one where the same words stand beside both numbers, and no third number beside them; the paper does not know the
agreed number, and nobody else its own. Whatever comes in series (samples, certificates of several) has more than one number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.labelled import Labelled, clash_of
from assistant.dossier.model import Case
from assistant.dossier.sources import FACTS, Contradiction
from assistant.text.bigrams import bigrams

_NEAR, _SHARED, _FEW = 16, 2, 2
_CUT = re.compile(r"[，,。；;：:\n]")


class _Said(Words):
    """How numbers of things are labelled, as corpora/lexicon/dossier/codes_apart.yaml has it."""

    FILE = "lexicon/dossier/codes_apart.yaml"

    code: re.Pattern[str]
    generic: re.Pattern[str]
    another: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Code:
    """A labelled number, the words beside it and the sentence that gives it."""

    paper: str
    code: str
    words: frozenset[str]
    quote: str


def codes_apart(case: Case) -> Iterator[Contradiction]:
    """Every number of a thing by which one paper stands against two others.

    Args:
        case: evidence, facts, party and place are read; papers from after the correction are left out.
    """
    texts = {p.id: p.text for p in case.evidence if not is_later(p.name)} | {FACTS: case.facts}
    everywhere = bigrams(f"{case.party.name}，{case.place}，{case.agency}")
    codes = [code for paper, text in texts.items() for code in _codes(paper, text, everywhere)]
    for one in codes:
        other = _apart(one, codes, texts) if one.paper != FACTS else None
        if other:
            a, b = (Labelled(c.paper, c.quote, c.code) for c in (one, other))
            yield clash_of("编号", a, b)


def _codes(paper: str, text: str, everywhere: frozenset[str]) -> Iterator[_Code]:
    said = _Said.read()
    for m in said.code.finditer(text):
        before, behind = _CUT.split(text[: m.start()])[-1][-_NEAR:], _CUT.split(text[m.end() :])[0][:_NEAR]
        if not said.another.search(before + behind):
            words = bigrams(said.generic.sub("，", f"{before}，{behind}")) - everywhere
            yield _Code(paper, m["code"], words, f"{before}{m[0]}{behind}")


def _apart(one: _Code, codes: list[_Code], texts: dict[str, str]) -> _Code | None:
    """The number that two other papers give the very thing, if the case knows no third."""
    if sum(one.code in text for text in texts.values()) != 1:
        return None
    alike = [c for c in codes if c.code != one.code and len(c.words & one.words) >= _SHARED]
    if len({c.code for c in alike}) != 1 or alike[0].code in texts[one.paper]:
        return None
    return alike[0] if sum(alike[0].code in text for text in texts.values()) >= _FEW else None
