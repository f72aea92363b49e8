"""R34: a character written for one that looks like it (逾期不激纳): the word as it should be stands elsewhere in the same paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.corpora import corpus, load
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.names import reads_as_name
from assistant.review.rule import ALL, finding, rule
from assistant.text.ordinary import pairs
from assistant.text.tokens import words_in_turn

_LAW = "《中华人民共和国行政处罚法》第五十九条"
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")


@lru_cache(maxsize=1)
def _alike() -> dict[str, str]:
    """For each character those that look like it, corpora/lexicon/shapes.yaml."""
    found: dict[str, str] = {}
    for group in load(corpus("lexicon/shapes.yaml"), tuple[str, ...]):
        for char in group:
            found[char] = found.get(char, "") + group.replace(char, "")
    return found


@rule(
    "R34", "没有形近的错字", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("逾期不激纳……缴纳罚款", "逾期不缴纳……缴纳罚款"),
)  # fmt: skip
def same_shape(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Two characters that make no word, once; with one that looks alike they make a word that the paper writes elsewhere."""
    text = unquoted(decision.text)
    names = "".join(f.text for p in decision.parties for f in (p.name, p.address, p.representative) if f)
    for run in _HAN.finditer(text):
        for start in _loose(run[0]):
            written = run[0][start : start + 2]
            right = _meant(written, text)
            if right and not reads_as_name(written) and written not in names and text.count(written) == 1:
                at = run.start() + start
                yield finding(
                    "R34", Severity.MAJOR, f"错别字：“{written}”应为“{right}”", Span(at, at + 2, written), f"改为“{right}”", expected=right, replacement=right, actual=written,
                )  # fmt: skip


def _loose(run: str) -> Iterator[int]:
    """Where two characters stand side by side that belong to no word of the language."""
    place, last = 0, -_FAR
    for word in words_in_turn(run):
        if len(word) == 1:
            if last == place - 1:
                yield last
            last = place
        place += len(word)


def _meant(written: str, text: str) -> str:
    """The word of the language that one look-alike makes of two characters and that the paper writes elsewhere, "" if none does."""
    if written in pairs():
        return ""
    ways = [other + written[1] for other in _alike().get(written[0], "")]
    ways += [written[0] + other for other in _alike().get(written[1], "")]
    return next((word for word in ways if word in pairs() and text.count(word) >= _OFTEN), "")


_OFTEN, _FAR = 1, 9
