"""How a reader tells that it is still at work."""

from collections.abc import Callable

Progress = Callable[[str], None]
"""Called with a line of Chinese; an exception that it raises stops the reading."""


def silent(line: str) -> None:
    """Tell nobody."""
