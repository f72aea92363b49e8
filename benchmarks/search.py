"""Time and memory of the search, each figure in a fresh process.

    ASSISTANT_HOME=/tmp/home-full python benchmarks/search.py                 # opening, memory, a question
    ASSISTANT_HOME=/tmp/home-full python benchmarks/search.py --index         # the index from known vectors, anew
    ASSISTANT_HOME=/tmp/home-full python benchmarks/search.py --encode 2000   # articles embedded a second
    ASSISTANT_HOME=/tmp/home-copy python benchmarks/search.py --change        # both indexes after one changed law

``--change`` adds a version to a law of the library: use a copy of the home folder.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

QUESTIONS = Path(__file__).parents[1] / "corpora" / "questions" / "administrative.jsonl"


def opening(everywhere: bool) -> dict[str, Any]:
    """Seconds until the first answer, resident memory before and after questions, milliseconds a question."""
    started = time.perf_counter()
    from assistant.evaluation.machine import memory_megabytes
    from assistant.search.articles import Query, open_search

    imported = time.perf_counter()
    search = open_search()
    search.search([Query("占用消防通道停车")])
    opened = time.perf_counter()
    texts = [json.loads(line)["query"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    times = []
    for text in random.Random(0).sample(texts, 200):
        began = time.perf_counter()
        search.search([Query(text, region="*" if everywhere else "")])
        times.append(1000 * (time.perf_counter() - began))
    return {
        "articles": search.index.manifest.units,
        "without_vector": search.pending,
        "import_s": round(imported - started, 2),
        "open_and_first_answer_s": round(opened - imported, 2),
        "median_ms": round(float(np.median(times)), 1),
        "p95_ms": round(float(np.percentile(times, 95)), 1),
        "resident_mb": round(memory_megabytes()),
    }


def timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Wall and processor seconds of a piece of work, and its result."""
    wall, processor = time.perf_counter(), time.process_time()
    result = work()
    return round(time.perf_counter() - wall, 1), round(time.process_time() - processor, 1), result


def index_anew() -> dict[str, Any]:
    """Build the whole index into an empty folder from the vectors that are known."""
    from assistant.law.library import open_library
    from assistant.search.articles import LEXICAL, article_units, vector_store
    from assistant.search.build import build
    from assistant.search.encoder import load_encoder

    encoder = load_encoder()
    read_s, _, units = timed(lambda: list(article_units(open_library())))
    with TemporaryDirectory() as folder:
        wall, processor, built = timed(
            lambda: build(
                Path(folder) / "anew",
                units,
                encoder,
                vector_store(encoder),
                embed_up_to=0,
                channels=LEXICAL,
            )
        )
    return {"units": built.units, "read_s": read_s, "build_s": wall, "build_cpu_s": processor}


def encode(count: int) -> dict[str, Any]:
    """Articles embedded a second, on a random sample."""
    from assistant.law.library import open_library
    from assistant.search.articles import article_units
    from assistant.search.encoder import load_encoder

    passages = [unit.dense[0] for unit in article_units(open_library())]
    sample = random.Random(0).sample(passages, min(count, len(passages)))
    encoder = load_encoder()
    encoder.encode_passages(sample[:50])
    wall, processor, _ = timed(lambda: encoder.encode_passages(sample))
    return {
        "articles": len(sample),
        "per_s": round(len(sample) / wall, 1),
        "per_cpu_s": round(len(sample) / processor, 1),
    }


def change() -> dict[str, Any]:
    """Import a new version of one law with three changed articles, then bring both indexes up to date and suggest.

    As when a suggestion is asked for: what has no vector because there is too much of it is left without.
    """
    from assistant.analysis import rule_index
    from assistant.analysis.suggest import suggest
    from assistant.dossier.model import Case
    from assistant.law.library import open_library
    from assistant.search import articles
    from assistant.search.encoder import load_encoder
    from assistant.settings import settings

    load_encoder()
    rooms = {"articles": articles.bring_up_to_date, "rules": rule_index.bring_up_to_date}
    for bring in rooms.values():
        bring()
    amend("城市市容和环境卫生管理条例")
    figures: dict[str, Any] = {"laws": len(open_library().laws())}
    for name, bring in rooms.items():
        wall, processor, _ = timed(bring)
        figures |= {f"{name}_s": wall, f"{name}_cpu_s": processor}
        folder = settings().index_dir / name
        files = [path for path in folder.rglob("*") if path.is_file()]
        figures[f"{name}_mb"] = round(sum(path.stat().st_size for path in files) / 1e6)
    figures["cpu_s"] = round(figures["articles_cpu_s"] + figures["rules_cpu_s"], 1)
    wall, processor, _ = timed(lambda: suggest(Case(facts="在城市道路上随意倾倒生活垃圾")))
    return figures | {"then_first_suggestion_s": wall, "then_first_suggestion_cpu_s": processor}


def amend(name: str) -> None:
    """Import a text of a law that takes effect a day after the last, with three articles changed."""
    from assistant.law import importer
    from assistant.law.document import Document
    from assistant.law.library import open_library

    library = open_library()
    law = library.find(name)[0]
    version = library.versions(law)[-1]
    day = (version.effective or date(2020, 1, 1)) + timedelta(days=1)
    texts = [(article.label, article.text) for article in library.articles(version)]
    texts = [
        (label, text + f"（{day}改）" if place < 3 else text) for place, (label, text) in enumerate(texts)
    ]
    body = "\n".join(f"{label}　{text}" for label, text in texts)
    document = Document(law.name, body, law.level, "测量", "benchmarks", promulgated=day, effective=day)
    importer.import_documents(library.path, [document])


def main() -> None:
    """Run what the command line asks for and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", action="store_true")
    parser.add_argument("--encode", type=int, default=0)
    parser.add_argument("--change", action="store_true")
    parser.add_argument(
        "--everywhere", action="store_true", help="search the law of all places, not only national law"
    )
    chosen = parser.parse_args()
    if chosen.index:
        result = index_anew()
    elif chosen.encode:
        result = encode(chosen.encode)
    elif chosen.change:
        result = change()
    else:
        result = opening(chosen.everywhere)
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
