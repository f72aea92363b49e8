"""Who brings an index up to date: whoever asks; or, in a program that serves pages, another process meanwhile.

With a keeper appointed, what is open goes on answering while the new index is built, and a first question waits for it
instead of building in the middle of the pages.
"""

from __future__ import annotations

from typing import Protocol

from assistant.search.units import Progress


class Keeper(Protocol):
    """Builds indexes elsewhere."""

    def begin(self, index: str) -> None:
        """See to it that the index of that name is being built."""

    def wait(self, index: str, progress: Progress) -> None:
        """The same, and come back when it is built.

        Raises:
            AssistantError: it could not be built.
        """


_keeper: Keeper | None = None


def appoint(keeper: Keeper | None) -> None:
    """Let a keeper build from now on; None lets whoever asks build."""
    global _keeper
    _keeper = keeper


def foresee(index: str) -> None:
    """Let the keeper, if there is one, begin with an index that will be asked for."""
    if _keeper is not None:
        _keeper.begin(index)


def goes_on(index: str, progress: Progress, *, opened: bool) -> bool:
    """Whether an index that is open and no longer up to date goes on answering because a keeper builds the new one.

    Args:
        index: its name.
        progress: told how far the keeper is when nothing is open and its work is waited for.
        opened: whether an older one is open.

    Raises:
        AssistantError: the keeper could not build it.
    """
    if _keeper is None:
        return False
    if opened:
        _keeper.begin(index)
        return True
    _keeper.wait(index, progress)
    return False
