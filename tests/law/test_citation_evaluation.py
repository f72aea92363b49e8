"""The measuring texts themselves, and the figures the issue asks for on a small run."""

from pathlib import Path

import pytest

from assistant.evaluation.citation_texts import TextMaker
from assistant.evaluation.citations import measure
from assistant.law.citations import verify_citations
from assistant.law.citations.model import CitationStatus
from assistant.law.library import LawLibrary


def test_texts_are_made_reproducibly_and_spans_are_true(packaged_library: LawLibrary) -> None:
    samples = TextMaker(packaged_library, seed=3, laws=40).samples(150)
    assert samples == TextMaker(packaged_library, seed=3, laws=40).samples(150)
    for sample in samples:
        for gold in sample.gold:
            assert 0 <= gold.start < gold.end <= len(sample.text)


def test_figures_hold_on_a_small_run(packaged_library: LawLibrary) -> None:
    score = measure(TextMaker(packaged_library, seed=11, laws=60).samples(400), packaged_library)
    assert score.false_verified == 0
    assert min(score.precision, score.recall) >= 0.99
    assert min(score.verdict_precision, score.verdict_recall) >= 0.98


@pytest.mark.shared
def test_real_decisions_leave_no_article_unfound(shared_data: Path, packaged_library: LawLibrary) -> None:
    """Every 《…》第X条 written plainly in the guiding cases is found, at its place."""
    import json
    import re

    for line in (shared_data / "precedents.jsonl").read_text(encoding="utf-8").splitlines()[:12]:
        text = json.loads(line)["text"]
        spans = [(v.citation.start, v.citation.end) for v in verify_citations(text, library=packaged_library)]
        for match in re.finditer(r"《[^《》〈〉]{3,40}(?:法|条例|办法)》第[一二三四五六七八九十百]+条", text):
            quoted = text.count("“", 0, match.start()) > text.count("”", 0, match.start())
            assert quoted or any(a <= match.start() and match.end() <= b for a, b in spans), match[0]


def test_statuses_are_those_of_the_contract() -> None:
    assert [str(status) for status in CitationStatus] == [
        *("verified", "wrong_version", "no_such_article", "no_such_paragraph", "no_such_item"),
        *("text_differs", "wrong_name", "not_in_library", "ambiguous", "unparseable"),
        *("text_not_held", "text_incomplete"),
    ]
