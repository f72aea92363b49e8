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

_NEAR, _SHARED, _FEW, _MANY = 16, 2, 2, 3
_CUT = re.compile(r"[。；;\n]")


class _Said(Words):
    """How numbers of things are labelled, as corpora/lexicon/dossier/codes_apart.yaml has it."""

    FILE = "lexicon/dossier/codes_apart.yaml"

    code: re.Pattern[str]
    mark: re.Pattern[str]
    generic: re.Pattern[str]
    another: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Code:
    """A labelled number, the words beside it and the sentence that gives it."""

    paper: str
    code: str
    label: str
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
    yield from _series_apart(texts)


def _codes(paper: str, text: str, everywhere: frozenset[str]) -> Iterator[_Code]:
    said = _Said.read()
    for m in said.code.finditer(text):
        before, behind = _CUT.split(text[: m.start()])[-1][-_NEAR:], _CUT.split(text[m.end() :])[0][:_NEAR]
        if not said.another.search(before + behind):
            words = bigrams(said.generic.sub("，", f"{before}，{behind}")) - everywhere
            yield _Code(paper, m["code"], m["label"], words, f"{before}{m[0]}{behind}")


def _series_apart(texts: dict[str, str]) -> Iterator[Contradiction]:
    """Marks of one series (XL2507, ON-118至ON-121), all of which the other papers tell alike: one is written otherwise."""
    marks = {paper: _marks(text) for paper, text in texts.items()}
    for series in sorted({series for found in marks.values() for series in found}):
        told = {paper: found[series] for paper, found in marks.items() if series in found}
        for paper, mine in told.items():
            rest = {other: codes for other, codes in told.items() if other != paper}
            whole = frozenset().union(*rest.values())
            agree = sum(codes == whole for codes in rest.values())
            odd, missed = sorted(mine - whole), sorted(whole - mine)
            if (
                paper != FACTS
                and len(odd) == len(missed) == 1
                and agree >= (_MANY if len(whole) == 1 else _FEW)
            ):
                known = next(other for other, codes in rest.items() if missed[0] in codes)
                a, b = (Labelled(*one) for one in ((paper, odd[0], odd[0]), (known, missed[0], missed[0])))
                yield clash_of("编号", a, b)


def _marks(text: str) -> dict[str, frozenset[str]]:
    """The marks of a text by the letters that they begin with and their length."""
    found: dict[str, set[str]] = {}
    for m in _Said.read().mark.finditer(text):
        found.setdefault(f"{m['series']}{len(m['number'])}", set()).add(m[0])
    return {series: frozenset(codes) for series, codes in found.items()}


def _apart(one: _Code, codes: list[_Code], texts: dict[str, str]) -> _Code | None:
    """The number that two other papers give the very thing, if the case knows no third."""
    if sum(one.code in text for text in texts.values()) != 1:
        return None
    others = [c for c in codes if c.code != one.code and c.paper != one.paper]
    near = [c for c in others if len(c.words & one.words) >= _SHARED]
    alike = near or [c for c in others if c.label == one.label and c.words & one.words]
    if len({c.code for c in alike}) != 1 or alike[0].code in texts[one.paper]:
        return None
    return alike[0] if sum(alike[0].code in text for text in texts.values()) >= _FEW else None
