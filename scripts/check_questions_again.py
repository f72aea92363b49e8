"""Judge generated questions by another hand: the law's text and the notes of the domain, nothing of assistant.

python -m scripts.check_questions_again QUESTIONS.jsonl… --library $ASSISTANT_HOME/library.db

Of every question it decides by itself whether the answer marked is right and every other option is
wrong. It prints those it holds wrong, and those it cannot judge with the reason; 'not judged' is an
answer: what only a reader of the case can tell is left to the reader.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.questions_again import cases, fines, procedure, references
from scripts.questions_again.law import Library
from scripts.questions_again.verdict import Verdict

Question = dict[str, Any]
Judge = Callable[[Question, Library], Verdict]

JUDGES: dict[str, Judge] = {
    "range": fines.judge_range,
    "in_range": fines.judge_sum,
    "duty": references.judge_duty,
    "clause": references.judge_clause,
    "deadline": procedure.judge_deadline,
    "last_day": procedure.judge_last_day,
    "order": procedure.judge_order,
    "missing": cases.judge_missing,
    "defect": cases.judge_defect,
}


@dataclass(frozen=True)
class Judged:
    """One question and what was found of it."""

    question: Question
    verdict: Verdict


def read(paths: Iterable[Path]) -> Iterator[Question]:
    """Every question of the files, each once."""
    seen: set[str] = set()
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            question: Question = json.loads(line)
            if question["id"] not in seen:
                seen.add(question["id"])
                yield question


def shape(question: Question) -> str:
    """What is wrong with the question as such; empty when it can be asked."""
    options = question["options"]
    if question["answer"] not in options:
        return "所标答案不在选项里"
    if len(set(options.values())) < len(options):
        return "两个选项相同"
    return "" if len(options) > 1 else "只有一个选项"


def judge(question: Question, library: Library) -> Verdict:
    """The verdict on one question."""
    if lack := shape(question):
        return Verdict.wrong(lack)
    if question["kind"] not in JUDGES:
        return Verdict.unjudged("没有这一题型的核对办法")
    return JUDGES[question["kind"]](question, library)


def table(found: list[Judged]) -> str:
    """Right, wrong and not judged, by kind."""
    counts = Counter((j.question["kind"], j.verdict.state) for j in found)
    states = ("right", "wrong", "unjudged")
    rows = [["kind", *states]]
    for kind in sorted({j.question["kind"] for j in found}):
        rows.append([kind, *(str(counts[kind, s]) for s in states)])
    rows.append(["all", *(str(sum(j.verdict.state == s for j in found)) for s in states)])
    return "\n".join("\t".join(row) for row in rows)


def tell(judged: Judged) -> str:
    """One line on a question that is not plainly right."""
    q = judged.question
    marked = q["options"].get(q["answer"], "")
    return f"{judged.verdict.state}\t{q['id']}\t{judged.verdict.reason}\t{q['stem']}\t{q['answer']} {marked}"


def main(arguments: list[str] | None = None) -> int:
    """Judge the files; 1 when a question is held wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--library", required=True, type=Path)
    parser.add_argument("--quiet", action="store_true", help="the table only")
    options = parser.parse_args(arguments)
    library = Library(options.library)
    found = [Judged(q, judge(q, library)) for q in read(options.paths)]
    if not options.quiet:
        for judged in found:
            if judged.verdict.state != "right":
                print(tell(judged))
    print(table(found))
    return int(any(j.verdict.state == "wrong" for j in found))


if __name__ == "__main__":
    sys.exit(main())
