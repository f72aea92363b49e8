"""Two versions of a law side by side: articles matched by their text, also when numbers moved, with character differences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from diff_match_patch import diff_match_patch
from rapidfuzz import fuzz, process

from assistant.law.model import Article
from assistant.text.normalise import fold

_SIMILAR = 45.0
_SAME_NUMBER_BONUS = 8.0


class ChangeKind(StrEnum):
    """What happened to an article."""

    SAME = "未改"
    MOVED = "条号变动"
    CHANGED = "修改"
    ADDED = "新增"
    REMOVED = "删去"


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of text: ``op`` is 0 kept, -1 taken out, 1 put in."""

    op: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One article in the earlier and the later version."""

    kind: ChangeKind
    before: Article | None
    after: Article | None
    edits: tuple[Edit, ...] = ()

    @property
    def label(self) -> str:
        """第八条, or 第八条 → 第九条 where the number moved."""
        old, new = (article.label if article else "" for article in (self.before, self.after))
        return new or old if not (old and new) or old == new else f"{old} → {new}"


def edits(before: str, after: str) -> tuple[Edit, ...]:
    """Character differences in readable stretches."""
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    found = engine.diff_main(before, after)
    engine.diff_cleanupSemantic(found)
    return tuple(Edit(op, text) for op, text in found)


def compare(before: Sequence[Article], after: Sequence[Article]) -> list[Change]:
    """The changes from one version to another, in the order of the later one; articles taken out stand where they stood.

    Args:
        before: articles of the earlier version in order.
        after: articles of the later version in order.
    """
    pairs = _match_equal(before, after)
    _match_similar(before, after, pairs)
    origin = {new: old for old, new in pairs.items()}
    removed = iter([i for i in range(len(before)) if i not in pairs])
    waiting = next(removed, None)
    changes: list[Change] = []
    for position, article in enumerate(after):
        old = origin.get(position)
        while waiting is not None and old is not None and waiting < old:
            changes.append(Change(ChangeKind.REMOVED, before[waiting], None))
            waiting = next(removed, None)
        changes.append(
            _change(before[old], article) if old is not None else Change(ChangeKind.ADDED, None, article)
        )
    while waiting is not None:
        changes.append(Change(ChangeKind.REMOVED, before[waiting], None))
        waiting = next(removed, None)
    return changes


def _change(before: Article, after: Article) -> Change:
    if fold(before.text) == fold(after.text):
        kind = ChangeKind.SAME if before.label == after.label else ChangeKind.MOVED
        return Change(kind, before, after)
    return Change(ChangeKind.CHANGED, before, after, edits(before.text, after.text))


def _match_equal(before: Sequence[Article], after: Sequence[Article]) -> dict[int, int]:
    """Articles with the same text, in order."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, article in enumerate(after):
        places[fold(article.text)].append(index)
    pairs: dict[int, int] = {}
    for index, article in enumerate(before):
        if candidates := places.get(fold(article.text)):
            pairs[index] = candidates.pop(0)
    return pairs


def _match_similar(before: Sequence[Article], after: Sequence[Article], pairs: dict[int, int]) -> None:
    """Pair what is left by similarity of text, best first; the same number counts a little."""
    old = [i for i in range(len(before)) if i not in pairs]
    taken = set(pairs.values())
    new = [i for i in range(len(after)) if i not in taken]
    if not old or not new:
        return
    scores = process.cdist([before[i].text for i in old], [after[j].text for j in new], scorer=fuzz.ratio)
    ranked = sorted(
        _ranked(before, after, old, new, scores.tolist()), key=lambda entry: (-entry[0], entry[1:])
    )
    for _, i, j in ranked:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _ranked(
    before: Sequence[Article],
    after: Sequence[Article],
    old: list[int],
    new: list[int],
    scores: list[list[float]],
) -> Iterable[tuple[float, int, int]]:
    for row, i in enumerate(old):
        for column, j in enumerate(new):
            score = scores[row][column]
            if score >= _SIMILAR:
                yield score + (_SAME_NUMBER_BONUS if before[i].label == after[j].label else 0.0), i, j
