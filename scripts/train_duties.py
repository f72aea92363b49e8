"""Train the choice of the duty for given facts on clauses that name their duty: the reference is hidden, then found.

    ASSISTANT_HOME=... python -m scripts.train_duties models/order/duties.json --most 2500

Material: notes of corpora/facts whose rule names duties of its own law. Told first for laws left out, in five parts, by
article; and for the laws that the model of facts has not seen.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from assistant.analysis.acts import parts_of
from assistant.analysis.duties import DutySigns, law_duties
from assistant.analysis.duty_signs import SIGNS, Floats
from assistant.analysis.rule_index import Rules, open_rules
from assistant.analysis.rule_units import article_of
from assistant.files import replacing
from assistant.search.question import legal_terms
from scripts.facts_bank import Note, by_article, notes
from scripts.train_order import fit, fold_of

_FOLDS = 5
# Hardly a clause that names its duty shows these signs, so their weights are set by hand.
_BY_HAND = {"listed": 3.0, "licence_named": 2.0}


@dataclass(frozen=True)
class Hidden:
    """The signs of all paragraphs for a note, which of them are right, and the article of each."""

    law: str
    apart: bool
    signs: Floats
    right: Floats
    articles: list[str]


def material(rules: Rules, most: int) -> list[Hidden]:
    """Up to so many notes with their duty hidden."""
    told = notes(by_article(rules.book.rows))
    random.Random(3).shuffle(told)
    found = (hidden for note in told if (hidden := _hidden(rules, note)))
    return [hidden for hidden, _ in zip(found, range(most), strict=False)]


def _hidden(rules: Rules, note: Note) -> Hidden | None:
    row = next((r for r in note.rules if r.duties and not r.duties[0].inferred), None)
    if row is None or any(duty.law != row.law for duty in row.duties):
        return None
    article = rules.library.articles_by_id([article_of(row.ref)])[0]
    vectors = rules.encoder.encode_facts(parts_of(note.facts))
    signs = DutySigns(rules, note.facts, legal_terms(note.facts), vectors)(article, row)
    law = law_duties(rules, article.version)
    named = {duty.ref.provision.label for duty in row.duties}
    inside = law.open_to(row.article[1])
    labels = [place.label for place in law.places]
    right = np.array([float(label in named) for label in labels], np.float32)
    if not (right[inside] > 0).any():
        return None
    return Hidden(
        row.law,
        note.apart,
        signs[inside],
        right[inside],
        [x for x, i in zip(labels, inside, strict=True) if i],
    )


def ranks(rows: list[Hidden], linear: Floats) -> np.ndarray:
    """For each note how many articles stand before the right one."""
    found = []
    for row in rows:
        order = np.argsort(-(row.signs @ linear), kind="stable").tolist()
        articles = list(dict.fromkeys(row.articles[place] for place in order))
        named = {label for label, right in zip(row.articles, row.right, strict=True) if right > 0}
        found.append(next(place for place, label in enumerate(articles) if label in named))
    return np.array(found)


def _fitted(rows: list[Hidden]) -> Floats:
    query = np.repeat(np.arange(len(rows)), [len(row.signs) for row in rows])
    signs = torch.tensor(np.concatenate([row.signs for row in rows]))
    right = torch.tensor(np.concatenate([row.right for row in rows]))
    weights: Floats = fit(signs, right, torch.tensor(query), held=1e-3, steps=60).numpy()
    return weights


def _tell(name: str, places: np.ndarray) -> None:
    print(name, {k: round(float((places < k).mean()), 3) for k in (1, 2, 3, 5)}, len(places))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--most", type=int, default=2500)
    options = parser.parse_args()
    rows = material(open_rules(), options.most)
    folds = [fold_of(row.law) for row in rows]
    places = np.zeros(len(rows), int)
    for fold in range(_FOLDS):
        linear = _fitted([row for row, other in zip(rows, folds, strict=True) if other != fold])
        left_out = [place for place, other in enumerate(folds) if other == fold]
        places[left_out] = ranks([rows[place] for place in left_out], linear)
    _tell("laws left out:", places)
    _tell(
        "by conduct alone:", ranks(rows, np.array([float(name == "conduct") for name in SIGNS], np.float32))
    )
    apart = [row for row in rows if row.apart]
    _tell(
        "laws the model of facts has not seen:", ranks(apart, _fitted([row for row in rows if not row.apart]))
    )
    linear = _fitted(rows)
    for name, weight in _BY_HAND.items():
        linear[SIGNS.index(name)] = weight
    weights = {"signs": SIGNS, "linear": [round(float(value), 3) for value in linear]}
    with replacing(options.out) as written:
        written.write_text(json.dumps(weights, ensure_ascii=False) + "\n", "utf-8")
    print(weights)


if __name__ == "__main__":
    main()
