"""Find articles that look right for each training question but are not its answers.

    python -m scripts.mine_negatives passages.jsonl vectors.npz triples.jsonl

Candidates are the first 30 by the current encoder over a sample of 20,000 articles of national law (a third of
it, so that a CPU can do it) and the first 40 by bigram BM25 over all law, without law of other places; the very
first of each list are left out, since they are often right as well. ``vectors.npz`` is made when it is missing (five minutes on two cores).
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt
from tqdm import tqdm

from assistant.search.encoder import Vectors, load_encoder
from scripts.training_data import Example, Passage, read_passages, training_examples

SAMPLE = 20_000
DENSE_RANKS = (1, 30)
LEXICAL_RANKS = (2, 40)
Rows = npt.NDArray[np.int64]


def bigrams(text: str) -> list[str]:
    """Characters and character pairs."""
    return [*text, *(a + b for a, b in zip(text, text[1:], strict=False))]


@dataclass(frozen=True)
class Sample:
    """Some passages of national law with their vectors."""

    rows: Rows
    vectors: Vectors


def sample_vectors(passages: list[Passage], path: Path) -> Sample:
    """The sample with its vectors, read from ``path`` or made and kept there."""
    if not path.exists():
        national = [row for row, passage in enumerate(passages) if not passage.region]
        rows = sorted(random.Random(3).sample(national, min(SAMPLE, len(national))))
        with tqdm(total=len(rows), desc="passages") as bar:
            vectors = load_encoder().encode_passages([passages[row].text for row in rows], bar.update)
        np.savez(path, rows=np.array(rows), vectors=vectors)
    kept = np.load(path)
    return Sample(kept["rows"], np.asarray(kept["vectors"], np.float32))


def dense_ranking(queries: list[str], sample: Sample, depth: int) -> Rows:
    """The ``depth`` nearest rows of the sample for each query, best first."""
    scores = load_encoder().encode_queries(queries) @ sample.vectors.T
    nearest = np.argpartition(-scores, depth, axis=1)[:, :depth]
    order = np.argsort(-np.take_along_axis(scores, nearest, 1), axis=1)
    return sample.rows[np.take_along_axis(nearest, order, 1)]


def lexical_ranking(queries: list[str], texts: list[str], depth: int) -> Rows:
    """The ``depth`` best rows by BM25 over characters and pairs for each query."""
    index = bm25s.BM25()
    index.index([bigrams(text) for text in texts], show_progress=False)
    found, _ = index.retrieve([bigrams(query) for query in queries], k=depth, show_progress=False)
    return np.asarray(found)


def mine(examples: list[Example], passages: list[Passage], sample: Sample) -> list[list[int]]:
    """For each example the rows to choose hard negatives from."""
    queries = [example.query for example in examples]
    near = dense_ranking(queries, sample, DENSE_RANKS[1])[:, DENSE_RANKS[0] :]
    alike = lexical_ranking(queries, [p.text for p in passages], LEXICAL_RANKS[1])[:, LEXICAL_RANKS[0] :]
    found = []
    for example, dense, lexical in zip(examples, near, alike, strict=True):
        regions = {"", *(passages[row].region for row in example.answers)}
        rows = dict.fromkeys([*dense.tolist(), *lexical.tolist()])
        found.append([row for row in rows if row not in example.answers and passages[row].region in regions])
    return found


def main() -> None:
    """Command line; prints how many questions of each source were written."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("passages", "vectors", "out"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    passages = read_passages(options.passages)
    examples = training_examples(passages)
    negatives = mine(examples, passages, sample_vectors(passages, options.vectors))
    with options.out.open("w", encoding="utf-8") as out:
        for example, rows in zip(examples, negatives, strict=True):
            row = {
                "query": example.query,
                "answers": example.answers,
                "source": example.source,
                "negatives": rows,
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(
        {source: sum(e.source == source for e in examples) for source in sorted({e.source for e in examples})}
    )


if __name__ == "__main__":
    main()
