"""The verifier that the wheel china-law-mcp brings, run on the same texts."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from assistant.evaluation.cited.model import Sample, Target
from assistant.text.numerals import to_int

_ARTICLE = re.compile(r"第(.+)条$")


@dataclass(slots=True)
class PeerScore:
    """Counts over the texts read within the time; only addresses of laws that the peer holds are counted as wanted.

    Attributes:
        true: addresses that are as cited; ``confirmed`` of them it called verified.
        wrong: addresses made wrong on purpose.
        false_verified: called verified although no such citation of the text is true.
        checked: citations that it read.
    """

    texts: int = 0
    true: int = 0
    confirmed: int = 0
    wrong: int = 0
    false_verified: int = 0
    checked: int = 0


def measure_peer(samples: Iterable[Sample], seconds: float) -> PeerScore:
    """Let the peer read the texts for at most so many seconds.

    It knows laws and articles, not paragraphs, items, quotations or days.
    """
    check = import_module("china_law_mcp.server").check_citations_in_text
    resolve = import_module("china_law_mcp.retrieval").resolve_law
    score, deadline = PeerScore(), time.monotonic() + seconds
    for sample in samples:
        if time.monotonic() > deadline:
            break
        _compare(score, sample, check(sample.text)["details"], resolve)
    return score


def _compare(score: PeerScore, sample: Sample, details: list[dict[str, Any]], resolve: Any) -> None:
    said = {_key(detail) for detail in details if detail["verified"]}
    held = [w.target for w in sample.wanted if resolve(w.target.law) == w.target.law]
    true = {_place(target) for target in held if "verified" in target.verdicts}
    score.texts += 1
    score.checked += len(details)
    score.true += len(true)
    score.confirmed += len(true & said)
    score.wrong += sum(target.mutated for target in held)
    score.false_verified += len(said - true)


def _key(detail: dict[str, Any]) -> tuple[str, int]:
    match = _ARTICLE.search(detail["citation"])
    return detail["law"], (to_int(match[1]) or 0) if match else 0


def _place(target: Target) -> tuple[str, int]:
    return target.law, target.provision.article if target.provision else 0
