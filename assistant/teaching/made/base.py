"""What every maker of questions needs: the law on a day, chance, and how right and wrong options become a question."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.analysis.matters import Basis, Matter, shipped_matters
from assistant.analysis.pin import Located, rules_in
from assistant.analysis.rule_units import conduct_words
from assistant.law.library import LawLibrary
from assistant.law.lookup import text_on, today
from assistant.law.model import Article, LawRef
from assistant.teaching.model import LETTERS, Fact, Question, QuestionKind, question_id

WRONG = 3


@dataclass(frozen=True, slots=True)
class Desk:
    """Where questions are made: library, day of the law, chance, the matters asked for."""

    library: LawLibrary
    day: date
    chance: random.Random
    matters: tuple[Matter, ...]

    def article(self, ref: LawRef) -> Article | None:
        """The article in force on the day, of the one law that bears the name."""
        laws = self.library.find(ref.law)
        return self.library.article(laws[0], ref.provision, self.day) if len(laws) == 1 else None

    def text(self, ref: LawRef) -> str:
        """The text of a clause in force on the day; "" when there is none."""
        return text_on(self.library, ref, self.day)

    def held(self, references: Iterable[str], day: date | None = None) -> bool:
        """Whether the library holds every one of the clauses as in force on a day; the desk's own if None."""
        refs = [LawRef.parse(text) for text in references]
        return all(ref is not None and replace(self, day=day or self.day).text(ref) for ref in refs)

    def rules(self, ref: LawRef) -> tuple[Located, ...]:
        """The penalty rules that stand in a clause."""
        article = self.article(ref)
        found = rules_in(article) if article else ()
        return tuple(one for one in found if ref.provision.covers(one.rule.provision))

    def bases(self) -> Iterator[tuple[Matter, Basis]]:
        """The bases of the matters that hold on the day."""
        for matter in self.matters:
            for basis in matter.bases:
                if basis.until is None or self.day < basis.until:
                    yield matter, basis


def act_of(located: Located) -> str:
    """What is punished, without references to the duty and without the head of a list."""
    told = conduct_words(located.rule.conduct)
    return told.rpartition("下列")[2].partition("：")[2] or told if "下列" in told else told


def desk(library: LawLibrary, *, day: date | None = None, seed: int = 1, matters: Sequence[str] = ()) -> Desk:
    """A desk.

    Args:
        library: where the law is read.
        day: whose law is asked about; today if None.
        seed: the same seed makes the same questions from the same library.
        matters: ids or fields of matters; all when none.
    """
    chosen = tuple(m for m in shipped_matters() if not matters or m.id in matters or m.field in matters)
    return Desk(library, day or today(), random.Random(seed), chosen)


def made(
    at: Desk,
    kind: QuestionKind,
    stem: str,
    right: Sequence[str],
    wrong: Sequence[str],
    *,
    basis: Sequence[str],
    facts: Mapping[str, Fact],
    why: str = "",
    matter: str = "",
    material: str = "",
    keep_order: Sequence[str] = (),
) -> Question | None:
    """A question of right and wrong options, shuffled; None when there is no wrong one left.

    Args:
        at: gives chance and day.
        kind: of the question.
        stem: what is asked.
        right: the right options.
        wrong: wrong ones, the best first; as many as needed are taken.
        basis: clauses that decide it; their text is the explanation.
        facts: what it rests on.
        why: a sentence before the text of the clauses.
        matter: id of the matter.
        material: a text to read first.
        keep_order: all options in this order instead of shuffled.
    """
    others = [text for text in dict.fromkeys(wrong) if text not in right][:WRONG]
    if not others:
        return None
    options = list(keep_order) or [*right, *others]
    if not keep_order:
        at.chance.shuffle(options)
    letters = dict(zip(LETTERS, options, strict=False))
    answer = "".join(letter for letter, text in letters.items() if text in right)
    return Question(
        id=question_id(kind, stem, material, *sorted(options)),
        kind=kind,
        stem=stem,
        options=letters,
        answer=answer,
        explanation=why,
        basis=tuple(basis),
        as_of=at.day.isoformat(),
        matter=matter,
        material=material,
        facts=dict(facts),
    )
