"""A result that lies over the limit which the case itself gives for it, in a sentence that says that all was within."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.corpora import Words
from assistant.dossier.labelled import Labelled, clash_of
from assistant.dossier.model import Case, EvidenceKind
from assistant.dossier.sources import Contradiction

_SENTENCE = re.compile(r"[^。；;\n]+")
_WRITTEN = (
    ("毫克", "mg"),
    ("微克", "μg"),
    ("千克", "kg"),
    ("公斤", "kg"),
    ("克", "g"),
    ("立方米", "m3"),
    ("升", "L"),
)


class _Said(Words):
    """The words of limits and results, as corpora/lexicon/dossier/over_limit.yaml has them."""

    FILE = "lexicon/dossier/over_limit.yaml"

    unit: re.Pattern[str]
    limit: re.Pattern[str]
    measured: re.Pattern[str]
    passed: re.Pattern[str]
    not_all: re.Pattern[str]
    lead: re.Pattern[str]


def over_limit(case: Case) -> Iterator[Contradiction]:
    """Every result called within the limit that is over it.

    Args:
        case: facts and evidence are read; a limit counts where the case gives one value of it.
    """
    limits = _limits(case)
    for piece in (p for p in case.evidence if p.kind in (EvidenceKind.EXPERT, EvidenceKind.RECORD)):
        for sentence in _SENTENCE.findall(piece.text) if limits else ():
            if not _Said.read().passed.search(sentence) or _Said.read().not_all.search(sentence):
                continue
            for found in _Said.read().measured.finditer(sentence):
                limit = limits.get((_name(found), _unit(found["unit"])))
                if limit and Decimal(found["value"]) > Decimal(limit.value):
                    mine = Labelled(piece.id, sentence.strip(), f"{found['value']}{found['unit']}")
                    yield clash_of(f"{_name(found)}的结果与限值", mine, limit)


def _limits(case: Case) -> dict[tuple[str, str], Labelled]:
    """By name and unit the one limit that the papers of a case give."""
    found: dict[tuple[str, str], dict[str, Labelled]] = {}
    for piece in case.evidence:
        for match in _Said.read().limit.finditer(piece.text):
            under = found.setdefault((_name(match), _unit(match["unit"])), {})
            under[match["value"]] = Labelled(piece.id, match[0], match["value"])
    return {key: next(iter(under.values())) for key, under in found.items() if len(under) == 1}


def _name(found: re.Match[str]) -> str:
    """The thing measured, without the words that lead to it."""
    return _Said.read().lead.sub("", found["name"])


def _unit(words: str) -> str:
    """One writing of a unit: 毫克每升 is mg/L."""
    plain = (
        re.sub(r"\s", "", words).replace("每", "/").replace("／", "/").replace("m³", "m3").replace("/l", "/L")
    )
    for said, written in _WRITTEN:
        plain = plain.replace(said, written)
    return plain
