"""Find where the articles that our lay questions name stand in law that took effect after the questions' day.

    ASSISTANT_HOME=/tmp/home-full python -m scripts.find_moved 2025-04-19

Writes corpora/questions/moved.json: for every asked article that is no longer in force as it was, the article of
today's law with the most similar text (pairs of characters, Dice), or nothing. Only laws and numbers are written.
The library must hold the archive of that day and the newer packaged laws.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from datetime import date

from assistant.corpora import corpus
from assistant.law.library import LawLibrary, open_library
from assistant.law.model import Article
from assistant.search.asked import Key, read_questions, short_title
from assistant.text.bigrams import bigrams, dice

_ALIKE = 0.5
_CANDIDATES = 20


class Today:
    """Articles of national law in force today that were not in force on the day of the questions."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.articles = list(articles)
        self._pairs = [bigrams(article.text) for article in self.articles]
        self._having: dict[str, list[int]] = {}
        for place, found in enumerate(self._pairs):
            for pair in found:
                self._having.setdefault(pair, []).append(place)

    def like(self, text: str) -> Article | None:
        """The most similar article, None if none is similar enough."""
        wanted = bigrams(text)
        rare = sorted((pair for pair in wanted if pair in self._having), key=lambda p: len(self._having[p]))
        votes = Counter(place for pair in rare[:40] for place in self._having[pair])
        scored = [(dice(wanted, self._pairs[place]), -place) for place, _ in votes.most_common(_CANDIDATES)]
        best, place = max(scored, default=(0.0, 0))
        return self.articles[-place] if best >= _ALIKE else None


def asked_articles(library: LawLibrary, day: date) -> dict[Key, Article]:
    """The articles that the questions name, as on the day, by short title and number."""
    wanted = {
        reference.key: reference.law
        for question in read_questions(corpus("questions"))
        for reference in question.relevant
    }
    on_day = {
        (short_title(article.version.law.name), article.label): article for article in library.scope("", day)
    }
    return {key: on_day[key] for key in wanted if key in on_day}


def find_moved(library: LawLibrary, day: date) -> list[dict[str, object]]:
    """One entry for each asked article that today's law has under another number, or no more."""
    asked = asked_articles(library, day)
    now = list(library.scope("", date.today()))
    standing = {(short_title(a.version.law.name), a.label): a for a in now}
    then = {a.id for a in library.scope("", day)}
    newer = Today(article for article in now if article.id not in then)
    moved = []
    for key, article in asked.items():
        same = standing.get(key)
        if same is not None and (
            same.id == article.id or dice(bigrams(same.text), bigrams(article.text)) >= _ALIKE
        ):
            continue
        found = newer.like(article.text)
        to = [{"law": found.version.law.name, "article": found.label}] if found else []
        moved.append({"law": article.version.law.name, "article": article.label, "to": to})
    return moved


def main() -> None:
    """Command line; prints how many articles moved and how many were dropped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("day", type=date.fromisoformat)
    day = parser.parse_args().day
    moved = find_moved(open_library(), day)
    path = corpus("questions/moved.json")
    rows = ",\n".join(json.dumps(move, ensure_ascii=False) for move in moved)
    path.write_text(f'{{"day": "{day}", "moved": [\n{rows}\n]}}\n', encoding="utf-8")
    print(len(moved), "moved or dropped,", sum(not move["to"] for move in moved), "dropped")


if __name__ == "__main__":
    main()
