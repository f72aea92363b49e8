"""What became of a clause since a case was decided: unchanged, amended, its amounts changed, repealed, or not to be told."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from assistant.law.library import LawLibrary
from assistant.law.lookup import today
from assistant.law.model import Article, LawRef
from assistant.law.penalties.text import told_amounts
from assistant.law.penalty import parse_article
from assistant.law.standing import State, standing
from assistant.text.dates import parse_as_of

_Told = tuple[str, ...]


class Since:
    """Compares clauses as they were with what they are.

    Args:
        library: where the texts are.
        now: the day that counts as today.
    """

    def __init__(self, library: LawLibrary, now: date | None = None) -> None:
        self._library = library
        self._now = now or today()
        self._compare = lru_cache(maxsize=2048)(self._compared)

    def told(self, reference: str, day: str) -> str:
        """What became of a clause; "" when it reads as it did, or when that cannot be told.

        Args:
            reference: 《…》第X条, deeper or not.
            day: of the case, as 2024, 2024-03 or 2024-03-05.
        """
        ref, on = LawRef.parse(reference), parse_as_of(day, end=True) if day else None
        return self._compare(ref, on) if ref and on else ""

    def _compared(self, ref: LawRef, day: date) -> str:
        laws = self._library.find(ref.law)
        if len(laws) != 1:
            return ""
        now, then = standing(self._library, laws[0], self._now), standing(self._library, laws[0], day)
        if now.version is None:
            return f"《{ref.law}》：{now.reason}" if now.state is State.ENDED else ""
        if then.version is None:
            return ""  # the text of then is not held: nothing is said of change
        if then.version == now.version:
            return ""
        old = self._library.article_in(then.version, ref.provision)
        new = self._library.article_in(now.version, ref.provision)
        return _difference(ref, old, new)


def _difference(ref: LawRef, old: Article | None, new: Article | None) -> str:
    label = f"《{ref.law}》{ref.provision.label}"
    if old is None:
        return ""
    if new is None:
        return f"{label}此后已修改：现行文本没有这一条"
    if old.text == new.text:
        return ""
    before, after = _amounts(old), _amounts(new)
    if before and after and before != after:
        return f"{label}此后已修改：当时罚款{'、'.join(before)}，现在{'、'.join(after)}"
    return f"{label}此后已修改，请对照现行条文"


def _amounts(article: Article) -> _Told:
    fines = (fine for rule in parse_article(article) for fine in rule.fines)
    return tuple(dict.fromkeys(told_amounts(fine) for fine in fines if fine.max is not None))
