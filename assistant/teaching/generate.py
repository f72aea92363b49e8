"""Questions computed from rules, procedure, matters and cases: all that can be made, or a mixture of so many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from assistant.teaching.made import clauses, files, procedure, ranges
from assistant.teaching.made.base import Desk
from assistant.teaching.model import Question, QuestionKind

MAKERS: Mapping[QuestionKind, tuple[Callable[[Desk], Iterator[Question]], ...]] = {
    "range": (ranges.ranges,),
    "in_range": (ranges.sums,),
    "clause": (clauses.clauses, clauses.case_clauses),
    "duty": (clauses.duties,),
    "deadline": (procedure.deadlines,),
    "last_day": (procedure.last_days,),
    "order": (procedure.orders,),
    "missing": (files.missing,),
    "defect": (files.mistakes, files.papers),
}


def questions(at: Desk, kinds: Iterable[QuestionKind] = ()) -> dict[QuestionKind, list[Question]]:
    """Every question that can be made, by kind, each once.

    Args:
        at: the desk they are made at.
        kinds: only these; all when none.
    """
    wanted = set(kinds) or set(MAKERS)
    made = {
        kind: chain.from_iterable(make(at) for make in makers)
        for kind, makers in MAKERS.items()
        if kind in wanted
    }
    return {
        kind: list({question.id: question for question in found}.values()) for kind, found in made.items()
    }


def mixture(at: Desk, count: int, kinds: Iterable[QuestionKind] = ()) -> list[Question]:
    """So many questions, of every kind as evenly as there are enough of, in a made order.

    Args:
        at: the desk they are made at.
        count: at most so many.
        kinds: only these; all when none.
    """
    left = {kind: at.chance.sample(found, len(found)) for kind, found in questions(at, kinds).items()}
    chosen: list[Question] = []
    while len(chosen) < count and any(left.values()):
        for found in left.values():
            if found and len(chosen) < count:
                chosen.append(found.pop())
    return at.chance.sample(chosen, len(chosen))
