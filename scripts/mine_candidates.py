"""Ask the search our training questions and keep what it finds: what the reranker learns to put in order.

    ASSISTANT_HOME=/tmp/home-full python -m scripts.mine_candidates passages.jsonl candidates.jsonl --most 12000

The index must be built from the library of ``passages.jsonl``. All STARD questions are asked (not the held-out
fifth), of our own as many as ``--most`` says, drawn at random.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from tqdm import tqdm

from assistant.search.articles import ArticleSearch, Query, open_search
from assistant.search.model import Hit
from scripts.training_data import ARCHIVE_DAY, Example, article_key, read_passages, training_examples

_BATCH = 64
_DEPTH = 32
_SURE = "stard"


def chosen(examples: list[Example], most: int) -> list[Example]:
    """All questions of STARD and ``most`` others, shuffled."""
    rng = random.Random(2)
    sure = [example for example in examples if example.source == _SURE]
    others = [example for example in examples if example.source != _SURE]
    picked = sure + rng.sample(others, min(most, len(others)))
    rng.shuffle(picked)
    return picked


def group(example: Example, hits: list[Hit], row_of: dict[str, int], national: set[int]) -> dict[str, object]:
    """One line of the output: the question, its answers, and other articles found, best first."""
    found = [row_of.get(article_key(hit.article.version.law.name, hit.article.label)) for hit in hits]
    wrong = [row for row in found if row is not None and row not in example.answers]
    answers = [row for row in example.answers if row in national]
    return {"query": example.query, "answers": answers, "negatives": wrong, "source": example.source}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--most", type=int, default=12_000)
    options = parser.parse_args()
    passages = read_passages(options.passages)
    row_of = {passage.key: row for row, passage in enumerate(passages) if not passage.region}
    national = set(row_of.values())
    examples = [e for e in chosen(training_examples(passages), options.most) if national & set(e.answers)]
    opened = open_search()
    search = ArticleSearch(opened.library, opened.index)
    with options.out.open("w", encoding="utf-8") as out, tqdm(total=len(examples)) as bar:
        for start in range(0, len(examples), _BATCH):
            part = examples[start : start + _BATCH]
            found = search.search([Query(example.query, as_of=ARCHIVE_DAY) for example in part], _DEPTH)
            for example, hits in zip(part, found, strict=True):
                out.write(json.dumps(group(example, hits, row_of, national), ensure_ascii=False) + "\n")
            bar.update(len(part))


if __name__ == "__main__":
    main()
