"""The measuring texts: made alike from one seed, true by the library, and the figures on a small run."""

import random
from pathlib import Path

import pytest

from assistant.evaluation.citations import measure
from assistant.evaluation.cited import addresses, names
from assistant.evaluation.cited.maker import CASES, TextMaker
from assistant.evaluation.cited.model import Sample, Target, Wanted
from assistant.evaluation.cited.pool import TODAY, Pool, altered, sentence
from assistant.law.citations import verify_citations
from assistant.law.citations.model import CitationStatus
from assistant.law.library import LawLibrary
from assistant.law.model import Provision
from assistant.law.provisions import locate

_AT = Provision(42, 0, 1, 2)


@pytest.fixture(scope="module")
def samples(packaged_library: LawLibrary) -> list[Sample]:
    """A small run."""
    return TextMaker(packaged_library, seed=3).samples(400)


@pytest.mark.parametrize(
    ("form", "written"),
    [
        (addresses.chinese, "第四十二条第一款第（二）项"),
        (addresses.plain, "第四十二条第一款第二项"),
        (addresses.half, "第四十二条第一款第(二)项"),
        (addresses.bare_item, "第四十二条第一款（二）项"),
        (addresses.arabic, "第42条第1款第2项"),
        (addresses.arabic_brackets, "第42条第1款第(2)项"),
        (addresses.wide, "第４２条第１款第（２）项"),
        (addresses.mixed, "第四十二条第1款第(2)项"),
        (addresses.of_item, "第四十二条第一款之第（二）项"),
        (addresses.of_item_plain, "第四十二条第一款的第二项"),
        (addresses.capital, "第肆拾贰条第一款第（二）项"),
        (addresses.traditional, "第四十二條第一款第（二）項"),
        (addresses.spaced_digits, "第 42 条第 1 款第 2 项"),
        (addresses.no_ordinal, "42条第1款第2项"),
        (addresses.by_place, "第四二条第一款第（二）项"),
        (addresses.misprinted, "笫四十二条第一款第（二）项"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_addresses_are_written_in_every_way(form: object, written: str) -> None:
    assert callable(form)
    assert form(_AT) == written


def test_inserted_articles_and_marks_of_items() -> None:
    assert addresses.chinese(Provision(133, 1)) == "第一百三十三条之一"
    assert addresses.by_place(Provision(105)) == "第一〇五条"
    assert "第四十二条第一款②" in addresses.odd_items(_AT)
    assert addresses.spaced("第三条") == "第 三 条"
    assert "\n" in addresses.broken("第四十二条", random.Random(1))


def test_names_that_mean_another_law_are_not_used(packaged_library: LawLibrary) -> None:
    law = packaged_library.find("行政处罚法")[0]
    wrong = {names.misspelt(law, packaged_library, random.Random(n)) for n in range(20)}
    assert "行政处罚发" in wrong
    assert not any(packaged_library.find(name) for name in wrong if name)
    assert names.marked("实施《消防法》办法") == "《实施〈消防法〉办法》"


def test_altered_quotations_are_not_in_the_source(packaged_library: LawLibrary) -> None:
    rng = random.Random(4)
    pool = Pool(packaged_library, rng)
    for _ in range(50):
        _, text = pool.held(TODAY).place(rng)
        if quote := sentence(text, rng):
            assert quote in text
            assert altered(quote, text, rng) not in text


def test_addresses_that_are_missing_are_missing(packaged_library: LawLibrary) -> None:
    rng = random.Random(5)
    pool = Pool(packaged_library, rng)
    for _ in range(200):
        held = pool.held(TODAY)
        assert held.has(held.place(rng)[0])
        at, verdict = held.missing(rng)
        assert not held.has(at)
        assert verdict in {str(status) for status in CitationStatus}


def test_texts_are_made_reproducibly(packaged_library: LawLibrary, samples: list[Sample]) -> None:
    assert samples == TextMaker(packaged_library, seed=3).samples(400)
    assert len({wanted.form for sample in samples for wanted in sample.wanted}) >= len(CASES) - 8


def test_spans_and_truths_hold(packaged_library: LawLibrary, samples: list[Sample]) -> None:
    wanted = [(sample, one) for sample in samples for one in sample.wanted]
    assert all(0 <= one.start < one.end <= len(sample.text) for sample, one in wanted)
    assert all(one.target.mutated != (one.target.verdicts == {"verified"}) for _, one in wanted if _sure(one))
    assert sum(one.target.mutated for _, one in wanted) > len(wanted) / 3
    for sample, one in wanted:
        if one.form == "书名号" and not one.target.mutated:
            assert _text(packaged_library, sample, one.target)


def _sure(one: Wanted) -> bool:
    return len(one.target.verdicts) == 1


def _text(library: LawLibrary, sample: Sample, target: Target) -> str | None:
    law, at = library.find(target.law)[0], target.provision
    assert at is not None
    article = library.article(law, at, sample.as_of)
    piece = locate(article.text, at) if article else None
    return article.text[piece.start : piece.end] if article and piece else None


def test_figures_hold_on_a_small_run(packaged_library: LawLibrary, samples: list[Sample]) -> None:
    score = measure(samples, packaged_library)
    assert min(score.precision, score.recall) >= 0.995
    assert min(score.verdict_precision, score.verdict_recall) >= 0.995


def test_nothing_wrong_is_called_verified(packaged_library: LawLibrary) -> None:
    score = measure(TextMaker(packaged_library, seed=8).samples(2000), packaged_library)
    assert score.mutated > 1000
    assert score.false_verified == 0


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
