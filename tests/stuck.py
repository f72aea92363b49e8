"""A test that is stuck fails with the place where it waits, and the others go on (``longest_test`` in pyproject.toml)."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from types import FrameType

import pytest

_OPTION = "longest_test"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini(_OPTION, "seconds for one test with all it sets up; 0 for no bound", default="0")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    seconds = float(item.config.getini(_OPTION))
    if not hasattr(signal, "setitimer"):  # Windows; faulthandler_timeout ends the run there
        return (yield)

    def ring(signum: int, frame: FrameType | None) -> None:
        pytest.fail(f"stuck for {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds / 10)  # again: putting away may be stuck, too
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
