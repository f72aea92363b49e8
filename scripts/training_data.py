"""What the models learn from: questions with the articles that answer them, over the articles of the archive.

    python -m scripts.training_data /tmp/passages.jsonl      # every article of the library

The library must hold the LawRefBook archive (``assistant law import``). Rows 5, 10, 15 … of the STARD training
file and fold 2 of our descriptions are held out of all training.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.analysis.matters import parse_reference, shipped_matters
from assistant.corpora import corpus, load_rows
from assistant.law.library import open_library
from assistant.search.asked import read_questions, short_title
from assistant.search.encoder import passage_text
from assistant.settings import settings

HELD_OUT_FOLD = 2
ARCHIVE_DAY = date(2025, 4, 19)
_ADDRESS = re.compile(r"第[零〇一二两三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?$")


@dataclass(frozen=True)
class Passage:
    """One article; ``key`` is short law name and article number, ``region`` "" for national law."""

    key: str
    region: str
    text: str


@dataclass(frozen=True)
class Example:
    """A question or statement of facts with the rows of the passages that answer it."""

    query: str
    answers: tuple[int, ...]
    source: str


def article_key(law: str, article: str) -> str:
    """The key of an article however its law is named."""
    return short_title(law) + article


def write_passages(path: Path, as_of: date) -> int:
    """Write every numbered article of the library as it stood on a day; returns how many.

    Args:
        path: JSON lines, one ``Passage`` a line.
        as_of: the day the labels were made for; a law without a version of that day gives its latest one.
    """
    library = open_library()
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for law in library.laws():
        version = library.version_at(law, as_of) or library.versions(law)[-1]
        for article in library.articles(version):
            if article.number:
                key = article_key(law.name, article.label)
                text = passage_text(law.name, article.chapter, article.text)
                rows[law.region, key] = {"key": key, "region": law.region, "text": text}
    _write_lines(path, rows.values())
    return len(rows)


def read_passages(path: Path) -> list[Passage]:
    """Read what ``write_passages`` wrote."""
    return [Passage(**row) for row in load_rows(path, dict[str, Any])]


def stard(passages: list[Passage], *, held_out: bool) -> list[Example]:
    """The STARD training questions: every fifth row (held out) or all others."""
    rows = enumerate(load_rows(settings().shared_data / "stard" / "train.jsonl", dict[str, Any]), 1)
    chosen = (row for number, row in rows if (number % 5 == 0) == held_out)
    return _examples(
        ((row["query"], [_split(name) for name in row["relevant"]]) for row in chosen), passages, "stard"
    )


def questions(passages: list[Passage]) -> list[Example]:
    """Our own lay questions of corpora/questions."""
    found = read_questions(corpus("questions"))
    rows = ((asked.query, [(named.law, named.article) for named in asked.relevant]) for asked in found)
    return _examples(rows, passages, "questions")


def descriptions(passages: list[Passage], *, held_out: bool) -> list[Example]:
    """Our descriptions of violations with penalty and duty clause: fold 2 (held out) or the others."""
    rows = load_rows(corpus("descriptions.jsonl"), dict[str, Any])
    chosen = (row for row in rows if (row["fold"] == HELD_OUT_FOLD) == held_out)
    labelled = ((row["facts"], [_pair(r) for r in row["penalty"] + row["violated"]]) for row in chosen)
    return _examples(labelled, passages, "descriptions")


def matters(passages: list[Passage]) -> list[Example]:
    """The names and colloquial ways of saying of our matters, with the articles of their national and local bases."""
    rows = []
    for matter in shipped_matters():
        references = [text for basis in matter.bases for text in (*basis.duty, *basis.penalty)]
        articles = [(ref.law, ref.provision.label) for ref in map(parse_reference, references)]
        rows += [(said, articles) for said in (matter.name, *matter.says)]
    return _examples(rows, passages, "matters")


def training_examples(passages: list[Passage]) -> list[Example]:
    """All that is trained on, without questions that repeat a held-out one."""
    measured = {_bare(example.query) for example in stard(passages, held_out=True)}
    examples = stard(passages, held_out=False) + questions(passages) + descriptions(passages, held_out=False)
    examples += matters(passages)
    return [example for example in examples if _bare(example.query) not in measured]


def _bare(query: str) -> str:
    return re.sub(r"\W", "", query)


def _pair(row: dict[str, str]) -> tuple[str, str]:
    return row["law"], row["article"]


def _split(name: str) -> tuple[str, str]:
    """Law and article of a joined reference such as 消防法第六十条."""
    match = _ADDRESS.search(name)
    if match is None:
        raise ValueError(f"no article number in {name}")
    return name[: match.start()], match.group()


def _examples(
    rows: Iterable[tuple[str, list[tuple[str, str]]]], passages: list[Passage], source: str
) -> list[Example]:
    """Resolve references to rows; a question none of whose articles is in the library is left out."""
    row_of = {passage.key: row for row, passage in enumerate(passages)}
    examples = []
    for query, references in rows:
        answers = {row_of[key] for law, article in references if (key := article_key(law, article)) in row_of}
        if answers:
            examples.append(Example(query, tuple(sorted(answers)), source))
    return examples


def _write_lines(path: Path, rows: Iterable[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    """Command line; prints the number of passages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    print(write_passages(parser.parse_args().out, ARCHIVE_DAY), "passages")


if __name__ == "__main__":
    main()
