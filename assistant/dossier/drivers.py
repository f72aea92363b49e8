"""Who was at the wheel: the facts name one person, a record or statement another whom nobody else knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.model import Case
from assistant.dossier.names import is_name
from assistant.dossier.retold_words import RetoldWords
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.told_numbers import papers_of

_SENTENCE = re.compile(r"[^。；;\n]+")


def drivers_apart(case: Case) -> Iterator[Contradiction]:
    """Every paper by which somebody else drove or worked the machine than by the facts.

    Args:
        case: facts and evidence are read; papers from after the correction are left out.
    """
    *papers, facts = papers_of(case)
    known = _at_the_wheel(facts.text)
    if len(known) != 1:
        return
    ((driver, said),) = known.items()
    for paper in papers:
        others = {name: quote for name, quote in _at_the_wheel(paper.text).items() if name != driver}
        rest = "，".join(p.told for p in (*papers, facts) if p is not paper)
        if len(others) == 1 and not _at_the_wheel(paper.text).get(driver):
            ((name, quote),) = others.items()
            if name not in rest and not _other_machine(quote, said):
                a, b = Side(paper.evidence, quote, name), Side(FACTS, said, driver)
                yield Contradiction("驾驶（操作）的人", a, b, "行为人（驾驶）")


def _other_machine(one: str, other: str) -> bool:
    """Whether two sentences tell of machines of different kinds (货车, 装载机)."""
    kinds = [
        {kind for kind, form in RetoldWords.read().machines.items() if form.search(text)}
        for text in (one, other)
    ]
    return all(kinds) and not kinds[0] & kinds[1]


def _at_the_wheel(text: str) -> dict[str, str]:
    """The persons who, in the words of a text, drive or work a machine, with the sentence."""
    found: dict[str, str] = {}
    for match in _SENTENCE.finditer(text):
        for form in _forms():
            for one in form.finditer(match[0]):
                if is_name(one["name"]):
                    found.setdefault(one["name"], match[0].strip())
    return found


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], ...]:
    name, words = load_patterns().name, RetoldWords.read()
    return (
        re.compile(rf"(?:{words.driver.pattern}){name}(?=[，,。；;、（(]|驾驶|操作|在场|称|$)"),
        re.compile(rf"{name}(?:正在|正|在)?(?:{words.drives.pattern})"),
    )
