"""How well penalty clauses are read: agreement with labelled articles, and coverage of all articles that name a fine."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.corpora import load_rows
from assistant.law.library import LawLibrary
from assistant.law.model import Article, Level
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import PenaltyRule
from assistant.law.penalty_query import find_article, fine_json, provision_label

FIELDS = ("fines", "kinds", "violated")
_KEYS = ("party", "condition", "type", "min", "max", "base")
_IMPOSING = re.compile(r"处以?(?![理置分方于罚])[^，。；]{0,40}(?:元|倍|[%％]|分之)[^，。；]{0,12}罚款")
Labels = dict[str, set[tuple[Any, ...]]]


@dataclass(slots=True)
class Agreement:
    """Counts of entries found, invented and missed."""

    found: int = 0
    invented: int = 0
    missed: int = 0

    def add(self, read: set[tuple[Any, ...]], labelled: set[tuple[Any, ...]]) -> None:
        """Count one article's entries."""
        self.found += len(read & labelled)
        self.invented += len(read - labelled)
        self.missed += len(labelled - read)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 when there was nothing to find."""
        total = 2 * self.found + self.invented + self.missed
        return 2 * self.found / total if total else 1.0


@dataclass(slots=True)
class PenaltyScore:
    """Agreement by field over the rows whose article is in the library, and the rows that disagree."""

    rows: int = 0
    absent: int = 0
    fields: dict[str, Agreement] = field(default_factory=lambda: {name: Agreement() for name in FIELDS})
    wrong: list[tuple[str, str, Labels, Labels]] = field(default_factory=list)


def read_gold(path: Path, part: str = "") -> list[dict[str, Any]]:
    """Labelled rows, optionally only those of one part (open, held-out)."""
    rows = load_rows(path, dict[str, Any])
    return [row for row in rows if not part or row.get("part") == part]


def score(rows: Iterable[dict[str, Any]], library: LawLibrary) -> PenaltyScore:
    """Compare what is read with the labels; fields a row calls ambiguous are left out of its score."""
    out = PenaltyScore()
    for row in rows:
        article = _article(library, row)
        if article is None:
            out.absent += 1
            continue
        out.rows += 1
        unclear = str(row.get("ambiguous", "")).partition(":")[0]
        read, labelled = _read(article), _labelled(row)
        ignored = [i for i, key in enumerate(_KEYS) if key in unclear]
        for labels in (read, labelled):
            labels["fines"] = {_masked(entry, ignored) for entry in labels["fines"]}
        names = [name for name in FIELDS if name not in unclear]
        for name in names:
            out.fields[name].add(read[name], labelled[name])
        if any(read[name] != labelled[name] for name in names):
            out.wrong.append((row["law"], row["article"], read, labelled))
    return out


def _article(library: LawLibrary, row: dict[str, Any]) -> Article | None:
    if not library.find(row["law"]):
        return None
    return find_article(library, row["law"], row["article"], row.get("date") or "")


def _read(article: Article) -> Labels:
    rules, law = parse_article(article), article.version.law.name
    return {
        "fines": {_entry(fine_json(fine)) for rule in rules for fine in rule.fines},
        "kinds": {(kind,) for rule in rules for kind in rule.kinds},
        "violated": {(provision_label(ref, law),) for rule in rules for ref in rule.violated},
    }


def _labelled(row: dict[str, Any]) -> Labels:
    return {
        "fines": {_entry(fine) for fine in row["fines"]},
        "kinds": {(kind,) for kind in row["kinds"]},
        "violated": {(label,) for label in row["violated"]},
    }


def _entry(fine: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(fine[key] for key in _KEYS)


def _masked(entry: tuple[Any, ...], ignored: Sequence[int]) -> tuple[Any, ...]:
    return tuple(None if i in ignored else value for i, value in enumerate(entry))


@dataclass(slots=True)
class Coverage:
    """Articles that contain 罚款, by what was read of them; ``unread`` lists reason, law, article and words."""

    articles: int = 0
    complete: int = 0
    partial: int = 0
    mentions: int = 0
    unread: list[tuple[str, str, str, str]] = field(default_factory=list)
    rules: int = 0
    seconds: float = 0.0

    @property
    def share(self) -> float:
        """Share of the articles that impose a fine with at least one completely read rule."""
        imposing = self.articles - self.mentions
        return (self.complete + self.partial) / imposing if imposing else 1.0


def fine_articles(library: LawLibrary) -> Iterator[Article]:
    """Every article of every loaded version that contains 罚款, interpretations of courts apart."""
    for law in library.laws():
        if law.level is Level.INTERPRETATION:
            continue
        for version in library.versions(law):
            yield from (a for a in library.articles(version) if a.number and "罚款" in a.text)


def coverage(articles: Iterable[Article]) -> Coverage:
    """Read every article once and sort it by how much of it was read."""
    out = Coverage()
    for article in articles:
        out.articles += 1
        started = time.process_time()
        rules = parse_article(article)
        out.seconds += time.process_time() - started
        out.rules += len(rules)
        _sort(out, article, rules)
    return out


def _sort(out: Coverage, article: Article, rules: Sequence[PenaltyRule]) -> None:
    unread = [words for rule in rules for words in rule.unread]
    whole = any(rule.complete and rule.fines for rule in rules)
    name = (article.version.law.name, article.label)
    for words in unread:
        out.unread.append(("幅度写法未能读出", *name, words))
    if whole:
        out.partial += bool(unread)
        out.complete += not unread
    elif not unread:
        missed = _IMPOSING.search(article.text)
        if missed:
            out.unread.append(("未识别为罚则", *name, missed[0]))
        out.mentions += missed is None


def reasons(found: Coverage) -> list[tuple[str, int]]:
    """How often each reason for unread words occurs."""
    return Counter(reason for reason, *_ in found.unread).most_common()
